//! What somebody would answer: from an expected vote to the probabilities of agree, pass and disagree.

use rayon::prelude::*;

/// Features a forecast is made from.
pub(crate) const FEATURES: usize = 5;

/// Softmax over agree, disagree and pass (pass is the reference), linear in the features.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Calibration([[f64; FEATURES]; 2]);

/// One vote to learn from: its features and its value.
pub(crate) type Example = ([f64; FEATURES], i8);

/// How a set of votes was forecast.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Score {
    pub(crate) votes: usize,
    /// Share of votes whose likeliest value was the right one.
    pub(crate) accuracy: f64,
    /// Mean of −ln(probability given to what was cast).
    pub(crate) log_loss: f64,
}

impl Score {
    /// All votes together.
    pub(crate) fn mean(of: &[Self]) -> Self {
        let votes: usize = of.iter().map(|s| s.votes).sum();
        let mean = |value: fn(&Self) -> f64| {
            of.iter().map(|s| value(s) * s.votes as f64).sum::<f64>() / votes.max(1) as f64
        };
        Self { votes, accuracy: mean(|s| s.accuracy), log_loss: mean(|s| s.log_loss) }
    }
}

impl Calibration {
    /// Fits the softmax by Newton's method, with a small ridge so that it always exists.
    pub(crate) fn fit(examples: &[Example]) -> Self {
        let mut fitted = Self([[0.0; FEATURES]; 2]);
        let mut loss = fitted.penalised(examples);
        for _ in 0..25 {
            let step = fitted.newton(examples);
            let mut size = 1.0;
            let (next, next_loss) = loop {
                let mut next = fitted.clone();
                for (at, s) in next.0.as_flattened_mut().iter_mut().zip(&step) {
                    *at += size * s;
                }
                let next_loss = next.penalised(examples);
                if next_loss <= loss || size < 1e-3 {
                    break (next, next_loss);
                }
                size /= 2.0;
            };
            let gain = loss - next_loss;
            if gain > 0.0 {
                (fitted, loss) = (next, next_loss);
            }
            if gain < 1e-7 * loss {
                break;
            }
        }
        fitted
    }

    /// Probabilities of agree, disagree and pass.
    pub(crate) fn forecast(&self, features: &[f64; FEATURES]) -> [f64; 3] {
        let score =
            |w: &[f64; FEATURES]| w.iter().zip(features).map(|(w, f)| w * f).sum::<f64>().clamp(-30.0, 30.0);
        let (agree, disagree) = (score(&self.0[0]).exp(), score(&self.0[1]).exp());
        let all = agree + disagree + 1.0;
        [agree / all, disagree / all, 1.0 / all]
    }

    pub(crate) fn score(&self, examples: &[Example]) -> Score {
        let (mut right, mut loss) = (0.0, 0.0);
        for (features, vote) in examples {
            let p = self.forecast(features);
            let cast = class(*vote);
            right += f64::from((0..3).all(|c| c == cast || p[c] < p[cast]));
            loss -= p[cast].ln();
        }
        let votes = examples.len();
        let n = votes.max(1) as f64;
        Score { votes, accuracy: right / n, log_loss: loss / n }
    }

    fn penalised(&self, examples: &[Example]) -> f64 {
        let ridge: f64 = self.0.as_flattened().iter().map(|w| w * w).sum::<f64>() * RIDGE / 2.0;
        let parts: Vec<f64> = examples
            .par_chunks(4096)
            .map(|some| some.iter().map(|(f, v)| -self.forecast(f)[class(*v)].ln()).sum())
            .collect();
        parts.iter().sum::<f64>() + ridge
    }

    /// −H⁻¹ g of the penalised loss.
    fn newton(&self, examples: &[Example]) -> Vec<f64> {
        const N: usize = 2 * FEATURES;
        let part = |some: &[Example]| {
            let (mut gradient, mut hessian) = ([0.0; N], [[0.0; N]; N]);
            for (f, v) in some {
                let p = self.forecast(f);
                for a in 0..2 {
                    let off = p[a] - f64::from(class(*v) == a);
                    for i in 0..FEATURES {
                        gradient[a * FEATURES + i] += off * f[i];
                        for b in 0..2 {
                            let weight = p[a] * (f64::from(a == b) - p[b]) * f[i];
                            for j in 0..FEATURES {
                                hessian[a * FEATURES + i][b * FEATURES + j] += weight * f[j];
                            }
                        }
                    }
                }
            }
            (gradient, hessian)
        };
        let parts: Vec<_> = examples.par_chunks(4096).map(part).collect();
        let (mut gradient, mut hessian) = ([0.0; N], [[0.0; N]; N]);
        for (g, h) in &parts {
            gradient.iter_mut().zip(g).for_each(|(a, b)| *a += b);
            hessian.as_flattened_mut().iter_mut().zip(h.as_flattened()).for_each(|(a, b)| *a += b);
        }
        for (i, w) in self.0.as_flattened().iter().enumerate() {
            gradient[i] += RIDGE * w;
            hessian[i][i] += RIDGE;
        }
        eliminate(&mut hessian, &mut gradient);
        gradient.iter().map(|x| -x).collect()
    }
}

/// Strength of the ridge, as if each weight had been seen this far from 0 once.
const RIDGE: f64 = 1.0;

fn class(vote: i8) -> usize {
    match vote {
        1 => 0,
        -1 => 1,
        _ => 2,
    }
}

/// Solves a symmetric positive definite system in place, without pivoting.
fn eliminate<const N: usize>(a: &mut [[f64; N]; N], x: &mut [f64; N]) {
    for k in 0..N {
        let (pivot, right) = (a[k], x[k]);
        for i in k + 1..N {
            let factor = a[i][k] / pivot[k];
            for j in k..N {
                a[i][j] -= factor * pivot[j];
            }
            x[i] -= factor * right;
        }
    }
    for k in (0..N).rev() {
        let known: f64 = (k + 1..N).map(|j| a[k][j] * x[j]).sum();
        x[k] = (x[k] - known) / a[k][k];
    }
}
