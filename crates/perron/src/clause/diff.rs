//! What changed between two wordings, word by word.

use similar::{ChangeTag, TextDiff};

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// In both.
    Same(String),
    /// Only in the one before.
    Gone(String),
    /// Only in the one after.
    New(String),
}

/// The runs of words that lead from one wording to another.
pub fn words(before: &str, after: &str) -> Vec<Run> {
    let diff = TextDiff::from_unicode_words(before, after);
    let mut runs: Vec<Run> = Vec::new();
    for change in diff.iter_all_changes() {
        let text = change.value();
        match (runs.last_mut(), change.tag()) {
            (Some(Run::Same(run)), ChangeTag::Equal)
            | (Some(Run::Gone(run)), ChangeTag::Delete)
            | (Some(Run::New(run)), ChangeTag::Insert) => run.push_str(text),
            (_, ChangeTag::Equal) => runs.push(Run::Same(text.to_owned())),
            (_, ChangeTag::Delete) => runs.push(Run::Gone(text.to_owned())),
            (_, ChangeTag::Insert) => runs.push(Run::New(text.to_owned())),
        }
    }
    joined(runs)
}

/// A single space between two changes reads worse than one longer change.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    let (mut gone, mut new) = (String::new(), String::new());
    let mut runs = runs.into_iter().peekable();
    while let Some(run) = runs.next() {
        match run {
            Run::Gone(text) => gone.push_str(&text),
            Run::New(text) => new.push_str(&text),
            Run::Same(text) => {
                let is_between = !gone.is_empty() && !new.is_empty() && runs.peek().is_some();
                if is_between && text == " " {
                    gone.push_str(&text);
                    new.push_str(&text);
                    continue;
                }
                push(&mut out, &mut gone, &mut new);
                out.push(Run::Same(text));
            }
        }
    }
    push(&mut out, &mut gone, &mut new);
    out
}

fn push(out: &mut Vec<Run>, gone: &mut String, new: &mut String) {
    if !gone.is_empty() {
        out.push(Run::Gone(std::mem::take(gone)));
    }
    if !new.is_empty() {
        out.push(Run::New(std::mem::take(new)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_that_changed_stand_together() {
        let runs = words("Belonging is a feeling of home.", "Belonging is being known at home.");
        let told: Vec<String> = runs
            .iter()
            .map(|run| match run {
                Run::Same(text) => text.clone(),
                Run::Gone(text) => format!("[-{}-]", text.trim()),
                Run::New(text) => format!("[+{}+]", text.trim()),
            })
            .collect();
        assert_eq!(told.concat(), "Belonging is [-a feeling of-][+being known at+] home.");
    }

    proptest! {
        #[test]
        fn both_wordings_are_in_it(before in "[ab é’,\n]{0,40}", after in "[ab é’,\n]{0,40}") {
            let runs = words(&before, &after);
            let of = |gone: bool| -> String {
                runs.iter()
                    .filter_map(|run| match run {
                        Run::Same(text) => Some(text.as_str()),
                        Run::Gone(text) => gone.then_some(text.as_str()),
                        Run::New(text) => (!gone).then_some(text.as_str()),
                    })
                    .collect()
            };
            prop_assert_eq!(of(true), before);
            prop_assert_eq!(of(false), after);
        }
    }
}
