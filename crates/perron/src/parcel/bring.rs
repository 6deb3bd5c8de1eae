//! A community is brought in from its parcel: all of it, or nothing.

use std::collections::{BTreeMap, HashSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use store::parcel::{self, Arrival};
use store::{Db, Ids, Tx, Value, departure};

use super::lock::Lock;
use super::manifest::Manifest;
use super::problem::Problem;
use super::read::{Limits, Parcel};

/// Where a parcel lies, and what opens it.
#[derive(Clone)]
pub struct Found {
    /// The file.
    pub path: PathBuf,
    /// The key of its private part.
    pub lock: Option<Lock>,
    /// What is too much.
    pub limits: Limits,
}

/// What came, or would come.
#[derive(Clone, Debug)]
pub struct Came {
    /// What the parcel says of itself.
    pub manifest: Manifest,
    /// Rows of each table.
    pub rows: BTreeMap<String, u64>,
    /// How many recordings and photos.
    pub files: usize,
}

/// Says what a trial ends with: everything was written, and nothing is kept.
#[derive(Debug)]
enum End {
    Trial(Box<Came>),
    Problem(Problem),
}

impl From<store::Error> for End {
    fn from(error: store::Error) -> Self {
        Self::Problem(error.into())
    }
}

impl From<Problem> for End {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

/// Reads a parcel and says what it holds, without a database.
///
/// # Errors
/// It is not whole and honest.
pub fn look(found: Found, level: i64) -> Result<Manifest, Problem> {
    Ok(open(found, level)?.manifest)
}

fn open(found: Found, level: i64) -> Result<Parcel<File>, Problem> {
    Parcel::open(File::open(&found.path)?, found.lock, level, found.limits)
}

/// Brings a community in. A trial does everything and keeps nothing. Every byte is checked before the database waits for it.
///
/// # Errors
/// It is not whole and honest, is here already, or meets what is here.
pub async fn bring(db: &Db, ids: &Ids, folder: &Path, found: Found, is_trial: bool) -> Result<Came, Problem> {
    let (ids, folder) = (ids.clone(), folder.to_owned());
    let level = db.read(parcel::level).await?;
    let checked = tokio::task::spawn_blocking(move || open(found, level)).await;
    let parcel = checked.map_err(|problem| Problem::File(io::Error::other(problem)))??;
    let written = db.write(move |tx| {
        let came = write(tx, &ids, &folder, parcel, is_trial)?;
        if is_trial { Err(End::Trial(Box::new(came))) } else { Ok(came) }
    });
    match written.await {
        Ok(came) => Ok(came),
        Err(End::Trial(came)) => Ok(*came),
        Err(End::Problem(problem)) => Err(problem),
    }
}

fn write(
    tx: &mut Tx<'_>,
    ids: &Ids,
    folder: &Path,
    mut parcel: Parcel<File>,
    is_trial: bool,
) -> Result<Came, Problem> {
    let community_id = parcel.manifest.community_id()?;
    let mut arrival = Arrival::begin(tx, community_id, ids)?;
    let mut named = HashSet::new();
    for table in parcel::order()? {
        for is_private in [false, true] {
            parcel.rows(&table, is_private, &mut |table, is_private, columns| {
                if matches!(table, "story_file" | "award_photo") {
                    let name = columns.iter().find(|(column, _)| column == "name");
                    named.extend(name.and_then(|(_, value)| {
                        if let Value::Text(name) = value { Some(name.clone()) } else { None }
                    }));
                }
                Ok(arrival.row(tx, table, is_private, columns)?)
            })?;
        }
    }
    let rows = arrival.end(tx)?;
    departure::returned(tx, community_id)?;
    let wanted: Vec<(String, bool)> =
        parcel.files().into_iter().filter(|(name, _)| named.contains(name)).collect();
    let files = wanted.len();
    if !is_trial {
        unpack(&mut parcel, folder, wanted)?;
    }
    Ok(Came { manifest: parcel.manifest, rows, files })
}

/// Recordings and photos are whole and on disk before the rows that name them are kept; what no row names in the end is swept away
/// like any upload that was broken off.
fn unpack(parcel: &mut Parcel<File>, folder: &Path, wanted: Vec<(String, bool)>) -> Result<(), Problem> {
    if wanted.is_empty() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    for (name, is_private) in wanted {
        let (to, part) = (folder.join(&name), folder.join(format!("{name}.part")));
        let mut file = File::create(&part)?;
        parcel.copy(&name, is_private, &mut file)?;
        file.sync_all()?;
        if to.exists() {
            let is_same = same(&to, &part)?;
            fs::remove_file(&part)?;
            if !is_same {
                return Err(Problem::FileTaken);
            }
        } else {
            fs::rename(&part, &to)?;
        }
    }
    File::open(folder)?.sync_all()?;
    Ok(())
}

fn same(one: &Path, other: &Path) -> io::Result<bool> {
    let (mut one, mut other) = (File::open(one)?, File::open(other)?);
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let (mut left, mut right) = (vec![0; 64 * 1024], vec![0; 64 * 1024]);
    loop {
        let some = one.read(&mut left)?;
        if some == 0 {
            return Ok(true);
        }
        other.read_exact(&mut right[..some])?;
        if left[..some] != right[..some] {
            return Ok(false);
        }
    }
}
