//! Registering for sessions: one short form for all sessions of a series, without an account. A seat is held once the link
//! in the mail was used; the same link changes and cancels. The answer to an address is the same whether it is known or
//! not; only the mail says which.

mod forms;
pub mod hourly;
mod mine;
mod pages;
pub mod register;
pub mod seats;
mod sessions;
pub mod told;
mod views;

use store::accommodation::Kind;

use crate::app::{App, Shared};
use crate::cookie::{Secret, same};
use crate::i18n::Lang;
use crate::id::Id;
use crate::rights::Deed;
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    vec![
        Route::get("/series/{id}/registrations/new", Access::Guest, pages::new_in_series),
        Route::post("/series/{id}/registrations", Access::Guest, pages::create_in_series),
        Route::get("/sessions/{id}/registrations/new", Access::Guest, pages::new_in_session),
        Route::post("/sessions/{id}/registrations", Access::Guest, pages::create_in_session),
        Route::get("/sessions/{id}/registrations", RUN, sessions::show),
        Route::post("/sessions/{id}/provisions", RUN, sessions::provide),
        Route::get("/registrations/mail", Access::Guest, pages::sent),
        Route::get("/registrations/links/new", Access::Guest, pages::ask_link),
        Route::post("/registrations/links", Access::Guest, pages::mail_link),
        Route::get("/registrations/{key}", Access::Guest, mine::show),
        Route::post("/registrations/{key}", Access::Guest, mine::change),
        Route::post("/registrations/{key}/confirmation", Access::Guest, mine::confirm),
        Route::post("/registrations/{key}/sessions/{id}", Access::Guest, mine::answer),
        Route::get("/registrations/offers/{key}", Access::Anyone, mine::look_at_offers),
        Route::one_click("/registrations/offers/{key}", mine::end_offers),
    ]
}

/// What someone may need, and the key of the words for it.
pub const NEEDS: &[(Kind, &str)] = &[
    (Kind::Interpreter, "registration-need-interpreter"),
    (Kind::Captions, "registration-need-captions"),
    (Kind::StepFree, "registration-need-step-free"),
    (Kind::Childcare, "registration-need-childcare"),
    (Kind::Transit, "registration-need-transit"),
    (Kind::Honorarium, "registration-need-honorarium"),
];

/// What opens one's own registrations: the id, and a key that follows from the secret of the house.
pub fn key(app: &App, id: i64) -> String {
    key_under(&app.secret, id)
}

/// The same, under a secret.
pub fn key_under(secret: &Secret, id: i64) -> String {
    keyed(secret, id, "registration")
}

/// What ends news of later sessions, and can do nothing else: it stands in a header that mail programs read.
fn offers_key(app: &App, id: i64) -> String {
    keyed(&app.secret, id, "registration offers")
}

fn keyed(secret: &Secret, id: i64, purpose: &str) -> String {
    format!("{}-{}", Id(id), &secret.key(purpose, &id.to_string())[..32])
}

/// The registrant, if the key opens it.
pub fn opens(app: &Shared, given: &str) -> Option<i64> {
    let id = store::ids::from_text(given.split_once('-')?.0)?;
    same(&key(app, id), given).then_some(id)
}

/// The whole address of one's own registrations, as mail gives it.
pub fn link(app: &App, lang: Lang, registrant_id: i64) -> String {
    format!("{}/{}/registrations/{}", app.settings.address, lang.code(), key(app, registrant_id))
}
