use askama::Template;
use store::lean::Lean;
use store::{Bilingual, Language};

use crate::page::{View, view};
use crate::visit::Visit;

/// Somebody's words, and where they went.
pub struct Word {
    /// Key of what they are.
    pub key: &'static str,
    pub text: String,
    pub language: Language,
    /// The session they were said in; may be empty.
    pub from: String,
    pub path: String,
    /// They were taken back.
    pub is_back: bool,
    pub steps: Vec<Step>,
}

/// One step up from somebody's words.
pub struct Step {
    /// What it is.
    pub name: String,
    /// What it is called.
    pub title: String,
    pub foreign: Option<&'static str>,
    pub path: String,
    /// Since when it is marked, as the words under it were taken back.
    pub mend: Option<String>,
}

impl Step {
    /// Something that leans on the words, and is no clause; `named` is what it is called now.
    pub fn of(visit: &Visit, lean: &Lean, named: Option<Bilingual>) -> Self {
        let key = if lean.path.starts_with("/sessions/") { "trace-line" } else { "trace-place" };
        let (title, foreign) = match &named {
            Some(name) => visit.nearest(name),
            None => (lean.title.clone(), None),
        };
        Self {
            name: visit.lang.text(key),
            title,
            foreign,
            path: lean.path.clone(),
            mend: lean.mend.filter(|_| lean.mended.is_none()).map(|at| visit.lang.date(at, "UTC")),
        }
    }
}

/// Where somebody's words went.
#[derive(Template)]
#[template(path = "trace/mine.html")]
pub struct Mine<'a> {
    pub visit: &'a Visit,
    pub words: Vec<Word>,
}

view!(Mine, "trace-mine", listed false);
