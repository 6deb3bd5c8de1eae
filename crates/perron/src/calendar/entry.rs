//! Entries of a calendar, and calendars of them, as iCalendar text (RFC 5545, 5546 and 7986). Pure: the same entries give
//! the same text.

use std::collections::BTreeMap;

use super::lines::{Lines, is_uri, one_line, parameter};
use super::zone::{Zone, utc};
use crate::i18n::Lang;

/// What a reader's program is to do with it (RFC 5546).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Show it: a feed, a file to keep.
    Publish,
    /// Put it into the calendar of whom it is sent to, or change it there.
    Request,
    /// Take it out again.
    Cancel,
}

impl Method {
    /// As it is written.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Publish => "PUBLISH",
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
        }
    }
}

/// How sure it is that it takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It does.
    Confirmed,
    /// It may; or somebody is on the waiting list for it.
    Tentative,
    /// It does not.
    Cancelled,
}

/// What somebody answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing yet.
    Unsaid,
    /// They come.
    Yes,
    /// They do not.
    No,
    /// They may.
    Maybe,
}

/// A name with an e-mail address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// As people call them.
    pub name: String,
    /// Their address.
    pub email: String,
}

/// Whom an entry is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// Who it is.
    pub party: Party,
    /// What they answered.
    pub answer: Answer,
}

/// How to join from afar (RFC 7986, 5.11).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conference {
    /// The whole address.
    pub address: String,
    /// What it is, as the reader's program shows it.
    pub label: String,
}

/// One session in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The same for ever, and nobody else's.
    pub uid: String,
    /// Grows with each change that a reader must know of.
    pub sequence: i64,
    /// When this text was made or the session last changed; in milliseconds.
    pub stamp: i64,
    /// When it begins; in milliseconds.
    pub starts: i64,
    /// When it ends; in milliseconds.
    pub ends: i64,
    /// Where its clock is: an IANA name.
    pub zone: String,
    /// In the reader's language.
    pub title: String,
    /// In both languages, the reader's first.
    pub about: String,
    /// Where; empty if nowhere is said.
    pub location: String,
    /// How to join from afar, when that may be told.
    pub conference: Option<Conference>,
    /// The page about it.
    pub url: String,
    /// Whether it takes place.
    pub status: Status,
    /// Who invites.
    pub organiser: Party,
    /// Whom it is for, if it is for one person.
    pub guest: Option<Guest>,
    /// Minutes before it at which the reader's program says so.
    pub alarm: Option<i64>,
}

/// Entries that go together.
pub struct Calendar<'a> {
    /// What is to be done with them.
    pub method: Method,
    /// The reader's language.
    pub lang: Lang,
    /// What a calendar that is subscribed to is called; empty for one that is sent.
    pub name: &'a str,
    /// Its entries.
    pub entries: &'a [Entry],
}

/// How often a calendar that is subscribed to is asked for again.
const REFRESH: &str = "PT1H";

/// The lines with which a calendar begins; one that is subscribed to has a name.
pub(super) fn head(method: Method, name: &str) -> Lines {
    let mut lines = Lines::default();
    lines.open("VCALENDAR");
    lines.raw("VERSION", "2.0");
    lines.raw("PRODID", concat!("-//Perron//Perron ", env!("CARGO_PKG_VERSION"), "//EN"));
    lines.raw("CALSCALE", "GREGORIAN");
    lines.raw("METHOD", method.word());
    if !name.is_empty() {
        let name = one_line(name);
        lines.text("NAME", &name);
        lines.text("X-WR-CALNAME", &name);
        lines.raw("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
        lines.raw("X-PUBLISHED-TTL", REFRESH);
    }
    lines
}

impl Calendar<'_> {
    /// As text, with the zones of its entries.
    pub fn write(&self) -> String {
        let mut lines = head(self.method, self.name);
        for (name, (first, last)) in self.zones() {
            Zone::named(name).write(&mut lines, first, last);
        }
        for entry in self.entries {
            entry.write(&mut lines, self.lang);
        }
        lines.close("VCALENDAR");
        lines.done()
    }

    /// Each zone that is written, with its first and its last moment.
    fn zones(&self) -> BTreeMap<&str, (i64, i64)> {
        let mut zones: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
        for entry in self.entries.iter().filter(|entry| Zone::named(&entry.zone).is_written()) {
            let (first, last) = zones.entry(&entry.zone).or_insert((entry.starts, entry.ends));
            (*first, *last) = ((*first).min(entry.starts), (*last).max(entry.ends));
        }
        zones
    }
}

impl Entry {
    /// As one that does not take place for whom it was sent to.
    #[must_use]
    pub fn cancelled(self) -> Self {
        Self { status: Status::Cancelled, conference: None, ..self }
    }

    fn write(&self, lines: &mut Lines, lang: Lang) {
        let language = format!(";LANGUAGE={}-CA", lang.code());
        let title = one_line(&self.title);
        lines.open("VEVENT");
        lines.text("UID", &self.uid);
        lines.raw("DTSTAMP", &utc(self.stamp));
        lines.raw("SEQUENCE", &self.sequence.to_string());
        Zone::named(&self.zone).span(lines, &[("DTSTART", self.starts), ("DTEND", self.ends)]);
        lines.text(&format!("SUMMARY{language}"), &title);
        lines.text("DESCRIPTION", &self.about);
        if !self.location.trim().is_empty() {
            lines.text("LOCATION", &one_line(&self.location));
        }
        self.write_conference(lines, &language);
        if is_uri(&self.url) {
            lines.raw("URL", &self.url);
        }
        lines.raw("STATUS", self.status.word());
        lines.raw("TRANSP", if self.status == Status::Confirmed { "OPAQUE" } else { "TRANSPARENT" });
        self.write_parties(lines);
        if let Some(minutes) = self.alarm.filter(|_| self.status != Status::Cancelled) {
            lines.open("VALARM");
            lines.raw("ACTION", "DISPLAY");
            lines.raw("TRIGGER", &format!("-PT{minutes}M"));
            lines.text("DESCRIPTION", &title);
            lines.close("VALARM");
        }
        lines.close("VEVENT");
    }

    fn write_conference(&self, lines: &mut Lines, language: &str) {
        if let Some(Conference { address, label }) =
            self.conference.as_ref().filter(|way| is_uri(&way.address))
        {
            let label = parameter("LABEL", label);
            lines.raw(&format!("CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO{label}{language}"), address);
        }
    }

    fn write_parties(&self, lines: &mut Lines) {
        let address = |party: &Party| format!("mailto:{}", one_line(&party.email));
        let name = parameter("CN", &self.organiser.name);
        lines.raw(&format!("ORGANIZER{name}"), &address(&self.organiser));
        if let Some(Guest { party, answer }) = &self.guest {
            let name = parameter("CN", if party.name.is_empty() { &party.email } else { &party.name });
            let (standing, asked) = answer.words();
            lines.raw(
                &format!(
                    "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={standing};RSVP={asked}{name}"
                ),
                &address(party),
            );
        }
    }
}

impl Status {
    const fn word(self) -> &'static str {
        match self {
            Self::Confirmed => "CONFIRMED",
            Self::Tentative => "TENTATIVE",
            Self::Cancelled => "CANCELLED",
        }
    }
}

impl Answer {
    /// What they answered, and whether they are asked for an answer.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Unsaid => ("NEEDS-ACTION", "TRUE"),
            Self::Yes => ("ACCEPTED", "FALSE"),
            Self::No => ("DECLINED", "FALSE"),
            Self::Maybe => ("TENTATIVE", "FALSE"),
        }
    }
}
