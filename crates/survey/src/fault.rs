//! What is wrong, in one sentence.

use thiserror::Error;

/// What is wrong with the data or the design, and what to do: one sentence for a person.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct Fault(String);

impl Fault {
    /// A sentence; whatever names of the data it holds cannot break its line.
    #[must_use]
    pub fn new(sentence: &str) -> Self {
        Self(sentence.chars().map(|c| if c.is_control() { ' ' } else { c }).collect())
    }
}

/// Makes a [`Fault`] as `format!` makes a text.
macro_rules! fault {
    ($($said:tt)*) => { $crate::fault::Fault::new(&format!($($said)*)) };
}
pub(crate) use fault;

/// A name of the data as it may stand in a sentence: in quotation marks, and not too long.
pub(crate) fn quoted(name: &str) -> String {
    let mut short: String = name.chars().take(60).collect();
    if short.len() < name.len() {
        short.push('…');
    }
    format!("“{short}”")
}

/// “1 row”, “2 rows”.
pub(crate) fn rows(count: usize) -> String {
    format!("{count} row{}", if count == 1 { "" } else { "s" })
}

/// Some names in a row, the first of many.
pub(crate) fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    let shown: Vec<String> = names.iter().take(12).map(|name| quoted(name)).collect();
    let more = if names.len() > 12 { " and more" } else { "" };
    format!("{}{more}", shown.join(", "))
}
