//! Call details go out by themselves on the day that was set, to everybody who has a seat: in one letter for all
//! sessions whose day it is.

use serde_json::{Value, json};
use store::session::{self, Session};
use store::{Tx, feed};

use crate::app::{App, Shared};
use crate::error::Error;
use crate::jobs::{self, Outcome, Trouble};
use crate::registration::told;

/// The kind of the job.
pub const JOB: &str = "release";

/// Between two looks.
const PAUSE: i64 = 10 * 60_000;

/// Asks for the next look, unless it is waiting already.
pub async fn ask(app: &App) -> store::Result<()> {
    let (ids, now) = (app.ids.clone(), app.clock.now());
    app.db.write(move |tx| jobs::ask_once(tx, &ids, now, JOB, 0, &Value::Null).map(drop)).await
}

/// Sends the call details that are due, and asks for the next look.
pub async fn run(app: Shared) -> Outcome {
    let now = app.clock.now();
    let mut written = 0;
    if !app.db.read(move |tx| feed::to_release(tx, now)).await?.is_empty() {
        let shared = app.clone();
        let sent = app.db.write(move |tx| release(tx, &shared)).await;
        written = sent.map_err(|error: Error| Trouble::Again(error.to_string()))?;
    }
    let ids = app.ids.clone();
    app.db.write(move |tx| jobs::ask_later(tx, &ids, now, now + PAUSE, JOB, 0, &Value::Null)).await?;
    Ok(json!({ "written": written }))
}

/// Sends those of all sessions that are due, in one letter to each person. How many letters were written.
fn release(tx: &mut Tx<'_>, app: &App) -> Result<usize, Error> {
    let now = app.clock.now();
    let mut due = feed::to_release(tx, now)?;
    due.sort_unstable(); // by id, as those who register lock them
    let mut sessions = Vec::with_capacity(due.len());
    for id in due {
        sessions.extend(session::lock(tx, id)?);
    }
    // another process may have been quicker
    let due = feed::to_release(tx, now)?;
    sessions.retain(|session| due.contains(&session.id));
    tell(tx, app, sessions)
}

/// Sends the call details of sessions to everybody who has a seat, whether they had them already or not. `session::lock`
/// came before.
pub fn tell(tx: &mut Tx<'_>, app: &App, mut sessions: Vec<Session>) -> Result<usize, Error> {
    for session in &mut sessions {
        session.sequence += 1;
        session::set_state(tx, session)?;
        feed::set_released(tx, session.id, app.clock.now())?;
    }
    told::call(tx, app, &sessions)
}
