//! A community that arrives from another server: its rows are written as they are, with the ids that they have, or nothing is.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::schema::Table;
use crate::travel::{MAY_DIFFER, Way};
use crate::travel_out::{by_key, count, holding, naming, person, plain};
use crate::travel_sql::{Atlas, Share, apart, built, way};
use crate::{Error, Ids, Tx, Value, community, search};

/// Why a community cannot come in.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// The database.
    #[error(transparent)]
    Store(#[from] Error),
    /// It is here already.
    #[error("This community is here already; nothing was brought in.")]
    Here,
    /// A table or a column that this program does not know, or a value that does not belong there.
    #[error(
        "The parcel holds something in {0} that this program does not understand; nothing was brought in."
    )]
    Odd(String),
    /// A record here has the same id and is another one, or has changed since.
    #[error(
        "A record of {0} has the id of another one that is here, or it has changed since; nothing was brought in."
    )]
    Taken(String),
    /// There are records that are not this community's, or some are missing.
    #[error(
        "The records of {0} in the parcel are not exactly those of this community; nothing was brought in."
    )]
    Foreign(String),
}

type Outcome<T> = std::result::Result<T, Problem>;

/// Rows written at once.
const BATCH: usize = 200;

/// The tables in the order in which they come in.
///
/// # Errors
/// The schema cannot be read.
pub fn order() -> crate::Result<Vec<String>> {
    let atlas = Atlas::new(Share::All)?;
    let first = ["person", "place", "theme", "registrant", "community"];
    let rest = atlas.travelling().map(|table| table.name.clone());
    let rest = rest.filter(|name| !first.contains(&name.as_str()));
    Ok(first.into_iter().map(str::to_owned).chain(rest).collect())
}

/// A community coming in.
pub struct Arrival<'a> {
    atlas: Atlas,
    community_id: i64,
    ids: &'a Ids,
    /// What has another id here, by table.
    moved: HashMap<&'static str, HashMap<i64, i64>>,
    waiting: Vec<Vec<Value>>,
    table: String,
    /// Tables of which some rows were here already.
    shared: HashSet<String>,
    fed: BTreeMap<String, u64>,
    is_there: bool,
}

impl<'a> Arrival<'a> {
    /// Begins.
    ///
    /// # Errors
    /// It is here already.
    pub fn begin(tx: &mut Tx<'_>, community_id: i64, ids: &'a Ids) -> Outcome<Self> {
        let known = community::by_id(tx, community_id)?;
        if known.as_ref().is_some_and(|one| one.state != community::State::Elsewhere) {
            return Err(Problem::Here);
        }
        Ok(Self {
            atlas: Atlas::new(Share::All)?,
            community_id,
            ids,
            moved: HashMap::new(),
            waiting: Vec::new(),
            table: String::new(),
            shared: HashSet::new(),
            fed: BTreeMap::new(),
            is_there: known.is_some(),
        })
    }

    /// Takes a row. Tables come in the order of [`order`], the private part of each after the rest of it.
    ///
    /// # Errors
    /// It is not as it should be, or its id is taken.
    pub fn row(
        &mut self,
        tx: &mut Tx<'_>,
        name: &str,
        is_private: bool,
        given: Vec<(String, Value)>,
    ) -> Outcome<()> {
        if self.table != name {
            self.flush(tx)?;
            name.clone_into(&mut self.table);
        }
        let odd = || Problem::Odd(name.to_owned());
        let table = self.atlas.travelling().find(|table| table.name == name).ok_or_else(odd)?;
        let private = apart(table);
        let is_addition = is_private && !private.is_empty();
        let expected: Vec<usize> = if is_addition {
            table.key.iter().chain(&private).copied().collect()
        } else {
            (0..table.columns.len()).filter(|at| !private.contains(at)).collect()
        };
        let mut values = vec![Value::Null; table.columns.len()];
        let mut told = HashSet::new();
        for (column, value) in given {
            let at = table
                .place(&column)
                .filter(|at| expected.contains(at) && told.insert(*at))
                .ok_or_else(odd)?;
            let fits = fit(&table.columns[at].kind, value).filter(|value| !leads_astray(&column, value));
            values[at] = fits.ok_or_else(odd)?;
        }
        if told.len() != expected.len() {
            return Err(odd());
        }
        self.translate(name, &mut values)?;
        if is_addition {
            self.flush(tx)?;
            return self.add(tx, name, &private, &values);
        }
        *self.fed.entry(name.to_owned()).or_default() += 1;
        match way(name) {
            Way::Named(natural) => self.known(tx, natural, values),
            _ if name == "community" => self.community(tx, values),
            _ => {
                self.waiting.push(values);
                if self.waiting.len() >= BATCH { self.flush(tx) } else { Ok(()) }
            }
        }
    }

    /// The ids that are others here.
    fn translate(&self, name: &str, values: &mut [Value]) -> Outcome<()> {
        let table = self.atlas.table(name)?;
        for (named, ids) in &self.moved {
            for at in naming(table, named) {
                if let Value::Int(id) = &mut values[at] {
                    *id = ids.get(id).copied().unwrap_or(*id);
                }
            }
        }
        if let Some(ids) = self.moved.get("person") {
            for at in holding(table) {
                if let Value::Text(holder) = &mut values[at]
                    && let Some(id) = person(holder).and_then(|id| ids.get(&id))
                {
                    *holder = format!("p{id}");
                }
            }
        }
        Ok(())
    }

    /// A person, a registrant, a theme or a place: whoever is known here already is the same.
    fn known(&mut self, tx: &mut Tx<'_>, natural: &[&str], mut values: Vec<Value>) -> Outcome<()> {
        let table = self.atlas.table(&self.table)?;
        plain(table, &mut values);
        let Value::Int(id) = values[0] else { return Err(Problem::Odd(table.name.clone())) };
        let key: Vec<usize> = natural.iter().filter_map(|name| table.place(name)).collect();
        let mine: Vec<Value> = key.iter().map(|at| values[*at].clone()).collect();
        let found = if mine.contains(&Value::Null) {
            None
        } else {
            let same: Vec<String> =
                natural.iter().enumerate().map(|(n, name)| format!("{name} = ${}", n + 1)).collect();
            let sql = built(format!("SELECT id FROM {} WHERE {}", table.name, same.join(" AND ")))?;
            tx.row(sql.sql(), &mine, |row| row.get::<i64>(0))?
        };
        let here = match found {
            Some(here) => here,
            None => {
                let taken = self.read(tx, table, &values)?;
                match taken {
                    Some(taken) if taken == values => id,
                    taken => {
                        let new = if taken.is_some() { self.ids.next() } else { id };
                        values[0] = Value::Int(new);
                        insert(tx, table, std::slice::from_ref(&values), false)?;
                        new
                    }
                }
            }
        };
        if here != id {
            let name = crate::travel::of(&table.name).map_or("", |line| line.table);
            self.moved.entry(name).or_default().insert(id, here);
        }
        Ok(())
    }

    /// The community itself, or another by its name alone.
    fn community(&mut self, tx: &mut Tx<'_>, mut values: Vec<Value>) -> Outcome<()> {
        let table = self.atlas.table("community")?;
        if values[0] == Value::Int(self.community_id) {
            if self.is_there {
                let columns: Vec<String> = table
                    .columns
                    .iter()
                    .enumerate()
                    .skip(1)
                    .map(|(at, one)| format!("{} = ${}", one.name, at + 1))
                    .collect();
                let sql = built(format!("UPDATE community SET {} WHERE id = $1", columns.join(", ")))?;
                tx.execute(sql.sql(), &values)?;
                return Ok(());
            }
        } else {
            // by its name alone, whatever the archive says
            plain(table, &mut values);
            if let Some(fed) = self.fed.get_mut("community") {
                *fed -= 1;
            }
        }
        insert(tx, table, &[values], true)?;
        Ok(())
    }

    /// Writes what waits.
    fn flush(&mut self, tx: &mut Tx<'_>) -> Outcome<()> {
        let rows = std::mem::take(&mut self.waiting);
        if rows.is_empty() {
            return Ok(());
        }
        let table = self.atlas.table(&self.table)?;
        if insert(tx, table, &rows, true)? == rows.len() as u64 {
            return Ok(());
        }
        // some are here: held together with a community that moved before
        let private = apart(table);
        for row in &rows {
            let there = self.read(tx, table, row)?.map(|mut there| {
                private.iter().for_each(|at| there[*at] = Value::Null);
                there
            });
            if there.is_none() && table.name == "short_address" {
                continue;
            }
            let is_same = there.as_ref() == Some(row) || MAY_DIFFER.contains(&table.name.as_str());
            if !is_same {
                return Err(Problem::Taken(table.name.clone()));
            }
        }
        self.shared.insert(table.name.clone());
        Ok(())
    }

    /// The private part of a row that came before.
    fn add(&self, tx: &mut Tx<'_>, name: &str, private: &[usize], values: &[Value]) -> Outcome<()> {
        let table = self.atlas.table(name)?;
        if self.shared.contains(name)
            && let Some(there) = self.read(tx, table, values)?
            && private.iter().any(|at| there[*at] != Value::Null)
        {
            let is_same = private.iter().all(|at| there[*at] == values[*at]);
            return if is_same { Ok(()) } else { Err(Problem::Taken(name.to_owned())) };
        }
        let set: Vec<String> = private
            .iter()
            .enumerate()
            .map(|(n, at)| format!("{} = ${}", table.columns[*at].name, n + 1))
            .collect();
        let sql = built(format!(
            "UPDATE {name} SET {} WHERE {}",
            set.join(", "),
            by_key(table, private.len() + 1)
        ))?;
        let params: Vec<Value> = private.iter().chain(&table.key).map(|at| values[*at].clone()).collect();
        match tx.execute(sql.sql(), &params)? {
            1 => Ok(()),
            _ => Err(Problem::Odd(name.to_owned())),
        }
    }

    /// The row that has the same key here.
    fn read(&self, tx: &mut Tx<'_>, table: &Table, values: &[Value]) -> Outcome<Option<Vec<Value>>> {
        let sql =
            built(format!("SELECT {} FROM {} WHERE {}", table.column_list(), table.name, by_key(table, 1)))?;
        let key: Vec<Value> = table.key.iter().map(|at| values[*at].clone()).collect();
        let read = |row: &crate::Row<'_>| -> crate::Result<Vec<Value>> {
            (0..table.columns.len()).map(|at| Ok(table.typed(at, row.value(at)?))).collect()
        };
        Ok(tx.row(sql.sql(), &key, read)?)
    }

    /// All is there: what came must be exactly what belongs to the community now, so that nobody brings in a record of
    /// somebody else's. Returns the rows of each table.
    ///
    /// # Errors
    /// It is not.
    pub fn end(mut self, tx: &mut Tx<'_>) -> Outcome<BTreeMap<String, u64>> {
        self.flush(tx)?;
        let there = count(tx, self.community_id)?;
        for table in self.atlas.own() {
            let name = table.name.as_str();
            let (came, is) = (self.fed.get(name), there.get(name));
            if came.copied().unwrap_or_default() != is.copied().unwrap_or_default() && name != "short_address"
            {
                return Err(Problem::Foreign(name.to_owned()));
            }
        }
        search::touch_all(tx)?;
        Ok(there)
    }
}

/// Whether a link leads to something else than a page of the web: forms take no others, and a parcel brings none.
fn leads_astray(column: &str, value: &Value) -> bool {
    let is_link = matches!(column, "link" | "call_link");
    let is_page = |link: &str| link.is_empty() || link.starts_with("https://") || link.starts_with("http://");
    is_link && matches!(value, Value::Text(link) if !is_page(link))
}

/// A value as its column wants it; a real number is written as a text, so that none of its digits is lost.
fn fit(kind: &str, value: Value) -> Option<Value> {
    match (kind, value) {
        (_, Value::Null) => Some(Value::Null),
        ("BOOLEAN", Value::Bool(truth)) => Some(Value::Bool(truth)),
        ("DOUBLE PRECISION", Value::Text(number)) => {
            number.parse().ok().filter(|real: &f64| real.is_finite()).map(Value::Real)
        }
        ("TEXT", Value::Text(text)) => Some(Value::Text(text)),
        ("BIGINT" | "INTEGER", Value::Int(number)) => Some(Value::Int(number)),
        _ => None,
    }
}

fn insert(tx: &mut Tx<'_>, table: &Table, rows: &[Vec<Value>], may_be_there: bool) -> crate::Result<u64> {
    let width = table.columns.len();
    let places = |row: usize| {
        let places: Vec<String> = (1..=width).map(|column| format!("${}", row * width + column)).collect();
        format!("({})", places.join(", "))
    };
    let all: Vec<String> = (0..rows.len()).map(places).collect();
    let end = if may_be_there { " ON CONFLICT DO NOTHING" } else { "" };
    let text = format!("INSERT INTO {} ({}) VALUES {}{end}", table.name, table.column_list(), all.join(", "));
    let values: Vec<Value> = rows.iter().flatten().cloned().collect();
    tx.execute(built(text)?.sql(), &values)
}

/// Whether a community is here, and not only its name.
///
/// # Errors
/// The database.
pub fn is_here(tx: &mut Tx<'_>, community_id: i64) -> crate::Result<bool> {
    let known = community::by_id(tx, community_id)?;
    Ok(known.is_some_and(|one| one.state != community::State::Elsewhere))
}
