//! Paper: the ballot to print, the poster, and the entry of ballots that came back.

mod forms;
mod pages;
pub(crate) mod paper;
mod views;

use store::ballot::{self, Ballot};
use store::participant::{self, Origin, Participant};
use store::vote::{self, Choice, Vote};
use store::{Ids, Tx, conversation};

use crate::conversation::Standing;
use crate::error::Error;
use crate::rights::Deed;
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/conversations/{id}/poster.pdf", Access::Anyone, paper::poster),
        Route::get("/conversations/{id}/ballot.pdf", Access::Anyone, paper::ballot),
        Route::get("/conversations/{id}/ballots", Access::May(Deed::Record), pages::list),
        Route::post("/conversations/{id}/ballots", Access::May(Deed::Record), pages::enter),
        Route::post("/conversations/{id}/ballots/{ballot}/removal", Access::May(Deed::Record), pages::remove),
    ]
}

/// A sheet that came back.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What is written on it, so that none is entered twice.
    pub label: String,
    /// Number of the statement, and the answer ticked.
    pub answers: Vec<(i64, Choice)>,
}

/// Why a sheet was not entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// One with this label is entered already.
    Double,
    /// Votes are not taken, or were published.
    NotOpen,
}

impl Refusal {
    /// Key of the sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Double => "ballot-refused-double",
            Self::NotOpen => "ballot-refused-not-open",
        }
    }
}

/// Who enters sheets, where and when.
pub struct Clerk<'a> {
    /// Makes ids.
    pub ids: &'a Ids,
    /// When.
    pub now: i64,
    /// Where.
    pub conversation_id: i64,
    /// Whose account.
    pub person_id: Option<i64>,
}

/// Enters a sheet: a voice of its own, recorded as paper. Sheets may come in after the closing, until publication.
pub fn enter(tx: &mut Tx<'_>, clerk: &Clerk<'_>, sheet: &Sheet) -> Result<Result<(), Refusal>, Error> {
    let (conversation_id, made) = (clerk.conversation_id, clerk.now);
    if !takes_sheets(tx, conversation_id, made)? {
        return Ok(Err(Refusal::NotOpen));
    }
    if ballot::by_label(tx, conversation_id, &sheet.label)?.is_some() {
        return Ok(Err(Refusal::Double));
    }
    let participant_id = clerk.ids.next();
    participant::keep(
        tx,
        &Participant {
            conversation_id,
            id: participant_id,
            holder: None,
            outside_id: None,
            origin: Origin::Paper,
            made,
        },
    )?;
    let statements = store::statement::all(tx, conversation_id)?;
    for (number, choice) in &sheet.answers {
        let Some(statement) = statements.iter().find(|statement| statement.number == *number) else {
            continue;
        };
        vote::put(
            tx,
            &Vote {
                conversation_id,
                participant_id,
                statement_id: statement.id,
                choice: Some(*choice),
                event: clerk.ids.next(),
                made,
                carried_from: None,
            },
        )?;
    }
    let (id, label, entered_by) = (clerk.ids.next(), sheet.label.clone(), clerk.person_id);
    ballot::insert(tx, &Ballot { conversation_id, id, participant_id, label, entered_by, made })?;
    Ok(Ok(()))
}

/// Removes a sheet entered by mistake, with its votes.
pub fn remove(tx: &mut Tx<'_>, clerk: &Clerk<'_>, id: i64) -> Result<Result<(), Refusal>, Error> {
    if !takes_sheets(tx, clerk.conversation_id, clerk.now)? {
        return Ok(Err(Refusal::NotOpen));
    }
    let participant_id = ballot::delete(tx, clerk.conversation_id, id)?.ok_or(Error::NotFound)?;
    vote::take_back_all(tx, (clerk.ids.next(), clerk.now), clerk.conversation_id, participant_id)?;
    participant::delete(tx, clerk.conversation_id, participant_id)?;
    Ok(Ok(()))
}

fn takes_sheets(tx: &mut Tx<'_>, conversation_id: i64, now: i64) -> Result<bool, Error> {
    let conversation = conversation::by_id(tx, conversation_id)?.ok_or(Error::NotFound)?;
    Ok(matches!(Standing::of(&conversation, now), Standing::Open | Standing::Closed))
}
