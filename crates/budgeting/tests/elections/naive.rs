//! The rules once more: as the papers state them, voter by voter, with fractions and nothing clever. And elections to try them on.

use budgeting::{Ballot, Completion, Election, Kind, Project, Rules, Utility};
use num_rational::BigRational;
use num_traits::Zero;
use proptest::prelude::*;

pub fn whole(n: u64) -> BigRational {
    BigRational::from_integer(n.into())
}

/// An election voter by voter: what each project is worth to each voter.
pub struct Naive {
    pub costs: Vec<u64>,
    pub budget: u64,
    /// By voter and project.
    pub utility: Vec<Vec<u64>>,
}

/// What was bought, with the payments of each round by voter and all that were as good a buy.
#[derive(Default)]
pub struct Bought {
    pub winners: Vec<usize>,
    pub payments: Vec<(usize, Vec<BigRational>, Vec<usize>)>,
    pub money: Vec<BigRational>,
    pub added: Vec<usize>,
    pub endowment: Option<BigRational>,
}

impl Naive {
    pub fn new(election: &Election, utility: Utility) -> Naive {
        let count = election.projects.len();
        let costs: Vec<u64> = election.projects.iter().map(|project| project.cost).collect();
        let mut voters = Vec::new();
        for ballot in election.ballots.iter().filter(|ballot| !ballot.choices.is_empty()) {
            let mut worth = vec![0; count];
            for (place, &(project, points)) in ballot.choices.iter().enumerate() {
                worth[project] = match utility {
                    Utility::Cost => costs[project].max(1), // what costs nothing is wanted all the same
                    Utility::Cardinality => 1,
                    Utility::Points => points,
                    Utility::Borda => (ballot.choices.len() - 1 - place) as u64,
                };
            }
            voters.extend(std::iter::repeat_n(worth, ballot.weight as usize));
        }
        Naive { costs, budget: election.budget, utility: voters }
    }

    pub fn voters(&self) -> u64 {
        self.utility.len() as u64
    }

    pub fn votes(&self, project: usize) -> u64 {
        self.utility.iter().filter(|worth| worth[project] > 0).count() as u64
    }

    pub fn supported(&self) -> Vec<usize> {
        (0..self.costs.len()).filter(|&project| self.votes(project) > 0).collect()
    }

    pub fn cost(&self, projects: &[usize]) -> u64 {
        projects.iter().map(|&project| self.costs[project]).sum()
    }

    /// Lower cost, more votes, smaller number.
    fn tie(&self, project: usize) -> (u64, u64, usize) {
        (self.costs[project], u64::MAX - self.votes(project), project)
    }

    /// The ρ with Σ min(b, ρ·u) = cost, as the paper finds it; none if the supporters have less.
    fn rho(&self, project: usize, money: &[BigRational]) -> Option<BigRational> {
        let mut supporters: Vec<usize> =
            (0..money.len()).filter(|&voter| self.utility[voter][project] > 0).collect();
        let has: BigRational = supporters.iter().map(|&voter| money[voter].clone()).sum();
        if has < whole(self.costs[project]) {
            return None;
        }
        let worth = |voter: usize| whole(self.utility[voter][project]);
        supporters.sort_by_key(|&voter| &money[voter] / worth(voter));
        let mut left = whole(self.costs[project]);
        let mut units: BigRational = supporters.iter().map(|&voter| worth(voter)).sum();
        for voter in supporters {
            let rho = &left / &units;
            if &rho * worth(voter) <= money[voter] {
                return Some(rho);
            }
            left -= &money[voter];
            units -= worth(voter);
        }
        None
    }

    pub fn equal_shares(&self, endowment: &BigRational) -> Bought {
        let mut money = vec![endowment.clone(); self.utility.len()];
        let mut free: Vec<usize> =
            self.supported().into_iter().filter(|&project| self.costs[project] == 0).collect();
        free.sort_by_key(|&project| self.tie(project));
        let mut bought = Bought { winners: free, endowment: Some(endowment.clone()), ..Bought::default() };
        loop {
            let open = self.supported().into_iter().filter(|project| !bought.winners.contains(project));
            let rhos: Vec<(BigRational, usize)> =
                open.filter_map(|project| Some((self.rho(project, &money)?, project))).collect();
            let Some(least) = rhos.iter().map(|(rho, _)| rho).min().cloned() else { break };
            let mut tied: Vec<usize> =
                rhos.iter().filter(|(rho, _)| *rho == least).map(|(_, project)| *project).collect();
            tied.sort_by_key(|&project| self.tie(project));
            let winner = tied[0];
            let pays = |voter: usize| (&least * whole(self.utility[voter][winner])).min(money[voter].clone());
            let payments: Vec<BigRational> = (0..money.len()).map(pays).collect();
            money.iter_mut().zip(&payments).for_each(|(money, payment)| *money -= payment);
            bought.winners.push(winner);
            bought.payments.push((winner, payments, tied));
        }
        bought.money = money;
        bought
    }

    fn add_by_votes(&self, bought: &mut Bought) {
        let mut rest: Vec<usize> =
            self.supported().into_iter().filter(|project| !bought.winners.contains(project)).collect();
        rest.sort_by_key(|&project| (u64::MAX - self.votes(project), self.tie(project)));
        for project in rest {
            if self.cost(&bought.winners) + self.costs[project] <= self.budget {
                bought.winners.push(project);
                bought.added.push(project);
            }
        }
    }

    /// Equal Shares with its completion; the step is 1.
    pub fn completed(&self, rules: &Rules) -> Bought {
        let (voters, budget) = (self.voters().max(1), self.budget);
        if rules.completion == Completion::None {
            return self.equal_shares(&(whole(budget) / whole(voters)));
        }
        let mut endowment = budget / voters;
        let mut bought = self.equal_shares(&whole(endowment));
        if self.cost(&self.supported()) <= budget {
            self.add_by_votes(&mut bought);
            return bought;
        }
        let is_exhaustive = |bought: &Bought| {
            let left = budget - self.cost(&bought.winners);
            !(0..self.costs.len())
                .any(|project| !bought.winners.contains(&project) && self.costs[project] <= left)
        };
        while !(rules.stop_when_exhaustive && is_exhaustive(&bought)) {
            endowment += 1;
            let next = self.equal_shares(&whole(endowment));
            if self.cost(&next.winners) > budget {
                break;
            }
            bought = next;
        }
        if rules.completion == Completion::Add1u {
            self.add_by_votes(&mut bought);
        }
        bought
    }

    pub fn greedy(&self, skip: bool) -> Vec<usize> {
        let mut order = self.supported();
        order.sort_by_key(|&project| (u64::MAX - self.votes(project), self.tie(project)));
        let mut winners = Vec::new();
        for project in order {
            if self.cost(&winners) + self.costs[project] <= self.budget {
                winners.push(project);
            } else if !skip {
                break;
            }
        }
        winners
    }

    pub fn phragmen(&self, skip: bool) -> Vec<usize> {
        let (mut loads, mut open, mut winners) =
            (vec![BigRational::zero(); self.utility.len()], self.supported(), Vec::new());
        while !open.is_empty() {
            let load = |project: usize| {
                let supporters = (0..loads.len()).filter(|&voter| self.utility[voter][project] > 0);
                let sum: BigRational = supporters.map(|voter| loads[voter].clone()).sum();
                (sum + whole(self.costs[project])) / whole(self.votes(project))
            };
            let next =
                open.iter().copied().min_by_key(|&project| (load(project), self.tie(project))).unwrap();
            let load = load(next);
            open.retain(|&project| project != next);
            if self.cost(&winners) + self.costs[next] > self.budget {
                if skip {
                    continue;
                }
                break;
            }
            for (voter, old) in loads.iter_mut().enumerate() {
                if self.utility[voter][next] > 0 {
                    *old = load.clone();
                }
            }
            winners.push(next);
        }
        winners
    }
}

pub fn project(at: usize, cost: u64) -> Project {
    Project { id: format!("p{at}"), cost }
}

pub fn approvals(projects: &[usize], weight: u64) -> Ballot {
    Ballot { choices: projects.iter().map(|&project| (project, 1)).collect(), weight }
}

/// Tiny elections, with so few different numbers that ties are everywhere.
pub fn elections(most_voters: usize) -> impl Strategy<Value = Election> {
    let costs = proptest::collection::vec(prop_oneof![1 => Just(0_u64), 12 => 1_u64..=6], 1..=6);
    costs.prop_flat_map(move |costs| {
        let all: Vec<usize> = (0..costs.len()).collect();
        let chosen = proptest::sample::subsequence(all, 0..=costs.len()).prop_shuffle();
        let ballot = (chosen, proptest::collection::vec(1_u64..=3, costs.len()), 1_u64..=2).prop_map(
            |(chosen, points, weight)| Ballot { choices: chosen.into_iter().zip(points).collect(), weight },
        );
        let projects: Vec<Project> = costs.iter().enumerate().map(|(at, &cost)| project(at, cost)).collect();
        (Just(projects), proptest::collection::vec(ballot, 0..=most_voters), 1_u64..=14).prop_map(
            |(projects, ballots, budget)| Election { projects, ballots, budget, kind: Kind::Approval },
        )
    })
}
