//! Answers and population margins in; weights, estimates with intervals, change over time and safe tables out.
//!
//! Nothing here opens a file, prints, reads a clock, or draws unseeded randomness. The same data, study and seed give the same
//! answer, on one thread or many.
//!
//! ```
//! use survey::study::{Estimate, Kind, Margin, Study, Weighting};
//! use survey::{Column, Levels, Table};
//!
//! // Six people, two of them from the north, where half of the population lives.
//! let mut table = Table::new(6);
//! let place = ["north", "north", "south", "south", "south", "south"];
//! table.put("place", Column::Levels(Levels::of(place.map(Some))))?;
//! table.put("strong", Column::Numbers(vec![1.0, 1.0, 0.0, 1.0, 0.0, 0.0]))?;
//!
//! let totals = [("north", 500.0), ("south", 500.0)].map(|(level, total)| (level.to_owned(), total));
//! let margins = vec![Margin { by: "place".into(), totals: totals.into() }];
//! let study = Study {
//!     weighting: vec![Weighting::Rake { margins, trim: None }],
//!     estimate: vec![Estimate::new("strong", Kind::Proportion, "strong")],
//!     ..Study::default()
//! };
//! let answer = survey::run(&study, table)?;
//! assert!((answer.weights.sum - 1000.0).abs() < 1e-6);
//! assert!((answer.estimate[0].est.unwrap() - 0.625).abs() < 1e-9); // half of 1 and half of ¼
//! # Ok::<(), survey::Fault>(())
//! ```
#![warn(missing_docs)]
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test fails by panicking"))]

pub mod answer;
mod blocks;
pub mod change;
pub mod disclosure;
mod estimate;
mod expression;
mod fault;
pub mod interval;
pub mod multiple;
mod random;
mod read;
pub mod release;
mod replicate;
mod sample;
pub mod scale;
mod small_area;
mod solve;
pub mod study;
mod survey;
mod table;
mod weighting;

pub use answer::Answer;
pub use fault::Fault;
pub use random::Draws;
pub use study::Study;
pub use survey::{Survey, run};
pub use table::{Column, Levels, MISSING, Table};
