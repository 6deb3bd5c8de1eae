//! Who runs a session, with or without a role in a community. Whoever proves the e-mail address that is given may run it.

use crate::{Result, Tx, params, statements};

/// Somebody who runs a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facilitator {
    /// Of which session.
    pub session_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// As the page says it.
    pub name: String,
    /// By which they are known when they sign in; `None`: they are only named.
    pub email: Option<String>,
}

statements! {
    INSERT = "INSERT INTO session_facilitator (session_id, id, name, email) VALUES ($1, $2, $3, $4)";
    OF_SESSION = "SELECT session_id, id, name, email FROM session_facilitator WHERE session_id = $1 ORDER BY id";
    RUNS = "SELECT session_id FROM session_facilitator WHERE email = $1";
    CLEAR = "DELETE FROM session_facilitator WHERE session_id = $1";
}

/// Names somebody.
pub fn insert(tx: &mut Tx, one: &Facilitator) -> Result<()> {
    tx.execute(INSERT, params![one.session_id, one.id, one.name.as_str(), &one.email])?;
    Ok(())
}

/// Who runs a session, in the order in which they were named.
pub fn of_session(tx: &mut Tx, session_id: i64) -> Result<Vec<Facilitator>> {
    tx.rows(OF_SESSION, params![session_id], |row| {
        Ok(Facilitator { session_id: row.get(0)?, id: row.get(1)?, name: row.get(2)?, email: row.get(3)? })
    })
}

/// The sessions that whoever has this address may run.
pub fn runs(tx: &mut Tx, email: &str) -> Result<Vec<i64>> {
    tx.rows(RUNS, params![email], |row| row.get(0))
}

/// Nobody is named any more.
pub fn clear(tx: &mut Tx, session_id: i64) -> Result<()> {
    tx.execute(CLEAR, params![session_id])?;
    Ok(())
}
