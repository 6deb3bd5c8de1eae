//! The order everything is computed in, made from the votes' content alone.
//!
//! Each statement and each participant gets a fingerprint: a statement's from its counts, a participant's from the
//! fingerprints of what they voted on and how, a statement's again from its voters', and so on (the colour refinement
//! of Weisfeiler and Leman). Sums of scrambled numbers do not depend on order, so the fingerprints do not either.
//! Participants who voted alike share a fingerprint and are interchangeable; so are statements. Where twins must be told
//! apart (which of their votes are hidden, who is looked at first) they are numbered: whoever has which number, the
//! votes in canonical order are the same.

use std::collections::BTreeSet;
use std::ops::Range;

use rayon::prelude::*;

use super::random::{join, scramble};
use crate::{Entry, Votes};

/// How often fingerprints travel from statements to participants and back.
const ROUNDS: usize = 3;
/// How often mirrored camps are told apart, each time one from another.
const MOST_MIRRORS: usize = 32;

/// The votes that count for the map, rows and columns in canonical order.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// Row of [`Votes`] by canonical row. Everybody is here, also who voted on moderated-out statements alone.
    pub(crate) row: Vec<u32>,
    /// Column of [`Votes`] by canonical column; moderated-out statements are left out.
    pub(crate) column: Vec<u32>,
    /// Fingerprint by canonical row, other for each twin.
    pub(crate) fingerprint: Vec<u64>,
    /// Fingerprint by canonical column, the same for twins.
    pub(crate) column_fingerprint: Vec<u64>,
    /// How many twins of a canonical column come before it.
    pub(crate) column_twin: Vec<u64>,
    start: Vec<usize>,
    entry: Vec<Entry>,
}

impl Table {
    pub(crate) fn new(votes: &Votes, moderated_out: &BTreeSet<u64>) -> Self {
        let open: Vec<bool> = votes.statement().iter().map(|id| !moderated_out.contains(id)).collect();
        let (rows, columns, row) = fingerprints(votes, &open);
        let twin = twins(row.iter().map(|&r| rows[r as usize]));
        // in order of what is left of the fingerprint, twins would stand side by side and the first would be no sample
        let mut row: Vec<(u64, u32)> =
            row.iter().zip(twin).map(|(&r, twin)| (own(rows[r as usize], twin), r)).collect();
        row.par_sort_unstable();
        let mut column: Vec<u32> = (0..columns.len() as u32).filter(|&c| open[c as usize]).collect();
        column.sort_by_key(|&c| (columns[c as usize], c));
        let mut place = vec![u32::MAX; columns.len()];
        for (canonical, &c) in column.iter().enumerate() {
            place[c as usize] = canonical as u32;
        }
        let mut table = Self {
            fingerprint: row.iter().map(|&(print, _)| print).collect(),
            column_fingerprint: column.iter().map(|&c| columns[c as usize]).collect(),
            column_twin: twins(column.iter().map(|&c| columns[c as usize])),
            start: Vec::with_capacity(row.len() + 1),
            entry: Vec::with_capacity(votes.len()),
            row: row.into_iter().map(|(_, r)| r).collect(),
            column,
        };
        table.start.push(0);
        for &r in &table.row {
            let from = table.entry.len();
            let moved = votes.row(r as usize).iter().filter(|e| open[e.statement()]);
            table.entry.extend(moved.map(|e| Entry::new(place[e.statement()] as usize, e.value())));
            table.entry[from..].sort_unstable();
            table.start.push(table.entry.len());
        }
        table
    }

    /// Votes of one participant, in canonical column order.
    pub(crate) fn votes(&self, row: usize) -> &[Entry] {
        &self.entry[self.start[row]..self.start[row + 1]]
    }

    pub(crate) fn rows(&self) -> usize {
        self.row.len()
    }

    pub(crate) fn columns(&self) -> usize {
        self.column.len()
    }

    pub(crate) fn len(&self) -> usize {
        self.entry.len()
    }

    /// Votes by column.
    pub(crate) fn counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.columns()];
        for e in &self.entry {
            counts[e.statement()] += 1;
        }
        counts
    }

    /// Runs of rows with about equally many votes; how many depends on the table alone, never on threads.
    pub(crate) fn chunks(&self) -> Vec<Range<usize>> {
        let wanted = (self.len() / (4 * self.columns()).max(20_000)).clamp(1, 32);
        let cut = |i: usize| match i {
            0 => 0,
            i if i == wanted => self.rows(),
            i => self.start.partition_point(|&s| s < self.len() / wanted * i).min(self.rows()),
        };
        (0..wanted).map(|i| cut(i)..cut(i + 1)).collect()
    }

    /// The same columns with some rows, and of those only the votes that `keep` allows.
    pub(crate) fn part(&self, rows: Range<usize>, keep: impl Fn(usize, Entry) -> bool) -> Self {
        let mut part = Self {
            row: self.row[rows.clone()].to_vec(),
            column: self.column.clone(),
            fingerprint: self.fingerprint[rows.clone()].to_vec(),
            column_fingerprint: self.column_fingerprint.clone(),
            column_twin: self.column_twin.clone(),
            start: vec![0],
            entry: Vec::new(),
        };
        for r in rows {
            part.entry.extend(self.votes(r).iter().filter(|&&e| keep(r, e)));
            part.start.push(part.entry.len());
        }
        part
    }
}

/// A fingerprint of one's own, for the twin that so many come before.
pub(crate) fn own(print: u64, twin: u64) -> u64 {
    if twin == 0 { print } else { join(print, twin) }
}

/// For each of some fingerprints in order, how many before it are the same.
fn twins(prints: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut last = None;
    let number = prints.map(|print| {
        let twin = last.filter(|(before, _)| *before == print).map_or(0, |(_, twin)| twin + 1);
        last = Some((print, twin));
        twin
    });
    number.collect()
}

/// Fingerprints of all rows and columns of `votes`, from the open columns' votes alone, and the rows in their order.
fn fingerprints(votes: &Votes, open: &[bool]) -> (Vec<u64>, Vec<u64>, Vec<u32>) {
    let mut columns = vec![0; open.len()];
    let mut rows = vec![0; votes.participant().len()];
    let mut order: Vec<u32> = (0..rows.len() as u32).collect();
    for _ in 0..MOST_MIRRORS {
        refine(votes, open, &mut columns, &mut rows);
        order.par_sort_unstable_by_key(|&r| (rows[r as usize], r));
        let Some(mirrored) = mirrored(votes, open, &rows, &order) else { break };
        for e in votes.row(mirrored) {
            columns[e.statement()] = print(columns[e.statement()], *e);
        }
        rows.fill(0);
    }
    (rows, columns, order)
}

/// Somebody who has the fingerprint of another without having voted like them: two camps that answer each other's
/// opposite to everything look the same from afar. Which of the two sides is told apart by name does not matter.
fn mirrored(votes: &Votes, open: &[bool], rows: &[u64], order: &[u32]) -> Option<usize> {
    let voted = |r: u32| votes.row(r as usize).iter().filter(|e| open[e.statement()]);
    let pair = order
        .windows(2)
        .find(|pair| rows[pair[0] as usize] == rows[pair[1] as usize] && !voted(pair[0]).eq(voted(pair[1])));
    pair.map(|pair| pair[0] as usize)
}

fn refine(votes: &Votes, open: &[bool], columns: &mut [u64], rows: &mut [u64]) {
    for _ in 0..ROUNDS {
        let met = column_sums(votes, rows);
        for (c, sum) in columns.iter_mut().zip(met) {
            *c = join(*c, sum);
        }
        rows.par_iter_mut().enumerate().for_each(|(r, row)| {
            let voted = votes.row(r).iter().filter(|e| open[e.statement()]);
            let sum = voted.fold(0u64, |sum, e| sum.wrapping_add(print(columns[e.statement()], *e)));
            *row = scramble(sum);
        });
    }
}

fn print(of: u64, e: Entry) -> u64 {
    join(of, (e.value() + 1) as u64)
}

/// By column, the sum of what its voters' fingerprints say.
fn column_sums(votes: &Votes, rows: &[u64]) -> Vec<u64> {
    let columns = votes.statement().len();
    let some = |range: &[usize]| {
        let mut sums = vec![0u64; columns];
        for &r in range {
            for e in votes.row(r) {
                let sum = &mut sums[e.statement()];
                *sum = sum.wrapping_add(print(rows[r], *e));
            }
        }
        sums
    };
    let all: Vec<usize> = (0..rows.len()).collect();
    let add = |mut a: Vec<u64>, b: Vec<u64>| {
        a.iter_mut().zip(b).for_each(|(a, b)| *a = a.wrapping_add(b));
        a
    };
    all.par_chunks(4096).map(some).reduce(|| vec![0; columns], add)
}
