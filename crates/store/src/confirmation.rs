//! What those who were there say of the page of their session: it is right, or something is missing.

use crate::words::words;
use crate::{Language, Result, Row, Tx, params, statements};

words! {
    /// What someone says of it.
    Verdict {
        /// This is right.
        Right = "right",
        /// This is missing.
        Missing = "missing",
    }
}

/// What someone who was there says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// Who, by their attendance.
    pub attendance_id: i64,
    /// Where they sat last.
    pub table_no: Option<i64>,
    /// Right, or missing.
    pub verdict: Verdict,
    /// What is missing; may be empty.
    pub words: String,
    /// Of the words.
    pub language: Language,
    /// Of the page they read.
    pub version: i64,
    /// Since when its words are not shown.
    pub hidden: Option<i64>,
    /// When.
    pub made: i64,
}

statements! {
    PUT = "INSERT INTO confirmation (session_id, attendance_id, table_no, verdict, words, language, version, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (session_id, attendance_id) DO UPDATE SET table_no = excluded.table_no, verdict = excluded.verdict,
            words = excluded.words, language = excluded.language, version = excluded.version, hidden = NULL,
            made = excluded.made";
    OF = "SELECT attendance_id, table_no, verdict, words, language, version, hidden, made
        FROM confirmation WHERE session_id = $1 ORDER BY made, attendance_id";
    BY = "SELECT attendance_id, table_no, verdict, words, language, version, hidden, made
        FROM confirmation WHERE session_id = $1 AND attendance_id = $2";
    HIDE = "UPDATE confirmation SET hidden = $1 WHERE session_id = $2 AND attendance_id = $3";
}

/// Keeps what someone says, in the place of what they said before.
pub fn put(tx: &mut Tx, session_id: i64, said: &Confirmation) -> Result<()> {
    tx.execute(
        PUT,
        params![
            session_id,
            said.attendance_id,
            said.table_no,
            said.verdict,
            said.words.as_str(),
            said.language.word(),
            said.version,
            said.made
        ],
    )?;
    Ok(())
}

/// Everything that was said of a page, the first first.
pub fn of(tx: &mut Tx, session_id: i64) -> Result<Vec<Confirmation>> {
    tx.rows(OF, params![session_id], read)
}

/// What one of those present said.
pub fn by(tx: &mut Tx, session_id: i64, attendance_id: i64) -> Result<Option<Confirmation>> {
    tx.row(BY, params![session_id, attendance_id], read)
}

/// Its words are not shown since a time, or (`None`) are again; false if there are none.
pub fn hide(tx: &mut Tx, session_id: i64, attendance_id: i64, since: Option<i64>) -> Result<bool> {
    Ok(tx.execute(HIDE, params![since, session_id, attendance_id])? > 0)
}

fn read(row: &Row) -> Result<Confirmation> {
    Ok(Confirmation {
        attendance_id: row.get(0)?,
        table_no: row.get(1)?,
        verdict: Verdict::read(row, 2)?,
        words: row.get(3)?,
        language: Language::read(row, 4)?,
        version: row.get(5)?,
        hidden: row.get(6)?,
        made: row.get(7)?,
    })
}
