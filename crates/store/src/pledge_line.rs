//! The public log of signatures: lines are only ever added, each with a hash over itself and the line before.

use crate::words::words;
use crate::{Result, Row, Tx, params, statements};

words! {
    /// What happened.
    Act {
        /// Someone's signature counts from now on.
        Signed = "signed",
        /// It counts no more.
        Withdrawn = "withdrawn",
    }
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// 1, 2, … without a gap.
    pub number: i64,
    /// What happened.
    pub act: Act,
    /// On which day, UTC: `2026-10-15`.
    pub day: String,
    /// A salted hash that its signer alone can explain; the same in both acts.
    pub mark: String,
    /// Hash over the line and the chain of the line before.
    pub chain: String,
}

statements! {
    INSERT = "INSERT INTO pledge_line (number, act, day, mark, chain) VALUES ($1, $2, $3, $4, $5)";
    LAST = "SELECT number, act, day, mark, chain FROM pledge_line ORDER BY number DESC LIMIT 1";
    AFTER = "SELECT number, act, day, mark, chain FROM pledge_line WHERE number > $1 ORDER BY number LIMIT $2";
    OF_MARK = "SELECT number, act, day, mark, chain FROM pledge_line WHERE mark = $1 ORDER BY number";
}

/// Adds a line; `pledge::lock` came before, and so did the reading of the last line.
pub fn insert(tx: &mut Tx, line: &Line) -> Result<()> {
    let (act, day) = (line.act, line.day.as_str());
    tx.execute(INSERT, params![line.number, act, day, line.mark.as_str(), line.chain.as_str()])?;
    Ok(())
}

/// The last line.
pub fn last(tx: &mut Tx) -> Result<Option<Line>> {
    tx.row(LAST, params![], read)
}

/// The lines after a number, in order.
pub fn after(tx: &mut Tx, number: i64, limit: i64) -> Result<Vec<Line>> {
    tx.rows(AFTER, params![number, limit], read)
}

/// The lines with a mark, in order.
pub fn of_mark(tx: &mut Tx, mark: &str) -> Result<Vec<Line>> {
    tx.rows(OF_MARK, params![mark], read)
}

fn read(row: &Row) -> Result<Line> {
    Ok(Line {
        number: row.get(0)?,
        act: Act::read(row, 1)?,
        day: row.get(2)?,
        mark: row.get(3)?,
        chain: row.get(4)?,
    })
}
