//! The home page, and the two pages that say what the house promises.

mod pages;
mod views;

use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/", Access::Anyone, pages::home),
        Route::get("/privacy", Access::Anyone, pages::privacy),
        Route::get("/accessibility", Access::Anyone, pages::accessibility),
    ]
}
