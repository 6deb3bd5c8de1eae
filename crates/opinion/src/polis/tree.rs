//! Points in the plane, halved again and again, so that whole regions can be assigned to one centre at once.

use std::sync::atomic::{AtomicU32, Ordering};

use super::eigen::Pair;
use super::kmeans::{Sum, nearest, squared_distance};

/// A region of at most this many points is not halved.
const LEAF: usize = 24;
/// Regions of at least this many points are looked at in parallel. Depends on the points alone, so that sums are
/// added in the same order on any number of threads.
const TASK: usize = 8_192;

/// A balanced k-d tree: the filtering algorithm of Kanungo et al. (2002) assigns a region as a whole as soon as one
/// centre is nearest everywhere in it. The assignment is exactly that of looking at every point and centre.
pub(super) struct Tree {
    root: Node,
    points: Vec<Point>,
}

/// A point and its place in the order given.
type Point = (Pair, u32);

/// A centre and its place among all.
type Placed = (usize, Pair);

/// A region; its points are a part of the tree's, the first half of which is the first half's.
struct Node {
    low: Pair,
    high: Pair,
    sum: Sum,
    halves: Option<Box<(Node, Node)>>,
}

impl Tree {
    /// Of any points, in any order.
    pub(super) fn new(points: &[Pair]) -> Self {
        let mut points: Vec<Point> = points.iter().copied().zip(0..).collect();
        Self { root: Node::new(&mut points), points }
    }

    /// Sums over the points nearest to each centre; of equally near centres the last. `centers` must not be empty.
    pub(super) fn assign(&self, centers: &[Pair]) -> Vec<Sum> {
        let mut sums = vec![Sum::default(); centers.len()];
        let mut centers = centers.iter().copied().enumerate().collect();
        self.root.assign(&self.points, &mut centers, 0, &mut sums);
        sums
    }

    /// Place of the centre nearest to each point, in the order the points were given.
    pub(super) fn nearest(&self, centers: &[Pair]) -> Vec<u32> {
        let places: Vec<AtomicU32> = self.points.iter().map(|_| AtomicU32::new(0)).collect();
        let mut centers = centers.iter().copied().enumerate().collect();
        self.root.nearest(&self.points, &mut centers, 0, &places);
        places.into_iter().map(AtomicU32::into_inner).collect()
    }
}

impl Node {
    fn new(points: &mut [Point]) -> Self {
        let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for (point, _) in points.iter() {
            for axis in 0..2 {
                low[axis] = low[axis].min(point[axis]);
                high[axis] = high[axis].max(point[axis]);
            }
        }
        if points.len() <= LEAF {
            let mut sum = Sum::default();
            points.iter().for_each(|&(point, _)| sum.add(Sum::of(point)));
            return Self { low, high, sum, halves: None };
        }
        let axis = usize::from(high[1] - low[1] > high[0] - low[0]);
        let (parallel, middle) = (points.len() >= TASK, points.len() / 2);
        points.select_nth_unstable_by(middle, |a, b| a.0[axis].total_cmp(&b.0[axis]));
        let (left, right) = points.split_at_mut(middle);
        let (left, right) = if parallel {
            rayon::join(|| Self::new(left), || Self::new(right))
        } else {
            (Self::new(left), Self::new(right))
        };
        let mut sum = left.sum;
        sum.add(right.sum);
        Self { low, high, sum, halves: Some(Box::new((left, right))) }
    }

    /// `centers[from..]` are the centres that may be nearest to some point of the region around this one; left as is.
    fn assign(&self, points: &[Point], centers: &mut Vec<Placed>, from: usize, sums: &mut [Sum]) {
        let own = centers.len();
        self.filter(centers, from);
        let (left, right) = points.split_at(points.len() / 2);
        match self.halves.as_deref() {
            _ if centers.len() == own + 1 => sums[centers[own].0].add(self.sum),
            None => {
                for &(point, _) in points {
                    let near = nearest(point, centers[own..].iter().map(|c| c.1));
                    sums[centers[own + near].0].add(Sum::of(point));
                }
            }
            Some((one, two)) if points.len() >= TASK => {
                let (mut again, mut other) = (centers[own..].to_vec(), vec![Sum::default(); sums.len()]);
                rayon::join(
                    || one.assign(left, centers, own, sums),
                    || two.assign(right, &mut again, 0, &mut other),
                );
                sums.iter_mut().zip(other).for_each(|(s, o)| s.add(o));
            }
            Some((one, two)) => {
                one.assign(left, centers, own, sums);
                two.assign(right, centers, own, sums);
            }
        }
        centers.truncate(own);
    }

    /// As [`Node::assign`], but says which centre each point is nearest to.
    fn nearest(&self, points: &[Point], centers: &mut Vec<Placed>, from: usize, places: &[AtomicU32]) {
        let own = centers.len();
        self.filter(centers, from);
        let (left, right) = points.split_at(points.len() / 2);
        match self.halves.as_deref() {
            None => {
                for &(point, at) in points {
                    let near = nearest(point, centers[own..].iter().map(|c| c.1));
                    places[at as usize].store(centers[own + near].0 as u32, Ordering::Relaxed);
                }
            }
            Some((one, two)) if points.len() >= TASK => {
                let mut again = centers[own..].to_vec();
                rayon::join(
                    || one.nearest(left, centers, own, places),
                    || two.nearest(right, &mut again, 0, places),
                );
            }
            Some((one, two)) => {
                one.nearest(left, centers, own, places);
                two.nearest(right, centers, own, places);
            }
        }
        centers.truncate(own);
    }

    /// Adds those of `centers[from..]` that may be nearest to some point of this region. One is out if the centre
    /// nearest to the middle is nearer to the corner that lies furthest towards it; the margin is far above what
    /// rounding can do.
    fn filter(&self, centers: &mut Vec<Placed>, from: usize) {
        let middle = [0, 1].map(|axis| 0.5 * (self.low[axis] + self.high[axis]));
        let best = centers[from + nearest(middle, centers[from..].iter().map(|c| c.1))];
        let diagonal = squared_distance(self.low, self.high);
        for at in from..centers.len() {
            let (place, center) = centers[at];
            let corner =
                [0, 1].map(|axis| if center[axis] > best.1[axis] { self.high[axis] } else { self.low[axis] });
            let (one, other) = (squared_distance(center, corner), squared_distance(best.1, corner));
            if place == best.0 || one - other <= 1e-12 * (one + diagonal) {
                centers.push((place, center));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::polis::kmeans;

    fn point() -> impl Strategy<Value = Pair> {
        // A coarse grid makes equal points, equal distances and centres on top of points.
        prop_oneof![
            (0..9_i8, 0..9_i8).prop_map(|(x, y)| [f64::from(x), f64::from(y)]),
            [-20.0..20.0, -0.5..0.5]
        ]
    }

    proptest! {
        #[test]
        fn equals_looking_at_every_point(
            points in prop::collection::vec(point(), 0..400),
            centers in prop::collection::vec(point(), 1..40),
        ) {
            let plain = kmeans::assign(&points, &vec![1.0; points.len()], &centers);
            let tree = Tree::new(&points);
            for (a, b) in plain.iter().zip(&tree.assign(&centers)) {
                prop_assert_eq!(a.weight, b.weight);
                prop_assert!((a.x - b.x).abs() < 1e-9 && (a.y - b.y).abs() < 1e-9);
            }
            let near = points.iter().map(|&p| nearest(p, centers.iter().copied()) as u32);
            prop_assert_eq!(tree.nearest(&centers), near.collect::<Vec<_>>());
        }
    }
}
