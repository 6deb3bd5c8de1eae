use askama::Template;
use store::conversation::Listed;
use store::person::Role;

use super::Need;
use crate::conversation::Standing;
use crate::i18n::Lang;
use crate::id::Id;
use crate::page::{View, view};
use crate::visit::Visit;

/// The desk of a moderator.
#[derive(Template)]
#[template(path = "desk/desk.html")]
pub struct Desk<'a> {
    pub visit: &'a Visit,
    /// Every conversation, newest first.
    pub lines: Vec<Line>,
    /// Where somebody waits besides: reports, and communities at whose door people stand, plans
    /// and promises that need a look.
    pub doors: Vec<Door>,
}

/// A place where somebody waits.
pub struct Door {
    pub path: String,
    pub name: String,
    pub said: String,
}

/// A conversation and what it needs.
pub struct Line {
    pub listed: Listed,
    pub needs: Vec<Need>,
}

impl Line {
    fn question(&self, visit: &Visit) -> (String, Lang) {
        let (text, language) = self.listed.conversation.question.nearest(visit.lang.language());
        (text.to_owned(), language.into())
    }
}

impl Desk<'_> {
    fn path(&self, line: &Line) -> String {
        self.url(&format!("/conversations/{}", Id(line.listed.conversation.id)))
    }

    /// Key of the word for what it is now.
    fn standing(&self, line: &Line) -> &'static str {
        Standing::of(&line.listed.conversation, self.visit.app.clock.now()).key()
    }

    fn is_quiet(&self) -> bool {
        self.doors.is_empty() && self.lines.iter().all(|line| line.needs.is_empty())
    }

    fn is_operator(&self) -> bool {
        self.visit.is(Role::Operator)
    }
}

view!(Desk, "desk-title", nav Desk);
