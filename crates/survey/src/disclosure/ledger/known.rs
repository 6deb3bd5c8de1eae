//! What each row says of its cells by itself, and which cells hang together beyond that.

use std::collections::VecDeque;

use super::part::{Part, PartRow};
use super::rest::Rests;
use super::union::{Ranges, Union};
use crate::fault::{Fault, fault};

/// Nothing limits it: more than all sums of what is limited.
pub(super) const ANY: u64 = 1 << 60;

/// A cell whose number is known is in no part.
const NONE: u32 = u32::MAX;

/// How often a row is looked at on average, at most; each look only narrows what is true already.
const ROUNDS: usize = 40;

/// Limits of the cells, and the parts of the system.
pub(super) struct Known {
    pub(super) low: Vec<u64>,
    /// [`ANY`] if nothing limits it.
    pub(super) high: Vec<u64>,
    pub(super) parts: Vec<Part>,
    /// The part of each cell and its place there.
    place: Vec<(u32, u32)>,
}

impl Known {
    /// What ranges tell of the cells.
    pub(super) fn of(union: &Union, ranges: &Ranges) -> Result<Self, Fault> {
        let cells = union.cells.len();
        let (low, high, place) = (vec![0; cells], vec![ANY; cells], vec![(NONE, NONE); cells]);
        let mut known = Self { low, high, parts: Vec::new(), place };
        let rests = Rests::of(union, ranges)?;
        known.narrow(&rests)?;
        known.divide(&rests);
        Ok(known)
    }

    /// The sums of the limits of cells; [`ANY`] if one has no upper limit.
    pub(super) fn sums(&self, cells: &[u32]) -> (u64, u64) {
        cells
            .iter()
            .map(|&cell| cell as usize)
            .fold((0, 0), |(low, high), cell| (low + self.low[cell], (high + self.high[cell]).min(ANY)))
    }

    /// The part of a cell and its place there, unless its number is known.
    pub(super) fn place(&self, cell: u32) -> Option<(usize, u32)> {
        let (part, at) = self.place[cell as usize];
        (part != NONE).then_some((part as usize, at))
    }

    /// Each row limits each of its cells by what the others can be, until nothing more follows.
    fn narrow(&mut self, rests: &Rests) -> Result<(), Fault> {
        let mut waits = vec![true; rests.rows.len()];
        let mut queue: VecDeque<usize> = (0..waits.len()).collect();
        let mut looks = ROUNDS * queue.len();
        while let Some(at) = queue.pop_front() {
            waits[at] = false;
            if looks == 0 {
                break;
            }
            looks -= 1;
            let rest = &rests.rows[at];
            for cell in self.narrow_row(&rest.cells, (rest.low, rest.high))? {
                for &row in &rests.rows_of[cell as usize] {
                    let row = row as usize;
                    if row != at && !std::mem::replace(&mut waits[row], true) {
                        queue.push_back(row);
                    }
                }
            }
        }
        Ok(())
    }

    /// Which cells of a row have new limits.
    fn narrow_row(&mut self, cells: &[u32], (least, most): (u64, u64)) -> Result<Vec<u32>, Fault> {
        let unlimited = cells.iter().filter(|&&cell| self.high[cell as usize] == ANY).count();
        let limited = |high: u64| if high == ANY { 0 } else { high };
        let low: u64 = cells.iter().map(|&cell| self.low[cell as usize]).sum();
        let high: u64 = cells.iter().map(|&cell| limited(self.high[cell as usize])).sum();
        let mut changed = Vec::new();
        for &cell in cells {
            let at = cell as usize;
            let (my_low, my_high) = (self.low[at], self.high[at]);
            let others_are_limited = unlimited == usize::from(my_high == ANY);
            let room = if most == ANY { ANY } else { most.saturating_sub(low - my_low) };
            let need = if others_are_limited { least.saturating_sub(high - limited(my_high)) } else { 0 };
            let (new_low, new_high) = (my_low.max(need), my_high.min(room));
            if new_low > new_high || low > most || (unlimited == 0 && high < least) {
                return Err(contradiction());
            }
            if (new_low, new_high) != (my_low, my_high) {
                (self.low[at], self.high[at]) = (new_low, new_high);
                changed.push(cell);
            }
        }
        Ok(changed)
    }

    /// Cells that a row holds together are in one part.
    fn divide(&mut self, rests: &Rests) {
        let mut leader: Vec<u32> = (0..self.low.len() as u32).collect();
        let is_open: Vec<bool> = self.low.iter().zip(&self.high).map(|(low, high)| low < high).collect();
        let mut rows = Vec::new();
        for rest in &rests.rows {
            let (low, high) = self.sums(&rest.cells);
            // what the limits of the cells say already holds nothing together
            if rest.low <= low && high <= rest.high {
                continue;
            }
            let (open, known): (Vec<u32>, Vec<u32>) =
                rest.cells.iter().partition(|&&cell| is_open[cell as usize]);
            let known = self.sums(&known).0;
            open.windows(2).for_each(|pair| join(&mut leader, pair[0], pair[1]));
            let most = if rest.high == ANY { ANY } else { rest.high - known };
            rows.push((open, rest.low.saturating_sub(known), most));
        }
        let mut part_of = vec![NONE; leader.len()];
        for cell in (0..leader.len() as u32).filter(|&cell| is_open[cell as usize]) {
            let first = find(&mut leader, cell) as usize;
            if part_of[first] == NONE {
                part_of[first] = self.parts.len() as u32;
                self.parts.push(Part::default());
            }
            let part = &mut self.parts[part_of[first] as usize];
            self.place[cell as usize] = (part_of[first], part.low.len() as u32);
            part.cells.push(cell);
            part.low.push(self.low[cell as usize]);
            part.high.push(self.high[cell as usize]);
        }
        for (open, low, high) in rows {
            let Some(&first) = open.first() else { continue };
            let cells = open.iter().map(|&cell| self.place[cell as usize].1).collect();
            self.parts[self.place[first as usize].0 as usize].rows.push(PartRow { cells, low, high });
        }
    }
}

pub(super) fn contradiction() -> Fault {
    fault!(
        "The tables contradict each other: no whole numbers of people fit what they all say; mend or leave out what is wrong."
    )
}

fn find(leader: &mut [u32], mut at: u32) -> u32 {
    while leader[at as usize] != at {
        let next = leader[leader[at as usize] as usize];
        leader[at as usize] = next;
        at = next;
    }
    at
}

/// The smaller leads.
fn join(leader: &mut [u32], a: u32, b: u32) {
    let (a, b) = (find(leader, a), find(leader, b));
    leader[a.max(b) as usize] = a.min(b);
}
