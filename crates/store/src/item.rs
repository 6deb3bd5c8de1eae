//! A question that stewards made or brought, in versions; the questions of the program itself are not here.

use crate::{Result, Row, Tx, params, statements};

/// A question, in one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Time-ordered.
    pub id: i64,
    /// Who may ask it; `None`: every community of the house.
    pub community_id: Option<i64>,
    /// The same in every version.
    pub key: String,
    /// From 1.
    pub version: i64,
    /// Wording, answers, scoring, source and permission: JSON.
    pub definition: String,
    /// Since when it is not offered.
    pub retired: Option<i64>,
    /// When it was made.
    pub made: i64,
    /// By whom.
    pub made_by: Option<i64>,
}

macro_rules! columns {
    () => {
        "id, community_id, key, version, definition, retired, made, made_by"
    };
}

statements! {
    INSERT = concat!("INSERT INTO item (", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT DO NOTHING");
    VISIBLE = concat!("SELECT ", columns!(), " FROM item WHERE community_id IS NULL OR community_id = $1
        ORDER BY id");
    OF_HOUSE = concat!("SELECT ", columns!(), " FROM item WHERE community_id IS NULL ORDER BY id");
    RETIRE = "UPDATE item SET retired = $1 WHERE id = $2 AND retired IS NULL";
}

/// Adds a question, or a version of it; false if there is this version already.
pub fn insert(tx: &mut Tx, item: &Item) -> Result<bool> {
    let values = params![
        item.id,
        item.community_id,
        item.key.as_str(),
        item.version,
        item.definition.as_str(),
        item.retired,
        item.made,
        item.made_by
    ];
    Ok(tx.execute(INSERT, values)? > 0)
}

/// Every version of every question that a community may ask, the first first; retired ones too.
pub fn visible(tx: &mut Tx, community_id: i64) -> Result<Vec<Item>> {
    tx.rows(VISIBLE, params![community_id], read)
}

/// Every version of every question of the whole house.
pub fn of_house(tx: &mut Tx) -> Result<Vec<Item>> {
    tx.rows(OF_HOUSE, params![], read)
}

/// A version is not offered any more; false if it is not there or was retired before.
pub fn retire(tx: &mut Tx, id: i64, since: i64) -> Result<bool> {
    Ok(tx.execute(RETIRE, params![since, id])? > 0)
}

fn read(row: &Row) -> Result<Item> {
    Ok(Item {
        id: row.get(0)?,
        community_id: row.get(1)?,
        key: row.get(2)?,
        version: row.get(3)?,
        definition: row.get(4)?,
        retired: row.get(5)?,
        made: row.get(6)?,
        made_by: row.get(7)?,
    })
}
