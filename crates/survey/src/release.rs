//! Whether a figure may be released.

/// Fewer respondents are never released.
pub const FEWEST: usize = 10;

/// The letter of a figure by its coefficient of variation (Statistics Canada): A up to 16.5 %, E up to 33.3 %, to be read
/// with caution, else F, not to be released; F too with fewer than ten respondents.
#[must_use]
pub fn flag(n: usize, cv: f64) -> char {
    match cv {
        _ if n < FEWEST => 'F',
        cv if cv <= 0.165 => 'A',
        cv if cv <= 0.333 => 'E',
        _ => 'F',
    }
}

/// The letter of a proportion: of it or of the rest, whichever is the less certain. A share of everybody or nobody is judged by
/// how few there are.
#[must_use]
pub fn flag_of_proportion(n: usize, p: f64, se: f64) -> char {
    if p <= 0.0 || p >= 1.0 {
        return if n < FEWEST { 'F' } else { 'E' };
    }
    flag(n, se / p.min(1.0 - p))
}

/// The presentation standard for proportions of the US National Center for Health Statistics (2017): an effective number
/// of 30 and an interval not wider than 0.30; narrower than 0.05 is enough, else not wider than 1.3 times the proportion.
#[must_use]
pub fn is_presentable(p: f64, n_eff: f64, interval: [f64; 2]) -> bool {
    let width = interval[1] - interval[0];
    n_eff >= 30.0 && (width <= 0.05 || (width <= 0.30 && width <= 1.30 * p.min(1.0 - p)))
}

/// Whether a share tells something of every single member of a group: all of them, or none.
#[must_use]
pub fn tells_of_all(members: usize, such: usize) -> bool {
    members > 0 && (such == 0 || such >= members)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_by_the_worse_side() {
        assert_eq!(flag_of_proportion(500, 0.5, 0.02), 'A');
        assert_eq!(flag_of_proportion(500, 0.05, 0.01), 'E');
        assert_eq!(flag_of_proportion(500, 0.95, 0.01), 'E');
        assert_eq!(flag_of_proportion(500, 0.02, 0.01), 'F');
        assert_eq!(flag_of_proportion(9, 0.5, 0.02), 'F');
        assert_eq!(flag_of_proportion(12, 1.0, 0.0), 'E');
        assert_eq!(flag(100, f64::NAN), 'F');
        assert!(is_presentable(0.5, 100.0, [0.4, 0.6]) && !is_presentable(0.5, 29.0, [0.4, 0.6]));
        assert!(is_presentable(0.01, 400.0, [0.0, 0.04]) && !is_presentable(0.1, 60.0, [0.04, 0.2]));
        assert!(tells_of_all(12, 12) && tells_of_all(12, 0) && !tells_of_all(12, 5) && !tells_of_all(0, 0));
    }
}
