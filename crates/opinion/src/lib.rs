//! Votes on short statements in, an opinion map out: where people stand, which groups they form and how sure that
//! is, what each group says, what all of them share, and which statement to show next.
//!
//! Two methods on the same [`Votes`]: [`polis`] follows the published Polis mathematics step by step; [`perron`] is
//! our own. Both return an [`OpinionMap`]. Nothing here prints, reads a clock, or draws unseeded randomness; results
//! are the same on one or many threads.
#![warn(missing_docs)]
#![cfg_attr(test, expect(clippy::unwrap_used, reason = "a test fails by panicking"))]

pub mod consensus;
mod map;
pub mod perron;
pub mod polis;
pub mod representative;
pub mod tally;
mod votes;

pub use map::*;
pub use votes::{Cast, Entry, RowError, Transposed, Voter, Votes};
