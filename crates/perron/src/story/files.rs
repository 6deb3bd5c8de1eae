//! The files of stories, and the pictures of what came of awards: one folder beside the database, names that nobody chose. A file is whole and on disk before a row
//! names it; one that no row names is removed.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use axum::extract::multipart::Field;
use store::{Tx, award, story_file};
use tokio::io::AsyncWriteExt;

use crate::app::App;
use crate::cookie::hex;
use crate::error::Error;
use crate::settings::Settings;

/// How old a file without a row must be before it goes: the row of a newer one may be on its way.
const ON_ITS_WAY: i64 = 24 * 3_600_000;

/// Where they are.
pub fn folder(settings: &Settings) -> PathBuf {
    settings.data.join("stories")
}

/// Whether a name is one that we gave.
pub fn is_name(name: &str) -> bool {
    name.len() == 32 && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// A file that is being made; removed unless it is kept.
pub struct Part {
    folder: PathBuf,
    name: String,
    is_kept: bool,
}

impl Part {
    fn begin(settings: &Settings) -> io::Result<Self> {
        let folder = folder(settings);
        fs::create_dir_all(&folder)?;
        Ok(Self { folder, name: hex(&rand::random::<[u8; 16]>()), is_kept: false })
    }

    /// Where it is until it is kept.
    pub fn path(&self) -> PathBuf {
        self.folder.join(format!("{}.part", self.name))
    }

    /// Takes an upload in as it comes.
    pub async fn receive(settings: &Settings, mut field: Field<'_>) -> Result<Self, Error> {
        let part = Self::begin(settings).map_err(trouble)?;
        let mut file = tokio::fs::File::create(part.path()).await.map_err(trouble)?;
        while let Some(bytes) = field.chunk().await.map_err(|problem| Error::of_status(problem.status()))? {
            file.write_all(&bytes).await.map_err(trouble)?;
        }
        file.flush().await.map_err(trouble)?;
        Ok(part)
    }

    /// Takes in what was made here.
    pub fn write(settings: &Settings, bytes: &[u8]) -> Result<Self, Error> {
        let part = Self::begin(settings).map_err(trouble)?;
        fs::write(part.path(), bytes).map_err(trouble)?;
        Ok(part)
    }

    /// Gives it its name, once all of it is on disk; its name and how large it is. Waits for the disk.
    pub fn keep(mut self) -> Result<(String, i64), Error> {
        let keep = |part: &Self| {
            let file = File::open(part.path())?;
            file.sync_all()?;
            fs::rename(part.path(), part.folder.join(&part.name))?;
            File::open(&part.folder)?.sync_all()?;
            file.metadata().map(|about| about.len())
        };
        let bytes = keep(&self).map_err(trouble)?;
        self.is_kept = true;
        Ok((std::mem::take(&mut self.name), i64::try_from(bytes).unwrap_or(i64::MAX)))
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_kept {
            let _ = fs::remove_file(self.path()); // there is none if it could not be made
        }
    }
}

fn trouble(problem: io::Error) -> Error {
    if problem.kind() == io::ErrorKind::StorageFull {
        tracing::error!(%problem, "a file was not kept");
        return Error::Busy;
    }
    Error::Internal(format!("a file cannot be kept: {problem}"))
}

/// Removes files whose rows are gone.
pub fn remove<'n>(settings: &Settings, names: impl IntoIterator<Item = &'n str>) {
    for name in names.into_iter().filter(|name| is_name(name)) {
        if let Err(problem) = fs::remove_file(folder(settings).join(name)) {
            tracing::warn!(%problem, "a file of a story could not be removed; cleaning tries again");
        }
    }
}

/// The names of all files that rows name: of stories, and of what came of awards.
pub fn named(tx: &mut Tx<'_>) -> store::Result<Vec<String>> {
    Ok([story_file::names(tx)?, award::files(tx)?].concat())
}

/// Removes what no row names, such as the rest of an upload that broke off; how many.
pub async fn clean(app: &App) -> Result<usize, Error> {
    let named: HashSet<String> = app.db.read(named).await?.into_iter().collect();
    let (folder, now) = (folder(&app.settings), app.clock.now());
    let cleaned = tokio::task::spawn_blocking(move || clean_folder(&folder, &named, now)).await;
    cleaned.map_err(|problem| Error::Internal(problem.to_string()))?.map_err(trouble)
}

fn clean_folder(folder: &Path, named: &HashSet<String>, now: i64) -> io::Result<usize> {
    let mut removed = 0;
    let entries = match fs::read_dir(folder) {
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Ok(0),
        entries => entries?,
    };
    let until = UNIX_EPOCH + Duration::from_millis(u64::try_from(now - ON_ITS_WAY).unwrap_or(0));
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_ours = is_name(name.strip_suffix(".part").unwrap_or(&name));
        if is_ours && !named.contains(&name) && entry.metadata()?.modified()? <= until {
            fs::remove_file(entry.path())?;
            removed += 1;
        }
    }
    Ok(removed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_row_names_goes_after_a_day() {
        let folder = tempfile::tempdir().expect("a folder");
        let (day, name) = (24 * 3_600_000, |digit: &str| digit.repeat(32));
        let make = |name: &str, age: i64| {
            let file = File::create(folder.path().join(name)).expect("a file");
            let made = UNIX_EPOCH + Duration::from_millis(u64::try_from(9 * day - age).expect("later"));
            file.set_modified(made).expect("an age");
        };
        make(&name("a"), 2 * day);
        make(&name("b"), 2 * day);
        make(&name("c"), 1);
        make(&format!("{}.part", name("d")), 2 * day);
        make("README", 2 * day);
        let named = HashSet::from([name("a")]);
        assert_eq!(clean_folder(folder.path(), &named, 9 * day).expect("cleaned"), 2);
        for (name, is_there) in
            [(name("a"), true), (name("b"), false), (name("c"), true), ("README".into(), true)]
        {
            assert_eq!(folder.path().join(&name).exists(), is_there, "{name}");
        }
        assert_eq!(clean_folder(&folder.path().join("none"), &named, 0).expect("nothing"), 0);
    }

    #[test]
    fn a_name_leads_nowhere_else() {
        assert!(is_name(&"0f".repeat(16)));
        for other in ["", "../../etc/passwd", &"0F".repeat(16), &"0".repeat(33), &"/".repeat(32)] {
            assert!(!is_name(other), "{other}");
        }
    }
}
