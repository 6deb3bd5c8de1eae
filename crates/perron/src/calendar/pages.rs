use axum::extract::Path;
use axum::response::Response;
use store::feed::{self, Feed};
use store::holding::{self, Kind};
use store::registrant::{self, Registrant};
use store::registration::{self, Registration, State as Seat};
use store::session::{self, Session, State};
use store::{Tx, community as communities, series as all_series};

use super::has_call;
use super::views::{Follow, Mine, Show, Source};
use super::{feeds, release};
use crate::cookie::new_token;
use crate::error::{Error, OrNotFound};
use crate::id::Id;
use crate::limits::Act;
use crate::registration::told::{self, Told};
use crate::rights::Deed;
use crate::session::{facts, path};
use crate::visit::Visit;

/// `GET /sessions/{id}/calendar`
pub async fn session(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let (lang, holder) = (visit.lang.language(), visit.holder());
    let read = visit.app.db.read(move |tx| {
        let session = session::by_id(tx, id)?.ok_or_not_found()?;
        let mut sources = Vec::new();
        for (series_id, title, state) in all_series::of_session(tx, id)? {
            if state != all_series::State::Draft {
                sources.push(Source {
                    path: format!("/series/{}", Id(series_id)),
                    name: title.nearest(lang).0.to_owned(),
                });
            }
        }
        for holder in holding::holders(tx, Kind::Session, id)? {
            if let Some(found) = communities::by_id(tx, holder)? {
                sources.push(Source {
                    path: format!("/communities/{}", Id(holder)),
                    name: found.name.nearest(lang).0.to_owned(),
                });
            }
        }
        let mine = mine_in(tx, holder.as_deref(), id)?;
        Ok::<_, Error>((session, sources, mine.is_some(), feed::released(tx, id)?))
    });
    let (session, sources, has_seat, released) = read.await?;
    if !facts::is_shown(session.state) && !visit.may(Deed::Run) {
        return Err(Error::NotFound);
    }
    let now = visit.app.clock.now();
    visit.show(&Show {
        visit: &visit,
        path: path(id),
        name: session.title.nearest(lang).0.to_owned(),
        when: facts::when(visit.lang, session.starts, session.minutes, &session.zone),
        is_shown: facts::is_shown(session.state),
        is_to_come: session.state == State::Open && session.ends() > now,
        has_call: has_call(&session),
        release: visit.lang.date(session.release.max(visit.app.clock.now()), &session.zone),
        released: released.map(|at| visit.lang.moment(at, &session.zone)),
        has_seat,
        sources,
    })
}

/// `GET /series/{id}/calendar`
pub async fn series(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let source = feeds::of_series(&visit, id).await?.source();
    visit.show(&Follow { visit: &visit, sources: vec![source] })
}

/// `GET /communities/{id}/calendar`
pub async fn community(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let source = feeds::of_community(&visit, id).await?.source();
    visit.show(&Follow { visit: &visit, sources: vec![source] })
}

/// The seat that a holder has in a session.
fn mine_in(
    tx: &mut Tx<'_>,
    holder: Option<&str>,
    session_id: i64,
) -> Result<Option<(Registration, Registrant)>, Error> {
    let Some(holder) = holder else { return Ok(None) };
    let Some(me) = registrant::of_holder(tx, holder)? else { return Ok(None) };
    let mut all = registration::of_registrant(tx, me.id)?.into_iter();
    let found = all.find(|one| one.session_id == session_id && one.state == Seat::Held);
    Ok(found.map(|registration| (registration, me)))
}

/// `POST /sessions/{id}/calendar/letters`: the invitation once more, to oneself.
pub async fn send_mine(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    visit.limit(Act::Registration)?;
    let (app, holder) = (visit.app.clone(), visit.holder());
    let sent = visit.app.db.write(move |tx| {
        let session = session::by_id(tx, id)?.ok_or_not_found()?;
        if session.state != State::Open || session.ends() <= app.clock.now() {
            return Ok(false);
        }
        let Some((registration, me)) = mine_in(tx, holder.as_deref(), id)? else { return Ok(false) };
        told::tell(tx, &app, &me, &[(session, registration, Told::Again)])?;
        Ok::<_, Error>(true)
    });
    let said = if sent.await? { "calendar-sent" } else { "calendar-not-sent" };
    visit.go_saying(&format!("{}/calendar", path(id)), said)
}

/// `POST /sessions/{id}/calendar/releases`: the call details to everybody who has a seat, now.
pub async fn send_all(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    visit.limit(Act::Registration)?;
    let app = visit.app.clone();
    let sent = visit.app.db.write(move |tx| {
        let (session, now) = (session::lock(tx, id)?.ok_or_not_found()?, app.clock.now());
        if session.state != State::Open || session.ends() <= now || !has_call(&session) {
            return Ok(None);
        }
        let session = Session { release: session.release.min(now), ..session };
        session::update(tx, &session)?;
        release::tell(tx, &app, vec![session]).map(Some)
    });
    let said = match sent.await? {
        None => "calendar-nothing-to-release",
        Some(0) => "calendar-released-nobody",
        Some(_) => "calendar-released-now",
    };
    visit.go_saying(&format!("{}/calendar", path(id)), said)
}

/// `GET /calendar`: the secret link of one's own calendar.
pub async fn mine(visit: Visit) -> Result<Response, Error> {
    let holder = visit.holder().unwrap_or_default();
    let read = visit.app.db.read(move |tx| {
        let Some(me) = registrant::of_holder(tx, &holder)? else { return Ok(None) };
        Ok::<_, Error>(Some(feed::of_registrant(tx, me.id)?))
    });
    let found = read.await?;
    let link = |feed: Feed| visit.full_url(&format!("/calendars/{}/sessions.ics", feed.token));
    visit.show(&Mine { visit: &visit, is_known: found.is_some(), link: found.flatten().map(link) })
}

/// `POST /calendar/links`: a new secret link; the one before no longer works.
pub async fn make_link(visit: Visit) -> Result<Response, Error> {
    visit.limit(Act::Registration)?;
    let (holder, token, made) = (visit.holder().unwrap_or_default(), new_token(), visit.app.clock.now());
    let write = visit.app.db.write(move |tx| {
        let me = registrant::of_holder(tx, &holder)?.ok_or_not_found()?;
        Ok::<_, Error>(feed::put(tx, &Feed { registrant_id: me.id, token, made })?)
    });
    write.await?;
    visit.go_saying("/calendar", "calendar-link-made")
}

/// `POST /calendar/links/removal`
pub async fn remove_link(visit: Visit) -> Result<Response, Error> {
    let holder = visit.holder().unwrap_or_default();
    let write = visit.app.db.write(move |tx| {
        let me = registrant::of_holder(tx, &holder)?.ok_or_not_found()?;
        Ok::<_, Error>(feed::delete(tx, me.id)?)
    });
    write.await?;
    visit.go_saying("/calendar", "calendar-link-ended")
}
