//! The agenda that a new session begins with, as data.

use std::sync::LazyLock;

use serde::Deserialize;
use store::agenda::{self, Item, Prompt};
use store::{Bilingual, Ids, Tx};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Usual {
    prompt: Vec<Question>,
    item: Vec<Part>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    en: String,
    fr: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    en: String,
    fr: String,
    /// Minutes of an hour.
    share: i64,
    cue_en: String,
    cue_fr: String,
    /// Which of the prompts, from 1 on.
    prompt: Option<usize>,
}

static USUAL: LazyLock<Option<Usual>> =
    // a test reads the same text
    LazyLock::new(|| toml::from_str(include_str!("usual.toml")).ok());

/// Gives a session the usual agenda, stretched to its length.
pub fn begin(tx: &mut Tx<'_>, ids: &Ids, session_id: i64, minutes: i64) -> store::Result<()> {
    let Some(usual) = &*USUAL else { return Ok(()) };
    let mut prompts = Vec::new();
    for (position, question) in (1i64..).zip(&usual.prompt) {
        let text = Bilingual { en: question.en.clone(), fr: question.fr.clone() };
        let prompt = Prompt { session_id, id: ids.next(), position, text };
        agenda::put_prompt(tx, &prompt)?;
        prompts.push(prompt.id);
    }
    for ((position, part), minutes) in (1i64..).zip(&usual.item).zip(stretched(&usual.item, minutes)) {
        let item = Item {
            session_id,
            id: ids.next(),
            position,
            title: Bilingual { en: part.en.clone(), fr: part.fr.clone() },
            minutes,
            cue: Bilingual { en: part.cue_en.clone(), fr: part.cue_fr.clone() },
            prompt_id: part.prompt.and_then(|number| prompts.get(number - 1).copied()),
        };
        agenda::put_item(tx, &item)?;
    }
    Ok(())
}

/// Whole minutes that sum up to the session's, none without one.
fn stretched(parts: &[Part], minutes: i64) -> Vec<i64> {
    let whole: i64 = parts.iter().map(|part| part.share).sum();
    let mut before = 0;
    let mut end = 0;
    parts
        .iter()
        .map(|part| {
            before += part.share;
            let next = (before * minutes / whole).max(end + 1);
            let own = next - end;
            end = next;
            own
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_agenda_fills_any_session() {
        let usual = USUAL.as_ref().expect("the data reads");
        assert!(
            usual.item.iter().all(|part| part.prompt.is_none_or(|n| (1..=usual.prompt.len()).contains(&n)))
        );
        for minutes in [5, 7, 45, 60, 90, 720] {
            let parts = stretched(&usual.item, minutes);
            assert_eq!(parts.iter().sum::<i64>(), minutes);
            assert!(parts.iter().all(|part| *part >= 1), "{minutes}: {parts:?}");
        }
        assert_eq!(stretched(&usual.item, 60), [5, 15, 15, 15, 10]);
    }
}
