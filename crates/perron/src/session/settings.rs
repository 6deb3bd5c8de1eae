//! What whoever runs a session does with it: publish, cancel, put it into another series, ask another community to hold it.

use axum::extract::Path;
use axum::response::Response;
use store::holding::Kind;
use store::session::{self, Session, State};
use store::short_address;
use store::{Tx, agenda, ids, registration, series};

use super::views::Settings;
use super::{Refusal, path, renew};
use crate::app::Shared;
use crate::conversation::{Holders, ask_for};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::registration::told;
use crate::rights::Deed;
use crate::series::run_by;
use crate::visit::Visit;

/// `GET /sessions/{id}/settings`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let view = view(&visit, id, Form::new()).await?;
    visit.show(&view)
}

async fn view(visit: &Visit, id: i64, form: Form) -> Result<Settings<'_>, Error> {
    let (language, rights) = (visit.lang.language(), visit.rights.clone());
    let read = visit.app.db.read(move |tx| {
        let session = session::by_id(tx, id)?.ok_or_not_found()?;
        let own = series::of_session(tx, id)?;
        let mut others = run_by(tx, &rights)?;
        others.retain(|(other, _)| !own.iter().any(|(id, ..)| id == other));
        Ok::<_, Error>((
            session,
            own.into_iter().map(|(id, title, _)| (id, title)).collect(),
            others,
            Holders::of(tx, Kind::Session, id, language)?,
            registration::counts(tx, id)?,
            agenda::items(tx, id)?.iter().map(|item| item.minutes).sum(),
            short_address::of_thing(tx, short_address::Kind::Session, id)?,
        ))
    });
    let (session, series, others, holders, counts, planned, address) = read.await?;
    let now = visit.app.clock.now();
    Ok(Settings { visit, session, series, others, holders, counts, planned, address, form, now })
}

type Outcome = Result<(), Refusal>;

/// Publishes one in its transaction: for one alone, and for all of a series.
pub fn publish_now(tx: &mut Tx<'_>, id: i64, now: i64) -> Result<Outcome, Error> {
    let session = session::lock(tx, id)?.ok_or_not_found()?;
    match super::publish(session, now) {
        Ok(session) => Ok(Ok(session::set_state(tx, &session)?)),
        Err(refusal) => Ok(Err(refusal)),
    }
}

/// `POST /sessions/{id}/publication`
pub async fn publish(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let now = visit.app.clock.now();
    let outcome = visit.app.db.write(move |tx| publish_now(tx, id, now)).await?;
    answer(&visit, id, outcome, "session-published").await
}

/// `POST /sessions/{id}/cancellation`: whoever is registered is told; the page stays, and says so.
pub async fn cancel(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let app = visit.app.clone();
    let outcome = visit.app.db.write(move |tx| cancel_now(tx, &app, id)).await?;
    answer(&visit, id, outcome, "session-is-cancelled").await
}

fn cancel_now(tx: &mut Tx<'_>, app: &Shared, id: i64) -> Result<Outcome, Error> {
    let session = session::lock(tx, id)?.ok_or_not_found()?;
    if session.state != State::Open || session.starts <= app.clock.now() {
        return Ok(Err(Refusal::NotOpen));
    }
    let session = Session { state: State::Cancelled, sequence: session.sequence + 1, ..session };
    session::set_state(tx, &session)?;
    told::cancelled(tx, app, &session)?;
    Ok(Ok(()))
}

/// `POST /sessions/{id}/removal`: of what was never published nothing stays.
pub async fn remove(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    if visit.app.db.write(move |tx| session::delete(tx, id)).await? {
        visit.go_saying("/sessions", "session-removed")
    } else {
        visit.go_saying(&format!("{}/settings", path(id)), Refusal::NotDraft.key())
    }
}

async fn answer(visit: &Visit, id: i64, outcome: Outcome, done: &'static str) -> Result<Response, Error> {
    renew(&visit.app).await;
    visit.app.events.tell(id);
    visit.go_saying(&format!("{}/settings", path(id)), outcome.map_or_else(Refusal::key, |()| done))
}

/// `POST /sessions/{id}/address`: gives it a short address.
pub async fn address(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let kind = short_address::Kind::Session;
    if !give_address(&visit, &mut form, kind, id).await? {
        let view = view(&visit, id, form).await?;
        return visit.refuse(&view);
    }
    visit.go_saying(&format!("{}/settings", path(id)), "session-address-given")
}

/// Gives a thing the short address of a form; false, with a sentence beside the field, if it cannot have it.
pub async fn give_address(
    visit: &Visit,
    form: &mut Form,
    kind: short_address::Kind,
    id: i64,
) -> Result<bool, Error> {
    let word = form.text("address", 40).to_lowercase();
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !word.chars().all(is_plain) || word.starts_with('-') || word.ends_with('-') {
        form.refuse("address", "session-address-plain", &[]);
    }
    if !form.is_good() {
        return Ok(false);
    }
    let now = visit.app.clock.now();
    let is_given = visit.app.db.write(move |tx| short_address::give(tx, &word, kind, id, now)).await?;
    if !is_given {
        form.refuse("address", "session-address-taken", &[]);
    }
    Ok(is_given)
}

/// `POST /sessions/{id}/series`: puts it into a series too, or takes it out of one.
pub async fn join(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    let series_id = ids::from_text(form.value("series")).ok_or_not_found()?;
    let (rights, is_out) = (visit.rights.clone(), form.is_given("out"));
    let write = move |tx: &mut Tx<'_>| {
        session::by_id(tx, id)?.ok_or_not_found()?;
        series::by_id(tx, series_id)?.ok_or_not_found()?;
        if !rights.with(tx, Kind::Series, series_id, Deed::Run)? {
            return Err(Error::Forbidden);
        }
        if is_out {
            series::take_out(tx, series_id, id)?;
        } else {
            series::put(tx, series_id, id)?;
        }
        Ok(())
    };
    visit.app.db.write(write).await?;
    renew(&visit.app).await;
    let said = if is_out { "session-out-of-series" } else { "session-in-series" };
    visit.go_saying(&format!("{}/settings", path(id)), said)
}

/// `POST /sessions/{id}/holders`: asks a community to hold it too.
pub async fn ask_holder(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    visit.app.db.read(move |tx| session::by_id(tx, id)).await?.ok_or_not_found()?;
    ask_for(&visit, Kind::Session, id, &format!("{}/settings", path(id)), &form).await
}
