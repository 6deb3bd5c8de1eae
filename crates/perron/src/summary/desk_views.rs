//! What the pages of the facilitator show.

use std::collections::BTreeSet;

use askama::Template;
use press::Gauge;
use store::note::Noted;
use store::session::{Lever, Session};
use store::summary::{Addressee, Doer, Line, Section, State, Summary};

use super::facts::{Facts, Ground, Tables};
use super::paper::{Fill, place_key};
use super::sheet::{Entry, Part, Sheet};
use super::views::{Objection, objections};
use super::{Refusal, forms, path, refusals, section_of, translation};
use crate::form::Form;
use crate::i18n::Lang;
use crate::id::Id;
use crate::page::{View, view};
use crate::visit::Visit;

/// Notes offered below a line at most; the harvest has them all.
const MOST_OFFERED: usize = 60;

/// How full the page is in one language, in words.
pub struct Dial {
    pub name: String,
    pub words: String,
    pub is_full: bool,
    /// Bricks laid of 20.
    pub laid: usize,
}

fn dials(lang: Lang, fills: Vec<Fill>) -> Vec<Dial> {
    let one = |fill: Fill| Dial {
        name: lang.text(&format!("summary-language-{}", fill.lang.code())),
        words: words(lang, &fill.gauge),
        is_full: !fill.gauge.fits(),
        laid: ((fill.gauge.used * 20.0).ceil() as usize).min(20),
    };
    fills.into_iter().map(one).collect()
}

/// `It fits; about 6 lines are free.` or which section is too long, and by how much.
pub fn words(lang: Lang, gauge: &Gauge) -> String {
    if gauge.fits() {
        return lang.t("summary-fits").with("lines", gauge.left).to_string();
    }
    let too_long = gauge.too_long.iter().map(|excess| {
        let section = lang.text(place_key(excess.place));
        lang.t("summary-too-long").with("section", section).with("lines", excess.lines).to_string()
    });
    too_long.collect::<Vec<_>>().join(" ")
}

/// The page of a session without a draft.
#[derive(Template)]
#[template(path = "summary/begin.html")]
pub struct Begin<'a> {
    pub visit: &'a Visit,
    pub session: Session,
    pub notes: i64,
    pub is_running: bool,
}

impl Begin<'_> {
    fn session_title(&self) -> &str {
        self.session.title.nearest(self.visit.lang.language()).0
    }

    fn path(&self) -> String {
        path(self.session.id)
    }
}
view!(Begin, "summary-begin-title", listed false);

/// What a line says in one language.
pub struct Wording<'a> {
    pub lang: Lang,
    pub text: &'a str,
    /// That it is missing, or older than the other language.
    pub wait: Option<String>,
}

/// A line on the desk.
pub struct Row<'a> {
    pub line: &'a Line,
    pub entry: Entry,
    pub wordings: [Wording<'a>; 2],
}

impl Row<'_> {
    fn id(&self) -> String {
        Id(self.line.id).to_string()
    }

    fn ground(&self) -> &Ground {
        &self.entry.ground
    }

    /// What to call it in a button, for who hears it alone.
    fn name(&self) -> &str {
        self.line.text.nearest(Lang::En.language()).0
    }
}

/// A section on the desk.
pub struct Bench<'a> {
    pub section: Section,
    pub heading: String,
    pub none: String,
    pub rows: Vec<Row<'a>>,
}

/// The facilitator's desk.
#[derive(Template)]
#[template(path = "summary/desk.html")]
pub struct Desk<'a> {
    pub visit: &'a Visit,
    pub summary: &'a Summary,
    pub title: String,
    pub path: String,
    pub benches: Vec<Bench<'a>>,
    pub dials: Vec<Dial>,
    pub refusals: Vec<Refusal>,
    pub tables: Tables,
    pub earlier: usize,
    pub objections: Vec<Objection>,
    pub unused: Vec<Offered>,
    pub unused_count: usize,
}

impl<'a> Desk<'a> {
    pub fn of(visit: &'a Visit, facts: &'a Facts, fills: Vec<Fill>) -> Self {
        let lang = visit.lang;
        let refusals = refusals(facts, &fills);
        let benches = Sheet::of(facts, lang).parts.into_iter().map(|part| bench(facts, part, lang)).collect();
        let used: BTreeSet<i64> =
            facts.lines.iter().flat_map(|line| facts.sources(line.id)).map(|source| source.note_id).collect();
        let unused: Vec<&Noted> =
            facts.notes.keys().filter(|id| !used.contains(id)).filter_map(|id| facts.usable(*id)).collect();
        Self {
            visit,
            summary: &facts.summary,
            title: facts.session.title.nearest(lang.language()).0.to_owned(),
            path: path(facts.session.id),
            benches,
            dials: dials(lang, fills),
            refusals,
            tables: facts.confirmed(),
            earlier: facts.said.iter().filter(|said| said.version < facts.summary.version).count(),
            objections: objections(lang, facts),
            unused_count: unused.len(),
            unused: unused.into_iter().take(MOST_OFFERED).map(|noted| Offered::of(lang, noted)).collect(),
        }
    }

    fn is_published(&self) -> bool {
        self.summary.state == State::Published
    }

    fn is_draft(&self) -> bool {
        self.summary.state == State::Draft
    }

    const fn state_key(&self) -> &'static str {
        match self.summary.state {
            State::Draft => "summary-state-draft",
            State::Confirming => "summary-state-confirming",
            State::Published => "summary-state-published",
        }
    }

    const fn may_draft_anew(&self) -> bool {
        self.summary.published.is_none()
    }

    /// What must be seen to, but for asking those who were there.
    fn to_do(&self) -> impl Iterator<Item = &Refusal> {
        self.refusals.iter().filter(|refusal| **refusal != Refusal::NotAsked)
    }

    fn is_ready(&self) -> bool {
        self.refusals.is_empty()
    }
}
view!(Desk, |page| page.t("summary-desk-title").with("session", page.title.as_str()).to_string(), listed false);

fn bench(facts: &Facts, part: Part, page: Lang) -> Bench<'_> {
    let rows = part.entries.into_iter().filter_map(|entry| {
        let line = facts.lines.iter().find(|line| line.id == entry.id)?;
        Some(Row { line, entry, wordings: Lang::ALL.map(|lang| wording(line, lang, page)) })
    });
    Bench { section: part.section, heading: part.heading, none: part.none, rows: rows.collect() }
}

fn wording(line: &Line, lang: Lang, page: Lang) -> Wording<'_> {
    let text = line.text.get(lang.language());
    let what = if text.is_empty() { "missing" } else { "stale" };
    let wait = line.is_stale(lang.language()).then(|| page.text(&format!("summary-{what}-{}", lang.code())));
    Wording { lang, text, wait }
}

/// A note that a line may rest on.
pub struct Offered {
    pub id: String,
    pub text: String,
    pub about: String,
    pub language: Lang,
}

impl Offered {
    fn of(lang: Lang, noted: &Noted) -> Self {
        let note = &noted.note;
        let mut about = vec![lang.text(&format!("summary-kind-{}", note.kind.word()))];
        if note.table_no > 0 {
            about.push(lang.t("summary-objection-table").with("table", note.table_no).to_string());
        }
        if let Some((agreed, of)) = note.agreement {
            about.push(lang.t("summary-agreed").with("agreed", agreed).with("of", of).to_string());
        }
        Self {
            id: Id(note.id).to_string(),
            text: note.text.clone(),
            about: about.join(" · "),
            language: Lang::from(note.language),
        }
    }
}

/// The form of one line.
#[derive(Template)]
#[template(path = "summary/line.html")]
pub struct LineForm<'a> {
    pub visit: &'a Visit,
    pub line: Option<Line>,
    pub path: String,
    pub session: String,
    pub chosen: Vec<Offered>,
    pub others: Vec<Offered>,
    pub lost: usize,
    pub form: Form,
}

impl<'a> LineForm<'a> {
    pub fn of(visit: &'a Visit, facts: &Facts, line: Option<Line>, form: Form) -> Self {
        let lang = visit.lang;
        let chosen: BTreeSet<i64> = form.values("note").filter_map(store::ids::from_text).collect();
        let section = Section::of_word(form.value("section")).unwrap_or(Section::Insight);
        let usable = || facts.notes.keys().filter_map(|id| facts.usable(*id));
        let offered = usable().filter(|noted| !chosen.contains(&noted.note.id));
        // those of its section first
        let (mut near, far): (Vec<&Noted>, Vec<&Noted>) =
            offered.partition(|noted| section_of(noted.note.kind) == section);
        near.extend(far);
        Self {
            visit,
            path: path(facts.session.id),
            session: facts.session.title.nearest(lang.language()).0.to_owned(),
            chosen: usable()
                .filter(|noted| chosen.contains(&noted.note.id))
                .map(|noted| Offered::of(lang, noted))
                .collect(),
            others: near.into_iter().take(MOST_OFFERED).map(|noted| Offered::of(lang, noted)).collect(),
            lost: line.as_ref().map_or(0, |line| facts.ground(line.id).lost),
            line,
            form,
        }
    }

    fn id(&self) -> Option<String> {
        self.line.as_ref().map(|line| Id(line.id).to_string())
    }

    fn action(&self) -> String {
        match self.id() {
            Some(id) => format!("{}/lines/{id}", self.path),
            None => format!("{}/lines", self.path),
        }
    }

    const fn longest(&self) -> usize {
        forms::LONGEST
    }

    fn choices(&self, words: &[&'static str], prefix: &str) -> Vec<(&'static str, String)> {
        words.iter().map(|word| (*word, self.visit.lang.text(&format!("summary-{prefix}{word}")))).collect()
    }

    fn sections(&self) -> Vec<(&'static str, String)> {
        self.choices(&Section::ALL.iter().map(|one| one.word()).collect::<Vec<_>>(), "")
    }

    fn addressees(&self) -> Vec<(&'static str, String)> {
        self.choices(&Addressee::ALL.iter().map(|one| one.word()).collect::<Vec<_>>(), "to-")
    }

    fn levers(&self) -> Vec<(&'static str, String)> {
        self.choices(&Lever::ALL.iter().map(|one| one.word()).collect::<Vec<_>>(), "lever-")
    }

    fn doers(&self) -> Vec<(&'static str, String)> {
        self.choices(&Doer::ALL.iter().map(|one| one.word()).collect::<Vec<_>>(), "doer-")
    }

    fn is_recommendation(&self) -> bool {
        self.form.value("section") == Section::Recommendation.word()
    }

    fn is_collaboration(&self) -> bool {
        self.form.value("section") == Section::Collaboration.word()
    }
}
view!(
    LineForm,
    |page| page.visit.lang.text(if page.line.is_some() { "summary-line-title" } else { "summary-line-new" }),
    listed false
);

/// Both languages of a line.
pub struct Pair {
    pub id: String,
    pub cells: [Cell; 2],
}

impl Pair {
    fn is_stale(&self) -> bool {
        self.cells.iter().any(|cell| cell.is_stale)
    }
}

/// The fields of a line in one language.
pub struct Cell {
    pub lang: Lang,
    pub language: String,
    pub name: String,
    pub who: Option<String>,
    pub is_stale: bool,
}

/// A section with both languages side by side.
pub struct Side {
    pub heading: String,
    pub pairs: Vec<Pair>,
}

/// Both languages side by side.
#[derive(Template)]
#[template(path = "summary/translation.html")]
pub struct Translation<'a> {
    pub visit: &'a Visit,
    pub path: String,
    pub session: String,
    pub sides: Vec<Side>,
    pub dials: Vec<Dial>,
    pub form: Form,
}

impl<'a> Translation<'a> {
    pub fn of(visit: &'a Visit, facts: &Facts, fills: Vec<Fill>, form: Form) -> Self {
        let cell = |line: &Line, lang: Lang| Cell {
            lang,
            language: visit.lang.text(&format!("summary-language-{}", lang.code())),
            name: translation::field("text", lang, line),
            who: (line.about.who != store::Bilingual::default())
                .then(|| translation::field("who", lang, line)),
            is_stale: line.is_stale(lang.language()),
        };
        let pair =
            |line: &Line| Pair { id: Id(line.id).to_string(), cells: Lang::ALL.map(|lang| cell(line, lang)) };
        let side = |section: &Section| Side {
            heading: visit.lang.text(&format!("summary-{}", section.word())),
            pairs: facts.lines.iter().filter(|line| line.section == *section).map(pair).collect(),
        };
        Self {
            visit,
            path: path(facts.session.id),
            session: facts.session.title.nearest(visit.lang.language()).0.to_owned(),
            sides: Section::ALL.iter().map(side).filter(|side| !side.pairs.is_empty()).collect(),
            dials: dials(visit.lang, fills),
            form,
        }
    }
}
view!(Translation, "summary-translation-title", listed false);

/// The gauge alone, for a page that asks while one types.
#[derive(Template)]
#[template(path = "summary/gauge.html")]
pub struct GaugeOnly<'a> {
    pub visit: &'a Visit,
    pub dials: Vec<Dial>,
}

impl<'a> GaugeOnly<'a> {
    pub fn of(visit: &'a Visit, fills: Vec<Fill>) -> Self {
        Self { visit, dials: dials(visit.lang, fills) }
    }
}
view!(GaugeOnly, "summary-gauge", listed false);

impl Offered {
    /// For the attribute `lang`, where the words are not in the language of the page.
    fn tongue(&self, page: &Lang) -> Option<&'static str> {
        (self.language != *page).then(|| self.language.code())
    }
}
