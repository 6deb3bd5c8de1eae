//! How somebody would word a clause, and what was decided about it.

use crate::words::words;
use crate::{Bilingual, Language, Result, Row, Tx, Value, params, statements};

words! {
    /// What became of it.
    State {
        /// Nobody has decided.
        Waiting = "waiting",
        /// The clause says so now.
        Accepted = "accepted",
        /// It does not, with a reason.
        Declined = "declined",
        /// Whoever suggested it took it back.
        Withdrawn = "withdrawn",
        /// Moderators hide it.
        Hidden = "hidden",
    }
}

/// How somebody would word a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// Of which strategy.
    pub strategy_id: i64,
    /// Of which clause.
    pub number: i64,
    /// Time-ordered.
    pub id: i64,
    /// The version that they read.
    pub version: i64,
    /// What it would be called.
    pub title: Bilingual,
    /// What it would say.
    pub text: Bilingual,
    /// Whether a machine translated the English.
    pub machine_en: bool,
    /// Whether a machine translated the French.
    pub machine_fr: bool,
    /// Why.
    pub why: String,
    /// Of that.
    pub language: Language,
    /// Whose: `p…` a person, `g…` a guest; `None`: somebody who left.
    pub holder: Option<String>,
    /// As they want to be called; may be empty.
    pub name: String,
    /// What became of it.
    pub state: State,
    /// Why.
    pub reason: String,
    /// Of the reason.
    pub reason_language: Language,
    /// When it was decided.
    pub decided: Option<i64>,
    /// By whom.
    pub decided_by: Option<i64>,
    /// When it was made.
    pub made: i64,
}

macro_rules! columns {
    () => {
        "strategy_id, number, id, version, title_en, title_fr, text_en, text_fr, why, language, holder, name, state, reason,
            reason_language, decided, decided_by, made, machine_en, machine_fr"
    };
}

statements! {
    INSERT = concat!("INSERT INTO amendment (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)");
    OF = concat!("SELECT ", columns!(), " FROM amendment WHERE strategy_id = $1 ORDER BY number, id");
    ONE = concat!("SELECT ", columns!(), " FROM amendment WHERE strategy_id = $1 AND number = $2 AND id = $3");
    BY_ID = concat!("SELECT ", columns!(), " FROM amendment WHERE strategy_id = $1 AND id = $2");
    SET_STATE = "UPDATE amendment SET state = $3 WHERE strategy_id = $1 AND id = $2";
    DECIDE = "UPDATE amendment SET state = $4, reason = $5, reason_language = $6, decided = $7, decided_by = $8
        WHERE strategy_id = $1 AND number = $2 AND id = $3 AND state = 'waiting'";
    CLAIM = "UPDATE amendment SET holder = $1 WHERE holder = $2";
}

/// Keeps what somebody suggests.
pub fn insert(tx: &mut Tx, one: &Amendment) -> Result<()> {
    let values: [Value; 20] = [
        one.strategy_id.into(),
        one.number.into(),
        one.id.into(),
        one.version.into(),
        one.title.en.as_str().into(),
        one.title.fr.as_str().into(),
        one.text.en.as_str().into(),
        one.text.fr.as_str().into(),
        one.why.as_str().into(),
        one.language.into(),
        one.holder.as_deref().into(),
        one.name.as_str().into(),
        one.state.into(),
        one.reason.as_str().into(),
        one.reason_language.into(),
        one.decided.into(),
        one.decided_by.into(),
        one.made.into(),
        one.machine_en.into(),
        one.machine_fr.into(),
    ];
    tx.execute(INSERT, &values)?;
    Ok(())
}

/// What is suggested for a strategy, in the order of its clauses.
pub fn of(tx: &mut Tx, strategy_id: i64) -> Result<Vec<Amendment>> {
    tx.rows(OF, params![strategy_id], read)
}

/// One of them.
pub fn one(tx: &mut Tx, strategy_id: i64, number: i64, id: i64) -> Result<Option<Amendment>> {
    tx.row(ONE, params![strategy_id, number, id], read)
}

/// One of them, of whatever clause.
pub fn by_id(tx: &mut Tx, strategy_id: i64, id: i64) -> Result<Option<Amendment>> {
    tx.row(BY_ID, params![strategy_id, id], read)
}

/// Hides it, or (`false`) shows it again: as declined if that was decided, or else as waiting.
pub fn hide(tx: &mut Tx, one: &Amendment, is_hidden: bool) -> Result<()> {
    let state = match (is_hidden, one.decided) {
        (true, _) => State::Hidden,
        (false, Some(_)) => State::Declined,
        (false, None) => State::Waiting,
    };
    tx.execute(SET_STATE, params![one.strategy_id, one.id, state])?;
    Ok(())
}

/// Writes down what `decided` says of it; false if that was done already.
pub fn decide(tx: &mut Tx, decided: &Amendment) -> Result<bool> {
    let done = tx.execute(
        DECIDE,
        params![
            decided.strategy_id,
            decided.number,
            decided.id,
            decided.state,
            decided.reason.as_str(),
            decided.reason_language,
            decided.decided,
            decided.decided_by
        ],
    )?;
    Ok(done > 0)
}

/// What a guest suggested is a person's now.
pub fn claim(tx: &mut Tx, holder: &str, guest: &str) -> Result<()> {
    tx.execute(CLAIM, params![holder, guest])?;
    Ok(())
}

fn read(row: &Row) -> Result<Amendment> {
    Ok(Amendment {
        strategy_id: row.get(0)?,
        number: row.get(1)?,
        id: row.get(2)?,
        version: row.get(3)?,
        title: Bilingual { en: row.get(4)?, fr: row.get(5)? },
        text: Bilingual { en: row.get(6)?, fr: row.get(7)? },
        why: row.get(8)?,
        language: Language::read(row, 9)?,
        holder: row.get(10)?,
        name: row.get(11)?,
        state: State::read(row, 12)?,
        reason: row.get(13)?,
        reason_language: Language::read(row, 14)?,
        decided: row.get(15)?,
        decided_by: row.get(16)?,
        made: row.get(17)?,
        machine_en: row.get(18)?,
        machine_fr: row.get(19)?,
    })
}
