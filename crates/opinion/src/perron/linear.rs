//! Linear algebra on the small symmetric matrices of the model: at most [`MOST`] rows, no allocation.

/// The largest matrix: an intercept and six axes.
pub(crate) const MOST: usize = 7;

/// A square matrix of `n` ≤ [`MOST`] rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Square {
    pub(crate) n: usize,
    a: [[f64; MOST]; MOST],
}

impl Square {
    pub(crate) fn zero(n: usize) -> Self {
        Self { n, a: [[0.0; MOST]; MOST] }
    }

    pub(crate) fn diagonal(values: &[f64]) -> Self {
        let mut made = Self::zero(values.len());
        for (i, &v) in values.iter().enumerate() {
            made.a[i][i] = v;
        }
        made
    }

    pub(crate) fn from_fn(n: usize, value: impl Fn(usize, usize) -> f64) -> Self {
        let mut made = Self::zero(n);
        for i in 0..n {
            for j in 0..n {
                made.a[i][j] = value(i, j);
            }
        }
        made
    }

    pub(crate) fn at(&self, i: usize, j: usize) -> f64 {
        self.a[i][j]
    }

    pub(crate) fn add(&mut self, i: usize, j: usize, value: f64) {
        self.a[i][j] += value;
    }

    /// The rows and columns `from..`.
    pub(crate) fn tail(&self, from: usize) -> Self {
        Self::from_fn(self.n - from, |i, j| self.a[i + from][j + from])
    }

    pub(crate) fn times(&self, x: &[f64]) -> [f64; MOST] {
        let mut y = [0.0; MOST];
        for (y, row) in y.iter_mut().zip(&self.a[..self.n]) {
            *y = row[..self.n].iter().zip(x).map(|(a, x)| a * x).sum();
        }
        y
    }

    pub(crate) fn product(&self, other: &Self) -> Self {
        Self::from_fn(self.n, |i, j| (0..self.n).map(|k| self.a[i][k] * other.a[k][j]).sum())
    }

    pub(crate) fn transposed(&self) -> Self {
        Self::from_fn(self.n, |i, j| self.a[j][i])
    }

    /// `xᵀ A y`.
    pub(crate) fn form(&self, x: &[f64], y: &[f64]) -> f64 {
        (0..self.n).map(|i| x[i] * (0..self.n).map(|j| self.a[i][j] * y[j]).sum::<f64>()).sum()
    }

    /// Lower Cholesky factor; a pivot that rounding has made negative counts as almost zero.
    pub(crate) fn cholesky(&self) -> Self {
        let mut l = Self::zero(self.n);
        for i in 0..self.n {
            for j in 0..=i {
                let rest = self.a[i][j] - (0..j).map(|k| l.a[i][k] * l.a[j][k]).sum::<f64>();
                l.a[i][j] = if i == j { rest.max(1e-12).sqrt() } else { rest / l.a[j][j] };
            }
        }
        l
    }

    /// Inverse of a symmetric positive definite matrix.
    pub(crate) fn inverse(&self) -> Self {
        let (n, l) = (self.n, self.cholesky());
        let mut lower = Self::zero(n); // the inverse of l
        for j in 0..n {
            lower.a[j][j] = 1.0 / l.a[j][j];
            for i in j + 1..n {
                lower.a[i][j] = -(j..i).map(|k| l.a[i][k] * lower.a[k][j]).sum::<f64>() / l.a[i][i];
            }
        }
        Self::from_fn(n, |i, j| (i.max(j)..n).map(|k| lower.a[k][i] * lower.a[k][j]).sum())
    }

    /// Eigenvalues in descending order and the eigenvectors as columns, of a symmetric matrix (cyclic Jacobi).
    pub(crate) fn eigen(&self) -> ([f64; MOST], Self) {
        let (n, mut a, mut v) = (self.n, self.a, Self::diagonal(&vec![1.0; self.n]).a);
        for _ in 0..50 {
            let off: f64 =
                (0..n).flat_map(|i| (0..i).map(move |j| (i, j))).map(|(i, j)| a[i][j].powi(2)).sum();
            if off < 1e-30 {
                break;
            }
            for p in 0..n {
                for q in p + 1..n {
                    rotate(&mut a, &mut v, n, p, q);
                }
            }
        }
        let mut order: Vec<usize> = (0..n).collect();
        order.sort_by(|&i, &j| a[j][j].total_cmp(&a[i][i]));
        let mut values = [0.0; MOST];
        for (k, &i) in order.iter().enumerate() {
            values[k] = a[i][i];
        }
        (values, Self::from_fn(n, |i, j| v[i][order[j]]))
    }
}

/// One Jacobi rotation that makes `a[p][q]` zero.
fn rotate(a: &mut [[f64; MOST]; MOST], v: &mut [[f64; MOST]; MOST], n: usize, p: usize, q: usize) {
    if a[p][q].abs() < 1e-300 {
        return;
    }
    let theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
    let t = theta.signum() / (theta.abs() + theta.hypot(1.0));
    let c = 1.0 / t.hypot(1.0);
    let s = t * c;
    for row in a.iter_mut().take(n) {
        (row[p], row[q]) = (c * row[p] - s * row[q], s * row[p] + c * row[q]);
    }
    let (above, below) = (a[p], a[q]);
    a[p] = std::array::from_fn(|k| c * above[k] - s * below[k]);
    a[q] = std::array::from_fn(|k| s * above[k] + c * below[k]);
    for row in v.iter_mut().take(n) {
        (row[p], row[q]) = (c * row[p] - s * row[q], s * row[p] + c * row[q]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Square {
        let root =
            Square::from_fn(4, |i, j| ((i * 7 + j * 3) % 5) as f64 - 1.5 + if i == j { 2.0 } else { 0.0 });
        root.product(&root.transposed())
    }

    fn close(a: &Square, b: &Square) -> bool {
        (0..a.n).all(|i| (0..a.n).all(|j| (a.at(i, j) - b.at(i, j)).abs() < 1e-9))
    }

    #[test]
    fn inverse_times_matrix_is_identity() {
        let a = sample();
        assert!(close(&a.product(&a.inverse()), &Square::diagonal(&[1.0; 4])));
    }

    #[test]
    fn eigenvectors_rebuild_the_matrix() {
        let (values, v) = sample().eigen();
        let rebuilt = v.product(&Square::diagonal(&values[..4])).product(&v.transposed());
        assert!(close(&rebuilt, &sample()));
        assert!(values[..4].is_sorted_by(|a, b| a >= b));
    }
}
