//! Sheets of paper, typed in by somebody who helps. Nobody's account stands behind what is on them.

use axum::extract::Path;
use axum::response::Response;
use store::note::Origin;
use store::{Tx, agenda, ids};

use super::forms::{LANGUAGES, agreement};
use super::views::Paper;
use super::{Said, Words, keep};
use crate::error::Error;
use crate::form::Form;
use crate::id::Id;
use crate::room::{Here, MOST_TABLES, path};
use crate::visit::Visit;

/// Notes on one sheet.
pub const ROWS: usize = 8;
/// Rounds of one session.
const MOST_ROUNDS: i64 = 20;
/// The fields of each row: kind, words, so many agree, of so many, may be quoted.
pub const FIELDS: [[&str; 5]; ROWS] = [
    ["kind-1", "text-1", "agreed-1", "of-1", "quote-1"],
    ["kind-2", "text-2", "agreed-2", "of-2", "quote-2"],
    ["kind-3", "text-3", "agreed-3", "of-3", "quote-3"],
    ["kind-4", "text-4", "agreed-4", "of-4", "quote-4"],
    ["kind-5", "text-5", "agreed-5", "of-5", "quote-5"],
    ["kind-6", "text-6", "agreed-6", "of-6", "quote-6"],
    ["kind-7", "text-7", "agreed-7", "of-7", "quote-7"],
    ["kind-8", "text-8", "agreed-8", "of-8", "quote-8"],
];

/// `GET /sessions/{id}/notes/paper`
pub async fn sheet(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    let client = Id(visit.app.ids.next()).to_string();
    let form = Form::filled([("language", visit.lang.code()), ("client", client.as_str()), ("round", "1")]);
    let prompts = visit.app.db.read(move |tx| agenda::prompts(tx, id)).await?;
    visit.show(&Paper { visit: &visit, here: &here, prompts, form })
}

/// `POST /sessions/{id}/notes/paper`: all of a sheet, or nothing and why.
pub async fn type_in(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    let prompts = visit.app.db.read(move |tx| agenda::prompts(tx, id)).await?;
    let Some((said, rows)) = parse(&mut form, &here) else {
        return visit.refuse(&Paper { visit: &visit, here: &here, prompts, form });
    };
    let prompt_id = ids::from_text(form.value("prompt")).filter(|id| prompts.iter().any(|one| one.id == *id));
    let typed_by = visit.person.as_ref().map(|person| person.id);
    let said = Said { prompt_id, typed_by, ..said };
    let (ids, now) = (visit.app.ids.clone(), visit.app.clock.now());
    let write = move |tx: &mut Tx<'_>| {
        rows.into_iter().try_for_each(|(words, agreement)| {
            keep(tx, &ids, &Said { agreement, ..said }, &words, None, now).map(drop)
        })
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/notes/paper", path(id)), "note-paper-kept")
}

/// A note of a sheet, and how many at the table agree.
type Row = (Words, Option<(i64, i64)>);

fn parse(form: &mut Form, here: &Here) -> Option<(Said, Vec<Row>)> {
    let table_no = form.number("table", 0, MOST_TABLES);
    let round = form.number("round", 0, MOST_ROUNDS);
    let language = form.choice("language", &LANGUAGES);
    let sheet = super::forms::client(form.value("client"));
    let mut rows = Vec::new();
    for (at, [kind, text, agreed, of, quote]) in FIELDS.iter().enumerate() {
        if form.value(text).trim().is_empty() {
            continue;
        }
        let mut row = Form::filled([
            ("text", form.value(text)),
            ("kind", form.value(kind)),
            ("client", &format!("{}-{}", sheet.clone().unwrap_or_default(), at + 1)),
        ]);
        if form.is_given(quote) {
            row.fill("is-quote", "yes");
            row.fill("may-quote", "yes");
        }
        let words = Words::parse(&mut row, language.unwrap_or(store::Language::English));
        if let Some(fault) = row.fault("text") {
            form.refuse_as(text, fault.clone());
        }
        if let (Some(words), Some(agreement)) = (words, agreement(form, agreed, of)) {
            rows.push((words, agreement));
        }
    }
    if rows.is_empty() && form.is_good() {
        form.refuse("text-1", "form-empty", &[]);
    }
    sheet?;
    let (table_no, round) = (table_no?, round?);
    let said = Said { table_no, round, attendance_id: None, origin: Origin::Paper, ..Said::here(here) };
    form.is_good().then_some((said, rows))
}
