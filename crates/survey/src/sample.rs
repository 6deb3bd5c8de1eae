//! How the sample was drawn: strata, clusters of several stages, fractions drawn; and variances by linearisation.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::blocks::for_blocks;
use crate::fault::{Fault, fault, quoted, rows};
use crate::study::{Design, Lonely};
use crate::table::{Levels, MISSING, Table};

/// The design of a sample, each row with its weight.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    /// Design weights.
    pub(crate) weights: Vec<f64>,
    /// At least one.
    pub(crate) stages: Vec<Stage>,
    pub(crate) lonely: Lonely,
    /// Whether strata or clusters are known.
    pub(crate) is_designed: bool,
}

/// One stage: units in groups (strata at first, then the units of the stage before).
#[derive(Clone, Debug)]
pub(crate) struct Stage {
    /// The unit of each row; nothing if each row is its own.
    pub(crate) unit: Option<Vec<u32>>,
    /// The group of each unit.
    pub(crate) group: Vec<u32>,
    /// How many units of each group are in the sample.
    pub(crate) sizes: Vec<usize>,
    /// What part of each group was drawn; 0 if that is not known.
    pub(crate) fraction: Vec<f64>,
}

impl Stage {
    pub(crate) fn unit_of(&self, row: usize) -> usize {
        self.unit.as_ref().map_or(row, |unit| unit[row] as usize)
    }
}

/// Which pairs were met, and how many of each first.
struct Seen {
    counts: Vec<usize>,
    width: usize,
    /// For few pairs.
    places: Vec<bool>,
    pairs: FxHashSet<(usize, usize)>,
}

impl Seen {
    fn new(first: usize, second: usize) -> Self {
        let is_small = first.saturating_mul(second) <= 1 << 26;
        let places = vec![false; if is_small { first * second } else { 0 }];
        Self { counts: vec![0; first], width: second, places, pairs: FxHashSet::default() }
    }

    /// Whether the pair is new.
    fn add(&mut self, first: usize, second: usize) -> bool {
        let is_new = match self.places.get_mut(first * self.width + second) {
            Some(place) => !std::mem::replace(place, true),
            None => self.pairs.insert((first, second)),
        };
        self.counts[first] += usize::from(is_new);
        is_new
    }
}

/// The stratum and the cluster of each row at one stage.
struct Drawn<'a> {
    group: Vec<u32>,
    groups: usize,
    unit: Option<&'a Levels>,
}

impl Sample {
    pub(crate) fn of(design: &Design, table: &Table) -> Result<Self, Fault> {
        let all = table.rows();
        let strata = match design.strata.0.as_slice() {
            [] => None,
            names => Some((names.join("|"), table.crossed(names)?)),
        };
        let clusters = design
            .cluster
            .0
            .iter()
            .map(|name| Ok((name, table.levels(name)?)))
            .collect::<Result<Vec<_>, Fault>>()?;
        for (name, levels) in strata.iter().map(|(n, l)| (n, l)).chain(clusters.iter().map(|(n, l)| (*n, l)))
        {
            let missing = levels.codes.iter().filter(|code| **code == MISSING).count();
            if missing > 0 {
                let name = quoted(name);
                return Err(fault!(
                    "{name} is missing in {}; the design needs it in every row: fill it in, or leave them out.",
                    rows(missing)
                ));
            }
        }
        if let (Some((_, strata)), Some((name, cluster)), false) = (&strata, clusters.first(), design.nest) {
            clusters_stay_in_strata(strata, cluster, name)?;
        }
        let mut drawn = match &strata {
            Some((_, levels)) => Drawn {
                group: levels.codes.clone(),
                groups: levels.names.len(),
                unit: clusters.first().map(|c| &c.1),
            },
            None => Drawn { group: vec![0; all], groups: 1, unit: clusters.first().map(|c| &c.1) },
        };
        let mut stages = Vec::new();
        for depth in 0..clusters.len().max(1) {
            let mut stage = drawn.stage();
            if let Some(name) = design.fpc.0.get(depth) {
                stage.fraction = fractions(name, &table.numbers(name)?, &stage, &drawn.group)?;
            }
            drawn = Drawn {
                group: (0..all).map(|row| stage.unit_of(row) as u32).collect(),
                groups: stage.group.len(),
                unit: clusters.get(depth + 1).map(|c| &c.1),
            };
            stages.push(stage);
        }
        if let Some(name) = design.fpc.0.get(stages.len()) {
            return Err(fault!(
                "There is no stage for the fpc {}; name as many clusters as fpc columns.",
                quoted(name)
            ));
        }
        let weights = weights(design, table, &stages)?;
        let is_designed = strata.is_some() || !clusters.is_empty();
        let sample = Self { weights, stages, lonely: design.lonely_psu, is_designed };
        sample.can_tell()?;
        Ok(sample)
    }

    fn can_tell(&self) -> Result<(), Fault> {
        let first = &self.stages[0];
        let lone = first.lone().count();
        if self.lonely == Lonely::Fail && lone > 0 {
            return Err(fault!(
                "{lone} strata have one PSU each; join strata, or set lonely_psu to adjust, certainty or average."
            ));
        }
        Ok(())
    }

    /// Degrees of freedom of each group of rows: PSUs less strata, of those in which a member counts.
    pub(crate) fn freedoms(&self, group_of_row: &[u32], groups: usize, weights: &[f64]) -> Vec<usize> {
        let first = &self.stages[0];
        let strata = first.sizes.len();
        let mut psus = vec![0usize; groups];
        let mut seen = Seen::new(groups, strata);
        let mut units = first.unit.as_ref().map(|_| Seen::new(groups, first.group.len()));
        for (row, (&group, &weight)) in group_of_row.iter().zip(weights).enumerate() {
            let group = group as usize;
            if group >= groups || weight == 0.0 {
                continue;
            }
            let unit = first.unit_of(row);
            if units.as_mut().is_none_or(|units| units.add(group, unit)) {
                psus[group] += 1;
                seen.add(group, first.group[unit] as usize);
            }
        }
        psus.iter().zip(seen.counts).map(|(psus, strata)| psus - strata).collect()
    }

    /// The variance of Σ u over rows, drawn as this sample was; u puts itself into blocks of rows.
    pub(crate) fn variance(&self, u: impl Fn(usize, &mut [f64])) -> f64 {
        let first = &self.stages[0];
        if first.unit.is_none() && first.sizes.len() == 1 && self.weights.len() > 1 {
            return (1.0 - first.fraction[0]) * spread(self.weights.len(), u);
        }
        let mut all = vec![0.0; self.weights.len()];
        u(0, &mut all);
        self.variance_of(&all)
    }

    fn variance_of(&self, u: &[f64]) -> f64 {
        let mut total = 0.0;
        let mut multiplier = Vec::new();
        let mut is_first = true;
        for (depth, stage) in self.stages.iter().enumerate() {
            let sums = stage.sums(u);
            let lonely = if is_first { self.lonely } else { Lonely::Certainty };
            let parts = stage.parts(&sums, lonely);
            let of_group = |group: usize| if is_first { 1.0 } else { multiplier[group] };
            total += parts.iter().enumerate().map(|(group, part)| of_group(group) * part).sum::<f64>();
            if depth + 1 < self.stages.len() {
                multiplier = (0..stage.group.len())
                    .map(|unit| stage.group[unit] as usize)
                    .map(|group| of_group(group) * stage.fraction[group])
                    .collect();
                if multiplier.iter().all(|m| *m == 0.0) {
                    break;
                }
                is_first = false;
            }
        }
        total
    }
}

impl Stage {
    /// Groups of which one unit is in the sample, though not all were drawn.
    fn lone(&self) -> impl Iterator<Item = usize> {
        (0..self.sizes.len()).filter(|&group| self.sizes[group] == 1 && self.fraction[group] < 1.0)
    }

    fn sums<'a>(&self, u: &'a [f64]) -> Cow<'a, [f64]> {
        let Some(unit) = &self.unit else { return Cow::Borrowed(u) };
        let mut sums = vec![0.0; self.group.len()];
        for (&unit, &u) in unit.iter().zip(u) {
            sums[unit as usize] += u;
        }
        Cow::Owned(sums)
    }

    /// What each group adds to the variance: (1 − f) n ÷ (n − 1) Σ (u − ū)².
    fn parts(&self, sums: &[f64], lonely: Lonely) -> Vec<f64> {
        let groups = self.sizes.len();
        let mut means = vec![0.0; groups];
        for (&group, sum) in self.group.iter().zip(sums) {
            means[group as usize] += sum;
        }
        let grand = means.iter().sum::<f64>() / self.group.len() as f64;
        for (group, mean) in means.iter_mut().enumerate() {
            let size = self.sizes[group];
            *mean = if size == 1 && lonely == Lonely::Adjust { grand } else { *mean / size as f64 };
        }
        let mut parts = vec![0.0; groups];
        for (&group, sum) in self.group.iter().zip(sums) {
            let off = sum - means[group as usize];
            parts[group as usize] += off * off;
        }
        for (group, part) in parts.iter_mut().enumerate() {
            let size = self.sizes[group] as f64;
            *part *= (1.0 - self.fraction[group]) * if size > 1.0 { size / (size - 1.0) } else { 1.0 };
        }
        if lonely == Lonely::Average {
            let lone: Vec<usize> = self.lone().collect();
            let others = groups - lone.len();
            let mean = if others > 0 { parts.iter().sum::<f64>() / others as f64 } else { 0.0 };
            for group in lone {
                parts[group] = mean;
            }
        }
        parts
    }
}

/// n ÷ (n − 1) Σ (u − ū)² of so many rows: block by block around the mean of each, then around the mean of all
/// (Chan, Golub and LeVeque 1979).
fn spread(rows: usize, u: impl Fn(usize, &mut [f64])) -> f64 {
    let (mut before, mut mean, mut squares) = (0.0, 0.0, 0.0);
    for_blocks(rows, |first, block| {
        u(first, block);
        let size = block.len() as f64;
        let of_block = block.iter().sum::<f64>() / size;
        squares += block.iter().map(|u| (u - of_block) * (u - of_block)).sum::<f64>();
        let (off, all) = (of_block - mean, before + size);
        squares += off * off * before * size / all;
        mean += off * size / all;
        before = all;
    });
    before / (before - 1.0) * squares
}

impl Drawn<'_> {
    /// Units numbered by group and name, so that the order of rows does not matter.
    fn stage(&self) -> Stage {
        let Some(levels) = self.unit else {
            let mut sizes = vec![0; self.groups];
            for &group in &self.group {
                sizes[group as usize] += 1;
            }
            return Stage { unit: None, group: self.group.clone(), fraction: vec![0.0; sizes.len()], sizes };
        };
        let key = |row: usize| u64::from(self.group[row]) << 32 | u64::from(levels.codes[row]);
        let mut keys: Vec<u64> = (0..self.group.len()).map(key).collect();
        keys.sort_unstable();
        keys.dedup();
        let place: FxHashMap<u64, u32> = keys.iter().enumerate().map(|(at, key)| (*key, at as u32)).collect();
        let unit = (0..self.group.len()).map(|row| place[&key(row)]).collect();
        let group: Vec<u32> = keys.iter().map(|key| (key >> 32) as u32).collect();
        let mut sizes = vec![0; self.groups];
        for &group in &group {
            sizes[group as usize] += 1;
        }
        Stage { unit: Some(unit), group, fraction: vec![0.0; sizes.len()], sizes }
    }
}

fn clusters_stay_in_strata(strata: &Levels, cluster: &Levels, name: &str) -> Result<(), Fault> {
    let mut home = vec![MISSING; cluster.names.len()];
    for (&unit, &stratum) in cluster.codes.iter().zip(&strata.codes) {
        let known = &mut home[unit as usize];
        if *known != MISSING && *known != stratum {
            return Err(fault!(
                "The cluster {} of {} stands in two strata; set nest = true if names of clusters count anew in each stratum.",
                quoted(&cluster.names[unit as usize]),
                quoted(name)
            ));
        }
        *known = stratum;
    }
    Ok(())
}

/// What part of each group was drawn, from population sizes or fractions.
fn fractions(name: &str, given: &[f64], stage: &Stage, group_of_row: &[u32]) -> Result<Vec<f64>, Fault> {
    let mut fraction = vec![f64::NAN; stage.sizes.len()];
    let name = quoted(name);
    for (&value, &group) in given.iter().zip(group_of_row) {
        let group = group as usize;
        let size = stage.sizes[group] as f64;
        if value.is_nan() || value <= 0.0 {
            return Err(fault!(
                "The fpc {name} must be above 0 in every row; give population sizes, or fractions drawn."
            ));
        }
        let part = if value <= 1.0 && size >= value { value } else { size / value };
        if part > 1.0 + 1e-12 {
            return Err(fault!(
                "The fpc {name} says a population of {value} of which {size} were drawn; mend it."
            ));
        }
        if !fraction[group].is_nan() && (fraction[group] - part).abs() > 1e-9 {
            return Err(fault!(
                "The fpc {name} differs within a stratum; it is the size of the whole stratum, the same in each of its rows."
            ));
        }
        fraction[group] = part.min(1.0);
    }
    Ok(fraction.into_iter().map(|part| if part.is_nan() { 0.0 } else { part }).collect())
}

/// Design weights: given, from chances, or from the fractions drawn at each stage.
fn weights(design: &Design, table: &Table, stages: &[Stage]) -> Result<Vec<f64>, Fault> {
    let (name, weights) = match (&design.weights, &design.probabilities) {
        (Some(_), Some(_)) => {
            return Err(fault!("A design has weights or probabilities, not both; leave one of them out."));
        }
        (Some(name), None) => (name, table.numbers(name)?),
        (None, Some(name)) => {
            let chances = table.numbers(name)?;
            if let Some(bad) = chances.iter().find(|p| !(**p > 0.0 && **p <= 1.0)) {
                let said = if bad.is_nan() { "missing".to_owned() } else { bad.to_string() };
                return Err(fault!(
                    "The column {} holds chances above 0 and at most 1, and one is {said}; mend it.",
                    quoted(name)
                ));
            }
            (name, chances.into_iter().map(|chance| 1.0 / chance).collect())
        }
        (None, None) => return Ok(from_fractions(table.rows(), stages)),
    };
    let missing = weights.iter().filter(|weight| weight.is_nan()).count();
    if missing > 0 {
        return Err(fault!(
            "The weight {} is missing in {}; give each a weight, 0 if it does not count.",
            quoted(name),
            rows(missing)
        ));
    }
    if let Some(bad) = weights.iter().find(|weight| **weight < 0.0) {
        return Err(fault!("A weight in {} is {bad}; weights are 0 or more: mend it.", quoted(name)));
    }
    let sum = weights.iter().sum::<f64>();
    if sum == 0.0 || !sum.is_finite() {
        return Err(fault!("All weights in {} together are {sum}; give weights that count.", quoted(name)));
    }
    Ok(weights)
}

fn from_fractions(rows: usize, stages: &[Stage]) -> Vec<f64> {
    let mut weights = vec![1.0; rows];
    for stage in stages {
        for (row, weight) in weights.iter_mut().enumerate() {
            let fraction = stage.fraction[stage.group[stage.unit_of(row)] as usize];
            if fraction > 0.0 {
                *weight /= fraction;
            }
        }
    }
    weights
}
