//! Equal Shares beside the naive implementation, and what the papers promise of it.

use std::collections::BTreeSet;

use crate::naive::{Naive, approvals, elections, project, whole};
use budgeting::{Ballot, Completion, Election, Increment, Outcome, Project, Rules, Utility, decide, winners};
use num_rational::BigRational;
use num_traits::Zero;
use proptest::prelude::*;

fn plain() -> Rules {
    Rules { completion: Completion::None, ..Rules::default() }
}

fn utilities() -> impl Strategy<Value = Utility> {
    prop_oneof![Just(Utility::Cost), Just(Utility::Cardinality), Just(Utility::Points), Just(Utility::Borda)]
}

fn all_rules() -> impl Strategy<Value = Rules> {
    let completions = prop_oneof![Just(Completion::None), Just(Completion::Add1), Just(Completion::Add1u)];
    (utilities(), completions, any::<bool>()).prop_map(|(utility, completion, stop_when_exhaustive)| Rules {
        utility,
        completion,
        stop_when_exhaustive,
        ..Rules::default()
    })
}

/// What each person who cast some ballot paid for which project, and how many cast it.
fn payments(election: &Election, outcome: &Outcome) -> Vec<(u64, Vec<(usize, BigRational)>)> {
    let shares = (0..election.ballots.len()).filter_map(|ballot| Some((ballot, outcome.share_of(ballot)?)));
    shares
        .map(|(ballot, share)| {
            let paid = share.paid.iter().map(|payment| (payment.project, payment.exact.rational()));
            (election.ballots[ballot].weight, paid.collect())
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn it_is_what_fractions_say(election in elections(6), rules in all_rules()) {
        let naive = Naive::new(&election, rules.utility);
        let (expected, outcome) = (naive.completed(&rules), decide(&election, &rules).unwrap());
        prop_assert_eq!(&outcome.winners, &expected.winners);
        prop_assert_eq!(&outcome.added, &expected.added);
        prop_assert_eq!(&winners(&election, &rules).unwrap(), &expected.winners);
        if naive.voters() > 0 {
            prop_assert_eq!(outcome.endowment.as_ref().unwrap().rational(), expected.endowment.unwrap());
        }
        prop_assert_eq!(outcome.rounds.len(), expected.payments.len());
        for (round, (project, payments, tied)) in outcome.rounds.iter().zip(&expected.payments) {
            let highest = payments.iter().max().unwrap();
            prop_assert_eq!(round.project, *project);
            prop_assert_eq!(&round.highest_payment.rational(), highest);
            prop_assert_eq!(&round.tied, if tied.len() > 1 { tied } else { const { &Vec::new() } });
            let supports = |voter: usize| naive.utility[voter][*project] > 0;
            let count = |is: &dyn Fn(&BigRational) -> bool| {
                (0..payments.len()).filter(|&voter| supports(voter) && is(&payments[voter])).count() as u64
            };
            prop_assert_eq!(round.paid_in_full, count(&|paid| paid == highest));
            prop_assert_eq!(round.paid_nothing, count(&|paid| paid.is_zero()));
            prop_assert_eq!(round.paid_in_full + round.paid_in_part + round.paid_nothing, round.raw_votes);
        }
        // what each voter is told they paid
        let mut voter = 0;
        for (weight, paid) in payments(&election, &outcome) {
            for _ in 0..weight {
                for (project, payments, _) in &expected.payments {
                    let told = paid.iter().find(|(other, _)| other == project).map(|(_, paid)| paid.clone());
                    prop_assert_eq!(&told.unwrap_or_default(), &payments[voter]);
                }
                voter += 1;
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn it_is_feasible_and_everything_adds_up(election in elections(8), rules in all_rules()) {
        let outcome = decide(&election, &rules).unwrap();
        let cost: u64 = outcome.winners.iter().map(|&project| election.projects[project].cost).sum();
        prop_assert_eq!(cost, outcome.total_cost);
        prop_assert!(cost <= election.budget);
        let mut paid_for = vec![BigRational::zero(); election.projects.len()];
        for ballot in 0..election.ballots.len() {
            let Some(share) = outcome.share_of(ballot) else { continue };
            let mut sum = share.unspent.rational();
            for payment in &share.paid {
                let chosen = &election.ballots[ballot].choices;
                prop_assert!(chosen.iter().any(|(project, _)| *project == payment.project));
                sum += payment.exact.rational();
                paid_for[payment.project] += payment.exact.rational() * whole(election.ballots[ballot].weight);
            }
            prop_assert!(share.unspent.rational() >= BigRational::zero());
            prop_assert_eq!(&sum, &share.endowment.rational());
            let shown: u64 = share.paid.iter().map(|payment| payment.shown).sum();
            prop_assert_eq!(whole(shown + share.unspent_shown), share.endowment.rational().round());
        }
        for round in &outcome.rounds {
            prop_assert_eq!(&paid_for[round.project], &whole(election.projects[round.project].cost));
        }
        let told: BTreeSet<usize> = outcome.not_funded.iter().map(|one| one.project).collect();
        let lost: BTreeSet<usize> =
            (0..election.projects.len()).filter(|project| !outcome.winners.contains(project)).collect();
        prop_assert_eq!(told, lost);
        let people = outcome.people;
        prop_assert_eq!(people.exhausted + people.partly + people.untouched, outcome.voters);
    }

    #[test]
    fn whoever_is_not_funded_cannot_be_paid_for(election in elections(8), utility in utilities()) {
        let outcome = decide(&election, &Rules { utility, ..plain() }).unwrap();
        let naive = Naive::new(&election, utility);
        let bought = naive.equal_shares(&(whole(election.budget) / whole(naive.voters().max(1))));
        for one in outcome.not_funded.iter().filter(|one| naive.votes(one.project) > 0) {
            let supporters = (0..bought.money.len()).filter(|&voter| naive.utility[voter][one.project] > 0);
            let left: BigRational = supporters.map(|voter| bought.money[voter].clone()).sum();
            prop_assert!(left < whole(one.cost));
            prop_assert!(one.shortfall > 0.0 && one.effective_support.unwrap() < 100.0);
        }
    }

    #[test]
    fn no_round_is_a_better_buy_than_the_one_before(election in elections(8)) {
        let outcome = decide(&election, &plain()).unwrap();
        let votes: Vec<BigRational> = outcome.rounds.iter().map(|round| {
            round.highest_payment.rational() / whole(election.projects[round.project].cost)
        }).collect();
        prop_assert!(votes.windows(2).all(|pair| pair[0] <= pair[1]), "{votes:?}");
    }

    /// Extended justified representation up to one project: of a group that could pay for a set that all of them want,
    /// somebody has as much from the winners, or would with one project more of the set.
    #[test]
    fn cohesive_groups_are_represented(election in elections(3)) {
        let outcome = decide(&election, &plain()).unwrap();
        let naive = Naive::new(&election, Utility::Cost);
        let wants = |voter: usize, project: usize| naive.utility[voter][project] > 0;
        let voters = naive.utility.len();
        let has = |voter: usize, more: Option<usize>| -> u64 {
            let all: BTreeSet<usize> = outcome.winners.iter().copied().chain(more).collect();
            all.into_iter().filter(|&project| wants(voter, project)).map(|project| naive.costs[project]).sum()
        };
        for set in 1_usize..1 << naive.costs.len() {
            let set: Vec<usize> = (0..naive.costs.len()).filter(|project| set >> project & 1 == 1).collect();
            let cost = naive.cost(&set);
            for group in 1_usize..1 << voters {
                let group: Vec<usize> = (0..voters).filter(|voter| group >> voter & 1 == 1).collect();
                let is_cohesive = group.iter().all(|&voter| set.iter().all(|&project| wants(voter, project)));
                if !is_cohesive || cost * voters as u64 > group.len() as u64 * election.budget {
                    continue;
                }
                let is_content = |&voter: &usize| {
                    has(voter, None) >= cost || set.iter().any(|&project| has(voter, Some(project)) > cost)
                };
                prop_assert!(group.iter().any(is_content), "{group:?} wants {set:?} of {:?}", outcome.winners);
            }
        }
    }

    #[test]
    fn who_can_pay_alone_for_the_only_thing_they_want_gets_it(election in elections(5), cost in 1_u64..=6) {
        let mut election = election;
        let only = election.projects.len();
        election.projects.push(project(only, cost));
        let others: u64 = election.ballots.iter().filter(|ballot| !ballot.choices.is_empty()).map(|ballot| ballot.weight).sum();
        // the fewest people with people · budget ≥ (others + people) · cost
        let Some(room) = election.budget.checked_sub(cost).filter(|&room| room > 0) else { return Ok(()) };
        election.ballots.push(approvals(&[only], (others * cost).div_ceil(room).max(1)));
        prop_assert!(decide(&election, &plain()).unwrap().winners.contains(&only));
    }

    #[test]
    fn nothing_hangs_on_the_order_or_the_grouping_of_ballots(election in elections(6), rules in all_rules(), turn in 0_usize..9) {
        let outcome = decide(&election, &rules).unwrap();
        let single = |ballot: &Ballot| vec![Ballot { weight: 1, ..ballot.clone() }; ballot.weight as usize];
        let mut ballots: Vec<Ballot> = election.ballots.iter().flat_map(single).collect();
        let turn = turn.min(ballots.len());
        ballots.rotate_left(turn);
        ballots.reverse();
        let other = Election { ballots, ..election.clone() };
        prop_assert_eq!(decide(&other, &rules).unwrap(), outcome);
    }

    #[test]
    fn nothing_hangs_on_the_order_of_projects(election in elections(6), rules in all_rules()) {
        let last = election.projects.len() - 1;
        let turned = |ballot: &Ballot| Ballot {
            choices: ballot.choices.iter().map(|&(project, points)| (last - project, points)).collect(),
            weight: ballot.weight,
        };
        let other = Election {
            projects: election.projects.iter().rev().cloned().collect(),
            ballots: election.ballots.iter().map(turned).collect(),
            ..election.clone()
        };
        let there: Vec<usize> =
            decide(&other, &rules).unwrap().winners.into_iter().map(|project| last - project).collect();
        prop_assert_eq!(there, decide(&election, &rules).unwrap().winners);
    }

    #[test]
    fn money_in_cents_is_the_same_money(election in elections(6), rules in all_rules(), times in 2_u64..200) {
        let scaled = |project: &Project| Project { cost: times * project.cost, ..project.clone() };
        let other = Election {
            projects: election.projects.iter().map(scaled).collect(),
            budget: times * election.budget,
            ..election.clone()
        };
        // the first endowment of add1 is a whole number, so it is the same only where nothing is rounded
        let voters: u64 =
            election.ballots.iter().filter(|ballot| !ballot.choices.is_empty()).map(|ballot| ballot.weight).sum();
        if rules.completion == Completion::None || voters > 0 && election.budget.is_multiple_of(voters) {
            let rules_there = Rules { increment: Increment::Unit(times), ..rules.clone() };
            prop_assert_eq!(decide(&other, &rules_there).unwrap().winners, decide(&election, &rules).unwrap().winners);
        }
    }

    #[test]
    fn with_equal_costs_cost_is_cardinality(election in elections(8), cost in 1_u64..4) {
        let mut election = election;
        election.projects.iter_mut().for_each(|project| project.cost = cost);
        let of = |utility| decide(&election, &Rules { utility, ..Rules::default() }).unwrap().winners;
        prop_assert_eq!(of(Utility::Cost), of(Utility::Cardinality));
    }

    #[test]
    fn what_is_affordable_together_is_funded_together(election in elections(8), rules in all_rules()) {
        let naive = Naive::new(&election, rules.utility);
        let all = naive.supported();
        let outcome = decide(&Election { budget: naive.cost(&all).max(1), ..election }, &rules).unwrap();
        if rules.completion != Completion::None {
            let funded: BTreeSet<usize> = outcome.winners.into_iter().collect();
            prop_assert_eq!(funded, all.into_iter().collect::<BTreeSet<_>>());
        }
    }
}

#[test]
fn prices_grow_long_and_stay_exact() {
    // forty projects with awkward costs, 300 voters with eight each: in the end prices are longer than 128 bits
    let cost = |at: usize| 1_000 + (at as u64 * 7_919) % 997;
    let ballot = |voter: usize| {
        let chosen: BTreeSet<usize> =
            (0..8).map(|n| (voter * 31 + n * n * 17 + voter * voter * n) % 40).collect();
        approvals(&chosen.into_iter().collect::<Vec<_>>(), 1)
    };
    let election = Election {
        projects: (0..40).map(|at| project(at, cost(at))).collect(),
        ballots: (0..300).map(ballot).collect(),
        budget: 44_987,
        ..Election::default()
    };
    let mut longest = Vec::new();
    for utility in [Utility::Cost, Utility::Cardinality, Utility::Borda] {
        let rules = Rules { utility, ..plain() };
        let naive = Naive::new(&election, utility);
        let expected = naive.completed(&rules);
        let outcome = decide(&election, &rules).unwrap();
        assert_eq!(outcome.winners, expected.winners, "{utility:?}");
        for (round, (_, payments, tied)) in outcome.rounds.iter().zip(&expected.payments) {
            assert_eq!(&round.highest_payment.rational(), payments.iter().max().unwrap());
            assert_eq!(round.tied.len() > 1, tied.len() > 1);
        }
        longest.extend(outcome.rounds.iter().map(|round| round.highest_payment.to_string().len()));
    }
    assert!(longest.iter().any(|&length| length > 40), "{longest:?}");
}

#[test]
fn one_ballot_with_everything_and_one_voter_alone() {
    let election = Election {
        projects: vec![project(0, 1_000_000_000_000_000), project(1, 1)],
        ballots: vec![approvals(&[0, 1], 1_000_000_000)],
        budget: 1_000_000_000_000_000,
        ..Election::default()
    };
    let outcome = decide(&election, &Rules { increment: Increment::Auto, ..Rules::default() }).unwrap();
    assert_eq!(outcome.winners, [1]); // both tie at 1 vote in 10⁹; the cheaper is first, and then the other is too dear
    let nobody = Election { ballots: vec![approvals(&[], 5)], ..election };
    assert!(decide(&nobody, &Rules::default()).unwrap().winners.is_empty());
}

#[test]
fn a_dear_project_of_few_does_not_keep_the_count_waiting() {
    // all but the last are affordable together; for that one ten people would need a thousand times what they have
    let mut ballots: Vec<Ballot> =
        (0..20).map(|at| approvals(&[at, (at + 1) % 20, (at + 7) % 20], 5_000)).collect();
    ballots.push(approvals(&[20, 0], 10));
    let mut projects: Vec<Project> = (0..20).map(|at| project(at, 4_500_000 + at as u64)).collect();
    projects.push(project(20, 30_000_000));
    let election = Election { projects, ballots, budget: 100_000_000, ..Election::default() };
    let outcome = decide(&election, &Rules::default()).unwrap();
    let mut funded = outcome.winners.clone();
    funded.sort_unstable();
    assert_eq!(funded, (0..20).collect::<Vec<_>>());
    // the last endowment at which its ten supporters lack a little
    let endowment = outcome.endowment.as_ref().unwrap().to_f64();
    let paid = outcome.share_of(20);
    assert!(endowment > 2_999_000.0 && paid.is_none_or(|share| share.winners == [0]), "{endowment}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn steps_that_change_nothing_may_be_left_out(election in elections(3), dear in 20_u64..120, weight in 1_u64..3) {
        let mut election = election;
        let place = election.projects.len();
        election.projects.push(project(place, dear));
        election.ballots.push(approvals(&[place, 0], weight));
        election.budget += dear / 2;
        for utility in [Utility::Cost, Utility::Cardinality] {
            let rules = Rules { utility, ..Rules::default() };
            let expected = Naive::new(&election, utility).completed(&rules);
            let outcome = decide(&election, &rules).unwrap();
            prop_assert_eq!(outcome.winners, expected.winners);
            prop_assert_eq!(outcome.endowment.unwrap().rational(), expected.endowment.unwrap());
        }
    }
}
