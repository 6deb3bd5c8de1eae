//! The pledge: a call that persons and organisations sign, publicly or privately, confirm by mail, and withdraw whenever they
//! like.
//!
//! The answer to an address is the same whether it has signed or not; only the mail says which.

pub mod bring;
pub(crate) mod counter;
pub mod counts;
mod download;
mod forms;
mod letters;
mod list;
pub mod list_file;
mod lists;
pub mod log;
mod name;
mod outcome;
mod pages;
mod poster;
pub mod reminders;
pub(crate) mod sign;
pub mod tiles;
pub mod verify;
mod views;

use std::sync::Arc;

use store::pledge::Pledge;
use store::signature::{Signature, State};

use crate::app::App;
use crate::i18n::Lang;
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/pledge", Access::Anyone, pages::call),
        Route::get("/pledge/versions", Access::Anyone, pages::versions),
        Route::get("/pledge/versions/new", Access::Moderator, pages::new_version),
        Route::post("/pledge/versions", Access::Moderator, pages::add_version),
        Route::get("/pledge/signatures", Access::Anyone, list::list),
        Route::get("/pledge/lists/new", Access::Moderator, lists::new),
        Route::upload("/pledge/lists", Access::Moderator, lists::LIMIT, lists::create),
        Route::get("/pledge/lists/{id}", Access::Moderator, lists::show),
        Route::get("/pledge/lists/{id}/names", Access::Moderator, lists::names),
        Route::post("/pledge/lists/{id}/withdrawal", Access::Moderator, lists::withdraw),
        Route::get("/pledge/counter", Access::Anyone, counter::page),
        Route::get("/pledge/counter.json", Access::Anyone, counter::data),
        Route::get("/pledge/poster.pdf", Access::Anyone, poster::poster),
        Route::get("/pledge/log.csv", Access::Anyone, download::download),
        Route::get("/pledge/signatures/new", Access::Guest, pages::new),
        Route::post("/pledge/signatures", Access::Guest, pages::sign),
        Route::get("/pledge/mail", Access::Guest, pages::sent),
        Route::get("/pledge/links/new", Access::Guest, pages::ask_link),
        Route::post("/pledge/links", Access::Guest, pages::mail_link),
        Route::get("/pledge/confirmations/{token}", Access::Guest, pages::look),
        Route::post("/pledge/confirmations/{token}", Access::Guest, pages::confirm),
        Route::get("/pledge/signatures/{key}", Access::Guest, pages::mine),
        Route::post("/pledge/signatures/{key}", Access::Guest, pages::change),
        Route::post("/pledge/signatures/{key}/appeal", Access::Guest, pages::appeal),
        Route::post("/pledge/signatures/{key}/withdrawal", Access::Guest, pages::withdraw),
        Route::post("/pledge/signatures/{key}/quiet", Access::Guest, pages::be_quiet),
        Route::get("/pledge/signatures/{key}/outcome", Access::Guest, outcome::ask),
        Route::post("/pledge/signatures/{key}/outcome", Access::Guest, outcome::keep),
        Route::get("/pledge/reminders/{key}", Access::Anyone, reminders::look),
        Route::one_click("/pledge/reminders/{key}", reminders::end),
        Route::get("/pledge/outcomes", Access::Moderator, outcome::list),
    ]
}

/// Whether anyone may see whose signature it is: decided here and nowhere else. The list of the store holds the same.
pub fn is_shown(signature: &Signature) -> bool {
    signature.state == State::Confirmed && signature.said.is_public
}

/// The first actions of a version, in a language.
pub fn actions(pledge: &Pledge, lang: Lang) -> Vec<&str> {
    pledge.actions.get(lang.language()).lines().collect()
}

/// What everybody may know of who signed, at most five seconds old.
pub async fn tally(app: &App) -> store::Result<Arc<counts::Tally>> {
    app.tally.get(app.clock.now(), async || app.db.read(counts::Tally::read).await).await
}
