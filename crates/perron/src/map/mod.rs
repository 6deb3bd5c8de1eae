//! The opinion map of a conversation: how it is kept fresh, drawn, and read.

pub mod drawing;
