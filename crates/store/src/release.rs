//! The ledger of what a pulse published of places and groups.

use crate::words::words;
use crate::{Result, Row, Tx, params, statements};

words! {
    /// What went out.
    Kind {
        /// A table of counts and shares.
        Table = "table",
        /// A file with a row a person.
        Rows = "rows",
    }

    /// What a number tells.
    Told {
        /// It is shown.
        Exactly = "exactly",
        /// It lies somewhere between two.
        Between = "between",
        /// It is hidden, and nobody may work it out.
        Small = "small",
        /// It is hidden so that others cannot be worked out.
        Withheld = "withheld",
    }
}

/// A table, or a file with a row a person, that went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// Time-ordered.
    pub id: i64,
    /// Of which wave.
    pub wave_id: i64,
    /// What it is.
    pub kind: Kind,
    /// Whose answers: the word of an arm.
    pub arm: String,
    /// Of which outcome; empty for rows.
    pub outcome: String,
    /// By what, with a space between.
    pub attributes: String,
    /// Counts are multiples of it.
    pub base: i64,
    /// As everybody reads it: JSON.
    pub content: String,
    /// When it went out.
    pub made: i64,
    /// Who approved it.
    pub made_by: Option<i64>,
}

/// One number of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Of which outcome.
    pub outcome: String,
    /// Whom it counts.
    pub people: String,
    /// What it tells.
    pub told: Told,
    /// The least that it can be, if it is shown.
    pub low: i64,
    /// The most.
    pub high: i64,
}

macro_rules! columns {
    () => {
        "id, wave_id, kind, arm, outcome, attributes, base, content, made, made_by"
    };
}

statements! {
    INSERT = concat!("INSERT INTO release (", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT DO NOTHING");
    BY_ID = concat!("SELECT ", columns!(), " FROM release WHERE id = $1");
    OF_WAVE = "SELECT id, wave_id, kind, arm, outcome, attributes, base, CASE WHEN kind = 'rows' THEN '' ELSE content END,
        made, made_by FROM release WHERE wave_id = $1 ORDER BY id";
    IDS = "SELECT id FROM release WHERE wave_id = $1 ORDER BY id";
    PUT_CELL = "INSERT INTO release_cell (release_id, position, outcome, people, told, low, high)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    CELLS = "SELECT outcome, people, told, low, high FROM release_cell WHERE release_id = $1 ORDER BY position";
}

/// Adds a release with its numbers; false if the same went out before, and nothing is written.
pub fn insert(tx: &mut Tx, release: &Release, cells: &[Cell]) -> Result<bool> {
    let Release { id, wave_id, kind, arm, outcome, attributes, base, content, made, made_by } = release;
    let values = params![*id, *wave_id, *kind, arm, outcome, attributes, *base, content, *made, *made_by];
    if tx.execute(INSERT, values)? == 0 {
        return Ok(false);
    }
    for (position, cell) in (1_i64..).zip(cells) {
        let Cell { outcome, people, told, low, high } = cell;
        tx.execute(PUT_CELL, params![*id, position, outcome, people, *told, *low, *high])?;
    }
    Ok(true)
}

/// The release with this id.
pub fn by_id(tx: &mut Tx, id: i64) -> Result<Option<Release>> {
    tx.row(BY_ID, params![id], read)
}

/// Which went out of a wave.
pub fn ids(tx: &mut Tx, wave_id: i64) -> Result<Vec<i64>> {
    tx.rows(IDS, params![wave_id], |row| row.get(0))
}

/// All of a wave, the first first; without the rows of a file with a row a person, which may be long.
pub fn of_wave(tx: &mut Tx, wave_id: i64) -> Result<Vec<Release>> {
    tx.rows(OF_WAVE, params![wave_id], read)
}

/// The numbers of a release, in order.
pub fn cells(tx: &mut Tx, id: i64) -> Result<Vec<Cell>> {
    tx.rows(CELLS, params![id], |row| {
        Ok(Cell {
            outcome: row.get(0)?,
            people: row.get(1)?,
            told: Told::read(row, 2)?,
            low: row.get(3)?,
            high: row.get(4)?,
        })
    })
}

fn read(row: &Row) -> Result<Release> {
    Ok(Release {
        id: row.get(0)?,
        wave_id: row.get(1)?,
        kind: Kind::read(row, 2)?,
        arm: row.get(3)?,
        outcome: row.get(4)?,
        attributes: row.get(5)?,
        base: row.get(6)?,
        content: row.get(7)?,
        made: row.get(8)?,
        made_by: row.get(9)?,
    })
}
