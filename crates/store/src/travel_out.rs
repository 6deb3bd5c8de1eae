//! Everything a community holds, read row by row in an order that is always the same.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::schema::{Reference, Table};
use crate::travel::Way;
use crate::travel_sql::{Atlas, Share, apart, built, is_apart, row, way};
use crate::words::Bilingual;
use crate::{Error, Result, Tx, Value, params};

/// A row on its way out.
pub struct Piece<'a> {
    /// Of which table.
    pub table: &'a str,
    /// Whether it is kept apart from what stewards see.
    pub is_private: bool,
    /// Its columns.
    pub columns: &'a [&'a str],
    /// Their values, in the same order.
    pub values: &'a [Value],
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    /// How many rows of each table; not counted are those that only say the private part of another.
    pub rows: BTreeMap<String, u64>,
    /// What refers to something that does not go along: table, and what became of how many.
    pub outside: BTreeMap<String, u64>,
}

/// Where the writer is told each row.
pub type Writer<'w> = dyn FnMut(&Piece<'_>) -> Result<()> + 'w;

/// What a clause or an issue rests on and does not go along: its kind, within what, which record.
pub type Outside<'o> = (&'o str, i64, i64);
/// How that is called, and at which address of this server it stands.
pub type Naming<'n> = dyn Fn(Outside<'_>) -> (Bilingual, String) + 'n;

/// Reads all that a community holds; what lies outside is told by its name and address.
pub fn pack(
    tx: &mut Tx<'_>,
    community_id: i64,
    naming: &Naming<'_>,
    write: &mut Writer<'_>,
) -> Result<Packed> {
    let atlas = Atlas::new(Share::All)?;
    let mut out = Out {
        community_id,
        naming,
        write,
        seen: HashMap::new(),
        named: HashMap::new(),
        packed: Packed::default(),
    };
    for table in atlas.own() {
        for to in side(table) {
            out.seen.entry(to.table.clone()).or_default();
        }
    }
    for (table, _) in SOURCES {
        out.seen.entry((*table).to_owned()).or_default();
    }
    for table in atlas.own().filter(|table| table.name != "community") {
        out.table(tx, &atlas, table)?;
    }
    // itself, and after it those that the others named
    out.table(tx, &atlas, atlas.table("community")?)?;
    for name in ["community", "registrant", "person", "theme", "place"] {
        out.named(tx, atlas.table(name)?)?;
    }
    Ok(out.packed)
}

/// Which table each kind of source stands in, for what clauses and issues rest on: the last column of its key is its id.
const SOURCES: &[(&str, &str)] = &[
    ("note", "note"),
    ("summary_line", "summary-line"),
    ("statement", "statement"),
    ("story", "story"),
    ("priority_round", "priority"),
    ("release", "release"),
    ("strategy", "clause"),
];

struct Out<'a, 'w> {
    community_id: i64,
    naming: &'a Naming<'a>,
    write: &'a mut Writer<'w>,
    /// The keys of rows that others refer to.
    seen: HashMap<String, HashSet<String>>,
    /// What is named, by table.
    named: HashMap<String, BTreeSet<i64>>,
    packed: Packed,
}

/// How some columns of a row are told.
#[derive(Clone, Copy)]
struct Telling {
    is_private: bool,
    /// They are the private part of a row that is told elsewhere.
    is_addition: bool,
}

/// The references of a table to rows that may lie outside.
pub(crate) fn side(table: &Table) -> impl Iterator<Item = &Reference> {
    table.references.iter().filter(|to| {
        let is_parent = matches!(way(&table.name), Way::With(parent) if parent == to.table);
        !is_parent && to.table != "community" && matches!(way(&to.table), Way::With(_) | Way::Where(_))
    })
}

/// The columns of a table that hold the id of a row of this one, by their places.
pub(crate) fn naming<'t>(table: &'t Table, named: &'t str) -> impl Iterator<Item = usize> + 't {
    let referring = table.references.iter().filter(move |to| to.table == named && to.columns.len() == 1);
    let referring = referring.filter_map(|to| table.place(&to.columns[0].0));
    referring.chain(table.place("place_id").filter(|_| named == "place"))
}

/// The columns that hold a person as a holder, `p…`, by their places.
pub(crate) fn holding(table: &Table) -> impl Iterator<Item = usize> {
    ["holder", "owner"].into_iter().filter_map(|name| table.place(name))
}

impl Out<'_, '_> {
    fn table(&mut self, tx: &mut Tx<'_>, atlas: &Atlas, table: &Table) -> Result<()> {
        let (private, all) = (apart(table), is_apart(&table.name));
        let open: Vec<usize> = (0..table.columns.len()).filter(|at| !private.contains(at)).collect();
        let condition = atlas.condition(&table.name)?;
        self.pass(tx, table, &condition, &open, Telling { is_private: all, is_addition: false })?;
        if !private.is_empty() {
            let mut told: Vec<usize> = table.key.clone();
            told.extend(&private);
            let given: Vec<String> =
                private.iter().map(|at| format!("{} IS NOT NULL", table.columns[*at].name)).collect();
            let condition = format!("({condition}) AND ({})", given.join(" OR "));
            self.pass(tx, table, &condition, &told, Telling { is_private: true, is_addition: true })?;
        }
        Ok(())
    }

    /// Reads the rows for which a condition holds, and tells some of their columns.
    fn pass(
        &mut self,
        tx: &mut Tx<'_>,
        table: &Table,
        condition: &str,
        told: &[usize],
        telling: Telling,
    ) -> Result<()> {
        let Telling { is_private, is_addition } = telling;
        let columns: Vec<&str> = told.iter().map(|at| table.columns[*at].name.as_str()).collect();
        let one = |out: &mut Self, values: Vec<Value>| {
            let Some(mut values) = out.look(table, values, !is_addition) else { return Ok(()) };
            if !is_addition {
                *out.packed.rows.entry(table.name.clone()).or_default() += 1;
            }
            let values: Vec<Value> =
                told.iter().map(|at| std::mem::replace(&mut values[*at], Value::Null)).collect();
            (out.write)(&Piece { table: &table.name, is_private, columns: &columns, values: &values })
        };
        let sql = format!(
            "SELECT {} FROM {} WHERE {condition} ORDER BY {}",
            table.column_list(),
            table.name,
            table.key_list()
        );
        let sql = built(sql)?;
        // each database sorts texts in its own way
        let mut kept: Vec<Vec<Value>> = Vec::new();
        let mut by_text = None;
        tx.each(sql.sql(), params![self.community_id], |row| {
            let width = table.columns.len();
            let values = (0..width).map(|at| Ok(table.typed(at, row.value(at)?)));
            let values = values.collect::<Result<Vec<_>>>()?;
            let keep = *by_text
                .get_or_insert_with(|| table.key.iter().any(|at| matches!(values[*at], Value::Text(_))));
            if keep {
                kept.push(values);
                return Ok(());
            }
            one(self, values)
        })?;
        let sorted_by = |values: &Vec<Value>| -> Vec<(i64, String)> {
            table.key.iter().map(|at| rank(&values[*at])).collect()
        };
        kept.sort_by_cached_key(sorted_by);
        kept.into_iter().try_for_each(|values| one(self, values))
    }

    /// Looks where a row leads: what it names goes along; what it refers to outside is let go of, or the row stays behind.
    fn look(&mut self, table: &Table, mut values: Vec<Value>, is_told: bool) -> Option<Vec<Value>> {
        for to in side(table) {
            let key: Option<Vec<&Value>> = to
                .columns
                .iter()
                .map(|(own, _)| values.get(table.place(own)?).filter(|value| **value != Value::Null))
                .collect();
            let Some(key) = key else { continue };
            let is_here = self.seen.get(&to.table).is_some_and(|seen| seen.contains(&text(&key)));
            if is_here {
                continue;
            }
            if is_told {
                *self.packed.outside.entry(format!("{}.{}", table.name, to.table)).or_default() += 1;
            }
            let mut free = to.columns.iter().filter_map(|(own, _)| table.place(own));
            let free = free.find(|at| !table.columns[*at].is_required)?;
            values[free] = Value::Null;
        }
        if matches!(table.name.as_str(), "clause_source" | "issue_source")
            && self.leads_outside(table, &values)
        {
            self.tell_outside(table, &mut values);
            *self.packed.outside.entry(format!("{}.record", table.name)).or_default() += 1;
        }
        for name in ["person", "registrant", "theme", "place", "community"] {
            let ids = naming(table, name)
                .filter_map(|at| if let Value::Int(id) = values[at] { Some(id) } else { None });
            self.named.entry(name.to_owned()).or_default().extend(ids);
        }
        let holders = holding(table)
            .filter_map(|at| if let Value::Text(holder) = &values[at] { person(holder) } else { None });
        self.named.entry("person".to_owned()).or_default().extend(holders);
        if let Some(seen) = self.seen.get_mut(&table.name).filter(|_| is_told) {
            seen.insert(text(&table.key.iter().map(|at| &values[*at]).collect::<Vec<_>>()));
            if let Some(last) = table.key.last().filter(|_| table.key.len() > 1) {
                seen.insert(format!("#{}", text(&[&values[*last]])));
            } else {
                seen.insert(format!("#{}", text(&[&values[table.key[0]]])));
            }
        }
        Some(values)
    }

    /// Whether what a clause or an issue rests on stands here and does not go along.
    fn leads_outside(&self, table: &Table, values: &[Value]) -> bool {
        let at = |name: &str| table.place(name).map(|at| &values[at]);
        let is_told = table.name == "issue_source" && at("link") != Some(&Value::Text(String::new()));
        let Some(Value::Text(kind)) = at("kind").filter(|_| !is_told) else { return false };
        let Some((source, _)) = SOURCES.iter().find(|(_, word)| word == kind) else { return false };
        let id = if matches!(kind.as_str(), "priority" | "clause") { at("within") } else { at("record_id") };
        let Some(id) = id else { return false };
        !self.seen.get(*source).is_some_and(|seen| seen.contains(&format!("#{}", text(&[id]))))
    }

    /// It is told by its whole address on this server; of a clause, as something from outside.
    fn tell_outside(&self, table: &Table, values: &mut [Value]) {
        let at = |name: &str| table.place(name).map(|at| values[at].clone());
        let (Some(Value::Text(kind)), Some(Value::Int(within)), Some(Value::Int(record))) =
            (at("kind"), at("within"), at("record_id"))
        else {
            return;
        };
        let (name, link) = (self.naming)((&kind, within, record));
        let mut told = vec![("link", link)];
        if table.name == "clause_source" {
            told.extend([("kind", "outside".to_owned()), ("title_en", name.en), ("title_fr", name.fr)]);
        }
        for (name, word) in told {
            if let Some(at) = table.place(name) {
                values[at] = Value::Text(word);
            }
        }
    }

    /// Tells the rows that others named.
    fn named(&mut self, tx: &mut Tx<'_>, table: &Table) -> Result<()> {
        let ids = self.named.get(&table.name).cloned().unwrap_or_default();
        let sql = built(format!("SELECT {} FROM {} WHERE id = $1", table.column_list(), table.name))?;
        let columns: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        for id in ids.into_iter().filter(|id| table.name != "community" || *id != self.community_id) {
            let read = |row: &crate::Row<'_>| -> Result<Vec<Value>> {
                (0..table.columns.len()).map(|at| Ok(table.typed(at, row.value(at)?))).collect()
            };
            // the places of the country are in every program
            let Some(mut values) = tx.row(sql.sql(), params![id], read)? else { continue };
            plain(table, &mut values);
            if table.name == "registrant" {
                // before the people, whom it names
                let holder = holding(table)
                    .find_map(|at| if let Value::Text(one) = &values[at] { person(one) } else { None });
                self.named.entry("person".to_owned()).or_default().extend(holder);
            }
            *self.packed.rows.entry(table.name.clone()).or_default() += 1;
            let is_private = is_apart(&table.name);
            (self.write)(&Piece { table: &table.name, is_private, columns: &columns, values: &values })?;
        }
        Ok(())
    }
}

/// What is named and does not move is told by little: a community by its name, a person by name and address, without a role.
pub(crate) fn plain(table: &Table, values: &mut [Value]) {
    let empty: &[(&str, Value)] = match table.name.as_str() {
        "community" => &[
            ("about_en", Value::Text(String::new())),
            ("about_fr", Value::Text(String::new())),
            ("speaks_also", Value::Text(String::new())),
            ("reason", Value::Text(String::new())),
            ("state", Value::Text(String::new())),
            ("place_id", Value::Null),
            ("made_by", Value::Null),
        ],
        "person" => &[("role", Value::Text(String::new()))],
        "place" => &[("made_by", Value::Null)],
        _ => &[],
    };
    for (name, value) in empty {
        if let Some(at) = table.place(name) {
            values[at] = match *name {
                "state" => crate::community::State::Elsewhere.into(),
                "role" => crate::person::Role::Member.into(),
                _ => value.clone(),
            };
        }
    }
}

/// The account of a holder.
pub(crate) fn person(holder: &str) -> Option<i64> {
    holder.strip_prefix('p')?.parse().ok()
}

/// A key as one text.
pub(crate) fn text(key: &[&Value]) -> String {
    key.iter()
        .map(|value| rank(value))
        .fold(String::new(), |all, (number, word)| format!("{all}{number},{word};"))
}

fn rank(value: &Value) -> (i64, String) {
    match value {
        Value::Int(number) => (*number, String::new()),
        Value::Bool(truth) => (i64::from(*truth), String::new()),
        Value::Text(word) => (0, word.clone()),
        Value::Real(number) => (0, number.to_string()),
        Value::Null => (i64::MIN, String::new()),
    }
}

/// How many rows of each table belong to a community.
pub fn count(tx: &mut Tx<'_>, community_id: i64) -> Result<BTreeMap<String, u64>> {
    let atlas = Atlas::new(Share::All)?;
    let mut counts = BTreeMap::new();
    for table in atlas.own() {
        let condition = atlas.condition(&table.name)?;
        let sql = built(format!("SELECT count(*) FROM {} WHERE {condition}", table.name))?;
        let rows: Option<i64> = tx.row(sql.sql(), params![community_id], |row| row.get(0))?;
        let rows = rows.ok_or_else(|| Error::Database("nothing was counted".into()))?.unsigned_abs();
        if rows > 0 {
            counts.insert(table.name.clone(), rows);
        }
    }
    Ok(counts)
}

/// The columns of a key, for `WHERE`: `a = $1 AND b = $2`.
pub(crate) fn by_key(table: &Table, first: usize) -> String {
    let parts: Vec<String> = table
        .key
        .iter()
        .enumerate()
        .map(|(place, at)| format!("{} = ${}", table.columns[*at].name, first + place))
        .collect();
    parts.join(" AND ")
}

/// The columns on one side of a reference.
pub(crate) fn own_side(to: &Reference) -> String {
    row(&to.columns.iter().map(|(own, _)| own.as_str()).collect::<Vec<_>>())
}
