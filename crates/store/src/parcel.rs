//! Parcels: everything a community held at one moment, packed to be taken along.

use std::collections::BTreeMap;

use crate::words::words;
use crate::{Result, Row, Tx, params, statements};

pub use crate::travel_in::{Arrival, Problem, is_here, order};
pub use crate::travel_out::{Naming, Outside, Packed, Piece, Writer, count, pack};

words! {
    /// How far it is.
    State {
        /// It is being packed.
        Waiting = "waiting",
        /// It can be downloaded.
        Ready = "ready",
        /// It could not be packed.
        Failed = "failed",
        /// Its file was removed.
        Gone = "gone",
    }
}

/// A parcel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// Time-ordered.
    pub id: i64,
    /// Whose.
    pub community_id: i64,
    /// How far it is.
    pub state: State,
    /// The name of its file; empty unless it is ready.
    pub file: String,
    /// How large that is.
    pub bytes: i64,
    /// How many rows it holds.
    pub row_count: i64,
    /// SHA-256 of the file.
    pub sha256: String,
    /// SHA-256 of what was packed: the same for the same records.
    pub content: String,
    /// What opens its private part; empty once the file is gone.
    pub lock: String,
    /// When it was asked for.
    pub made: i64,
    /// By whom; `None` once their account is gone.
    pub made_by: Option<i64>,
    /// When its file goes.
    pub until: i64,
}

macro_rules! columns {
    () => {
        "id, community_id, state, file, bytes, row_count, sha256, content, lock, made, made_by, until"
    };
}

statements! {
    INSERT = concat!("INSERT INTO parcel (", columns!(), ")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");
    BY_ID = concat!("SELECT ", columns!(), " FROM parcel WHERE id = $1");
    OF_COMMUNITY = concat!("SELECT ", columns!(), " FROM parcel WHERE community_id = $1 ORDER BY id DESC");
    PUT = "UPDATE parcel SET state = $1, file = $2, bytes = $3, row_count = $4, sha256 = $5, content = $6, lock = $7
        WHERE id = $8";
    OVER = concat!("SELECT ", columns!(), " FROM parcel WHERE state = 'ready' AND until <= $1 ORDER BY id");
    FILES = "SELECT file FROM parcel WHERE state = 'ready' ORDER BY file";
    FORGET = "DELETE FROM parcel WHERE community_id = $1";
    MARK = "SELECT max(number) FROM migration";
}

/// Keeps a new one.
pub fn insert(tx: &mut Tx, parcel: &Parcel) -> Result<()> {
    let one = parcel;
    tx.execute(
        INSERT,
        params![
            one.id,
            one.community_id,
            one.state,
            one.file.as_str(),
            one.bytes,
            one.row_count,
            one.sha256.as_str(),
            one.content.as_str(),
            one.lock.as_str(),
            one.made,
            one.made_by,
            one.until
        ],
    )?;
    Ok(())
}

/// One.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Parcel>> {
    tx.row(BY_ID, params![id], read)
}

/// Those of a community, the newest first.
pub fn of_community(tx: &mut Tx, community_id: i64) -> Result<Vec<Parcel>> {
    tx.rows(OF_COMMUNITY, params![community_id], read)
}

/// How far it is now.
pub fn put(tx: &mut Tx, parcel: &Parcel) -> Result<()> {
    let one = parcel;
    tx.execute(
        PUT,
        params![
            one.state,
            one.file.as_str(),
            one.bytes,
            one.row_count,
            one.sha256.as_str(),
            one.content.as_str(),
            one.lock.as_str(),
            one.id
        ],
    )?;
    Ok(())
}

/// Those whose file is to go.
pub fn over(tx: &mut Tx, now: i64) -> Result<Vec<Parcel>> {
    tx.rows(OVER, params![now], read)
}

/// The names of the files that are kept.
pub fn files(tx: &mut Tx) -> Result<Vec<String>> {
    tx.rows(FILES, &[], |row| row.get(0))
}

/// Forgets those of a community that has left.
pub fn forget(tx: &mut Tx, community_id: i64) -> Result<()> {
    tx.execute(FORGET, params![community_id])?;
    Ok(())
}

/// The number of the last migration: archives are read by programs that know it.
pub fn level(tx: &mut Tx) -> Result<i64> {
    Ok(tx.row(MARK, &[], |row| row.get(0))?.unwrap_or_default())
}

/// The same as this program knows it, without a database.
pub fn newest_level() -> i64 {
    crate::migrate::newest()
}

/// How many rows in all.
pub fn total(rows: &BTreeMap<String, u64>) -> u64 {
    rows.values().sum()
}

fn read(row: &Row) -> Result<Parcel> {
    Ok(Parcel {
        id: row.get(0)?,
        community_id: row.get(1)?,
        state: State::read(row, 2)?,
        file: row.get(3)?,
        bytes: row.get(4)?,
        row_count: row.get(5)?,
        sha256: row.get(6)?,
        content: row.get(7)?,
        lock: row.get(8)?,
        made: row.get(9)?,
        made_by: row.get(10)?,
        until: row.get(11)?,
    })
}
