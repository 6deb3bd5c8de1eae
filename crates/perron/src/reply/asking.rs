//! Whoever runs a strategy addresses a recommendation of it to an institution, which gets it by mail; or takes that back.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use jiff::ToSpan;
use store::Tx;
use store::answer::Verdict;
use store::community::{self, Community, Kind as Home, State as There};
use store::reply::{self, Ending, Reply};
use store::strategy::{self, State};

use super::forms::Addressed;
use super::letters::{self, About};
use super::read::Read;
use super::reminders::next;
use super::views::New;
use super::{list_path, path};
use crate::app::App;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::plan::today;
use crate::visit::Visit;

async fn read(visit: &Visit, id: i64) -> Result<(Read, Vec<Community>), Error> {
    let read = move |tx: &mut Tx<'_>| {
        let read = Read::of(tx, id)?.ok_or_not_found()?;
        let all = community::in_state(tx, There::Active)?.into_iter().map(|listed| listed.community);
        Ok::<_, Error>((read, all.filter(|one| one.kind == Home::Institution).collect()))
    };
    visit.app.db.read(read).await
}

/// `GET /strategies/{id}/replies/new?clause=…`
pub async fn new(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let (read, institutions) = read(&visit, id).await?;
    let clause = query.get("clause").map(String::as_str).unwrap_or_default();
    let form = Form::filled([("clause", clause), ("language", visit.lang.code())]);
    visit.show(&New { visit: &visit, read, institutions, form })
}

/// `POST /strategies/{id}/replies`
pub async fn ask(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Community)?;
    let (read, institutions) = read(&visit, id).await?;
    let numbers: Vec<i64> = read.recommendations().map(|(clause, _)| clause.number).collect();
    if read.strategy.state != State::Open {
        return visit.go_saying(&list_path(id), "reply-not-open");
    }
    let Some(said) = Addressed::parse(&mut form, &numbers, &institutions) else {
        return visit.refuse(&New { visit: &visit, read, institutions, form });
    };
    let (app, by, now) = (visit.app.clone(), visit.me()?.id, visit.app.clock.now());
    let write = move |tx: &mut Tx<'_>| address(tx, &app, id, &said, by, now);
    match visit.app.db.write(write).await? {
        Ok(asked) => visit.go_saying(&path(id, asked), "reply-asked-now"),
        Err((field, key)) => {
            form.refuse(field, key, &[]);
            visit.refuse(&New { visit: &visit, read, institutions, form })
        }
    }
}

/// The new question, or the field and the sentence that say why there is none.
type Asked = Result<i64, (&'static str, &'static str)>;

/// Keeps the question and writes its letters: nobody is asked twice at once, and somebody must get the letter.
fn address(tx: &mut Tx<'_>, app: &App, id: i64, said: &Addressed, by: i64, now: i64) -> Result<Asked, Error> {
    let strategy = strategy::lock(tx, id)?.ok_or_not_found()?;
    let read = Read::of(tx, id)?.ok_or_not_found()?;
    let (clause, words) =
        read.recommendations().find(|(clause, _)| clause.number == said.number).ok_or_not_found()?;
    let is_same = |one: &Reply| {
        one.number == said.number
            && ((one.institution_id.is_some() && one.institution_id == said.institution_id)
                || (one.email.is_some() && one.email == said.email))
    };
    if read.asked().any(|one| is_same(&one.reply)) {
        return Ok(Err(("clause", "reply-asked-already")));
    }
    let day = today(now, &strategy.zone);
    let until = day.checked_add(strategy.answer_days.days()).unwrap_or(day);
    let reply = Reply {
        id: app.ids.next(),
        strategy_id: id,
        number: said.number,
        version: clause.version,
        institution_id: said.institution_id,
        who: said.who.clone(),
        email: said.email.clone(),
        language: said.language,
        asked: now,
        due: until.to_string(),
        reminders: 0,
        remind: next(until, &strategy.zone, now),
        promise_id: None,
        ended: None,
        asked_by: Some(by),
    };
    if letters::readers(tx, &reply)?.is_empty() {
        return Ok(Err(("email", "reply-nobody-there")));
    }
    reply::insert(tx, &reply)?;
    letters::write(tx, app, (&strategy, &reply, words), About::Asked, &reply.due, now)?;
    Ok(Ok(reply.id))
}

/// `POST /strategies/{id}/replies/{reply}/withdrawal`: nobody is asked any more. What was answered cannot be taken back.
pub async fn take_back(
    visit: Visit,
    Path((Id(id), Id(reply_id))): Path<(Id, Id)>,
) -> Result<Response, Error> {
    let now = visit.app.clock.now();
    let write = move |tx: &mut Tx<'_>| {
        let reply = reply::lock(tx, reply_id)?.filter(|one| one.strategy_id == id).ok_or_not_found()?;
        end(tx, reply, Ending::TakenBack, now)
    };
    let is_ended = visit.app.db.write(write).await?;
    visit.go_saying(&list_path(id), if is_ended { "reply-taken-back" } else { "reply-answered-already" })
}

/// Nobody is asked any more: no letter is written, the link opens nothing, and the address is forgotten. False once
/// something was answered but that they need time: that stands.
pub fn end(tx: &mut Tx<'_>, reply: Reply, why: Ending, now: i64) -> Result<bool, Error> {
    let answers = reply::answers_to(tx, reply.id)?;
    if answers.iter().any(|one| one.verdict != Verdict::Later) {
        return Ok(false);
    }
    if reply.ended.is_none() {
        reply::update(tx, &Reply { ended: Some((now, why)), email: None, remind: None, ..reply })?;
    }
    Ok(true)
}
