//! Languages beside English and French in which a strategy is read. What is not there yet is read in the language of the
//! page; an edition takes a language along when all of it is there and says what the clauses say.

mod pages;
mod spoken;
mod tag;
mod views;
mod wording;

pub use spoken::Spoken;
pub use tag::Tag;

use crate::id::Id;
use crate::rights::Deed;
use crate::routes::{Access, Route};

/// Languages of one strategy.
pub const MOST: usize = 40;
/// Characters of the longest name of a language.
pub const NAME: usize = 60;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    vec![
        Route::get("/strategies/{id}/tongues", Access::Anyone, pages::list),
        Route::post("/strategies/{id}/tongues", RUN, pages::add),
        Route::get("/strategies/{id}/tongues/{tag}", Access::Anyone, pages::show),
        Route::get("/strategies/{id}/tongues/{tag}/headings", RUN, pages::headings),
        Route::post("/strategies/{id}/tongues/{tag}/headings", RUN, pages::call),
        Route::post("/strategies/{id}/tongues/{tag}/removal", RUN, pages::remove),
        Route::get("/strategies/{id}/clauses/{number}/tongues/{tag}", RUN, wording::show),
        Route::post("/strategies/{id}/clauses/{number}/tongues/{tag}", RUN, wording::write),
        Route::post("/strategies/{id}/clauses/{number}/tongues/{tag}/approval", RUN, wording::approve),
    ]
}

/// The address of a strategy in a language, without the language of the page.
pub fn path(strategy_id: i64, tag: &str) -> String {
    format!("/strategies/{}/tongues/{tag}", Id(strategy_id))
}

/// Where a clause is written in a language.
pub fn clause_path(strategy_id: i64, number: i64, tag: &str) -> String {
    format!("{}/tongues/{tag}", crate::clause::path(strategy_id, number))
}
