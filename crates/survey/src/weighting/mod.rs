//! From design weights to weights: step after step, each of which replicates repeat.

mod alike;
mod calibrate;
mod cells;
mod margins;
mod rake;
mod trim;

pub(crate) use alike::{Alike, Kinds};
use calibrate::{Distance, calibrate};
use cells::Cells;
use margins::Known;
use rake::rake;

use crate::answer::Summary;
use crate::blocks::for_blocks;
use crate::fault::{Fault, fault, quoted};
use crate::solve::Factor;
use crate::study::{Limits, Weighting};
use crate::table::Table;

/// The weights of the rows, and how they came about.
#[derive(Clone, Debug)]
pub(crate) struct Weighted {
    pub(crate) weights: Vec<f64>,
    steps: Vec<Step>,
    pub(crate) summary: Summary,
    pub(crate) notes: Vec<String>,
}

#[derive(Clone, Debug)]
enum Step {
    Fitted(Box<Fitted>),
    Cut { lower: f64, upper: f64, strict: bool },
}

/// Weights fitted to totals.
#[derive(Clone, Debug)]
struct Fitted {
    known: Known,
    how: How,
    /// The weights before, row by row.
    base: Vec<f64>,
    /// The factor of X'DX with them.
    normal: Factor,
    /// What the weight of each cell was multiplied by.
    factors: Vec<f64>,
}

#[derive(Clone, Debug)]
enum How {
    Rake(Option<Limits>),
    Calibrate(Distance, Vec<f64>),
}

/// What the totals explain of a linearised variable, by the cells of each step.
pub(crate) struct Explained<'a> {
    steps: Vec<(&'a Cells, Vec<f64>)>,
}

impl Explained<'_> {
    /// Leaves of a block of rows what is not explained.
    pub(crate) fn leave(&self, first: usize, rows: &mut [f64]) {
        self.steps.iter().for_each(|(cells, of_cell)| cells.subtract(of_cell, first, rows));
    }
}

/// What could not be as it should in one replicate.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Trouble {
    /// A level had nobody.
    pub(crate) empty: bool,
    /// The totals were not met.
    pub(crate) missed: bool,
}

impl Weighted {
    pub(crate) fn of(design: &[f64], steps: &[Weighting], table: &Table) -> Result<Self, Fault> {
        let mut all = Self {
            weights: design.to_vec(),
            steps: Vec::new(),
            summary: Summary { converged: true, ..Summary::default() },
            notes: Vec::new(),
        };
        for step in steps {
            all.take(step, table)?;
        }
        if let Some(bad) = all.weights.iter().find(|weight| !weight.is_finite()) {
            return Err(fault!("The weights grow beyond all bounds (one is {bad}); check the totals."));
        }
        let negative = all.weights.iter().filter(|weight| **weight < 0.0).count();
        if negative > 0 {
            all.notes.push(format!(
                "{negative} weights are negative after linear calibration; the functions raking, logit and truncated avoid that."
            ));
        }
        all.sum_up();
        Ok(all)
    }

    fn take(&mut self, step: &Weighting, table: &Table) -> Result<(), Fault> {
        match step {
            Weighting::Rake { margins, trim } => {
                let known = Known::of_margins(margins, table, &mut self.notes)?;
                self.rake(known, *trim)
            }
            Weighting::PostStratify { margins } => {
                if margins.len() != 1 {
                    return Err(fault!(
                        "To post-stratify takes one margin, and {} are given; rake to several.",
                        margins.len()
                    ));
                }
                let known = Known::of_margins(margins, table, &mut self.notes)?;
                self.rake(known, None)
            }
            Weighting::Calibrate { function, bounds, totals } => {
                let distance = Distance::new(*function, *bounds)?;
                self.calibrate(Known::of_totals(totals, table)?, distance)
            }
            Weighting::Trim { lower, upper, strict } => {
                let upper = upper.unwrap_or(f64::MAX);
                if !(*lower >= 0.0 && *lower < upper) {
                    return Err(fault!(
                        "Weights are cut between a lower limit of 0 or more and a larger upper one; write them so."
                    ));
                }
                self.summary.trimmed += trim::trim(&mut self.weights, *lower, upper, *strict)?;
                self.steps.push(Step::Cut { lower: *lower, upper, strict: *strict });
                Ok(())
            }
        }
    }

    fn rake(&mut self, known: Known, limits: Option<Limits>) -> Result<(), Fault> {
        let base = std::mem::take(&mut self.weights);
        let before = known.cells.sums(&base);
        known.all_have_somebody(&before)?;
        let mut after = before.clone();
        let raked = rake(&known.cells, &known.totals, &mut after);
        self.summary.iterations += raked.iterations;
        if !raked.converged {
            return Err(fault!(
                "Raking found no weights that keep every margin in {} rounds: they contradict each other, most at {}, which is off by {:.2} %; check the totals, or join levels.",
                raked.iterations,
                known.names[raked.worst],
                100.0 * raked.error
            ));
        }
        let factors = ratios(&before, &after);
        let mut weights = known.multiplied(&base, &factors);
        if let Some(limits) = limits {
            let trimmed = trim::rake_within(&known.cells, &known.totals, &base, &mut weights, limits)?;
            self.summary.trimmed += trimmed.trimmed;
            self.summary.iterations += trimmed.raked.iterations;
            self.summary.margin_error = trimmed.error;
            self.summary.converged &= trimmed.error < 1e-6;
            if trimmed.error >= 1e-6 {
                self.notes.push(format!(
                    "Within the limits of the weights not every margin can be kept: the worst is off by {:.2} %.",
                    100.0 * trimmed.error
                ));
            }
        }
        self.weights = weights;
        self.fitted(known, How::Rake(limits), base, &before, factors);
        Ok(())
    }

    fn calibrate(&mut self, known: Known, distance: Distance) -> Result<(), Fault> {
        let base = std::mem::take(&mut self.weights);
        let before = known.cells.sums(&base);
        known.all_have_somebody(&before)?;
        let found =
            calibrate(&known.cells, &known.totals, &before, distance, &vec![0.0; known.cells.columns]);
        self.summary.iterations += found.iterations;
        if !found.converged {
            return Err(fault!(
                "No weights within the bounds have these totals; the worst is {}, off by {:.2} %: widen the bounds, or check the totals.",
                known.names[found.worst],
                100.0 * found.error
            ));
        }
        self.weights = known.multiplied(&base, &found.factors);
        self.fitted(known, How::Calibrate(distance, found.lambda), base, &before, found.factors);
        Ok(())
    }

    fn fitted(&mut self, known: Known, how: How, base: Vec<f64>, before: &[f64], factors: Vec<f64>) {
        let normal = known.cells.normal(before);
        self.steps.push(Step::Fitted(Box::new(Fitted { known, how, base, normal, factors })));
    }

    fn sum_up(&mut self) {
        let summary = &mut self.summary;
        summary.sum = self.weights.iter().sum();
        summary.sum_sq = self.weights.iter().map(|weight| weight * weight).sum();
        summary.min = self.weights.iter().copied().fold(f64::INFINITY, f64::min);
        summary.max = self.weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        summary.kish_deff = self.weights.len() as f64 * summary.sum_sq / (summary.sum * summary.sum);
    }

    /// What the totals explain of a linearised variable z, which puts itself into blocks of rows: Σ w z has the variance of
    /// Σ w e.
    ///
    /// Deville and Särndal 1992: e = z − x'B, B by least squares with the weights before the step.
    pub(crate) fn explained(&self, z: impl Fn(usize, &mut [f64])) -> Explained<'_> {
        let mut explained = Explained { steps: Vec::new() };
        for step in self.steps.iter().rev() {
            let Step::Fitted(fitted) = step else { continue };
            let cells = &fitted.known.cells;
            let mut sums = vec![0.0; cells.count];
            for_blocks(fitted.base.len(), |first, e| {
                z(first, e);
                explained.leave(first, e);
                for ((row, e), base) in (first..).zip(e).zip(&fitted.base[first..]) {
                    // most rows are outside a domain
                    if *e != 0.0 {
                        sums[cells.cell(row)] += base * *e;
                    }
                }
            });
            let of_cell = cells.combined(&fitted.normal.solve(&cells.totals(&sums)));
            explained.steps.push((cells, of_cell));
        }
        explained
    }

    /// The cells of the rows in each step, and how many there are; nothing if a step looks at more than the cell of a row.
    pub(crate) fn cells(&self) -> Option<Vec<(&[u32], usize)>> {
        self.steps
            .iter()
            .map(|step| match step {
                Step::Fitted(fitted) if !matches!(fitted.how, How::Rake(Some(_))) => {
                    let cells = &fitted.known.cells;
                    Some((cells.of_row.as_deref()?, cells.count))
                }
                _ => None,
            })
            .collect()
    }

    /// The same of kinds of rows, each of rows in the same [`Self::cells`].
    pub(crate) fn of_kinds(&self, kinds: &Kinds) -> Self {
        let mut all = self.clone();
        all.weights = kinds.sums(&self.weights);
        for step in &mut all.steps {
            if let Step::Fitted(fitted) = step {
                fitted.base = kinds.sums(&fitted.base);
                let of_row = &mut fitted.known.cells.of_row;
                *of_row = of_row.as_ref().map(|cells| kinds.each(cells));
            }
        }
        all
    }

    /// Does to the weights of a replicate what was done to the design weights.
    pub(crate) fn repeat(&self, weights: &mut [f64]) -> Trouble {
        let mut trouble = Trouble::default();
        for step in &self.steps {
            match step {
                // limits that cannot be kept in a replicate are not kept there
                Step::Cut { lower, upper, strict } => {
                    let before = weights.to_vec();
                    if trim::trim(weights, *lower, *upper, *strict).is_err() {
                        weights.copy_from_slice(&before);
                        trouble.missed = true;
                    }
                }
                Step::Fitted(fitted) => fitted.repeat(weights, &mut trouble),
            }
        }
        trouble
    }
}

impl Fitted {
    fn repeat(&self, weights: &mut [f64], trouble: &mut Trouble) {
        let cells = &self.known.cells;
        let before = cells.sums(weights);
        let factors = match &self.how {
            How::Rake(_) => {
                // begun from the factors of all, which are near; where raking ends does not depend on that
                let mut after: Vec<f64> =
                    before.iter().zip(&self.factors).map(|(sum, factor)| sum * factor).collect();
                let raked = rake(cells, &self.known.totals, &mut after);
                trouble.empty |= raked.empty > 0;
                trouble.missed |= !raked.converged;
                ratios(&before, &after)
            }
            How::Calibrate(distance, lambda) => {
                let found = calibrate(cells, &self.known.totals, &before, *distance, lambda);
                trouble.missed |= !found.converged;
                found.factors
            }
        };
        let base = matches!(self.how, How::Rake(Some(_))).then(|| weights.to_vec());
        match &cells.of_row {
            Some(of_row) => {
                for (weight, &cell) in weights.iter_mut().zip(of_row) {
                    *weight *= factors[cell as usize];
                }
            }
            None => {
                for (weight, factor) in weights.iter_mut().zip(&factors) {
                    *weight *= factor;
                }
            }
        }
        if let (How::Rake(Some(limits)), Some(base)) = (&self.how, base) {
            trouble.missed |= trim::rake_within(cells, &self.known.totals, &base, weights, *limits).is_err();
        }
    }
}

impl Known {
    fn multiplied(&self, base: &[f64], factors: &[f64]) -> Vec<f64> {
        base.iter().enumerate().map(|(row, weight)| weight * factors[self.cells.cell(row)]).collect()
    }

    /// Every total above zero has somebody who may be counted for it.
    fn all_have_somebody(&self, weights: &[f64]) -> Result<(), Fault> {
        let mut there = vec![false; self.cells.columns];
        for (cell, _) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0.0) {
            for (column, x) in self.cells.entries(cell) {
                there[column] |= x != 0.0;
            }
        }
        match (0..there.len()).find(|&column| !there[column] && self.totals[column] != 0.0) {
            None => Ok(()),
            Some(column) => Err(fault!(
                "The total of {} is {} and nobody in the data counts for it; join it with another level.",
                self.names[column],
                self.totals[column]
            )),
        }
    }
}

fn ratios(before: &[f64], after: &[f64]) -> Vec<f64> {
    before.iter().zip(after).map(|(before, after)| if *before > 0.0 { after / before } else { 1.0 }).collect()
}

/// The name of a level of a column, in a sentence.
fn level_named(column: &str, level: &str) -> String {
    format!("{} in {}", quoted(level), quoted(column))
}
