//! Telling live pages that something changed.

/// Something changed, told after the commit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Notice {
    /// What kind of thing: a noun.
    pub topic: String,
    /// Which one, usually an id.
    pub about: String,
}
