//! Stories that somebody took down for their owner, who claims them later with a printed code.

use crate::story::{self, Story};
use crate::{Result, Row, Tx, params, statements};

/// How a story was taken down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taking {
    /// Which story.
    pub story_id: i64,
    /// Who took it down and asked; `None` once their account is gone.
    pub person_id: Option<i64>,
    /// The day on which its owner was asked what they allow.
    pub asked: i64,
    /// When its owner claimed it.
    pub claimed: Option<i64>,
    /// When it was written down here.
    pub made: i64,
}

statements! {
    INSERT = "INSERT INTO taking (story_id, person_id, asked, made) VALUES ($1, $2, $3, $4)";
    OF = "SELECT t.story_id, t.person_id, t.asked, t.claimed, t.made, p.name
        FROM taking t LEFT JOIN person p ON p.id = t.person_id WHERE t.story_id = $1";
    OF_PERSON = concat!("SELECT ", crate::story::columns!(), ", t.story_id, t.person_id, t.asked, t.claimed, t.made
        FROM taking t JOIN story s ON s.id = t.story_id
        WHERE t.person_id = $1 AND t.claimed IS NULL ORDER BY s.id DESC LIMIT $2");
    PRINT = "UPDATE taking SET code_hash = $1 WHERE story_id = $2 AND claimed IS NULL";
    BY_CODE = "SELECT story_id FROM taking WHERE code_hash = $1 AND claimed IS NULL FOR UPDATE";
    CLAIM = "UPDATE taking SET claimed = $1, code_hash = NULL WHERE story_id = $2";
    OWN = "UPDATE story SET owner = $1 WHERE id = $2 AND owner IS NULL";
}

/// Keeps who took a story down, and when its owner was asked.
pub fn insert(tx: &mut Tx, taking: &Taking) -> Result<()> {
    tx.execute(INSERT, params![taking.story_id, taking.person_id, taking.asked, taking.made])?;
    Ok(())
}

/// How a story was taken down, with what who did it is called; `None` if its owner told it themselves.
pub fn of(tx: &mut Tx, story_id: i64) -> Result<Option<(Taking, Option<String>)>> {
    tx.row(OF, params![story_id], |row| Ok((read(row, 0)?, row.get(5)?)))
}

/// What a person took down and nobody has claimed, the newest first.
pub fn of_person(tx: &mut Tx, person_id: i64, limit: i64) -> Result<Vec<(Story, Taking)>> {
    tx.rows(OF_PERSON, params![person_id, limit], |row| Ok((story::read(row)?, read(row, story::COLUMNS)?)))
}

/// Makes this the code of a story, in place of any older one; false if it is claimed already.
pub fn print(tx: &mut Tx, story_id: i64, code_hash: &str) -> Result<bool> {
    Ok(tx.execute(PRINT, params![code_hash, story_id])? > 0)
}

/// Gives the story of a code to its owner (`p…` or `g…`), and uses the code up; its id, if the code is one.
pub fn claim(tx: &mut Tx, code_hash: &str, owner: &str, now: i64) -> Result<Option<i64>> {
    let Some(id) = tx.row(BY_CODE, params![code_hash], |row| row.get::<i64>(0))? else { return Ok(None) };
    tx.execute(CLAIM, params![now, id])?;
    Ok((tx.execute(OWN, params![owner, id])? > 0).then_some(id))
}

fn read(row: &Row, first: usize) -> Result<Taking> {
    Ok(Taking {
        story_id: row.get(first)?,
        person_id: row.get(first + 1)?,
        asked: row.get(first + 2)?,
        claimed: row.get(first + 3)?,
        made: row.get(first + 4)?,
    })
}
