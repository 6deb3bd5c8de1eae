//! The questions that stories answer, as data.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::i18n::Lang;

/// A question that stories answer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// What stories keep.
    pub word: String,
    en: String,
    fr: String,
    hint_en: String,
    hint_fr: String,
}

impl Prompt {
    /// The question.
    pub fn question(&self, lang: Lang) -> &str {
        if lang == Lang::Fr { &self.fr } else { &self.en }
    }

    /// What helps to begin.
    pub fn hint(&self, lang: Lang) -> &str {
        if lang == Lang::Fr { &self.hint_fr } else { &self.hint_en }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Prompts {
    prompt: Vec<Prompt>,
}

static PROMPTS: LazyLock<Vec<Prompt>> = LazyLock::new(|| {
    let read = toml::from_str::<Prompts>(include_str!("prompts.toml"));
    // a test reads the same text
    read.map(|prompts| prompts.prompt).unwrap_or_default()
});

/// Every question, in order.
pub fn all() -> &'static [Prompt] {
    &PROMPTS
}

/// The question of a word.
pub fn of_word(word: &str) -> Option<&'static Prompt> {
    all().iter().find(|prompt| prompt.word == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_questions_are_there_in_both_languages() {
        let words: Vec<&str> = all().iter().map(|prompt| prompt.word.as_str()).collect();
        assert_eq!(words, ["belonging", "pushed-out", "works", "more", "who", "strategy", "definition"]);
        for prompt in all() {
            for lang in Lang::ALL {
                assert!(
                    !prompt.question(lang).is_empty() && !prompt.hint(lang).is_empty(),
                    "{}",
                    prompt.word
                );
            }
            assert!(!prompt.fr.contains('\'') && !prompt.hint_fr.contains(" ?"), "{}", prompt.word);
        }
    }
}
