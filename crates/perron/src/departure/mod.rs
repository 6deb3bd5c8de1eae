//! A community leaves: what it held here is removed, and a signed receipt says what.

mod pages;
mod receipt;
mod views;

use std::collections::BTreeMap;

use store::departure::{self, Departure, Removed};
use store::parcel::{self as parcels, Parcel, State};
use store::{Tx, community};

use crate::app::Shared;
use crate::bundle::key;
use crate::error::Error;
use crate::parcel::{self, Problem, job};
use crate::rights::Deed;
use crate::routes::{Access, Route};
use crate::story::files;
use crate::visit::Visit;
pub(crate) use views::Moved;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const KEEP: Access = Access::May(Deed::Keep);
    vec![
        Route::get("/communities/{id}/departure", KEEP, pages::new),
        Route::post("/communities/{id}/departure", KEEP, pages::create),
        Route::get("/departures/{id}", Access::Anyone, pages::show),
        Route::get("/departures/{id}/receipt.txt", Access::Anyone, pages::receipt),
    ]
}

/// Where a receipt stands, without the language; for templates, which hand over references.
pub fn path(id: &i64) -> String {
    format!("/departures/{}", store::ids::to_text(*id))
}

/// Why a community cannot leave now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// There is no parcel whose file can be downloaded.
    NoParcel,
    /// Something was written since it was packed.
    Changed,
}

/// What stands before whoever wants to leave.
pub struct Standing {
    /// The parcel that was packed last.
    pub parcel: Option<Parcel>,
    /// Why not now.
    pub bar: Option<Bar>,
    /// Rows of each table that would go.
    pub goes: BTreeMap<String, u64>,
    /// How many things others hold too.
    pub stays: u64,
}

/// How things stand.
///
/// # Errors
/// There is no such community.
pub fn standing(tx: &mut Tx<'_>, order: &parcel::Order) -> Result<Standing, Problem> {
    let (goes, stays) = departure::would_go(tx, order.community_id)?;
    let last =
        parcels::of_community(tx, order.community_id)?.into_iter().find(|one| one.state == State::Ready);
    let bar = match &last {
        None => Some(Bar::NoParcel),
        Some(last) => (parcel::content(tx, order)? != last.content).then_some(Bar::Changed),
    };
    Ok(Standing { parcel: last, bar, goes, stays })
}

/// Removes a community for good; the receipt.
///
/// # Errors
/// Nobody can sign, there is no parcel, or something changed since.
pub async fn leave(app: &Shared, community_id: i64, moved_to: String) -> Result<Result<i64, Bar>, Error> {
    let signer = key::signer(&app.db, &app.settings).await?;
    let (order, id, now) = (job::order(app, community_id, None), app.ids.next(), app.clock.now());
    let server = app.settings.address.clone();
    let remove = move |tx: &mut Tx<'_>| -> Result<_, Error> {
        let one = community::by_id(tx, community_id)?.ok_or(Error::NotFound)?;
        let standing = standing(tx, &order).map_err(|problem| Error::Internal(problem.to_string()))?;
        let parcel = match (standing.bar, standing.parcel) {
            (Some(bar), _) => return Ok(Err(bar)),
            (None, Some(parcel)) => parcel,
            (None, None) => return Ok(Err(Bar::NoParcel)),
        };
        let packed = parcels::of_community(tx, community_id)?;
        let removed: Removed = departure::remove(tx, community_id, now)?;
        parcels::forget(tx, community_id)?;
        let made = Departure {
            id,
            community_id,
            name: one.name,
            moved_to,
            sha256: parcel.sha256,
            removed: serde_json::to_string(&removed.rows)
                .map_err(|error| Error::Internal(error.to_string()))?,
            files: i64::try_from(removed.files.len()).unwrap_or(i64::MAX),
            note: String::new(),
            made: now,
        };
        let text = receipt::text(&made, &removed.rows, &server, &parcel.content);
        let note = format!("{text}\n{}", signer.sign(&text));
        departure::insert(tx, &Departure { note, ..made }, &removed.things)?;
        Ok(Ok((removed.files, packed)))
    };
    let (names, packed) = match app.db.write(remove).await? {
        Ok(removed) => removed,
        Err(bar) => return Ok(Err(bar)),
    };
    forget(app, &names, &packed).await;
    tracing::info!(departure = store::ids::to_text(id), files = names.len(), "a community left");
    Ok(Ok(id))
}

/// The files of what was removed; one that cannot be removed now is swept away with those that no row names.
async fn forget(app: &Shared, names: &[String], packed: &[Parcel]) {
    let (stories, parcels) = (files::folder(&app.settings), job::folder(&app.settings));
    let recordings = names.iter().map(|name| stories.join(name));
    let packed = packed.iter().filter(|one| !one.file.is_empty()).map(|one| parcels.join(&one.file));
    for path in recordings.chain(packed) {
        if let Err(problem) = std::fs::remove_file(&path) {
            tracing::warn!(%problem, "a file of a community that left is removed at a later cleaning");
        }
    }
    if let Err(problem) = store::scrub(&app.db).await {
        tracing::info!(%problem, "the files of the database are scrubbed at the next cleaning");
    }
}

/// What once stood at the address of a visit, if it left with a community.
pub async fn once_here(visit: &Visit) -> Option<Departure> {
    let path = visit.path.split(['?', '#']).next().unwrap_or_default();
    let mut words = path.split('/').skip(1);
    let kind = match words.next()? {
        "communities" => "community",
        "conversations" => "conversation",
        "series" => "series",
        "sessions" => "session",
        "plans" => "plan",
        "spaces" => "space",
        "funds" => "fund",
        "strategies" => "strategy",
        "stories" => "story",
        "issues" => "issue",
        "priorities" => "priority_round",
        "waves" => "wave",
        _ => return None,
    };
    let id = store::ids::from_text(words.next()?)?;
    visit.app.db.read(move |tx| departure::of_thing(tx, kind, id)).await.ok().flatten()
}
