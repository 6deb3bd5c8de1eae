//! Votes: one statement at a time is put before people, who agree, disagree or pass.

mod deck;
mod pages;
mod routing;
mod views;

use store::conversation::{self, Conversation};
use store::participant::{self, Origin, Participant};
use store::vote::{Choice, Vote};
use store::{Ids, Tx, statement, vote};

pub use deck::{Card, Deck, Decks, Shown};
pub use pages::voice_of;
pub use routing::Routings;
pub use views::About;

use crate::conversation::Standing;
use crate::cookie::Secret;
use crate::error::Error;
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/conversations/{id}", Access::Guest, pages::take_part),
        Route::get("/conversations/{id}/votes", Access::Guest, pages::mine),
        Route::post("/conversations/{id}/votes", Access::Voice, pages::cast),
        Route::post("/conversations/{id}/votes/erasure", Access::Guest, pages::erase),
    ]
}

/// Someone's voice in one conversation.
#[derive(Clone, Debug)]
pub struct Voice {
    /// Where.
    pub conversation_id: i64,
    /// Who, within the conversation. Follows from the holder, so that nothing need be looked up or written before the
    /// first vote, and tells nothing of the holder without the secret of the server.
    pub participant_id: i64,
    /// `g…` a guest, `p…` a person.
    pub holder: String,
}

impl Voice {
    /// Of this holder in this conversation.
    pub fn new(secret: &Secret, conversation_id: i64, holder: String) -> Self {
        let participant_id = secret.number("voice", &format!("{conversation_id} {holder}"));
        Self { conversation_id, participant_id, holder }
    }

    /// The same, under the id it already has: a person may have taken over the voice they had as a guest.
    pub fn settled(self, tx: &mut Tx<'_>) -> Result<Self, Error> {
        if !self.holder.starts_with('p') {
            return Ok(self);
        }
        let known = participant::of_holder(tx, self.conversation_id, &self.holder)?;
        let participant_id = known.map_or(self.participant_id, |known| known.id);
        Ok(Self { participant_id, ..self })
    }

    /// Makes sure that it is known as a participant.
    pub fn keep(&self, tx: &mut Tx<'_>, now: i64) -> Result<(), Error> {
        let participant = Participant {
            conversation_id: self.conversation_id,
            id: self.participant_id,
            holder: Some(self.holder.clone()),
            outside_id: None,
            origin: Origin::Web,
            made: now,
        };
        Ok(participant::keep(tx, &participant)?)
    }
}

/// Why a vote does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The conversation has not begun.
    NotYet,
    /// The conversation is closed.
    Closed,
    /// Nobody votes on this statement any more, or it never was.
    NoStatement,
}

impl Refusal {
    /// Key of the sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotYet => "vote-refused-not-yet",
            Self::Closed => "vote-refused-closed",
            Self::NoStatement => "vote-refused-no-statement",
        }
    }
}

/// Whether votes count now; a draft is not there for those who vote.
pub fn admit(conversation: &Conversation, now: i64) -> Result<Result<(), Refusal>, Error> {
    match Standing::of(conversation, now) {
        Standing::Draft => Err(Error::NotFound),
        Standing::Waiting => Ok(Err(Refusal::NotYet)),
        Standing::Open => Ok(Ok(())),
        Standing::Closed | Standing::Published => Ok(Err(Refusal::Closed)),
    }
}

/// A vote to be cast, or with no choice to be taken back.
#[derive(Clone, Copy, Debug)]
pub struct Cast {
    /// On what.
    pub statement_id: i64,
    /// What; `None` takes it back.
    pub choice: Option<Choice>,
}

/// Casts a vote or takes it back; or says why not.
pub fn cast(
    tx: &mut Tx<'_>,
    decks: &Decks,
    ids: &Ids,
    now: i64,
    voice: Voice,
    cast: Cast,
) -> Result<Result<(), Refusal>, Error> {
    let voice = voice.settled(tx)?;
    let conversation = conversation::by_id(tx, voice.conversation_id)?.ok_or(Error::NotFound)?;
    if let Err(refusal) = admit(&conversation, now)? {
        return Ok(Err(refusal));
    }
    let is_voted_on = match decks.held(conversation.id, conversation.version) {
        Some(deck) => deck.of(cast.statement_id).is_some(),
        None => statement::by_id(tx, conversation.id, cast.statement_id)?
            .is_some_and(|statement| statement.state == statement::State::Accepted),
    };
    if !is_voted_on {
        return Ok(Err(Refusal::NoStatement));
    }
    let event = ids.next();
    match cast.choice {
        Some(choice) => {
            voice.keep(tx, now)?;
            vote::put(
                tx,
                &Vote {
                    conversation_id: voice.conversation_id,
                    participant_id: voice.participant_id,
                    statement_id: cast.statement_id,
                    choice: Some(choice),
                    event,
                    made: now,
                    carried_from: None,
                },
            )?;
        }
        None => {
            vote::take_back(
                tx,
                (event, now),
                voice.conversation_id,
                voice.participant_id,
                cast.statement_id,
            )?;
        }
    }
    Ok(Ok(()))
}

/// Takes all answers of a voice back and forgets whose they were; or says why not.
pub fn erase(tx: &mut Tx<'_>, ids: &Ids, now: i64, voice: Voice) -> Result<Result<(), Refusal>, Error> {
    let voice = voice.settled(tx)?;
    let conversation = conversation::by_id(tx, voice.conversation_id)?.ok_or(Error::NotFound)?;
    if let Err(refusal) = admit(&conversation, now)? {
        return Ok(Err(refusal));
    }
    vote::take_back_all(tx, (ids.next(), now), voice.conversation_id, voice.participant_id)?;
    participant::let_go(tx, voice.conversation_id, voice.participant_id)?;
    Ok(Ok(()))
}
