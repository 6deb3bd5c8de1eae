//! What a steward would like to publish, parsed.

use store::release::Kind;
use store::release_draft::Draft;
use store::response::Arm;

use super::people::{items, offered};
use crate::form::Form;
use crate::wave::sheet::Sheet;

/// A table that is asked for, or a file with a row a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Which of the two.
    pub kind: Kind,
    /// The key of the question; empty for rows.
    pub outcome: String,
    /// One or two attributes, with a space between; empty for rows.
    pub attributes: String,
    /// Whether counts are rounded.
    pub is_rounded: bool,
    /// Whether more is hidden for the sake of other tables.
    pub hides_more: bool,
}

/// The arm that is asked for, or the first.
pub fn arm(value: &str, arms: &[Arm]) -> Option<Arm> {
    arms.iter().copied().find(|arm| arm.word() == value).or_else(|| arms.first().copied())
}

/// The form as it was filled in for a draft.
pub fn of_draft(draft: &Draft) -> Form {
    let mut words = draft.attributes.split(' ');
    let counts = if draft.is_rounded { "rounded" } else { "exact" };
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let mut form = Form::filled([("item", draft.outcome.as_str()), ("first", first), ("second", second)]);
    form.fill("counts", counts);
    form.fill("arm", &draft.arm);
    form.fill("more", if draft.hides_more { "yes" } else { "" });
    form
}

impl Wish {
    /// What the form says; nothing, with faults on the form, if something is missing.
    pub fn parse(form: &mut Form, sheet: &Sheet) -> Option<Self> {
        if form.has("kind", Kind::Rows.word()) {
            let (outcome, attributes) = (String::new(), String::new());
            return Some(Self {
                kind: Kind::Rows,
                outcome,
                attributes,
                is_rounded: false,
                hides_more: false,
            });
        }
        let keys: Vec<(&str, &str)> =
            items(sheet).map(|(_, item)| (item.key.as_str(), item.key.as_str())).collect();
        let outcome = form.choice("item", &keys);
        let words: Vec<(&str, &str)> = offered(sheet).into_iter().map(|word| (word, word)).collect();
        let first = form.choice("first", &words);
        let second = words.iter().map(|(word, _)| *word).find(|word| *word == form.value("second"));
        let is_rounded = form.choice("counts", &[("exact", false), ("rounded", true)])?;
        let mut by: Vec<&str> = first.into_iter().chain(second).collect();
        by.dedup();
        let outcome = outcome.filter(|_| first.is_some())?.to_owned();
        let hides_more = form.has("more", "yes");
        Some(Self { kind: Kind::Table, outcome, attributes: by.join(" "), is_rounded, hides_more })
    }
}
