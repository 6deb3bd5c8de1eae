//! The sample's page of a session: who was there, what five tables noted, and the lines that rest on it. All of it made up.

use std::collections::BTreeSet;

use serde::Deserialize;
use store::attendance::{self, Attendance, Way};
use store::community::Speaks;
use store::confirmation::{self, Confirmation, Verdict};
use store::consent::{self, Audience, Grants};
use store::note::{self, Kind, Note, Origin};
use store::room::{self, Room, Stage};
use store::seat::{self, Role, Seat};
use store::session::Session;
use store::summary::{self, About, Addressee, Doer, Line, Section, State, Summary};
use store::{Bilingual, Ids, Language, Tx};

use crate::summary::{facts::Facts, set_sources};

const HOUR: i64 = 3_600_000;
const PEOPLE: i64 = 30;
const TABLES: i64 = 5;
/// Where the people of the sample say they live; first three characters, as always.
const AREAS: [&str; 6] = ["K1N", "K1R", "K1S", "K2P", "J8X", "J8Y"];

/// The page as it stands in `summary.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    note: Vec<Said>,
    line: Vec<Told>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    kind: String,
    table: i64,
    agreed: (i64, i64),
    text_en: Option<String>,
    text_fr: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    section: String,
    addressee: Option<String>,
    lever: Option<String>,
    doer: Option<String>,
    /// The notes it rests on, by their place in the file.
    on: Vec<usize>,
    en: String,
    fr: String,
    #[serde(default)]
    who_en: String,
    #[serde(default)]
    who_fr: String,
}

impl Sample {
    /// The page that comes with the program.
    pub fn read() -> Result<Self, toml::de::Error> {
        toml::from_str(include_str!("summary.toml"))
    }

    /// Whether each word stands for something, and each line rests on notes that are there.
    #[cfg(test)]
    pub fn is_whole(&self) -> bool {
        let notes = self
            .note
            .iter()
            .all(|note| kind(&note.kind).is_some() && note.text_en.is_some() != note.text_fr.is_some());
        let lines = self.line.iter().all(|line| {
            section(&line.section).is_some()
                && about(line).is_some()
                && !line.on.is_empty()
                && line.on.iter().all(|at| *at < self.note.len())
        });
        notes && lines && !self.line.is_empty()
    }

    /// Adds people, notes and the published page of a session that is over.
    pub fn keep(&self, tx: &mut Tx, ids: &Ids, session: &Session, community_id: i64) -> store::Result<()> {
        let (id, ends) = (session.id, session.ends());
        let people = come(tx, ids, session)?;
        let closed = Room { stage: Stage::Closed, round: 1, tables: TABLES, ..Room::empty(id) };
        room::set(tx, &closed)?;
        let mut notes = Vec::new();
        for (said, at) in self.note.iter().zip(0i64..) {
            notes.push(said.keep(tx, ids, session, (community_id, &people), at)?);
        }
        summary::insert(tx, id, 0, ends, None)?;
        for (told, position) in self.line.iter().zip(0i64..) {
            let Some(line) = told.line(ids, position, ends) else { continue };
            summary::add(tx, id, &line)?;
            let on: BTreeSet<i64> = told.on.iter().filter_map(|at| notes.get(*at).copied()).collect();
            let Some(facts) = Facts::read(tx, id, ends)? else { continue };
            set_sources(tx, ids, &facts, &line, &on, ends)?;
        }
        let Some(page) = summary::of(tx, id)? else { return Ok(()) };
        for table_no in 1..=TABLES {
            let Some(attendance_id) = people.get(usize::try_from(table_no - 1).unwrap_or(0)) else {
                continue;
            };
            let said = Confirmation {
                attendance_id: *attendance_id,
                table_no: Some(table_no),
                verdict: Verdict::Right,
                words: String::new(),
                language: Language::English,
                version: page.version,
                hidden: None,
                made: ends + HOUR / 6,
            };
            confirmation::put(tx, id, &said)?;
        }
        let published =
            Summary { state: State::Published, asked: Some(ends), published: Some(ends + HOUR / 4), ..page };
        summary::set_state(tx, &published)
    }
}

/// Thirty people at five tables.
fn come(tx: &mut Tx, ids: &Ids, session: &Session) -> store::Result<Vec<i64>> {
    let mut people = Vec::new();
    for (person, area) in (0..PEOPLE).zip(AREAS.iter().cycle()) {
        let one = Attendance {
            session_id: session.id,
            id: ids.next(),
            registration_id: None,
            holder: None,
            name: String::new(),
            language: Speaks::Both,
            postal_area: (*area).to_owned(),
            needs: String::new(),
            leads: false,
            opinion_group: None,
            way: Way::Code,
            made: session.starts,
            gone: None,
        };
        attendance::insert(tx, &one)?;
        let role = if person < TABLES { Role::NoteTaker } else { Role::Speaker };
        let seat = Seat { round: 1, attendance_id: one.id, table_no: person % TABLES + 1, role };
        seat::put(tx, session.id, seat)?;
        people.push(one.id);
    }
    Ok(people)
}

fn kind(word: &str) -> Option<Kind> {
    Kind::ALL.iter().copied().find(|kind| kind.word() == word)
}

fn section(word: &str) -> Option<Section> {
    Section::ALL.iter().copied().find(|section| section.word() == word)
}

/// What a line says beside its text; `None` if a word stands for nothing.
fn about(told: &Told) -> Option<About> {
    let of = |word: &Option<String>| word.clone().unwrap_or_default();
    let about = About {
        addressee: Addressee::ALL.iter().copied().find(|one| one.word() == of(&told.addressee)),
        lever: summary::lever(&of(&told.lever)),
        doer: Doer::ALL.iter().copied().find(|one| one.word() == of(&told.doer)),
        who: Bilingual { en: told.who_en.clone(), fr: told.who_fr.clone() },
        by_when: String::new(),
    };
    let is_known = about.addressee.is_some() == told.addressee.is_some()
        && about.lever.is_some() == told.lever.is_some()
        && about.doer.is_some() == told.doer.is_some();
    is_known.then_some(about)
}

impl Said {
    /// Adds the note, with a yes to summaries; its id.
    fn keep(
        &self,
        tx: &mut Tx,
        ids: &Ids,
        session: &Session,
        (community_id, people): (i64, &[i64]),
        at: i64,
    ) -> store::Result<i64> {
        let (text, language) = match (&self.text_fr, &self.text_en) {
            (Some(text), _) => (text, Language::French),
            (None, text) => (text.as_ref().unwrap_or(&self.kind), Language::English),
        };
        let when = session.starts + HOUR / 4 + at * HOUR / 60;
        let id = ids.next();
        let note = Note {
            session_id: session.id,
            id,
            client_id: format!("sample-{at}"),
            round: 1,
            table_no: self.table,
            prompt_id: None,
            kind: kind(&self.kind).unwrap_or(Kind::Idea),
            text: text.clone(),
            language,
            attendance_id: usize::try_from(self.table - 1).ok().and_then(|place| people.get(place).copied()),
            is_quote: false,
            agreement: Some(self.agreed),
            cluster_id: None,
            origin: Origin::Live,
            beside_id: None,
            version: 1,
            made: when,
            changed: when,
            typed_by: None,
        };
        note::insert(tx, &note)?;
        let grants = Grants { see: Audience::Community, summary: true, strategy: true, ..Grants::default() };
        consent::put(tx, ids, (consent::Kind::Note, id), Some(community_id), &grants, when)?;
        Ok(id)
    }
}

impl Told {
    fn line(&self, ids: &Ids, position: i64, made: i64) -> Option<Line> {
        Some(Line {
            id: ids.next(),
            section: section(&self.section)?,
            position,
            text: Bilingual { en: self.en.clone(), fr: self.fr.clone() },
            en_changed: made,
            fr_changed: made,
            about: about(self)?,
            made,
        })
    }
}
