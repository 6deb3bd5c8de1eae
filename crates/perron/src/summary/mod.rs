//! The one page of a session: a draft from its notes, edited, translated, confirmed by those who were there, published.

mod answers;
mod asking;
pub(crate) mod confirmation;
mod desk;
mod desk_views;
pub mod draft;
pub mod facts;
mod forms;
mod letters;
mod line;
mod pages;
pub mod paper;
pub mod sheet;
mod text;
mod translation;
mod views;

use std::collections::BTreeSet;

use store::consent::{Grant, Kind as Record};
use store::lean::{self, Lean};
use store::note::{Kind, Noted};
use store::summary::{self, About, Line, Section, Source, State};
use store::{Bilingual, Ids, Language, Tx};

use crate::consent::{self, Purpose, Viewer, may};
use crate::i18n::Lang;
use crate::id::Id;
use crate::rights::Deed;
use crate::routes::{Access, Route};
use crate::similar;
use facts::{Facts, table};
use paper::Fill;

/// The routes of this noun.
pub fn routes() -> Vec<Route> {
    let run = Access::May(Deed::Run);
    vec![
        Route::get("/sessions/{id}/summary", Access::Anyone, pages::show),
        Route::get("/sessions/{id}/summary.pdf", Access::Anyone, pages::pdf),
        Route::get("/sessions/{id}/summary.md", Access::Anyone, pages::markdown),
        Route::get("/sessions/{id}/summary/draft", run, desk::show),
        Route::post("/sessions/{id}/summary/draft", run, desk::draft),
        Route::get("/sessions/{id}/summary/changes", run, desk::changes),
        Route::get("/sessions/{id}/summary/lines/new", run, line::new),
        Route::post("/sessions/{id}/summary/lines", run, line::create),
        Route::get("/sessions/{id}/summary/lines/{line}", run, line::show),
        Route::post("/sessions/{id}/summary/lines/{line}", run, line::change),
        Route::post("/sessions/{id}/summary/lines/{line}/place", run, line::place),
        Route::post("/sessions/{id}/summary/lines/{line}/mending", run, line::mend),
        Route::post("/sessions/{id}/summary/lines/{line}/removal", run, line::remove),
        Route::get("/sessions/{id}/summary/lines/{line}/answers", run, answers::show),
        Route::post("/sessions/{id}/summary/lines/{line}/answers", run, answers::add),
        Route::post("/sessions/{id}/summary/lines/{line}/answers/removal", run, answers::remove),
        Route::get("/sessions/{id}/summary/translation", run, translation::show),
        Route::post("/sessions/{id}/summary/translation", run, translation::keep).up_to(512 * 1024),
        Route::post("/sessions/{id}/summary/gauge", run, translation::gauge).up_to(512 * 1024),
        Route::post("/sessions/{id}/summary/asking", run, asking::ask),
        Route::post("/sessions/{id}/summary/publication", run, asking::publish),
        Route::post("/sessions/{id}/summary/reopening", run, asking::reopen),
        Route::get("/sessions/{id}/summary/confirmation", Access::Guest, confirmation::show),
        Route::post("/sessions/{id}/summary/confirmation", Access::Guest, confirmation::say),
        Route::post("/sessions/{id}/summary/objections", run, confirmation::hide),
    ]
}

/// The address of the page, without the language.
pub fn path(session_id: i64) -> String {
    format!("/sessions/{}/summary", Id(session_id))
}

/// Where a line stands on the page.
pub fn line_path(session_id: i64, line_id: i64) -> String {
    format!("{}#l-{}", path(session_id), Id(line_id))
}

/// The section that a note of this kind belongs to.
pub const fn section_of(kind: Kind) -> Section {
    match kind {
        Kind::Story | Kind::Strength | Kind::Barrier | Kind::Quote => Section::Insight,
        Kind::Idea | Kind::Recommendation | Kind::Request => Section::Recommendation,
        Kind::Resource => Section::Resource,
        Kind::Offer => Section::Collaboration,
        Kind::Disagreement => Section::Dissent,
    }
}

/// Puts the first draft together from the notes that may be used, and keeps what each line rests on. What was there is
/// replaced.
pub fn draft_anew(
    tx: &mut Tx,
    ids: &Ids,
    session_id: i64,
    by: Option<i64>,
    now: i64,
) -> store::Result<usize> {
    if let Some(facts) = Facts::read(tx, session_id, now)? {
        for line in &facts.lines {
            forget_leans(tx, session_id, line.id, facts.sources(line.id))?;
        }
        summary::delete(tx, session_id)?;
    }
    summary::insert(tx, session_id, 0, now, by)?;
    let Some(facts) = Facts::read(tx, session_id, now)? else { return Ok(0) };
    let notes: Vec<draft::Note> =
        facts.notes.keys().filter_map(|id| Some(seen(&facts, facts.usable(*id)?))).collect();
    let draft = draft::draft(&notes);
    summary::set_left_out(tx, session_id, i64::try_from(draft.left_out).unwrap_or(i64::MAX))?;
    for (drafted, at) in draft.lines.iter().zip(0i64..) {
        let is_english = drafted.language == Language::English;
        let (en, fr) = if is_english {
            (drafted.text.clone(), String::new())
        } else {
            (String::new(), drafted.text.clone())
        };
        let line = Line {
            id: ids.next(),
            section: drafted.section,
            position: at,
            text: Bilingual { en, fr },
            en_changed: if is_english { now } else { 0 },
            fr_changed: if is_english { 0 } else { now },
            about: About::default(),
            made: now,
        };
        summary::add(tx, session_id, &line)?;
        for note_id in &drafted.notes {
            let source = Source {
                line_id: line.id,
                note_id: *note_id,
                speaks: drafted.notes.first() == Some(note_id),
            };
            rest_on(tx, ids, &facts, &line, source, now)?;
        }
    }
    Ok(draft.lines.len())
}

/// A note as the draft sees it.
fn seen(facts: &Facts, noted: &Noted) -> draft::Note {
    let note = &noted.note;
    let may_quote =
        !note.is_quote || may(&noted.consent, Viewer::Steward, Purpose::Quote, facts.summary.drafted);
    draft::Note {
        id: note.id,
        section: section_of(note.kind),
        text: note.text.clone(),
        language: note.language,
        table: table(noted),
        areas: facts.areas_of(noted),
        agreed: note.agreement,
        dots: noted.dots,
        cluster: note.cluster_id,
        may_speak: may_quote && !consent::is_counted_only(&noted.consent),
        is_quote: note.is_quote,
    }
}

/// A line rests on a note, and the note's owner sees so: written together.
fn rest_on(
    tx: &mut Tx,
    ids: &Ids,
    facts: &Facts,
    line: &Line,
    source: Source,
    now: i64,
) -> store::Result<()> {
    let Some(noted) = facts.notes.get(&source.note_id) else { return Ok(()) };
    let session_id = facts.session.id;
    summary::rest_on(tx, session_id, source)?;
    let is_quoted = source.speaks && noted.note.is_quote;
    let lean = Lean {
        kind: Record::Note,
        record_id: source.note_id,
        id: ids.next(),
        grant: if is_quoted { Grant::Quote } else { Grant::Summary },
        path: line_path(session_id, line.id),
        title: line.text.nearest(Language::English).0.to_owned(),
        community_id: noted.consent.community_id,
        made: now,
        mend: None,
        mended: None,
    };
    lean::forget(tx, Record::Note, source.note_id, &lean.path)?;
    lean::insert(tx, &lean)
}

/// What stands on these notes does not any more.
fn forget_leans(tx: &mut Tx, session_id: i64, line_id: i64, sources: &[Source]) -> store::Result<()> {
    let path = line_path(session_id, line_id);
    sources.iter().try_for_each(|source| lean::forget(tx, Record::Note, source.note_id, &path))
}

/// Makes a line rest on these notes and no others. It is in the words of a note as long as it says them.
pub(crate) fn set_sources(
    tx: &mut Tx,
    ids: &Ids,
    facts: &Facts,
    line: &Line,
    notes: &BTreeSet<i64>,
    now: i64,
) -> store::Result<()> {
    let session_id = facts.session.id;
    let before = facts.sources(line.id);
    for source in before.iter().filter(|source| !notes.contains(&source.note_id)) {
        summary::let_go(tx, session_id, line.id, source.note_id)?;
        forget_leans(tx, session_id, line.id, std::slice::from_ref(source))?;
    }
    for note_id in notes {
        let speaks = facts.notes.get(note_id).is_some_and(|noted| says(line, &noted.note.text));
        let source = Source { line_id: line.id, note_id: *note_id, speaks };
        // what was taken back stays as it was: its words are not compared with any more
        match before.iter().find(|known| known.note_id == *note_id) {
            Some(known) if known.speaks == speaks || facts.usable(*note_id).is_none() => {}
            _ => rest_on(tx, ids, facts, line, source, now)?,
        }
    }
    Ok(())
}

/// Whether a line says what a note says, however it is written.
fn says(line: &Line, words: &str) -> bool {
    let note = similar::normal(words);
    let same = |text: &str| {
        let text = similar::normal(text);
        !text.is_empty() && (note == text || note.contains(&text) || text.contains(&note) && !note.is_empty())
    };
    same(&line.text.en) || same(&line.text.fr)
}

/// Why a page cannot be published now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing stands on it.
    Empty,
    /// The session is still to come.
    NotBegun,
    /// Those who were there were not asked.
    NotAsked,
    /// A language is missing or stale.
    Stale(Lang),
    /// It does not fit one page.
    TooLong(Lang),
    /// A line rests on what was taken back.
    ToMend,
}

impl Refusal {
    /// Key of the sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "summary-refused-empty",
            Self::NotBegun => "summary-refused-not-begun",
            Self::NotAsked => "summary-refused-not-asked",
            Self::Stale(Lang::En) => "summary-refused-stale-en",
            Self::Stale(Lang::Fr) => "summary-refused-stale-fr",
            Self::TooLong(Lang::En) => "summary-refused-long-en",
            Self::TooLong(Lang::Fr) => "summary-refused-long-fr",
            Self::ToMend => "summary-refused-mend",
        }
    }
}

/// Everything that stands between the page and its publication.
pub fn refusals(facts: &Facts, fills: &[Fill]) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    if facts.lines.is_empty() {
        refusals.push(Refusal::Empty);
    }
    for lang in Lang::ALL {
        if facts.lines.iter().any(|line| line.is_stale(lang.language())) {
            refusals.push(Refusal::Stale(lang));
        }
        if fills.iter().any(|fill| fill.lang == lang && !fill.gauge.fits()) {
            refusals.push(Refusal::TooLong(lang));
        }
    }
    if facts.lines.iter().any(|line| facts.ground(line.id).lost > 0) {
        refusals.push(Refusal::ToMend);
    }
    if !facts.has_begun {
        refusals.push(Refusal::NotBegun);
    }
    if facts.summary.state == State::Draft {
        refusals.push(Refusal::NotAsked);
    }
    refusals
}
