//! What the forms of spaces and of their rules say, parsed.

use store::Bilingual;
use store::shift::Hand;
use store::space::Space;
use store::space_rule::{Rule, Span, Who};

use crate::form::Form;
use crate::money;
use crate::session::zone_named;

/// Characters of the longest name.
pub const NAME: usize = 120;
/// Characters of the longest text.
pub const TEXT: usize = 2000;
/// Characters of an address, of notes on access and keys.
pub const NOTE: usize = 600;

/// Fields of the days, Monday first.
pub const DAYS: [&str; 7] = ["day-1", "day-2", "day-3", "day-4", "day-5", "day-6", "day-7"];

/// Who set the agenda, decided, or holds, as forms name it.
pub const HANDS: [(&str, Hand); 4] = [
    ("residents", Hand::Residents),
    ("association", Hand::Association),
    ("institution", Hand::Institution),
    ("mixed", Hand::Mixed),
];

/// A text in both languages, or one, or none.
pub fn both(form: &mut Form, [en, fr]: [&'static str; 2], most: usize) -> Bilingual {
    Bilingual {
        en: form.optional(en, most).unwrap_or_default(),
        fr: form.optional(fr, most).unwrap_or_default(),
    }
}

/// What is said of a space; the rest of `old` stays.
pub fn space(form: &mut Form, old: Space) -> Option<Space> {
    let name = both(form, ["name-en", "name-fr"], NAME);
    if name == Bilingual::default() && form.fault("name-en").is_none() {
        form.refuse("name-en", "space-no-name", &[]);
    }
    let about = both(form, ["about-en", "about-fr"], TEXT);
    let venue = form.text("venue", NOTE);
    let access = both(form, ["access-en", "access-fr"], NOTE);
    let keys = both(form, ["keys-en", "keys-fr"], NOTE);
    let named = form.value("zone").to_owned();
    let zone = zone_named(&named).and_then(|zone| zone.iana_name().map(str::to_owned));
    if zone.is_none() {
        form.refuse("zone", "session-no-such-zone", &[("zone", named.into())]);
    }
    let keeper = form.choice("keeper", &HANDS);
    let is_open = form.choice("open", &[("yes", true), ("no", false)]);
    form.is_good().then_some(())?;
    Some(Space { name, about, venue, access, keys, zone: zone?, keeper: keeper?, is_open: is_open?, ..old })
}

/// The form that changes this space.
pub fn filled(space: &Space) -> Form {
    Form::filled([
        ("name-en", &space.name.en),
        ("name-fr", &space.name.fr),
        ("about-en", &space.about.en),
        ("about-fr", &space.about.fr),
        ("venue", &space.venue),
        ("access-en", &space.access.en),
        ("access-fr", &space.access.fr),
        ("keys-en", &space.keys.en),
        ("keys-fr", &space.keys.fr),
        ("zone", &space.zone),
        ("keeper", space.keeper.word()),
        ("open", if space.is_open { "yes" } else { "no" }),
    ])
}

/// A new version of the rules; what no form asks stays as in `blank`.
pub fn rule(form: &mut Form, blank: Rule) -> Option<Rule> {
    let who = form.choice("who", &[("everyone", Who::Everyone), ("members", Who::Members)]);
    let hours = hours(form);
    let most_hours = form.number("most-hours", 1, 24);
    let ahead_days = form.number("ahead-days", 1, 730);
    let currency = currency(form);
    let cents = fee(form, &currency);
    let quiet = quiet(form);
    let words = both(form, ["words-en", "words-fr"], TEXT);
    let agenda_by = form.choice("agenda-by", &HANDS);
    form.is_good().then_some(())?;
    Some(Rule {
        who: who?,
        hours,
        most_minutes: most_hours? * 60,
        ahead_days: ahead_days?,
        cents: cents?,
        currency,
        quiet,
        words,
        agenda_by: agenda_by?,
        ..blank
    })
}

/// The form of new rules, filled from those in force.
pub fn filled_rule(rule: &Rule) -> Form {
    let mut form = Form::filled([
        ("who", rule.who.word()),
        ("most-hours", &(rule.most_minutes / 60).to_string()),
        ("ahead-days", &rule.ahead_days.to_string()),
        ("fee", &money::plain(rule.cents, &rule.currency)),
        ("currency", &rule.currency),
        ("words-en", &rule.words.en),
        ("words-fr", &rule.words.fr),
        ("agenda-by", Hand::Residents.word()),
    ]);
    for (field, hours) in DAYS.iter().zip(rule.hours) {
        form.fill(field, &typed(hours));
    }
    if let Some((from, until)) = rule.quiet {
        form.fill("quiet-from", &clock(from));
        form.fill("quiet-until", &clock(until));
    }
    form
}

/// The form of the first rules.
pub fn empty_rule() -> Form {
    let mut form = Form::filled([
        ("who", "everyone"),
        ("most-hours", "4"),
        ("ahead-days", "90"),
        ("fee", "0"),
        ("currency", "CAD"),
        ("quiet-from", "21:00"),
        ("quiet-until", "8:00"),
        ("agenda-by", "residents"),
    ]);
    DAYS.iter().for_each(|day| form.fill(day, "9:00-21:00"));
    form
}

fn hours(form: &mut Form) -> [Span; 7] {
    let mut hours = [None; 7];
    for (field, day) in DAYS.iter().zip(&mut hours) {
        let text = form.value(field).trim().to_owned();
        if text.is_empty() {
            continue;
        }
        *day = opening(&text);
        if day.is_none() {
            form.refuse(field, "space-hours-wrong", &[("hours", text.into())]);
        }
    }
    if hours == [None; 7] && form.is_good() {
        form.refuse(DAYS[0], "space-never-open", &[]);
    }
    hours
}

/// `9:00-21:00`, `9 h à 21 h 30`, `9 to 17`.
fn opening(text: &str) -> Span {
    let (from, until) = ["-", "–", "—", " to ", " à "].iter().find_map(|between| text.split_once(between))?;
    let (from, until) = (minute(from)?, minute(until)?);
    let until = if until == 0 { super::rules::WHOLE_DAY } else { until };
    (from < until).then_some((from, until))
}

/// `9`, `9:30`, `9 h 30`, `21h`, `24:00`.
fn minute(typed: &str) -> Option<i64> {
    let (hour, minute) = typed.trim().split_once([':', 'h']).unwrap_or((typed.trim(), ""));
    let hour: i64 = hour.trim().parse().ok()?;
    let minute: i64 = if minute.trim().is_empty() { 0 } else { minute.trim().parse().ok()? };
    let whole = hour * 60 + minute;
    ((0..60).contains(&minute) && (0..=super::rules::WHOLE_DAY).contains(&whole)).then_some(whole)
}

fn quiet(form: &mut Form) -> Span {
    let [from, until] = ["quiet-from", "quiet-until"].map(|field| {
        let typed = form.value(field).trim().to_owned();
        let read = minute(&typed).map(|minute| minute % super::rules::WHOLE_DAY);
        if !typed.is_empty() && read.is_none() {
            form.refuse(field, "conversation-no-time", &[("time", typed.into())]);
        }
        read
    });
    if from.is_some() != until.is_some() && form.is_good() {
        form.refuse("quiet-until", "space-quiet-half", &[]);
    }
    from.zip(until).filter(|(from, until)| from != until)
}

fn currency(form: &mut Form) -> String {
    let currency = form.value("currency").trim().to_uppercase();
    if currency.len() != 3 || !currency.bytes().all(|letter| letter.is_ascii_uppercase()) {
        form.refuse("currency", "space-currency-wrong", &[]);
    }
    currency
}

fn fee(form: &mut Form, currency: &str) -> Option<i64> {
    const MOST: i64 = 10_000_000;
    if form.value("fee").trim().is_empty() {
        return Some(0);
    }
    let cents = money::parse(form.value("fee"), currency).ok().filter(|cents| *cents <= MOST);
    if cents.is_none() {
        let typed = form.value("fee").to_owned();
        form.refuse("fee", "space-fee-wrong", &[("fee", typed.into())]);
    }
    cents
}

fn clock(minute: i64) -> String {
    format!("{}:{:02}", minute / 60, minute % 60)
}

fn typed(span: Span) -> String {
    span.map_or_else(String::new, |(from, until)| format!("{}-{}", clock(from), clock(until)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_either_language_writes_them() {
        for text in ["9:00-21:30", "9 h à 21 h 30", "09:00 – 21:30", "9 to 21:30"] {
            assert_eq!(opening(text), Some((540, 1_290)), "{text}");
        }
        assert_eq!(opening("0-24:00"), Some((0, 1_440)));
        assert_eq!(opening("18:00-0:00"), Some((1_080, 1_440)));
        for text in ["21-9", "9", "9-25", "9:75-10", "noon-two", "-", "9:00-9:00"] {
            assert_eq!(opening(text), None, "{text}");
        }
    }
}
