//! All eigenpairs of a small symmetric matrix.

/// Sweeps after which nothing is left to rotate away, with room to spare.
const SWEEPS: usize = 40;

/// Eigenvalues in descending order, each with its unit eigenvector, by Jacobi's cyclic rotations (Golub and Van
/// Loan, *Matrix Computations*, 8.5): slow for large matrices, but as exact as the numbers allow.
pub(super) fn eigen(mut matrix: Vec<Vec<f64>>) -> Vec<(f64, Vec<f64>)> {
    let order = matrix.len();
    // Rows of `vector` are the eigenvectors.
    let mut vector: Vec<Vec<f64>> =
        (0..order).map(|i| (0..order).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    for _ in 0..SWEEPS {
        let mut rotated = false;
        for p in 0..order {
            for q in p + 1..order {
                let off = matrix[p][q];
                let scale = (matrix[p][p] * matrix[q][q]).abs().sqrt();
                if off.abs() <= f64::MIN_POSITIVE || off.abs() <= 1e-17 * scale {
                    continue;
                }
                rotated = true;
                let theta = (matrix[q][q] - matrix[p][p]) / (2.0 * off);
                let tangent = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
                let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
                let sine = tangent * cosine;
                rotate(&mut matrix, p, q, cosine, sine);
                for row in &mut matrix {
                    (row[p], row[q]) = (cosine * row[p] - sine * row[q], sine * row[p] + cosine * row[q]);
                }
                matrix[p][q] = 0.0;
                matrix[q][p] = 0.0;
                rotate(&mut vector, p, q, cosine, sine);
            }
        }
        if !rotated {
            break;
        }
    }
    let mut pairs: Vec<(f64, Vec<f64>)> = (0..order).map(|i| matrix[i][i]).zip(vector).collect();
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    pairs
}

/// Rotates rows `p` and `q`, p before q.
fn rotate(matrix: &mut [Vec<f64>], p: usize, q: usize, cosine: f64, sine: f64) {
    let (above, below) = matrix.split_at_mut(q);
    for (a, b) in above[p].iter_mut().zip(&mut below[0]) {
        (*a, *b) = (cosine * *a - sine * *b, sine * *a + cosine * *b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matrix_with_known_eigenpairs() {
        let pairs = eigen(vec![vec![2.0, 1.0, 0.0], vec![1.0, 2.0, 0.0], vec![0.0, 0.0, -4.0]]);
        let expected = [3.0, 1.0, -4.0];
        for ((value, vector), expected) in pairs.iter().zip(expected) {
            assert!((value - expected).abs() < 1e-15);
            assert!((vector.iter().map(|v| v * v).sum::<f64>() - 1.0).abs() < 1e-15);
        }
        assert!((pairs[0].1[0] - pairs[0].1[1]).abs() < 1e-15 && pairs[2].1[2].abs() == 1.0);
    }

    #[test]
    fn eigenpairs_rebuild_the_matrix() {
        let order = 17;
        let entry = |i: usize, j: usize| ((i * j) as f64).sin() + ((i + j) as f64).cos();
        let matrix: Vec<Vec<f64>> = (0..order).map(|i| (0..order).map(|j| entry(i, j)).collect()).collect();
        let pairs = eigen(matrix.clone());
        for (i, row) in matrix.iter().enumerate() {
            for (j, &expected) in row.iter().enumerate() {
                let rebuilt: f64 = pairs.iter().map(|(value, v)| value * v[i] * v[j]).sum();
                assert!((rebuilt - expected).abs() < 1e-13);
            }
        }
        assert!(eigen(Vec::new()).is_empty());
    }
}
