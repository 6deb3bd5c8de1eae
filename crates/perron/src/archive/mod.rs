//! What a session leaves behind: who was there, its summary, recordings and links; and a series, year by year.

mod pages;
mod views;

use crate::rights::Deed;
use crate::routes::{Access, Route};

/// The routes of this noun.
pub fn routes() -> Vec<Route> {
    let run = Access::May(Deed::Run);
    vec![
        Route::get("/sessions/{id}/archive", Access::Anyone, pages::session),
        Route::get("/series/{id}/archive", Access::Anyone, pages::series),
        Route::get("/sessions/{id}/resources", run, pages::resources),
        Route::post("/sessions/{id}/resources", run, pages::add),
        Route::post("/sessions/{id}/resources/{resource}/removal", run, pages::remove),
    ]
}
