//! Many comparisons at once.

/// Each chance after Holm 1979: the chance of any false alarm stays what it was for one.
#[must_use]
pub fn holm(p: &[f64]) -> Vec<f64> {
    adjusted(p, |rank, count| (count - rank) as f64, true)
}

/// Each chance after Benjamini and Hochberg 1995: the part of false alarms among alarms.
#[must_use]
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    adjusted(p, |rank, count| count as f64 / (rank + 1) as f64, false)
}

/// Multiplies the chances by their ranks, and keeps them in order: upwards by the largest before, or downwards by the
/// smallest behind.
fn adjusted(p: &[f64], times: impl Fn(usize, usize) -> f64, upwards: bool) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[a].total_cmp(&p[b]));
    let mut found = vec![1.0; p.len()];
    let mut bound = if upwards { 0.0f64 } else { 1.0 };
    let mut put = |rank: usize| {
        let at = order[rank];
        let value = (p[at] * times(rank, p.len())).min(1.0);
        bound = if upwards { bound.max(value) } else { bound.min(value) };
        found[at] = bound;
    };
    if upwards {
        (0..p.len()).for_each(&mut put)
    } else {
        (0..p.len()).rev().for_each(&mut put)
    }
    found
}

/// The best and the worst place, 1 the highest, that each level may have: `is_sure(a, b)` says whether a differs from b for
/// sure.
#[must_use]
pub fn ranks(levels: &[f64], is_sure: impl Fn(usize, usize) -> bool) -> Vec<[usize; 2]> {
    let place = |at: usize| {
        let others = (0..levels.len()).filter(|&other| other != at && is_sure(at, other));
        let (above, below): (Vec<usize>, Vec<usize>) = others.partition(|&other| levels[other] > levels[at]);
        [1 + above.len(), levels.len() - below.len()]
    };
    (0..levels.len()).map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_in_the_papers() {
        let p = [0.01, 0.04, 0.03, 0.005];
        let near = |got: Vec<f64>, want: [f64; 4]| {
            for (got, want) in got.iter().zip(want) {
                assert!((got - want).abs() < 1e-12, "{got} {want}");
            }
        };
        near(holm(&p), [0.03, 0.06, 0.06, 0.02]);
        near(benjamini_hochberg(&p), [0.02, 0.04, 0.04, 0.02]);
        assert_eq!(holm(&[]), Vec::<f64>::new());
    }

    #[test]
    fn who_is_tied_shares_places() {
        let levels = [0.5, 0.52, 0.9];
        let found = ranks(&levels, |a, b| (levels[a] - levels[b]).abs() > 0.1);
        assert_eq!(found, [[2, 3], [2, 3], [1, 1]]);
    }
}
