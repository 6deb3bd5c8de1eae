//! Ratios of weighted sums over the same rows: means, shares, totals and ratios of every group at once.

use rustc_hash::FxHashMap;

use crate::table::MISSING;
use crate::weighting::Kinds;

/// Columns of more different numbers are not numbered.
const MOST: usize = 256;

/// Σ w y ÷ Σ w x in each group. Everything that is estimated is made of these.
#[derive(Clone, Debug)]
pub(crate) struct Family {
    /// The group of each row, or [`MISSING`] outside of all.
    pub(crate) group: Vec<u32>,
    pub(crate) groups: usize,
    pub(crate) above: Above,
    pub(crate) below: Below,
}

/// y.
#[derive(Clone, Debug)]
pub(crate) enum Above {
    Numbers(Vec<f64>),
    /// One for the row's own level, zero for the others: so many figures in each group.
    Levels(Vec<u32>, usize),
}

/// x.
#[derive(Clone, Debug)]
pub(crate) enum Below {
    /// The mean.
    Ones,
    /// The total: divided by nothing.
    Nothing,
    Numbers(Vec<f64>),
}

/// The figures of a family under some weights, and what they are made of.
#[derive(Clone, Debug)]
pub(crate) struct Figures {
    /// Group by group, in each level by level.
    pub(crate) theta: Vec<f64>,
    /// Σ w x of each group.
    pub(crate) below: Vec<f64>,
}

impl Family {
    /// How many figures there are in a group.
    pub(crate) fn width(&self) -> usize {
        match &self.above {
            Above::Numbers(_) => 1,
            Above::Levels(_, count) => *count,
        }
    }

    /// Respondents of each group: those whose weight counts.
    pub(crate) fn counts(&self, weights: &[f64]) -> Vec<usize> {
        let mut counts = vec![0; self.groups];
        for (&group, &weight) in self.group.iter().zip(weights) {
            if group != MISSING && weight != 0.0 {
                counts[group as usize] += 1;
            }
        }
        counts
    }

    /// Codes of everything that a row says here, each with how many there are; nothing if rows say too many things.
    pub(crate) fn codes(&self) -> Option<[(Vec<u32>, usize); 3]> {
        let all = self.groups + 1;
        let group = self.group.iter().map(|&group| group.min(self.groups as u32)).collect();
        let none = || (vec![0; self.group.len()], 1);
        let above = match &self.above {
            Above::Numbers(y) => numbered(y)?,
            Above::Levels(codes, width) => {
                (codes.iter().map(|&code| code.min(*width as u32)).collect(), width + 1)
            }
        };
        let below = match &self.below {
            Below::Numbers(x) => numbered(x)?,
            Below::Ones | Below::Nothing => none(),
        };
        Some([(group, all), above, below])
    }

    /// The same of kinds of rows, each of rows that say the same.
    pub(crate) fn of_kinds(&self, kinds: &Kinds) -> Self {
        Self {
            group: kinds.each(&self.group),
            groups: self.groups,
            above: match &self.above {
                Above::Numbers(y) => Above::Numbers(kinds.each(y)),
                Above::Levels(codes, width) => Above::Levels(kinds.each(codes), *width),
            },
            below: match &self.below {
                Below::Numbers(x) => Below::Numbers(kinds.each(x)),
                other => other.clone(),
            },
        }
    }

    pub(crate) fn figures(&self, weights: &[f64]) -> Figures {
        let mut above = vec![0.0; self.groups * self.width()];
        let mut below = vec![0.0; self.groups];
        let rows = || self.group.iter().zip(weights);
        let groups = self.groups;
        match (&self.above, &self.below) {
            (Above::Numbers(y), Below::Ones) => {
                for ((&group, &weight), y) in
                    rows().zip(y).filter(|((group, _), _)| (**group as usize) < groups)
                {
                    above[group as usize] += weight * y;
                    below[group as usize] += weight;
                }
            }
            (Above::Numbers(y), Below::Numbers(x)) => {
                for (((&group, &weight), y), x) in
                    rows().zip(y).zip(x).filter(|(((group, _), _), _)| (**group as usize) < groups)
                {
                    above[group as usize] += weight * y;
                    below[group as usize] += weight * x;
                }
            }
            (Above::Numbers(y), Below::Nothing) => {
                for ((&group, &weight), y) in
                    rows().zip(y).filter(|((group, _), _)| (**group as usize) < groups)
                {
                    above[group as usize] += weight * y;
                }
                below.fill(1.0);
            }
            (Above::Levels(codes, width), _) => {
                for ((&group, &weight), &code) in
                    rows().zip(codes).filter(|((group, _), _)| (**group as usize) < groups)
                {
                    above[group as usize * width + code as usize] += weight;
                    below[group as usize] += weight;
                }
            }
        }
        let theta = above.iter().enumerate().map(|(at, above)| above / below[at / self.width()]).collect();
        Figures { theta, below }
    }

    /// Adds to `z`, a block of rows from `first` on, how much each pulls on figure `at`, times a factor: (y − θ x) ÷ Σ w x in
    /// its group.
    pub(crate) fn pull(&self, at: usize, figures: &Figures, times: f64, first: usize, z: &mut [f64]) {
        let (group, level) = (at / self.width(), at % self.width());
        let theta = figures.theta[at];
        let times = times / figures.below[group];
        let rows = (first..).zip(z.iter_mut().zip(&self.group[first..]));
        let rows = rows.filter(|(_, (_, of))| **of as usize == group);
        match (&self.above, &self.below) {
            (Above::Numbers(y), Below::Ones) => rows.for_each(|(row, (z, _))| *z += times * (y[row] - theta)),
            (Above::Numbers(y), Below::Nothing) => rows.for_each(|(row, (z, _))| *z += times * y[row]),
            (Above::Numbers(y), Below::Numbers(x)) => {
                rows.for_each(|(row, (z, _))| *z += times * (y[row] - theta * x[row]));
            }
            (Above::Levels(codes, _), _) => rows.for_each(|(row, (z, _))| {
                let y = f64::from(u8::from(codes[row] as usize == level));
                *z += times * (y - theta);
            }),
        }
    }

    /// Σ w (y − θ)² ÷ Σ w in a group, for figure `at`.
    pub(crate) fn spread(&self, at: usize, figures: &Figures, weights: &[f64]) -> f64 {
        let (group, theta) = (at / self.width(), figures.theta[at]);
        match &self.above {
            Above::Levels(..) => theta * (1.0 - theta),
            Above::Numbers(y) => {
                let of = |row: usize| weights[row] * (y[row] - theta) * (y[row] - theta);
                let rows = (0..weights.len()).filter(|&row| self.group[row] as usize == group);
                rows.map(of).sum::<f64>() / figures.below[group]
            }
        }
    }
}

/// Numbers the different numbers of a column through; nothing if there are more than [`MOST`].
fn numbered(numbers: &[f64]) -> Option<(Vec<u32>, usize)> {
    let mut known: FxHashMap<u64, u32> = FxHashMap::default();
    let mut codes = Vec::with_capacity(numbers.len());
    for number in numbers {
        let next = known.len() as u32;
        codes.push(*known.entry(number.to_bits()).or_insert(next));
        if known.len() > MOST {
            return None;
        }
    }
    Some((codes, known.len()))
}
