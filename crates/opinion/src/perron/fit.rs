//! Fitting the model: how many axes the votes support, and their directions.

use rayon::prelude::*;

use super::canonical::{Table, own};
use super::factor::Parameters;
use super::linear::{MOST, Square};
use super::moments::Posterior;
use super::predict::{Calibration, Example, FEATURES, Score};
use super::progress::Way;
use super::random::{Draws, join};
use crate::Entry;

/// Most axes tried.
const MOST_AXES: usize = MOST - 1;
/// Rounds of fitting while the number of axes is chosen, and for the map itself.
const TRIAL_ROUNDS: usize = 30;
const ROUNDS: usize = 60;
/// Rounds after some more votes.
const REFRESH_ROUNDS: usize = 3;
/// An axis along which expected votes differ less than this says nothing.
const LEAST_SCALE: f64 = 0.02;
/// Votes looked at while the number of axes is chosen.
const TRIAL_VOTES: usize = 250_000;
/// Votes that hidden tenths should come from in all.
const FOLD_VOTES: usize = 100_000;
/// Votes the forecast is calibrated on.
const CALIBRATION_VOTES: usize = 20_000;
/// An axis must lower the log-loss of hidden votes by this much.
const GAIN: f64 = 5e-4;

/// A fitted model, its axes turned so that the first explains most.
#[derive(Clone, Debug)]
pub(crate) struct Fit {
    pub(crate) parameters: Parameters,
    /// By axis: root mean square of the loadings over all votes, so that a position times it is in votes.
    pub(crate) scale: [f64; MOST],
    calibration: Calibration,
    passes: Passes,
    /// How hidden votes were forecast with this many axes (0, 1, 2 …) while their number was chosen.
    pub(crate) trials: Vec<Score>,
}

/// Shares of passes, pulled towards the conversation's.
#[derive(Clone, Debug)]
pub(crate) struct Passes {
    overall: f64,
    column: Vec<Count>,
}

/// Passes and votes.
type Count = (f64, f64);

fn count(votes: impl Iterator<Item = i8>) -> Count {
    votes.fold((0.0, 0.0), |(passes, votes), v| (passes + f64::from(v == 0), votes + 1.0))
}

impl Passes {
    fn new(table: &Table) -> Self {
        let mut column = vec![(0.0, 0.0); table.columns()];
        for e in (0..table.rows()).flat_map(|r| table.votes(r)) {
            let c = &mut column[e.statement()];
            *c = (c.0 + f64::from(e.value() == 0), c.1 + 1.0);
        }
        let all = column.iter().fold((0.0, 0.0), |a, c| (a.0 + c.0, a.1 + c.1));
        Self { overall: (all.0 + 0.5) / (all.1 + 1.0), column }
    }

    /// Log-odds of passing of somebody, or on something; `own` is a vote to leave out.
    fn odds(&self, (passes, votes): Count, own: Option<i8>) -> f64 {
        let own = count(own.into_iter());
        let share = (passes - own.0 + 4.0 * self.overall) / (votes - own.1 + 4.0);
        (share / (1.0 - share)).ln()
    }

    fn features(&self, expected: f64, who: Count, column: usize, own: Option<i8>) -> [f64; FEATURES] {
        [1.0, expected, expected * expected, self.odds(who, own), self.odds(self.column[column], own)]
    }
}

/// Fits the model to the table; `seed` chooses the hidden votes and the starting direction of each axis.
pub(crate) fn fit(table: &Table, seed: u64, way: Way<'_>) -> Fit {
    let trial = table.part(0..rows_with(table, TRIAL_VOTES), |_, _| true);
    let (start, trials) = choose(&trial, seed, way.part(0, 35));
    let counts = table.counts();
    let start = start.with_twins_alike(&trial.column_twin);
    let way = way.part(35, 100);
    let mut parameters =
        principal(&rounds(start, table, ROUNDS, 1e-6, |round| way.at(round, ROUNDS)), &counts);
    let mut scale = scale(&parameters, &counts);
    let used = (0..parameters.axes).take_while(|&k| scale[k] > LEAST_SCALE).count();
    if used < parameters.axes {
        parameters = principal(&rounds(parameters.truncated(used), table, 10, 1e-6, |_| ()), &counts);
        scale = self::scale(&parameters, &counts);
    }
    let passes = Passes::new(table);
    let calibration = calibrate(&parameters, table, &passes);
    Fit { parameters, scale, calibration, passes, trials }
}

impl Fit {
    /// Fits on from what is known of the statements by column, `None` for a new one, with the same axes.
    pub(crate) fn refreshed(&self, known: &[Option<usize>], table: &Table) -> Self {
        let start = self.parameters.with_statements(known);
        let counts = table.counts();
        let moved = rounds(start, table, REFRESH_ROUNDS, 1e-6, |_| ());
        let parameters = aligned(&moved, &self.parameters, known, &counts);
        let scale = scale(&parameters, &counts);
        Self { parameters, scale, passes: Passes::new(table), ..self.clone() }
    }

    /// Probabilities that somebody who cast these votes (column and value) agrees, disagrees, passes.
    pub(crate) fn forecast(&self, votes: &[(usize, i8)], column: usize) -> [f64; 3] {
        let who = self.parameters.place(votes.iter().copied());
        let expected = self.parameters.expect(&who, column);
        let passes = count(votes.iter().map(|v| v.1));
        self.calibration.forecast(&self.passes.features(expected, passes, column, None))
    }
}

/// How many leading rows hold about this many votes. Canonical order is random, so they are a fair sample.
pub(crate) fn rows_with(table: &Table, votes: usize) -> usize {
    let mut left = votes;
    (0..table.rows())
        .find(|&r| {
            let own = table.votes(r).len();
            let over = own > left;
            left = left.saturating_sub(own);
            over
        })
        .unwrap_or(table.rows())
}

/// Fits until the noise changes by less than a share `enough` in a round; `each` is told the number of the round.
fn rounds(
    mut parameters: Parameters,
    table: &Table,
    most: usize,
    enough: f64,
    each: impl Fn(usize),
) -> Parameters {
    for round in 0..most {
        each(round);
        let next = parameters.update(&parameters.sums(table));
        let change = (next.noise - parameters.noise).abs() / parameters.noise;
        parameters = next;
        if change < enough {
            break;
        }
    }
    parameters
}

/// Whether a vote is among the given tenth of all votes. Twins' votes are hidden one by one: whole camps that vote alike
/// would be hidden together, and nothing would foretell them.
pub(crate) fn hidden(table: &Table, seed: u64, row: usize, e: Entry, tenth: u64) -> bool {
    let column = own(table.column_fingerprint[e.statement()], table.column_twin[e.statement()]);
    let vote = join(table.fingerprint[row], column);
    join(vote, seed) % 10 == tenth
}

/// Adds axes while they help to forecast hidden votes. Returns a start for the fit, and the forecasts' scores by number
/// of axes. Small conversations hide one tenth after another, so that chance has less to say.
fn choose(table: &Table, seed: u64, way: Way<'_>) -> (Parameters, Vec<Score>) {
    let folds = (FOLD_VOTES / table.len().max(1)).clamp(1, 10) as u64;
    let mut runs: Vec<Run> = (0..folds).into_par_iter().map(|fold| Run::new(table, seed, fold)).collect();
    let (mut best, mut trials, mut least) = (Parameters::start(table.columns()), Vec::new(), f64::INFINITY);
    for axes in 0..=MOST_AXES {
        way.at(axes, MOST_AXES + 1);
        let scores: Vec<Score> = runs.par_iter_mut().map(|run| run.forecast(axes, table, seed)).collect();
        let score = Score::mean(&scores);
        trials.push(score);
        if score.log_loss < least - GAIN {
            (least, best) = (score.log_loss, runs[0].tried.clone());
        } else if axes >= best.axes + 2 {
            break;
        }
    }
    (best, trials)
}

/// One tenth of the votes hidden, and a model of the others that gets one more axis at a time.
struct Run {
    seen: Table,
    hidden: Table,
    passes: Passes,
    tried: Parameters,
}

impl Run {
    fn new(table: &Table, seed: u64, fold: u64) -> Self {
        let part =
            |tenth: bool| table.part(0..table.rows(), |row, e| hidden(table, seed, row, e, fold) == tenth);
        let seen = part(false);
        Self {
            passes: Passes::new(&seen),
            seen,
            hidden: part(true),
            tried: Parameters::start(table.columns()),
        }
    }

    fn forecast(&mut self, axes: usize, table: &Table, seed: u64) -> Score {
        if axes > 0 {
            let draw = |column| Draws::of(join(seed, table.column_fingerprint[column]), axes as u64).normal();
            self.tried = self.tried.with_axis(|column| 0.3 * draw(column));
        }
        self.tried = rounds(self.tried.clone(), &self.seen, TRIAL_ROUNDS, 2e-5, |_| ());
        let calibration = calibrate(&self.tried, &self.seen, &self.passes);
        calibration.score(&forecasts(&self.tried, &self.seen, &self.hidden, &self.passes))
    }
}

/// Forecasts of the votes of `kept` from those of `seen`.
pub(crate) fn forecasts(of: &Parameters, seen: &Table, kept: &Table, passes: &Passes) -> Vec<Example> {
    let design = of.design();
    let mut made = Vec::with_capacity(kept.len());
    for row in (0..kept.rows()).filter(|&r| !kept.votes(r).is_empty()) {
        let who = design.place(seen.votes(row));
        let passed = count(seen.votes(row).iter().map(|e| e.value()));
        for e in kept.votes(row) {
            let expected = of.expect(&who, e.statement());
            made.push((passes.features(expected, passed, e.statement(), None), e.value()));
        }
    }
    made
}

/// Calibrates on votes of the table itself, each forecast from the participant's other votes.
fn calibrate(of: &Parameters, table: &Table, passes: &Passes) -> Calibration {
    let design = of.design();
    let mut examples: Vec<Example> = Vec::new();
    for row in 0..rows_with(table, CALIBRATION_VOTES) {
        let votes = table.votes(row);
        let who = design.place(votes);
        let passed = count(votes.iter().map(|e| e.value()));
        for e in votes {
            let expected = without(of, &who, e);
            examples.push((passes.features(expected, passed, e.statement(), Some(e.value())), e.value()));
        }
    }
    Calibration::fit(&examples)
}

/// What is expected of a vote if it had not been cast: it pulls the participant and the statement towards itself, each
/// with a weight that is the variance of its own forecast over the noise, and leaving it out solves for the rest.
fn without(of: &Parameters, who: &Posterior, e: &Entry) -> f64 {
    let what = &of.statement[e.statement()];
    let own = (who.variance(what) / of.noise).min(0.9);
    let expected = of.expect(who, e.statement());
    expected - own / (1.0 - own) * (f64::from(e.value()) - expected)
}

/// Root mean squares of the loadings over all votes, by axis.
fn scale(of: &Parameters, counts: &[u32]) -> [f64; MOST] {
    let votes: f64 = counts.iter().map(|&c| f64::from(c)).sum::<f64>().max(1.0);
    let mut scale = [0.0; MOST];
    for (s, &c) in of.statement.iter().zip(counts) {
        scale.iter_mut().zip(s.axes()).for_each(|(sum, w)| *sum += f64::from(c) * w * w / votes);
    }
    scale.map(f64::sqrt)
}

/// Turns the axes as closely as possible to those of the earlier parameters (orthogonal Procrustes problem), so that a
/// picture does not turn over when a vote arrives.
fn aligned(of: &Parameters, earlier: &Parameters, known: &[Option<usize>], counts: &[u32]) -> Parameters {
    let d = of.axes;
    let met = Square::from_fn(d, |i, j| {
        let pairs = of.statement.iter().zip(known).zip(counts);
        pairs
            .filter_map(|((s, old), &c)| {
                old.map(|o| f64::from(c) * s.axes()[i] * earlier.statement[o].axes()[j])
            })
            .sum()
    });
    let (values, vectors) = met.transposed().product(&met).eigen();
    let root = values.map(|v| 1.0 / v.max(1e-12).sqrt());
    let inverse_root = vectors.product(&Square::diagonal(&root[..d])).product(&vectors.transposed());
    of.turned(&met.product(&inverse_root))
}

/// Turns the axes so that each explains as much of the votes as it can after those before it, and points them so that
/// the loadings' third moment is positive.
fn principal(of: &Parameters, counts: &[u32]) -> Parameters {
    let d = of.axes;
    let sum = |value: &dyn Fn(&[f64]) -> f64, of: &Parameters| -> f64 {
        of.statement.iter().zip(counts).map(|(s, &c)| f64::from(c) * value(s.axes())).sum()
    };
    let (_, turn) = Square::from_fn(d, |i, j| sum(&|w| w[i] * w[j], of)).eigen();
    let turned = of.turned(&turn);
    let mut sign = [1.0; MOST];
    for (k, sign) in sign.iter_mut().enumerate().take(d) {
        *sign = if sum(&|w| w[k].powi(3), &turned) < 0.0 { -1.0 } else { 1.0 };
    }
    turned.turned(&Square::diagonal(&sign[..d]))
}
