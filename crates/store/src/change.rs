//! What changed in a strategy, as those read it who follow it: clauses added, written anew, taken out.

use crate::{Bilingual, Language, Result, Row, Tx, params, statements};

/// A change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// When.
    pub made: i64,
    /// Of the clause; of the edition.
    pub number: i64,
    /// What happened.
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// An edition was published.
    Edition {
        /// Its day, `2027-01-31`.
        day: String,
    },
    /// A version of a clause was written; the first: it was added.
    Version {
        /// 1, 2, 3 …
        version: i64,
        /// What the clause is called in it.
        title: Bilingual,
        /// What changed, and why.
        why: String,
        /// Of that.
        language: Language,
    },
    /// A clause was taken out.
    Retired {
        /// What it was called.
        title: Bilingual,
        /// Why.
        reason: String,
    },
}

statements! {
    VERSIONS = "SELECT made, number, version, title_en, title_fr, why, language FROM clause_version
        WHERE strategy_id = $1 ORDER BY made DESC, number DESC, version DESC LIMIT $2";
    RETIRED = "SELECT c.retired, c.number, v.title_en, v.title_fr, c.reason FROM clause c JOIN clause_version v
            ON v.strategy_id = c.strategy_id AND v.number = c.number AND v.version = c.version
        WHERE c.strategy_id = $1 AND c.retired IS NOT NULL ORDER BY c.retired DESC, c.number DESC LIMIT $2";
}

/// The latest versions of clauses, and the clauses that were taken out last; at most so many of each, in no order.
pub fn of(tx: &mut Tx, strategy_id: i64, most: i64) -> Result<Vec<Change>> {
    let mut all = tx.rows(VERSIONS, params![strategy_id, most], version)?;
    all.extend(tx.rows(RETIRED, params![strategy_id, most], retired)?);
    Ok(all)
}

fn version(row: &Row) -> Result<Change> {
    let what = What::Version {
        version: row.get(2)?,
        title: Bilingual { en: row.get(3)?, fr: row.get(4)? },
        why: row.get(5)?,
        language: Language::read(row, 6)?,
    };
    Ok(Change { made: row.get(0)?, number: row.get(1)?, what })
}

fn retired(row: &Row) -> Result<Change> {
    let title = Bilingual { en: row.get(2)?, fr: row.get(3)? };
    Ok(Change { made: row.get(0)?, number: row.get(1)?, what: What::Retired { title, reason: row.get(4)? } })
}
