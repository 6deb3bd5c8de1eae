//! Communities: people who meet and decide together, what they are in it and for how long, how others join, and what
//! they hold.

mod forms;
mod invitation;
mod letters;
mod pages;
pub mod people;
pub mod terms;
mod views;

use store::community::{Community, State};

pub use views::role_key;

use crate::rights::Deed;
use crate::routes::{Access, Route};
use crate::visit::Visit;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    use pages::{change, invitations, list, membership, people, show};
    const KEEP: Access = Access::May(Deed::Keep);
    vec![
        Route::get("/communities", Access::Anyone, list::list),
        Route::get("/communities/new", Access::Person, change::new),
        Route::post("/communities", Access::Person, change::found),
        Route::get("/communities/{id}", Access::Anyone, show::show),
        Route::post("/communities/{id}/decision", Access::Moderator, change::decide),
        Route::get("/communities/{id}/settings", KEEP, change::settings),
        Route::post("/communities/{id}/settings", KEEP, change::change),
        Route::post("/communities/{id}/closure", KEEP, change::close),
        Route::post("/communities/{id}/holdings", KEEP, change::hold),
        Route::get("/communities/{id}/membership", Access::Person, membership::mine),
        Route::post("/communities/{id}/membership", Access::Person, membership::join),
        Route::post("/communities/{id}/membership/name", Access::Person, membership::rename),
        Route::post("/communities/{id}/membership/end", Access::Person, membership::leave),
        Route::post("/communities/{id}/membership/withdrawal", Access::Person, membership::withdraw),
        Route::post("/communities/{id}/handovers/{handover}/answer", Access::Person, membership::answer),
        Route::get("/communities/{id}/people", KEEP, people::list),
        Route::post("/communities/{id}/requests/{request}/answer", KEEP, people::answer),
        Route::get("/communities/{id}/people/{membership}", KEEP, people::one),
        Route::post("/communities/{id}/people/{membership}/role", KEEP, people::give),
        Route::post("/communities/{id}/people/{membership}/end", KEEP, people::remove),
        Route::post("/communities/{id}/people/{membership}/handover", KEEP, people::offer),
        Route::post("/communities/{id}/handovers/{handover}/withdrawal", KEEP, people::withdraw),
        Route::get("/communities/{id}/invitations", KEEP, invitations::list),
        Route::post("/communities/{id}/invitations", KEEP, invitations::make),
        Route::post("/communities/{id}/invitations/{invitation}/removal", KEEP, invitations::remove),
        Route::get("/invitations/{code}", Access::Guest, invitations::open),
        Route::post("/invitations/{code}", Access::Person, invitations::accept),
    ]
}

/// The address of a community, without the language.
pub fn path(id: i64) -> String {
    format!("/communities/{}", store::ids::to_text(id))
}

/// Whether whoever comes may see that it is there: one that was asked for is seen by who asked, and by the house.
fn is_visible(visit: &Visit, community: &Community) -> bool {
    let is_own =
        community.made_by.is_some() && community.made_by == visit.person.as_ref().map(|person| person.id);
    match community.state {
        State::Active | State::Closed => true,
        State::Elsewhere => false,
        State::Proposed | State::Declined | State::Hidden => is_own || visit.rights.in_house(Deed::Moderate),
    }
}
