//! A vote on how the time of a space is shared: anyone who belongs proposes uses with the hours they need each week; when it
//! opens, its rules are fixed and hashed; nobody counts before it closes, and then a job does, with an equal share of the hours
//! for every voter.

mod ballot;
pub mod count;
mod engine;
mod forms;
mod pages;
mod steps;
mod views;

pub use engine::sheet;

use crate::id::Id;
use crate::rights::Deed;
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    const TAKE_PART: Access = Access::May(Deed::TakePart);
    const RECORD: Access = Access::May(Deed::Record);
    vec![
        Route::get("/spaces/{id}/hours/new", RUN, pages::new),
        Route::post("/spaces/{id}/hours", RUN, pages::create),
        Route::get("/spaces/{id}/hours/{vote}", Access::Guest, pages::show),
        Route::get("/spaces/{id}/hours/{vote}/sheet.txt", Access::Anyone, pages::sheet),
        Route::post("/spaces/{id}/hours/{vote}/uses", TAKE_PART, pages::propose),
        Route::post("/spaces/{id}/hours/{vote}/uses/{use}/removal", RUN, pages::remove),
        Route::post("/spaces/{id}/hours/{vote}/opening", RUN, pages::begin),
        Route::get("/spaces/{id}/hours/{vote}/ballot", TAKE_PART, ballot::show),
        Route::post("/spaces/{id}/hours/{vote}/ballot", TAKE_PART, ballot::cast),
        Route::post("/spaces/{id}/hours/{vote}/ballot/removal", TAKE_PART, ballot::take_back),
        Route::get("/spaces/{id}/hours/{vote}/papers", RECORD, ballot::papers),
        Route::post("/spaces/{id}/hours/{vote}/papers", RECORD, ballot::enter),
    ]
}

/// The address of a vote, without the language.
pub fn path(space_id: i64, id: i64) -> String {
    format!("{}/hours/{}", crate::space::path(space_id), Id(id))
}

/// Key of the word for how far a vote has come.
pub const fn state_key(state: &store::hours::State) -> &'static str {
    match state {
        store::hours::State::Draft => "hours-state-draft",
        store::hours::State::Open => "hours-state-open",
        store::hours::State::Closed => "hours-state-closed",
    }
}
