use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Network, Options};
use crate::Person;
use crate::random::Draws;

/// How far ties cross one division of people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Crossing {
    /// People who said theirs.
    pub people: usize,
    /// How many different ones there are.
    pub categories: usize,
    /// Blau's diversity of these people.
    pub diversity: f64,
    /// What it would be if all categories had as many people.
    pub diversity_most: f64,
    /// Ties of which both ends said theirs.
    pub ties: usize,
    /// How many of them cross.
    pub across: usize,
    /// Share of ties that cross; nothing where there are no ties.
    pub share: Option<Chance>,
    /// E–I index.
    pub e_i: Option<Chance>,
    /// Newman's assortativity; nothing where all ties end in one category.
    pub assortativity: Option<Chance>,
    /// How often chance alone is as far from its middle as the share that crosses, on either side.
    pub p: Option<f64>,
}

/// A figure beside what chance makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chance {
    /// The figure.
    pub value: f64,
    /// 2.5 of 100 draws of chance are lower.
    pub low: f64,
    /// The mean of the draws.
    pub mean: f64,
    /// 2.5 of 100 draws are higher.
    pub high: f64,
}

impl Chance {
    /// A figure and what chance drew, which must not be empty.
    pub(super) fn of(value: f64, mut drawn: Vec<f64>) -> Self {
        drawn.sort_by(f64::total_cmp);
        let count = drawn.len();
        let rank = |share: f64| (((count + 1) as f64 * share).round() as usize).clamp(1, count.max(1)) - 1;
        let at = |share: f64| drawn.get(rank(share)).copied().unwrap_or(value);
        let mean = drawn.iter().sum::<f64>() / count.max(1) as f64;
        Self { value, low: at(0.025), mean, high: at(0.975) }
    }

    /// Two-sided: twice the smaller share of draws at or beyond the figure, the figure itself counted as one.
    pub(super) fn p(value: f64, drawn: &[f64]) -> f64 {
        let beyond = |is_it: &dyn Fn(&f64) -> bool| (1 + drawn.iter().filter(|d| is_it(d)).count()) as f64;
        let smaller = beyond(&|drawn| *drawn <= value).min(beyond(&|drawn| *drawn >= value));
        (2.0 * smaller / (drawn.len() + 1) as f64).min(1.0)
    }
}

/// People who said theirs, with their ties among each other.
struct Known {
    labels: Vec<usize>,
    categories: usize,
    ties: Vec<(usize, usize)>,
    degree: Vec<usize>,
}

impl Network<'_> {
    pub(super) fn crossing(
        &self,
        of: fn(&Person) -> Option<&str>,
        options: &Options,
        purpose: u64,
    ) -> Option<Crossing> {
        let (labels, categories) = self.labels(of);
        let known = Known::new(&labels, categories, &self.ties)?;
        let across = known.across(&known.labels);
        let ties = known.ties.len();
        let drawn: Vec<(usize, f64)> = (0..options.permutations as u64)
            .into_par_iter()
            .map(|draw| {
                let mut labels = known.labels.clone();
                Draws::of(options.seed ^ purpose << 56, draw).shuffle(&mut labels);
                let across = known.across(&labels);
                (across, known.assortativity(&labels, across).unwrap_or(0.0))
            })
            .collect();
        let share = |across: usize| across as f64 / ties as f64;
        let e_i = |across: usize| (2.0 * across as f64 - ties as f64) / ties as f64;
        let by = |figure: &dyn Fn(usize) -> f64| {
            let drawn = drawn.iter().map(|(across, _)| figure(*across)).collect();
            (ties > 0).then(|| Chance::of(figure(across), drawn))
        };
        let assortativity = known.assortativity(&known.labels, across);
        let counts: Vec<f64> = drawn.iter().map(|(across, _)| *across as f64).collect();
        Some(Crossing {
            people: known.labels.len(),
            categories,
            diversity: known.diversity(),
            diversity_most: 1.0 - 1.0 / categories as f64,
            ties,
            across,
            share: by(&share),
            e_i: by(&e_i),
            assortativity: assortativity.map(|r| Chance::of(r, drawn.iter().map(|(_, r)| *r).collect())),
            p: (ties > 0).then(|| Chance::p(across as f64, &counts)),
        })
    }
}

impl Known {
    /// Nothing where nobody said theirs.
    fn new(labels: &[Option<usize>], categories: usize, ties: &[(usize, usize)]) -> Option<Self> {
        let (mut number, mut known) = (vec![None; labels.len()], Vec::new());
        for (person, label) in labels.iter().enumerate() {
            if let Some(label) = label {
                number[person] = Some(known.len());
                known.push(*label);
            }
        }
        let ties: Vec<_> = ties.iter().filter_map(|&(a, b)| Some((number[a]?, number[b]?))).collect();
        let mut degree = vec![0; known.len()];
        for &(a, b) in &ties {
            degree[a] += 1;
            degree[b] += 1;
        }
        (!known.is_empty()).then_some(Self { labels: known, categories, ties, degree })
    }

    fn across(&self, labels: &[usize]) -> usize {
        self.ties.iter().filter(|&&(a, b)| labels[a] != labels[b]).count()
    }

    fn assortativity(&self, labels: &[usize], across: usize) -> Option<f64> {
        let mut ends = vec![0_usize; self.categories];
        labels.iter().zip(&self.degree).for_each(|(&label, degree)| ends[label] += degree);
        let all = 2.0 * self.ties.len() as f64;
        let expected: f64 = ends.iter().map(|&ends| (ends as f64 / all).powi(2)).sum();
        let within = (self.ties.len() - across) as f64 / self.ties.len() as f64;
        let is_split = ends.iter().filter(|&&ends| ends > 0).count() > 1;
        is_split.then(|| (within - expected) / (1.0 - expected))
    }

    fn diversity(&self) -> f64 {
        let mut counts = vec![0_usize; self.categories];
        self.labels.iter().for_each(|&label| counts[label] += 1);
        let all = self.labels.len() as f64;
        1.0 - counts.iter().map(|&count| (count as f64 / all).powi(2)).sum::<f64>()
    }
}
