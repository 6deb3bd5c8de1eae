//! What the rules of a space say of a time. Pure: the same rules, zone and time give the same answer.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use store::space_rule::{Rule, Span};

use crate::i18n::dates::moment;

const DAY: i64 = 24 * 3_600_000;
/// Minutes of a day.
pub const WHOLE_DAY: i64 = 1_440;

/// A time that somebody wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// When it begins.
    pub starts: i64,
    /// When it ends.
    pub ends: i64,
    /// Whether there will be music, or many voices.
    pub is_loud: bool,
}

/// Why the rules do not allow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has begun already.
    Past,
    /// It is longer than so many minutes.
    TooLong(i64),
    /// It is more than so many days ahead.
    TooFar(i64),
    /// The space is open from minute to minute on that day, or not at all.
    Closed(Span),
    /// It is to be quiet from minute to minute.
    Quiet(i64, i64),
}

/// What the rules say against it, if anything.
pub fn refusal(rule: &Rule, zone: &str, wish: Wish, now: i64) -> Option<Refusal> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let day = timestamp(wish.starts).to_zoned(zone.clone()).date();
    let open = open_on(rule, day);
    let is_open = open.is_some_and(|(from, until)| {
        at(&zone, day, from) <= wish.starts && wish.ends <= at(&zone, day, until)
    });
    if wish.starts <= now {
        Some(Refusal::Past)
    } else if wish.starts > now + rule.ahead_days * DAY {
        Some(Refusal::TooFar(rule.ahead_days))
    } else if !is_open {
        Some(Refusal::Closed(open))
    } else if clock_minutes(wish.starts, wish.ends, &zone) > rule.most_minutes {
        Some(Refusal::TooLong(rule.most_minutes))
    } else {
        rule.quiet
            .filter(|quiet| wish.is_loud && is_quiet(&zone, day, *quiet, wish))
            .map(|(from, until)| Refusal::Quiet(from, until))
    }
}

/// When the space is open on a day.
pub fn open_on(rule: &Rule, day: Date) -> Span {
    rule.hours[usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())]
}

/// The moment of a minute of a day by the clock on the wall; of an hour that comes twice, the first, and of one that is
/// left out, as much later.
pub fn at(zone: &TimeZone, day: Date, minute: i64) -> i64 {
    let (day, minute) = if minute >= WHOLE_DAY { (day.tomorrow().unwrap_or(day), 0) } else { (day, minute) };
    let part = |number: i64| i8::try_from(number).unwrap_or(0);
    resolve(zone, day.at(part(minute / 60), part(minute % 60), 0, 0))
}

/// Whether any of it falls into the quiet hours, which may begin the evening before.
fn is_quiet(zone: &TimeZone, day: Date, (from, until): (i64, i64), wish: Wish) -> bool {
    let through_night = until <= from;
    let eve = day.yesterday().unwrap_or(day);
    [eve, day].into_iter().any(|begins| {
        let ends = if through_night { begins.tomorrow().unwrap_or(begins) } else { begins };
        at(zone, begins, from) < wish.ends && wish.starts < at(zone, ends, until)
    })
}

/// Minutes between two moments by the clock on the wall, as people count them when clocks change in between.
pub fn clock_minutes(starts: i64, ends: i64, zone: &TimeZone) -> i64 {
    let [from, until] = [starts, ends].map(|at| timestamp(at).to_zoned(zone.clone()).datetime());
    let between = from.until(until).map_or(0, |span| {
        i64::from(span.get_days()) * WHOLE_DAY + i64::from(span.get_hours()) * 60 + span.get_minutes()
    });
    if between > 0 { between } else { (ends - starts) / 60_000 }
}

/// The same time of day every so many days, so many times in all: what is at 7 p.m. stays at 7 p.m. when clocks change.
pub fn repeated(wish: Wish, zone: &str, days: i64, times: i64) -> Vec<Wish> {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let [from, until] = [wish.starts, wish.ends].map(|at| timestamp(at).to_zoned(zone.clone()).datetime());
    let later =
        |clock: DateTime, n: i64| resolve(&zone, clock.checked_add((n * days).days()).unwrap_or(clock));
    let rest = (1..times).map(|n| Wish { starts: later(from, n), ends: later(until, n), ..wish });
    std::iter::once(wish).chain(rest).filter(|wish| wish.ends > wish.starts).collect()
}

/// Monday of the week of a moment.
pub fn monday(at: i64, zone: &str) -> Date {
    let day = moment(at, zone).date();
    let since = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(since.days()).unwrap_or(day)
}

fn timestamp(at: i64) -> Timestamp {
    Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn resolve(zone: &TimeZone, clock: DateTime) -> i64 {
    zone.to_ambiguous_timestamp(clock).compatible().map_or(0, Timestamp::as_millisecond)
}

#[cfg(test)]
mod tests {
    use store::Bilingual;
    use store::shift::Hand;
    use store::space_rule::{State, Who};

    use super::*;

    const ZONE: &str = "America/Toronto";
    const HOUR: i64 = 3_600_000;

    fn rule() -> Rule {
        let mut hours = [Some((540, 1_320)); 7];
        hours[6] = None;
        Rule {
            space_id: 1,
            number: 1,
            who: Who::Everyone,
            hours,
            most_minutes: 240,
            ahead_days: 30,
            cents: 0,
            currency: "CAD".to_owned(),
            quiet: Some((1_260, 600)),
            words: Bilingual::default(),
            state: State::InForce,
            meeting: Bilingual::default(),
            meeting_people: 0,
            agenda_by: Hand::Residents,
            decided_by: None,
            since: None,
            until: None,
            made: 0,
            made_by: None,
        }
    }

    fn on(text: &str) -> i64 {
        let clock: DateTime = text.parse().unwrap();
        clock.in_tz(ZONE).unwrap().timestamp().as_millisecond()
    }

    #[test]
    fn each_rule_is_kept() {
        let now = on("2026-10-12T12:00"); // a Monday
        let asked = |starts: &str, ends: &str, is_loud| {
            refusal(&rule(), ZONE, Wish { starts: on(starts), ends: on(ends), is_loud }, now)
        };
        assert_eq!(asked("2026-10-13T09:00", "2026-10-13T13:00", false), None);
        assert_eq!(asked("2026-10-12T11:00", "2026-10-12T13:00", false), Some(Refusal::Past));
        assert_eq!(asked("2026-10-13T13:00", "2026-10-13T17:01", false), Some(Refusal::TooLong(240)));
        assert_eq!(asked("2026-11-20T13:00", "2026-11-20T14:00", false), Some(Refusal::TooFar(30)));
        let open = Some((540, 1_320));
        assert_eq!(asked("2026-10-13T08:30", "2026-10-13T10:00", false), Some(Refusal::Closed(open)));
        assert_eq!(asked("2026-10-13T21:00", "2026-10-14T09:30", false), Some(Refusal::Closed(open)));
        assert_eq!(asked("2026-10-18T13:00", "2026-10-18T14:00", false), Some(Refusal::Closed(None)));
        let quiet = Some(Refusal::Quiet(1_260, 600));
        assert_eq!(asked("2026-10-13T20:00", "2026-10-13T21:30", true), quiet);
        assert_eq!(asked("2026-10-13T09:30", "2026-10-13T11:00", true), quiet, "from the evening before");
        assert_eq!(asked("2026-10-13T20:00", "2026-10-13T21:30", false), None);
        assert_eq!(asked("2026-10-13T10:00", "2026-10-13T12:00", true), None);
    }

    #[test]
    fn what_repeats_stays_at_its_time_of_day_when_clocks_change() {
        let first = Wish { starts: on("2026-10-28T19:00"), ends: on("2026-10-28T21:00"), is_loud: false };
        let all = repeated(first, ZONE, 7, 3);
        let found: Vec<i64> = all.iter().map(|wish| wish.starts).collect();
        assert_eq!(found, [on("2026-10-28T19:00"), on("2026-11-04T19:00"), on("2026-11-11T19:00")]);
        assert_eq!(found[1] - found[0], 7 * 24 * HOUR + HOUR, "an hour more, since clocks went back");
        let night = Wish { starts: on("2026-10-25T01:00"), ends: on("2026-10-25T04:00"), is_loud: false };
        let longer = repeated(night, ZONE, 7, 2)[1];
        assert_eq!(longer.ends - longer.starts, 4 * HOUR);
        let zone = TimeZone::get(ZONE).unwrap();
        assert_eq!(clock_minutes(longer.starts, longer.ends, &zone), 180, "three hours on the clock");
        assert_eq!(repeated(first, ZONE, 14, 2)[1].starts, on("2026-11-11T19:00"));
    }

    #[test]
    fn a_day_ends_at_midnight_and_a_week_begins_on_monday() {
        let zone = TimeZone::get(ZONE).unwrap();
        let day = jiff::civil::date(2026, 11, 1); // 25 hours long
        assert_eq!(at(&zone, day, WHOLE_DAY) - at(&zone, day, 0), 25 * HOUR);
        assert_eq!(
            at(&zone, jiff::civil::date(2026, 3, 8), 150),
            on("2026-03-08T03:30"),
            "an hour is left out"
        );
        assert_eq!(monday(on("2026-11-01T23:59"), ZONE), jiff::civil::date(2026, 10, 26));
        assert_eq!(monday(on("2026-10-26T00:00"), ZONE), jiff::civil::date(2026, 10, 26));
    }
}
