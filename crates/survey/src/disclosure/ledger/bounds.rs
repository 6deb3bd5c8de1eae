//! The least and the most that groups can be.

use std::collections::VecDeque;

use rayon::prelude::*;

use super::group::{Interval, Rule, Target};
use super::known::{ANY, Known, contradiction};
use super::part::{Found, Part};
use crate::disclosure::Rules;
use crate::fault::{Fault, fault};

/// No part has more cells in its rows together: a solver would take too long.
const MOST_LINKED: usize = 60_000;

/// No more sets of numbers are kept, nor those of few cells, which are found again in no time.
const MOST_SEEN: usize = 200;
const WORTH_KEEPING: usize = 24;

/// What of a target is in one part.
struct Piece<'a> {
    of: &'a Target,
    /// Where the target stands among all.
    target: usize,
    /// Its cells, by their places in the part.
    cells: Vec<u32>,
    /// What the cells hold that are known: if the whole target is in this part, that is what it is more.
    besides: u64,
    is_whole: bool,
    low: u64,
    high: u64,
    low_is_exact: bool,
    high_is_exact: bool,
}

/// Numbers of people that fitted once, each set for some of the cells: they may fit again, and spare a search.
#[derive(Default)]
pub(super) struct Seen {
    /// The cells, in order, and how many people each has.
    sets: VecDeque<(Vec<u32>, Vec<u64>)>,
    /// How many cells all searches looked through in rows: what they cost, without a clock.
    pub(super) work: usize,
}

impl Seen {
    fn add(&mut self, part: &Part, numbers: Vec<u64>) {
        self.work += part.linked();
        if part.cells.len() < WORTH_KEEPING {
            return;
        }
        if self.sets.len() == MOST_SEEN {
            self.sets.pop_front();
        }
        self.sets.push_back((part.cells.clone(), numbers));
    }

    /// Those that fit a part.
    fn of<'a>(&'a self, part: &'a Part) -> impl Iterator<Item = Vec<u64>> + 'a {
        let of_part = |(cells, numbers): &(Vec<u32>, Vec<u64>)| -> Option<Vec<u64>> {
            part.cells.iter().map(|cell| Some(numbers[cells.binary_search(cell).ok()?])).collect()
        };
        self.sets.iter().filter_map(of_part).filter(|numbers| part.fits(numbers, &[]))
    }
}

/// The interval of each target: exact ones if `is_exact`, otherwise as wide as its rule asks, if they can be.
pub(super) fn intervals(
    known: &Known,
    targets: &[Target],
    rules: Rules,
    is_exact: bool,
    seen: &mut Seen,
) -> Result<Vec<Interval>, Fault> {
    let mut found: Vec<Interval> = Vec::with_capacity(targets.len());
    let mut pieces: Vec<Vec<Piece>> = known.parts.iter().map(|_| Vec::new()).collect();
    for (at, target) in targets.iter().enumerate() {
        let sum: u64 =
            target.cells.iter().filter(|&&c| known.place(c).is_none()).map(|&c| known.low[c as usize]).sum();
        let (_, high) = known.sums(&target.cells);
        // without a limit it is as wide as one likes
        let is_unlimited = high >= ANY;
        found.push(Interval { low: sum, high: if is_unlimited { ANY } else { sum }, is_exact: true });
        let mut open: Vec<(usize, u32)> = target.cells.iter().filter_map(|&cell| known.place(cell)).collect();
        open.sort_unstable();
        if is_unlimited && !is_exact {
            continue;
        }
        let parts = open.chunk_by(|a, b| a.0 == b.0);
        let is_whole = parts.clone().count() == 1 && !is_unlimited;
        for chunk in parts {
            pieces[chunk[0].0].push(Piece {
                of: target,
                target: at,
                cells: chunk.iter().map(|open| open.1).collect(),
                besides: sum,
                is_whole,
                low: u64::MAX,
                high: 0,
                low_is_exact: false,
                high_is_exact: is_unlimited,
            });
        }
    }
    let work = |(part, pieces): (&Part, &mut Vec<Piece>)| {
        let mut look = Look { part, pieces, rules, is_exact, found: Vec::new() };
        if look.pieces.is_empty() {
            return Ok(look.found);
        }
        seen.of(part).for_each(|numbers| look.see(&numbers));
        look.all()?;
        Ok(look.found)
    };
    let new = known.parts.par_iter().zip(&mut pieces).map(work).collect::<Result<Vec<_>, Fault>>()?;
    for (part, found) in known.parts.iter().zip(new) {
        found.into_iter().for_each(|numbers| seen.add(part, numbers));
    }
    for piece in pieces.iter().flatten() {
        let interval = &mut found[piece.target];
        interval.low += piece.low;
        interval.high = (interval.high + piece.high).min(ANY);
        interval.is_exact &= piece.low_is_exact && piece.high_is_exact;
    }
    Ok(found)
}

/// The search for the ends of every piece of a part; each set of numbers that fits tells something of all pieces.
struct Look<'a, 'b> {
    part: &'a Part,
    pieces: &'a mut [Piece<'b>],
    rules: Rules,
    is_exact: bool,
    found: Vec<Vec<u64>>,
}

impl Look<'_, '_> {
    fn see(&mut self, numbers: &[u64]) {
        self.pieces.iter_mut().for_each(|piece| piece.see(numbers));
    }

    fn all(&mut self) -> Result<(), Fault> {
        if self.part.linked() > MOST_LINKED {
            return Err(fault!(
                "The tables hold {} unknown numbers together, too many to audit; publish fewer attributes at once, or hide less.",
                self.part.low.len()
            ));
        }
        if !self.is_exact {
            self.many();
        }
        for at in 0..self.pieces.len() {
            self.ends(at)?;
        }
        for piece in self.pieces.iter_mut() {
            if piece.low == u64::MAX {
                return Err(fault!(
                    "It could not be worked out what the tables tell together; publish fewer attributes at once, or hide less."
                ));
            }
            let ends = [false, true].map(|is_most| piece.is_done(self.part, is_most));
            [piece.low_is_exact, piece.high_is_exact] = ends;
        }
        Ok(())
    }

    /// Both ends of one piece, or as much as its rule asks.
    fn ends(&mut self, at: usize) -> Result<(), Fault> {
        // a group that nobody hid is most often cleared by being nobody
        let first_is_most = self.pieces[at].of.rule != Rule::Open;
        for is_most in [first_is_most, !first_is_most] {
            let piece = &self.pieces[at];
            if piece.is_done(self.part, is_most) || (!self.is_exact && piece.is_wide_enough(self.rules)) {
                continue;
            }
            match self.part.extreme(&piece.cells, is_most) {
                Found::Nothing => return Err(contradiction()),
                Found::Unknown => {}
                Found::Fit(numbers, is_best) => {
                    self.see(&numbers);
                    self.found.push(numbers);
                    let piece = &mut self.pieces[at];
                    let end = if is_most { &mut piece.high_is_exact } else { &mut piece.low_is_exact };
                    *end = is_best;
                }
            }
        }
        Ok(())
    }

    /// Numbers that show many groups to be wide enough at once: nobody in those that nobody hid, many in those hidden.
    fn many(&mut self) {
        for rule in [Rule::Small, Rule::Open] {
            let mut before = usize::MAX;
            loop {
                let rules = self.rules;
                let is_left =
                    |piece: &&Piece| piece.is_whole && piece.of.rule == rule && !piece.is_wide_enough(rules);
                let left = self.pieces.iter().filter(is_left).count();
                if left < 2 || left >= before {
                    break;
                }
                before = left;
                let of = self.pieces.iter().filter(is_left).flat_map(|piece| piece.cells.iter().copied());
                let cells: Vec<u32> = of.collect();
                if let Found::Fit(numbers, _) = self.part.extreme(&cells, rule == Rule::Small) {
                    self.see(&numbers);
                    self.found.push(numbers);
                }
            }
        }
    }
}

impl Piece<'_> {
    fn see(&mut self, numbers: &[u64]) {
        let sum = self.cells.iter().map(|&cell| numbers[cell as usize]).sum();
        self.low = self.low.min(sum);
        self.high = self.high.max(sum);
    }

    /// Whether one end cannot be further out: so the solver says, or the limits of the cells.
    fn is_done(&self, part: &Part, is_most: bool) -> bool {
        let limit =
            |of: &[u64]| self.cells.iter().fold(0, |sum: u64, &cell| sum.saturating_add(of[cell as usize]));
        if is_most {
            self.high_is_exact || (self.low != u64::MAX && self.high == limit(&part.high))
        } else {
            self.low_is_exact || self.low == limit(&part.low)
        }
    }

    fn is_wide_enough(&self, rules: Rules) -> bool {
        let is_seen = self.is_whole && self.low != u64::MAX;
        is_seen && self.of.rule.is_kept(self.besides + self.low, self.besides + self.high, rules)
    }
}
