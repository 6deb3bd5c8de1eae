//! What the pages of a strategy in another language show.

use askama::Template;
use store::approval::Approval;
use store::clause::{Clause, Version};
use store::strategy::{Chapter, Strategy};

use super::{MOST, Spoken, clause_path, path};
use crate::clause::Standing;
use crate::form::Form;
use crate::markdown;
use crate::page::{View, view};
use crate::rights::Deed;
use crate::strategy::read::Read;
use crate::visit::Visit;

/// The languages of a strategy.
#[derive(Template)]
#[template(path = "tongue/list.html")]
pub struct List<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub all: Vec<Spoken>,
    pub form: Form,
}

view!(List, "tongue-list", nav Strategy);

impl List<'_> {
    fn strategy(&self) -> (String, String) {
        (crate::strategy::path(self.read.strategy.id), self.visit.nearest(&self.read.strategy.title).0)
    }

    fn path_of(&self, one: &Spoken) -> String {
        path(self.read.strategy.id, one.tag.as_str())
    }

    /// How far it is, in words.
    fn progress(&self, one: &Spoken) -> String {
        let (fit, all) = one.progress(&self.read);
        self.visit.t("tongue-progress").with("fit", fit).with("all", all).to_string()
    }

    fn is_full(&self) -> bool {
        self.all.len() >= MOST
    }
}

/// A strategy as it stands, in a language as far as it goes.
#[derive(Template)]
#[template(path = "tongue/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub spoken: Spoken,
}

view!(Show, |page| page.heading().0, nav Strategy);

/// Words, and the attributes of the element that holds them.
type Words = (String, String);

/// A clause in a language, or in that of the page where it is missing.
struct Line {
    number: i64,
    path: String,
    edit: String,
    title: Words,
    text: Words,
    standing: Standing,
    /// Who read it, in a sentence.
    read_by: Option<String>,
    /// Of the clause, and when the words were written: what an approval is of.
    version: i64,
    made: i64,
}

impl Show<'_> {
    fn home(&self) -> String {
        crate::strategy::path(self.read.strategy.id)
    }

    fn path(&self) -> String {
        path(self.read.strategy.id, self.spoken.tag.as_str())
    }

    fn either(&self, own: &str, other: &store::Bilingual) -> Words {
        if !own.is_empty() {
            return (own.to_owned(), self.spoken.tag.attributes());
        }
        let (words, foreign) = self.visit.nearest(other);
        (words, foreign.map(|lang| format!("lang=\"{lang}\"")).unwrap_or_default())
    }

    fn heading(&self) -> Words {
        self.either(&self.spoken.tongue.title, &self.read.strategy.title)
    }

    fn lead(&self) -> Words {
        self.either(&self.spoken.tongue.lead, &self.read.strategy.lead)
    }

    fn chapters(&self) -> Vec<(Words, Vec<Line>)> {
        let of = |chapter: &Chapter| {
            let lines: Vec<Line> =
                self.read.in_chapter(chapter.id).iter().map(|one| self.line(one)).collect();
            (self.either(self.spoken.chapter(chapter.id), &chapter.title), lines)
        };
        self.read.chapters.iter().map(of).filter(|(_, lines)| !lines.is_empty()).collect()
    }

    fn line(&self, clause: &Clause) -> Line {
        let said = self.spoken.clause(clause.number);
        let words = self.read.versions.get(&clause.number).map(|one| one.words.clone()).unwrap_or_default();
        let (text, attributes) = self.either(said.map_or("", |said| said.text.as_str()), &words.text);
        Line {
            number: clause.number,
            path: crate::clause::path(clause.strategy_id, clause.number),
            edit: clause_path(clause.strategy_id, clause.number, self.spoken.tag.as_str()),
            title: self.either(said.map_or("", |said| said.title.as_str()), &words.title),
            text: (markdown::to_html(&text), attributes),
            standing: self.spoken.standing(clause),
            read_by: self.spoken.read_by(clause.number).map(|one| self.read_by(one)),
            version: clause.version,
            made: said.map_or(0, |said| said.made),
        }
    }

    fn read_by(&self, one: &Approval) -> String {
        let date = self.visit.lang.date(one.made, &self.read.strategy.zone);
        let said = self.visit.t("clause-read-by").with("language", self.spoken.tongue.name.as_str());
        said.with("date", date).with("role", one.role.as_str()).to_string()
    }

    fn key(&self, standing: &Standing) -> &'static str {
        match standing {
            Standing::Missing => "tongue-missing",
            Standing::There(store::clause::Parity::Stale) => "tongue-stale",
            other => other.key(),
        }
    }

    fn progress(&self) -> String {
        let (fit, all) = self.spoken.progress(&self.read);
        self.visit.t("tongue-progress").with("fit", fit).with("all", all).to_string()
    }

    fn is_whole(&self) -> bool {
        self.spoken.is_whole(&self.read)
    }

    fn has_headings(&self) -> bool {
        self.spoken.has_headings(&self.read)
    }
}

/// What the strategy and its chapters are called.
#[derive(Template)]
#[template(path = "tongue/headings.html")]
pub struct Headings<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub spoken: Spoken,
    pub form: Form,
}

view!(Headings, "tongue-headings", nav Strategy, listed false);

impl Headings<'_> {
    /// The field of a chapter.
    pub fn field(chapter_id: &i64) -> String {
        format!("chapter-{}", crate::id::text(chapter_id))
    }

    /// The form with what is there.
    pub fn filled(read: &Read, spoken: &Spoken) -> Form {
        let tongue = &spoken.tongue;
        let of = [("name", &*tongue.name), ("title", &*tongue.title), ("lead", &*tongue.lead)];
        let mut form = Form::filled(of);
        for chapter in &read.chapters {
            form.fill(&Self::field(&chapter.id), spoken.chapter(chapter.id));
        }
        form
    }

    fn path(&self) -> String {
        path(self.read.strategy.id, self.spoken.tag.as_str())
    }

    /// The field of each chapter, with what it is called here.
    fn chapters(&self) -> Vec<(String, String)> {
        let of = |chapter: &Chapter| (Self::field(&chapter.id), self.visit.nearest(&chapter.title).0);
        self.read.chapters.iter().map(of).collect()
    }

    fn title_here(&self) -> String {
        self.visit.nearest(&self.read.strategy.title).0
    }

    fn lead_here(&self) -> String {
        self.visit.nearest(&self.read.strategy.lead).0
    }
}

/// A clause, written in a language.
#[derive(Template)]
#[template(path = "tongue/wording.html")]
pub struct Wording<'a> {
    pub visit: &'a Visit,
    pub strategy: Strategy,
    pub spoken: Spoken,
    pub clause: Clause,
    /// The one that stands.
    pub version: Version,
    pub form: Form,
}

view!(Wording, |page| page.heading(), nav Strategy, listed false);

impl Wording<'_> {
    /// The form with what is there.
    pub fn filled(spoken: &Spoken, clause: &Clause) -> Form {
        let said = spoken.clause(clause.number);
        let own = |of: fn(&store::tongue::Said) -> &String| said.map(of).cloned().unwrap_or_default();
        Form::filled([
            ("title", &own(|said| &said.title)),
            ("text", &own(|said| &said.text)),
            ("plain", &own(|said| &said.plain)),
            ("version", &clause.version.to_string()),
        ])
    }

    fn heading(&self) -> String {
        let text = self.visit.t("tongue-wording").with("number", self.clause.number.to_string());
        text.with("language", self.spoken.tongue.name.as_str()).to_string()
    }

    fn back(&self) -> String {
        path(self.strategy.id, self.spoken.tag.as_str())
    }

    fn action(&self) -> String {
        clause_path(self.strategy.id, self.clause.number, self.spoken.tag.as_str())
    }

    /// The clause in the language of the page.
    fn here(&self) -> (String, String, Option<&'static str>) {
        let (text, foreign) = self.visit.nearest(&self.version.words.text);
        (self.visit.nearest(&self.version.words.title).0, markdown::to_html(&text), foreign)
    }
}
