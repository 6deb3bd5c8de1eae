//! Labels: what a community, or the owner, says must be known about a record, in their own words.

use crate::consent::Kind;
use crate::{Result, Tx, params, statements};

/// A label on a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Time-ordered.
    pub id: i64,
    /// Who says so; `None`: its owner.
    pub community_id: Option<i64>,
    /// What must be known.
    pub text: String,
    /// Since when.
    pub made: i64,
}

statements! {
    INSERT = "INSERT INTO label (kind, record_id, id, community_id, text, made) VALUES ($1, $2, $3, $4, $5, $6)";
    OF = "SELECT id, community_id, text, made FROM label WHERE kind = $1 AND record_id = $2 ORDER BY id";
    REMOVE = "DELETE FROM label WHERE kind = $1 AND record_id = $2 AND id = $3";
    FORGET = "DELETE FROM label WHERE kind = $1 AND record_id = $2";
}

/// Puts a label on a record.
pub fn insert(tx: &mut Tx, kind: Kind, record_id: i64, label: &Label) -> Result<()> {
    let text = label.text.as_str();
    tx.execute(INSERT, params![kind, record_id, label.id, label.community_id, text, label.made])?;
    Ok(())
}

/// The labels of a record, the first first.
pub fn of(tx: &mut Tx, kind: Kind, record_id: i64) -> Result<Vec<Label>> {
    tx.rows(OF, params![kind, record_id], |row| {
        Ok(Label { id: row.get(0)?, community_id: row.get(1)?, text: row.get(2)?, made: row.get(3)? })
    })
}

/// Takes a label off.
pub fn remove(tx: &mut Tx, kind: Kind, record_id: i64, id: i64) -> Result<bool> {
    Ok(tx.execute(REMOVE, params![kind, record_id, id])? > 0)
}

pub(crate) fn forget(tx: &mut Tx, kind: Kind, record_id: i64) -> Result<()> {
    tx.execute(FORGET, params![kind, record_id])?;
    Ok(())
}
