use axum::response::Response;
use store::community::{self, Community};
use store::conversation;
use store::holding::Kind;
use store::request;

use super::Need;
use super::views::{Desk, Door, Line};
use crate::community::path;
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
        let proposed = if rights.in_house(Deed::Moderate) {
            community::in_state(tx, community::State::Proposed)?
        } else {
            Vec::new()
        };
        let mut asking = Vec::new();
        for id in rights.communities(Deed::Keep) {
            let waiting = request::waiting(tx, id)?.len();
            if let Some(community) = community::by_id(tx, id)?.filter(|_| waiting > 0) {
                asking.push((community, waiting));
            }
        }
        Ok::<_, store::Error>((listed, proposed, asking))
    });
    let (listed, proposed, asking) = read.await?;
    let name = |community: &Community| community.name.nearest(visit.lang.language()).0.to_owned();
    let proposed = proposed.iter().map(|listed| Door {
        path: visit.url(&path(listed.community.id)),
        name: name(&listed.community),
        said: visit.lang.text("desk-proposed"),
    });
    let asking = asking.iter().map(|(community, waiting)| Door {
        path: visit.url(&format!("{}/people", path(community.id))),
        name: name(community),
        said: visit.t("community-requests-count").with("count", *waiting).to_string(),
    });
    let doors = proposed.chain(asking).collect();
    let lines = listed.into_iter().map(|listed| Line { needs: Need::of(&listed, now), listed });
    visit.show(&Desk { visit: &visit, lines: lines.collect(), doors })
}
