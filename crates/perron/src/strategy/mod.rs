//! Strategies: a living text in chapters and numbered clauses, in which every line shows whose voices it came from.

mod forms;
mod home;
pub mod hourly;
mod pages;
pub mod read;
mod run;
mod views;

use store::strategy::{State, Strategy};
use store::{Tx, holding};

pub(crate) use home::OnCommunity;

use crate::id::Id;
use crate::rights::Deed;
use crate::routes::{Access, Route};
use crate::visit::Visit;

/// Characters of the longest title.
pub const TITLE: usize = 160;
/// Characters of the longest lead, and of a minority's statement.
pub const TEXT: usize = 2_000;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    vec![
        Route::get("/strategies", Access::Anyone, pages::list),
        Route::get("/strategies/new", Access::Somewhere(Deed::Run), run::new),
        Route::post("/strategies", Access::Somewhere(Deed::Run), run::create),
        Route::get("/strategies/{id}", Access::Anyone, pages::show),
        Route::get("/strategies/{id}/languages", Access::Anyone, pages::languages),
        Route::get("/strategies/{id}/settings", RUN, run::settings),
        Route::post("/strategies/{id}/settings", RUN, run::change),
        Route::post("/strategies/{id}/chapters", RUN, run::add_chapter),
        Route::post("/strategies/{id}/chapters/{chapter}", RUN, run::change_chapter),
        Route::post("/strategies/{id}/minorities", RUN, run::add_minority),
        Route::post("/strategies/{id}/minorities/{minority}/removal", RUN, run::remove_minority),
    ]
}

/// The address of a strategy, without the language.
pub fn path(id: i64) -> String {
    format!("/strategies/{}", Id(id))
}

/// Whether whoever comes may read it as it stands.
pub fn is_seen(visit: &Visit, strategy: &Strategy) -> bool {
    strategy.state != State::Draft || visit.may(Deed::See) || visit.rights.in_house(Deed::Run)
}

/// Whether they see it in a list, where the address does not name it.
pub fn is_listed(tx: &mut Tx<'_>, visit: &Visit, strategy: &Strategy) -> store::Result<bool> {
    let may = |tx: &mut Tx<'_>| visit.rights.with(tx, holding::Kind::Strategy, strategy.id, Deed::See);
    Ok(strategy.state != State::Draft || may(tx)?)
}
