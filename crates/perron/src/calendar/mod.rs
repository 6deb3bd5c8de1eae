//! Sessions in people's calendars.

pub mod entry;
mod lines;
mod zone;
