//! A backup is one SQLite file, whichever database it is made from, and can be restored into either.

use crate::{Address, Db, Error, Result, check, copy, db, sqlite};
use rusqlite::OpenFlags;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// Writes a backup of `db`, as it stands at one moment, to the new file `path`, while the program goes on.
///
/// The file appears under its name only when it is whole and has been checked.
pub async fn backup(db: &Db, path: &Path) -> Result<()> {
    refuse_existing(path)?;
    let part = Part::beside(path)?;
    match &db.kind {
        db::Kind::Sqlite(sqlite) => {
            let (from, to) = (sqlite.path().to_owned(), part.0.clone());
            let vacuum = tokio::task::spawn_blocking(move || vacuum_into(&from, &to));
            vacuum.await.map_err(|_| Error::Closed)??;
        }
        db::Kind::Postgres(_) => {
            let file = Db::open(&Address::Sqlite(part.0.clone())).await?;
            copy(db, &file, |_, _| {}).await?;
        }
    }
    part.check().await?;
    part.keep_as(path)
}

/// Makes the database at `to` from a backup: a new file, or an empty PostgreSQL. A backup of an older version of the
/// program is brought up to date on the way; the backup itself is not touched.
pub async fn restore(backup: &Path, to: &Address) -> Result<()> {
    is_ours(backup)?;
    match to {
        Address::Sqlite(path) => {
            refuse_existing(path)?;
            let part = Part::beside(path)?;
            part.fill_from(backup)?;
            part.check().await?;
            part.keep_as(path)
        }
        Address::Postgres(_) => {
            let name = format!("perron-restore-{}", std::process::id());
            let part = Part::beside(&std::env::temp_dir().join(name))?;
            part.fill_from(backup)?;
            part.check().await?;
            let from = Db::open(&Address::Sqlite(part.0.clone())).await?;
            copy(&from, &Db::open(to).await?, |_, _| {}).await.map(drop)
        }
    }
}

/// Leaves nothing of what was removed in the files of the database: what was written ahead goes into the one file, where
/// removed rows are overwritten with zeros. PostgreSQL looks after its own files (VACUUM).
pub async fn scrub(db: &Db) -> Result<()> {
    let db::Kind::Sqlite(sqlite) = &db.kind else { return Ok(()) };
    let path = sqlite.path().to_owned();
    let scrubbed = tokio::task::spawn_blocking(move || {
        let connection = sqlite::connect(&path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let is_busy: i64 = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if is_busy == 0 { Ok(()) } else { Err(Error::Busy) }
    });
    scrubbed.await.map_err(|_| Error::Closed)?
}

/// A file being made; removed unless it is kept.
struct Part(PathBuf);

impl Part {
    fn beside(path: &Path) -> Result<Part> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        let part = path.with_file_name(name);
        refuse_existing(&part)?;
        Ok(Part(part))
    }

    fn fill_from(&self, other: &Path) -> Result<()> {
        fs::copy(other, &self.0).map(drop).map_err(failed)
    }

    /// Opens it as any database, which brings it up to date, and looks whether it is sound.
    async fn check(&self) -> Result<()> {
        let db = Db::open(&Address::Sqlite(self.0.clone())).await?;
        match check(&db).await?.problems.into_iter().next() {
            Some(problem) => Err(Error::Corrupt(problem)),
            None => Ok(()),
        }
    }

    /// Gives it its name, once all of it is on disk.
    fn keep_as(self, path: &Path) -> Result<()> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let keep = || {
            File::open(&self.0)?.sync_all()?;
            fs::rename(&self.0, path)?;
            File::open(folder)?.sync_all()
        };
        keep().map_err(failed)
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        for end in ["", "-wal", "-shm"] {
            let mut name = self.0.clone().into_os_string();
            name.push(end);
            let _ = fs::remove_file(name); // most often not there
        }
    }
}

fn vacuum_into(from: &Path, to: &Path) -> Result<()> {
    let connection = sqlite::connect(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let Some(to) = to.to_str() else {
        return Err(Error::Refused("The name of the backup is not UTF-8: give it another.".into()));
    };
    connection.execute("VACUUM INTO ?1", [to])?;
    Ok(())
}

/// Refuses a file that is not a database of this program before anything is made of it.
fn is_ours(backup: &Path) -> Result<()> {
    let connection = sqlite::connect(backup, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let tables: i64 = connection.query_row(
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'migration'",
        [],
        |row| row.get(0),
    )?;
    if tables == 1 { Ok(()) } else { Err(Error::Corrupt("it is not a backup of this program".into())) }
}

fn refuse_existing(path: &Path) -> Result<()> {
    if path.exists() {
        let words = "is already there: nothing was written; remove it or give another name";
        return Err(Error::Refused(format!("{} {words}.", path.display())));
    }
    Ok(())
}

fn failed(error: std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::StorageFull => Error::Full,
        _ => Error::Unreachable(error.to_string()),
    }
}
