//! What whoever was addressed said to a recommendation of a session.

use crate::words::words;
use crate::{Bilingual, Result, Row, Tx, params, statements};

words! {
    /// What was answered.
    Verdict {
        /// It will be done.
        Accepted = "accepted",
        /// Some of it will be done.
        Partly = "partly",
        /// It will not be done.
        Declined = "declined",
        /// They ask for time.
        Later = "later",
    }
}

/// An answer to a recommendation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The line.
    pub line_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// What was answered.
    pub verdict: Verdict,
    /// Who answered, as the page says it.
    pub who: String,
    /// With which reasons.
    pub words: Bilingual,
    /// The day, `2026-01-31`.
    pub answered: String,
    /// When it was written down.
    pub made: i64,
    /// By whom.
    pub made_by: Option<i64>,
}

statements! {
    INSERT = "INSERT INTO answer (session_id, line_id, id, verdict, who, words_en, words_fr, answered, made, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    OF = "SELECT line_id, id, verdict, who, words_en, words_fr, answered, made, made_by
        FROM answer WHERE session_id = $1 ORDER BY line_id, answered, id";
    REMOVE = "DELETE FROM answer WHERE session_id = $1 AND line_id = $2 AND id = $3";
}

/// Writes an answer down.
pub fn insert(tx: &mut Tx, session_id: i64, answer: &Answer) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            session_id,
            answer.line_id,
            answer.id,
            answer.verdict,
            answer.who.as_str(),
            answer.words.en.as_str(),
            answer.words.fr.as_str(),
            answer.answered.as_str(),
            answer.made,
            answer.made_by
        ],
    )?;
    Ok(())
}

/// The answers to the recommendations of a session, line by line.
pub fn of(tx: &mut Tx, session_id: i64) -> Result<Vec<Answer>> {
    tx.rows(OF, params![session_id], read)
}

/// Removes one that was written down by mistake; false if it is gone.
pub fn remove(tx: &mut Tx, session_id: i64, line_id: i64, id: i64) -> Result<bool> {
    Ok(tx.execute(REMOVE, params![session_id, line_id, id])? > 0)
}

fn read(row: &Row) -> Result<Answer> {
    Ok(Answer {
        line_id: row.get(0)?,
        id: row.get(1)?,
        verdict: Verdict::read(row, 2)?,
        who: row.get(3)?,
        words: Bilingual { en: row.get(4)?, fr: row.get(5)? },
        answered: row.get(6)?,
        made: row.get(7)?,
        made_by: row.get(8)?,
    })
}
