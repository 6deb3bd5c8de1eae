//! What the count found of one project: a part of the outcome, kept by itself, so that the page of a project reads no more.

use budgeting::{NotFunded, Round};
use serde::{Deserialize, Serialize};

use super::Found;
use crate::error::Error;

/// What was found of one project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// How it was bought; nothing if it was not, or not out of people's shares.
    pub round: Option<Round>,
    /// Whether it was added with what was left.
    pub is_added: bool,
    /// Why it is not funded; nothing: it is.
    pub lost: Option<NotFunded>,
    /// The numbers of the projects where the money of its supporters went, in that order.
    pub went_to: Vec<i64>,
    /// Whether everybody was to have a share, and there was too little for any.
    pub is_shareless: bool,
}

/// An outcome as it is kept: whole, and project by project.
pub struct Written {
    /// Whole.
    pub result: String,
    /// The number of each project, with what was found of it.
    pub findings: Vec<(i64, String)>,
}

impl Found {
    /// Of a project that is funded, by its place.
    pub fn won(&self, place: usize) -> Finding {
        Finding {
            round: self.outcome.rounds.iter().find(|round| round.project == place).cloned(),
            is_added: self.outcome.added.contains(&place),
            lost: None,
            went_to: Vec::new(),
            is_shareless: self.is_shareless(),
        }
    }

    /// Of one that is not.
    pub fn lost(&self, one: &NotFunded) -> Finding {
        Finding {
            round: None,
            is_added: false,
            lost: Some(one.clone()),
            went_to: one.money_went_to.iter().map(|flow| self.number(flow.project)).collect(),
            is_shareless: self.is_shareless(),
        }
    }

    /// Of every project, with its number.
    pub fn findings(&self) -> impl Iterator<Item = (i64, Finding)> {
        let won = self.outcome.winners.iter().map(|&place| (self.number(place), self.won(place)));
        let lost = self.outcome.not_funded.iter().map(|one| (self.number(one.project), self.lost(one)));
        won.chain(lost)
    }

    /// The number of a project, by its place; 0: there is none.
    pub fn number(&self, place: usize) -> i64 {
        self.numbers.get(place).copied().unwrap_or(0)
    }

    /// As it is kept.
    pub fn written(&self) -> Result<Written, Error> {
        let unwritable = |problem: serde_json::Error| Error::Internal(problem.to_string());
        let one = |(number, finding)| Ok((number, serde_json::to_string(&finding).map_err(unwritable)?));
        let findings = self.findings().map(one).collect::<Result<_, Error>>()?;
        Ok(Written { result: serde_json::to_string(self).map_err(unwritable)?, findings })
    }

    fn is_shareless(&self) -> bool {
        self.outcome.endowment.as_ref().is_some_and(|endowment| endowment.to_f64() == 0.0)
    }
}

impl Finding {
    /// What is kept of one project.
    pub fn read(result: &str) -> Result<Self, Error> {
        serde_json::from_str(result).map_err(|problem| {
            Error::Internal(format!("what was found of a project is unreadable: {problem}"))
        })
    }
}
