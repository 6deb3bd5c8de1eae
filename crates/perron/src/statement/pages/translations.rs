use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use store::conversation::{self, Conversation};
use store::statement::{self, State, Statement};
use store::translation::{self, Translation};
use store::{Language, Tx};

use crate::conversation::{one_space, path};
use crate::error::Error;
use crate::form::Form;
use crate::id::Id;
use crate::statement::MOST;
use crate::statement::views::{Row, Translations};
use crate::visit::Visit;

/// Statements on one page.
const PAGE: usize = 25;
/// Characters of the longest name of a translator.
const NAME: usize = 80;

/// `GET /conversations/{id}/translations`
pub async fn list(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let after = query.get("after").and_then(|number| number.parse().ok()).unwrap_or(0);
    let read = Read::of(&visit, id).await?;
    let name = visit.person.as_ref().map_or("", |person| person.name.as_str());
    let form = Form::filled([("translator", name)]);
    visit.show(&read.view(&visit, after, form))
}

/// `POST /conversations/{id}/translations`: every row that was filled in or changed.
pub async fn save(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let read = Read::of(&visit, id).await?;
    let translator = form.text("translator", NAME);
    let now = visit.app.clock.now();
    let person_id = visit.person.as_ref().map(|person| person.id);
    let mut written = Vec::new();
    for (one, there) in &read.rows {
        let text = one_space(form.value(&format!("text-{}", one.number)));
        let edition = form.value(&format!("edition-{}", one.number)).parse().unwrap_or(one.edition);
        let is_new = there.as_ref().is_none_or(|there| there.text != text || there.of_edition < edition);
        if text.is_empty() || !is_new {
            continue;
        }
        let length = text.chars().count();
        if length > MOST {
            let args = [("most", MOST.into()), ("length", length.into())];
            form.refuse(&format!("text-{}", one.number), "form-too-long", &args);
        }
        written.push(Translation {
            conversation_id: id,
            statement_id: one.id,
            language: target(one),
            text,
            of_edition: edition,
            translator: translator.clone(),
            person_id,
            made: now,
        });
    }
    if !form.is_good() {
        let after = form.value("after").parse().unwrap_or(0);
        return visit.refuse(&read.view(&visit, after, form));
    }
    let is_empty = written.is_empty();
    visit.app.db.write(move |tx| put_all(tx, id, &written)).await?;
    visit.app.events.tell(id);
    let said = if is_empty { "statement-translated-none" } else { "statement-translated" };
    visit.go_saying(&format!("{}/translations", path(id)), said)
}

fn put_all(tx: &mut Tx<'_>, id: i64, written: &[Translation]) -> Result<(), Error> {
    conversation::touch(tx, id)?;
    for translation in written {
        translation::put(tx, translation)?;
    }
    Ok(())
}

/// A statement is translated into the other language; one in neither, into English.
fn target(one: &Statement) -> Language {
    one.language.map_or(Language::English, Language::other)
}

/// What the page needs; read in one go.
struct Read {
    conversation: Conversation,
    /// Missing ones first, then stale ones, then the others; each by number.
    rows: Vec<(Statement, Option<Translation>)>,
}

impl Read {
    async fn of(visit: &Visit, id: i64) -> Result<Self, Error> {
        let read = visit.app.db.read(move |tx| {
            let conversation = conversation::by_id(tx, id)?.ok_or(Error::NotFound)?;
            let statements = statement::all(tx, id)?;
            Ok::<_, Error>((conversation, statements, translation::all(tx, id)?))
        });
        let (conversation, statements, translations) = read.await?;
        let mut there: HashMap<(i64, Language), Translation> =
            translations.into_iter().map(|there| ((there.statement_id, there.language), there)).collect();
        let wanted =
            statements.into_iter().filter(|one| matches!(one.state, State::Accepted | State::Pending));
        let mut rows: Vec<_> = wanted
            .map(|one| {
                let there = there.remove(&(one.id, target(&one)));
                (one, there)
            })
            .collect();
        rows.sort_by_key(|(one, there)| match there {
            None => 0,
            Some(there) if there.of_edition < one.edition => 1,
            Some(_) => 2,
        });
        Ok(Self { conversation, rows })
    }

    /// `after` rows of earlier pages are left out.
    fn view<'a>(&'a self, visit: &'a Visit, after: usize, mut form: Form) -> Translations<'a> {
        let path = path(self.conversation.id);
        let shown = || self.rows.iter().skip(after).take(PAGE);
        for (one, there) in shown() {
            let field = format!("text-{}", one.number);
            if let Some(there) = there.as_ref().filter(|_| !form.is_given(&field)) {
                form.fill(&field, &there.text);
            }
        }
        let is_stale = |one: &Statement, there: &Option<Translation>| {
            there.as_ref().is_some_and(|there| there.of_edition < one.edition)
        };
        let row = |(one, there): &'a (Statement, Option<Translation>)| Row {
            number: one.number,
            text: &one.text,
            language: one.language.map_or("", Language::word),
            into: target(one).word(),
            edition: one.edition,
            by: there.as_ref().map(|there| {
                let date = visit.lang.date(there.made, &self.conversation.zone);
                visit
                    .t("statement-translated-by")
                    .with("translator", &there.translator)
                    .with("date", date)
                    .to_string()
            }),
            is_stale: is_stale(one, there),
        };
        let end = after + PAGE;
        Translations {
            visit,
            question: self.conversation.question.nearest(visit.lang.language()).0,
            rows: shown().map(row).collect(),
            missing: self.rows.iter().filter(|(_, there)| there.is_none()).count(),
            stale: self.rows.iter().filter(|(one, there)| is_stale(one, there)).count(),
            all: self.rows.len(),
            more: (end < self.rows.len()).then(|| format!("{path}/translations?after={end}")),
            form,
            path,
        }
    }
}
