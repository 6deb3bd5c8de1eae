//! What the pages for readers, and for those who were there, show.

use askama::Template;
use store::confirmation::{Confirmation, Verdict};
use store::session::Session;
use store::summary::{Doer, Line};

use super::facts::Facts;
use super::path;
use super::sheet::Sheet;
use crate::form::Form;
use crate::i18n::Lang;
use crate::id::Id;
use crate::page::{View, view};
use crate::visit::Visit;

/// The published page.
#[derive(Template)]
#[template(path = "summary/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub sheet: Sheet,
    pub path: String,
    pub objections: Vec<Objection>,
    pub hidden: usize,
    pub day: String,
    pub may_run: bool,
    /// Where an issue is raised from it.
    pub raise: Option<String>,
}

impl<'a> Show<'a> {
    pub fn of(visit: &'a Visit, facts: &Facts, raise: Option<String>) -> Self {
        let objections = objections(visit.lang, facts);
        Self {
            visit,
            sheet: Sheet::of(facts, visit.lang),
            path: path(facts.session.id),
            hidden: objections.iter().filter(|one| one.is_hidden).count(),
            objections: objections.into_iter().filter(|one| !one.is_hidden).collect(),
            day: facts
                .summary
                .published
                .map(|at| visit.lang.date(at, &facts.session.zone))
                .unwrap_or_default(),
            may_run: visit.may(crate::rights::Deed::Run),
            raise,
        }
    }
}
view!(Show, |page| page.t("summary-title").with("session", page.sheet.title.as_str()).to_string());

/// There is nothing to read yet.
#[derive(Template)]
#[template(path = "summary/not_yet.html")]
pub struct NotYet<'a> {
    pub visit: &'a Visit,
    pub session: Session,
}

impl NotYet<'_> {
    fn session_title(&self) -> &str {
        self.session.title.nearest(self.visit.lang.language()).0
    }

    fn session_path(&self) -> String {
        format!("/sessions/{}", Id(self.session.id))
    }
}
view!(NotYet, "summary-not-yet", listed false);

/// What was said to be missing.
pub struct Objection {
    pub id: String,
    /// Where, if they sat at a table.
    pub place: String,
    pub words: String,
    pub language: Lang,
    pub is_hidden: bool,
}

pub(super) fn objections(lang: Lang, facts: &Facts) -> Vec<Objection> {
    let is_missing = |said: &&Confirmation| said.verdict == Verdict::Missing && !said.words.is_empty();
    let one = |said: &Confirmation| Objection {
        id: Id(said.attendance_id).to_string(),
        place: match said.table_no {
            Some(table) => lang.t("summary-objection-table").with("table", table).to_string(),
            None => lang.text("summary-objection-nowhere"),
        },
        words: said.words.clone(),
        language: Lang::from(said.language),
        is_hidden: said.hidden.is_some(),
    };
    facts.said.iter().filter(is_missing).map(one).collect()
}

/// Is this right?
#[derive(Template)]
#[template(path = "summary/confirm.html")]
pub struct Confirm<'a> {
    pub visit: &'a Visit,
    pub sheet: Sheet,
    pub path: String,
    pub link: String,
    pub is_said: bool,
    pub form: Form,
}
impl Confirm<'_> {
    /// Where one says how the session was, with the same link.
    fn feedback(&self) -> String {
        let session = self.path.trim_end_matches("/summary");
        if self.link.is_empty() {
            format!("{session}/feedback")
        } else {
            format!("{session}/feedback?who={}", self.link)
        }
    }
}

view!(Confirm, |page| page.t("summary-confirm-title").with("session", page.sheet.title.as_str()).to_string(), listed false);

/// Whoever looks was not there, or nobody is asked yet.
#[derive(Template)]
#[template(path = "summary/not_there.html")]
pub struct NotThere<'a> {
    pub visit: &'a Visit,
    pub path: String,
    pub asked: bool,
}
view!(NotThere, |page| page.visit.lang.text(if page.asked { "summary-not-there" } else { "summary-not-asked" }), listed false);

/// What was answered to a recommendation.
#[derive(Template)]
#[template(path = "summary/answers.html")]
pub struct Answers<'a> {
    pub visit: &'a Visit,
    pub path: String,
    pub line: String,
    pub text: String,
    pub answers: Vec<(String, String, String)>,
    pub form: Form,
}

impl<'a> Answers<'a> {
    pub fn of(visit: &'a Visit, facts: &Facts, line: &Line, form: Form) -> Self {
        let ids = facts
            .answers
            .iter()
            .filter(|answer| answer.line_id == line.id)
            .map(|answer| Id(answer.id).to_string());
        let sheet = Sheet::of(facts, visit.lang);
        let entry = sheet.parts.into_iter().flat_map(|part| part.entries).find(|entry| entry.id == line.id);
        let told = entry.map(|entry| entry.answers).unwrap_or_default();
        Self {
            visit,
            path: path(facts.session.id),
            line: Id(line.id).to_string(),
            text: line.text.nearest(visit.lang.language()).0.to_owned(),
            answers: ids.zip(told).map(|(id, told)| (id, told.head, told.words)).collect(),
            form,
        }
    }

    fn verdicts(&self) -> Vec<(&'static str, String)> {
        let all = store::answer::Verdict::ALL.iter();
        all.map(|one| (one.word(), self.visit.lang.text(&format!("summary-verdict-{}", one.word()))))
            .collect()
    }
}
view!(Answers, "summary-answers-title", listed false);

impl Objection {
    /// For the attribute `lang`, where the words are not in the language of the page.
    pub(super) fn tongue(&self, page: &Lang) -> Option<&'static str> {
        (self.language != *page).then(|| self.language.code())
    }
}
