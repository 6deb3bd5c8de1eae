//! What the pages of feedback show.

use askama::Template;
use store::feedback::{Kind, Question};
use store::session::Session;

use super::results::{FEWEST, Result as Answered};
use super::{LONGEST_ANSWER, forms, path, questions};
use crate::form::Form;
use crate::i18n::Lang;
use crate::id::Id;
use crate::page::{View, view};
use crate::visit::Visit;

fn title_of(session: &Session, lang: Lang) -> &str {
    session.title.nearest(lang.language()).0
}

fn text_of(question: &Question, lang: Lang) -> &str {
    question.text.nearest(lang.language()).0
}

/// The form.
#[derive(Template)]
#[template(path = "feedback/ask.html")]
pub struct Ask<'a> {
    pub visit: &'a Visit,
    pub session: Session,
    pub questions: Vec<Question>,
    pub link: String,
    pub form: Form,
}

impl Ask<'_> {
    fn session_title(&self) -> &str {
        title_of(&self.session, self.visit.lang)
    }

    fn path(&self) -> String {
        path(self.session.id)
    }

    fn text<'q>(&self, question: &'q Question) -> &'q str {
        text_of(question, self.visit.lang)
    }

    fn field(&self, question: &Question) -> String {
        forms::field(question)
    }

    const fn longest(&self) -> usize {
        LONGEST_ANSWER
    }

    /// What can be ticked; nothing where one writes.
    fn choices(&self, question: &Question) -> Vec<(String, String)> {
        let lang = self.visit.lang;
        match question.kind {
            Kind::Scale => {
                (1..=5).map(|n| (n.to_string(), lang.text(&format!("feedback-scale-{n}")))).collect()
            }
            Kind::YesNo => {
                ["yes", "no"].map(|word| (word.to_owned(), lang.text(&format!("feedback-{word}")))).to_vec()
            }
            Kind::Words => Vec::new(),
        }
    }
}
view!(Ask, "feedback-title", listed false);

/// It was handed in, or is not for whoever looks.
#[derive(Template)]
#[template(path = "feedback/thanks.html")]
pub struct Thanks<'a> {
    pub visit: &'a Visit,
    pub session: Session,
    pub is_given: bool,
}

impl Thanks<'_> {
    fn path(&self) -> String {
        path(self.session.id)
    }
}
view!(
    Thanks,
    |page| page.visit.lang.text(if page.is_given { "feedback-thanks" } else { "feedback-not-there" }),
    listed false
);

/// What came of it.
#[derive(Template)]
#[template(path = "feedback/results.html")]
pub struct Results<'a> {
    pub visit: &'a Visit,
    pub session: Session,
    pub results: Vec<Answered>,
    pub sheets: usize,
    pub may_run: bool,
}

impl Results<'_> {
    fn session_title(&self) -> &str {
        title_of(&self.session, self.visit.lang)
    }

    fn path(&self) -> String {
        path(self.session.id)
    }

    const fn is_enough(&self) -> bool {
        self.sheets >= FEWEST
    }

    fn text<'r>(&self, result: &'r Answered) -> &'r str {
        text_of(&result.question, self.visit.lang)
    }

    /// `4.2 of 5`, `86%`.
    fn figure(&self, result: &Answered) -> String {
        figure(self.visit.lang, result)
    }

    fn count(&self, count: &usize) -> String {
        self.visit.lang.count(i64::try_from(*count).unwrap_or(i64::MAX))
    }

    fn value(&self, value: &str) -> String {
        value_word(self.visit.lang, value)
    }

    fn words<'r>(&self, result: &'r Answered) -> &'r [(String, store::Language)] {
        if self.may_run { &result.words } else { &[] }
    }

    fn tongue(&self, language: &store::Language) -> Option<&'static str> {
        (*language != self.visit.lang.language()).then(|| language.word())
    }
}
view!(Results, |page| page.t("feedback-results-title").with("session", page.session_title()).to_string());

fn value_word(lang: Lang, value: &str) -> String {
    match value {
        "yes" | "no" => lang.text(&format!("feedback-{value}")),
        value => lang.text(&format!("feedback-scale-{value}")),
    }
}

/// The figure of a question with its number of answers, or that there are too few.
pub fn figure(lang: Lang, result: &Answered) -> String {
    if !result.is_enough() {
        return lang.text("feedback-few");
    }
    let answered = result.answered;
    match (result.mean(), result.share("yes")) {
        (Some(mean), _) => {
            let mean = lang.decimal(mean, 1);
            lang.t("feedback-mean").with("mean", mean).with("answered", answered).to_string()
        }
        (None, Some(share)) => {
            lang.t("feedback-share").with("share", lang.percent(share)).with("answered", answered).to_string()
        }
        (None, None) => lang.t("feedback-answered").with("answered", answered).to_string(),
    }
}

/// What is asked.
#[derive(Template)]
#[template(path = "feedback/questions.html")]
pub struct Questions<'a> {
    pub visit: &'a Visit,
    pub session: Session,
    pub questions: Vec<Question>,
    pub form: Form,
}

impl Questions<'_> {
    fn session_title(&self) -> &str {
        title_of(&self.session, self.visit.lang)
    }

    fn path(&self) -> String {
        path(self.session.id)
    }

    fn id(&self, question: &Question) -> String {
        Id(question.id).to_string()
    }

    fn text<'q>(&self, question: &'q Question) -> &'q str {
        text_of(question, self.visit.lang)
    }

    fn kind(&self, question: &Question) -> String {
        self.visit.lang.text(&format!("feedback-kind-{}", question.kind.word()))
    }

    fn kinds(&self) -> Vec<(&'static str, String)> {
        questions::kinds().map(|(word, key)| (word, self.visit.lang.text(&key))).collect()
    }
}
view!(Questions, "feedback-questions-title", listed false);

/// One question.
#[derive(Template)]
#[template(path = "feedback/question.html")]
pub struct One<'a> {
    pub visit: &'a Visit,
    pub session: Session,
    pub question: Question,
    pub form: Form,
}

impl One<'_> {
    fn path(&self) -> String {
        format!("{}/questions", path(self.session.id))
    }

    fn id(&self) -> String {
        Id(self.question.id).to_string()
    }
}
view!(One, "feedback-question-title", listed false);
