//! Means, totals, proportions and ratios.

use rayon::prelude::*;

use super::{Above, Figuring};
use crate::answer::{Entry, Level};
use crate::interval::{Proportion, student};
use crate::release::{flag, flag_of_proportion};
use crate::study::Kind;

pub(super) fn entries(figuring: &Figuring) -> Vec<Entry> {
    let (family, _) = figuring.family(0);
    let width = family.width();
    let counts = family.counts(&figuring.ground.weighted.weights);
    let figures: Vec<usize> = (0..family.groups * width).collect();
    let variances: Vec<f64> = figures
        .par_iter()
        .map(|&at| if counts[at / width] > 1 { figuring.variance(0, &[(at, 1.0)]) } else { f64::NAN })
        .collect();
    let freedom = figuring.freedoms(0);
    let fallback = figuring.usual_deff(&counts, &variances);
    figures
        .into_iter()
        .map(|at| {
            let group = at / width;
            figuring.entry(at, counts[group], variances[at], freedom[group], fallback)
        })
        .collect()
}

/// A variance, zero where only rounding is left of it: what a margin fixes has none.
pub(super) fn told(variance: f64, simple: f64) -> f64 {
    if variance <= 1e-18 * simple { 0.0 } else { variance }
}

impl Figuring<'_> {
    fn level(&self, at: usize) -> Level {
        let width = self.family(0).0.width();
        let mut names = self.asked.rows.names[at / width].clone();
        if let Some(levels) = &self.asked.rows.levels {
            names.push(levels[at % width].clone());
        }
        Level::of(names)
    }

    fn entry(&self, at: usize, n: usize, variance: f64, df: usize, usual_deff: Option<f64>) -> Entry {
        let estimate = self.asked.estimate;
        let (family, figures) = self.family(0);
        let mut entry = Entry::new(&estimate.name, self.level(at), n);
        entry.flag = Some('F');
        let theta = figures.theta[at];
        if n == 0 || !theta.is_finite() {
            return entry;
        }
        entry.est = Some(theta);
        let is_share = estimate.kind == Kind::Proportion;
        if !variance.is_finite() || (df == 0 && !(is_share && variance == 0.0)) {
            return entry;
        }
        let simple = matches!(estimate.kind, Kind::Mean | Kind::Proportion).then(|| self.simple(0, at, n));
        let variance = simple.map_or(variance, |simple| told(variance, simple));
        let se = variance.max(0.0).sqrt();
        entry.se = Some(se);
        entry.df = Some(df);
        if let Some(simple) = simple.filter(|simple| *simple > 0.0 && variance > 0.0) {
            entry.deff = Some(variance / simple);
            entry.n_eff =
                Some(if is_share { theta * (1.0 - theta) / variance } else { n as f64 * simple / variance });
        }
        if is_share && variance == 0.0 && theta > 0.0 && theta < 1.0 {
            // a margin fixes it: it is known, not estimated
            (entry.lo, entry.hi, entry.flag) = (Some(theta), Some(theta), Some(flag(n, 0.0)));
            return entry;
        }
        if is_share {
            let n_eff = entry.n_eff.unwrap_or_else(|| {
                let group = at / family.width();
                n as f64 / usual_deff.unwrap_or_else(|| self.kish(group)).max(1e-9)
            });
            let proportion = Proportion { p: theta, se, n, n_eff, df: df.max(1) };
            [entry.lo, entry.hi] = proportion.interval(estimate.interval).map(Some);
            entry.flag = Some(flag_of_proportion(n, theta, se));
        } else {
            let reach = student(df) * se;
            (entry.lo, entry.hi) = (Some(theta - reach), Some(theta + reach));
            entry.flag = Some(flag(n, se / theta.abs()));
        }
        entry
    }

    /// The variance of a mean of a simple random sample of as many.
    pub(super) fn simple(&self, family: usize, at: usize, n: usize) -> f64 {
        let (of, figures) = self.family(family);
        let theta = figures.theta[at];
        let is_binary = self.asked.rows.is_share && self.asked.rows.below.is_none();
        let spread = if is_binary {
            theta * (1.0 - theta)
        } else {
            of.spread(at, figures, &self.ground.weighted.weights)
        };
        spread / (n as f64 - 1.0).max(1.0)
    }

    /// The design effect of a share that is nobody's or everybody's: the middle one of the others.
    fn usual_deff(&self, counts: &[usize], variances: &[f64]) -> Option<f64> {
        let (family, figures) = self.family(0);
        let mut known: Vec<f64> = (0..variances.len())
            .filter_map(|at| {
                let (p, n) = (figures.theta[at], counts[at / family.width()]);
                let simple = p * (1.0 - p) / (n as f64 - 1.0);
                (n > 1 && simple > 0.0 && told(variances[at], simple) > 0.0).then(|| variances[at] / simple)
            })
            .collect();
        known.sort_by(f64::total_cmp);
        known.get(known.len() / 2).copied()
    }

    /// n Σw² ÷ (Σw)² of a group.
    fn kish(&self, group: usize) -> f64 {
        let (family, _) = self.family(0);
        let of = family.group.iter().zip(&self.ground.weighted.weights);
        let (mut n, mut sum, mut squares) = (0.0, 0.0, 0.0);
        for (_, weight) in of.filter(|(of, weight)| **of as usize == group && **weight != 0.0) {
            n += 1.0;
            sum += weight;
            squares += weight * weight;
        }
        n * squares / (sum * sum)
    }

    /// Whether what is estimated is a share of 0 and 1.
    pub(super) fn is_share(&self) -> bool {
        self.asked.rows.is_share && matches!(self.asked.rows.above, Above::Numbers(_))
    }
}
