//! What pages and letters say of a session: when, where, in which languages, how many seats are free.

use store::community::Speaks;
use store::session::{Listed, Mode, Session, State};

use super::{Standing, path};
use crate::conversation::ZONES;
use crate::i18n::Lang;
use crate::i18n::dates::{machine, moment};

/// A session in a list.
#[derive(Debug)]
pub struct Line {
    /// Its page.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// Where it is in the other language only.
    pub foreign: Option<&'static str>,
    /// The day of the month, and the month.
    pub day: (i8, String),
    /// For programs.
    pub machine: String,
    /// When it is.
    pub when: String,
    /// Where one takes part.
    pub place: String,
    /// In which languages.
    pub speaks: String,
    /// How many seats are free, if there is a limit.
    pub seats: Option<String>,
    /// What it is now.
    pub standing: Standing,
    /// The series it stands in: path and title.
    pub series: Vec<(String, String)>,
}

impl Line {
    /// As it stands now.
    pub fn of(lang: Lang, listed: &Listed, now: i64) -> Self {
        let (title, language) = listed.title.nearest(lang.language());
        Self {
            path: path(listed.id),
            title: title.to_owned(),
            foreign: (language != lang.language()).then(|| language.word()),
            day: day(lang, listed.starts, &listed.zone),
            machine: machine(listed.starts, &listed.zone),
            when: when(lang, listed.starts, listed.minutes, &listed.zone),
            place: place(lang, listed.mode, listed.venue.nearest(lang.language()).0),
            speaks: speaks(lang, listed.speaks, &listed.speaks_also),
            seats: seats(lang, listed.capacity, listed.taken),
            standing: Standing::at(listed.state, listed.starts, listed.ends(), now),
            series: Vec::new(),
        }
    }

    /// Whether seats are given.
    pub fn is_open(&self) -> bool {
        self.standing == Standing::Open
    }
}

/// Months as they fit beside a day.
const MONTHS: [[&str; 12]; 2] = [
    ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"],
    ["janv.", "févr.", "mars", "avril", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."],
];

/// The day of the month, and the month as it fits beside it.
pub fn day(lang: Lang, starts: i64, zone: &str) -> (i8, String) {
    let at = moment(starts, zone);
    let month = MONTHS[lang as usize][usize::from(at.month().unsigned_abs()) - 1];
    (at.day(), month.to_owned())
}

/// `24 June 2027, 1:00 p.m. to 2:00 p.m., Eastern (Toronto, Montréal)`.
pub fn when(lang: Lang, starts: i64, minutes: i64, zone: &str) -> String {
    let ends = starts + minutes * 60_000;
    let is_one_day = moment(starts, zone).date() == moment(ends, zone).date();
    let until = if is_one_day { lang.time(ends, zone) } else { lang.moment(ends, zone) };
    lang.t("session-when")
        .with("date", lang.date(starts, zone))
        .with("from", lang.time(starts, zone))
        .with("until", until)
        .with("zone", zone_name(lang, zone))
        .to_string()
}

/// The same in the zone of whoever reads it, and that of the session beside it where it is another one.
pub fn when_for(lang: Lang, session: &Session, zone: &str) -> String {
    let here = when(lang, session.starts, session.minutes, zone);
    if zone == session.zone {
        return here;
    }
    let there = lang.time(session.starts, &session.zone);
    let there = lang.t("session-when-there").with("time", there).with("zone", zone_name(lang, &session.zone));
    format!("{here} ({there})")
}

/// A zone as people call it; its own name if they do not.
pub fn zone_name(lang: Lang, zone: &str) -> String {
    let known = ZONES.iter().find(|(name, _)| *name == zone);
    known.map_or_else(|| zone.replace('_', " "), |(_, key)| lang.text(key))
}

/// Where one takes part; of a venue, its first line.
pub fn place(lang: Lang, mode: Mode, venue: &str) -> String {
    let venue = venue.lines().next().unwrap_or_default();
    match mode {
        Mode::Online => lang.text("session-online"),
        _ if venue.is_empty() => lang.text("session-in-person"),
        Mode::InPerson => venue.to_owned(),
        Mode::Both => lang.t("session-both").with("venue", venue).to_string(),
    }
}

/// In which languages.
pub fn speaks(lang: Lang, speaks: Speaks, also: &str) -> String {
    let said = lang.text(match speaks {
        Speaks::English => "session-speaks-en",
        Speaks::French => "session-speaks-fr",
        Speaks::Both => "session-speaks-both",
    });
    if also.is_empty() { said } else { format!("{said}, {also}") }
}

/// How many seats are free, of how many; nothing where there is no limit.
pub fn seats(lang: Lang, capacity: Option<i64>, taken: i64) -> Option<String> {
    let capacity = capacity?;
    let free = (capacity - taken).max(0);
    let key = if free == 0 { "session-full" } else { "session-free" };
    Some(lang.t(key).with("free", free).with("capacity", capacity).to_string())
}

/// Whether everybody may see it.
pub const fn is_shown(state: State) -> bool {
    !matches!(state, State::Draft)
}

#[cfg(test)]
mod tests {
    use super::*;

    const JUNE: i64 = 1_813_856_400_000; // 2027-06-24T17:00:00Z

    #[test]
    fn times_are_those_of_the_zone_in_both_languages() {
        assert_eq!(
            when(Lang::En, JUNE, 60, "America/Toronto"),
            "24\u{a0}June 2027, 1:00\u{a0}p.m. to 2:00\u{a0}p.m., Eastern (Toronto, Montréal)"
        );
        let french = when(Lang::Fr, JUNE, 90, "America/St_Johns");
        assert!(french.starts_with("24\u{a0}juin 2027, de 14\u{a0}h\u{a0}30 à 16\u{a0}h"), "{french}");
        // eight hours in Vancouver end after midnight in Toronto
        let across = when(Lang::En, JUNE, 12 * 60, "America/Toronto");
        assert!(across.contains("25\u{a0}June 2027, 1:00\u{a0}a.m."), "{across}");
        assert_eq!(day(Lang::Fr, JUNE, "America/Toronto"), (24, "juin".to_owned()));
        assert_eq!(zone_name(Lang::En, "America/Porto_Velho"), "America/Porto Velho");
    }

    #[test]
    fn seats_are_never_a_bare_number() {
        assert_eq!(seats(Lang::En, None, 3), None);
        let said = seats(Lang::En, Some(30), 12).unwrap_or_default();
        assert!(said.contains("18") && said.contains("30"), "{said}");
        assert!(seats(Lang::En, Some(30), 30).unwrap_or_default().contains("waiting list"));
    }
}
