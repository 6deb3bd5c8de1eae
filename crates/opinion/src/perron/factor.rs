//! The model of a vote, and one round of fitting it on the seen votes alone.
//!
//! vote of i on j ≈ b_j + a_i + u_i·w_j with noise of variance σ². Statement j has the intercept b_j (how popular it
//! is) and the loadings w_j; participant i the intercept a_i (how readily they agree with anything) and the position
//! u_i. Priors: u_i standard normal, a_i normal with variance σ_a², (b_j, w_j) normal with mean and covariance learnt
//! from all statements. Fitting alternates between the two posteriors, each keeping its covariance (variational
//! principal component analysis for missing values: A. Ilin and T. Raiko, JMLR 11, 2010), so nobody is pulled by votes
//! they have not cast and whoever has cast few says little.
//!
//! What a participant or a statement tells the other side is the moments of `y = (intercept, 1, axes)`: everything
//! needed of a shard of participants is a sum of them ([`Sums`]), so shards add up.

use std::ops::Range;

use rayon::prelude::*;

use super::canonical::Table;
use super::linear::{MOST, Square};
use super::moments::{Posterior, WIDEST, add, packed, residual, solve, width};
use crate::Entry;

/// Noise never gets smaller than this, or a unanimous conversation would divide by zero.
const LEAST_NOISE: f64 = 0.01;

/// Everything that is learnt about the statements and about votes in general.
#[derive(Clone, Debug)]
pub(crate) struct Parameters {
    /// Number of axes, at most 6.
    pub(crate) axes: usize,
    /// By canonical column.
    pub(crate) statement: Vec<Posterior>,
    /// Variance of a vote around what is expected.
    pub(crate) noise: f64,
    /// Variance of the participants' intercepts.
    pub(crate) lean: f64,
    prior_mean: [f64; MOST],
    prior: Square,
}

/// What participants say about the statements and about each other, summed; sums of shards add up.
#[derive(Clone, Debug)]
pub(crate) struct Sums {
    /// By column: sums of E[y yᵀ] and of vote · E[y] over the voters.
    column: Vec<f64>,
    /// Sum of the squared votes by column.
    squares: Vec<f64>,
    /// Participants with votes, the sum of their (intercept, position) and of its second moments.
    people: f64,
    mean: [f64; MOST],
    second: Square,
}

impl Sums {
    fn zero(columns: usize, axes: usize) -> Self {
        Self {
            column: vec![0.0; columns * width(axes)],
            squares: vec![0.0; columns],
            people: 0.0,
            mean: [0.0; MOST],
            second: Square::zero(axes + 1),
        }
    }

    /// Adds the sums of another shard.
    pub(crate) fn merge(mut self, other: &Self) -> Self {
        self.column.iter_mut().zip(&other.column).for_each(|(a, b)| *a += b);
        self.squares.iter_mut().zip(&other.squares).for_each(|(a, b)| *a += b);
        self.people += other.people;
        self.mean.iter_mut().zip(&other.mean).for_each(|(a, b)| *a += b);
        self.second = Square::from_fn(self.second.n, |i, j| self.second.at(i, j) + other.second.at(i, j));
        self
    }

    fn count(&mut self, who: &Posterior) {
        self.people += 1.0;
        for i in 0..who.cov.n {
            self.mean[i] += who.mean[i];
            for j in 0..who.cov.n {
                self.second.add(i, j, who.mean[i] * who.mean[j] + who.cov.at(i, j));
            }
        }
    }
}

/// The statements' moments, ready to be summed over a participant's votes.
pub(crate) struct Design<'a> {
    of: &'a Parameters,
    moments: Vec<f64>,
    width: usize,
}

impl Design<'_> {
    /// Where a participant stands, from their votes. Without votes: at the centre, as uncertain as anybody.
    pub(crate) fn place(&self, votes: &[Entry]) -> Posterior {
        let mut sum = [0.0; WIDEST];
        for e in votes {
            let moments = &self.moments[e.statement() * self.width..][..self.width];
            add(&mut sum[..self.width], moments, e.value(), self.of.axes);
        }
        self.of.settle(&sum[..self.width])
    }

    /// The sums of some rows of the table.
    pub(crate) fn sums(&self, table: &Table, rows: Range<usize>) -> Sums {
        let mut sums = Sums::zero(self.of.statement.len(), self.of.axes);
        let mut own = vec![0.0; self.width];
        for row in rows.filter(|&r| !table.votes(r).is_empty()) {
            let votes = table.votes(row);
            let who = self.place(votes);
            who.write(&mut own);
            sums.count(&who);
            for e in votes {
                add(
                    &mut sums.column[e.statement() * self.width..][..self.width],
                    &own,
                    e.value(),
                    self.of.axes,
                );
                sums.squares[e.statement()] += f64::from(e.value().abs());
            }
        }
        sums
    }
}

impl Parameters {
    /// Knows nothing of the statements but that votes lie between −1 and 1.
    pub(crate) fn start(columns: usize) -> Self {
        let blank = Posterior { mean: [0.0; MOST], cov: Square::diagonal(&[0.3]) };
        Self {
            axes: 0,
            statement: vec![blank; columns],
            noise: 0.7,
            lean: 0.05,
            prior_mean: [0.0; MOST],
            prior: Square::diagonal(&[0.3]),
        }
    }

    /// What a statement is like that nothing is known of.
    pub(crate) fn unknown(&self) -> Posterior {
        Posterior { mean: self.prior_mean, cov: self.prior }
    }

    /// The same with other columns: by column the old one, or `None` for a statement nothing is known of.
    pub(crate) fn with_statements(&self, known: &[Option<usize>]) -> Self {
        let unknown = self.unknown();
        let statement = known.iter().map(|old| old.map_or(unknown, |c| self.statement[c])).collect();
        Self { statement, ..*self }
    }

    /// The same with each statement where the first of its twins stands; `twin` says how many come right before it.
    pub(crate) fn with_twins_alike(&self, twin: &[u64]) -> Self {
        let statement = twin.iter().enumerate().map(|(c, &before)| self.statement[c - before as usize]);
        Self { statement: statement.collect(), ..*self }
    }

    /// The same with another axis, on which the statements stand as `draw` says.
    pub(crate) fn with_axis(&self, draw: impl Fn(usize) -> f64) -> Self {
        let n = self.axes + 2;
        let grow = |old: &Square| {
            Square::from_fn(n, |i, j| match (i, j) {
                (i, j) if i + 1 < n && j + 1 < n => old.at(i, j),
                (i, j) if i == j => 0.05,
                _ => 0.0,
            })
        };
        let statement = self.statement.iter().enumerate().map(|(column, old)| {
            let mut mean = old.mean;
            mean[n - 1] = draw(column);
            Posterior { mean, cov: grow(&old.cov) }
        });
        Self { axes: n - 1, statement: statement.collect(), prior: grow(&self.prior), ..*self }
    }

    /// The first `axes` axes alone.
    pub(crate) fn truncated(&self, axes: usize) -> Self {
        let shrink = |old: &Square| Square::from_fn(axes + 1, |i, j| old.at(i, j));
        let cut = |mean: &[f64; MOST]| std::array::from_fn(|i| if i <= axes { mean[i] } else { 0.0 });
        let statement = self.statement.iter().map(|s| Posterior { mean: cut(&s.mean), cov: shrink(&s.cov) });
        Self {
            axes,
            statement: statement.collect(),
            prior_mean: cut(&self.prior_mean),
            prior: shrink(&self.prior),
            ..*self
        }
    }

    /// The parameters laid out for summing over votes.
    pub(crate) fn design(&self) -> Design<'_> {
        let width = width(self.axes);
        let mut moments = vec![0.0; width * self.statement.len()];
        for (statement, out) in self.statement.iter().zip(moments.chunks_exact_mut(width)) {
            statement.write(out);
        }
        Design { of: self, moments, width }
    }

    /// Where somebody stands who cast these few votes: column and value.
    pub(crate) fn place(&self, votes: impl Iterator<Item = (usize, i8)>) -> Posterior {
        let (mut sum, mut moments) = ([0.0; WIDEST], [0.0; WIDEST]);
        let width = width(self.axes);
        for (column, value) in votes {
            self.statement[column].write(&mut moments[..width]);
            add(&mut sum[..width], &moments[..width], value, self.axes);
        }
        self.settle(&sum[..width])
    }

    /// A participant's posterior from the sum of the moments of what they voted on.
    fn settle(&self, sum: &[f64]) -> Posterior {
        let mut precision = [1.0; MOST];
        precision[0] = 1.0 / self.lean;
        solve(sum, &Square::diagonal(&precision[..self.axes + 1]), &[0.0; MOST], self.noise)
    }

    /// Sums over a whole table, by fixed chunks that are added in order.
    pub(crate) fn sums(&self, table: &Table) -> Sums {
        let design = self.design();
        let parts: Vec<Sums> = table.chunks().into_par_iter().map(|rows| design.sums(table, rows)).collect();
        parts.iter().fold(Sums::zero(self.statement.len(), self.axes), Sums::merge)
    }

    /// The next parameters, from what all participants say under these.
    pub(crate) fn update(&self, sums: &Sums) -> Self {
        let (n, width) = (self.axes + 1, width(self.axes));
        let precision = self.prior.inverse();
        let shift = precision.times(&self.prior_mean);
        let column = |j: usize| {
            let sum = &sums.column[j * width..][..width];
            let who = solve(sum, &precision, &shift, self.noise);
            (residual(sum, sums.squares[j], &who), who)
        };
        let solved: Vec<(f64, Posterior)> = (0..self.statement.len()).into_par_iter().map(column).collect();
        let votes: f64 = sums.column.chunks_exact(width).map(|sum| sum[packed(1, 1)]).sum();
        let rest: f64 = solved.iter().map(|(r, _)| r).sum();
        // one vote's worth of the largest possible noise keeps tiny conversations from believing too much
        let noise = ((rest + 1.0) / (votes + 1.0)).max(LEAST_NOISE);
        let mut next = Self { statement: solved.into_iter().map(|(_, s)| s).collect(), noise, ..*self };
        if sums.people > 0.0 {
            next.standardise(sums, n);
        }
        next.learn_prior();
        next
    }

    /// Moves what participants have in common into the statements: positions get mean 0 and covariance 1, intercepts
    /// mean 0 and no correlation with positions. Expected votes stay the same; the fit gets there in fewer rounds.
    fn standardise(&mut self, sums: &Sums, n: usize) {
        let centre: Vec<f64> = sums.mean[..n].iter().map(|m| m / sums.people).collect();
        let cov = Square::from_fn(n, |i, j| sums.second.at(i, j) / sums.people - centre[i] * centre[j]);
        let root = cov.tail(1).cholesky(); // u = root · u' + centre
        let slope: Vec<f64> = {
            let across: Vec<f64> = (1..n).map(|i| cov.at(0, i)).collect();
            cov.tail(1).inverse().times(&across)[..n - 1].to_vec()
        };
        // b' = b + centre · w + centre_a; w' = rootᵀ (w + slope)
        let map = Square::from_fn(n, |i, j| match (i, j) {
            (0, 0) => 1.0,
            (0, j) => centre[j],
            (_, 0) => 0.0,
            (i, j) => root.at(j - 1, i - 1),
        });
        for s in &mut self.statement {
            let mut shifted = s.mean;
            for (x, slope) in shifted[1..].iter_mut().zip(&slope) {
                *x += slope;
            }
            let mut mean = map.times(&shifted);
            mean[0] = s.mean[0] + centre[0] + (1..n).map(|i| centre[i] * s.mean[i]).sum::<f64>();
            *s = Posterior { mean, cov: map.product(&s.cov).product(&map.transposed()) };
        }
        let explained: f64 = (1..n).map(|i| slope[i - 1] * cov.at(0, i)).sum();
        self.lean = ((cov.at(0, 0) - explained) * sums.people + 0.01) / (sums.people + 1.0);
        self.lean = self.lean.max(1e-4);
    }

    /// Mean and covariance of the statements; as if one more statement with some spread had been seen.
    fn learn_prior(&mut self) {
        let (n, count) = (self.axes + 1, self.statement.len() as f64);
        let mut mean = [0.0; MOST];
        for s in &self.statement {
            mean.iter_mut().zip(&s.mean).for_each(|(m, x)| *m += x / (count + 1.0));
        }
        let mut prior = Square::diagonal(&[0.05; MOST][..n]);
        prior.add(0, 0, 0.25);
        for s in &self.statement {
            for i in 0..n {
                for j in 0..n {
                    prior.add(i, j, (s.mean[i] - mean[i]) * (s.mean[j] - mean[j]) + s.cov.at(i, j));
                }
            }
        }
        self.prior_mean = mean;
        self.prior = Square::from_fn(n, |i, j| prior.at(i, j) / (count + 1.0));
    }

    /// Turns the axes: the new position is `turn`ᵀ times the old one, for an orthogonal `turn`.
    pub(crate) fn turned(&self, turn: &Square) -> Self {
        let n = self.axes + 1;
        let map = Square::from_fn(n, |i, j| match (i, j) {
            (0, 0) => 1.0,
            (0, _) | (_, 0) => 0.0,
            (i, j) => turn.at(j - 1, i - 1),
        });
        let turned =
            |mean: &[f64; MOST], cov: &Square| (map.times(mean), map.product(cov).product(&map.transposed()));
        let statement = self.statement.iter().map(|s| {
            let (mean, cov) = turned(&s.mean, &s.cov);
            Posterior { mean, cov }
        });
        let (prior_mean, prior) = turned(&self.prior_mean, &self.prior);
        Self { statement: statement.collect(), prior_mean, prior, ..*self }
    }

    /// Expected vote.
    pub(crate) fn expect(&self, who: &Posterior, column: usize) -> f64 {
        let s = &self.statement[column];
        s.mean[0] + who.mean[0] + s.axes().iter().zip(who.axes()).map(|(w, u)| w * u).sum::<f64>()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::Votes;
    use crate::perron::tests::{Made, casts};

    fn table() -> Table {
        let made = Made { people: 140, statements: 30, groups: 3, seen: 0.5, seed: 9 };
        Table::new(&Votes::from_casts(&casts(made)), &BTreeSet::new())
    }

    fn start(table: &Table, axes: usize) -> Parameters {
        (0..axes).fold(Parameters::start(table.columns()), |p, axis| {
            p.with_axis(|column| ((column * (axis + 3) + 1) % 7) as f64 / 10.0 - 0.3)
        })
    }

    /// Shards of participants need to hand over nothing but their sums.
    #[test]
    fn seven_shards_give_the_same_fit() {
        let table = table();
        let shards: Vec<Table> = (0..7).map(|i| table.part(i * 20..i * 20 + 20, |_, _| true)).collect();
        let (mut whole, mut split) = (start(&table, 2), start(&table, 2));
        for _ in 0..15 {
            whole = whole.update(&whole.sums(&table));
            let sums = shards.iter().map(|shard| split.sums(shard)).reduce(|a, b| a.merge(&b)).unwrap();
            split = split.update(&sums);
        }
        let off =
            |a: &Posterior, b: &Posterior| (0..3).map(|i| (a.mean[i] - b.mean[i]).abs()).fold(0.0, f64::max);
        let most = whole.statement.iter().zip(&split.statement).map(|(a, b)| off(a, b)).fold(0.0, f64::max);
        assert!(most < 1e-9 && (whole.noise - split.noise).abs() < 1e-9, "{most}");
    }

    /// The posterior of a participant is the ridge regression of their votes on what is known of the statements.
    #[test]
    fn a_position_solves_its_normal_equations() {
        let table = table();
        let mut fitted = start(&table, 2);
        for _ in 0..10 {
            fitted = fitted.update(&fitted.sums(&table));
        }
        for row in 0..5 {
            let who = fitted.design().place(table.votes(row));
            assert_eq!(who, fitted.place(table.votes(row).iter().map(|e| (e.statement(), e.value()))));
            // gradient of −ln posterior at the mean, for each of (intercept, first axis, second axis)
            let mut gradient = [who.mean[0] / fitted.lean, who.mean[1], who.mean[2]];
            for e in table.votes(row) {
                let s = &fitted.statement[e.statement()];
                let rest = f64::from(e.value()) - fitted.expect(&who, e.statement());
                let position = [1.0, who.mean[1], who.mean[2]];
                for (k, g) in gradient.iter_mut().enumerate() {
                    let design = if k == 0 { 1.0 } else { s.mean[k] };
                    let unsure =
                        if k == 0 { 0.0 } else { (0..3).map(|i| s.cov.at(k, i) * position[i]).sum() };
                    *g -= (rest * design - unsure) / fitted.noise;
                }
            }
            assert!(gradient.iter().all(|g| g.abs() < 1e-9), "{gradient:?}");
        }
    }
}
