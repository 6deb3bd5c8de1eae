//! Someone's role in a community, for a time. Ended ones are kept: they are the community's history.

use crate::community::{self, Community};
use crate::words::words;
use crate::{Result, Row, Tx, Value, params, statements};

words! {
    /// What someone is in a community.
    Role {
        /// Looks after it: its people, its settings, what it holds.
        Steward = "steward",
        /// Prepares and runs what it does.
        Facilitator = "facilitator",
        /// Talks at the door, and takes down what others say.
        Connector = "connector",
        /// Takes part.
        Member = "member",
        /// Answers for an institution.
        Responder = "responder",
    }

    /// How a membership ended.
    Ending {
        /// They left.
        Left = "left",
        /// They have another role now.
        Changed = "changed",
        /// Its term was over.
        Term = "term",
        /// They handed it over.
        HandedOver = "handed-over",
        /// A steward ended it.
        Removed = "removed",
    }
}

/// Someone's role in a community, for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Where.
    pub community_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// Who.
    pub person_id: i64,
    /// What they are there.
    pub role: Role,
    /// As they want to be called there.
    pub name: String,
    /// Whether the public page may name them.
    pub is_shown: bool,
    /// Since when.
    pub begun: i64,
    /// End of the term; `None`: none was set.
    pub until: Option<i64>,
    /// When it ended; `None`: it is theirs now.
    pub ended: Option<i64>,
    /// How it ended.
    pub ending: Option<Ending>,
    /// Whom it was handed over to.
    pub heir_id: Option<i64>,
    /// Who gave it; `None`: they came by themselves.
    pub given_by: Option<i64>,
    /// Letters sent before the end of the term: 0, 1 (a month before), 2 (a week before).
    pub notes_sent: i64,
}

/// What decides who may do what: a role that someone has now in a community that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// Where.
    pub community_id: i64,
    /// What kind of community that is.
    pub kind: community::Kind,
    /// What they are there.
    pub role: Role,
}

statements! {
    INSERT = "INSERT INTO membership (community_id, id, person_id, role, name, is_shown, begun, until, ended, ending,
            heir_id, given_by, notes_sent)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    NOW = "SELECT community_id, id, person_id, role, name, is_shown, begun, until, ended, ending,
            heir_id, given_by, notes_sent
        FROM membership WHERE community_id = $1 AND person_id = $2 AND ended IS NULL";
    OF_COMMUNITY = "SELECT community_id, id, person_id, role, name, is_shown, begun, until, ended, ending,
            heir_id, given_by, notes_sent
        FROM membership WHERE community_id = $1 AND ended IS NULL ORDER BY id";
    HISTORY = "SELECT community_id, id, person_id, role, name, is_shown, begun, until, ended, ending,
            heir_id, given_by, notes_sent
        FROM membership WHERE community_id = $1 AND ended IS NOT NULL ORDER BY ended DESC, id DESC LIMIT $2";
    OF_PERSON = "SELECT community_id, id, person_id, role, name, is_shown, begun, until, ended, ending,
            heir_id, given_by, notes_sent
        FROM membership WHERE person_id = $1 ORDER BY id DESC";
    DUE = "SELECT community_id, id, person_id, role, name, is_shown, begun, until, ended, ending,
            heir_id, given_by, notes_sent
        FROM membership WHERE ended IS NULL AND until <= $1 ORDER BY until, id";
    TIES = "SELECT m.community_id, c.kind, m.role FROM membership m JOIN community c ON c.id = m.community_id
        WHERE m.person_id = $1 AND m.ended IS NULL AND c.state = 'active' ORDER BY m.community_id";
    COUNT = "SELECT role, count(*) FROM membership WHERE community_id = $1 AND ended IS NULL GROUP BY role";
    END = "UPDATE membership SET ended = $1, ending = $2, heir_id = $3
        WHERE community_id = $4 AND id = $5 AND ended IS NULL";
    SET_NAME = "UPDATE membership SET name = $1, is_shown = $2
        WHERE community_id = $3 AND person_id = $4 AND ended IS NULL";
    SET_TERM = "UPDATE membership SET until = $1, notes_sent = 0 WHERE community_id = $2 AND id = $3 AND ended IS NULL";
    SET_NOTES = "UPDATE membership SET notes_sent = $1 WHERE community_id = $2 AND id = $3";
}

/// Begins a membership; a conflict if they belong already.
pub fn insert(tx: &mut Tx, membership: &Membership) -> Result<()> {
    tx.execute(INSERT, &values(membership))?;
    Ok(())
}

/// The membership that someone has in a community now.
pub fn now(tx: &mut Tx, community_id: i64, person_id: i64) -> Result<Option<Membership>> {
    tx.row(NOW, params![community_id, person_id], read)
}

/// Everyone who belongs to a community now, in the order in which they came to their role.
pub fn of_community(tx: &mut Tx, community_id: i64) -> Result<Vec<Membership>> {
    tx.rows(OF_COMMUNITY, params![community_id], read)
}

/// What has ended in a community, the latest first.
pub fn history(tx: &mut Tx, community_id: i64, limit: i64) -> Result<Vec<Membership>> {
    tx.rows(HISTORY, params![community_id, limit], read)
}

/// Every membership that someone has or had, the latest first, each with its community.
pub fn of_person(tx: &mut Tx, person_id: i64) -> Result<Vec<(Membership, Community)>> {
    let memberships = tx.rows(OF_PERSON, params![person_id], read)?;
    let mut all = Vec::with_capacity(memberships.len());
    for membership in memberships {
        if let Some(community) = community::by_id(tx, membership.community_id)? {
            all.push((membership, community));
        }
    }
    Ok(all)
}

/// Every membership of now whose term ends at a time or before it, the earliest first.
pub fn due(tx: &mut Tx, by: i64) -> Result<Vec<Membership>> {
    tx.rows(DUE, params![by], read)
}

/// The roles that someone has now, in communities that are there.
pub fn ties(tx: &mut Tx, person_id: i64) -> Result<Vec<Tie>> {
    tx.rows(TIES, params![person_id], |row| {
        Ok(Tie { community_id: row.get(0)?, kind: community::Kind::read(row, 1)?, role: Role::read(row, 2)? })
    })
}

/// How many people have which role now.
pub fn count(tx: &mut Tx, community_id: i64) -> Result<Vec<(Role, i64)>> {
    let mut counts = tx.rows(COUNT, params![community_id], |row| Ok((Role::read(row, 0)?, row.get(1)?)))?;
    counts.sort_unstable();
    Ok(counts)
}

/// Ends a membership; false if it has ended already.
pub fn end(
    tx: &mut Tx,
    (community_id, id): (i64, i64),
    now: i64,
    ending: Ending,
    heir_id: Option<i64>,
) -> Result<bool> {
    Ok(tx.execute(END, params![now, ending, heir_id, community_id, id])? > 0)
}

/// Changes what someone is called in a community, and whether the public page may say it; false if they do not belong.
pub fn set_name(tx: &mut Tx, community_id: i64, person_id: i64, name: &str, is_shown: bool) -> Result<bool> {
    Ok(tx.execute(SET_NAME, params![name, is_shown, community_id, person_id])? > 0)
}

/// Sets the end of a term anew; its letters are to be sent again.
pub fn set_term(tx: &mut Tx, community_id: i64, id: i64, until: Option<i64>) -> Result<bool> {
    Ok(tx.execute(SET_TERM, params![until, community_id, id])? > 0)
}

/// Says which letters before the end of the term were sent.
pub fn set_notes_sent(tx: &mut Tx, community_id: i64, id: i64, sent: i64) -> Result<()> {
    tx.execute(SET_NOTES, params![sent, community_id, id])?;
    Ok(())
}

fn values(membership: &Membership) -> [Value; 13] {
    [
        membership.community_id.into(),
        membership.id.into(),
        membership.person_id.into(),
        membership.role.into(),
        membership.name.as_str().into(),
        membership.is_shown.into(),
        membership.begun.into(),
        membership.until.into(),
        membership.ended.into(),
        membership.ending.into(),
        membership.heir_id.into(),
        membership.given_by.into(),
        membership.notes_sent.into(),
    ]
}

fn read(row: &Row) -> Result<Membership> {
    let has_ended = row.get::<Option<String>>(9)?.is_some();
    Ok(Membership {
        community_id: row.get(0)?,
        id: row.get(1)?,
        person_id: row.get(2)?,
        role: Role::read(row, 3)?,
        name: row.get(4)?,
        is_shown: row.get(5)?,
        begun: row.get(6)?,
        until: row.get(7)?,
        ended: row.get(8)?,
        ending: if has_ended { Some(Ending::read(row, 9)?) } else { None },
        heir_id: row.get(10)?,
        given_by: row.get(11)?,
        notes_sent: row.get(12)?,
    })
}
