//! The order of priorities: beside one worked out by hand with fractions, and whatever the order of ballots.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use budgeting::{Place, priorities};
use num_rational::BigRational;
use num_traits::Zero;
use proptest::prelude::*;

type Ballots = Vec<(Vec<usize>, u64)>;

fn ballots(items: usize) -> impl Strategy<Value = Ballots> {
    let approved = proptest::sample::subsequence((0..items).collect::<Vec<_>>(), 0..=items);
    proptest::collection::vec((approved, 1_u64..5), 0..12)
}

/// Loads of each ballot as fractions, one round after the other.
fn by_hand(items: usize, ballots: &Ballots) -> Vec<usize> {
    let whole = |n: u64| BigRational::from_integer(n.into());
    let votes = |item: usize| -> u64 {
        ballots.iter().filter(|(approved, _)| approved.contains(&item)).map(|(_, weight)| weight).sum()
    };
    let mut loads = vec![BigRational::zero(); ballots.len()];
    let mut order: Vec<usize> = Vec::new();
    loop {
        let load = |item: usize| {
            let with = ballots.iter().zip(&loads).filter(|((approved, _), _)| approved.contains(&item));
            let sum = with.fold(whole(1), |sum, ((_, weight), load)| sum + load * whole(*weight));
            sum / whole(votes(item))
        };
        let open = (0..items).filter(|item| !order.contains(item) && votes(*item) > 0);
        let Some(next) = open.min_by_key(|&item| (load(item), u64::MAX - votes(item), item)) else { break };
        let load = load(next);
        for ((approved, _), old) in ballots.iter().zip(&mut loads) {
            if approved.contains(&next) {
                *old = load.clone();
            }
        }
        order.push(next);
    }
    let rest: Vec<usize> = (0..items).filter(|item| !order.contains(item)).collect();
    order.into_iter().chain(rest).collect()
}

fn items(places: &[Place]) -> Vec<usize> {
    places.iter().map(|place| place.item).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn it_is_sequential_phragmen(ballots in ballots(6)) {
        prop_assert_eq!(items(&priorities(6, &ballots)), by_hand(6, &ballots));
    }

    #[test]
    fn everybody_is_added_once_at_most(ballots in ballots(7)) {
        let places = priorities(7, &ballots);
        let people: u64 = ballots.iter().filter(|(approved, _)| !approved.is_empty()).map(|(_, weight)| weight).sum();
        prop_assert_eq!(places.iter().map(|place| place.adds).sum::<u64>(), people);
        let mut all = items(&places);
        all.sort_unstable();
        prop_assert_eq!(all, (0..7).collect::<Vec<_>>());
        prop_assert!(places.iter().all(|place| place.adds <= place.votes));
    }

    #[test]
    fn the_order_and_the_grouping_of_ballots_do_not_count(ballots in ballots(6), turn in 0_usize..12) {
        let mut single: Ballots = ballots.iter().flat_map(|(approved, weight)| {
            (0..*weight).map(|_| (approved.iter().rev().copied().collect(), 1))
        }).collect();
        let turn = turn.min(single.len());
        single.rotate_left(turn);
        prop_assert_eq!(priorities(6, &single), priorities(6, &ballots));
    }
}

#[test]
fn what_is_no_item_does_not_count_and_nothing_gives_nothing() {
    assert!(priorities(0, &[(vec![0, 7], 3)]).is_empty());
    let places = priorities(2, &[(vec![1, 1, 9, usize::MAX], 3), (vec![], 4), (vec![0], 0)]);
    assert_eq!(items(&places), [1, 0]);
    assert_eq!(places.iter().map(|place| (place.votes, place.adds)).collect::<Vec<_>>(), [(3, 3), (0, 0)]);
}

#[test]
fn it_is_the_same_at_a_large_table() {
    let ballots: Ballots = (0..300)
        .map(|n: usize| ((0..40).filter(|item| (n * 7919 + item * 104_729) % 11 < 3).collect(), 1))
        .collect();
    assert_eq!(items(&priorities(40, &ballots)), by_hand(40, &ballots));
    let first = priorities(40, &ballots).first().copied().unwrap();
    assert_eq!(first.adds, first.votes);
}
