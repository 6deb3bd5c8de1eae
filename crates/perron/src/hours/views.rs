//! What the pages of votes on hours show.

use askama::Template;
use budgeting::{NotFunded, Outcome, Reason, Share};
use store::Bilingual;
use store::hours::{Ballot, Hours, State, Use};
use store::space::Space;

use super::forms::{LABEL, TEXT};
use super::path;
use crate::form::Form;
use crate::page::{View, view};
use crate::rights::Deed;
use crate::room::near;
use crate::space::say;
use crate::visit::Visit;

/// A vote with its space and what is voted on.
pub struct Read {
    pub space: Space,
    pub vote: Hours,
    pub uses: Vec<Use>,
}

impl Read {
    fn path(&self) -> String {
        path(self.vote.space_id, self.vote.id)
    }

    /// Each use as a choice of a form.
    fn choices(&self, visit: &Visit) -> Vec<(String, String)> {
        let label = |one: &Use| {
            let (title, hours) = (own(visit, &one.title), say::duration(visit.lang, one.minutes));
            visit.t("hours-choice").with("title", title).with("hours", hours).to_string()
        };
        self.uses.iter().map(|one| (store::ids::to_text(one.id), label(one))).collect()
    }
}

fn own<'t>(visit: &Visit, text: &'t Bilingual) -> &'t str {
    near(text, visit.lang).0
}

/// The form of a new vote.
#[derive(Template)]
#[template(path = "hours/new.html")]
pub struct New<'a> {
    pub visit: &'a Visit,
    pub space: Space,
    pub form: Form,
}

impl New<'_> {
    fn back(&self) -> String {
        crate::space::path(self.space.id)
    }

    fn name(&self) -> &str {
        own(self.visit, &self.space.name)
    }
}

view!(New, "hours-new", nav Communities, listed false);

/// A vote, as far as it has come.
#[derive(Template)]
#[template(path = "hours/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    /// Whoever looks has voted.
    pub own: Option<Ballot>,
    pub outcome: Option<Outcome>,
    /// Where the share of whoever looks went.
    pub share: Option<Share>,
    pub form: Form,
    pub now: i64,
}

impl Show<'_> {
    fn near<'t>(&self, text: &'t Bilingual) -> (&'t str, Option<&'static str>) {
        near(text, self.visit.lang)
    }

    fn own<'t>(&self, text: &'t Bilingual) -> &'t str {
        own(self.visit, text)
    }

    fn space_path(&self) -> String {
        crate::space::path(self.read.space.id)
    }

    fn duration(&self, minutes: i64) -> String {
        say::duration(self.visit.lang, minutes)
    }

    fn use_hours(&self, one: &Use) -> String {
        self.duration(one.minutes)
    }

    /// Hours a week and for how long, and until when one votes.
    fn facts(&self) -> String {
        let vote = &self.read.vote;
        self.visit
            .t("hours-facts")
            .with("hours", self.duration(vote.minutes))
            .with("weeks", vote.weeks)
            .to_string()
    }

    fn closes(&self) -> String {
        self.visit.lang.moment(self.read.vote.closes, &self.read.space.zone)
    }

    fn is_draft(&self) -> bool {
        self.read.vote.state == State::Draft
    }

    fn is_running(&self) -> bool {
        self.read.vote.state == State::Open && self.read.vote.closes > self.now
    }

    /// Over, but not counted yet.
    fn waits(&self) -> bool {
        self.read.vote.state == State::Open && self.read.vote.closes <= self.now
    }

    fn at(&self, project: &usize) -> Option<&Use> {
        self.read.uses.get(*project)
    }

    fn title_at(&self, project: &usize) -> &str {
        self.at(project).map_or("", |one| self.own(&one.title))
    }

    fn hours_at(&self, project: &usize) -> String {
        self.at(project).map_or_else(String::new, |one| self.use_hours(one))
    }

    /// How many people want a use: of the winners from how they won, of the others from why they did not.
    fn votes(&self, outcome: &Outcome, project: &usize) -> u64 {
        let won = outcome.rounds.iter().find(|round| round.project == *project).map(|round| round.raw_votes);
        let not = || outcome.not_funded.iter().find(|one| one.project == *project).map(|one| one.raw_votes);
        won.or_else(not).unwrap_or(0)
    }

    fn votes_said(&self, outcome: &Outcome, project: &usize) -> String {
        let votes = i64::try_from(self.votes(outcome, project)).unwrap_or(i64::MAX);
        let voters = i64::try_from(outcome.voters).unwrap_or(i64::MAX);
        self.visit.t("hours-votes").with("votes", votes).with("voters", voters).to_string()
    }

    fn why_not(&self, one: &NotFunded) -> String {
        let key = match one.reason {
            Reason::NotEligible | Reason::OverBudget => "hours-why-over",
            Reason::TooFew => "hours-why-few",
            Reason::SpentElsewhere => "hours-why-spent",
            Reason::NoRoom => "hours-why-no-room",
        };
        self.visit.lang.text(key)
    }

    fn total(&self, outcome: &Outcome) -> String {
        let given = self.duration(i64::try_from(outcome.total_cost).unwrap_or(0));
        let all = self.duration(self.read.vote.minutes);
        let voters = i64::try_from(outcome.voters).unwrap_or(i64::MAX);
        self.visit.t("hours-total").with("given", given).with("all", all).with("voters", voters).to_string()
    }

    /// Whether the most wanted uses alone would have given another result.
    fn differs(&self, outcome: &Outcome) -> bool {
        let sorted = |winners: &[usize]| {
            let mut winners = winners.to_vec();
            winners.sort_unstable();
            winners
        };
        sorted(&outcome.winners) != sorted(&outcome.greedy.winners)
    }

    fn beside(&self, outcome: &Outcome) -> String {
        let names = outcome.greedy.winners.iter().map(|at| self.title_at(at)).collect::<Vec<_>>();
        names.join(", ")
    }

    fn minutes(&self, minutes: &u64) -> String {
        self.duration(i64::try_from(*minutes).unwrap_or(0))
    }
}

view!(Show, |show| show.own(&show.read.vote.title).to_owned(), nav Communities);

/// The ballot.
#[derive(Template)]
#[template(path = "hours/ballot.html")]
pub struct Vote<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub has_voted: bool,
    pub form: Form,
}

impl Vote<'_> {
    fn name(&self) -> &str {
        own(self.visit, &self.read.vote.title)
    }
}

view!(Vote, "hours-ballot", nav Communities, listed false);

/// Entering paper ballots.
#[derive(Template)]
#[template(path = "hours/papers.html")]
pub struct Papers<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    /// What was entered last.
    pub entered: Vec<String>,
    pub is_open: bool,
    pub form: Form,
}

impl Papers<'_> {
    fn name(&self) -> &str {
        own(self.visit, &self.read.vote.title)
    }
}

view!(Papers, "hours-papers", nav Communities, listed false);
