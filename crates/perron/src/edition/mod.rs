//! Editions: what a strategy says, as it was published on a day, and the forms in which it goes out.

pub mod content;
