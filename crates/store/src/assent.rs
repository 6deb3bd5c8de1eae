//! What a resident says of what is put to them: a plan, the terms of reference, that an action is done.

use crate::words::words;
use crate::{Language, Result, Row, Tx, params, statements};

words! {
    /// What it is said of.
    Kind {
        /// A plan.
        Plan = "plan",
        /// A version of terms of reference.
        Terms = "terms",
        /// An action that is said to be done.
        Action = "action",
    }

    /// What is said.
    Verdict {
        /// Yes.
        Yes = "yes",
        /// No, or not yet.
        No = "no",
    }
}

/// What a resident says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assent {
    /// Time-ordered.
    pub id: i64,
    /// Of what.
    pub kind: Kind,
    /// Which.
    pub thing_id: i64,
    /// Who; `None`: somebody who left.
    pub person_id: Option<i64>,
    /// What.
    pub verdict: Verdict,
    /// Why not; may be empty.
    pub words: String,
    /// Of the words.
    pub language: Language,
    /// Of the plan, or the step of the action, that they spoke of.
    pub version: i64,
    /// When.
    pub made: i64,
}

statements! {
    // They may change their mind.
    PUT = "INSERT INTO assent (id, kind, thing_id, person_id, verdict, words, language, version, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (kind, thing_id, person_id) WHERE person_id IS NOT NULL DO UPDATE SET verdict = excluded.verdict,
            words = excluded.words, language = excluded.language, version = excluded.version, made = excluded.made";
    OF = "SELECT id, kind, thing_id, person_id, verdict, words, language, version, made FROM assent
        WHERE kind = $1 AND thing_id = $2 ORDER BY id";
    OF_ACTIONS = "SELECT s.id, s.kind, s.thing_id, s.person_id, s.verdict, s.words, s.language, s.version, s.made
        FROM action a JOIN assent s ON s.kind = 'action' AND s.thing_id = a.id
        WHERE a.plan_id = $1 ORDER BY s.thing_id, s.id";
}

/// Keeps what somebody says, in the place of what they said before.
pub fn put(tx: &mut Tx, assent: &Assent) -> Result<()> {
    tx.execute(
        PUT,
        params![
            assent.id,
            assent.kind,
            assent.thing_id,
            assent.person_id,
            assent.verdict,
            assent.words.as_str(),
            assent.language,
            assent.version,
            assent.made
        ],
    )?;
    Ok(())
}

/// What is said of a thing, the first first.
pub fn of(tx: &mut Tx, kind: Kind, thing_id: i64) -> Result<Vec<Assent>> {
    tx.rows(OF, params![kind, thing_id], read)
}

/// What is said of the actions of a plan, whatever step of theirs it was said of.
pub fn of_actions(tx: &mut Tx, plan_id: i64) -> Result<Vec<Assent>> {
    tx.rows(OF_ACTIONS, params![plan_id], read)
}

fn read(row: &Row) -> Result<Assent> {
    Ok(Assent {
        id: row.get(0)?,
        kind: Kind::read(row, 1)?,
        thing_id: row.get(2)?,
        person_id: row.get(3)?,
        verdict: Verdict::read(row, 4)?,
        words: row.get(5)?,
        language: Language::read(row, 6)?,
        version: row.get(7)?,
        made: row.get(8)?,
    })
}
