//! People who would not otherwise meet: [`seat`] brings them to tables over several rounds, [`measure`] says how far
//! ties cross postal areas, opinion groups and communities.
//!
//! Nothing here prints, reads a clock, or draws unseeded randomness. The same people, plan and seed give the same
//! answer in whatever order the people stand, on one thread or many.
//!
//! ```
//! use mixing::{Person, Plan, seat};
//!
//! // Thirty people from three postal areas, at six tables, twice; 4 and 5 must not sit together.
//! let person = |id: u64| Person { id, area: Some(["K1A", "K2P", "J8X"][id as usize % 3].to_owned()), ..Person::default() };
//! let people: Vec<Person> = (0..30).map(person).collect();
//! let plan = Plan { tables: 6, rounds: 2, seed: 1, apart: vec![[4, 5]], ..Plan::default() };
//!
//! let seating = seat(&people, &plan)?;
//! assert_eq!(seating.rounds.len(), 2);
//! assert_eq!(seating.mixed.again, 0); // nobody meets anybody twice
//! assert_eq!(seating.mixed.areas, 3.0); // every area at every table
//! for table in seating.rounds.iter().flat_map(|round| &round.tables) {
//!     assert_eq!(table.people.len(), 5);
//!     assert!(!(table.people.contains(&4) && table.people.contains(&5)));
//! }
//! # Ok::<(), mixing::Impossible>(())
//! ```
#![warn(missing_docs)]
#![cfg_attr(test, expect(clippy::unwrap_used, reason = "a test fails by panicking"))]

pub mod measure;
mod person;
mod random;
mod seat;

pub use person::Person;
pub use seat::{
    Impossible, MOST_PEOPLE, MOST_ROUNDS, Mixed, Plan, Round, Seating, Table, Unmet, Want, keep, seat,
};
