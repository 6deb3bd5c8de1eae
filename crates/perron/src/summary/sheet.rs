//! The page in one language, as the web page, the PDF and the text all show it.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::answer::Answer;
use store::summary::{Doer, Line, Section};

use super::facts::{FEWEST, Facts, Ground, Tables};
use crate::i18n::Lang;

/// The page in one language.
pub struct Sheet {
    /// Its language.
    pub lang: Lang,
    /// What the session is called.
    pub title: String,
    /// Which session it was, when and where.
    pub kicker: String,
    /// Who took part, how many.
    pub participants: String,
    /// The six sections, in their order.
    pub parts: Vec<Part>,
    /// Who confirmed it, and how it was made.
    pub foot: Vec<String>,
}

/// A section.
pub struct Part {
    /// Which.
    pub section: Section,
    /// What it is called.
    pub heading: String,
    /// Said when nothing stands there.
    pub none: String,
    /// Its lines.
    pub entries: Vec<Entry>,
}

/// A line.
pub struct Entry {
    /// Its id.
    pub id: i64,
    /// What it says, or that it is being mended.
    pub text: String,
    /// The language of the text, if it is not that of the page.
    pub tongue: Option<Lang>,
    /// Who does it, by kind.
    pub doer: Option<(Doer, String)>,
    /// Whom it is addressed to, who does it, by when.
    pub about: String,
    /// Where it comes from.
    pub source: String,
    /// What was answered to it.
    pub answers: Vec<Told>,
    /// What it rests on.
    pub ground: Ground,
}

/// An answer to a recommendation.
pub struct Told {
    /// Who answered what, and when.
    pub head: String,
    /// With which reasons.
    pub words: String,
}

impl Sheet {
    /// Of these facts.
    pub fn of(facts: &Facts, lang: Lang) -> Self {
        Self {
            lang,
            title: facts.session.title.nearest(lang.language()).0.to_owned(),
            kicker: kicker(facts, lang),
            participants: participants(facts, lang),
            parts: Section::ALL.iter().map(|section| part(facts, lang, *section)).collect(),
            foot: foot(facts, lang),
        }
    }

    /// A section of it.
    pub fn part(&self, section: Section) -> Option<&Part> {
        self.parts.iter().find(|part| part.section == section)
    }
}

fn kicker(facts: &Facts, lang: Lang) -> String {
    let session = &facts.session;
    let mut said = Vec::new();
    if let Some((title, at, of)) = &facts.series {
        said.push(title.nearest(lang.language()).0.to_owned());
        said.push(lang.t("summary-session-of").with("at", *at).with("of", *of).to_string());
    }
    let mode = lang.text(&format!("summary-mode-{}", session.mode.word()));
    said.push(format!("{}, {mode}", lang.date(session.starts, &session.zone)));
    said.join(" · ")
}

fn participants(facts: &Facts, lang: Lang) -> String {
    let people = facts.people();
    let mut said = vec![match people {
        0 => String::new(),
        few if few < FEWEST => lang.text("summary-people-few"),
        _ => lang.t("summary-people").with("people", people).to_string(),
    }];
    let (tables, rounds) = facts.tables();
    if tables > 0 {
        said.push(lang.t("summary-tables-all").with("tables", tables).with("rounds", rounds).to_string());
    }
    said.extend(facts.areas().map(|areas| lang.t("summary-areas").with("areas", areas).to_string()));
    said.push(lang.t("summary-notes").with("notes", facts.usable_notes()).to_string());
    said.retain(|words| !words.is_empty());
    said.join(" · ")
}

fn part(facts: &Facts, lang: Lang, section: Section) -> Part {
    let own = facts.lines.iter().filter(|line| line.section == section);
    Part {
        section,
        heading: lang.text(&format!("summary-{}", section.word())),
        none: lang.text(&format!("summary-{}-none", section.word())),
        entries: own.map(|line| entry(facts, lang, line)).collect(),
    }
}

fn entry(facts: &Facts, lang: Lang, line: &Line) -> Entry {
    let ground = facts.ground(line.id);
    let (text, language) = line.text.nearest(lang.language());
    let answers = facts.answers.iter().filter(|answer| answer.line_id == line.id);
    if !ground.stands() {
        return Entry {
            id: line.id,
            text: lang.text("summary-mending"),
            tongue: None,
            doer: None,
            about: String::new(),
            source: lang.t("summary-lost").with("lost", ground.lost).to_string(),
            answers: Vec::new(),
            ground,
        };
    }
    Entry {
        id: line.id,
        text: text.to_owned(),
        tongue: (language != lang.language()).then(|| lang.other()),
        doer: line.about.doer.map(|doer| (doer, lang.text(&format!("summary-doer-{}", doer.word())))),
        about: about(lang, line),
        source: source(lang, ground),
        answers: answers.map(|answer| told(lang, answer)).collect(),
        ground,
    }
}

/// Whom a recommendation is addressed to, or who does what together, and by when.
fn about(lang: Lang, line: &Line) -> String {
    let about = &line.about;
    let who = about.who.nearest(lang.language()).0;
    let mut said = Vec::new();
    if line.section == Section::Recommendation {
        let kind = about.addressee.map(|addressee| lang.text(&format!("summary-to-{}", addressee.word())));
        let whom = match (kind, who) {
            (Some(kind), "") => Some(kind),
            (Some(kind), who) => Some(format!("{kind}, {who}")),
            (None, "") => None,
            (None, who) => Some(who.to_owned()),
        };
        said.extend(whom.map(|whom| lang.t("summary-to").with("whom", whom).to_string()));
    } else if !who.is_empty() {
        said.push(who.to_owned());
    }
    said.extend(day(lang, &about.by_when).map(|day| lang.t("summary-by").with("day", day).to_string()));
    said.extend(about.lever.map(|lever| lang.text(&format!("summary-lever-{}", lever.word()))));
    said.join(" · ")
}

/// A day of the database, as the language writes it.
pub fn day(lang: Lang, day: &str) -> Option<String> {
    let midnight = day.parse::<Date>().ok()?.to_zoned(TimeZone::UTC).ok()?;
    Some(lang.date(midnight.timestamp().as_millisecond(), "UTC"))
}

fn source(lang: Lang, ground: Ground) -> String {
    if ground.notes == 0 {
        return lang.text("summary-own");
    }
    let mut said = vec![lang.t("summary-notes").with("notes", ground.notes).to_string()];
    if ground.tables > 0 {
        said.push(lang.t("summary-tables").with("tables", ground.tables).to_string());
    }
    said.extend(ground.areas.map(|areas| lang.t("summary-areas").with("areas", areas).to_string()));
    if ground.lost > 0 {
        said.push(lang.t("summary-lost").with("lost", ground.lost).to_string());
    }
    said.join(" · ")
}

fn told(lang: Lang, answer: &Answer) -> Told {
    let verdict = lang.text(&format!("summary-verdict-{}", answer.verdict.word()));
    let head = lang.t("summary-answered").with("who", answer.who.as_str()).with("verdict", verdict);
    Told {
        head: head.with("day", day(lang, &answer.answered).unwrap_or_default()).to_string(),
        words: answer.words.nearest(lang.language()).0.to_owned(),
    }
}

/// `Confirmed by 6 of 7 tables; 1 did not reply.`
fn confirmed(lang: Lang, tables: Tables) -> String {
    let silent = tables.all - tables.right - tables.missing;
    let mut said =
        vec![lang.t("summary-confirmed").with("right", tables.right).with("all", tables.all).to_string()];
    if tables.missing > 0 {
        said.push(lang.t("summary-confirmed-missing").with("missing", tables.missing).to_string());
    }
    if silent > 0 {
        said.push(lang.t("summary-confirmed-silent").with("silent", silent).to_string());
    }
    format!("{}.", said.join("; "))
}

fn foot(facts: &Facts, lang: Lang) -> Vec<String> {
    let tables = facts.confirmed();
    let mut foot = Vec::new();
    if tables.all > 0 && tables.people > 0 {
        foot.push(confirmed(lang, tables));
    }
    if facts.lines.iter().all(|line| Lang::ALL.iter().all(|lang| !line.is_stale(lang.language()))) {
        foot.push(lang.text("summary-both-languages"));
    }
    foot.push(lang.text("summary-method"));
    foot
}
