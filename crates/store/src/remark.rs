//! What people say of the clauses of a strategy, and of changes that are suggested to them.

use crate::report::{self, Thing};
use crate::{Language, Result, Row, Tx, params, ruling, statements};

/// What somebody says of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Of which strategy.
    pub strategy_id: i64,
    /// Of which clause.
    pub number: i64,
    /// Time-ordered.
    pub id: i64,
    /// Of this suggested change; `None`: of the clause.
    pub amendment_id: Option<i64>,
    /// Whose: `p…` a person, `g…` a guest; `None`: somebody who left.
    pub holder: Option<String>,
    /// As they want to be called; may be empty.
    pub name: String,
    /// What they say.
    pub words: String,
    /// Of the words.
    pub language: Language,
    /// Since when it is not shown.
    pub hidden: Option<i64>,
    /// When it was said.
    pub made: i64,
}

statements! {
    INSERT = "INSERT INTO remark (strategy_id, number, id, amendment_id, holder, name, words, language, hidden, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    OF = "SELECT strategy_id, number, id, amendment_id, holder, name, words, language, hidden, made FROM remark
        WHERE strategy_id = $1 ORDER BY number, id";
    BY_ID = "SELECT strategy_id, number, id, amendment_id, holder, name, words, language, hidden, made FROM remark
        WHERE strategy_id = $1 AND id = $2";
    HIDE = "UPDATE remark SET hidden = $4 WHERE strategy_id = $1 AND number = $2 AND id = $3";
    REMOVE = "DELETE FROM remark WHERE strategy_id = $1 AND number = $2 AND id = $3 AND holder = $4";
    CLAIM = "UPDATE remark SET holder = $1 WHERE holder = $2";
}

/// Keeps what somebody says.
pub fn insert(tx: &mut Tx, one: &Remark) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            one.strategy_id,
            one.number,
            one.id,
            one.amendment_id,
            one.holder.as_deref(),
            one.name.as_str(),
            one.words.as_str(),
            one.language,
            one.hidden,
            one.made
        ],
    )?;
    Ok(())
}

/// What is said of a strategy, in the order of its clauses.
pub fn of(tx: &mut Tx, strategy_id: i64) -> Result<Vec<Remark>> {
    tx.rows(OF, params![strategy_id], read)
}

/// One of them.
pub fn by_id(tx: &mut Tx, strategy_id: i64, id: i64) -> Result<Option<Remark>> {
    tx.row(BY_ID, params![strategy_id, id], read)
}

/// Hides it since a time, or (`None`) shows it again; false if it is not there.
pub fn hide(tx: &mut Tx, strategy_id: i64, number: i64, id: i64, since: Option<i64>) -> Result<bool> {
    Ok(tx.execute(HIDE, params![strategy_id, number, id, since])? > 0)
}

/// Whoever said it takes it back; false if it is not theirs.
pub fn remove(tx: &mut Tx, strategy_id: i64, number: i64, id: i64, holder: &str) -> Result<bool> {
    let is_gone = tx.execute(REMOVE, params![strategy_id, number, id, holder])? > 0;
    if is_gone {
        ruling::forget(tx, Thing { kind: report::Kind::Remark, within: strategy_id, id })?;
    }
    Ok(is_gone)
}

/// What a guest said is a person's now.
pub fn claim(tx: &mut Tx, holder: &str, guest: &str) -> Result<()> {
    tx.execute(CLAIM, params![holder, guest])?;
    Ok(())
}

fn read(row: &Row) -> Result<Remark> {
    Ok(Remark {
        strategy_id: row.get(0)?,
        number: row.get(1)?,
        id: row.get(2)?,
        amendment_id: row.get(3)?,
        holder: row.get(4)?,
        name: row.get(5)?,
        words: row.get(6)?,
        language: Language::read(row, 7)?,
        hidden: row.get(8)?,
        made: row.get(9)?,
    })
}
