use askama::Template;
use store::conversation::Conversation;
use store::ids;
use store::report::Kind;
use store::vote::Choice;

use super::Shown;
use crate::conversation::Standing;
use crate::form::Form;
use crate::page::{View, view};
use crate::visit::Visit;

/// How many answers fill the wall of bricks; whoever gives more is asked no further.
const WALL: usize = 20;

/// One statement, three buttons.
#[derive(Template)]
#[template(path = "vote/take_part.html")]
pub struct TakePart<'a> {
    pub visit: &'a Visit,
    pub about: About<'a>,
    pub id: String,
    pub shown: Shown<'a>,
    /// As it was written, where a translation is shown.
    pub original: Option<(&'a str, &'static str)>,
    pub form: Form,
    pub progress: Progress,
    pub last: Option<Last>,
}

/// What every page of a conversation says.
pub struct About<'a> {
    /// Which.
    pub id: i64,
    /// Its address without the language.
    pub path: String,
    /// In the reader's language if there is one.
    pub question: &'a str,
    /// Its paragraphs.
    pub background: Vec<&'a str>,
    /// What it is now.
    pub standing: Standing,
    /// When it closes, in words.
    pub until: Option<String>,
    /// When it opens, in words, if that is to come.
    pub from: Option<String>,
    /// Whether this visitor may add statements.
    pub may_add: bool,
    /// Whether a moderator reads statements before others see them.
    pub read_before: bool,
}

impl<'a> About<'a> {
    /// Of a conversation as this visitor may see it.
    pub fn of(visit: &Visit, conversation: &'a Conversation, now: i64) -> Self {
        let language = visit.lang.language();
        let moment = |at: Option<i64>| at.map(|at| visit.lang.moment(at, &conversation.zone));
        let everyone = conversation.adding == store::conversation::Adding::Everyone;
        Self {
            id: conversation.id,
            path: crate::conversation::path(conversation.id),
            question: conversation.question.nearest(language).0,
            background: conversation
                .background
                .nearest(language)
                .0
                .split("\n\n")
                .filter(|text| !text.is_empty())
                .collect(),
            standing: Standing::of(conversation, now),
            until: moment(conversation.closes),
            from: moment(conversation.opens.filter(|opens| *opens > now)),
            may_add: everyone || crate::conversation::may_run(visit),
            read_before: conversation.moderation == store::conversation::Moderation::Before,
        }
    }

    /// Whether people vote now.
    pub fn is_open(&self) -> bool {
        self.standing == Standing::Open
    }
}

/// How far someone is.
pub struct Progress {
    pub answered: usize,
    pub all: usize,
}

impl Progress {
    /// What one is asked for at most.
    pub fn goal(&self) -> usize {
        self.all.min(WALL)
    }

    /// Whether more is asked than given.
    pub fn is_under_way(&self) -> bool {
        self.answered < self.goal()
    }

    /// Bricks laid, of twenty.
    pub fn laid(&self) -> usize {
        if self.all == 0 { 0 } else { (self.answered * WALL / self.goal().max(1)).min(WALL) }
    }
}

/// What someone answered last.
pub struct Last {
    pub id: String,
    pub text: String,
    pub foreign: Option<&'static str>,
    pub choice: Choice,
}

impl Last {
    /// Key of the words for it.
    fn said(&self) -> &'static str {
        match self.choice {
            Choice::Agree => "vote-last-agree",
            Choice::Disagree => "vote-last-disagree",
            Choice::Pass => "vote-last-pass",
        }
    }
}

impl TakePart<'_> {
    /// Where one says that something is wrong with the statement.
    fn report_path(&self) -> String {
        crate::report::path(Kind::Statement, self.about.id, ids::from_text(&self.id).unwrap_or_default())
    }
}

view!(TakePart, |page| page.about.question.to_owned(), nav Conversations);

/// When there is nothing to vote on: not open yet, closed, or everything answered.
#[derive(Template)]
#[template(path = "vote/rest.html")]
pub struct Rest<'a> {
    pub visit: &'a Visit,
    pub about: About<'a>,
    pub form: Form,
    pub progress: Progress,
    pub last: Option<Last>,
}

view!(Rest, |page| page.about.question.to_owned(), nav Conversations);

/// What someone answered, to change it.
#[derive(Template)]
#[template(path = "vote/mine.html")]
pub struct Mine<'a> {
    pub visit: &'a Visit,
    pub about: About<'a>,
    pub answers: Vec<Answer<'a>>,
    pub all: usize,
}

/// One answer given.
pub struct Answer<'a> {
    pub id: String,
    pub number: i64,
    pub shown: Shown<'a>,
    pub choice: Choice,
    /// Given on a statement that this one now goes on for.
    pub is_carried: bool,
}

impl Answer<'_> {
    /// Key of the sentence for it.
    fn said(&self) -> &'static str {
        match self.choice {
            Choice::Agree => "vote-said-agree",
            Choice::Disagree => "vote-said-disagree",
            Choice::Pass => "vote-said-pass",
        }
    }
}

impl Mine<'_> {
    /// Value, key of the word, and meaning of the three buttons.
    fn choices(&self) -> [(&'static str, &'static str, Choice); 3] {
        [
            ("agree", "vote-agree", Choice::Agree),
            ("disagree", "vote-disagree", Choice::Disagree),
            ("pass", "vote-pass", Choice::Pass),
        ]
    }
}

view!(Mine, "vote-mine", nav Conversations);
