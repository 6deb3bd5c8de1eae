//! Call details go out by themselves on the day that was set, to everybody who has a seat.

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
    for id in app.db.read(move |tx| feed::to_release(tx, now)).await? {
        let shared = app.clone();
        let sent = app.db.write(move |tx| release(tx, &shared, id)).await;
        written += sent.map_err(|error: Error| Trouble::Again(error.to_string()))?;
    }
    let ids = app.ids.clone();
    app.db.write(move |tx| jobs::ask_later(tx, &ids, now, now + PAUSE, JOB, 0, &Value::Null)).await?;
    Ok(json!({ "written": written }))
}

/// Sends those of one session, unless another process was quicker. How many letters were written.
fn release(tx: &mut Tx<'_>, app: &App, id: i64) -> Result<usize, Error> {
    let Some(session) = session::lock(tx, id)? else { return Ok(0) };
    if !feed::to_release(tx, app.clock.now())?.contains(&id) {
        return Ok(0);
    }
    tell(tx, app, session)
}

/// Sends the call details of a session to everybody who has a seat, whether they had them already or not. `session::lock`
/// came before.
pub fn tell(tx: &mut Tx<'_>, app: &App, session: Session) -> Result<usize, Error> {
    let session = Session { sequence: session.sequence + 1, ..session };
    session::set_state(tx, &session)?;
    feed::set_released(tx, session.id, app.clock.now())?;
    told::call(tx, app, &session)
}
