use store::Bilingual;
use store::issue::{Issue, Source, State, Words};
use store::theme::Theme;

use super::{ABOUT, Raised, TITLE};
use crate::conversation::one_space;
use crate::form::Form;
use crate::i18n::Lang;
use crate::place::fold;

/// Themes of one issue.
const MOST_THEMES: usize = 6;
/// Characters of a theme, in one language.
const LONGEST_THEME: usize = 60;
/// Characters of a reason.
pub const REASON: usize = 600;

impl Raised {
    /// One language is enough; a round asks for both. `themes` is for those who run the table.
    pub fn parse(form: &mut Form, lang: Lang, place_id: Option<i64>, sources: Vec<Source>) -> Option<Self> {
        let mut line = |field| one_space(&form.optional(field, TITLE).unwrap_or_default());
        let title = Bilingual { en: line("title-en"), fr: line("title-fr") };
        let has_control = |text: &str| text.chars().any(char::is_control);
        let own = format!("title-{}", lang.code());
        if title == Bilingual::default() && form.is_good() {
            form.refuse(&own, "issue-no-title", &[]);
        } else if has_control(&title.en) || has_control(&title.fr) {
            form.refuse(&own, "community-plain-line", &[]);
        }
        let mut text = |field| form.optional(field, ABOUT).unwrap_or_default();
        let about = Bilingual { en: text("about-en"), fr: text("about-fr") };
        let strengths = Bilingual { en: text("strengths-en"), fr: text("strengths-fr") };
        let words =
            Words { title, about, strengths, place_id, lever: store::summary::lever(form.value("lever")) };
        let is_for_other = form.value("who") == "other";
        let themes = themes(form);
        form.is_good().then_some(Self { words, is_for_other, sources, themes })
    }
}

/// Themes, one a line, `English | French`.
fn themes(form: &mut Form) -> Vec<(Bilingual, String)> {
    let written = form.optional("themes", 1_000).unwrap_or_default();
    let mut themes = Vec::new();
    for line in written.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (en, fr) = line.split_once('|').unwrap_or((line, ""));
        let name = Bilingual { en: one_space(en), fr: one_space(fr) };
        let is_long = [&name.en, &name.fr].into_iter().any(|name| name.chars().count() > LONGEST_THEME);
        let key = fold(&name.en);
        if key.is_empty() || name.fr.is_empty() || is_long {
            form.refuse("themes", "issue-theme-wrong", &[("line", line.into())]);
            return themes;
        }
        themes.push((name, key));
    }
    if themes.len() > MOST_THEMES {
        form.refuse("themes", "issue-themes-many", &[("most", MOST_THEMES.into())]);
    }
    themes
}

/// The form that changes this issue.
pub fn filled(issue: &Issue, themes: &[Theme]) -> Form {
    let words = &issue.words;
    let lines: Vec<String> =
        themes.iter().map(|theme| format!("{} | {}", theme.name.en, theme.name.fr)).collect();
    Form::filled([
        ("title-en", words.title.en.as_str()),
        ("title-fr", words.title.fr.as_str()),
        ("about-en", words.about.en.as_str()),
        ("about-fr", words.about.fr.as_str()),
        ("strengths-en", words.strengths.en.as_str()),
        ("strengths-fr", words.strengths.fr.as_str()),
        ("lever", words.lever.map_or("", |lever| lever.word())),
        ("themes", lines.join("\n").as_str()),
    ])
}

/// What the table decides of an issue, with the reason that is owed.
pub fn decision(form: &mut Form) -> Option<(State, String)> {
    let states = [("open", State::Open), ("set-apart", State::SetApart), ("resolved", State::Resolved)];
    let state = form.choice("state", &states);
    let reason = match state {
        Some(State::SetApart | State::Resolved) => form.text("reason", REASON),
        _ => String::new(),
    };
    form.is_good().then_some((state?, reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_input_is_one_sentence_beside_its_field() {
        let long = format!("title-en={}", "x".repeat(TITLE + 1));
        for (body, field, says) in [
            ("", "title-en", "language"),
            (long.as_str(), "title-en", "101"),
            ("title-en=Light&themes=Safety", "themes", "Safety"),
        ] {
            let mut form = Form::of_body(body.as_bytes());
            assert!(Raised::parse(&mut form, Lang::En, None, Vec::new()).is_none(), "{body}");
            let said = form.fault(field).expect(body).text(&Lang::En);
            assert!(said.contains(says), "{body}: {said}");
            assert_eq!(form.faults().len(), 1, "{body}: {:?}", form.faults());
        }
    }

    #[test]
    fn one_language_is_enough_and_spaces_are_tidied() {
        let mut form =
            Form::of_body("title-fr=Un++passage+s%C3%BBr&themes=Safety+|+S%C3%A9curit%C3%A9".as_bytes());
        let raised = Raised::parse(&mut form, Lang::Fr, Some(24), Vec::new()).expect("good");
        assert_eq!(raised.words.title.fr, "Un passage sûr");
        assert_eq!((raised.words.place_id, raised.themes[0].1.as_str()), (Some(24), "safety"));
    }
}
