//! A ballot of a shared fund: one person's, secret until the vote ends, changed until then.

use crate::chunk::{self, chunk};
use crate::words::words;
use crate::{Language, Result, Row, Tx, Value, params, statements};

words! {
    /// How it came.
    Way {
        /// Its voter filled it in.
        Online = "online",
        /// A helper copied it from paper.
        Paper = "paper",
        /// It stands in a file of a vote held elsewhere.
        Brought = "brought",
    }
}

/// A ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// Of which fund.
    pub fund_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// What makes it one person's, once in a fund.
    pub mark: String,
    /// How it came.
    pub way: Way,
    /// Numbers of projects, ascending, with a space between; where there are points, `7:3`. `None`: nothing chosen yet.
    pub choices: Option<String>,
    /// Of its voter.
    pub language: Language,
    /// The helper who copied it.
    pub entered_by: Option<i64>,
    /// Mails with its link since `mails_since`.
    pub mails: i64,
    /// When the first of them was asked for.
    pub mails_since: i64,
    /// When it was begun.
    pub made: i64,
    /// When it last changed.
    pub changed: i64,
}

macro_rules! columns {
    () => {
        "fund_id, id, mark, way, choices, language, entered_by, mails, mails_since, made, changed"
    };
}

statements! {
    INSERT = concat!("INSERT INTO fund_ballot (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING");
    INSERT_MANY = chunk!("INSERT INTO fund_ballot (fund_id, id, mark, way, choices, language, entered_by, mails,
        mails_since, made, changed) VALUES ", 11);
    INSERT_ONE = concat!("INSERT INTO fund_ballot (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
    BY_ID = concat!("SELECT ", columns!(), " FROM fund_ballot WHERE fund_id = $1 AND id = $2");
    BY_MARK = concat!("SELECT ", columns!(), " FROM fund_ballot WHERE fund_id = $1 AND mark = $2");
    CAST = "UPDATE fund_ballot SET choices = $3, way = $4, entered_by = $5, changed = $6 WHERE fund_id = $1 AND id = $2";
    MAILED = "UPDATE fund_ballot SET mails = $3, mails_since = $4 WHERE fund_id = $1 AND id = $2";
    KINDS = "SELECT choices, count(*) FROM fund_ballot WHERE fund_id = $1 AND choices IS NOT NULL
        GROUP BY choices ORDER BY choices";
    FORGET_EMPTY = "DELETE FROM fund_ballot WHERE fund_id = $1 AND choices IS NULL";
    FORGET = "DELETE FROM fund_ballot WHERE fund_id = $1";
}

/// Adds a ballot; false if there is one with this mark.
pub fn insert(tx: &mut Tx, ballot: &Ballot) -> Result<bool> {
    Ok(tx.execute(INSERT, &values(ballot))? > 0)
}

/// Adds many, for a vote that was held elsewhere.
pub fn insert_all(tx: &mut Tx, ballots: &[Ballot]) -> Result<()> {
    chunk::insert(tx, (INSERT_MANY, INSERT_ONE), ballots, values)
}

/// The ballot with this id.
pub fn by_id(tx: &mut Tx, fund_id: i64, id: i64) -> Result<Option<Ballot>> {
    tx.row(BY_ID, params![fund_id, id], read)
}

/// The ballot with this mark.
pub fn by_mark(tx: &mut Tx, fund_id: i64, mark: &str) -> Result<Option<Ballot>> {
    tx.row(BY_MARK, params![fund_id, mark], read)
}

/// Writes what somebody chose, in the place of what they chose before. The fund is locked and still voting.
pub fn cast(
    tx: &mut Tx,
    (fund_id, id): (i64, i64),
    choices: &str,
    way: Way,
    entered_by: Option<i64>,
    now: i64,
) -> Result<()> {
    tx.execute(CAST, params![fund_id, id, choices, way, entered_by, now])?;
    Ok(())
}

/// So many mails with its link were asked for since then.
pub fn mailed(tx: &mut Tx, fund_id: i64, id: i64, mails: i64, since: i64) -> Result<()> {
    tx.execute(MAILED, params![fund_id, id, mails, since])?;
    Ok(())
}

/// What was chosen, each kind of ballot once, with how many people chose exactly this; in the order of the text.
pub fn kinds(tx: &mut Tx, fund_id: i64) -> Result<Vec<(String, i64)>> {
    tx.rows(KINDS, params![fund_id], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Removes ballots on which nothing was ever chosen; returns how many.
pub fn forget_empty(tx: &mut Tx, fund_id: i64) -> Result<u64> {
    tx.execute(FORGET_EMPTY, params![fund_id])
}

/// Removes all ballots of a fund, for a new vote.
pub fn forget(tx: &mut Tx, fund_id: i64) -> Result<()> {
    tx.execute(FORGET, params![fund_id])?;
    Ok(())
}

fn values(ballot: &Ballot) -> [Value; 11] {
    [
        ballot.fund_id.into(),
        ballot.id.into(),
        ballot.mark.as_str().into(),
        ballot.way.into(),
        (&ballot.choices).into(),
        ballot.language.word().into(),
        ballot.entered_by.into(),
        ballot.mails.into(),
        ballot.mails_since.into(),
        ballot.made.into(),
        ballot.changed.into(),
    ]
}

fn read(row: &Row) -> Result<Ballot> {
    Ok(Ballot {
        fund_id: row.get(0)?,
        id: row.get(1)?,
        mark: row.get(2)?,
        way: Way::read(row, 3)?,
        choices: row.get(4)?,
        language: Language::read(row, 5)?,
        entered_by: row.get(6)?,
        mails: row.get(7)?,
        mails_since: row.get(8)?,
        made: row.get(9)?,
        changed: row.get(10)?,
    })
}
