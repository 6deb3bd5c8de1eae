//! Ids in addresses.

use std::fmt;

use serde::{Deserialize, Deserializer, de};

/// The id of a record, as addresses write it: `Path(Id(id)): Path<Id>`. Anything else is not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Id(pub i64);

/// An id as addresses write it, for templates, which hand over references.
pub fn text(id: &i64) -> String {
    store::ids::to_text(*id)
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&store::ids::to_text(self.0))
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        store::ids::from_text(&text).map(Self).ok_or_else(|| de::Error::custom("not an id"))
    }
}
