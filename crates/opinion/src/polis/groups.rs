//! From positions to base clusters to groups (steps 2, 5 and 6).

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::eigen::Pair;
use super::kmeans::{self, first_distinct, lloyd, squared_distance};
use super::tree::Tree;
use crate::Votes;

/// Participants with fewer votes than this are not grouped …
const VOTES: usize = 7;
/// … unless there would be fewer than this many.
const PARTICIPANTS: usize = 15;
/// Most base clusters.
const BASE: usize = 100;
/// Most rounds for base clusters, and for groups.
const ROUNDS: (usize, usize) = (100, 20);
/// Most groups.
const GROUPS: usize = 5;

/// The groups found, and how well each number of groups did.
#[derive(Default)]
pub(super) struct Groups {
    /// By row: its group, where it votes enough to have one.
    pub(super) of_row: Vec<Option<u32>>,
    /// How many groups.
    pub(super) k: usize,
    /// Mean silhouette by number of groups tried.
    pub(super) silhouette: BTreeMap<usize, f64>,
}

/// Groups the participants who voted enough by their positions.
pub(super) fn find(votes: &Votes, position: &[Pair]) -> Groups {
    let rows = in_conversation(votes);
    let points: Vec<Pair> = rows.iter().map(|&p| position[p as usize]).collect();
    let start = first_distinct(points.iter().copied(), BASE);
    if start.is_empty() {
        return Groups { of_row: vec![None; position.len()], ..Groups::default() };
    }
    let tree = Tree::new(&points);
    let base = lloyd(start, ROUNDS.0, |centers| tree.assign(centers));
    let mut groups = Groups { of_row: vec![None; position.len()], ..Groups::default() };
    let mut best: Option<(f64, Vec<usize>)> = None;
    for k in 2..=GROUPS.min(2 + base.center.len() / 12) {
        let start = first_distinct(base.center.iter().copied(), k);
        let found = lloyd(start, ROUNDS.1, |centers| kmeans::assign(&base.center, &base.weight, centers));
        let label: Vec<usize> = base.center.iter().map(|&c| group_of(c, &found.assigned)).collect();
        let mean = silhouette(&base.center, &label);
        groups.silhouette.insert(k, mean);
        if best.as_ref().is_none_or(|(highest, _)| mean >= *highest) {
            groups.k = found.center.len();
            best = Some((mean, label));
        }
    }
    let label = best.map(|(_, label)| label).unwrap_or_default();
    let assigned: Vec<Pair> = base.assigned.iter().map(|a| a.0).collect();
    for (&row, near) in rows.iter().zip(tree.nearest(&assigned)) {
        let cluster = base.assigned[near as usize].1;
        groups.of_row[row as usize] = cluster.map(|c| label[c] as u32);
    }
    groups
}

/// The group of a base cluster.
fn group_of(center: Pair, assigned: &[(Pair, Option<usize>)]) -> usize {
    let near = kmeans::nearest(center, assigned.iter().map(|a| a.0));
    assigned[near].1.unwrap_or_default()
}

/// Rows with enough votes, in order of their lowest statement and then of their participant (the order of first
/// appearance in votes sorted by statement and participant, on which the start of the clusters depends).
fn in_conversation(votes: &Votes) -> Vec<u32> {
    let count = |p: u32| votes.row(p as usize).len();
    let mut rows: Vec<(u32, u32)> =
        votes.rows().zip(0..).map(|(row, p)| (row[0].statement() as u32, p)).collect();
    rows.par_sort_unstable();
    let enough = VOTES.min(votes.statement().len());
    let (mut inside, mut others): (Vec<u32>, Vec<u32>) =
        rows.into_iter().map(|(_, p)| p).partition(|&p| count(p) >= enough);
    if inside.len() < PARTICIPANTS {
        others.sort_by_key(|&p| std::cmp::Reverse(count(p)));
        inside.extend(others.into_iter().take(PARTICIPANTS - inside.len()));
    }
    inside
}

/// Mean silhouette of labelled points, unweighted; 0 for a point alone in its cluster.
fn silhouette(points: &[Pair], label: &[usize]) -> f64 {
    let clusters = label.iter().max().map_or(0, |&l| l + 1);
    let mut size = vec![0.0; clusters];
    label.iter().for_each(|&l| size[l] += 1.0);
    let of = |(point, &own): (&Pair, &usize)| {
        let mut sum = vec![0.0; clusters];
        for (other, &l) in points.iter().zip(label) {
            sum[l] += squared_distance(*point, *other).sqrt();
        }
        if size[own] <= 1.0 {
            return 0.0;
        }
        let inside = sum[own] / (size[own] - 1.0);
        let others = (0..clusters).filter(|&l| l != own && size[l] > 0.0);
        let outside = others.map(|l| sum[l] / size[l]).fold(f64::INFINITY, f64::min);
        let larger = inside.max(outside);
        if larger > 0.0 && larger.is_finite() { (outside - inside) / larger } else { 0.0 }
    };
    let total: f64 = points.iter().zip(label).map(of).sum();
    total / points.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cast, Votes};

    #[test]
    fn silhouette_by_hand() {
        let points = [[0.0, 0.0], [1.0, 0.0], [5.0, 0.0]];
        // 0: inside 1, outside 5; 1: inside 1, outside 4; the third is alone.
        assert!((silhouette(&points, &[0, 0, 1]) - (0.8 + 0.75 + 0.0) / 3.0).abs() < 1e-15);
        assert_eq!(silhouette(&points, &[0, 0, 0]), 0.0);
        assert_eq!(silhouette(&[], &[]), 0.0);
    }

    #[test]
    fn few_participants_are_filled_up_with_those_who_voted_most() {
        let mut casts = Vec::new();
        for participant in 0..20_u64 {
            for statement in 0..=(participant % 10) {
                casts.push(Cast { participant, statement: statement + participant % 2, value: 1, time: 0 });
            }
        }
        let votes = Votes::from_casts(&casts);
        let rows = in_conversation(&votes);
        // Participants with 7 or more votes: last digit 6 to 9; the even start with statement 0, the odd with 1.
        assert_eq!(rows[..8], [6, 8, 16, 18, 7, 9, 17, 19]);
        assert_eq!(rows[8..], [5, 15, 4, 14, 3, 13, 2]);
    }
}
