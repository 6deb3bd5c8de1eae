//! A question asked of a passkey that awaits its answer.

use crate::{Result, Tx, params, statements};

/// A question asked of a passkey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    /// Hash of the token that comes back with the answer.
    pub token_hash: String,
    /// Who adds a passkey; `None`: someone who signs in.
    pub person_id: Option<i64>,
    /// What is needed to check the answer: JSON of webauthn-rs.
    pub state: String,
    /// Until when it may be answered.
    pub expires: i64,
}

statements! {
    INSERT = "INSERT INTO challenge (token_hash, person_id, state, expires) VALUES ($1, $2, $3, $4)";
    // One statement, so that no question is answered twice.
    TAKE = "DELETE FROM challenge WHERE token_hash = $1 AND expires > $2
        RETURNING token_hash, person_id, state, expires";
    FORGET = "DELETE FROM challenge WHERE expires <= $1";
}

/// Adds a question.
pub fn insert(tx: &mut Tx, challenge: &Challenge) -> Result<()> {
    let Challenge { token_hash, person_id, state, expires } = challenge;
    tx.execute(INSERT, params![token_hash.as_str(), *person_id, state.as_str(), *expires])?;
    Ok(())
}

/// Takes a question out to check its answer; `None` if it was answered, is too old, or was never asked.
pub fn take(tx: &mut Tx, token_hash: &str, now: i64) -> Result<Option<Challenge>> {
    tx.row(TAKE, params![token_hash, now], |row| {
        Ok(Challenge {
            token_hash: row.get(0)?,
            person_id: row.get(1)?,
            state: row.get(2)?,
            expires: row.get(3)?,
        })
    })
}

/// Removes what expired before a time; returns how many.
pub fn forget(tx: &mut Tx, before: i64) -> Result<u64> {
    tx.execute(FORGET, params![before])
}
