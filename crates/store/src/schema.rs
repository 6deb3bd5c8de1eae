//! The tables as the migrations make them, read from an empty SQLite database in memory.

use crate::value::Value;
use crate::{Error, Result, migrate};
use rusqlite::Connection;

/// One table of the house.
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<Column>,
    /// The columns of the primary key, in its order.
    pub(crate) key: Vec<usize>,
    pub(crate) references: Vec<Reference>,
}

pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) is_required: bool,
    /// `BIGINT`, `TEXT`, `BOOLEAN`, `DOUBLE PRECISION`.
    pub(crate) kind: String,
    boolean: bool,
}

/// A foreign key: these columns, taken together, are a row of that table, or one of them is NULL.
pub(crate) struct Reference {
    pub(crate) table: String,
    /// Own column, and the column there.
    pub(crate) columns: Vec<(String, String)>,
}

impl Table {
    /// Where a column stands.
    pub(crate) fn place(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|known| known.name == column)
    }

    /// The names of the columns, with commas.
    pub(crate) fn column_list(&self) -> String {
        list(self.columns.iter().map(|column| column.name.as_str()))
    }

    /// The names of the columns of the primary key, with commas.
    pub(crate) fn key_list(&self) -> String {
        list(self.key.iter().map(|index| self.columns[*index].name.as_str()))
    }

    /// A value as PostgreSQL wants it: SQLite gives a boolean as 0 or 1.
    pub(crate) fn typed(&self, column: usize, value: Value) -> Value {
        match value {
            Value::Int(number) if self.columns[column].boolean => Value::Bool(number != 0),
            other => other,
        }
    }
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

/// Every table that holds records, each after the tables it refers to.
pub(crate) fn tables() -> Result<Vec<Table>> {
    let connection = Connection::open_in_memory()?;
    migrate::scripts().try_for_each(|script| connection.execute_batch(script))?;
    let names: Vec<String> =
        strings(&connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    let mut left = Vec::new();
    for name in names {
        left.push(table(&connection, name)?);
    }
    let mut ordered: Vec<Table> = Vec::new();
    while !left.is_empty() {
        let known = |name: &String| ordered.iter().any(|table| table.name == *name);
        let free = left.iter().position(|table| table.references.iter().all(|to| known(&to.table)));
        let Some(free) = free else {
            return Err(Error::Database("the tables refer to one another in a circle".into()));
        };
        ordered.push(left.remove(free));
    }
    Ok(ordered)
}

fn table(connection: &Connection, name: String) -> Result<Table> {
    let mut columns = Vec::new();
    let mut key = Vec::new();
    connection.pragma(None, "table_info", &name, |row| {
        let place: i64 = row.get("pk")?;
        if place > 0 {
            key.push((place, columns.len()));
        }
        let kind: String = row.get("type")?;
        let boolean = kind == "BOOLEAN";
        let is_required = place > 0 || row.get("notnull")?;
        columns.push(Column { name: row.get("name")?, is_required, kind, boolean });
        Ok(())
    })?;
    key.sort_unstable();
    let mut references: Vec<Reference> = Vec::new();
    connection.pragma(None, "foreign_key_list", &name, |row| {
        if row.get::<_, i64>("seq")? == 0 {
            references.push(Reference { table: row.get("table")?, columns: Vec::new() });
        }
        if let Some(reference) = references.last_mut() {
            reference.columns.push((row.get("from")?, row.get("to")?));
        }
        Ok(())
    })?;
    Ok(Table { name, columns, key: key.into_iter().map(|(_, index)| index).collect(), references })
}

fn strings(connection: &Connection, sql: &str) -> Result<Vec<String>> {
    let mut statement = connection.prepare(sql)?;
    let names = statement.query_map([], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_table_comes_after_those_it_refers_to() {
        let tables = tables().unwrap();
        let place = |name: &str| tables.iter().position(|table| table.name == name).unwrap();
        assert!(place("person") < place("conversation") && place("conversation") < place("statement"));
        assert!(place("statement") < place("translation"));
        let vote = &tables[place("vote")];
        assert_eq!(vote.key_list(), "conversation_id, participant_id, statement_id");
        assert!(tables.iter().all(|table| !table.key.is_empty() && !table.columns.is_empty()));
    }
}
