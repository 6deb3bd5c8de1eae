//! Editions: what a strategy says, as it was published on a day, and the forms in which it goes out.

pub mod content;
mod freeze;
mod pages;
mod views;

use crate::rights::Deed;
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    vec![
        Route::get("/strategies/{id}/editions/new", RUN, pages::new),
        Route::post("/strategies/{id}/editions", RUN, pages::publish),
        Route::get("/strategies/{id}/editions/{number}", Access::Anyone, pages::show),
    ]
}

/// The address of an edition, without the language.
pub fn path(strategy_id: i64, number: i64) -> String {
    format!("{}/editions/{number}", crate::strategy::path(strategy_id))
}
