//! Once an hour, what stands under the clauses of strategies is counted anew: votes come in, and grants run out.

use serde_json::{Value, json};
use store::clause;
use store::strategy::{self, State};

use crate::app::{App, Shared};
use crate::clause::{in_text, support};
use crate::jobs::{self, Outcome};

/// The kind of the job.
pub const JOB: &str = "strategies";
const HOUR: i64 = 3_600_000;

/// Asks for the next look, unless it is waiting already.
pub async fn ask(app: &App) -> store::Result<()> {
    let (ids, now) = (app.ids.clone(), app.clock.now());
    app.db.write(move |tx| jobs::ask_once(tx, &ids, now, JOB, 0, &Value::Null).map(drop)).await
}

/// Counts what is to be counted, and asks for the next look an hour later.
pub async fn run(app: Shared) -> Outcome {
    let now = app.clock.now();
    let mut counted = 0;
    let all = app.db.read(strategy::all).await?;
    for one in all.into_iter().filter(|one| one.state != State::Closed) {
        let clauses = app.db.read(move |tx| clause::of(tx, one.id)).await?;
        for number in in_text(&clauses).map(|clause| clause.number) {
            // one at a time, so that nobody waits for a long text
            app.db.write(move |tx| support::keep(tx, one.id, number, now).map(drop)).await?;
            counted += 1;
        }
    }
    let ids = app.ids.clone();
    app.db.write(move |tx| jobs::ask_later(tx, &ids, now, now + HOUR, JOB, 0, &Value::Null)).await?;
    Ok(json!({ "counted": counted }))
}
