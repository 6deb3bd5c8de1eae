//! Two principal axes of the votes, and where statements and participants lie on them (steps 1, 3 and 4).

use std::ops::Range;

use rayon::prelude::*;

use super::eigen::{self, Pair};
use crate::tally::Tally;
use crate::{Entry, Votes};

/// Votes in one chunk of rows, at least: with fewer, sharing the work takes longer than doing it.
const CHUNK: usize = 100_000;
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
    /// By column and value of a vote: how far it is from the mean; 0 where moderated out.
    deviation: Vec<[f64; 4]>,
    left_out: Vec<bool>,
}

impl Axes {
    /// Fits the axes to all rows. Unseen entries count as the column's mean, so that the centred matrix Y is zero
    /// there: a product YᵀY·v costs two operations a vote, and the dense matrix is never built.
    pub(super) fn fit(votes: &Votes, total: &[Tally], left_out: &[bool]) -> Self {
        let mean = |(t, &out): (&Tally, &bool)| {
            if out { 0.0 } else { (f64::from(t.agrees) - f64::from(t.disagrees)) / f64::from(t.seen()) }
        };
        let center: Vec<f64> = total.iter().zip(left_out).map(mean).collect();
        let deviation = |(&c, &out): (&f64, &bool)| if out { [0.0; 4] } else { [-1.0 - c, -c, 1.0 - c, 0.0] };
        let deviation: Vec<[f64; 4]> = center.iter().zip(left_out).map(deviation).collect();
        let mut gram = Gram::new(votes, &deviation);
        let [(_, one), (_, two)] = eigen::two_largest(center.len(), |v| gram.product(v));
        let pairs = with_sign(one).into_iter().zip(with_sign(two)).zip(left_out);
        // Exactly, not only to within the eigenvectors' error.
        let loading = pairs.map(|((a, b), &out)| if out { [0.0; 2] } else { [a, b] }).collect();
        Self { center, loading, deviation, left_out: left_out.to_vec() }
    }

    /// Where every participant stands, by row. The same votes give the same position, bit for bit.
    pub(super) fn positions(&self, votes: &Votes) -> Vec<Pair> {
        let mut table = vec![[0.0; 2]; 4 * self.center.len()];
        fill(&mut table, &self.deviation, &self.loading);
        let columns = self.center.len() as f64;
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

/// The matrix YᵀY, by its products with pairs of vectors.
struct Gram<'v> {
    votes: &'v Votes,
    deviation: &'v [[f64; 4]],
    chunks: Vec<Range<usize>>,
    /// By code of an entry: its deviation times what stands in its column.
    table: Vec<Pair>,
    /// By chunk and code: the sum, over the rows that have the entry, of where the row lies along the vectors.
    sums: Vec<Vec<Pair>>,
}

impl<'v> Gram<'v> {
    fn new(votes: &'v Votes, deviation: &'v [[f64; 4]]) -> Self {
        let (chunks, table) = (chunks(votes), vec![[0.0; 2]; 4 * deviation.len()]);
        Self { votes, deviation, sums: vec![table.clone(); chunks.len()], chunks, table }
    }

    /// Every chunk adds up its own sums; they are joined in the order of the chunks.
    fn product(&mut self, v: &[Pair]) -> Vec<Pair> {
        fill(&mut self.table, self.deviation, v);
        let (votes, table) = (self.votes, &self.table);
        self.chunks.par_iter().zip(&mut self.sums).for_each(|(chunk, sum)| {
            sum.fill([0.0; 2]);
            for p in chunk.clone() {
                let row = votes.row(p);
                let along = along_row(table, row);
                for entry in row {
                    let at = &mut sum[entry.code()];
                    *at = [at[0] + along[0], at[1] + along[1]];
                }
            }
        });
        let mut product = vec![[0.0; 2]; v.len()];
        for sum in &self.sums {
            for ((p, by_value), deviation) in product.iter_mut().zip(sum.chunks_exact(4)).zip(self.deviation)
            {
                for (s, d) in by_value.iter().zip(deviation) {
                    *p = [p[0] + d * s[0], p[1] + d * s[1]];
                }
            }
        }
        product
    }
}

fn fill(table: &mut [Pair], deviation: &[[f64; 4]], by_column: &[Pair]) {
    for ((slots, deviation), v) in table.chunks_exact_mut(4).zip(deviation).zip(by_column) {
        for (slot, d) in slots.iter_mut().zip(deviation) {
            *slot = [d * v[0], d * v[1]];
        }
    }
}

/// Ranges of rows with about equally many votes.
fn chunks(votes: &Votes) -> Vec<Range<usize>> {
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
