//! The last vote of a participant on a statement.
//!
//! A vote is never removed: taking it back empties it, under a new event, so that whoever follows the events of a
//! conversation hears of it. Events are ids and so ordered by time; with several processes on one database an event
//! can become visible a moment after a larger one, so followers ask again for the last few seconds
//! ([`since`] with an earlier event) and let the same change arrive twice.

use crate::{Result, Row, Tx, Value, params, statements};

/// What one can answer to a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    /// Stored as 1.
    Agree,
    /// Neither; stored as 0.
    Pass,
    /// Stored as -1.
    Disagree,
}

impl Choice {
    /// Agree 1, pass 0, disagree -1.
    pub const fn number(self) -> i8 {
        match self {
            Self::Agree => 1,
            Self::Pass => 0,
            Self::Disagree => -1,
        }
    }

    /// The choice that a number stands for.
    pub const fn of_number(number: i64) -> Option<Self> {
        match number {
            1 => Some(Self::Agree),
            0 => Some(Self::Pass),
            -1 => Some(Self::Disagree),
            _ => None,
        }
    }

    fn read(row: &Row, index: usize) -> Result<Option<Self>> {
        Ok(row.get::<Option<i64>>(index)?.and_then(Self::of_number))
    }
}

/// A vote as it was cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vote {
    /// Where.
    pub conversation_id: i64,
    /// Who.
    pub participant_id: i64,
    /// On what.
    pub statement_id: i64,
    /// What; `None`: taken back.
    pub choice: Option<Choice>,
    /// Time-ordered id of the change.
    pub event: i64,
    /// When it was cast; in an import earlier than the event.
    pub made: i64,
    /// The duplicate on which it was cast, when that one was merged into this statement.
    pub carried_from: Option<i64>,
}

/// A change to somebody's vote, as followers hear of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Time-ordered id of the change.
    pub event: i64,
    /// Who.
    pub participant_id: i64,
    /// On what.
    pub statement_id: i64,
    /// What; `None`: taken back.
    pub choice: Option<Choice>,
}

/// How many answered what to one statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// On what.
    pub statement_id: i64,
    /// How many agree.
    pub agrees: i64,
    /// How many disagree.
    pub disagrees: i64,
    /// How many said neither.
    pub passes: i64,
}

statements! {
    PUT = "INSERT INTO vote (conversation_id, participant_id, statement_id, value, event, made, carried_from)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (conversation_id, participant_id, statement_id) DO UPDATE SET value = excluded.value,
            event = excluded.event, made = excluded.made, carried_from = excluded.carried_from";
    INSERT = "INSERT INTO vote (conversation_id, participant_id, statement_id, value, event, made, carried_from)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    INSERT_MANY = crate::chunk::chunk!("INSERT INTO vote (conversation_id, participant_id, statement_id, value, event, made, carried_from) VALUES ", 7);
    TAKE_BACK = "UPDATE vote SET value = NULL, event = $1, made = $2, carried_from = NULL
        WHERE conversation_id = $3 AND participant_id = $4 AND statement_id = $5 AND value IS NOT NULL";
    TAKE_BACK_ALL = "UPDATE vote SET value = NULL, event = $1, made = $2, carried_from = NULL
        WHERE conversation_id = $3 AND participant_id = $4 AND value IS NOT NULL";
    CARRY = "INSERT INTO vote (conversation_id, participant_id, statement_id, value, event, made, carried_from)
        SELECT conversation_id, participant_id, cast($1 AS BIGINT), value, cast($2 AS BIGINT), made, statement_id
        FROM vote WHERE conversation_id = $3 AND statement_id = $4 AND value IS NOT NULL
        ON CONFLICT (conversation_id, participant_id, statement_id) DO UPDATE SET value = excluded.value,
            event = excluded.event, made = excluded.made, carried_from = excluded.carried_from
        WHERE vote.value IS NULL";
    CARRY_BACK = "UPDATE vote SET value = NULL, event = $1, carried_from = NULL
        WHERE conversation_id = $2 AND statement_id = $3 AND carried_from = $4";
    OF_PARTICIPANT = "SELECT conversation_id, participant_id, statement_id, value, event, made, carried_from
        FROM vote WHERE conversation_id = $1 AND participant_id = $2 AND value IS NOT NULL";
    SINCE = "SELECT event, participant_id, statement_id, value FROM vote WHERE conversation_id = $1 AND event > $2";
    ALL = "SELECT conversation_id, participant_id, statement_id, value, event, made, carried_from
        FROM vote WHERE conversation_id = $1 ORDER BY participant_id, statement_id";
    COUNT = "SELECT count(*) FROM vote WHERE value IS NOT NULL";
    LAST = "SELECT max(event) FROM vote WHERE conversation_id = $1";
    TALLIES = "SELECT statement_id, count(CASE WHEN value = 1 THEN 1 END), count(CASE WHEN value = -1 THEN 1 END),
            count(CASE WHEN value = 0 THEN 1 END)
        FROM vote WHERE conversation_id = $1 GROUP BY statement_id ORDER BY statement_id";
}

/// Casts a vote, in the place of any other of this participant on this statement.
pub fn put(tx: &mut Tx, vote: &Vote) -> Result<()> {
    tx.execute(PUT, &values(vote))?;
    Ok(())
}

/// Adds many votes of participants who have none on these statements yet.
pub fn insert_many(tx: &mut Tx, votes: &[Vote]) -> Result<()> {
    crate::chunk::insert(tx, (INSERT_MANY, INSERT), votes, values)
}

/// Takes a vote back; false if there is none.
pub fn take_back(
    tx: &mut Tx,
    (event, now): (i64, i64),
    conversation_id: i64,
    participant_id: i64,
    statement_id: i64,
) -> Result<bool> {
    Ok(tx.execute(TAKE_BACK, params![event, now, conversation_id, participant_id, statement_id])? > 0)
}

/// Takes all votes of a participant back; returns how many.
pub fn take_back_all(
    tx: &mut Tx,
    (event, now): (i64, i64),
    conversation_id: i64,
    participant_id: i64,
) -> Result<u64> {
    tx.execute(TAKE_BACK_ALL, params![event, now, conversation_id, participant_id])
}

/// Carries the votes on a duplicate over to the statement that goes on for it, for everybody who has none there.
///
/// Each carried vote remembers the duplicate, so that [`carry_back`] can undo this. Returns how many were carried.
pub fn carry(tx: &mut Tx, event: i64, conversation_id: i64, from: i64, to: i64) -> Result<u64> {
    tx.execute(CARRY, params![to, event, conversation_id, from])
}

/// Takes back what [`carry`] carried, except where people voted themselves since.
pub fn carry_back(tx: &mut Tx, event: i64, conversation_id: i64, from: i64, to: i64) -> Result<u64> {
    tx.execute(CARRY_BACK, params![event, conversation_id, to, from])
}

/// The votes of a participant that stand, by statement.
pub fn of_participant(tx: &mut Tx, conversation_id: i64, participant_id: i64) -> Result<Vec<Vote>> {
    tx.rows(OF_PARTICIPANT, params![conversation_id, participant_id], read)
}

/// Every change after an event (0 for all), in no order, without holding them in memory; returns the newest event.
pub fn since(tx: &mut Tx, conversation_id: i64, event: i64, mut each: impl FnMut(Change)) -> Result<i64> {
    let mut newest = event;
    tx.each(SINCE, params![conversation_id, event], |row| {
        let change = Change {
            event: row.get(0)?,
            participant_id: row.get(1)?,
            statement_id: row.get(2)?,
            choice: Choice::read(row, 3)?,
        };
        newest = newest.max(change.event);
        each(change);
        Ok(())
    })?;
    Ok(newest)
}

/// Every vote, also those taken back, by participant and statement, without holding them in memory.
pub fn all(tx: &mut Tx, conversation_id: i64, mut each: impl FnMut(Vote)) -> Result<()> {
    tx.each(ALL, params![conversation_id], |row| {
        each(read(row)?);
        Ok(())
    })
}

/// The newest event; 0 where nobody voted.
pub fn last_event(tx: &mut Tx, conversation_id: i64) -> Result<i64> {
    Ok(tx.row(LAST, params![conversation_id], |row| row.get::<Option<i64>>(0))?.flatten().unwrap_or(0))
}

/// How many votes stand in all conversations; reads every vote.
pub fn count(tx: &mut Tx) -> Result<i64> {
    Ok(tx.row(COUNT, params![], |row| row.get(0))?.unwrap_or(0))
}

/// How many answered what, by statement; reads every vote of the conversation.
pub fn tallies(tx: &mut Tx, conversation_id: i64) -> Result<Vec<Tally>> {
    tx.rows(TALLIES, params![conversation_id], |row| {
        Ok(Tally {
            statement_id: row.get(0)?,
            agrees: row.get(1)?,
            disagrees: row.get(2)?,
            passes: row.get(3)?,
        })
    })
}

fn values(vote: &Vote) -> [Value; 7] {
    [
        vote.conversation_id.into(),
        vote.participant_id.into(),
        vote.statement_id.into(),
        vote.choice.map(|choice| i64::from(choice.number())).into(),
        vote.event.into(),
        vote.made.into(),
        vote.carried_from.into(),
    ]
}

fn read(row: &Row) -> Result<Vote> {
    Ok(Vote {
        conversation_id: row.get(0)?,
        participant_id: row.get(1)?,
        statement_id: row.get(2)?,
        choice: Choice::read(row, 3)?,
        event: row.get(4)?,
        made: row.get(5)?,
        carried_from: row.get(6)?,
    })
}
