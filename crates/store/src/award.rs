//! Money that a project gets: from the decision to the last receipt and the note that says what came of it.

use crate::words::words;
use crate::{Result, Row, Tx, params, statements};

words! {
    /// How it was decided.
    Way {
        /// By the vote.
        Vote = "vote",
        /// By the committee.
        Committee = "committee",
        /// By those who run the fund, against the vote, with a public reason.
        Override = "override",
    }

    /// What it is.
    State {
        /// The project gets it.
        Given = "given",
        /// It was taken back, with a public reason.
        TakenBack = "taken-back",
    }
}

/// An award.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Award {
    /// From which fund.
    pub fund_id: i64,
    /// To which project.
    pub project_id: i64,
    /// How much, in the smallest unit.
    pub amount: i64,
    /// How it was decided.
    pub way: Way,
    /// What it is.
    pub state: State,
    /// Of an override, or of taking it back; public.
    pub reason: String,
    /// When it was decided.
    pub decided: i64,
    /// By whom, if by somebody.
    pub decided_by: Option<i64>,
    /// When the outcome note is due.
    pub due: i64,
    /// What came of it; empty: not told yet.
    pub note: String,
    /// When that was told.
    pub told: Option<i64>,
    /// Letters about the note: 0, 1 before it is due, 2 after.
    pub reminded: i64,
}

/// A part of an award that is paid at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instalment {
    /// Time-ordered.
    pub id: i64,
    /// How much.
    pub amount: i64,
    /// A day.
    pub due: String,
    /// When it was paid.
    pub paid: Option<i64>,
}

/// What money was spent on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Time-ordered.
    pub id: i64,
    /// How much.
    pub amount: i64,
    /// On what.
    pub what: String,
    /// A day.
    pub day: String,
    /// When it was handed in.
    pub made: i64,
}

/// A picture of what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Time-ordered.
    pub id: i64,
    /// Of the file.
    pub name: String,
    /// What it shows.
    pub words: String,
    /// When it was handed in.
    pub made: i64,
}

macro_rules! columns {
    () => {
        "fund_id, project_id, amount, way, state, reason, decided, decided_by, due, note, told, reminded"
    };
}

statements! {
    PUT = concat!("INSERT INTO award (", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (fund_id, project_id) DO UPDATE SET amount = excluded.amount, way = excluded.way,
            state = excluded.state, reason = excluded.reason, decided = excluded.decided,
            decided_by = excluded.decided_by, due = excluded.due");
    ONE = concat!("SELECT ", columns!(), " FROM award WHERE fund_id = $1 AND project_id = $2");
    OF_FUND = concat!("SELECT ", columns!(), " FROM award WHERE fund_id = $1 ORDER BY decided, project_id");
    DUE = concat!("SELECT ", columns!(), " FROM award WHERE told IS NULL AND state = 'given'
            AND ((due <= $1 AND reminded = 0) OR (due <= $2 AND reminded < 2)) ORDER BY due LIMIT 500");
    SET_REMINDED = "UPDATE award SET reminded = $3 WHERE fund_id = $1 AND project_id = $2";
    TELL = "UPDATE award SET note = $3, told = $4 WHERE fund_id = $1 AND project_id = $2";
    FORGET = "DELETE FROM award WHERE fund_id = $1";
    PAID = "SELECT count(*) FROM instalment WHERE fund_id = $1 AND paid IS NOT NULL";
    ADD_INSTALMENT = "INSERT INTO instalment (fund_id, project_id, id, amount, due) VALUES ($1, $2, $3, $4, $5)";
    INSTALMENTS = "SELECT id, amount, due, paid FROM instalment WHERE fund_id = $1 AND project_id = $2 ORDER BY due, id";
    PAY = "UPDATE instalment SET paid = $4, paid_by = $5
        WHERE fund_id = $1 AND project_id = $2 AND id = $3 AND paid IS NULL";
    DROP_INSTALMENT = "DELETE FROM instalment WHERE fund_id = $1 AND project_id = $2 AND id = $3 AND paid IS NULL";
    ADD_RECEIPT = "INSERT INTO receipt (fund_id, project_id, id, amount, what, day, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    RECEIPTS = "SELECT id, amount, what, day, made FROM receipt WHERE fund_id = $1 AND project_id = $2 ORDER BY day, id";
    DROP_RECEIPT = "DELETE FROM receipt WHERE fund_id = $1 AND project_id = $2 AND id = $3";
    ADD_PHOTO = "INSERT INTO award_photo (fund_id, project_id, id, name, words, made) VALUES ($1, $2, $3, $4, $5, $6)";
    PHOTOS = "SELECT id, name, words, made FROM award_photo WHERE fund_id = $1 AND project_id = $2 ORDER BY id";
    DROP_PHOTO = "DELETE FROM award_photo WHERE fund_id = $1 AND project_id = $2 AND id = $3";
    FILES = "SELECT name FROM award_photo ORDER BY name";
}

/// Gives an award, or decides about it anew; what was told of it stays.
pub fn put(tx: &mut Tx, award: &Award) -> Result<()> {
    tx.execute(
        PUT,
        params![
            award.fund_id,
            award.project_id,
            award.amount,
            award.way,
            award.state,
            award.reason.as_str(),
            award.decided,
            award.decided_by,
            award.due,
            award.note.as_str(),
            award.told,
            award.reminded
        ],
    )?;
    Ok(())
}

/// The award of a project.
pub fn of_project(tx: &mut Tx, fund_id: i64, project_id: i64) -> Result<Option<Award>> {
    tx.row(ONE, params![fund_id, project_id], read)
}

/// All awards of a fund.
pub fn of_fund(tx: &mut Tx, fund_id: i64) -> Result<Vec<Award>> {
    tx.rows(OF_FUND, params![fund_id], read)
}

/// Awards whose outcome note is due by a time and was not asked for, or is overdue and was not asked for twice.
pub fn due(tx: &mut Tx, soon: i64, now: i64) -> Result<Vec<Award>> {
    tx.rows(DUE, params![soon, now], read)
}

/// So many letters about the note were written.
pub fn set_reminded(tx: &mut Tx, fund_id: i64, project_id: i64, letters: i64) -> Result<()> {
    tx.execute(SET_REMINDED, params![fund_id, project_id, letters])?;
    Ok(())
}

/// Says what came of it.
pub fn tell(tx: &mut Tx, fund_id: i64, project_id: i64, note: &str, now: i64) -> Result<bool> {
    Ok(tx.execute(TELL, params![fund_id, project_id, note, now])? > 0)
}

/// Removes all awards of a fund, for a new vote; false, and nothing is removed, if money was paid already.
pub fn forget(tx: &mut Tx, fund_id: i64) -> Result<bool> {
    let paid = tx.row(PAID, params![fund_id], |row| row.get::<i64>(0))?.unwrap_or(0);
    if paid == 0 {
        tx.execute(FORGET, params![fund_id])?;
    }
    Ok(paid == 0)
}

/// Plans an instalment.
pub fn add_instalment(tx: &mut Tx, (fund_id, project_id): (i64, i64), one: &Instalment) -> Result<()> {
    tx.execute(ADD_INSTALMENT, params![fund_id, project_id, one.id, one.amount, one.due.as_str()])?;
    Ok(())
}

/// The instalments of an award, by day.
pub fn instalments(tx: &mut Tx, fund_id: i64, project_id: i64) -> Result<Vec<Instalment>> {
    tx.rows(INSTALMENTS, params![fund_id, project_id], |row| {
        Ok(Instalment { id: row.get(0)?, amount: row.get(1)?, due: row.get(2)?, paid: row.get(3)? })
    })
}

/// An instalment was paid; false if it was already.
pub fn pay(tx: &mut Tx, award: (i64, i64), id: i64, now: i64, by: Option<i64>) -> Result<bool> {
    Ok(tx.execute(PAY, params![award.0, award.1, id, now, by])? > 0)
}

/// An instalment is not planned any more; false if it was paid.
pub fn drop_instalment(tx: &mut Tx, award: (i64, i64), id: i64) -> Result<bool> {
    Ok(tx.execute(DROP_INSTALMENT, params![award.0, award.1, id])? > 0)
}

/// Hands a receipt in.
pub fn add_receipt(tx: &mut Tx, (fund_id, project_id): (i64, i64), one: &Receipt) -> Result<()> {
    let (what, day) = (one.what.as_str(), one.day.as_str());
    tx.execute(ADD_RECEIPT, params![fund_id, project_id, one.id, one.amount, what, day, one.made])?;
    Ok(())
}

/// The receipts of an award, by day.
pub fn receipts(tx: &mut Tx, fund_id: i64, project_id: i64) -> Result<Vec<Receipt>> {
    tx.rows(RECEIPTS, params![fund_id, project_id], |row| {
        Ok(Receipt {
            id: row.get(0)?,
            amount: row.get(1)?,
            what: row.get(2)?,
            day: row.get(3)?,
            made: row.get(4)?,
        })
    })
}

/// Takes a receipt back.
pub fn drop_receipt(tx: &mut Tx, award: (i64, i64), id: i64) -> Result<bool> {
    Ok(tx.execute(DROP_RECEIPT, params![award.0, award.1, id])? > 0)
}

/// Hands a picture in, whose file is on disk.
pub fn add_photo(tx: &mut Tx, (fund_id, project_id): (i64, i64), one: &Photo) -> Result<()> {
    let (name, words) = (one.name.as_str(), one.words.as_str());
    tx.execute(ADD_PHOTO, params![fund_id, project_id, one.id, name, words, one.made])?;
    Ok(())
}

/// The pictures of what came of an award.
pub fn photos(tx: &mut Tx, fund_id: i64, project_id: i64) -> Result<Vec<Photo>> {
    tx.rows(PHOTOS, params![fund_id, project_id], |row| {
        Ok(Photo { id: row.get(0)?, name: row.get(1)?, words: row.get(2)?, made: row.get(3)? })
    })
}

/// Takes a picture back.
pub fn drop_photo(tx: &mut Tx, award: (i64, i64), id: i64) -> Result<bool> {
    Ok(tx.execute(DROP_PHOTO, params![award.0, award.1, id])? > 0)
}

/// The names of all files of pictures.
pub fn files(tx: &mut Tx) -> Result<Vec<String>> {
    tx.rows(FILES, params![], |row| row.get(0))
}

fn read(row: &Row) -> Result<Award> {
    Ok(Award {
        fund_id: row.get(0)?,
        project_id: row.get(1)?,
        amount: row.get(2)?,
        way: Way::read(row, 3)?,
        state: State::read(row, 4)?,
        reason: row.get(5)?,
        decided: row.get(6)?,
        decided_by: row.get(7)?,
        due: row.get(8)?,
        note: row.get(9)?,
        told: row.get(10)?,
        reminded: row.get(11)?,
    })
}
