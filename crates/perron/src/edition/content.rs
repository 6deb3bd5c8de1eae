//! What an edition says, as it is frozen when it is published: one value for the page, the PDF, and every other form. It
//! holds no words of stories, notes or votes, since those may be taken back: it names where they stand.

use serde::{Deserialize, Serialize};
use store::{Bilingual, Language};

/// The form of this file; a program that reads a later one says so.
pub const FORMAT: u32 = 1;

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// In English.
    pub en: String,
    /// In French.
    pub fr: String,
}

impl Text {
    /// In the language asked for, or in the other one where it is missing.
    pub fn get(&self, language: Language) -> &str {
        let (own, other) = match language {
            Language::English => (&self.en, &self.fr),
            Language::French => (&self.fr, &self.en),
        };
        if own.is_empty() { other } else { own }
    }

    /// Whether neither language says anything.
    pub const fn is_empty(&self) -> bool {
        self.en.is_empty() && self.fr.is_empty()
    }
}

impl From<&Bilingual> for Text {
    fn from(text: &Bilingual) -> Self {
        Self { en: text.en.clone(), fr: text.fr.clone() }
    }
}

/// A whole edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// [`FORMAT`].
    pub format: u32,
    /// The program that wrote it.
    pub program: String,
    /// The strategy, as its address has it.
    pub strategy: String,
    /// 1, 2, 3 …
    pub edition: i64,
    /// The day, `2027-01-31`.
    pub day: String,
    /// Its permanent address, whole, in English.
    pub address: String,
    /// What it is called.
    pub title: Text,
    /// What it is.
    pub lead: Text,
    /// Who holds it, by name.
    pub holders: Vec<Text>,
    /// The text.
    pub chapters: Vec<Chapter>,
    /// What those say who do not agree.
    pub minorities: Vec<Minority>,
    /// What communities say of the edition as a whole.
    pub endorsements: Vec<Endorsement>,
    /// What stands under all of it, each thing counted once; nothing where it was not counted.
    #[serde(default)]
    pub support: Support,
    /// The same in languages beside English and French, each whole; left out where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tongues: Vec<Voiced>,
}

impl Content {
    /// The edition with the words of one of its other languages in the place of both of its own.
    pub fn in_tongue(&self, tag: &str) -> Option<Self> {
        let voiced = self.tongues.iter().find(|one| one.tag == tag)?;
        let own = |text: &str| Text { en: text.to_owned(), fr: text.to_owned() };
        let mut said = Self { title: own(&voiced.title), lead: own(&voiced.lead), ..self.clone() };
        for (chapter, voiced) in said.chapters.iter_mut().zip(&voiced.chapters) {
            chapter.title = own(&voiced.title);
            for clause in &mut chapter.clauses {
                let Some(voiced) = voiced.clauses.iter().find(|one| one.number == clause.number) else {
                    continue;
                };
                (clause.title, clause.text, clause.plain) =
                    (own(&voiced.title), own(&voiced.text), own(&voiced.plain));
            }
        }
        Some(said)
    }
}

/// An edition in another language: its words, chapter by chapter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voiced {
    /// The language, by BCP 47.
    pub tag: String,
    /// As it calls itself.
    pub name: String,
    /// What the strategy is called.
    pub title: String,
    /// What it is.
    pub lead: String,
    /// The chapters, in order.
    pub chapters: Vec<VoicedChapter>,
}

/// A chapter in another language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoicedChapter {
    /// What it is called.
    pub title: String,
    /// Its clauses, in order.
    pub clauses: Vec<VoicedClause>,
}

/// A clause in another language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoicedClause {
    /// Its number.
    pub number: i64,
    /// What it is called.
    pub title: String,
    /// What it says, in Markdown.
    pub text: String,
    /// The same in plain words; may be empty.
    pub plain: String,
}

/// A chapter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chapter {
    /// What it is called.
    pub title: Text,
    /// Its clauses, in order.
    pub clauses: Vec<Clause>,
}

/// A clause.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// Its number, which stays.
    pub number: i64,
    /// `definition`, `principle`, `recommendation`, `measure`, `commitment`.
    pub kind: String,
    /// Which version of it.
    pub version: i64,
    /// What it is called.
    pub title: Text,
    /// What it says, in Markdown.
    pub text: Text,
    /// The same in plain words; may be empty.
    pub plain: Text,
    /// Whom it asks, as of a summary's line; may be empty.
    pub addressee: String,
    /// `housing`, `education`, `healthcare`, `community`; may be empty.
    pub lever: String,
    /// `community`, `help`, `institution`; may be empty.
    pub doer: String,
    /// What it costs, in words; may be empty.
    pub cost: Text,
    /// What stands under it.
    pub support: Support,
    /// What it rests on, one by one.
    pub sources: Vec<Source>,
    /// What communities say of it.
    pub endorsements: Vec<Endorsement>,
    /// What institutions answered.
    pub answers: Vec<Answer>,
}

/// What stands under a clause, counted. Every number counts each thing once, by whatever way the clause leads to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Support {
    /// Notes from sessions.
    pub notes: u64,
    /// Stories.
    pub stories: u64,
    /// Votes on statements and ballots on priorities that say yes.
    pub votes: u64,
    /// People who gave these, as far as they can be told apart; a note that nobody signed counts as one.
    pub voices: u64,
    /// Tables in sessions.
    pub tables: u64,
    /// Sessions.
    pub sessions: u64,
    /// Communities that these belong to.
    pub communities: u64,
    /// Postal areas of those people; `None`: too few people to tell.
    pub areas: Option<u64>,
    /// Provinces and territories; `None`: too few people to tell.
    pub provinces: Option<u64>,
    /// The least that any opinion group agrees with any of its statements, in percent; `None`: no map knows them.
    pub lowest_group: Option<u64>,
    /// Published tables of a pulse, and things from outside.
    pub figures: u64,
    /// Sources from outside.
    pub outside: u64,
    /// Sources that were taken back, or are gone.
    pub lost: u64,
}

impl Support {
    /// Whether nothing stands under it.
    pub const fn is_bare(&self) -> bool {
        self.notes + self.stories + self.votes + self.figures + self.outside == 0
    }
}

/// One thing that a clause rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// `note`, `summary-line`, `statement`, `story`, `priority`, `release`, `clause`, `outside`.
    pub kind: String,
    /// Where it is from: the name of a session, the question of a conversation, a title.
    pub from: Text,
    /// Its page, without the language, or a whole address; may be empty.
    pub link: String,
}

/// What a community says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endorsement {
    /// Its name.
    pub community: Text,
    /// Its province or territory, as two letters; may be empty.
    pub province: String,
    /// `yes`, `reservation`, `objection`.
    pub verdict: String,
    /// Why; may be empty.
    pub reason: Text,
    /// `consent` a round in which nobody objected any more, `vote` a vote.
    pub way: String,
    /// The day.
    pub day: String,
    /// Of which version of the clause, or edition.
    pub version: i64,
}

/// What an institution answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Who, as the page says it.
    pub who: String,
    /// `accepted`, `partly`, `declined`, `silent`, `waiting`.
    pub verdict: String,
    /// Reasons; may be empty.
    pub words: Text,
    /// The day it was given, or asked for.
    pub day: String,
    /// By when they will do it; may be empty.
    pub due: String,
}

/// What those say who do not agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minority {
    /// Who they are.
    pub who: Text,
    /// What they say.
    pub text: Text,
}

/// An edition with something in every part of it, for tests.
#[cfg(test)]
pub fn sample() -> Content {
    serde_json::from_str(include_str!("../../tests/data/edition.json"))
        .unwrap_or_else(|problem| panic!("{problem}"))
}
