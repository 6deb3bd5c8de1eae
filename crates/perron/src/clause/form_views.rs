//! The forms of clauses.

use askama::Template;
use store::Bilingual;
use store::clause::Kind;
use store::session::Lever;
use store::summary::{Addressee, Doer};

use super::wording::Found;
use super::{TEXT, WHY, path};
use crate::form::Form;
use crate::id;
use crate::page::{View, view};
use crate::rights::Deed;
use crate::visit::Visit;

/// The form of a wording.
#[derive(Template)]
#[template(path = "clause/wording.html")]
pub struct Wording<'a> {
    pub visit: &'a Visit,
    pub found: Found,
    pub form: Form,
}

view!(Wording, |page| page.heading(), listed false);

impl Wording<'_> {
    fn number(&self) -> i64 {
        self.found.clause.as_ref().map_or(0, |clause| clause.number)
    }

    fn heading(&self) -> String {
        self.visit.t("amendment-title").with("number", self.number().to_string()).to_string()
    }

    fn path(&self) -> String {
        path(self.found.strategy.id, self.number())
    }

    fn strategy(&self) -> String {
        self.visit.nearest(&self.found.strategy.title).0
    }
}

/// What a clause is and whom it asks; with its first words if it is a new one.
#[derive(Template)]
#[template(path = "clause/details.html")]
pub struct Details<'a> {
    pub visit: &'a Visit,
    pub found: Found,
    pub form: Form,
}

view!(Details, |page| page.heading(), listed false);

impl Details<'_> {
    fn is_new(&self) -> bool {
        self.found.clause.is_none()
    }

    fn heading(&self) -> String {
        match &self.found.clause {
            Some(one) => self.visit.t("clause-details").with("number", one.number.to_string()).to_string(),
            None => self.visit.lang.text("clause-new"),
        }
    }

    fn back(&self) -> String {
        match &self.found.clause {
            Some(one) => path(one.strategy_id, one.number),
            None => crate::strategy::path(self.found.strategy.id),
        }
    }

    fn action(&self) -> String {
        match &self.found.clause {
            Some(_) => format!("{}/details", self.back()),
            None => format!("{}/clauses", self.back()),
        }
    }

    fn strategy(&self) -> String {
        self.visit.nearest(&self.found.strategy.title).0
    }

    fn chapters(&self) -> Vec<(String, String)> {
        let own = |title: &Bilingual| self.visit.nearest(title).0;
        self.found.chapters.iter().map(|one| (id::text(&one.id), own(&one.title))).collect()
    }

    fn kinds(&self) -> Vec<(&'static str, String)> {
        self.choices("clause-kind-", &Kind::ALL.iter().map(|one| one.word()).collect::<Vec<_>>())
    }

    fn addressees(&self) -> Vec<(&'static str, String)> {
        self.choices("summary-to-", &Addressee::ALL.iter().map(|one| one.word()).collect::<Vec<_>>())
    }

    fn levers(&self) -> Vec<(&'static str, String)> {
        self.choices("summary-lever-", &Lever::ALL.map(Lever::word))
    }

    fn doers(&self) -> Vec<(&'static str, String)> {
        self.choices("summary-doer-", &Doer::ALL.iter().map(|one| one.word()).collect::<Vec<_>>())
    }

    fn choices(&self, prefix: &str, words: &[&'static str]) -> Vec<(&'static str, String)> {
        words.iter().map(|word| (*word, self.visit.lang.text(&format!("{prefix}{word}")))).collect()
    }
}
