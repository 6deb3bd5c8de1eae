//! Which communities hold a thing. Several may hold one together; a thing that none holds is the house's own.

use crate::words::words;
use crate::{Result, Row, Tx, params, statements};

words! {
    /// What can be held.
    Kind {
        /// A conversation.
        Conversation = "conversation",
        /// A series of sessions.
        Series = "series",
        /// A session.
        Session = "session",
        /// An action plan.
        Plan = "plan",
        /// A room or a ground.
        Space = "space",
        /// A shared fund.
        Fund = "fund",
        /// A strategy.
        Strategy = "strategy",
    }
}

/// A community holds a thing, alone or with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    /// What it is.
    pub kind: Kind,
    /// Which.
    pub thing_id: i64,
    /// Who holds it.
    pub community_id: i64,
    /// When its people said yes; `None`: they were asked.
    pub agreed: Option<i64>,
    /// When it was written down.
    pub made: i64,
    /// Who wrote it down.
    pub made_by: Option<i64>,
}

statements! {
    // Asked again after a yes, the yes stays.
    PUT = "INSERT INTO holding (kind, thing_id, community_id, agreed, made, made_by) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (kind, thing_id, community_id) DO UPDATE SET agreed = coalesce(holding.agreed, excluded.agreed)";
    OF_THING = "SELECT kind, thing_id, community_id, agreed, made, made_by
        FROM holding WHERE kind = $1 AND thing_id = $2 ORDER BY made, community_id";
    HOLDERS = "SELECT h.community_id FROM holding h JOIN community c ON c.id = h.community_id
        WHERE h.kind = $1 AND h.thing_id = $2 AND h.agreed IS NOT NULL AND c.state = 'active'
        ORDER BY h.made, h.community_id";
    OF_COMMUNITY = "SELECT kind, thing_id, community_id, agreed, made, made_by
        FROM holding WHERE community_id = $1 ORDER BY made DESC, thing_id DESC";
    OF_KIND = "SELECT kind, thing_id, community_id, agreed, made, made_by
        FROM holding WHERE kind = $1 AND agreed IS NOT NULL ORDER BY thing_id, made, community_id";
    SESSIONS_OF_HOUSE = "SELECT s.id FROM session s WHERE NOT EXISTS (SELECT 1 FROM holding h
        WHERE h.kind = 'session' AND h.thing_id = s.id AND h.agreed IS NOT NULL) ORDER BY s.id DESC LIMIT $1";
    CONVERSATIONS_OF_HOUSE = "SELECT c.id FROM conversation c WHERE NOT EXISTS (SELECT 1 FROM holding h
        WHERE h.kind = 'conversation' AND h.thing_id = c.id AND h.agreed IS NOT NULL) ORDER BY c.id DESC LIMIT $1";
    LET_GO = "DELETE FROM holding WHERE kind = $1 AND thing_id = $2 AND community_id = $3";
    FORGET = "DELETE FROM holding WHERE kind = $1 AND thing_id = $2";
}

/// The sessions that no community holds, the latest first: the house's own.
pub fn sessions_of_house(tx: &mut Tx, limit: i64) -> Result<Vec<i64>> {
    tx.rows(SESSIONS_OF_HOUSE, params![limit], |row| row.get(0))
}

/// The conversations that no community holds, the latest first: the house's own.
pub fn conversations_of_house(tx: &mut Tx, limit: i64) -> Result<Vec<i64>> {
    tx.rows(CONVERSATIONS_OF_HOUSE, params![limit], |row| row.get(0))
}

/// Writes down that a community holds a thing, or that it was asked to.
pub fn put(tx: &mut Tx, holding: &Holding) -> Result<()> {
    tx.execute(
        PUT,
        params![
            holding.kind,
            holding.thing_id,
            holding.community_id,
            holding.agreed,
            holding.made,
            holding.made_by
        ],
    )?;
    Ok(())
}

/// Who holds a thing, and who was asked to, the first first.
pub fn of_thing(tx: &mut Tx, kind: Kind, thing_id: i64) -> Result<Vec<Holding>> {
    tx.rows(OF_THING, params![kind, thing_id], read)
}

/// The communities that hold a thing, agreed and still there: what decides who may do what with it.
pub fn holders(tx: &mut Tx, kind: Kind, thing_id: i64) -> Result<Vec<i64>> {
    tx.rows(HOLDERS, params![kind, thing_id], |row| row.get(0))
}

/// What a community holds and was asked to hold, the latest first.
pub fn of_community(tx: &mut Tx, community_id: i64) -> Result<Vec<Holding>> {
    tx.rows(OF_COMMUNITY, params![community_id], read)
}

/// Everything of a kind that communities hold, by thing.
pub fn of_kind(tx: &mut Tx, kind: Kind) -> Result<Vec<Holding>> {
    tx.rows(OF_KIND, params![kind], read)
}

/// Ends that a community holds a thing; false if it does not.
pub fn let_go(tx: &mut Tx, kind: Kind, thing_id: i64, community_id: i64) -> Result<bool> {
    Ok(tx.execute(LET_GO, params![kind, thing_id, community_id])? > 0)
}

/// Nobody holds a thing any more; for when it is removed.
pub fn forget(tx: &mut Tx, kind: Kind, thing_id: i64) -> Result<()> {
    tx.execute(FORGET, params![kind, thing_id])?;
    Ok(())
}

fn read(row: &Row) -> Result<Holding> {
    Ok(Holding {
        kind: Kind::read(row, 0)?,
        thing_id: row.get(1)?,
        community_id: row.get(2)?,
        agreed: row.get(3)?,
        made: row.get(4)?,
        made_by: row.get(5)?,
    })
}
