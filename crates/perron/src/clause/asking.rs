//! A clause is put to everybody as a statement of a conversation; what they say of it comes back as what it rests on.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use store::clause::{Source, SourceKind};
use store::conversation::{self, Conversation};
use store::holding::Kind as Held;
use store::statement::{self, Origin, State as Said, Statement};
use store::{Ids, Language, Tx, strategy};

use super::sources::cited;
use super::wording::{Found, find};
use super::{evidence, path, support};
use crate::conversation::Standing;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::{self, Id};
use crate::page::{View, view};
use crate::rights::Deed;
use crate::similar;
use crate::statement::MOST;
use crate::visit::Visit;

/// The conversations that a clause may be put into.
#[derive(Template)]
#[template(path = "clause/statement.html")]
pub struct Asking<'a> {
    pub visit: &'a Visit,
    pub found: Found,
    pub conversations: Vec<Conversation>,
    pub form: Form,
}

view!(Asking, |page| page.heading(), listed false);

impl Asking<'_> {
    fn heading(&self) -> String {
        self.visit.t("clause-statement-title").with("number", self.number().to_string()).to_string()
    }

    fn number(&self) -> i64 {
        self.found.clause.as_ref().map_or(0, |clause| clause.number)
    }

    fn path(&self) -> String {
        path(self.found.strategy.id, self.number())
    }

    fn choices(&self) -> Vec<(String, String)> {
        let question = |one: &Conversation| self.visit.nearest(&one.question).0;
        self.conversations.iter().map(|one| (id::text(&one.id), question(one))).collect()
    }
}

/// Those that whoever comes runs and that people vote in, or will.
async fn asking<'a>(visit: &'a Visit, id: i64, number: i64, form: Form) -> Result<Asking<'a>, Error> {
    let found = find(visit, id, Some(number)).await?;
    let (own, now) = (visit.clone(), visit.app.clock.now());
    let read = move |tx: &mut Tx<'_>| {
        let mut all = Vec::new();
        for id in conversation::ids(tx)? {
            let Some(one) = conversation::by_id(tx, id)? else { continue };
            let is_open = Standing::of(&one, now) != Standing::Closed;
            if is_open && own.rights.with(tx, Held::Conversation, id, Deed::Run)? {
                all.push(one);
            }
        }
        Ok::<_, store::Error>(all)
    };
    let conversations = visit.app.db.read(read).await?;
    Ok(Asking { visit, found, conversations, form })
}

/// `GET /strategies/{id}/clauses/{number}/statement`
pub async fn show(visit: Visit, Path((Id(id), number)): Path<(Id, i64)>) -> Result<Response, Error> {
    let mut form = Form::new();
    let found = find(&visit, id, Some(number)).await?;
    if let Some(version) = &found.version {
        form.set("text", &crate::markdown::plain(&visit.nearest(&version.words.text).0));
    }
    visit.show(&asking(&visit, id, number, form).await?)
}

/// `POST /strategies/{id}/clauses/{number}/statement`: the clause is put to everybody as a statement, and rests on what they
/// say of it.
pub async fn open(
    visit: Visit,
    Path((Id(id), number)): Path<(Id, i64)>,
    mut form: Form,
) -> Result<Response, Error> {
    let text = form.text("text", MOST);
    let page = asking(&visit, id, number, form.clone()).await?;
    let chosen = store::ids::from_text(form.value("conversation"));
    let chosen = page.conversations.iter().find(|one| Some(one.id) == chosen).map(|one| one.id);
    if chosen.is_none() {
        form.refuse("conversation", "form-choose", &[]);
    }
    let Some(conversation_id) = chosen.filter(|_| form.is_good()) else {
        return visit.refuse(&Asking { form, ..page });
    };
    drop(page);
    let (ids, now, language) = (visit.app.ids.clone(), visit.app.clock.now(), visit.lang.language());
    let write = move |tx: &mut Tx<'_>| {
        let strategy = strategy::lock(tx, id)?.ok_or_not_found()?;
        let statement_id = put(tx, &ids, conversation_id, (text, language), now)?;
        let source = Source { kind: SourceKind::Statement, within: conversation_id, record_id: statement_id };
        evidence::rest_on(tx, &ids, &strategy, &cited(number, ids.next(), source), now)?;
        support::keep(tx, id, number, now)?;
        Ok::<_, Error>(strategy::touch(tx, id)?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&path(id, number), "clause-statement-open")
}

/// The statement with this text: the one that is there already, or a new one of the convener's.
fn put(
    tx: &mut Tx<'_>,
    ids: &Ids,
    conversation_id: i64,
    (text, language): (String, Language),
    now: i64,
) -> store::Result<i64> {
    let wanted = similar::normal(&text);
    let known = statement::all(tx, conversation_id)?;
    let same = |one: &&Statement| one.state == Said::Accepted && similar::normal(&one.text) == wanted;
    if let Some(same) = known.iter().find(same) {
        return Ok(same.id);
    }
    let id = ids.next();
    conversation::touch(tx, conversation_id)?;
    statement::insert(
        tx,
        &Statement {
            conversation_id,
            id,
            number: 0,
            outside_id: None,
            participant_id: None,
            text,
            language: Some(language),
            edition: 1,
            state: Said::Accepted,
            merged_into: None,
            meta: false,
            origin: Origin::Seed,
            made: now,
        },
    )?;
    Ok(id)
}
