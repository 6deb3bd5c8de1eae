//! Packing in the background, for the page of a community; and the files of parcels, which go after some days.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io;
use std::path::PathBuf;

use serde_json::json;
use sha2::{Digest, Sha256};
use store::parcel::{self, Parcel, State};
use store::{Ids, Tx};

use super::lock::Lock;
use super::pack::{Order, pack};
use super::problem::Problem;
use crate::app::{App, Shared};
use crate::cookie::hex;
use crate::jobs::{self, Outcome, Trouble};
use crate::settings::Settings;
use crate::story::files;

/// The kind of the job.
pub const JOB: &str = "parcel";

/// How long a parcel can be downloaded.
pub const DAYS: i64 = 7;
const DAY: i64 = 24 * 3_600_000;

/// Where parcels are.
pub fn folder(settings: &Settings) -> PathBuf {
    settings.data.join("parcels")
}

/// Asks for a parcel, unless one is being packed.
pub fn ask(
    tx: &mut Tx<'_>,
    ids: &Ids,
    now: i64,
    community_id: i64,
    made_by: Option<i64>,
) -> store::Result<()> {
    if parcel::of_community(tx, community_id)?.first().is_some_and(|last| last.state == State::Waiting) {
        return Ok(());
    }
    let parcel = Parcel {
        id: ids.next(),
        community_id,
        state: State::Waiting,
        file: String::new(),
        bytes: 0,
        row_count: 0,
        sha256: String::new(),
        content: String::new(),
        lock: String::new(),
        made: now,
        made_by,
        until: now + DAYS * DAY,
    };
    parcel::insert(tx, &parcel)?;
    jobs::ask(tx, ids, now, JOB, parcel.id, &serde_json::Value::Null).map(drop)
}

/// What is packed of a community here.
pub fn order(app: &App, community_id: i64, lock: Option<Lock>) -> Order {
    let address = app.settings.address.clone();
    Order { community_id, address, now: app.clock.now(), lock, folder: files::folder(&app.settings) }
}

/// Packs the parcel that was asked for.
pub async fn run(app: Shared, id: i64) -> Outcome {
    let found = app.db.read(move |tx| parcel::by_id(tx, id)).await?;
    let Some(waiting) = found.filter(|one| one.state == State::Waiting) else { return Ok(json!({})) };
    let done = match make(&app, waiting.clone()).await {
        Ok(done) => {
            tracing::info!(parcel = store::ids::to_text(id), rows = done.row_count, "a community was packed");
            done
        }
        Err(Problem::File(problem)) if problem.kind() == io::ErrorKind::StorageFull => {
            return Err(Trouble::Again(problem.to_string()));
        }
        Err(problem) => {
            tracing::error!(parcel = store::ids::to_text(id), %problem, "a community cannot be packed");
            Parcel { state: State::Failed, ..waiting }
        }
    };
    let rows = done.row_count;
    app.db.write(move |tx| parcel::put(tx, &done)).await?;
    Ok(json!({ "rows": rows }))
}

async fn make(app: &Shared, waiting: Parcel) -> Result<Parcel, Problem> {
    let folder = folder(&app.settings);
    fs::create_dir_all(&folder)?;
    let (name, lock) = (hex(&rand::random::<[u8; 16]>()), rand::random::<Lock>());
    let path = folder.join(&name);
    let (order, file) = (order(app, waiting.community_id, Some(lock)), File::create_new(&path)?);
    let packed = app.db.read(move |tx| pack(tx, &order, file)).await;
    let manifest = match packed {
        Ok(manifest) => manifest,
        Err(problem) => {
            fs::remove_file(&path)?;
            return Err(problem);
        }
    };
    let hashed = tokio::task::spawn_blocking(move || hash(&path)).await.map_err(io::Error::other)?;
    let (bytes, sha256) = hashed?;
    Ok(Parcel {
        state: State::Ready,
        file: name,
        bytes,
        row_count: parcel::total(&manifest.rows).cast_signed(),
        sha256,
        content: manifest.content,
        lock: hex(&lock),
        ..waiting
    })
}

fn hash(path: &PathBuf) -> io::Result<(i64, String)> {
    let (mut file, mut hash) = (File::open(path)?, Sha256::new());
    let mut bytes = vec![0; 64 * 1024];
    let mut length: i64 = 0;
    loop {
        match io::Read::read(&mut file, &mut bytes)? {
            0 => return Ok((length, hex(&hash.finalize()))),
            some => {
                hash.update(&bytes[..some]);
                length += some as i64;
            }
        }
    }
}

/// Removes the files whose time is over, and those that no row names; how many.
pub async fn clean(app: &App) -> Result<usize, Problem> {
    let now = app.clock.now();
    let over = move |tx: &mut Tx<'_>| {
        let over = parcel::over(tx, now)?;
        for one in &over {
            let gone = Parcel { state: State::Gone, file: String::new(), lock: String::new(), ..one.clone() };
            parcel::put(tx, &gone)?;
        }
        parcel::files(tx)
    };
    let named: HashSet<String> = app.db.write(over).await?.into_iter().collect();
    let Ok(entries) = fs::read_dir(folder(&app.settings)) else { return Ok(0) };
    let mut removed = 0;
    for entry in entries {
        let entry = entry?;
        let is_named = entry.file_name().to_str().is_some_and(|name| named.contains(name));
        let changed =
            entry.metadata()?.modified()?.duration_since(std::time::UNIX_EPOCH).map_err(io::Error::other)?;
        // one that is being packed has no row yet
        let is_new = i64::try_from(changed.as_millis()).unwrap_or(i64::MAX) > now - DAY;
        if !is_named && !is_new {
            fs::remove_file(entry.path())?;
            removed += 1;
        }
    }
    Ok(removed)
}
