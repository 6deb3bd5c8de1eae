//! Sessions in people's calendars: entries that go with letters and change in place, call details that go out on a day,
//! calendars to subscribe to.

pub mod day;
mod entries;
pub mod entry;
pub(crate) mod feeds;
pub(crate) mod lines;
mod pages;
pub mod release;
mod views;
mod zone;

use store::Tx;
use store::registrant::Registrant;
use store::registration::Registration;
use store::session::Session;

use crate::app::App;
use crate::i18n::Lang;
use crate::rights::Deed;
use crate::routes::{Access, Route};
use entries::Subject;
pub use entries::{has_call, host, organiser};
use entry::{Calendar, Entry, Method};
pub use feeds::{CALENDAR as ICALENDAR, answer as published};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/sessions/{id}/calendar", Access::Guest, pages::session),
        Route::get("/sessions/{id}/calendar.ics", Access::Anyone, feeds::session),
        Route::post("/sessions/{id}/calendar/letters", Access::Guest, pages::send_mine),
        Route::post("/sessions/{id}/calendar/releases", Access::May(Deed::Run), pages::send_all),
        Route::get("/series/{id}/calendar", Access::Anyone, pages::series),
        Route::get("/series/{id}/calendar.ics", Access::Anyone, feeds::series),
        Route::get("/series/{id}/sessions.atom", Access::Anyone, feeds::series_atom),
        Route::get("/communities/{id}/calendar", Access::Anyone, pages::community),
        Route::get("/communities/{id}/calendar.ics", Access::Anyone, feeds::community),
        Route::get("/communities/{id}/sessions.atom", Access::Anyone, feeds::community_atom),
        Route::get("/calendar", Access::Guest, pages::mine),
        Route::post("/calendar/links", Access::Guest, pages::make_link),
        Route::post("/calendar/links/removal", Access::Guest, pages::remove_link),
        Route::get("/calendars/{token}/sessions.ics", Access::Anyone, feeds::mine),
    ]
}

/// The entry of somebody's session, to go with the letter that tells them of it: put into their calendar or changed there, or
/// taken out. Session or registration has a higher sequence than when they were last told.
pub fn with_letter(
    tx: &mut Tx<'_>,
    app: &App,
    method: Method,
    session: &Session,
    (registration, registrant): (&Registration, &Registrant),
) -> store::Result<String> {
    let entry = Subject::of(tx, session.clone())?.for_one(app, registration, registrant);
    let entry = Entry { stamp: app.clock.now(), ..entry };
    let entry = if method == Method::Cancel { entry.cancelled() } else { entry };
    let lang = Lang::from(registrant.said.language);
    Ok(Calendar { method, lang, name: "", entries: &[entry] }.write())
}
