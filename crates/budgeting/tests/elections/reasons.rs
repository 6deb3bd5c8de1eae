//! What is said of projects that are not funded: every number recomputed by the naive implementation.

use crate::naive::{Naive, approvals, elections, project};
use budgeting::{Ballot, Completion, Election, Kind, Reason, Rule, Rules, Utility, decide};
use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};
use proptest::prelude::*;

/// Whether a project wins at an endowment within the budget, by Equal Shares or by what the completion adds.
fn wins(election: &Election, rules: &Rules, endowment: &BigRational, project: usize) -> bool {
    let naive = Naive::new(election, rules.utility);
    let bought = naive.equal_shares(endowment);
    let spent = naive.cost(&bought.winners);
    let is_completed = match rules.completion {
        Completion::None => false,
        Completion::Add1 => naive.cost(&naive.supported()) <= election.budget,
        Completion::Add1u => true,
    };
    if spent > election.budget || !is_completed {
        return spent <= election.budget && bought.winners.contains(&project);
    }
    let mut rest: Vec<usize> =
        naive.supported().into_iter().filter(|project| !bought.winners.contains(project)).collect();
    rest.sort_by_key(|&at| (u64::MAX - naive.votes(at), naive.costs[at], at));
    let mut winners = bought.winners;
    for at in rest {
        if naive.cost(&winners) + naive.costs[at] <= election.budget {
            winners.push(at);
        }
    }
    winners.contains(&project)
}

/// Whether Equal Shares buys a project at an endowment, and more than the budget in all.
fn overspends(election: &Election, rules: &Rules, endowment: &BigRational, project: usize) -> bool {
    let naive = Naive::new(election, rules.utility);
    let bought = naive.equal_shares(endowment);
    bought.winners.contains(&project) && naive.cost(&bought.winners) > election.budget
}

fn with_more(election: &Election, project: usize, extra: u64) -> Election {
    let mut ballots = election.ballots.clone();
    ballots.push(approvals(&[project], extra));
    Election { ballots, ..election.clone() }
}

fn at_cost(election: &Election, project: usize, cost: u64) -> Election {
    let mut election = election.clone();
    election.projects[project].cost = cost;
    election
}

fn rules() -> impl Strategy<Value = Rules> {
    let utilities = prop_oneof![Just(Utility::Cost), Just(Utility::Cardinality)];
    let completions = prop_oneof![Just(Completion::None), Just(Completion::Add1), Just(Completion::Add1u)];
    (utilities, completions).prop_map(|(utility, completion)| Rules {
        utility,
        completion,
        ..Rules::default()
    })
}

/// The same elections with costs ten times as fine, so that cuts are more than 1.
fn fine(most_voters: usize) -> impl Strategy<Value = Election> {
    (elections(most_voters), proptest::collection::vec(0_u64..10, 6)).prop_map(|(mut election, digits)| {
        for (project, digit) in election.projects.iter_mut().zip(digits) {
            project.cost = 10 * project.cost + digit;
        }
        Election { budget: 10 * election.budget + 3, ..election }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn what_would_have_won_would_have(election in fine(5), rules in rules()) {
        let outcome = decide(&election, &rules).unwrap();
        let endowment = outcome.endowment.as_ref().unwrap().rational();
        for one in &outcome.not_funded {
            let more = |extra: u64| wins(&with_more(&election, one.project, extra), &rules, &endowment, one.project);
            if let Some(extra) = one.extra_supporters {
                prop_assert!(more(extra), "{one:?}");
                let least = (1..extra).find(|&extra| more(extra));
                prop_assert!(least.is_none(), "{least:?} would do: {one:?}");
                prop_assert!(one.extra_too_much.is_none());
            } else if one.reason != Reason::OverBudget {
                // every case in which there is no number says why
                let too_much = one.extra_too_much.filter(|extra| overspends(&with_more(&election, one.project, *extra), &rules, &endowment, one.project));
                prop_assert!(too_much.is_some() || endowment.is_zero(), "{one:?}");
                let least = (1..40).find(|&extra| more(extra));
                prop_assert!(least.is_none(), "{least:?} would do: {one:?}");
            }
            if let Some(cut) = one.cut_too_much {
                prop_assert!(overspends(&at_cost(&election, one.project, one.cost - cut), &rules, &endowment, one.project), "{one:?}");
                prop_assert!(one.cost_cut.is_none_or(|wins| wins > cut), "{one:?}");
            }
            let cheaper = |cut: u64| wins(&at_cost(&election, one.project, one.cost - cut), &rules, &endowment, one.project);
            if let Some(cut) = one.cost_cut {
                prop_assert!(cut > 0 && cheaper(cut), "{one:?}");
            }
            if rules.completion == Completion::None {
                prop_assert!(!(1..one.cost_cut.unwrap_or(one.cost)).any(cheaper), "{one:?}");
            }
        }
    }

    #[test]
    fn reasons_are_what_happened(election in elections(6), rules in rules()) {
        let outcome = decide(&election, &rules).unwrap();
        let naive = Naive::new(&election, rules.utility);
        let bought = naive.equal_shares(&outcome.endowment.as_ref().unwrap().rational());
        for one in &outcome.not_funded {
            let supporters: Vec<usize> =
                (0..naive.utility.len()).filter(|&voter| naive.utility[voter][one.project] > 0).collect();
            let mut has: BigRational =
                supporters.iter().map(|_| outcome.endowment.as_ref().unwrap().rational()).sum();
            let mut short = None;
            let mut went: Vec<(usize, BigRational)> = Vec::new();
            let cost = crate::naive::whole(one.cost);
            for round in 0..=bought.payments.len() {
                if short.is_none() && has < cost {
                    short = Some((round, &cost - &has));
                }
                if let Some((winner, payments, _)) = bought.payments.get(round) {
                    let paid: BigRational = supporters.iter().map(|&voter| payments[voter].clone()).sum();
                    has -= &paid;
                    went.push((*winner, paid));
                }
            }
            let (round, lacked) = short.unwrap_or((0, BigRational::zero()));
            prop_assert!((one.shortfall - lacked.to_f64().unwrap()).abs() < 1e-9);
            prop_assert_eq!(one.reason, match (one.cost > election.budget, round) {
                (true, _) => Reason::OverBudget,
                (_, 0) => Reason::TooFew,
                _ => Reason::SpentElsewhere,
            });
            let all: BigRational = went.iter().map(|(_, paid)| paid.clone()).sum();
            let told: u64 = one.money_went_to.iter().map(|flow| flow.amount).sum();
            prop_assert_eq!(crate::naive::whole(told), all.round());
            for flow in &one.money_went_to {
                let paid = went.iter().find(|(winner, _)| *winner == flow.project).unwrap().1.to_f64().unwrap();
                prop_assert!((flow.amount as f64 - paid).abs() < 1.0 + 1e-6);
            }
        }
    }

    #[test]
    fn greedy_says_what_would_have_done(election in fine(5), skip in any::<bool>()) {
        let rules = Rules { rule: Rule::Greedy, skip: Some(skip), ..Rules::default() };
        let wins = |election: &Election, project: usize| decide(election, &rules).unwrap().winners.contains(&project);
        for one in decide(&election, &rules).unwrap().not_funded {
            if let Some(extra) = one.extra_supporters {
                let more = |extra| wins(&with_more(&election, one.project, extra), one.project);
                prop_assert!(more(extra) && !(1..extra).any(more), "{one:?}");
            }
            if let Some(cut) = one.cost_cut {
                prop_assert!(wins(&at_cost(&election, one.project, one.cost - cut), one.project), "{one:?}");
            }
        }
    }
}

#[test]
fn projects_that_do_not_stand_take_part_in_nothing() {
    let election = Election {
        projects: vec![project(0, 10), project(1, 10), project(2, 1_000)],
        ballots: vec![approvals(&[0, 1], 4), approvals(&[1], 1), approvals(&[2], 3), Ballot::default()],
        budget: 40,
        kind: Kind::Approval,
    };
    let rules = Rules { excluded: vec![0], threshold: 4, ..Rules::default() };
    let outcome = decide(&election, &rules).unwrap();
    assert_eq!((outcome.voters, &outcome.winners[..]), (8, &[1][..]));
    let reasons: Vec<Reason> = outcome.not_funded.iter().map(|one| one.reason).collect();
    assert_eq!(reasons, [Reason::NotEligible, Reason::NotEligible]);
    assert_eq!(outcome.greedy.winners, [1]);
    let share = outcome.share_of(0).unwrap();
    assert_eq!((share.winners, share.paid.len()), (vec![1], 1));
    assert!(outcome.share_of(3).is_none() && outcome.share_of(9).is_none());
    let with_all = decide(&election, &Rules::default()).unwrap();
    assert_eq!(with_all.not_funded[0].reason, Reason::OverBudget);
    assert_eq!(
        (with_all.not_funded[0].extra_supporters, with_all.not_funded[0].cost_cut.is_some()),
        (None, true)
    );
}

#[test]
fn what_would_have_been_too_much_for_the_budget_is_said() {
    let election = Election {
        projects: vec![project(0, 60), project(1, 60)],
        ballots: vec![approvals(&[0], 2), approvals(&[1], 1)],
        budget: 100,
        kind: Kind::Approval,
    };
    let outcome = decide(&election, &Rules::default()).unwrap();
    let one = &outcome.not_funded[0];
    assert_eq!((one.project, one.shortfall), (1, 1.0), "everybody has 59");
    assert_eq!((one.extra_supporters, one.extra_too_much), (None, Some(1)));
    assert_eq!((one.cost_cut, one.cut_too_much), (Some(20), Some(1)));
}

#[test]
fn an_outcome_tells_nobody_what_somebody_voted() {
    let election = Election {
        projects: vec![project(0, 10), project(1, 7)],
        ballots: vec![approvals(&[0], 2), approvals(&[1], 1)],
        budget: 15,
        kind: Kind::Approval,
    };
    let outcome = decide(&election, &Rules::default()).unwrap();
    let json = serde_json::to_string(&outcome).unwrap();
    assert!(!json.contains("purses") && !json.contains("choices"), "{json}");
    let again: budgeting::Outcome = serde_json::from_str(&json).unwrap();
    assert!(
        again.share_of(0).is_none() && again.winners == outcome.winners && again.rounds == outcome.rounds
    );
}
