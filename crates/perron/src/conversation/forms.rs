use jiff::Timestamp;
use jiff::civil::{DateTime, Time};
use jiff::tz::{AmbiguousOffset, TimeZone};
use store::Bilingual;
use store::conversation::{Adding, Conversation, Moderation};

use crate::form::Form;
use crate::i18n::dates::moment;
use crate::statement::MOST;

/// Characters of the longest question.
pub const QUESTION: usize = 200;
/// Characters of the longest background.
pub const BACKGROUND: usize = 4000;
/// Bytes of the largest list of statements that can be pasted: about four thousand of them.
pub const PASTED: usize = 1 << 20;

/// The zones of Canada, by what people call them, from east to west.
pub const ZONES: &[(&str, &str)] = &[
    ("America/St_Johns", "conversation-zone-newfoundland"),
    ("America/Halifax", "conversation-zone-atlantic"),
    ("America/Toronto", "conversation-zone-eastern"),
    ("America/Winnipeg", "conversation-zone-central"),
    ("America/Regina", "conversation-zone-saskatchewan"),
    ("America/Edmonton", "conversation-zone-mountain"),
    ("America/Vancouver", "conversation-zone-pacific"),
    ("America/Whitehorse", "conversation-zone-yukon"),
    ("UTC", "conversation-zone-utc"),
];

/// What a moderator says of a conversation.
#[derive(Clone, Debug)]
pub struct Details {
    /// What is asked.
    pub question: Bilingual,
    /// Why, and what will be done with the answers.
    pub background: Bilingual,
    /// When voting begins, if a time is set.
    pub opens: Option<i64>,
    /// When it ends, if a time is set.
    pub closes: Option<i64>,
    /// Zone of these times.
    pub zone: String,
    /// Whether statements are read before they are voted on.
    pub moderation: Moderation,
    /// Who adds statements.
    pub adding: Adding,
}

impl Details {
    /// One question in one language is enough to begin with; opening asks for both.
    pub fn parse(form: &mut Form) -> Option<Self> {
        let mut optional = |field, most| form.optional(field, most).unwrap_or_default();
        let question =
            Bilingual { en: optional("question-en", QUESTION), fr: optional("question-fr", QUESTION) };
        let background = Bilingual {
            en: optional("background-en", BACKGROUND),
            fr: optional("background-fr", BACKGROUND),
        };
        if question == Bilingual::default() && form.is_good() {
            form.refuse("question-en", "conversation-no-question", &[]);
        }
        let zones: Vec<(&str, &str)> = ZONES.iter().map(|(zone, _)| (*zone, *zone)).collect();
        let zone = form.choice("zone", &zones);
        let zone_of = |zone: &str| TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let times = zone.map(|zone| {
            let opens = time(form, ["opens", "opens-time"], &zone_of(zone), Time::midnight());
            (opens, time(form, ["closes", "closes-time"], &zone_of(zone), Time::constant(23, 59, 0, 0)))
        });
        let (opens, closes) = times.unwrap_or_default();
        if let (Some(opens), Some(closes)) = (opens, closes)
            && closes <= opens
        {
            form.refuse("closes", "conversation-closes-before", &[]);
        }
        let moderation =
            form.choice("moderation", &[("before", Moderation::Before), ("after", Moderation::After)]);
        let adding =
            form.choice("adding", &[("everyone", Adding::Everyone), ("moderators", Adding::Moderators)]);
        form.is_good().then_some(Self {
            question,
            background,
            opens,
            closes,
            zone: zone?.to_owned(),
            moderation: moderation?,
            adding: adding?,
        })
    }
}

/// The moment of a date and a time in a zone, if a date is given. Of an hour that comes twice, the first.
pub fn time(form: &mut Form, [date, time]: [&'static str; 2], zone: &TimeZone, usual: Time) -> Option<i64> {
    let typed = form.value(time).trim().to_owned();
    let at = if typed.is_empty() { Some(usual) } else { clock(&typed) };
    if at.is_none() {
        form.refuse(time, "conversation-no-time", &[("time", typed.as_str().into())]);
    }
    let day = form.date(date);
    if day.is_none() && !typed.is_empty() && form.is_good() {
        form.refuse(date, "conversation-time-without-date", &[]);
    }
    let moment = DateTime::from_parts(day?, at?);
    let ambiguous = zone.to_ambiguous_timestamp(moment);
    if let AmbiguousOffset::Gap { before, after } = ambiguous.offset() {
        let jump = after.seconds() - before.seconds();
        form.refuse(
            time,
            "conversation-time-gap",
            &[("time", typed.as_str().into()), ("minutes", (jump / 60).into())],
        );
        return None;
    }
    ambiguous.compatible().ok().map(Timestamp::as_millisecond)
}

/// `9:30`, `09:30`, `9 h 30`, `9h`.
fn clock(typed: &str) -> Option<Time> {
    let (hour, minute) = typed.split_once([':', 'h']).unwrap_or((typed, ""));
    let minute = if minute.trim().is_empty() { 0 } else { minute.trim().parse().ok()? };
    Time::new(hour.trim().parse().ok()?, minute, 0, 0).ok()
}

/// The form of a new conversation.
pub fn empty() -> Form {
    Form::filled([("zone", "America/Toronto"), ("moderation", "before"), ("adding", "everyone")])
}

/// The form that changes this conversation.
pub fn filled(conversation: &Conversation) -> Form {
    let [opens, closes] = [conversation.opens, conversation.closes].map(|at| parts(at, &conversation.zone));
    Form::filled([
        ("question-en", &conversation.question.en),
        ("question-fr", &conversation.question.fr),
        ("background-en", &conversation.background.en),
        ("background-fr", &conversation.background.fr),
        ("zone", &conversation.zone),
        ("opens-day", &opens[0]),
        ("opens-month", &opens[1]),
        ("opens-year", &opens[2]),
        ("opens-time", &opens[3]),
        ("closes-day", &closes[0]),
        ("closes-month", &closes[1]),
        ("closes-year", &closes[2]),
        ("closes-time", &closes[3]),
        ("moderation", conversation.moderation.word()),
        ("adding", conversation.adding.word()),
    ])
}

/// Day, month, year and time of day of a moment.
pub fn parts(at: Option<i64>, zone: &str) -> [String; 4] {
    let Some(at) = at.map(|at| moment(at, zone)) else { return Default::default() };
    let time = at.strftime("%H:%M").to_string();
    [at.day().to_string(), at.month().to_string(), at.year().to_string(), time]
}

/// Statements pasted one a line, and what was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Each with its translation, if the line had one after a bar.
    pub taken: Vec<(String, Option<String>)>,
    /// Said already, here or in the conversation.
    pub double: Vec<String>,
    /// Longer than a statement may be.
    pub long: Vec<String>,
}

impl Pasted {
    /// Reads a text; `known` are the statements there are.
    pub fn read<'a>(text: &str, known: impl Iterator<Item = &'a str>) -> Self {
        let mut seen: std::collections::HashSet<String> = known.map(crate::similar::normal).collect();
        let mut pasted = Self::default();
        for line in text.lines() {
            let (statement, translation) = line.split_once('|').unwrap_or((line, ""));
            let (statement, translation) = (one_space(statement), one_space(translation));
            let normal = crate::similar::normal(&statement);
            if normal.is_empty() {
                continue;
            }
            if statement.chars().count() > MOST || translation.chars().count() > MOST {
                pasted.long.push(statement);
            } else if seen.insert(normal) {
                pasted.taken.push((statement, (!translation.is_empty()).then_some(translation)));
            } else {
                pasted.double.push(statement);
            }
        }
        pasted
    }
}

/// One space between words, none around.
pub fn one_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    fn form(times: &str) -> Form {
        let body = format!("question-en=Q&zone=America%2FToronto&moderation=before&adding=everyone&{times}");
        Form::of_body(body.as_bytes())
    }

    #[test]
    fn times_are_those_of_the_zone() {
        let mut form = form(
            "opens-day=1&opens-month=12&opens-year=2026&closes-day=21&closes-month=12&closes-year=2026&closes-time=17h",
        );
        let details = Details::parse(&mut form).expect("a good form");
        assert_eq!(details.opens, Some(1_796_101_200_000)); // 2026-12-01T05:00:00Z
        assert_eq!(details.closes, Some(1_797_890_400_000)); // 2026-12-21T22:00:00Z
    }

    #[test]
    fn an_hour_that_does_not_exist_is_said() {
        let mut form = form("opens-day=14&opens-month=3&opens-year=2027&opens-time=02:30");
        assert!(Details::parse(&mut form).is_none());
        let said = form.fault("opens-time").expect("a fault").text(&Lang::En);
        assert!(said.contains("2:30") && said.contains("60"), "{said}");
    }

    #[test]
    fn an_hour_that_comes_twice_is_the_first() {
        let mut form = form("opens-day=1&opens-month=11&opens-year=2026&opens-time=1:30");
        assert_eq!(Details::parse(&mut form).expect("a good form").opens, Some(1_793_511_000_000)); // 05:30Z
    }

    #[test]
    fn mistakes_are_said_beside_their_field() {
        for (times, field) in [
            ("opens-day=1&opens-month=12&opens-year=2026&opens-time=25:00", "opens-time"),
            ("opens-time=9:00", "opens"),
            (
                "opens-day=2&opens-month=12&opens-year=2026&closes-day=1&closes-month=12&closes-year=2026",
                "closes",
            ),
            ("closes-day=31&closes-month=2&closes-year=2026", "closes"),
        ] {
            let mut form = form(times);
            assert!(Details::parse(&mut form).is_none(), "{times}");
            assert!(form.fault(field).is_some(), "{times}: {:?}", form.faults());
        }
    }

    #[test]
    fn what_is_filled_in_is_read_back() {
        let mut form = form("opens-day=1&opens-month=12&opens-year=2026&opens-time=9:05");
        let details = Details::parse(&mut form).expect("a good form");
        assert_eq!(parts(details.opens, &details.zone), ["1", "12", "2026", "09:05"]);
    }

    #[test]
    fn pasted_lines_are_taken_once() {
        let text =
            "A bench.\n\n  Un   banc | A bench \nA BENCH!\n#\nTrees\n".to_owned() + &"x".repeat(MOST + 1);
        let pasted = Pasted::read(&text, ["trees"].into_iter());
        assert_eq!(pasted.taken, [("A bench.".into(), None), ("Un banc".into(), Some("A bench".into()))]);
        assert_eq!(pasted.double, ["A BENCH!", "Trees"]);
        assert_eq!(pasted.long.len(), 1);
    }
}
