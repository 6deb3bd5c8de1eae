//! Projects with costs, ballots and a budget: which are funded, who paid for what, and why the others are not; and the
//! order of priorities at a round table.
//!
//! Every comparison is exact. Nothing here prints, reads a clock, or draws anything at random: the same ballots and
//! rules give the same outcome, in whatever order ballots stand, on one thread or many.
//!
//! ```
//! use budgeting::priorities;
//!
//! // Six people at a table. Three of them want benches and trees, three want a crossing.
//! let (benches, trees, crossing) = (0, 1, 2);
//! let order = priorities(3, &[(vec![benches, trees], 3), (vec![crossing], 3)]);
//! let items: Vec<usize> = order.iter().map(|place| place.item).collect();
//! assert_eq!(items, [benches, crossing, trees]); // by plain count, trees would have come before the crossing
//! assert_eq!(order[1].adds, 3); // the crossing speaks for three who had no place above
//! ```
#![warn(missing_docs)]
#![cfg_attr(test, expect(clippy::unwrap_used, reason = "a test fails by panicking"))]

mod bos;
mod chain;
mod contest;
mod decide;
mod election;
mod equal_shares;
mod exact;
mod explain;
mod greedy;
mod lazy;
mod natural;
mod outcome;
pub mod pb;
mod phragmen;
mod priorities;
mod rules;
mod share;

pub use decide::{decide, winners};
pub use election::{
    Ballot, Election, Error, Kind, MOST_MONEY, MOST_PEOPLE, MOST_POINTS, MOST_PROJECTS, Project,
};
pub use exact::Exact;
pub use outcome::{Beside, Comparison, Flow, NotFunded, Outcome, Payment, Reason, Round, Share, Voters};
pub use priorities::{Place, priorities};
pub use rules::{Completion, Increment, Rule, Rules, Utility, natural_order};
