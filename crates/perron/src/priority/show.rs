//! The page of a round: the list while people vote, then the order, what the table objects to, and its yes.

use askama::Template;
use store::issue::Issue;
use store::objection::Objection;
use store::priority::{Item, Method, Place, Round, Voters};
use store::shift::Hand;

use super::forms::WORDS;
use super::objection::is_own;
use super::pages::Read;
use super::views::{Head, Line};
use super::{Standing, may, may_vote, method_key};
use crate::form::Form;
use crate::issue::title;
use crate::page::{View, view};
use crate::rights::Deed;
use crate::visit::Visit;

/// With fewer ballots than this, how many chose what is not told: it would say who chose what.
pub const FEWEST_BALLOTS: usize = 3;

/// `Adds a voice for 31 people who had nothing on the list above`
pub fn adds(visit: &Visit, place: &Place) -> String {
    let key = match place.position {
        _ if place.votes == 0 => "priority-adds-nobody",
        1 => "priority-adds-first",
        _ => "priority-adds",
    };
    visit.t(key).with("count", place.adds).to_string()
}

/// A place of the order.
pub struct Placed {
    pub line: Line,
    pub adds: String,
    pub is_wanted: bool,
}

/// A row of the plain count.
pub struct Row {
    pub title: String,
    pub foreign: Option<&'static str>,
    pub position: i64,
    pub votes: String,
    pub points: String,
}

/// An objection as a page shows it.
pub struct Said {
    pub id: String,
    pub words: Option<String>,
    pub language: &'static str,
    pub day: String,
    /// What the table made of it, and the language of that.
    pub answer: Option<(String, &'static str)>,
    pub is_withdrawn: bool,
    pub is_mine: bool,
    pub is_hidden: bool,
    pub is_spoken: bool,
}

impl Said {
    fn of(visit: &Visit, round: &Round, one: &Objection, sees: bool) -> Self {
        let is_shown = one.hidden.is_none() || sees;
        Self {
            id: store::ids::to_text(one.id),
            words: is_shown.then(|| one.words.clone()),
            language: one.language.word(),
            day: visit.lang.date(one.made, &round.zone),
            answer: one.answered.map(|_| (one.answer.clone(), one.answer_language.word())),
            is_withdrawn: one.withdrawn.is_some(),
            is_mine: is_own(visit, one),
            is_hidden: one.hidden.is_some(),
            is_spoken: one.recorded_by.is_some(),
        }
    }

    /// Whether the table must still make something of it.
    pub const fn stands(&self) -> bool {
        self.answer.is_none() && !self.is_withdrawn
    }
}

/// The page of a round.
#[derive(Template)]
#[template(path = "priority/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub form: Form,
}

impl Show<'_> {
    fn head(&self) -> Head {
        Head::of(self.visit, &self.read)
    }

    fn standing(&self) -> Standing {
        self.read.standing()
    }

    fn is_over(&self) -> bool {
        matches!(self.standing(), Standing::Closed | Standing::Confirmed)
    }

    fn may(&self, deed: Deed) -> bool {
        may(self.visit, self.read.community.id, deed)
    }

    fn may_vote(&self) -> bool {
        may_vote(self.visit, &self.read.round)
    }

    fn lines(&self) -> Vec<Line> {
        self.read.listed.iter().map(|(item, issue)| Line::of(self.visit, item, issue)).collect()
    }

    fn issue(&self, place: &Place) -> Option<&(Item, Issue)> {
        self.read.listed.iter().find(|(item, _)| item.issue_id == place.issue_id)
    }

    /// Whether counts are told.
    fn is_counted(&self) -> bool {
        self.read.ballots >= FEWEST_BALLOTS
    }

    /// The order, each with how many people it adds.
    fn order(&self) -> Vec<Placed> {
        let placed = |place: &Place| {
            let (item, issue) = self.issue(place)?;
            Some(Placed {
                line: Line::of(self.visit, item, issue),
                adds: adds(self.visit, place),
                is_wanted: place.position <= self.read.round.wanted,
            })
        };
        self.read.places.iter().filter_map(placed).collect()
    }

    /// What comes out by plain count: most first.
    fn plain(&self) -> Vec<Row> {
        let mut places: Vec<&Place> = self.read.places.iter().collect();
        places.sort_by_key(|place| match self.read.round.method {
            Method::Approval => (-place.votes, place.position),
            Method::Points | Method::Ranking => (-place.points, place.position),
        });
        let row = |place: &Place| {
            let (title, foreign) = title(self.visit, &self.issue(place)?.1);
            Some(Row {
                title,
                foreign,
                position: place.position,
                votes: self.visit.lang.count(place.votes),
                points: self.visit.lang.count(place.points),
            })
        };
        places.into_iter().filter_map(row).collect()
    }

    fn has_points(&self) -> bool {
        self.read.round.method != Method::Approval
    }

    /// `118 of 164 people voted.`
    fn turnout(&self) -> String {
        let ballots = self.read.ballots;
        match self.read.round.voters {
            Voters::Members => self
                .visit
                .t("priority-turnout")
                .with("ballots", ballots)
                .with("people", self.read.people)
                .to_string(),
            Voters::Everyone => self.visit.t("priority-turnout-open").with("ballots", ballots).to_string(),
        }
    }

    /// How many of those who voted have something among the first.
    fn covered(&self) -> String {
        let wanted = |place: &&Place| place.position <= self.read.round.wanted;
        let covered: i64 = self.read.places.iter().filter(wanted).map(|place| place.adds).sum();
        let first = self.read.places.iter().filter(wanted).count();
        let text = self.visit.t("priority-covered").with("first", first).with("covered", covered);
        text.with("ballots", self.read.ballots).to_string()
    }

    /// How the order came about, in plain words.
    fn how(&self) -> &'static str {
        match self.read.round.method {
            Method::Approval => "priority-how-approval",
            Method::Points => "priority-how-points",
            Method::Ranking => "priority-how-ranking",
        }
    }

    fn method(&self) -> &'static str {
        method_key(self.read.round.method)
    }

    fn voters(&self) -> &'static str {
        match self.read.round.voters {
            Voters::Members => "priority-voters-members",
            Voters::Everyone => "priority-voters-everyone",
        }
    }

    /// The rules in a few lines.
    fn facts(&self) -> Vec<(String, String)> {
        let round = &self.read.round;
        let named = |key: &str, value: String| (self.visit.lang.text(key), value);
        let mut facts = vec![
            named("priority-method", self.visit.lang.text(self.method())),
            named("priority-voters", self.visit.lang.text(self.voters())),
            named("priority-wanted", self.visit.lang.count(round.wanted)),
        ];
        facts.extend(
            round.opens.map(|at| named("priority-opened-on", self.visit.lang.moment(at, &round.zone))),
        );
        let key = if self.is_over() { "priority-closed-on" } else { "priority-closes" };
        facts.extend(round.closes.map(|at| named(key, self.visit.lang.moment(at, &round.zone))));
        facts
    }

    fn objections(&self) -> Vec<Said> {
        let sees = self.may(Deed::Moderate);
        self.read.objections.iter().map(|one| Said::of(self.visit, &self.read.round, one, sees)).collect()
    }

    /// How many wait for what the table makes of them.
    fn open_objections(&self) -> usize {
        self.read.objections.iter().filter(|one| one.stands()).count()
    }

    /// `On 3 May 2026 twelve people were at the table, and nobody objected any more.`
    fn confirmed(&self) -> String {
        let round = &self.read.round;
        let day = round.confirmed.map(|at| self.visit.lang.date(at, &round.zone)).unwrap_or_default();
        let text = self.visit.t("priority-confirmed-text").with("day", day);
        text.with("people", round.people.unwrap_or(0)).to_string()
    }

    fn agenda(&self) -> String {
        self.visit.lang.text(&format!("priority-agenda-{}", self.read.round.agenda))
    }

    fn hands(&self) -> Vec<(&'static str, String)> {
        let text = |hand: &Hand| self.visit.lang.text(&format!("priority-agenda-{}", hand.word()));
        Hand::ALL.iter().map(|hand| (hand.word(), text(hand))).collect()
    }
}
view!(Show, |page| page.head().title, nav Communities);
