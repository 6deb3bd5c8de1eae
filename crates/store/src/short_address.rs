//! Short addresses, `/s/spring-2027`: one that was given once leads to the same thing for good.

use crate::words::words;
use crate::{Result, Tx, params, statements};

words! {
    /// What it leads to.
    Kind {
        /// A series.
        Series = "series",
        /// A session.
        Session = "session",
    }
}

statements! {
    GIVE = "INSERT INTO short_address (word, kind, thing_id, made) VALUES ($1, $2, $3, $4)
        ON CONFLICT (word) DO UPDATE SET made = excluded.made
            WHERE short_address.kind = excluded.kind AND short_address.thing_id = excluded.thing_id";
    LEADS = "SELECT kind, thing_id FROM short_address WHERE word = $1";
    OF_THING = "SELECT word FROM short_address WHERE kind = $1 AND thing_id = $2 ORDER BY made DESC, word LIMIT 1";
}

/// Gives a thing a short address, besides those it has; false if it leads to something else.
pub fn give(tx: &mut Tx, word: &str, kind: Kind, thing_id: i64, made: i64) -> Result<bool> {
    Ok(tx.execute(GIVE, params![word, kind, thing_id, made])? > 0)
}

/// Where a short address leads.
pub fn leads(tx: &mut Tx, word: &str) -> Result<Option<(Kind, i64)>> {
    tx.row(LEADS, params![word], |row| Ok((Kind::read(row, 0)?, row.get(1)?)))
}

/// The short address that a thing was given last.
pub fn of_thing(tx: &mut Tx, kind: Kind, thing_id: i64) -> Result<Option<String>> {
    tx.row(OF_THING, params![kind, thing_id], |row| row.get(0))
}
