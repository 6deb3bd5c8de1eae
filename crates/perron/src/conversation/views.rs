use askama::Template;
use opinion::perron::routing::Audit;
use store::conversation::{Conversation, Listed};

use super::forms::{BACKGROUND, QUESTION, ZONES};
use super::holders::Holders;
use super::{Standing, path};
use crate::form::Form;
use crate::page::{View, view};
use crate::visit::Visit;

/// The conversations, newest first.
#[derive(Template)]
#[template(path = "conversation/list.html")]
pub struct List<'a> {
    pub visit: &'a Visit,
    pub lines: Vec<Line>,
    /// The address of the next page, if there is one.
    pub more: Option<String>,
}

/// One conversation in a list.
pub struct Line {
    pub path: String,
    pub question: String,
    /// Where it is in the other language only.
    pub foreign: Option<&'static str>,
    pub standing: Standing,
    pub when: Option<String>,
    pub participants: i64,
    pub statements: i64,
    pub pending: i64,
    /// Whether whoever reads the list looks after it.
    pub may_run: bool,
}

impl Line {
    pub fn of(visit: &Visit, listed: &Listed, may_run: bool, now: i64) -> Self {
        let conversation = &listed.conversation;
        let (question, language) = conversation.question.nearest(visit.lang.language());
        Self {
            path: path(conversation.id),
            question: question.to_owned(),
            foreign: (language != visit.lang.language()).then(|| language.word()),
            standing: Standing::of(conversation, now),
            when: when(visit, conversation, now),
            participants: listed.participants,
            statements: listed.statements,
            pending: listed.pending,
            may_run,
        }
    }
}

/// When it opens, closes or closed, as a sentence.
fn when(visit: &Visit, conversation: &Conversation, now: i64) -> Option<String> {
    let (key, at) = match Standing::of(conversation, now) {
        Standing::Draft => return None,
        Standing::Waiting => ("conversation-opens", conversation.opens?),
        Standing::Open => ("conversation-closes", conversation.closes?),
        Standing::Closed => ("conversation-closed-on", conversation.closes?),
        Standing::Published => ("conversation-published-on", conversation.published?),
    };
    Some(visit.t(key).with("moment", visit.lang.moment(at, &conversation.zone)).to_string())
}

view!(List, "conversation-list", nav Conversations);

/// The form of a conversation, new or to be changed.
#[derive(Template)]
#[template(path = "conversation/details.html")]
pub struct Details<'a> {
    pub visit: &'a Visit,
    pub form: Form,
    /// Where it is sent.
    pub action: String,
    /// Where whoever changes their mind goes.
    pub back: String,
    pub is_new: bool,
    /// Communities that may hold a new one: id and name.
    pub communities: Vec<(String, String)>,
}

view!(Details, |page| page.t(if page.is_new { "conversation-new" } else { "conversation-change" }).to_string(), nav Desk);

/// What a moderator can do with a conversation.
#[derive(Template)]
#[template(path = "conversation/settings.html")]
pub struct Settings<'a> {
    pub visit: &'a Visit,
    pub path: String,
    pub question: &'a str,
    pub standing: Standing,
    pub when: Option<String>,
    pub facts: Vec<(String, String)>,
    pub pending: i64,
    pub holders: Holders,
}

impl<'a> Settings<'a> {
    pub fn of(
        visit: &'a Visit,
        conversation: &'a Conversation,
        counts: &Counts,
        holders: Holders,
        now: i64,
    ) -> Self {
        Self {
            visit,
            path: path(conversation.id),
            question: conversation.question.nearest(visit.lang.language()).0,
            standing: Standing::of(conversation, now),
            when: when(visit, conversation, now),
            facts: facts(visit, conversation, counts),
            pending: counts.pending,
            holders,
        }
    }
}

/// How much there is in a conversation.
pub struct Counts {
    pub accepted: i64,
    pub pending: i64,
    pub set_aside: i64,
    pub participants: i64,
    pub ballots: i64,
}

fn facts(visit: &Visit, conversation: &Conversation, counts: &Counts) -> Vec<(String, String)> {
    let text = |key: &str| visit.t(key).to_string();
    let in_language = |of: &str| if of.is_empty() { text("conversation-missing") } else { of.to_owned() };
    let moment = |at: Option<i64>, none: &str| {
        at.map_or_else(|| text(none), |at| visit.lang.moment(at, &conversation.zone))
    };
    let statements = visit.t("conversation-statement-counts").with("accepted", counts.accepted);
    let statements = statements.with("pending", counts.pending).with("aside", counts.set_aside);
    let people = visit
        .t("conversation-people-counts")
        .with("people", counts.participants)
        .with("ballots", counts.ballots);
    let moderation = format!("conversation-moderation-{}", conversation.moderation.word());
    let adding = format!("conversation-adding-{}", conversation.adding.word());
    let routing = visit.app.routings.audit(conversation.id);
    vec![
        (text("conversation-question-en"), in_language(&conversation.question.en)),
        (text("conversation-question-fr"), in_language(&conversation.question.fr)),
        (text("conversation-statements"), statements.to_string()),
        (text("conversation-people"), people.to_string()),
        (text("conversation-opens-label"), moment(conversation.opens, "conversation-opens-none")),
        (text("conversation-closes-label"), moment(conversation.closes, "conversation-closes-none")),
        (text("conversation-moderation"), text(&moderation)),
        (text("conversation-adding"), text(&adding)),
        (text("conversation-routing"), order(visit, routing)),
    ]
}

/// How statements are put before people, and whether that keeps its promises.
fn order(visit: &Visit, audit: Option<Audit>) -> String {
    let Some(audit) = audit else { return visit.t("conversation-routing-plain").to_string() };
    if !audit.faults.is_empty() {
        return visit.t("conversation-routing-off").to_string();
    }
    let least = audit.views.iter().map(|group| group.least).min().unwrap_or(0);
    let pages = i64::try_from(audit.pages.shown).unwrap_or(i64::MAX);
    visit.t("conversation-routing-good").with("pages", pages).with("least", least).to_string()
}

view!(Settings, "conversation-manage", nav Desk);

/// Pasting many statements at once.
#[derive(Template)]
#[template(path = "conversation/seeds.html")]
pub struct Seeds<'a> {
    pub visit: &'a Visit,
    pub path: String,
    pub question: &'a str,
    pub form: Form,
    pub report: Option<Report>,
}

/// What became of a paste.
pub struct Report {
    pub added: usize,
    pub double: Vec<String>,
    pub long: Vec<String>,
}

view!(Seeds, "conversation-seeds", nav Desk);
