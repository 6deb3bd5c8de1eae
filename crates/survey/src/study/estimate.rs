//! What is estimated.

use serde::Deserialize;

use super::Names;

/// One thing to estimate.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Estimate {
    /// What it is called in the answer.
    pub name: String,
    /// What is estimated.
    pub kind: Kind,
    /// The column; several for a scale.
    pub of: Names,
    /// The column below a ratio.
    pub over: Option<String>,
    /// Which quantiles.
    #[serde(default)]
    pub probs: Vec<f64>,
    /// Each combination of levels of these columns by itself.
    #[serde(default)]
    pub by: Names,
    /// Only rows for which this is true.
    #[serde(rename = "where")]
    pub only: Option<String>,
    /// Which interval; the best for the kind unless this is said.
    pub interval: Option<Interval>,
    /// Which levels of `by` are compared.
    pub compare: Option<Compare>,
    /// The smallest difference that matters; 0.03 for proportions unless this is said.
    pub meaningful: Option<f64>,
    /// The column that names people: only those who answered on both sides are compared.
    pub panel: Option<String>,
}

impl Estimate {
    /// An estimate of everybody.
    #[must_use]
    pub fn new(name: &str, kind: Kind, of: &str) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            of: of.into(),
            over: None,
            probs: Vec::new(),
            by: Names::default(),
            only: None,
            interval: None,
            compare: None,
            meaningful: None,
            panel: None,
        }
    }
}

/// What is estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The mean of numbers.
    Mean,
    /// Their sum in the population.
    Total,
    /// The share of 1 among 0 and 1, or of each level.
    Proportion,
    /// One total divided by another.
    Ratio,
    /// Values below which so many are.
    Quantile,
    /// The second mean minus the first.
    Difference,
    /// The second proportion divided by the first.
    RiskRatio,
    /// Cronbach's alpha and the mean score of items.
    Scale,
}

/// How an interval is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Interval {
    /// Symmetric, after Student.
    T,
    /// Symmetric on the logit scale.
    Logit,
    /// Korn and Graubard's.
    Beta,
    /// Wilson's, with the effective number.
    Wilson,
}

/// Which levels are compared.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "expected [\"first\", \"second\"] or \"pairs\"")]
pub enum Compare {
    /// “pairs”: every pair in the order of their names.
    All(String),
    /// The first and the second.
    Two([String; 2]),
}
