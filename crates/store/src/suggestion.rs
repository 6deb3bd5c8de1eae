//! How somebody would change a plan, and what was answered.

use crate::words::words;
use crate::{Language, Result, Row, Tx, params, statements};

words! {
    /// What became of it.
    State {
        /// Nobody has answered.
        Waiting = "waiting",
        /// The plan is changed so.
        Accepted = "accepted",
        /// It is not, with a reason.
        Declined = "declined",
        /// It is not, and its words are not shown.
        Hidden = "hidden",
    }
}

/// How somebody would change a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Time-ordered.
    pub id: i64,
    /// The plan.
    pub plan_id: i64,
    /// The action; `None`: the plan as a whole.
    pub action_id: Option<i64>,
    /// Whose: `p…` a person, `g…` a guest; `None`: somebody who left.
    pub holder: Option<String>,
    /// As they want to be called; may be empty.
    pub name: String,
    /// What they suggest.
    pub text: String,
    /// Of the text.
    pub language: Language,
    /// What became of it.
    pub state: State,
    /// Why.
    pub reason: String,
    /// Of the reason.
    pub reason_language: Language,
    /// When it was answered.
    pub answered: Option<i64>,
    /// By whom.
    pub answered_by: Option<i64>,
    /// When it was made.
    pub made: i64,
}

statements! {
    INSERT = "INSERT INTO suggestion (id, plan_id, action_id, holder, name, text, language, state, reason, answered,
            answered_by, made, reason_language)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    OF_PLAN = "SELECT id, plan_id, action_id, holder, name, text, language, state, reason, answered, answered_by, made,
            reason_language
        FROM suggestion WHERE plan_id = $1 ORDER BY id DESC";
    CLAIM = "UPDATE suggestion SET holder = $1 WHERE holder = $2";
    ANSWER = "UPDATE suggestion SET state = $3, reason = $4, answered = $5, answered_by = $6, reason_language = $7
        WHERE plan_id = $1 AND id = $2 AND state = 'waiting'";
}

/// Keeps a suggestion.
pub fn insert(tx: &mut Tx, suggestion: &Suggestion) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            suggestion.id,
            suggestion.plan_id,
            suggestion.action_id,
            suggestion.holder.as_deref(),
            suggestion.name.as_str(),
            suggestion.text.as_str(),
            suggestion.language,
            suggestion.state,
            suggestion.reason.as_str(),
            suggestion.answered,
            suggestion.answered_by,
            suggestion.made,
            suggestion.reason_language
        ],
    )?;
    Ok(())
}

/// The suggestions for a plan, the latest first.
pub fn of_plan(tx: &mut Tx, plan_id: i64) -> Result<Vec<Suggestion>> {
    tx.rows(OF_PLAN, params![plan_id], read)
}

/// Gives the suggestions of a guest to the person they turned out to be.
pub fn claim(tx: &mut Tx, from: &str, to: &str) -> Result<()> {
    tx.execute(CLAIM, params![to, from])?;
    Ok(())
}

/// Answers a suggestion; false if it was answered meanwhile, or is not there.
pub fn answer(
    tx: &mut Tx,
    (plan_id, id): (i64, i64),
    state: State,
    (reason, language): (&str, Language),
    now: i64,
    by: Option<i64>,
) -> Result<bool> {
    Ok(tx.execute(ANSWER, params![plan_id, id, state, reason, now, by, language])? > 0)
}

fn read(row: &Row) -> Result<Suggestion> {
    Ok(Suggestion {
        id: row.get(0)?,
        plan_id: row.get(1)?,
        action_id: row.get(2)?,
        holder: row.get(3)?,
        name: row.get(4)?,
        text: row.get(5)?,
        language: Language::read(row, 6)?,
        state: State::read(row, 7)?,
        reason: row.get(8)?,
        answered: row.get(9)?,
        answered_by: row.get(10)?,
        made: row.get(11)?,
        reason_language: Language::read(row, 12)?,
    })
}
