//! Brings a database to the shape this program knows: each script once, in order, all or nothing.

use crate::{Error, Result, Tx, params, statements};
use sha2::{Digest, Sha256};

struct Migration {
    number: i64,
    name: &'static str,
    script: &'static str,
}

const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, name: "house", script: include_str!("../migrations/0001_house.sql") },
    Migration { number: 2, name: "community", script: include_str!("../migrations/0002_community.sql") },
    Migration { number: 3, name: "place", script: include_str!("../migrations/0003_place.sql") },
    Migration { number: 4, name: "consent", script: include_str!("../migrations/0004_consent.sql") },
    Migration { number: 5, name: "pledge", script: include_str!("../migrations/0005_pledge.sql") },
    Migration { number: 6, name: "news", script: include_str!("../migrations/0006_news.sql") },
    Migration { number: 7, name: "story", script: include_str!("../migrations/0007_story.sql") },
    Migration { number: 8, name: "telling", script: include_str!("../migrations/0008_telling.sql") },
    Migration { number: 9, name: "report", script: include_str!("../migrations/0009_report.sql") },
    Migration { number: 10, name: "signatory", script: include_str!("../migrations/0010_signatory.sql") },
    Migration {
        number: 11,
        name: "self_identification",
        script: include_str!("../migrations/0011_self_identification.sql"),
    },
    Migration {
        number: 12,
        name: "hidden_signature",
        script: include_str!("../migrations/0012_hidden_signature.sql"),
    },
    Migration { number: 13, name: "session", script: include_str!("../migrations/0013_session.sql") },
    Migration { number: 14, name: "calendar", script: include_str!("../migrations/0014_calendar.sql") },
    Migration { number: 15, name: "room", script: include_str!("../migrations/0015_room.sql") },
    Migration { number: 16, name: "population", script: include_str!("../migrations/0016_population.sql") },
    Migration { number: 17, name: "summary", script: include_str!("../migrations/0017_summary.sql") },
    Migration { number: 18, name: "shift", script: include_str!("../migrations/0018_shift.sql") },
    Migration { number: 19, name: "issue", script: include_str!("../migrations/0019_issue.sql") },
    Migration { number: 20, name: "plan", script: include_str!("../migrations/0020_plan.sql") },
    Migration { number: 21, name: "space", script: include_str!("../migrations/0021_space.sql") },
    Migration { number: 22, name: "fund", script: include_str!("../migrations/0022_fund.sql") },
    Migration {
        number: 23,
        name: "answer_language",
        script: include_str!("../migrations/0023_answer_language.sql"),
    },
    Migration { number: 24, name: "pulse", script: include_str!("../migrations/0024_pulse.sql") },
    Migration { number: 25, name: "estimate", script: include_str!("../migrations/0025_estimate.sql") },
    Migration { number: 26, name: "release", script: include_str!("../migrations/0026_release.sql") },
    Migration {
        number: 27,
        name: "release_draft",
        script: include_str!("../migrations/0027_release_draft.sql"),
    },
    Migration { number: 28, name: "shared", script: include_str!("../migrations/0028_shared.sql") },
    Migration { number: 29, name: "strategy", script: include_str!("../migrations/0029_strategy.sql") },
    Migration { number: 30, name: "search", script: include_str!("../migrations/0030_search.sql") },
    Migration { number: 31, name: "bundle", script: include_str!("../migrations/0031_bundle.sql") },
    Migration { number: 32, name: "passed", script: include_str!("../migrations/0032_passed.sql") },
    Migration { number: 33, name: "endorsement", script: include_str!("../migrations/0033_endorsement.sql") },
    Migration { number: 34, name: "parcel", script: include_str!("../migrations/0034_parcel.sql") },
    Migration { number: 35, name: "tongue", script: include_str!("../migrations/0035_tongue.sql") },
    Migration { number: 36, name: "elsewhere", script: include_str!("../migrations/0036_elsewhere.sql") },
];

/// What follows a script on one of the two alone: the index of the search, which neither can make as the other does.
const SEARCH: [&str; 2] = [
    include_str!("../migrations/0030_search.sqlite.sql"),
    include_str!("../migrations/0030_search.postgres.sql"),
];

const TABLE: &str = "CREATE TABLE IF NOT EXISTS migration (
    number BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    checksum TEXT NOT NULL,                  -- SHA-256 of the script
    program TEXT NOT NULL                    -- version of the program that applied it
)";

/// Two processes that start at once on one PostgreSQL take turns. The number is ours alone: \"perron\" in ASCII.
const TAKE_TURNS: &str = "SELECT pg_advisory_xact_lock(123597990293358)";

statements! {
    APPLIED = "SELECT number, name, checksum, program FROM migration ORDER BY number";
    RECORD = "INSERT INTO migration (number, name, checksum, program) VALUES ($1, $2, $3, $4)";
}

/// Applies what is missing. An error when the database was made by a newer program, or by another text.
pub(crate) fn apply(tx: &mut Tx<'_>) -> Result<()> {
    if tx.is_postgres() {
        tx.script(TAKE_TURNS)?;
    }
    tx.script(TABLE)?;
    let applied = applied(tx)?;
    check(&applied)?;
    for migration in &MIGRATIONS[applied.len()..] {
        tx.script(migration.script)?;
        if migration.name == "search" {
            tx.script(SEARCH[usize::from(tx.is_postgres())])?;
        }
        let checksum = checksum(migration);
        tx.execute(RECORD, params![migration.number, migration.name, checksum, env!("CARGO_PKG_VERSION")])?;
    }
    Ok(())
}

/// Compares what was applied with what this program knows.
pub(crate) fn check_applied(tx: &mut Tx<'_>) -> Result<()> {
    let applied = applied(tx)?;
    check(&applied)?;
    if applied.len() < MIGRATIONS.len() {
        return Err(Error::Corrupt(format!("{} migrations are missing", MIGRATIONS.len() - applied.len())));
    }
    Ok(())
}

/// The number of the last migration.
pub(crate) fn newest() -> i64 {
    MIGRATIONS.last().map_or(0, |last| last.number)
}

/// The scripts that make every table of records, in order.
pub(crate) fn scripts() -> impl Iterator<Item = &'static str> {
    MIGRATIONS.iter().map(|migration| migration.script)
}

struct Applied {
    number: i64,
    name: String,
    checksum: String,
    program: String,
}

fn applied(tx: &mut Tx<'_>) -> Result<Vec<Applied>> {
    tx.rows(APPLIED, &[], |row| {
        Ok(Applied { number: row.get(0)?, name: row.get(1)?, checksum: row.get(2)?, program: row.get(3)? })
    })
}

fn check(applied: &[Applied]) -> Result<()> {
    if let Some(unknown) = applied.get(MIGRATIONS.len()) {
        return Err(Error::Newer(unknown.program.clone()));
    }
    for (applied, known) in applied.iter().zip(MIGRATIONS) {
        if applied.number != known.number || applied.checksum != checksum(known) {
            let name = &applied.name;
            return Err(Error::Corrupt(format!("its migration {name} is not the one this program knows")));
        }
    }
    Ok(())
}

/// Of all that belongs to a migration, on either database.
fn checksum(migration: &Migration) -> String {
    let mut all = Sha256::new_with_prefix(migration.script);
    if migration.name == "search" {
        SEARCH.iter().for_each(|own| all.update(own));
    }
    all.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
