//! What institutions promise to a community: to step back, to fund, to open a door; by a day, kept, late or broken.

mod forms;
mod pages;
pub mod reminders;
mod views;

use jiff::civil::Date;
use store::Tx;
use store::promise::{self, Promise, State};

pub(crate) use views::OnCommunity;

use crate::id::Id;
use crate::plan::today;
use crate::rights::Deed;
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    vec![
        Route::get("/communities/{id}/promises", Access::Anyone, pages::list),
        Route::get("/communities/{id}/promises/new", RUN, pages::new),
        Route::post("/communities/{id}/promises", RUN, pages::create),
        Route::get("/communities/{id}/promises/{promise}", Access::Guest, pages::show),
        Route::get("/communities/{id}/promises/{promise}/details", RUN, pages::details),
        Route::post("/communities/{id}/promises/{promise}/details", RUN, pages::change),
        Route::post("/communities/{id}/promises/{promise}/settlement", RUN, pages::settle),
        Route::post("/communities/{id}/promises/{promise}/answer", Access::Person, pages::answer),
    ]
}

/// The address of what is promised to a community, without the language.
pub fn list_path(community_id: i64) -> String {
    format!("{}/promises", crate::community::path(community_id))
}

/// The address of a promise, without the language.
pub fn path(community_id: i64, id: i64) -> String {
    format!("{}/{}", list_path(community_id), Id(id))
}

/// How many promises to a community are late.
pub fn late(tx: &mut Tx<'_>, community_id: i64, now: i64) -> store::Result<usize> {
    let all = promise::of_community(tx, community_id)?;
    Ok(all.iter().filter(|one| Standing::of(one, now) == Standing::Late).count())
}

/// What became of a promise by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its day has not come.
    Open,
    /// Its day has passed.
    Late,
    /// It was kept by its day.
    Kept,
    /// It was kept after its day.
    KeptLate,
    /// It was not kept.
    Broken,
}

impl Standing {
    /// Of a promise, now.
    pub fn of(promise: &Promise, now: i64) -> Self {
        let is_after = |at: i64| promise.due.parse::<Date>().is_ok_and(|due| today(at, &promise.zone) > due);
        match promise.state {
            State::Open if is_after(now) => Self::Late,
            State::Open => Self::Open,
            State::Kept if promise.settled.is_some_and(is_after) => Self::KeptLate,
            State::Kept => Self::Kept,
            State::Broken => Self::Broken,
        }
    }

    /// Its word, for keys of texts.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Late => "late",
            Self::Kept => "kept",
            Self::KeptLate => "kept-late",
            Self::Broken => "broken",
        }
    }
}
