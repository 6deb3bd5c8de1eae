//! What the form of a booking says, parsed.

use jiff::civil::Time;
use jiff::tz::TimeZone;

use crate::conversation::{one_space, time};
use crate::form::Form;
use crate::mail::Address;
use crate::space::rules::{Wish, repeated};

/// Characters of what it is for, and of a name.
pub const TITLE: usize = 80;
/// How often one may book at once.
pub const MOST_TIMES: i64 = 52;

/// What somebody wants.
pub struct Wanted {
    pub times: Vec<Wish>,
    pub title: String,
    pub name: String,
    pub email: Address,
    pub may_skip: bool,
}

/// Reads the form, by the clock of the space.
pub fn parse(form: &mut Form, zone: &str) -> Option<Wanted> {
    let clock = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let starts = moment(form, "from", &clock);
    // a day that is none is said once
    let ends = if form.is_good() { moment(form, "until", &clock) } else { None };
    if let (Some(starts), Some(ends)) = (starts, ends)
        && ends <= starts
    {
        form.refuse("until", "booking-ends-before", &[]);
    }
    let title = plain(form, "title");
    let name = plain(form, "name");
    let email = address(form);
    let days = form.choice("repeat", &[("no", 0), ("week", 7), ("fortnight", 14)]);
    let times = match days {
        Some(0) | None => Some(1),
        Some(_) => form.number("times", 2, MOST_TIMES),
    };
    form.is_good().then_some(())?;
    let first = Wish { starts: starts?, ends: ends?, is_loud: form.has("loud", "yes") };
    Some(Wanted {
        times: repeated(first, zone, days?, times?),
        title,
        name,
        email: email?,
        may_skip: form.has("skip", "yes"),
    })
}

/// The day of the form, at the time of a field, which must be there.
fn moment(form: &mut Form, field: &'static str, zone: &TimeZone) -> Option<i64> {
    if form.value(field).trim().is_empty() {
        form.refuse(field, "session-no-time", &[]);
        return None;
    }
    let at = time(form, ["on", field], zone, Time::midnight());
    if at.is_none() && form.fault("on").is_none() && form.fault(field).is_none() {
        form.refuse("on", "session-no-date", &[]);
    }
    at
}

fn plain(form: &mut Form, field: &'static str) -> String {
    let text = one_space(&form.text(field, TITLE));
    if text.chars().any(crate::place::is_unseen) {
        form.refuse(field, "pledge-name-unseen", &[]);
    }
    if field == "title" && text.contains("://") {
        form.refuse(field, "booking-no-links", &[]);
    }
    text
}

fn address(form: &mut Form) -> Option<Address> {
    let typed = form.text("email", 254);
    let address = Address::parse(&typed);
    if address.is_none() && form.fault("email").is_none() {
        form.refuse("email", "pledge-not-an-address", &[]);
    }
    address
}
