//! Answering a wave: page by page, each kept as one goes on, changed until the wave closes; once a person, whichever link is
//! used and how often. Paper is copied by a helper and counted once.

mod answer;
mod forms;
mod join;
mod keep;
mod pages;
mod paper;
mod selves;

pub(crate) use answer::Asked;
pub(crate) use join::claim;
pub(crate) use paper::on_paper;
pub use selves::Selves;
pub(crate) use selves::{erase_of, of_owner};

use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/waves/{id}/response", Access::Voice, pages::open),
        Route::post("/waves/{id}/response", Access::Voice, pages::save_open),
        Route::get("/waves/{id}/invitations/{key}", Access::Guest, pages::invited),
        Route::post("/waves/{id}/invitations/{key}", Access::Guest, pages::save_invited),
        Route::post("/waves/{id}/invitations/{key}/reminders", Access::Guest, pages::remind),
        Route::post("/waves/{id}/invitations/{key}/leaving", Access::Guest, pages::leave),
        Route::get("/waves/{id}/paper", Access::Person, paper::show),
        Route::post("/waves/{id}/paper", Access::Person, paper::keep),
        Route::post("/waves/{id}/paper/{response}/removal", Access::Person, paper::remove),
        Route::get("/waves/{id}/paper.pdf", Access::Anyone, paper::print_wave),
    ]
}
