//! The call that people sign, in versions that never change: a change is a new version.

use crate::words::{Bilingual, words};
use crate::{Result, Row, Tx, params, search, statements};

words! {
    /// Where it came from.
    Origin {
        /// Written here.
        Own = "own",
        /// Made up, to show what Perron does.
        Sample = "sample",
    }
}

/// One version of the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pledge {
    /// 1, 2, …
    pub number: i64,
    /// What it is called.
    pub title: Bilingual,
    /// The call.
    pub text: Bilingual,
    /// First actions to choose from, one a line, in the same order in both languages.
    pub actions: Bilingual,
    /// Where it came from.
    pub origin: Origin,
    /// When it was made.
    pub made: i64,
    /// Who made it.
    pub made_by: Option<i64>,
}

statements! {
    INSERT = "INSERT INTO pledge (number, title_en, title_fr, text_en, text_fr, actions_en, actions_fr, origin, made,
            made_by)
        SELECT coalesce(max(number), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8, $9 FROM pledge RETURNING number";
    LATEST = "SELECT number, title_en, title_fr, text_en, text_fr, actions_en, actions_fr, origin, made, made_by
        FROM pledge ORDER BY number DESC LIMIT 1";
    ALL = "SELECT number, title_en, title_fr, text_en, text_fr, actions_en, actions_fr, origin, made, made_by
        FROM pledge ORDER BY number DESC";
    LOCK = "SELECT number FROM pledge WHERE number = 1 FOR UPDATE";
}

/// Adds a version; its number is the next one, whatever it says. Returns the number.
pub fn insert(tx: &mut Tx, pledge: &Pledge) -> Result<i64> {
    let number = tx.row(
        INSERT,
        params![
            pledge.title.en.as_str(),
            pledge.title.fr.as_str(),
            pledge.text.en.as_str(),
            pledge.text.fr.as_str(),
            pledge.actions.en.as_str(),
            pledge.actions.fr.as_str(),
            pledge.origin,
            pledge.made,
            pledge.made_by
        ],
        |row| row.get(0),
    )?;
    search::touch_pledges(tx)?;
    Ok(number.unwrap_or(0))
}

/// The version that is signed now.
pub fn latest(tx: &mut Tx) -> Result<Option<Pledge>> {
    tx.row(LATEST, params![], read)
}

/// Every version, the newest first.
pub fn all(tx: &mut Tx) -> Result<Vec<Pledge>> {
    tx.rows(ALL, params![], read)
}

/// Makes others who write in the log wait until this transaction ends; comes first in each that does.
pub fn lock(tx: &mut Tx) -> Result<()> {
    tx.row(LOCK, params![], |row| row.get::<i64>(0)).map(drop)
}

fn read(row: &Row) -> Result<Pledge> {
    Ok(Pledge {
        number: row.get(0)?,
        title: Bilingual { en: row.get(1)?, fr: row.get(2)? },
        text: Bilingual { en: row.get(3)?, fr: row.get(4)? },
        actions: Bilingual { en: row.get(5)?, fr: row.get(6)? },
        origin: Origin::read(row, 7)?,
        made: row.get(8)?,
        made_by: row.get(9)?,
    })
}
