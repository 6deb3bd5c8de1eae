use askama::Template;
use store::decision::{Act, Decision};
use store::report::{Kind, Reason};
use store::statement::{Origin, State, Statement};

use super::MOST;
use super::forms::WORDS;
use super::moderation::REASONS;
use crate::form::Form;
use crate::i18n::Lang;
use crate::page::{View, view};
use crate::report::{reason_key, reason_path};
use crate::visit::Visit;
use crate::vote::{About, Shown};

/// Key of the word for a state.
fn state_key(state: State) -> &'static str {
    match state {
        State::Pending => "statement-pending",
        State::Accepted => "statement-accepted",
        State::Rejected => "statement-rejected",
        State::Withdrawn => "statement-withdrawn",
        State::Merged => "statement-merged",
    }
}

/// Someone's own statements, and the form for one more.
#[derive(Template)]
#[template(path = "statement/mine.html")]
pub struct Mine<'a> {
    pub visit: &'a Visit,
    pub about: About<'a>,
    pub form: Form,
    pub own: Vec<Own<'a>>,
    /// Those that say nearly the same as what was just written.
    pub similar: Vec<Similar<'a>>,
}

/// One's own statement and what became of it.
pub struct Own<'a> {
    pub id: String,
    pub text: &'a str,
    pub language: &'static str,
    pub state: State,
    pub history: Vec<Past>,
}

impl Own<'_> {
    fn key(&self) -> &'static str {
        state_key(self.state)
    }

    fn is_set_aside(&self) -> bool {
        self.state == State::Rejected
    }

    pub fn may_withdraw(&self) -> bool {
        matches!(self.state, State::Pending | State::Accepted)
    }
}

/// What a moderator did, when and why, in the reader's words.
pub struct Past {
    pub did: String,
    pub reason: String,
}

impl Past {
    pub fn of(lang: Lang, decision: &Decision, zone: &str) -> Self {
        let key = match decision.act {
            Act::Accept => "statement-did-accept",
            Act::Reject => "statement-did-reject",
            Act::Merge => "statement-did-merge",
            Act::Edit => "statement-did-edit",
            Act::Restore => "statement-did-restore",
            Act::SetApart => "statement-did-set-apart",
            Act::TakeIn => "statement-did-take-in",
        };
        let date = lang.date(decision.made, zone);
        Self { did: lang.t(key).with("date", date).to_string(), reason: reason(lang, &decision.reason) }
    }
}

/// A stored reason in the reader's words: a word of the lists is translated, what was added stands as it was written.
pub(crate) fn reason(lang: Lang, stored: &str) -> String {
    let written = stored.lines().map(|line| match Reason::of_word(line) {
        _ if line == "other" => line.to_owned(),
        _ if REASONS.contains(&line) => lang.text(&format!("statement-reason-{line}")),
        Some(reason) => lang.text(reason_key(reason)),
        None => line.to_owned(),
    });
    written.filter(|line| line != "other").collect::<Vec<_>>().join(" ")
}

/// A statement that says nearly the same.
pub struct Similar<'a> {
    pub id: String,
    pub shown: Shown<'a>,
    /// It says exactly the same.
    pub is_same: bool,
}

view!(Mine, "statement-mine", nav Conversations);

impl Mine<'_> {
    /// Where one reads why a statement was set aside, and asks somebody else to look.
    fn reason_path(&self, own: &Own<'_>) -> String {
        reason_path(Kind::Statement, self.about.id, store::ids::from_text(&own.id).unwrap_or_default())
    }
}

/// What moderators have to read, and what they read.
#[derive(Template)]
#[template(path = "statement/moderation.html")]
pub struct Queue<'a> {
    pub visit: &'a Visit,
    pub path: String,
    pub question: &'a str,
    pub state: State,
    pub tabs: Vec<Tab>,
    pub form: Form,
    pub items: Vec<Item<'a>>,
    /// The address of the next page, if there is one.
    pub more: Option<String>,
    pub past: Vec<(i64, Past)>,
}

/// One state of the queue.
pub struct Tab {
    pub state: State,
    pub count: i64,
}

impl Tab {
    fn key(&self) -> &'static str {
        state_key(self.state)
    }
}

/// One statement to be read.
pub struct Item<'a> {
    pub id: String,
    pub number: i64,
    pub text: &'a str,
    pub language: &'static str,
    pub origin: &'static str,
    pub date: String,
    /// Number and words of those that say nearly the same.
    pub similar: Vec<(i64, &'a str)>,
    pub merged_into: Option<i64>,
    /// It is about the conversation itself and not in the map.
    pub is_apart: bool,
}

/// The numbers and words of similar statements, and the number of the one it was joined to.
pub type Kin<'a> = (Vec<(i64, &'a str)>, Option<i64>);

impl<'a> Item<'a> {
    pub fn of(visit: &Visit, statement: &'a Statement, zone: &str, (similar, merged_into): Kin<'a>) -> Self {
        Self {
            id: store::ids::to_text(statement.id),
            number: statement.number,
            text: &statement.text,
            language: statement.language.map_or("", store::Language::word),
            origin: match statement.origin {
                Origin::Seed => "statement-from-seed",
                Origin::Web => "statement-from-web",
                Origin::Paper => "statement-from-paper",
                Origin::Polis => "statement-from-polis",
                Origin::Sample => "statement-from-sample",
            },
            date: visit.lang.date(statement.made, zone),
            similar,
            merged_into,
            is_apart: statement.meta,
        }
    }
}

impl Queue<'_> {
    /// What can be done with statements of this state: value and key of each button.
    fn acts(&self) -> &'static [(&'static str, &'static str)] {
        match self.state {
            State::Pending => &[
                ("accept", "statement-accept"),
                ("reject", "statement-reject"),
                ("merge", "statement-merge"),
            ],
            State::Accepted => &[
                ("reject", "statement-set-aside"),
                ("merge", "statement-merge"),
                ("set-apart", "statement-set-apart"),
                ("take-in", "statement-take-in"),
            ],
            State::Rejected | State::Merged => &[("restore", "statement-restore")],
            State::Withdrawn => &[],
        }
    }
}

view!(Queue, "statement-moderation", nav Desk);

/// A statement in other words.
#[derive(Template)]
#[template(path = "statement/wording.html")]
pub struct Wording<'a> {
    pub visit: &'a Visit,
    pub path: String,
    pub id: String,
    pub number: i64,
    pub form: Form,
    pub past: Vec<Past>,
}

view!(Wording, |page| page.t("statement-reword").with("number", page.number).to_string(), nav Desk);

/// Statements and their translations.
#[derive(Template)]
#[template(path = "statement/translations.html")]
pub struct Translations<'a> {
    pub visit: &'a Visit,
    pub path: String,
    pub question: &'a str,
    pub form: Form,
    pub rows: Vec<Row<'a>>,
    pub missing: usize,
    pub stale: usize,
    pub all: usize,
    pub more: Option<String>,
}

/// One statement to translate.
pub struct Row<'a> {
    pub number: i64,
    pub text: &'a str,
    pub language: &'static str,
    pub into: &'static str,
    pub edition: i64,
    /// Who translated it and when, if somebody has.
    pub by: Option<String>,
    pub is_stale: bool,
}

view!(Translations, "statement-translations", nav Desk);
