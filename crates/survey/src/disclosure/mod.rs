//! Tables that tell nobody's answer: cells hidden so that they cannot be worked out, counts rounded, noise with a budget.
//!
//! [`protect`] makes a table safe alone; what linked tables, filters and waves of the same people tell together is
//! audited in [`ledger`].

mod counts;
mod flow;
pub mod ledger;
pub mod noise;
mod round;
mod suppress;

pub use counts::Counts;
pub use round::rounded;
pub use suppress::{Cell, Rules, SafeTable, Status, protect};
