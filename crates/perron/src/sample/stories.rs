//! The sample's stories.

use serde::Deserialize;
use store::consent::{Audience, Grants};
use store::story::{Origin, Story};
use store::theme::{self, Theme};
use store::{Bilingual, Ids, Language, Tx};

use crate::place::fold;

const HOUR: i64 = 3_600_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stories {
    story: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    prompt: String,
    language: String,
    title: String,
    name: String,
    text: String,
    themes: Vec<[String; 2]>,
}

/// The made-up stories, given to the programme.
pub struct Sample(Stories);

impl Sample {
    /// The stories that come with the program.
    pub fn read() -> Result<Self, toml::de::Error> {
        toml::from_str(include_str!("stories.toml")).map(Self)
    }

    /// Keeps them, the first as the newest.
    pub fn keep(&self, tx: &mut Tx, ids: &Ids, now: i64) -> store::Result<()> {
        for (age, written) in self.0.story.iter().enumerate().rev() {
            let story = Story {
                id: ids.next(),
                owner: None,
                prompt: written.prompt.clone(),
                title: written.title.clone(),
                text: written.text.trim().to_owned(),
                language: Language::of_word(&written.language).unwrap_or(Language::English),
                name: written.name.clone(),
                origin: Origin::Sample,
                made: now - (age as i64 + 1) * 20 * HOUR,
            };
            let grants = Grants {
                see: Audience::Everyone,
                quote: true,
                name: !written.name.is_empty(),
                summary: true,
                ..Grants::default()
            };
            crate::story::tell(tx, ids, &story, None, &grants)?;
            let mut themes = Vec::new();
            for [en, fr] in &written.themes {
                let name = Bilingual { en: en.clone(), fr: fr.clone() };
                themes.push(theme::keep(tx, &Theme { id: ids.next(), name }, &fold(en), now)?);
            }
            theme::set(tx, story.id, &themes)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stories_answer_questions_in_both_languages() {
        let stories = Sample::read().unwrap().0.story;
        assert_eq!(stories.len(), 5);
        for language in ["en", "fr"] {
            assert!(stories.iter().any(|story| story.language == language));
        }
        assert!(stories.iter().all(|story| crate::story::prompts::of_word(&story.prompt).is_some()));
    }
}
