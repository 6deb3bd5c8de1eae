//! The job that reads what was uploaded.

use std::fs::{self, File};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::problem::Said;
use super::{Desk, Report, Terms, keep};
use crate::app::Shared;
use crate::exchange::{Conversation, ReadError, archive, polis};
use crate::jobs::{Outcome, Task, Trouble};

/// The kind of job.
pub const KIND: &str = "import";

/// What the job is asked to do; its target is the id of the conversation to be.
#[derive(Serialize, Deserialize)]
pub struct Order {
    /// What the files do not say.
    pub terms: Terms,
}

/// Where an upload waits for its job: a folder with the files as they came.
pub fn folder(app: &Shared, conversation: i64) -> std::path::PathBuf {
    app.settings.data.join("imports").join(store::ids::to_text(conversation))
}

/// Reads the upload and keeps it; the upload is removed whatever comes of it.
pub async fn run(app: Shared, task: Task) -> Outcome {
    let id = task.job.target;
    let order: Order =
        serde_json::from_value(task.payload()).map_err(|_| never(&Said::key("import-problem-lost")))?;
    let place = folder(&app, id);
    if !place.is_dir() {
        return Err(never(&Said::key("import-problem-lost")));
    }
    let here = place.clone();
    let read = tokio::task::spawn_blocking(move || read(&here)).await;
    let brought = match read.map_err(|_| never(&Said::key("import-problem-other")))? {
        Ok(brought) => brought,
        Err(problem) => {
            remove(&place);
            return Err(never(&Said::from(&problem)));
        }
    };
    let desk = Desk { db: app.db.clone(), ids: app.ids.clone(), clock: app.clock.clone() };
    let progress = task.progress.clone();
    let report = keep(&desk, id, brought, &order.terms, |done, all| {
        progress.at(done as i64, all as i64);
        app.events.tell(id);
    })
    .await?;
    remove(&place);
    Ok(report_json(&report))
}

/// Reads a folder of uploaded files: a zip, or the files of the export themselves.
pub fn read(place: &Path) -> Result<Conversation, ReadError> {
    let zip = fs::read_dir(place)
        .into_iter()
        .flatten()
        .flatten()
        .find(|entry| entry.path().extension().is_some_and(|e| e.eq_ignore_ascii_case("zip")));
    match zip.map(|entry| (entry.file_name(), File::open(entry.path()))) {
        Some((name, Ok(file))) => archive::read(&name.to_string_lossy(), file),
        _ => polis::read_folder(place),
    }
}

fn remove(place: &Path) {
    if let Err(error) = fs::remove_dir_all(place) {
        tracing::warn!(%error, "an upload could not be removed");
    }
}

fn never(said: &Said) -> Trouble {
    Trouble::Never(said.to_json())
}

fn report_json(report: &Report) -> serde_json::Value {
    serde_json::to_value(report).unwrap_or_default()
}
