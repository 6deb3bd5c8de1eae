//! The ledger of a community, and of all.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use store::community::{self, State};
use store::shift::{self, NEWEST, Shift};
use store::{Bilingual, Tx};

use super::views::{Ledger, Line};
use super::{Brief, rows};
use crate::error::{Error, OrNotFound};
use crate::i18n::Lang;
use crate::id::Id;
use crate::visit::Visit;

/// Decisions on a page.
const A_PAGE: usize = 30;

/// `GET /communities/{id}/ledger`
pub async fn community(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    page(visit, Some(id), &query).await
}

/// `GET /ledger`
pub async fn all(visit: Visit, Query(query): Query<HashMap<String, String>>) -> Result<Response, Error> {
    page(visit, None, &query).await
}

/// The name of a community that is or was there.
pub fn named(tx: &mut Tx<'_>, id: i64) -> Result<Bilingual, Error> {
    let found = community::by_id(tx, id)?;
    let found = found.filter(|found| matches!(found.state, State::Active | State::Closed));
    Ok(found.ok_or_not_found()?.name)
}

/// `?before=time-id`, as the link to earlier decisions says it.
fn before(query: &HashMap<String, String>) -> (i64, i64) {
    let parts = query.get("before").and_then(|text| text.split_once('-'));
    let read = parts.and_then(|(at, id)| Some((at.parse().ok()?, store::ids::from_text(id)?)));
    read.unwrap_or(NEWEST)
}

async fn page(
    visit: Visit,
    community: Option<i64>,
    query: &HashMap<String, String>,
) -> Result<Response, Error> {
    let (lang, from) = (visit.lang, before(query));
    let read = visit.app.db.read(move |tx| {
        let name = community.map(|id| named(tx, id)).transpose()?;
        let mut found = shift::list(tx, community, from, A_PAGE as i64 + 1)?;
        let more = found.len() > A_PAGE;
        found.truncate(A_PAGE);
        let earlier = found.last().filter(|_| more).map(|last| format!("{}-{}", last.decided, Id(last.id)));
        let lines = found.iter().map(|one| line(tx, lang, one, community.is_none()));
        let lines = lines.collect::<Result<Vec<_>, Error>>()?;
        Ok::<_, Error>((name, Brief::of(tx, community)?, rows(tx, lang, community)?, lines, earlier))
    });
    let (name, brief, rows, lines, earlier) = read.await?;
    let community = community
        .zip(name)
        .map(|(id, name)| (crate::community::path(id), name.nearest(lang.language()).0.to_owned()));
    let path = community.as_ref().map_or_else(|| "/ledger".to_owned(), |(path, _)| format!("{path}/ledger"));
    let is_first = from == NEWEST;
    visit.show(&Ledger { visit: &visit, community, path, brief, rows, lines, earlier, is_first })
}

fn line(tx: &mut Tx<'_>, lang: Lang, one: &Shift, names_community: bool) -> Result<Line, Error> {
    let community = if names_community { community::by_id(tx, one.community_id)? } else { None };
    let community = community
        .map(|found| (crate::community::path(found.id), found.name.nearest(lang.language()).0.to_owned()));
    let path = super::path(tx, one.kind, one.community_id, one.thing_id)?;
    Ok(Line::of(lang, one, path, community))
}
