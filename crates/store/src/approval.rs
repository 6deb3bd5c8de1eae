//! Who read a wording of a clause in one language and says that it says what the clause says.

use crate::{Result, Row, Tx, params, statements};

/// Somebody read a wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// Of which strategy.
    pub strategy_id: i64,
    /// Of which clause.
    pub number: i64,
    /// Of which version of it.
    pub version: i64,
    /// `en`, `fr`, or the tag of another language.
    pub tag: String,
    /// As what they did: the word of a role in a community, or in the house.
    pub role: String,
    /// When.
    pub made: i64,
    /// Who; no page shows it.
    pub made_by: Option<i64>,
}

statements! {
    PUT = "INSERT INTO approval (strategy_id, number, version, tag, role, made, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (strategy_id, number, version, tag) DO UPDATE
            SET role = excluded.role, made = excluded.made, made_by = excluded.made_by";
    OF = "SELECT strategy_id, number, version, tag, role, made, made_by FROM approval
        WHERE strategy_id = $1 AND number = $2 ORDER BY version, tag";
    IN = "SELECT strategy_id, number, version, tag, role, made, made_by FROM approval
        WHERE strategy_id = $1 AND tag = $2 ORDER BY number, version";
    FORGET = "DELETE FROM approval WHERE strategy_id = $1 AND number = $2 AND version = $3 AND tag = $4";
}

/// Writes down that somebody read a wording; the latest who did counts.
pub fn put(tx: &mut Tx, one: &Approval) -> Result<()> {
    let values = params![
        one.strategy_id,
        one.number,
        one.version,
        one.tag.as_str(),
        one.role.as_str(),
        one.made,
        one.made_by
    ];
    tx.execute(PUT, values)?;
    Ok(())
}

/// Those of a clause, by version and language.
pub fn of(tx: &mut Tx, strategy_id: i64, number: i64) -> Result<Vec<Approval>> {
    tx.rows(OF, params![strategy_id, number], read)
}

/// Those of a strategy in one language, by clause and version.
pub fn of_tag(tx: &mut Tx, strategy_id: i64, tag: &str) -> Result<Vec<Approval>> {
    tx.rows(IN, params![strategy_id, tag], read)
}

/// Other words stand there now, which nobody has read yet.
pub fn forget(tx: &mut Tx, strategy_id: i64, number: i64, version: i64, tag: &str) -> Result<()> {
    tx.execute(FORGET, params![strategy_id, number, version, tag])?;
    Ok(())
}

fn read(row: &Row) -> Result<Approval> {
    Ok(Approval {
        strategy_id: row.get(0)?,
        number: row.get(1)?,
        version: row.get(2)?,
        tag: row.get(3)?,
        role: row.get(4)?,
        made: row.get(5)?,
        made_by: row.get(6)?,
    })
}
