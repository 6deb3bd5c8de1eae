//! What the pages of bookings show.

use askama::Template;
use store::booking::{Booking, State};
use store::space::Space;
use store::space_rule::Who;

use super::letters;
use crate::form::Form;
use crate::page::{View, view};
use crate::room::near;
use crate::space::{Found, path, summary};
use crate::visit::Visit;

const DAY: i64 = 24 * 3_600_000;

/// The form.
#[derive(Template)]
#[template(path = "booking/new.html")]
pub struct New<'a> {
    pub visit: &'a Visit,
    pub found: Found,
    pub form: Form,
    pub is_member: bool,
    /// Which times of several are not to be had.
    pub not: Vec<String>,
}

impl New<'_> {
    fn path(&self) -> String {
        path(self.found.space.id)
    }

    fn name(&self) -> &str {
        self.found.space.name.nearest(self.visit.lang.language()).0
    }

    fn zone_name(&self) -> String {
        crate::session::facts::zone_name(self.visit.lang, &self.found.space.zone)
    }

    /// Why whoever looks cannot book, as a key.
    fn why_not(&self) -> Option<&'static str> {
        match self.found.bookable() {
            None => Some("booking-shut"),
            Some(rule) if rule.who == Who::Members && !self.is_member => Some("booking-members-only"),
            Some(_) => None,
        }
    }

    fn summary(&self) -> Vec<(String, String)> {
        self.found.rule.as_ref().map(|rule| summary(self.visit.lang, rule)).unwrap_or_default()
    }
}

view!(New, "booking-new", nav Communities, listed false);

/// A mail is on its way.
#[derive(Template)]
#[template(path = "booking/sent.html")]
pub struct Sent<'a> {
    pub visit: &'a Visit,
    pub back: String,
    pub hours: i64,
}

view!(Sent, "booking-sent", nav Communities, listed false);

/// What is booked, for those who look after the space.
#[derive(Template)]
#[template(path = "booking/list.html")]
pub struct List<'a> {
    pub visit: &'a Visit,
    pub space: Space,
    pub bookings: Vec<Booking>,
    pub form: Form,
}

impl List<'_> {
    fn path(&self) -> String {
        path(self.space.id)
    }

    fn name(&self) -> &str {
        self.space.name.nearest(self.visit.lang.language()).0
    }

    fn when(&self, one: &Booking) -> String {
        letters::when(self.visit.lang, &self.space, one)
    }
}

view!(List, "booking-list", nav Communities, listed false);

/// What somebody booked.
#[derive(Template)]
#[template(path = "booking/mine.html")]
pub struct Mine<'a> {
    pub visit: &'a Visit,
    pub key: String,
    pub space: Space,
    pub run: Vec<Booking>,
    pub now: i64,
}

impl Mine<'_> {
    fn path(&self) -> String {
        format!("/bookings/{}", self.key)
    }

    fn space_path(&self) -> String {
        path(self.space.id)
    }

    fn near<'t>(&self, text: &'t store::Bilingual) -> (&'t str, Option<&'static str>) {
        near(text, self.visit.lang)
    }

    fn is_asked(&self) -> bool {
        self.run.iter().any(|one| one.state == State::Asked)
    }

    fn when(&self, one: &Booking) -> String {
        letters::when(self.visit.lang, &self.space, one)
    }

    /// Those that can be given back.
    fn left(&self) -> usize {
        self.run.iter().filter(|one| self.is_left(one)).count()
    }

    fn is_left(&self, one: &Booking) -> bool {
        one.state == State::Held && one.ends > self.now
    }

    fn standing(&self, one: &Booking) -> &'static str {
        match one.state {
            State::Asked => "booking-state-asked",
            State::Cancelled => "booking-state-cancelled",
            State::Held if one.ends <= self.now => "booking-state-over",
            State::Held => "booking-state-held",
        }
    }

    /// How one gets in, from a day before until it ends.
    fn keys(&self) -> Option<&str> {
        let is_near = |one: &&Booking| self.is_left(one) && one.starts <= self.now + DAY;
        let keys = self.near(&self.space.keys).0;
        self.run.iter().find(is_near).map(|_| keys).filter(|keys| !keys.is_empty())
    }

    /// Whether there is something to be told later.
    fn has_keys_later(&self) -> bool {
        self.keys().is_none() && self.left() > 0 && !self.near(&self.space.keys).0.is_empty()
    }
}

view!(Mine, "booking-mine", nav Communities, listed false);
