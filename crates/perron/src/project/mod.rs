//! Proposals to shared funds: two people of different households, no proof asked, help offered; checked with public reasons.

mod check;
mod committee;
mod entry;
mod forms;
mod own;
mod pages;
mod views;

pub use entry::Entry;
pub use forms::TEXT;
pub use own::{opened, page as own_page};
pub use pages::{Read, read};
pub use views::facts;

use crate::app::App;
use crate::fund;
use crate::i18n::Lang;
use crate::id::Id;
use crate::rights::Deed;
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    vec![
        Route::get("/funds/{id}/projects/new", Access::Guest, pages::new),
        Route::post("/funds/{id}/projects", Access::Guest, pages::create),
        Route::get("/funds/{id}/projects/{project}", Access::Anyone, pages::show),
        Route::get("/funds/{id}/projects/{project}/check", RUN, check::show),
        Route::post("/funds/{id}/projects/{project}/check", RUN, check::decide),
        Route::get("/funds/{id}/projects/{project}/verdict", Access::Person, committee::ask),
        Route::post("/funds/{id}/projects/{project}/verdict", Access::Person, committee::say),
        Route::get("/funds/{id}/committee", RUN, committee::members),
        Route::post("/funds/{id}/committee", RUN, committee::set_members),
        Route::get("/funds/{id}/proposals/{key}", Access::Guest, own::show),
        Route::post("/funds/{id}/proposals/{key}", Access::Guest, own::change),
        Route::post("/funds/{id}/proposals/{key}/withdrawal", Access::Guest, own::withdraw),
    ]
}

/// What the link to one's own proposal is for.
pub const PURPOSE: &str = "fund proposal";

/// The page of a project, without its language.
pub fn path(fund_id: i64, id: i64) -> String {
    format!("{}/projects/{}", fund::path(fund_id), Id(id))
}

/// The page for those who proposed it, without its language.
pub fn own_path(app: &App, fund_id: i64, id: i64) -> String {
    format!("{}/proposals/{}", fund::path(fund_id), fund::key(&app.secret, PURPOSE, fund_id, id))
}

/// The same, whole, as mail gives it.
pub fn own_link(app: &App, lang: Lang, fund_id: i64, id: i64) -> String {
    format!("{}/{}{}", app.settings.address, lang.code(), own_path(app, fund_id, id))
}
