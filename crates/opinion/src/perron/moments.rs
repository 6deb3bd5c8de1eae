//! What a participant or a statement tells the other side: the moments of `y = (intercept, 1, axes)`, and the posterior
//! that a sum of them gives.

use super::linear::{MOST, Square};

/// Mean and covariance of (intercept, axes) of one participant or statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Posterior {
    pub(crate) mean: [f64; MOST],
    pub(crate) cov: Square,
}

impl Posterior {
    /// Position without the intercept.
    pub(crate) fn axes(&self) -> &[f64] {
        &self.mean[1..self.cov.n]
    }

    /// Variance, but for the noise, of the vote of this participant on that statement.
    pub(crate) fn variance(&self, statement: &Self) -> f64 {
        let (mut design, mut position) = (statement.mean, self.mean);
        (design[0], position[0]) = (1.0, 1.0);
        self.cov.form(&design, &design) + statement.cov.form(&position, &position)
    }

    /// E[y yᵀ] of y = (intercept, 1, axes), lower triangle by rows, then E[y].
    pub(crate) fn write(&self, out: &mut [f64]) {
        let n = self.cov.n + 1;
        let source = |i: usize| if i == 0 { Some(0) } else { i.checked_sub(1).filter(|&i| i > 0) };
        let mean = |i: usize| source(i).map_or(1.0, |s| self.mean[s]);
        let mut at = 0;
        for i in 0..n {
            for j in 0..=i {
                let cov = source(i).zip(source(j)).map_or(0.0, |(s, t)| self.cov.at(s, t));
                out[at] = mean(i) * mean(j) + cov;
                at += 1;
            }
        }
        for i in 0..n {
            out[at + i] = mean(i);
        }
    }
}

/// The most that [`Posterior::write`] writes.
pub(crate) const WIDEST: usize = (MOST + 1) * (MOST + 2) / 2 + MOST + 1;

/// How many numbers [`Posterior::write`] writes for `d` axes.
pub(crate) fn width(d: usize) -> usize {
    (d + 2) * (d + 3) / 2 + d + 2
}

/// Adds one vote: the other side's second moments, and its mean times the vote.
pub(crate) fn add(sum: &mut [f64], other: &[f64], vote: i8, axes: usize) {
    let second = (axes + 2) * (axes + 3) / 2;
    sum[..second].iter_mut().zip(&other[..second]).for_each(|(s, o)| *s += o);
    if vote != 0 {
        let vote = f64::from(vote);
        sum[second..].iter_mut().zip(&other[second..]).for_each(|(s, o)| *s += vote * o);
    }
}

/// Where E[y_i y_j] stands, i ≥ j.
pub(crate) fn packed(i: usize, j: usize) -> usize {
    let (i, j) = (i.max(j), i.min(j));
    i * (i + 1) / 2 + j
}

/// Posterior of (intercept, axes) from a sum of the other side's moments and a normal prior (precision, precision · mean).
pub(crate) fn solve(sum: &[f64], precision: &Square, shift: &[f64; MOST], noise: f64) -> Posterior {
    let n = precision.n;
    let second = (n + 1) * (n + 2) / 2;
    let cov = Square::from_fn(n, |i, j| precision.at(i, j) + sum[packed(i + 1, j + 1)] / noise).inverse();
    let mut right = [0.0; MOST];
    for i in 0..n {
        right[i] = shift[i] + (sum[second + 1 + i] - sum[packed(i + 1, 0)]) / noise;
    }
    Posterior { mean: cov.times(&right), cov }
}

/// Expected squared distance of a statement's votes from what the model says.
pub(crate) fn residual(sum: &[f64], squares: f64, who: &Posterior) -> f64 {
    let n = who.cov.n;
    let second = (n + 1) * (n + 2) / 2;
    let mut rest = squares - 2.0 * sum[second] + sum[packed(0, 0)];
    for i in 0..n {
        rest -= 2.0 * who.mean[i] * (sum[second + 1 + i] - sum[packed(i + 1, 0)]);
        for j in 0..n {
            rest += (who.mean[i] * who.mean[j] + who.cov.at(i, j)) * sum[packed(i + 1, j + 1)];
        }
    }
    rest.max(0.0)
}
