//! Who has a space when. Whether a time is free is asked, and the booking written, while the space is locked: so no time is
//! given twice.

use crate::words::words;
use crate::{Language, Result, Row, Tx, params, statements};

words! {
    /// What became of a booking.
    State {
        /// Its time is kept until the link in the mail is used, or for so long.
        Asked = "unconfirmed",
        /// It stands.
        Held = "booked",
        /// It was given back, or taken away with a reason.
        Cancelled = "cancelled",
    }
}

/// A booking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booking {
    /// Of which space.
    pub space_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// The first of those that were booked together.
    pub run_id: i64,
    /// When it begins.
    pub starts: i64,
    /// When it ends.
    pub ends: i64,
    /// What for, as everybody sees it.
    pub title: String,
    /// Whether there will be music, or many voices.
    pub is_loud: bool,
    /// Who booked.
    pub name: String,
    /// Where to write.
    pub email: String,
    /// In which language.
    pub language: Language,
    /// `p…` a person, `g…` a guest.
    pub holder: Option<String>,
    /// What became of it.
    pub state: State,
    /// Until when one that is asked for keeps its time.
    pub kept: i64,
    /// Grows with what a calendar entry shows.
    pub sequence: i64,
    /// Why those who look after the space cancelled it.
    pub reason: String,
    /// When it was asked for.
    pub made: i64,
    /// When it last changed.
    pub changed: i64,
}

macro_rules! columns {
    () => {
        "space_id, id, run_id, starts, ends, title, is_loud, name, email, language, holder, state, kept, sequence,
            reason, made, changed"
    };
}

statements! {
    INSERT = concat!("INSERT INTO booking (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)");
    SET = "UPDATE booking SET state = $3, kept = $4, sequence = $5, reason = $6, holder = $7, changed = $8
        WHERE space_id = $1 AND id = $2";
    BETWEEN = concat!("SELECT ", columns!(), " FROM booking
        WHERE space_id = $1 AND ends > $2 AND starts < $3
            AND state <> 'cancelled' AND (state = 'booked' OR kept > $4)
        ORDER BY starts, id");
    BY_ID = concat!("SELECT ", columns!(), " FROM booking WHERE space_id = $1 AND id = $2");
    OF_RUN = concat!("SELECT ", columns!(), " FROM booking WHERE run_id = $1 ORDER BY starts, id");
    OF_HOLDER = concat!("SELECT ", columns!(), " FROM booking
        WHERE space_id = $1 AND holder = $2 AND state = 'booked' AND ends > $3 ORDER BY starts, id LIMIT $4");
    WAITING = "SELECT count(DISTINCT run_id) FROM booking WHERE email = $1 AND state = 'unconfirmed' AND kept > $2";
    FORGET_ASKED = "DELETE FROM booking WHERE state = 'unconfirmed' AND kept <= $1";
    FORGET = "UPDATE booking SET name = '', email = '', holder = NULL, reason = ''
        WHERE ends < $1 AND (email <> '' OR name <> '' OR holder IS NOT NULL)";
}

/// Adds a booking. The space is locked, and the time is free.
pub fn insert(tx: &mut Tx, booking: &Booking) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            booking.space_id,
            booking.id,
            booking.run_id,
            booking.starts,
            booking.ends,
            booking.title.as_str(),
            booking.is_loud,
            booking.name.as_str(),
            booking.email.as_str(),
            booking.language,
            booking.holder.as_deref(),
            booking.state,
            booking.kept,
            booking.sequence,
            booking.reason.as_str(),
            booking.made,
            booking.changed
        ],
    )?;
    Ok(())
}

/// Writes what became of it.
pub fn set(tx: &mut Tx, booking: &Booking) -> Result<()> {
    tx.execute(
        SET,
        params![
            booking.space_id,
            booking.id,
            booking.state,
            booking.kept,
            booking.sequence,
            booking.reason.as_str(),
            booking.holder.as_deref(),
            booking.changed
        ],
    )?;
    Ok(())
}

/// What takes up any of the time from `starts` to `ends`, in order; `now` decides which of those asked for still count.
pub fn between(tx: &mut Tx, space_id: i64, (starts, ends): (i64, i64), now: i64) -> Result<Vec<Booking>> {
    tx.rows(BETWEEN, params![space_id, starts, ends, now], read)
}

/// The booking with this id.
pub fn by_id(tx: &mut Tx, space_id: i64, id: i64) -> Result<Option<Booking>> {
    tx.row(BY_ID, params![space_id, id], read)
}

/// Those that were booked together, in order.
pub fn of_run(tx: &mut Tx, run_id: i64) -> Result<Vec<Booking>> {
    tx.rows(OF_RUN, params![run_id], read)
}

/// What somebody has in a space and is not over, the soonest first.
pub fn of_holder(tx: &mut Tx, space_id: i64, holder: &str, now: i64, limit: i64) -> Result<Vec<Booking>> {
    tx.rows(OF_HOLDER, params![space_id, holder, now, limit], read)
}

/// How many times an address has been asked about that it has not answered yet.
pub fn waiting(tx: &mut Tx, email: &str, now: i64) -> Result<i64> {
    Ok(tx.row(WAITING, params![email, now], |row| row.get(0))?.unwrap_or(0))
}

/// Removes what was asked for and never confirmed; how many.
pub fn forget_asked(tx: &mut Tx, now: i64) -> Result<u64> {
    tx.execute(FORGET_ASKED, params![now])
}

/// Forgets who booked what ended before; how many.
pub fn forget(tx: &mut Tx, before: i64) -> Result<u64> {
    tx.execute(FORGET, params![before])
}

fn read(row: &Row) -> Result<Booking> {
    let language: String = row.get(9)?;
    Ok(Booking {
        space_id: row.get(0)?,
        id: row.get(1)?,
        run_id: row.get(2)?,
        starts: row.get(3)?,
        ends: row.get(4)?,
        title: row.get(5)?,
        is_loud: row.get(6)?,
        name: row.get(7)?,
        email: row.get(8)?,
        language: Language::of_word(&language).ok_or_else(|| crate::words::unknown("Language", &language))?,
        holder: row.get(10)?,
        state: State::read(row, 11)?,
        kept: row.get(12)?,
        sequence: row.get(13)?,
        reason: row.get(14)?,
        made: row.get(15)?,
        changed: row.get(16)?,
    })
}
