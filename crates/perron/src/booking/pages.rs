//! The form, and the list for those who look after the space.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use store::booking::{self, State};

use super::forms;
use super::take::{self, Answer, Asked, KEPT, No};
use super::views::{List, New, Sent};
use crate::conversation::parts;
use crate::error::Error;
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::rights::Deed;
use crate::space::rules::{Refusal, Wish};
use crate::space::{Found, minute, path};
use crate::visit::Visit;

const DAY: i64 = 24 * 3_600_000;

/// `GET /spaces/{id}/bookings/new`, with `?at=…` that time filled in.
pub async fn new(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let found = visit.app.db.read(move |tx| Found::of(tx, id)).await?;
    let mut form = Form::filled([("repeat", "no"), ("times", "10")]);
    if let Some(person) = &visit.person {
        form.fill("name", &person.name);
        form.fill("email", person.email.as_deref().unwrap_or_default());
    }
    let now = visit.app.clock.now();
    let at = query.get("at").and_then(|at| at.parse().ok());
    let at: Option<i64> = at.filter(|at| (now..now + 800 * DAY).contains(at));
    let [day, month, year, from] = parts(at, &found.space.zone);
    for (field, value) in [("on-day", day), ("on-month", month), ("on-year", year), ("from", from)] {
        form.fill(field, &value);
    }
    let is_member = is_member(&visit);
    visit.show(&New { visit: &visit, found, form, is_member, not: Vec::new() })
}

fn is_member(visit: &Visit) -> bool {
    visit.may(Deed::TakePart) || visit.may(Deed::Run)
}

/// `POST /spaces/{id}/bookings`
pub async fn create(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Registration)?;
    visit.limit_all(Act::RegistrationOfAll)?;
    let found = visit.app.db.read(move |tx| Found::of(tx, id)).await?;
    let is_member = is_member(&visit);
    let Some(wanted) = forms::parse(&mut form, &found.space.zone) else {
        return visit.refuse(&New { visit: &visit, found, form, is_member, not: Vec::new() });
    };
    let own = visit.person.as_ref().and_then(|person| person.email.clone());
    let asked = Asked {
        space_id: id,
        lang: visit.lang,
        is_proven: own.as_deref() == Some(wanted.email.as_str()),
        times: wanted.times,
        title: wanted.title,
        name: wanted.name,
        email: wanted.email,
        holder: visit.holder(),
        is_member,
        may_skip: wanted.may_skip,
    };
    let app = visit.app.clone();
    match visit.app.db.write(move |tx| take::take(tx, &app, &asked)).await? {
        Answer::Held(run_id, 0) => visit.go_saying(&super::path(&visit.app, run_id), "booking-done"),
        Answer::Held(run_id, _) => visit.go_saying(&super::path(&visit.app, run_id), "booking-done-some"),
        Answer::Sent => visit.go(&format!("{}/bookings/mail", path(id))),
        answer => {
            let not = refuse(&visit, &found, &mut form, answer);
            visit.refuse(&New { visit: &visit, found, form, is_member, not })
        }
    }
}

/// Says why nothing was booked; if several times were asked for, which of them are not to be had.
fn refuse(visit: &Visit, found: &Found, form: &mut Form, answer: Answer) -> Vec<String> {
    let zone = &found.space.zone;
    let not = match answer {
        Answer::Not(not) => not,
        Answer::MembersOnly => {
            form.refuse("on", "booking-members-only", &[]);
            return Vec::new();
        }
        Answer::TooMany => {
            form.refuse("email", "booking-too-many", &[]);
            return Vec::new();
        }
        Answer::Shut | Answer::Sent | Answer::Held(..) => {
            form.refuse("on", "booking-shut", &[]);
            return Vec::new();
        }
    };
    let is_one = form.value("repeat") == "no";
    if let (true, Some((wish, no))) = (is_one, not.first()) {
        say(visit, form, *wish, *no, zone);
        return Vec::new();
    }
    form.refuse("repeat", "booking-some-taken", &[("count", not.len().into())]);
    not.iter()
        .map(|(wish, no)| {
            let when = visit.lang.moment(wish.starts, zone);
            let key = if matches!(no, No::Taken) { "booking-not-taken" } else { "booking-not-rules" };
            visit.t(key).with("when", when).to_string()
        })
        .collect()
}

/// The sentence beside the field that has to change.
fn say(visit: &Visit, form: &mut Form, wish: Wish, no: No, zone: &str) {
    let lang = visit.lang;
    let at = |at: i64| minute(lang, at);
    match no {
        No::Taken => {
            let (from, until) = (lang.time(wish.starts, zone), lang.time(wish.ends, zone));
            form.refuse("from", "booking-taken", &[("from", from.into()), ("until", until.into())]);
        }
        No::Rules(Refusal::Past) => form.refuse("on", "booking-past", &[]),
        No::Rules(Refusal::TooLong(minutes)) => {
            form.refuse("until", "booking-too-long", &[("hours", (minutes / 60).into())]);
        }
        No::Rules(Refusal::TooFar(days)) => form.refuse("on", "booking-too-far", &[("days", days.into())]),
        No::Rules(Refusal::Closed(None)) => form.refuse("on", "booking-closed", &[]),
        No::Rules(Refusal::Closed(Some((from, until)))) => {
            form.refuse(
                "from",
                "booking-closed-then",
                &[("from", at(from).into()), ("until", at(until).into())],
            );
        }
        No::Rules(Refusal::Quiet(from, until)) => {
            form.refuse("from", "booking-quiet", &[("from", at(from).into()), ("until", at(until).into())]);
        }
    }
}

/// `GET /spaces/{id}/bookings/mail`
pub async fn sent(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    visit.show(&Sent { visit: &visit, back: path(id), hours: KEPT / 3_600_000 })
}

/// `GET /spaces/{id}/bookings`
pub async fn list(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let view = coming(&visit, id, Form::new()).await?;
    visit.show(&view)
}

async fn coming(visit: &Visit, id: i64, form: Form) -> Result<List<'_>, Error> {
    let now = visit.app.clock.now();
    let read = visit.app.db.read(move |tx| {
        let found = Found::of(tx, id)?;
        Ok::<_, Error>((found, booking::between(tx, id, (now, now + 800 * DAY), now)?))
    });
    let (found, mut bookings) = read.await?;
    bookings.retain(|one| one.state == State::Held);
    Ok(List { visit, space: found.space, bookings, form })
}

/// `POST /spaces/{id}/bookings/{booking}/cancellation`
pub async fn cancel(
    visit: Visit,
    Path((Id(id), Id(booking))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let reason = form.text("reason", 300);
    if !form.is_good() {
        let view = coming(&visit, id, form).await?;
        return visit.refuse(&view);
    }
    let app = visit.app.clone();
    let done = visit.app.db.write(move |tx| take::take_away(tx, &app, (id, booking), reason)).await?;
    let said = if done { "booking-taken-away" } else { "booking-as-it-was" };
    visit.go_saying(&format!("{}/bookings", path(id)), said)
}
