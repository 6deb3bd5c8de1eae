//! Two principal axes of the votes, and where statements and participants lie on them (steps 1, 3 and 4).

use rayon::prelude::*;

use super::eigen::{self, Pair};
use crate::tally::Tally;
use crate::{Entry, Votes};

/// Votes in one chunk of rows, at least: with fewer, sharing the work takes longer than doing it.
const CHUNK: usize = 250_000;
/// Most chunks, however many votes, so that their sums fit in little memory.
const CHUNKS: usize = 64;
/// Participants placed by one task.
const ROWS: usize = 4_096;

/// The axes of the picture.
pub(super) struct Axes {
    /// By column: the mean vote among those seen; 0 where moderated out.
    pub(super) center: Vec<f64>,
    /// By column: weight on the two axes.
    pub(super) loading: Vec<Pair>,
    left_out: Vec<bool>,
}

impl Axes {
    /// Fits the axes to all rows. Unseen entries count as the column's mean, so that the centred matrix Y is zero
    /// there: a product YᵀY·v costs two operations a vote, and the dense matrix is never built.
    pub(super) fn fit(votes: &Votes, total: &[Tally], left_out: &[bool]) -> Self {
        let mean = |(t, &out): (&Tally, &bool)| {
            if out { 0.0 } else { (f64::from(t.agrees) - f64::from(t.disagrees)) / f64::from(t.seen()) }
        };
        let mut axes = Self {
            center: total.iter().zip(left_out).map(mean).collect(),
            loading: Vec::new(),
            left_out: left_out.to_vec(),
        };
        let chunks = chunks(votes);
        let mut sums = vec![vec![[0.0; 2]; 4 * left_out.len()]; chunks.len()];
        let [(_, one), (_, two)] =
            eigen::two_largest(left_out.len(), |v| axes.gram_product(votes, &chunks, &mut sums, v));
        let pairs = with_sign(one).into_iter().zip(with_sign(two)).zip(left_out);
        // Exactly, not only to within the eigenvectors' error.
        axes.loading = pairs.map(|((a, b), &out)| if out { [0.0; 2] } else { [a, b] }).collect();
        axes
    }

    /// By code of an entry: its deviation from the column's mean, times what stands in that column.
    fn table(&self, by_column: &[Pair]) -> Vec<Pair> {
        let column = |((&center, &out), v): ((&f64, &bool), &Pair)| {
            let deviation = |value: f64| if out { 0.0 } else { value - center };
            [-1.0, 0.0, 1.0, center].map(|value| v.map(|v| deviation(value) * v))
        };
        self.center.iter().zip(&self.left_out).zip(by_column).flat_map(column).collect()
    }

    /// YᵀY·v. Every chunk adds up its own sums by code; they are joined in the order of the chunks.
    fn gram_product(
        &self,
        votes: &Votes,
        chunks: &[std::ops::Range<usize>],
        sums: &mut [Vec<Pair>],
        v: &[Pair],
    ) -> Vec<Pair> {
        let table = self.table(v);
        chunks.par_iter().zip(sums.par_iter_mut()).for_each(|(chunk, sum)| {
            sum.fill([0.0; 2]);
            for p in chunk.clone() {
                let row = votes.row(p);
                let along = along_row(&table, row);
                for entry in row {
                    let at = &mut sum[entry.code()];
                    at[0] += along[0];
                    at[1] += along[1];
                }
            }
        });
        let mut total = vec![[0.0; 2]; table.len()];
        for sum in sums.iter() {
            total.iter_mut().zip(sum).for_each(|(t, s)| *t = [t[0] + s[0], t[1] + s[1]]);
        }
        let ones = vec![[1.0; 2]; self.center.len()];
        let deviation = self.table(&ones);
        let column =
            |(d, t): (&[Pair], &[Pair])| [0, 1].map(|i| (0..3).map(|value| d[value][i] * t[value][i]).sum());
        deviation.chunks(4).zip(total.chunks(4)).map(column).collect()
    }

    /// Where every participant stands, by row. The same votes give the same position, bit for bit.
    pub(super) fn positions(&self, votes: &Votes) -> Vec<Pair> {
        let (table, columns) = (self.table(&self.loading), self.center.len() as f64);
        let filled = self.left_out.iter().filter(|&&out| out).count();
        let position = |p: usize| {
            let (mut sum, mut seen) = ([0.0; 2], filled);
            for entry in votes.row(p) {
                // One after the other: zeros of columns left out change nothing.
                let step = table[entry.code()];
                sum = [sum[0] + step[0], sum[1] + step[1]];
                seen += usize::from(!self.left_out[entry.statement()]);
            }
            let scale = (columns / seen.max(1) as f64).sqrt();
            sum.map(|s| scale * s)
        };
        (0..votes.participant().len()).into_par_iter().with_min_len(ROWS).map(position).collect()
    }

    /// How far out the statement in column `j` lies.
    pub(super) fn extremity(&self, j: usize) -> f64 {
        let [a, b] = self.loading[j];
        (self.center.len() as f64).sqrt() * (1.0 - self.center[j]) * a.hypot(b)
    }
}

/// Ranges of rows with about equally many votes.
fn chunks(votes: &Votes) -> Vec<std::ops::Range<usize>> {
    let wanted = votes.len().div_ceil((votes.len() / CHUNK).clamp(1, CHUNKS)).max(1);
    let (mut chunks, mut start, mut count) = (Vec::new(), 0, 0);
    for (p, row) in votes.rows().enumerate() {
        count += row.len();
        if count >= wanted {
            chunks.push(start..p + 1);
            (start, count) = (p + 1, 0);
        }
    }
    chunks.push(start..votes.participant().len());
    chunks
}

/// Sum of the table over a row, in four running sums.
fn along_row(table: &[Pair], row: &[Entry]) -> Pair {
    let mut sum = [[0.0; 2]; 4];
    let fours = row.chunks_exact(4);
    for entry in fours.remainder() {
        let step = table[entry.code()];
        sum[0] = [sum[0][0] + step[0], sum[0][1] + step[1]];
    }
    for four in fours {
        for (s, entry) in sum.iter_mut().zip(four) {
            let step = table[entry.code()];
            *s = [s[0] + step[0], s[1] + step[1]];
        }
    }
    [0, 1].map(|i| (sum[0][i] + sum[1][i]) + (sum[2][i] + sum[3][i]))
}

/// An eigenvector's sign is arbitrary: its largest entry is made positive.
fn with_sign(mut vector: Vec<f64>) -> Vec<f64> {
    let largest = vector.iter().fold(0.0_f64, |best, &v| if v.abs() > best.abs() { v } else { best });
    if largest < 0.0 {
        vector.iter_mut().for_each(|v| *v = -*v);
    }
    vector
}
