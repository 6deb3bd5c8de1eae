//! Groups of people that are not to be told, and how far they can be.

use std::fmt;

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::told::{Published, Told};
use super::union::{Ranges, Row, Union};
use crate::disclosure::Rules;
use crate::fault::{list, quoted};

/// Some people, by what was published of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// A number of a table.
    Number {
        /// The table.
        table: String,
        /// The number.
        number: String,
    },
    /// The people of one number who are not those of another: what is left when a filter is taken off.
    Less {
        /// The table and the number of all.
        of: [String; 2],
        /// The table and the number of some of them.
        less: [String; 2],
    },
    /// Base cells that no table tells apart.
    Cells(Vec<u64>),
}

/// A group that can be told too well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Leak {
    /// The group.
    pub group: Group,
    /// The least that it can be.
    pub low: u64,
    /// The most.
    pub high: u64,
    /// Tables that tell it together; without any one of these, it could not be told so well.
    pub through: Vec<String>,
}

/// What is asked of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// It was hidden as small: its interval stays wide and reaches the smallest number that is shown.
    Small,
    /// No table hides it: it is not told for certain that it has somebody in it, and few.
    Open,
    /// Its interval is asked for, and nothing of it.
    Free,
}

/// Where a group comes from: rows, or a cell, of a union.
#[derive(Clone, Copy, Debug)]
pub(super) enum Origin {
    Row(usize),
    Less(usize, usize),
    Cell(usize),
}

/// A group to look at.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) origin: Origin,
    pub(super) rule: Rule,
    pub(super) cells: Vec<u32>,
}

/// The least and the most that a group can be, as far as was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Interval {
    pub(super) low: u64,
    /// [`super::known::ANY`] if nothing limits it.
    pub(super) high: u64,
    /// Whether it is known that it can be nothing else.
    pub(super) is_exact: bool,
}

impl Rule {
    pub(super) fn is_kept(self, low: u64, high: u64, rules: Rules) -> bool {
        match self {
            Self::Free => true,
            Self::Small => high >= rules.min_n && high - low >= rules.width,
            Self::Open => low == 0 || high >= rules.min_n,
        }
    }
}

impl Target {
    /// Whether it is a number, or made of one, that a table of a union has.
    pub(super) fn is_in(&self, union: &Union, table: usize) -> bool {
        let has = |row: usize| union.rows[row].from.iter().any(|from| from.0 == table);
        match self.origin {
            Origin::Row(row) => has(row),
            Origin::Less(of, less) => has(of) || has(less),
            Origin::Cell(_) => false,
        }
    }

    /// Whether it is a number that no other table has.
    pub(super) fn is_only_in(&self, union: &Union, table: usize) -> bool {
        matches!(self.origin, Origin::Row(row) if union.rows[row].from.iter().all(|from| from.0 == table))
    }
}

/// Every group of a union that has a rule; with those that are only asked for, if `is_asked`.
pub(super) fn targets(
    union: &Union,
    tables: &[&Published],
    ranges: &Ranges,
    min_n: u64,
    is_asked: bool,
) -> Vec<Target> {
    let mut all = Vec::new();
    let mut known: FxHashMap<Vec<u32>, ()> = FxHashMap::default();
    let mut add = |origin, rule, cells: &[u32]| {
        if known.insert(cells.to_vec(), ()).is_none() {
            all.push(Target { origin, rule, cells: cells.to_vec() });
        }
    };
    for (at, row) in union.rows.iter().enumerate() {
        let is = |told: Told| row.from.iter().any(|&(table, at)| tables[table].numbers[at].told == told);
        if is(Told::Small) {
            add(Origin::Row(at), Rule::Small, &row.cells);
        } else if ranges[at].is_some_and(|(low, high)| low > 0 && high < min_n) {
            add(Origin::Row(at), Rule::Open, &row.cells);
        } else if is_asked && is(Told::Withheld) {
            add(Origin::Row(at), Rule::Free, &row.cells);
        }
    }
    for (of, less) in small_differences(union, ranges, min_n) {
        let less_cells = &union.rows[less].cells;
        let cells: Vec<u32> =
            union.rows[of].cells.iter().copied().filter(|c| !holds(less_cells, *c)).collect();
        add(Origin::Less(of, less), Rule::Open, &cells);
    }
    (0..union.cells.len()).for_each(|cell| add(Origin::Cell(cell), Rule::Open, &[cell as u32]));
    all
}

/// Numbers that are told and differ by few people, where one counts some of those of the other.
fn small_differences(union: &Union, ranges: &Ranges, min_n: u64) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (less, row) in union.rows.iter().enumerate() {
        let (Some((least, most)), Some(rarest)) = (
            ranges[less],
            row.cells.iter().map(|&cell| &union.rows_of[cell as usize]).min_by_key(|rows| rows.len()),
        ) else {
            continue;
        };
        for &of in rarest {
            let Some((low, high)) = ranges[of as usize] else { continue };
            let is_small = low > most && high - least < min_n;
            if is_small && is_within(row, &union.rows[of as usize]) {
                pairs.push((of as usize, less));
            }
        }
    }
    pairs
}

fn holds(cells: &[u32], cell: u32) -> bool {
    cells.binary_search(&cell).is_ok()
}

fn is_within(row: &Row, of: &Row) -> bool {
    row.cells.len() < of.cells.len() && row.cells.iter().all(|&cell| holds(&of.cells, cell))
}

impl Group {
    pub(super) fn of(origin: Origin, union: &Union, tables: &[&Published]) -> Self {
        let named = |row: usize| {
            let (table, at) = union.rows[row].from[0];
            [tables[table].name.clone(), tables[table].numbers[at].name.clone()]
        };
        match origin {
            Origin::Row(row) => {
                let [table, number] = named(row);
                Self::Number { table, number }
            }
            Origin::Less(of, less) => Self::Less { of: named(of), less: named(less) },
            Origin::Cell(cell) => Self::Cells(union.cells[cell].clone()),
        }
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number { table, number } => write!(f, "{} in {}", quoted(number), quoted(table)),
            Self::Less { of: [table, number], less: [less_table, less_number] } => write!(
                f,
                "{} in {} less {} in {}",
                quoted(number),
                quoted(table),
                quoted(less_number),
                quoted(less_table)
            ),
            Self::Cells(cells) if cells.len() == 1 => write!(f, "Base cell {}", cells[0]),
            Self::Cells(cells) => write!(f, "Base cell {} with {} others", cells[0], cells.len() - 1),
        }
    }
}

impl fmt::Display for Leak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is {}", self.group, self.low)?;
        if self.high > self.low {
            write!(f, " to {}", self.high)?;
        }
        match self.through.as_slice() {
            [one] => write!(f, ", which {} tells.", quoted(one)),
            [some @ .., last] => {
                write!(f, ", which {} and {} tell.", list(some.iter().map(String::as_str)), quoted(last))
            }
            [] => write!(f, "."),
        }
    }
}
