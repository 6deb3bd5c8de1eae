//! What a pulse publishes of places and groups: tables that a steward approves, audited beside everything that went out
//! before, and a file with a row a person where that is safe. Nothing that went out is ever taken back.

mod audit;
pub(crate) mod content;
pub mod draft;
mod forms;
mod frame;
mod here;
pub(crate) mod package;
mod pages;
mod paper;
mod people;
mod rows;
mod sample;
mod shown;
mod views;
mod words;

pub(crate) use here::cover;
pub(crate) use sample::put_sample;

use crate::id::Id;
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/waves/{id}/releases", Access::Anyone, pages::list),
        Route::post("/waves/{id}/releases", Access::Person, pages::publish),
        Route::get("/waves/{id}/releases/new", Access::Person, pages::new),
        Route::get("/waves/{id}/releases/{key}", Access::Anyone, pages::show),
        Route::get("/waves/{id}/releases/{key}/table.csv", Access::Anyone, pages::csv),
        Route::get("/waves/{id}/releases/{key}/table.json", Access::Anyone, pages::json),
        Route::get("/waves/{id}/rows", Access::Person, pages::rows),
        Route::post("/waves/{id}/drafts", Access::Person, pages::ask),
        Route::get("/waves/{id}/drafts/{key}", Access::Person, pages::look),
        Route::get("/waves/{id}/drafts/{key}/changes", Access::Person, pages::changes),
        Route::get("/waves/{id}/data.zip", Access::Anyone, package::show),
        Route::get("/waves/{id}/report.pdf", Access::Anyone, paper::show),
    ]
}

/// The address of what a wave published, without the language.
pub fn path(wave_id: i64) -> String {
    format!("{}/releases", crate::wave::path(wave_id))
}

/// The address of a table that went out.
pub(crate) fn path_of(wave_id: i64, id: i64) -> String {
    format!("{}/{}", path(wave_id), Id(id))
}

/// The address of something that is looked at before it goes out.
fn draft_path(wave_id: i64, id: i64) -> String {
    format!("{}/drafts/{}", crate::wave::path(wave_id), Id(id))
}
