//! The terms of reference of a community: how it works together, as a text in versions that its people agree to.

mod pages;
mod views;

use crate::rights::Deed;
use crate::routes::{Access, Route};

/// Characters of the longest text.
pub const TEXT: usize = 12_000;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    vec![
        Route::get("/communities/{id}/terms", Access::Guest, pages::show),
        Route::get("/communities/{id}/terms/new", RUN, pages::new),
        Route::post("/communities/{id}/terms", RUN, pages::propose),
        Route::get("/communities/{id}/terms/{version}", Access::Guest, pages::version),
        Route::post("/communities/{id}/terms/assent", Access::May(Deed::TakePart), pages::say),
        Route::post("/communities/{id}/terms/agreement", RUN, pages::settle),
        Route::post("/communities/{id}/terms/withdrawal", RUN, pages::take_back),
    ]
}

/// The address of the terms of a community, without the language.
pub fn path(community_id: i64) -> String {
    format!("{}/terms", crate::community::path(community_id))
}
