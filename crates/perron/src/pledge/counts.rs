//! How many signed where, and what of it is shown.
//!
//! A count under ten is shown as such. Since the total, the other counts and the list of those who signed publicly are there
//! for all to see, some more counts are hidden where otherwise one could be found by subtraction.

use std::collections::BTreeMap;

use store::Tx;
use store::residence::Province;
use store::signatory::{self, Count};
use store::signature::Sector;

use crate::i18n::Lang;

/// Fewer than this many are not told.
pub const FEW: i64 = 10;

/// What is shown of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The count.
    Count(i64),
    /// Fewer than [`FEW`].
    Few,
    /// At least [`FEW`], hidden so that another cannot be worked out.
    Hidden,
    /// Nothing is told.
    Untold,
}

/// How many signed in one place, and how many of them are on the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// How many.
    pub all: i64,
    /// How many of them stand on the list with the place.
    pub public: i64,
}

/// What may be shown of the counts of all places, when their sum is told.
pub fn shown(cells: &[Cell]) -> Vec<Shown> {
    let mut shown: Vec<Shown> = cells
        .iter()
        .map(|cell| if (1..FEW).contains(&cell.all) { Shown::Few } else { Shown::Count(cell.all) })
        .collect();
    while is_any_known(cells, &shown) {
        let open = (0..cells.len()).filter(|&at| matches!(shown[at], Shown::Count(_)));
        let Some(next) = open.min_by_key(|&at| cells[at].all) else {
            return vec![Shown::Untold; cells.len()];
        };
        shown[next] = if cells[next].all < FEW { Shown::Few } else { Shown::Hidden };
    }
    shown
}

/// Whether someone who did not sign publicly is in a hidden count that follows from the others.
fn is_any_known(cells: &[Cell], shown: &[Shown]) -> bool {
    let hidden: Vec<usize> = (0..cells.len()).filter(|&at| !matches!(shown[at], Shown::Count(_))).collect();
    let sum: i64 = hidden.iter().map(|&at| cells[at].all).sum();
    let bounds: Vec<(i64, i64)> = hidden.iter().map(|&at| bounds(cells[at], shown[at], sum)).collect();
    let (least, most) = bounds.iter().fold((0, 0), |(least, most), bound| (least + bound.0, most + bound.1));
    hidden.iter().zip(&bounds).any(|(&at, &(low, high))| {
        let lowest = low.max(sum - (most - high));
        let highest = high.min(sum - (least - low));
        cells[at].all > cells[at].public && lowest == highest
    })
}

/// Between what a hidden count must lie, for someone who sees everything that is shown.
fn bounds(cell: Cell, shown: Shown, sum: i64) -> (i64, i64) {
    match shown {
        Shown::Few => (cell.public, (FEW - 1).min(sum)),
        Shown::Hidden => (cell.public.max(FEW), sum),
        Shown::Count(count) => (count, count),
        Shown::Untold => (0, sum),
    }
}

/// What everybody may know of who signed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All who signed.
    pub all: i64,
    /// Persons among them.
    pub people: i64,
    /// Organisations among them.
    pub organisations: i64,
    /// By province and territory, in the order of the program.
    pub places: Vec<(Province, Shown)>,
    /// Those who did not say where they are.
    pub unsaid: Option<Shown>,
    /// In how many provinces and territories somebody signed; `None` if that would tell too much.
    pub reach: Option<i64>,
    /// By sector.
    pub sectors: Vec<(Sector, i64)>,
    /// How many had signed by the end of a day, counted from 1970; at most one a week, and the last.
    pub time: Vec<(i64, i64)>,
}

impl Tally {
    /// All who signed, as a language writes it.
    pub fn written(&self, lang: &Lang) -> String {
        lang.count(self.all)
    }

    /// Reads it from the numbers that the store keeps.
    pub fn read(tx: &mut Tx<'_>) -> store::Result<Self> {
        Ok(Self::of(&signatory::counts(tx)?, &signatory::days(tx)?))
    }

    fn of(counts: &[Count], days: &[(i64, i64)]) -> Self {
        let cell = |province: Option<Province>| {
            counts.iter().filter(|count| count.province == province).fold(Cell::default(), |cell, count| {
                Cell { all: cell.all + count.all, public: cell.public + count.public }
            })
        };
        let provinces = Province::ALL.iter().copied();
        let cells: Vec<Cell> = provinces.clone().map(Some).chain([None]).map(cell).collect();
        let shown = shown(&cells);
        // if a zero is hidden, so is the number of places without one
        let hides_zero =
            shown.iter().zip(&cells).any(|(shown, cell)| cell.all == 0 && *shown != Shown::Count(0));
        let reach = cells[..Province::ALL.len()].iter().filter(|cell| cell.all > 0).count();
        let mut sectors: BTreeMap<Sector, i64> = BTreeMap::new();
        counts.iter().for_each(|count| *sectors.entry(count.sector).or_default() += count.all);
        let all = cells.iter().map(|cell| cell.all).sum();
        // whoever signs for themselves is a resident, and nobody else is
        let people = sectors.get(&Sector::Resident).copied().unwrap_or(0);
        Self {
            all,
            people,
            organisations: all - people,
            places: provinces.zip(shown.iter().copied()).collect(),
            unsaid: shown.last().copied(),
            reach: (!hides_zero).then_some(i64::try_from(reach).unwrap_or(0)),
            sectors: sectors.into_iter().collect(),
            time: weekly(days),
        }
    }
}

/// How many in all by the last day of each week on which someone signed.
fn weekly(days: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut weeks: Vec<(i64, i64)> = Vec::new();
    let mut all = 0;
    for &(day, count) in days {
        all += count;
        match weeks.last_mut() {
            Some(last) if last.0 / 7 == day / 7 => *last = (day, all),
            _ => weeks.push((day, all)),
        }
    }
    weeks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cells(counts: &[(i64, i64)]) -> Vec<Cell> {
        counts.iter().map(|&(all, public)| Cell { all, public }).collect()
    }

    #[test]
    fn a_few_are_not_told_and_not_found_by_subtraction() {
        use Shown::{Count, Few, Hidden, Untold};
        for (counts, expected) in [
            (&[(162, 9), (88, 9), (0, 0)][..], vec![Count(162), Count(88), Count(0)]),
            (&[(162, 9), (3, 1), (4, 1)], vec![Count(162), Few, Few]),
            (&[(162, 9), (3, 1), (0, 0)], vec![Count(162), Few, Few]),
            (&[(162, 9), (3, 1), (12, 2)], vec![Count(162), Few, Hidden]),
            (&[(162, 9), (3, 3), (12, 2)], vec![Count(162), Few, Count(12)]),
            (&[(3, 0)], vec![Untold]),
        ] {
            assert_eq!(shown(&cells(counts)), expected, "{counts:?}");
        }
    }

    /// Every way in which the hidden counts may be, for someone who sees what is shown, the sum, and the list.
    fn ways(cells: &[Cell], shown: &[Shown]) -> Vec<Vec<i64>> {
        let sum: i64 = cells.iter().map(|cell| cell.all).sum();
        let mut ways: Vec<Vec<i64>> = vec![vec![]];
        for (cell, shown) in cells.iter().zip(shown) {
            let may: Vec<i64> = match shown {
                Shown::Count(count) => vec![*count],
                Shown::Few => (cell.public..FEW).collect(),
                Shown::Hidden => (cell.public.max(FEW)..=sum).collect(),
                Shown::Untold => (cell.public..=sum).collect(),
            };
            let longer = |way: &Vec<i64>| may.iter().map(|count| [&way[..], &[*count]].concat()).collect();
            let all: Vec<Vec<Vec<i64>>> = ways.iter().map(longer).collect();
            ways = all.concat().into_iter().filter(|way| way.iter().sum::<i64>() <= sum).collect();
        }
        ways.retain(|way| way.iter().sum::<i64>() == sum);
        ways
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn no_hidden_count_follows_from_the_others(
            counts in prop::collection::vec((0i64..15, 0i64..15), 1..6),
        ) {
            let cells: Vec<Cell> = counts.iter().map(|&(all, public)| Cell { all, public: public.min(all) }).collect();
            let shown = shown(&cells);
            for (cell, shown) in cells.iter().zip(&shown) {
                prop_assert!(!matches!(shown, Shown::Count(count) if (1..FEW).contains(count)));
                prop_assert!(!matches!(shown, Shown::Count(count) if *count != cell.all));
            }
            if cells.len() == 1 {
                return Ok(()); // the only place there is has the total
            }
            let ways = ways(&cells, &shown);
            prop_assert!(ways.contains(&cells.iter().map(|cell| cell.all).collect()), "what is shown is true");
            for (at, cell) in cells.iter().enumerate() {
                let is_hidden = !matches!(shown[at], Shown::Count(_));
                let is_known = ways.iter().all(|way| way[at] == cell.all);
                prop_assert!(!(is_hidden && is_known && cell.all > cell.public), "{cells:?} {shown:?} {at}");
            }
        }
    }
}
