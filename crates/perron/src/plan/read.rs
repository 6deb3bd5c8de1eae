//! A plan with everything on it, read in one go, and who may see it.

use store::action::{self, Action, Partner};
use store::assent::{self, Assent, Kind, Verdict};
use store::community::Community;
use store::holding::{self, Kind as Held};
use store::issue::{self, Issue};
use store::membership::Membership;
use store::plan::{self, Goal, Objective, Plan, State};
use store::suggestion::{self, Suggestion};
use store::{Tx, community};

use crate::error::{Error, OrNotFound};
use crate::rights::Deed;
use crate::visit::Visit;

/// Residents besides whoever leads an action who must say that it is done, so that it counts as confirmed.
pub const SEVERAL: usize = 2;

/// A plan with everything on it.
pub struct Read {
    pub plan: Plan,
    pub holders: Vec<Community>,
    pub goals: Vec<Goal>,
    pub objectives: Vec<Objective>,
    pub actions: Vec<Action>,
    pub partners: Vec<Partner>,
    pub members: Vec<Membership>,
    /// Action and issue.
    pub answers: Vec<(i64, Issue)>,
    /// What residents say of actions that are said to be done.
    pub said: Vec<Assent>,
    pub suggestions: Vec<Suggestion>,
}

impl Read {
    pub fn of(tx: &mut Tx<'_>, id: i64) -> Result<Self, Error> {
        let plan = plan::by_id(tx, id)?.ok_or_not_found()?;
        let held = holding::holders(tx, Held::Plan, id)?;
        let mut holders = Vec::with_capacity(held.len());
        for community_id in &held {
            holders.extend(community::by_id(tx, *community_id)?);
        }
        Ok(Self {
            holders,
            goals: plan::goals(tx, id)?,
            objectives: plan::objectives(tx, id)?,
            actions: action::of_plan(tx, id)?,
            partners: action::partners(tx, id)?,
            members: super::members(tx, &held)?,
            answers: issue::of_plan(tx, id)?,
            said: assent::of_actions(tx, id)?,
            suggestions: suggestion::of_plan(tx, id)?,
            plan,
        })
    }

    /// Read for whoever comes: a draft is seen by those who run it.
    pub async fn for_visit(visit: &Visit, id: i64) -> Result<Self, Error> {
        let read = visit.app.db.read(move |tx| Self::of(tx, id)).await?;
        if read.plan.state == State::Draft && !visit.may(Deed::Run) {
            return Err(Error::NotFound);
        }
        Ok(read)
    }

    /// An action of it.
    pub fn action(&self, id: i64) -> Result<&Action, Error> {
        self.actions.iter().find(|one| one.id == id).ok_or(Error::NotFound)
    }

    /// The actions under an objective, in order.
    pub fn under(&self, objective_id: i64) -> impl Iterator<Item = &Action> {
        self.actions.iter().filter(move |one| one.objective_id == objective_id)
    }

    /// The actions in the order of the booklet.
    pub fn in_order(&self) -> impl Iterator<Item = &Action> {
        self.objectives.iter().flat_map(|objective| self.under(objective.id))
    }

    /// What residents say of an action since it is said to be done.
    pub fn heard(&self, action: &Action) -> Heard {
        Heard::of(action, &self.said)
    }

    /// How many suggestions wait for an answer.
    pub fn waiting(&self) -> usize {
        self.suggestions.iter().filter(|one| one.state == suggestion::State::Waiting).count()
    }
}

/// What residents say of an action that is said to be done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// How many say that it is.
    pub yes: usize,
    /// How many say not yet.
    pub no: usize,
}

impl Heard {
    /// Of what was said since it was last said to be done, without whoever leads it: nobody confirms their own work.
    pub fn of(action: &Action, said: &[Assent]) -> Self {
        let counts = |one: &&Assent| {
            one.kind == Kind::Action
                && one.thing_id == action.id
                && one.version == action.step
                && (one.person_id.is_none() || one.person_id != action.lead_id)
        };
        let mut heard = Self::default();
        for one in said.iter().filter(counts) {
            match one.verdict {
                Verdict::Yes => heard.yes += 1,
                Verdict::No => heard.no += 1,
            }
        }
        heard
    }

    /// Several say yes, and nobody says no.
    pub const fn is_confirmed(self) -> bool {
        self.yes >= SEVERAL && self.no == 0
    }
}

/// How much of a plan is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Actions, without those that were dropped.
    pub all: usize,
    /// Said to be done.
    pub done: usize,
    /// Of these, confirmed by residents.
    pub confirmed: usize,
    /// Somebody is at it.
    pub underway: usize,
    /// Waiting for somebody.
    pub blocked: usize,
}

impl Progress {
    pub fn of(actions: &[Action], said: &[Assent]) -> Self {
        let mut progress = Self::default();
        for action in actions.iter().filter(|one| one.state != action::State::Dropped) {
            progress.all += 1;
            progress.done += usize::from(action.state.is_done());
            progress.confirmed +=
                usize::from(action.state.is_done() && Heard::of(action, said).is_confirmed());
            progress.underway += usize::from(action.state == action::State::Underway);
            progress.blocked += usize::from(action.state == action::State::Blocked);
        }
        progress
    }

    /// Bricks of twenty.
    pub fn laid(self) -> usize {
        (self.done * 20).checked_div(self.all).unwrap_or(0)
    }
}
