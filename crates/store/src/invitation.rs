//! A code that lets one person into a community, once; only its hash is kept.

use crate::membership::Role;
use crate::{Result, Row, Tx, params, statements};

/// A code that lets one person in, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// Hash of the code in the address.
    pub token_hash: String,
    /// Where to.
    pub community_id: i64,
    /// Names it on the stewards' page.
    pub id: i64,
    /// Role it gives.
    pub role: Role,
    /// End of the term it gives.
    pub until: Option<i64>,
    /// Whom it was mailed to, in lower case, who alone may use it; `None`: whoever has the link.
    pub email: Option<String>,
    /// The steward's own reminder of whom it is for.
    pub label: String,
    /// When it was made.
    pub made: i64,
    /// Who invites.
    pub made_by: Option<i64>,
    /// Until when it works.
    pub expires: i64,
    /// When it was used; it does not work again.
    pub used: Option<i64>,
}

statements! {
    INSERT = "INSERT INTO invitation (token_hash, community_id, id, role, until, email, label, made, made_by, expires,
            used)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    BY_TOKEN = "SELECT token_hash, community_id, id, role, until, email, label, made, made_by, expires, used
        FROM invitation WHERE token_hash = $1";
    OF_COMMUNITY = "SELECT token_hash, community_id, id, role, until, email, label, made, made_by, expires, used
        FROM invitation WHERE community_id = $1 AND used IS NULL AND expires > $2 ORDER BY id DESC";
    // One statement, so that of two presses on the same link only one counts.
    TAKE = "UPDATE invitation SET used = $1 WHERE token_hash = $2 AND used IS NULL AND expires > $1
        RETURNING token_hash, community_id, id, role, until, email, label, made, made_by, expires, used";
    SINCE = "SELECT count(*) FROM invitation WHERE community_id = $1 AND email IS NOT NULL AND made > $2";
    DELETE = "DELETE FROM invitation WHERE community_id = $1 AND id = $2";
    FORGET = "DELETE FROM invitation WHERE expires <= $1";
}

/// Adds an invitation.
pub fn insert(tx: &mut Tx, invitation: &Invitation) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            invitation.token_hash.as_str(),
            invitation.community_id,
            invitation.id,
            invitation.role,
            invitation.until,
            invitation.email.as_deref(),
            invitation.label.as_str(),
            invitation.made,
            invitation.made_by,
            invitation.expires,
            invitation.used
        ],
    )?;
    Ok(())
}

/// The invitation with this code, used or not: to show what it is before it is used.
pub fn by_token(tx: &mut Tx, token_hash: &str) -> Result<Option<Invitation>> {
    tx.row(BY_TOKEN, params![token_hash], read)
}

/// The invitations of a community that still work, newest first.
pub fn of_community(tx: &mut Tx, community_id: i64, now: i64) -> Result<Vec<Invitation>> {
    tx.rows(OF_COMMUNITY, params![community_id, now], read)
}

/// Uses an invitation that still works; `None` if it does not.
pub fn take(tx: &mut Tx, token_hash: &str, now: i64) -> Result<Option<Invitation>> {
    tx.row(TAKE, params![now, token_hash], read)
}

/// How many invitations a community mailed after a time: a limit against flooding mailboxes.
pub fn mailed_since(tx: &mut Tx, community_id: i64, after: i64) -> Result<i64> {
    Ok(tx.row(SINCE, params![community_id, after], |row| row.get(0))?.unwrap_or(0))
}

/// Takes an invitation back; false if there is none.
pub fn delete(tx: &mut Tx, community_id: i64, id: i64) -> Result<bool> {
    Ok(tx.execute(DELETE, params![community_id, id])? > 0)
}

/// Removes invitations that expired before a time, with the addresses they were mailed to; returns how many.
pub fn forget(tx: &mut Tx, before: i64) -> Result<u64> {
    tx.execute(FORGET, params![before])
}

fn read(row: &Row) -> Result<Invitation> {
    Ok(Invitation {
        token_hash: row.get(0)?,
        community_id: row.get(1)?,
        id: row.get(2)?,
        role: Role::read(row, 3)?,
        until: row.get(4)?,
        email: row.get(5)?,
        label: row.get(6)?,
        made: row.get(7)?,
        made_by: row.get(8)?,
        expires: row.get(9)?,
        used: row.get(10)?,
    })
}
