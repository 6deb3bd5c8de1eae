//! How much a statement wants to be shown next (step 11).

use crate::tally::Tally;

/// Priority of a statement about the conversation itself.
pub(super) const META: f64 = 49.0;

/// Larger is sooner: statements that many agree with, few pass on, that lie far out on the map, and that few have
/// seen. `total` counts the votes of all groups.
pub(super) fn priority(total: Tally, extremity: f64) -> f64 {
    let seen = f64::from(total.seen());
    let passing = (f64::from(total.passes) + 1.0) / (seen + 2.0);
    let importance = (1.0 - passing) * (extremity + 1.0) * total.agree_share();
    (importance * (1.0 + 8.0 * 2_f64.powf(-seen / 5.0))).powi(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // Seen 5 times: 3 agree, 1 passes. (1 − 2/7) · (0.4 + 1) · 4/7 · (1 + 8/2), squared.
        let total = Tally { agrees: 3, disagrees: 1, passes: 1 };
        let expected = (5.0 / 7.0 * 1.4 * (4.0 / 7.0) * 5.0_f64).powi(2);
        assert!((priority(total, 0.4) - expected).abs() < 1e-14);
    }

    #[test]
    fn what_nobody_has_seen_comes_before_what_many_agree_with() {
        let many = Tally { agrees: 500, ..Tally::default() };
        assert!(priority(Tally::default(), 0.0) > priority(many, 0.5));
    }
}
