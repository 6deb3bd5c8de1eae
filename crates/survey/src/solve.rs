//! Systems of equations that are symmetric and may be singular, as those of margins are.

/// The pivoted Cholesky factor of a symmetric positive semi-definite matrix whose diagonal was scaled to ones.
#[derive(Clone, Debug)]
pub(crate) struct Factor {
    size: usize,
    /// How many pivots there are.
    rank: usize,
    order: Vec<usize>,
    scale: Vec<f64>,
    /// Lower triangle, row by row, in pivoted order.
    lower: Vec<f64>,
}

/// A pivot that is left of 1 after the others is no pivot.
const NOTHING: f64 = 1e-11;

impl Factor {
    /// Factors a matrix, row by row.
    pub(crate) fn of(matrix: &[f64], size: usize) -> Self {
        let scale: Vec<f64> = (0..size)
            .map(|i| matrix[i * size + i])
            .map(|diagonal| if diagonal > 0.0 { 1.0 / diagonal.sqrt() } else { 0.0 })
            .collect();
        let mut a: Vec<f64> =
            (0..size * size).map(|at| matrix[at] * scale[at / size] * scale[at % size]).collect();
        let mut order: Vec<usize> = (0..size).collect();
        let mut rank = 0;
        while rank < size {
            // the first of equal pivots, so that dropped columns are the later ones
            let mut best = rank;
            for i in rank + 1..size {
                if a[i * size + i] > a[best * size + best] + 1e-9 {
                    best = i;
                }
            }
            if a[best * size + best] <= NOTHING {
                break;
            }
            if best != rank {
                order.swap(best, rank);
                for k in 0..size {
                    a.swap(best * size + k, rank * size + k);
                }
                for k in 0..size {
                    a.swap(k * size + best, k * size + rank);
                }
            }
            let pivot = a[rank * size + rank].sqrt();
            a[rank * size + rank] = pivot;
            for i in rank + 1..size {
                a[i * size + rank] /= pivot;
            }
            for i in rank + 1..size {
                for j in rank + 1..=i {
                    let product = a[i * size + rank] * a[j * size + rank];
                    a[i * size + j] -= product;
                    a[j * size + i] = a[i * size + j];
                }
            }
            rank += 1;
        }
        Self { size, rank, order, scale, lower: a }
    }

    /// A solution; columns that follow from others get zero.
    pub(crate) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let n = self.size;
        let mut y: Vec<f64> = self.order.iter().map(|&at| right[at] * self.scale[at]).collect();
        for i in 0..self.rank {
            for j in 0..i {
                y[i] -= self.lower[i * n + j] * y[j];
            }
            y[i] /= self.lower[i * n + i];
        }
        for i in (0..self.rank).rev() {
            for j in i + 1..self.rank {
                y[i] -= self.lower[j * n + i] * y[j];
            }
            y[i] /= self.lower[i * n + i];
        }
        let mut solution = vec![0.0; n];
        for (i, &at) in self.order.iter().enumerate().take(self.rank) {
            solution[at] = y[i] * self.scale[at];
        }
        solution
    }

    /// Whether no column follows from others.
    pub(crate) fn is_whole(&self) -> bool {
        self.rank == self.size
    }

    /// The inverse, row by row; of what is left where columns follow from others.
    pub(crate) fn inverse(&self) -> Vec<f64> {
        let n = self.size;
        let mut inverse = vec![0.0; n * n];
        for j in 0..n {
            let mut unit = vec![0.0; n];
            unit[j] = 1.0;
            for (i, value) in self.solve(&unit).into_iter().enumerate() {
                inverse[i * n + j] = value;
            }
        }
        inverse
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solves_what_can_be_solved() {
        let matrix = [4.0, 2.0, 0.5, 2.0, 3.0, 1.0, 0.5, 1.0, 200.0];
        let factor = Factor::of(&matrix, 3);
        assert!(factor.is_whole());
        let x = factor.solve(&[1.0, -2.0, 50.0]);
        for (i, want) in [1.0, -2.0, 50.0].into_iter().enumerate() {
            let got: f64 = (0..3).map(|j| matrix[i * 3 + j] * x[j]).sum();
            assert!((got - want).abs() < 1e-12, "{i}: {got}");
        }
        let inverse = factor.inverse();
        let one: f64 = (0..3).map(|j| matrix[3 + j] * inverse[j * 3 + 1]).sum();
        assert!((one - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_column_that_follows_from_others_gets_zero() {
        // the third is the sum of the others
        let matrix = [2.0, 0.0, 2.0, 0.0, 5.0, 5.0, 2.0, 5.0, 7.0];
        let factor = Factor::of(&matrix, 3);
        assert!(!factor.is_whole());
        let x = factor.solve(&[2.0, 10.0, 12.0]);
        assert_eq!(x.iter().filter(|x| **x == 0.0).count(), 1);
        for (i, want) in [2.0, 10.0, 12.0].into_iter().enumerate() {
            let got: f64 = (0..3).map(|j| matrix[i * 3 + j] * x[j]).sum();
            assert!((got - want).abs() < 1e-12);
        }
    }
}
