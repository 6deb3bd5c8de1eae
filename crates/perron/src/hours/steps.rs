//! From draft to open, once: uses and rules are fixed, and the count is asked for.

use store::hours::{self, Hours, State};
use store::{Tx, space};

use super::{count, engine};
use crate::app::Shared;
use crate::error::{Error, OrNotFound};

/// Why a step is not taken, as the key of a sentence.
pub type Refusal = &'static str;

/// Opens a vote: from now on its uses and rules are fixed.
pub fn begin(
    tx: &mut Tx<'_>,
    app: &Shared,
    (space_id, id): (i64, i64),
) -> Result<Result<(), Refusal>, Error> {
    let now = app.clock.now();
    let vote = hours::lock(tx, space_id, id)?.ok_or_not_found()?;
    let uses = hours::uses(tx, space_id, id)?;
    if vote.state != State::Draft {
        return Ok(Err("hours-fixed"));
    }
    if uses.len() < 2 {
        return Ok(Err("hours-too-few-uses"));
    }
    if !vote.title.is_complete() || uses.iter().any(|one| !one.title.is_complete()) {
        return Ok(Err("hours-one-language"));
    }
    if vote.closes <= now {
        return Ok(Err("hours-closes-past"));
    }
    let zone = space::by_id(tx, space_id)?.ok_or_not_found()?.zone;
    let (sheet, sheet_sha256) = engine::sheet(&vote, &zone, &uses);
    let open = Hours { state: State::Open, sheet, sheet_sha256, opened: Some(now), ..vote };
    hours::settle(tx, &open)?;
    count::ask(tx, &app.ids, now, &open)?;
    Ok(Ok(()))
}
