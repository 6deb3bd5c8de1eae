//! Statements: short answers to a conversation's question, added by whoever takes part, read by moderators.

mod forms;
pub(crate) mod moderation;
mod pages;
pub(crate) mod views;

use store::conversation::{self, Adding, Moderation};
use store::statement::{self, Origin, State, Statement};
use store::{Language, Tx};

use crate::app::Shared;
use crate::error::Error;
use crate::rights::Deed;
use crate::routes::{Access, Route};
use crate::similar;
use crate::vote::{Voice, admit};

/// Characters of the longest statement.
pub const MOST: usize = 280;
/// Statements one voice may add in a day.
const A_DAY: i64 = 20;
const DAY: i64 = 24 * 3600 * 1000;
/// Similar statements shown before one is added.
const SHOWN: usize = 3;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    use pages::{mine, moderation, translations};
    vec![
        Route::get("/conversations/{id}/statements", Access::Guest, mine::list),
        Route::post("/conversations/{id}/statements", Access::Voice, mine::add),
        Route::post("/conversations/{id}/statements/{statement}/withdrawal", Access::Guest, mine::withdraw),
        Route::get(
            "/conversations/{id}/statements/{statement}",
            Access::May(Deed::Moderate),
            moderation::wording,
        ),
        Route::post(
            "/conversations/{id}/statements/{statement}",
            Access::May(Deed::Moderate),
            moderation::reword,
        ),
        Route::get("/conversations/{id}/moderation", Access::May(Deed::Moderate), moderation::queue),
        Route::post("/conversations/{id}/moderation", Access::May(Deed::Moderate), moderation::decide),
        Route::get("/conversations/{id}/translations", Access::May(Deed::Run), translations::list),
        Route::post("/conversations/{id}/translations", Access::May(Deed::Run), translations::save)
            .up_to(1 << 18),
    ]
}

/// A statement somebody wants to add.
#[derive(Clone, Debug)]
pub struct New {
    /// One idea, in their words.
    pub text: String,
    /// What it is in.
    pub language: Language,
    /// They have seen the similar ones.
    pub anyway: bool,
    /// They are a moderator.
    pub by_moderator: bool,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// People vote on it now.
    Accepted,
    /// A moderator reads it first.
    Pending,
    /// These say nearly the same; nothing was added yet.
    Similar(Vec<i64>),
    /// This one says exactly the same; nothing was added.
    Same(i64),
    /// Nothing was added; the key of the sentence that says why.
    Refused(&'static str),
}

/// Adds a statement, or says why not.
pub fn add(tx: &mut Tx<'_>, app: &Shared, voice: Voice, new: &New) -> Result<Added, Error> {
    let voice = voice.settled(tx)?;
    let (conversation_id, now) = (voice.conversation_id, app.clock.now());
    let conversation = conversation::by_id(tx, conversation_id)?.ok_or(Error::NotFound)?;
    if admit(&conversation, now)?.is_err() {
        return Ok(Added::Refused("statement-refused-closed"));
    }
    if conversation.adding == Adding::Moderators && !new.by_moderator {
        return Ok(Added::Refused("statement-refused-moderators"));
    }
    let own = statement::of_participant(tx, conversation_id, voice.participant_id)?;
    let normal = similar::normal(&new.text);
    if own.iter().any(|own| own.state != State::Withdrawn && similar::normal(&own.text) == normal) {
        return Ok(Added::Refused("statement-refused-double"));
    }
    if statement::added_since(tx, conversation_id, voice.participant_id, now - DAY)? >= A_DAY {
        return Ok(Added::Refused("statement-refused-many"));
    }
    let deck = app.decks.in_passing(tx, conversation_id, conversation.version)?;
    if let Some(same) = deck.card.iter().find(|card| similar::normal(&card.text) == normal) {
        return Ok(Added::Same(same.id));
    }
    if !new.anyway {
        let alike = similar::Known::of(deck.texts()).alike(&new.text, SHOWN);
        if !alike.is_empty() {
            return Ok(Added::Similar(alike));
        }
    }
    let state = match conversation.moderation {
        Moderation::Before if !new.by_moderator => State::Pending,
        Moderation::Before | Moderation::After => State::Accepted,
    };
    conversation::touch(tx, conversation_id)?;
    voice.keep(tx, now)?;
    statement::insert(
        tx,
        &Statement {
            conversation_id,
            id: app.ids.next(),
            number: 0,
            outside_id: None,
            participant_id: Some(voice.participant_id),
            text: new.text.clone(),
            language: Some(new.language),
            edition: 1,
            state,
            merged_into: None,
            meta: false,
            origin: Origin::Web,
            made: now,
        },
    )?;
    Ok(if state == State::Accepted { Added::Accepted } else { Added::Pending })
}

/// Takes one's own statement back; the key of the sentence that says what became of it.
pub fn withdraw(tx: &mut Tx<'_>, voice: Voice, statement_id: i64, now: i64) -> Result<&'static str, Error> {
    let voice = voice.settled(tx)?;
    let conversation = conversation::by_id(tx, voice.conversation_id)?.ok_or(Error::NotFound)?;
    let own = statement::by_id(tx, voice.conversation_id, statement_id)?.ok_or(Error::NotFound)?;
    if own.participant_id != Some(voice.participant_id) {
        return Err(Error::NotFound);
    }
    if admit(&conversation, now)?.is_err() {
        return Ok("statement-withdraw-closed");
    }
    if !matches!(own.state, State::Pending | State::Accepted) {
        return Ok("statement-withdraw-gone");
    }
    conversation::touch(tx, voice.conversation_id)?;
    statement::set_state(tx, (voice.conversation_id, statement_id), State::Withdrawn, None)?;
    Ok("statement-is-withdrawn")
}
