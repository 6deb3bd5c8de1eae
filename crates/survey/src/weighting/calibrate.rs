//! Calibration: the weights nearest to the design weights whose totals hold (Deville and Särndal 1992).

use super::cells::Cells;
use crate::fault::{Fault, fault};
use crate::study::Function;

const ROUNDS: usize = 200;
/// Every total holds to this part of itself; or to the next, where rounding lets it come no nearer.
const TOLERANCE: f64 = 1e-12;
const TOLERABLE: f64 = 1e-9;

/// A distance: what the weight is multiplied by at u = x'λ, and how fast that grows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Distance {
    function: Function,
    lower: f64,
    upper: f64,
}

impl Distance {
    pub(crate) fn new(function: Function, bounds: Option<[f64; 2]>) -> Result<Self, Fault> {
        match (function, bounds) {
            (Function::Linear | Function::Raking, None) => {
                Ok(Self { function, lower: 0.0, upper: f64::INFINITY })
            }
            (Function::Linear | Function::Raking, Some(_)) => Err(fault!(
                "Only logit and truncated calibration have bounds; choose one of them, or leave the bounds out."
            )),
            (_, Some([lower, upper])) if (0.0..1.0).contains(&lower) && upper > 1.0 && upper.is_finite() => {
                Ok(Self { function, lower, upper })
            }
            _ => Err(fault!(
                "Logit and truncated calibration need bounds around 1, for example bounds = [0.5, 2]; write them so."
            )),
        }
    }

    fn at(self, u: f64) -> (f64, f64) {
        let (l, h) = (self.lower, self.upper);
        match self.function {
            Function::Linear => (1.0 + u, 1.0),
            Function::Raking => (u.exp(), u.exp()),
            Function::Truncated => {
                let g = 1.0 + u;
                (g.clamp(l, h), if (l..=h).contains(&g) { 1.0 } else { 0.0 })
            }
            Function::Logit => {
                let a = (h - l) / ((1.0 - l) * (h - 1.0));
                let e = (a * u).min(700.0).exp();
                let below = h - 1.0 + (1.0 - l) * e;
                (
                    (l * (h - 1.0) + h * (1.0 - l) * e) / below,
                    a * (h - 1.0) * (1.0 - l) * (h - l) * e / (below * below),
                )
            }
        }
    }
}

/// What the weight of each cell is multiplied by.
#[derive(Clone, Debug)]
pub(crate) struct Calibrated {
    pub(crate) factors: Vec<f64>,
    pub(crate) iterations: usize,
    pub(crate) converged: bool,
    pub(crate) worst: usize,
    pub(crate) error: f64,
    pub(crate) lambda: Vec<f64>,
}

/// Newton's method on the totals, each step halved while it does not help; `lambda` is where it begins.
pub(crate) fn calibrate(
    cells: &Cells,
    totals: &[f64],
    weights: &[f64],
    distance: Distance,
    lambda: &[f64],
) -> Calibrated {
    let mut state = State::at(cells, totals, weights, distance, lambda.to_vec());
    let mut iterations = 0;
    while iterations < ROUNDS && state.error > TOLERANCE {
        iterations += 1;
        let slope: Vec<f64> =
            weights.iter().zip(&state.slopes).map(|(weight, slope)| weight * slope).collect();
        let step = cells.normal(&slope).solve(&state.left);
        let mut length = 1.0;
        let next = loop {
            let moved = state.lambda.iter().zip(&step).map(|(at, step)| at + length * step).collect();
            let next = State::at(cells, totals, weights, distance, moved);
            if next.error < state.error || length < 1e-6 {
                break next;
            }
            length /= 2.0;
        };
        if next.error.is_nan() || next.error >= state.error {
            break;
        }
        state = next;
    }
    Calibrated {
        converged: state.error <= TOLERABLE,
        factors: state.factors,
        iterations,
        worst: state.worst,
        error: state.error,
        lambda: state.lambda,
    }
}

struct State {
    lambda: Vec<f64>,
    factors: Vec<f64>,
    slopes: Vec<f64>,
    /// What the totals still lack.
    left: Vec<f64>,
    error: f64,
    worst: usize,
}

impl State {
    fn at(cells: &Cells, totals: &[f64], weights: &[f64], distance: Distance, lambda: Vec<f64>) -> Self {
        let (factors, slopes): (Vec<f64>, Vec<f64>) =
            cells.combined(&lambda).into_iter().map(|u| distance.at(u)).unzip();
        let calibrated: Vec<f64> =
            weights.iter().zip(&factors).map(|(weight, factor)| weight * factor).collect();
        let found = cells.totals(&calibrated);
        let scale = totals.iter().fold(0.0f64, |most, total| most.max(total.abs()));
        let left: Vec<f64> = totals.iter().zip(&found).map(|(total, found)| total - found).collect();
        let (mut error, mut worst) = (0.0, 0);
        for (column, (left, total)) in left.iter().zip(totals).enumerate() {
            let off = left.abs() / if *total == 0.0 { scale.max(1.0) } else { total.abs() };
            if off > error || off.is_nan() {
                (error, worst) = (off, column);
            }
        }
        Self { lambda, factors, slopes, left, error, worst }
    }
}
