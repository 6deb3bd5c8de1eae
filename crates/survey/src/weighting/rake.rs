//! Raking: iterative proportional fitting, on cells.

use super::cells::Cells;

/// Every margin holds to this part of itself.
pub(crate) const TOLERANCE: f64 = 1e-9;
/// How often the margins are gone through at most.
pub(crate) const ROUNDS: usize = 500;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Raked {
    pub(crate) iterations: usize,
    pub(crate) converged: bool,
    /// The part of itself by which the worst margin was off, and which.
    pub(crate) error: f64,
    pub(crate) worst: usize,
    /// Columns with a total and nobody in them.
    pub(crate) empty: usize,
}

/// Fits the weights of cells to the total of each column. Each slot of the cells is a margin: one of its columns is one.
pub(crate) fn rake(cells: &Cells, totals: &[f64], weights: &mut [f64]) -> Raked {
    let mut raked = Raked { iterations: 0, converged: false, error: f64::INFINITY, worst: 0, empty: 0 };
    let mut factor = vec![1.0; cells.columns];
    let mut sums = vec![0.0; cells.columns];
    let slots = cells.slots;
    // which columns belong to a slot
    let mut slot_of = vec![usize::MAX; cells.columns];
    for (at, &column) in cells.column.iter().enumerate() {
        slot_of[column as usize] = at % slots;
    }
    while raked.iterations < ROUNDS && !raked.converged {
        raked.iterations += 1;
        (raked.error, raked.empty) = (0.0, 0);
        for slot in 0..slots {
            sums.fill(0.0);
            // the factors of the margin before are put on while the sums of this one are made
            let before = (slot + slots - 1) % slots;
            for (weight, columns) in weights.iter_mut().zip(cells.column.chunks_exact(slots)) {
                *weight *= factor[columns[before] as usize];
                sums[columns[slot] as usize] += *weight;
            }
            for column in (0..cells.columns).filter(|&column| slot_of[column] == slot) {
                let (sum, total) = (sums[column], totals[column]);
                factor[column] = if sum > 0.0 { total / sum } else { 1.0 };
                if sum <= 0.0 && total > 0.0 {
                    raked.empty += 1;
                    continue;
                }
                let off = if total > 0.0 { (sum / total - 1.0).abs() } else { sum };
                if off > raked.error {
                    (raked.error, raked.worst) = (off, column);
                }
            }
        }
        raked.converged = raked.error < TOLERANCE;
    }
    for (weight, columns) in weights.iter_mut().zip(cells.column.chunks_exact(slots)) {
        *weight *= factor[columns[slots - 1] as usize];
    }
    raked
}
