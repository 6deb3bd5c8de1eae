//! The opinion map of a conversation: how it is kept fresh, drawn, and read.

mod counts;
pub mod draw;
pub mod drawing;
pub mod engine;
pub mod findings;
pub mod live;
mod mine;
mod pages;
mod polis;
mod share;
mod summary;
pub mod texts;
mod views;
mod words;

use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/conversations/{id}/map", Access::Anyone, pages::show),
        Route::get("/conversations/{id}/map/table", Access::Anyone, pages::table),
        Route::get("/conversations/{id}/map/changes", Access::Anyone, pages::changes),
        Route::get("/conversations/{id}/map.svg", Access::Anyone, pages::image),
        Route::get("/conversations/{id}/summary.pdf", Access::Anyone, pages::summary),
    ]
}
