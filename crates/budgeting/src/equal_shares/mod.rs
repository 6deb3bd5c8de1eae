//! Equal Shares: everybody has the same money, and supporters buy together what costs each of them least for what it is
//! worth (Peters, Pierczyński, Skowron, *Proportional Participatory Budgeting with Additive Utilities*, 2021).

pub(crate) mod quote;
pub(crate) mod run;

use rayon::prelude::*;

use crate::contest::Contest;
use crate::greedy;
use crate::lazy::Queue;
use crate::{Completion, Error, Rules};
use run::{Purchases, Run};

/// No more steps of the endowment are tried.
const MOST_STEPS: u64 = 2_000_000;
/// How many endowments are tried at once, at most; they are compared in order all the same.
const AT_ONCE: u64 = 64;

/// What Equal Shares and its completion buy.
pub(crate) struct Bought {
    pub purchases: Purchases,
    pub increment: Option<u64>,
    /// What the completion looked at after that, if there is one.
    pub completion: Option<greedy::Filled>,
}

/// Runs Equal Shares under these rules.
pub(crate) fn run(contest: &Contest, rules: &Rules) -> Result<Bought, Error> {
    let queue = run::queue(contest);
    if rules.completion == Completion::None || contest.voters == 0 {
        let purchases = Run::new(contest, &queue, contest.budget, contest.voters).finish(u64::MAX);
        return Ok(Bought { purchases, increment: None, completion: None });
    }
    let first = contest.budget / contest.voters;
    let step = rules.increment.step(first);
    let at_first = Run::new(contest, &queue, first, 1).finish(u64::MAX);
    let purchases = if all_can_win(contest) {
        at_first
    } else {
        grown(contest, &queue, at_first, step, rules.stop_when_exhaustive)?
    };
    let add = || greedy::add(contest, &purchases.winners(), contest.budget - purchases.spent);
    let completion = adds_by_votes(contest, rules.completion).then(add);
    Ok(Bought { purchases, increment: Some(step), completion })
}

/// Whether all that is supported is affordable together.
fn all_can_win(contest: &Contest) -> bool {
    let all: u128 = contest.supported().map(|project| u128::from(contest.costs[project])).sum();
    all <= u128::from(contest.budget)
}

/// Whether what fits is added by votes.
pub(crate) fn adds_by_votes(contest: &Contest, completion: Completion) -> bool {
    match completion {
        Completion::None => false,
        Completion::Add1 => all_can_win(contest),
        Completion::Add1u => true,
    }
}

/// What one step of the endowment comes to.
struct Step {
    overspends: bool,
    /// Whether the rules say to stop here.
    ends: bool,
    /// The outcome is the same up to this endowment, as far as is known.
    same_until: u64,
}

/// Lets the endowment grow step by step while the next step stays within the budget. What is spent goes up and down on the
/// way, so no step is left out but where it is certain that nothing changes.
fn grown(
    contest: &Contest,
    queue: &Queue,
    first: Purchases,
    step: u64,
    stop_when_exhaustive: bool,
) -> Result<Purchases, Error> {
    let ends = |purchases: &Purchases| stop_when_exhaustive && is_exhaustive(contest, purchases);
    if ends(&first) {
        return Ok(first);
    }
    let at = |steps: u64| Run::new(contest, queue, first.start + steps * step, 1).finish(contest.budget);
    let look = |steps: u64| {
        let purchases = at(steps);
        let overspends = purchases.spent > contest.budget;
        Step {
            overspends,
            ends: !overspends && ends(&purchases),
            same_until: if overspends { 0 } else { same_until(contest, &purchases) },
        }
    };
    let (mut done, mut at_once, mut looked) = (0, 1, 0);
    while looked < MOST_STEPS {
        let tried: Vec<Step> = (done + 1..=done + at_once).into_par_iter().map(look).collect();
        let mut steps = done + 1..;
        if let Some((steps, last)) = steps.by_ref().zip(&tried).find(|(_, step)| step.overspends || step.ends)
        {
            return Ok(at(if last.overspends { steps - 1 } else { steps }));
        }
        looked += at_once;
        let same_until = tried.last().map_or(0, |step| step.same_until);
        done = (done + at_once).max(same_until.saturating_sub(first.start) / step);
        at_once = (2 * at_once).min(AT_ONCE);
    }
    Err(Error::TooManySteps(MOST_STEPS))
}

/// How far the endowment can grow without any change, as far as is known: if everybody could pay every price in full, prices
/// are the same with more money; and what is not bought stays so while its supporters do not have its cost at the outset.
fn same_until(contest: &Contest, purchases: &Purchases) -> u64 {
    if purchases.broke_in.iter().any(|&round| round != run::NEVER) {
        return purchases.start;
    }
    let is_left = |project: &usize| contest.costs[*project] > 0 && purchases.round_of[*project] == run::NEVER;
    // the largest e with votes · e < cost
    let reach = |project: usize| (contest.costs[project] - 1) / contest.votes[project];
    contest.supported().filter(is_left).map(reach).min().unwrap_or(purchases.start)
}

/// Whether nothing more fits into the budget, whoever supports it.
fn is_exhaustive(contest: &Contest, purchases: &Purchases) -> bool {
    let left = contest.budget - purchases.spent;
    let winners = purchases.winners();
    let fits = |project: usize| {
        contest.stands[project] && contest.costs[project] <= left && !winners.contains(&project)
    };
    !(0..contest.costs.len()).any(fits)
}
