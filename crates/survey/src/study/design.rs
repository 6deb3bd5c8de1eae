//! How the sample was drawn.

use serde::Deserialize;

use super::Names;
use crate::fault::{Fault, fault, quoted};

/// How the sample was drawn; nothing said: a simple random sample, each row with the weight 1.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Design {
    /// The column of design weights.
    pub weights: Option<String>,
    /// The column of chances of being drawn, instead of weights.
    pub probabilities: Option<String>,
    /// Columns of strata; several are crossed.
    pub strata: Names,
    /// Columns of clusters, one for each stage.
    pub cluster: Names,
    /// Columns of population sizes, or of fractions drawn, one for each stage.
    pub fpc: Names,
    /// Whether names of clusters count anew in each stratum.
    pub nest: bool,
    /// What is done about a stratum with one PSU.
    pub lonely_psu: Lonely,
    /// Variances from replicates instead of linearisation.
    pub replicates: Option<Replicates>,
}

/// What is done about a stratum of which one PSU is in the sample.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lonely {
    /// It counts with its distance from the mean of all PSUs.
    #[default]
    Adjust,
    /// It was certain to be drawn and adds nothing.
    Certainty,
    /// It adds what the other strata add on average.
    Average,
    /// It is an error.
    Fail,
}

/// Replicate weights: made, or given as columns.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Replicates {
    /// How they are made.
    pub kind: Option<ReplicateKind>,
    /// How many replicates a bootstrap has; 500 unless this is said.
    pub count: Option<usize>,
    /// Fay's factor, at least 0 and less than 1.
    pub rho: f64,
    /// Whether variance is around the estimate of all rather than around the mean of the replicates.
    pub mse: bool,
    /// Given columns of full weights: names, or patterns with `*`.
    pub columns: Names,
    /// What the sum of squares is multiplied by, for given columns.
    pub scale: Option<f64>,
    /// What each square is multiplied by, for given columns.
    pub rscales: Option<Vec<f64>>,
}

/// How replicates are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplicateKind {
    /// Without each PSU once.
    Jk1,
    /// Without each PSU once, in strata.
    Jkn,
    /// Balanced half samples.
    Brr,
    /// Balanced half samples, the other half kept with the weight ρ.
    Fay,
    /// Rao and Wu's rescaled bootstrap.
    Bootstrap,
}

impl Replicates {
    /// The given columns among those of the data, in the data's order for each pattern.
    pub(crate) fn matching<'a>(
        &self,
        header: impl IntoIterator<Item = &'a String> + Clone,
    ) -> Result<Vec<String>, Fault> {
        let mut found: Vec<String> = Vec::new();
        for pattern in &self.columns.0 {
            let before = found.len();
            for name in header.clone() {
                if matches(pattern, name) && !found.contains(name) {
                    found.push(name.clone());
                }
            }
            if found.len() == before {
                return Err(fault!(
                    "No column is like {}; name the columns of replicate weights.",
                    quoted(pattern)
                ));
            }
        }
        Ok(found)
    }
}

/// Whether a name is like a pattern in which `*` stands for anything.
fn matches(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = name.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut last = None;
    for part in parts {
        if let Some(before) = last.replace(part) {
            match rest.find(before) {
                Some(at) => rest = &rest[at + before.len()..],
                None => return false,
            }
        }
    }
    last.map_or(rest.is_empty(), |end| rest.ends_with(end))
}

#[cfg(test)]
mod tests {
    #[test]
    fn patterns_name_columns() {
        for (pattern, name, is_like) in [
            ("bsw*", "bsw12", true),
            ("bsw*", "abs", false),
            ("*", "x", true),
            ("w", "w", true),
            ("w", "w1", false),
            ("a*b*c", "a1b2c", true),
            ("a*b*c", "a1c", false),
        ] {
            assert_eq!(super::matches(pattern, name), is_like, "{pattern} {name}");
        }
    }
}
