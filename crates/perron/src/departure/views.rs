//! What the pages of leaving show.

use std::collections::BTreeMap;

use askama::Template;
use store::community::Community;
use store::departure::Departure;

use super::{Bar, Standing};
use crate::form::Form;
use crate::page::{View, view};
use crate::parcel::by_topic;
use crate::visit::Visit;

/// What goes, what stays, and the form.
#[derive(Template)]
#[template(path = "departure/new.html")]
pub struct New<'a> {
    pub visit: &'a Visit,
    pub community: Community,
    pub standing: Standing,
    pub form: Form,
}

view!(New, "departure-title", listed false);

impl New<'_> {
    fn path(&self) -> String {
        crate::community::path(self.community.id)
    }

    fn name(&self) -> &str {
        self.community.name.nearest(self.visit.lang.language()).0
    }

    fn shared(&self) -> i64 {
        i64::try_from(self.standing.stays).unwrap_or(i64::MAX)
    }

    fn goes(&self) -> Vec<(String, String)> {
        by_topic(self.visit.lang, &self.standing.goes)
    }
}

/// The receipt.
#[derive(Template)]
#[template(path = "departure/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub departure: Departure,
}

view!(Show, |page| page.t("departure-receipt").with("name", page.name()).to_string(), listed false);

impl Show<'_> {
    fn name(&self) -> &str {
        self.departure.name.nearest(self.visit.lang.language()).0
    }

    fn path(&self) -> String {
        super::path(&self.departure.id)
    }

    fn day(&self) -> String {
        self.visit.lang.date(self.departure.made, "UTC")
    }

    fn rows(&self) -> BTreeMap<String, u64> {
        serde_json::from_str(&self.departure.removed).unwrap_or_default()
    }

    fn went(&self) -> Vec<(String, String)> {
        by_topic(self.visit.lang, &self.rows())
    }
}

/// At an address of something that left.
#[derive(Template)]
#[template(path = "departure/moved.html")]
pub struct Moved<'a> {
    pub visit: &'a Visit,
    pub departure: Departure,
}

view!(Moved, |page| page.t("departure-moved-title").with("name", page.name()).to_string(), listed false);

impl Moved<'_> {
    fn name(&self) -> &str {
        self.departure.name.nearest(self.visit.lang.language()).0
    }

    fn day(&self) -> String {
        self.visit.lang.date(self.departure.made, "UTC")
    }

    fn receipt(&self) -> String {
        super::path(&self.departure.id)
    }

    /// The same address on the other server.
    fn there(&self) -> String {
        format!("{}{}", self.departure.moved_to, self.visit.url(&self.visit.path))
    }
}
