//! Series: a run of sessions with one page and one registration form, held by one or several communities.

mod forms;
mod pages;
mod run;
mod views;

use store::holding::Kind;
use store::{Bilingual, Tx, series};

use crate::id::Id;
use crate::rights::{Deed, Rights};
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    vec![
        Route::get("/series", Access::Anyone, pages::list),
        Route::get("/series/new", Access::Somewhere(Deed::Run), run::new),
        Route::post("/series", Access::Somewhere(Deed::Run), run::create),
        Route::get("/series/{id}", Access::Anyone, pages::show),
        Route::get("/series/{id}/details", RUN, run::details),
        Route::post("/series/{id}/details", RUN, run::update),
        Route::get("/series/{id}/settings", RUN, run::settings),
        Route::post("/series/{id}/publication", RUN, run::publish),
        Route::post("/series/{id}/closure", RUN, run::close),
        Route::post("/series/{id}/address", RUN, run::address),
        Route::post("/series/{id}/holders", RUN, run::ask_holder),
    ]
}

/// The page of a series, without its language.
pub fn path(id: i64) -> String {
    format!("/series/{}", Id(id))
}

/// The same, for templates, which hand over references.
pub fn page(id: &i64) -> String {
    path(*id)
}

/// The newest series that somebody runs.
pub fn run_by(tx: &mut Tx<'_>, rights: &Rights) -> store::Result<Vec<(i64, Bilingual)>> {
    let reach = rights.reach(tx, Kind::Series, Deed::Run)?;
    let newest = series::page(tx, 0, i64::MAX, true, 200)?;
    Ok(newest.into_iter().filter(|one| reach.has(one.id)).map(|one| (one.id, one.title)).collect())
}
