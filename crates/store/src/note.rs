//! Notes: one idea each, written down at a table. What may be done with them stands in `consent`; nothing is thrown
//! away: earlier wordings are kept, and two wordings of one moment stand beside one another.

use crate::consent::{self, Consent};
use crate::words::words;
use crate::{Language, Result, Row, Tx, params, statements};

words! {
    /// What a note says.
    Kind {
        /// Something that somebody lived.
        Story = "story",
        /// What is strong here already.
        Strength = "strength",
        /// What stands in the way.
        Barrier = "barrier",
        /// Something one could do.
        Idea = "idea",
        /// What somebody should do.
        Recommendation = "recommendation",
        /// What helps, and where it is.
        Resource = "resource",
        /// What somebody would give or do.
        Offer = "offer",
        /// What somebody asks for.
        Request = "request",
        /// What people do not agree on.
        Disagreement = "disagreement",
        /// Words worth keeping as they were said.
        Quote = "quote",
    }

    /// How a note came in.
    Origin {
        /// In the room.
        Live = "live",
        /// Without a line to the server, and sent later.
        Offline = "offline",
        /// From a sheet of paper.
        Paper = "paper",
    }
}

/// One idea.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where it was said.
    pub session_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// Made by the device that wrote it; sent twice, the note is kept once.
    pub client_id: String,
    /// In which round; 0: before there were tables.
    pub round: i64,
    /// At which table; 0: at none.
    pub table_no: i64,
    /// What was asked.
    pub prompt_id: Option<i64>,
    /// What it says.
    pub kind: Kind,
    /// In these words.
    pub text: String,
    /// In this language.
    pub language: Language,
    /// Who wrote it, or whose words it is.
    pub attendance_id: Option<i64>,
    /// Somebody's exact words. Whether they may be quoted is in the consent.
    pub is_quote: bool,
    /// So many at the table agree, of so many.
    pub agreement: Option<(i64, i64)>,
    /// With which others a facilitator put it.
    pub cluster_id: Option<i64>,
    /// How it came in.
    pub origin: Origin,
    /// The note that this is another version of, written at the same time.
    pub beside_id: Option<i64>,
    /// Grows with each wording, from 1.
    pub version: i64,
    /// When.
    pub made: i64,
    /// When it was worded last.
    pub changed: i64,
    /// Who typed a paper sheet in.
    pub typed_by: Option<i64>,
}

/// A note with what decides who sees it, and what people make of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// The note.
    pub note: Note,
    /// What its owner allows.
    pub consent: Consent,
    /// Its owner: `p…` a person, `g…` a guest; `None`: nobody who can be found.
    pub owner: Option<String>,
    /// How many say that it matters most.
    pub dots: i64,
}

/// An earlier wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Of this version.
    pub version: i64,
    /// What it said.
    pub kind: Kind,
    /// In these words.
    pub text: String,
    /// When that was written.
    pub changed: i64,
}

/// Notes with their consent, under a condition.
macro_rules! noted {
    ($condition:literal) => {
        concat!(
            "SELECT n.session_id, n.id, n.client_id, n.round, n.table_no, n.prompt_id, n.kind, n.text, n.language,
                n.attendance_id, n.is_quote, n.agreed, n.of_how_many, n.cluster_id, n.origin, n.beside_id, n.version,
                n.made, n.changed, n.typed_by,
                c.kind, c.record_id, c.community_id, c.see, c.may_quote, c.may_name, c.may_summarise, c.may_strategy,
                c.may_institutions, c.keep_until, c.withdrawn, c.hidden, k.sharing, a.holder,
                (SELECT count(*) FROM note_dot d WHERE d.session_id = n.session_id AND d.note_id = n.id)
            FROM note n JOIN consent c ON c.kind = 'note' AND c.record_id = n.id
                LEFT JOIN community k ON k.id = c.community_id
                LEFT JOIN attendance a ON a.session_id = n.session_id AND a.id = n.attendance_id
            WHERE ",
            $condition
        )
    };
}
/// Columns of the note itself.
const COLUMNS: usize = 20;

statements! {
    INSERT = "INSERT INTO note (session_id, id, client_id, round, table_no, prompt_id, kind, text, language,
            attendance_id, is_quote, agreed, of_how_many, cluster_id, origin, beside_id, version, made, changed, typed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
        ON CONFLICT (session_id, client_id) DO NOTHING";
    BY_ID = noted!("n.session_id = $1 AND n.id = $2");
    BY_CLIENT = noted!("n.session_id = $1 AND n.client_id = $2");
    OF_SESSION = noted!("n.session_id = $1 ORDER BY n.id");
    UNDER_LINE = noted!("n.session_id = $1
        AND n.id IN (SELECT o.note_id FROM summary_source o WHERE o.session_id = $1 AND o.line_id = $2) ORDER BY n.id");
    AT_TABLE = noted!("n.session_id = $1 AND n.round = $2 AND n.table_no = $3 ORDER BY n.id");
    NEWEST = noted!("n.session_id = $1 ORDER BY n.id DESC LIMIT $2");
    OF_ATTENDANCE = noted!("n.session_id = $1 AND n.attendance_id = $2 ORDER BY n.id DESC");
    // by the key of the notes: SQLite would else go through every note for every consent
    OF_OWNER = noted!("(n.session_id, n.id) IN (SELECT m.session_id, m.id FROM attendance_of o
            JOIN note m ON m.session_id = o.session_id AND m.attendance_id = o.attendance_id WHERE o.holder = $1)
        ORDER BY n.id DESC");
    COUNT = "SELECT count(*) FROM note WHERE session_id = $1";
    REWORD = "UPDATE note SET kind = $1, text = $2, language = $3, is_quote = $4, version = version + 1, changed = $5
        WHERE session_id = $6 AND id = $7 AND version = $8";
    KEEP_EDITION = "INSERT INTO note_edition (session_id, note_id, version, kind, text, changed)
        SELECT session_id, id, version, kind, text, changed FROM note WHERE session_id = $1 AND id = $2 AND version = $3
        ON CONFLICT (session_id, note_id, version) DO NOTHING";
    EDITIONS = "SELECT version, kind, text, changed FROM note_edition WHERE session_id = $1 AND note_id = $2
        ORDER BY version DESC";
    AGREE = "UPDATE note SET agreed = $1, of_how_many = $2 WHERE session_id = $3 AND id = $4";
    MOVE = "UPDATE note SET cluster_id = $1 WHERE session_id = $2 AND id = $3";
    DOT = "INSERT INTO note_dot (session_id, note_id, attendance_id) VALUES ($1, $2, $3)
        ON CONFLICT (session_id, note_id, attendance_id) DO NOTHING";
    UNDOT = "DELETE FROM note_dot WHERE session_id = $1 AND note_id = $2 AND attendance_id = $3";
    DOTS_OF = "SELECT note_id FROM note_dot WHERE session_id = $1 AND attendance_id = $2 ORDER BY note_id";
    DELETE = "DELETE FROM note WHERE session_id = $1 AND id = $2";
}

/// Keeps a note; false if the device that wrote it has sent it before. Its consent is put in the same transaction.
pub fn insert(tx: &mut Tx, note: &Note) -> Result<bool> {
    let done = tx.execute(
        INSERT,
        params![
            note.session_id,
            note.id,
            note.client_id.as_str(),
            note.round,
            note.table_no,
            note.prompt_id,
            note.kind,
            note.text.as_str(),
            note.language,
            note.attendance_id,
            note.is_quote,
            note.agreement.map(|(agreed, _)| agreed),
            note.agreement.map(|(_, of)| of),
            note.cluster_id,
            note.origin,
            note.beside_id,
            note.version,
            note.made,
            note.changed,
            note.typed_by
        ],
    )?;
    Ok(done > 0)
}

/// One of them, whoever may see it.
pub fn by_id(tx: &mut Tx, session_id: i64, id: i64) -> Result<Option<Noted>> {
    tx.row(BY_ID, params![session_id, id], read)
}

/// The one that a device sent under this id.
pub fn by_client(tx: &mut Tx, session_id: i64, client_id: &str) -> Result<Option<Noted>> {
    tx.row(BY_CLIENT, params![session_id, client_id], read)
}

/// All of a session, the first first.
pub fn of_session(tx: &mut Tx, session_id: i64) -> Result<Vec<Noted>> {
    tx.rows(OF_SESSION, params![session_id], read)
}

/// Those that a line of its page rests on, or rested on, the first first.
pub fn under_line(tx: &mut Tx, session_id: i64, line_id: i64) -> Result<Vec<Noted>> {
    tx.rows(UNDER_LINE, params![session_id, line_id], read)
}

/// Those of a table in a round, the first first.
pub fn at_table(tx: &mut Tx, session_id: i64, round: i64, table_no: i64) -> Result<Vec<Noted>> {
    tx.rows(AT_TABLE, params![session_id, round, table_no], read)
}

/// The newest of a session.
pub fn newest(tx: &mut Tx, session_id: i64, limit: i64) -> Result<Vec<Noted>> {
    tx.rows(NEWEST, params![session_id, limit], read)
}

/// Those of somebody there, the newest first.
pub fn of_attendance(tx: &mut Tx, session_id: i64, attendance_id: i64) -> Result<Vec<Noted>> {
    tx.rows(OF_ATTENDANCE, params![session_id, attendance_id], read)
}

/// Everything of one owner in every session, whatever they allow, the newest first. Of a device that passed on, what was noted
/// by whoever has it now.
pub fn of_owner(tx: &mut Tx, owner: &str) -> Result<Vec<Noted>> {
    tx.rows(OF_OWNER, params![owner], read)
}

/// How many a session has.
pub fn count(tx: &mut Tx, session_id: i64) -> Result<i64> {
    Ok(tx.row(COUNT, params![session_id], |row| row.get(0))?.unwrap_or(0))
}

/// Writes kind, text, language and whether it is a quote anew, and keeps the wording before; false, and nothing is
/// changed, if somebody worded it meanwhile: `note.version` is the one that was read.
pub fn reword(tx: &mut Tx, note: &Note, now: i64) -> Result<bool> {
    tx.execute(KEEP_EDITION, params![note.session_id, note.id, note.version])?;
    let done = tx.execute(
        REWORD,
        params![
            note.kind,
            note.text.as_str(),
            note.language,
            note.is_quote,
            now,
            note.session_id,
            note.id,
            note.version
        ],
    )?;
    Ok(done > 0)
}

/// Its earlier wordings, the latest first.
pub fn editions(tx: &mut Tx, session_id: i64, id: i64) -> Result<Vec<Edition>> {
    tx.rows(EDITIONS, params![session_id, id], |row| {
        Ok(Edition {
            version: row.get(0)?,
            kind: Kind::read(row, 1)?,
            text: row.get(2)?,
            changed: row.get(3)?,
        })
    })
}

/// So many at the table agree, of so many; or nobody was asked.
pub fn agree(tx: &mut Tx, session_id: i64, id: i64, agreement: Option<(i64, i64)>) -> Result<()> {
    let (agreed, of) = (agreement.map(|(agreed, _)| agreed), agreement.map(|(_, of)| of));
    tx.execute(AGREE, params![agreed, of, session_id, id])?;
    Ok(())
}

/// Puts it with the others of a cluster, or by itself.
pub fn set_cluster(tx: &mut Tx, session_id: i64, id: i64, cluster_id: Option<i64>) -> Result<bool> {
    Ok(tx.execute(MOVE, params![cluster_id, session_id, id])? > 0)
}

/// Somebody says that it matters most; false if they have said so.
pub fn dot(tx: &mut Tx, session_id: i64, id: i64, attendance_id: i64) -> Result<bool> {
    Ok(tx.execute(DOT, params![session_id, id, attendance_id])? > 0)
}

/// They take that back.
pub fn undot(tx: &mut Tx, session_id: i64, id: i64, attendance_id: i64) -> Result<bool> {
    Ok(tx.execute(UNDOT, params![session_id, id, attendance_id])? > 0)
}

/// The notes that somebody says matter most.
pub fn dots_of(tx: &mut Tx, session_id: i64, attendance_id: i64) -> Result<Vec<i64>> {
    tx.rows(DOTS_OF, params![session_id, attendance_id], |row| row.get(0))
}

/// Removes a note with its consent and its history; what leaned on it is marked.
pub fn delete(tx: &mut Tx, session_id: i64, id: i64, now: i64) -> Result<bool> {
    consent::forget(tx, consent::Kind::Note, id, now)?;
    Ok(tx.execute(DELETE, params![session_id, id])? > 0)
}

fn read(row: &Row) -> Result<Noted> {
    let agreed: Option<i64> = row.get(11)?;
    let of: Option<i64> = row.get(12)?;
    let note = Note {
        session_id: row.get(0)?,
        id: row.get(1)?,
        client_id: row.get(2)?,
        round: row.get(3)?,
        table_no: row.get(4)?,
        prompt_id: row.get(5)?,
        kind: Kind::read(row, 6)?,
        text: row.get(7)?,
        language: Language::read(row, 8)?,
        attendance_id: row.get(9)?,
        is_quote: row.get(10)?,
        agreement: agreed.zip(of),
        cluster_id: row.get(13)?,
        origin: Origin::read(row, 14)?,
        beside_id: row.get(15)?,
        version: row.get(16)?,
        made: row.get(17)?,
        changed: row.get(18)?,
        typed_by: row.get(19)?,
    };
    let consent = consent::read(row, COLUMNS)?;
    Ok(Noted { note, consent, owner: row.get(COLUMNS + 13)?, dots: row.get(COLUMNS + 14)? })
}
