//! Making a bundle: gathered, counted again, signed, and added to the log. A job, asked for by whoever publishes a result.

use serde_json::json;
use store::Tx;
use store::bundle::{self, Kind};

use super::key;
use super::kind::{self, Gathered};
use super::log::{self, Hash};
use super::manifest::{Files, Manifest};
use super::note::{Proof, Signer};
use super::seal::{self, Place, listed, seal};
use crate::app::Shared;
use crate::error::Error;
use crate::jobs::{Outcome, Task, Trouble};
use crate::key_file::unhex;

/// The kind of the job.
pub const JOB: &str = "bundle";

/// Makes the bundle that was asked for.
pub async fn run(app: Shared, task: Task) -> Outcome {
    let kind = task.payload()["kind"].as_str().and_then(Kind::of_word);
    let kind = kind.ok_or_else(|| Trouble::Never("There is no such kind of bundle.".to_owned()))?;
    Ok(json!({ "bundle": make(app, kind, task.job.target).await? }))
}

/// Makes the bundle of a result: its number. Nothing if there is no such result, or the bundle before says the same and stands.
///
/// # Errors
/// The result does not come out again, or there is no key to sign with.
pub async fn make(app: Shared, kind: Kind, id: i64) -> Result<Option<i64>, Trouble> {
    let again = |problem: &dyn std::fmt::Display| Trouble::Again(problem.to_string());
    let gathered =
        app.db.read(move |tx| kind::gather(tx, kind, id)).await.map_err(|problem| again(&problem))?;
    let Some(gathered) = gathered else { return Ok(None) };
    let settled = tokio::task::spawn_blocking(move || gathered.settle(kind)).await;
    let settled = settled.map_err(|problem| again(&problem))?.map_err(|problem| {
        tracing::error!(problem, "a result is published without a bundle");
        Trouble::Never(problem)
    })?;
    let signer = key::signer(&app.db, &app.settings).await.map_err(|problem| {
        tracing::error!(%problem, "a bundle waits for the key that signs it");
        again(&problem)
    })?;
    let now = app.clock.now();
    app.db.write(move |tx| put(tx, &signer, kind, id, settled, now)).await.map_err(|problem| again(&problem))
}

/// The first so many entries of the log.
pub fn leaves(tx: &mut Tx<'_>, size: i64) -> Result<Vec<Hash>, Error> {
    let texts = bundle::leaves(tx, size)?;
    let hashes = texts.iter().map(|text| unhex(text)?.try_into().ok()).collect::<Option<Vec<Hash>>>();
    hashes.ok_or_else(|| Error::Internal("the log of bundles is unreadable".to_owned()))
}

/// Adds a bundle to the log; its number, or nothing if the one before says the same.
fn put(
    tx: &mut Tx<'_>,
    signer: &Signer,
    kind: Kind,
    id: i64,
    gathered: Gathered,
    now: i64,
) -> Result<Option<i64>, Error> {
    // the row of the name is locked, so that bundles are added one after another
    key::origin(tx, signer.verifier().name())?;
    let earlier = bundle::of_thing(tx, kind, id)?.into_iter().next();
    let said = earlier.as_ref().and_then(|earlier| Manifest::read(&earlier.manifest).ok());
    if said.is_some_and(|said| said.files == listed(&gathered.files)) {
        return Ok(None);
    }
    let size = bundle::last(tx)?.map_or(0, |last| last.number + 1);
    let leaves = leaves(tx, size)?;
    let place = Place { leaves, corrects: earlier.map(|earlier| earlier.number), now };
    let bundle = seal(signer, kind, id, &gathered, place);
    let files: Vec<(String, String)> = gathered.files.into_iter().collect();
    bundle::insert(tx, &bundle, &files)?;
    Ok(Some(bundle.number))
}

/// That a bundle stands in the log as it was when the log had so many.
pub fn proof(tx: &mut Tx<'_>, number: i64, size: i64) -> Result<Option<Proof>, Error> {
    let Some(last) = bundle::by_number(tx, size - 1)? else { return Ok(None) };
    let leaves = leaves(tx, size)?;
    let path = usize::try_from(number).ok().and_then(|index| log::inclusion(&leaves, index));
    Ok(path.map(|path| Proof { index: number.cast_unsigned(), path, checkpoint: last.checkpoint }))
}

/// A bundle as it is handed out: everything in one zip file, with the log as of the day on which it was made.
pub fn whole(tx: &mut Tx<'_>, number: i64) -> Result<Option<Files>, Error> {
    let Some(bundle) = bundle::by_number(tx, number)? else { return Ok(None) };
    let files = bundle::files(tx, number)?.into_iter().collect();
    Ok(seal::whole(bundle, files, &leaves(tx, number + 1)?))
}
