//! Bringing a conversation that was held elsewhere: from the command line or by upload, whole or not at all.

mod keep;
mod pages;
mod problem;
mod views;
pub mod wave;
mod work;

use serde::{Deserialize, Serialize};
use store::{Bilingual, Language};

pub use keep::{Desk, keep};
pub use work::{KIND, run};

use crate::routes::{Access, Route};

/// Bytes of the largest upload; larger exports come in by the command line.
pub const MOST_BYTES: usize = 100 << 20;

/// Bringing an export, and what came of it.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/imports", Access::Moderator, pages::new),
        Route::upload("/imports", Access::Moderator, MOST_BYTES, pages::create),
        Route::get("/imports/{id}", Access::Moderator, pages::show),
        Route::get("/imports/{id}/changes", Access::Moderator, pages::changes),
    ]
}

/// What the files do not say.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Terms {
    /// The question in English and French; where both are empty, the topic of the export is it.
    pub question_en: String,
    /// See there.
    pub question_fr: String,
    /// `en`, `fr`, or empty: another language, or several.
    pub language: String,
    /// Whether people may go on voting.
    pub open: bool,
    /// Zone of the convener.
    pub zone: String,
}

impl Terms {
    fn language(&self) -> Option<Language> {
        Language::of_word(&self.language)
    }

    fn question(&self, topic: &str) -> Bilingual {
        let (mut en, mut fr) = (self.question_en.clone(), self.question_fr.clone());
        if en.is_empty() && fr.is_empty() {
            match self.language() {
                Some(Language::French) => topic.clone_into(&mut fr),
                _ => topic.clone_into(&mut en),
            }
        }
        Bilingual { en, fr }
    }
}

/// What was taken and what was not, for the person who brought it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The conversation it became.
    pub conversation: i64,
    /// Statements that people vote on.
    pub statements: usize,
    /// Statements that were moderated out there, and are here.
    pub moderated_out: usize,
    /// Statements that nobody had looked at and nobody voted on: they wait for a moderator.
    pub waiting: usize,
    /// Statements about the conversation itself, kept out of the map.
    pub about: usize,
    /// Statements whose words are not in the files.
    pub without_words: usize,
    /// People who voted.
    pub participants: usize,
    /// Votes that count.
    pub votes: usize,
    /// Votes that were changed later; only the last is kept.
    pub changed: usize,
}
