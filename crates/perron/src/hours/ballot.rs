//! Ballots: one for each who belongs, changed until the end; those on paper entered by a helper, once each.

use axum::extract::Path;
use axum::response::Response;
use store::Tx;
use store::hours::{self, Ballot, Hours, State};
use store::space;

use super::views::{Papers, Read, Vote};
use super::{forms, path};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::visit::Visit;

async fn read(visit: &Visit, (space_id, id): (i64, i64)) -> Result<Read, Error> {
    let read = visit.app.db.read(move |tx| {
        let space = space::by_id(tx, space_id)?.ok_or_not_found()?;
        let vote = hours::by_id(tx, space_id, id)?.ok_or_not_found()?;
        Ok::<_, Error>(Read { space, uses: hours::uses(tx, space_id, id)?, vote })
    });
    read.await
}

fn takes_ballots(vote: &Hours, now: i64) -> bool {
    vote.state == State::Open && vote.closes > now
}

/// `GET /spaces/{id}/hours/{vote}/ballot`
pub async fn show(visit: Visit, Path((Id(space_id), Id(id))): Path<(Id, Id)>) -> Result<Response, Error> {
    let (read, me) = (read(&visit, (space_id, id)).await?, visit.me()?.id);
    if !takes_ballots(&read.vote, visit.app.clock.now()) {
        return visit.go(&path(space_id, id));
    }
    let own = visit.app.db.read(move |tx| hours::of_person(tx, (space_id, id), me)).await?;
    let mut form = Form::new();
    for one in own.iter().flat_map(|own| &own.uses) {
        form.fill("use", &store::ids::to_text(*one));
    }
    visit.show(&Vote { visit: &visit, read, has_voted: own.is_some(), form })
}

/// `POST /spaces/{id}/hours/{vote}/ballot`
pub async fn cast(
    visit: Visit,
    Path((Id(space_id), Id(id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    visit.limit(Act::Vote)?;
    let (read, me) = (read(&visit, (space_id, id)).await?, visit.me()?.id);
    let uses = forms::chosen(&mut form, &read.uses);
    if !form.is_good() {
        return visit.refuse(&Vote { visit: &visit, read, has_voted: false, form });
    }
    let (now, fresh) = (visit.app.clock.now(), visit.app.ids.next());
    let ballot = Ballot { id: fresh, person_id: Some(me), paper: None, entered_by: None, uses, made: now };
    let write = move |tx: &mut Tx<'_>| {
        let vote = hours::lock(tx, space_id, id)?.ok_or_not_found()?;
        if !takes_ballots(&vote, now) {
            return Ok("hours-over");
        }
        hours::cast(tx, (space_id, id), &ballot)?;
        Ok::<_, Error>("hours-voted")
    };
    let said = visit.app.db.write(write).await?;
    visit.go_saying(&path(space_id, id), said)
}

/// `POST /spaces/{id}/hours/{vote}/ballot/removal`
pub async fn take_back(
    visit: Visit,
    Path((Id(space_id), Id(id))): Path<(Id, Id)>,
) -> Result<Response, Error> {
    visit.limit(Act::Vote)?;
    let (me, now) = (visit.me()?.id, visit.app.clock.now());
    let write = move |tx: &mut Tx<'_>| {
        let vote = hours::lock(tx, space_id, id)?.ok_or_not_found()?;
        if !takes_ballots(&vote, now) {
            return Ok("hours-over");
        }
        hours::take_back(tx, (space_id, id), me)?;
        Ok::<_, Error>("hours-taken-back")
    };
    let said = visit.app.db.write(write).await?;
    visit.go_saying(&path(space_id, id), said)
}

/// `GET /spaces/{id}/hours/{vote}/papers`
pub async fn papers(visit: Visit, Path((Id(space_id), Id(id))): Path<(Id, Id)>) -> Result<Response, Error> {
    let view = entering(&visit, (space_id, id), Form::new()).await?;
    visit.show(&view)
}

async fn entering(visit: &Visit, (space_id, id): (i64, i64), form: Form) -> Result<Papers<'_>, Error> {
    let (read, me) = (read(visit, (space_id, id)).await?, visit.me()?.id);
    let entered = visit.app.db.read(move |tx| hours::papers(tx, (space_id, id), me)).await?;
    let is_open = takes_ballots(&read.vote, visit.app.clock.now());
    Ok(Papers { visit, read, entered, is_open, form })
}

/// `POST /spaces/{id}/hours/{vote}/papers`
pub async fn enter(
    visit: Visit,
    Path((Id(space_id), Id(id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let (found, me) = (read(&visit, (space_id, id)).await?, visit.me()?.id);
    let paper = form.text("paper", forms::LABEL).to_uppercase();
    let uses = forms::chosen(&mut form, &found.uses);
    if !form.is_good() {
        let view = entering(&visit, (space_id, id), form).await?;
        return visit.refuse(&view);
    }
    let (now, fresh) = (visit.app.clock.now(), visit.app.ids.next());
    let ballot = Ballot {
        id: fresh,
        person_id: None,
        paper: Some(paper.clone()),
        entered_by: Some(me),
        uses,
        made: now,
    };
    let write = move |tx: &mut Tx<'_>| {
        let vote = hours::lock(tx, space_id, id)?.ok_or_not_found()?;
        if !takes_ballots(&vote, now) {
            return Ok(None);
        }
        Ok::<_, Error>(Some(hours::enter(tx, (space_id, id), &ballot)?))
    };
    match visit.app.db.write(write).await? {
        None => visit.go_saying(&path(space_id, id), "hours-papers-over"),
        Some(true) => visit.go_saying(&format!("{}/papers", path(space_id, id)), "hours-paper-entered"),
        Some(false) => {
            form.refuse("paper", "hours-paper-twice", &[("paper", paper.into())]);
            let view = entering(&visit, (space_id, id), form).await?;
            visit.refuse(&view)
        }
    }
}
