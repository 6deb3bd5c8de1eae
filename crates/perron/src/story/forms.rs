//! What the forms of stories say, parsed.

use jiff::tz::TimeZone;
use store::consent::Grants;
use store::{Bilingual, Language};

use super::{LONGEST, LONGEST_TITLE};
use crate::consent::{self, Asked};
use crate::form::Form;
use crate::place::fold;

/// Characters of a name.
const LONGEST_NAME: usize = 60;
/// Characters of a theme, in one language.
const LONGEST_THEME: usize = 60;
/// Themes of one story.
const MOST_THEMES: usize = 8;
/// Characters of a label.
pub const LONGEST_LABEL: usize = 200;

/// What somebody wrote.
pub struct Words {
    pub title: String,
    pub text: String,
    pub language: Language,
    pub name: String,
}

/// What was written; without a text only if the story is told aloud. `None`, with sentences beside the fields, if
/// something needs another look.
pub fn words(form: &mut Form, is_spoken: bool) -> Option<Words> {
    let text = match is_spoken {
        true => form.optional("text", LONGEST).unwrap_or_default(),
        false => form.text("text", LONGEST),
    };
    let title = form.optional("title", LONGEST_TITLE).unwrap_or_default();
    let name = form.optional("name", LONGEST_NAME).unwrap_or_default();
    for (field, line) in [("title", &title), ("name", &name)] {
        if line.chars().any(char::is_control) {
            form.refuse(field, "story-one-line", &[]);
        }
    }
    let language = form.choice("language", &[("en", Language::English), ("fr", Language::French)]);
    language.filter(|_| form.is_good()).map(|language| Words { title, text, language, name })
}

/// A story as it was written, with what is allowed; `None`, with sentences beside the fields, if something needs another
/// look.
pub fn told(form: &mut Form, asked: &Asked, now: i64) -> Option<(Words, Grants)> {
    let words = words(form, false);
    if form.has("grant", "name") && form.value("name").trim().is_empty() {
        form.refuse("name", "story-name-missing", &[]);
    }
    let grants = consent::parse(form, asked, now);
    Some((words?, grants?))
}

/// The day on which the owner of a story was asked aloud, today unless another was written; `None`, with sentences beside
/// the fields, if it is still to come, or if it is not said that they were asked.
pub fn asked_aloud(form: &mut Form, now: i64) -> Option<i64> {
    if !form.is_given("aloud") {
        form.refuse("aloud", "story-aloud-missing", &[]);
    }
    let day = form.date("asked");
    let day = day.and_then(|day| Some(day.to_zoned(TimeZone::UTC).ok()?.timestamp().as_millisecond()));
    if day.is_some_and(|day| day > now) {
        form.refuse("asked", "story-asked-later", &[]);
    }
    form.is_good().then_some(day.unwrap_or(now))
}

/// Themes, one a line, `English | French`.
pub fn themes(form: &mut Form) -> Option<Vec<(Bilingual, String)>> {
    let written = form.optional("themes", 2_000).unwrap_or_default();
    let mut themes = Vec::new();
    for line in written.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (en, fr) = line.split_once('|').unwrap_or((line, ""));
        let name = Bilingual { en: en.trim().to_owned(), fr: fr.trim().to_owned() };
        let is_long = [&name.en, &name.fr].into_iter().any(|name| name.chars().count() > LONGEST_THEME);
        let key = fold(&name.en);
        if key.is_empty() || name.fr.is_empty() || is_long {
            form.refuse(
                "themes",
                "story-theme-wrong",
                &[("line", line.into()), ("most", LONGEST_THEME.into())],
            );
            return None;
        }
        themes.push((name, key));
    }
    if themes.len() > MOST_THEMES {
        form.refuse("themes", "story-themes-many", &[("most", MOST_THEMES.into())]);
    }
    form.is_good().then_some(themes)
}
