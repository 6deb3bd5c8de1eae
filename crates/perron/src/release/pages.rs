//! The list of what went out, a table of it, and how a steward publishes one.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use store::release::{self, Kind, Release};
use store::release_draft::{self, Draft};
use store::wave::{self, State, Wave};
use store::{Ids, Tx};

use super::audit::BASE;
use super::content::Content;
use super::draft::{self, Stage};
use super::forms::{self, Wish};
use super::here::{arms, closed, run};
use super::views::{List, New, RowsView, Show};
use super::{draft_path, path, path_of, words};
use crate::error::{Error, OrNotFound};
use crate::estimate::job;
use crate::form::Form;
use crate::id::Id;
use crate::rights::Deed;
use crate::visit::Visit;
use crate::wave::Read;

/// `GET /waves/{id}/releases`
pub async fn list(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = closed(&visit, id).await?;
    let releases = visit.app.db.read(move |tx| release::of_wave(tx, id)).await?;
    let may_run = visit.rights.in_community(read.community.id, Deed::Run);
    visit.show(&List { visit: &visit, read, releases, may_run })
}

/// A table that went out of a wave.
async fn released(visit: &Visit, id: i64, key: i64) -> Result<(Read, Release, Content), Error> {
    let read = closed(visit, id).await?;
    let found = visit.app.db.read(move |tx| release::by_id(tx, key)).await?;
    let release = found.filter(|one| one.wave_id == id && one.kind == Kind::Table).ok_or_not_found()?;
    let content = serde_json::from_str(&release.content);
    let content = content.map_err(|problem| Error::Internal(format!("a table cannot be read: {problem}")))?;
    Ok((read, release, content))
}

/// `GET /waves/{id}/releases/{key}`
pub async fn show(visit: Visit, Path((Id(id), Id(key))): Path<(Id, Id)>) -> Result<Response, Error> {
    let (read, release, content) = released(&visit, id, key).await?;
    visit.show(&Show { visit: &visit, read, release, content })
}

/// `GET /waves/{id}/releases/{key}/table.csv`
pub async fn csv(visit: Visit, Path((Id(id), Id(key))): Path<(Id, Id)>) -> Result<Response, Error> {
    let (_, _, content) = released(&visit, id, key).await?;
    Ok(([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], content.csv()).into_response())
}

/// `GET /waves/{id}/releases/{key}/table.json`
pub async fn json(visit: Visit, Path((Id(id), Id(key))): Path<(Id, Id)>) -> Result<Response, Error> {
    let (_, release, _) = released(&visit, id, key).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], release.content).into_response())
}

/// `GET /waves/{id}/releases/new`: the form.
pub async fn new(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = run(&visit, id).await?;
    let page = New::of(&visit, read, Form::filled([("counts", "exact")]), None).await?;
    visit.show(&page)
}

/// `GET /waves/{id}/rows`: what a file with a row a person is.
pub async fn rows(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = run(&visit, id).await?;
    visit.show(&RowsView::of(&visit, read, None))
}

/// `POST /waves/{id}/drafts`: asks how something would look; it is worked out in the background.
pub async fn ask(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let read = run(&visit, id).await?;
    let arm = forms::arm(form.value("arm"), &arms(&read)).ok_or_not_found()?;
    let Some(wish) = Wish::parse(&mut form, &read.sheet) else {
        let page = New::of(&visit, read, form, None).await?;
        return visit.refuse(&page);
    };
    let (ids, now, wave) = (visit.app.ids.clone(), visit.app.clock.now(), read.wave);
    let asked = Draft {
        id: ids.next(),
        wave_id: id,
        kind: wish.kind,
        arm: arm.word().to_owned(),
        outcome: wish.outcome,
        attributes: wish.attributes,
        is_rounded: wish.is_rounded,
        hides_more: wish.hides_more,
        basis: String::new(),
        shown: String::new(),
        made: now,
    };
    let key = visit.app.db.write(move |tx| draft::ask(tx, &ids, now, &wave, &asked)).await?;
    visit.go(&draft_path(id, key))
}

/// A draft of a wave, for those who run it.
async fn drafted(visit: &Visit, id: i64, key: i64) -> Result<(Read, Draft, Stage), Error> {
    let read = run(visit, id).await?;
    let (now, wave) = (visit.app.clock.now(), read.wave.clone());
    let find = move |tx: &mut Tx<'_>| {
        let draft = release_draft::by_id(tx, key)?.filter(|one| one.wave_id == id).ok_or_not_found()?;
        let stage = Stage::of(tx, &draft, &wave, now)?;
        Ok::<_, Error>((draft, stage))
    };
    let (draft, stage) = visit.app.db.read(find).await?;
    Ok((read, draft, stage))
}

/// `GET /waves/{id}/drafts/{key}`: how it would look, or why it may not go out.
pub async fn look(visit: Visit, Path((Id(id), Id(key))): Path<(Id, Id)>) -> Result<Response, Error> {
    let (read, draft, stage) = drafted(&visit, id, key).await?;
    if draft.kind == Kind::Rows {
        return visit.show(&RowsView::of(&visit, read, Some((key, stage))));
    }
    let page = New::of(&visit, read, forms::of_draft(&draft), Some((key, stage))).await?;
    visit.show(&page)
}

/// `GET /waves/{id}/drafts/{key}/changes`: tells the open page that the work is done; at once, since it may be already.
pub async fn changes(visit: Visit, Path((Id(id), Id(key))): Path<(Id, Id)>) -> Result<Response, Error> {
    drafted(&visit, id, key).await?;
    let stream = visit.app.events.stream(key);
    visit.app.events.tell(key);
    Ok(stream)
}

/// `POST /waves/{id}/releases`: what was looked at goes out, unless something changed since.
pub async fn publish(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    let key = store::ids::from_text(form.value("draft")).ok_or_not_found()?;
    let (read, draft, _) = drafted(&visit, id, key).await?;
    let release = Release {
        id: visit.app.ids.next(),
        wave_id: id,
        kind: draft.kind,
        arm: draft.arm.clone(),
        outcome: draft.outcome.clone(),
        attributes: draft.attributes.clone(),
        base: if draft.is_rounded { i64::try_from(BASE).unwrap_or(1) } else { 1 },
        content: String::new(),
        made: visit.app.clock.now(),
        made_by: visit.person.as_ref().map(|person| person.id),
    };
    let (released, kind) = (release.id, draft.kind);
    let ids = visit.app.ids.clone();
    let went_out = visit.app.db.write(move |tx| keep(tx, &ids, read.wave, draft, release)).await?;
    match (went_out, kind) {
        (true, Kind::Table) => visit.go_saying(&path_of(id, released), "release-published"),
        (true, Kind::Rows) => visit.go_saying(&path(id), "release-published"),
        (false, _) => visit.go_saying(&path(id), "release-not-now"),
    }
}

/// Writes a draft into the ledger, if nothing else went out or changed since it was audited; false if something did, if it may
/// not go out, or if the same went out before. The figures of every wave of the pulse are worked out again, since some may have
/// to be hidden beside it.
fn keep(tx: &mut Tx<'_>, ids: &Ids, wave: Wave, draft: Draft, mut release: Release) -> store::Result<bool> {
    // what goes out is audited beside every wave of the same people
    let all = wave::of_series(tx, wave.community_id, &wave.series)?;
    for one in &all {
        wave::lock(tx, one.id)?;
    }
    let Stage::Ready(shown) = Stage::of(tx, &draft, &wave, release.made)? else { return Ok(false) };
    let Some((content, cells)) =
        release_draft::content(tx, draft.id)?.filter(|(content, _)| !content.is_empty())
    else {
        return Ok(false);
    };
    if let Some(rows) = shown.rows {
        let told: Vec<String> = rows.attributes.into_iter().map(|(word, _)| word).collect();
        release.attributes = told.join(" ");
    }
    release.content = content;
    let went_out = release::insert(tx, &release, &draft::read(&cells))?;
    release_draft::delete(tx, draft.id)?;
    for one in all.iter().filter(|one| went_out && one.state == State::Closed) {
        job::ask(tx, ids, release.made, one.id)?;
    }
    if went_out {
        crate::bundle::ask(tx, ids, release.made, store::bundle::Kind::Release, release.id)?;
    }
    Ok(went_out)
}

/// What a table that went out is called.
pub fn title(visit: &Visit, read: &Read, release: &Release) -> String {
    words::name(visit.lang, &read.sheet, release)
}
