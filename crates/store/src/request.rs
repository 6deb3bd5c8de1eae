//! Someone asks to join a community; a steward answers.

use crate::words::words;
use crate::{Result, Row, Tx, params, statements};

words! {
    /// What became of it.
    State {
        /// No steward has answered yet.
        Waiting = "waiting",
        /// They belong now.
        Accepted = "accepted",
        /// A steward said no, with a reason.
        Declined = "declined",
        /// They do not ask any more.
        Withdrawn = "withdrawn",
    }
}

/// Someone asks to join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Where.
    pub community_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// Who.
    pub person_id: i64,
    /// As they want to be called there.
    pub name: String,
    /// What they say to the stewards; may be empty.
    pub words: String,
    /// What became of it.
    pub state: State,
    /// What the stewards answered.
    pub reason: String,
    /// When they asked.
    pub made: i64,
    /// When it was answered or withdrawn.
    pub answered: Option<i64>,
    /// Who answered.
    pub answered_by: Option<i64>,
}

statements! {
    INSERT = "INSERT INTO request (community_id, id, person_id, name, words, state, reason, made, answered, answered_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    BY_ID = "SELECT community_id, id, person_id, name, words, state, reason, made, answered, answered_by
        FROM request WHERE community_id = $1 AND id = $2";
    WAITING = "SELECT community_id, id, person_id, name, words, state, reason, made, answered, answered_by
        FROM request WHERE community_id = $1 AND state = 'waiting' ORDER BY id";
    LAST = "SELECT community_id, id, person_id, name, words, state, reason, made, answered, answered_by
        FROM request WHERE community_id = $1 AND person_id = $2 ORDER BY id DESC LIMIT 1";
    OF_PERSON = "SELECT community_id, id, person_id, name, words, state, reason, made, answered, answered_by
        FROM request WHERE person_id = $1 ORDER BY id DESC";
    ANSWER = "UPDATE request SET state = $1, reason = $2, answered = $3, answered_by = $4
        WHERE community_id = $5 AND id = $6 AND state = 'waiting'";
    FORGET = "DELETE FROM request WHERE answered <= $1";
}

/// Adds a request; a conflict if one of theirs is waiting.
pub fn insert(tx: &mut Tx, request: &Request) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            request.community_id,
            request.id,
            request.person_id,
            request.name.as_str(),
            request.words.as_str(),
            request.state,
            request.reason.as_str(),
            request.made,
            request.answered,
            request.answered_by
        ],
    )?;
    Ok(())
}

/// The request with this id.
pub fn by_id(tx: &mut Tx, community_id: i64, id: i64) -> Result<Option<Request>> {
    tx.row(BY_ID, params![community_id, id], read)
}

/// What waits for the stewards, oldest first.
pub fn waiting(tx: &mut Tx, community_id: i64) -> Result<Vec<Request>> {
    tx.rows(WAITING, params![community_id], read)
}

/// What someone asked of a community last.
pub fn last(tx: &mut Tx, community_id: i64, person_id: i64) -> Result<Option<Request>> {
    tx.row(LAST, params![community_id, person_id], read)
}

/// Everything that someone asked, the latest first.
pub fn of_person(tx: &mut Tx, person_id: i64) -> Result<Vec<Request>> {
    tx.rows(OF_PERSON, params![person_id], read)
}

/// Answers a request that waits; false if it does not.
pub fn answer(
    tx: &mut Tx,
    (community_id, id): (i64, i64),
    state: State,
    reason: &str,
    now: i64,
    by: i64,
) -> Result<bool> {
    Ok(tx.execute(ANSWER, params![state, reason, now, by, community_id, id])? > 0)
}

/// Removes requests answered before a time, with what was said in them; returns how many.
pub fn forget(tx: &mut Tx, before: i64) -> Result<u64> {
    tx.execute(FORGET, params![before])
}

fn read(row: &Row) -> Result<Request> {
    Ok(Request {
        community_id: row.get(0)?,
        id: row.get(1)?,
        person_id: row.get(2)?,
        name: row.get(3)?,
        words: row.get(4)?,
        state: State::read(row, 5)?,
        reason: row.get(6)?,
        made: row.get(7)?,
        answered: row.get(8)?,
        answered_by: row.get(9)?,
    })
}
