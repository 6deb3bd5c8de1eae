//! What a moderator did to a statement, and why.

use crate::words::words;
use crate::{Result, Row, Tx, params, statements};

words! {
    /// What a moderator did.
    Act {
        /// Let people vote on it.
        Accept = "accept",
        /// Refused it.
        Reject = "reject",
        /// Let another statement go on for it.
        Merge = "merge",
        /// Changed its text.
        Edit = "edit",
        /// Took an earlier decision back.
        Restore = "restore",
        /// Kept it out of the map: it is about the conversation itself.
        SetApart = "set-apart",
        /// Took it into the map again.
        TakeIn = "take-in",
    }
}

/// What a moderator did to a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Where.
    pub conversation_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// To which statement.
    pub statement_id: i64,
    /// Who; `None` once their account is gone.
    pub person_id: Option<i64>,
    /// What.
    pub act: Act,
    /// Why, in words; shown to the author.
    pub reason: String,
    /// When.
    pub made: i64,
}

statements! {
    INSERT = "INSERT INTO decision (conversation_id, id, statement_id, person_id, act, reason, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    OF_STATEMENT = "SELECT conversation_id, id, statement_id, person_id, act, reason, made
        FROM decision WHERE conversation_id = $1 AND statement_id = $2 ORDER BY id";
    OF_PARTICIPANT = "SELECT d.conversation_id, d.id, d.statement_id, d.person_id, d.act, d.reason, d.made
        FROM decision d JOIN statement s ON s.conversation_id = d.conversation_id AND s.id = d.statement_id
        WHERE d.conversation_id = $1 AND s.participant_id = $2 ORDER BY d.id";
    PAGE = "SELECT conversation_id, id, statement_id, person_id, act, reason, made
        FROM decision WHERE conversation_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
}

/// Records a decision.
pub fn insert(tx: &mut Tx, decision: &Decision) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            decision.conversation_id,
            decision.id,
            decision.statement_id,
            decision.person_id,
            decision.act,
            decision.reason.as_str(),
            decision.made
        ],
    )?;
    Ok(())
}

/// What was done to a statement, oldest first.
pub fn of_statement(tx: &mut Tx, conversation_id: i64, statement_id: i64) -> Result<Vec<Decision>> {
    tx.rows(OF_STATEMENT, params![conversation_id, statement_id], read)
}

/// What was done to a participant's own statements, oldest first.
pub fn of_participant(tx: &mut Tx, conversation_id: i64, participant_id: i64) -> Result<Vec<Decision>> {
    tx.rows(OF_PARTICIPANT, params![conversation_id, participant_id], read)
}

/// The next decisions before one, newest first; `before` is `i64::MAX` for the first page.
pub fn page(tx: &mut Tx, conversation_id: i64, before: i64, limit: i64) -> Result<Vec<Decision>> {
    tx.rows(PAGE, params![conversation_id, before, limit], read)
}

fn read(row: &Row) -> Result<Decision> {
    Ok(Decision {
        conversation_id: row.get(0)?,
        id: row.get(1)?,
        statement_id: row.get(2)?,
        person_id: row.get(3)?,
        act: Act::read(row, 4)?,
        reason: row.get(5)?,
        made: row.get(6)?,
    })
}
