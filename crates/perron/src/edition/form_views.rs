//! What the pages of an edition's forms show.

use askama::Template;
use store::edition::Edition;

use super::content::Content;
use super::paper::{named, titled};
use super::sheet::Sheet;
use super::{cited, path, voiced_path};
use crate::i18n::Lang;
use crate::markdown;
use crate::page::{View as Page, view};
use crate::strategy::path as strategy_path;
use crate::tongue::Tag;
use crate::visit::Visit;

/// An edition in plain words.
#[derive(Template)]
#[template(path = "edition/plain.html")]
pub struct Plain<'a> {
    pub visit: &'a Visit,
    /// In the language of its words.
    path: String,
    edition: String,
    strategy: String,
    sheet: Sheet,
    is_printable: bool,
    chapters: Vec<(String, Vec<Clause>)>,
    /// Who does not agree, and what they say.
    apart: Vec<(String, String)>,
}
view!(Plain, |page| page.t("edition-plain-of").with("title", page.sheet.title.as_str()).to_string());

/// A clause in plain words.
pub struct Clause {
    number: i64,
    title: String,
    /// As HTML.
    text: String,
    is_plain: bool,
}

impl<'a> Plain<'a> {
    pub fn of(visit: &'a Visit, edition: &Edition, content: &Content, tongue: Option<Tag>) -> Self {
        let house = visit.app.settings.address.as_str();
        let sheet = Sheet { tongue, ..Sheet::of(content, &edition.sha256, house, visit.lang) };
        let clause = |entry: &super::sheet::Entry| {
            let (text, is_plain) = entry.plainly();
            Clause {
                number: entry.number,
                title: titled(visit.lang, entry),
                text: markdown::to_html(text),
                is_plain,
            }
        };
        let chapter = |part: &super::sheet::Part| {
            (part.heading.clone(), part.clauses.iter().map(clause).collect::<Vec<_>>())
        };
        let apart = sheet.minorities.iter();
        Self {
            visit,
            path: match &sheet.tongue {
                Some(tag) => voiced_path(edition.strategy_id, edition.number, tag),
                None => path(edition.strategy_id, edition.number),
            },
            edition: path(edition.strategy_id, edition.number),
            is_printable: sheet.is_printable(&visit.app.press),
            strategy: strategy_path(edition.strategy_id),
            chapters: sheet.chapters.iter().map(chapter).collect(),
            apart: apart.map(|(who, text)| (named(visit.lang, who), markdown::to_html(text))).collect(),
            sheet,
        }
    }
}

/// How to cite an edition.
#[derive(Template)]
#[template(path = "edition/citation.html")]
pub struct Citation<'a> {
    pub visit: &'a Visit,
    pub edition: Edition,
    pub content: Content,
}
view!(Citation, "edition-cite");

impl Citation<'_> {
    fn path(&self) -> String {
        path(self.edition.strategy_id, self.edition.number)
    }

    fn name(&self) -> String {
        let name = self.content.title.get(self.visit.lang.language());
        format!("{} · {}", markdown::plain(name), super::sheet::kicker(&self.content, self.visit.lang))
    }

    /// The sentence, in the language of the page first.
    fn sentences(&self) -> Vec<(&'static str, String)> {
        let one = |lang: Lang| (lang.tag(), cited::sentence(&self.content, &self.edition.sha256, lang));
        [self.visit.lang, self.visit.lang.other()].into_iter().map(one).collect()
    }

    fn id(&self) -> String {
        cited::id(&self.content, &self.edition.sha256)
    }

    fn bibtex(&self) -> String {
        cited::bibtex(&self.content, &self.edition.sha256, self.visit.lang)
    }

    fn csl(&self) -> String {
        cited::csl(&self.content, &self.edition.sha256, self.visit.lang)
    }
}

/// An edition that a later program wrote.
#[derive(Template)]
#[template(path = "edition/newer.html")]
pub struct Newer<'a> {
    pub visit: &'a Visit,
    pub path: String,
}
view!(Newer, "edition-newer-title", listed false);
