//! What the pages of editions show.

use askama::Template;
use store::Language;
use store::edition::Edition;

use super::content::Content;
use super::freeze::Hindrance;
use super::sheet::Sheet;
use super::{path, voiced_path};
use crate::form::Form;
use crate::markdown;
use crate::page::{View, view};
use crate::strategy::read::Read;
use crate::tongue::Tag;
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
    /// What it says, in the language of the page.
    pub sheet: Sheet,
    /// The strategy as it stands now.
    pub read: Read,
}

view!(Show, |page| page.sheet.title.clone(), nav Strategy);

impl Show<'_> {
    fn html(&self, text: &str) -> String {
        markdown::to_html(text)
    }

    fn path(&self) -> String {
        path(self.edition.strategy_id, self.edition.number)
    }

    fn voiced_path(&self, tag: &Tag) -> String {
        voiced_path(self.edition.strategy_id, self.edition.number, tag)
    }

    fn is_printable(&self) -> bool {
        self.sheet.is_printable(&self.visit.app.press)
    }

    /// The attributes of what stands beside words in another language, in that of the page.
    fn beside(&self) -> String {
        let tag = self.visit.lang.tag();
        self.sheet.tongue.as_ref().map_or_else(String::new, |_| format!(" lang=\"{tag}\" dir=\"ltr\""))
    }

    /// The other languages of it: where, the name of each, its attributes.
    fn tongues(&self) -> Vec<(String, &str, String)> {
        let read = |one: &super::content::Voiced| Tag::parse(&one.tag).map(|tag| tag.attributes());
        let of =
            |one: &'_ super::content::Voiced| (format!("{}/tongues/{}", self.path(), one.tag), read(one));
        let all = self.content.tongues.iter();
        all.filter_map(|one| Some((of(one).0, one.name.as_str(), of(one).1?))).collect()
    }

    fn strategy_path(&self) -> String {
        crate::strategy::path(self.edition.strategy_id)
    }

    fn clause_path(&self, number: &i64) -> String {
        crate::clause::path(self.edition.strategy_id, *number)
    }

    /// What became of a clause since: its text changed, something under it was taken back, it was retired.
    fn since(&self, number: &i64) -> Vec<String> {
        let published = self.content.chapters.iter().flat_map(|chapter| &chapter.clauses);
        let published = published.into_iter().find(|one| one.number == *number);
        let (Some(now), Some(then)) = (self.read.clause(*number), published) else { return Vec::new() };
        let mut said = Vec::new();
        if now.retired.is_some() {
            said.push(self.visit.lang.text("edition-since-retired"));
        } else if now.version != then.version {
            said.push(self.visit.lang.text("edition-since-changed"));
        }
        if let Some(at) = self.read.marked.get(number) {
            let stands = self.read.support.get(number).is_some_and(|one| !one.is_bare());
            let key = if stands { "clause-marked-stands" } else { "clause-marked-falls" };
            let date = self.visit.lang.date(*at, &self.read.strategy.zone);
            said.push(self.visit.t(key).with("date", date).to_string());
        }
        said
    }

    fn others(&self) -> Vec<(String, String)> {
        let of = |one: &Edition| {
            let text = self.visit.t("strategy-edition").with("number", one.number.to_string());
            let day = crate::plan::day(self.visit.lang, &one.day);
            (path(one.strategy_id, one.number), text.with("date", day).to_string())
        };
        self.read.editions.iter().filter(|one| one.number != self.edition.number).map(of).collect()
    }

    fn is_last(&self) -> bool {
        self.read.editions.first().is_some_and(|last| last.number == self.edition.number)
    }
}
