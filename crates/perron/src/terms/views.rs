//! The pages of terms of reference.

use askama::Template;
use store::assent::Verdict;
use store::terms::{State, Terms};

use super::TEXT;
use super::pages::Read;
use crate::form::Form;
use crate::markdown;
use crate::page::{View, view};
use crate::plan::Tally;
use crate::plan::forms::WORDS;
use crate::rights::Deed;
use crate::visit::Visit;

/// A version, with the others.
#[derive(Template)]
#[template(path = "terms/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    /// Which is shown; none if there is none.
    pub version: Option<i64>,
    pub form: Form,
}

view!(Show, "terms-title", nav Communities);

impl Show<'_> {
    fn shown(&self) -> Option<&Terms> {
        self.read.all.iter().find(|one| Some(one.version) == self.version)
    }

    fn is_shown(&self, one: &Terms) -> bool {
        Some(one.version) == self.version
    }

    fn name(&self) -> &str {
        self.read.community.name.nearest(self.visit.lang.language()).0
    }

    fn home(&self) -> String {
        crate::community::path(self.read.community.id)
    }

    fn path(&self) -> String {
        super::path(self.read.community.id)
    }

    /// The text as HTML, and the language it is in.
    fn text(&self, one: &Terms) -> (String, &'static str) {
        let (text, language) = one.text.nearest(self.visit.lang.language());
        (markdown::to_html(text), crate::i18n::Lang::from(language).tag())
    }

    fn tally(&self, one: &Terms) -> Tally {
        Tally::of(self.read.said(one.id), one.room, 0)
    }

    /// `Version 2: agreed on 3 May 2027`
    fn standing(&self, one: &Terms) -> String {
        let at = one.agreed.unwrap_or(one.made);
        let date = self.visit.lang.date(at, "UTC");
        let key = format!("terms-standing-{}", one.state.word());
        self.visit.lang.t(&key).with("version", one.version).with("date", date).to_string()
    }

    fn objections(&self, one: &Terms) -> Vec<(&str, &'static str)> {
        let own = self.read.said(one.id).iter().filter(|one| one.verdict == Verdict::No);
        own.map(|one| (one.words.as_str(), one.language.word())).collect()
    }

    fn is_proposed(&self, one: &Terms) -> bool {
        one.state == State::Proposed
    }

    fn mine(&self, one: &Terms) -> Option<Verdict> {
        let me = self.visit.person.as_ref()?.id;
        self.read.said(one.id).iter().find(|said| said.person_id == Some(me)).map(|said| said.verdict)
    }
}

/// The form of a version.
#[derive(Template)]
#[template(path = "terms/new.html")]
pub struct New<'a> {
    pub visit: &'a Visit,
    pub path: String,
    pub form: Form,
}

view!(New, "terms-new", nav Communities, listed false);
