//! `perron database`: look whether a database is sound, copy it to another, have its search made anew.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use serde_json::{Map, Value, json};
use store::{Address, Db};

use super::{Outcome, house, progress, say};
use crate::settings::{Given, Settings};

const EXAMPLES: &str = "\
Examples:
  perron database check                                       of the house in the folder data
  perron database copy data/perron.db postgres://perron@localhost/perron
  perron database copy postgres://perron@localhost/perron /srv/perron/perron.db
  perron database reindex                                     make what the search finds anew";

/// Check a database, copy it to another one, or have its search made anew
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Database {
    #[command(subcommand)]
    act: Act,
}

#[derive(Subcommand)]
enum Act {
    Copy(Copy),
    Check(Check),
    Reindex(Reindex),
}

/// Copy everything into an empty database, of the same kind or the other
///
/// All or nothing: after a failure the database copied into is as empty as before. Stop the house first, or what is
/// written meanwhile stays behind.
#[derive(Args)]
struct Copy {
    /// A file, or postgres://…
    from: String,
    /// A new file, or an empty postgres://…
    to: String,
    /// Print JSON: how many rows each table has
    #[arg(long)]
    json: bool,
}

/// Read the whole database and say what is wrong with it; exit code 1 if anything is
#[derive(Args)]
struct Check {
    /// Print JSON: the tables and the problems
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    settings: Given,
}

/// Have everything read again for the search
///
/// The index of the search is made of what the database holds, and follows it by itself. This is for when it does not find
/// what it should. The house may stay open; it reads within a minute, or when it is next opened.
#[derive(Args)]
struct Reindex {
    #[command(flatten)]
    settings: Given,
}

impl Database {
    pub fn run(self) -> Outcome {
        match self.act {
            Act::Copy(copy) => copy.run(),
            Act::Check(check) => check.run(),
            Act::Reindex(reindex) => reindex.run(),
        }
    }
}

impl Copy {
    fn run(&self) -> Outcome {
        let (from, to) = (place(&self.from), place(&self.to));
        house::file_is_there(&from)?;
        let bar = progress::spinner("Copying");
        let told = bar.clone();
        let tables = house::wait(async {
            let (from, to) = (Db::open(&from).await?, Db::open(&to).await?);
            let tell =
                move |table: &str, rows: u64| told.set_message(format!("Copying {table}: {rows} rows"));
            Ok(store::copy(&from, &to, tell).await?)
        })?;
        bar.finish_and_clear();
        let rows: u64 = tables.iter().map(|(_, rows)| rows).sum();
        if self.json {
            say(json!({ "tables": by_table(&tables) }))?;
        } else {
            say(format_args!("{rows} rows of {} tables are copied and compared.", tables.len()))?;
        }
        Ok(())
    }
}

impl Check {
    fn run(&self) -> Outcome {
        let settings = Settings::load(&self.settings)?;
        house::is_there(&settings)?;
        let waiting = progress::spinner("Reading the whole database");
        let report = house::with(&settings, async |db| Ok(store::check(&db).await?))?;
        waiting.finish_and_clear();
        let rows: u64 = report.tables.iter().map(|(_, rows)| rows).sum();
        if self.json {
            say(json!({ "tables": by_table(&report.tables), "problems": report.problems }))?;
        } else if report.problems.is_empty() {
            say(format_args!("The database is sound: {rows} rows in {} tables.", report.tables.len()))?;
        }
        match report.problems.as_slice() {
            [] => Ok(()),
            problems => Err(format!("The database is not sound: {}", problems.join(" ")).into()),
        }
    }
}

impl Reindex {
    fn run(&self) -> Outcome {
        let settings = Settings::load(&self.settings)?;
        house::is_there(&settings)?;
        let records = house::with(&settings, async |db| Ok(db.write(store::search::touch_all).await?))?;
        say(format_args!(
            "{records} records will be read again for the search: within a minute if the house is open, else when it opens."
        ))?;
        Ok(())
    }
}

/// `postgres://…`, or else a file.
fn place(text: &str) -> Address {
    if text.starts_with("postgres://") || text.starts_with("postgresql://") {
        Address::Postgres(text.to_owned())
    } else {
        Address::Sqlite(PathBuf::from(text))
    }
}

fn by_table(tables: &[(String, u64)]) -> Map<String, Value> {
    tables.iter().map(|(table, rows)| (table.clone(), json!(rows))).collect()
}
