//! Points in the plane, halved again and again, so that whole regions can be assigned to one centre at once.

use rayon::prelude::*;

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
    root: Option<Box<Node>>,
}

struct Node {
    low: Pair,
    high: Pair,
    sum: Sum,
    inside: Inside,
}

enum Inside {
    Points(Vec<Pair>),
    Halves(Box<Node>, Box<Node>),
}

/// A centre and its place among all.
type Placed = (usize, Pair);

impl Tree {
    /// Of any points, in any order.
    pub(super) fn new(mut points: Vec<Pair>) -> Self {
        Self { root: (!points.is_empty()).then(|| Box::new(Node::new(&mut points))) }
    }

    /// Sums over the points nearest to each centre; of equally near centres the last.
    pub(super) fn assign(&self, centers: &[Pair]) -> Vec<Sum> {
        let mut sums = vec![Sum::default(); centers.len()];
        if let Some(root) = &self.root {
            root.assign(&mut centers.iter().copied().enumerate().collect(), 0, &mut sums);
        }
        sums
    }
}

impl Node {
    fn new(points: &mut [Pair]) -> Self {
        let (mut low, mut high) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for point in points.iter() {
            for axis in 0..2 {
                low[axis] = low[axis].min(point[axis]);
                high[axis] = high[axis].max(point[axis]);
            }
        }
        if points.len() <= LEAF {
            let mut sum = Sum::default();
            for &[x, y] in points.iter() {
                sum.add(Sum { weight: 1.0, x, y });
            }
            return Self { low, high, sum, inside: Inside::Points(points.to_vec()) };
        }
        let axis = usize::from(high[1] - low[1] > high[0] - low[0]);
        let (parallel, middle) = (points.len() >= TASK, points.len() / 2);
        points.select_nth_unstable_by(middle, |a, b| a[axis].total_cmp(&b[axis]));
        let (left, right) = points.split_at_mut(middle);
        let (left, right) = if parallel {
            rayon::join(|| Self::new(left), || Self::new(right))
        } else {
            (Self::new(left), Self::new(right))
        };
        let mut sum = left.sum;
        sum.add(right.sum);
        Self { low, high, sum, inside: Inside::Halves(Box::new(left), Box::new(right)) }
    }

    /// `centers[from..]` are the centres that may be nearest to some point of the region around this one; left as is.
    fn assign(&self, centers: &mut Vec<Placed>, from: usize, sums: &mut [Sum]) {
        let own = centers.len();
        self.filter(centers, from);
        match &self.inside {
            _ if centers.len() == own + 1 => sums[centers[own].0].add(self.sum),
            Inside::Points(points) => {
                for &[x, y] in points {
                    let near = nearest([x, y], centers[own..].iter().map(|c| c.1));
                    sums[centers[own + near].0].add(Sum { weight: 1.0, x, y });
                }
            }
            Inside::Halves(left, right) if self.sum.weight >= TASK as f64 => {
                let (mut again, mut other) = (centers[own..].to_vec(), vec![Sum::default(); sums.len()]);
                rayon::join(|| left.assign(centers, own, sums), || right.assign(&mut again, 0, &mut other));
                sums.iter_mut().zip(other).for_each(|(s, o)| s.add(o));
            }
            Inside::Halves(left, right) => {
                left.assign(centers, own, sums);
                right.assign(centers, own, sums);
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

/// Place of the nearest centre of every point, in order.
pub(super) fn nearest_of_all(points: &[Pair], centers: &[Pair]) -> Vec<u32> {
    points.par_iter().with_min_len(1024).map(|&p| nearest(p, centers.iter().copied()) as u32).collect()
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
            let tree = Tree::new(points.clone()).assign(&centers);
            for (a, b) in plain.iter().zip(&tree) {
                prop_assert_eq!(a.weight, b.weight);
                prop_assert!((a.x - b.x).abs() < 1e-9 && (a.y - b.y).abs() < 1e-9);
            }
        }
    }
}
