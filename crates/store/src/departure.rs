//! Communities that left, with the receipt of what was removed. A receipt stays; its address too.

use crate::words::Bilingual;
use crate::{Result, Row, Tx, params, statements};

pub use crate::travel_off::{Removed, remove, would_go};

/// A community left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    /// Time-ordered.
    pub id: i64,
    /// Which.
    pub community_id: i64,
    /// What it was called.
    pub name: Bilingual,
    /// The address of the server it moved to; empty: not said.
    pub moved_to: String,
    /// SHA-256 of the parcel that was made before.
    pub sha256: String,
    /// JSON: how many rows of each table were removed.
    pub removed: String,
    /// How many files were removed.
    pub files: i64,
    /// The receipt as a text, signed.
    pub note: String,
    /// When.
    pub made: i64,
}

macro_rules! columns {
    () => {
        "d.id, d.community_id, d.name_en, d.name_fr, d.moved_to, d.sha256, d.removed, d.files, d.note, d.made"
    };
}

statements! {
    INSERT = "INSERT INTO departure (id, community_id, name_en, name_fr, moved_to, sha256, removed, files, note, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    BY_ID = concat!("SELECT ", columns!(), " FROM departure d WHERE d.id = $1");
    OF_THING = concat!("SELECT ", columns!(), " FROM departure_thing t JOIN departure d ON d.id = t.departure_id
        WHERE t.kind = $1 AND t.thing_id = $2");
    THING = "INSERT INTO departure_thing (kind, thing_id, departure_id) VALUES ($1, $2, $3)
        ON CONFLICT (kind, thing_id) DO UPDATE SET departure_id = excluded.departure_id";
    RETURNED = "DELETE FROM departure_thing
        WHERE departure_id IN (SELECT id FROM departure WHERE community_id = $1)";
}

/// Keeps one, and whose addresses tell of it.
pub fn insert(tx: &mut Tx, departure: &Departure, things: &[(String, i64)]) -> Result<()> {
    let one = departure;
    tx.execute(
        INSERT,
        params![
            one.id,
            one.community_id,
            one.name.en.as_str(),
            one.name.fr.as_str(),
            one.moved_to.as_str(),
            one.sha256.as_str(),
            one.removed.as_str(),
            one.files,
            one.note.as_str(),
            one.made
        ],
    )?;
    for (kind, id) in things {
        tx.execute(THING, params![kind.as_str(), *id, one.id])?;
    }
    Ok(())
}

/// One.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Departure>> {
    tx.row(BY_ID, params![id], read)
}

/// With which departure something went.
pub fn of_thing(tx: &mut Tx, kind: &str, thing_id: i64) -> Result<Option<Departure>> {
    tx.row(OF_THING, params![kind, thing_id], read)
}

/// It came back: its addresses lead to what is there.
pub fn returned(tx: &mut Tx, community_id: i64) -> Result<()> {
    tx.execute(RETURNED, params![community_id])?;
    Ok(())
}

fn read(row: &Row) -> Result<Departure> {
    Ok(Departure {
        id: row.get(0)?,
        community_id: row.get(1)?,
        name: Bilingual { en: row.get(2)?, fr: row.get(3)? },
        moved_to: row.get(4)?,
        sha256: row.get(5)?,
        removed: row.get(6)?,
        files: row.get(7)?,
        note: row.get(8)?,
        made: row.get(9)?,
    })
}
