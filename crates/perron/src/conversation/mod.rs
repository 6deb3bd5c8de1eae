//! Conversations: made, opened, closed and published by moderators.

mod forms;
mod holders;
mod pages;
mod views;

use store::conversation::{self, Conversation, State};
use store::{Tx, statement};

pub use forms::{Details, Pasted, one_space};
pub(crate) use forms::{ZONES, parts, time};
pub(crate) use holders::{Holders, ask_for};
pub(crate) use pages::own_communities;
pub(crate) use views::Line;

use crate::error::Error;
use crate::rights::Deed;
use crate::routes::{Access, Route};
use crate::visit::Visit;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/conversations", Access::Anyone, pages::list),
        Route::get("/conversations/new", Access::Somewhere(Deed::Run), pages::new),
        Route::post("/conversations", Access::Somewhere(Deed::Run), pages::create),
        Route::get("/conversations/{id}/details", Access::May(Deed::Run), pages::details),
        Route::post("/conversations/{id}/details", Access::May(Deed::Run), pages::update),
        Route::get("/conversations/{id}/settings", Access::May(Deed::Run), pages::settings),
        Route::post("/conversations/{id}/opening", Access::May(Deed::Run), pages::open),
        Route::post("/conversations/{id}/closure", Access::May(Deed::Run), pages::close),
        Route::post("/conversations/{id}/publication", Access::May(Deed::Run), pages::publish),
        Route::post("/conversations/{id}/holders", Access::May(Deed::Run), holders::ask),
        Route::get("/conversations/{id}/seeds", Access::May(Deed::Run), pages::seeds),
        Route::post("/conversations/{id}/seeds", Access::May(Deed::Run), pages::sow).up_to(2 * forms::PASTED),
    ]
}

/// What a conversation is at a moment: what a person decided, narrowed by its two times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Being written; only moderators see it.
    Draft,
    /// Open, but its opening time is to come.
    Waiting,
    /// People vote.
    Open,
    /// Nobody votes any more; the results are not signed off.
    Closed,
    /// The results are signed off.
    Published,
}

impl Standing {
    /// Of a conversation now.
    pub fn of(conversation: &Conversation, now: i64) -> Self {
        match conversation.state {
            _ if conversation.published.is_some() => Self::Published,
            State::Draft => Self::Draft,
            State::Closed => Self::Closed,
            State::Open if conversation.closes.is_some_and(|closes| closes <= now) => Self::Closed,
            State::Open if conversation.opens.is_some_and(|opens| opens > now) => Self::Waiting,
            State::Open => Self::Open,
        }
    }

    /// Key of the word for it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "conversation-draft",
            Self::Waiting => "conversation-waiting",
            Self::Open => "conversation-open",
            Self::Closed => "conversation-closed",
            Self::Published => "conversation-published",
        }
    }
}

/// Why a conversation cannot be opened, closed or published now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The question is missing in one language, or the background is there in one language only.
    LanguageMissing,
    /// There is nothing to vote on.
    NoStatement,
    /// Its closing time has passed.
    TimePassed,
    /// It is open already.
    AlreadyOpen,
    /// It is not open.
    NotOpen,
    /// It must be closed first.
    NotClosed,
    /// The results are signed off; that is not taken back.
    Published,
}

impl Refusal {
    /// Key of the sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::LanguageMissing => "conversation-refused-language",
            Self::NoStatement => "conversation-refused-no-statement",
            Self::TimePassed => "conversation-refused-time-passed",
            Self::AlreadyOpen => "conversation-refused-already-open",
            Self::NotOpen => "conversation-refused-not-open",
            Self::NotClosed => "conversation-refused-not-closed",
            Self::Published => "conversation-refused-published",
        }
    }
}

/// Opens a conversation, or opens it again; or says why not.
pub fn open(tx: &mut Tx<'_>, id: i64, now: i64) -> Result<Result<(), Refusal>, Error> {
    let mut conversation = conversation::by_id(tx, id)?.ok_or(Error::NotFound)?;
    let background = &conversation.background;
    let is_complete = conversation.question.is_complete()
        && (background.is_complete() || *background == store::Bilingual::default());
    let accepted =
        statement::count(tx, id)?.into_iter().any(|(state, _)| state == statement::State::Accepted);
    let refusal = match Standing::of(&conversation, now) {
        Standing::Published => Some(Refusal::Published),
        Standing::Open | Standing::Waiting => Some(Refusal::AlreadyOpen),
        _ if !is_complete => Some(Refusal::LanguageMissing),
        _ if !accepted => Some(Refusal::NoStatement),
        _ if conversation.state == State::Open => Some(Refusal::TimePassed),
        _ => None,
    };
    if let Some(refusal) = refusal {
        return Ok(Err(refusal));
    }
    if conversation.state == State::Closed {
        conversation.closes = None; // the moment at which a hand closed it
    }
    conversation.state = State::Open;
    conversation::set_state(tx, &conversation)?;
    Ok(Ok(()))
}

/// Closes a conversation now; or says why not.
pub fn close(tx: &mut Tx<'_>, id: i64, now: i64) -> Result<Result<(), Refusal>, Error> {
    let mut conversation = conversation::by_id(tx, id)?.ok_or(Error::NotFound)?;
    match Standing::of(&conversation, now) {
        Standing::Open | Standing::Waiting => {}
        Standing::Published => return Ok(Err(Refusal::Published)),
        Standing::Draft | Standing::Closed => return Ok(Err(Refusal::NotOpen)),
    }
    conversation.state = State::Closed;
    conversation.closes = Some(now);
    conversation::set_state(tx, &conversation)?;
    store::news::drop_of(tx, &path(id))?; // a digest to come would say that it is open
    Ok(Ok(()))
}

/// Signs the results of a closed conversation off; or says why not.
pub fn publish(tx: &mut Tx<'_>, id: i64, now: i64) -> Result<Result<(), Refusal>, Error> {
    let mut conversation = conversation::by_id(tx, id)?.ok_or(Error::NotFound)?;
    match Standing::of(&conversation, now) {
        Standing::Closed => {}
        Standing::Published => return Ok(Err(Refusal::Published)),
        Standing::Draft | Standing::Waiting | Standing::Open => return Ok(Err(Refusal::NotClosed)),
    }
    conversation.state = State::Closed;
    conversation.published = Some(now);
    conversation::set_state(tx, &conversation)?;
    Ok(Ok(()))
}

/// The address of a conversation, without the language.
pub fn path(id: i64) -> String {
    format!("/conversations/{}", store::ids::to_text(id))
}

/// Whether whoever comes may prepare the conversation of the address, and so see it as a draft.
pub fn may_run(visit: &Visit) -> bool {
    visit.may(Deed::Run)
}
