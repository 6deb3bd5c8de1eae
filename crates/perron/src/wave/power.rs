//! What a wave can see: said before it is launched, for the answers that are hoped for.

/// How much weighting and clustering usually widen an interval.
const DEFF: f64 = 1.5;
/// The share at which a change is hardest to see.
const SHARE: f64 = 0.5;

/// The smallest change of a share between two waves of so many answers each that would be seen four times in five, in points.
pub fn smallest_change(answers: i64) -> f64 {
    let answers = usize::try_from(answers.max(1)).unwrap_or(usize::MAX);
    100.0 * survey::change::detectable(answers, DEFF, SHARE)
}

/// How many answers it takes to see a change of so many points; `None`: more than a million.
pub fn answers_for(points: f64) -> Option<i64> {
    let (mut few, mut many) = (1, 1_000_000);
    if points <= 0.0 || smallest_change(many) > points {
        return None;
    }
    while few < many {
        let middle = i64::midpoint(few, many);
        if smallest_change(middle) > points { few = middle + 1 } else { many = middle }
    }
    Some(few)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_hundred_answers_see_twelve_points() {
        assert!((smallest_change(400) - 12.1).abs() < 0.05);
        let wanted = answers_for(12.1).expect("a number");
        assert!(
            (400..=404).contains(&wanted)
                && smallest_change(wanted) <= 12.1
                && smallest_change(wanted - 1) > 12.1
        );
        assert_eq!((answers_for(0.0), answers_for(0.001)), (None, None));
        assert!(smallest_change(0).is_finite());
    }
}
