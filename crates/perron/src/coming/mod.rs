//! Who is coming to a session, by area and by what people say of themselves; and who is missing, beside how many people
//! live where. Whoever runs the session sees it, and may show it: small counts are hidden and cannot be worked out.

mod areas;
pub mod missing;
mod pages;
mod selves;

use crate::rights::Deed;
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/sessions/{id}/coming", Access::May(Deed::Run), pages::show)]
}
