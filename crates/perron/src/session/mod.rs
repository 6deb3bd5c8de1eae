//! Sessions: one meeting each, alone or in a series, made and published by those who run it. What was published stays at
//! its address before, during and after.

mod agenda;
mod copies;
pub(crate) mod facts;
mod forms;
mod lists;
mod pages;
mod run;
mod settings;
mod usual;
mod views;

use store::session::{Session, State};

pub use facts::Line;
pub(crate) use forms::zone_named;
pub use lists::{Page, renew};
pub(crate) use pages::holders;
pub(crate) use settings::{give_address, publish_now};
pub(crate) use usual::begin as usual_agenda;

use crate::id::Id;
use crate::rights::Deed;
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    vec![
        Route::get("/s/{word}", Access::Anyone, lists::short),
        Route::get("/sessions", Access::Anyone, lists::list),
        Route::get("/sessions/new", Access::Somewhere(Deed::Run), run::new),
        Route::post("/sessions", Access::Somewhere(Deed::Run), run::create),
        Route::get("/sessions/{id}", Access::Anyone, pages::show),
        Route::get("/sessions/{id}/details", RUN, run::details),
        Route::post("/sessions/{id}/details", RUN, run::update),
        Route::get("/sessions/{id}/settings", RUN, settings::show),
        Route::post("/sessions/{id}/publication", RUN, settings::publish),
        Route::post("/sessions/{id}/cancellation", RUN, settings::cancel),
        Route::post("/sessions/{id}/removal", RUN, settings::remove),
        Route::post("/sessions/{id}/address", RUN, settings::address),
        Route::post("/sessions/{id}/series", RUN, settings::join),
        Route::post("/sessions/{id}/holders", RUN, settings::ask_holder),
        Route::post("/sessions/{id}/copies", RUN, copies::create),
        Route::get("/sessions/{id}/agenda", RUN, agenda::show),
        Route::get("/sessions/{id}/items/{item}", RUN, agenda::item),
        Route::post("/sessions/{id}/items", RUN, agenda::add_item),
        Route::post("/sessions/{id}/items/{item}", RUN, agenda::change_item),
        Route::post("/sessions/{id}/items/{item}/position", RUN, agenda::place_item),
        Route::post("/sessions/{id}/items/{item}/removal", RUN, agenda::remove_item),
        Route::get("/sessions/{id}/prompts/{prompt}", RUN, agenda::prompt),
        Route::post("/sessions/{id}/prompts", RUN, agenda::add_prompt),
        Route::post("/sessions/{id}/prompts/{prompt}", RUN, agenda::change_prompt),
        Route::post("/sessions/{id}/prompts/{prompt}/position", RUN, agenda::place_prompt),
        Route::post("/sessions/{id}/prompts/{prompt}/removal", RUN, agenda::remove_prompt),
    ]
}

/// The page of a session, without its language.
pub fn path(id: i64) -> String {
    format!("/sessions/{}", Id(id))
}

/// What a session is at a moment: what a person decided, narrowed by its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Being written; only who runs it sees it.
    Draft,
    /// Seats are given.
    Open,
    /// It is under way.
    Now,
    /// It has taken place.
    Over,
    /// It does not take place.
    Cancelled,
}

impl Standing {
    /// Of what a person decided, between two times.
    pub const fn at(state: State, starts: i64, ends: i64, now: i64) -> Self {
        match state {
            State::Draft => Self::Draft,
            State::Cancelled => Self::Cancelled,
            State::Over => Self::Over,
            State::Open if now >= ends => Self::Over,
            State::Open if now >= starts => Self::Now,
            State::Open => Self::Open,
        }
    }

    /// Of a session now.
    pub const fn of(session: &Session, now: i64) -> Self {
        Self::at(session.state, session.starts, session.ends(), now)
    }

    /// Key of the word for it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "session-draft",
            Self::Open => "session-open",
            Self::Now => "session-now",
            Self::Over => "session-over",
            Self::Cancelled => "session-cancelled",
        }
    }
}

/// Why a session cannot be published or cancelled now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Its title is missing in one language, or another text is there in one language only.
    LanguageMissing,
    /// It would have begun already.
    Past,
    /// It is published, or was cancelled.
    NotDraft,
    /// It is not published, or over.
    NotOpen,
}

impl Refusal {
    /// Key of the sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::LanguageMissing => "session-refused-language",
            Self::Past => "session-past",
            Self::NotDraft => "session-refused-not-draft",
            Self::NotOpen => "session-refused-not-open",
        }
    }
}

/// Publishes a session; or says why not.
pub fn publish(session: Session, now: i64) -> Result<Session, Refusal> {
    let is_whole = |text: &store::Bilingual| text.is_complete() || *text == store::Bilingual::default();
    let others = [&session.about, &session.venue, &session.access, &session.call.details];
    if session.state != State::Draft {
        Err(Refusal::NotDraft)
    } else if session.starts <= now {
        Err(Refusal::Past)
    } else if !session.title.is_complete() || !others.into_iter().all(is_whole) {
        Err(Refusal::LanguageMissing)
    } else {
        Ok(Session { state: State::Open, published: Some(now), ..session })
    }
}

#[cfg(test)]
mod tests {
    use store::Bilingual;

    use super::*;

    #[test]
    fn what_is_past_or_in_one_language_is_not_published() {
        let both = |en: &str, fr: &str| Bilingual { en: en.to_owned(), fr: fr.to_owned() };
        let draft = Session { starts: 10, title: both("Homes", "Logement"), ..run::blank(1, 0) };
        let refused = |session: &Session, now| publish(session.clone(), now).err();
        assert_eq!(refused(&draft, 9), None);
        assert_eq!(refused(&draft, 10), Some(Refusal::Past));
        assert_eq!(
            refused(&Session { about: both("About", ""), ..draft.clone() }, 9),
            Some(Refusal::LanguageMissing)
        );
        assert_eq!(refused(&Session { state: State::Open, ..draft }, 9), Some(Refusal::NotDraft));
    }

    #[test]
    fn time_narrows_what_was_decided() {
        let at = |state, now| Standing::at(state, 10, 20, now);
        assert_eq!(at(State::Open, 9), Standing::Open);
        assert_eq!(at(State::Open, 10), Standing::Now);
        assert_eq!(at(State::Open, 20), Standing::Over);
        assert_eq!(at(State::Cancelled, 9), Standing::Cancelled);
        assert_eq!(at(State::Over, 9), Standing::Over);
    }
}
