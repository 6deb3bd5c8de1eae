//! What the pages of reports show.

use askama::Template;
use store::report::{Kind, Reason as Because, Report};
use store::ruling::{Act, Ruling};

use super::found::Found;
use super::{Named, WORDS, reason_key};
use crate::form::Form;
use crate::i18n::Lang;
use crate::markdown;
use crate::page::{View, view};
use crate::visit::Visit;

/// Characters of a thing in the queue.
const EXCERPT: usize = 200;

/// Key of the word for a kind.
const fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Story => "report-kind-story",
        Kind::Statement => "report-kind-statement",
        Kind::Signature => "report-kind-signature",
        Kind::Community => "report-kind-community",
        Kind::Issue => "report-kind-issue",
        Kind::Remark => "report-kind-remark",
        Kind::Amendment => "report-kind-amendment",
    }
}

/// The reasons, as (word, text).
fn reasons(lang: Lang) -> Vec<(&'static str, String)> {
    Because::ALL.iter().map(|reason| (reason.word(), lang.text(reason_key(*reason)))).collect()
}

impl Found {
    /// Language tag of its words, if it is not the page's.
    fn foreign(&self, lang: &Lang) -> Option<&'static str> {
        let written = Lang::from(self.language?);
        (written != *lang).then(|| written.tag())
    }

    fn html(&self) -> String {
        markdown::to_html(&self.text)
    }

    fn kind_key(&self) -> &'static str {
        kind_key(self.thing.kind)
    }
}

/// Saying that something is wrong.
#[derive(Template)]
#[template(path = "report/new.html")]
pub struct New<'a> {
    pub visit: &'a Visit,
    pub found: Found,
    pub form: Form,
}

impl New<'_> {
    fn named(&self) -> Named {
        Named(self.found.thing)
    }

    fn reasons(&self) -> Vec<(&'static str, String)> {
        reasons(self.visit.lang)
    }
}

view!(New, "report-new-title", listed false);

/// What waits.
#[derive(Template)]
#[template(path = "report/queue.html")]
pub struct Queue<'a> {
    pub visit: &'a Visit,
    pub waiting: Vec<Waiting>,
}

view!(Queue, "report-queue-title", nav Desk, listed false);

/// A thing that waits.
pub struct Waiting {
    pub path: String,
    pub kind_key: &'static str,
    pub heading: String,
    pub excerpt: String,
    pub foreign: Option<&'static str>,
    pub count: i64,
    pub is_appealed: bool,
}

impl Waiting {
    pub fn of(visit: &Visit, found: Found, count: i64, is_appealed: bool) -> Self {
        Self {
            path: format!("/reports/{}", Named(found.thing)),
            kind_key: found.kind_key(),
            excerpt: markdown::excerpt(&found.text, EXCERPT),
            foreign: found.foreign(&visit.lang),
            heading: found.heading,
            count,
            is_appealed,
        }
    }
}

/// A decision in the log.
pub struct Logged {
    /// The day.
    pub day: String,
    /// What was done.
    pub did: String,
    /// Who did it, as they are called; may be empty.
    pub name: String,
    /// Why, in the reader's words; may be empty.
    pub why: String,
    /// What its author said against it; may be empty.
    pub appeal: String,
    /// What it was, and its page.
    pub about: Option<(String, String)>,
}

impl Logged {
    pub fn of(visit: &Visit, ruling: &Ruling, name: String, about: Option<&Found>) -> Self {
        Self {
            day: visit.lang.date(ruling.made, "UTC"),
            did: visit.lang.text(did_key(ruling)),
            name,
            why: why(visit.lang, ruling),
            appeal: ruling.appeal.clone(),
            about: about.map(|found| (found.heading.clone(), format!("/reports/{}", Named(found.thing)))),
        }
    }
}

const fn did_key(ruling: &Ruling) -> &'static str {
    match (ruling.act, ruling.on_appeal) {
        (Act::Hide, false) => "report-did-hide",
        (Act::Hide, true) => "report-did-hide-again",
        (Act::Leave, _) => "report-did-leave",
        (Act::Show, _) => "report-did-show",
    }
}

/// Why, in the reader's words.
pub fn why(lang: Lang, ruling: &Ruling) -> String {
    let reason = ruling.reason.filter(|reason| *reason != Because::Other);
    let said = reason.map(|reason| format!("{}.", lang.t(reason_key(reason))));
    let words = match ruling.thing.kind {
        // the queue of a conversation has reasons of its own
        Kind::Statement => crate::statement::views::reason(lang, &ruling.words),
        _ => ruling.words.clone(),
    };
    said.into_iter().chain((!words.is_empty()).then_some(words)).collect::<Vec<_>>().join(" ")
}

/// One thing, what was said of it, and the decision.
#[derive(Template)]
#[template(path = "report/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub found: Found,
    pub reports: Vec<Report>,
    pub past: Vec<Logged>,
    /// The ruling whose appeal waits.
    pub appeal: Option<Ruling>,
    /// To keep it hidden is for somebody else to decide.
    pub is_another_s: bool,
    pub form: Form,
}

impl Show<'_> {
    fn named(&self) -> Named {
        Named(self.found.thing)
    }

    fn reasons(&self) -> Vec<(&'static str, String)> {
        reasons(self.visit.lang)
    }

    /// What can be decided, as (word, text).
    fn acts(&self) -> Vec<(&'static str, String)> {
        let keys: &[_] = match self.found.is_hidden {
            true => &[("show", "report-act-show"), ("hide", "report-act-hide-still")],
            false => &[("leave", "report-act-leave"), ("hide", "report-act-hide")],
        };
        let acts = keys.iter().filter(|(word, _)| !(self.is_another_s && *word == "hide"));
        acts.map(|(word, key)| (*word, self.visit.lang.text(key))).collect()
    }

    fn said(&self, report: &Report) -> &'static str {
        reason_key(report.reason)
    }

    fn day(&self, millis: &i64) -> String {
        self.visit.lang.date(*millis, "UTC")
    }
}

view!(Show, "report-show-title", nav Desk, listed false);

/// What was decided.
#[derive(Template)]
#[template(path = "report/log.html")]
pub struct Log<'a> {
    pub visit: &'a Visit,
    pub lines: Vec<Logged>,
    pub more: Option<String>,
}

view!(Log, "report-log-title", nav Desk, listed false);

/// Why one's words are hidden.
#[derive(Template)]
#[template(path = "report/reason.html")]
pub struct Reason<'a> {
    pub visit: &'a Visit,
    pub found: Found,
    pub rulings: Vec<Ruling>,
    pub form: Form,
}

impl Reason<'_> {
    fn named(&self) -> Named {
        Named(self.found.thing)
    }

    fn latest(&self) -> Option<&Ruling> {
        self.rulings.last()
    }

    fn past(&self) -> Vec<Logged> {
        self.rulings.iter().map(|ruling| Logged::of(self.visit, ruling, String::new(), None)).collect()
    }
}

view!(Reason, "report-reason-title", listed false);
