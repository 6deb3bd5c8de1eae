//! Cells hidden because they are small, and others so that the small ones cannot be worked out.

use serde::Serialize;

use super::counts::Counts;
use super::flow::{Lack, Net, Way};
use crate::fault::{Fault, fault, quoted};

/// After so much looking the best pattern so far stands.
const WORK: u64 = 30_000_000;

/// What a safe table keeps to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Cells of fewer people are hidden; zeros are shown.
    pub min_n: u64,
    /// No hidden small cell can be narrowed to an interval narrower than this.
    pub width: u64,
}

impl Default for Rules {
    fn default() -> Self {
        Self { min_n: 10, width: 5 }
    }
}

/// Why a cell is as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It is shown.
    Shown,
    /// It is hidden because it is small.
    Primary,
    /// It is hidden to protect others.
    Complementary,
}

/// One cell of a safe table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The name of its row.
    pub row: String,
    /// The name of its column.
    pub column: String,
    /// Its count, if it is shown.
    pub shown: Option<u64>,
    /// Why.
    pub status: Status,
    /// The least that it can be, from everything that is shown.
    pub low: u64,
    /// The most.
    pub high: u64,
}

/// A table that may be published, with its totals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SafeTable {
    /// Cells of fewer people are hidden.
    pub min_n: u64,
    /// How wide the interval of each of them is at least.
    pub width: u64,
    /// Names.
    pub rows: Vec<String>,
    /// Names.
    pub columns: Vec<String>,
    /// Sums of the rows.
    pub row_totals: Vec<u64>,
    /// Sums of the columns.
    pub column_totals: Vec<u64>,
    /// People in cells hidden to protect others.
    pub cost: u64,
    /// Whether it is known that no pattern hides fewer.
    pub is_least: bool,
    /// Row by row.
    pub cell: Vec<Cell>,
}

/// Hides every cell of fewer than `min_n` people, and others with together as few people as possible, so that from the rest
/// and the totals no small cell can be narrowed below `width`, nor told to be smaller than `min_n`.
///
/// # Errors
/// One sentence, if a cell cannot be protected though every other is hidden.
pub fn protect(counts: &Counts, rules: Rules) -> Result<SafeTable, Fault> {
    let all: Vec<u64> = (0..counts.rows().len())
        .flat_map(|row| (0..counts.columns().len()).map(move |column| counts.at(row, column)))
        .collect();
    let net = Net { rows: counts.rows().len(), columns: counts.columns().len(), counts: &all };
    let primary: Vec<usize> = (0..all.len()).filter(|&cell| (1..rules.min_n).contains(&all[cell])).collect();
    let mut search = Search { net: &net, rules, primary: &primary, best: None, work: 0 };
    search.everything_helps(counts)?;
    search.quickly();
    search.thoroughly();
    let is_least = search.work < WORK;
    let hidden = search.best.map(|(_, hidden)| hidden).unwrap_or_default();
    let mut cell = Vec::new();
    for (at, &n) in all.iter().enumerate() {
        let is_primary = (1..rules.min_n).contains(&n);
        let status = match (hidden[at], is_primary) {
            (false, _) => Status::Shown,
            (true, true) => Status::Primary,
            (true, false) => Status::Complementary,
        };
        let room = |way| if hidden[at] { net.room(&hidden, at, way, u64::MAX >> 2, &mut 0) } else { 0 };
        cell.push(Cell {
            row: counts.rows()[at / net.columns].clone(),
            column: counts.columns()[at % net.columns].clone(),
            shown: (!hidden[at]).then_some(n),
            status,
            low: n - room(Way::Down),
            high: n + room(Way::Up),
        });
    }
    let is_complementary = |at: &usize| cell[*at].status == Status::Complementary;
    let cost = (0..all.len()).filter(is_complementary).map(|at| all[at]).sum();
    Ok(SafeTable {
        min_n: rules.min_n,
        width: rules.width,
        rows: counts.rows().to_vec(),
        columns: counts.columns().to_vec(),
        row_totals: counts.row_totals(),
        column_totals: counts.column_totals(),
        cost,
        is_least,
        cell,
    })
}

struct Search<'a> {
    net: &'a Net<'a>,
    rules: Rules,
    primary: &'a [usize],
    /// What the best pattern costs, and which cells it hides.
    best: Option<(u64, Vec<bool>)>,
    work: u64,
}

impl Search<'_> {
    /// Only the small cells hidden.
    fn begin(&self) -> (Vec<bool>, Vec<Option<u64>>) {
        let counts = self.net.counts;
        let hidden: Vec<bool> = (0..counts.len()).map(|cell| self.primary.contains(&cell)).collect();
        let costs = counts.iter().zip(&hidden).map(|(&n, &hidden)| (n > 0 && !hidden).then_some(n)).collect();
        (hidden, costs)
    }

    /// In which directions a small cell has too little room.
    fn ways(&mut self, hidden: &[bool], cell: usize) -> Vec<Way> {
        let n = self.net.counts[cell];
        let (net, rules) = (self.net, self.rules);
        let needed = rules.min_n - n;
        let up = net.room(hidden, cell, Way::Up, needed.max(rules.width), &mut self.work);
        if up < needed {
            return vec![Way::Up];
        }
        if up >= rules.width {
            return Vec::new();
        }
        let down = net.room(hidden, cell, Way::Down, rules.width - up, &mut self.work);
        if up + down >= rules.width {
            return Vec::new();
        }
        if down < n { vec![Way::Up, Way::Down] } else { vec![Way::Up] }
    }

    /// What a cell lacks, if it lacks something: nothing inside if nothing helps.
    fn lack(&mut self, hidden: &[bool], costs: &[Option<u64>], cell: usize) -> Option<Option<Lack>> {
        let ways = self.ways(hidden, cell);
        if ways.is_empty() {
            return None;
        }
        let mut found: Option<Lack> = None;
        for way in ways {
            let Some(lack) = self.net.lack(hidden, cell, way, costs, &mut self.work) else { continue };
            found = Some(match found {
                None => lack,
                Some(known) => {
                    let (mut first, second) =
                        if lack.cost < known.cost { (lack, known) } else { (known, lack) };
                    first.any_of.extend(second.any_of.into_iter().filter(|cell| !first.path.contains(cell)));
                    let mut seen = Vec::new();
                    first.any_of.retain(|cell| {
                        !seen.contains(cell) && {
                            seen.push(*cell);
                            true
                        }
                    });
                    first
                }
            });
        }
        Some(found)
    }

    /// Whether hiding everything would do.
    fn everything_helps(&mut self, counts: &Counts) -> Result<(), Fault> {
        let everything: Vec<bool> = self.net.counts.iter().map(|n| *n > 0).collect();
        for &cell in self.primary {
            if !self.ways(&everything, cell).is_empty() {
                let (row, column) = (cell / self.net.columns, cell % self.net.columns);
                return Err(fault!(
                    "The count of {} in {} and {} cannot be hidden, since the totals tell it whatever else is hidden; join that row or column with another.",
                    self.net.counts[cell],
                    quoted(&counts.rows()[row]),
                    quoted(&counts.columns()[column])
                ));
            }
        }
        Ok(())
    }

    /// A good pattern: the cheapest way for one cell after the other, and then whatever is not needed shown again.
    fn quickly(&mut self) {
        let (mut hidden, costs) = self.begin();
        let begun = hidden.clone();
        while let Some(path) = self.primary.iter().find_map(|&cell| self.lack(&hidden, &costs, cell)) {
            let Some(lack) = path else { return };
            // with room on both sides lacking, a way of hidden cells alone would not help
            if lack.path.is_empty() {
                return;
            }
            lack.path.iter().for_each(|&cell| hidden[cell] = true);
        }
        let mut added: Vec<usize> = (0..hidden.len()).filter(|&cell| hidden[cell] && !begun[cell]).collect();
        added.sort_by_key(|&cell| std::cmp::Reverse(self.net.counts[cell]));
        for cell in added {
            hidden[cell] = false;
            if self.primary.iter().any(|&primary| !self.ways(&hidden, primary).is_empty()) {
                hidden[cell] = true;
            }
        }
        let cost = (0..hidden.len())
            .filter(|&cell| hidden[cell] && !begun[cell])
            .map(|cell| self.net.counts[cell])
            .sum();
        self.best = Some((cost, hidden));
    }

    /// Every pattern that could be better: a small cell lacks room until one of the cells across its narrowest cut is hidden.
    fn thoroughly(&mut self) {
        let (hidden, costs) = self.begin();
        let mut open = vec![(0u64, hidden, costs)];
        while let Some((cost, hidden, costs)) = open.pop() {
            if self.work >= WORK && self.best.is_some() {
                return;
            }
            let mut hardest: Option<Lack> = None;
            let mut is_dead = false;
            for &cell in self.primary {
                match self.lack(&hidden, &costs, cell) {
                    None => {}
                    Some(None) => {
                        is_dead = true;
                        break;
                    }
                    Some(Some(lack)) if hardest.as_ref().is_none_or(|known| lack.cost > known.cost) => {
                        hardest = Some(lack);
                    }
                    Some(Some(_)) => {}
                }
            }
            let at_least = cost + hardest.as_ref().map_or(0, |lack| lack.cost);
            if is_dead || self.best.as_ref().is_some_and(|(best, _)| at_least >= *best) {
                continue;
            }
            let Some(lack) = hardest else {
                self.best = Some((cost, hidden));
                continue;
            };
            // the first is tried first: it goes onto the pile last
            let mut branches = Vec::new();
            let mut costs = costs;
            for cell in lack.any_of {
                let Some(price) = costs[cell].take() else { continue };
                let mut hidden = hidden.clone();
                hidden[cell] = true;
                branches.push((cost + price, hidden, costs.clone()));
            }
            open.extend(branches.into_iter().rev());
        }
    }
}
