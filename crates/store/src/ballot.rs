//! One paper ballot, entered by a moderator.

use crate::{Result, Row, Tx, params, statements};

/// One paper ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// Where.
    pub conversation_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// Whose votes it carries.
    pub participant_id: i64,
    /// What is written on the sheet, so that none is entered twice.
    pub label: String,
    /// Who entered it; `None` once their account is gone.
    pub entered_by: Option<i64>,
    /// When.
    pub made: i64,
}

statements! {
    INSERT = "INSERT INTO ballot (conversation_id, id, participant_id, label, entered_by, made)
        VALUES ($1, $2, $3, $4, $5, $6)";
    BY_LABEL = "SELECT conversation_id, id, participant_id, label, entered_by, made
        FROM ballot WHERE conversation_id = $1 AND label = $2";
    PAGE = "SELECT conversation_id, id, participant_id, label, entered_by, made
        FROM ballot WHERE conversation_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
    COUNT = "SELECT count(*) FROM ballot WHERE conversation_id = $1";
    DELETE = "DELETE FROM ballot WHERE conversation_id = $1 AND id = $2 RETURNING participant_id";
}

/// Adds a ballot; a conflict if one with its label is there.
pub fn insert(tx: &mut Tx, ballot: &Ballot) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            ballot.conversation_id,
            ballot.id,
            ballot.participant_id,
            ballot.label.as_str(),
            ballot.entered_by,
            ballot.made
        ],
    )?;
    Ok(())
}

/// The ballot with this label.
pub fn by_label(tx: &mut Tx, conversation_id: i64, label: &str) -> Result<Option<Ballot>> {
    tx.row(BY_LABEL, params![conversation_id, label], read)
}

/// The next ballots before one, newest first; `before` is `i64::MAX` for the first page.
pub fn page(tx: &mut Tx, conversation_id: i64, before: i64, limit: i64) -> Result<Vec<Ballot>> {
    tx.rows(PAGE, params![conversation_id, before, limit], read)
}

/// How many ballots were entered.
pub fn count(tx: &mut Tx, conversation_id: i64) -> Result<i64> {
    Ok(tx.row(COUNT, params![conversation_id], |row| row.get(0))?.unwrap_or(0))
}

/// Removes a ballot that was entered by mistake; returns whose votes must be taken back.
pub fn delete(tx: &mut Tx, conversation_id: i64, id: i64) -> Result<Option<i64>> {
    tx.row(DELETE, params![conversation_id, id], |row| row.get(0))
}

fn read(row: &Row) -> Result<Ballot> {
    Ok(Ballot {
        conversation_id: row.get(0)?,
        id: row.get(1)?,
        participant_id: row.get(2)?,
        label: row.get(3)?,
        entered_by: row.get(4)?,
        made: row.get(5)?,
    })
}
