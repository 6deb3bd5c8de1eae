//! The published page: on the web, on paper, as text.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use store::holding::Kind;
use store::session::{self, State as SessionState};
use store::summary::State;

use super::facts::Facts;
use super::sheet::Sheet;
use super::views::{NotYet, Show};
use super::{paper, path, text};
use crate::ballot::paper::print;
use crate::error::{Error, OrNotFound};
use crate::id::Id;
use crate::rights::Deed;
use crate::visit::Visit;

/// `GET /sessions/{id}/summary`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let now = visit.app.clock.now();
    let read = move |tx: &mut store::Tx<'_>| {
        Ok::<_, store::Error>((session::by_id(tx, id)?, Facts::read(tx, id, now)?))
    };
    let (session, facts) = visit.app.db.read(read).await?;
    let session = session.filter(|session| session.state != SessionState::Draft || visit.may(Deed::Run));
    let session = session.ok_or_not_found()?;
    match facts {
        Some(facts) if facts.summary.state == State::Published => {
            let raise = crate::issue::raise_from(&visit, Kind::Session, id).await?;
            visit.show(&Show::of(&visit, &facts, raise))
        }
        _ if visit.may(Deed::Run) => visit.go(&format!("{}/draft", path(id))),
        _ => visit.show(&NotYet { visit: &visit, session }),
    }
}

/// Whoever runs it may print it before it is published.
async fn readable(visit: &Visit, id: i64) -> Result<Facts, Error> {
    let facts = super::desk::facts(visit, id).await?;
    let is_readable = facts.summary.state == State::Published || visit.may(Deed::Run);
    is_readable.then_some(facts).ok_or_not_found()
}

/// `GET /sessions/{id}/summary.pdf`
pub async fn pdf(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let facts = readable(&visit, id).await?;
    let page = paper::summary(&visit, &facts, visit.lang);
    let fits = facts.summary.state == State::Published
        || paper::fills(&visit, &facts)
            .await?
            .iter()
            .all(|fill| fill.lang != visit.lang || fill.gauge.fits());
    if !fits {
        return visit.go_saying(&format!("{}/draft", path(id)), "summary-no-pdf");
    }
    print(&visit, &format!("summary-{}", Id(id)), move |press| press.summary(&page)).await
}

/// `GET /sessions/{id}/summary.md`
pub async fn markdown(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let facts = readable(&visit, id).await?;
    let text = text::markdown(&Sheet::of(&facts, visit.lang), &visit.full_url(&path(id)));
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("text/markdown; charset=utf-8"));
    Ok(([kind], text).into_response())
}
