//! Results of a wave: worked out in the background, kept with the input they stand for, and shown with their uncertainty.
//! Figures of groups are made only of what a steward approved, and never of what a group's own body withholds.

pub mod change;
mod domain;
pub mod found;
mod groups;
mod hide;
pub mod job;
mod keep;
mod method;
mod names;
mod pages;
mod picture;
pub mod rows;
mod series;
mod side_by_side;
mod ties;
mod views;
mod weigh;
mod work;

pub use groups::{run_out, stale};
pub use names::{attribute_name, level_name, range, share};
pub use weigh::contradiction;
pub use work::{Terms, work};

use crate::id::Id;
use crate::routes::{Access, Route};

/// What can be asked for. Who runs the pulse of the wave's community is asked in the handlers.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/waves/{id}/results", Access::Anyone, pages::show),
        Route::get("/waves/{id}/results.json", Access::Anyone, pages::data),
        Route::get("/waves/{id}/results/changes", Access::Anyone, pages::changes),
        Route::post("/waves/{id}/estimates", Access::Person, pages::again),
        Route::get("/waves/{id}/groups", Access::Person, groups::show),
        Route::post("/waves/{id}/groups", Access::Person, groups::approve),
        Route::post("/waves/{id}/groups/removal", Access::Person, groups::take_back),
        Route::post("/waves/{id}/groups/stewards", Access::Person, groups::name),
    ]
}

/// The page of a wave's results, without its language.
pub fn path(wave_id: i64) -> String {
    format!("/waves/{}/results", Id(wave_id))
}
