//! What a row tells besides other rows: totals follow from what they are the totals of, and would tie everything together.

use super::known::{ANY, contradiction};
use super::union::{Ranges, Union};
use crate::fault::Fault;

/// Rows, each without shown rows that it holds whole. They tell the same as all rows do.
pub(super) struct Rests {
    pub(super) rows: Vec<Rest>,
    /// The rows of each cell.
    pub(super) rows_of: Vec<Vec<u32>>,
}

/// Cells whose sum is from `low` to `high`, or [`ANY`].
pub(super) struct Rest {
    pub(super) cells: Vec<u32>,
    pub(super) low: u64,
    pub(super) high: u64,
}

impl Rests {
    pub(super) fn of(union: &Union, ranges: &Ranges) -> Result<Self, Fault> {
        let mut rests = Self { rows: Vec::new(), rows_of: vec![Vec::new(); union.cells.len()] };
        let mut left = vec![false; union.cells.len()];
        for (row, range) in union.rows.iter().zip(ranges) {
            let Some((mut low, mut high)) = *range else { continue };
            row.cells.iter().for_each(|&cell| left[cell as usize] = true);
            for &cell in &row.cells {
                if !left[cell as usize] {
                    continue;
                }
                let smaller = union.rows_of[cell as usize].iter().map(|&at| at as usize).filter_map(|at| {
                    let (n, most) = ranges[at]?;
                    let cells = &union.rows[at].cells;
                    let is_part = n == most && cells.len() < row.cells.len();
                    (is_part && cells.iter().all(|&cell| left[cell as usize])).then_some((cells, n))
                });
                if let Some((cells, n)) = smaller.max_by_key(|(cells, _)| cells.len()) {
                    if n > high {
                        return Err(contradiction());
                    }
                    cells.iter().for_each(|&cell| left[cell as usize] = false);
                    low = low.saturating_sub(n);
                    high = if high == ANY { ANY } else { high - n };
                }
            }
            let cells: Vec<u32> = row.cells.iter().copied().filter(|&cell| left[cell as usize]).collect();
            row.cells.iter().for_each(|&cell| left[cell as usize] = false);
            if cells.is_empty() && low > 0 {
                return Err(contradiction());
            }
            let at = rests.rows.len() as u32;
            cells.iter().for_each(|&cell| rests.rows_of[cell as usize].push(at));
            rests.rows.push(Rest { cells, low, high });
        }
        Ok(rests)
    }
}
