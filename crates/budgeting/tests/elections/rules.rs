//! The other rules, the comparison, and what cannot be decided.

use crate::naive::{Naive, approvals, elections, project};
use budgeting::{Ballot, Election, Error, Increment, Kind, Rule, Rules, Utility, decide, winners};
use proptest::prelude::*;

fn of(rule: Rule) -> Rules {
    Rules { rule, ..Rules::default() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn greedy_takes_most_votes_first(election in elections(8), skip in any::<bool>()) {
        let outcome = decide(&election, &Rules { skip: Some(skip), ..of(Rule::Greedy) }).unwrap();
        let naive = Naive::new(&election, Utility::Cost);
        prop_assert_eq!(outcome.winners, naive.greedy(skip));
        prop_assert_eq!(outcome.greedy.winners, naive.greedy(true));
    }

    #[test]
    fn phragmen_is_what_fractions_say(election in elections(8), skip in any::<bool>()) {
        let outcome = decide(&election, &Rules { skip: Some(skip), ..of(Rule::Phragmen) }).unwrap();
        prop_assert_eq!(outcome.winners, Naive::new(&election, Utility::Cost).phragmen(skip));
    }

    #[test]
    fn bounded_overspending_is_feasible_and_buys_what_equal_shares_buys_first(election in elections(8), turn in 0_usize..8) {
        let outcome = decide(&election, &of(Rule::BoundedOverspending)).unwrap();
        prop_assert!(outcome.total_cost <= election.budget);
        let people = outcome.people;
        prop_assert_eq!(people.exhausted + people.partly + people.untouched, outcome.voters);
        for round in &outcome.rounds {
            prop_assert_eq!(round.paid_in_full + round.paid_in_part + round.paid_nothing, round.raw_votes);
        }
        let mut ballots = election.ballots.clone();
        let turn = turn.min(ballots.len());
        ballots.rotate_left(turn);
        prop_assert_eq!(&decide(&Election { ballots, ..election.clone() }, &of(Rule::BoundedOverspending)).unwrap(), &outcome);
        // nothing that is left fits and has supporters with money
        let left = election.budget - outcome.total_cost;
        for one in outcome.not_funded.iter().filter(|one| one.raw_votes > 0 && one.cost <= left) {
            prop_assert!((one.shortfall - one.cost as f64).abs() < 1e-9, "{one:?}");
        }
    }

    #[test]
    fn the_comparison_takes_what_more_people_prefer(election in elections(8)) {
        let rules = Rules { comparison: true, ..Rules::default() };
        let outcome = decide(&election, &rules).unwrap();
        let (equal, greedy) = (winners(&election, &Rules::default()).unwrap(), decide(&election, &of(Rule::Greedy)).unwrap().winners);
        let naive = Naive::new(&election, Utility::Cost);
        let has = |voter: usize, all: &[usize]| all.iter().filter(|&&project| naive.utility[voter][project] > 0).count();
        let count = |is: &dyn Fn(usize, usize) -> bool| {
            (0..naive.utility.len()).filter(|&voter| is(has(voter, &equal), has(voter, &greedy))).count() as u64
        };
        let comparison = outcome.comparison.unwrap();
        prop_assert_eq!(comparison.for_equal_shares, count(&|equal, greedy| equal > greedy));
        prop_assert_eq!(comparison.for_greedy, count(&|equal, greedy| greedy > equal));
        let is_greedy = comparison.for_greedy > comparison.for_equal_shares;
        prop_assert_eq!(outcome.rule == Rule::Greedy, is_greedy);
        prop_assert_eq!(outcome.winners, if is_greedy { greedy } else { equal });
    }
}

#[test]
fn greedy_with_points_takes_most_points_for_the_money_first() {
    let points = |choices: &[(usize, u64)]| Ballot { choices: choices.to_vec(), weight: 1 };
    let election = Election {
        projects: vec![project(0, 10), project(1, 4), project(2, 6)],
        ballots: vec![points(&[(0, 9), (1, 2)]), points(&[(0, 1), (2, 4), (1, 3)])],
        budget: 10,
        kind: Kind::Cumulative,
    };
    // 10/10, 5/4 and 4/6 points for each unit
    let greedy = decide(&election, &Rules { utility: Utility::Points, ..of(Rule::Greedy) }).unwrap();
    assert_eq!(greedy.winners, [1, 2]);
    assert_eq!(decide(&election, &of(Rule::Greedy)).unwrap().winners, [1, 2]); // 2 votes each: the cheaper first
}

#[test]
fn bounded_overspending_may_buy_what_is_a_little_too_dear() {
    let election = Election {
        projects: vec![project(0, 52), project(1, 40)],
        ballots: vec![approvals(&[0], 5), approvals(&[1], 5)],
        budget: 100,
        ..Election::default()
    };
    // everybody has 10: the first costs its five supporters 52
    assert_eq!(
        winners(&election, &Rules { completion: budgeting::Completion::None, ..Rules::default() }).unwrap(),
        [1]
    );
    assert_eq!(winners(&election, &of(Rule::BoundedOverspending)).unwrap(), [1, 0]);
}

#[test]
fn ties_go_by_the_order_that_was_published() {
    let election = Election {
        projects: vec![project(10, 5), project(9, 5), project(2, 5)],
        ballots: vec![approvals(&[0, 1, 2], 3)],
        budget: 10,
        ..Election::default()
    };
    for rule in [Rule::EqualShares, Rule::Greedy, Rule::Phragmen, Rule::BoundedOverspending] {
        assert_eq!(winners(&election, &of(rule)).unwrap(), [2, 1], "{rule:?}"); // p2, p9, p10
        let rules = Rules { tie_order: Some(vec![1, 0, 2]), ..of(rule) };
        assert_eq!(winners(&election, &rules).unwrap(), [1, 0], "{rule:?}");
    }
}

#[test]
fn what_cannot_be_decided_is_one_sentence() {
    let election = Election {
        projects: vec![project(0, 5), project(1, 5)],
        ballots: vec![approvals(&[0], 1)],
        budget: 10,
        ..Election::default()
    };
    let rules = Rules::default();
    let with = |change: &dyn Fn(&mut Election, &mut Rules)| {
        let (mut election, mut rules) = (election.clone(), rules.clone());
        change(&mut election, &mut rules);
        let error = decide(&election, &rules).unwrap_err();
        let said = error.to_string();
        assert!(said.ends_with('.') && said.matches(". ").count() == 0, "{said}");
        assert_eq!(winners(&election, &rules).unwrap_err(), error);
        error
    };
    assert_eq!(with(&|election, _| election.budget = 0), Error::NoBudget);
    assert_eq!(with(&|election, _| election.projects.clear()), Error::NoProjects);
    assert_eq!(with(&|election, _| election.budget = u64::MAX), Error::TooMuchMoney(None));
    let dear = with(&|election, _| election.projects[1].cost = u64::MAX);
    assert_eq!(dear, Error::TooMuchMoney(Some("p1".to_owned())));
    assert_eq!(with(&|election, _| election.projects[1].id = "p0".into()), Error::TwiceTheId("p0".into()));
    assert_eq!(with(&|election, _| election.ballots.push(approvals(&[2], 1))), Error::NoSuchProject(2));
    assert_eq!(with(&|election, _| election.ballots.push(approvals(&[1, 1], 1))), Error::TwiceOnABallot(2));
    assert_eq!(with(&|election, _| election.ballots[0].weight = u64::MAX), Error::TooManyPeople);
    assert_eq!(with(&|election, _| election.ballots[0].choices[0].1 = u64::MAX), Error::TooManyPoints(1));
    assert_eq!(with(&|_, rules| rules.tie_order = Some(vec![0, 0])), Error::TieOrder);
    assert_eq!(with(&|_, rules| rules.excluded = vec![2]), Error::Excluded);
    assert_eq!(with(&|_, rules| rules.increment = Increment::Unit(0)), Error::NoIncrement);
}
