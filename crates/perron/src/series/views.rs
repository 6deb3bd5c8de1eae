//! The pages of series.

use askama::Template;
use store::Bilingual;
use store::series::{Listed, Series, State};
use store::session::Listed as Session;

use super::forms::TEXT;
use super::pages::Read;
use super::path;
use crate::conversation::Holders;
use crate::form::Form;
use crate::id::Id;
use crate::markdown;
use crate::page::{View, view};
use crate::rights::Deed;
use crate::session::{Line, Standing};
use crate::visit::Visit;

/// The series of the house, the newest first.
#[derive(Template)]
#[template(path = "series/list.html")]
pub struct List<'a> {
    pub visit: &'a Visit,
    pub all: Vec<Listed>,
    /// The address of the next page, if there is one.
    pub more: Option<String>,
}

view!(List, "series-list", nav Sessions);

impl List<'_> {
    fn own<'b>(&self, text: &'b Bilingual) -> &'b str {
        text.nearest(self.visit.lang.language()).0
    }

    fn path(&self, one: &Listed) -> String {
        path(one.id)
    }

    /// What it is, in its first paragraph.
    fn first(&self, text: &Bilingual) -> String {
        self.own(text).lines().next().unwrap_or_default().to_owned()
    }

    fn date(&self, at: &i64) -> String {
        self.visit.lang.date(*at, "America/Toronto")
    }

    fn may_make(&self) -> bool {
        self.visit.rights.somewhere(Deed::Run)
    }
}

/// The page of a series.
#[derive(Template)]
#[template(path = "series/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub may_run: bool,
    pub now: i64,
}

view!(Show, |page| page.read.series.title.nearest(page.visit.lang.language()).0.to_owned(), nav Sessions);

impl Show<'_> {
    fn path(&self) -> String {
        path(self.read.series.id)
    }

    fn is_open(&self) -> bool {
        self.read.series.state == State::Open && self.lines().iter().any(Line::is_open)
    }

    /// The parts that say something: key of the heading, its anchor, the text as HTML, the language it is in.
    fn parts(&self) -> Vec<(&'static str, &'static str, String, &'static str)> {
        let series = &self.read.series;
        let parts = [
            ("series-about", "about", &series.about),
            ("series-audience", "audience", &series.audience),
            ("series-logistics", "logistics", &series.logistics),
            ("series-benefits", "benefits", &series.benefits),
            ("series-values", "values", &series.values),
        ];
        let said = parts.into_iter().filter(|(.., text)| **text != Bilingual::default());
        said.map(|(key, anchor, text)| {
            let (text, language) = text.nearest(self.visit.lang.language());
            (key, anchor, markdown::to_html(text), crate::i18n::Lang::from(language).tag())
        })
        .collect()
    }

    fn lines(&self) -> Vec<Line> {
        self.read.sessions.iter().map(|one| Line::of(self.visit.lang, one, self.now)).collect()
    }

    fn holders(&self) -> Vec<(String, String)> {
        let language = self.visit.lang.language();
        let named = |(id, name): &(i64, Bilingual)| {
            (crate::community::path(*id), name.nearest(language).0.to_owned())
        };
        self.read.holders.iter().map(named).collect()
    }

    /// A contact that is an e-mail address.
    fn mail(&self) -> Option<&str> {
        let contact = self.read.series.contact.as_str();
        crate::mail::Address::parse(contact).map(|_| contact)
    }
}

/// The form of a series, new or to be changed.
#[derive(Template)]
#[template(path = "series/details.html")]
pub struct DetailsView<'a> {
    pub visit: &'a Visit,
    pub form: Form,
    pub action: String,
    pub back: String,
    pub is_new: bool,
    /// Communities that may hold a new one: id and name.
    pub communities: Vec<(String, String)>,
}

view!(DetailsView, |page| page.visit.lang.text(if page.is_new { "series-new" } else { "series-change" }), nav Sessions, listed false);

impl<'a> DetailsView<'a> {
    pub fn new(visit: &'a Visit, form: Form, communities: Vec<(String, String)>) -> Self {
        let action = "/series".to_owned();
        Self { visit, form, back: action.clone(), action, is_new: true, communities }
    }

    pub fn change(visit: &'a Visit, id: i64, form: Form) -> Self {
        let (action, back) = (format!("{}/details", path(id)), format!("{}/settings", path(id)));
        Self { visit, form, action, back, is_new: false, communities: Vec::new() }
    }
}

/// What whoever runs a series can do with it.
#[derive(Template)]
#[template(path = "series/settings.html")]
pub struct Settings<'a> {
    pub visit: &'a Visit,
    pub series: Series,
    pub sessions: Vec<Session>,
    pub holders: Holders,
    pub address: Option<String>,
    pub form: Form,
    pub now: i64,
}

view!(Settings, "series-manage", nav Sessions, listed false);

impl Settings<'_> {
    fn path(&self) -> String {
        path(self.series.id)
    }

    fn name(&self) -> &str {
        self.series.title.nearest(self.visit.lang.language()).0
    }

    fn lines(&self) -> Vec<Line> {
        self.sessions.iter().map(|one| Line::of(self.visit.lang, one, self.now)).collect()
    }

    fn drafts(&self) -> usize {
        self.lines().iter().filter(|line| line.standing == Standing::Draft).count()
    }

    fn whole_address(&self) -> Option<String> {
        self.address.as_ref().map(|word| self.visit.full_url(&format!("/s/{word}")))
    }

    fn id(&self) -> Id {
        Id(self.series.id)
    }
}
