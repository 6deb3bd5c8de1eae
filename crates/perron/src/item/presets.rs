//! The questions that come with the program, from `presets.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{Choice, French, Item, Kind, Outcome, Scoring, Text};

/// Questions that stewards may begin a questionnaire with.
#[derive(Clone, Debug, Deserialize)]
pub struct Start {
    /// Its word in forms and texts.
    pub key: String,
    /// Keys of its questions, in order.
    pub items: Vec<String>,
}

#[derive(Deserialize)]
struct File {
    sources: BTreeMap<String, Text>,
    sets: BTreeMap<String, Set>,
    item: Vec<Written>,
    scale: Vec<Scale>,
    start: Vec<Start>,
}

#[derive(Deserialize)]
struct Set {
    choices: Vec<Choice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    key: String,
    #[serde(default)]
    kind: Kind,
    en: String,
    fr: String,
    #[serde(default)]
    hint_en: String,
    #[serde(default)]
    hint_fr: String,
    set: String,
    counted: Vec<String>,
    #[serde(default = "yes")]
    good: bool,
    #[serde(default)]
    counts_no_opinion: bool,
    #[serde(default)]
    scale: String,
    #[serde(default)]
    outcome: Outcome,
    source: String,
    #[serde(default)]
    french: French,
    #[serde(default = "yes")]
    checked: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scale {
    key: String,
    items: i64,
    reverse: Vec<i64>,
    outcomes: BTreeMap<String, Outcome>,
    set: String,
    source: String,
}

const fn yes() -> bool {
    true
}

static PRESETS: LazyLock<(Vec<Item>, Vec<Start>)> =
    LazyLock::new(|| read(include_str!("presets.toml")).unwrap_or_default());

/// Every question of the program; those without words are known by how they are counted.
pub fn items() -> Vec<Item> {
    PRESETS.0.clone()
}

/// What a questionnaire may begin with.
pub fn starts() -> &'static [Start] {
    &PRESETS.1
}

fn read(text: &str) -> Option<(Vec<Item>, Vec<Start>)> {
    let file: File = toml::from_str(text).ok()?;
    let written = file.item.iter().map(|one| {
        Some(Item {
            key: one.key.clone(),
            version: 1,
            kind: one.kind,
            wording: Text { en: one.en.clone(), fr: one.fr.clone() },
            hint: Text { en: one.hint_en.clone(), fr: one.hint_fr.clone() },
            choices: file.sets.get(&one.set)?.choices.clone(),
            scoring: Scoring {
                counted: one.counted.clone(),
                good: one.good,
                counts_no_opinion: one.counts_no_opinion,
                reverse: false,
            },
            scale: one.scale.clone(),
            outcome: one.outcome,
            source: file.sources.get(&one.source)?.clone(),
            french: one.french,
            is_checked: one.checked,
        })
    });
    let scales = file.scale.iter().flat_map(|scale| (1..=scale.items).map(move |number| (scale, number)));
    let scales = scales.map(|(scale, number)| {
        let is_reversed = scale.reverse.contains(&number);
        let choices = file.sets.get(&scale.set)?.choices.clone();
        // the two best answers of those that are read in one direction, the two lowest of the others
        let first = if is_reversed { 0 } else { choices.len().saturating_sub(2) };
        let counted = choices.iter().skip(first).take(2);
        Some(Item {
            key: format!("{}_{number}", scale.key),
            version: 1,
            scoring: Scoring {
                counted: counted.map(|choice| choice.code.clone()).collect(),
                reverse: is_reversed,
                ..Scoring::default()
            },
            choices,
            scale: scale.key.clone(),
            outcome: scale.outcomes.get(&number.to_string()).copied().unwrap_or_default(),
            source: file.sources.get(&scale.source)?.clone(),
            ..Item::default()
        })
    });
    let items: Option<Vec<Item>> = written.chain(scales).collect();
    Some((items?, file.start))
}

#[cfg(test)]
mod tests {
    use super::super::seconds;
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn every_question_with_words_is_whole_and_every_start_asks_only_such() {
        let items = items();
        assert_eq!(items.iter().filter(|item| item.wording.is_complete()).count(), 19);
        for item in &items {
            let name = &item.key;
            assert_eq!(item.is_whole(), item.wording.is_complete(), "{name}");
            assert!(item.source.is_complete() && !item.scoring.counted.is_empty(), "{name}");
            assert!(item.scoring.counted.iter().all(|code| item.choice(code).is_some()), "{name}");
            let is_code = |choice: &Choice| choice.code.bytes().all(|byte| byte.is_ascii_alphanumeric());
            assert!(item.choices.iter().all(|choice| is_code(choice) && choice.text.is_complete()), "{name}");
        }
        for start in starts() {
            assert!(
                start.items.iter().all(|key| items.iter().any(|item| item.key == *key && item.is_whole()))
            );
        }
        assert_eq!(starts().len(), 3);
    }

    #[test]
    fn the_core_takes_less_than_three_minutes_and_the_five_cover_the_outcomes() {
        let items = items();
        let of = |key: &str| -> Vec<&Item> {
            let start = starts().iter().find(|start| start.key == key).expect("a start");
            start.items.iter().filter_map(|key| items.iter().find(|item| item.key == *key)).collect()
        };
        for lang in [Lang::En, Lang::Fr] {
            assert!(seconds(of("core").into_iter(), lang) < 180);
        }
        let mut outcomes: Vec<Outcome> = of("five").iter().map(|item| item.outcome).collect();
        outcomes.sort_unstable();
        outcomes.dedup();
        assert!(outcomes.len() == 5 && !outcomes.contains(&Outcome::None));
    }

    #[test]
    fn scales_of_others_are_counted_without_a_word_of_theirs() {
        let items = items();
        let bb: Vec<&Item> = items.iter().filter(|item| item.scale == "bb10").collect();
        let reversed: Vec<&str> =
            bb.iter().filter(|item| item.scoring.reverse).map(|item| item.key.as_str()).collect();
        assert_eq!((bb.len(), reversed), (10, vec!["bb10_3", "bb10_4", "bb10_9"]));
        assert!(bb.iter().all(|item| item.wording == Text::default()));
        assert_eq!(bb[8].scoring.counted, ["1", "2"]);
        assert_eq!(
            (bb[4].outcome, bb[4].scoring.counted.as_slice()),
            (Outcome::Contribution, &["4".into(), "5".into()][..])
        );
    }
}
