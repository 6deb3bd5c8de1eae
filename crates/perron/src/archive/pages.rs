//! The archive of a session and of a series.

use axum::extract::Path;
use axum::response::Response;
use store::resource::{self, Kind, Resource};
use store::series::{self, Series, State as SeriesState};
use store::session::{self, Listed, Session, State};
use store::summary::{self, State as SummaryState};
use store::{Bilingual, Tx, attendance, community, feedback, holding};

use super::views::{Kept, Left, Resources, Years};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::rights::Deed;
use crate::visit::Visit;

/// Characters of a title.
const LONGEST_TITLE: usize = 120;
/// Characters of an address.
const LONGEST_LINK: usize = 500;
/// Characters of a passcode.
const LONGEST_CODE: usize = 40;

/// A session that people can see.
async fn visible(visit: &Visit, id: i64) -> Result<Session, Error> {
    let found = visit.app.db.read(move |tx| session::by_id(tx, id)).await?;
    found.filter(|one| one.state != State::Draft || visit.may(Deed::Run)).ok_or_not_found()
}

/// What a session left behind.
pub(super) fn left(tx: &mut Tx<'_>, id: i64) -> store::Result<Left> {
    let hosts = holding::holders(tx, holding::Kind::Session, id)?;
    let hosts = hosts.into_iter().map(|host| community::by_id(tx, host)).collect::<Result<Vec<_>, _>>()?;
    let summary = summary::of(tx, id)?;
    Ok(Left {
        people: attendance::of_session(tx, id)?.len(),
        hosts: hosts.into_iter().flatten().map(|host| host.name).collect(),
        has_summary: summary.is_some_and(|one| one.state == SummaryState::Published),
        has_feedback: feedback::sheets(tx, id)? > 0,
        resources: resource::of(tx, id)?,
    })
}

/// `GET /sessions/{id}/archive`
pub async fn session(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let session = visible(&visit, id).await?;
    let left = visit.app.db.read(move |tx| left(tx, id)).await?;
    let may_run = visit.may(Deed::Run);
    visit.show(&Kept { visit: &visit, session, left, may_run })
}

/// `GET /series/{id}/archive`: by year, the newest first.
pub async fn series(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let now = visit.app.clock.now();
    let may_run = visit.may(Deed::Run);
    let read = move |tx: &mut Tx<'_>| {
        let series = series::by_id(tx, id)?.filter(|one| one.state != SeriesState::Draft || may_run);
        let past = past(tx, id, now)?;
        let with_left = past.into_iter().map(|one| Ok::<_, store::Error>((left(tx, one.id)?, one)));
        Ok::<_, store::Error>((series, with_left.collect::<Result<Vec<_>, _>>()?))
    };
    let (series, sessions) = visit.app.db.read(read).await?;
    let series: Series = series.ok_or_not_found()?;
    visit.show(&Years::of(&visit, series, sessions))
}

/// The sessions of a series that have taken place, the newest first.
fn past(tx: &mut Tx<'_>, series_id: i64, now: i64) -> store::Result<Vec<Listed>> {
    let mut past = session::of_series(tx, series_id)?;
    past.retain(|one| matches!(one.state, State::Open | State::Over) && one.ends() <= now);
    past.reverse();
    Ok(past)
}

/// `GET /sessions/{id}/resources`
pub async fn resources(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let session = visible(&visit, id).await?;
    let resources = visit.app.db.read(move |tx| resource::of(tx, id)).await?;
    visit.show(&Resources { visit: &visit, session, resources, form: Form::new() })
}

/// `POST /sessions/{id}/resources`
pub async fn add(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let session = visible(&visit, id).await?;
    let Some(resource) = parse(&visit, &mut form) else {
        let resources = visit.app.db.read(move |tx| resource::of(tx, id)).await?;
        return visit.refuse(&Resources { visit: &visit, session, resources, form });
    };
    visit.app.db.write(move |tx| resource::insert(tx, id, &resource)).await?;
    visit.go_saying(&format!("/sessions/{}/resources", Id(id)), "archive-kept")
}

fn parse(visit: &Visit, form: &mut Form) -> Option<Resource> {
    let kinds: Vec<(&str, Kind)> = Kind::ALL.iter().map(|kind| (kind.word(), *kind)).collect();
    let kind = form.choice("kind", &kinds);
    let title =
        Bilingual { en: form.text("title-en", LONGEST_TITLE), fr: form.text("title-fr", LONGEST_TITLE) };
    let link = form.text("link", LONGEST_LINK);
    let passcode = form.optional("passcode", LONGEST_CODE).unwrap_or_default();
    let host =
        link.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or("");
    let is_address =
        link.chars().all(|letter| letter.is_ascii_graphic()) && host.contains('.') && !host.contains('@');
    if !link.is_empty() && !is_address {
        form.refuse("link", "archive-not-address", &[]);
    }
    let (id, made) = (visit.app.ids.next(), visit.app.clock.now());
    form.is_good().then_some(Resource { id, kind: kind?, title, link, passcode, made })
}

/// `POST /sessions/{id}/resources/{resource}/removal`
pub async fn remove(visit: Visit, Path((Id(id), Id(resource))): Path<(Id, Id)>) -> Result<Response, Error> {
    let removed = visit.app.db.write(move |tx| resource::remove(tx, id, resource)).await?;
    removed.then_some(()).ok_or_not_found()?;
    visit.go_saying(&format!("/sessions/{}/resources", Id(id)), "archive-removed")
}
