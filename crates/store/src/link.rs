//! A one-time sign-in link; only the hash of its token is kept.

use crate::person::Role;
use crate::{Result, Row, Tx, params, statements};

/// A one-time sign-in link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Hash of the token in the address.
    pub token_hash: String,
    /// Whom it was sent to, in lower case; `None`: the operator link of the command line.
    pub email: Option<String>,
    /// Role given on use; `None` keeps the person's own.
    pub role: Option<Role>,
    /// Path to go to afterwards.
    pub next: String,
    /// When it was made.
    pub made: i64,
    /// Until when it works.
    pub expires: i64,
    /// When it was used; it does not work again.
    pub used: Option<i64>,
}

statements! {
    INSERT = "INSERT INTO link (token_hash, email, role, next, made, expires, used)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    BY_TOKEN = "SELECT token_hash, email, role, next, made, expires, used FROM link WHERE token_hash = $1";
    // One statement, so that of two presses on the same link only one counts.
    TAKE = "UPDATE link SET used = $1 WHERE token_hash = $2 AND used IS NULL AND expires > $1
        RETURNING token_hash, email, role, next, made, expires, used";
    SINCE = "SELECT count(*) FROM link WHERE email = $1 AND made > $2";
    FORGET = "DELETE FROM link WHERE expires <= $1";
}

/// Adds a link.
pub fn insert(tx: &mut Tx, link: &Link) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            link.token_hash.as_str(),
            link.email.as_deref(),
            link.role.map(Role::word),
            link.next.as_str(),
            link.made,
            link.expires,
            link.used
        ],
    )?;
    Ok(())
}

/// The link with this token, used or not: to say what is wrong with it, or to ask before using it.
pub fn by_token(tx: &mut Tx, token_hash: &str) -> Result<Option<Link>> {
    tx.row(BY_TOKEN, params![token_hash], read)
}

/// Uses a link that still works; `None` if it does not.
pub fn take(tx: &mut Tx, token_hash: &str, now: i64) -> Result<Option<Link>> {
    tx.row(TAKE, params![now, token_hash], read)
}

/// How many links an address was sent after a time: a limit against flooding a mailbox.
pub fn sent_since(tx: &mut Tx, email: &str, after: i64) -> Result<i64> {
    Ok(tx.row(SINCE, params![email, after], |row| row.get(0))?.unwrap_or(0))
}

/// Removes links that expired before a time; returns how many.
pub fn forget(tx: &mut Tx, before: i64) -> Result<u64> {
    tx.execute(FORGET, params![before])
}

fn read(row: &Row) -> Result<Link> {
    let role: Option<String> = row.get(2)?;
    Ok(Link {
        token_hash: row.get(0)?,
        email: row.get(1)?,
        role: role.as_deref().and_then(Role::of_word),
        next: row.get(3)?,
        made: row.get(4)?,
        expires: row.get(5)?,
        used: row.get(6)?,
    })
}
