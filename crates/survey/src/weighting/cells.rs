//! What is known of the population about each row: the levels and numbers whose totals must hold. Rows that are alike in
//! all of them are one cell, so that a million rows with six margins are some twenty thousand cells.

use super::alike::Alike;
use crate::solve::Factor;
use crate::table::Levels;

/// No column: a level whose total nobody gave.
pub(crate) const NONE: u32 = u32::MAX;

/// Cells and what stands in each of the columns whose totals must hold.
#[derive(Clone, Debug)]
pub(crate) struct Cells {
    /// The cell of each row; nothing if each row is its own.
    pub(crate) of_row: Option<Vec<u32>>,
    /// How many there are.
    pub(crate) count: usize,
    /// How many columns may be other than zero in a cell.
    pub(crate) slots: usize,
    /// Which, cell by cell.
    pub(crate) column: Vec<u32>,
    /// What stands there; nothing: ones.
    pub(crate) value: Vec<f64>,
    /// How many columns there are.
    pub(crate) columns: usize,
}

impl Cells {
    /// The cells of crossed levels; none may be missing. Columns are numbered through all factors, in order.
    pub(crate) fn of_levels(factors: &[&Levels]) -> Self {
        let mut alike = Alike::new(factors.first().map_or(0, |factor| factor.codes.len()));
        for factor in factors {
            alike.and(&factor.codes, factor.names.len().max(1));
        }
        let (key, count) = alike.numbered();
        let mut column = vec![NONE; count * factors.len()];
        let mut known = vec![false; count];
        for (row, &cell) in key.iter().enumerate() {
            if std::mem::replace(&mut known[cell as usize], true) {
                continue;
            }
            let mut first = 0;
            for (slot, factor) in factors.iter().enumerate() {
                column[cell as usize * factors.len() + slot] = first + factor.codes[row];
                first += factor.names.len() as u32;
            }
        }
        let columns = factors.iter().map(|factor| factor.names.len()).sum();
        Self { of_row: Some(key), count, slots: factors.len(), column, value: Vec::new(), columns }
    }

    pub(crate) fn cell(&self, row: usize) -> usize {
        self.of_row.as_ref().map_or(row, |cells| cells[row] as usize)
    }

    /// Sums over the rows of each cell.
    pub(crate) fn sums(&self, rows: &[f64]) -> Vec<f64> {
        let Some(cells) = &self.of_row else { return rows.to_vec() };
        let mut sums = vec![0.0; self.count];
        for (&cell, &value) in cells.iter().zip(rows) {
            sums[cell as usize] += value;
        }
        sums
    }

    /// Takes from numbers of some rows, of which `first` is the first, what stands for their cells.
    pub(crate) fn subtract(&self, of_cell: &[f64], first: usize, rows: &mut [f64]) {
        match &self.of_row {
            Some(cells) => {
                for (row, &cell) in rows.iter_mut().zip(&cells[first..]) {
                    *row -= of_cell[cell as usize];
                }
            }
            None => {
                for (row, of_cell) in rows.iter_mut().zip(&of_cell[first..]) {
                    *row -= of_cell;
                }
            }
        }
    }

    /// What stands in a cell, column by column.
    pub(crate) fn entries(&self, cell: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let range = cell * self.slots..(cell + 1) * self.slots;
        let value = |at: usize| if self.value.is_empty() { 1.0 } else { self.value[at] };
        range.filter(|&at| self.column[at] != NONE).map(move |at| (self.column[at] as usize, value(at)))
    }

    /// The total of each column, given what each cell weighs.
    pub(crate) fn totals(&self, weights: &[f64]) -> Vec<f64> {
        let mut totals = vec![0.0; self.columns];
        for (cell, &weight) in weights.iter().enumerate() {
            for (column, value) in self.entries(cell) {
                totals[column] += weight * value;
            }
        }
        totals
    }

    /// x'λ for each cell.
    pub(crate) fn combined(&self, lambda: &[f64]) -> Vec<f64> {
        (0..self.count).map(|cell| self.entries(cell).map(|(column, x)| lambda[column] * x).sum()).collect()
    }

    /// The factor of X'WX.
    pub(crate) fn normal(&self, weights: &[f64]) -> Factor {
        let size = self.columns;
        let mut matrix = vec![0.0; size * size];
        for (cell, &weight) in weights.iter().enumerate().filter(|(_, weight)| **weight != 0.0) {
            for (i, a) in self.entries(cell) {
                for (j, b) in self.entries(cell) {
                    matrix[i * size + j] += weight * a * b;
                }
            }
        }
        Factor::of(&matrix, size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_are_alike_are_one_cell_in_any_order() {
        let a = Levels::of(["x", "y", "x", "y", "x"].map(Some));
        let b = Levels::of(["1", "1", "2", "1", "1"].map(Some));
        let cells = Cells::of_levels(&[&a, &b]);
        assert_eq!(cells.count, 3);
        assert_eq!(cells.of_row, Some(vec![0, 2, 1, 2, 0]));
        assert_eq!(cells.sums(&[1.0; 5]), [2.0, 1.0, 2.0]);
        assert_eq!(cells.totals(&[2.0, 1.0, 2.0]), [3.0, 2.0, 4.0, 1.0]);
        assert_eq!(cells.entries(1).collect::<Vec<_>>(), [(0, 1.0), (3, 1.0)]);
    }

    #[test]
    fn very_many_combinations_are_cells_too() {
        let rows = 3_000u32;
        let names = |n: u32| (0..n).map(|i| format!("{i:05}")).collect::<Vec<_>>();
        let level = |n: u32| Levels { names: names(n), codes: (0..rows).map(|i| i % n).collect() };
        let factors = [level(2_999), level(2_998), level(2_997), level(2_996)];
        let cells = Cells::of_levels(&factors.each_ref());
        assert_eq!(cells.count, 3_000);
        assert_eq!(cells.entries(cells.cell(2_999)).map(|(column, _)| column).collect::<Vec<_>>()[0], 0);
    }
}
