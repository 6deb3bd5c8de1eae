//! Whole days in a calendar: what is to be done by then, or looked at again. Pure but for the name of the house.

use jiff::civil::Date;

use super::entries::host;
use super::entry::{Method, head};
use super::lines::{Lines, is_uri, one_line};
use super::zone::utc;
use crate::i18n::Lang;
use crate::settings::Settings;

/// How often a day comes again (RFC 5545, 3.3.10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeats {
    /// Each week.
    Weekly,
    /// Each month.
    Monthly,
    /// Each year.
    Yearly,
}

impl Repeats {
    const fn word(self) -> &'static str {
        match self {
            Self::Weekly => "WEEKLY",
            Self::Monthly => "MONTHLY",
            Self::Yearly => "YEARLY",
        }
    }
}

/// A day that somebody wants to know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The same for ever, and nothing else's in this house.
    pub name: String,
    /// Grows with each change.
    pub sequence: i64,
    /// When this text was made; in milliseconds.
    pub stamp: i64,
    /// Which day.
    pub day: Date,
    /// How often it comes again, and until when.
    pub repeats: Option<(Repeats, Option<Date>)>,
    /// In the reader's language.
    pub title: String,
    /// In the reader's language; may be empty.
    pub about: String,
    /// Where; may be empty.
    pub location: String,
    /// The page about it.
    pub url: String,
    /// Whether there is nothing to do any more.
    pub is_cancelled: bool,
}

/// A calendar of days, to subscribe to or to keep.
pub fn publish(settings: &Settings, lang: Lang, name: &str, days: &[Day]) -> String {
    let mut lines = head(Method::Publish, name);
    for day in days {
        day.write(&mut lines, lang, host(settings));
    }
    lines.close("VCALENDAR");
    lines.done()
}

impl Day {
    fn write(&self, lines: &mut Lines, lang: Lang, host: &str) {
        let written = |day: Date| day.strftime("%Y%m%d").to_string();
        lines.open("VEVENT");
        lines.text("UID", &format!("{}@{host}", self.name));
        lines.raw("DTSTAMP", &utc(self.stamp));
        lines.raw("SEQUENCE", &self.sequence.to_string());
        // a day ends where the next one begins
        lines.raw("DTSTART;VALUE=DATE", &written(self.day));
        lines.raw("DTEND;VALUE=DATE", &written(self.day.tomorrow().unwrap_or(self.day)));
        if let Some((repeats, until)) = self.repeats {
            let until = until.map(|day| format!(";UNTIL={}", written(day))).unwrap_or_default();
            lines.raw("RRULE", &format!("FREQ={}{until}", repeats.word()));
        }
        lines.text(&format!("SUMMARY;LANGUAGE={}-CA", lang.code()), &one_line(&self.title));
        if !self.about.is_empty() {
            lines.text("DESCRIPTION", &self.about);
        }
        if !self.location.trim().is_empty() {
            lines.text("LOCATION", &one_line(&self.location));
        }
        if is_uri(&self.url) {
            lines.raw("URL", &self.url);
        }
        lines.raw("STATUS", if self.is_cancelled { "CANCELLED" } else { "CONFIRMED" });
        lines.raw("TRANSP", "TRANSPARENT");
        lines.close("VEVENT");
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::settings::Given;

    #[test]
    fn a_day_is_a_whole_day_that_comes_again() {
        let settings = Settings::load(&Given::of(&[("data", "/nonexistent")])).unwrap();
        let day = Day {
            name: "action-7-again".to_owned(),
            sequence: 3,
            stamp: 0,
            day: date(2027, 12, 31),
            repeats: Some((Repeats::Weekly, Some(date(2028, 3, 1)))),
            title: "Shovel;\r\nBEGIN:VALARM".to_owned(),
            about: String::new(),
            location: String::new(),
            url: "https://perron.example/en/plans/7".to_owned(),
            is_cancelled: false,
        };
        let text = publish(&settings, Lang::En, "Our plan", std::slice::from_ref(&day));
        assert!(text.contains("\r\nDTSTART;VALUE=DATE:20271231\r\nDTEND;VALUE=DATE:20280101\r\n"), "{text}");
        assert!(text.contains("\r\nRRULE:FREQ=WEEKLY;UNTIL=20280301\r\n"), "{text}");
        assert!(text.contains("X-WR-CALNAME:Our plan") && !text.contains("\r\nBEGIN:VALARM"), "{text}");
        let over = publish(&settings, Lang::Fr, "", &[Day { is_cancelled: true, repeats: None, ..day }]);
        assert!(over.contains("STATUS:CANCELLED") && over.contains("LANGUAGE=fr-CA"), "{over}");
    }
}
