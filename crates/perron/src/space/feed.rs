//! The calendar of a space, to subscribe to: what everybody may see of its bookings.

use axum::extract::Path;
use axum::response::Response;
use store::booking::{self, Booking, State};
use store::space::Space;

use super::Found;
use crate::app::App;
use crate::calendar::entry::{Calendar, Entry, Method, Status};
use crate::calendar::{ICALENDAR, host, organiser, published};
use crate::error::Error;
use crate::i18n::Lang;
use crate::id::Id;
use crate::visit::Visit;

const DAY: i64 = 24 * 3_600_000;
/// How long what took place stays in it, and how far ahead it looks.
const PAST: i64 = 30 * DAY;
const AHEAD: i64 = 400 * DAY;

/// `GET /spaces/{id}/calendar.ics`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let now = visit.app.clock.now();
    let read = visit.app.db.read(move |tx| {
        let found = Found::of(tx, id)?;
        let bookings = booking::between(tx, id, (now - PAST, now + AHEAD), now)?;
        Ok::<_, Error>((found.space, bookings))
    });
    let (space, bookings) = read.await?;
    let held = bookings.iter().filter(|one| one.state == State::Held);
    let entries: Vec<Entry> = held.map(|one| entry(&visit.app, visit.lang, &space, one)).collect();
    let name = space.name.nearest(visit.lang.language()).0;
    let text = Calendar { method: Method::Publish, lang: visit.lang, name, entries: &entries }.write();
    published(&visit, ICALENDAR, "inline; filename=\"space.ics\"", text)
}

/// The entry of a booking that everybody may see.
pub fn entry(app: &App, lang: Lang, space: &Space, booking: &Booking) -> Entry {
    let (settings, name) = (&app.settings, space.name.nearest(lang.language()).0);
    let url = format!("{}/{}{}", settings.address, lang.code(), super::path(space.id));
    Entry {
        uid: format!("booking-{}@{}", Id(booking.id), host(settings)),
        sequence: booking.sequence,
        stamp: booking.changed,
        starts: booking.starts,
        ends: booking.ends,
        zone: space.zone.clone(),
        title: lang.t("space-entry").with("title", booking.title.as_str()).with("space", name).to_string(),
        about: lang.t("space-entry-page").with("page", url.as_str()).to_string(),
        location: format!("{name}, {}", space.venue),
        conference: None,
        url,
        status: if booking.state == State::Cancelled { Status::Cancelled } else { Status::Confirmed },
        organiser: organiser(settings),
        guest: None,
        alarm: None,
    }
}
