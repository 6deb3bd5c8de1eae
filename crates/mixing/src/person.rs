use serde::{Deserialize, Serialize};

/// Somebody who sits at tables and has ties. What they did not say stays empty and counts neither for nor against.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// What tells them from all others.
    pub id: u64,
    /// Their postal area, or whatever stands for where they live.
    pub area: Option<String>,
    /// The opinion group they are in.
    pub opinion_group: Option<String>,
    /// The community they come from.
    pub community: Option<String>,
    /// Languages they can talk in; nobody is kept from anybody by a language they did not tell.
    pub languages: Vec<String>,
    /// Whether they follow with somebody who interprets for them, who then sits at the same table.
    pub needs_interpreter: bool,
    /// Whether they interpret between their languages.
    pub interprets: bool,
    /// Whether their way to the table must be without steps.
    pub needs_step_free: bool,
    /// Whether they offered to facilitate a table.
    pub facilitates: bool,
    /// Whether they offered to take notes.
    pub takes_notes: bool,
    /// Whether they are here for an institution; a tie with somebody who is not is a linking one.
    pub institution: bool,
}
