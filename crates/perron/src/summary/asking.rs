//! Asks those who were there whether the page is right; publishes it; takes it back to be mended.

use axum::extract::Path;
use axum::response::Response;
use store::summary::{self, State};

use super::desk::facts;
use super::line::changed;
use super::{letters, paper, path, refusals};
use crate::error::Error;
use crate::id::Id;
use crate::visit::Visit;

/// `POST /sessions/{id}/summary/asking`: to everyone who was there and has an address, once.
pub async fn ask(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let facts = facts(&visit, id).await?;
    let desk = format!("{}/draft", path(id));
    if facts.summary.state != State::Draft || facts.lines.is_empty() {
        return visit.go_saying(
            &desk,
            if facts.lines.is_empty() { "summary-refused-empty" } else { "summary-asked-already" },
        );
    }
    let now = visit.app.clock.now();
    let (app, house) = (visit.app.clone(), visit.app.settings.address.clone());
    let write = move |tx: &mut store::Tx<'_>| {
        let was_asked = facts.summary.asked.is_some();
        summary::set_state(
            tx,
            &summary::Summary { state: State::Confirming, asked: Some(now), ..facts.summary },
        )?;
        // after a correction nobody is written to a second time
        if was_asked { Ok(()) } else { letters::ask(tx, &app, &house, &facts.session, now) }
    };
    visit.app.db.write(write).await?;
    changed(&visit, id);
    visit.go_saying(&desk, "summary-asked")
}

/// `POST /sessions/{id}/summary/publication`: when both languages say the same and fit.
pub async fn publish(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let facts = facts(&visit, id).await?;
    let fills = paper::fills(&visit, &facts).await?;
    if let Some(refusal) = refusals(&facts, &fills).first() {
        return visit.go_saying(&format!("{}/draft", path(id)), refusal.key());
    }
    if facts.summary.state == State::Published {
        return visit.go(&path(id));
    }
    let (now, by, version) = (visit.app.clock.now(), visit.me()?.id, facts.summary.version);
    let (app, house) = (visit.app.clone(), visit.app.settings.address.clone());
    let write = move |tx: &mut store::Tx<'_>| {
        // what was measured is what is published
        let now_there =
            summary::of(tx, id)?.filter(|one| one.version == version && one.state == State::Confirming);
        let Some(now_there) = now_there else { return Ok::<_, Error>(false) };
        let published = summary::Summary {
            state: State::Published,
            published: Some(now),
            published_by: Some(by),
            ..now_there
        };
        let is_first = facts.summary.published.is_none();
        summary::set_state(tx, &published)?;
        if is_first {
            letters::published(tx, &app, &house, &facts.session, now)?;
        }
        Ok(true)
    };
    let done = visit.app.db.write(write).await?;
    changed(&visit, id);
    if done {
        visit.go_saying(&path(id), "summary-published")
    } else {
        visit.go_saying(&format!("{}/draft", path(id)), "summary-changed-meanwhile")
    }
}

/// `POST /sessions/{id}/summary/reopening`: nobody reads it until it is published again.
pub async fn reopen(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let facts = facts(&visit, id).await?;
    let write = move |tx: &mut store::Tx<'_>| {
        summary::set_state(tx, &summary::Summary { state: State::Draft, ..facts.summary })
    };
    visit.app.db.write(write).await?;
    changed(&visit, id);
    visit.go_saying(&format!("{}/draft", path(id)), "summary-reopened")
}
