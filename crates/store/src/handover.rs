//! A steward offers the stewardship to someone of the community; nothing changes until it is accepted.

use crate::words::words;
use crate::{Result, Row, Tx, params, statements};

words! {
    /// What became of the offer.
    State {
        /// The other has not answered yet.
        Offered = "offered",
        /// The other is a steward now.
        Accepted = "accepted",
        /// The other said no.
        Declined = "declined",
        /// The giver took it back.
        Withdrawn = "withdrawn",
    }
}

/// An offer of the stewardship.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// Of which community.
    pub community_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// Who offers.
    pub giver_id: i64,
    /// To whom.
    pub heir_id: i64,
    /// Whether the giver stays a steward beside the other.
    pub stays: bool,
    /// End of the new steward's term.
    pub until: Option<i64>,
    /// What became of it.
    pub state: State,
    /// When it was offered.
    pub made: i64,
    /// When it was answered or withdrawn.
    pub answered: Option<i64>,
}

statements! {
    INSERT = "INSERT INTO handover (community_id, id, giver_id, heir_id, stays, until, state, made, answered)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    BY_ID = "SELECT community_id, id, giver_id, heir_id, stays, until, state, made, answered
        FROM handover WHERE community_id = $1 AND id = $2";
    OFFERED = "SELECT community_id, id, giver_id, heir_id, stays, until, state, made, answered
        FROM handover WHERE community_id = $1 AND state = 'offered' ORDER BY id";
    TO = "SELECT community_id, id, giver_id, heir_id, stays, until, state, made, answered
        FROM handover WHERE heir_id = $1 AND state = 'offered' ORDER BY id";
    ANSWER = "UPDATE handover SET state = $1, answered = $2
        WHERE community_id = $3 AND id = $4 AND state = 'offered'";
    // Whoever gives or gets must still belong: an offer between people who left is nobody's to accept.
    WITHDRAW_OF = "UPDATE handover SET state = 'withdrawn', answered = $1
        WHERE community_id = $2 AND state = 'offered' AND (giver_id = $3 OR heir_id = $3)";
}

/// Adds an offer; a conflict if the same person was offered it already.
pub fn insert(tx: &mut Tx, handover: &Handover) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            handover.community_id,
            handover.id,
            handover.giver_id,
            handover.heir_id,
            handover.stays,
            handover.until,
            handover.state,
            handover.made,
            handover.answered
        ],
    )?;
    Ok(())
}

/// The offer with this id.
pub fn by_id(tx: &mut Tx, community_id: i64, id: i64) -> Result<Option<Handover>> {
    tx.row(BY_ID, params![community_id, id], read)
}

/// The offers of a community that wait for an answer.
pub fn offered(tx: &mut Tx, community_id: i64) -> Result<Vec<Handover>> {
    tx.rows(OFFERED, params![community_id], read)
}

/// The offers that wait for this person's answer.
pub fn to(tx: &mut Tx, person_id: i64) -> Result<Vec<Handover>> {
    tx.rows(TO, params![person_id], read)
}

/// Answers an offer or takes it back; false if it does not wait any more.
pub fn answer(tx: &mut Tx, community_id: i64, id: i64, state: State, now: i64) -> Result<bool> {
    Ok(tx.execute(ANSWER, params![state, now, community_id, id])? > 0)
}

/// Takes back every offer that someone gave or was given in a community.
pub fn withdraw_of(tx: &mut Tx, community_id: i64, person_id: i64, now: i64) -> Result<()> {
    tx.execute(WITHDRAW_OF, params![now, community_id, person_id])?;
    Ok(())
}

fn read(row: &Row) -> Result<Handover> {
    Ok(Handover {
        community_id: row.get(0)?,
        id: row.get(1)?,
        giver_id: row.get(2)?,
        heir_id: row.get(3)?,
        stays: row.get(4)?,
        until: row.get(5)?,
        state: State::read(row, 6)?,
        made: row.get(7)?,
        answered: row.get(8)?,
    })
}
