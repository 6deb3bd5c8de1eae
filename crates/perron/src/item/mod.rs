//! Questions as data: key, version, wording in both languages, answers, how they are counted, source and permission. Those of
//! the program are in `presets.toml`; stewards make and bring others.

pub mod bring;
pub mod presets;
pub mod reading;

use serde::{Deserialize, Serialize};
use store::{Bilingual, Tx};

use crate::i18n::Lang;

/// Characters of an answer in somebody's own words.
pub const LONGEST_WORDS: usize = 600;
/// The answer of whoever would rather not say, to any question.
pub const REFUSED: &str = "-";
/// What stands in a response where words were written.
pub const SAID: &str = "w";

/// A text in both languages, as sheets write it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// In English.
    #[serde(default)]
    pub en: String,
    /// In French.
    #[serde(default)]
    pub fr: String,
}

impl Text {
    /// In a language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Fr => &self.fr,
        }
    }

    /// Whether both languages are there.
    pub fn is_complete(&self) -> bool {
        !self.en.is_empty() && !self.fr.is_empty()
    }
}

impl From<&Bilingual> for Text {
    fn from(text: &Bilingual) -> Self {
        Self { en: text.en.clone(), fr: text.fr.clone() }
    }
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// With one of its answers.
    #[default]
    One,
    /// With any number of them.
    Several,
    /// In one's own words.
    Words,
}

/// What an answer is to the count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChoiceKind {
    /// An answer like the others.
    #[default]
    Answer,
    /// No opinion: not an answer, and not missing either.
    NoOpinion,
    /// An answer that no other goes with, where several may be given.
    Alone,
}

/// One of the answers of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// As it is kept: letters and digits.
    pub code: String,
    /// Its words.
    #[serde(flatten)]
    pub text: Text,
    /// What it is to the count.
    #[serde(default)]
    pub kind: ChoiceKind,
}

/// Which of the five outcomes a question is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// None of them.
    #[default]
    None,
    /// Contribution.
    Contribution,
    /// Power.
    Power,
    /// Belonging.
    Belonging,
    /// Equity.
    Equity,
    /// Possibility.
    Possibility,
}

impl Outcome {
    /// The five, in the order of the page, and none.
    pub const ALL: [Self; 6] =
        [Self::Contribution, Self::Power, Self::Belonging, Self::Equity, Self::Possibility, Self::None];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Contribution => "contribution",
            Self::Power => "power",
            Self::Belonging => "belonging",
            Self::Equity => "equity",
            Self::Possibility => "possibility",
        }
    }
}

/// How the answers are counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scoring {
    /// The codes whose share is shown; of several answers one of them is enough.
    pub counted: Vec<String>,
    /// Whether a higher share is better.
    pub good: bool,
    /// Whether "no opinion" stands below the line when the share is made.
    pub counts_no_opinion: bool,
    /// Whether the numbers of its answers run the other way in a mean.
    pub reverse: bool,
}

impl Default for Scoring {
    fn default() -> Self {
        Self { counted: Vec::new(), good: true, counts_no_opinion: false, reverse: false }
    }
}

/// Where the French wording is from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum French {
    /// It was translated for this program.
    #[default]
    Own,
    /// It is quoted from the French instrument.
    Quoted,
    /// Whoever made or brought the question wrote it.
    Brought,
}

/// A question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The same in every version.
    pub key: String,
    /// From 1; figures of different versions are not drawn as one line.
    pub version: i64,
    /// How it is answered.
    pub kind: Kind,
    /// What is asked; empty where only the counting is known.
    pub wording: Text,
    /// What helps to answer; may be empty.
    pub hint: Text,
    /// Its answers, in order.
    pub choices: Vec<Choice>,
    /// How they are counted.
    pub scoring: Scoring,
    /// The scale it is a part of; may be empty.
    pub scale: String,
    /// Which outcome it is about.
    pub outcome: Outcome,
    /// Where it is from, and by whose permission.
    pub source: Text,
    /// Where its French is from.
    pub french: French,
    /// Whether its wording was compared with a source that quotes it.
    pub is_checked: bool,
}

impl Item {
    /// Whether it can be asked: it has words in both languages, and answers to choose from.
    pub fn is_whole(&self) -> bool {
        self.wording.is_complete() && (self.kind == Kind::Words || self.choices.len() >= 2)
    }

    /// One of its answers.
    pub fn choice(&self, code: &str) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.code == code)
    }

    /// All the words that somebody reads to answer it.
    pub fn words(&self, lang: Lang) -> String {
        let choices = self.choices.iter().map(|choice| choice.text.get(lang));
        let all: Vec<&str> =
            [self.wording.get(lang), self.hint.get(lang)].into_iter().chain(choices).collect();
        all.join(" ")
    }
}

/// How many seconds these questions take, about: 200 words a minute, and four seconds to choose.
pub fn seconds<'a>(items: impl Iterator<Item = &'a Item>, lang: Lang) -> usize {
    let one = |item: &Item| {
        let reading = item.words(lang).split_whitespace().count() * 3 / 10;
        reading + if item.kind == Kind::Words { 45 } else { 4 }
    };
    items.map(one).sum()
}

/// What a community may ask: the questions of the program, then those of the house and its own, the newest version of each.
/// A text that was brought stands in the place of the question without words that has its key.
pub fn library(tx: &mut Tx<'_>, community_id: i64) -> store::Result<Vec<Item>> {
    let mut all = presets::items();
    for row in store::item::visible(tx, community_id)? {
        if row.retired.is_some() {
            continue;
        }
        let Ok(item) = serde_json::from_str::<Item>(&row.definition) else { continue };
        match all.iter_mut().find(|known| known.key == item.key) {
            Some(known) if item.version >= known.version || !known.is_whole() => *known = item,
            Some(_) => {}
            None => all.push(item),
        }
    }
    Ok(all)
}

/// Every version of every question that a community may ask, read once to look some up.
pub struct Known {
    rows: Vec<store::item::Item>,
    presets: Vec<Item>,
}

impl Known {
    /// Of a community.
    pub fn read(tx: &mut Tx<'_>, community_id: i64) -> store::Result<Self> {
        Ok(Self { rows: store::item::visible(tx, community_id)?, presets: presets::items() })
    }

    /// The question with this key in this version, of a row or of the program.
    pub fn find(&self, key: &str, version: i64) -> Option<Item> {
        let rows = self.rows.iter().rev().filter(|row| row.key == key && row.version == version);
        let brought = rows.filter_map(|row| serde_json::from_str::<Item>(&row.definition).ok()).next();
        brought
            .or_else(|| self.presets.iter().find(|item| item.key == key && item.version == version).cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_in_words_takes_longer() {
        let short =
            Item { wording: Text { en: "How are you today?".into(), fr: String::new() }, ..Item::default() };
        let long = Item { kind: Kind::Words, ..short.clone() };
        assert_eq!(seconds([&short].into_iter(), Lang::En), 5);
        assert_eq!(seconds([&short, &long].into_iter(), Lang::En), 51);
        assert!(!short.is_whole(), "no French, nothing to choose");
    }
}
