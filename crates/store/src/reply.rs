//! A recommendation of a strategy that was addressed to an institution: what it answered, and what it does about it.

use crate::answer::Verdict;
use crate::words::words;
use crate::{Bilingual, Language, Result, Row, Tx, Value, params, statements};

words! {
    /// How far an institution says it is.
    Step {
        /// It is at work.
        Underway = "underway",
        /// It is done.
        Done = "done",
        /// It will not go on.
        Stopped = "stopped",
    }

    /// Why nobody is asked any more.
    Ending {
        /// Whoever asked took it back.
        TakenBack = "taken-back",
        /// Whoever was written to said that it is not theirs to answer.
        NotOurs = "not-ours",
    }
}

/// A recommendation that was addressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Time-ordered.
    pub id: i64,
    /// The strategy.
    pub strategy_id: i64,
    /// The clause.
    pub number: i64,
    /// The version of it that went out.
    pub version: i64,
    /// The institution, if it is a community of this house.
    pub institution_id: Option<i64>,
    /// The institution, as the page says it.
    pub who: String,
    /// Who is written to there, beside its people here.
    pub email: Option<String>,
    /// Of the letters to that address.
    pub language: Language,
    /// When it was asked.
    pub asked: i64,
    /// The day by which it was asked to answer, `2027-01-31`.
    pub due: String,
    /// Letters written since it was asked, or asked for time.
    pub reminders: i64,
    /// When the next one is written; `None`: no more.
    pub remind: Option<i64>,
    /// What it promised with its answer.
    pub promise_id: Option<i64>,
    /// Since when nobody is asked any more, and why.
    pub ended: Option<(i64, Ending)>,
    /// Who asked.
    pub asked_by: Option<i64>,
}

/// What it answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// To what.
    pub reply_id: i64,
    /// Time-ordered: the latest counts.
    pub id: i64,
    /// The version of the clause that was answered to.
    pub version: i64,
    /// What.
    pub verdict: Verdict,
    /// With which reasons.
    pub words: Bilingual,
    /// By when, `2027-01-31`; empty: not said.
    pub due: String,
    /// When it was given.
    pub made: i64,
    /// By whom; `None`: by the link of a letter.
    pub made_by: Option<i64>,
}

/// What it says it has done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// About what.
    pub reply_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// How far it is.
    pub state: Step,
    /// In words.
    pub words: Bilingual,
    /// As of which day, `2027-01-31`.
    pub day: String,
    /// When it was written down.
    pub made: i64,
    /// By whom; `None`: by the link of a letter.
    pub made_by: Option<i64>,
}

macro_rules! columns {
    () => {
        "r.id, r.strategy_id, r.number, r.version, r.institution_id, r.who, r.email, r.language, r.asked, r.due,
            r.reminders, r.remind, r.promise_id, r.ended, r.ending, r.asked_by"
    };
}

statements! {
    INSERT = "INSERT INTO reply (id, strategy_id, number, version, institution_id, who, email, language, asked, due,
            reminders, remind, promise_id, ended, ending, asked_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    UPDATE = "UPDATE reply SET email = $2, reminders = $3, remind = $4, promise_id = $5, ended = $6, ending = $7
        WHERE id = $1";
    BY_ID = concat!("SELECT ", columns!(), " FROM reply r WHERE r.id = $1");
    LOCK = "SELECT id FROM reply WHERE id = $1 FOR UPDATE";
    OF = concat!("SELECT ", columns!(), " FROM reply r WHERE r.strategy_id = $1 ORDER BY r.number, r.id");
    OF_INSTITUTION = concat!("SELECT ", columns!(), " FROM reply r
        WHERE r.institution_id = $1 AND r.ended IS NULL ORDER BY r.due, r.id");
    TO_REMIND = "SELECT id FROM reply WHERE remind <= $1 AND ended IS NULL ORDER BY remind, id LIMIT $2";
    INSERT_ANSWER = "INSERT INTO reply_answer (reply_id, id, version, verdict, words_en, words_fr, due, made, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    ANSWERS = "SELECT a.reply_id, a.id, a.version, a.verdict, a.words_en, a.words_fr, a.due, a.made, a.made_by
        FROM reply r JOIN reply_answer a ON a.reply_id = r.id WHERE r.strategy_id = $1 ORDER BY a.reply_id, a.id DESC";
    ANSWERS_TO = "SELECT a.reply_id, a.id, a.version, a.verdict, a.words_en, a.words_fr, a.due, a.made, a.made_by
        FROM reply_answer a WHERE a.reply_id = $1 ORDER BY a.reply_id, a.id DESC";
    INSERT_PROGRESS = "INSERT INTO reply_progress (reply_id, id, state, words_en, words_fr, day, made, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    PROGRESS = "SELECT g.reply_id, g.id, g.state, g.words_en, g.words_fr, g.day, g.made, g.made_by
        FROM reply r JOIN reply_progress g ON g.reply_id = r.id WHERE r.strategy_id = $1 ORDER BY g.reply_id, g.id DESC";
}

/// Addresses a recommendation.
pub fn insert(tx: &mut Tx, one: &Reply) -> Result<()> {
    let values: [Value; 16] = [
        one.id.into(),
        one.strategy_id.into(),
        one.number.into(),
        one.version.into(),
        one.institution_id.into(),
        one.who.as_str().into(),
        one.email.as_deref().into(),
        one.language.into(),
        one.asked.into(),
        one.due.as_str().into(),
        one.reminders.into(),
        one.remind.into(),
        one.promise_id.into(),
        one.ended.map(|(at, _)| at).into(),
        one.ended.map_or("", |(_, why)| why.word()).into(),
        one.asked_by.into(),
    ];
    tx.execute(INSERT, &values)?;
    Ok(())
}

/// Keeps who is written to, when next, what was promised, and whether it is asked at all.
pub fn update(tx: &mut Tx, one: &Reply) -> Result<()> {
    tx.execute(
        UPDATE,
        params![
            one.id,
            one.email.as_deref(),
            one.reminders,
            one.remind,
            one.promise_id,
            one.ended.map(|(at, _)| at),
            one.ended.map_or("", |(_, why)| why.word())
        ],
    )?;
    Ok(())
}

/// One of them.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Reply>> {
    tx.row(BY_ID, params![id], read)
}

/// One of them, locked until the end of the transaction.
pub fn lock(tx: &mut Tx, id: i64) -> Result<Option<Reply>> {
    tx.row(LOCK, params![id], |row| row.get::<i64>(0))?;
    by_id(tx, id)
}

/// What a strategy asked, in the order of clauses, with what is not asked any more.
pub fn of(tx: &mut Tx, strategy_id: i64) -> Result<Vec<Reply>> {
    tx.rows(OF, params![strategy_id], read)
}

/// What an institution of this house is asked, the earliest due first.
pub fn of_institution(tx: &mut Tx, institution_id: i64) -> Result<Vec<Reply>> {
    tx.rows(OF_INSTITUTION, params![institution_id], read)
}

/// Of which somebody is to be reminded now.
pub fn to_remind(tx: &mut Tx, now: i64, limit: i64) -> Result<Vec<i64>> {
    tx.rows(TO_REMIND, params![now, limit], |row| row.get(0))
}

/// Keeps an answer.
pub fn put_answer(tx: &mut Tx, one: &Answer) -> Result<()> {
    tx.execute(
        INSERT_ANSWER,
        params![
            one.reply_id,
            one.id,
            one.version,
            one.verdict,
            one.words.en.as_str(),
            one.words.fr.as_str(),
            one.due.as_str(),
            one.made,
            one.made_by
        ],
    )?;
    Ok(())
}

/// What was answered to all that a strategy asked, the latest of each first.
pub fn answers(tx: &mut Tx, strategy_id: i64) -> Result<Vec<Answer>> {
    tx.rows(ANSWERS, params![strategy_id], read_answer)
}

/// What was answered to one, the latest first.
pub fn answers_to(tx: &mut Tx, reply_id: i64) -> Result<Vec<Answer>> {
    tx.rows(ANSWERS_TO, params![reply_id], read_answer)
}

/// Keeps what was done.
pub fn put_progress(tx: &mut Tx, one: &Progress) -> Result<()> {
    tx.execute(
        INSERT_PROGRESS,
        params![
            one.reply_id,
            one.id,
            one.state,
            one.words.en.as_str(),
            one.words.fr.as_str(),
            one.day.as_str(),
            one.made,
            one.made_by
        ],
    )?;
    Ok(())
}

/// What was done about all that a strategy asked, the latest of each first.
pub fn progress(tx: &mut Tx, strategy_id: i64) -> Result<Vec<Progress>> {
    tx.rows(PROGRESS, params![strategy_id], |row| {
        Ok(Progress {
            reply_id: row.get(0)?,
            id: row.get(1)?,
            state: Step::read(row, 2)?,
            words: Bilingual { en: row.get(3)?, fr: row.get(4)? },
            day: row.get(5)?,
            made: row.get(6)?,
            made_by: row.get(7)?,
        })
    })
}

fn read_answer(row: &Row) -> Result<Answer> {
    Ok(Answer {
        reply_id: row.get(0)?,
        id: row.get(1)?,
        version: row.get(2)?,
        verdict: Verdict::read(row, 3)?,
        words: Bilingual { en: row.get(4)?, fr: row.get(5)? },
        due: row.get(6)?,
        made: row.get(7)?,
        made_by: row.get(8)?,
    })
}

fn read(row: &Row) -> Result<Reply> {
    let ended = match row.get::<Option<i64>>(13)? {
        Some(at) => Some((at, Ending::read(row, 14)?)),
        None => None,
    };
    Ok(Reply {
        id: row.get(0)?,
        strategy_id: row.get(1)?,
        number: row.get(2)?,
        version: row.get(3)?,
        institution_id: row.get(4)?,
        who: row.get(5)?,
        email: row.get(6)?,
        language: Language::read(row, 7)?,
        asked: row.get(8)?,
        due: row.get(9)?,
        reminders: row.get(10)?,
        remind: row.get(11)?,
        promise_id: row.get(12)?,
        ended,
        asked_by: row.get(15)?,
    })
}
