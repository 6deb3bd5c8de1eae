//! Time zones as a calendar entry carries them (VTIMEZONE, RFC 5545, 3.6.5): each change of the clocks around the entries
//! by itself, and no rule that repeats for ever, since rules change.

use jiff::tz::{Dst, Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::lines::Lines;

/// Changes are written until this long after the last entry, for what people put beside it.
const AFTER: SignedDuration = SignedDuration::from_hours(400 * 24);

/// Moments in a zone, as the entries of one calendar are written.
pub struct Zone {
    name: String,
    zone: TimeZone,
}

impl Zone {
    /// A zone by its IANA name; UTC if there is none of that name.
    pub fn named(name: &str) -> Self {
        let zone = TimeZone::get(name).unwrap_or(TimeZone::UTC);
        Self { name: name.to_owned(), zone }
    }

    /// Whether moments are written in it; else they are written in UTC, and need no zone.
    pub fn is_written(&self) -> bool {
        !self.is_utc()
    }

    fn is_utc(&self) -> bool {
        self.zone == TimeZone::UTC || self.zone.iana_name().is_none()
    }

    /// Writes the moments of an entry by the clock of the zone. When clocks go back, an hour comes twice, and its second
    /// time cannot be said so: then all are in UTC, as they must be of one kind.
    pub fn span(&self, lines: &mut Lines, moments: &[(&str, i64)]) {
        let local = !self.is_utc() && moments.iter().all(|(_, at)| self.says(timestamp(*at)));
        for (name, at) in moments {
            if local {
                let clock = self.zone.to_datetime(timestamp(*at));
                lines
                    .raw(&format!("{name};TZID={}", self.name), &clock.strftime("%Y%m%dT%H%M%S").to_string());
            } else {
                lines.raw(name, &utc(*at));
            }
        }
    }

    /// Whether the time on the clock leads back to the moment.
    fn says(&self, at: Timestamp) -> bool {
        let clock = self.zone.to_datetime(at);
        self.zone.to_ambiguous_timestamp(clock).compatible().is_ok_and(|back| back == at)
    }

    /// Writes the zone itself, for entries between two moments.
    pub fn write(&self, lines: &mut Lines, first: i64, last: i64) {
        lines.open("VTIMEZONE");
        lines.text("TZID", &self.name);
        for change in self.changes(timestamp(first), timestamp(last)) {
            let kind = if change.summer { "DAYLIGHT" } else { "STANDARD" };
            lines.open(kind);
            lines.raw("DTSTART", &change.clock);
            lines.raw("TZOFFSETFROM", &offset(change.from));
            lines.raw("TZOFFSETTO", &offset(change.to));
            lines.text("TZNAME", &change.name);
            lines.close(kind);
        }
        lines.close("VTIMEZONE");
    }

    /// The change that holds when the first entry begins, and those that follow.
    fn changes(&self, first: Timestamp, last: Timestamp) -> Vec<Change> {
        let until = last.checked_add(AFTER).unwrap_or(Timestamp::MAX);
        // one that falls on the very beginning holds already
        let just_after = first.checked_add(SignedDuration::from_secs(1)).unwrap_or(first);
        let before = self.zone.preceding(just_after).next();
        let since = before.as_ref().map_or(first, |change| change.timestamp());
        let mut changes: Vec<Change> = self
            .zone
            .following(since.checked_sub(SignedDuration::from_secs(1)).unwrap_or(since))
            .take_while(|change| change.timestamp() <= until)
            .map(|change| {
                let earlier =
                    change.timestamp().checked_sub(SignedDuration::from_secs(1)).unwrap_or(Timestamp::MIN);
                let from = self.zone.to_offset(earlier);
                Change {
                    clock: from.to_datetime(change.timestamp()).strftime("%Y%m%dT%H%M%S").to_string(),
                    from,
                    to: change.offset(),
                    name: change.abbreviation().to_owned(),
                    summer: change.dst() == Dst::Yes,
                }
            })
            .collect();
        if before.is_none() {
            changes.insert(0, self.always(first));
        }
        changes
    }

    /// What held when nothing had changed yet.
    fn always(&self, at: Timestamp) -> Change {
        let info = self.zone.to_offset_info(at);
        Change {
            clock: String::from("19700101T000000"),
            from: info.offset(),
            to: info.offset(),
            name: info.abbreviation().to_owned(),
            summer: false,
        }
    }
}

/// The clocks change.
struct Change {
    /// What they showed then.
    clock: String,
    from: Offset,
    to: Offset,
    name: String,
    summer: bool,
}

fn timestamp(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// A moment in UTC: `20261222T180500Z`.
pub fn utc(millis: i64) -> String {
    timestamp(millis).strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// `-0330`, and with seconds where an old offset has them.
fn offset(offset: Offset) -> String {
    let (sign, seconds) = (if offset.seconds() < 0 { '-' } else { '+' }, offset.seconds().abs());
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let rest = if rest == 0 { String::new() } else { format!("{rest:02}") };
    format!("{sign}{hours:02}{minutes:02}{rest}")
}

#[cfg(test)]
mod tests {
    use jiff::civil::DateTime;

    use super::*;

    fn millis(clock: &str, zone: &str) -> i64 {
        let clock: DateTime = clock.parse().unwrap();
        clock.in_tz(zone).unwrap().timestamp().as_millisecond()
    }

    fn spanned(zone: &str, starts: i64, minutes: i64) -> Vec<String> {
        let mut lines = Lines::default();
        Zone::named(zone).span(&mut lines, &[("DTSTART", starts), ("DTEND", starts + minutes * 60_000)]);
        lines.done().lines().map(str::to_owned).collect()
    }

    /// The changes as `kind clock from to name`.
    fn written(zone: &str, at: i64) -> Vec<String> {
        let mut lines = Lines::default();
        Zone::named(zone).write(&mut lines, at, at + 3_600_000);
        let text = lines.done();
        let value = |part: &str, name: &str| {
            part.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned).unwrap_or_default()
        };
        text.split("BEGIN:")
            .filter(|part| part.starts_with("STANDARD") || part.starts_with("DAYLIGHT"))
            .map(|part| {
                let values =
                    ["DTSTART:", "TZOFFSETFROM:", "TZOFFSETTO:", "TZNAME:"].map(|name| value(part, name));
                format!("{} {}", &part[..8], values.join(" "))
            })
            .collect()
    }

    #[test]
    fn newfoundland_is_half_an_hour_off() {
        let starts = millis("2024-03-12T18:30", "America/St_Johns");
        assert_eq!(utc(starts), "20240312T210000Z");
        assert_eq!(
            spanned("America/St_Johns", starts, 60),
            ["DTSTART;TZID=America/St_Johns:20240312T183000", "DTEND;TZID=America/St_Johns:20240312T193000"]
        );
        assert_eq!(
            written("America/St_Johns", starts)[..2],
            ["DAYLIGHT 20240310T020000 -0330 -0230 NDT", "STANDARD 20241103T020000 -0230 -0330 NST"]
        );
    }

    #[test]
    fn a_session_over_a_change_of_the_clocks_keeps_its_length() {
        let starts = millis("2024-03-10T01:30", "America/Toronto"); // clocks go forward at 2
        assert_eq!(
            spanned("America/Toronto", starts, 60),
            ["DTSTART;TZID=America/Toronto:20240310T013000", "DTEND;TZID=America/Toronto:20240310T033000"]
        );
        let zone = written("America/Toronto", starts);
        assert_eq!(zone[0], "STANDARD 20231105T020000 -0400 -0500 EST");
        assert_eq!(zone[1], "DAYLIGHT 20240310T020000 -0500 -0400 EDT");
    }

    #[test]
    fn an_hour_that_comes_twice_is_said_in_utc_the_second_time() {
        let first = millis("2024-11-03T01:30", "America/Toronto");
        assert_eq!(spanned("America/Toronto", first, 15)[0], "DTSTART;TZID=America/Toronto:20241103T013000");
        assert_eq!(
            spanned("America/Toronto", first + 3_600_000, 60),
            ["DTSTART:20241103T063000Z", "DTEND:20241103T073000Z"]
        );
        // it begins the first time and ends within the second
        assert_eq!(
            spanned("America/Toronto", first, 60),
            ["DTSTART:20241103T053000Z", "DTEND:20241103T063000Z"]
        );
    }

    #[test]
    fn a_session_across_midnight_ends_the_next_day_and_year() {
        let starts = millis("2026-12-31T23:30", "America/Halifax");
        assert_eq!(
            spanned("America/Halifax", starts, 60),
            ["DTSTART;TZID=America/Halifax:20261231T233000", "DTEND;TZID=America/Halifax:20270101T003000"]
        );
    }

    #[test]
    fn a_zone_whose_rules_change_is_written_as_it_was_and_as_it_becomes() {
        // Yukon gave up changing its clocks in November 2020: the name changes, the time does not
        let zone = written("America/Whitehorse", millis("2020-10-20T18:00", "America/Whitehorse"));
        assert_eq!(
            zone,
            ["DAYLIGHT 20200308T020000 -0800 -0700 PDT", "STANDARD 20201101T000000 -0700 -0700 MST"]
        );
        // Morocco goes back for Ramadan, on other days each year
        let zone = written("Africa/Casablanca", millis("2023-03-25T18:00", "Africa/Casablanca"));
        let clocks: Vec<&str> = zone.iter().map(|change| &change[9..34]).collect();
        assert_eq!(
            clocks,
            [
                "20230319T030000 +0100 +00",
                "20230423T020000 +0000 +01",
                "20240310T030000 +0100 +00",
                "20240414T020000 +0000 +01"
            ]
        );
    }

    #[test]
    fn a_zone_that_never_changes_says_so_and_an_unknown_one_is_utc() {
        let at = millis("2026-06-01T12:00", "America/Regina");
        assert_eq!(written("America/Regina", at).len(), 1);
        assert!(written("America/Regina", at)[0].ends_with("-0600 CST"));
        for utc in ["UTC", "Nowhere/Nowhere", ""] {
            assert!(!Zone::named(utc).is_written(), "{utc}");
            assert_eq!(spanned(utc, at, 60)[0], "DTSTART:20260601T180000Z");
        }
    }

    #[test]
    fn what_is_written_leads_back_to_the_moment() {
        for zone in
            ["America/St_Johns", "America/Vancouver", "America/Toronto", "Pacific/Chatham", "Europe/Dublin"]
        {
            for days in 0..800 {
                let at = 1_772_000_000_000 + days * 86_400_000 + days % 24 * 3_600_000;
                let written = spanned(zone, at, 60).remove(0);
                let (name, clock) = written.rsplit_once(':').unwrap();
                let back = match clock.strip_suffix('Z') {
                    Some(clock) => millis(&civil(clock), "UTC"),
                    None => {
                        assert!(name.ends_with(zone));
                        millis(&civil(clock), zone)
                    }
                };
                assert_eq!(back, at, "{written}");
            }
        }
    }

    /// `20240312T183000` → `2024-03-12T18:30:00`
    fn civil(basic: &str) -> String {
        let part = |from: usize, to: usize| &basic[from..to];
        format!(
            "{}-{}-{}T{}:{}:{}",
            part(0, 4),
            part(4, 6),
            part(6, 8),
            part(9, 11),
            part(11, 13),
            part(13, 15)
        )
    }
}
