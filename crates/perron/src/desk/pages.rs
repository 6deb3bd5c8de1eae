use axum::response::Response;
use store::conversation;
use store::holding::Kind;

use super::Need;
use super::views::{Desk, Line};
use crate::error::Error;
use crate::rights::Deed;
use crate::visit::Visit;

/// How many conversations the desk looks at, the newest first.
const LISTED: i64 = 200;

/// `GET /desk`
pub async fn show(visit: Visit) -> Result<Response, Error> {
    let now = visit.app.clock.now();
    let rights = visit.rights.clone();
    let read = visit.app.db.read(move |tx| {
        let mine = rights.reach(tx, Kind::Conversation, Deed::Moderate)?;
        let mut listed = conversation::page(tx, i64::MAX, true, LISTED)?;
        listed.retain(|listed| mine.has(listed.conversation.id));
        Ok::<_, store::Error>(listed)
    });
    let lines = read.await?.into_iter().map(|listed| Line { needs: Need::of(&listed, now), listed });
    visit.show(&Desk { visit: &visit, lines: lines.collect() })
}
