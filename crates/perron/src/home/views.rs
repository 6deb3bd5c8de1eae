use askama::Template;

use crate::page::{Nav, View};
use crate::visit::Visit;

/// The home page.
#[derive(Template)]
#[template(path = "home/home.html")]
pub struct Home<'a> {
    pub visit: &'a Visit,
    /// The newest question that is open.
    pub season: Option<Season>,
    /// The other conversations, newest first.
    pub others: Vec<Line>,
    /// What was heard so far in all of them.
    pub heard: Option<Heard>,
}

/// The question of the season.
pub struct Season {
    pub path: String,
    pub question: String,
    pub people: i64,
}

/// A conversation in a list.
pub struct Line {
    pub path: String,
    pub question: String,
    pub state: &'static str,
    pub people: i64,
}

/// What was heard so far.
pub struct Heard {
    pub votes: i64,
    pub statements: i64,
    pub people: i64,
    pub common: i64,
}

impl View for Home<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        self.season
            .as_ref()
            .map_or_else(|| self.t("home-title").to_string(), |season| season.question.clone())
    }

    fn nav(&self) -> Nav {
        Nav::Home
    }
}

/// What is kept, where, for how long, who sees it.
#[derive(Template)]
#[template(path = "home/privacy.html")]
pub struct Privacy<'a> {
    pub visit: &'a Visit,
}

impl View for Privacy<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        self.t("privacy-title").to_string()
    }
}

/// What works for whom, and what does not yet.
#[derive(Template)]
#[template(path = "home/accessibility.html")]
pub struct Accessibility<'a> {
    pub visit: &'a Visit,
}

impl View for Accessibility<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        self.t("accessibility-title").to_string()
    }
}
