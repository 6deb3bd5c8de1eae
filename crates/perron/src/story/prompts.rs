//! The questions that stories answer, as data; and which of them a community, or the programme, asks.

use std::sync::LazyLock;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;
use store::community::Community;
use store::story_prompt;

use super::pages::{Beginning, home};
use super::taken::may_there;
use crate::error::Error;
use crate::form::Form;
use crate::i18n::Lang;
use crate::id::Id;
use crate::page::{View, view};
use crate::rights::Deed;
use crate::visit::Visit;

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

/// The questions asked there, in order: those that its stewards chose, or all.
pub(super) async fn asked(
    visit: &Visit,
    community: Option<&Community>,
) -> Result<Vec<&'static Prompt>, Error> {
    let id = community.map(|community| community.id);
    let words = visit.app.db.read(move |tx| story_prompt::of(tx, id)).await?;
    let chosen: Vec<_> = words.iter().filter_map(|word| of_word(word)).collect();
    Ok(if chosen.is_empty() { all().iter().collect() } else { chosen })
}

/// Which questions are asked, for those who look after the stories there.
#[derive(Template)]
#[template(path = "story/prompts.html")]
struct Choice<'a> {
    visit: &'a Visit,
    community: Option<Community>,
    form: Form,
}
view!(Choice, "story-prompts-title", nav Stories, listed false);

impl Choice<'_> {
    /// Field and question of each.
    fn lines(&self) -> Vec<(String, &'static str)> {
        all().iter().map(|prompt| (field(prompt), prompt.question(self.visit.lang))).collect()
    }

    fn home_word(&self) -> String {
        self.community.as_ref().map(|community| Id(community.id).to_string()).unwrap_or_default()
    }

    fn home_name(&self) -> Option<&str> {
        Some(self.community.as_ref()?.name.nearest(self.visit.lang.language()).0)
    }
}

fn field(prompt: &Prompt) -> String {
    format!("place-{}", prompt.word)
}

/// The community whose questions whoever asks may choose; `None`: the programme.
async fn kept(visit: &Visit, home_word: &str) -> Result<Option<Community>, Error> {
    let community = home(visit, home_word).await?;
    let id = community.as_ref().map(|community| community.id);
    if may_there(visit, id, Deed::Moderate) { Ok(community) } else { Err(Error::NotFound) }
}

/// `GET /stories/prompts`
pub(super) async fn show(visit: Visit, Query(asking): Query<Beginning>) -> Result<Response, Error> {
    let community = kept(&visit, &asking.home).await?;
    let mut form = Form::new();
    for (place, prompt) in (1..).zip(asked(&visit, community.as_ref()).await?) {
        form.fill(&field(prompt), &i32::to_string(&place));
    }
    visit.show(&Choice { visit: &visit, community, form })
}

/// `POST /stories/prompts`: those with a number, in the order of their numbers.
pub(super) async fn choose(visit: Visit, mut form: Form) -> Result<Response, Error> {
    let community = kept(&visit, form.value("home")).await?;
    let mut chosen: Vec<(usize, &'static str)> = Vec::new();
    for prompt in all() {
        let field = field(prompt);
        match form.value(&field).trim() {
            "" => {}
            typed => match typed.parse().ok().filter(|place| (1..=99).contains(place)) {
                Some(place) => chosen.push((place, &prompt.word)),
                None => form.refuse(&field, "story-prompts-number", &[]),
            },
        }
    }
    if chosen.is_empty() && form.is_good() {
        form.refuse(&field(&all()[0]), "story-prompts-none", &[]);
    }
    if !form.is_good() {
        return visit.refuse(&Choice { visit: &visit, community, form });
    }
    chosen.sort_by_key(|(place, _)| *place);
    let id = community.as_ref().map(|community| community.id);
    let write = move |tx: &mut store::Tx| {
        let words: Vec<&str> = chosen.iter().map(|(_, word)| *word).collect();
        story_prompt::set(tx, id, &words)
    };
    visit.app.db.write(write).await?;
    let home = community.map(|community| format!("?home={}", Id(community.id))).unwrap_or_default();
    visit.go_saying(&format!("/stories/new{home}"), "story-prompts-kept")
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
