use std::collections::HashMap;

use axum::extract::Query;
use axum::response::Response;
use store::community::{self, State};

use crate::community::views::{List, ListLine};
use crate::error::Error;
use crate::visit::Visit;

/// Communities on one page.
const PAGE: usize = 40;

/// `GET /communities`
pub async fn list(visit: Visit, Query(query): Query<HashMap<String, String>>) -> Result<Response, Error> {
    let listed = visit.app.db.read(|tx| community::in_state(tx, State::Active)).await?;
    let mut lines: Vec<ListLine> = listed.iter().map(|listed| ListLine::of(&visit, listed)).collect();
    lines.sort_by_cached_key(|line| (!line.is_mine, line.name.to_lowercase()));
    let all = lines.len();
    let pages = all.div_ceil(PAGE).max(1);
    let page = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, pages);
    let lines = lines.into_iter().skip((page - 1) * PAGE).take(PAGE).collect();
    visit.show(&List { visit: &visit, lines, all, page, pages })
}
