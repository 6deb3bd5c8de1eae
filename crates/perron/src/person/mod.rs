//! People with an account: signing in by a one-time link or a passkey, their devices, what they may do.

mod account;
mod device;
pub mod entry;
pub mod link;
pub mod passkey;
mod passkey_pages;
mod people;
pub mod roles;
mod sign_in;
mod views;

use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/sign-in", Access::Guest, sign_in::ask),
        Route::post("/sign-in", Access::Guest, sign_in::send),
        Route::get("/sign-in/sent", Access::Anyone, sign_in::sent),
        Route::post("/sign-in/passkey-question", Access::Guest, passkey_pages::ask_who),
        Route::post("/sign-in/passkey", Access::Guest, passkey_pages::enter),
        Route::get("/sign-in/{token}", Access::Guest, sign_in::open),
        Route::post("/sign-in/{token}", Access::Guest, sign_in::enter),
        Route::post("/sign-out", Access::Person, sign_in::leave),
        Route::get("/account", Access::Person, account::show),
        Route::post("/account", Access::Person, account::change),
        Route::post("/account/devices", Access::Person, account::sign_out_there),
        Route::post("/account/passkey-question", Access::Person, passkey_pages::ask_to_add),
        Route::post("/account/passkeys", Access::Person, passkey_pages::add),
        Route::post("/account/passkeys/{id}/removal", Access::Person, account::remove_passkey),
        Route::get("/people", Access::Operator, people::list),
        Route::post("/people", Access::Operator, people::give_to_address),
        Route::post("/people/{id}/role", Access::Operator, people::give),
    ]
}
