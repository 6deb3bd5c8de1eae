//! What the pages of rounds show.

use askama::Template;
use store::community::{Community, State as There};
use store::issue::{Issue, State};
use store::priority::{Item, Method, Round};

use super::grid::{LEFT, Mark, SIDE, TOP};
use super::order::{MOST_ON_ONE, POINTS};
use super::pages::Read;
use super::{Standing, list_path, may, may_vote, method_key, path};
use crate::conversation::ZONES;
use crate::form::Form;
use crate::issue::title;
use crate::page::{View, view};
use crate::rights::Deed;
use crate::visit::Visit;

/// An issue on a list.
pub struct Line {
    pub number: i64,
    pub path: String,
    pub title: String,
    pub foreign: Option<&'static str>,
    pub about: String,
    pub about_foreign: Option<&'static str>,
}

impl Line {
    pub fn of(visit: &Visit, item: &Item, issue: &Issue) -> Self {
        let (title, foreign) = title(visit, issue);
        let (about, about_foreign) = visit.nearest(&issue.words.about);
        let about = if issue.state == State::Hidden { String::new() } else { about };
        let about = about.lines().next().unwrap_or_default().to_owned();
        Self { number: item.number, path: crate::issue::path(issue.id), title, foreign, about, about_foreign }
    }
}

/// What every page of one round says of it; `Head::of(visit, read)`.
pub struct Head {
    pub path: String,
    pub title: String,
    pub home: String,
    pub home_name: String,
    pub closes: Option<String>,
}

impl Head {
    pub fn of(visit: &Visit, read: &Read) -> Self {
        let round = &read.round;
        Self {
            path: path(round.id),
            title: visit.nearest(&round.title).0,
            home: crate::community::path(read.community.id),
            home_name: visit.nearest(&read.community.name).0,
            closes: round.closes.map(|at| visit.lang.moment(at, &round.zone)),
        }
    }
}

/// The rounds of a community.
#[derive(Template)]
#[template(path = "priority/list.html")]
pub struct List<'a> {
    pub visit: &'a Visit,
    pub community: Community,
    /// Address, question, its language, what it is, until when.
    pub rounds: Vec<Listed>,
}

/// A round in a list.
pub struct Listed {
    pub path: String,
    pub title: String,
    pub foreign: Option<&'static str>,
    pub standing: Standing,
    pub when: Option<String>,
}

impl Listed {
    fn of(visit: &Visit, round: &Round) -> Self {
        let (title, foreign) = visit.nearest(&round.title);
        let standing = Standing::of(round, visit.app.clock.now());
        let (key, at) = match standing {
            Standing::Draft => ("", None),
            Standing::Open => ("priority-until", round.closes),
            Standing::Closed => ("priority-since", round.closes),
            Standing::Confirmed => ("priority-on", round.confirmed),
        };
        let when = at.map(|at| visit.t(key).with("day", visit.lang.date(at, &round.zone)).to_string());
        Self { path: path(round.id), title, foreign, standing, when }
    }
}

impl<'a> List<'a> {
    pub fn of(visit: &'a Visit, community: Community, rounds: Vec<Round>) -> Self {
        let runs = may(visit, community.id, Deed::Run);
        let now = visit.app.clock.now();
        let seen = rounds.iter().filter(|round| runs || Standing::of(round, now) != Standing::Draft);
        Self { visit, rounds: seen.map(|round| Listed::of(visit, round)).collect(), community }
    }

    fn name(&self) -> String {
        self.visit.nearest(&self.community.name).0
    }

    fn home(&self) -> String {
        crate::community::path(self.community.id)
    }

    fn path(&self) -> String {
        list_path(self.community.id)
    }

    fn may_run(&self) -> bool {
        self.community.state == There::Active && may(self.visit, self.community.id, Deed::Run)
    }
}
view!(List, |page| page.t("priority-list-title").with("community", page.name()).to_string(), nav Communities);

/// Preparing a round.
#[derive(Template)]
#[template(path = "priority/write.html")]
pub struct Write<'a> {
    pub visit: &'a Visit,
    pub community: Community,
    pub round: Option<Round>,
    pub issues: Vec<Issue>,
    pub form: Form,
}

impl Write<'_> {
    fn name(&self) -> String {
        self.visit.nearest(&self.community.name).0
    }

    fn action(&self) -> String {
        match &self.round {
            Some(round) => format!("{}/details", path(round.id)),
            None => list_path(self.community.id),
        }
    }

    fn back(&self) -> String {
        self.round.as_ref().map_or_else(|| list_path(self.community.id), |round| path(round.id))
    }

    fn choices(&self) -> Vec<(String, String)> {
        let named = |issue: &Issue| (store::ids::to_text(issue.id), self.visit.nearest(&issue.words.title).0);
        self.issues.iter().map(named).collect()
    }

    fn methods(&self) -> Vec<(&'static str, String)> {
        let named = |method: &Method| (method.word(), self.visit.lang.text(method_key(*method)));
        Method::ALL.iter().map(named).collect()
    }

    fn voters(&self) -> [(&'static str, String); 2] {
        let text = |word: &str| self.visit.lang.text(&format!("priority-voters-{word}"));
        [("members", text("members")), ("everyone", text("everyone"))]
    }

    fn zones(&self) -> &'static [(&'static str, &'static str)] {
        ZONES
    }

    fn other_zone(&self) -> Option<&str> {
        None
    }
}
view!(Write, |page| {
    page.visit.lang.text(if page.round.is_some() { "priority-change" } else { "priority-new" })
}, nav Communities, listed false);

/// A ballot: one's own, or a paper card that a helper enters.
#[derive(Template)]
#[template(path = "priority/ballot.html")]
pub struct Paper<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub form: Form,
    /// The cards that were entered: id and number; `None`: it is one's own ballot.
    pub card: Option<Vec<(String, String)>>,
}

impl Paper<'_> {
    fn head(&self) -> Head {
        Head::of(self.visit, &self.read)
    }

    fn lines(&self) -> Vec<Line> {
        self.read.listed.iter().map(|(item, issue)| Line::of(self.visit, item, issue)).collect()
    }

    fn is(&self, method: &str) -> bool {
        self.read.round.method.word() == method
    }

    fn may_vote(&self) -> bool {
        self.card.is_some() || may_vote(self.visit, &self.read.round)
    }

    fn has_voted(&self) -> bool {
        self.card.is_none() && self.read.own.is_some()
    }

    fn action(&self) -> String {
        let part = if self.card.is_some() { "cards" } else { "ballot" };
        format!("{}/{part}", path(self.read.round.id))
    }

    fn how(&self) -> String {
        let key = match self.read.round.method {
            Method::Approval => "priority-ballot-approval",
            Method::Points => "priority-ballot-points",
            Method::Ranking => "priority-ballot-ranking",
        };
        self.visit.t(key).with("points", POINTS).with("most", MOST_ON_ONE).to_string()
    }

    fn join(&self) -> String {
        format!("{}/membership", crate::community::path(self.read.community.id))
    }
}
view!(Paper, |page| {
    page.visit.lang.text(if page.card.is_some() { "priority-cards" } else { "priority-ballot" })
}, nav Communities, listed false);

/// Cards to print.
#[derive(Template)]
#[template(path = "priority/cards.html")]
pub struct Cards<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub from: i64,
    pub count: i64,
}

impl Cards<'_> {
    fn head(&self) -> Head {
        Head::of(self.visit, &self.read)
    }

    fn numbers(&self) -> std::ops::Range<i64> {
        self.from..self.from + self.count
    }

    fn lines(&self) -> Vec<Line> {
        self.read.listed.iter().map(|(item, issue)| Line::of(self.visit, item, issue)).collect()
    }

    fn how(&self) -> String {
        let key = match self.read.round.method {
            Method::Approval => "priority-card-approval",
            Method::Points => "priority-card-points",
            Method::Ranking => "priority-card-ranking",
        };
        self.visit.t(key).with("points", POINTS).with("most", MOST_ON_ONE).to_string()
    }
}
view!(Cards, "priority-cards-paper", nav Communities, listed false);

/// Impact × feasibility.
#[derive(Template)]
#[template(path = "priority/grid.html")]
pub struct Grid<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub marks: Vec<Mark>,
    pub form: Form,
}

impl Grid<'_> {
    fn head(&self) -> Head {
        Head::of(self.visit, &self.read)
    }

    fn lines(&self) -> Vec<(Line, Option<(i64, i64)>)> {
        let listed = self.read.listed.iter();
        listed.map(|(item, issue)| (Line::of(self.visit, item, issue), item.seen)).collect()
    }

    fn may_set(&self) -> bool {
        self.read.standing() != Standing::Confirmed && may(self.visit, self.read.community.id, Deed::Run)
    }

    /// Corners of the squares.
    fn squares(&self) -> Vec<(i64, i64)> {
        (0..25).map(|at| (LEFT + SIDE * (at % 5), TOP + SIDE * (at / 5))).collect()
    }

    fn level(&self, level: &i64) -> String {
        self.visit.lang.text(&format!("priority-level-{level}"))
    }
}
view!(Grid, "priority-grid", nav Communities, listed false);
