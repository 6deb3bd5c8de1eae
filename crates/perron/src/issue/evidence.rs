//! What an issue rests on, as whoever reads may see it; and that it leans there, so that who takes their words back finds
//! it marked.

use std::cell::RefCell;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::rc::Rc;

use store::consent::{self, Grant, Kind as Record};
use store::issue::{self, Issue, Kind, Source};
use store::lean::{self, Lean};
use store::summary::Line;
use store::{
    Ids, Language, Tx, attendance, conversation, note, session, statement, story, summary, translation,
};

use super::path;
use crate::consent::{Purpose, Viewer, may};
use crate::conversation::Standing;
use crate::i18n::Lang;
use crate::id::Id;
use crate::rights::Deed;
use crate::story::prompts;
use crate::summary::facts::Facts;
use crate::visit::Visit;

/// One thing that an issue rests on.
#[derive(Clone, Debug)]
pub struct Shown {
    /// What it is.
    pub source: Source,
    /// Its words, if whoever reads may see them.
    pub words: Option<String>,
    /// The language of these, if the page is in another.
    pub foreign: Option<&'static str>,
    /// Where it comes from: a session, a conversation.
    pub from: String,
    /// Its own page.
    pub path: Option<String>,
    /// It was taken back, or may not be used any more.
    pub is_lost: bool,
    /// Whether whoever reads its words may repeat them elsewhere.
    pub is_quotable: bool,
}

impl Shown {
    /// How forms write it.
    pub fn word(&self) -> String {
        word(self.source)
    }

    /// Key of what it is.
    pub const fn key(&self) -> &'static str {
        match self.source.kind {
            Kind::Note => "issue-source-note",
            Kind::SummaryLine => "issue-source-summary-line",
            Kind::Statement => "issue-source-statement",
            Kind::Story => "issue-source-story",
        }
    }
}

/// How forms write a source: `story.0.…`.
pub fn word(source: Source) -> String {
    format!("{}.{}.{}", source.kind.word(), Id(source.within), Id(source.record_id))
}

/// What [`word`] wrote.
pub fn of_word(word: &str) -> Option<Source> {
    let mut parts = word.split('.');
    let kind = Kind::of_word(parts.next()?)?;
    let id = |text: Option<&str>| match text {
        Some("0") => Some(0),
        text => store::ids::from_text(text?),
    };
    Some(Source { kind, within: id(parts.next())?, record_id: id(parts.next())? })
}

/// Who looks, and in which language.
pub struct Eye<'a> {
    /// Whoever looks.
    pub visit: &'a Visit,
    /// When.
    pub now: i64,
    /// What the thing would be used for: words may be in a summary, and not in a strategy.
    pub purpose: Purpose,
    /// What it has read: the page of each session, and what whoever looks is to it, once however often it is needed.
    pages: RefCell<HashMap<i64, Option<Rc<Facts>>>>,
    rooms: RefCell<HashMap<i64, Viewer>>,
}

impl<'a> Eye<'a> {
    /// Whoever looks, what for.
    pub fn new(visit: &'a Visit, now: i64, purpose: Purpose) -> Self {
        Self { visit, now, purpose, pages: RefCell::default(), rooms: RefCell::default() }
    }

    /// The page of a session, if it was begun, with the notes under one of its lines or more, or with all.
    pub fn page(
        &self,
        tx: &mut Tx<'_>,
        session_id: i64,
        line_id: Option<i64>,
    ) -> store::Result<Option<Rc<Facts>>> {
        let mut pages = self.pages.borrow_mut();
        let page = match pages.entry(session_id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                place.insert(Facts::without_notes(tx, session_id, self.now)?.map(Rc::new))
            }
        };
        let Some(page) = page else { return Ok(None) };
        let read = Rc::make_mut(page);
        match line_id {
            Some(line_id) => read.add_under(tx, line_id)?,
            None => read.add_all(tx)?,
        }
        Ok(Some(page.clone()))
    }

    /// What whoever looks is to the notes of a session: those who were there read them as they did in the room.
    fn in_room(&self, tx: &mut Tx<'_>, session_id: i64) -> store::Result<Viewer> {
        if let Some(known) = self.rooms.borrow().get(&session_id) {
            return Ok(*known);
        }
        let runs = self.visit.rights.with(tx, store::holding::Kind::Session, session_id, Deed::Run)?;
        let was_there = match self.visit.holder() {
            Some(holder) if !runs => attendance::of_holder(tx, session_id, &holder)?.is_some(),
            _ => false,
        };
        let viewer = match (runs, was_there) {
            (true, _) => Viewer::Steward,
            (false, true) => Viewer::Member,
            (false, false) => Viewer::Anyone,
        };
        self.rooms.borrow_mut().insert(session_id, viewer);
        Ok(viewer)
    }

    fn lang(&self) -> Lang {
        self.visit.lang
    }

    fn foreign(&self, language: Language) -> Option<&'static str> {
        (language != self.lang().language()).then(|| language.word())
    }

    /// One thing, if it is there at all.
    pub fn look(&self, tx: &mut Tx<'_>, source: Source) -> store::Result<Shown> {
        let found = match source.kind {
            Kind::Note => self.note(tx, source)?,
            Kind::SummaryLine => self.line(tx, source)?,
            Kind::Statement => self.statement(tx, source)?,
            Kind::Story => self.story(tx, source)?,
        };
        Ok(found.unwrap_or_else(|| Shown {
            source,
            words: None,
            foreign: None,
            from: String::new(),
            path: None,
            is_lost: true,
            is_quotable: false,
        }))
    }

    fn note(&self, tx: &mut Tx<'_>, source: Source) -> store::Result<Option<Shown>> {
        let page = self.pages.borrow().get(&source.within).cloned().flatten();
        let known = page.as_ref().and_then(|page| page.notes.get(&source.record_id)).cloned();
        let noted = match known {
            Some(noted) => Some(noted),
            None => note::by_id(tx, source.within, source.record_id)?,
        };
        let session = match &page {
            Some(page) => Some(page.session.clone()),
            None => session::by_id(tx, source.within)?,
        };
        let (Some(noted), Some(session)) = (noted, session) else { return Ok(None) };
        let is_mine = noted.owner.is_some() && noted.owner == self.visit.holder();
        let viewer = if is_mine { Viewer::Owner } else { self.in_room(tx, source.within)? };
        let is_used = may(&noted.consent, Viewer::Steward, self.purpose, self.now);
        let is_shown = is_used && may(&noted.consent, viewer, Purpose::Page, self.now);
        let from = self.visit.nearest(&session.title).0;
        Ok(Some(Shown {
            source,
            words: is_shown.then_some(noted.note.text),
            foreign: self.foreign(noted.note.language),
            from: self.lang().t("issue-from-session").with("session", from).to_string(),
            path: is_used.then(|| format!("/sessions/{}", Id(session.id))),
            is_lost: !is_used,
            is_quotable: may(&noted.consent, viewer, Purpose::Quote, self.now),
        }))
    }

    fn line(&self, tx: &mut Tx<'_>, source: Source) -> store::Result<Option<Shown>> {
        let Some(facts) = self.page(tx, source.within, Some(source.record_id))? else { return Ok(None) };
        Ok(facts.lines.iter().find(|line| line.id == source.record_id).map(|line| self.of_page(&facts, line)))
    }

    /// The lines of the page of a session, as it is read once.
    pub fn lines(&self, tx: &mut Tx<'_>, session_id: i64) -> store::Result<Vec<Shown>> {
        let Some(facts) = self.page(tx, session_id, None)? else { return Ok(Vec::new()) };
        Ok(facts.lines.iter().map(|line| self.of_page(&facts, line)).collect())
    }

    fn of_page(&self, facts: &Facts, line: &Line) -> Shown {
        let within = facts.session.id;
        // what its people do not let be used so does not carry it
        let sources = facts.sources(line.id);
        let carries = |noted: &note::Noted| may(&noted.consent, Viewer::Steward, self.purpose, self.now);
        let mut notes = sources.iter().filter_map(|source| facts.notes.get(&source.note_id));
        let stands = facts.summary.state == summary::State::Published
            && facts.ground(line.id).stands()
            && (sources.is_empty() || notes.any(carries));
        let (words, foreign) = self.visit.nearest(&line.text);
        let from = self.visit.nearest(&facts.session.title).0;
        Shown {
            source: Source { kind: Kind::SummaryLine, within, record_id: line.id },
            words: stands.then_some(words),
            foreign,
            from: self.lang().t("issue-from-summary").with("session", from).to_string(),
            path: stands.then(|| crate::summary::line_path(within, line.id)),
            is_lost: !stands,
            is_quotable: true,
        }
    }

    fn statement(&self, tx: &mut Tx<'_>, source: Source) -> store::Result<Option<Shown>> {
        let Some(said) = statement::by_id(tx, source.within, source.record_id)? else { return Ok(None) };
        let Some(conversation) = conversation::by_id(tx, source.within)? else { return Ok(None) };
        let stands = said.state == statement::State::Accepted
            && Standing::of(&conversation, self.now) != Standing::Draft;
        let wanted = self.lang().language();
        let translated = translation::of_statement(tx, source.within, said.id)?;
        let translated = translated.into_iter().find(|one| one.language == wanted);
        let is_own = said.language.is_none_or(|language| language == wanted);
        let (words, foreign) = match (is_own, translated, said.language) {
            (false, Some(translated), _) => (translated.text, None),
            (false, None, Some(language)) => (said.text, self.foreign(language)),
            _ => (said.text, None),
        };
        let question = self.visit.nearest(&conversation.question).0;
        Ok(Some(Shown {
            source,
            words: stands.then_some(words),
            foreign,
            from: self.lang().t("issue-from-conversation").with("question", question).to_string(),
            path: stands.then(|| format!("{}/map", crate::conversation::path(conversation.id))),
            is_lost: !stands,
            is_quotable: true,
        }))
    }

    fn story(&self, tx: &mut Tx<'_>, source: Source) -> store::Result<Option<Shown>> {
        let Some(story) = story::by_id(tx, source.record_id)? else { return Ok(None) };
        let Some(allowed) = consent::of(tx, Record::Story, story.id)? else { return Ok(None) };
        let viewer = Viewer::of(self.visit, story.owner.as_deref(), allowed.community_id);
        let is_used = may(&allowed, Viewer::Steward, self.purpose, self.now);
        let is_read = is_used && may(&allowed, viewer, Purpose::Page, self.now);
        let question = prompts::of_word(&story.prompt).map_or("", |prompt| prompt.question(self.lang()));
        let (title, foreign) = match story.title.is_empty() {
            true => (question.to_owned(), None),
            false => (story.title, self.foreign(story.language)),
        };
        Ok(Some(Shown {
            source,
            words: is_read.then_some(title),
            foreign,
            from: self.lang().text("issue-from-story"),
            path: is_read.then(|| format!("/stories/{}", Id(story.id))),
            is_lost: !is_used,
            is_quotable: may(&allowed, viewer, Purpose::Quote, self.now),
        }))
    }
}

/// The records whose owners may take them back, that a source stands on: the note, the story, the notes under a line.
pub(crate) fn records(tx: &mut Tx<'_>, source: Source) -> store::Result<Vec<(Record, i64)>> {
    Ok(match source.kind {
        Kind::Note => vec![(Record::Note, source.record_id)],
        Kind::Story => vec![(Record::Story, source.record_id)],
        Kind::Statement => Vec::new(),
        Kind::SummaryLine => {
            let under = summary::sources(tx, source.within)?.into_iter();
            under
                .filter(|one| one.line_id == source.record_id)
                .map(|one| (Record::Note, one.note_id))
                .collect()
        }
    })
}

/// An issue rests on these from now on, and their owners see so.
pub fn rest_on(tx: &mut Tx<'_>, ids: &Ids, issue: &Issue, sources: &[Source], now: i64) -> store::Result<()> {
    for source in sources {
        if !issue::rest_on(tx, issue.id, ids.next(), *source, now)? {
            continue;
        }
        for (kind, record_id) in records(tx, *source)? {
            let allowed = consent::of(tx, kind, record_id)?;
            if !allowed.is_some_and(|allowed| may(&allowed, Viewer::Steward, Purpose::Summary, now)) {
                continue; // under a line that stands without it
            }
            let here = path(issue.id);
            lean::forget(tx, kind, record_id, &here)?;
            let lean = Lean {
                kind,
                record_id,
                id: ids.next(),
                grant: Grant::Summary,
                path: here,
                title: issue.words.title.nearest(Language::English).0.to_owned(),
                community_id: Some(issue.community_id),
                made: now,
                mend: None,
                mended: None,
            };
            lean::insert(tx, &lean)?;
        }
    }
    Ok(())
}

/// An issue rests on these no more. A mark that waited is mended by that; what was never taken back is forgotten.
pub fn let_go(tx: &mut Tx<'_>, issue_id: i64, sources: &[Source], now: i64) -> store::Result<()> {
    let here = path(issue_id);
    for source in sources {
        issue::let_go(tx, issue_id, *source)?;
        for (kind, record_id) in records(tx, *source)? {
            for mark in lean::of(tx, kind, record_id)?.into_iter().filter(|mark| mark.path == here) {
                if mark.mend.is_some() {
                    lean::mend(tx, kind, record_id, mark.id, now)?;
                } else {
                    lean::forget(tx, kind, record_id, &here)?;
                }
            }
        }
    }
    Ok(())
}
