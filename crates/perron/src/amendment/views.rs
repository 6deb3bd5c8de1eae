//! What is suggested and said of a strategy, on one page.

use askama::Template;
use store::amendment::Amendment;
use store::clause::Clause;
use store::remark::Remark;

use crate::clause::diff::Run;
use crate::clause::views::{Changed, changes};
use crate::page::{View, view};
use crate::strategy::read::Read;
use crate::visit::Visit;

/// What is suggested and said, in the order of the text.
#[derive(Template)]
#[template(path = "amendment/discussion.html")]
pub struct Discussion<'a> {
    pub visit: &'a Visit,
    pub read: Read,
}

view!(Discussion, "amendment-discussion");

/// One clause of it.
pub struct Talk<'a> {
    pub path: String,
    pub number: i64,
    pub title: String,
    pub foreign: Option<&'static str>,
    pub waiting: Vec<&'a Amendment>,
    pub remarks: Vec<&'a Remark>,
}

impl Discussion<'_> {
    fn strategy(&self) -> (String, String) {
        (crate::strategy::path(self.read.strategy.id), self.visit.nearest(&self.read.strategy.title).0)
    }

    fn talks(&self) -> Vec<Talk<'_>> {
        let all = self.read.chapters.iter().flat_map(|chapter| self.read.in_chapter(chapter.id));
        let talk = |clause: &Clause| {
            let (title, foreign) = self.visit.nearest(&self.read.title(clause.number));
            Talk {
                path: crate::clause::path(clause.strategy_id, clause.number),
                number: clause.number,
                title,
                foreign,
                waiting: self.read.waiting(clause.number).collect(),
                remarks: self.read.remarks(clause.number).collect(),
            }
        };
        all.map(talk).filter(|talk| !talk.waiting.is_empty() || !talk.remarks.is_empty()).collect()
    }

    fn changed(&self, one: &Amendment) -> Vec<Changed> {
        let nothing = store::clause::Words::default();
        let words = self.read.versions.get(&one.number).map_or(&nothing, |version| &version.words);
        changes((&words.title, &words.text), (&one.title, &one.text))
    }

    fn by(&self, name: &str, made: &i64) -> String {
        let date = self.visit.lang.date(*made, &self.read.strategy.zone);
        match name {
            "" => date,
            name => self.visit.t("clause-by").with("name", name).with("date", date).to_string(),
        }
    }
}
