//! How many groups the votes support, and which.
//!
//! For every number of groups from 2 to 8, participants are grouped, and the same is done with many resamples: people
//! drawn with replacement, and each one's votes redrawn. What comes back is what counts: how far those who belong to a
//! group find each other again (adjusted Rand index), and in how many resamples every group is there again. The most
//! groups that are well supported are reported, or else the best supported number, or else one group.

use rayon::prelude::*;

use super::kmeans::{Points, adjusted_rand, kmeans, nearest, settle, silhouette};
use super::linear::{MOST, Square};
use super::mixture::{Evidence, Mixture};
use super::moments::Posterior;
use super::progress::Way;
use super::random::Draws;

/// Most groups tried.
pub(crate) const MOST_GROUPS: usize = 8;
/// Mean adjusted Rand index below which groups are not reported.
pub(crate) const LEAST_STABILITY: f64 = 0.6;
/// Mean adjusted Rand index from which more groups are preferred to fewer.
pub(crate) const GOOD_STABILITY: f64 = 0.75;
/// Share of the resamples in which every group must be there again.
const LEAST_RETURN: f64 = 0.9;
/// Fewer people are no group: chance could make it, and its members could be guessed.
pub(crate) const LEAST_SIZE: usize = 5;
/// A group's probability must be this many times that of the next for a participant to count as a member.
const ODDS: f64 = 2.0;
/// People looked at in resamples. Canonical order is random, so that the first are a fair sample.
const SAMPLE: usize = 1_000;
/// Resamples while the number of groups is chosen.
const TRIAL_RESAMPLES: usize = 50;

/// Everybody's position in votes, how reliable it is, and what is needed to redraw it.
pub(crate) struct Cloud {
    points: Points,
    evidence: Vec<Evidence>,
    posterior: Vec<Posterior>,
    scale: [f64; MOST],
}

/// The groups that are reported.
#[derive(Clone, Debug)]
pub(crate) struct Groups {
    /// Absent where there is one group.
    pub(crate) mixture: Option<Mixture>,
    pub(crate) ari: f64,
    /// Share of the variance that lies between the groups; absent where there is one group.
    pub(crate) apart: Option<f64>,
    /// What both would hardly exceed (1 in 20) if people stood around one centre without a gap.
    pub(crate) without_gaps: Option<Gapless>,
    pub(crate) resamples: usize,
    /// In how many resamples every group came back with most of its people.
    pub(crate) same: usize,
    /// By number of groups tried.
    pub(crate) silhouette: Vec<(usize, f64)>,
}

/// Index and share between groups where there is no gap.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gapless {
    pub(crate) ari: f64,
    pub(crate) apart: f64,
}

impl Groups {
    /// How many.
    pub(crate) fn k(&self) -> usize {
        self.mixture.as_ref().map_or(1, Mixture::k)
    }

    /// The same groups after some more votes: around the centres of those who were in each, by person of the cloud.
    pub(crate) fn moved(&self, cloud: &Cloud, before: &[Option<usize>]) -> Self {
        let d = cloud.points.d;
        let moved = |mixture: &Mixture| {
            let mut sums = vec![0.0; mixture.centre.len()];
            let mut weight = vec![0.0; mixture.k()];
            for (i, g) in before.iter().enumerate().filter_map(|(i, g)| g.map(|g| (i, g))) {
                let w = cloud.points.weight[i];
                weight[g] += w;
                sums[g * d..][..d].iter_mut().zip(cloud.points.point(i)).for_each(|(s, x)| *s += w * x);
            }
            for (own, w) in sums.chunks_exact_mut(d).zip(&weight) {
                own.iter_mut().for_each(|s| *s /= w.max(1e-9));
            }
            cloud.settled(sums)
        };
        Self { mixture: self.mixture.as_ref().map(moved), ..self.clone() }
    }

    /// Numbers the groups from the largest on; of equally large ones, the one further along the first axis first.
    pub(crate) fn by_size(mut self, people: &[Posterior], scale: &[f64]) -> Self {
        let Some(mixture) = &mut self.mixture else { return self };
        let (d, k) = (mixture.d, mixture.k());
        let mut size = vec![0; k];
        for who in people {
            if let Some(g) = stands_out(&mixture.membership(&Evidence::new(who, scale))) {
                size[g] += 1;
            }
        }
        let centre = |g: usize| &mixture.centre[g * d..][..d];
        let mut order: Vec<usize> = (0..k).collect();
        order.sort_by(|&a, &b| size[b].cmp(&size[a]).then_with(|| centre(b)[0].total_cmp(&centre(a)[0])));
        mixture.centre = order.iter().flat_map(|&g| centre(g)).copied().collect();
        self
    }

    /// Probability of each group, and the group if one stands out.
    pub(crate) fn of(&self, who: &Posterior, scale: &[f64]) -> (Vec<f64>, Option<usize>) {
        let Some(mixture) = &self.mixture else { return (vec![1.0], Some(0)) };
        let membership = mixture.membership(&Evidence::new(who, scale));
        let group = stands_out(&membership);
        (membership, group)
    }
}

fn stands_out(membership: &[f64]) -> Option<usize> {
    let (mut best, mut next) = ((0, 0.0), 0.0);
    for (g, &p) in membership.iter().enumerate() {
        if p > best.1 {
            (next, best) = (best.1, (g, p));
        } else if p > next {
            next = p;
        }
    }
    (best.1 > ODDS * next).then_some(best.0)
}

/// Share of the variance on all axes that somebody's votes have settled.
pub(crate) fn reliability(who: &Posterior, scale: &[f64], axes: usize) -> f64 {
    let all: f64 = scale[..axes].iter().map(|s| s * s).sum();
    let left: f64 = (0..axes).map(|k| scale[k] * scale[k] * who.cov.at(k + 1, k + 1)).sum();
    if all > 0.0 { (1.0 - left / all).clamp(0.0, 1.0) } else { 0.0 }
}

impl Cloud {
    pub(crate) fn new(people: &[Posterior], scale: &[f64; MOST], axes: usize) -> Self {
        let at = people.iter().flat_map(|p| (0..axes).map(|k| p.axes()[k] * scale[k])).collect();
        let weight = people.iter().map(|p| reliability(p, scale, axes)).collect();
        Self {
            points: Points { d: axes, at, weight },
            evidence: people.iter().map(|p| Evidence::new(p, scale)).collect(),
            posterior: people.to_vec(),
            scale: *scale,
        }
    }

    /// Groups around the best `k` centres, found on the sample and settled on everybody.
    fn mixture(&self, sample: &Points, k: usize, seed: u64) -> Mixture {
        self.settled(kmeans(sample, k, 10, &mut Draws::of(seed, k as u64)))
    }

    /// Groups around these centres, once everybody has pulled at them.
    fn settled(&self, centre: Vec<f64>) -> Mixture {
        let (centre, _) = settle(&self.points, centre, 1e-7);
        let mut spread = 0.0;
        for i in 0..self.points.len() {
            spread += self.points.weight[i] * nearest(&centre, self.points.point(i)).1;
        }
        let weight: f64 = self.points.weight.iter().sum();
        let within = (spread / weight.max(1e-9) / self.points.d as f64).max(1e-6);
        Mixture { d: self.points.d, centre, within }
    }

    fn sample(&self) -> usize {
        self.points.len().min(SAMPLE)
    }
}

/// One number of groups on trial.
struct Trial<'a> {
    cloud: &'a Cloud,
    mixture: Mixture,
    /// By person of the sample.
    group: Vec<Option<usize>>,
    /// Roots of the covariance of positions if votes are cast anew: Σ − Σ² on unit axes, by person of the sample.
    roots: &'a [Square],
}

/// What came back in one resample.
struct Return {
    ari: f64,
    all: bool,
}

impl<'a> Trial<'a> {
    fn new(cloud: &'a Cloud, mixture: Mixture, roots: &'a [Square]) -> Self {
        let people = &cloud.evidence[..roots.len()];
        let group = people.iter().map(|e| stands_out(&mixture.membership(e))).collect();
        Self { cloud, mixture, group, roots }
    }

    /// Whether each group has enough members, and as many people belong somewhere as do not.
    fn holds(&self) -> bool {
        let size = |g| self.group.iter().filter(|x| **x == Some(g)).count();
        let grouped = self.group.iter().flatten().count();
        (0..self.mixture.k()).all(|g| size(g) >= LEAST_SIZE) && 2 * grouped >= self.group.len()
    }

    fn resample(&self, seed: u64) -> Return {
        let (n, d, k) = (self.group.len(), self.mixture.d, self.mixture.k());
        let mut draws = Draws::of(seed, k as u64);
        let points = &self.cloud.points;
        let mut moved = Points { d, at: points.at[..n * d].to_vec(), weight: points.weight[..n].to_vec() };
        for (root, at) in self.roots.iter().zip(moved.at.chunks_exact_mut(d)) {
            let normal: [f64; MOST] = std::array::from_fn(|i| if i < d { draws.normal() } else { 0.0 });
            at.iter_mut().zip(root.times(&normal)).for_each(|(x, by)| *x += by);
        }
        let mut drawn = Points { d, ..Points::default() };
        for _ in 0..n {
            let i = draws.below(n);
            drawn.at.extend_from_slice(moved.point(i));
            drawn.weight.push(moved.weight[i]);
        }
        let centres = kmeans(&drawn, k, 2, &mut draws);
        let pairs: Vec<(usize, usize)> =
            (0..n).filter_map(|i| self.group[i].map(|g| (g, nearest(&centres, moved.point(i)).0))).collect();
        Return { ari: adjusted_rand(pairs.iter().copied(), k), all: all_came_back(&pairs, k) }
    }

    fn resamples(&self, seed: u64, count: usize) -> Vec<Return> {
        (0..count).into_par_iter().map(|b| self.resample(super::random::join(seed, b as u64))).collect()
    }
}

/// Whether each group shares more than half of all people in either with one group of the resample (Jaccard index
/// above ½: C. Hennig, Computational Statistics & Data Analysis 52, 2007).
fn all_came_back(pairs: &[(usize, usize)], k: usize) -> bool {
    let count = |test: &dyn Fn(&(usize, usize)) -> bool| pairs.iter().filter(|p| test(p)).count();
    (0..k).all(|g| (0..k).any(|h| 2 * count(&|p| *p == (g, h)) > count(&|p| p.0 == g || p.1 == h)))
}

/// What came back in many resamples.
#[derive(Clone, Copy)]
struct Support {
    ari: f64,
    /// Share of the resamples in which every group came back.
    all: f64,
}

impl Support {
    fn of(returns: &[Return]) -> Self {
        let n = returns.len().max(1) as f64;
        Self {
            ari: returns.iter().map(|r| r.ari).sum::<f64>() / n,
            all: returns.iter().filter(|r| r.all).count() as f64 / n,
        }
    }

    fn reaches(self, ari: f64, all: f64) -> bool {
        self.ari >= ari && self.all >= all
    }
}

/// Chooses the number of groups. `resamples` is how many are drawn for the stability that is reported.
pub(crate) fn choose(cloud: &Cloud, seed: u64, resamples: usize, way: Way<'_>) -> Groups {
    let resamples = resamples.max(1);
    let one = |silhouette| Groups {
        mixture: None,
        ari: 1.0,
        apart: None,
        without_gaps: None,
        resamples,
        same: resamples,
        silhouette,
    };
    if cloud.points.d == 0 {
        return one(Vec::new());
    }
    let n = cloud.sample();
    let sample = Points {
        d: cloud.points.d,
        at: cloud.points.at[..n * cloud.points.d].to_vec(),
        weight: cloud.points.weight[..n].to_vec(),
    };
    let roots = cloud.roots(n);
    let (mut found, mut silhouettes) = (Vec::new(), Vec::new());
    for k in 2..=MOST_GROUPS.min(n / LEAST_SIZE) {
        way.at(k - 2, MOST_GROUPS + 1);
        let mixture = cloud.mixture(&sample, k, seed);
        let label: Vec<usize> = (0..n).map(|i| nearest(&mixture.centre, sample.point(i)).0).collect();
        silhouettes.push((k, silhouette(&sample, &label, k)));
        let trial = Trial::new(cloud, mixture, &roots);
        if trial.holds() {
            found.push((Support::of(&trial.resamples(seed, TRIAL_RESAMPLES)), trial));
        }
    }
    found.retain(|(support, _)| support.reaches(LEAST_STABILITY, LEAST_RETURN));
    let good = found.iter().rposition(|(support, _)| support.reaches(GOOD_STABILITY, LEAST_RETURN));
    let best = (0..found.len()).rev().max_by(|&a, &b| found[a].0.ari.total_cmp(&found[b].0.ari));
    let Some((_, trial)) = good.or(best).map(|i| &found[i]) else {
        return one(silhouettes);
    };
    way.at(MOST_GROUPS - 1, MOST_GROUPS + 1);
    let returns = trial.resamples(seed, resamples);
    way.at(MOST_GROUPS, MOST_GROUPS + 1);
    let support = Support::of(&returns);
    if !support.reaches(LEAST_STABILITY, LEAST_RETURN) {
        return one(silhouettes);
    }
    Groups {
        mixture: Some(trial.mixture.clone()),
        ari: support.ari,
        apart: Some(apart(&sample, &trial.mixture.centre)),
        without_gaps: Some(cloud.without_gaps(trial.mixture.k(), seed)),
        resamples: returns.len(),
        same: returns.iter().filter(|r| r.all).count(),
        silhouette: silhouettes,
    }
}

/// Share of the points' weighted variance that lies between the groups around these centres.
fn apart(points: &Points, centre: &[f64]) -> f64 {
    let spread = |centre: &[f64]| -> f64 {
        (0..points.len()).map(|i| points.weight[i] * nearest(centre, points.point(i)).1).sum()
    };
    let weight: f64 = points.weight.iter().sum();
    let mean: Vec<f64> = (0..points.d)
        .map(|k| {
            (0..points.len()).map(|i| points.weight[i] * points.point(i)[k]).sum::<f64>() / weight.max(1e-9)
        })
        .collect();
    1.0 - spread(centre) / spread(&mean).max(1e-9)
}

/// Made-up clouds without gaps, and resamples of each.
const CLOUDS: usize = 20;
const CLOUD_RESAMPLES: usize = 5;

impl Cloud {
    /// The index and the share between groups that `k` groups would reach if people stood normally around one centre and
    /// their votes said as much of each as they do: the second largest of twenty such clouds. The index alone would call
    /// two camps a continuum once votes are so many that any cut comes back; the share alone is the cluster index of
    /// Y. Liu and others, Journal of the American Statistical Association 103, 2008.
    fn without_gaps(&self, k: usize, seed: u64) -> Gapless {
        let n = self.sample();
        let index = |cloud: usize| {
            let mut draws = Draws::of(seed, 1_000 + cloud as u64);
            // true positions are standard normal; their estimates have what Σ leaves of that
            let stand = |who: &Posterior| {
                let d = who.cov.n - 1;
                let known = Square::from_fn(d, |i, j| f64::from(i == j) - who.cov.at(i + 1, j + 1));
                let normal: [f64; MOST] = std::array::from_fn(|_| draws.normal());
                let mut mean = who.mean;
                mean[1..=d].copy_from_slice(&known.cholesky().times(&normal)[..d]);
                Posterior { mean, cov: who.cov }
            };
            let people: Vec<Posterior> = self.posterior[..n].iter().map(stand).collect();
            let made = Self::new(&people, &self.scale, self.points.d);
            let roots = made.roots(n);
            let trial = Trial::new(&made, made.mixture(&made.points, k, seed), &roots);
            let ari = Support::of(&trial.resamples(seed, CLOUD_RESAMPLES)).ari;
            (ari, apart(&made.points, &trial.mixture.centre))
        };
        let (mut ari, mut apart): (Vec<f64>, Vec<f64>) = (0..CLOUDS).into_par_iter().map(index).unzip();
        ari.sort_by(f64::total_cmp);
        apart.sort_by(f64::total_cmp);
        Gapless { ari: ari[CLOUDS - 2], apart: apart[CLOUDS - 2] }
    }

    fn roots(&self, n: usize) -> Vec<Square> {
        self.posterior[..n].iter().map(|p| self.redrawn(p)).collect()
    }

    /// Root of the covariance of a position, in votes, if the same person's votes were drawn again: they move the
    /// estimate Ση by ΣΛΣ where Λ = Σ⁻¹ − 1 is their precision, which is Σ − Σ².
    fn redrawn(&self, who: &Posterior) -> Square {
        let cov = who.cov.tail(1);
        let squared = cov.product(&cov);
        let s = &self.scale;
        Square::from_fn(cov.n, |i, j| s[i] * s[j] * (cov.at(i, j) - squared.at(i, j))).cholesky()
    }
}
