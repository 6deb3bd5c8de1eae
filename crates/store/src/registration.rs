//! A seat in a session, or the wish for one. Whoever changes one locks the session before, so that seats and the waiting
//! list go together.

use crate::registrant::{self, Registrant};
use crate::words::words;
use crate::{Result, Row, Tx, params, statements};

words! {
    /// What it is.
    State {
        /// The link in the mail was not used yet: no seat is held.
        Unconfirmed = "unconfirmed",
        /// A seat is held.
        Held = "held",
        /// There was none; the next that is given back is theirs in turn.
        Waiting = "waiting",
        /// Its owner gave it back, or the session does not take place.
        Cancelled = "cancelled",
    }

    /// Whether they come, as they say.
    Rsvp {
        /// They come.
        Yes = "yes",
        /// They do not.
        No = "no",
        /// They do not know yet.
        Maybe = "maybe",
        /// They were not asked yet, or did not say.
        Unsaid = "unsaid",
    }
}

/// A registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    /// In which session.
    pub session_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// Whose.
    pub registrant_id: i64,
    /// What it is.
    pub state: State,
    /// Whether they come.
    pub rsvp: Rsvp,
    /// Grows with what its calendar entry shows.
    pub sequence: i64,
    /// The place in the waiting list.
    pub waiting_since: Option<i64>,
    /// When they were reminded.
    pub reminded: Option<i64>,
    /// When it was made.
    pub made: i64,
    /// When it last changed.
    pub changed: i64,
}

/// How many are registered for a session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Seats held.
    pub held: i64,
    /// Of these, who says yes.
    pub yes: i64,
    /// Of these, who may come.
    pub maybe: i64,
    /// Who waits.
    pub waiting: i64,
    /// Who did not use the link yet.
    pub unconfirmed: i64,
    /// Who gave the seat back.
    pub cancelled: i64,
}

macro_rules! columns {
    () => {
        "session_id, id, registrant_id, state, rsvp, sequence, waiting_since, reminded, made, changed"
    };
}

statements! {
    INSERT = concat!("INSERT INTO registration (", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (session_id, registrant_id) DO NOTHING");
    BY_ID = concat!("SELECT ", columns!(), " FROM registration WHERE session_id = $1 AND id = $2");
    OF_REGISTRANT = concat!("SELECT ", columns!(), " FROM registration WHERE registrant_id = $1 ORDER BY session_id");
    SET = "UPDATE registration SET state = $3, rsvp = $4, sequence = $5, waiting_since = $6, reminded = $7, changed = $8
        WHERE session_id = $1 AND id = $2";
    NEXT = concat!("SELECT ", columns!(), " FROM registration WHERE session_id = $1 AND state = 'waiting'
        ORDER BY waiting_since, id LIMIT 1");
    AHEAD = "SELECT count(*) FROM registration
        WHERE session_id = $1 AND state = 'waiting' AND (waiting_since, id) < ($2, $3)";
    COUNTS = "SELECT state, rsvp, count(*) FROM registration WHERE session_id = $1 GROUP BY state, rsvp";
    OF_SESSION = "SELECT r.id, r.holder, r.name, r.email, r.language, r.zone, r.province, r.postal_area, r.place_id,
            r.confirmed, r.wants_offers, r.offered, r.mails, r.mails_since, r.origin, r.made,
            g.session_id, g.id, g.registrant_id, g.state, g.rsvp, g.sequence, g.waiting_since, g.reminded, g.made, g.changed
        FROM registration g JOIN registrant r ON r.id = g.registrant_id
        WHERE g.session_id = $1 AND g.state IN ('held', 'waiting') ORDER BY g.id";
    OTHERS = "SELECT DISTINCT x.id, x.starts FROM registration g JOIN series_session b ON b.session_id = g.session_id
            JOIN series s ON s.id = b.series_id AND s.state = 'open'
            JOIN series_session a ON a.series_id = b.series_id JOIN session x ON x.id = a.session_id
        WHERE g.registrant_id = $1 AND x.state = 'open' AND x.starts > $2
            AND NOT EXISTS (SELECT 1 FROM registration o WHERE o.session_id = x.id AND o.registrant_id = $1)
        ORDER BY x.starts, x.id";
    FORGET = "DELETE FROM registration WHERE state = 'unconfirmed' AND changed < $1";
    DELETE = "DELETE FROM registration WHERE session_id = $1 AND id = $2 AND state = 'unconfirmed'";
}

/// Adds a registration; false if they have one in this session already.
pub fn insert(tx: &mut Tx, one: &Registration) -> Result<bool> {
    let is_new = tx.execute(
        INSERT,
        params![
            one.session_id,
            one.id,
            one.registrant_id,
            one.state,
            one.rsvp,
            one.sequence,
            one.waiting_since,
            one.reminded,
            one.made,
            one.changed
        ],
    )? > 0;
    Ok(is_new)
}

/// The registration with this id.
pub fn by_id(tx: &mut Tx, session_id: i64, id: i64) -> Result<Option<Registration>> {
    tx.row(BY_ID, params![session_id, id], |row| read(row, 0))
}

/// Everything that somebody is registered for, cancelled ones too, in the order in which the sessions were made.
pub fn of_registrant(tx: &mut Tx, registrant_id: i64) -> Result<Vec<Registration>> {
    tx.rows(OF_REGISTRANT, params![registrant_id], |row| read(row, 0))
}

/// Writes all of it but whose it is. `session::lock` came before.
pub fn set(tx: &mut Tx, one: &Registration) -> Result<()> {
    tx.execute(
        SET,
        params![
            one.session_id,
            one.id,
            one.state,
            one.rsvp,
            one.sequence,
            one.waiting_since,
            one.reminded,
            one.changed
        ],
    )?;
    Ok(())
}

/// Who is first in the waiting list. `session::lock` came before.
pub fn next_waiting(tx: &mut Tx, session_id: i64) -> Result<Option<Registration>> {
    tx.row(NEXT, params![session_id], |row| read(row, 0))
}

/// How many are before one in the waiting list.
pub fn ahead(tx: &mut Tx, one: &Registration) -> Result<i64> {
    let since = one.waiting_since.unwrap_or(one.changed);
    Ok(tx.row(AHEAD, params![one.session_id, since, one.id], |row| row.get(0))?.unwrap_or(0))
}

/// How many are registered for a session.
pub fn counts(tx: &mut Tx, session_id: i64) -> Result<Counts> {
    let rows = tx.rows(COUNTS, params![session_id], |row| {
        Ok((State::read(row, 0)?, Rsvp::read(row, 1)?, row.get::<i64>(2)?))
    })?;
    let mut counts = Counts::default();
    for (state, rsvp, count) in rows {
        match state {
            State::Held => {
                counts.held += count;
                match rsvp {
                    Rsvp::Yes => counts.yes += count,
                    Rsvp::Maybe => counts.maybe += count,
                    Rsvp::No | Rsvp::Unsaid => {}
                }
            }
            State::Waiting => counts.waiting += count,
            State::Unconfirmed => counts.unconfirmed += count,
            State::Cancelled => counts.cancelled += count,
        }
    }
    Ok(counts)
}

/// Who has a seat in a session or waits for one, the first first.
pub fn of_session(tx: &mut Tx, session_id: i64) -> Result<Vec<(Registration, Registrant)>> {
    tx.rows(OF_SESSION, params![session_id], |row| {
        Ok((read(row, registrant::COLUMNS)?, registrant::read(row, 0)?))
    })
}

/// The sessions to come of the same series that somebody is not registered for, the soonest first.
pub fn others(tx: &mut Tx, registrant_id: i64, now: i64) -> Result<Vec<i64>> {
    tx.rows(OTHERS, params![registrant_id, now], |row| row.get(0))
}

/// Removes wishes that were not confirmed since a time; returns how many.
pub fn forget(tx: &mut Tx, before: i64) -> Result<u64> {
    tx.execute(FORGET, params![before])
}

/// Removes a wish that was not confirmed; false if it was.
pub fn delete(tx: &mut Tx, session_id: i64, id: i64) -> Result<bool> {
    Ok(tx.execute(DELETE, params![session_id, id])? > 0)
}

fn read(row: &Row, first: usize) -> Result<Registration> {
    Ok(Registration {
        session_id: row.get(first)?,
        id: row.get(first + 1)?,
        registrant_id: row.get(first + 2)?,
        state: State::read(row, first + 3)?,
        rsvp: Rsvp::read(row, first + 4)?,
        sequence: row.get(first + 5)?,
        waiting_since: row.get(first + 6)?,
        reminded: row.get(first + 7)?,
        made: row.get(first + 8)?,
        changed: row.get(first + 9)?,
    })
}
