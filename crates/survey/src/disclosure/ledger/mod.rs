//! Everything that was published about the same people, audited as a whole.
//!
//! Tables that are safe alone may tell together what none tells: a table of all less the same table of some (a filter), two
//! waves of a panel, two tables with a common margin. So each published number is written down as a sum of *base cells*, the
//! cells of the finest cross-classification that any table comes from: whole numbers of people, nought or more, that nobody
//! outside knows. What can be worked out of a hidden number is the least and the most that it is in any such cells that agree
//! with every published number (linear programmes in whole numbers, as in Fischetti and Salazar 2001, over the union of all
//! tables).
//!
//! A table of a filter is a sum over fewer base cells. Waves of the same people share base cells that cross what was said in
//! each; waves of other people share none.
//!
//! What is called safe was seen: two sets of base cells, counted through again in whole numbers, that agree with
//! everything and differ by enough. A solver that stops early or errs can make a safe table look unsafe, never the reverse.
//!
//! ```
//! use survey::disclosure::Rules;
//! use survey::disclosure::ledger::{Number, Published, Told, admit};
//!
//! // Base cells 0 and 1: women who agree and who do not; 2 and 3: men.
//! let number = |name: &str, of: &[u64], n| Number { name: name.into(), of: of.into(), told: Told::Exactly(n) };
//! let all = Published {
//!     name: "all".into(),
//!     numbers: vec![number("agree", &[0, 2], 40), number("do not", &[1, 3], 60)],
//! };
//! let women = Published { name: "women".into(), numbers: vec![number("agree", &[0], 37)] };
//! let verdict = admit(&[all], &women, Rules::default())?;
//! assert_eq!(
//!     verdict[0].to_string(),
//!     "“agree” in “all” less “agree” in “women” is 3, which “all” and “women” tell."
//! );
//! # Ok::<(), survey::Fault>(())
//! ```

mod audit;
mod bounds;
mod group;
mod hide;
mod known;
mod part;
mod rest;
mod told;
mod union;

pub use audit::{Audit, Hidden, admit, audit};
pub use group::{Group, Leak};
pub use hide::{Count, protect_beside};
pub use told::{Number, Published, Told};
