//! Counts of what people said of themselves. A count is of at least ten people and rounded down; there is no total from
//! which a hidden one would follow; and the counts stand still until at least ten people answered, changed or erased
//! their answers, so that nobody's answer is learnt by looking before and after.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use store::self_identification as sheets;
use store::{Tx, server};

use super::key::Key;
use super::questions::{Answers, QUESTIONS};

/// The fewest people that are ever counted together, and the fewest whose changes are told together.
pub(crate) const FEWEST: i64 = 10;
/// Counts are rounded down to a multiple of this.
const STEP: usize = 5;
/// Where the server keeps the counts that are shown.
const NAME: &str = "self-identification counts";

/// The counts that are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// When they were made.
    pub made: i64,
    /// How many sheets they know; shown to nobody.
    sheets: i64,
    /// `question answer` → at least how many gave it; what fewer than ten gave is not there.
    counts: BTreeMap<String, usize>,
}

impl Board {
    /// The counts as they stand; `None` until ten people have answered.
    pub fn read(tx: &mut Tx<'_>) -> store::Result<Option<Self>> {
        Ok(server::get(tx, NAME)?.and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// At least how many gave an answer; `None`: fewer than ten, perhaps nobody.
    pub fn count(&self, question: &str, answer: &str) -> Option<usize> {
        self.counts.get(&cell(question, answer)).copied()
    }

    /// The counts of these answers, made at a time.
    pub(crate) fn of(all: &[Answers], made: i64) -> Self {
        let mut counts = BTreeMap::new();
        for question in QUESTIONS {
            for word in question.answers() {
                let said = all.iter().filter_map(|answers| answers.0.get(question.word));
                if let Some(count) = shown(said.filter(|answer| answer.is(word)).count()) {
                    counts.insert(cell(question.word, word), count);
                }
            }
        }
        Self { made, sheets: i64::try_from(all.len()).unwrap_or(i64::MAX), counts }
    }
}

fn cell(question: &str, answer: &str) -> String {
    format!("{question} {answer}")
}

fn shown(count: usize) -> Option<usize> {
    (i64::try_from(count).is_ok_and(|count| count >= FEWEST)).then(|| count - count % STEP)
}

/// Counts anew if at least ten people answered, changed or erased their answers since the last time. Whether it did.
pub fn renew(tx: &mut Tx<'_>, key: &Key, now: i64) -> store::Result<bool> {
    let (all, known) = sheets::count(tx)?;
    let before = Board::read(tx)?.unwrap_or_default();
    // who answered anew or changed, and who changed or erased: someone may be both, so the larger of the two is sure
    let moved = (all - known).max(before.sheets - known);
    if moved < FEWEST {
        return Ok(false);
    }
    let kept = sheets::all(tx)?;
    let opened: Vec<_> = kept.iter().filter_map(|sheet| key.open(&sheet.pseudonym, &sheet.sealed)).collect();
    if opened.len() < kept.len() {
        tracing::error!(
            shut = kept.len() - opened.len(),
            "answers on self-identification do not open: not counted"
        );
        return Ok(false);
    }
    sheets::counted(tx)?;
    let board = serde_json::to_string(&Board::of(&opened, now)).unwrap_or_default();
    server::put(tx, NAME, &board)?;
    Ok(true)
}

/// Takes the counts away; new ones come when ten people have answered again.
pub fn clear(tx: &mut Tx<'_>) -> store::Result<()> {
    server::put(tx, NAME, "")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::self_identification::{Answer, UNSAID};

    fn person() -> impl Strategy<Value = Answers> {
        let each: Vec<_> = QUESTIONS
            .iter()
            .map(|question| {
                let words: Vec<&str> = question.choices.iter().copied().chain([UNSAID]).collect();
                let most = words.len().min(3);
                (proptest::sample::subsequence(words, 0..=most), prop_oneof![Just(""), Just("my own word")])
            })
            .collect();
        each.prop_map(|said| {
            let answers = QUESTIONS.iter().zip(said).map(|(question, (chosen, own))| {
                let chosen = chosen.into_iter().map(str::to_owned).collect();
                (question.word.to_owned(), Answer { chosen, own: own.to_owned() })
            });
            Answers(answers.collect())
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// Whoever answered what: no count below ten is shown, and none above the truth.
        #[test]
        fn no_count_tells_of_fewer_than_ten(people in prop::collection::vec(person(), 0..60)) {
            let board = Board::of(&people, 0);
            for question in QUESTIONS {
                for word in question.answers() {
                    let said = people.iter().filter_map(|answers| answers.0.get(question.word));
                    let truth = said.filter(|answer| answer.is(word)).count();
                    match board.count(question.word, word) {
                        None => prop_assert!(truth < 10),
                        Some(shown) => {
                            prop_assert!(shown >= 10 && shown % 5 == 0);
                            prop_assert!(shown <= truth && truth < shown + 5);
                        }
                    }
                }
            }
        }
    }
}
