//! Votes on short statements in, an opinion map out: where people stand, which groups they form and how sure that
//! is, what each group says, what all of them share, and which statement to show next.
//!
//! Two methods on the same [`Votes`]: [`polis`] follows the published Polis mathematics step by step; [`perron`] is
//! our own. Both return an [`OpinionMap`]. Nothing here prints, reads a clock, or draws unseeded randomness; results
//! are the same on one or many threads.
//!
//! ```
//! use opinion::{Cast, Status, Votes, perron, polis};
//!
//! // Two camps of twelve: all agree on statement 0; on 1 to 7 they oppose each other.
//! let cast = |participant, statement, value| Cast { participant, statement, value, time: 0 };
//! let mut casts = Vec::new();
//! for p in 0..24 {
//!     casts.push(cast(p, 0, 1));
//!     casts.extend((1..8).map(|s| cast(p, s, if (p < 12) == (s % 2 == 0) { 1 } else { -1 })));
//! }
//! let votes = Votes::from_casts(&casts);
//!
//! let map = perron::map(&votes, &perron::Options { seed: 1, ..Default::default() });
//! assert_eq!(map.k, 2);
//! let ground = map.statement[0].common_ground.as_ref().ok_or("moderated out")?;
//! assert_eq!(ground.status, Status::CommonGround);
//! assert!(ground.score >= 0.5); // each camp agrees, surely by half or more
//!
//! // The same votes as Polis sees them.
//! let map = polis::map(&votes, &polis::Options::default());
//! assert_eq!(map.k, 2);
//! assert_ne!(map.participant[0].group, map.participant[23].group);
//! # Ok::<(), &str>(())
//! ```
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
