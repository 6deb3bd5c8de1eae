//! How people would word a clause, what they say of it, and what those who run the strategy decide.

mod pages;
mod views;

use crate::rights::Deed;
use crate::routes::{Access, Route};

/// Characters of the longest remark.
pub const WORDS: usize = 1_200;

/// What can be asked for. A wording is suggested at `/strategies/{id}/clauses/{number}/wording`.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/strategies/{id}/discussion", Access::Guest, pages::list),
        Route::post(
            "/strategies/{id}/clauses/{number}/amendments/{amendment}/decision",
            Access::May(Deed::Run),
            pages::decide,
        ),
        Route::post(
            "/strategies/{id}/clauses/{number}/amendments/{amendment}/withdrawal",
            Access::Voice,
            pages::withdraw,
        ),
        Route::post("/strategies/{id}/clauses/{number}/remarks", Access::Voice, pages::say),
        Route::post(
            "/strategies/{id}/clauses/{number}/remarks/{remark}/removal",
            Access::Voice,
            pages::unsay,
        ),
        Route::post(
            "/strategies/{id}/clauses/{number}/remarks/{remark}/hiding",
            Access::May(Deed::Moderate),
            pages::hide,
        ),
    ]
}
