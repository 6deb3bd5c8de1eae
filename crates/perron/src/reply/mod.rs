//! What a strategy asks of institutions, and what they reply: a recommendation goes to an institution by mail; it accepts, in
//! part or whole, declines or asks for time, with reasons and a day, and reports what it does. That there is no answer is shown.

mod answer;
mod asking;
mod forms;
mod letters;
mod line;
mod link;
mod pages;
mod read;
pub mod reminders;
mod standing;
mod views;

use std::collections::BTreeMap;

use jiff::civil::Date;
use store::Tx;

pub use read::{One, UnderClause};
pub use standing::Standing;
pub(crate) use views::OnCommunity;

use crate::app::App;
use crate::cookie::same;
use crate::edition::content;
use crate::id::Id;
use crate::rights::Deed;
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    vec![
        Route::get("/strategies/{id}/replies", Access::Anyone, pages::list),
        Route::post("/strategies/{id}/replies", RUN, asking::ask),
        Route::get("/strategies/{id}/replies/new", RUN, asking::new),
        Route::get("/strategies/{id}/replies/{reply}", Access::Anyone, pages::show),
        Route::post("/strategies/{id}/replies/{reply}/answers", Access::Person, pages::answer),
        Route::post("/strategies/{id}/replies/{reply}/progress", Access::Person, pages::progress),
        Route::post("/strategies/{id}/replies/{reply}/withdrawal", RUN, asking::take_back),
        Route::get("/communities/{id}/replies", Access::Anyone, pages::of_institution),
        Route::get("/replies/{key}", Access::Guest, link::show),
        Route::post("/replies/{key}/answers", Access::Guest, link::answer),
        Route::post("/replies/{key}/progress", Access::Guest, link::progress),
        Route::post("/replies/{key}/withdrawal", Access::Guest, link::not_ours),
    ]
}

/// The address of all that institutions replied to a strategy, without the language.
pub fn list_path(strategy_id: i64) -> String {
    format!("/strategies/{}/replies", Id(strategy_id))
}

/// The address of one of them.
pub fn path(strategy_id: i64, id: i64) -> String {
    format!("{}/{}", list_path(strategy_id), Id(id))
}

/// The address of where a recommendation is addressed.
pub fn new_path(strategy_id: i64, number: i64) -> String {
    format!("{}/new?clause={number}", list_path(strategy_id))
}

/// What opens an answer for whoever was written to outside this house: the id, and a key that follows from its secret.
fn key(app: &App, id: i64) -> String {
    format!("{}-{}", Id(id), &app.secret.key("reply", &id.to_string())[..32])
}

/// The reply that a key opens.
fn opens(app: &App, given: &str) -> Option<i64> {
    let id = store::ids::from_text(given.split_once('-')?.0)?;
    same(&key(app, id), given).then_some(id)
}

/// What institutions replied, clause by clause, as an edition keeps it.
pub fn frozen(
    tx: &mut Tx<'_>,
    strategy_id: i64,
    today: Date,
) -> store::Result<BTreeMap<i64, Vec<content::Answer>>> {
    let mut frozen: BTreeMap<i64, Vec<content::Answer>> = BTreeMap::new();
    if let Some(read) = read::Read::of(tx, strategy_id)? {
        for one in read.asked() {
            let answer = one.frozen(today, &read.strategy.zone);
            frozen.entry(one.reply.number).or_default().push(answer);
        }
    }
    Ok(frozen)
}

/// What institutions replied to a clause, as its margin tells it.
pub fn under_clause(tx: &mut Tx<'_>, strategy_id: i64, number: i64) -> store::Result<UnderClause> {
    Ok(under_clauses(tx, strategy_id)?.remove(&number).unwrap_or_default())
}

/// The same of every clause that is in the text of a strategy, by number.
pub fn under_clauses(tx: &mut Tx<'_>, strategy_id: i64) -> store::Result<BTreeMap<i64, UnderClause>> {
    Ok(read::Read::of(tx, strategy_id)?.map(read::Read::under_clauses).unwrap_or_default())
}
