//! Answers as a form sends them, and a form filled with answers.

use std::collections::BTreeMap;

use crate::form::Form;
use crate::item::{Item, Kind, LONGEST_WORDS, REFUSED};
use crate::wave::sheet::Given;

/// The field of a question, by its number in the sheet from 0.
pub fn field(at: usize) -> String {
    format!("q{}", at + 1)
}

/// The field of somebody's own words.
pub fn words_field(at: usize) -> String {
    format!("q{}-words", at + 1)
}

/// What was answered: by question the answer, and the words where there are any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// By number in the sheet.
    pub given: BTreeMap<usize, Given>,
    /// By key of the question; empty ones are to be removed.
    pub words: Vec<(String, String)>,
}

/// The answers to these questions. `None`, with sentences, if something is none of the answers, or too long.
pub fn answers<'a>(form: &mut Form, items: impl Iterator<Item = (usize, &'a Item)>) -> Option<Said> {
    let mut said = Said::default();
    for (at, item) in items {
        let name = field(at);
        let given = if form.has(&name, REFUSED) {
            if item.kind == Kind::Words {
                said.words.push((item.key.clone(), String::new()));
            }
            Some(Given::Refused)
        } else if item.kind == Kind::Words {
            Some(words(form, at, item, &mut said))
        } else {
            Given::of_codes(item, form.values(&name).filter(|code| !code.is_empty()))
        };
        match given {
            Some(given) => {
                said.given.insert(at, given);
            }
            None => {
                form.refuse(&name, if item.kind == Kind::One { "form-choose" } else { "response-alone" }, &[])
            }
        }
    }
    form.is_good().then_some(said)
}

fn words(form: &mut Form, at: usize, item: &Item, said: &mut Said) -> Given {
    let name = words_field(at);
    let text = form.value(&name).replace("\r\n", "\n").trim().to_owned();
    let length = text.chars().count();
    if length > LONGEST_WORDS {
        form.refuse(&name, "form-too-long", &[("most", LONGEST_WORDS.into()), ("length", length.into())]);
    }
    let given = if text.is_empty() { Given::Nothing } else { Given::Words };
    said.words.push((item.key.clone(), text));
    given
}

/// A form with what was answered before.
pub fn filled(given: &[Given], items: &[Item], words: &[(String, String)]) -> Form {
    let mut form = Form::new();
    for (at, (given, item)) in given.iter().zip(items).enumerate() {
        match given {
            Given::Nothing => {}
            Given::Refused => form.fill(&field(at), REFUSED),
            Given::Codes(codes) => codes.iter().for_each(|code| form.fill(&field(at), code)),
            Given::Words => {
                let own =
                    words.iter().find(|(key, _)| *key == item.key).map_or("", |(_, text)| text.as_str());
                form.fill(&words_field(at), own);
            }
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::item::presets;

    fn items() -> Vec<Item> {
        let mut items = presets::items();
        items.retain(|item| matches!(item.key.as_str(), "sc_belong_local_css" | "sc_discrim5"));
        items.push(Item { key: "own_1".into(), kind: Kind::Words, ..Item::default() });
        items
    }

    fn parse(body: &str) -> (Option<Said>, Form) {
        let (items, mut form) = (items(), Form::of_body(body.as_bytes()));
        (answers(&mut form, items.iter().enumerate()), form)
    }

    #[test]
    fn everything_may_be_skipped_and_refused() {
        let (said, _) = parse("");
        let said = said.expect("an empty page is kept");
        assert!(said.given.len() == 3 && said.given.values().all(|given| *given == Given::Nothing));
        let (said, _) = parse("q1=-&q2=1&q2=-&q3=-&q3-words=away");
        let said = said.expect("good");
        assert!(said.given.values().all(|given| *given == Given::Refused), "to refuse wins");
        assert_eq!(said.words, [("own_1".to_owned(), String::new())]);
    }

    #[test]
    fn junk_and_long_words_are_refused_by_name() {
        for (body, field) in [("q1=9", "q1"), ("q1=1&q1=2", "q1"), ("q2=0&q2=1", "q2"), ("q2=%3B", "q2")] {
            let (said, form) = parse(body);
            assert!(said.is_none() && form.fault(field).is_some(), "{body}");
        }
        let (said, form) = parse(&format!("q3-words={}", "x".repeat(LONGEST_WORDS + 1)));
        assert!(said.is_none() && form.fault("q3-words").is_some());
    }

    #[test]
    fn a_form_shows_again_what_was_said() {
        let body = "q1=2&q2=1&q2=10&q3-words=The+bench";
        let (said, form) = parse(body);
        let said = said.expect("good");
        let given: Vec<Given> = said.given.values().cloned().collect();
        let again = filled(&given, &items(), &said.words);
        for name in ["q1", "q2", "q3-words"] {
            let mut values: Vec<&str> = again.values(name).collect();
            values.sort_unstable();
            let mut sent: Vec<&str> = form.values(name).collect();
            sent.sort_unstable();
            assert_eq!(values, sent, "{name}");
        }
    }
}
