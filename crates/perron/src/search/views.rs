use askama::Template;
use store::search::{Entry, Kind};

use super::excerpt::{Piece, around};
use super::marks::{LONGEST, Question, Stems};
use super::{Found, Hit, Place};
use crate::id::Id;
use crate::page::{Nav, View};
use crate::tongue::Tag;
use crate::visit::Visit;

/// The field, and what was found.
#[derive(Template)]
#[template(path = "search/show.html")]
pub struct Show<'a> {
    visit: &'a Visit,
    question: Question,
    kind: Option<Kind>,
    is_first: bool,
    /// `None`: nothing was asked.
    lines: Option<Vec<Line>>,
    /// Where the next page is.
    next: Option<String>,
}

/// One result.
pub struct Line {
    path: String,
    /// Its title, or the words themselves, with the hits marked.
    heading: Vec<Piece>,
    /// The words around the first hit; empty if the heading says them.
    excerpt: Vec<Piece>,
    /// What it is.
    kind: String,
    /// What it stands in, or whose it is; may be empty.
    home: String,
    /// Language tag of `home`, if it is not the page's.
    home_tag: Option<&'static str>,
    /// The language of the words, as a reader says it: "in English".
    language: String,
    /// The attributes of what holds the words, if that is not the page's.
    said: String,
    /// Those of the heading, which may be what the record is.
    heading_said: String,
}

impl<'a> Show<'a> {
    pub fn of(
        visit: &'a Visit,
        question: Question,
        kind: Option<Kind>,
        from: Place,
        found: Option<Found>,
    ) -> Self {
        let stems = Stems::new();
        let next = found.as_ref().and_then(|found| found.next);
        let next = next.map(|place| address(&question, kind, Some(place)));
        let lines = found.map(|found| {
            found.hits.iter().map(|hit| Line::of(visit, &stems, &question, hit)).collect::<Vec<_>>()
        });
        Self { visit, question, kind, is_first: from == Place::FIRST, lines, next }
    }

    /// What can be looked in: word, name, and whether it is chosen.
    fn kinds(&self) -> Vec<(&'static str, String, bool)> {
        let one = |kind: &Kind| (kind.word(), named(self.visit, *kind, "many"), self.kind == Some(*kind));
        Kind::ALL.iter().map(one).collect()
    }

    fn longest(&self) -> usize {
        LONGEST
    }

    fn is_something_missing(&self) -> bool {
        self.question.is_empty() && !self.question.text.is_empty()
    }

    /// The same question in everything.
    fn everywhere(&self) -> String {
        address(&self.question, None, None)
    }

    /// The first results.
    fn beginning(&self) -> String {
        address(&self.question, self.kind, None)
    }
}

/// Where a question is answered, without the language.
fn address(question: &Question, kind: Option<Kind>, from: Option<Place>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("q", &question.text);
    query.extend_pairs(kind.map(|kind| ("kind", kind.word())));
    query.extend_pairs(from.map(|place| ("from", place.to_text())));
    format!("/search?{}", query.finish())
}

impl View for Show<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        match self.lines {
            Some(_) => self.t("search-title-of").with("q", &self.question.text).to_string(),
            None => self.t("search-title").to_string(),
        }
    }

    fn nav(&self) -> Nav {
        Nav::Search
    }

    fn is_listed(&self) -> bool {
        false
    }
}

/// What a kind is called: one of it, or many.
fn named(visit: &Visit, kind: Kind, how_many: &str) -> String {
    visit.lang.text(&format!("search-{how_many}-{}", kind.word()))
}

impl Line {
    fn of(visit: &Visit, stems: &Stems, question: &Question, hit: &Hit) -> Self {
        let (record, language) = (&hit.record, hit.language);
        let entry = record.entry;
        let [title, text] = hit.said();
        let marked = |text: &str| {
            let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
            around(&line, &question.hits(stems, &line, language).places)
        };
        let kind = named(visit, entry.kind, "one");
        // what has no title is a sentence of its own, or is known by what it is
        let (heading, excerpt) = match (title.is_empty(), entry.kind) {
            (false, _) => (marked(&title), marked(&text)),
            (true, Kind::Statement | Kind::Summary) => (marked(&text), Vec::new()),
            (true, _) => (vec![Piece { text: kind.clone(), is_hit: false }], marked(&text)),
        };
        let is_called = !title.is_empty() || excerpt.is_empty();
        let (home, home_tag) = visit.nearest(&record.home);
        let foreign = (language != visit.lang.language()).then(|| format!("lang=\"{}\"", language.word()));
        let (path, spoken, said) = match &hit.tongue {
            Some(words) => {
                let said = Tag::parse(&words.tag).map(|tag| tag.attributes());
                (crate::tongue::path(entry.id, &words.tag), words.name.clone(), said)
            }
            None => (path(entry), visit.lang.text(&format!("search-in-{}", language.word())), foreign),
        };
        Self {
            path,
            heading,
            excerpt,
            kind,
            home,
            home_tag,
            language: spoken,
            heading_said: said.clone().filter(|_| is_called).unwrap_or_default(),
            said: said.unwrap_or_default(),
        }
    }
}

/// The page on which a record is read, without the language.
fn path(entry: Entry) -> String {
    let (id, within) = (Id(entry.id), Id(entry.within));
    match entry.kind {
        Kind::Community => crate::community::path(entry.id),
        Kind::Story => format!("/stories/{id}"),
        Kind::Conversation => crate::conversation::path(entry.id),
        Kind::Statement => crate::conversation::path(entry.within),
        Kind::Series => format!("/series/{id}"),
        Kind::Session => format!("/sessions/{id}"),
        Kind::Summary => crate::summary::line_path(entry.within, entry.id),
        Kind::Issue => crate::issue::path(entry.id),
        Kind::Plan => format!("/plans/{id}"),
        Kind::Action => format!("/plans/{within}/actions/{id}"),
        Kind::Promise => crate::promise::path(entry.within, entry.id),
        Kind::Terms => format!("/communities/{within}/terms"),
        Kind::Fund => crate::fund::path(entry.id),
        Kind::Project => format!("/funds/{within}/projects/{id}"),
        Kind::Space => format!("/spaces/{id}"),
        Kind::Strategy => format!("/strategies/{id}"),
        Kind::Wave => crate::wave::path(entry.id),
        Kind::Pledge => "/pledge".to_owned(),
    }
}
