//! A part of the system that hangs together: how small and how large a sum of its cells can be.

use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, SolveOptions, Variable};

use super::known::ANY;
use super::told::MOST_PEOPLE;

/// After so many branches what was found so far stands.
const NODES: u64 = 300;

/// Cells with their limits and the rows that hold them together.
#[derive(Default)]
pub(super) struct Part {
    /// Which cells of the union they are.
    pub(super) cells: Vec<u32>,
    pub(super) low: Vec<u64>,
    pub(super) high: Vec<u64>,
    pub(super) rows: Vec<PartRow>,
}

/// The sum of some cells, by their places in the part.
#[derive(Clone)]
pub(super) struct PartRow {
    pub(super) cells: Vec<u32>,
    pub(super) low: u64,
    /// [`ANY`] if nothing limits it.
    pub(super) high: u64,
}

/// What came of a search for whole numbers.
pub(super) enum Found {
    /// Numbers that fit, counted through; and whether none are better.
    Fit(Vec<u64>, bool),
    /// None fit.
    Nothing,
    /// The search ended without an answer.
    Unknown,
}

/// A row that may be missed, at a price for each person.
pub(super) struct Soft {
    pub(super) row: PartRow,
    pub(super) price: u64,
}

impl Part {
    /// How many cells the rows have together.
    pub(super) fn linked(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).sum()
    }

    /// The whole numbers of the cells with the largest sum of some of them (`is_most`), or the smallest.
    pub(super) fn extreme(&self, of: &[u32], is_most: bool) -> Found {
        if self.rows.is_empty() {
            return Found::Fit((if is_most { &self.high } else { &self.low }).clone(), true);
        }
        let mut price = vec![0.0; self.low.len()];
        of.iter().for_each(|&cell| price[cell as usize] = if is_most { -1.0 } else { 1.0 });
        self.solve(&price, &[], &[])
    }

    /// The whole numbers of the cells that keep other rows too and miss soft ones as little as can be.
    pub(super) fn nearest(&self, hard: &[PartRow], soft: &[Soft]) -> Found {
        self.solve(&vec![0.0; self.low.len()], hard, soft)
    }

    fn solve(&self, price: &[f64], hard: &[PartRow], soft: &[Soft]) -> Found {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let integer = |problem: &mut Problem, price: f64, low: u64, high: u64| {
            problem.add_integer_var(price, (low as i32, high.min(MOST_PEOPLE) as i32))
        };
        let cells: Vec<Variable> = (0..price.len())
            .map(|at| integer(&mut problem, price[at], self.low[at], self.high[at]))
            .collect();
        let sum = |row: &PartRow| -> Vec<(Variable, f64)> {
            row.cells.iter().map(|&cell| (cells[cell as usize], 1.0)).collect()
        };
        for row in self.rows.iter().chain(hard) {
            add(&mut problem, sum(row), row);
        }
        for soft in soft {
            let mut terms = sum(&soft.row);
            terms.push((integer(&mut problem, soft.price as f64, 0, ANY), 1.0));
            terms.push((integer(&mut problem, soft.price as f64, 0, ANY), -1.0));
            add(&mut problem, terms, &soft.row);
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(NODES);
        match problem.solve_with(options) {
            Err(Error::Infeasible) => Found::Nothing,
            Err(_) => Found::Unknown,
            Ok(outcome) => {
                let is_best = outcome.is_optimal();
                let Some(solution) = outcome.solution() else { return Found::Unknown };
                let numbers: Vec<u64> = cells.iter().map(|&cell| whole(solution.var_value(cell))).collect();
                if self.fits(&numbers, hard) { Found::Fit(numbers, is_best) } else { Found::Unknown }
            }
        }
    }

    /// Counts numbers through.
    pub(super) fn fits(&self, numbers: &[u64], hard: &[PartRow]) -> bool {
        let within = |at: usize| (self.low[at]..=self.high[at]).contains(&numbers[at]);
        let keeps = |row: &PartRow| {
            let sum = row.sum(numbers);
            row.low <= sum && sum <= row.high
        };
        (0..numbers.len()).all(within) && self.rows.iter().chain(hard).all(keeps)
    }
}

impl PartRow {
    pub(super) fn sum(&self, numbers: &[u64]) -> u64 {
        self.cells.iter().map(|&cell| numbers[cell as usize]).sum()
    }
}

fn add(problem: &mut Problem, terms: Vec<(Variable, f64)>, row: &PartRow) {
    if row.low == row.high {
        problem.add_constraint(terms, ComparisonOp::Eq, row.low as f64);
        return;
    }
    if row.low > 0 {
        problem.add_constraint(terms.clone(), ComparisonOp::Ge, row.low as f64);
    }
    if row.high < ANY {
        problem.add_constraint(terms, ComparisonOp::Le, row.high as f64);
    }
}

/// A number as the solver has it, whose nearest whole number is meant.
fn whole(value: f64) -> u64 {
    value.round().max(0.0) as u64
}
