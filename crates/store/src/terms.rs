//! The terms of reference of a community: how it works together. A version is never changed; another one replaces it.

use crate::words::words;
use crate::{Bilingual, Result, Row, Tx, params, search, statements};

words! {
    /// What became of a version.
    State {
        /// Its people are asked whether they agree.
        Proposed = "proposed",
        /// They agreed; it counts.
        Agreed = "agreed",
        /// A later version counts.
        Replaced = "replaced",
        /// It was taken back before anybody agreed.
        Withdrawn = "withdrawn",
    }
}

/// A version of the terms of reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Time-ordered.
    pub id: i64,
    /// Whose.
    pub community_id: i64,
    /// 1, 2, 3 …
    pub version: i64,
    /// What they say.
    pub text: Bilingual,
    /// What became of it.
    pub state: State,
    /// When its people agreed.
    pub agreed: Option<i64>,
    /// Who wrote that down.
    pub agreed_by: Option<i64>,
    /// Residents who said yes in a room, as counted there.
    pub room: i64,
    /// When it was proposed.
    pub made: i64,
    /// By whom.
    pub made_by: Option<i64>,
}

statements! {
    LOCK = "SELECT id FROM community WHERE id = $1 FOR UPDATE";
    INSERT = "INSERT INTO terms (id, community_id, version, text_en, text_fr, state, room, made, made_by)
        VALUES ($1, $2, (SELECT cast(coalesce(max(version), 0) + 1 AS BIGINT) FROM terms WHERE community_id = $2),
            $3, $4, 'proposed', 0, $5, $6)";
    WITHDRAW = "UPDATE terms SET state = 'withdrawn' WHERE community_id = $1 AND state = 'proposed'";
    REPLACE = "UPDATE terms SET state = 'replaced' WHERE community_id = $1 AND state = 'agreed' AND id <> $2";
    AGREE = "UPDATE terms SET state = 'agreed', agreed = $2, agreed_by = $3, room = $4
        WHERE id = $1 AND state = 'proposed'";
    OF = "SELECT id, community_id, version, text_en, text_fr, state, agreed, agreed_by, room, made, made_by
        FROM terms WHERE community_id = $1 ORDER BY version DESC";
}

/// Proposes a version; one that was proposed and not agreed to is withdrawn.
pub fn propose(
    tx: &mut Tx,
    id: i64,
    community_id: i64,
    text: &Bilingual,
    now: i64,
    by: Option<i64>,
) -> Result<()> {
    tx.row(LOCK, params![community_id], |row| row.get::<i64>(0))?; // so that no two get the same number
    tx.execute(WITHDRAW, params![community_id])?;
    tx.execute(INSERT, params![id, community_id, text.en.as_str(), text.fr.as_str(), now, by])?;
    search::touch_within(tx, search::Kind::Terms, community_id)
}

/// Takes back what is proposed; false if nothing is.
pub fn withdraw(tx: &mut Tx, community_id: i64) -> Result<bool> {
    Ok(tx.execute(WITHDRAW, params![community_id])? > 0)
}

/// Writes down that its people agreed to a version, which replaces the one before; false if it is not proposed.
pub fn agree(tx: &mut Tx, terms: &Terms, room: i64, now: i64, by: Option<i64>) -> Result<bool> {
    tx.row(LOCK, params![terms.community_id], |row| row.get::<i64>(0))?;
    let agreed = tx.execute(AGREE, params![terms.id, now, by, room])? > 0;
    if agreed {
        tx.execute(REPLACE, params![terms.community_id, terms.id])?;
    }
    search::touch_within(tx, search::Kind::Terms, terms.community_id)?;
    Ok(agreed)
}

/// Every version of a community, the latest first.
pub fn of(tx: &mut Tx, community_id: i64) -> Result<Vec<Terms>> {
    tx.rows(OF, params![community_id], read)
}

fn read(row: &Row) -> Result<Terms> {
    Ok(Terms {
        id: row.get(0)?,
        community_id: row.get(1)?,
        version: row.get(2)?,
        text: Bilingual { en: row.get(3)?, fr: row.get(4)? },
        state: State::read(row, 5)?,
        agreed: row.get(6)?,
        agreed_by: row.get(7)?,
        room: row.get(8)?,
        made: row.get(9)?,
        made_by: row.get(10)?,
    })
}
