//! What comes out, in the shape of the JSON.

use serde::Serialize;

/// Everything that a study asked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// How many rows the data has.
    pub n: usize,
    /// The weights in short.
    pub weights: Summary,
    /// What was done that a reader should know, each a sentence.
    pub notes: Vec<String>,
    /// One for each level of each estimate.
    pub estimate: Vec<Entry>,
    /// Where levels stand among each other, for estimates of every pair.
    pub rank: Vec<Rank>,
    /// One for each model of areas.
    pub small_area: Vec<Areas>,
    /// The weight of each row, where it was asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub weight: Vec<f64>,
}

/// Weights in short.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Summary {
    /// Their sum.
    pub sum: f64,
    /// The sum of their squares.
    pub sum_sq: f64,
    /// The smallest.
    pub min: f64,
    /// The largest.
    pub max: f64,
    /// What unequal weights alone cost: n Σw² ÷ (Σw)² (Kish).
    pub kish_deff: f64,
    /// How often the margins were gone through.
    pub iterations: usize,
    /// Whether every margin holds to the tolerance.
    pub converged: bool,
    /// How many weights were cut.
    pub trimmed: usize,
    /// By what part of itself the worst margin is off, after cutting.
    pub margin_error: f64,
}

/// What an entry is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Level {
    /// Everybody.
    All,
    /// A level of `by` or of a category, or the probability of a quantile.
    One(String),
    /// Levels of several columns, or the two compared.
    Many(Vec<String>),
}

impl Level {
    pub(crate) fn of(mut names: Vec<String>) -> Self {
        match names.len() {
            0 => Self::All,
            1 => names.pop().map_or(Self::All, Self::One),
            _ => Self::Many(names),
        }
    }
}

/// One estimate. What has no meaning for its kind is absent.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    /// The name of the estimate.
    pub name: String,
    /// What it is about.
    pub level: Level,
    /// How many respondents it rests on.
    pub n: usize,
    /// The estimate.
    pub est: Option<f64>,
    /// Its standard error; of the logarithm for a risk ratio.
    pub se: Option<f64>,
    /// The lower end of the 95 % interval.
    pub lo: Option<f64>,
    /// The upper end.
    pub hi: Option<f64>,
    /// Degrees of freedom.
    pub df: Option<usize>,
    /// The variance as a multiple of that of a simple random sample.
    pub deff: Option<f64>,
    /// How many respondents of a simple random sample would tell as much.
    pub n_eff: Option<f64>,
    /// Whether it may be released: A, E (with caution), F (not).
    pub flag: Option<char>,
    /// The two means compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rates: Option<[f64; 2]>,
    /// How many respondents each rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts: Option<[usize; 2]>,
    /// The chance of a difference at least as large if there were none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p: Option<f64>,
    /// The same after Holm, over the pairs of this estimate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p_holm: Option<f64>,
    /// The same after Benjamini and Hochberg.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p_bh: Option<f64>,
    /// What may be said of a change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<crate::change::Verdict>,
    /// The smallest change that this comparison would find four times out of five.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detectable: Option<f64>,
    /// Alpha without weights.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unweighted: Option<f64>,
    /// The weighted mean of the score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mean_score: Option<f64>,
}

impl Entry {
    pub(crate) fn new(name: &str, level: Level, n: usize) -> Self {
        Self {
            name: name.to_owned(),
            level,
            n,
            est: None,
            se: None,
            lo: None,
            hi: None,
            df: None,
            deff: None,
            n_eff: None,
            flag: None,
            rates: None,
            counts: None,
            p: None,
            p_holm: None,
            p_bh: None,
            verdict: None,
            detectable: None,
            unweighted: None,
            mean_score: None,
        }
    }
}

/// The places that a level may have among all, given which differences are sure after Holm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rank {
    /// The name of the estimate.
    pub name: String,
    /// The level.
    pub level: String,
    /// Its best place, 1 the highest.
    pub best: usize,
    /// Its worst place.
    pub worst: usize,
}

/// A model of areas.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Areas {
    /// The name of the model.
    pub name: String,
    /// The variance between areas.
    pub sigma2: f64,
    /// The logarithm of the likelihood.
    pub loglik: f64,
    /// Coefficients.
    pub beta: Vec<Coefficient>,
    /// One an area, in the order of the data.
    pub area: Vec<Area>,
}

/// A coefficient of a model.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Coefficient {
    /// Its column, `(Intercept)`, or `column=level`.
    pub name: String,
    /// The estimate.
    pub est: f64,
    /// Its standard error.
    pub se: f64,
}

/// An area.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Area {
    /// Its name.
    pub level: String,
    /// What its own respondents say.
    pub direct: f64,
    /// What the model makes of it.
    pub est: f64,
    /// The mean squared error of that.
    pub mse: f64,
    /// How much of it is its own: 1 all, 0 only what similar areas say.
    pub gamma: f64,
}
