//! What may be said of a change, and what change a sample can find.

use serde::Serialize;

use crate::interval::NORMAL;

/// The normal value of a test at 5 % on one side.
const ONE_SIDED: f64 = 1.644_853_626_951_472_7;
/// The normal value above which four of five are.
const POWER: f64 = 0.841_621_233_572_914_4;

/// What may be said of a change, given the smallest one that matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Verdict {
    /// It went up.
    #[serde(rename = "up")]
    Up,
    /// It went down.
    #[serde(rename = "down")]
    Down,
    /// Whatever it was, it was smaller than what matters.
    #[serde(rename = "no material change")]
    NoMaterialChange,
    /// There are too few answers to say.
    #[serde(rename = "not enough data")]
    NotEnoughData,
}

/// What may be said of a change of `difference` with a standard error, if `meaningful` is the smallest one that matters:
/// no material change if the 90 % interval stays within ± that (two one-sided tests at 5 %, Schuirmann 1987), else up or down if
/// the 95 % interval leaves out 0.
#[must_use]
pub fn verdict(difference: f64, se: f64, meaningful: f64) -> Verdict {
    if !(se > 0.0 && difference.is_finite()) {
        return Verdict::NotEnoughData;
    }
    if difference.abs() + ONE_SIDED * se < meaningful {
        return Verdict::NoMaterialChange;
    }
    match difference {
        up if up > NORMAL * se => Verdict::Up,
        down if down < -NORMAL * se => Verdict::Down,
        _ => Verdict::NotEnoughData,
    }
}

/// The smallest change of a proportion `p` between two independent waves of `n` respondents each that is found (at 5 %, two
/// sides) four times out of five: (1.96 + 0.84) √(2 deff p (1 − p) ÷ n).
#[must_use]
pub fn detectable(n: usize, deff: f64, p: f64) -> f64 {
    found_with(if n == 0 { f64::INFINITY } else { (2.0 * deff * p * (1.0 - p) / n as f64).sqrt() })
}

/// The smallest change that is found four times out of five with this standard error.
#[must_use]
pub fn found_with(se: f64) -> f64 {
    (NORMAL + POWER) * se
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_hundred_find_twelve_points() {
        assert!((detectable(400, 1.5, 0.5) - 0.121).abs() < 0.0005);
        assert!(detectable(1_600, 1.5, 0.5) * 2.0 - detectable(400, 1.5, 0.5) < 1e-12);
    }

    #[test]
    fn each_verdict_has_its_case() {
        assert_eq!(verdict(0.08, 0.02, 0.03), Verdict::Up);
        assert_eq!(verdict(-0.08, 0.02, 0.03), Verdict::Down);
        assert_eq!(verdict(0.005, 0.01, 0.03), Verdict::NoMaterialChange);
        // sure, and too small to matter
        assert_eq!(verdict(0.01, 0.002, 0.03), Verdict::NoMaterialChange);
        assert_eq!(verdict(0.02, 0.03, 0.03), Verdict::NotEnoughData);
        assert_eq!(verdict(0.5, 0.0, 0.03), Verdict::NotEnoughData);
        assert_eq!(verdict(f64::NAN, 0.1, 0.03), Verdict::NotEnoughData);
    }
}
