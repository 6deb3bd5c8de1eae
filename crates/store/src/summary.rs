//! The one page of a session: its lines, in both languages, and the notes they rest on.

use crate::session::Lever;
use crate::words::words;
use crate::{Bilingual, Language, Result, Row, Tx, params, search, statements};

words! {
    /// How far the page is.
    State {
        /// The facilitator works on it.
        Draft = "draft",
        /// Those present are asked whether it is right.
        Confirming = "confirming",
        /// Everybody may read it.
        Published = "published",
    }

    /// A part of the page.
    Section {
        /// What was learnt.
        Insight = "insight",
        /// What is asked, of whom.
        Recommendation = "recommendation",
        /// What there is to use.
        Resource = "resource",
        /// Who will do what together.
        Collaboration = "collaboration",
        /// Where people did not agree.
        Dissent = "dissent",
        /// What stays open.
        Open = "open",
    }

    /// Whom a recommendation is addressed to.
    Addressee {
        /// People who live here.
        Resident = "resident",
        /// Informal associations.
        Association = "association",
        /// Organisations.
        Organisation = "organisation",
        /// Institutions.
        Institution = "institution",
        /// The municipality.
        Municipality = "municipality",
        /// The province or territory.
        Province = "province",
        /// The federal government.
        Federal = "federal",
    }

    /// Who does what is asked.
    Doer {
        /// The community alone.
        Community = "community",
        /// The community, with help.
        Help = "help",
        /// An institution.
        Institution = "institution",
    }
}

/// The page of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The session.
    pub session_id: i64,
    /// How far it is.
    pub state: State,
    /// Grows with each change of a line.
    pub version: i64,
    /// Notes whose words the draft could not take.
    pub left_out: i64,
    /// When the draft was put together.
    pub drafted: i64,
    /// By whom.
    pub drafted_by: Option<i64>,
    /// Since when those present are asked.
    pub asked: Option<i64>,
    /// When it was published.
    pub published: Option<i64>,
    /// By whom.
    pub published_by: Option<i64>,
}

/// What a recommendation or a collaboration says beside its text; empty for other lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Whom it is addressed to.
    pub addressee: Option<Addressee>,
    /// The policy lever.
    pub lever: Option<Lever>,
    /// Who does it, by kind.
    pub doer: Option<Doer>,
    /// Whom exactly, or who does it.
    pub who: Bilingual,
    /// A day, `2026-01-31`; empty: none.
    pub by_when: String,
}

/// A line of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Time-ordered.
    pub id: i64,
    /// In which section.
    pub section: Section,
    /// Its place there.
    pub position: i64,
    /// What it says.
    pub text: Bilingual,
    /// When its English was last made to say what the line says.
    pub en_changed: i64,
    /// The same of its French.
    pub fr_changed: i64,
    /// The rest of it.
    pub about: About,
    /// When it was made.
    pub made: i64,
}

impl Line {
    /// Whether the text of this language is missing, or older than that of the other.
    pub fn is_stale(&self, language: Language) -> bool {
        let (own, other) = match language {
            Language::English => (self.en_changed, self.fr_changed),
            Language::French => (self.fr_changed, self.en_changed),
        };
        let who = &self.about.who;
        let is_half = who.get(language).is_empty() && !who.get(language.other()).is_empty();
        self.text.get(language).is_empty() || is_half || own < other
    }
}

/// A note that a line rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The line.
    pub line_id: i64,
    /// The note.
    pub note_id: i64,
    /// Whether the line is in the words of this note.
    pub speaks: bool,
}

statements! {
    INSERT = "INSERT INTO summary (session_id, state, version, left_out, drafted, drafted_by)
        VALUES ($1, 'draft', 1, $2, $3, $4)";
    OF = "SELECT session_id, state, version, left_out, drafted, drafted_by, asked, published, published_by
        FROM summary WHERE session_id = $1";
    SET_STATE = "UPDATE summary SET state = $1, asked = $2, published = $3, published_by = $4 WHERE session_id = $5";
    LEAVE_OUT = "UPDATE summary SET left_out = $1 WHERE session_id = $2";
    TOUCH = "UPDATE summary SET version = version + 1 WHERE session_id = $1";
    DELETE = "DELETE FROM summary WHERE session_id = $1";
    PUBLISHED = "SELECT session_id, state, version, left_out, drafted, drafted_by, asked, published, published_by
        FROM summary WHERE state = 'published' ORDER BY published DESC, session_id LIMIT $1";

    INSERT_LINE = "INSERT INTO summary_line (session_id, id, section, position, text_en, text_fr, en_changed, fr_changed,
            addressee, lever, doer, who_en, who_fr, by_when, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    UPDATE_LINE = "UPDATE summary_line SET section = $1, position = $2, text_en = $3, text_fr = $4, en_changed = $5,
            fr_changed = $6, addressee = $7, lever = $8, doer = $9, who_en = $10, who_fr = $11, by_when = $12
        WHERE session_id = $13 AND id = $14";
    LINES = "SELECT id, section, position, text_en, text_fr, en_changed, fr_changed, addressee, lever, doer, who_en, who_fr,
            by_when, made
        FROM summary_line WHERE session_id = $1 ORDER BY position, id";
    LINE = "SELECT id, section, position, text_en, text_fr, en_changed, fr_changed, addressee, lever, doer, who_en, who_fr,
            by_when, made
        FROM summary_line WHERE session_id = $1 AND id = $2";
    LAST = "SELECT cast(coalesce(max(position), 0) AS BIGINT) FROM summary_line WHERE session_id = $1 AND section = $2";
    DELETE_LINE = "DELETE FROM summary_line WHERE session_id = $1 AND id = $2";

    REST_ON = "INSERT INTO summary_source (session_id, line_id, note_id, speaks) VALUES ($1, $2, $3, $4)
        ON CONFLICT (session_id, line_id, note_id) DO UPDATE SET speaks = excluded.speaks";
    LET_GO = "DELETE FROM summary_source WHERE session_id = $1 AND line_id = $2 AND note_id = $3";
    SOURCES = "SELECT line_id, note_id, speaks FROM summary_source WHERE session_id = $1 ORDER BY line_id, note_id";
}

/// Begins the page of a session. A conflict if there is one.
pub fn insert(tx: &mut Tx, session_id: i64, left_out: i64, made: i64, by: Option<i64>) -> Result<()> {
    tx.execute(INSERT, params![session_id, left_out, made, by])?;
    Ok(())
}

/// The page of a session, if it was begun.
pub fn of(tx: &mut Tx, session_id: i64) -> Result<Option<Summary>> {
    tx.row(OF, params![session_id], read)
}

/// Keeps how far a page is, since when, and by whom.
pub fn set_state(tx: &mut Tx, summary: &Summary) -> Result<()> {
    tx.execute(
        SET_STATE,
        params![summary.state, summary.asked, summary.published, summary.published_by, summary.session_id],
    )?;
    search::touch_within(tx, search::Kind::Summary, summary.session_id)
}

/// Keeps how many notes the draft could not take the words of.
pub fn set_left_out(tx: &mut Tx, session_id: i64, notes: i64) -> Result<()> {
    tx.execute(LEAVE_OUT, params![notes, session_id])?;
    Ok(())
}

/// Removes a page with its lines, for a new draft. What leaned stays marked.
pub fn delete(tx: &mut Tx, session_id: i64) -> Result<()> {
    search::touch_within(tx, search::Kind::Summary, session_id)?;
    tx.execute(DELETE, params![session_id])?;
    Ok(())
}

/// The published pages, the newest first.
pub fn published(tx: &mut Tx, limit: i64) -> Result<Vec<Summary>> {
    tx.rows(PUBLISHED, params![limit], read)
}

/// Adds a line at the end of its section.
pub fn add(tx: &mut Tx, session_id: i64, line: &Line) -> Result<()> {
    let last: Option<i64> = tx.row(LAST, params![session_id, line.section], |row| row.get(0))?;
    let (text, about) = (&line.text, &line.about);
    tx.execute(
        INSERT_LINE,
        params![
            session_id,
            line.id,
            line.section,
            last.unwrap_or(0) + 1,
            text.en.as_str(),
            text.fr.as_str(),
            line.en_changed,
            line.fr_changed,
            word(about.addressee.map(Addressee::word)),
            word(about.lever.map(Lever::word)),
            word(about.doer.map(Doer::word)),
            about.who.en.as_str(),
            about.who.fr.as_str(),
            about.by_when.as_str(),
            line.made
        ],
    )?;
    tx.execute(TOUCH, params![session_id])?;
    search::touch(tx, search::Kind::Summary, session_id, line.id)
}

/// Keeps a line as it is now; false if it is gone.
pub fn change(tx: &mut Tx, session_id: i64, line: &Line) -> Result<bool> {
    let (text, about) = (&line.text, &line.about);
    let changed = tx.execute(
        UPDATE_LINE,
        params![
            line.section,
            line.position,
            text.en.as_str(),
            text.fr.as_str(),
            line.en_changed,
            line.fr_changed,
            word(about.addressee.map(Addressee::word)),
            word(about.lever.map(Lever::word)),
            word(about.doer.map(Doer::word)),
            about.who.en.as_str(),
            about.who.fr.as_str(),
            about.by_when.as_str(),
            session_id,
            line.id
        ],
    )?;
    tx.execute(TOUCH, params![session_id])?;
    search::touch(tx, search::Kind::Summary, session_id, line.id)?;
    Ok(changed > 0)
}

fn word(chosen: Option<&'static str>) -> &'static str {
    chosen.unwrap_or("")
}

/// The lines of a page, in order.
pub fn lines(tx: &mut Tx, session_id: i64) -> Result<Vec<Line>> {
    tx.rows(LINES, params![session_id], read_line)
}

/// One of them.
pub fn line(tx: &mut Tx, session_id: i64, id: i64) -> Result<Option<Line>> {
    tx.row(LINE, params![session_id, id], read_line)
}

/// Removes a line; false if it is gone.
pub fn remove(tx: &mut Tx, session_id: i64, id: i64) -> Result<bool> {
    let removed = tx.execute(DELETE_LINE, params![session_id, id])?;
    tx.execute(TOUCH, params![session_id])?;
    search::touch(tx, search::Kind::Summary, session_id, id)?;
    Ok(removed > 0)
}

/// A line rests on a note from now on.
pub fn rest_on(tx: &mut Tx, session_id: i64, source: Source) -> Result<()> {
    tx.execute(REST_ON, params![session_id, source.line_id, source.note_id, source.speaks])?;
    search::touch(tx, search::Kind::Summary, session_id, source.line_id)
}

/// It does not any more; false if it did not.
pub fn let_go(tx: &mut Tx, session_id: i64, line_id: i64, note_id: i64) -> Result<bool> {
    search::touch(tx, search::Kind::Summary, session_id, line_id)?;
    Ok(tx.execute(LET_GO, params![session_id, line_id, note_id])? > 0)
}

/// What the lines of a page rest on, line by line.
pub fn sources(tx: &mut Tx, session_id: i64) -> Result<Vec<Source>> {
    tx.rows(SOURCES, params![session_id], |row| {
        Ok(Source { line_id: row.get(0)?, note_id: row.get(1)?, speaks: row.get(2)? })
    })
}

/// The lever that a word stands for.
pub fn lever(word: &str) -> Option<Lever> {
    Lever::ALL.into_iter().find(|lever| lever.word() == word)
}

fn read(row: &Row) -> Result<Summary> {
    Ok(Summary {
        session_id: row.get(0)?,
        state: State::read(row, 1)?,
        version: row.get(2)?,
        left_out: row.get(3)?,
        drafted: row.get(4)?,
        drafted_by: row.get(5)?,
        asked: row.get(6)?,
        published: row.get(7)?,
        published_by: row.get(8)?,
    })
}

fn read_line(row: &Row) -> Result<Line> {
    let said = |index| row.get::<String>(index);
    Ok(Line {
        id: row.get(0)?,
        section: Section::read(row, 1)?,
        position: row.get(2)?,
        text: Bilingual { en: said(3)?, fr: said(4)? },
        en_changed: row.get(5)?,
        fr_changed: row.get(6)?,
        about: About {
            addressee: if said(7)?.is_empty() { None } else { Some(Addressee::read(row, 7)?) },
            lever: lever(&said(8)?),
            doer: if said(9)?.is_empty() { None } else { Some(Doer::read(row, 9)?) },
            who: Bilingual { en: said(10)?, fr: said(11)? },
            by_when: said(12)?,
        },
        made: row.get(13)?,
    })
}
