//! The two largest eigenpairs of a symmetric matrix that is only known by its products with vectors.

use super::symmetric;

/// The basis restarts before it would hold more vectors than this …
const BASIS: usize = 26;
/// … from the best ones found so far.
const KEPT: usize = 10;
/// Products between two looks at what has been found.
const LOOK: usize = 4;
/// Residual, relative to the largest eigenvalue, at which an eigenpair is found: where the next eigenvalue is only a
/// thousandth away, the eigenvector is still right to eight digits.
const RESIDUAL: f64 = 1e-11;
/// Products after which the best so far is taken; only spectra without any gap come near it.
const PRODUCTS: usize = 2_000;

/// Two vectors side by side.
pub(super) type Pair = [f64; 2];

/// The two largest eigenvalues of a positive semidefinite matrix of order `size`, each with its unit eigenvector; a
/// vector of zeros where the eigenvalue is 0.
///
/// Block Lanczos, two vectors a block so that equal eigenvalues are both found, with full orthogonalisation and
/// thick restarts (Wu and Simon 2000). The start depends on `size` alone.
pub(super) fn two_largest(
    size: usize,
    mut product: impl FnMut(&[Pair]) -> Vec<Pair>,
) -> [(f64, Vec<f64>); 2] {
    let mut space = Space::default();
    let mut block = Vec::new();
    for lane in 0..2 {
        space.join(&mut block, (0..size as u64).map(|j| start_value(2 * j + lane)).collect());
    }
    for step in 1..=PRODUCTS {
        let (next, coupling) = space.extend(block, &mut product);
        let full = space.basis.len() + 2 > BASIS;
        let last = next.is_empty() || step == PRODUCTS;
        if full || last || step % LOOK == 0 {
            let ritz = symmetric::eigen(space.projected.clone());
            if last || ritz.iter().take(2).all(|(_, s)| residual(s, &coupling) <= RESIDUAL * ritz[0].0) {
                return [0, 1].map(|i| space.eigenpair(&ritz, i, size));
            }
            if full {
                space.restart(&ritz[..KEPT]);
            }
        }
        block = next;
    }
    [(0.0, vec![0.0; size]), (0.0, vec![0.0; size])]
}

/// An eigenvalue of the matrix as seen from the basis, and the eigenvector's coordinates in it.
type Ritz = (f64, Vec<f64>);

/// An orthonormal basis, and the matrix as seen from it.
#[derive(Default)]
struct Space {
    basis: Vec<Vec<f64>>,
    projected: Vec<Vec<f64>>,
}

impl Space {
    /// Adds to `block` what `vector` holds beyond the basis and the block, if anything.
    fn join(&self, block: &mut Vec<Vec<f64>>, mut vector: Vec<f64>) {
        let before = norm(&vector);
        // Twice is enough (Kahan, Parlett).
        for _ in 0..2 {
            for other in self.basis.iter().chain(block.iter()) {
                let along = dot(other, &vector);
                vector.iter_mut().zip(other).for_each(|(v, o)| *v -= along * o);
            }
        }
        let left = norm(&vector);
        if left > 1e-13 * before {
            vector.iter_mut().for_each(|v| *v /= left);
            block.push(vector);
        }
    }

    /// Takes `block` into the basis. Returns the next block, from the block's images, and for every image its
    /// coordinates in the next block.
    fn extend(
        &mut self,
        block: Vec<Vec<f64>>,
        product: &mut impl FnMut(&[Pair]) -> Vec<Pair>,
    ) -> (Vec<Vec<f64>>, Vec<Vec<f64>>) {
        let size = block.first().map_or(0, Vec::len);
        let value = |lane: usize, j: usize| block.get(lane).map_or(0.0, |v| v[j]);
        let images = product(&(0..size).map(|j| [value(0, j), value(1, j)]).collect::<Vec<Pair>>());
        let width = block.len();
        self.basis.extend(block);
        let images: Vec<Vec<f64>> =
            (0..width).map(|lane| images.iter().map(|pair| pair[lane]).collect()).collect();
        let order = self.basis.len();
        self.projected.iter_mut().for_each(|row| row.resize(order, 0.0));
        self.projected.resize(order, vec![0.0; order]);
        let mut next = Vec::new();
        for (lane, image) in images.iter().enumerate() {
            let column = order - width + lane;
            for (row, vector) in self.basis.iter().enumerate() {
                let entry = dot(vector, image);
                self.projected[row][column] = entry;
                self.projected[column][row] = entry;
            }
            self.join(&mut next, image.clone());
        }
        let coupling = images.iter().map(|image| next.iter().map(|v| dot(v, image)).collect()).collect();
        (next, coupling)
    }

    /// Keeps the `ritz` vectors only.
    fn restart(&mut self, ritz: &[Ritz]) {
        self.basis = ritz.iter().map(|(_, s)| self.combine(s)).collect();
        self.projected = vec![vec![0.0; ritz.len()]; ritz.len()];
        for (i, (value, _)) in ritz.iter().enumerate() {
            self.projected[i][i] = *value;
        }
    }

    fn combine(&self, weight: &[f64]) -> Vec<f64> {
        let mut sum = vec![0.0; self.basis.first().map_or(0, Vec::len)];
        for (vector, w) in self.basis.iter().zip(weight) {
            sum.iter_mut().zip(vector).for_each(|(s, v)| *s += w * v);
        }
        sum
    }

    fn eigenpair(&self, ritz: &[Ritz], place: usize, size: usize) -> (f64, Vec<f64>) {
        match ritz.get(place) {
            Some((value, s)) if *value > 1e-14 * ritz[0].0 => (*value, self.combine(s)),
            _ => (0.0, vec![0.0; size]),
        }
    }
}

/// Norm of what the matrix makes of a Ritz vector outside the basis: only the last block's images leave it.
fn residual(ritz: &[f64], coupling: &[Vec<f64>]) -> f64 {
    let last = &ritz[ritz.len() - coupling.len()..];
    let outside = |b: usize| last.iter().zip(coupling).map(|(s, c)| s * c[b]).sum::<f64>();
    let width = coupling.first().map_or(0, Vec::len);
    (0..width).map(|b| outside(b).powi(2)).sum::<f64>().sqrt()
}

/// A number in [−½, ½) that looks random and is always the same (SplitMix64).
fn start_value(index: u64) -> f64 {
    let mut z = index.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64 - 0.5
}

/// Four running sums, so that additions need not wait for each other.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sum = [0.0; 4];
    let (a4, b4) = (a.chunks_exact(4), b.chunks_exact(4));
    let rest: f64 = a4.remainder().iter().zip(b4.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in a4.zip(b4) {
        for lane in 0..4 {
            sum[lane] += x[lane] * y[lane];
        }
    }
    (sum[0] + sum[1]) + (sum[2] + sum[3]) + rest
}

fn norm(a: &[f64]) -> f64 {
    dot(a, a).sqrt()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn dense(matrix: &[Vec<f64>]) -> impl FnMut(&[Pair]) -> Vec<Pair> {
        |x| {
            let times = |row: &Vec<f64>, lane: usize| row.iter().zip(x).map(|(a, v)| a * v[lane]).sum();
            matrix.iter().map(|row| [times(row, 0), times(row, 1)]).collect()
        }
    }

    /// YᵀY of a deterministic Y of `rows` rows.
    fn gram(rows: usize, size: usize, seed: u64) -> Vec<Vec<f64>> {
        let y = |i: usize, j: usize| start_value(seed + (i * size + j) as u64) * (1.0 + j as f64);
        let entry = |a, b| (0..rows).map(|i| y(i, a) * y(i, b)).sum();
        (0..size).map(|a| (0..size).map(|b| entry(a, b)).collect()).collect()
    }

    #[test]
    fn equal_eigenvalues_are_both_found() {
        let value = |j: usize| if j == 3 || j == 30 { 5.0 } else { 4.0 / (1.0 + j as f64) };
        let product = |x: &[Pair]| x.iter().enumerate().map(|(j, v)| v.map(|v| value(j) * v)).collect();
        for (value, vector) in two_largest(60, product) {
            assert!((value - 5.0).abs() < 1e-12);
            let inside = vector[3].powi(2) + vector[30].powi(2);
            assert!((inside - 1.0).abs() < 1e-12, "{inside}");
        }
    }

    #[test]
    fn a_matrix_of_rank_one_has_one_eigenvector() {
        let [(one, first), (two, second)] = two_largest(4, dense(&vec![vec![1.0; 4]; 4]));
        assert!((one - 4.0).abs() < 1e-14 && two == 0.0);
        assert!(first.iter().all(|v| (v.abs() - 0.5).abs() < 1e-14));
        assert_eq!(second, [0.0; 4]);
        assert_eq!(two_largest(0, |_| Vec::new()), [(0.0, vec![]), (0.0, vec![])]);
        assert_eq!(two_largest(2, |_| vec![[0.0; 2]; 2])[0], (0.0, vec![0.0; 2]));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn equals_the_dense_way(rows in 1..40_usize, size in 1..70_usize, seed in 0..1000_u64) {
            let matrix = gram(rows, size, seed);
            let exact = symmetric::eigen(matrix.clone());
            let found = two_largest(size, dense(&matrix));
            for (i, (value, vector)) in found.iter().enumerate() {
                let expected = exact.get(i).map_or(0.0, |(v, _)| *v);
                prop_assert!((value - expected).abs() <= 1e-11 * exact[0].0);
                if *value > 1e-9 * exact[0].0 {
                    let image: Vec<f64> = matrix.iter().map(|row| dot(row, vector)).collect();
                    let off = image.iter().zip(vector).map(|(a, v)| (a - value * v).powi(2)).sum::<f64>().sqrt();
                    prop_assert!(off <= 2e-11 * exact[0].0, "{}", off);
                    prop_assert!((norm(vector) - 1.0).abs() < 1e-12);
                }
            }
        }
    }
}
