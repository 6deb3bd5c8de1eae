//! What leaned on a record: a summary line, a clause, a quote. When the grant it rests on ends, it is marked for those
//! who must mend it.

use crate::consent::{Grant, Kind};
use crate::{Result, Row, Tx, params, statements};

/// Something that used a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lean {
    /// What it leaned on.
    pub kind: Kind,
    /// Which.
    pub record_id: i64,
    /// Time-ordered.
    pub id: i64,
    /// The use it rests on.
    pub grant: Grant,
    /// Where it stands, without the language.
    pub path: String,
    /// What it is called there.
    pub title: String,
    /// Whose people mend it; `None`: the house's.
    pub community_id: Option<i64>,
    /// When it was made.
    pub made: i64,
    /// Since when it rests on nothing.
    pub mend: Option<i64>,
    /// When it was mended.
    pub mended: Option<i64>,
}

statements! {
    INSERT = "INSERT INTO lean (kind, record_id, id, grant_name, path, title, community_id, made)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    PUT_BACK = "INSERT INTO lean (kind, record_id, id, grant_name, path, title, community_id, made, mend, mended)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    OF = "SELECT kind, record_id, id, grant_name, path, title, community_id, made, mend, mended
        FROM lean WHERE kind = $1 AND record_id = $2 ORDER BY id";
    TO_MEND = "SELECT kind, record_id, id, grant_name, path, title, community_id, made, mend, mended
        FROM lean WHERE mend IS NOT NULL AND mended IS NULL ORDER BY mend, id LIMIT $1";
    BY_ID = "SELECT kind, record_id, id, grant_name, path, title, community_id, made, mend, mended
        FROM lean WHERE kind = $1 AND record_id = $2 AND id = $3";
    MARK = "UPDATE lean SET mend = $1 WHERE kind = $2 AND record_id = $3 AND mend IS NULL AND grant_name = $4";
    MARK_ALL = "UPDATE lean SET mend = $1 WHERE kind = $2 AND record_id = $3 AND mend IS NULL";
    MEND = "UPDATE lean SET mended = $1 WHERE kind = $2 AND record_id = $3 AND id = $4
        AND mend IS NOT NULL AND mended IS NULL";
    AT = "SELECT kind, record_id, id, grant_name, path, title, community_id, made, mend, mended
        FROM lean WHERE path = $1 ORDER BY id";
    MARKED_CLAUSES = "SELECT c.number, cast(max(l.mend) AS BIGINT) FROM clause c
            JOIN lean l ON l.path = cast($2 AS TEXT) || cast(c.number AS TEXT)
        WHERE c.strategy_id = $1 AND l.mend IS NOT NULL AND l.mended IS NULL GROUP BY c.number ORDER BY c.number";
    FORGET = "DELETE FROM lean WHERE kind = $1 AND record_id = $2 AND path = $3";
}

/// Writes down that something uses a record.
pub fn insert(tx: &mut Tx, lean: &Lean) -> Result<()> {
    tx.execute(
        INSERT,
        params![
            lean.kind,
            lean.record_id,
            lean.id,
            lean.grant,
            lean.path.as_str(),
            lean.title.as_str(),
            lean.community_id,
            lean.made
        ],
    )?;
    Ok(())
}

/// Keeps a mark beyond the record that it was made for.
pub(crate) fn put_back(tx: &mut Tx, lean: &Lean) -> Result<()> {
    tx.execute(
        PUT_BACK,
        params![
            lean.kind,
            lean.record_id,
            lean.id,
            lean.grant,
            lean.path.as_str(),
            lean.title.as_str(),
            lean.community_id,
            lean.made,
            lean.mend,
            lean.mended
        ],
    )?;
    Ok(())
}

/// What leaned on a record, the first first.
pub fn of(tx: &mut Tx, kind: Kind, record_id: i64) -> Result<Vec<Lean>> {
    tx.rows(OF, params![kind, record_id], read)
}

/// What stands at a path, and what it leans on.
pub fn at(tx: &mut Tx, path: &str) -> Result<Vec<Lean>> {
    tx.rows(AT, params![path], read)
}

/// The clauses of a strategy under which something was taken back and nobody has mended it, and when that was last;
/// `base` is the path of its clauses, up to their numbers.
pub fn marked_clauses(tx: &mut Tx, strategy_id: i64, base: &str) -> Result<Vec<(i64, i64)>> {
    tx.rows(MARKED_CLAUSES, params![strategy_id, base], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// What waits to be mended, the longest first.
pub fn to_mend(tx: &mut Tx, limit: i64) -> Result<Vec<Lean>> {
    tx.rows(TO_MEND, params![limit], read)
}

/// One of them.
pub fn by_id(tx: &mut Tx, kind: Kind, record_id: i64, id: i64) -> Result<Option<Lean>> {
    tx.row(BY_ID, params![kind, record_id, id], read)
}

/// Marks what rests on a grant of a record, or (`None`) on any; a narrower audience counts against quotes and names,
/// which show the words.
pub(crate) fn mark(tx: &mut Tx, kind: Kind, record_id: i64, grant: Option<Grant>, made: i64) -> Result<()> {
    let grants: &[Grant] = match grant {
        None => {
            tx.execute(MARK_ALL, params![made, kind, record_id])?;
            return Ok(());
        }
        Some(Grant::See) => &[Grant::See, Grant::Quote, Grant::Name],
        Some(ref grant) => std::slice::from_ref(grant),
    };
    for grant in grants {
        tx.execute(MARK, params![made, kind, record_id, *grant])?;
    }
    Ok(())
}

/// It was mended; false if it does not wait for that.
pub fn mend(tx: &mut Tx, kind: Kind, record_id: i64, id: i64, made: i64) -> Result<bool> {
    Ok(tx.execute(MEND, params![made, kind, record_id, id])? > 0)
}

/// What stands at this path does not rest on the record any more.
pub fn forget(tx: &mut Tx, kind: Kind, record_id: i64, path: &str) -> Result<()> {
    tx.execute(FORGET, params![kind, record_id, path])?;
    Ok(())
}

pub(crate) fn read(row: &Row) -> Result<Lean> {
    Ok(Lean {
        kind: Kind::read(row, 0)?,
        record_id: row.get(1)?,
        id: row.get(2)?,
        grant: Grant::read(row, 3)?,
        path: row.get(4)?,
        title: row.get(5)?,
        community_id: row.get(6)?,
        made: row.get(7)?,
        mend: row.get(8)?,
        mended: row.get(9)?,
    })
}
