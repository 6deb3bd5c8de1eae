//! Seven days of a space as a list: each day with what is booked and what is free.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::booking::{Booking, State};
use store::space::Space;
use store::space_rule::Rule;

use super::{rules, say};
use crate::i18n::{Lang, dates};

/// Minutes of the shortest free time that is shown.
const SHORTEST: i64 = 15;

/// Seven days.
pub struct Week {
    /// Its first day, as in an address: `2026-11-23`.
    pub first: Date,
    /// In order.
    pub days: Vec<Day>,
}

/// One day.
pub struct Day {
    /// `Monday, 23 November 2026`
    pub title: String,
    /// `23 November 2026`
    pub date: String,
    /// For `<time datetime>`.
    pub machine: String,
    /// Whether it is today.
    pub is_today: bool,
    /// When the space is open.
    pub open: String,
    /// What is booked and what is free, in order.
    pub slots: Vec<Slot>,
}

/// A stretch of a day.
pub struct Slot {
    /// `9:00 a.m. to noon`
    pub when: String,
    /// What for; `None`: it is free, or kept for somebody who has not confirmed.
    pub title: Option<String>,
    /// Whether somebody was asked to confirm it.
    pub is_asked: bool,
    /// When a free stretch begins, if it can still be booked.
    pub free_from: Option<i64>,
}

impl Week {
    /// The days that begin with this one; `bookings` are those that take up any of it, in order.
    pub fn of(
        lang: Lang,
        space: &Space,
        rule: Option<&Rule>,
        first: Date,
        bookings: &[Booking],
        now: i64,
    ) -> Self {
        let day = |n: i64| first.checked_add(n.days()).unwrap_or(first);
        let days = (0..7).map(|n| Day::of(lang, space, rule, day(n), bookings, now)).collect();
        Self { first, days }
    }

    /// When it begins and ends.
    pub fn bounds(first: Date, zone: &str) -> (i64, i64) {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let next = first.checked_add(7.days()).unwrap_or(first);
        (rules::at(&zone, first, 0), rules::at(&zone, next, 0))
    }

    /// The first day so many weeks later.
    pub fn later(&self, weeks: i64) -> Date {
        self.first.checked_add((7 * weeks).days()).unwrap_or(self.first)
    }
}

impl Day {
    fn of(lang: Lang, space: &Space, rule: Option<&Rule>, day: Date, bookings: &[Booking], now: i64) -> Self {
        let zone = TimeZone::get(&space.zone).unwrap_or(TimeZone::UTC);
        let [midnight, end] = [0, rules::WHOLE_DAY].map(|minute| rules::at(&zone, day, minute));
        let open = rule.and_then(|rule| rules::open_on(rule, day));
        let mine: Vec<&Booking> =
            bookings.iter().filter(|one| one.starts < end && one.ends > midnight).collect();
        let free = open.map(|(from, until)| (rules::at(&zone, day, from), rules::at(&zone, day, until)));
        let last = rule.map_or(now, |rule| now + rule.ahead_days * 24 * 3_600_000);
        let when = |from: i64, until: i64| {
            let until =
                if until == end { lang.text("space-midnight") } else { lang.time(until, &space.zone) };
            lang.t("space-from-until")
                .with("from", lang.time(from, &space.zone))
                .with("until", until)
                .to_string()
        };
        let gap = |from: i64, until: i64| {
            let from = if from < now { round_up(now) } else { from };
            let is_worth_it = until - from >= SHORTEST * 60_000;
            is_worth_it.then(|| Slot {
                when: when(from, until),
                title: None,
                is_asked: false,
                free_from: Some(from).filter(|from| *from <= last && space.is_open),
            })
        };
        let mut slots = Vec::new();
        let mut at = free.map(|(from, _)| from);
        for one in mine {
            slots.extend(at.zip(free).and_then(|(at, (_, until))| gap(at, one.starts.min(until))));
            slots.push(Slot {
                when: when(one.starts, one.ends),
                title: (one.state == State::Held).then(|| one.title.clone()),
                is_asked: one.state == State::Asked,
                free_from: None,
            });
            at = at.map(|at| at.max(one.ends));
        }
        slots.extend(at.zip(free).and_then(|(at, (_, until))| gap(at, until)));
        let number = day.weekday().to_monday_one_offset();
        let weekday = lang.text(&format!("space-weekday-{number}"));
        let title =
            lang.t("space-day").with("weekday", weekday).with("date", lang.date(midnight, &space.zone));
        Self {
            title: say::capital(&title.to_string()),
            date: lang.date(midnight, &space.zone),
            machine: day.to_string(),
            is_today: dates::moment(now, &space.zone).date() == day,
            open: say::span(lang, open),
            slots,
        }
    }
}

/// The next quarter of an hour.
fn round_up(at: i64) -> i64 {
    const QUARTER: i64 = 15 * 60_000;
    (at / QUARTER + 1) * QUARTER
}
