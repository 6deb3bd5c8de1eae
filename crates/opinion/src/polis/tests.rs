//! The method as a whole, against the same steps done plainly on a dense matrix.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::eigen::Pair;
use super::{Options, kmeans, map, symmetric};
use crate::{Cast, OpinionMap, Votes};

fn votes_of(casts: &[(u64, u64, i8)]) -> Votes {
    let cast = |&(participant, statement, value)| Cast { participant, statement, value, time: 0 };
    Votes::from_casts(&casts.iter().map(cast).collect::<Vec<_>>())
}

fn out(ids: &[u64]) -> Options {
    Options { moderated_out: ids.iter().copied().collect(), ..Options::default() }
}

/// Two camps that oppose each other, with a pass here and there; deterministic.
fn two_camps(participants: u64, statements: u64) -> Votes {
    let mut casts = Vec::new();
    for p in 0..participants {
        for s in 0..statements {
            let mix = (p * 1_000 + s + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 60;
            if mix < 12 {
                let side = if (p % 2 == 0) == (s % 3 == 0) { 1 } else { -1 };
                casts.push((p, s, if mix == 0 { 0 } else { side }));
            }
        }
    }
    votes_of(&casts)
}

/// The dense matrix, unseen entries filled with their column's mean, and each row's number of entries.
struct Dense {
    centered: Vec<Vec<f64>>,
    seen: Vec<f64>,
    center: Vec<f64>,
}

fn dense(votes: &Votes, left_out: &BTreeSet<u64>) -> Dense {
    let (rows, columns) = (votes.participant().len(), votes.statement().len());
    let mut matrix = vec![vec![None; columns]; rows];
    for (p, row) in votes.rows().enumerate() {
        row.iter().for_each(|e| matrix[p][e.statement()] = Some(f64::from(e.value())));
    }
    for row in &mut matrix {
        for (j, id) in votes.statement().iter().enumerate() {
            if left_out.contains(id) {
                row[j] = Some(0.0);
            }
        }
    }
    let center: Vec<f64> = (0..columns)
        .map(|j| {
            let seen: Vec<f64> = matrix.iter().filter_map(|row| row[j]).collect();
            seen.iter().sum::<f64>() / seen.len() as f64
        })
        .collect();
    let fill = |row: &Vec<Option<f64>>| row.iter().zip(&center).map(|(m, c)| m.unwrap_or(*c) - c).collect();
    let seen = matrix.iter().map(|row| row.iter().flatten().count() as f64).collect();
    Dense { centered: matrix.iter().map(fill).collect(), seen, center }
}

/// Positions by all eigenvectors of the dense YᵀY; `None` where the axes are not well separated.
fn dense_positions(d: &Dense) -> Option<Vec<Pair>> {
    let columns = d.center.len();
    let gram = |a: usize, b: usize| d.centered.iter().map(|row| row[a] * row[b]).sum::<f64>();
    let pairs = symmetric::eigen((0..columns).map(|a| (0..columns).map(|b| gram(a, b)).collect()).collect());
    let value = |i: usize| pairs.get(i).map_or(0.0, |p| p.0);
    if value(0) - value(1) < 0.01 * value(0) || value(1) - value(2) < 0.01 * value(0) {
        return None;
    }
    let along = |row: &[f64], i: usize| row.iter().zip(&pairs[i].1).map(|(y, v)| y * v).sum::<f64>();
    let position = |(row, seen): (&Vec<f64>, &f64)| {
        [0, 1].map(|i| (columns as f64 / seen.max(1.0)).sqrt() * along(row, i))
    };
    Some(d.centered.iter().zip(&d.seen).map(position).collect())
}

/// The sign of each axis that makes the positions agree.
fn signs(expected: &[Pair], found: &OpinionMap) -> Pair {
    [0, 1].map(|i| {
        let agreement: f64 = expected.iter().zip(&found.participant).map(|(e, p)| e[i] * [p.x, p.y][i]).sum();
        agreement.signum()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn axes_equal_those_of_the_dense_matrix(
        casts in prop::collection::vec((0..25_u64, 0..9_u64, -1..=1_i8), 20..220),
        moderated in prop::collection::vec(0..9_u64, 0..3),
    ) {
        let (votes, options) = (votes_of(&casts), out(&moderated));
        let found = map(&votes, &options);
        let dense = dense(&votes, &options.moderated_out);
        for (s, center) in found.statement.iter().zip(&dense.center) {
            prop_assert!((s.center - center).abs() < 1e-12);
        }
        if let Some(expected) = dense_positions(&dense) {
            let sign = signs(&expected, &found);
            for (e, p) in expected.iter().zip(&found.participant) {
                prop_assert!((e[0] - sign[0] * p.x).abs() < 1e-8 && (e[1] - sign[1] * p.y).abs() < 1e-8);
            }
        }
    }

    #[test]
    fn every_result_is_a_number_and_every_group_has_members(
        casts in prop::collection::vec((0..40_u64, 0..12_u64, -1..=1_i8), 0..300),
        moderated in prop::collection::vec(0..12_u64, 0..6),
    ) {
        let votes = votes_of(&casts);
        let found = map(&votes, &out(&moderated));
        let numbers = found.statement.iter().flat_map(|s| [s.center, s.extremity, s.group_aware_consensus, s.priority]);
        let numbers = numbers.chain(found.participant.iter().flat_map(|p| [p.x, p.y]));
        prop_assert!(numbers.chain(found.silhouette.values().copied()).all(f64::is_finite));
        prop_assert_eq!(found.k, found.group.len());
        for g in &found.group {
            let size = found.participant.iter().filter(|p| p.group == Some(g.id)).count();
            prop_assert!(size == g.size && size > 0);
        }
    }
}

#[test]
fn two_camps_are_two_groups_that_oppose_each_other() {
    let votes = two_camps(60, 12);
    let found = map(&votes, &Options::default());
    assert_eq!(found.k, 2);
    let camp = |p: u64| found.participant[p as usize].group;
    assert!((0..60).all(|p| camp(p) == camp(p % 2)) && camp(0) != camp(1));
    let first = &found.group[camp(0).unwrap()].representative[0];
    assert_eq!(first.statement % 3, 0);
}

#[test]
fn groups_are_those_of_looking_at_every_point_and_centre() {
    let votes = two_camps(1500, 40);
    let found = map(&votes, &Options::default());
    let mut order: Vec<usize> = (0..votes.participant().len()).filter(|&p| votes.row(p).len() >= 7).collect();
    order.sort_by_key(|&p| votes.row(p)[0].statement());
    let points: Vec<Pair> = order.iter().map(|&p| [found.participant[p].x, found.participant[p].y]).collect();
    let weights = vec![1.0; points.len()];
    let start = kmeans::first_distinct(points.iter().copied(), 100);
    let base = kmeans::lloyd(start, 100, |c| kmeans::assign(&points, &weights, c));
    let start = kmeans::first_distinct(base.center.iter().copied(), found.k);
    let groups = kmeans::lloyd(start, 20, |c| kmeans::assign(&base.center, &base.weight, c));
    let near = |point: Pair, of: &kmeans::Clusters| {
        let at = kmeans::nearest(point, of.assigned.iter().map(|a| a.0));
        of.assigned[at].1.unwrap()
    };
    for (&p, &point) in order.iter().zip(&points) {
        let expected = near(base.center[near(point, &base)], &groups);
        assert_eq!(found.participant[p].group, Some(expected));
    }
}

#[test]
fn the_same_votes_give_the_same_position_bit_for_bit() {
    let mut casts = Vec::new();
    let base = two_camps(30, 20);
    for (p, row) in base.rows().enumerate() {
        for e in row.iter().filter(|e| e.statement() != 4) {
            let vote = |p: usize| (p as u64, e.statement() as u64, e.value());
            casts.extend([vote(p), vote(p + 100)]);
        }
        // Statement 4 is moderated out: what only one of the two said of it does not count.
        casts.push((p as u64, 4, if p % 2 == 0 { 1 } else { -1 }));
    }
    let found = map(&votes_of(&casts), &out(&[4]));
    for p in 0..30 {
        let (one, other) = (&found.participant[p], &found.participant[p + 30]);
        assert_eq!((one.x.to_bits(), one.y.to_bits()), (other.x.to_bits(), other.y.to_bits()));
    }
    let left_out = &found.statement[4];
    assert!(
        left_out.moderated_out
            && left_out.center == 0.0
            && left_out.extremity == 0.0
            && left_out.agrees == 15
    );
}

#[test]
fn one_thread_or_many_give_the_same_map() {
    let mut casts = Vec::new();
    for p in 0..60_000_u64 {
        for at in 0..9 {
            let s = (p * 13 + at * 7) % 50;
            casts.push((p, s, ((p % 3 + s * s + at * p) % 3) as i8 - 1));
        }
    }
    let votes = votes_of(&casts);
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        serde_json::to_string(&pool.install(|| map(&votes, &Options::default()))).unwrap()
    };
    let one = with(1);
    assert!(one.len() > 100_000);
    assert!(one == with(5) && one == with(2));
}

#[test]
fn given_groups_are_described_instead_of_found() {
    let votes = two_camps(40, 9);
    let groups: BTreeMap<u64, usize> = (0..30).map(|p| (p, usize::from(p >= 10))).collect();
    let found = map(&votes, &Options { groups: Some(groups), ..Options::default() });
    assert_eq!((found.k, found.group[0].size, found.group[1].size), (2, 10, 20));
    assert!(found.silhouette.is_empty());
    assert_eq!(found.participant[35].group, None);
    let share = |s: usize, who: std::ops::Range<usize>| {
        let vote = |p| votes.row(p).iter().find(|e| e.statement() == s);
        let (agrees, seen) = (
            who.clone().filter(|&p| vote(p).is_some_and(|e| e.value() == 1)).count(),
            who.filter(|&p| vote(p).is_some()).count(),
        );
        (agrees as f64 + 1.0) / (seen as f64 + 2.0)
    };
    for (s, statement) in found.statement.iter().enumerate() {
        let expected = share(s, 0..10) * share(s, 10..30);
        assert!((statement.group_aware_consensus - expected).abs() < 1e-15);
    }
}

#[test]
fn statements_about_the_conversation_are_left_out_but_shown_soon() {
    let options = Options { meta: BTreeSet::from([3]), ..Options::default() };
    let found = map(&two_camps(40, 9), &options);
    assert!(found.statement[3].moderated_out && found.statement[3].priority == 49.0);
    assert!(found.group.iter().flat_map(|g| &g.representative).all(|r| r.statement != 3));
}

#[test]
fn next_to_no_votes_are_no_problem() {
    let nothing = map(&Votes::default(), &Options::default());
    assert_eq!((nothing.k, nothing.participants, nothing.group.len()), (0, 0, 0));
    let one = map(&votes_of(&[(5, 8, 1)]), &Options::default());
    assert_eq!((one.k, one.participant[0].group, one.participant[0].x), (1, Some(0), 0.0));
    let all_out = map(&two_camps(20, 3), &out(&[0, 1, 2]));
    assert!(all_out.participant.iter().all(|p| p.x == 0.0 && p.y == 0.0));
    assert_eq!((all_out.k, all_out.group.len()), (1, 1));
}
