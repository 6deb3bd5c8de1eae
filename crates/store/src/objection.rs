//! Objections: somebody of the table cannot live with the order of priorities, and says why.

use crate::{Language, Result, Row, Tx, params, statements};

/// An objection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// To which round.
    pub round_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// Whose it is; `None`: said aloud, or nobody who can be found.
    pub holder: Option<String>,
    /// Who wrote it down for somebody.
    pub recorded_by: Option<i64>,
    /// The reason.
    pub words: String,
    /// The language of the reason.
    pub language: Language,
    /// What the table made of it; empty: nothing yet.
    pub answer: String,
    /// The language of that.
    pub answer_language: Language,
    /// When.
    pub answered: Option<i64>,
    /// Who wrote that down.
    pub answered_by: Option<i64>,
    /// When it was taken back.
    pub withdrawn: Option<i64>,
    /// Since when its words are not shown.
    pub hidden: Option<i64>,
    /// When it was raised.
    pub made: i64,
}

impl Objection {
    /// Whether the table must still make something of it.
    pub const fn stands(&self) -> bool {
        self.withdrawn.is_none() && self.answered.is_none()
    }
}

statements! {
    INSERT = "INSERT INTO objection (round_id, id, holder, recorded_by, words, language, answer, answer_language, made)
        VALUES ($1, $2, $3, $4, $5, $6, '', $6, $7)";
    OF_ROUND = "SELECT round_id, id, holder, recorded_by, words, language, answer, answered, answered_by, withdrawn, hidden,
            made, answer_language
        FROM objection WHERE round_id = $1 ORDER BY id";
    ANSWER = "UPDATE objection SET answer = $1, answer_language = $2, answered = $3, answered_by = $4
        WHERE round_id = $5 AND id = $6 AND withdrawn IS NULL";
    WITHDRAW = "UPDATE objection SET withdrawn = $1 WHERE round_id = $2 AND id = $3 AND withdrawn IS NULL";
    HIDE = "UPDATE objection SET hidden = $1 WHERE round_id = $2 AND id = $3";
    CLAIM = "UPDATE objection SET holder = $1 WHERE holder = $2";
}

/// Writes an objection down.
pub fn insert(tx: &mut Tx, objection: &Objection) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            objection.round_id,
            objection.id,
            &objection.holder,
            objection.recorded_by,
            objection.words.as_str(),
            objection.language,
            objection.made
        ],
    )?;
    Ok(())
}

/// The objections to a round, the first first.
pub fn of_round(tx: &mut Tx, round_id: i64) -> Result<Vec<Objection>> {
    tx.rows(OF_ROUND, params![round_id], read)
}

/// Keeps what the table made of it; false if it was taken back.
pub fn answer(
    tx: &mut Tx,
    of: (i64, i64),
    (words, language): (&str, Language),
    made: i64,
    by: Option<i64>,
) -> Result<bool> {
    Ok(tx.execute(ANSWER, params![words, language, made, by, of.0, of.1])? > 0)
}

/// Whoever raised it takes it back; false if that is done already.
pub fn withdraw(tx: &mut Tx, of: (i64, i64), made: i64) -> Result<bool> {
    Ok(tx.execute(WITHDRAW, params![made, of.0, of.1])? > 0)
}

/// Its words are not shown since a time, or (`None`) are again.
pub fn hide(tx: &mut Tx, of: (i64, i64), since: Option<i64>) -> Result<bool> {
    Ok(tx.execute(HIDE, params![since, of.0, of.1])? > 0)
}

/// What a guest said is theirs once they are signed in.
pub fn claim(tx: &mut Tx, from: &str, to: &str) -> Result<()> {
    tx.execute(CLAIM, params![to, from])?;
    Ok(())
}

fn read(row: &Row) -> Result<Objection> {
    Ok(Objection {
        round_id: row.get(0)?,
        id: row.get(1)?,
        holder: row.get(2)?,
        recorded_by: row.get(3)?,
        words: row.get(4)?,
        language: Language::read(row, 5)?,
        answer: row.get(6)?,
        answered: row.get(7)?,
        answered_by: row.get(8)?,
        withdrawn: row.get(9)?,
        hidden: row.get(10)?,
        made: row.get(11)?,
        answer_language: Language::read(row, 12)?,
    })
}
