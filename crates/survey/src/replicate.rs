//! Replicate weights: who is left out, doubled or drawn again in each.

use crate::fault::{Fault, fault};
use crate::random::Draws;
use crate::sample::{Sample, Stage};
use crate::study::{ReplicateKind, Replicates};
use crate::table::Table;

/// No set of replicates is larger.
const MOST: usize = 20_000;
/// A bootstrap without a number of replicates.
const USUAL: usize = 500;

/// Replicate weights, made one by one when they are wanted.
#[derive(Clone, Debug)]
pub(crate) struct Replicated {
    how: How,
    pub(crate) count: usize,
    pub(crate) scale: f64,
    pub(crate) rscales: Vec<f64>,
    /// Whether variance is around the estimate of all.
    pub(crate) mse: bool,
    /// Degrees of freedom where the design tells none.
    pub(crate) freedom: Option<usize>,
    seed: u64,
}

#[derive(Clone, Debug)]
enum How {
    /// Column by column.
    Given(Vec<Vec<f64>>),
    /// Without one PSU; whether others of its stratum alone take its place.
    Jackknife(bool),
    /// The sign of each stratum in each replicate, what the halves are multiplied by, and which half each PSU is in.
    Halves { plus: f64, minus: f64, is_first: Vec<bool> },
    /// The strata from which PSUs are drawn again.
    Bootstrap(Vec<Stratum>),
}

impl Replicated {
    pub(crate) fn of(asked: &Replicates, sample: &Sample, table: &Table, seed: u64) -> Result<Self, Fault> {
        if let Some(kind) = asked.kind {
            if !asked.columns.0.is_empty() {
                return Err(fault!(
                    "Replicate weights are made (kind) or given (columns), not both; leave one of them out."
                ));
            }
            return Self::made(kind, asked, sample, seed);
        }
        let names: Vec<String> = table.names().map(str::to_owned).collect();
        let columns = asked.matching(&names)?;
        if columns.len() < 2 {
            return Err(fault!(
                "Replicate weights need a kind, or at least two columns; write for example replicates = {{ kind = \"bootstrap\" }}."
            ));
        }
        let given = columns.iter().map(|name| table.numbers(name)).collect::<Result<Vec<_>, _>>()?;
        if given.iter().flatten().any(|weight| weight.is_nan() || *weight < 0.0) {
            return Err(fault!(
                "A replicate weight is missing or negative; give each row 0 or more in every replicate."
            ));
        }
        let count = given.len();
        let rscales = asked.rscales.clone().unwrap_or_else(|| vec![1.0; count]);
        if rscales.len() != count || rscales.iter().any(|scale| !(*scale >= 0.0 && scale.is_finite())) {
            return Err(fault!(
                "There are {count} replicates and {} rscales; give one of 0 or more for each.",
                rscales.len()
            ));
        }
        let Some(scale) = asked.scale.filter(|scale| *scale > 0.0 && scale.is_finite()) else {
            return Err(fault!(
                "Given replicate weights need their scale, for example 0.002 for 500 of a bootstrap; add it."
            ));
        };
        let freedom = (!sample.is_designed).then_some(count - 1);
        Ok(Self { how: How::Given(given), count, scale, rscales, mse: asked.mse, freedom, seed })
    }

    fn made(kind: ReplicateKind, asked: &Replicates, sample: &Sample, seed: u64) -> Result<Self, Fault> {
        let stage = &sample.stages[0];
        let (psus, strata) = (stage.group.len(), stage.sizes.len());
        if psus < 2 {
            return Err(fault!("One PSU cannot be replicated; name the clusters or leave them out."));
        }
        let of_stratum = |psu: usize| {
            let group = stage.group[psu] as usize;
            (stage.sizes[group] as f64, 1.0 - stage.fraction[group])
        };
        let (how, count, scale, rscales) = match kind {
            ReplicateKind::Jk1 if strata > 1 => {
                return Err(fault!("jk1 knows no strata and the design has {strata}; choose jkn."));
            }
            ReplicateKind::Jk1 => {
                let (n, rest) = of_stratum(0);
                (How::Jackknife(false), psus, (n - 1.0) / n * rest, vec![1.0; psus])
            }
            ReplicateKind::Jkn => {
                let of = |psu| {
                    let (n, rest) = of_stratum(psu);
                    (n - 1.0) / n * rest
                };
                (How::Jackknife(true), psus, 1.0, (0..psus).map(of).collect())
            }
            ReplicateKind::Brr | ReplicateKind::Fay => {
                let rho = if kind == ReplicateKind::Fay { asked.rho } else { 0.0 };
                if !(0.0..1.0).contains(&rho) {
                    return Err(fault!(
                        "Fay's rho is {rho}; give a number from 0 to less than 1, for example 0.3."
                    ));
                }
                let count = (strata + 1).next_power_of_two();
                let scale = 1.0 / (count as f64 * (1.0 - rho) * (1.0 - rho));
                (halves(stage, rho)?, count, scale, vec![1.0; count])
            }
            ReplicateKind::Bootstrap => {
                let count = asked.count.unwrap_or(USUAL);
                if count < 2 {
                    return Err(fault!("A bootstrap needs at least two replicates, better 500; set count."));
                }
                let scale = 1.0 / if asked.mse { count as f64 } else { count as f64 - 1.0 };
                (bootstrap(stage), count, scale, vec![1.0; count])
            }
        };
        if count > MOST {
            return Err(fault!("That makes {count} replicates and {MOST} are the most; choose a bootstrap."));
        }
        Ok(Self { how, count, scale, rscales, mse: asked.mse, freedom: None, seed })
    }

    /// The design weights of one replicate, into `weights`.
    pub(crate) fn put(&self, number: usize, sample: &Sample, weights: &mut Vec<f64>) {
        weights.resize(sample.weights.len(), 0.0);
        self.each(number, sample, |row, weight| weights[row] = weight);
    }

    /// Gives out the design weight of each row in one replicate, in order.
    pub(crate) fn each(&self, number: usize, sample: &Sample, mut give: impl FnMut(usize, f64)) {
        let stage = &sample.stages[0];
        match &self.how {
            How::Given(columns) => {
                columns[number].iter().enumerate().for_each(|(row, weight)| give(row, *weight));
            }
            How::Jackknife(is_stratified) => {
                let home = stage.group[number];
                let n = stage.sizes[home as usize] as f64;
                let others = if n > 1.0 { n / (n - 1.0) } else { 1.0 };
                let of = |psu: usize| {
                    if psu == number {
                        0.0
                    } else if !is_stratified || stage.group[psu] == home {
                        others
                    } else {
                        1.0
                    }
                };
                multiplied(sample, of, give);
            }
            How::Halves { plus, minus, is_first } => {
                let of = |psu: usize| {
                    let is_plus = (number & (stage.group[psu] as usize + 1)).count_ones().is_multiple_of(2);
                    if is_plus == is_first[psu] { *plus } else { *minus }
                };
                multiplied(sample, of, give);
            }
            How::Bootstrap(strata) => {
                let times = drawn(strata, stage.group.len(), Draws::of(self.seed, number as u64));
                let terms: Vec<[f64; 2]> = strata.iter().map(Stratum::terms).collect();
                let of = |psu: usize| {
                    let [kept, each] = terms[stage.group[psu] as usize];
                    kept + each * f64::from(times[psu])
                };
                multiplied(sample, of, give);
            }
        }
    }

    /// scale · Σ rscaleᵣ (θᵣ − centre)², around the mean of the replicates or, for `mse`, the estimate of all. Replicates
    /// without a value are left out.
    pub(crate) fn variance(&self, theta: impl Iterator<Item = f64> + Clone, of_all: f64) -> f64 {
        let known = theta.zip(&self.rscales).filter(|(theta, scale)| theta.is_finite() && **scale > 0.0);
        let count = known.clone().count() as f64;
        let centre =
            if self.mse { of_all } else { known.clone().map(|(theta, _)| theta).sum::<f64>() / count };
        self.scale * known.map(|(theta, scale)| scale * (theta - centre) * (theta - centre)).sum::<f64>()
    }
}

/// Gives out the weight of each row times what its PSU is multiplied by.
fn multiplied(sample: &Sample, multiplier: impl Fn(usize) -> f64, mut give: impl FnMut(usize, f64)) {
    let stage = &sample.stages[0];
    let weights = sample.weights.iter().enumerate();
    match &stage.unit {
        None => weights.for_each(|(row, weight)| give(row, weight * multiplier(row))),
        Some(unit) => {
            let multiplier: Vec<f64> = (0..stage.group.len()).map(multiplier).collect();
            weights
                .zip(unit)
                .for_each(|((row, weight), unit)| give(row, weight * multiplier[*unit as usize]));
        }
    }
}

/// Halves of strata of two PSUs each: the first by name is doubled where the sign of Hadamard's matrix (after Sylvester,
/// from its second column on) is plus.
fn halves(stage: &Stage, rho: f64) -> Result<How, Fault> {
    if let Some(size) = stage.sizes.iter().find(|size| **size != 2) {
        return Err(fault!(
            "Balanced half samples need two PSUs in each stratum, and one has {size}; choose jkn or bootstrap."
        ));
    }
    let mut seen = vec![false; stage.sizes.len()];
    let is_first =
        stage.group.iter().map(|&group| !std::mem::replace(&mut seen[group as usize], true)).collect();
    Ok(How::Halves { plus: 2.0 - rho, minus: rho, is_first })
}

/// A stratum of which PSUs are drawn again.
#[derive(Clone, Debug)]
struct Stratum {
    psus: Vec<u32>,
    /// The part that was not drawn at first, its root.
    lambda: f64,
}

impl Stratum {
    /// What a weight is multiplied by, and what more for each time its PSU was drawn; a lone PSU stays as it is.
    fn terms(&self) -> [f64; 2] {
        let n = self.psus.len() as f64;
        if n > 1.0 { [1.0 - self.lambda, self.lambda * n / (n - 1.0)] } else { [1.0, 0.0] }
    }
}

/// Rao, Wu and Yue 1992: n − 1 PSUs drawn again from each stratum, rescaled by the fraction that was not drawn at first.
fn bootstrap(stage: &Stage) -> How {
    let stratum = |fraction: &f64| Stratum { psus: Vec::new(), lambda: (1.0 - fraction).sqrt() };
    let mut strata: Vec<Stratum> = stage.fraction.iter().map(stratum).collect();
    for (psu, &group) in stage.group.iter().enumerate() {
        strata[group as usize].psus.push(psu as u32);
    }
    How::Bootstrap(strata)
}

/// How often each PSU was drawn: once on average, and never near what a byte holds.
fn drawn(strata: &[Stratum], psus: usize, mut draws: Draws) -> Vec<u8> {
    let mut times = vec![0u8; psus];
    for stratum in strata {
        let members = &stratum.psus;
        let (first, count) = (members.first().map_or(0, |psu| *psu as usize), members.len());
        // where PSUs stand one behind the other, as without strata, a look less
        match times
            .get_mut(first..first + count)
            .filter(|_| members.last() == Some(&((first + count - 1) as u32)))
        {
            Some(times) => {
                (1..count).map(|_| draws.below(count)).for_each(|at| times[at] = times[at].saturating_add(1))
            }
            None => {
                for _ in 1..count {
                    let psu = members[draws.below(count)] as usize;
                    times[psu] = times[psu].saturating_add(1);
                }
            }
        }
    }
    times
}
