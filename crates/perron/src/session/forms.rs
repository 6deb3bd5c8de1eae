//! What the form of a session says, parsed.

use jiff::civil::Time;
use jiff::tz::TimeZone;
use store::Bilingual;
use store::community::Speaks;
use store::facilitator::Facilitator;
use store::session::{Call, LONGEST, Lever, Mode, Session};
use store::theme::Theme;

use crate::conversation::{parts, time};
use crate::form::Form;
use crate::mail::Address;

/// Characters of the longest title.
pub const TITLE: usize = 120;
/// Characters of the longest text.
pub const TEXT: usize = 4000;
/// Characters of the longest venue, of the longest access notes, of the longest call details.
pub const NOTE: usize = 1000;
/// The largest session.
pub const MOST_SEATS: i64 = 100_000;
/// Facilitators of one session.
const MOST_FACILITATORS: usize = 20;
const DAY: i64 = 24 * 3_600_000;

/// What policy can move, and the key of the word for it.
pub const LEVERS: &[(Lever, &str)] = &[
    (Lever::Housing, "session-lever-housing"),
    (Lever::Education, "session-lever-education"),
    (Lever::Healthcare, "session-lever-healthcare"),
    (Lever::Community, "session-lever-community"),
];

/// What somebody who runs a session says of it.
#[derive(Clone, Debug)]
pub struct Details {
    pub title: Bilingual,
    pub about: Bilingual,
    pub levers: Vec<Lever>,
    pub starts: i64,
    pub minutes: i64,
    pub zone: String,
    pub mode: Mode,
    pub venue: Bilingual,
    pub access: Bilingual,
    pub call: Call,
    pub release: i64,
    pub capacity: Option<i64>,
    pub speaks: Speaks,
    pub speaks_also: String,
    /// Name, and the address by which they sign in.
    pub facilitators: Vec<(String, Option<String>)>,
    /// Ids of themes, in words.
    pub themes: Vec<i64>,
    /// A theme that is not there yet.
    pub theme: Option<Bilingual>,
}

impl Details {
    /// One title in one language is enough to begin with; publishing asks for both. `old` is the session as it stands:
    /// what has begun may still be described.
    pub fn parse(form: &mut Form, old: Option<&Session>, now: i64) -> Option<Self> {
        let title = both(form, ["title-en", "title-fr"], TITLE);
        if title == Bilingual::default() && form.fault("title-en").is_none() {
            form.refuse("title-en", "session-no-title", &[]);
        }
        let about = both(form, ["about-en", "about-fr"], TEXT);
        let zone = zone(form);
        let starts = zone.as_ref().and_then(|zone| starts(form, zone, old, now));
        let minutes = form.number("minutes", 5, LONGEST);
        let mode = form
            .choice("mode", &[("online", Mode::Online), ("in-person", Mode::InPerson), ("both", Mode::Both)]);
        let venue = both(form, ["venue-en", "venue-fr"], NOTE);
        if mode == Some(Mode::InPerson) && venue == Bilingual::default() {
            form.refuse("venue-en", "session-no-venue", &[]);
        }
        let access = both(form, ["access-en", "access-fr"], NOTE);
        let call = call(form);
        let days = form.number("release-days", 0, 90);
        let capacity = capacity(form, old.map_or(0, |old| old.taken));
        let speaks =
            form.choice("speaks", &[("en", Speaks::English), ("fr", Speaks::French), ("both", Speaks::Both)]);
        let speaks_also = form.optional("speaks-also", 120).unwrap_or_default();
        let facilitators = facilitators(form);
        let (themes, theme) = themes(form);
        let levers =
            LEVERS.iter().map(|(lever, _)| *lever).filter(|lever| form.has("lever", lever.word())).collect();
        form.is_good().then_some(())?;
        let starts = starts?;
        Some(Self {
            title,
            about,
            levers,
            starts,
            minutes: minutes?,
            zone: zone?.iana_name().unwrap_or("UTC").to_owned(),
            mode: mode?,
            venue,
            access,
            call,
            release: starts - days? * DAY,
            capacity: capacity?,
            speaks: speaks?,
            speaks_also,
            facilitators,
            themes,
            theme,
        })
    }

    /// The session with what was said of it.
    pub fn onto(self, session: Session) -> Session {
        Session {
            title: self.title,
            about: self.about,
            levers: self.levers,
            starts: self.starts,
            minutes: self.minutes,
            zone: self.zone,
            mode: self.mode,
            venue: self.venue,
            access: self.access,
            call: self.call,
            release: self.release,
            capacity: self.capacity,
            speaks: self.speaks,
            speaks_also: self.speaks_also,
            ..session
        }
    }
}

/// A text in both languages, or one, or none.
pub fn both(form: &mut Form, [en, fr]: [&'static str; 2], most: usize) -> Bilingual {
    Bilingual {
        en: form.optional(en, most).unwrap_or_default(),
        fr: form.optional(fr, most).unwrap_or_default(),
    }
}

/// A zone by its IANA name, however it is written.
pub fn zone_named(name: &str) -> Option<TimeZone> {
    TimeZone::get(name.trim()).ok().filter(|zone| zone.iana_name().is_some())
}

fn zone(form: &mut Form) -> Option<TimeZone> {
    let named = form.value("zone").trim().to_owned();
    let zone = zone_named(&named);
    if zone.is_none() {
        form.refuse("zone", "session-no-such-zone", &[("zone", named.into())]);
    }
    zone
}

/// When it begins: not in the past, unless it stood there before.
fn starts(form: &mut Form, zone: &TimeZone, old: Option<&Session>, now: i64) -> Option<i64> {
    let has_time = !form.value("starts-time").trim().is_empty();
    if !has_time {
        form.refuse("starts-time", "session-no-time", &[]);
    }
    let at = time(form, ["starts", "starts-time"], zone, Time::midnight());
    let Some(at) = at.filter(|_| has_time) else {
        if form.fault("starts").is_none() && form.fault("starts-time").is_none() {
            form.refuse("starts", "session-no-date", &[]);
        }
        return None;
    };
    if at <= now && old.is_none_or(|old| old.starts != at) {
        form.refuse("starts", "session-past", &[]);
        return None;
    }
    Some(at)
}

/// `Some(None)`: no limit.
#[expect(clippy::option_option, reason = "no limit is not the same as a fault")]
fn capacity(form: &mut Form, taken: i64) -> Option<Option<i64>> {
    if form.value("capacity").trim().is_empty() {
        return Some(None);
    }
    let capacity = form.number("capacity", 1, MOST_SEATS)?;
    if capacity < taken {
        form.refuse("capacity", "session-capacity-below", &[("taken", taken.into())]);
        return None;
    }
    Some(Some(capacity))
}

fn call(form: &mut Form) -> Call {
    let link = form.optional("call-link", 500).unwrap_or_default();
    let is_link = ["https://", "http://"].iter().any(|scheme| link.starts_with(scheme));
    if !link.is_empty() && (!is_link || link.contains(char::is_whitespace)) {
        form.refuse("call-link", "session-no-link", &[]);
    }
    Call { link, details: both(form, ["call-en", "call-fr"], NOTE) }
}

/// One a line: a name, and the address by which they sign in, if they are to run it.
fn facilitators(form: &mut Form) -> Vec<(String, Option<String>)> {
    let text = form.optional("facilitators", 2000).unwrap_or_default();
    let mut named = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (name, address) = match line.split_once('<') {
            Some((name, address)) => (name.trim(), Some(address.trim().trim_end_matches('>'))),
            None => (line, None),
        };
        let email = address.map(Address::parse);
        if name.is_empty() || name.chars().count() > TITLE || email == Some(None) {
            form.refuse("facilitators", "session-facilitator-line", &[("line", line.into())]);
            break;
        }
        named.push((name.to_owned(), email.flatten().map(|email| email.as_str().to_owned())));
    }
    if named.len() > MOST_FACILITATORS {
        form.refuse("facilitators", "session-facilitators-many", &[("most", MOST_FACILITATORS.into())]);
    }
    named
}

fn themes(form: &mut Form) -> (Vec<i64>, Option<Bilingual>) {
    let chosen = form.values("theme").filter_map(store::ids::from_text).collect();
    let fresh = both(form, ["theme-en", "theme-fr"], 60);
    if fresh != Bilingual::default() && !fresh.is_complete() {
        form.refuse("theme-fr", "session-theme-both", &[]);
    }
    (chosen, fresh.is_complete().then_some(fresh))
}

/// The form of a new session.
pub fn empty() -> Form {
    Form::filled([
        ("zone", "America/Toronto"),
        ("minutes", "60"),
        ("mode", "online"),
        ("release-days", "7"),
        ("speaks", "both"),
    ])
}

/// The form that changes this session.
pub fn filled(session: &Session, facilitators: &[Facilitator], themes: &[Theme]) -> Form {
    let [day, month, year, at] = parts(Some(session.starts), &session.zone);
    let lines: Vec<String> = facilitators
        .iter()
        .map(|one| match &one.email {
            Some(email) => format!("{} <{email}>", one.name),
            None => one.name.clone(),
        })
        .collect();
    let days = (session.starts - session.release) / DAY;
    let mut form = Form::filled([
        ("title-en", &session.title.en),
        ("title-fr", &session.title.fr),
        ("about-en", &session.about.en),
        ("about-fr", &session.about.fr),
        ("starts-day", &day),
        ("starts-month", &month),
        ("starts-year", &year),
        ("starts-time", &at),
        ("zone", &session.zone),
        ("minutes", &session.minutes.to_string()),
        ("mode", session.mode.word()),
        ("venue-en", &session.venue.en),
        ("venue-fr", &session.venue.fr),
        ("access-en", &session.access.en),
        ("access-fr", &session.access.fr),
        ("call-link", &session.call.link),
        ("call-en", &session.call.details.en),
        ("call-fr", &session.call.details.fr),
        ("release-days", &days.to_string()),
        ("capacity", &session.capacity.map(|seats| seats.to_string()).unwrap_or_default()),
        ("speaks", session.speaks.word()),
        ("speaks-also", &session.speaks_also),
        ("facilitators", &lines.join("\n")),
    ]);
    session.levers.iter().for_each(|lever| form.fill("lever", lever.word()));
    themes.iter().for_each(|theme| form.fill("theme", &store::ids::to_text(theme.id)));
    form
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    const NOW: i64 = 1_796_101_200_000; // 2026-12-01

    fn form(changes: &str) -> Form {
        let usual = "title-en=T&starts-day=14&starts-month=3&starts-year=2027&starts-time=13%3A00&minutes=60&zone=America%2FToronto&mode=online&release-days=7&speaks=both";
        // the first value of a name counts
        Form::of_body(format!("{changes}&{usual}").as_bytes())
    }

    #[test]
    fn bad_input_is_one_sentence_beside_its_field() {
        for (changes, field, says) in [
            ("zone=America%2FMontmartre", "zone", "America/Montmartre"),
            ("starts-year=2025", "starts", "past"),
            ("starts-time=2%3A30", "starts-time", "60"), // clocks are put forward that night
            ("starts-time=", "starts-time", "begins"),
            ("starts-day=30&starts-month=2", "starts", "30 2 2027"),
            ("capacity=0", "capacity", "1"),
            ("call-link=javascript%3Aalert(1)", "call-link", "https://"),
            ("mode=in-person", "venue-en", "place"),
            ("facilitators=Ana+%3Cnobody%3E", "facilitators", "Ana <nobody>"),
            ("theme-en=Housing", "theme-fr", "both"),
            ("minutes=9999", "minutes", "720"),
        ] {
            let mut form = form(changes);
            assert!(Details::parse(&mut form, None, NOW).is_none(), "{changes}");
            let said = form.fault(field).unwrap_or_else(|| panic!("{changes}: {:?}", form.faults()));
            assert!(said.text(&Lang::En).contains(says), "{changes}: {}", said.text(&Lang::En));
            assert_eq!(form.faults().len(), 1, "{changes}: {:?}", form.faults());
        }
    }

    #[test]
    fn what_is_filled_in_is_read_back() {
        let mut form = form("capacity=30&facilitators=Ana%0D%0ABea+%3CB%40example.org%3E&lever=housing");
        let details = Details::parse(&mut form, None, NOW).unwrap();
        assert_eq!(details.starts, 1_805_043_600_000); // 17:00Z: summer time holds by then
        assert_eq!(details.release, details.starts - 7 * DAY);
        assert_eq!(details.capacity, Some(30));
        assert_eq!(details.facilitators[1], ("Bea".to_owned(), Some("b@example.org".to_owned())));
        assert_eq!(details.levers, [Lever::Housing]);
    }
}
