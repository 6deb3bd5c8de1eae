//! The statements that stand for the whole conversation: sequential Phragmén on the seen agree votes.
//!
//! Every statement taken costs one unit, shared by those who agree with it so that the heaviest load on any of them
//! stays as small as possible; each place goes to the statement that keeps it smallest. Any ℓ/k of the people who agree
//! on ℓ statements see ℓ of those that at least one of them agrees with on the slate (proportional justified
//! representation: M. Brill, R. Freeman, S. Janson and M. Lackner, AAAI 2017).

use super::canonical::Table;

/// Loads closer than this share of each other are equal; the canonical order decides.
const TIE: f64 = 1e-12;

/// Up to `places` columns of the table, in the order taken.
pub(crate) fn slate(table: &Table, places: usize) -> Vec<usize> {
    let supporters = supporters(table);
    let mut load = vec![0.0; table.rows()];
    let cost = |load: &[f64], column: usize| {
        let who: &[u32] = &supporters[column];
        (1.0 + who.iter().map(|&p| load[p as usize]).sum::<f64>()) / who.len() as f64
    };
    // loads only grow, so a cost from an earlier place is a lower bound of the cost now
    let mut bound: Vec<f64> = (0..supporters.len()).map(|c| cost(&load, c)).collect();
    let mut taken: Vec<usize> = Vec::new();
    while taken.len() < places {
        let mut left: Vec<usize> =
            (0..bound.len()).filter(|c| bound[*c].is_finite() && !taken.contains(c)).collect();
        left.sort_by(|&a, &b| bound[a].total_cmp(&bound[b]).then(a.cmp(&b)));
        let mut best: Option<(f64, usize)> = None;
        for column in left {
            if best.is_some_and(|(least, _)| bound[column] > least * (1.0 + TIE)) {
                break;
            }
            bound[column] = cost(&load, column);
            let now = (bound[column], column);
            let better = |(least, first): (f64, usize)| {
                now.0 < least * (1.0 - TIE) || (now.0 <= least * (1.0 + TIE) && column < first)
            };
            if best.is_none_or(better) {
                best = Some(now);
            }
        }
        let Some((paid, column)) = best else { break };
        supporters[column].iter().for_each(|&p| load[p as usize] = paid);
        taken.push(column);
    }
    taken
}

/// By column, the rows that agree.
fn supporters(table: &Table) -> Vec<Vec<u32>> {
    let mut supporters = vec![Vec::new(); table.columns()];
    for row in 0..table.rows() {
        for e in table.votes(row).iter().filter(|e| e.value() == 1) {
            supporters[e.statement()].push(row as u32);
        }
    }
    supporters
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::{Cast, Votes};

    /// A table from each participant's approved statements.
    fn table(approved: &[Vec<u64>]) -> Table {
        let casts: Vec<Cast> = (0..)
            .zip(approved)
            .flat_map(|(participant, of)| {
                of.iter().map(move |&statement| Cast { participant, statement, value: 1, time: 0 })
            })
            .collect();
        Table::new(&Votes::from_casts(&casts), &BTreeSet::new())
    }

    /// Whether a set of people, in bits, deserves more of the slate than it has.
    fn wronged(table: &Table, slate: &[usize], people: u32, places: usize) -> bool {
        let approves = |row: usize, column: usize| table.votes(row).iter().any(|e| e.statement() == column);
        let of: Vec<usize> = (0..table.rows()).filter(|r| people >> r & 1 == 1).collect();
        let shared = (0..table.columns()).filter(|&c| of.iter().all(|&r| approves(r, c))).count();
        let deserved = (of.len() * places / table.rows()).min(shared);
        slate.iter().filter(|&&c| of.iter().any(|&r| approves(r, c))).count() < deserved
    }

    proptest! {
        /// Proportional justified representation, by looking at every set of people.
        #[test]
        fn every_cohesive_group_is_represented(
            approved in prop::collection::vec(prop::collection::btree_set(0u64..6, 1..5), 2..9),
            places in 1usize..5,
        ) {
            let approved: Vec<Vec<u64>> = approved.into_iter().map(|a| a.into_iter().collect()).collect();
            let table = table(&approved);
            let places = places.min(table.columns());
            let slate = slate(&table, places);
            prop_assert_eq!(slate.len(), places);
            for people in 1u32..1 << table.rows() {
                prop_assert!(!wronged(&table, &slate, people, places), "people {:b}, slate {:?}", people, slate);
            }
        }
    }

    #[test]
    fn a_third_of_the_people_gets_a_third_of_the_slate() {
        let approved: Vec<Vec<u64>> =
            (0..9).map(|p| if p < 6 { vec![1, 2, 3, 4] } else { vec![7, 8] }).collect();
        let table = table(&approved);
        let ids: Vec<usize> = slate(&table, 3);
        let minority = ids.iter().filter(|&&c| table.column[c] >= 4).count();
        assert_eq!(minority, 1);
    }

    #[test]
    fn nobody_agrees_with_anything() {
        assert!(slate(&table(&[]), 3).is_empty());
    }
}
