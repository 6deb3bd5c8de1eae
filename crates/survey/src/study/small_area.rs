//! Models of areas.

use serde::Deserialize;

use super::Names;

/// A model of areas after Fay and Herriot.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmallArea {
    /// What it is called in the answer.
    pub name: String,
    /// How the variance between areas is estimated.
    pub method: Method,
    /// The column of direct estimates.
    pub of: String,
    /// The column of their standard errors.
    pub se: String,
    /// Columns of categories; the first level is the base.
    #[serde(default)]
    pub factors: Names,
    /// Columns of numbers.
    #[serde(default)]
    pub columns: Names,
    /// The column that names the area.
    pub area: String,
    /// Modelled on another scale and turned back.
    #[serde(default)]
    pub transform: Transform,
    /// The column of respondents: standard errors are smoothed over areas by it.
    pub smooth: Option<String>,
    /// The column of population shares: estimates are made to add up to what the direct ones add up to.
    pub benchmark: Option<String>,
}

/// How the variance between areas is estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Restricted maximum likelihood.
    Reml,
    /// Maximum likelihood.
    Ml,
}

/// The scale on which areas are modelled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Transform {
    /// As given.
    #[default]
    None,
    /// The arcsine of the root of a proportion.
    Arcsine,
    /// The logarithm of odds.
    Logit,
}
