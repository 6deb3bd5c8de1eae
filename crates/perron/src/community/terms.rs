//! Terms end: a gentle note a month and a week before, and then the role is over. A community's only steward stays one
//! until somebody takes over, whatever the date.

use serde_json::{Value, json};
use store::membership::{self, Membership};
use store::{Language, Tx, community, person};

use super::letters;
use super::people::Change;
use crate::app::{App, Shared};
use crate::error::Error;
use crate::jobs::{self, Outcome, Trouble};
use crate::mail::{self, Address};

/// The kind of the job.
pub const JOB: &str = "terms";

const HOUR: i64 = 3_600_000;
const WEEK: i64 = 7 * 24 * HOUR;
const MONTH: i64 = 30 * 24 * HOUR;

/// Asks for the next look, unless it is waiting already.
pub async fn ask(app: &App) -> store::Result<()> {
    let (ids, now) = (app.ids.clone(), app.clock.now());
    app.db.write(move |tx| jobs::ask_once(tx, &ids, now, JOB, 0, &Value::Null).map(drop)).await
}

/// Ends what is over, writes to whose term ends soon, and asks for the next look an hour later.
pub async fn run(app: Shared) -> Outcome {
    let now = app.clock.now();
    let (mut ended, mut written) = (0, 0);
    for one in app.db.read(move |tx| membership::due(tx, now + MONTH)).await? {
        let shared = app.clone();
        let is_over = one.until.is_some_and(|until| until <= now);
        let act =
            move |tx: &mut Tx<'_>| if is_over { end(tx, &shared, &one) } else { note(tx, &shared, &one) };
        let done = app.db.write(act).await.map_err(|error: Error| Trouble::Again(error.to_string()))?;
        *(if is_over { &mut ended } else { &mut written }) += i64::from(done);
    }
    let ids = app.ids.clone();
    app.db.write(move |tx| jobs::ask_later(tx, &ids, now, now + HOUR, JOB, 0, &Value::Null)).await?;
    Ok(json!({ "ended": ended, "written": written }))
}

fn end(tx: &mut Tx<'_>, app: &Shared, one: &Membership) -> Result<bool, Error> {
    let change = Change { tx, ids: &app.ids, now: app.clock.now(), community_id: one.community_id };
    { change }.end_term(one.id)
}

/// Writes the note that is due, once; false if it was written already.
fn note(tx: &mut Tx<'_>, app: &Shared, one: &Membership) -> Result<bool, Error> {
    let now = app.clock.now();
    let Some(until) = one.until else { return Ok(false) };
    let due = if until - now <= WEEK { 2 } else { 1 };
    if one.notes_sent >= due {
        return Ok(false);
    }
    membership::set_notes_sent(tx, one.community_id, one.id, due)?;
    let (Some(community), Some(person)) =
        (community::by_id(tx, one.community_id)?, person::by_id(tx, one.person_id)?)
    else {
        return Ok(false);
    };
    let Some(to) = person.email.as_deref().and_then(Address::parse) else { return Ok(false) };
    let lang = Language::into(person.language);
    let letter = letters::term(&app.settings.address, lang, &community, one.role, until)?;
    mail::post(tx, &app.ids, now, &to, letter)?;
    Ok(true)
}
