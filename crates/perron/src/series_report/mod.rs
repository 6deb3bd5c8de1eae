//! The report of a series: back over its sessions, and forward. The same parts make the web page and the PDF.

mod gather;
mod pages;
mod parts;
mod views;

use crate::routes::{Access, Route};

/// The routes of this noun.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/series/{id}/report", Access::Anyone, pages::show),
        Route::get("/series/{id}/report.pdf", Access::Anyone, pages::pdf),
    ]
}
