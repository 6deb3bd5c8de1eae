//! What the pages of places show.

use askama::Template;
use store::community::Community;
use store::place::{Kind, Point};
use store::residence::{PostalArea, Province};

use super::ask::Question;
use super::canada::COUNTRY;
use super::{Found, PlaceId, Step};
use crate::form::Form;
use crate::page::{View, view};
use crate::rights::Deed;
use crate::visit::Visit;

/// The country, and what a search finds.
#[derive(Template)]
#[template(path = "place/country.html")]
pub struct Country<'a> {
    pub visit: &'a Visit,
    pub search: Form,
    pub answer: Option<Answer>,
    pub provinces: Vec<Step>,
    /// Municipalities that have neighbourhoods.
    pub divided: Vec<Line>,
}

/// A place in a list, with a few words about it.
pub struct Line {
    pub id: PlaceId,
    pub name: String,
    pub about: String,
}

/// What a search finds.
pub struct Answer {
    pub area: Option<Area>,
    pub places: Vec<Line>,
    /// How many there are, of which some are shown.
    pub all: usize,
}

/// A postal area that was searched for.
pub struct Area {
    pub area: PostalArea,
    pub province: Step,
    pub was_cut: bool,
}

impl Country<'_> {
    /// Where whoever runs sessions brings how many people live where.
    fn population(&self) -> Option<String> {
        population(self.visit, PlaceId(COUNTRY))
    }
}

/// Where how many people live in the parts of a place is brought, for those who may.
fn population(visit: &Visit, place: PlaceId) -> Option<String> {
    visit.rights.somewhere(Deed::Run).then(|| crate::population::path(place))
}

impl View for Country<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        self.t("place-title").to_string()
    }

    fn is_listed(&self) -> bool {
        self.answer.is_none()
    }
}

/// One place: what it lies in, and its parts.
#[derive(Template)]
#[template(path = "place/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub found: Found,
    pub parts: Vec<Step>,
    /// Communities at the place or in a part of it.
    pub here: Vec<Community>,
    /// Parts that are not offered any more; shown to those who may bring them back.
    pub retired: Vec<Step>,
}

impl Show<'_> {
    /// What it is, as the beginning of a line.
    fn what(&self) -> String {
        let what = self.found.step().what(&self.visit.lang);
        let mut letters = what.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    /// A community's address and what it is called.
    fn link<'c>(&self, community: &'c Community) -> (String, &'c str) {
        (crate::community::path(community.id), community.name.nearest(self.visit.lang.language()).0)
    }

    /// Its code, if the program knows it.
    fn code(&self) -> Option<String> {
        self.found.own.is_none().then(|| self.found.step().id.to_string())
    }

    /// What postal areas here begin with, for a province or territory.
    fn letters(&self) -> Option<String> {
        let province = Province::ALL.iter().find(|province| province.code() == self.found.step().id.0)?;
        let letters: Vec<String> = match province {
            Province::Nunavut => ["X0A", "X0B", "X0C"].map(str::to_owned).to_vec(),
            other => other.letters().chars().map(String::from).collect(),
        };
        Some(letters.join(", "))
    }

    fn point(&self) -> Option<(String, String)> {
        let Point { latitude, longitude } = self.found.own.as_ref()?.point?;
        let lang = self.visit.lang;
        Some((lang.decimal(latitude, 4), lang.decimal(-longitude, 4)))
    }

    fn is_retired(&self) -> bool {
        self.found.own.as_ref().is_some_and(|own| own.retired.is_some())
    }

    /// Key of the heading over its parts.
    fn parts_key(&self) -> &'static str {
        match self.found.takes() {
            Some(kind) => heading(kind),
            None if self.code().is_some_and(|code| code.len() == 2) => "place-parts-divisions",
            None => "place-parts-municipalities",
        }
    }

    /// Whether whoever reads it may add parts: stewards and facilitators of communities, and those who moderate the house.
    fn may_add(&self) -> bool {
        self.found.takes().is_some() && self.visit.rights.somewhere(Deed::Run)
    }

    /// Where whoever runs sessions brings how many people live where.
    fn population(&self) -> Option<String> {
        population(self.visit, self.found.step().id)
    }

    /// Whether they may rename what others added, or take it out of use.
    fn may_change(&self) -> bool {
        self.visit.rights.in_house(Deed::Moderate)
    }

    fn can_have_parts(&self) -> bool {
        self.found.takes().is_some() || self.found.own.is_none()
    }
}

/// Key of the heading over neighbourhoods, or blocks.
const fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Neighbourhood => "place-parts-neighbourhoods",
        Kind::Block => "place-parts-blocks",
    }
}

view!(Show, |page| page.found.step().name.clone());

/// The form that adds neighbourhoods or blocks.
#[derive(Template)]
#[template(path = "place/add.html")]
pub struct Add<'a> {
    pub visit: &'a Visit,
    pub found: &'a Found,
    pub kind: Kind,
    pub form: Form,
}

view!(Add, |page| {
        let key = match page.kind {
            Kind::Neighbourhood => "place-add-neighbourhoods",
            Kind::Block => "place-add-blocks",
        };
        page.t(key).with("place", &page.found.step().name).to_string()
}, listed false);

/// The form that gives another name, and takes a place out of use.
#[derive(Template)]
#[template(path = "place/rename.html")]
pub struct Rename<'a> {
    pub visit: &'a Visit,
    pub found: Found,
    pub form: Form,
}

impl Rename<'_> {
    fn is_retired(&self) -> bool {
        self.found.own.as_ref().is_some_and(|own| own.retired.is_some())
    }
}

view!(Rename, |page| page.t("place-name-title").with("place", &page.found.step().name).to_string(), listed false);

/// Where I live.
#[derive(Template)]
#[template(path = "place/mine.html")]
pub struct Mine<'a> {
    pub visit: &'a Visit,
    pub form: Form,
    pub place: Question,
}

view!(Mine, "place-mine-title", listed false);
