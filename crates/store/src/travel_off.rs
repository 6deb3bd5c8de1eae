//! A community that has left: what it held alone is removed, what others hold too stays with them, and its name stays where
//! theirs tells of it.

use std::collections::{BTreeMap, HashSet};

use crate::holding::Kind;
use crate::lean::{self, Lean};
use crate::schema::Table;
use crate::travel::Way;
use crate::travel_out::own_side;
use crate::travel_sql::{Atlas, Share, built, way};
use crate::{Result, Tx, community, ids, params, search, statements};

statements! {
    // what was found of it must not be found any more
    SOUGHT = "INSERT INTO search_due (kind, within, id) SELECT kind, within, id FROM search WHERE true ON CONFLICT DO NOTHING";
    UNASKED = "DELETE FROM holding WHERE community_id = $1 AND agreed IS NULL";
    DOORS = "DELETE FROM invitation WHERE community_id = $1";
    NAME_ALONE = "UPDATE community SET about_en = '', about_fr = '', speaks_also = '', reason = '', place_id = NULL,
            made_by = NULL, state = $1
        WHERE id = $2";
}

/// What was removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    /// Rows of each table.
    pub rows: BTreeMap<String, u64>,
    /// The names of files that no row names any more.
    pub files: Vec<String>,
    /// What had a page of its own.
    pub things: Vec<(String, i64)>,
}

/// What has a page of its own: its table.
const PAGES: &[&str] = &["story", "issue", "priority_round", "wave", "questionnaire"];
/// Where files are named: table and column.
const FILES: &[&str] = &["story_file", "award_photo"];

/// How many rows of each table would go, and how many things stay with others.
pub fn would_go(tx: &mut Tx<'_>, community_id: i64) -> Result<(BTreeMap<String, u64>, u64)> {
    let (alone, all) = (Atlas::new(Share::Alone)?, Atlas::new(Share::All)?);
    let mut goes = BTreeMap::new();
    for table in alone.own().filter(|table| table.name != "community") {
        let rows = count(tx, table, &alone.condition(&table.name)?, community_id)?;
        if rows > 0 {
            goes.insert(table.name.clone(), rows);
        }
    }
    let things = things(tx, &alone, community_id)?;
    without(&mut goes, "lean", elsewhere(tx, &alone, &things, community_id)?.len());
    let mut stays = 0;
    for kind in Kind::ALL {
        let held = |atlas: &Atlas| format!("SELECT count(*) FROM ({}) x", atlas.held(kind.word()));
        let number = |tx: &mut Tx<'_>, text| {
            tx.row(built(text)?.sql(), params![community_id], |row| row.get::<i64>(0))
        };
        let (all, alone) = (number(tx, held(&all))?, number(tx, held(&alone))?);
        stays += (all.unwrap_or_default() - alone.unwrap_or_default()).unsigned_abs();
    }
    Ok((goes, stays))
}

/// Removes it at `now`.
pub fn remove(tx: &mut Tx<'_>, community_id: i64, now: i64) -> Result<Removed> {
    let atlas = Atlas::new(Share::Alone)?;
    let mut removed = Removed { things: things(tx, &atlas, community_id)?, ..Removed::default() };
    for name in FILES {
        let sql = built(format!("SELECT name FROM {name} WHERE {} ORDER BY name", atlas.condition(name)?))?;
        removed.files.extend(tx.rows(sql.sql(), params![community_id], |row| row.get::<String>(0))?);
    }
    let marks = elsewhere(tx, &atlas, &removed.things, community_id)?;
    tx.execute(SOUGHT, &[])?;
    search::touch_all(tx)?;
    tx.execute(UNASKED, params![community_id])?;
    tx.execute(DOORS, params![community_id])?;
    for table in &atlas.tables {
        let_go(tx, &atlas, table, community_id)?;
    }
    for table in atlas.removal().into_iter().filter(|table| table.name != "community") {
        let condition = atlas.condition(&table.name)?;
        // counted first, since what hangs on a row goes with it
        let sql = built(format!("DELETE FROM {} WHERE {condition}", table.name))?;
        let rows = tx.execute(sql.sql(), params![community_id])?;
        if rows > 0 {
            removed.rows.insert(table.name.clone(), rows);
        }
    }
    // as when words are taken back; whoever mended it has left, the house does
    for mark in &marks {
        let community_id = mark.community_id.filter(|id| *id != community_id);
        let mend = mark.mend.or(Some(now));
        lean::put_back(tx, &Lean { community_id, mend, ..mark.clone() })?;
    }
    without(&mut removed.rows, "lean", marks.len());
    tx.execute(NAME_ALONE, params![community::State::Elsewhere, community_id])?;
    Ok(removed)
}

/// What rests on words that go, and stays with others.
fn elsewhere(
    tx: &mut Tx<'_>,
    atlas: &Atlas,
    things: &[(String, i64)],
    community_id: i64,
) -> Result<Vec<Lean>> {
    let going: HashSet<i64> = things.iter().map(|(_, id)| *id).collect();
    // the addresses of all things are alike: /strategies/…, /issues/…, /sessions/…
    let is_elsewhere = |lean: &Lean| {
        let id = lean.path.split(['/', '#']).nth(2).and_then(ids::from_text);
        id.is_some_and(|id| !going.contains(&id))
    };
    let sql = built(format!(
        "SELECT kind, record_id, id, grant_name, path, title, community_id, made, mend, mended FROM lean
            WHERE {} ORDER BY kind, record_id, id",
        atlas.condition("lean")?
    ))?;
    let mut found = tx.rows(sql.sql(), params![community_id], lean::read)?;
    found.retain(is_elsewhere);
    Ok(found)
}

/// So many rows of a table do not go after all.
fn without(rows: &mut BTreeMap<String, u64>, table: &str, stay: usize) {
    if let Some(count) = rows.get_mut(table) {
        *count -= (stay as u64).min(*count);
    }
    rows.retain(|_, count| *count > 0);
}

/// What refers to something that goes, and does not go itself, refers to nothing any more, or goes too.
fn let_go(tx: &mut Tx<'_>, atlas: &Atlas, table: &Table, community_id: i64) -> Result<()> {
    let own = atlas.condition(&table.name)?;
    for to in &table.references {
        let is_parent = matches!(way(&table.name), Way::With(parent) if parent == to.table);
        let goes = matches!(way(&to.table), Way::With(_) | Way::Where(_)) && to.table != "community";
        if is_parent || !goes {
            continue;
        }
        let there: Vec<&str> = to.columns.iter().map(|(_, there)| there.as_str()).collect();
        let which = format!(
            "{} IN (SELECT {} FROM {} WHERE {}) AND NOT ({own})",
            own_side(to),
            there.join(", "),
            to.table,
            atlas.condition(&to.table)?
        );
        let mut columns = to.columns.iter().filter_map(|(own, _)| table.place(own));
        let free = columns.find(|at| !table.columns[*at].is_required);
        let text = match free {
            Some(at) => format!("UPDATE {} SET {} = NULL WHERE {which}", table.name, table.columns[at].name),
            None => format!("DELETE FROM {} WHERE {which}", table.name),
        };
        tx.execute(built(text)?.sql(), params![community_id])?;
    }
    Ok(())
}

fn things(tx: &mut Tx<'_>, atlas: &Atlas, community_id: i64) -> Result<Vec<(String, i64)>> {
    let mut things = vec![("community".to_owned(), community_id)];
    let held = Kind::ALL.iter().map(|kind| (kind.word(), atlas.held(kind.word())));
    let mut all: Vec<(&str, String)> = held.collect();
    for name in PAGES {
        all.push((name, format!("SELECT id FROM {name} WHERE {}", atlas.condition(name)?)));
    }
    for (kind, text) in all {
        let ids = tx.rows(built(text)?.sql(), params![community_id], |row| row.get::<i64>(0))?;
        things.extend(ids.into_iter().map(|id| (kind.to_owned(), id)));
    }
    Ok(things)
}

fn count(tx: &mut Tx<'_>, table: &Table, condition: &str, community_id: i64) -> Result<u64> {
    let sql = built(format!("SELECT count(*) FROM {} WHERE {condition}", table.name))?;
    let rows: Option<i64> = tx.row(sql.sql(), params![community_id], |row| row.get(0))?;
    Ok(rows.unwrap_or_default().unsigned_abs())
}
