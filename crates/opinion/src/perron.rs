//! Perron's own method: missing votes are missing, order does not matter, common ground cannot be averaged away.
//!
//! [`Model::fit`] finds where people stand and which groups they form; [`Model::map`] says it as an [`OpinionMap`];
//! [`Model::refresh`] brings it up to date after some more votes in a fraction of the time. The reasons for each step
//! are in the project's decision record on the method.

use std::collections::{BTreeMap, BTreeSet};

mod beta;
#[cfg(test)]
mod camps;
mod canonical;
mod factor;
mod fit;
mod ground;
mod groups;
mod kmeans;
mod linear;
mod mixture;
mod model;
mod moments;
mod picture;
mod predict;
mod progress;
mod random;
#[cfg(test)]
mod real;
mod refresh;
pub mod routing;
mod slate;
#[cfg(test)]
mod tests;

pub use model::{Model, Place};
pub use progress::Tell;

use crate::{OpinionMap, Votes};

/// Groups given from outside: by name, the ids of the participants in it. Somebody may be in several, or in none.
pub type Attributes = BTreeMap<String, BTreeSet<u64>>;

/// What the method is told besides the votes.
#[derive(Clone, Debug)]
pub struct Options {
    /// Every random draw comes from it.
    pub seed: u64,
    /// Ids of the statements that are left out of everything but the plain counts.
    pub moderated_out: BTreeSet<u64>,
    /// Centred groups, each of which must go along with common ground as every opinion group must.
    pub attributes: Attributes,
    /// A centred group with fewer voters is not reported; 10 unless told.
    pub least_attribute_size: usize,
    /// How often votes are resampled for the stability; 200 unless told.
    pub resamples: usize,
    /// Places on the slate; 7 unless told.
    pub places: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            seed: 0,
            moderated_out: BTreeSet::new(),
            attributes: Attributes::new(),
            least_attribute_size: 10,
            resamples: 200,
            places: 7,
        }
    }
}

/// The map of a conversation.
pub fn map(votes: &Votes, options: &Options) -> OpinionMap {
    Model::fit(votes, options).into_map()
}
