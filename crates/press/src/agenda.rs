//! What the documents of a session share: its facts, its agenda, lists of things to do.

use serde::Serialize;

use crate::Error;

/// A fact in two words or a line, such as when and where.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fact {
    /// For example "When".
    pub label: String,
    /// For example "Tuesday 9 March 2027, 6:30 p.m., for one hour".
    pub value: String,
}

/// The agenda with its timings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Agenda {
    /// "Agenda".
    pub heading: String,
    /// Heads of the columns: "Time", "What", "How long".
    pub columns: [String; 3],
    /// The items, in order; at most 100.
    pub items: Vec<Item>,
    /// Said when there is none.
    pub none: String,
}

/// One item of an agenda.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    /// When it begins, for example "6:30 p.m.".
    pub time: String,
    /// How long it takes, for example "10 minutes".
    pub length: String,
    /// What it is.
    pub title: String,
    /// For whoever facilitates; may be empty.
    pub cue: String,
    /// What is asked meanwhile; may be empty.
    pub prompt: String,
}

/// A list of short sentences under a heading.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Steps {
    /// For example "Before people come".
    pub heading: String,
    /// The sentences; at most 100.
    pub lines: Vec<String>,
    /// How each begins.
    pub kind: StepKind,
}

/// How the sentences of [`Steps`] begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepKind {
    /// With a box to tick.
    Tick,
    /// With a number.
    Number,
    /// With a dash.
    Plain,
}

/// The words of the foot of every page: "Page" and "of", « Page » et « de ».
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Foot {
    /// The word before the page's number.
    pub page: String,
    /// The word between the page's number and the number of pages.
    pub of: String,
    /// What stands at its left, for example what the document is.
    pub says: String,
}

/// Most items, lines, prompts of one list.
pub(crate) const MOST: usize = 100;

/// Refuses a list that nobody would print.
pub(crate) fn at_most(name: &str, count: usize, most: usize) -> Result<(), Error> {
    if count > most { Err(Error::Invalid(format!("there are more than {most} {name}"))) } else { Ok(()) }
}

impl Agenda {
    pub(crate) fn check(&self) -> Result<(), Error> {
        at_most("items on the agenda", self.items.len(), MOST)
    }
}
