//! What one installation knows about itself: its secret, its name.

use crate::{Result, Tx, params, statements};

statements! {
    GET = "SELECT value FROM server WHERE name = $1";
    PUT = "INSERT INTO server (name, value) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    // The update changes nothing; it is there so that the value of whoever came first is returned.
    KEEP = "INSERT INTO server (name, value) VALUES ($1, $2)
        ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING value";
}

/// The value kept under a name.
pub fn get(tx: &mut Tx, name: &str) -> Result<Option<String>> {
    tx.row(GET, params![name], |row| row.get(0))
}

/// Keeps a value, in the place of any other.
pub fn put(tx: &mut Tx, name: &str, value: &str) -> Result<()> {
    tx.execute(PUT, params![name, value])?;
    Ok(())
}

/// Keeps a value unless there is one; returns the one that holds, so that all processes share the first secret made.
pub fn keep(tx: &mut Tx, name: &str, value: &str) -> Result<String> {
    let held = tx.row(KEEP, params![name, value], |row| row.get(0))?;
    Ok(held.unwrap_or_else(|| value.to_owned()))
}
