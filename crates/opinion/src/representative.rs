//! The statements that tell a group apart from all others (steps 8 and 9 of the Polis method).

use crate::tally::{SIGNIFICANT, Tally, share_test, shares_test};
use crate::{Representative, Stance};

/// How many statements stand for a group.
const KEPT: usize = 5;

/// One side of a statement, in one group against all others together.
#[derive(Clone, Copy)]
struct Side {
    successes: u32,
    share: f64,
    share_test: f64,
    ratio: f64,
    ratio_test: f64,
}

impl Side {
    fn new(successes: u32, trials: u32, others: (u32, u32)) -> Self {
        let share = |s: u32, n: u32| (f64::from(s) + 1.0) / (f64::from(n) + 2.0);
        Self {
            successes,
            share: share(successes, trials),
            share_test: share_test(successes, trials),
            ratio: share(successes, trials) / share(others.0, others.1),
            ratio_test: shares_test((successes, trials), others),
        }
    }

    fn is_sufficient(&self) -> bool {
        self.ratio_test > SIGNIFICANT && self.share_test > SIGNIFICANT
    }
}

/// Both sides of a statement.
#[derive(Clone, Copy)]
struct Candidate {
    statement: u64,
    trials: u32,
    agree: Side,
    disagree: Side,
}

impl Candidate {
    fn new(statement: u64, own: Tally, others: Tally) -> Self {
        let side = |own_side, other_side| Side::new(own_side, own.seen(), (other_side, others.seen()));
        Self {
            statement,
            trials: own.seen(),
            agree: side(own.agrees, others.agrees),
            disagree: side(own.disagrees, others.disagrees),
        }
    }

    fn stance(&self) -> Stance {
        if self.agree.ratio_test > self.disagree.ratio_test { Stance::Agree } else { Stance::Disagree }
    }

    fn side(&self) -> &Side {
        match self.stance() {
            Stance::Agree => &self.agree,
            Stance::Disagree => &self.disagree,
        }
    }

    fn is_sufficient(&self) -> bool {
        self.agree.is_sufficient() || self.disagree.is_sufficient()
    }

    /// Whether this should take the place of the `best` statement that the group agrees with.
    fn is_better_agreed(&self, best: Option<&Self>) -> bool {
        if self.agree.successes == 0 && self.disagree.successes == 0 {
            return false;
        }
        let by_ratio = |s: &Side| s.ratio * s.ratio_test * s.share * s.share_test;
        let by_share = |s: &Side| s.share * s.share_test;
        match best {
            Some(best) if best.agree.ratio > 1.0 => by_ratio(&self.agree) > by_ratio(&best.agree),
            Some(best) => by_share(&self.agree) > by_share(&best.agree),
            None => self.agree.share_test > SIGNIFICANT || (self.agree.ratio > 1.0 && self.agree.share > 0.5),
        }
    }

    fn weight(&self) -> f64 {
        let side = self.side();
        side.ratio * side.ratio_test * side.share * side.share_test
    }

    fn into_record(self) -> Representative {
        let side = self.side();
        Representative {
            statement: self.statement,
            stance: self.stance(),
            successes: side.successes,
            trials: self.trials,
            p: side.share,
            p_test: side.share_test,
            repness: side.ratio,
            repness_test: side.ratio_test,
        }
    }
}

/// The representative statements of every group, at most five each, agrees first.
///
/// `statement` holds the ids of the columns, `groups` the votes as `[group][column]`, `left_out` the columns that
/// are passed over.
pub fn for_groups(statement: &[u64], groups: &[Vec<Tally>], left_out: &[bool]) -> Vec<Vec<Representative>> {
    let columns: Vec<usize> = (0..statement.len()).filter(|&j| !left_out[j]).collect();
    let total = |j: usize| groups.iter().fold(Tally::default(), |sum, g| sum + g[j]);
    let total: Vec<Tally> = (0..statement.len()).map(total).collect();
    let candidate = |own: &[Tally], j: usize| {
        let others = Tally {
            agrees: total[j].agrees - own[j].agrees,
            disagrees: total[j].disagrees - own[j].disagrees,
            passes: total[j].passes - own[j].passes,
        };
        Candidate::new(statement[j], own[j], others)
    };
    groups.iter().map(|own| select(columns.iter().map(|&j| candidate(own, j)))).collect()
}

fn select(candidates: impl Iterator<Item = Candidate>) -> Vec<Representative> {
    let mut sufficient: Vec<Candidate> = Vec::new();
    let (mut best, mut best_agreed): (Option<Candidate>, Option<Candidate>) = (None, None);
    for c in candidates {
        if c.is_sufficient() {
            sufficient.push(c);
        }
        let test = c.agree.ratio_test.max(c.disagree.ratio_test);
        if sufficient.is_empty() && best.is_none_or(|b| test > b.side().ratio_test) {
            best = Some(c);
        }
        if c.is_better_agreed(best_agreed.as_ref()) {
            best_agreed = Some(c);
        }
    }
    if sufficient.is_empty() {
        return best_agreed.or(best).into_iter().map(Candidate::into_record).collect();
    }
    sufficient.retain(|c| best_agreed.is_none_or(|b| b.statement != c.statement));
    sufficient.sort_by(|a, b| b.weight().total_cmp(&a.weight()));
    let mut kept: Vec<Candidate> = best_agreed.into_iter().chain(sufficient).take(KEPT).collect();
    kept.sort_by_key(|c| c.stance() == Stance::Disagree);
    kept.into_iter().map(Candidate::into_record).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(agrees: u32, disagrees: u32, passes: u32) -> Tally {
        Tally { agrees, disagrees, passes }
    }

    #[test]
    fn groups_that_oppose_each_other_are_told_apart_by_that_statement() {
        let statement = [10, 20, 30];
        let groups = [
            vec![tally(9, 1, 0), tally(5, 5, 0), tally(20, 0, 0)],
            vec![tally(1, 9, 0), tally(5, 5, 0), tally(0, 20, 0)],
        ];
        let records = for_groups(&statement, &groups, &[false, false, true]);
        let first: Vec<_> = records.iter().map(|r| (r[0].statement, r[0].stance, r[0].successes)).collect();
        assert_eq!(first, [(10, Stance::Agree, 9), (10, Stance::Disagree, 9)]);
        assert!(records.iter().flatten().all(|r| r.statement != 30));
        let record = &records[0][0];
        assert_eq!((record.trials, record.p), (10, 10.0 / 12.0));
        assert!((record.repness - 5.0).abs() < 1e-15);
        assert!((record.p_test - 2.0 * 11_f64.sqrt() * (10.0 / 11.0 - 0.5)).abs() < 1e-12);
    }

    #[test]
    fn with_nothing_significant_one_statement_still_stands_for_the_group() {
        let groups = [vec![tally(1, 1, 0), tally(1, 0, 2)], vec![tally(1, 1, 0), tally(0, 1, 2)]];
        let records = for_groups(&[1, 2], &groups, &[false, false]);
        assert!(records.iter().all(|r| r.len() == 1));
        assert_eq!(records[0][0].statement, 2);
    }

    #[test]
    fn at_most_five_are_kept_agrees_first_and_best_agreed_leads() {
        let own: Vec<Tally> =
            (0..8).map(|j| if j % 2 == 0 { tally(1, 20 + j, 0) } else { tally(20 + j, 1, 0) }).collect();
        let other: Vec<Tally> = (0..8).map(|_| tally(10, 10, 0)).collect();
        let statement: Vec<u64> = (0..8).collect();
        let records = &for_groups(&statement, &[own, other], &[false; 8])[0];
        assert_eq!(records.len(), 5);
        assert_eq!(records[0].statement, 7);
        assert!(records.is_sorted_by_key(|r| r.stance == Stance::Disagree));
    }

    #[test]
    fn where_everything_is_left_out_nothing_stands_for_a_group() {
        assert!(for_groups(&[1], &[vec![tally(3, 0, 0)]], &[true])[0].is_empty());
    }
}
