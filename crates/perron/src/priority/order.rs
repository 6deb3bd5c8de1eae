//! The order that comes out of the ballots of a round: pure, the same whatever order ballots stand in.

use std::collections::BTreeMap;

use store::priority::{Choice, Method};

/// Points that somebody shares out, and the most of them on one issue.
pub const POINTS: i64 = 10;
/// The most points on one issue.
pub const MOST_ON_ONE: i64 = 4;

/// Where an item of the list came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Its place on the list, from 0.
    pub item: usize,
    /// People who chose it and nothing that stands above.
    pub adds: i64,
    /// People who chose it.
    pub votes: i64,
    /// Theirs: one each, the points they gave, or how many issues they put below it.
    pub points: i64,
}

/// The order. Any number: each place goes where it adds most to people who have little above (sequential Phragmén).
/// Points: by their sum. Ranking: by the sum over ballots of how many issues of the list stand below it there, those left
/// out last. Ties go to more votes, then to the smaller number.
pub fn order(method: Method, items: usize, ballots: &[Vec<Choice>]) -> Vec<Placed> {
    let ballots: Vec<Vec<(usize, i64)>> =
        ballots.iter().map(|ballot| weighed(method, items, ballot)).collect();
    let mut alike: BTreeMap<Vec<usize>, u64> = BTreeMap::new();
    let (mut votes, mut points) = (vec![0i64; items], vec![0i64; items]);
    for ballot in &ballots {
        for (item, weight) in ballot {
            votes[*item] += 1;
            points[*item] += weight;
        }
        let mut chosen: Vec<usize> = ballot.iter().map(|(item, _)| *item).collect();
        chosen.sort_unstable();
        *alike.entry(chosen).or_default() += 1;
    }
    let order: Vec<usize> = if method == Method::Approval {
        let alike: Vec<(Vec<usize>, u64)> =
            alike.iter().map(|(chosen, people)| (chosen.clone(), *people)).collect();
        budgeting::priorities(items, &alike).into_iter().map(|place| place.item).collect()
    } else {
        let mut order: Vec<usize> = (0..items).collect();
        order.sort_by_key(|&item| (-points[item], -votes[item], item));
        order
    };
    let mut above = vec![false; items];
    let place = |item: usize| {
        let adds: u64 = alike
            .iter()
            .filter(|(chosen, _)| chosen.contains(&item) && !chosen.iter().any(|other| above[*other]))
            .map(|(_, people)| people)
            .sum();
        above[item] = true;
        let adds = i64::try_from(adds).unwrap_or(i64::MAX);
        Placed { item, adds, votes: votes[item], points: points[item] }
    };
    order.into_iter().map(place).collect()
}

/// What a ballot gives to which items of the list; what is no item, or stands there twice, does not count.
fn weighed(method: Method, items: usize, ballot: &[Choice]) -> Vec<(usize, i64)> {
    let mut given: Vec<(usize, i64)> = Vec::new();
    let most = i64::try_from(items).unwrap_or(i64::MAX);
    for (number, weight) in ballot {
        let item = usize::try_from(number - 1).ok().filter(|item| *item < items);
        let Some(item) = item.filter(|item| !given.iter().any(|(known, _)| known == item)) else { continue };
        given.push((
            item,
            match method {
                Method::Approval => 1,
                Method::Points => *weight,
                Method::Ranking => most - weight,
            },
        ));
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn items(placed: &[Placed]) -> Vec<usize> {
        placed.iter().map(|place| place.item).collect()
    }

    #[test]
    fn each_place_adds_people_who_had_none() {
        // five want light and a crossing, three want a room: by plain count the room would come last
        let mut ballots = vec![vec![(1, 1), (2, 1)]; 5];
        ballots.extend(vec![vec![(3, 1)]; 3]);
        let placed = order(Method::Approval, 3, &ballots);
        assert_eq!(items(&placed), [0, 2, 1]);
        assert_eq!(placed.iter().map(|place| place.adds).collect::<Vec<_>>(), [5, 3, 0]);
        assert_eq!(placed.iter().map(|place| place.votes).collect::<Vec<_>>(), [5, 3, 5]);
    }

    #[test]
    fn points_and_ranks_are_added_up() {
        let ballots = vec![vec![(1, 4), (2, 3)], vec![(2, 2), (3, 4)], vec![(9, 4)]];
        let placed = order(Method::Points, 3, &ballots);
        assert_eq!(
            placed.iter().map(|place| (place.item, place.points, place.adds)).collect::<Vec<_>>(),
            [(1, 5, 2), (0, 4, 0), (2, 4, 0)]
        );
        // first of three gets two, second one, what is left out nothing
        let placed = order(Method::Ranking, 3, &[vec![(3, 1), (1, 2)], vec![(3, 1)], vec![(2, 1)]]);
        assert_eq!(
            placed.iter().map(|place| (place.item, place.points, place.adds)).collect::<Vec<_>>(),
            [(2, 4, 2), (1, 2, 1), (0, 1, 0)]
        );
    }

    #[test]
    fn nobody_voted() {
        for method in Method::ALL {
            let placed = order(*method, 2, &[]);
            assert_eq!(items(&placed), [0, 1]);
            assert!(placed.iter().all(|place| (place.adds, place.votes, place.points) == (0, 0, 0)));
        }
    }

    proptest! {
        #[test]
        fn the_order_of_ballots_does_not_matter_and_everybody_is_added_once(
            ballots in prop::collection::vec(prop::collection::btree_map(1i64..7, 1i64..5, 1..5), 0..20),
            method in prop::sample::select(Method::ALL.to_vec()),
        ) {
            let mut ballots: Vec<Vec<Choice>> = ballots.into_iter().map(|one| one.into_iter().collect()).collect();
            let placed = order(method, 6, &ballots);
            ballots.reverse();
            prop_assert_eq!(&placed, &order(method, 6, &ballots));
            let added: i64 = placed.iter().map(|place| place.adds).sum();
            prop_assert_eq!(usize::try_from(added).unwrap(), ballots.len());
            let mut all = items(&placed);
            all.sort_unstable();
            prop_assert_eq!(all, (0..6).collect::<Vec<_>>());
        }
    }
}
