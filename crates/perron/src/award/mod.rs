//! Awards: what those who run a fund decide against the vote, instalments, receipts, and what came of the money.

mod pages;
mod photos;
mod report;
mod views;

pub use report::NOTE;
pub use views::day_in_words;

use crate::rights::Deed;
use crate::routes::{Access, Route};
use crate::settings::Settings;

/// What can be asked for.
pub fn routes(settings: &Settings) -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    let photo = settings.largest_file << 20;
    vec![
        Route::get("/funds/{id}/projects/{project}/award", RUN, pages::show),
        Route::post("/funds/{id}/projects/{project}/award", RUN, pages::overrule),
        Route::post("/funds/{id}/projects/{project}/instalments", RUN, pages::plan),
        Route::post("/funds/{id}/projects/{project}/instalments/{instalment}/payment", RUN, pages::pay),
        Route::post("/funds/{id}/projects/{project}/instalments/{instalment}/removal", RUN, pages::unplan),
        Route::get("/funds/{id}/projects/{project}/photos/{photo}", Access::Anyone, photos::serve),
        Route::post("/funds/{id}/proposals/{key}/receipts", Access::Guest, report::receipt),
        Route::post(
            "/funds/{id}/proposals/{key}/receipts/{receipt}/removal",
            Access::Guest,
            report::drop_receipt,
        ),
        Route::post("/funds/{id}/proposals/{key}/note", Access::Guest, report::note),
        Route::upload("/funds/{id}/proposals/{key}/photos", Access::Guest, photo, photos::add),
        Route::post("/funds/{id}/proposals/{key}/photos/{photo}/removal", Access::Guest, photos::remove),
    ]
}
