//! Everything that the page of a session is made of, read at one moment, and what each line rests on now.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use store::answer::{self, Answer};
use store::attendance;
use store::confirmation::{self, Confirmation, Verdict};
use store::note::{self, Noted};
use store::room::{self, Stage};
use store::seat::{self, Seat};
use store::series::{self, State as SeriesState};
use store::session::{self, Session};
use store::summary::{self, Line, Source, Summary};
use store::{Bilingual, Tx};

use crate::consent::{Purpose, Viewer, may};

/// Fewer people than this are not told where they live.
pub const FEWEST: usize = 10;

/// What the page of a session is made of.
#[derive(Clone)]
pub struct Facts {
    /// The session.
    pub session: Session,
    /// Its series: title, which of the sessions it is, of how many.
    pub series: Option<(Bilingual, usize, usize)>,
    /// How far the page is.
    pub summary: Summary,
    /// Its lines, in order.
    pub lines: Vec<Line>,
    /// What was noted, by id, whatever its owners allow; after [`Facts::without_notes`] what was added since.
    pub notes: BTreeMap<i64, Noted>,
    /// Whether that is all of them, or all under one line.
    has_all: bool,
    has_under: Option<i64>,
    /// What was said of the page by those who were there.
    pub said: Vec<Confirmation>,
    /// What was answered to its recommendations.
    pub answers: Vec<Answer>,
    /// Everyone who was there, with their postal area, which may be empty.
    areas: HashMap<i64, String>,
    /// Its time has come, or its room has left the lobby.
    pub has_begun: bool,
    seats: Vec<Seat>,
    sources: HashMap<i64, Vec<Source>>,
    /// When it was read.
    now: i64,
}

/// What a line rests on now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ground {
    /// Notes that may be used.
    pub notes: usize,
    /// Tables they come from.
    pub tables: usize,
    /// Postal areas of the people there; `None`: too few people to tell.
    pub areas: Option<usize>,
    /// Notes that were taken back, or may not be used any more.
    pub lost: usize,
    /// Whether the line is in the words of one of those.
    pub is_in_lost_words: bool,
}

impl Ground {
    /// Whether the line may be shown: it is in nobody's words that were taken back, and not all it rested on is gone.
    pub const fn stands(&self) -> bool {
        !self.is_in_lost_words && (self.notes > 0 || self.lost == 0)
    }
}

/// What the tables say of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    /// Tables of the last round.
    pub all: usize,
    /// Where somebody says that it is right, and nobody that something is missing.
    pub right: usize,
    /// Where somebody says that something is missing.
    pub missing: usize,
    /// People who answered.
    pub people: usize,
}

impl Facts {
    /// Of a session whose page was begun; `None` if it was not.
    pub fn read(tx: &mut Tx, session_id: i64, now: i64) -> store::Result<Option<Self>> {
        let Some(mut page) = Self::without_notes(tx, session_id, now)? else { return Ok(None) };
        page.add_all(tx)?;
        Ok(Some(Self {
            series: series_of(tx, session_id)?,
            has_begun: page.has_begun || room::of(tx, session_id)?.stage != Stage::Lobby,
            said: confirmation::of(tx, session_id)?,
            answers: answer::of(tx, session_id)?,
            ..page
        }))
    }

    /// The same without what single lines do not need: its series, what was said of it and answered, and notes, of which
    /// [`Facts::add_under`] adds those of a line.
    pub fn without_notes(tx: &mut Tx, session_id: i64, now: i64) -> store::Result<Option<Self>> {
        let Some(session) = session::by_id(tx, session_id)? else { return Ok(None) };
        let Some(summary) = summary::of(tx, session_id)? else { return Ok(None) };
        let mut sources: HashMap<i64, Vec<Source>> = HashMap::new();
        for source in summary::sources(tx, session_id)? {
            sources.entry(source.line_id).or_default().push(source);
        }
        let there = attendance::of_session(tx, session_id)?.into_iter();
        Ok(Some(Self {
            series: None,
            has_begun: session.starts <= now,
            session,
            summary,
            lines: summary::lines(tx, session_id)?,
            notes: BTreeMap::new(),
            has_all: false,
            has_under: None,
            said: Vec::new(),
            answers: Vec::new(),
            areas: there.map(|one| (one.id, one.postal_area)).collect(),
            seats: seat::all(tx, session_id)?,
            sources,
            now,
        }))
    }

    /// Reads the notes under a line, if they were not read yet; all, once a second line is wanted.
    pub fn add_under(&mut self, tx: &mut Tx, line_id: i64) -> store::Result<()> {
        match self.has_under {
            Some(known) if known == line_id => return Ok(()),
            Some(_) => return self.add_all(tx),
            None if self.has_all => return Ok(()),
            None => self.has_under = Some(line_id),
        }
        let notes = note::under_line(tx, self.session.id, line_id)?.into_iter();
        self.notes.extend(notes.map(|noted| (noted.note.id, noted)));
        Ok(())
    }

    /// Reads all notes, if they were not read yet.
    pub fn add_all(&mut self, tx: &mut Tx) -> store::Result<()> {
        if !std::mem::replace(&mut self.has_all, true) {
            let notes = note::of_session(tx, self.session.id)?.into_iter();
            self.notes = notes.map(|noted| (noted.note.id, noted)).collect();
        }
        Ok(())
    }

    /// The notes that a line rests on, or rested on.
    pub fn sources(&self, line_id: i64) -> &[Source] {
        self.sources.get(&line_id).map_or(&[], Vec::as_slice)
    }

    /// A note that may be used in the page.
    pub fn usable(&self, note_id: i64) -> Option<&Noted> {
        self.notes
            .get(&note_id)
            .filter(|noted| may(&noted.consent, Viewer::Steward, Purpose::Summary, self.now))
    }

    /// How many notes may be used.
    pub fn usable_notes(&self) -> usize {
        self.notes.keys().filter(|id| self.usable(**id).is_some()).count()
    }

    /// How many people were there.
    pub fn people(&self) -> usize {
        self.areas.len()
    }

    /// Postal areas that those who were there named; `None`: too few people to tell.
    pub fn areas(&self) -> Option<usize> {
        let areas: BTreeSet<&str> =
            self.areas.values().map(String::as_str).filter(|area| !area.is_empty()).collect();
        (self.people() >= FEWEST && !areas.is_empty()).then_some(areas.len())
    }

    /// Tables of all rounds, and how many rounds there were.
    pub fn tables(&self) -> (usize, usize) {
        let tables: BTreeSet<(i64, i64)> =
            self.seats.iter().map(|seat| (seat.round, seat.table_no)).collect();
        let rounds: BTreeSet<i64> = tables.iter().map(|(round, _)| *round).collect();
        (tables.len(), rounds.len())
    }

    /// What a line rests on now.
    pub fn ground(&self, line_id: i64) -> Ground {
        let sources = self.sources(line_id);
        let used: Vec<&Noted> = sources.iter().filter_map(|source| self.usable(source.note_id)).collect();
        let tables: BTreeSet<(i64, i64)> = used.iter().filter_map(|noted| table(noted)).collect();
        let mut people: BTreeSet<i64> = used.iter().filter_map(|noted| noted.note.attendance_id).collect();
        let at_tables = self.seats.iter().filter(|seat| tables.contains(&(seat.round, seat.table_no)));
        people.extend(at_tables.map(|seat| seat.attendance_id));
        let areas: BTreeSet<&String> =
            people.iter().filter_map(|id| self.areas.get(id)).filter(|area| !area.is_empty()).collect();
        let is_lost = |source: &&Source| self.usable(source.note_id).is_none();
        Ground {
            notes: used.len(),
            tables: tables.len(),
            areas: (people.len() >= FEWEST && !areas.is_empty()).then_some(areas.len()),
            lost: sources.iter().filter(is_lost).count(),
            is_in_lost_words: sources.iter().filter(is_lost).any(|source| source.speaks),
        }
    }

    /// The people that a note comes from, with their postal areas: who wrote it, and who sat at its table.
    pub fn people_of(&self, noted: &Noted) -> BTreeSet<(i64, String)> {
        let seated = self.seats.iter().filter(|seat| table(noted) == Some((seat.round, seat.table_no)));
        let people = seated.map(|seat| seat.attendance_id).chain(noted.note.attendance_id);
        let area = |id| Some((id, self.areas.get(&id).filter(|area| !area.is_empty())?.clone()));
        people.filter_map(area).collect()
    }

    /// The postal areas of the people that a note comes from.
    pub fn areas_of(&self, noted: &Noted) -> BTreeSet<String> {
        self.people_of(noted).into_iter().map(|(_, area)| area).collect()
    }

    /// What the tables of the last round say of the page.
    pub fn confirmed(&self) -> Tables {
        let last = self.seats.iter().map(|seat| seat.round).max();
        let tables: BTreeSet<i64> =
            self.seats.iter().filter(|seat| Some(seat.round) == last).map(|seat| seat.table_no).collect();
        let says = |table: &i64, verdict: Verdict| {
            self.said.iter().any(|said| said.table_no == Some(*table) && said.verdict == verdict)
        };
        let missing = tables.iter().filter(|table| says(table, Verdict::Missing)).count();
        let right = tables
            .iter()
            .filter(|table| says(table, Verdict::Right) && !says(table, Verdict::Missing))
            .count();
        Tables { all: tables.len(), right, missing, people: self.said.len() }
    }

    /// The table where somebody sat last.
    pub fn last_table(&self, attendance_id: i64) -> Option<i64> {
        let own = self.seats.iter().filter(|seat| seat.attendance_id == attendance_id);
        own.max_by_key(|seat| seat.round).map(|seat| seat.table_no)
    }
}

/// The round and the table of a note, if it was written at one.
pub fn table(noted: &Noted) -> Option<(i64, i64)> {
    (noted.note.table_no > 0).then_some((noted.note.round, noted.note.table_no))
}

/// The first series that shows the session: its title, and which of its sessions this is.
fn series_of(tx: &mut Tx, session_id: i64) -> store::Result<Option<(Bilingual, usize, usize)>> {
    for (series_id, title, state) in series::of_session(tx, session_id)? {
        if state == SeriesState::Draft {
            continue;
        }
        let sessions = session::of_series(tx, series_id)?;
        let shown: Vec<i64> = sessions
            .iter()
            .filter(|one| !matches!(one.state, session::State::Draft | session::State::Cancelled))
            .map(|one| one.id)
            .collect();
        if let Some(at) = shown.iter().position(|id| *id == session_id) {
            return Ok(Some((title, at + 1, shown.len())));
        }
    }
    Ok(None)
}
