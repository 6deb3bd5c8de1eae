//! Action plans: goals, objectives and actions, who does what by when, what residents say of it, and what is suggested.

mod agree;
mod calendar;
mod desk_views;
pub(crate) mod forms;
mod line;
mod lists;
mod pages;
mod paper;
mod read;
mod run;
mod say;
mod step;
mod timeline;
mod views;

use jiff::civil::Date;
use store::Tx;
use store::membership::{self, Membership};

pub use agree::Tally;
pub use line::standing;
pub(crate) use lists::{OnCommunity, stale};
pub use read::SEVERAL;

use crate::i18n::{Lang, dates};
use crate::id::Id;
use crate::rights::Deed;
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    const TAKE_PART: Access = Access::May(Deed::TakePart);
    vec![
        Route::get("/communities/{id}/plan", Access::Guest, pages::list),
        Route::post("/communities/{id}/plan", RUN, run::create),
        Route::get("/plans/{id}", Access::Anyone, pages::show),
        Route::get("/plans/{id}/timeline", Access::Anyone, pages::timeline),
        Route::get("/plans/{id}/people", Access::Anyone, pages::people),
        Route::get("/plans/{id}/booklet.pdf", Access::Anyone, paper::booklet),
        Route::get("/plans/{id}/calendar.ics", Access::Anyone, calendar::plan),
        Route::get("/plans/{id}/details", RUN, run::details),
        Route::post("/plans/{id}/details", RUN, run::change),
        Route::get("/plans/{id}/settings", RUN, run::settings),
        Route::post("/plans/{id}/publication", RUN, agree::publish),
        Route::post("/plans/{id}/closure", RUN, agree::close),
        Route::get("/plans/{id}/agreement", Access::Guest, agree::show),
        Route::post("/plans/{id}/agreement", RUN, agree::settle),
        Route::post("/plans/{id}/assent", TAKE_PART, agree::say),
        Route::post("/plans/{id}/goals", RUN, run::add_goal),
        Route::post("/plans/{id}/goals/{goal}", RUN, run::change_goal),
        Route::post("/plans/{id}/objectives", RUN, run::add_objective),
        Route::post("/plans/{id}/objectives/{objective}", RUN, run::change_objective),
        Route::post("/plans/{id}/actions", RUN, run::add_action),
        Route::get("/plans/{id}/actions/{action}", Access::Guest, pages::action),
        Route::get("/plans/{id}/actions/{action}/calendar.ics", Access::Anyone, calendar::action),
        Route::get("/plans/{id}/actions/{action}/details", RUN, run::action_details),
        Route::post("/plans/{id}/actions/{action}/details", RUN, run::change_action),
        Route::post("/plans/{id}/actions/{action}/removal", RUN, run::remove_action),
        Route::post("/plans/{id}/actions/{action}/steps", Access::Person, step::tell),
        Route::post("/plans/{id}/actions/{action}/lead", TAKE_PART, step::lead),
        Route::post("/plans/{id}/actions/{action}/evidence", TAKE_PART, step::add_evidence),
        Route::post("/plans/{id}/actions/{action}/evidence/removal", RUN, step::remove_evidence),
        Route::post("/plans/{id}/actions/{action}/confirmation", TAKE_PART, step::confirm),
        Route::get("/plans/{id}/suggestions", Access::Guest, say::list),
        Route::post("/plans/{id}/suggestions", Access::Voice, say::suggest),
        Route::post("/plans/{id}/suggestions/{suggestion}/answer", RUN, say::answer),
    ]
}

/// The address of a plan, without the language.
pub fn path(id: i64) -> String {
    format!("/plans/{}", Id(id))
}

/// The address of an action, without the language.
pub fn action_path(plan_id: i64, id: i64) -> String {
    format!("{}/actions/{}", path(plan_id), Id(id))
}

/// The address of the plans of a community, without the language.
pub fn list_path(community_id: i64) -> String {
    format!("{}/plan", crate::community::path(community_id))
}

/// The day it is somewhere.
pub fn today(now: i64, zone: &str) -> Date {
    dates::moment(now, zone).date()
}

/// A day as the language writes it; as it stands if it is none.
pub fn day(lang: Lang, day: &str) -> String {
    let noon = day.parse::<Date>().ok().and_then(|date| date.at(12, 0, 0, 0).in_tz("UTC").ok());
    noon.map_or_else(|| day.to_owned(), |noon| lang.date(noon.timestamp().as_millisecond(), "UTC"))
}

/// Who belongs to these communities now, each once.
pub fn members(tx: &mut Tx<'_>, holders: &[i64]) -> store::Result<Vec<Membership>> {
    let mut all: Vec<Membership> = Vec::new();
    for community_id in holders {
        for one in membership::of_community(tx, *community_id)? {
            if !all.iter().any(|known| known.person_id == one.person_id) {
                all.push(one);
            }
        }
    }
    Ok(all)
}
