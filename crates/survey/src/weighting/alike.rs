//! Rows that are alike, numbered.

use rustc_hash::FxHashMap;

use crate::table::MISSING;

/// No table of kinds by their number is larger.
const LARGEST: usize = 1 << 22;

/// Rows by what they have in common.
pub(crate) struct Alike {
    key: Vec<u32>,
    /// Every key is less.
    span: usize,
}

impl Alike {
    /// All rows are alike.
    pub(crate) fn new(rows: usize) -> Self {
        Self { key: vec![0; rows], span: 1 }
    }

    /// Rows are alike only if these codes are the same too; each is less than `size`.
    pub(crate) fn and(&mut self, codes: &[u32], size: usize) {
        if self.span.saturating_mul(size) > LARGEST {
            self.count();
        }
        if self.span.saturating_mul(size) > u32::MAX as usize {
            // more than four thousand million combinations of a thousand levels and more: by hand
            self.span = joined(&mut self.key, codes);
            return;
        }
        for (key, &code) in self.key.iter_mut().zip(codes) {
            *key = *key * size as u32 + code;
        }
        self.span *= size;
    }

    /// How many kinds of rows there are.
    pub(crate) fn count(&mut self) -> usize {
        self.span = compress(&mut self.key, self.span);
        self.span
    }

    /// The number of the kind of each row, and how many kinds there are.
    pub(crate) fn numbered(mut self) -> (Vec<u32>, usize) {
        let count = self.count();
        (self.key, count)
    }
}

/// Rows of which those that are alike count as one.
pub(crate) struct Kinds {
    /// The kind of each row.
    pub(crate) of_row: Vec<u32>,
    /// A row of each kind.
    row: Vec<u32>,
}

impl Kinds {
    pub(crate) fn of(alike: Alike) -> Self {
        let (of_row, count) = alike.numbered();
        let mut row = vec![0; count];
        for (at, &kind) in (0..).zip(&of_row) {
            row[kind as usize] = at;
        }
        Self { of_row, row }
    }

    pub(crate) fn count(&self) -> usize {
        self.row.len()
    }

    /// What each kind has, of what its rows all have.
    pub(crate) fn each<T: Copy>(&self, rows: &[T]) -> Vec<T> {
        self.row.iter().map(|&row| rows[row as usize]).collect()
    }

    /// Sums over the rows of each kind.
    pub(crate) fn sums(&self, rows: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.count()];
        for (&kind, row) in self.of_row.iter().zip(rows) {
            sums[kind as usize] += row;
        }
        sums
    }
}

/// Numbers keys through in their order; returns how many there are.
fn compress(keys: &mut [u32], span: usize) -> usize {
    if span <= LARGEST {
        let mut place = vec![MISSING; span];
        for &key in keys.iter() {
            place[key as usize] = 0;
        }
        let mut count = 0;
        for place in place.iter_mut().filter(|place| **place == 0) {
            *place = count;
            count += 1;
        }
        for key in keys.iter_mut() {
            *key = place[*key as usize];
        }
        return count as usize;
    }
    let mut sorted: Vec<u32> = keys.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let place: FxHashMap<u32, u32> = sorted.iter().enumerate().map(|(at, key)| (*key, at as u32)).collect();
    for key in keys.iter_mut() {
        *key = place[key];
    }
    sorted.len()
}

/// Numbers pairs of a key and a code through in their order; returns how many there are.
fn joined(keys: &mut [u32], codes: &[u32]) -> usize {
    let pair = |key: u32, code: u32| u64::from(key) << 32 | u64::from(code);
    let mut sorted: Vec<u64> = keys.iter().zip(codes).map(|(&key, &code)| pair(key, code)).collect();
    sorted.sort_unstable();
    sorted.dedup();
    let place: FxHashMap<u64, u32> = sorted.iter().enumerate().map(|(at, key)| (*key, at as u32)).collect();
    for (key, &code) in keys.iter_mut().zip(codes) {
        *key = place[&pair(*key, code)];
    }
    sorted.len()
}
