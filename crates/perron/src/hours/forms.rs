//! What the forms of votes on hours say, parsed.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use store::Bilingual;
use store::hours::{Hours, State, Use};

use crate::conversation::time;
use crate::form::Form;
use crate::space::forms::{HANDS, both};

/// Characters of the longest title, and of other texts.
pub const TITLE: usize = 120;
pub const TEXT: usize = 1000;
/// Hours of a week.
pub const WEEK: i64 = 168;
/// Characters of what is written on a paper ballot.
pub const LABEL: usize = 40;

/// A vote as its form says it.
pub fn vote(
    form: &mut Form,
    space_id: i64,
    zone: &str,
    (id, made): (i64, i64),
    made_by: Option<i64>,
) -> Option<Hours> {
    let title = named(form);
    let about = both(form, ["about-en", "about-fr"], TEXT);
    let hours = form.number("hours", 1, WEEK);
    let weeks = form.number("weeks", 1, 104);
    let clock = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let closes = time(form, ["closes", "closes-time"], &clock, Time::constant(23, 59, 0, 0));
    if closes.is_none() && form.fault("closes").is_none() && form.fault("closes-time").is_none() {
        form.refuse("closes", "session-no-date", &[]);
    }
    if closes.is_some_and(|closes| closes <= made) {
        form.refuse("closes", "hours-closes-past", &[]);
    }
    let agenda_by = form.choice("agenda-by", &HANDS);
    form.is_good().then_some(())?;
    Some(Hours {
        space_id,
        id,
        title,
        about,
        minutes: hours? * 60,
        weeks: weeks?,
        closes: closes?,
        state: State::Draft,
        sheet: String::new(),
        sheet_sha256: String::new(),
        outcome: String::new(),
        agenda_by: agenda_by?,
        opened: None,
        closed: None,
        made,
        made_by,
    })
}

/// A use as its form says it; none needs more than there is.
pub fn one_use(form: &mut Form, id: i64, most_minutes: i64) -> Option<Use> {
    let title = named(form);
    let about = both(form, ["about-en", "about-fr"], TEXT);
    let hours = form.value("hours").trim().replace(',', ".").parse::<f64>();
    // to the half hour
    let minutes = hours
        .ok()
        .filter(|hours| (0.5..=168.0).contains(hours))
        .map(|hours| (hours * 2.0).round() as i64 * 30);
    match minutes {
        None => form.refuse("hours", "hours-use-wrong", &[("most", (most_minutes / 60).into())]),
        Some(minutes) if minutes > most_minutes => {
            form.refuse("hours", "hours-use-too-long", &[("most", (most_minutes / 60).into())]);
        }
        Some(_) => {}
    }
    form.is_good().then_some(())?;
    Some(Use { id, title, about, minutes: minutes? })
}

fn named(form: &mut Form) -> Bilingual {
    let title = both(form, ["title-en", "title-fr"], TITLE);
    if title == Bilingual::default() && form.is_good() {
        form.refuse("title-en", "hours-no-title", &[]);
    }
    title
}

/// The uses that were chosen of those voted on; at least one.
pub fn chosen(form: &mut Form, uses: &[Use]) -> Vec<i64> {
    let is_chosen = |one: &&Use| form.has("use", &store::ids::to_text(one.id));
    let chosen: Vec<i64> = uses.iter().filter(is_chosen).map(|one| one.id).collect();
    if chosen.is_empty() {
        form.refuse("use", "hours-none-chosen", &[]);
    }
    chosen
}
