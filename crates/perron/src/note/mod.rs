//! Notes: one idea each, written down in a room, on paper or without a line to the server. What may be shown of them and
//! what they may be used for is decided by `consent`; nothing is thrown away.

mod forms;
mod offline;
mod pages;
mod paper;
mod views;

use store::consent::{self, Audience, Grants, Kind as Consented};
use store::lean::{self, Lean};
use store::note::{self, Kind, Note, Noted, Origin};
use store::{Ids, Language, Tx};

pub(crate) use paper::FIELDS as PAPER;
pub use views::Line;
pub(crate) use views::kind_choices;

use crate::error::{Error, OrNotFound};
use crate::rights::Deed;
use crate::room::{Here, Part, changed};
use crate::routes::{Access, Route};
use crate::visit::Visit;

/// Characters of the longest note.
pub const LONGEST: usize = 500;
/// Bytes of the largest form: one that is far too long comes back with its words and a sentence.
const FORM: usize = 512 << 10;
/// Bytes of the largest queue of a device.
const QUEUE: usize = 1 << 20;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    let records = Access::May(Deed::Record);
    vec![
        Route::get("/notes", Access::Guest, pages::mine),
        Route::get("/sessions/{id}/notes", Access::Guest, pages::own),
        Route::post("/sessions/{id}/notes", Access::Guest, pages::add).up_to(FORM),
        Route::post("/sessions/{id}/dots", Access::Guest, pages::dot),
        Route::get("/sessions/{id}/notes/paper", records, paper::sheet),
        Route::post("/sessions/{id}/notes/paper", records, paper::type_in).up_to(FORM),
        Route::get("/sessions/{id}/notes/offline", Access::Guest, offline::show),
        Route::get("/sessions/{id}/notes/queue", Access::Guest, offline::known),
        Route::post("/sessions/{id}/notes/queue", Access::Guest, offline::take).up_to(QUEUE),
        Route::get("/sessions/{id}/notes/{note}", Access::Guest, pages::show),
        Route::post("/sessions/{id}/notes/{note}", Access::Guest, pages::reword).up_to(FORM),
        Route::post("/sessions/{id}/notes/{note}/agreement", Access::Guest, pages::agree),
        Route::post("/sessions/{id}/notes/{note}/consent", Access::Guest, pages::allow),
        Route::post("/sessions/{id}/notes/{note}/withdrawal", Access::Guest, pages::withdraw),
    ]
}

/// What a note says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// Made by the device; the same a second time is the same note.
    pub client_id: String,
    /// What it is.
    pub kind: Kind,
    /// One idea.
    pub text: String,
    /// What it is in.
    pub language: Language,
    /// Somebody's exact words.
    pub is_quote: bool,
    /// What its owner, or whoever asked them, allows.
    pub allowed: Allowed,
}

/// The two things that whoever writes a note is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Allowed {
    /// The exact words may be quoted.
    pub quote: bool,
    /// Only those who run the session see it.
    pub is_sensitive: bool,
}

impl Allowed {
    /// As consent has it: whoever is in the room sees a note, and it goes, without a name, into the one page and the
    /// strategy, as everybody is told before they come in; a sensitive one does neither.
    pub fn grants(self) -> Grants {
        let see = if self.is_sensitive { Audience::Owner } else { Audience::Community };
        let used = !self.is_sensitive;
        let quote = self.quote && used;
        Grants { see, quote, summary: used, strategy: used, ..Grants::default() }
    }

    /// What was granted, as the form asks it.
    pub fn of(grants: &Grants) -> Self {
        Self { quote: grants.quote, is_sensitive: grants.see == Audience::Owner }
    }
}

/// Where a note was said, and how it came in.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    /// In which session.
    pub session_id: i64,
    /// The community whose rule caps what is allowed.
    pub community_id: Option<i64>,
    /// In which round.
    pub round: i64,
    /// At which table.
    pub table_no: i64,
    /// What was asked.
    pub prompt_id: Option<i64>,
    /// Who wrote it, or whose words it is.
    pub attendance_id: Option<i64>,
    /// How it came in.
    pub origin: Origin,
    /// So many at the table agree, of so many.
    pub agreement: Option<(i64, i64)>,
    /// Who typed it in from paper.
    pub typed_by: Option<i64>,
}

impl Said {
    /// Said here and now.
    pub fn here(here: &Here) -> Self {
        Self {
            session_id: here.session.id,
            community_id: here.community_id,
            round: here.room.round,
            table_no: here.table_no(),
            prompt_id: here.room.prompt_id,
            attendance_id: here.me.as_ref().map(|me| me.id),
            origin: Origin::Live,
            agreement: None,
            typed_by: None,
        }
    }
}

/// Keeps a note; one that a device sent before is there already. Its id.
pub fn keep(
    tx: &mut Tx<'_>,
    ids: &Ids,
    said: &Said,
    words: &Words,
    beside_id: Option<i64>,
    now: i64,
) -> store::Result<i64> {
    let note = Note {
        session_id: said.session_id,
        id: ids.next(),
        client_id: words.client_id.clone(),
        round: said.round,
        table_no: said.table_no,
        prompt_id: said.prompt_id,
        kind: words.kind,
        text: words.text.clone(),
        language: words.language,
        attendance_id: said.attendance_id,
        is_quote: words.is_quote,
        agreement: said.agreement,
        cluster_id: None,
        origin: said.origin,
        beside_id,
        version: 1,
        made: now,
        changed: now,
        typed_by: said.typed_by,
    };
    if !note::insert(tx, &note)? {
        let known = note::by_client(tx, said.session_id, &words.client_id)?;
        return Ok(known.map_or(note.id, |known| known.note.id));
    }
    consent::put(tx, ids, (Consented::Note, note.id), said.community_id, &words.allowed.grants(), now)?;
    changed(tx, said.session_id, &[Part::Wall, Part::Table(said.table_no)])?;
    Ok(note.id)
}

/// What became of another wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reworded {
    /// It stands; the earlier one is kept too.
    Done,
    /// Somebody else worded it meanwhile: both stand beside one another.
    Beside,
}

/// Words a note anew. `version` is the one that whoever words it has read.
pub fn reword(
    tx: &mut Tx<'_>,
    ids: &Ids,
    noted: &Noted,
    (version, words): (i64, &Words),
    (attendance_id, origin): (Option<i64>, Origin),
    now: i64,
) -> store::Result<Reworded> {
    let before = &noted.note;
    let after = Note {
        kind: words.kind,
        text: words.text.clone(),
        language: words.language,
        is_quote: words.is_quote,
        version,
        ..before.clone()
    };
    let is_said = |kind: Kind, text: &str| (kind, text) == (words.kind, words.text.as_str());
    let said_before = note::editions(tx, before.session_id, before.id)?;
    if is_said(before.kind, &before.text) || said_before.iter().any(|one| is_said(one.kind, &one.text)) {
        // sent twice: it came in, and may have been worded again since
        return Ok(Reworded::Done);
    }
    if note::reword(tx, &after, now)? {
        changed(tx, before.session_id, &[Part::Wall, Part::Table(before.table_no)])?;
        return Ok(Reworded::Done);
    }
    let said = Said {
        session_id: before.session_id,
        community_id: noted.consent.community_id,
        round: before.round,
        table_no: before.table_no,
        prompt_id: before.prompt_id,
        attendance_id,
        origin,
        agreement: None,
        typed_by: None,
    };
    let words = Words { allowed: Allowed::of(&noted.consent.grants), ..words.clone() };
    keep(tx, ids, &said, &words, Some(before.beside_id.unwrap_or(before.id)), now)?;
    Ok(Reworded::Beside)
}

/// Whether whoever asks may word a note anew and say how many agree: its owner, the people of its table in its round,
/// and those who run the session.
pub fn may_word(tx: &mut Tx<'_>, here: &Here, noted: &Noted, runs: bool) -> store::Result<bool> {
    if runs {
        return Ok(true);
    }
    let Some(me) = &here.me else { return Ok(false) };
    let note = &noted.note;
    if note.attendance_id == Some(me.id) {
        return Ok(true);
    }
    let seat = store::seat::of(tx, note.session_id, note.round, me.id)?;
    Ok(note.table_no > 0 && seat.is_some_and(|seat| seat.table_no == note.table_no))
}

/// Takes a note back: it is shown to nobody else and used no more, and what leaned on it is marked.
pub fn withdraw(tx: &mut Tx<'_>, ids: &Ids, note: &Note, now: i64) -> store::Result<bool> {
    let is_done = consent::withdraw(tx, ids, Consented::Note, note.id, now)?;
    changed(tx, note.session_id, &[Part::Wall, Part::Table(note.table_no)])?;
    Ok(is_done)
}

/// Says what may be done with a note from now on.
pub fn allow(tx: &mut Tx<'_>, ids: &Ids, note: &Note, allowed: Allowed, now: i64) -> store::Result<()> {
    consent::put(tx, ids, (Consented::Note, note.id), None, &allowed.grants(), now)?;
    changed(tx, note.session_id, &[Part::Wall, Part::Table(note.table_no)])
}

/// Writes down that a note was used somewhere: when it is taken back, that is marked.
pub fn lean_on(
    tx: &mut Tx<'_>,
    ids: &Ids,
    noted: &Noted,
    (path, title): (String, String),
    now: i64,
) -> store::Result<()> {
    lean::insert(
        tx,
        &Lean {
            kind: Consented::Note,
            record_id: noted.note.id,
            id: ids.next(),
            grant: consent::Grant::Summary,
            path,
            title,
            community_id: noted.consent.community_id,
            made: now,
            mend: None,
            mended: None,
        },
    )
}

/// Removes the notes of somebody who leaves.
pub fn remove_of(tx: &mut Tx<'_>, holder: &str, now: i64) -> store::Result<()> {
    for Noted { note, .. } in note::of_owner(tx, holder)? {
        note::delete(tx, note.session_id, note.id, now)?;
        changed(tx, note.session_id, &[Part::Wall, Part::Table(note.table_no)])?;
    }
    Ok(())
}

/// A note of a session that whoever asks may see.
pub fn seen(tx: &mut Tx<'_>, visit: &Visit, here: &Here, id: i64) -> Result<Noted, Error> {
    use crate::consent::{Purpose, may};
    let noted = note::by_id(tx, here.session.id, id)?.ok_or_not_found()?;
    let viewer = here.viewer(visit, &noted.note);
    may(&noted.consent, viewer, Purpose::Page, visit.app.clock.now()).then_some(noted).ok_or(Error::NotFound)
}
