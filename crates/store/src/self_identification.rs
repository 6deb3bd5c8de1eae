//! What people said of themselves: sealed, under pseudonyms that only the holder of a key can tell. This crate reads
//! neither.

use crate::{Result, Tx, params, statements};

/// One sheet of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Under which it is kept.
    pub pseudonym: String,
    /// The answers, encrypted.
    pub sealed: String,
}

statements! {
    GET = "SELECT sealed FROM self_identification WHERE pseudonym = $1";
    PUT = "INSERT INTO self_identification (pseudonym, sealed, until, is_counted) VALUES ($1, $2, $3, $4)
        ON CONFLICT (pseudonym) DO UPDATE
            SET sealed = excluded.sealed, until = excluded.until, is_counted = excluded.is_counted";
    DELETE = "DELETE FROM self_identification WHERE pseudonym = $1";
    DELETE_ALL = "DELETE FROM self_identification";
    ALL = "SELECT pseudonym, sealed FROM self_identification ORDER BY pseudonym";
    ANY = "SELECT 1 FROM self_identification LIMIT 1";
    COUNT = "SELECT count(*) FROM self_identification";
    COUNTED = "SELECT count(*) FROM self_identification WHERE is_counted";
    SET_COUNTED = "UPDATE self_identification SET is_counted = $1";
    FORGET = "DELETE FROM self_identification WHERE until < $1";
}

/// What is sealed under a pseudonym.
pub fn get(tx: &mut Tx, pseudonym: &str) -> Result<Option<String>> {
    tx.row(GET, params![pseudonym], |row| row.get(0))
}

/// Keeps a sheet in the place of the one there was, until a time. No count knows it yet.
pub fn put(tx: &mut Tx, sheet: &Sheet, until: i64) -> Result<()> {
    tx.execute(PUT, params![sheet.pseudonym.as_str(), sheet.sealed.as_str(), until, false])?;
    Ok(())
}

/// Removes the sheet of a pseudonym; false if there was none.
pub fn delete(tx: &mut Tx, pseudonym: &str) -> Result<bool> {
    Ok(tx.execute(DELETE, params![pseudonym])? > 0)
}

/// Removes every sheet; returns how many.
pub fn delete_all(tx: &mut Tx) -> Result<u64> {
    tx.execute(DELETE_ALL, params![])
}

/// Every sheet.
pub fn all(tx: &mut Tx) -> Result<Vec<Sheet>> {
    tx.rows(ALL, params![], |row| Ok(Sheet { pseudonym: row.get(0)?, sealed: row.get(1)? }))
}

/// Whether there is any sheet.
pub fn any(tx: &mut Tx) -> Result<bool> {
    Ok(tx.row(ANY, params![], |row| row.get::<i64>(0))?.is_some())
}

/// How many sheets there are, and how many of them the counts know.
pub fn count(tx: &mut Tx) -> Result<(i64, i64)> {
    let all = tx.row(COUNT, params![], |row| row.get(0))?.unwrap_or(0);
    let counted = tx.row(COUNTED, params![], |row| row.get(0))?.unwrap_or(0);
    Ok((all, counted))
}

/// Notes that the counts know every sheet.
pub fn counted(tx: &mut Tx) -> Result<()> {
    tx.execute(SET_COUNTED, params![true])?;
    Ok(())
}

/// Removes what was to be kept until before a time; returns how many.
pub fn forget(tx: &mut Tx, before: i64) -> Result<u64> {
    tx.execute(FORGET, params![before])
}
