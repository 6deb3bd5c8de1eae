use askama::Template;

use crate::page::{View, view};
use crate::rights::Deed;
use crate::visit::Visit;

/// A calendar that can be subscribed to.
pub struct Source {
    /// Its page; the addresses of its calendars begin with it.
    pub path: String,
    /// What it is called.
    pub name: String,
}

/// A session in the reader's calendar.
#[derive(Template)]
#[template(path = "calendar/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub path: String,
    pub name: String,
    pub when: String,
    /// Whether everybody may see the session.
    pub is_shown: bool,
    pub is_to_come: bool,
    /// Whether there is anything to tell of how to join.
    pub has_call: bool,
    /// The day on which that goes out.
    pub release: String,
    /// When it went out.
    pub released: Option<String>,
    /// Whether the reader has a seat.
    pub has_seat: bool,
    pub sources: Vec<Source>,
}

/// How to follow a series or a community.
#[derive(Template)]
#[template(path = "calendar/follow.html")]
pub struct Follow<'a> {
    pub visit: &'a Visit,
    pub sources: Vec<Source>,
}

/// Somebody's own calendar.
#[derive(Template)]
#[template(path = "calendar/mine.html")]
pub struct Mine<'a> {
    pub visit: &'a Visit,
    /// Whether they are registered for anything.
    pub is_known: bool,
    pub link: Option<String>,
}

view!(Show, "calendar-title", listed false);
view!(Follow, "calendar-follow");
view!(Mine, "calendar-mine-title", listed false);

impl Show<'_> {
    fn webcal(&self, path: &str) -> String {
        webcal(&self.visit.full_url(path))
    }

    fn may_run(&self) -> bool {
        self.visit.may(Deed::Run)
    }
}

impl Follow<'_> {
    fn webcal(&self, path: &str) -> String {
        webcal(&self.visit.full_url(path))
    }
}

impl Mine<'_> {
    fn webcal(&self, address: &str) -> String {
        webcal(address)
    }
}

/// An address by which calendar programs subscribe at once.
fn webcal(address: &str) -> String {
    address.split_once("://").map_or_else(String::new, |(_, rest)| format!("webcal://{rest}"))
}
