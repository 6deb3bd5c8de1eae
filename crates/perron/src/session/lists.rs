//! The sessions of the house, those to come and those that were; and short addresses.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::{Path, Query};
use axum::response::Response;
use store::session::{self, Listed};
use store::short_address::{self, Kind};
use store::{Bilingual, Tx};

use super::facts::Line;
use super::path;
use super::views::List;
use crate::app::App;
use crate::error::{Error, OrNotFound};
use crate::id::Id;
use crate::series;
use crate::visit::Visit;

/// Sessions on one page of the list.
const PAGE: i64 = 100;

/// One page of sessions, in one language.
#[derive(Debug, Default)]
pub struct Page {
    /// Its sessions.
    pub lines: Vec<Line>,
    /// The address of the next page, if there is one.
    pub more: Option<String>,
}

/// `GET /sessions`, `GET /sessions?past=1`: two questions to the database, however many there are; the first page is worked
/// out anew every few seconds, and when one of its sessions changes.
pub async fn list(visit: Visit, Query(query): Query<HashMap<String, String>>) -> Result<Response, Error> {
    let is_past = query.contains_key("past");
    let from = query.get("from").and_then(|from| cursor(from));
    let page = if is_past || from.is_some() {
        Arc::new(made(&visit, is_past, from).await?)
    } else {
        let fresh = &visit.app.sessions[visit.lang as usize];
        fresh.get(visit.app.clock.now(), async || made(&visit, false, None).await).await?
    };
    visit.show(&List { visit: &visit, page, is_past })
}

/// A session of the first page changed, or came, or went.
pub async fn renew(app: &App) {
    for fresh in &app.sessions {
        fresh.forget().await;
    }
}

async fn made(visit: &Visit, is_past: bool, from: Option<(i64, i64)>) -> Result<Page, Error> {
    let now = visit.app.clock.now();
    let (listed, beside) = visit.app.db.read(move |tx| page(tx, is_past, from, now)).await?;
    let language = visit.lang.language();
    let lines = listed.iter().map(|one| {
        let mut line = Line::of(visit.lang, one, now);
        let own = beside.iter().filter(|(session, ..)| *session == one.id);
        line.series =
            own.map(|(_, id, title)| (series::path(*id), title.nearest(language).0.to_owned())).collect();
        line
    });
    let lines = lines.collect();
    let last = listed.last().filter(|_| i64::try_from(listed.len()) == Ok(PAGE));
    let more = last.map(|last| {
        let past = if is_past { "past=1&" } else { "" };
        format!("/sessions?{past}from={}-{}", last.starts, Id(last.id))
    });
    Ok(Page { lines, more })
}

/// Beginning and id of the last session of the page before.
fn cursor(text: &str) -> Option<(i64, i64)> {
    let (starts, id) = text.split_once('-')?;
    Some((starts.parse().ok()?, store::ids::from_text(id)?))
}

type Beside = Vec<(i64, i64, Bilingual)>;

fn page(
    tx: &mut Tx<'_>,
    is_past: bool,
    from: Option<(i64, i64)>,
    now: i64,
) -> store::Result<(Vec<Listed>, Beside)> {
    let listed = if is_past {
        session::past(tx, now, from.unwrap_or((i64::MAX, 0)), PAGE)?
    } else {
        session::upcoming(tx, now, from.unwrap_or((0, 0)), PAGE)?
    };
    let beside = match (listed.first(), listed.last()) {
        (Some(first), Some(last)) => {
            let (one, other) = (first.starts, last.starts);
            session::series_between(tx, one.min(other), one.max(other), is_past)?
        }
        _ => Vec::new(),
    };
    Ok((listed, beside))
}

/// `GET /s/{word}`: where a short address leads.
pub async fn short(visit: Visit, Path(word): Path<String>) -> Result<Response, Error> {
    let word = word.to_lowercase();
    let found = visit.app.db.read(move |tx| short_address::leads(tx, &word)).await?;
    let (kind, id) = found.ok_or_not_found()?;
    visit.go(&match kind {
        Kind::Series => series::path(id),
        Kind::Session => path(id),
    })
}
