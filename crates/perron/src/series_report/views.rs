//! What the report's page shows.

use askama::Template;
use press::Doer;

use super::gather::Gathered;
use super::parts::{self, Part, Piece};
use crate::i18n::Lang;
use crate::id::Id;
use crate::page::{View, view};
use crate::visit::Visit;

/// The report.
#[derive(Template)]
#[template(path = "series_report/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub name: String,
    pub path: String,
    pub lead: String,
    pub parts: Vec<Part>,
}

/// How many sessions have taken place, and how many have their page.
pub fn lead(lang: Lang, gathered: &Gathered) -> String {
    let published = gathered.held.iter().filter(|held| held.facts.is_some()).count();
    lang.t("lookback-lead").with("held", gathered.held.len()).with("published", published).to_string()
}

impl<'a> Show<'a> {
    pub fn of(visit: &'a Visit, gathered: &Gathered) -> Self {
        Self {
            visit,
            name: gathered.series.title.nearest(visit.lang.language()).0.to_owned(),
            path: format!("/series/{}", Id(gathered.series.id)),
            lead: lead(visit.lang, gathered),
            parts: parts::of(gathered, visit.lang),
        }
    }
}
view!(Show, |page| page.t("lookback-title").with("series", page.name.as_str()).to_string());
