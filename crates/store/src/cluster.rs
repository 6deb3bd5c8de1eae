//! Notes that a facilitator put together, under a title of their own.

use crate::words::Bilingual;
use crate::{Result, Tx, params, statements};

/// Some notes that say something in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Where.
    pub session_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// What they have in common.
    pub title: Bilingual,
    /// Its place on the board.
    pub position: i64,
}

statements! {
    INSERT = "INSERT INTO cluster (session_id, id, title_en, title_fr, position)
        VALUES ($1, $2, $3, $4, (SELECT count(*) FROM cluster WHERE session_id = $1))";
    RENAME = "UPDATE cluster SET title_en = $1, title_fr = $2 WHERE session_id = $3 AND id = $4";
    PLACE = "UPDATE cluster SET position = $1 WHERE session_id = $2 AND id = $3";
    OF_SESSION = "SELECT session_id, id, title_en, title_fr, position FROM cluster WHERE session_id = $1
        ORDER BY position, id";
    LET_GO = "UPDATE note SET cluster_id = NULL WHERE session_id = $1 AND cluster_id = $2";
    DELETE = "DELETE FROM cluster WHERE session_id = $1 AND id = $2";
}

/// Adds a cluster, after the others.
pub fn insert(tx: &mut Tx, session_id: i64, id: i64, title: &Bilingual) -> Result<()> {
    tx.execute(INSERT, params![session_id, id, title.en.as_str(), title.fr.as_str()])?;
    Ok(())
}

/// Gives it another title.
pub fn rename(tx: &mut Tx, session_id: i64, id: i64, title: &Bilingual) -> Result<bool> {
    Ok(tx.execute(RENAME, params![title.en.as_str(), title.fr.as_str(), session_id, id])? > 0)
}

/// Puts the clusters of a session in this order.
pub fn set_order(tx: &mut Tx, session_id: i64, ids: &[i64]) -> Result<()> {
    for (position, id) in (0i64..).zip(ids) {
        tx.execute(PLACE, params![position, session_id, *id])?;
    }
    Ok(())
}

/// The clusters of a session, in their order.
pub fn of_session(tx: &mut Tx, session_id: i64) -> Result<Vec<Cluster>> {
    tx.rows(OF_SESSION, params![session_id], |row| {
        Ok(Cluster {
            session_id: row.get(0)?,
            id: row.get(1)?,
            title: Bilingual { en: row.get(2)?, fr: row.get(3)? },
            position: row.get(4)?,
        })
    })
}

/// Takes a cluster apart: its notes stand by themselves again.
pub fn delete(tx: &mut Tx, session_id: i64, id: i64) -> Result<bool> {
    tx.execute(LET_GO, params![session_id, id])?;
    Ok(tx.execute(DELETE, params![session_id, id])? > 0)
}
