//! Rounds in which no pair meets twice, by algebra.
//!
//! A transversal design (Raghavarao, *Constructions and Combinatorial Problems in Design of Experiments*, 1971): people
//! stand in rows as long as there are tables; in round a, the one in row i and column x goes to table x + a·i. Two of
//! different rows meet in one round at most, if differences of rows and of rounds have inverses; two of one row never
//! do. Where there are as many rows as tables, the rows themselves are one more round: together these are the lines
//! of an affine plane. Where a row can be cut into tables, that is one more round too.

use super::field::Ring;

/// The table of each seat in each round, by `round * people + seat`; as many rounds as there are, at most those wanted.
pub(super) fn rounds(tables: usize, people: usize, wanted: usize) -> Option<Vec<u32>> {
    let size = people.div_ceil(tables);
    let ring = Ring::of_size(tables);
    if size > ring.spread() || tables < 2 {
        return None;
    }
    let mut table_of = Vec::new();
    for round in 0..wanted.min(ring.spread()) {
        table_of
            .extend((0..people).map(|seat| ring.plus_product(seat % tables, round, seat / tables) as u32));
    }
    if wanted > ring.spread() && people == size * tables && tables.is_multiple_of(size) {
        // each row is cut into tables
        table_of.extend((0..people).map(|seat| (seat / size) as u32));
    }
    Some(table_of)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_pair_meets_twice() {
        for (tables, people, wanted) in [
            (8, 32, 9),
            (5, 25, 6),
            (4, 16, 5),
            (7, 44, 7),
            (3, 9, 4),
            (9, 80, 9),
            (35, 170, 5),
            (250, 500, 2),
            (2, 4, 3),
        ] {
            let table_of = rounds(tables, people, wanted).unwrap();
            assert_eq!(table_of.len(), wanted * people, "{tables} tables");
            let mut met = BTreeSet::new();
            for round in table_of.chunks(people) {
                for table in 0..tables as u32 {
                    let here: Vec<usize> = (0..people).filter(|&seat| round[seat] == table).collect();
                    assert!((people / tables..=people.div_ceil(tables)).contains(&here.len()));
                    for (at, a) in here.iter().enumerate() {
                        here[..at]
                            .iter()
                            .for_each(|b| assert!(met.insert((*a, *b)), "{tables} tables, {people} people"));
                    }
                }
            }
        }
        assert!(rounds(10, 60, 3).is_none(), "no such design is known by this construction");
    }
}
