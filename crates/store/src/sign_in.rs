//! Someone is signed in on one device.

use crate::person::{self, Person};
use crate::{Result, Row, Tx, params, statements};

/// Someone is signed in on one device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// Hash of the token in the cookie.
    pub token_hash: String,
    /// Who.
    pub person_id: i64,
    /// Browser and system in words.
    pub device: String,
    /// When they signed in.
    pub made: i64,
    /// When they were last here, to the hour or so.
    pub seen: i64,
    /// Until when it holds.
    pub expires: i64,
}

statements! {
    INSERT = "INSERT INTO sign_in (token_hash, person_id, device, made, seen, expires)
        VALUES ($1, $2, $3, $4, $5, $6)";
    BY_TOKEN = "SELECT s.token_hash, s.person_id, s.device, s.made, s.seen, s.expires,
            p.id, p.email, p.name, p.language, p.role, p.made
        FROM sign_in s JOIN person p ON p.id = s.person_id
        WHERE s.token_hash = $1 AND s.expires > $2";
    OF_PERSON = "SELECT token_hash, person_id, device, made, seen, expires
        FROM sign_in WHERE person_id = $1 AND expires > $2 ORDER BY seen DESC, token_hash";
    TOUCH = "UPDATE sign_in SET seen = $1, expires = $2 WHERE token_hash = $3";
    DELETE = "DELETE FROM sign_in WHERE token_hash = $1";
    DELETE_OF = "DELETE FROM sign_in WHERE person_id = $1 AND token_hash = $2";
    DELETE_OTHERS = "DELETE FROM sign_in WHERE person_id = $1 AND token_hash <> $2";
    DELETE_ALL = "DELETE FROM sign_in WHERE person_id = $1";
    FORGET = "DELETE FROM sign_in WHERE expires <= $1";
}

/// Signs someone in.
pub fn insert(tx: &mut Tx, sign_in: &SignIn) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            sign_in.token_hash.as_str(),
            sign_in.person_id,
            sign_in.device.as_str(),
            sign_in.made,
            sign_in.seen,
            sign_in.expires
        ],
    )?;
    Ok(())
}

/// Who holds this token now.
pub fn by_token(tx: &mut Tx, token_hash: &str, now: i64) -> Result<Option<(SignIn, Person)>> {
    tx.row(BY_TOKEN, params![token_hash, now], |row| Ok((read(row)?, person::read_at(row, 6)?)))
}

/// Where a person is signed in now, last seen first.
pub fn of_person(tx: &mut Tx, person_id: i64, now: i64) -> Result<Vec<SignIn>> {
    tx.rows(OF_PERSON, params![person_id, now], read)
}

/// Notes that someone is still here.
pub fn touch(tx: &mut Tx, token_hash: &str, now: i64, expires: i64) -> Result<()> {
    tx.execute(TOUCH, params![now, expires, token_hash])?;
    Ok(())
}

/// Signs out one device.
pub fn delete(tx: &mut Tx, token_hash: &str) -> Result<()> {
    tx.execute(DELETE, params![token_hash])?;
    Ok(())
}

/// Signs out one of a person's devices; false if it is not theirs.
pub fn delete_of(tx: &mut Tx, person_id: i64, token_hash: &str) -> Result<bool> {
    Ok(tx.execute(DELETE_OF, params![person_id, token_hash])? > 0)
}

/// Signs a person out everywhere but here; returns how many devices.
pub fn delete_others(tx: &mut Tx, person_id: i64, token_hash: &str) -> Result<u64> {
    tx.execute(DELETE_OTHERS, params![person_id, token_hash])
}

/// Signs a person out everywhere; returns how many devices.
pub fn delete_all(tx: &mut Tx, person_id: i64) -> Result<u64> {
    tx.execute(DELETE_ALL, params![person_id])
}

/// Removes what expired before a time; returns how many.
pub fn forget(tx: &mut Tx, before: i64) -> Result<u64> {
    tx.execute(FORGET, params![before])
}

fn read(row: &Row) -> Result<SignIn> {
    Ok(SignIn {
        token_hash: row.get(0)?,
        person_id: row.get(1)?,
        device: row.get(2)?,
        made: row.get(3)?,
        seen: row.get(4)?,
        expires: row.get(5)?,
    })
}
