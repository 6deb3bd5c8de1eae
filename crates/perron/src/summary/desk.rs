//! Where a facilitator works on the page: the draft, the gauge, what stands between it and its publication.

use axum::extract::Path;
use axum::response::Response;
use store::session::{self, Session};
use store::summary::State;
use store::{note, room};

use super::desk_views::{Begin, Desk};
use super::facts::Facts;
use super::{draft_anew, paper, path};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::visit::Visit;

/// The facts of a page that was begun; not found if it was not.
pub(super) async fn facts(visit: &Visit, session_id: i64) -> Result<Facts, Error> {
    let now = visit.app.clock.now();
    visit.app.db.read(move |tx| Facts::read(tx, session_id, now)).await?.ok_or_not_found()
}

/// The facts of a page that may still be changed; what is published is taken back first.
pub(super) async fn open(visit: &Visit, session_id: i64) -> Result<Facts, Error> {
    let facts = facts(visit, session_id).await?;
    if facts.summary.state == State::Published { Err(Error::Forbidden) } else { Ok(facts) }
}

/// `GET /sessions/{id}/summary/draft`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let now = visit.app.clock.now();
    let read = move |tx: &mut store::Tx<'_>| {
        let session = session::by_id(tx, id)?;
        Ok::<_, store::Error>((session, Facts::read(tx, id, now)?, note::count(tx, id)?, room::of(tx, id)?))
    };
    let (session, facts, notes, room) = visit.app.db.read(read).await?;
    let session: Session = session.ok_or_not_found()?;
    let Some(facts) = facts else {
        let is_running = room.stage == room::Stage::Running;
        return visit.show(&Begin { visit: &visit, session, notes, is_running });
    };
    let fills = paper::fills(&visit, &facts).await?;
    visit.show(&Desk::of(&visit, &facts, fills))
}

/// `POST /sessions/{id}/summary/draft`: puts the draft together, or a new one in the place of what was there.
pub async fn draft(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    let (ids, now, by) = (visit.app.ids.clone(), visit.app.clock.now(), visit.me()?.id);
    let is_anew = form.is_given("anew");
    let write = move |tx: &mut store::Tx<'_>| {
        session::by_id(tx, id)?.ok_or_not_found()?;
        match store::summary::of(tx, id)? {
            // what was published once is mended line by line
            Some(summary) if summary.published.is_some() => return Err(Error::Forbidden),
            Some(_) if !is_anew => return Ok(None),
            _ => {}
        }
        Ok::<_, Error>(Some(draft_anew(tx, &ids, id, Some(by), now)?))
    };
    let drafted = visit.app.db.write(write).await?;
    let said = if drafted == Some(0) { "summary-drafted-empty" } else { "summary-drafted" };
    visit.go_saying(&format!("{}/draft", path(id)), said)
}

/// `GET /sessions/{id}/summary/changes`: tells an open desk that something came in.
pub async fn changes(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    Ok(visit.app.events.stream(id))
}
