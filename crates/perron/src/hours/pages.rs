//! A vote on hours: prepared, opened, counted, explained.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use store::Tx;
use store::hours::{self, State};
use store::space::{self, Space};

use super::views::{New, Read, Show};
use super::{engine, forms, path, steps};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::rights::Deed;
use crate::visit::Visit;

async fn space_of(visit: &Visit, id: i64) -> Result<Space, Error> {
    visit.app.db.read(move |tx| space::by_id(tx, id)).await?.ok_or_not_found()
}

/// `GET /spaces/{id}/hours/new`
pub async fn new(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let space = space_of(&visit, id).await?;
    let form = Form::filled([("hours", "20"), ("weeks", "12"), ("agenda-by", "residents")]);
    visit.show(&New { visit: &visit, space, form })
}

/// `POST /spaces/{id}/hours`
pub async fn create(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let space = space_of(&visit, id).await?;
    let (fresh, made) = (visit.app.ids.next(), visit.app.clock.now());
    let made_by = visit.person.as_ref().map(|person| person.id);
    let Some(vote) = forms::vote(&mut form, id, &space.zone, (fresh, made), made_by) else {
        return visit.refuse(&New { visit: &visit, space, form });
    };
    visit.app.db.write(move |tx| hours::insert(tx, &vote)).await?;
    visit.go_saying(&path(id, fresh), "hours-made")
}

/// `GET /spaces/{id}/hours/{vote}`
pub async fn show(visit: Visit, Path((Id(space_id), Id(id))): Path<(Id, Id)>) -> Result<Response, Error> {
    let view = view(&visit, (space_id, id), Form::new()).await?;
    visit.show(&view)
}

async fn view(visit: &Visit, (space_id, id): (i64, i64), form: Form) -> Result<Show<'_>, Error> {
    let me = visit.person.as_ref().map(|person| person.id);
    let read = visit.app.db.read(move |tx| {
        let space = space::by_id(tx, space_id)?.ok_or_not_found()?;
        let vote = hours::by_id(tx, space_id, id)?.ok_or_not_found()?;
        let uses = hours::uses(tx, space_id, id)?;
        let own = match me {
            Some(me) => hours::of_person(tx, (space_id, id), me)?,
            None => None,
        };
        // nobody counts before it is closed
        let ballots =
            if vote.state == State::Closed { hours::ballots(tx, space_id, id)? } else { Vec::new() };
        Ok::<_, Error>((space, vote, uses, own, ballots))
    });
    let (space, vote, uses, own, ballots) = read.await?;
    let is_visible = vote.state != State::Draft || visit.may(Deed::See);
    if !is_visible {
        return Err(Error::NotFound);
    }
    let outcome = if vote.state == State::Closed { serde_json::from_str(&vote.outcome).ok() } else { None };
    let share = me.filter(|_| outcome.is_some()).and_then(|me| engine::share(&vote, &uses, &ballots, me));
    let now = visit.app.clock.now();
    Ok(Show { visit, read: Read { space, vote, uses }, own, outcome, share, form, now })
}

/// `GET /spaces/{id}/hours/{vote}/sheet.txt`: the rules as they were fixed.
pub async fn sheet(visit: Visit, Path((Id(space_id), Id(id))): Path<(Id, Id)>) -> Result<Response, Error> {
    let vote = visit.app.db.read(move |tx| hours::by_id(tx, space_id, id)).await?;
    let vote = vote.filter(|vote| !vote.sheet.is_empty()).ok_or_not_found()?;
    let head = [(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"))];
    Ok((head, vote.sheet).into_response())
}

/// `POST /spaces/{id}/hours/{vote}/uses`
pub async fn propose(
    visit: Visit,
    Path((Id(space_id), Id(id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    visit.limit(Act::Community)?;
    let vote = visit.app.db.read(move |tx| hours::by_id(tx, space_id, id)).await?.ok_or_not_found()?;
    let Some(one) = forms::one_use(&mut form, visit.app.ids.next(), vote.minutes) else {
        let view = view(&visit, (space_id, id), form).await?;
        return visit.refuse(&view);
    };
    let write = move |tx: &mut Tx<'_>| {
        let vote = hours::lock(tx, space_id, id)?.ok_or_not_found()?;
        if vote.state != State::Draft {
            return Ok("hours-fixed");
        }
        hours::add_use(tx, (space_id, id), &one)?;
        Ok::<_, Error>("hours-use-added")
    };
    let said = visit.app.db.write(write).await?;
    visit.go_saying(&path(space_id, id), said)
}

/// `POST /spaces/{id}/hours/{vote}/uses/{use}/removal`
pub async fn remove(
    visit: Visit,
    Path((Id(space_id), Id(id), Id(one))): Path<(Id, Id, Id)>,
) -> Result<Response, Error> {
    let write = move |tx: &mut Tx<'_>| {
        let vote = hours::lock(tx, space_id, id)?.ok_or_not_found()?;
        if vote.state != State::Draft {
            return Ok("hours-fixed");
        }
        hours::remove_use(tx, (space_id, id), one)?;
        Ok::<_, Error>("hours-use-removed")
    };
    let said = visit.app.db.write(write).await?;
    visit.go_saying(&path(space_id, id), said)
}

/// `POST /spaces/{id}/hours/{vote}/opening`
pub async fn begin(visit: Visit, Path((Id(space_id), Id(id))): Path<(Id, Id)>) -> Result<Response, Error> {
    let app = visit.app.clone();
    let done = visit.app.db.write(move |tx| steps::begin(tx, &app, (space_id, id))).await?;
    visit.go_saying(&path(space_id, id), done.err().unwrap_or("hours-opened"))
}
