//! Shared funds: money that residents decide about. Rules are frozen when the vote opens; nothing of a vote is shown before
//! it is closed; the count and its explanation are kept together.

mod ballot;
mod choice;
mod codes;
pub mod count;
pub(crate) mod engine;
mod fairness;
mod finding;
mod forms;
mod here;
pub mod hourly;
mod outcome;
pub mod pabulib;
mod pages;
mod paper;
mod rules;
mod share;
mod steps;
pub mod told;
mod views;

pub(crate) use here::{Here, home, written};
pub use outcome::Found;
pub(crate) use pages::{Read as Whole, blank, keep};
pub(crate) use rules::Sheet;
pub(crate) use steps::{MEMBERS, REASON};
pub use told::Told;
pub(crate) use views::{Top, left, takes_proposals};

use store::fund::{self, Fund, State};

use crate::cookie::{Secret, same};
use crate::error::{Error, OrNotFound};
use crate::id::Id;
use crate::rights::Deed;
use crate::routes::{Access, Route};
use crate::visit::Visit;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    vec![
        Route::get("/communities/{id}/funds", Access::Anyone, pages::list),
        Route::get("/communities/{id}/funds/new", RUN, pages::new),
        Route::post("/communities/{id}/funds", RUN, pages::create).up_to(128 * 1024),
        Route::get("/communities/{id}/funds/fairness", Access::Anyone, fairness::show),
        Route::get("/funds/{id}", Access::Anyone, pages::show),
        Route::get("/funds/{id}/rules", Access::Anyone, pages::rules),
        Route::get("/funds/{id}/details", RUN, pages::details),
        Route::post("/funds/{id}/details", RUN, pages::change).up_to(128 * 1024),
        Route::get("/funds/{id}/settings", RUN, steps::settings),
        Route::post("/funds/{id}/publication", RUN, steps::publish),
        Route::post("/funds/{id}/opening", RUN, steps::open),
        Route::post("/funds/{id}/closure", RUN, steps::close),
        Route::post("/funds/{id}/renewal", RUN, steps::renew),
        Route::get("/funds/{id}/codes", RUN, codes::show),
        Route::post("/funds/{id}/codes", RUN, codes::make),
        Route::get("/funds/{id}/ballot", Access::Guest, ballot::ask),
        Route::post("/funds/{id}/ballot", Access::Guest, ballot::answer),
        Route::get("/funds/{id}/ballots/{key}", Access::Guest, choice::show),
        Route::post("/funds/{id}/ballots/{key}", Access::Guest, choice::cast),
        Route::get("/funds/{id}/paper", Access::May(Deed::Record), paper::show),
        Route::post("/funds/{id}/paper", Access::May(Deed::Record), paper::keep),
        Route::get("/funds/{id}/outcome", Access::Anyone, outcome::show),
        Route::get("/funds/{id}/outcome.json", Access::Anyone, outcome::data),
    ]
}

/// The page of a fund, without its language.
pub fn path(id: i64) -> String {
    format!("/funds/{}", Id(id))
}

/// A link that opens one thing for whoever has it: its id, and a key that follows from the secret of the house.
pub fn key(secret: &Secret, purpose: &str, fund_id: i64, id: i64) -> String {
    format!("{}-{}", Id(id), &secret.key(purpose, &format!("{fund_id} {id}"))[..32])
}

/// The id that a key opens.
pub fn opens(secret: &Secret, purpose: &str, fund_id: i64, given: &str) -> Option<i64> {
    let id = store::ids::from_text(given.split_once('-')?.0)?;
    same(&key(secret, purpose, fund_id, id), given).then_some(id)
}

/// A fund that whoever asks may see.
pub async fn seen(visit: &Visit, id: i64) -> Result<Fund, Error> {
    let found = visit.app.db.read(move |tx| fund::by_id(tx, id)).await?;
    found.filter(|fund| fund.state != State::Draft || visit.may(Deed::Run)).ok_or_not_found()
}
