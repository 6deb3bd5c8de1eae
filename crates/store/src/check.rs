//! Looks whether a database is sound.

use crate::schema::{self, Table};
use crate::sql::BuiltSql;
use crate::{Db, Result, Tx, copy, migrate};

/// What [`check`] found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Every table and how many rows it has.
    pub tables: Vec<(String, u64)>,
    /// What is wrong, in words; empty when the database is sound.
    pub problems: Vec<String>,
}

/// Reads the whole database: the migrations applied, every table with the columns the program expects, every row that
/// refers to one that is not there, and on SQLite every page and index of the file.
pub async fn check(db: &Db) -> Result<Report> {
    let mut report = Report::default();
    if let Err(error) = db.read(migrate::check_applied).await {
        report.problems.push(error.to_string());
    }
    match db.read(damage).await {
        Ok(damage) => report.problems.extend(damage),
        Err(error) => report.problems.push(error.to_string()),
    }
    for table in schema::tables()? {
        let name = table.name.clone();
        match db.read(move |tx| check_table(tx, &table)).await {
            Ok((count, problems)) => {
                report.tables.push((name, count));
                report.problems.extend(problems);
            }
            Err(error) => report.problems.push(format!("Table {name}: {error}")),
        }
    }
    Ok(report)
}

/// What SQLite says of its file. PostgreSQL looks after its own: a damaged page is an error when it is read below.
fn damage(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    if tx.is_postgres() {
        return Ok(Vec::new());
    }
    let sql = BuiltSql::new("PRAGMA integrity_check".into())?;
    let words = tx.rows(sql.sql(), &[], |row| row.get::<String>(0))?;
    Ok(words.into_iter().filter(|word| word != "ok").collect())
}

fn check_table(tx: &mut Tx<'_>, table: &Table) -> Result<(u64, Vec<String>)> {
    let columns = format!("SELECT {} FROM {}", table.column_list(), table.name);
    tx.prepare(BuiltSql::new(columns)?.sql())?;
    let mut problems = Vec::new();
    for reference in &table.references {
        let (name, to) = (&table.name, &reference.table);
        let set: Vec<String> =
            reference.columns.iter().map(|(own, _)| format!("here.{own} IS NOT NULL")).collect();
        let same: Vec<String> =
            reference.columns.iter().map(|(own, there)| format!("there.{there} = here.{own}")).collect();
        let (set, same) = (set.join(" AND "), same.join(" AND "));
        let orphans = format!(
            "SELECT count(*) FROM {name} AS here WHERE {set}
             AND NOT EXISTS (SELECT 1 FROM {to} AS there WHERE {same})"
        );
        let orphans: Option<i64> = tx.row(BuiltSql::new(orphans)?.sql(), &[], |row| row.get(0))?;
        if let Some(count) = orphans.filter(|count| *count > 0) {
            problems.push(format!("{count} rows of {name} refer to rows of {to} that are not there."));
        }
    }
    Ok((copy::count(tx, table)?, problems))
}
