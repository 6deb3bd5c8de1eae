//! What people thought of a session: questions as data, and answers that are nobody's.

use crate::words::words;
use crate::{Bilingual, Language, Result, Row, Tx, params, statements};

words! {
    /// How a question is answered.
    Kind {
        /// From 1, not at all, to 5, very much.
        Scale = "scale",
        /// Yes or no.
        YesNo = "yes-no",
        /// In words.
        Words = "words",
    }
}

/// A question, in one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Time-ordered.
    pub id: i64,
    /// From 1.
    pub version: i64,
    /// The same question in every session of a series; empty: asked here alone.
    pub key: String,
    /// Its place.
    pub position: i64,
    /// How it is answered.
    pub kind: Kind,
    /// What is asked.
    pub text: Bilingual,
    /// When.
    pub made: i64,
    /// Since when it is not asked, or another version is.
    pub retired: Option<i64>,
}

/// One answer of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Drawn at random: which answers came together, and from nobody.
    pub sheet: i64,
    /// To which question.
    pub question_id: i64,
    /// In which version.
    pub version: i64,
    /// `1` to `5`; `yes`, `no`; or words.
    pub value: String,
    /// In which language it was asked.
    pub language: Language,
    /// The day.
    pub day: String,
}

statements! {
    INSERT = "INSERT INTO feedback_question (session_id, id, version, key, position, kind, text_en, text_fr, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING";
    OF = "SELECT id, version, key, position, kind, text_en, text_fr, made, retired
        FROM feedback_question WHERE session_id = $1 ORDER BY position, id, version";
    RETIRE = "UPDATE feedback_question SET retired = $1 WHERE session_id = $2 AND id = $3 AND retired IS NULL";
    ANSWER = "INSERT INTO feedback_answer (session_id, sheet, question_id, version, value, language, day)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    ANSWERS = "SELECT sheet, question_id, version, value, language, day
        FROM feedback_answer WHERE session_id = $1 ORDER BY question_id, sheet";
    GIVE = "INSERT INTO feedback_given (session_id, attendance_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    IS_GIVEN = "SELECT attendance_id FROM feedback_given WHERE session_id = $1 AND attendance_id = $2";
    SHEETS = "SELECT count(DISTINCT sheet) FROM feedback_answer WHERE session_id = $1";
}

/// Asks a question, or a new version of it; one that is asked already stays.
pub fn insert(tx: &mut Tx, session_id: i64, question: &Question) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            session_id,
            question.id,
            question.version,
            question.key.as_str(),
            question.position,
            question.kind,
            question.text.en.as_str(),
            question.text.fr.as_str(),
            question.made
        ],
    )?;
    Ok(())
}

/// Every version of every question of a session, in order.
pub fn questions(tx: &mut Tx, session_id: i64) -> Result<Vec<Question>> {
    tx.rows(OF, params![session_id], |row| {
        Ok(Question {
            id: row.get(0)?,
            version: row.get(1)?,
            key: row.get(2)?,
            position: row.get(3)?,
            kind: Kind::read(row, 4)?,
            text: Bilingual { en: row.get(5)?, fr: row.get(6)? },
            made: row.get(7)?,
            retired: row.get(8)?,
        })
    })
}

/// A question is not asked any more in the version it has; false if it is not asked now.
pub fn retire(tx: &mut Tx, session_id: i64, id: i64, since: i64) -> Result<bool> {
    Ok(tx.execute(RETIRE, params![since, session_id, id])? > 0)
}

/// Keeps one answer of a sheet.
pub fn answer(tx: &mut Tx, session_id: i64, answer: &Answer) -> Result<()> {
    tx.execute(
        ANSWER,
        params![
            session_id,
            answer.sheet,
            answer.question_id,
            answer.version,
            answer.value.as_str(),
            answer.language.word(),
            answer.day.as_str()
        ],
    )?;
    Ok(())
}

/// Writes down that somebody handed a sheet in; false if they have.
pub fn give(tx: &mut Tx, session_id: i64, attendance_id: i64) -> Result<bool> {
    Ok(tx.execute(GIVE, params![session_id, attendance_id])? > 0)
}

/// Whether somebody handed a sheet in.
pub fn is_given(tx: &mut Tx, session_id: i64, attendance_id: i64) -> Result<bool> {
    Ok(tx.row(IS_GIVEN, params![session_id, attendance_id], |row| row.get::<i64>(0))?.is_some())
}

/// Every answer of a session, question by question.
pub fn answers(tx: &mut Tx, session_id: i64) -> Result<Vec<Answer>> {
    tx.rows(ANSWERS, params![session_id], read)
}

/// How many sheets were handed in.
pub fn sheets(tx: &mut Tx, session_id: i64) -> Result<i64> {
    Ok(tx.row(SHEETS, params![session_id], |row| row.get(0))?.unwrap_or(0))
}

fn read(row: &Row) -> Result<Answer> {
    Ok(Answer {
        sheet: row.get(0)?,
        question_id: row.get(1)?,
        version: row.get(2)?,
        value: row.get(3)?,
        language: Language::read(row, 4)?,
        day: row.get(5)?,
    })
}
