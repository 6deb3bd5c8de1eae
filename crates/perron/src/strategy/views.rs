//! What the pages of strategies show.

use askama::Template;
use store::Language;
use store::clause::{Clause, Parity, Version};
use store::community::Community;
use store::edition::Edition;
use store::strategy::{Chapter, State, Strategy};

use super::read::Read;
use super::{TEXT, path};
use crate::clause::views::{Margin, facts};
use crate::clause::{Standing, in_text};
use crate::form::Form;
use crate::id;
use crate::markdown;
use crate::page::{View, view};
use crate::place::ask::Question;
use crate::rights::Deed;
use crate::visit::Visit;

/// A strategy in a list.
pub struct Line {
    pub path: String,
    pub title: String,
    pub foreign: Option<&'static str>,
    pub lead: Option<(String, Option<&'static str>)>,
    pub state: &'static str,
    pub is_open: bool,
    pub facts: String,
    pub edition: Option<(String, String)>,
}

impl Line {
    pub fn of(visit: &Visit, one: &Strategy, editions: &[Edition], clauses: usize) -> Self {
        let (title, foreign) = visit.nearest(&one.title);
        let lead = visit.nearest(&one.lead);
        let last = editions.first().map(|last| {
            let text = visit.t("strategy-edition").with("number", last.number.to_string());
            let day = crate::plan::day(visit.lang, &last.day);
            (crate::edition::path(one.id, last.number), text.with("date", day).to_string())
        });
        Self {
            path: path(one.id),
            title,
            foreign,
            lead: (!lead.0.is_empty()).then_some(lead),
            state: state_key(one.state),
            is_open: one.state == State::Open,
            facts: visit.t("strategy-clauses").with("count", clauses).to_string(),
            edition: last,
        }
    }
}

/// Key of how far one is.
pub const fn state_key(state: State) -> &'static str {
    match state {
        State::Draft => "strategy-state-draft",
        State::Open => "strategy-state-open",
        State::Closed => "strategy-state-closed",
    }
}

/// The strategies of the house.
#[derive(Template)]
#[template(path = "strategy/list.html")]
pub struct List<'a> {
    pub visit: &'a Visit,
    pub lines: Vec<Line>,
}

view!(List, "strategy-list", nav Strategy);

impl List<'_> {
    fn may_begin(&self) -> bool {
        self.visit.rights.somewhere(Deed::Run)
    }
}

/// A strategy as it stands.
#[derive(Template)]
#[template(path = "strategy/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub read: Read,
}

view!(Show, |page| page.visit.nearest(&page.read.strategy.title).0, nav Strategy);

impl Show<'_> {
    fn heading(&self) -> (String, Option<&'static str>) {
        self.visit.nearest(&self.read.strategy.title)
    }

    fn lead(&self) -> Option<(String, Option<&'static str>)> {
        let lead = self.visit.nearest(&self.read.strategy.lead);
        (!lead.0.is_empty()).then_some(lead)
    }

    fn path(&self) -> String {
        path(self.read.strategy.id)
    }

    fn state(&self) -> &'static str {
        state_key(self.read.strategy.state)
    }

    fn holders(&self) -> Vec<(String, String, Option<&'static str>)> {
        let of = |one: &Community| {
            let (name, foreign) = self.visit.nearest(&one.name);
            (crate::community::path(one.id), name, foreign)
        };
        self.read.holders.iter().map(of).collect()
    }

    fn chapters(&self) -> Vec<(&Chapter, String, Option<&'static str>, Vec<&Clause>)> {
        let of = |chapter: &'_ Chapter| {
            let (title, foreign) = self.visit.nearest(&chapter.title);
            (title, foreign, self.read.in_chapter(chapter.id))
        };
        let all = self.read.chapters.iter().map(|chapter| (chapter, of(chapter)));
        all.map(|(chapter, (title, foreign, clauses))| (chapter, title, foreign, clauses))
            .filter(|(.., clauses)| !clauses.is_empty())
            .collect()
    }

    fn title_of(&self, clause: &Clause) -> (String, Option<&'static str>) {
        self.visit.nearest(&self.read.title(clause.number))
    }

    fn text_of(&self, clause: &Clause) -> (String, Option<&'static str>) {
        let text = self.read.versions.get(&clause.number).map(|one| one.words.text.clone());
        let (text, foreign) = self.visit.nearest(&text.unwrap_or_default());
        (markdown::to_html(&text), foreign)
    }

    /// Whether a machine drafted what is read here, and nobody has approved it yet.
    fn is_by_machine(&self, clause: &Clause) -> bool {
        let version = self.read.versions.get(&clause.number);
        let standing = version.map(|one| Standing::of(one, self.visit.lang.language()));
        standing == Some(Standing::There(Parity::Machine))
    }

    fn clause_path(&self, clause: &Clause) -> String {
        crate::clause::path(clause.strategy_id, clause.number)
    }

    fn margin(&self, clause: &Clause) -> Margin {
        Margin::of(self.visit, &self.read, clause)
    }

    fn facts(&self, clause: &Clause) -> Vec<(String, String)> {
        facts(self.visit, clause)
    }

    fn said(&self, clause: &Clause) -> Option<&crate::endorsement::UnderClause> {
        self.read.endorsed.get(&clause.number)
    }

    fn asked(&self, clause: &Clause) -> Option<&crate::reply::UnderClause> {
        self.read.replied.get(&clause.number)
    }

    fn waiting(&self, clause: &Clause) -> usize {
        self.read.waiting(clause.number).count()
    }

    fn is_unfit(&self, clause: &Clause) -> bool {
        let version = self.read.versions.get(&clause.number);
        version.is_some_and(|one| Language::ALL.iter().any(|language| !Standing::of(one, *language).is_fit()))
    }

    fn unfit(&self) -> usize {
        in_text(&self.read.clauses).filter(|clause| self.is_unfit(clause)).count()
    }

    fn talks(&self) -> usize {
        in_text(&self.read.clauses).map(|clause| self.waiting(clause)).sum()
    }

    fn editions(&self) -> Vec<(String, String)> {
        let id = self.read.strategy.id;
        let of = |one: &Edition| {
            let text = self.visit.t("strategy-edition").with("number", one.number.to_string());
            let day = crate::plan::day(self.visit.lang, &one.day);
            (crate::edition::path(id, one.number), text.with("date", day).to_string())
        };
        self.read.editions.iter().map(of).collect()
    }

    fn retired(&self) -> Vec<(String, i64, String)> {
        let of = |clause: &Clause| (self.clause_path(clause), clause.number, self.title_of(clause).0);
        self.read.clauses.iter().filter(|clause| clause.retired.is_some()).map(of).collect()
    }
}

/// The text in its languages, side by side.
#[derive(Template)]
#[template(path = "strategy/languages.html")]
pub struct Languages<'a> {
    pub visit: &'a Visit,
    pub read: Read,
}

view!(Languages, "strategy-languages", nav Strategy);

impl Languages<'_> {
    fn path(&self) -> String {
        path(self.read.strategy.id)
    }

    fn name(&self) -> String {
        self.visit.nearest(&self.read.strategy.title).0
    }

    fn clauses(&self) -> Vec<&Version> {
        in_text(&self.read.clauses).filter_map(|clause| self.read.versions.get(&clause.number)).collect()
    }

    fn clause_path(&self, version: &Version) -> String {
        crate::clause::path(self.read.strategy.id, version.number)
    }

    fn title_in<'v>(&self, version: &'v Version, language: &Language) -> &'v str {
        version.words.title.get(*language)
    }

    fn text_in(&self, version: &Version, language: &Language) -> String {
        markdown::to_html(version.words.text.get(*language))
    }

    fn standing(&self, version: &Version, language: &Language) -> Standing {
        Standing::of(version, *language)
    }
}

/// Where a new strategy begins.
#[derive(Template)]
#[template(path = "strategy/new.html")]
pub struct New<'a> {
    pub visit: &'a Visit,
    pub homes: Vec<Community>,
    pub form: Form,
}

view!(New, "strategy-new", nav Strategy, listed false);

impl New<'_> {
    fn choices(&self) -> Vec<(String, String)> {
        self.homes.iter().map(|one| (id::text(&one.id), self.visit.nearest(&one.name).0)).collect()
    }
}

/// What those who run it change.
#[derive(Template)]
#[template(path = "strategy/settings.html")]
pub struct Settings<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub form: Form,
    pub place: Question,
    /// Of the smaller forms.
    pub aside: Form,
}

view!(Settings, "strategy-settings", nav Strategy, listed false);

impl Settings<'_> {
    fn path(&self) -> String {
        path(self.read.strategy.id)
    }

    fn name(&self) -> String {
        self.visit.nearest(&self.read.strategy.title).0
    }

    fn states(&self) -> Vec<(&'static str, String)> {
        State::ALL.iter().map(|one| (one.word(), self.visit.lang.text(state_key(*one)))).collect()
    }

    fn is_empty(&self, chapter: &Chapter) -> bool {
        !self.read.clauses.iter().any(|clause| clause.chapter_id == chapter.id)
    }
}
