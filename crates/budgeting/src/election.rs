//! What is decided on: projects, ballots, a budget.

use serde::{Deserialize, Serialize};
use thiserror::Error as Sentence;

use crate::Rules;

/// No cost or budget is larger, in the smallest unit; so every amount is exact as an `f64` too.
pub const MOST_MONEY: u64 = 1_000_000_000_000_000;
/// No more people can have voted.
pub const MOST_PEOPLE: u64 = 1_000_000_000;
/// Nobody can give more points to one project.
pub const MOST_POINTS: u64 = 1_000_000;
/// No more projects can stand for election.
pub const MOST_PROJECTS: usize = 10_000;

/// Projects, ballots and a budget.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Election {
    /// What can be funded.
    pub projects: Vec<Project>,
    /// What people voted. Order does not matter.
    pub ballots: Vec<Ballot>,
    /// How much there is to share out, in the smallest unit of the money.
    pub budget: u64,
    /// What the ballots say.
    pub kind: Kind,
}

/// Something that can be funded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// Its name in the rule sheet and in files; each once.
    pub id: String,
    /// What it costs, in the smallest unit of the money.
    pub cost: u64,
}

/// What one person voted, or several exactly alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    /// Projects by their place in [`Election::projects`], each with its points (1 for an approval). In a ranking the best
    /// stands first and points do not count.
    pub choices: Vec<(usize, u64)>,
    /// How many people cast exactly this.
    pub weight: u64,
}

/// What ballots say of projects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Yes to any number of projects.
    #[default]
    Approval,
    /// Points shared out among projects.
    Cumulative,
    /// Projects from best to worst.
    Ordinal,
    /// Points for each project, as many as one likes.
    Scoring,
}

/// Why nothing can be decided, in one sentence.
#[derive(Clone, Debug, PartialEq, Eq, Sentence)]
pub enum Error {
    /// The budget is zero.
    #[error("The budget is zero, so there is nothing to decide.")]
    NoBudget,
    /// There is nothing to vote on.
    #[error("There is no project, so there is nothing to decide.")]
    NoProjects,
    /// An amount is beyond [`MOST_MONEY`]; the id of the project, or nothing for the budget.
    #[error("{} is more than {MOST_MONEY} in the smallest unit of the money, which is too much to be counted.",
        .0.as_ref().map_or_else(|| "The budget".to_owned(), |id| format!("The cost of {id:?}")))]
    TooMuchMoney(Option<String>),
    /// More than [`MOST_PROJECTS`].
    #[error("There are more than {MOST_PROJECTS} projects.")]
    TooManyProjects,
    /// More than [`MOST_PEOPLE`].
    #[error("More than {MOST_PEOPLE} people voted.")]
    TooManyPeople,
    /// More than [`MOST_POINTS`] on one project.
    #[error("Ballot {0} gives more than {MOST_POINTS} points to one project.")]
    TooManyPoints(usize),
    /// Two projects have one id.
    #[error("Two projects have the id {0:?}.")]
    TwiceTheId(String),
    /// A ballot names something that is not a project.
    #[error("Ballot {0} names a project that does not exist.")]
    NoSuchProject(usize),
    /// A ballot names a project twice.
    #[error("Ballot {0} names a project twice.")]
    TwiceOnABallot(usize),
    /// The tie order is not one of all projects.
    #[error("The order that breaks ties does not name every project exactly once.")]
    TieOrder,
    /// An excluded project does not exist.
    #[error("The rules exclude a project that does not exist.")]
    Excluded,
    /// A step of zero.
    #[error("The step by which the endowment grows is zero; it must be at least 1.")]
    NoIncrement,
    /// The completion would take too long.
    #[error(
        "The endowment would have to grow in more than {0} steps; choose a larger step, or let it be chosen (auto)."
    )]
    TooManySteps(u64),
}

impl Election {
    /// Refuses what cannot be decided under these rules; ballots are counted from 1 in its sentences.
    pub fn check(&self, rules: &Rules) -> Result<(), Error> {
        if self.budget == 0 {
            return Err(Error::NoBudget);
        }
        if self.budget > MOST_MONEY {
            return Err(Error::TooMuchMoney(None));
        }
        self.check_projects()?;
        self.check_ballots()?;
        let places = self.projects.len();
        if let Some(order) = &rules.tie_order {
            let mut seen = vec![false; places];
            let is_new = |&at: &usize| at < places && !std::mem::replace(&mut seen[at], true);
            if order.len() != places || !order.iter().all(is_new) {
                return Err(Error::TieOrder);
            }
        }
        if rules.excluded.iter().any(|&at| at >= places) {
            return Err(Error::Excluded);
        }
        if rules.increment == crate::Increment::Unit(0) {
            return Err(Error::NoIncrement);
        }
        Ok(())
    }

    fn check_projects(&self) -> Result<(), Error> {
        match self.projects.len() {
            0 => return Err(Error::NoProjects),
            1..=MOST_PROJECTS => {}
            _ => return Err(Error::TooManyProjects),
        }
        if let Some(dear) = self.projects.iter().find(|project| project.cost > MOST_MONEY) {
            return Err(Error::TooMuchMoney(Some(dear.id.clone())));
        }
        let mut ids: Vec<&str> = self.projects.iter().map(|project| project.id.as_str()).collect();
        ids.sort_unstable();
        match ids.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(Error::TwiceTheId(pair[0].to_owned())),
            None => Ok(()),
        }
    }

    fn check_ballots(&self) -> Result<(), Error> {
        let (mut people, mut last) = (0_u64, vec![0; self.projects.len()]);
        for (at, ballot) in self.ballots.iter().enumerate() {
            let number = at + 1;
            people = people.saturating_add(ballot.weight);
            for &(project, points) in &ballot.choices {
                let seen = last.get_mut(project).ok_or(Error::NoSuchProject(number))?;
                if std::mem::replace(seen, number) == number {
                    return Err(Error::TwiceOnABallot(number));
                }
                if points > MOST_POINTS {
                    return Err(Error::TooManyPoints(number));
                }
            }
        }
        if people > MOST_PEOPLE { Err(Error::TooManyPeople) } else { Ok(()) }
    }
}
