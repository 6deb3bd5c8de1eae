//! Bounded Overspending Shares: Equal Shares in which supporters may buy a project for a little more than they have
//! (Papasotiropoulos, Pishbin, Skibski, Skowron, Wąs, *Method of Equal Shares with Bounded Overspending*, 2025). Experimental.
//!
//! Prices are ratios of sums here, so exact denominators double in length with every round. Money is kept with 256 binary
//! digits after the point instead, and what agrees in its first 128 digits counts as equal.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::{Signed, Zero};

use crate::chain::ratio;
use crate::contest::{Contest, Supporter};
use crate::decide::{losers, without_money};
use crate::{Exact, NotFunded, Outcome, Reason, Round, Voters};

/// Binary digits after the point.
const DIGITS: u64 = 256;
/// Binary digits in which equal numbers agree.
const EQUAL: u64 = 128;
/// What is told of payments has so many decimals at most.
const DECIMALS: u64 = 1_000_000_000_000;

/// A way to buy a project: everybody pays what they have, or `cap` for each `v`; that makes `sum` of its cost.
#[derive(Clone, Debug)]
struct Offer {
    project: usize,
    cap: BigInt,
    sum: BigInt,
}

/// What was bought.
pub(crate) struct Run {
    rounds: Vec<Round>,
    money: Vec<BigInt>,
    endowment: Exact,
}

struct State<'a> {
    contest: &'a Contest,
    money: Vec<BigInt>,
    /// The same, about.
    near: Vec<f64>,
    left: u64,
}

/// Buys until nothing is left that fits.
pub(crate) fn run(contest: &Contest) -> Run {
    let voters = contest.voters.max(1);
    let endowment = (BigInt::from(contest.budget) << DIGITS) / voters;
    let kinds = contest.people.len();
    let near = contest.budget as f64 / voters as f64;
    let mut state =
        State { contest, money: vec![endowment; kinds], near: vec![near; kinds], left: contest.budget };
    let mut open: Vec<usize> = contest.supported().collect();
    open.sort_by(|&a, &b| contest.tie(a, b));
    let mut rounds = Vec::new();
    loop {
        let left = state.left;
        open.retain(|&project| contest.costs[project] <= left);
        let Some((best, tied)) = state.best(&open) else { break };
        open.retain(|&project| project != best.project);
        rounds.push(state.buy(&best, tied));
    }
    Run { rounds, money: state.money, endowment: Exact::new(contest.budget.into(), voters.into()).reduced() }
}

impl State<'_> {
    /// The best way to buy one of these projects, and all that are as good if there are others.
    fn best(&self, open: &[usize]) -> Option<(Offer, Vec<usize>)> {
        let about: Vec<(usize, f64)> = open
            .iter()
            .map(|&project| (project, self.about(project)))
            .filter(|(_, rate)| rate.is_finite())
            .collect();
        let least = about.iter().map(|(_, rate)| *rate).fold(f64::INFINITY, f64::min);
        let near = about.into_iter().filter(|(_, rate)| *rate <= least * (1.0 + 1e-9));
        let mut offers: Vec<Offer> = near.filter_map(|(project, _)| self.offer(project)).collect();
        offers.sort_by(|a, b| self.compare(a, b).then_with(|| self.contest.tie(a.project, b.project)));
        let tied: Vec<Offer> = {
            let first = offers.first()?.clone();
            offers.into_iter().take_while(|offer| self.compare(&first, offer).is_eq()).collect()
        };
        let best = tied.iter().min_by(|a, b| self.contest.tie(a.project, b.project))?.clone();
        let all = tied.iter().map(|offer| offer.project);
        Some((best, if tied.len() > 1 { all.collect() } else { Vec::new() }))
    }

    /// cap / (factor · α²), about, for the best cap.
    fn about(&self, project: usize) -> f64 {
        let (cost, factor) = (self.contest.costs[project] as f64, self.contest.factors[project] as f64);
        if cost == 0.0 {
            return 0.0;
        }
        let mut caps: Vec<(f64, f64, f64)> = self
            .payers(project)
            .map(|group| {
                let money = self.near[group.kind()];
                (money / group.v() as f64, money * group.people() as f64, group.units() as f64)
            })
            .collect();
        caps.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (mut poor, mut rich) = (0.0, caps.iter().map(|(.., units)| units).sum::<f64>());
        let mut best = f64::INFINITY;
        for (cap, money, units) in caps {
            if poor + cap * rich >= cost {
                return best.min((cost - poor) / rich / factor);
            }
            poor += money;
            rich -= units;
            let part = (poor + cap * rich) / cost;
            best = best.min(cap / (factor * part * part));
        }
        best
    }

    /// Supporters who have something left.
    fn payers(&self, project: usize) -> impl Iterator<Item = Supporter> {
        let supporters = self.contest.supporters.get(project).iter().copied();
        supporters.filter(|group| self.money[group.kind()].is_positive())
    }

    /// The best way to buy a project.
    fn offer(&self, project: usize) -> Option<Offer> {
        let cost = BigInt::from(self.contest.costs[project]) << DIGITS;
        let free = Offer { project, cap: BigInt::zero(), sum: cost.clone() };
        if cost.is_zero() {
            return Some(free);
        }
        let mut caps: Vec<(BigInt, Supporter)> =
            self.payers(project).map(|group| (&self.money[group.kind()] / group.v(), group)).collect();
        caps.sort_by(|a, b| a.0.cmp(&b.0));
        let (mut poor, mut rich) = (BigInt::zero(), caps.iter().map(|(_, group)| group.units()).sum::<u64>());
        let mut best: Option<Offer> = None;
        let mut take = |offer: Offer| {
            if best.as_ref().is_none_or(|best| self.compare(&offer, best).is_le()) {
                best = Some(offer);
            }
        };
        for (cap, group) in caps {
            if &poor + &cap * rich >= cost {
                take(Offer { project, cap: (&cost - poor) / rich, sum: cost });
                return best;
            }
            poor += &self.money[group.kind()] * group.people();
            rich -= group.units();
            take(Offer { project, sum: &poor + &cap * rich, cap });
        }
        best
    }

    /// Compares cap / (factor · α²) of two offers.
    fn compare(&self, a: &Offer, b: &Offer) -> Ordering {
        let side = |this: &Offer, other: &Offer| {
            let cost = BigInt::from(self.contest.costs[this.project]);
            &this.cap * &cost * &cost * self.contest.factors[other.project] * &other.sum * &other.sum
        };
        let (a, b) = (side(a, b), side(b, a));
        let off = a.clone().max(b.clone()) >> EQUAL;
        if (&a - &b).abs() <= off { Ordering::Equal } else { a.cmp(&b) }
    }

    /// Takes the payments, and tells the round.
    fn buy(&mut self, offer: &Offer, tied: Vec<usize>) -> Round {
        let project = offer.project;
        let cost = self.contest.costs[project];
        let full = if cost == 0 {
            BigInt::zero()
        } else {
            ((&offer.cap * cost) << DIGITS) / &offer.sum // cap / α
        };
        let dust = BigInt::from(1) << (DIGITS - EQUAL);
        let mut paid: Vec<(BigInt, u64)> = Vec::new();
        for group in self.contest.supporters.get(project) {
            let money = &mut self.money[group.kind()];
            let mut pays = (&full * group.v()).min(money.clone());
            *money -= &pays;
            if *money < dust {
                pays += std::mem::take(money);
            }
            self.near[group.kind()] = ratio_of(money);
            paid.push((pays, group.people()));
        }
        self.left -= cost;
        let highest = paid.iter().map(|(pays, _)| pays).max().cloned().unwrap_or_default();
        let count = |is: &dyn Fn(&BigInt) -> bool| -> u64 {
            paid.iter().filter(|(pays, _)| is(pays)).map(|(_, people)| people).sum()
        };
        let in_full = count(&|pays| (&highest - pays) <= dust && pays.is_positive());
        let nothing = count(&BigInt::is_zero);
        Round {
            project,
            raw_votes: self.contest.votes[project],
            effective_votes: if highest.is_zero() { 0.0 } else { cost as f64 / ratio_of(&highest) },
            highest_payment: Exact::new((highest * DECIMALS) >> DIGITS, DECIMALS.into()).reduced(),
            paid_in_full: in_full,
            paid_in_part: self.contest.votes[project] - in_full - nothing,
            paid_nothing: nothing,
            tied,
            runners_up: Vec::new(),
        }
    }
}

fn ratio_of(money: &BigInt) -> f64 {
    if money.is_zero() { 0.0 } else { ratio(money, &(BigInt::from(1) << DIGITS)) }
}

/// The outcome of a run.
pub(crate) fn told(contest: &Contest, run: Run, outcome: Outcome) -> Outcome {
    let winners: Vec<usize> = run.rounds.iter().map(|round| round.project).collect();
    let total_cost = contest.cost_of(&winners);
    let room = contest.budget - total_cost;
    let mut people = Voters { with_a_winner: contest.people_with_any(&winners), ..Voters::default() };
    for (kind, count) in contest.people.iter().enumerate() {
        let mut choices = contest.choices.get(kind).iter();
        if run.money[kind].is_zero() {
            people.exhausted += count;
        } else if choices
            .any(|choice| contest.costs[choice.project()] > 0 && winners.contains(&choice.project()))
        {
            people.partly += count;
        } else {
            people.untouched += count;
        }
    }
    let told = |project: usize| {
        let has = |group: &Supporter| ratio_of(&run.money[group.kind()]) * group.people() as f64;
        let has: f64 = contest.supporters.get(project).iter().map(has).sum();
        match without_money(contest, project, room) {
            NotFunded { reason: Reason::NoRoom, cost, .. } if cost <= room => NotFunded {
                reason: Reason::SpentElsewhere,
                shortfall: cost as f64 - has,
                ..without_money(contest, project, room)
            },
            no_room => no_room,
        }
    };
    Outcome {
        total_cost,
        endowment: Some(run.endowment),
        not_funded: losers(contest, &winners).map(told).collect(),
        people,
        rounds: run.rounds,
        winners,
        ..outcome
    }
}
