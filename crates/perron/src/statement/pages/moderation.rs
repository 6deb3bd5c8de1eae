use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use store::conversation::{self, Conversation};
use store::decision::{self, Decision};
use store::ids;
use store::statement::{self, State, Statement};

use crate::conversation::path;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::statement::forms::Rewording;
use crate::statement::moderation::{self, Bulk, Moderator, Outcome};
use crate::statement::similar::Known;
use crate::statement::views::{Item, Past, Queue, Tab, Wording};
use crate::visit::Visit;

/// Statements on one page of the queue.
const PAGE: usize = 50;
/// Decisions shown under the queue.
const PAST: i64 = 20;

/// `GET /conversations/{id}/moderation`
pub async fn queue(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let state = query.get("state").and_then(|word| State::of_word(word)).unwrap_or(State::Pending);
    let after = query.get("after").and_then(|number| number.parse().ok()).unwrap_or(0);
    let read = Read::of(&visit, id).await?;
    visit.show(&read.view(&visit, state, after, Form::new()))
}

/// `POST /conversations/{id}/moderation`: one act on the chosen statements.
pub async fn decide(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let state = State::of_word(form.value("state")).unwrap_or(State::Pending);
    let outcome = match Bulk::parse(&mut form) {
        Some(bulk) => apply(&visit, id, bulk).await?,
        None => Outcome::Done(0),
    };
    if outcome == Outcome::NoTarget {
        form.refuse("into", "statement-no-target", &[]);
    }
    if !form.is_good() {
        let read = Read::of(&visit, id).await?;
        return visit.refuse(&read.view(&visit, state, 0, form));
    }
    visit.app.events.tell(id);
    let said = if outcome == Outcome::Done(0) { "statement-decided-none" } else { "statement-decided" };
    visit.go_saying(&format!("{}/moderation?state={}", path(id), state.word()), said)
}

async fn apply(visit: &Visit, id: i64, bulk: Bulk) -> Result<Outcome, Error> {
    let app = visit.app.clone();
    let person_id = visit.person.as_ref().map(|person| person.id);
    let write = move |tx: &mut store::Tx<'_>| {
        let by = Moderator { ids: &app.ids, now: app.clock.now(), conversation_id: id, person_id };
        moderation::decide(tx, &by, &bulk)
    };
    visit.app.db.write(write).await
}

/// What the queue needs; read in one go.
struct Read {
    conversation: Conversation,
    statements: Vec<Statement>,
    decisions: Vec<Decision>,
}

impl Read {
    async fn of(visit: &Visit, id: i64) -> Result<Self, Error> {
        let read = visit.app.db.read(move |tx| {
            Ok::<_, Error>(Self {
                conversation: conversation::by_id(tx, id)?.ok_or(Error::NotFound)?,
                statements: statement::all(tx, id)?,
                decisions: decision::page(tx, id, i64::MAX, PAST)?,
            })
        });
        read.await
    }

    fn view<'a>(&'a self, visit: &'a Visit, state: State, after: i64, form: Form) -> Queue<'a> {
        let zone = self.conversation.zone.as_str();
        let number_of = |id: i64| self.statements.iter().find(|one| one.id == id).map(|one| one.number);
        let accepted = self.statements.iter().filter(|one| one.state == State::Accepted);
        let known = Known::of(accepted.map(|one| (one.number, one.text.as_str())));
        let text_of = |number: i64| {
            let one = self.statements.iter().find(|one| one.number == number);
            one.map_or("", |one| one.text.as_str())
        };
        let item = |one: &'a Statement| {
            let alike = if state == State::Pending { known.alike(&one.text, 2) } else { Vec::new() };
            let similar = alike.into_iter().map(|number| (number, text_of(number))).collect();
            Item::of(visit, one, zone, (similar, one.merged_into.and_then(number_of)))
        };
        let mut chosen = self.statements.iter().filter(|one| one.state == state && one.number > after);
        let items: Vec<Item<'_>> = chosen.by_ref().take(PAGE).map(item).collect();
        let path = path(self.conversation.id);
        let more = chosen
            .next()
            .and(items.last())
            .map(|last| format!("{path}/moderation?state={}&after={}", state.word(), last.number));
        let past = self.decisions.iter();
        Queue {
            visit,
            question: self.conversation.question.nearest(visit.lang.language()).0,
            state,
            tabs: State::ALL.iter().map(|state| self.tab(*state)).collect(),
            form,
            items,
            more,
            past: past
                .map(|one| (number_of(one.statement_id).unwrap_or(0), Past::of(visit.lang, one, zone)))
                .collect(),
            path,
        }
    }

    fn tab(&self, state: State) -> Tab {
        let count = self.statements.iter().filter(|one| one.state == state).count();
        Tab { state, count: i64::try_from(count).unwrap_or(i64::MAX) }
    }
}

/// `GET /conversations/{id}/statements/{statement}`
pub async fn wording(visit: Visit, Path((Id(id), Id(statement))): Path<(Id, Id)>) -> Result<Response, Error> {
    let read = read_one(&visit, id, statement).await?;
    let one = &read.one;
    let language = one.language.map_or("", store::Language::word);
    let form = Form::filled([("text", &one.text), ("language", language)]);
    visit.show(&wording_view(&visit, &read, form))
}

/// `POST /conversations/{id}/statements/{statement}`
pub async fn reword(
    visit: Visit,
    Path((Id(id), Id(statement))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let Some(rewording) = Rewording::parse(&mut form) else {
        return visit.refuse(&wording_view(&visit, &read_one(&visit, id, statement).await?, form));
    };
    let app = visit.app.clone();
    let person_id = visit.person.as_ref().map(|person| person.id);
    let write = move |tx: &mut store::Tx<'_>| {
        let by = Moderator { ids: &app.ids, now: app.clock.now(), conversation_id: id, person_id };
        let words = (rewording.text.as_str(), rewording.language);
        moderation::reword(tx, &by, statement, words, &rewording.reason)
    };
    visit.app.db.write(write).await?;
    visit.app.events.tell(id);
    visit.go_saying(&format!("{}/moderation?state=accepted", path(id)), "statement-reworded")
}

/// One statement and what was decided about it.
struct One {
    one: Statement,
    past: Vec<Decision>,
    zone: String,
}

async fn read_one(visit: &Visit, id: i64, statement: i64) -> Result<One, Error> {
    let read = visit.app.db.read(move |tx| {
        Ok::<_, Error>(One {
            one: statement::by_id(tx, id, statement)?.ok_or_not_found()?,
            past: decision::of_statement(tx, id, statement)?,
            zone: conversation::by_id(tx, id)?.ok_or_not_found()?.zone,
        })
    });
    read.await
}

fn wording_view<'a>(visit: &'a Visit, read: &One, form: Form) -> Wording<'a> {
    Wording {
        visit,
        path: path(read.one.conversation_id),
        id: ids::to_text(read.one.id),
        number: read.one.number,
        form,
        past: read.past.iter().map(|decision| Past::of(visit.lang, decision, &read.zone)).collect(),
    }
}
