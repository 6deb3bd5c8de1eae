//! A table, or a file with a row a person, as it would go out: worked out in the background, looked at, then published or not.

use crate::release::Kind;
use crate::{Result, Tx, params, statements};

/// What is asked for, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Time-ordered.
    pub id: i64,
    /// Of which wave.
    pub wave_id: i64,
    /// What it is.
    pub kind: Kind,
    /// Whose answers: the word of an arm.
    pub arm: String,
    /// Of which outcome; empty for rows.
    pub outcome: String,
    /// By what, with a space between.
    pub attributes: String,
    /// Whether counts are rounded.
    pub is_rounded: bool,
    /// Whether more is hidden for the sake of other tables.
    pub hides_more: bool,
    /// SHA-256 of everything that it was audited beside; empty: not yet.
    pub basis: String,
    /// JSON: what a steward sees of it.
    pub shown: String,
    /// When it was asked for.
    pub made: i64,
}

macro_rules! columns {
    () => {
        "id, wave_id, kind, arm, outcome, attributes, is_rounded, hides_more, basis, shown, made"
    };
}

statements! {
    INSERT = concat!("INSERT INTO release_draft (", columns!(), ", content, cells)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', '') ON CONFLICT DO NOTHING");
    BY_ID = concat!("SELECT ", columns!(), " FROM release_draft WHERE id = $1");
    OF_WAVE = concat!("SELECT ", columns!(), " FROM release_draft WHERE wave_id = $1 ORDER BY id");
    CONTENT = "SELECT content, cells FROM release_draft WHERE id = $1";
    FILL = "UPDATE release_draft SET basis = $2, shown = $3, content = $4, cells = $5 WHERE id = $1";
    DELETE = "DELETE FROM release_draft WHERE id = $1";
    DELETE_OF_WAVE = "DELETE FROM release_draft WHERE wave_id = $1";
    DELETE_ALL = "DELETE FROM release_draft";
    FORGET = "DELETE FROM release_draft WHERE made < $1";
}

/// Adds one that is still to be worked out; false if the same is there.
pub fn insert(tx: &mut Tx, draft: &Draft) -> Result<bool> {
    let Draft { id, wave_id, kind, arm, outcome, attributes, is_rounded, hides_more, basis, shown, made } =
        draft;
    let values = params![
        *id,
        *wave_id,
        *kind,
        arm.as_str(),
        outcome.as_str(),
        attributes.as_str(),
        *is_rounded,
        *hides_more,
        basis.as_str(),
        shown.as_str(),
        *made
    ];
    Ok(tx.execute(INSERT, values)? > 0)
}

/// The draft with this id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Draft>> {
    tx.row(BY_ID, params![id], read)
}

/// All of a wave, the first first.
pub fn of_wave(tx: &mut Tx, wave_id: i64) -> Result<Vec<Draft>> {
    tx.rows(OF_WAVE, params![wave_id], read)
}

/// As everybody would read it, and its numbers for the ledger.
pub fn content(tx: &mut Tx, id: i64) -> Result<Option<(String, String)>> {
    tx.row(CONTENT, params![id], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Keeps what came of it: what it was audited beside, what is seen of it, what would go out, and its numbers.
pub fn fill(tx: &mut Tx, id: i64, basis: &str, shown: &str, (content, cells): (&str, &str)) -> Result<()> {
    tx.execute(FILL, params![id, basis, shown, content, cells])?;
    Ok(())
}

/// Removes those of a wave of which something was taken back.
pub fn delete_of_wave(tx: &mut Tx, wave_id: i64) -> Result<()> {
    tx.execute(DELETE_OF_WAVE, params![wave_id])?;
    Ok(())
}

/// Removes all, since they may tell what was just removed.
pub fn delete_all(tx: &mut Tx) -> Result<()> {
    tx.execute(DELETE_ALL, params![])?;
    Ok(())
}

/// Removes what was asked for before this time; how many.
pub fn forget(tx: &mut Tx, before: i64) -> Result<u64> {
    tx.execute(FORGET, params![before])
}

/// Removes one.
pub fn delete(tx: &mut Tx, id: i64) -> Result<()> {
    tx.execute(DELETE, params![id])?;
    Ok(())
}

fn read(row: &crate::Row) -> Result<Draft> {
    Ok(Draft {
        id: row.get(0)?,
        wave_id: row.get(1)?,
        kind: Kind::read(row, 2)?,
        arm: row.get(3)?,
        outcome: row.get(4)?,
        attributes: row.get(5)?,
        is_rounded: row.get(6)?,
        hides_more: row.get(7)?,
        basis: row.get(8)?,
        shown: row.get(9)?,
        made: row.get(10)?,
    })
}
