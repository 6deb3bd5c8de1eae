//! What people as a whole agree or disagree with most (step 10 of the Polis method).

use crate::tally::{SIGNIFICANT, Tally, share_test};
use crate::{Consensus, ConsensusRecord};

/// How many statements each list holds.
const KEPT: usize = 5;

/// The consensus of all participants together: `total` holds their votes by column of `statement`, `left_out` the
/// columns that are passed over.
pub fn of(statement: &[u64], total: &[Tally], left_out: &[bool]) -> Consensus {
    let side = |successes: fn(Tally) -> u32, share: fn(Tally) -> f64| {
        let mut records: Vec<ConsensusRecord> = (0..statement.len())
            .filter(|&j| !left_out[j])
            .map(|j| ConsensusRecord {
                statement: statement[j],
                successes: successes(total[j]),
                trials: total[j].seen(),
                p: share(total[j]),
                p_test: share_test(successes(total[j]), total[j].seen()),
            })
            .filter(|r| r.p > 0.5 && r.p_test > SIGNIFICANT)
            .collect();
        records.sort_by(|a, b| (b.p * b.p_test).total_cmp(&(a.p * a.p_test)));
        records.truncate(KEPT);
        records
    };
    Consensus {
        agree: side(|t| t.agrees, Tally::agree_share),
        disagree: side(|t| t.disagrees, Tally::disagree_share),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_agreed_come_first_and_ties_stay_in_column_order() {
        let tally = |agrees, disagrees| Tally { agrees, disagrees, passes: 1 };
        let total = [tally(9, 0), tally(9, 0), tally(30, 2), tally(1, 1), tally(0, 9), tally(90, 0)];
        let consensus = of(&[1, 2, 3, 4, 5, 6], &total, &[false, false, false, false, false, true]);
        let ids = |records: &[ConsensusRecord]| records.iter().map(|r| r.statement).collect::<Vec<_>>();
        assert_eq!(ids(&consensus.agree), [3, 1, 2]);
        assert_eq!(ids(&consensus.disagree), [5]);
        assert_eq!((consensus.disagree[0].successes, consensus.disagree[0].trials), (9, 10));
        assert_eq!(consensus.disagree[0].p, 10.0 / 12.0);
    }
}
