//! Who sits at which table in which round, and who must or must not sit together.

use crate::words::words;
use crate::{Result, Row, Tx, params, statements};

words! {
    /// What somebody does at a table.
    Role {
        /// Speaks and listens, as all do.
        Speaker = "speaker",
        /// Sees that everybody is heard.
        Facilitator = "facilitator",
        /// Writes down what is said.
        NoteTaker = "note-taker",
        /// Keeps an eye on the time.
        Timekeeper = "timekeeper",
    }

    /// What two people need.
    Wish {
        /// Always at one table, as a person and who supports them.
        Together = "together",
        /// Never at one table; nobody else is told.
        Apart = "apart",
    }
}

/// A seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// From 1.
    pub round: i64,
    /// Whose.
    pub attendance_id: i64,
    /// From 1.
    pub table_no: i64,
    /// What they do there.
    pub role: Role,
}

/// Somebody at a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seated {
    /// Where.
    pub seat: Seat,
    /// What they are called.
    pub name: String,
    /// Whether they are still there.
    pub is_here: bool,
}

statements! {
    PUT = "INSERT INTO seat (session_id, round, attendance_id, table_no, role) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (session_id, round, attendance_id) DO UPDATE SET table_no = excluded.table_no, role = excluded.role";
    CLEAR = "DELETE FROM seat WHERE session_id = $1 AND round = $2";
    LEAVE = "DELETE FROM seat WHERE session_id = $1 AND round = $2 AND attendance_id = $3";
    OF = "SELECT round, attendance_id, table_no, role FROM seat
        WHERE session_id = $1 AND round = $2 AND attendance_id = $3";
    ALL = "SELECT round, attendance_id, table_no, role FROM seat WHERE session_id = $1
        ORDER BY round, table_no, attendance_id";
    AT_TABLE = "SELECT s.round, s.attendance_id, s.table_no, s.role, a.name, a.gone IS NULL
        FROM seat s JOIN attendance a ON a.session_id = s.session_id AND a.id = s.attendance_id
        WHERE s.session_id = $1 AND s.round = $2 AND s.table_no = $3 ORDER BY s.attendance_id";
    OF_ROUND = "SELECT s.round, s.attendance_id, s.table_no, s.role, a.name, a.gone IS NULL
        FROM seat s JOIN attendance a ON a.session_id = s.session_id AND a.id = s.attendance_id
        WHERE s.session_id = $1 AND s.round = $2 ORDER BY s.table_no, s.attendance_id";
    GIVE_BACK = "UPDATE seat SET role = 'speaker'
        WHERE session_id = $1 AND round = $2 AND table_no = $3 AND role = $4";
    SET_ROLE = "UPDATE seat SET role = $1 WHERE session_id = $2 AND round = $3 AND attendance_id = $4";
    WISH = "INSERT INTO seat_wish (session_id, one_id, other_id, kind) VALUES ($1, $2, $3, $4)
        ON CONFLICT (session_id, one_id, other_id) DO UPDATE SET kind = excluded.kind";
    UNWISH = "DELETE FROM seat_wish WHERE session_id = $1 AND one_id = $2 AND other_id = $3";
    WISHES = "SELECT one_id, other_id, kind FROM seat_wish WHERE session_id = $1 ORDER BY one_id, other_id";
}

/// Seats somebody, wherever they sat in that round before.
pub fn put(tx: &mut Tx, session_id: i64, seat: Seat) -> Result<()> {
    tx.execute(PUT, params![session_id, seat.round, seat.attendance_id, seat.table_no, seat.role])?;
    Ok(())
}

/// Seats everybody of a round anew.
pub fn set_round(tx: &mut Tx, session_id: i64, round: i64, seats: &[Seat]) -> Result<()> {
    tx.execute(CLEAR, params![session_id, round])?;
    seats.iter().try_for_each(|seat| put(tx, session_id, *seat))
}

/// Somebody sits at no table in a round.
pub fn leave(tx: &mut Tx, session_id: i64, round: i64, attendance_id: i64) -> Result<()> {
    tx.execute(LEAVE, params![session_id, round, attendance_id])?;
    Ok(())
}

/// Where somebody sits in a round.
pub fn of(tx: &mut Tx, session_id: i64, round: i64, attendance_id: i64) -> Result<Option<Seat>> {
    tx.row(OF, params![session_id, round, attendance_id], read)
}

/// Every seat of every round.
pub fn all(tx: &mut Tx, session_id: i64) -> Result<Vec<Seat>> {
    tx.rows(ALL, params![session_id], read)
}

/// Who sits at a table in a round.
pub fn at_table(tx: &mut Tx, session_id: i64, round: i64, table_no: i64) -> Result<Vec<Seated>> {
    tx.rows(AT_TABLE, params![session_id, round, table_no], read_seated)
}

/// Who sits where in a round, by table.
pub fn of_round(tx: &mut Tx, session_id: i64, round: i64) -> Result<Vec<Seated>> {
    tx.rows(OF_ROUND, params![session_id, round], read_seated)
}

/// Somebody takes a role at their table; whoever had it speaks again. There may be many speakers.
pub fn take_role(tx: &mut Tx, session_id: i64, seat: Seat, role: Role) -> Result<()> {
    if role != Role::Speaker {
        tx.execute(GIVE_BACK, params![session_id, seat.round, seat.table_no, role])?;
    }
    tx.execute(SET_ROLE, params![role, session_id, seat.round, seat.attendance_id])?;
    Ok(())
}

/// Two people need a wish, or (`None`) no more.
pub fn wish(tx: &mut Tx, session_id: i64, (one, other): (i64, i64), wish: Option<Wish>) -> Result<()> {
    let (one, other) = (one.min(other), one.max(other));
    match wish {
        Some(wish) => tx.execute(WISH, params![session_id, one, other, wish])?,
        None => tx.execute(UNWISH, params![session_id, one, other])?,
    };
    Ok(())
}

/// What people need of one another.
pub fn wishes(tx: &mut Tx, session_id: i64) -> Result<Vec<(i64, i64, Wish)>> {
    tx.rows(WISHES, params![session_id], |row| Ok((row.get(0)?, row.get(1)?, Wish::read(row, 2)?)))
}

fn read(row: &Row) -> Result<Seat> {
    Ok(Seat {
        round: row.get(0)?,
        attendance_id: row.get(1)?,
        table_no: row.get(2)?,
        role: Role::read(row, 3)?,
    })
}

fn read_seated(row: &Row) -> Result<Seated> {
    Ok(Seated { seat: read(row)?, name: row.get(4)?, is_here: row.get(5)? })
}
