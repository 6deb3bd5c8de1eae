//! Cutting weights that stand out.

use super::cells::Cells;
use super::rake::{Raked, rake};
use crate::fault::{Fault, fault};
use crate::study::{Base, Limits};

/// How often raked weights are cut and raked again at most.
const ROUNDS: usize = 50;

/// Cuts weights to `lower..=upper` and spreads what was cut off, or put on, equally over those that were inside; again
/// until none is outside if `strict`. Returns how many were cut.
pub(crate) fn trim(weights: &mut [f64], lower: f64, upper: f64, strict: bool) -> Result<usize, Fault> {
    let mut cut = vec![false; weights.len()];
    for _ in 0..1_000 {
        let is_outside: Vec<bool> = weights.iter().map(|w| *w < lower || *w > upper).collect();
        let outside = is_outside.iter().filter(|is| **is).count();
        if outside == 0 {
            break;
        }
        if outside == weights.len() {
            return Err(fault!(
                "No weight is between {lower} and {upper}; set limits that most weights keep."
            ));
        }
        let before: f64 = weights.iter().sum();
        for (weight, cut) in weights.iter_mut().zip(&mut cut) {
            if *weight < lower || *weight > upper {
                *cut = true;
                *weight = weight.clamp(lower, upper);
            }
        }
        let share = (before - weights.iter().sum::<f64>()) / (weights.len() - outside) as f64;
        for (weight, _) in weights.iter_mut().zip(&is_outside).filter(|(_, outside)| !**outside) {
            *weight += share;
        }
        if !strict {
            break;
        }
    }
    if weights.iter().any(|weight| *weight < 0.0) {
        return Err(fault!(
            "Cutting the weights to {lower} at least makes others negative; set a smaller lower limit."
        ));
    }
    Ok(cut.iter().filter(|is| **is).count())
}

/// What came of cutting raked weights.
pub(crate) struct Trimmed {
    pub(crate) raked: Raked,
    pub(crate) trimmed: usize,
    /// By what part of itself the worst margin is off.
    pub(crate) error: f64,
}

/// Cuts raked weights and rakes them again until none is outside its limits; ends with a cut.
pub(crate) fn rake_within(
    cells: &Cells,
    totals: &[f64],
    base: &[f64],
    weights: &mut [f64],
    limits: Limits,
) -> Result<Trimmed, Fault> {
    if !(limits.lower >= 0.0 && limits.lower < limits.upper && limits.upper.is_finite()) {
        return Err(fault!(
            "Limits of weights go from 0 or more to something larger; write for example trim = {{ lower = 0.2, upper = 5.0 }}."
        ));
    }
    let mut raked = Raked { iterations: 0, converged: true, error: 0.0, worst: 0, empty: 0 };
    let mut cut = vec![false; weights.len()];
    for _ in 0..ROUNDS {
        let middle = middle(base, weights, limits.of);
        let mut outside = 0;
        for ((weight, base), cut) in weights.iter_mut().zip(base).zip(&mut cut) {
            let unit = if limits.of == Base::Design { base * middle } else { middle };
            let (low, high) = (limits.lower * unit, limits.upper * unit);
            if *weight < low * (1.0 - 1e-6) || *weight > high * (1.0 + 1e-6) {
                outside += 1;
                *cut = true;
            }
            *weight = weight.clamp(low, high);
        }
        if outside == 0 {
            break;
        }
        let before = cells.sums(weights);
        let mut after = before.clone();
        let again = rake(cells, totals, &mut after);
        raked = Raked { iterations: raked.iterations + again.iterations, ..again };
        for (row, weight) in weights.iter_mut().enumerate() {
            let cell = cells.cell(row);
            if before[cell] > 0.0 {
                *weight *= after[cell] / before[cell];
            }
        }
    }
    let middle = middle(base, weights, limits.of);
    for (weight, base) in weights.iter_mut().zip(base) {
        let unit = if limits.of == Base::Design { base * middle } else { middle };
        *weight = weight.clamp(limits.lower * unit, limits.upper * unit);
    }
    let found = cells.totals(&cells.sums(weights));
    let off = |(found, total): (&f64, &f64)| if *total > 0.0 { (found / total - 1.0).abs() } else { *found };
    let error = found.iter().zip(totals).map(off).fold(0.0, f64::max);
    Ok(Trimmed { raked, trimmed: cut.iter().filter(|is| **is).count(), error })
}

/// What limits are multiples of: the ratio of all weights to all design weights, or the median weight.
fn middle(base: &[f64], weights: &[f64], of: Base) -> f64 {
    match of {
        Base::Design => weights.iter().sum::<f64>() / base.iter().sum::<f64>(),
        Base::Median => {
            let mut sorted = weights.to_vec();
            let at = sorted.len() / 2;
            *sorted.select_nth_unstable_by(at, f64::total_cmp).1
        }
    }
}
