//! Saying that something is wrong with what others wrote; and what those who look after it decide: it stays, or it is
//! hidden with a reason that its author reads and may have looked at again by somebody else.

mod author;
mod found;
mod letters;
mod pages;
mod rule;
mod stewards;
mod views;

use std::fmt;

use serde::{Deserialize, Deserializer, de};
use store::ids;
use store::report::{Kind, Reason, Thing};

pub use author::appeal_against as appeal;
pub use stewards::count as count_waiting;
pub use views::why;

use crate::rights::Deed;
use crate::routes::{Access, Route};

/// Characters of a report, of the words of a decision, and of an appeal.
pub const WORDS: usize = 1_000;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    let moderates = Access::Somewhere(Deed::Moderate);
    vec![
        Route::get("/reports", moderates, stewards::queue),
        Route::post("/reports", Access::Guest, pages::send),
        Route::get("/reports/new", Access::Guest, pages::new),
        Route::get("/reports/log", moderates, stewards::log),
        Route::get("/reports/{thing}", moderates, stewards::show),
        Route::post("/reports/{thing}", moderates, stewards::decide),
        Route::get("/reports/{thing}/reason", Access::Guest, author::show),
        Route::post("/reports/{thing}/appeal", Access::Guest, author::appeal),
    ]
}

/// A thing as addresses and forms name it: `story-0B…`, `statement-0B…-0C…`. Anything else is not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named(pub Thing);

impl Named {
    /// The thing that these words name.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_once('-')?;
        let kind = Kind::of_word(kind)?;
        let (within, id) = match kind {
            Kind::Statement | Kind::Remark | Kind::Amendment => {
                let (within, id) = rest.split_once('-')?;
                (ids::from_text(within)?, id)
            }
            Kind::Story | Kind::Signature | Kind::Community | Kind::Issue => (0, rest),
        };
        Some(Self(Thing { kind, within, id: ids::from_text(id)? }))
    }
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-", self.0.kind.word())?;
        if matches!(self.0.kind, Kind::Statement | Kind::Remark | Kind::Amendment) {
            write!(f, "{}-", ids::to_text(self.0.within))?;
        }
        f.write_str(&ids::to_text(self.0.id))
    }
}

impl<'de> Deserialize<'de> for Named {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("not a thing"))
    }
}

/// Where one says that something is wrong with a thing.
pub fn path(kind: Kind, within: i64, id: i64) -> String {
    format!("/reports/new?thing={}", Named(Thing { kind, within, id }))
}

/// Where an author reads why their words are hidden.
pub fn reason_path(kind: Kind, within: i64, id: i64) -> String {
    format!("/reports/{}/reason", Named(Thing { kind, within, id }))
}

/// Key of what a reason says.
pub const fn reason_key(reason: Reason) -> &'static str {
    match reason {
        Reason::Hate => "report-reason-hate",
        Reason::Person => "report-reason-person",
        Reason::Private => "report-reason-private",
        Reason::Danger => "report-reason-danger",
        Reason::Name => "report-reason-name",
        Reason::Spam => "report-reason-spam",
        Reason::Other => "report-reason-other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_named_one_way() {
        for (kind, within) in
            [(Kind::Story, 0), (Kind::Statement, 1 << 40), (Kind::Remark, 1 << 39), (Kind::Community, 0)]
        {
            let named = Named(Thing { kind, within, id: (1 << 41) + 7 });
            assert_eq!(Named::parse(&named.to_string()), Some(named));
        }
        for text in
            ["", "story", "story-", "statement-01", "person-01", "story-01-02", "statement--", "story-é"]
        {
            assert_eq!(Named::parse(text), None, "{text}");
        }
    }
}
