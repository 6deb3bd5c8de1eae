//! What the pages of editions show.

use askama::Template;
use store::Language;
use store::edition::Edition;

use super::content::{Clause, Content, Text};
use super::freeze::Hindrance;
use super::path;
use crate::clause::views::voices;
use crate::form::Form;
use crate::markdown;
use crate::page::{View, view};
use crate::strategy::read::Read;
use crate::visit::Visit;

/// What would go out.
#[derive(Template)]
#[template(path = "edition/new.html")]
pub struct New<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub hindrances: Vec<Hindrance>,
    pub form: Form,
}

view!(New, "edition-new", nav Strategy, listed false);

impl New<'_> {
    fn strategy(&self) -> (String, String) {
        (crate::strategy::path(self.read.strategy.id), self.visit.nearest(&self.read.strategy.title).0)
    }

    fn number(&self) -> i64 {
        self.read.editions.first().map_or(1, |last| last.number + 1)
    }

    fn clauses(&self) -> usize {
        crate::clause::in_text(&self.read.clauses).count()
    }

    fn bare(&self) -> usize {
        let is_bare =
            |number: &i64| self.read.support.get(number).is_none_or(super::content::Support::is_bare);
        crate::clause::in_text(&self.read.clauses).filter(|one| is_bare(&one.number)).count()
    }

    /// Each in a sentence, with where one mends it.
    fn told(&self) -> Vec<(String, String)> {
        let base = crate::strategy::path(self.read.strategy.id);
        let language = |one: Language| self.visit.lang.text(&format!("clause-language-{}", one.word()));
        let of = |one: &Hindrance| match one {
            Hindrance::Empty => (self.visit.lang.text("edition-empty"), format!("{base}/clauses/new")),
            Hindrance::NotOpen => (self.visit.lang.text("edition-not-open"), format!("{base}/settings")),
            Hindrance::Same(number) => {
                let text = self.visit.t("edition-same").with("number", number.to_string());
                (text.to_string(), path(self.read.strategy.id, *number))
            }
            Hindrance::Head(lang) => {
                let text = self.visit.t("edition-head-missing").with("language", language(*lang));
                (text.to_string(), format!("{base}/settings"))
            }
            Hindrance::Chapter(title, lang) => {
                let text = self.visit.t("edition-chapter-missing").with("language", language(*lang));
                (text.with("title", title.as_str()).to_string(), format!("{base}/settings"))
            }
            Hindrance::Language(number, lang, standing) => {
                let text = self.visit.t("edition-clause-unfit").with("number", number.to_string());
                let text = text.with("language", language(*lang));
                let text = text.with("standing", self.visit.lang.text(standing.key()));
                (text.to_string(), crate::clause::path(self.read.strategy.id, *number))
            }
            Hindrance::Falls(number) => {
                let text = self.visit.t("edition-clause-falls").with("number", number.to_string());
                (text.to_string(), crate::clause::path(self.read.strategy.id, *number))
            }
        };
        self.hindrances.iter().map(of).collect()
    }
}

/// An edition.
#[derive(Template)]
#[template(path = "edition/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub edition: Edition,
    pub content: Content,
    /// The strategy as it stands now.
    pub read: Read,
}

view!(Show, |page| page.own(&page.content.title), nav Strategy);

impl Show<'_> {
    fn own(&self, text: &Text) -> String {
        text.get(self.visit.lang.language()).to_owned()
    }

    fn html(&self, text: &Text) -> String {
        markdown::to_html(text.get(self.visit.lang.language()))
    }

    fn kicker(&self) -> String {
        let text = self.visit.t("strategy-edition").with("number", self.edition.number.to_string());
        text.with("date", crate::plan::day(self.visit.lang, &self.edition.day)).to_string()
    }

    fn path(&self) -> String {
        path(self.edition.strategy_id, self.edition.number)
    }

    fn strategy_path(&self) -> String {
        crate::strategy::path(self.edition.strategy_id)
    }

    fn clause_path(&self, clause: &Clause) -> String {
        crate::clause::path(self.edition.strategy_id, clause.number)
    }

    /// What stood under a clause when it went out.
    fn rows(&self, clause: &Clause) -> Vec<(String, String)> {
        let mut rows = Vec::new();
        let name = |key: &str| self.visit.lang.text(key);
        rows.extend(voices(self.visit, &clause.support).map(|told| (name("clause-voices"), told)));
        rows.extend(
            crate::clause::views::places(self.visit, &clause.support)
                .map(|told| (name("clause-places"), told)),
        );
        let word = |prefix: &str, word: &str| name(&format!("{prefix}{word}"));
        for (key, prefix, said) in [
            ("summary-addressee", "summary-to-", &clause.addressee),
            ("summary-doer", "summary-doer-", &clause.doer),
            ("summary-lever", "summary-lever-", &clause.lever),
        ] {
            if !said.is_empty() {
                rows.push((name(key), word(prefix, said)));
            }
        }
        if !clause.cost.is_empty() {
            rows.push((name("clause-cost"), self.own(&clause.cost)));
        }
        rows
    }

    fn is_bare(&self, clause: &Clause) -> bool {
        clause.support.is_bare()
    }

    /// What became of a clause since: its text changed, something under it was taken back, it was retired.
    fn since(&self, clause: &Clause) -> Vec<String> {
        let Some(now) = self.read.clause(clause.number) else { return Vec::new() };
        let mut said = Vec::new();
        if now.retired.is_some() {
            said.push(self.visit.lang.text("edition-since-retired"));
        } else if now.version != clause.version {
            said.push(self.visit.lang.text("edition-since-changed"));
        }
        if let Some(at) = self.read.marked.get(&clause.number) {
            let stands = self.read.support.get(&clause.number).is_some_and(|one| !one.is_bare());
            let key = if stands { "clause-marked-stands" } else { "clause-marked-falls" };
            let date = self.visit.lang.date(*at, &self.read.strategy.zone);
            said.push(self.visit.t(key).with("date", date).to_string());
        }
        said
    }

    fn clauses(&self) -> usize {
        self.content.chapters.iter().map(|chapter| chapter.clauses.len()).sum()
    }

    fn others(&self) -> Vec<(String, String)> {
        let of = |one: &&Edition| {
            let text = self.visit.t("strategy-edition").with("number", one.number.to_string());
            let day = crate::plan::day(self.visit.lang, &one.day);
            (path(one.strategy_id, one.number), text.with("date", day).to_string())
        };
        let others = self.read.editions.iter().filter(|one| one.number != self.edition.number);
        others.map(|one| of(&one)).collect()
    }

    fn is_last(&self) -> bool {
        self.read.editions.first().is_some_and(|last| last.number == self.edition.number)
    }
}
