//! Groups as a mixture: who belongs to which, given how much their votes say.
//!
//! People of group g stand normally around its centre, equally far in every direction and in every group; groups have
//! equal prior weight, so that only votes decide, not a group's size. A participant's votes say where they stand with
//! a precision, not a point, and the mixture is fitted to that (J. Bovy, D. Hogg and S. Roweis, Annals of Applied
//! Statistics 5, 2011: extreme deconvolution). Somebody with few votes is between groups until votes say otherwise.

use super::linear::{MOST, Square};
use super::moments::Posterior;

/// What one participant's votes say: precision and precision · position, without the prior, on axes in votes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Evidence {
    precision: Square,
    pull: [f64; MOST],
}

impl Evidence {
    pub(crate) fn new(who: &Posterior, scale: &[f64]) -> Self {
        let d = who.cov.n - 1;
        let inverse = who.cov.tail(1).inverse();
        let towards = inverse.times(who.axes());
        let precision =
            Square::from_fn(d, |i, j| (inverse.at(i, j) - f64::from(i == j)) / (scale[i] * scale[j]));
        let mut pull = [0.0; MOST];
        (0..d).for_each(|i| pull[i] = towards[i] / scale[i]);
        Self { precision, pull }
    }
}

/// Group centres on axes in votes, and the variance within groups along each axis.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mixture {
    pub(crate) d: usize,
    pub(crate) centre: Vec<f64>,
    pub(crate) within: f64,
}

impl Mixture {
    pub(crate) fn k(&self) -> usize {
        self.centre.len() / self.d.max(1)
    }

    /// Probability of each group, from these votes alone.
    pub(crate) fn membership(&self, who: &Evidence) -> Vec<f64> {
        let cov = Square::from_fn(self.d, |i, j| {
            who.precision.at(i, j) + if i == j { 1.0 / self.within } else { 0.0 }
        })
        .inverse();
        let mut logs = Vec::with_capacity(self.k());
        for centre in self.centre.chunks_exact(self.d) {
            let mut pull = who.pull;
            let mut own = 0.0;
            for (p, c) in pull.iter_mut().zip(centre) {
                *p += c / self.within;
                own += c * c / self.within;
            }
            logs.push((cov.form(&pull, &pull) - own) / 2.0);
        }
        let most = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = logs.iter().map(|l| (l - most).exp()).sum();
        logs.iter().map(|l| (l - most).exp() / sum).collect()
    }
}
