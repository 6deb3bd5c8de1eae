//! From records to the engine that counts, and back.

use budgeting::{Ballot, Election, Kind};
use store::fund::{self, Fund};
use store::project::Project;

use super::rules;

/// A ballot of so many people who chose the same; what is not voted on is left out. `numbers` are those of the projects,
/// in the order of the election.
pub fn ballot(choices: &str, weight: i64, numbers: &[i64]) -> Ballot {
    let place = |choice: &str| {
        let (number, points) = choice.split_once(':').unwrap_or((choice, "1"));
        let number: i64 = number.parse().ok()?;
        Some((numbers.binary_search(&number).ok()?, points.parse().ok()?))
    };
    let choices = choices.split_whitespace().filter_map(place).collect();
    Ballot { choices, weight: u64::try_from(weight).unwrap_or(0) }
}

/// What the ballots of a fund say, as the engine has it.
pub const fn kind(kind: fund::Kind) -> Kind {
    match kind {
        fund::Kind::Approval => Kind::Approval,
        fund::Kind::Cumulative => Kind::Cumulative,
        fund::Kind::Ordinal => Kind::Ordinal,
        fund::Kind::Scoring => Kind::Scoring,
    }
}

/// The vote of a fund as the engine takes it; the projects are those that were voted on, by number.
pub fn election(fund: &Fund, projects: &[Project], kinds: &[(String, i64)]) -> (Election, Vec<i64>) {
    let numbers: Vec<i64> = projects.iter().map(|one| one.number).collect();
    let election = Election {
        projects: projects.iter().map(rules::place).collect(),
        ballots: kinds.iter().map(|(choices, weight)| ballot(choices, *weight, &numbers)).collect(),
        budget: u64::try_from(fund.said.amount).unwrap_or(0),
        kind: kind(fund.kind),
    };
    (election, numbers)
}
