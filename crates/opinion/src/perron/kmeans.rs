//! Weighted k-means with seeded starts, and the silhouette.

use super::random::Draws;

/// Weighted points of `d` coordinates each.
#[derive(Clone, Debug, Default)]
pub(crate) struct Points {
    pub(crate) d: usize,
    pub(crate) at: Vec<f64>,
    pub(crate) weight: Vec<f64>,
}

impl Points {
    pub(crate) fn len(&self) -> usize {
        self.weight.len()
    }

    pub(crate) fn point(&self, i: usize) -> &[f64] {
        &self.at[i * self.d..][..self.d]
    }
}

pub(crate) fn square_distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}

/// Index of the nearest centre and the squared distance to it; the first of several.
pub(crate) fn nearest(centres: &[f64], point: &[f64]) -> (usize, f64) {
    let mut best = (0, f64::INFINITY);
    for (g, centre) in centres.chunks_exact(point.len()).enumerate() {
        let distance = square_distance(centre, point);
        if distance < best.1 {
            best = (g, distance);
        }
    }
    best
}

/// The best of several runs of Lloyd's algorithm from k-means++ starts: `k` centres.
pub(crate) fn kmeans(points: &Points, k: usize, starts: usize, draws: &mut Draws) -> Vec<f64> {
    let mut best = (f64::INFINITY, Vec::new());
    for _ in 0..starts {
        let (centres, inertia) = settle(points, spread(points, k, draws), 1e-4);
        if inertia < best.0 || best.1.is_empty() {
            best = (inertia, centres);
        }
    }
    best.1
}

/// Lloyd's algorithm from these centres until the cost falls by less than a share `enough`; the centres and the cost.
pub(crate) fn settle(points: &Points, mut centres: Vec<f64>, enough: f64) -> (Vec<f64>, f64) {
    let mut inertia = f64::INFINITY;
    for _ in 0..30 {
        let (next, cost) = lloyd(points, &centres);
        centres = next;
        if cost >= inertia * (1.0 - enough) {
            break;
        }
        inertia = cost;
    }
    (centres, inertia)
}

/// Starting centres: each next one a point drawn with probability in proportion to weight × squared distance.
fn spread(points: &Points, k: usize, draws: &mut Draws) -> Vec<f64> {
    let mut centres = Vec::with_capacity(k * points.d);
    let mut distance = vec![1.0; points.len()];
    for made in 0..k {
        let total: f64 = distance.iter().zip(&points.weight).map(|(d, w)| d * w).sum();
        let mut left = draws.uniform() * total;
        let drawn = distance.iter().zip(&points.weight).position(|(d, w)| {
            left -= d * w;
            left <= 0.0
        });
        centres.extend_from_slice(points.point(drawn.unwrap_or(points.len() - 1)));
        let last = &centres[made * points.d..];
        for (i, distance) in distance.iter_mut().enumerate() {
            let to_last = square_distance(points.point(i), last);
            *distance = if made == 0 { to_last } else { distance.min(to_last) };
        }
    }
    centres
}

/// One step: the mean of the points nearest to each centre (a centre without points stays), and the cost before it.
fn lloyd(points: &Points, centres: &[f64]) -> (Vec<f64>, f64) {
    let d = points.d;
    let mut sums = vec![0.0; centres.len()];
    let mut weights = vec![0.0; centres.len() / d];
    let mut cost = 0.0;
    for (i, &w) in points.weight.iter().enumerate() {
        let point = points.point(i);
        let (g, distance) = nearest(centres, point);
        cost += w * distance;
        weights[g] += w;
        sums[g * d..][..d].iter_mut().zip(point).for_each(|(s, x)| *s += w * x);
    }
    for (g, w) in weights.iter().enumerate() {
        for (sum, old) in sums[g * d..][..d].iter_mut().zip(&centres[g * d..]) {
            *sum = if *w > 0.0 { *sum / w } else { *old };
        }
    }
    (sums, cost)
}

/// Mean silhouette of the points, weighted; alone in a group counts 0.
pub(crate) fn silhouette(points: &Points, label: &[usize], k: usize) -> f64 {
    let n = points.len();
    let (mut total, mut weight) = (0.0, 0.0);
    for i in 0..n {
        let (mut sum, mut many) = (vec![0.0; k], vec![0.0; k]);
        for j in (0..n).filter(|&j| j != i) {
            sum[label[j]] += points.weight[j] * square_distance(points.point(i), points.point(j)).sqrt();
            many[label[j]] += points.weight[j];
        }
        let mean = |g: usize| sum[g] / many[g];
        let own = label[i];
        let other = (0..k).filter(|&g| g != own && many[g] > 0.0).map(mean).fold(f64::INFINITY, f64::min);
        weight += points.weight[i];
        if many[own] > 0.0 && other.is_finite() && mean(own).max(other) > 0.0 {
            total += points.weight[i] * (other - mean(own)) / mean(own).max(other);
        }
    }
    if weight > 0.0 { total / weight } else { 0.0 }
}

/// Adjusted Rand index of two labellings of the same things, from a table of how often each pair of labels meets.
pub(crate) fn adjusted_rand(pairs: impl Iterator<Item = (usize, usize)>, k: usize) -> f64 {
    let mut met = vec![0u64; k * k];
    pairs.for_each(|(a, b)| met[a * k + b] += 1);
    let two = |n: u64| (n * n.saturating_sub(1)) as f64 / 2.0;
    let rows: f64 = met.chunks_exact(k).map(|r| two(r.iter().sum())).sum();
    let columns: f64 = (0..k).map(|b| two((0..k).map(|a| met[a * k + b]).sum())).sum();
    let both: f64 = met.iter().map(|&n| two(n)).sum();
    let chance = rows * columns / two(met.iter().sum()).max(1.0);
    let most = (rows + columns) / 2.0;
    if most == chance { 1.0 } else { (both - chance) / (most - chance) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three heaps of 20 points on a line, ten apart.
    fn heaps() -> Points {
        let at = (0..60).map(|i| f64::from(i % 3) * 10.0 + f64::from(i / 3) / 20.0).collect();
        Points { d: 1, at, weight: vec![1.0; 60] }
    }

    #[test]
    fn heaps_are_found_and_apart() {
        let points = heaps();
        let centres = kmeans(&points, 3, 5, &mut Draws::of(1, 1));
        let label: Vec<usize> = (0..60).map(|i| nearest(&centres, points.point(i)).0).collect();
        assert_eq!(adjusted_rand(label.iter().copied().zip((0..60).map(|i| i % 3)), 3), 1.0);
        let two: Vec<usize> = label.iter().map(|&l| l.min(1)).collect();
        assert!(silhouette(&points, &label, 3) > 0.9);
        assert!(silhouette(&points, &label, 3) > silhouette(&points, &two, 2));
    }

    #[test]
    fn weightless_points_do_not_pull() {
        let points = Points { d: 1, at: vec![0.0, 1.0, 100.0], weight: vec![1.0, 1.0, 0.0] };
        assert_eq!(settle(&points, vec![3.0], 1e-6).0, [0.5]);
    }

    #[test]
    fn adjusted_rand_by_hand() {
        // 2 × 2 table 2 1 / 0 3: pairs together in both 4, rows 6, columns 7, of 15
        let pairs = [(0, 0), (0, 0), (0, 1), (1, 1), (1, 1), (1, 1)];
        let chance = 6.0 * 7.0 / 15.0;
        assert!((adjusted_rand(pairs.into_iter(), 2) - (4.0 - chance) / (6.5 - chance)).abs() < 1e-12);
        assert_eq!(adjusted_rand(std::iter::empty(), 2), 1.0);
    }
}
