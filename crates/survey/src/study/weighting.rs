//! Steps from the design weights to the weights.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Names;

/// One step of weighting.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "method", rename_all = "snake_case", deny_unknown_fields)]
pub enum Weighting {
    /// Weights fitted to margins, one after the other, until all hold.
    Rake {
        /// What must hold.
        margins: Vec<Margin>,
        /// How far a weight may go from its design weight.
        trim: Option<Limits>,
    },
    /// One margin.
    PostStratify {
        /// The one margin.
        margins: Vec<Margin>,
    },
    /// Weights as near to the design weights as the totals allow.
    Calibrate {
        /// What “near” means.
        function: Function,
        /// How far a weight may go from its design weight.
        bounds: Option<[f64; 2]>,
        /// `(Intercept)`, `column=level` and columns of numbers.
        totals: BTreeMap<String, f64>,
    },
    /// Weights cut, what is cut off spread equally over the others.
    Trim {
        /// No weight is smaller.
        #[serde(default)]
        lower: f64,
        /// No weight is larger.
        upper: Option<f64>,
        /// Again until none is outside.
        #[serde(default)]
        strict: bool,
    },
}

/// Population totals of the levels of a column, or of crossed columns (“a|b”).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Margin {
    /// The columns.
    pub by: Names,
    /// How many there are of each level.
    pub totals: BTreeMap<String, f64>,
}

/// Limits of raked weights, as a multiple of the design weight (both scaled to the same sum) or of the median weight.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// The least, 0.2 unless this is said.
    pub lower: f64,
    /// The most, 5 unless this is said.
    pub upper: f64,
    /// What they are a multiple of.
    pub of: Base,
}

impl Default for Limits {
    fn default() -> Self {
        Self { lower: 0.2, upper: 5.0, of: Base::Design }
    }
}

/// What limits are a multiple of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// The row's design weight.
    #[default]
    Design,
    /// The median weight.
    Median,
}

/// Distance of calibration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Function {
    /// 1 + u: generalised regression.
    Linear,
    /// exp u: as raking.
    Raking,
    /// Between bounds, smoothly.
    Logit,
    /// 1 + u, cut at the bounds.
    Truncated,
}
