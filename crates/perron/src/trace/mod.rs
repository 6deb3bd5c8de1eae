//! Where somebody's words went: from a note or a story up to every line, clause and edition that rests on it.

mod pages;
mod views;

use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/trace", Access::Guest, pages::mine)]
}
