//! Who wins.

use crate::chain::Form;
use crate::contest::Contest;
use crate::equal_shares::{self, Bought};
use crate::greedy::{self, Filled, Needs};
use crate::share::Purses;
use crate::{
    Beside, Comparison, Election, Error, NotFunded, Outcome, Reason, Round, Rule, Rules, Voters, bos,
    explain, phragmen,
};

/// Decides an election, and says why. The order of ballots changes nothing, nor does it whether people who voted alike
/// stand in one ballot or in several.
///
/// ```
/// use budgeting::{Ballot, Election, Project, Reason, Rules, decide};
///
/// let project = |id: &str, cost| Project { id: id.to_owned(), cost };
/// let ballot = |choices: &[usize], weight| Ballot { choices: choices.iter().map(|&at| (at, 1)).collect(), weight };
/// let election = Election {
///     projects: vec![project("playground", 45_000), project("benches", 20_000), project("mural", 30_000)],
///     ballots: vec![ballot(&[0], 50), ballot(&[1, 2], 30), ballot(&[2], 10)],
///     budget: 90_000,
///     ..Election::default()
/// };
/// let outcome = decide(&election, &Rules::default())?;
/// assert_eq!(outcome.winners, [0, 2]);
/// assert_eq!(outcome.share_of(0).map(|share| share.paid[0].shown), Some(900)); // 45,000 shared by 50
/// // the benches cost more than their 30 supporters had left once they had paid for the mural
/// assert_eq!(outcome.not_funded[0].reason, Reason::SpentElsewhere);
/// # Ok::<(), budgeting::Error>(())
/// ```
pub fn decide(election: &Election, rules: &Rules) -> Result<Outcome, Error> {
    election.check(rules)?;
    let contest = Contest::new(election, rules);
    let by_votes = greedy::add(&contest, &[], contest.budget);
    let greedy = by_votes.taken();
    let outcome = Outcome {
        rule: rules.rule,
        budget: election.budget,
        voters: contest.voters,
        winners: Vec::new(),
        added: Vec::new(),
        total_cost: 0,
        endowment: None,
        increment: None,
        rounds: Vec::new(),
        not_funded: Vec::new(),
        people: Voters::default(),
        greedy: Beside {
            total_cost: contest.cost_of(&greedy),
            voters_with_a_winner: contest.people_with_any(&greedy),
            winners: greedy,
        },
        comparison: None,
        purses: None,
    };
    Ok(match rules.rule {
        Rule::EqualShares => {
            let bought = equal_shares::run(&contest, rules)?;
            of_equal_shares(contest, bought, rules, &by_votes, outcome)
        }
        Rule::Greedy => of_greedy(&contest, &greedy::run(&contest, rules.passes_over()), outcome),
        Rule::Phragmen => of_phragmen(&contest, phragmen::run(&contest, rules.passes_over()), outcome),
        Rule::BoundedOverspending => bos::told(&contest, bos::run(&contest), outcome),
    })
}

/// Only who wins, in order, without the reasons.
pub fn winners(election: &Election, rules: &Rules) -> Result<Vec<usize>, Error> {
    if rules.rule != Rule::EqualShares || rules.comparison {
        return Ok(decide(election, rules)?.winners);
    }
    election.check(rules)?;
    let Bought { purchases, completion, .. } = equal_shares::run(&Contest::new(election, rules), rules)?;
    let mut winners = purchases.winners();
    winners.extend(completion.map_or_else(Vec::new, |completion| completion.taken()));
    Ok(winners)
}

fn of_equal_shares(
    contest: Contest,
    bought: Bought,
    rules: &Rules,
    by_votes: &Filled,
    outcome: Outcome,
) -> Outcome {
    let Bought { mut purchases, increment, completion } = bought;
    let added = completion.as_ref().map_or_else(Vec::new, Filled::taken);
    let mut winners = purchases.winners();
    winners.extend(&added);
    let comparison = rules.comparison.then(|| compare(&contest, &winners, &outcome.greedy.winners));
    if let Some(Comparison { for_equal_shares, for_greedy }) = comparison
        && for_greedy > for_equal_shares
    {
        return of_greedy(&contest, by_votes, Outcome { rule: Rule::Greedy, comparison, ..outcome });
    }
    purchases.chain.settle();
    Outcome {
        total_cost: contest.cost_of(&winners),
        endowment: Some(purchases.everybody_has()),
        increment,
        rounds: explain::rounds(&contest, &purchases),
        not_funded: explain::not_funded(
            &contest,
            &purchases,
            (rules.completion, completion.as_ref()),
            &winners,
        ),
        people: explain::voters(&contest, &purchases, &winners),
        comparison,
        winners,
        added,
        purses: Some(Purses::new(contest, purchases)),
        ..outcome
    }
}

/// How many people have more of their projects in the one outcome than in the other.
fn compare(contest: &Contest, equal_shares: &[usize], greedy: &[usize]) -> Comparison {
    let mut more = vec![0_i64; contest.costs.len()];
    equal_shares.iter().for_each(|&project| more[project] += 1);
    greedy.iter().for_each(|&project| more[project] -= 1);
    let mut comparison = Comparison { for_equal_shares: 0, for_greedy: 0 };
    for (kind, people) in contest.people.iter().enumerate() {
        match contest.choices.get(kind).iter().map(|choice| more[choice.project()]).sum() {
            1.. => comparison.for_equal_shares += people,
            0 => {}
            i64::MIN..0 => comparison.for_greedy += people,
        }
    }
    comparison
}

fn of_greedy(contest: &Contest, filled: &Filled, outcome: Outcome) -> Outcome {
    let winners = filled.taken();
    let told = |project: usize| {
        let is_by_votes = contest.is_by_cost && contest.stands[project];
        let needs = if is_by_votes { greedy::needs(contest, filled, project) } else { Needs::default() };
        let not_funded = without_money(contest, project, filled.room(project));
        NotFunded {
            extra_supporters: needs.extra.filter(|_| contest.costs[project] <= contest.budget),
            cost_cut: needs.highest.map(|highest| contest.costs[project] - highest),
            ..not_funded
        }
    };
    Outcome {
        total_cost: contest.cost_of(&winners),
        not_funded: losers(contest, &winners).map(told).collect(),
        people: Voters { with_a_winner: contest.people_with_any(&winners), ..Voters::default() },
        winners,
        ..outcome
    }
}

fn of_phragmen(contest: &Contest, mut run: phragmen::Run, outcome: Outcome) -> Outcome {
    let winners: Vec<usize> = run.bought.iter().map(|(project, _)| *project).collect();
    let mut rounds = Vec::with_capacity(winners.len());
    for (at, ((project, tied), runners_up)) in run.bought.into_iter().zip(run.next).enumerate() {
        let votes = contest.votes[project];
        rounds.push(Round {
            project,
            raw_votes: votes,
            effective_votes: votes as f64,
            highest_payment: run.loads.exact(&Form::round(at)).reduced(),
            paid_in_full: votes,
            paid_in_part: 0,
            paid_nothing: 0,
            tied,
            runners_up,
        });
    }
    let total_cost = contest.cost_of(&winners);
    let room = contest.budget - total_cost;
    Outcome {
        total_cost,
        rounds,
        not_funded: losers(contest, &winners).map(|project| without_money(contest, project, room)).collect(),
        people: Voters { with_a_winner: contest.people_with_any(&winners), ..Voters::default() },
        winners,
        ..outcome
    }
}

/// The projects that did not win.
pub(crate) fn losers(contest: &Contest, winners: &[usize]) -> impl Iterator<Item = usize> {
    (0..contest.costs.len()).filter(|project| !winners.contains(project))
}

/// Why a project is not funded where voters have no money of their own, and so much was left when its turn came.
pub(crate) fn without_money(contest: &Contest, project: usize, room: u64) -> NotFunded {
    let cost = contest.costs[project];
    let reason = match (contest.stands[project], cost > contest.budget, contest.votes[project]) {
        (false, ..) => Reason::NotEligible,
        (_, true, _) => Reason::OverBudget,
        (_, _, 0) => Reason::TooFew,
        _ => Reason::NoRoom,
    };
    NotFunded {
        project,
        cost,
        raw_votes: contest.votes[project],
        reason,
        shortfall: cost.saturating_sub(room) as f64,
        effective_support: None,
        extra_supporters: None,
        extra_too_much: None,
        cost_cut: None,
        cut_too_much: None,
        money_went_to: Vec::new(),
    }
}
