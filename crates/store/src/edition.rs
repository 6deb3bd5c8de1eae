//! Editions of strategies: what was published on a day. An edition is never changed.

use crate::{Result, Row, Tx, params, statements};

/// An edition, without what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Of which strategy.
    pub strategy_id: i64,
    /// 1, 2, 3 …
    pub number: i64,
    /// Of the strategy, as it was published.
    pub version: i64,
    /// The day, `2027-01-31`.
    pub day: String,
    /// SHA-256 of the content, in hexadecimal.
    pub sha256: String,
    /// When it was published.
    pub made: i64,
    /// By whom.
    pub made_by: Option<i64>,
}

statements! {
    LAST = "SELECT cast(coalesce(max(number), 0) AS BIGINT) FROM edition WHERE strategy_id = $1";
    INSERT = "INSERT INTO edition (strategy_id, number, version, day, content, sha256, made, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    OF = "SELECT strategy_id, number, version, day, sha256, made, made_by FROM edition WHERE strategy_id = $1
        ORDER BY number DESC";
    ONE = "SELECT strategy_id, number, version, day, sha256, made, made_by, content FROM edition
        WHERE strategy_id = $1 AND number = $2";
}

/// Number of the last edition; 0 if there is none.
pub fn last(tx: &mut Tx, strategy_id: i64) -> Result<i64> {
    Ok(tx.row(LAST, params![strategy_id], |row| row.get(0))?.unwrap_or_default())
}

/// Publishes an edition.
pub fn insert(tx: &mut Tx, one: &Edition, content: &str) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            one.strategy_id,
            one.number,
            one.version,
            one.day.as_str(),
            content,
            one.sha256.as_str(),
            one.made,
            one.made_by
        ],
    )?;
    Ok(())
}

/// The editions of a strategy, the latest first.
pub fn of(tx: &mut Tx, strategy_id: i64) -> Result<Vec<Edition>> {
    tx.rows(OF, params![strategy_id], read)
}

/// An edition and what it says, as JSON.
pub fn one(tx: &mut Tx, strategy_id: i64, number: i64) -> Result<Option<(Edition, String)>> {
    tx.row(ONE, params![strategy_id, number], |row| Ok((read(row)?, row.get(7)?)))
}

fn read(row: &Row) -> Result<Edition> {
    Ok(Edition {
        strategy_id: row.get(0)?,
        number: row.get(1)?,
        version: row.get(2)?,
        day: row.get(3)?,
        sha256: row.get(4)?,
        made: row.get(5)?,
        made_by: row.get(6)?,
    })
}
