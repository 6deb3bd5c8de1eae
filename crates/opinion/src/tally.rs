//! Votes counted by group and statement, and the two tests of proportions made on such counts.

use std::collections::BTreeSet;
use std::ops::{Add, AddAssign};

use rayon::prelude::*;

use crate::Votes;

/// Rows counted by one task; counts are whole numbers, so that chunks may be added in any order.
const ROWS: usize = 16_384;

/// A z above this is significant at 90 % (one-sided), as in the Polis method.
pub const SIGNIFICANT: f64 = 1.2816;

/// How a group voted on one statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Votes for it.
    pub agrees: u32,
    /// Votes against it.
    pub disagrees: u32,
    /// Votes that said neither.
    pub passes: u32,
}

impl Tally {
    /// All votes, passes too.
    pub fn seen(self) -> u32 {
        self.agrees + self.disagrees + self.passes
    }

    /// Adds one vote: agree `1`, pass `0`, disagree `-1`.
    pub fn count(&mut self, value: i8) {
        match value {
            1.. => self.agrees += 1,
            0 => self.passes += 1,
            ..0 => self.disagrees += 1,
        }
    }

    /// Smoothed share that agrees, (A + 1) / (S + 2).
    pub fn agree_share(self) -> f64 {
        share(self.agrees, self.seen())
    }

    /// Smoothed share that disagrees, (D + 1) / (S + 2).
    pub fn disagree_share(self) -> f64 {
        share(self.disagrees, self.seen())
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            agrees: self.agrees + other.agrees,
            disagrees: self.disagrees + other.disagrees,
            passes: self.passes + other.passes,
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

fn share(successes: u32, trials: u32) -> f64 {
    (f64::from(successes) + 1.0) / (f64::from(trials) + 2.0)
}

/// The votes of all participants: one tally a column.
pub fn of_all(votes: &Votes) -> Vec<Tally> {
    by_group(votes, 1, |_| Some(0)).into_iter().flatten().collect()
}

/// The votes of each of `groups` groups: `[group][column]`. `group` says which one a row belongs to, if any.
pub fn by_group(
    votes: &Votes,
    groups: usize,
    group: impl Fn(usize) -> Option<usize> + Sync,
) -> Vec<Vec<Tally>> {
    let columns = votes.statement().len();
    if groups == 0 || columns == 0 {
        return vec![Vec::new(); groups];
    }
    let codes = 4 * columns;
    let count = |mut counted: Vec<u32>, chunk: usize| {
        let end = votes.participant().len().min((chunk + 1) * ROWS);
        for p in chunk * ROWS..end {
            if let Some(g) = group(p) {
                let of_group = &mut counted[g * codes..][..codes];
                for entry in votes.row(p) {
                    of_group[entry.code()] += 1;
                }
            }
        }
        counted
    };
    let sum = |mut one: Vec<u32>, other: Vec<u32>| {
        one.iter_mut().zip(other).for_each(|(a, b)| *a += b);
        one
    };
    let nothing = || vec![0; groups * codes];
    let chunks = votes.participant().len().div_ceil(ROWS);
    let counted = (0..chunks).into_par_iter().fold(nothing, count).reduce(nothing, sum);
    let tally = |c: &[u32]| Tally { disagrees: c[0], passes: c[1], agrees: c[2] };
    counted.chunks(codes).map(|of_group| of_group.chunks(4).map(tally).collect()).collect()
}

/// Test of a share against one half: with s + 1 of n + 1, 2 √n (s / n − ½).
pub fn share_test(successes: u32, trials: u32) -> f64 {
    let (s, n) = (f64::from(successes) + 1.0, f64::from(trials) + 1.0);
    2.0 * n.sqrt() * (s / n - 0.5)
}

/// Test of one share against another: one added to all four counts, z of the pooled share, 0 where that is 1.
pub fn shares_test(one: (u32, u32), other: (u32, u32)) -> f64 {
    let plus_one = |count: u32| f64::from(count) + 1.0;
    let ((s1, n1), (s2, n2)) = ((plus_one(one.0), plus_one(one.1)), (plus_one(other.0), plus_one(other.1)));
    let pooled = (s1 + s2) / (n1 + n2);
    if pooled == 1.0 {
        return 0.0;
    }
    (s1 / n1 - s2 / n2) / (pooled * (1.0 - pooled) * (1.0 / n1 + 1.0 / n2)).sqrt()
}

/// Group-aware consensus of every column: the product over groups of the smoothed share that agrees.
pub fn group_aware_consensus(groups: &[Vec<Tally>]) -> Vec<f64> {
    let columns = groups.first().map_or(0, Vec::len);
    (0..columns).map(|j| groups.iter().map(|g| g[j].agree_share()).product()).collect()
}

/// Counts by id of each statement that is not left out, ascending.
pub(crate) fn open(votes: &Votes, left_out: &BTreeSet<u64>) -> Vec<(u64, Tally)> {
    let all = votes.statement().iter().copied().zip(of_all(votes));
    all.filter(|(id, _)| !left_out.contains(id)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Cast;

    #[test]
    fn tests_of_proportions_by_hand() {
        // 4 of 5 with one added to each: 2 √5 (4/5 − 1/2).
        assert!((share_test(3, 4) - 0.6 * 5_f64.sqrt()).abs() < 1e-15);
        assert_eq!(share_test(0, 1), 0.0);
        // 2/3 against 1/4, pooled 3/7.
        let z = (2.0 / 3.0 - 0.25) / (3.0_f64 / 7.0 * (4.0 / 7.0) * (1.0 / 3.0 + 0.25)).sqrt();
        assert!((shares_test((1, 2), (0, 3)) - z).abs() < 1e-15);
        assert_eq!(shares_test((0, 0), (0, 0)), 0.0);
        assert_eq!(shares_test((4, 4), (2, 2)), 0.0);
    }

    #[test]
    fn consensus_is_a_product_over_groups() {
        let tally = |agrees, disagrees| vec![Tally { agrees, disagrees, passes: 0 }];
        assert_eq!(group_aware_consensus(&[tally(3, 0), tally(0, 1)]), [4.0 / 5.0 * (1.0 / 3.0)]);
        assert_eq!(group_aware_consensus(&[]), [0.0_f64; 0]);
    }

    proptest! {
        #[test]
        fn groups_add_up(casts in prop::collection::vec((0..30_u64, 0..6_u64, -1..=1_i8), 1..200)) {
            let casts: Vec<Cast> = casts
                .into_iter()
                .map(|(participant, statement, value)| Cast { participant, statement, value, time: 0 })
                .collect();
            let votes = Votes::from_casts(&casts);
            let (all, groups) = (of_all(&votes), by_group(&votes, 3, |p| Some(p % 3)));
            for (j, &total) in all.iter().enumerate() {
                prop_assert_eq!(groups.iter().fold(Tally::default(), |sum, g| sum + g[j]), total);
                let agrees = votes.rows().flatten().filter(|e| e.statement() == j && e.value() == 1).count();
                prop_assert_eq!(agrees as u32, total.agrees);
            }
            prop_assert_eq!(all.iter().map(|t| t.seen() as usize).sum::<usize>(), votes.len());
            let nobody = by_group(&votes, 1, |_| None);
            prop_assert!(nobody[0].iter().all(|&t| t == Tally::default()));
        }
    }
}
