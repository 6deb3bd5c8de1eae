//! Who is there in a session: once each, however often and by whichever way they check in.

use crate::community::Speaks;
use crate::words::words;
use crate::{Result, Row, Tx, params, statements};

words! {
    /// How somebody checked in.
    Way {
        /// By themselves, where no code is asked for.
        Own = "self",
        /// With the code of the session.
        Code = "code",
        /// By the link of their registration.
        Link = "link",
        /// A helper wrote them down.
        Helper = "helper",
    }
}

/// Somebody who is there, or was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// Where.
    pub session_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// `None`: they came without one.
    pub registration_id: Option<i64>,
    /// `p…` a person, `g…` a guest; `None`: a helper wrote them down.
    pub holder: Option<String>,
    /// As they wish to be called.
    pub name: String,
    /// What they speak.
    pub language: Speaks,
    /// Three characters; empty: not said.
    pub postal_area: String,
    /// What a table must have for them: words with spaces between.
    pub needs: String,
    /// Ready to look after a table.
    pub leads: bool,
    /// In the conversation that tables are mixed by.
    pub opinion_group: Option<i64>,
    /// How they checked in first.
    pub way: Way,
    /// When.
    pub made: i64,
    /// When they left.
    pub gone: Option<i64>,
}

macro_rules! columns {
    () => {
        "a.session_id, a.id, a.registration_id, a.holder, a.name, a.language, a.postal_area, a.needs, a.leads,
            a.opinion_group, a.way, a.made, a.gone"
    };
}

statements! {
    // The same holder or registration a second time is the same person.
    INSERT = "INSERT INTO attendance (session_id, id, registration_id, holder, name, language, postal_area, needs,
            leads, opinion_group, way, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING";
    BY_ID = concat!("SELECT ", columns!(), " FROM attendance a WHERE a.session_id = $1 AND a.id = $2");
    // Whoever has the device now: it may have passed from the one who came with it first to somebody else.
    OF_HOLDER = concat!("SELECT ", columns!(), " FROM attendance a WHERE a.session_id = $1 AND a.id = coalesce(
        (SELECT d.attendance_id FROM attendance_device d WHERE d.session_id = $1 AND d.holder = $2),
        (SELECT one.id FROM attendance one WHERE one.session_id = $1 AND one.holder = $2))");
    CAME_FIRST = "SELECT id FROM attendance WHERE session_id = $1 AND holder = $2";
    OF_REGISTRATION = concat!("SELECT ", columns!(),
        " FROM attendance a WHERE a.session_id = $1 AND a.registration_id = $2");
    OF_SESSION = concat!("SELECT ", columns!(), " FROM attendance a WHERE a.session_id = $1 ORDER BY a.id");
    COUNT = "SELECT count(*) FROM attendance WHERE session_id = $1 AND gone IS NULL";
    UPDATE = "UPDATE attendance SET registration_id = $1, holder = $2, name = $3, language = $4, postal_area = $5,
            needs = $6, leads = $7, gone = NULL WHERE session_id = $8 AND id = $9";
    SET_GONE = "UPDATE attendance SET gone = $1 WHERE session_id = $2 AND id = $3";
    SET_GROUP = "UPDATE attendance SET opinion_group = $1 WHERE session_id = $2 AND id = $3";
    TAKE_DEVICE = "DELETE FROM attendance_device WHERE session_id = $1 AND holder = $2";
    // The one they came with first is theirs without. Sent twice at once, the later one stands.
    ADD_DEVICE = "INSERT INTO attendance_device (session_id, holder, attendance_id, made)
        SELECT a.session_id, $2, a.id, $4 FROM attendance a
        WHERE a.session_id = $1 AND a.id = $3 AND (a.holder IS NULL OR a.holder <> $2)
        ON CONFLICT (session_id, holder) DO UPDATE SET attendance_id = excluded.attendance_id, made = excluded.made";
    TAKE_NOTES = "UPDATE note SET attendance_id = $1 WHERE session_id = $2 AND attendance_id = $3";
    TAKE_DEVICES = "UPDATE attendance_device SET attendance_id = $1 WHERE session_id = $2 AND attendance_id = $3";
    // What both have, the one that stays keeps as it is.
    TAKE_SEATS = "UPDATE seat SET attendance_id = $1 WHERE session_id = $2 AND attendance_id = $3 AND round NOT IN
        (SELECT own.round FROM seat own WHERE own.session_id = $2 AND own.attendance_id = $1)";
    TAKE_DOTS = "UPDATE note_dot SET attendance_id = $1 WHERE session_id = $2 AND attendance_id = $3 AND note_id NOT IN
        (SELECT own.note_id FROM note_dot own WHERE own.session_id = $2 AND own.attendance_id = $1)";
    TAKE_HAND = "UPDATE hand SET attendance_id = $1 WHERE session_id = $2 AND attendance_id = $3 AND NOT EXISTS
        (SELECT 1 FROM hand own WHERE own.session_id = $2 AND own.attendance_id = $1)";
    TAKE_PULSE = "UPDATE room_pulse SET attendance_id = $1 WHERE session_id = $2 AND attendance_id = $3 AND NOT EXISTS
        (SELECT 1 FROM room_pulse own WHERE own.session_id = $2 AND own.attendance_id = $1)";
    TAKE_FEEDBACK = "UPDATE feedback_given SET attendance_id = $1 WHERE session_id = $2 AND attendance_id = $3 AND NOT EXISTS
        (SELECT 1 FROM feedback_given own WHERE own.session_id = $2 AND own.attendance_id = $1)";
    TAKE_VERDICT = "UPDATE confirmation SET attendance_id = $1 WHERE session_id = $2 AND attendance_id = $3 AND NOT EXISTS
        (SELECT 1 FROM confirmation own WHERE own.session_id = $2 AND own.attendance_id = $1)";
    DELETE = "DELETE FROM attendance WHERE session_id = $1 AND id = $2";
    // Who is known in a session under both names stays there under the one they are signed in with.
    CLAIM = "UPDATE attendance SET holder = $1 WHERE holder = $2
        AND session_id NOT IN (SELECT other.session_id FROM attendance other WHERE other.holder = $1)";
    // By the device they came with first they are known already.
    FORGET_CLAIMED = "DELETE FROM attendance_device WHERE holder = $1 AND (session_id, attendance_id) IN
        (SELECT one.session_id, one.id FROM attendance one WHERE one.holder = $1)";
    CLAIM_DEVICES = "UPDATE attendance_device SET holder = $1 WHERE holder = $2
        AND session_id NOT IN (SELECT other.session_id FROM attendance_of other WHERE other.holder = $1)";
}

/// Checks somebody in; false if they are there already, by their holder or their registration.
pub fn insert(tx: &mut Tx, attendance: &Attendance) -> Result<bool> {
    let done = tx.execute(
        INSERT,
        params![
            attendance.session_id,
            attendance.id,
            attendance.registration_id,
            attendance.holder.clone(),
            attendance.name.as_str(),
            attendance.language,
            attendance.postal_area.as_str(),
            attendance.needs.as_str(),
            attendance.leads,
            attendance.opinion_group,
            attendance.way,
            attendance.made
        ],
    )?;
    Ok(done > 0)
}

/// Writes what they say of themselves, whose it is and with which registration; they are there again.
pub fn update(tx: &mut Tx, attendance: &Attendance) -> Result<()> {
    tx.execute(
        UPDATE,
        params![
            attendance.registration_id,
            attendance.holder.clone(),
            attendance.name.as_str(),
            attendance.language,
            attendance.postal_area.as_str(),
            attendance.needs.as_str(),
            attendance.leads,
            attendance.session_id,
            attendance.id
        ],
    )?;
    Ok(())
}

/// One of them.
pub fn by_id(tx: &mut Tx, session_id: i64, id: i64) -> Result<Option<Attendance>> {
    tx.row(BY_ID, params![session_id, id], read)
}

/// Of this holder, by whichever of their devices; of a device that passed on, whoever has it now.
pub fn of_holder(tx: &mut Tx, session_id: i64, holder: &str) -> Result<Option<Attendance>> {
    tx.row(OF_HOLDER, params![session_id, holder], read)
}

/// With this registration.
pub fn of_registration(tx: &mut Tx, session_id: i64, registration_id: i64) -> Result<Option<Attendance>> {
    tx.row(OF_REGISTRATION, params![session_id, registration_id], read)
}

/// Everybody who is or was there, the first first.
pub fn of_session(tx: &mut Tx, session_id: i64) -> Result<Vec<Attendance>> {
    tx.rows(OF_SESSION, params![session_id], read)
}

/// How many are there.
pub fn count(tx: &mut Tx, session_id: i64) -> Result<i64> {
    Ok(tx.row(COUNT, params![session_id], |row| row.get(0))?.unwrap_or(0))
}

/// They left at a time, or (`None`) are there again.
pub fn set_gone(tx: &mut Tx, session_id: i64, id: i64, gone: Option<i64>) -> Result<bool> {
    Ok(tx.execute(SET_GONE, params![gone, session_id, id])? > 0)
}

/// How they think, as the map of a conversation says.
pub fn set_group(tx: &mut Tx, session_id: i64, id: i64, group: Option<i64>) -> Result<()> {
    tx.execute(SET_GROUP, params![group, session_id, id])?;
    Ok(())
}

/// Who came with this device first, whoever has it now.
pub fn came_first(tx: &mut Tx, session_id: i64, holder: &str) -> Result<Option<i64>> {
    tx.row(CAME_FIRST, params![session_id, holder], |row| row.get(0))
}

/// A device is from now on that of somebody who is there, whoever had it before.
pub fn give_device(tx: &mut Tx, session_id: i64, id: i64, holder: &str, now: i64) -> Result<()> {
    tx.execute(TAKE_DEVICE, params![session_id, holder])?;
    tx.execute(ADD_DEVICE, params![session_id, holder, id, now])?;
    Ok(())
}

/// Two that turn out to be one person: what `other_id` noted, said and chose becomes that of `id`, with the seats it has
/// not, and `other_id` is there no more.
pub fn join(tx: &mut Tx, session_id: i64, id: i64, other_id: i64) -> Result<()> {
    let takes =
        [TAKE_NOTES, TAKE_DEVICES, TAKE_SEATS, TAKE_DOTS, TAKE_HAND, TAKE_PULSE, TAKE_FEEDBACK, TAKE_VERDICT];
    for take in takes {
        tx.execute(take, params![id, session_id, other_id])?;
    }
    tx.execute(DELETE, params![session_id, other_id])?;
    Ok(())
}

/// What a guest did becomes the person's whom they turn out to be.
pub fn claim(tx: &mut Tx, from: &str, to: &str) -> Result<u64> {
    tx.execute(CLAIM_DEVICES, params![to, from])?;
    let claimed = tx.execute(CLAIM, params![to, from])?;
    tx.execute(FORGET_CLAIMED, params![to])?;
    Ok(claimed)
}

fn read(row: &Row) -> Result<Attendance> {
    Ok(Attendance {
        session_id: row.get(0)?,
        id: row.get(1)?,
        registration_id: row.get(2)?,
        holder: row.get(3)?,
        name: row.get(4)?,
        language: Speaks::read(row, 5)?,
        postal_area: row.get(6)?,
        needs: row.get(7)?,
        leads: row.get(8)?,
        opinion_group: row.get(9)?,
        way: Way::read(row, 10)?,
        made: row.get(11)?,
        gone: row.get(12)?,
    })
}
