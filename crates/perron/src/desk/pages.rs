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
    let (rights, asking) = (visit.rights.clone(), visit.clone());
    let read = visit.app.db.read(move |tx| {
        let mine = rights.reach(tx, Kind::Conversation, Deed::Moderate)?;
        let mut listed = conversation::page(tx, i64::MAX, true, LISTED)?;
        listed.retain(|listed| mine.has(listed.conversation.id));
        let proposed = if rights.in_house(Deed::Moderate) {
            community::in_state(tx, community::State::Proposed)?
        } else {
            Vec::new()
        };
        let mut waiting = Vec::new();
        for id in rights.communities(Deed::Keep) {
            let count = request::waiting(tx, id)?.len();
            if let Some(community) = community::by_id(tx, id)?.filter(|_| count > 0) {
                waiting.push((community, count));
            }
        }
        let (mut stale, mut late) = (Vec::new(), Vec::new());
        for id in rights.communities(Deed::Run) {
            stale.extend(crate::plan::stale(tx, id, now)?);
            let count = crate::promise::late(tx, id, now)?;
            late.extend(community::by_id(tx, id)?.filter(|_| count > 0).map(|community| (community, count)));
        }
        let reported = crate::report::count_waiting(tx, &asking)?;
        Ok::<_, Error>((listed, proposed, waiting, (stale, late), reported))
    });
    let (listed, proposed, waiting, (stale, late), reported) = read.await?;
    let name = |community: &Community| community.name.nearest(visit.lang.language()).0.to_owned();
    let proposed = proposed.iter().map(|listed| Door {
        path: visit.url(&path(listed.community.id)),
        name: name(&listed.community),
        said: visit.lang.text("desk-proposed"),
    });
    let waiting = waiting.iter().map(|(community, count)| Door {
        path: visit.url(&format!("{}/people", path(community.id))),
        name: name(community),
        said: visit.t("community-requests-count").with("count", *count).to_string(),
    });
    let reported = (reported > 0).then(|| Door {
        path: visit.url("/reports"),
        name: visit.lang.text("report-queue-title"),
        said: visit.t("report-waiting").with("count", reported).to_string(),
    });
    let stale = stale.iter().map(|(plan, count)| Door {
        path: visit.url(&crate::plan::path(plan.id)),
        name: visit.nearest(&plan.title).0,
        said: visit.t("plan-stale").with("count", *count).to_string(),
    });
    let late = late.iter().map(|(community, count)| Door {
        path: visit.url(&crate::promise::list_path(community.id)),
        name: name(community),
        said: visit.t("promise-late-count").with("count", *count).to_string(),
    });
    let doors = reported.into_iter().chain(proposed).chain(waiting).chain(stale).chain(late).collect();
    let lines = listed.into_iter().map(|listed| Line { needs: Need::of(&listed, now), listed });
    visit.show(&Desk { visit: &visit, lines: lines.collect(), doors })
}
