//! The table of every statement, and what is shown before there is a map.

use askama::Template;

use super::texts::Said;
use super::views::{Head, TableRow};
use crate::page::{Nav, View, view};
use crate::visit::Visit;

/// Every statement, some at a time.
#[derive(Template)]
#[template(path = "map/table.html")]
pub struct Table<'a> {
    pub visit: &'a Visit,
    pub head: Head,
    pub groups: Vec<(char, usize)>,
    /// That the groups are parts of one range, where they are.
    pub one_range: Option<String>,
    pub rows: Vec<TableRow>,
    pub page: usize,
    pub pages: usize,
}

impl Table<'_> {
    fn path(&self) -> String {
        format!("{}/map/table?page=", self.head.path)
    }
}

view!(Table, "map-table-title", nav Conversations);

/// What is shown before there is a map.
#[derive(Template)]
#[template(path = "map/before.html")]
pub struct Before<'a> {
    pub visit: &'a Visit,
    pub head: Head,
    pub why: Why,
    /// Statements with agrees, disagrees and passes.
    pub counts: Vec<(Said, [i64; 3])>,
}

/// Why there is no map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nobody voted.
    Nobody,
    /// So few people voted.
    Few(usize),
    /// It is being drawn; steps done and all steps, once known.
    First(Option<(i64, i64)>),
}

impl Before<'_> {
    fn is_first(&self) -> bool {
        matches!(self.why, Why::First(_))
    }

    fn percent(&self, done: &i64, all: &i64) -> String {
        self.visit.lang.percent(*done as f64 / (*all).max(1) as f64)
    }

    /// Bricks laid of 20.
    fn bricks(&self, done: &i64, all: &i64) -> usize {
        usize::try_from(20 * done / (*all).max(1)).unwrap_or(0)
    }
}

impl View for Before<'_> {
    fn visit(&self) -> &Visit {
        self.visit
    }

    fn title(&self) -> String {
        match self.why {
            Why::Nobody => self.t("map-none-title").to_string(),
            Why::Few(people) => self.t("map-few-title").with("people", people).to_string(),
            Why::First(_) => self.t("map-first-title").to_string(),
        }
    }

    fn nav(&self) -> Nav {
        Nav::Conversations
    }

    fn refresh(&self) -> Option<u32> {
        self.is_first().then_some(3)
    }
}
