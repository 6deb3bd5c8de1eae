//! Groups whose own body decides what is shown of them: without its grant, nothing.

use crate::{Result, Row, Tx, params, statements};

/// A group with its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataSteward {
    /// Whose pulse it is.
    pub community_id: i64,
    /// The word of a question on oneself.
    pub attribute: String,
    /// The word of an answer to it.
    pub level: String,
    /// The community that is the body.
    pub steward_id: i64,
    /// When it was named.
    pub named: i64,
    /// By whom.
    pub named_by: Option<i64>,
    /// When it granted; `None`: it withholds.
    pub granted: Option<i64>,
    /// Until when; `None`: until it takes it back.
    pub until: Option<i64>,
    /// Who decided for it.
    pub decided_by: Option<i64>,
}

impl DataSteward {
    /// Whether its figures may be shown now.
    pub fn grants(&self, now: i64) -> bool {
        self.granted.is_some() && self.until.is_none_or(|until| until > now)
    }
}

macro_rules! columns {
    () => {
        "community_id, attribute, level, steward_id, named, named_by, granted, until, decided_by"
    };
}

statements! {
    PUT = concat!("INSERT INTO data_steward (", columns!(), ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (community_id, attribute, level) DO NOTHING");
    OF_COMMUNITY = concat!("SELECT ", columns!(), " FROM data_steward WHERE community_id = $1
        ORDER BY attribute, level");
    OF_STEWARD = concat!("SELECT ", columns!(), " FROM data_steward WHERE steward_id = $1
        ORDER BY community_id, attribute, level");
    RUN_OUT = concat!("UPDATE data_steward SET granted = NULL, until = NULL WHERE granted IS NOT NULL AND until <= $1
        RETURNING ", columns!());
    DECIDE = "UPDATE data_steward SET granted = $1, until = $2, decided_by = $3
        WHERE community_id = $4 AND attribute = $5 AND level = $6 AND steward_id = $7";
    // The body lets go, not those whose pulse it is.
    LET_GO = "DELETE FROM data_steward WHERE community_id = $1 AND attribute = $2 AND level = $3 AND steward_id = $4";
}

/// Names the body of a group; false if it has one.
pub fn put(tx: &mut Tx, one: &DataSteward) -> Result<bool> {
    let values = params![
        one.community_id,
        one.attribute.as_str(),
        one.level.as_str(),
        one.steward_id,
        one.named,
        one.named_by,
        one.granted,
        one.until,
        one.decided_by
    ];
    Ok(tx.execute(PUT, values)? > 0)
}

/// Those of the groups in the pulse of a community.
pub fn of_community(tx: &mut Tx, community_id: i64) -> Result<Vec<DataSteward>> {
    tx.rows(OF_COMMUNITY, params![community_id], read)
}

/// The groups that a community is the body of.
pub fn of_steward(tx: &mut Tx, steward_id: i64) -> Result<Vec<DataSteward>> {
    tx.rows(OF_STEWARD, params![steward_id], read)
}

/// Grants whose time is over become none; of which groups, by community.
pub fn run_out(tx: &mut Tx, now: i64) -> Result<Vec<DataSteward>> {
    let mut all = tx.rows(RUN_OUT, params![now], read)?;
    all.sort_by(|a, b| (a.community_id, &a.attribute).cmp(&(b.community_id, &b.attribute)));
    Ok(all)
}

/// The body grants, or withholds; false if it is not the body of this group.
pub fn decide(tx: &mut Tx, one: &DataSteward) -> Result<bool> {
    let values = params![
        one.granted,
        one.until,
        one.decided_by,
        one.community_id,
        one.attribute.as_str(),
        one.level.as_str(),
        one.steward_id
    ];
    Ok(tx.execute(DECIDE, values)? > 0)
}

/// The body decides no more; false if it did not.
pub fn let_go(tx: &mut Tx, one: &DataSteward) -> Result<bool> {
    let values = params![one.community_id, one.attribute.as_str(), one.level.as_str(), one.steward_id];
    Ok(tx.execute(LET_GO, values)? > 0)
}

fn read(row: &Row) -> Result<DataSteward> {
    Ok(DataSteward {
        community_id: row.get(0)?,
        attribute: row.get(1)?,
        level: row.get(2)?,
        steward_id: row.get(3)?,
        named: row.get(4)?,
        named_by: row.get(5)?,
        granted: row.get(6)?,
        until: row.get(7)?,
        decided_by: row.get(8)?,
    })
}
