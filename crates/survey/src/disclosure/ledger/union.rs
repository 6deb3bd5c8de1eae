//! All tables as one system: which numbers count which people.

use rustc_hash::FxHashMap;

use super::known::ANY;
use super::told::{MOST_PEOPLE, Published};
use crate::fault::{Fault, fault, quoted};

/// No ledger names more base cells, each as often as it is named.
const MOST_TERMS: usize = 20_000_000;

/// Tables over the same base cells. Base cells that the same numbers count are one: nothing published tells them apart.
pub(super) struct Union {
    /// The base cells of each.
    pub(super) cells: Vec<Vec<u64>>,
    /// Numbers of the same people are one row.
    pub(super) rows: Vec<Row>,
    /// The rows that count each cell.
    pub(super) rows_of: Vec<Vec<u32>>,
}

pub(super) struct Row {
    /// The cells it counts, in order.
    pub(super) cells: Vec<u32>,
    /// Where it is published: table and number.
    pub(super) from: Vec<(usize, usize)>,
}

/// What is told of each row by some of the tables: nothing, or the least and the most.
pub(super) type Ranges = Vec<Option<(u64, u64)>>;

impl Union {
    pub(super) fn of(tables: &[&Published]) -> Result<Self, Fault> {
        let mut named: Vec<&str> = tables.iter().map(|table| table.name.as_str()).collect();
        named.sort_unstable();
        if let Some(pair) = named.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(fault!(
                "Two tables are called {}; give each of a ledger another name.",
                quoted(pair[0])
            ));
        }
        let terms: usize = tables.iter().flat_map(|table| &table.numbers).map(|number| number.of.len()).sum();
        if terms > MOST_TERMS {
            return Err(fault!(
                "The tables are {terms} sums of base cells together and {MOST_TERMS} are the most; make base cells of fewer attributes."
            ));
        }
        let mut sets: Vec<Vec<u64>> = Vec::new();
        let mut from: Vec<Vec<(usize, usize)>> = Vec::new();
        let mut known: FxHashMap<Vec<u64>, usize> = FxHashMap::default();
        for (table, published) in tables.iter().enumerate() {
            for (at, number) in published.numbers.iter().enumerate() {
                let mut set = number.of.clone();
                set.sort_unstable();
                let is_set = !set.is_empty() && set.windows(2).all(|pair| pair[0] < pair[1]);
                let (low, high) = number.told.range().unwrap_or_default();
                if !is_set || low > high || low > MOST_PEOPLE {
                    return Err(fault!(
                        "{} in {} counts no base cell, or one twice, or more people than there are, or goes from more to less; mend it.",
                        quoted(&number.name),
                        quoted(&published.name)
                    ));
                }
                let row = *known.entry(set).or_insert_with_key(|set| {
                    sets.push(set.clone());
                    from.push(Vec::new());
                    sets.len() - 1
                });
                from[row].push((table, at));
            }
        }
        Ok(Self::of_sets(&sets, from))
    }

    fn of_sets(sets: &[Vec<u64>], from: Vec<Vec<(usize, usize)>>) -> Self {
        let mut pairs: Vec<(u64, u32)> =
            sets.iter().zip(0..).flat_map(|(set, row)| set.iter().map(move |&base| (base, row))).collect();
        pairs.sort_unstable();
        let mut rows: Vec<Row> = from.into_iter().map(|from| Row { cells: Vec::new(), from }).collect();
        let (mut cells, mut rows_of) = (Vec::<Vec<u64>>::new(), Vec::new());
        let mut known: FxHashMap<Vec<u32>, usize> = FxHashMap::default();
        for of_base in pairs.chunk_by(|a, b| a.0 == b.0) {
            let counted_by: Vec<u32> = of_base.iter().map(|pair| pair.1).collect();
            let next = cells.len();
            let cell = *known.entry(counted_by).or_insert_with_key(|counted_by| {
                counted_by.iter().for_each(|&row| rows[row as usize].cells.push(next as u32));
                rows_of.push(counted_by.clone());
                cells.push(Vec::new());
                next
            });
            cells[cell].push(of_base[0].0);
        }
        Self { cells, rows, rows_of }
    }

    /// What some of the tables tell.
    pub(super) fn ranges(
        &self,
        tables: &[&Published],
        is_in: impl Fn(usize) -> bool,
    ) -> Result<Ranges, Fault> {
        let of_row = |row: &Row| {
            let mut range = None;
            for &(table, at) in row.from.iter().filter(|from| is_in(from.0)) {
                let number = &tables[table].numbers[at];
                let Some((low, high)) = number.told.range() else { continue };
                let (least, most) = range.unwrap_or((0, ANY));
                let high = if high > MOST_PEOPLE { ANY } else { high };
                let both = (low.max(least), high.min(most));
                if both.0 > both.1 {
                    return Err(fault!(
                        "{} in {} is not what another table says of the same people; mend one of them.",
                        quoted(&number.name),
                        quoted(&tables[table].name)
                    ));
                }
                range = Some(both);
            }
            Ok(range)
        };
        self.rows.iter().map(of_row).collect()
    }
}
