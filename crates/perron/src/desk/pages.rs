use axum::response::Response;
use store::conversation;

use super::Need;
use super::views::{Desk, Line};
use crate::error::Error;
use crate::visit::Visit;

/// How many conversations the desk looks at, the newest first.
const LISTED: i64 = 200;

/// `GET /desk`
pub async fn show(visit: Visit) -> Result<Response, Error> {
    let now = visit.app.clock.now();
    let listed = visit.app.db.read(|tx| conversation::page(tx, i64::MAX, true, LISTED)).await?;
    let lines = listed.into_iter().map(|listed| Line { needs: Need::of(&listed, now), listed });
    visit.show(&Desk { visit: &visit, lines: lines.collect() })
}
