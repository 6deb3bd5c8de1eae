//! The live room of a session: how far it is, what everybody is asked, who wants to speak, and how it was.
//!
//! Whoever changes something in a room calls [`touch`] in the same transaction: its version is what pages compare.

use crate::words::words;
use crate::{Result, Row, Tx, params, statements};

words! {
    /// How far a session is.
    Stage {
        /// People arrive.
        Lobby = "lobby",
        /// People talk.
        Running = "running",
        /// The last questions.
        Closing = "closing",
        /// Over.
        Closed = "closed",
    }
}

/// A room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// Of this session.
    pub session_id: i64,
    /// How far it is.
    pub stage: Stage,
    /// Where the agenda is.
    pub item_id: Option<i64>,
    /// Since when.
    pub item_started: Option<i64>,
    /// What everybody is asked now.
    pub prompt_id: Option<i64>,
    /// 0: no tables yet.
    pub round: i64,
    /// How many tables in this round.
    pub tables: i64,
    /// Grows with every change in the room.
    pub version: i64,
}

impl Room {
    /// Before anybody has come.
    pub const fn empty(session_id: i64) -> Self {
        Self {
            session_id,
            stage: Stage::Lobby,
            item_id: None,
            item_started: None,
            prompt_id: None,
            round: 0,
            tables: 0,
            version: 0,
        }
    }
}

/// A raised hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// Whose.
    pub attendance_id: i64,
    /// What they are called.
    pub name: String,
    /// At which table in this round; 0: none.
    pub table_no: i64,
    /// Since when.
    pub raised: i64,
    /// Since when it is their turn.
    pub called: Option<i64>,
}

/// What somebody says of the session at its end: 1 not at all, 5 very much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pulse {
    /// I could contribute.
    pub contributed: i64,
    /// I was heard.
    pub heard: i64,
    /// I would come again.
    pub again: i64,
}

statements! {
    OF = "SELECT session_id, stage, item_id, item_started, prompt_id, round, tables, version
        FROM room WHERE session_id = $1";
    ADD = "INSERT INTO room (session_id, stage, round, tables, version) VALUES ($1, 'lobby', 0, 0, 0)
        ON CONFLICT (session_id) DO NOTHING";
    TOUCH = "UPDATE room SET version = version + 1 WHERE session_id = $1 RETURNING version";
    SET = "UPDATE room SET stage = $1, item_id = $2, item_started = $3, prompt_id = $4, round = $5, tables = $6,
            version = version + 1 WHERE session_id = $7";
    RAISE = "INSERT INTO hand (session_id, attendance_id, raised) VALUES ($1, $2, $3)
        ON CONFLICT (session_id, attendance_id) DO UPDATE SET
            raised = CASE WHEN hand.called IS NULL THEN hand.raised ELSE excluded.raised END, called = NULL";
    LOWER = "DELETE FROM hand WHERE session_id = $1 AND attendance_id = $2";
    LOWER_CALLED = "DELETE FROM hand WHERE session_id = $1 AND called IS NOT NULL";
    CALL = "UPDATE hand SET called = $1 WHERE session_id = $2 AND attendance_id = $3 AND called IS NULL";
    HANDS = "SELECT h.attendance_id, a.name, coalesce(s.table_no, 0), h.raised, h.called
        FROM hand h JOIN attendance a ON a.session_id = h.session_id AND a.id = h.attendance_id
            LEFT JOIN room r ON r.session_id = h.session_id
            LEFT JOIN seat s ON s.session_id = h.session_id AND s.round = r.round AND s.attendance_id = h.attendance_id
        WHERE h.session_id = $1 ORDER BY h.raised, h.attendance_id";
    PUT_PULSE = "INSERT INTO room_pulse (session_id, attendance_id, contributed, heard, again, made)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (session_id, attendance_id) DO UPDATE SET contributed = excluded.contributed,
            heard = excluded.heard, again = excluded.again, made = excluded.made";
    PULSE = "SELECT contributed, heard, again FROM room_pulse WHERE session_id = $1 AND attendance_id = $2";
    PULSES = "SELECT contributed, heard, again FROM room_pulse WHERE session_id = $1 ORDER BY attendance_id";
}

/// The room of a session; empty before anybody has come.
pub fn of(tx: &mut Tx, session_id: i64) -> Result<Room> {
    Ok(tx.row(OF, params![session_id], read)?.unwrap_or(Room::empty(session_id)))
}

/// Says that something in the room changed; its version then. Whoever else would change it waits until this is kept.
pub fn touch(tx: &mut Tx, session_id: i64) -> Result<i64> {
    tx.execute(ADD, params![session_id])?;
    Ok(tx.row(TOUCH, params![session_id], |row| row.get(0))?.unwrap_or(0))
}

/// Writes how far the room is, what is asked and how many tables there are.
pub fn set(tx: &mut Tx, room: &Room) -> Result<()> {
    tx.execute(ADD, params![room.session_id])?;
    tx.execute(
        SET,
        params![
            room.stage,
            room.item_id,
            room.item_started,
            room.prompt_id,
            room.round,
            room.tables,
            room.session_id
        ],
    )?;
    Ok(())
}

/// Somebody wants to speak; who raises a hand that is up keeps their place.
pub fn raise(tx: &mut Tx, session_id: i64, attendance_id: i64, now: i64) -> Result<()> {
    tx.execute(RAISE, params![session_id, attendance_id, now])?;
    Ok(())
}

/// They do not want to speak any more, or have spoken.
pub fn lower(tx: &mut Tx, session_id: i64, attendance_id: i64) -> Result<bool> {
    Ok(tx.execute(LOWER, params![session_id, attendance_id])? > 0)
}

/// It is their turn; whose turn it was before has spoken.
pub fn call(tx: &mut Tx, session_id: i64, attendance_id: i64, now: i64) -> Result<bool> {
    tx.execute(LOWER_CALLED, params![session_id])?;
    Ok(tx.execute(CALL, params![now, session_id, attendance_id])? > 0)
}

/// Who wants to speak, in order.
pub fn hands(tx: &mut Tx, session_id: i64) -> Result<Vec<Hand>> {
    tx.rows(HANDS, params![session_id], |row| {
        Ok(Hand {
            attendance_id: row.get(0)?,
            name: row.get(1)?,
            table_no: row.get(2)?,
            raised: row.get(3)?,
            called: row.get(4)?,
        })
    })
}

/// Keeps what somebody says of the session, in the place of what they said before.
pub fn put_pulse(tx: &mut Tx, session_id: i64, attendance_id: i64, pulse: Pulse, now: i64) -> Result<()> {
    let Pulse { contributed, heard, again } = pulse;
    tx.execute(PUT_PULSE, params![session_id, attendance_id, contributed, heard, again, now])?;
    Ok(())
}

/// What somebody said of the session.
pub fn pulse(tx: &mut Tx, session_id: i64, attendance_id: i64) -> Result<Option<Pulse>> {
    tx.row(PULSE, params![session_id, attendance_id], read_pulse)
}

/// What everybody said of it.
pub fn pulses(tx: &mut Tx, session_id: i64) -> Result<Vec<Pulse>> {
    tx.rows(PULSES, params![session_id], read_pulse)
}

fn read_pulse(row: &Row) -> Result<Pulse> {
    Ok(Pulse { contributed: row.get(0)?, heard: row.get(1)?, again: row.get(2)? })
}

fn read(row: &Row) -> Result<Room> {
    Ok(Room {
        session_id: row.get(0)?,
        stage: Stage::read(row, 1)?,
        item_id: row.get(2)?,
        item_started: row.get(3)?,
        prompt_id: row.get(4)?,
        round: row.get(5)?,
        tables: row.get(6)?,
        version: row.get(7)?,
    })
}
