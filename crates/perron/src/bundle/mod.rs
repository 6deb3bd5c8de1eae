//! Bundles: what is published comes with what it was counted from, so that anybody can count again, signed by the house and kept
//! in a log to which is only ever added. `perron verify` checks them from the file alone.
//!
//! A bundle holds nothing that somebody may take back later: no texts of people, and votes without names, in an order that
//! tells nobody's turn.

pub mod archive;
mod edition;
pub mod finding;
mod fund;
pub mod key;
pub mod kind;
pub mod log;
pub mod manifest;
mod map;
pub mod note;
mod pages;
mod pledge;
mod priority;
mod publish;
mod release;
pub mod seal;
pub mod verify;
mod views;

#[cfg(test)]
mod tests;

use serde_json::json;
use store::bundle::{self, Kind};
use store::{Ids, Tx, pledge_line};

use crate::jobs;
use crate::routes::{Access, Route};
pub use publish::{JOB, make, run};

/// How often the counts of the pledge get a bundle, if anything changed: thirty days.
const MONTH: i64 = 30 * 24 * 3_600_000;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/bundles", Access::Anyone, pages::list),
        Route::get("/bundles/key", Access::Anyone, pages::keys),
        Route::get("/bundles/checkpoint", Access::Anyone, pages::checkpoint),
        Route::get("/bundles/consistency/{old}/{new}", Access::Anyone, pages::growth),
        Route::get("/bundles/{number}", Access::Anyone, pages::show),
        Route::get("/bundles/{number}/bundle.zip", Access::Anyone, pages::download),
        Route::get("/bundles/{number}/proof", Access::Anyone, pages::proof),
    ]
}

/// Asks for the bundle of a result, in the transaction that publishes it.
pub fn ask(tx: &mut Tx<'_>, ids: &Ids, now: i64, kind: Kind, id: i64) -> store::Result<()> {
    jobs::ask(tx, ids, now, JOB, id, &json!({ "kind": kind.word() })).map(drop)
}

/// Asks for a bundle of the counts of the pledge, unless there is one of this month.
pub fn ask_monthly(tx: &mut Tx<'_>, ids: &Ids, now: i64) -> store::Result<()> {
    let last = bundle::of_thing(tx, Kind::Pledge, 0)?.into_iter().next();
    let is_due = last.is_none_or(|last| last.made <= now - MONTH);
    if is_due && pledge_line::last(tx)?.is_some() {
        ask(tx, ids, now, Kind::Pledge, 0)?;
    }
    Ok(())
}

/// Where the bundles of one result are listed, without the language; for templates, which hand over references.
pub fn link(kind: &str, id: &i64) -> String {
    format!("/bundles?kind={kind}&of={}", store::ids::to_text(*id))
}
