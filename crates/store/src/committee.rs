//! The residents who decide about small grants, and what each of them says to a project.

use crate::words::words;
use crate::{Result, Tx, params, statements};

words! {
    /// What a member says.
    Verdict {
        /// It should get the money.
        Yes = "yes",
        /// It should not.
        No = "no",
        /// They step aside, for a conflict of interest.
        Aside = "aside",
    }
}

/// A member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person_id: i64,
    /// As the page says it.
    pub name: String,
}

/// What a member says to a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// To which project.
    pub project_id: i64,
    /// Who.
    pub person_id: i64,
    /// What.
    pub verdict: Verdict,
    /// Why; public.
    pub reason: String,
    /// When.
    pub made: i64,
}

statements! {
    ADD = "INSERT INTO committee_member (fund_id, person_id, name, made) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    REMOVE = "DELETE FROM committee_member WHERE fund_id = $1 AND person_id = $2";
    MEMBERS = "SELECT person_id, name FROM committee_member WHERE fund_id = $1 ORDER BY made, person_id";
    PUT = "INSERT INTO committee_vote (fund_id, project_id, person_id, verdict, reason, made)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (fund_id, project_id, person_id)
        DO UPDATE SET verdict = excluded.verdict, reason = excluded.reason, made = excluded.made";
    VOTES = "SELECT project_id, person_id, verdict, reason, made FROM committee_vote WHERE fund_id = $1
        ORDER BY project_id, made, person_id";
}

/// Adds a member.
pub fn add(tx: &mut Tx, fund_id: i64, member: &Member, now: i64) -> Result<()> {
    tx.execute(ADD, params![fund_id, member.person_id, member.name.as_str(), now])?;
    Ok(())
}

/// Somebody is not a member any more; what they said goes too.
pub fn remove(tx: &mut Tx, fund_id: i64, person_id: i64) -> Result<()> {
    tx.execute(REMOVE, params![fund_id, person_id])?;
    Ok(())
}

/// The members, in the order in which they came.
pub fn members(tx: &mut Tx, fund_id: i64) -> Result<Vec<Member>> {
    tx.rows(MEMBERS, params![fund_id], |row| Ok(Member { person_id: row.get(0)?, name: row.get(1)? }))
}

/// What a member says to a project, in the place of what they said before.
pub fn put(tx: &mut Tx, fund_id: i64, vote: &Vote) -> Result<()> {
    let Vote { project_id, person_id, verdict, reason, made } = vote;
    tx.execute(PUT, params![fund_id, *project_id, *person_id, *verdict, reason, *made])?;
    Ok(())
}

/// What the members of a fund said, project by project.
pub fn votes(tx: &mut Tx, fund_id: i64) -> Result<Vec<Vote>> {
    tx.rows(VOTES, params![fund_id], |row| {
        Ok(Vote {
            project_id: row.get(0)?,
            person_id: row.get(1)?,
            verdict: Verdict::read(row, 2)?,
            reason: row.get(3)?,
            made: row.get(4)?,
        })
    })
}
