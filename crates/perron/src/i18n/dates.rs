//! Dates and times as each language writes them. Times are milliseconds since 1970, UTC; zones are IANA names.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::Lang;

const MONTHS: [[&str; 12]; 2] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
];

/// A moment in a zone; a zone that is not known is taken as UTC.
pub fn moment(millis: i64, zone: &str) -> Zoned {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone)
}

impl Lang {
    /// `21 December 2026`, `21 décembre 2026`, `1er décembre 2026`.
    pub fn date(self, millis: i64, zone: &str) -> String {
        let at = moment(millis, zone);
        let month = MONTHS[self as usize][usize::from(at.month().unsigned_abs()) - 1];
        let first = if self == Self::Fr && at.day() == 1 { "er" } else { "" };
        format!("{}{first}\u{a0}{month} {}", at.day(), at.year())
    }

    /// `1:05 p.m.`, `13 h 05`.
    pub fn time(self, millis: i64, zone: &str) -> String {
        let at = moment(millis, zone);
        let (hour, minute) = (at.hour(), at.minute());
        match self {
            Self::En => {
                let half = if hour < 12 { "a.m." } else { "p.m." };
                format!("{}:{minute:02}\u{a0}{half}", (hour + 11) % 12 + 1)
            }
            Self::Fr if minute == 0 => format!("{hour}\u{a0}h"),
            Self::Fr => format!("{hour}\u{a0}h\u{a0}{minute:02}"),
        }
    }

    /// Date and time: `21 December 2026, 1:05 p.m.`, `21 décembre 2026 à 13 h 05`.
    pub fn moment(self, millis: i64, zone: &str) -> String {
        let joint = match self {
            Self::En => ", ",
            Self::Fr => " à ",
        };
        format!("{}{joint}{}", self.date(millis, zone), self.time(millis, zone))
    }
}

/// As in `<time datetime>`: `2026-12-21T13:05:00-05:00`.
pub fn machine(millis: i64, zone: &str) -> String {
    moment(millis, zone).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_by_the_language() {
        let millis = 1_797_962_700_000; // 2026-12-22T18:05:00Z
        assert_eq!(Lang::En.moment(millis, "America/Toronto"), "22\u{a0}December 2026, 1:05\u{a0}p.m.");
        assert_eq!(Lang::Fr.moment(millis, "America/Toronto"), "22\u{a0}décembre 2026 à 13\u{a0}h\u{a0}05");
        assert_eq!(Lang::Fr.date(1_796_104_800_000, "UTC"), "1er\u{a0}décembre 2026");
        assert_eq!(machine(millis, "America/Toronto"), "2026-12-22T13:05:00-05:00");
        assert_eq!(machine(millis, "Nowhere/Nowhere"), "2026-12-22T18:05:00+00:00");
    }
}
