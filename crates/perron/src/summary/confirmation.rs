//! Is this right? What those who were there say of the page, by the cookie they checked in with or by their link.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use store::attendance::{self, Attendance};
use store::confirmation::{self, Confirmation, Verdict};
use store::ids::{from_text, to_text};
use store::summary::State;

use super::desk::facts;
use super::line::changed;
use super::path;
use super::sheet::Sheet;
use super::views::{Confirm, NotThere};
use crate::cookie::Secret;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::visit::Visit;

/// Characters of what is missing.
const LONGEST: usize = 600;
/// Hexadecimal digits of the key in a link.
const KEY: usize = 32;

/// What a letter carries so that whoever was there is known without signing in.
pub(crate) fn key_of(secret: &Secret, session_id: i64, attendance_id: i64) -> String {
    let key = secret.key("confirmation", &format!("{session_id} {attendance_id}"));
    format!("{}-{}", to_text(attendance_id), &key[..KEY])
}

/// Whoever was there: by their link, or by the cookie they checked in with.
pub(crate) async fn who(visit: &Visit, session_id: i64, link: &str) -> Result<Option<Attendance>, Error> {
    let by_link = link.split_once('-').and_then(|(id, _)| from_text(id));
    let by_link = by_link.filter(|id| key_of(&visit.app.secret, session_id, *id) == link);
    let holder = visit.holder();
    let read = move |tx: &mut store::Tx<'_>| match (by_link, holder) {
        (Some(id), _) => attendance::by_id(tx, session_id, id),
        (None, Some(holder)) => attendance::of_holder(tx, session_id, &holder),
        (None, None) => Ok(None),
    };
    Ok(visit.app.db.read(read).await?)
}

/// `GET /sessions/{id}/summary/confirmation`
pub async fn show(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let link = query.get("who").cloned().unwrap_or_default();
    let facts = facts(&visit, id).await?;
    let asked = facts.summary.state != State::Draft;
    let Some(one) = who(&visit, id, &link).await?.filter(|_| asked) else {
        return visit.show(&NotThere { visit: &visit, path: path(id), asked });
    };
    let said = facts.said.iter().find(|said| said.attendance_id == one.id);
    let form = match said {
        Some(said) => Form::filled([("verdict", said.verdict.word()), ("words", &said.words)]),
        None => Form::new(),
    };
    let is_said = said.is_some();
    visit.show(&Confirm {
        visit: &visit,
        sheet: Sheet::of(&facts, visit.lang),
        path: path(id),
        link,
        is_said,
        form,
    })
}

/// `POST /sessions/{id}/summary/confirmation`
pub async fn say(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Statement)?;
    let link = form.value("who").to_owned();
    let facts = facts(&visit, id).await?;
    let is_asked = facts.summary.state != State::Draft;
    let one = who(&visit, id, &link).await?.filter(|_| is_asked).ok_or_not_found()?;
    let choices = Verdict::ALL.iter().map(|verdict| (verdict.word(), *verdict)).collect::<Vec<_>>();
    let verdict = form.choice("verdict", &choices);
    let words = form.optional("words", LONGEST).unwrap_or_default();
    if verdict == Some(Verdict::Missing) && words.is_empty() && form.is_good() {
        form.refuse("words", "summary-missing-what", &[]);
    }
    let Some(verdict) = verdict.filter(|_| form.is_good()) else {
        let sheet = Sheet::of(&facts, visit.lang);
        return visit.refuse(&Confirm { visit: &visit, sheet, path: path(id), link, is_said: false, form });
    };
    let said = Confirmation {
        attendance_id: one.id,
        table_no: facts.last_table(one.id),
        words: if verdict == Verdict::Missing { words } else { String::new() },
        verdict,
        language: visit.lang.language(),
        version: facts.summary.version,
        hidden: None,
        made: visit.app.clock.now(),
    };
    visit.app.db.write(move |tx| confirmation::put(tx, id, &said)).await?;
    changed(&visit, id);
    let way = if link.is_empty() { String::new() } else { format!("?who={link}") };
    visit.go_saying(&format!("{}/confirmation{way}", path(id)), "summary-confirmation-kept")
}

/// `POST /sessions/{id}/summary/objections`: whoever runs it hides words that hurt or give somebody away; that something
/// was said stays told.
pub async fn hide(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    let one = from_text(form.value("said")).ok_or_not_found()?;
    let since = (!form.is_given("show")).then(|| visit.app.clock.now());
    let is_there = visit.app.db.write(move |tx| confirmation::hide(tx, id, one, since)).await?;
    is_there.then_some(()).ok_or_not_found()?;
    visit.go_saying(
        &format!("{}/draft", path(id)),
        if since.is_some() { "summary-objection-hidden" } else { "summary-objection-shown" },
    )
}
