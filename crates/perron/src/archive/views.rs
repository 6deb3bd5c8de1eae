//! What the archive shows.

use askama::Template;
use store::Bilingual;
use store::resource::{Kind, Resource};
use store::series::Series;
use store::session::{Listed, Session};

use crate::form::Form;
use crate::i18n::{Lang, dates};
use crate::id::Id;
use crate::page::{View, view};
use crate::summary::facts::FEWEST;
use crate::visit::Visit;

/// What a session left behind.
pub struct Left {
    pub people: usize,
    pub hosts: Vec<Bilingual>,
    pub has_summary: bool,
    pub has_feedback: bool,
    pub resources: Vec<Resource>,
}

impl Left {
    /// How many were there; a number under ten is not told.
    fn there(&self, lang: &Lang) -> String {
        match self.people {
            0 => lang.text("archive-people-none"),
            few if few < FEWEST => lang.text("archive-people-few"),
            people => lang.t("archive-people").with("people", people).to_string(),
        }
    }

    fn with(&self, lang: &Lang) -> Option<String> {
        let names: Vec<&str> = self.hosts.iter().map(|host| host.nearest(lang.language()).0).collect();
        (!names.is_empty()).then(|| lang.t("archive-with").with("names", names.join(", ")).to_string())
    }
}

fn kind_of(resource: &Resource, lang: Lang) -> String {
    lang.text(&format!("archive-{}", resource.kind.word()))
}

/// The archive of a session.
#[derive(Template)]
#[template(path = "archive/session.html")]
pub struct Kept<'a> {
    pub visit: &'a Visit,
    pub session: Session,
    pub left: Left,
    pub may_run: bool,
}

impl Kept<'_> {
    fn session_title(&self) -> &str {
        self.session.title.nearest(self.visit.lang.language()).0
    }

    fn path(&self) -> String {
        format!("/sessions/{}", Id(self.session.id))
    }

    fn day(&self) -> String {
        self.visit.lang.date(self.session.starts, &self.session.zone)
    }

    fn kind(&self, resource: &Resource) -> String {
        kind_of(resource, self.visit.lang)
    }
}
view!(Kept, |page| page.t("archive-title").with("session", page.session_title()).to_string());

/// A past session in the list.
pub struct Past {
    pub path: String,
    pub title: String,
    pub day: String,
    pub left: Left,
}

/// The archive of a series.
#[derive(Template)]
#[template(path = "archive/series.html")]
pub struct Years<'a> {
    pub visit: &'a Visit,
    pub series: Series,
    /// Each year with its sessions, the newest first.
    pub years: Vec<(i16, Vec<Past>)>,
}

impl<'a> Years<'a> {
    pub fn of(visit: &'a Visit, series: Series, sessions: Vec<(Left, Listed)>) -> Self {
        let lang = visit.lang;
        let mut years: Vec<(i16, Vec<Past>)> = Vec::new();
        for (left, session) in sessions {
            let year = dates::moment(session.starts, &session.zone).year();
            let past = Past {
                path: format!("/sessions/{}", Id(session.id)),
                title: session.title.nearest(lang.language()).0.to_owned(),
                day: lang.date(session.starts, &session.zone),
                left,
            };
            match years.last_mut().filter(|(known, _)| *known == year) {
                Some((_, list)) => list.push(past),
                None => years.push((year, vec![past])),
            }
        }
        Self { visit, series, years }
    }

    fn series_title(&self) -> &str {
        self.series.title.nearest(self.visit.lang.language()).0
    }

    fn path(&self) -> String {
        format!("/series/{}", Id(self.series.id))
    }

    fn kind(&self, resource: &Resource) -> String {
        kind_of(resource, self.visit.lang)
    }
}
view!(Years, |page| page.t("archive-series-title").with("series", page.series_title()).to_string());

/// Where recordings and links are added.
#[derive(Template)]
#[template(path = "archive/resources.html")]
pub struct Resources<'a> {
    pub visit: &'a Visit,
    pub session: Session,
    pub resources: Vec<Resource>,
    pub form: Form,
}

impl Resources<'_> {
    fn session_title(&self) -> &str {
        self.session.title.nearest(self.visit.lang.language()).0
    }

    fn path(&self) -> String {
        format!("/sessions/{}", Id(self.session.id))
    }

    fn id(&self, resource: &Resource) -> String {
        Id(resource.id).to_string()
    }

    fn title_of<'r>(&self, resource: &'r Resource) -> &'r str {
        resource.title.nearest(self.visit.lang.language()).0
    }

    fn kind(&self, resource: &Resource) -> String {
        kind_of(resource, self.visit.lang)
    }

    fn kinds(&self) -> Vec<(&'static str, String)> {
        Kind::ALL
            .iter()
            .map(|kind| (kind.word(), self.visit.lang.text(&format!("archive-{}", kind.word()))))
            .collect()
    }
}
view!(Resources, "archive-add-title", listed false);
