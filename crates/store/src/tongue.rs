//! Strategies in languages beside English and French: what is called how in each, and what each clause says there.

use crate::clause::Parity;
use crate::{Result, Row, Tx, params, statements};

/// A language in which a strategy is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tongue {
    /// Which strategy.
    pub strategy_id: i64,
    /// BCP 47: `iu`, `pa-Arab`.
    pub tag: String,
    /// As the language calls itself.
    pub name: String,
    /// What the strategy is called; may be empty.
    pub title: String,
    /// What it is; may be empty.
    pub lead: String,
    /// When it was added.
    pub made: i64,
    /// By whom.
    pub made_by: Option<i64>,
}

/// What a clause says in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Of which clause.
    pub number: i64,
    /// The version of the clause that it says.
    pub version: i64,
    /// What it is called.
    pub title: String,
    /// What it says.
    pub text: String,
    /// The same in plain words; may be empty.
    pub plain: String,
    /// `Current`, or `Machine` until a person has read it; behind is told by the version.
    pub state: Parity,
    /// When it was written.
    pub made: i64,
    /// By whom.
    pub made_by: Option<i64>,
}

statements! {
    ADD = "INSERT INTO tongue (strategy_id, tag, name, title, lead, made, made_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (strategy_id, tag) DO NOTHING";
    UPDATE = "UPDATE tongue SET name = $3, title = $4, lead = $5 WHERE strategy_id = $1 AND tag = $2";
    REMOVE = "DELETE FROM tongue WHERE strategy_id = $1 AND tag = $2";
    OF = "SELECT strategy_id, tag, name, title, lead, made, made_by FROM tongue WHERE strategy_id = $1 ORDER BY tag";
    CALL = "INSERT INTO tongue_chapter (strategy_id, tag, chapter_id, title) VALUES ($1, $2, $3, $4)
        ON CONFLICT (strategy_id, tag, chapter_id) DO UPDATE SET title = excluded.title";
    CHAPTERS = "SELECT chapter_id, title FROM tongue_chapter WHERE strategy_id = $1 AND tag = $2 ORDER BY chapter_id";
    SAY = "INSERT INTO tongue_clause (strategy_id, number, tag, version, title, text, plain, state, made, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (strategy_id, number, tag) DO UPDATE
            SET version = excluded.version, title = excluded.title, text = excluded.text, plain = excluded.plain,
                state = excluded.state, made = excluded.made, made_by = excluded.made_by";
    APPROVE = "UPDATE tongue_clause SET version = $4, state = 'current'
        WHERE strategy_id = $1 AND number = $2 AND tag = $3 AND made = $5";
    SAID = "SELECT number, version, title, text, plain, state, made, made_by FROM tongue_clause
        WHERE strategy_id = $1 AND tag = $2 ORDER BY number";
}

/// Adds a language; false if it is there already.
pub fn add(tx: &mut Tx, one: &Tongue) -> Result<bool> {
    let values = params![
        one.strategy_id,
        one.tag.as_str(),
        one.name.as_str(),
        one.title.as_str(),
        one.lead.as_str(),
        one.made,
        one.made_by
    ];
    Ok(tx.execute(ADD, values)? > 0)
}

/// Keeps how the language calls itself, and the strategy in it; false if it is not there.
pub fn update(tx: &mut Tx, one: &Tongue) -> Result<bool> {
    let values =
        params![one.strategy_id, one.tag.as_str(), one.name.as_str(), one.title.as_str(), one.lead.as_str()];
    Ok(tx.execute(UPDATE, values)? > 0)
}

/// Takes a language out, with everything that was said in it; what was published stays.
pub fn remove(tx: &mut Tx, strategy_id: i64, tag: &str) -> Result<bool> {
    Ok(tx.execute(REMOVE, params![strategy_id, tag])? > 0)
}

/// The languages of a strategy.
pub fn of(tx: &mut Tx, strategy_id: i64) -> Result<Vec<Tongue>> {
    tx.rows(OF, params![strategy_id], |row| {
        Ok(Tongue {
            strategy_id: row.get(0)?,
            tag: row.get(1)?,
            name: row.get(2)?,
            title: row.get(3)?,
            lead: row.get(4)?,
            made: row.get(5)?,
            made_by: row.get(6)?,
        })
    })
}

/// Keeps what a chapter is called.
pub fn call(tx: &mut Tx, strategy_id: i64, tag: &str, chapter_id: i64, title: &str) -> Result<()> {
    tx.execute(CALL, params![strategy_id, tag, chapter_id, title])?;
    Ok(())
}

/// What the chapters are called.
pub fn chapters(tx: &mut Tx, strategy_id: i64, tag: &str) -> Result<Vec<(i64, String)>> {
    tx.rows(CHAPTERS, params![strategy_id, tag], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Keeps what a clause says, in the place of what it said there.
pub fn say(tx: &mut Tx, strategy_id: i64, tag: &str, said: &Said) -> Result<()> {
    let values = params![
        strategy_id,
        said.number,
        tag,
        said.version,
        said.title.as_str(),
        said.text.as_str(),
        said.plain.as_str(),
        said.state,
        said.made,
        said.made_by
    ];
    tx.execute(SAY, values)?;
    Ok(())
}

/// A person read what was written at `made`, and says that it says what this version of the clause says; false if other
/// words stand there now.
pub fn approve(tx: &mut Tx, strategy_id: i64, number: i64, tag: &str, read: (i64, i64)) -> Result<bool> {
    let (version, made) = read;
    Ok(tx.execute(APPROVE, params![strategy_id, number, tag, version, made])? > 0)
}

/// What the clauses of a strategy say in a language.
pub fn said(tx: &mut Tx, strategy_id: i64, tag: &str) -> Result<Vec<Said>> {
    tx.rows(SAID, params![strategy_id, tag], read)
}

fn read(row: &Row) -> Result<Said> {
    Ok(Said {
        number: row.get(0)?,
        version: row.get(1)?,
        title: row.get(2)?,
        text: row.get(3)?,
        plain: row.get(4)?,
        state: Parity::read(row, 5)?,
        made: row.get(6)?,
        made_by: row.get(7)?,
    })
}
