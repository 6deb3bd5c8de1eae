//! What people thought of a session. The form is data: questions with versions, in both languages. Answers are nobody's:
//! that somebody answered is written down apart from what was answered.

mod forms;
mod pages;
mod paper;
mod questions;
pub mod results;
mod views;

pub use views::figure;

use std::sync::LazyLock;

use serde::Deserialize;
use store::feedback::{self, Kind, Question};
use store::{Bilingual, Tx};

use crate::id::Id;
use crate::rights::Deed;
use crate::routes::{Access, Route};

/// Questions on one form at most.
pub const MOST: usize = 20;
/// Characters of the longest question.
pub const LONGEST_QUESTION: usize = 200;
/// Characters of the longest answer in words.
pub const LONGEST_ANSWER: usize = 600;

/// The routes of this noun.
pub fn routes() -> Vec<Route> {
    let run = Access::May(Deed::Run);
    vec![
        Route::get("/sessions/{id}/feedback", Access::Guest, pages::show),
        Route::post("/sessions/{id}/feedback", Access::Guest, pages::answer),
        Route::get("/sessions/{id}/feedback/results", Access::Anyone, pages::results),
        Route::get("/sessions/{id}/feedback.pdf", Access::Anyone, paper::form),
        Route::get("/sessions/{id}/feedback/questions", run, questions::list),
        Route::post("/sessions/{id}/feedback/questions", run, questions::add),
        Route::get("/sessions/{id}/feedback/questions/{question}", run, questions::show),
        Route::post("/sessions/{id}/feedback/questions/{question}", run, questions::change),
        Route::post("/sessions/{id}/feedback/questions/{question}/removal", run, questions::remove),
    ]
}

/// The address, without the language.
pub fn path(session_id: i64) -> String {
    format!("/sessions/{}/feedback", Id(session_id))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Preset {
    question: Vec<Asked>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    key: String,
    kind: String,
    en: String,
    fr: String,
}

static PRESET: LazyLock<Vec<Asked>> = LazyLock::new(|| {
    let read = toml::from_str::<Preset>(include_str!("preset.toml"));
    // a test reads the same text
    read.map(|preset| preset.question).unwrap_or_default()
});

/// What is asked unless somebody asks otherwise.
fn preset(made: i64) -> Vec<Question> {
    let question = |(at, asked): (i64, &Asked)| {
        Some(Question {
            id: at,
            version: 1,
            key: asked.key.clone(),
            position: at,
            kind: Kind::of_word(&asked.kind)?,
            text: Bilingual { en: asked.en.clone(), fr: asked.fr.clone() },
            made,
            retired: None,
        })
    };
    (1..).zip(PRESET.iter()).filter_map(question).collect()
}

/// Every version of every question of a session; the preset, before anybody wrote one down.
pub fn questions(tx: &mut Tx, session_id: i64) -> store::Result<Vec<Question>> {
    let known = feedback::questions(tx, session_id)?;
    Ok(if known.is_empty() { preset(0) } else { known })
}

/// The same, written down.
fn keep_questions(tx: &mut Tx, session_id: i64, now: i64) -> store::Result<Vec<Question>> {
    if feedback::questions(tx, session_id)?.is_empty() {
        for question in preset(now) {
            feedback::insert(tx, session_id, &question)?;
        }
    }
    feedback::questions(tx, session_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preset_is_read_whole_and_in_both_languages() {
        let preset = preset(1);
        assert_eq!(preset.len(), include_str!("preset.toml").matches("[[question]]").count());
        assert!(preset.len() <= MOST && preset.iter().all(|question| question.text.is_complete()));
        let mut keys: Vec<&str> = preset.iter().map(|question| question.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), preset.len());
    }
}
