//! Lloyd's k-means in the plane, as the Polis method runs it (steps 5 and 6).

use super::eigen::Pair;

/// Rounds end when every centre moved less than this.
const STILL: f64 = 0.01;

/// The weight and the weighted sum of the points nearest to a centre.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Sum {
    pub(super) weight: f64,
    pub(super) x: f64,
    pub(super) y: f64,
}

impl Sum {
    /// One point of weight 1.
    pub(super) fn of([x, y]: Pair) -> Self {
        Self { weight: 1.0, x, y }
    }

    pub(super) fn add(&mut self, other: Self) {
        self.weight += other.weight;
        self.x += other.x;
        self.y += other.y;
    }

    fn mean(self) -> Pair {
        [self.x / self.weight, self.y / self.weight]
    }
}

/// Clusters in the order of the centres they began with.
pub(super) struct Clusters {
    /// Mean of each cluster.
    pub(super) center: Vec<Pair>,
    /// Weight of each cluster.
    pub(super) weight: Vec<f64>,
    /// The centres that points were last assigned to, and the cluster of each; `None` where nobody came.
    pub(super) assigned: Vec<(Pair, Option<usize>)>,
}

/// Repeats: assign every point to its nearest centre, move the centres to the means, drop those that nobody is
/// nearest to; until the centres, in lexicographic order, all stay where they are, or `rounds` is reached.
/// `assign` gives the sums over the points of each centre.
pub(super) fn lloyd(start: Vec<Pair>, rounds: usize, assign: impl Fn(&[Pair]) -> Vec<Sum>) -> Clusters {
    let mut clusters = Clusters { center: start, weight: Vec::new(), assigned: Vec::new() };
    for _ in 0..rounds {
        let sums = assign(&clusters.center);
        let kept: Vec<Sum> = sums.iter().copied().filter(|s| s.weight > 0.0).collect();
        let mut next = 0..;
        let of = |s: &Sum| if s.weight > 0.0 { next.next() } else { None };
        let before = std::mem::replace(&mut clusters.center, kept.iter().map(|s| s.mean()).collect());
        clusters.weight = kept.iter().map(|s| s.weight).collect();
        clusters.assigned = before.iter().copied().zip(sums.iter().map(of)).collect();
        if are_still(before, clusters.center.clone()) {
            break;
        }
    }
    clusters
}

fn are_still(mut before: Vec<Pair>, mut after: Vec<Pair>) -> bool {
    for centers in [&mut before, &mut after] {
        centers.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    }
    before.iter().zip(&after).all(|(a, b)| squared_distance(*a, *b).sqrt() < STILL)
}

/// The first `k` distinct points.
pub(super) fn first_distinct(points: impl Iterator<Item = Pair>, k: usize) -> Vec<Pair> {
    let mut start: Vec<Pair> = Vec::with_capacity(k);
    for point in points {
        if start.len() == k {
            break;
        }
        if !start.contains(&point) {
            start.push(point);
        }
    }
    start
}

/// Place of the nearest of `centers`; of equally near ones the last.
pub(super) fn nearest(point: Pair, centers: impl IntoIterator<Item = Pair>) -> usize {
    let mut best = (f64::INFINITY, 0);
    for (place, center) in centers.into_iter().enumerate() {
        let distance = squared_distance(point, center);
        if distance <= best.0 {
            best = (distance, place);
        }
    }
    best.1
}

/// The plain assignment: every point to its nearest centre.
pub(super) fn assign(points: &[Pair], weights: &[f64], centers: &[Pair]) -> Vec<Sum> {
    let mut sums = vec![Sum::default(); centers.len()];
    for (&[x, y], &weight) in points.iter().zip(weights) {
        let near = nearest([x, y], centers.iter().copied());
        sums[near].add(Sum { weight, x: weight * x, y: weight * y });
    }
    sums
}

pub(super) fn squared_distance(a: Pair, b: Pair) -> f64 {
    (a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_heaps_become_two_clusters_by_weight() {
        let points = [[0.0, 0.0], [1.0, 0.0], [10.0, 0.0], [11.0, 0.0]];
        let weights = [3.0, 1.0, 1.0, 1.0];
        let clusters = lloyd(first_distinct(points.into_iter(), 2), 20, |c| assign(&points, &weights, c));
        assert_eq!(clusters.center, [[0.25, 0.0], [10.5, 0.0]]);
        assert_eq!(clusters.weight, [4.0, 2.0]);
    }

    #[test]
    fn equally_near_centres_give_way_to_the_last() {
        assert_eq!(nearest([0.0, 0.0], [[1.0, 0.0], [0.0, 1.0], [3.0, 0.0]]), 1);
    }

    #[test]
    fn a_centre_without_points_is_dropped() {
        let points = [[0.0, 0.0], [4.0, 0.0]];
        let start = vec![[0.0, 0.0], [4.0, 0.0], [90.0, 90.0]];
        let clusters = lloyd(start, 20, |c| assign(&points, &[1.0; 2], c));
        assert_eq!(clusters.center.len(), 2);
        let first = lloyd(vec![[90.0, 90.0], [0.0, 0.0]], 1, |c| assign(&points, &[1.0; 2], c));
        assert_eq!(first.assigned, [([90.0, 90.0], None), ([0.0, 0.0], Some(0))]);
    }

    #[test]
    fn the_start_is_the_first_distinct_points() {
        let points = [[1.0, 2.0], [1.0, 2.0], [0.0, 2.0], [5.0, 5.0]];
        assert_eq!(first_distinct(points.into_iter(), 2), [[1.0, 2.0], [0.0, 2.0]]);
        assert_eq!(first_distinct(points.into_iter(), 9).len(), 3);
    }
}
