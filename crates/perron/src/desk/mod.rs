//! The desk: what needs a moderator now, and the way to everything they do.

mod pages;
mod views;

use store::conversation::{Conversation, Listed, State};

use crate::rights::Deed;
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/desk", Access::Somewhere(Deed::Moderate), pages::show)]
}

/// Something that waits for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// So many statements wait for a decision.
    Moderation(i64),
    /// The question or its background is there in one language only.
    Translation,
    /// It is being written, or its opening by hand is to come.
    Opening,
    /// Nobody votes any more and the results are not signed off.
    Publication,
}

impl Need {
    /// Everything that one conversation needs now, the most pressing first.
    pub fn of(listed: &Listed, now: i64) -> Vec<Self> {
        let conversation = &listed.conversation;
        let is_over =
            conversation.state == State::Closed || conversation.closes.is_some_and(|closes| closes <= now);
        let mut needs = Vec::new();
        if listed.pending > 0 {
            needs.push(Self::Moderation(listed.pending));
        }
        if !is_bilingual(conversation) {
            needs.push(Self::Translation);
        }
        if conversation.state == State::Draft {
            needs.push(Self::Opening);
        } else if is_over && conversation.published.is_none() {
            needs.push(Self::Publication);
        }
        needs
    }

    /// Key of its sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Moderation(_) => "desk-moderation",
            Self::Translation => "desk-translation",
            Self::Opening => "desk-opening",
            Self::Publication => "desk-publication",
        }
    }

    /// How many wait.
    pub const fn count(self) -> i64 {
        match self {
            Self::Moderation(count) => count,
            _ => 1,
        }
    }

    /// Where it is done, after the address of the conversation.
    pub const fn place(self) -> &'static str {
        match self {
            Self::Moderation(_) => "/moderation",
            Self::Translation => "/details",
            Self::Opening | Self::Publication => "/settings",
        }
    }
}

fn is_bilingual(conversation: &Conversation) -> bool {
    let background = &conversation.background;
    let is_empty = background.en.is_empty() && background.fr.is_empty();
    conversation.question.is_complete() && (is_empty || background.is_complete())
}

#[cfg(test)]
mod tests {
    use store::Bilingual;
    use store::conversation::{Adding, Moderation, Origin};

    use super::*;

    fn listed(state: State, closes: Option<i64>, fr: &str, pending: i64) -> Listed {
        let conversation = Conversation {
            id: 1,
            question: Bilingual { en: "Why?".to_owned(), fr: fr.to_owned() },
            background: Bilingual::default(),
            opens: None,
            closes,
            zone: "UTC".to_owned(),
            moderation: Moderation::Before,
            adding: Adding::Everyone,
            state,
            published: None,
            origin: Origin::Own,
            version: 1,
            made: 0,
            made_by: None,
        };
        Listed { conversation, participants: 0, statements: 0, pending }
    }

    #[test]
    fn what_waits_is_said_and_nothing_else() {
        let of = |listed: Listed| Need::of(&listed, 1000);
        assert_eq!(of(listed(State::Open, None, "Pourquoi?", 0)), []);
        assert_eq!(
            of(listed(State::Open, Some(900), "Pourquoi?", 2)),
            [Need::Moderation(2), Need::Publication]
        );
        assert_eq!(of(listed(State::Draft, None, "", 0)), [Need::Translation, Need::Opening]);
        assert_eq!(of(listed(State::Closed, None, "Pourquoi?", 0)), [Need::Publication]);
    }
}
