//! Bookings of a space: a time is asked for, its clashes are looked at while the space is locked, so that none is given
//! twice; a link in a mail confirms it, shows how one gets in from a day before, and gives it back.

mod forms;
mod letters;
mod mine;
mod pages;
mod take;
mod views;

use crate::app::App;
use crate::cookie::same;
use crate::id::Id;
use crate::rights::Deed;
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    vec![
        Route::get("/spaces/{id}/bookings/new", Access::Guest, pages::new),
        Route::post("/spaces/{id}/bookings", Access::Guest, pages::create),
        Route::get("/spaces/{id}/bookings/mail", Access::Guest, pages::sent),
        Route::get("/spaces/{id}/bookings", RUN, pages::list),
        Route::post("/spaces/{id}/bookings/{booking}/cancellation", RUN, pages::cancel),
        Route::get("/bookings/{key}", Access::Guest, mine::show),
        Route::post("/bookings/{key}/confirmation", Access::Guest, mine::confirm),
        Route::post("/bookings/{key}/cancellation", Access::Guest, mine::cancel),
    ]
}

/// What opens what was booked together: its number, and a key that follows from the secret of the house.
fn key(app: &App, run_id: i64) -> String {
    format!("{}-{}", Id(run_id), &app.secret.key("booking", &run_id.to_string())[..32])
}

/// The number, if the key opens it.
fn opens(app: &App, given: &str) -> Option<i64> {
    let id = store::ids::from_text(given.split_once('-')?.0)?;
    same(&key(app, id), given).then_some(id)
}

/// The page of what was booked together, for whoever booked it, without the language.
pub fn path(app: &App, run_id: i64) -> String {
    format!("/bookings/{}", key(app, run_id))
}
