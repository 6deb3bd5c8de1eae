//! The page that asks, and the stewards' page of counts.

use askama::Template;
use axum::response::Response;
use store::person::Role;
use store::self_identification as sheets;

use super::counts::{self, Board};
use super::questions::{Answers, OWN, QUESTIONS, Question, UNSAID};
use super::{Lock, erase as erase_of, keep, lock, of_person};
use crate::error::Error;
use crate::form::Form;
use crate::page::{View, view};
use crate::visit::Visit;

/// Where one answers.
const PAGE: &str = "/me/self-identification";

/// The questions, with what was said.
#[derive(Template)]
#[template(path = "self_identification/ask.html")]
struct Ask<'a> {
    visit: &'a Visit,
    form: Form,
    is_given: bool,
    is_shut: bool,
}
view!(Ask, "self-title", listed false);

/// How many said what.
#[derive(Template)]
#[template(path = "self_identification/counts.html")]
struct Counts<'a> {
    visit: &'a Visit,
    board: Option<Board>,
    /// Why nothing opens, for whoever can mend it.
    shut: Option<String>,
}
view!(Counts, "self-counts-title", listed false);

/// The words of a question and of its answers.
trait Words: View {
    fn ask(&self, question: &str) -> String {
        self.visit().lang.text(&format!("self-ask-{question}"))
    }

    fn say(&self, question: &str, answer: &str) -> String {
        say(self.visit().lang, question, answer)
    }

    fn questions(&self) -> &'static [Question] {
        QUESTIONS
    }
}

/// The words of an answer.
pub fn say(lang: crate::i18n::Lang, question: &str, answer: &str) -> String {
    match answer {
        UNSAID => lang.text("self-unsaid"),
        OWN => lang.text("self-own"),
        _ => lang.text(&format!("self-{question}-{answer}")),
    }
}

impl Words for Ask<'_> {}
impl Words for Counts<'_> {}

impl Ask<'_> {
    fn choices(&self, question: &Question) -> Vec<(&'static str, String)> {
        let words = question.choices.iter().copied().chain([UNSAID]);
        words.map(|word| (word, self.say(question.word, word))).collect()
    }
}

impl Counts<'_> {
    fn day(&self, board: &Board) -> String {
        self.visit.lang.date(board.made, "UTC")
    }
}

/// `GET /me/self-identification`
pub async fn show(visit: Visit) -> Result<Response, Error> {
    let me = visit.me()?.id;
    let (answers, is_shut) = match lock(&visit.app).await? {
        Lock::New => (Answers::default(), false),
        Lock::Open(key) => (of_person(&visit.app, &key, me).await?, false),
        Lock::Shut(_) => (Answers::default(), true),
    };
    let is_given = answers != Answers::default();
    visit.show(&Ask { visit: &visit, form: answers.form(), is_given, is_shut })
}

/// `POST /me/self-identification`: keeps what was said now, in the place of what was said before.
pub async fn change(visit: Visit, mut form: Form) -> Result<Response, Error> {
    let me = visit.me()?.id;
    let Some(answers) = Answers::parse(&mut form) else {
        return visit.refuse(&Ask { visit: &visit, form, is_given: false, is_shut: false });
    };
    if answers == Answers::default() {
        return erase(visit).await;
    }
    match keep(&visit.app, me, &answers).await? {
        Some(()) => visit.go_saying(PAGE, "self-kept"),
        None => visit.refuse(&Ask { visit: &visit, form, is_given: false, is_shut: true }),
    }
}

/// `POST /me/self-identification/erasure`
pub async fn erase(visit: Visit) -> Result<Response, Error> {
    let me = visit.me()?.id;
    match lock(&visit.app).await? {
        Lock::New => {}
        Lock::Open(key) => visit.app.db.write(move |tx| erase_of(tx, Some(&key), me)).await?,
        Lock::Shut(_) => {
            let form = Form::new();
            return visit.refuse(&Ask { visit: &visit, form, is_given: false, is_shut: true });
        }
    }
    visit.go_saying(PAGE, "self-erased")
}

/// `GET /self-identification/counts`
pub async fn counts(visit: Visit) -> Result<Response, Error> {
    let shut = match lock(&visit.app).await? {
        Lock::Shut(why) => Some(why),
        Lock::New | Lock::Open(_) => None,
    };
    let board = visit.app.db.read(Board::read).await?;
    visit.show(&Counts { visit: &visit, board, shut })
}

/// `POST /self-identification/new-key`: the key is lost for good; what it sealed is removed, so that people may answer
/// anew. Nothing is removed while the answers still open.
pub async fn begin_anew(visit: Visit) -> Result<Response, Error> {
    if matches!(lock(&visit.app).await?, Lock::Shut(_)) {
        let removed = visit.app.db.write(|tx| {
            counts::clear(tx)?;
            store::response::delete_sealed(tx)?;
            sheets::delete_all(tx)
        });
        let removed = removed.await?;
        tracing::warn!(sheets = removed, "answers on self-identification removed: their key was lost");
    }
    visit.go_saying("/self-identification/counts", "self-counts-anew")
}
