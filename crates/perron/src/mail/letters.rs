//! The letters that the house writes: subject, text and HTML, in the reader's language.

use askama::Template;

use crate::i18n::{Lang, Text};

/// A letter, written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its language.
    pub lang: Lang,
    /// Its subject.
    pub subject: String,
    /// As plain text.
    pub text: String,
    /// As HTML.
    pub html: String,
}

/// A sign-in link, which someone asked for with this address.
pub struct SignIn<'a> {
    /// In which language.
    pub lang: Lang,
    /// The whole address of the link.
    pub link: &'a str,
    /// For how many minutes it works.
    pub minutes: i64,
    /// The whole address of the house.
    pub house: &'a str,
}

#[derive(Template)]
#[template(path = "mail/sign_in.txt")]
struct SignInText<'a>(&'a SignIn<'a>);

#[derive(Template)]
#[template(path = "mail/sign_in.html")]
struct SignInHtml<'a>(&'a SignIn<'a>);

impl SignIn<'_> {
    /// Writes it.
    pub fn write(&self) -> askama::Result<Letter> {
        Ok(Letter {
            lang: self.lang,
            subject: self.lang.text("mail-sign-in-subject"),
            text: SignInText(self).render()?,
            html: SignInHtml(self).render()?,
        })
    }

    fn t<'k>(&self, key: &'k str) -> Text<'k> {
        self.lang.t(key)
    }

    fn house_name(&self) -> &str {
        self.house.split_once("://").map_or(self.house, |(_, name)| name)
    }
}

/// A letter of a few paragraphs with one button, which any noun may write.
pub struct Note<'a> {
    /// In which language.
    pub lang: Lang,
    /// Its subject.
    pub subject: String,
    /// Its paragraphs.
    pub lines: Vec<String>,
    /// What its button says.
    pub button: String,
    /// The whole address that the button leads to.
    pub link: &'a str,
    /// Why they get it.
    pub foot: String,
    /// The whole address of the house.
    pub house: &'a str,
}

#[derive(Template)]
#[template(path = "mail/note.txt")]
struct NoteText<'a>(&'a Note<'a>);

#[derive(Template)]
#[template(path = "mail/note.html")]
struct NoteHtml<'a>(&'a Note<'a>);

impl Note<'_> {
    /// Writes it.
    pub fn write(&self) -> askama::Result<Letter> {
        Ok(Letter {
            lang: self.lang,
            subject: self.subject.clone(),
            text: NoteText(self).render()?,
            html: NoteHtml(self).render()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_carry_the_link_in_text_and_html() {
        for lang in Lang::ALL {
            let link = "https://perron.example/en/links/0a1b?x=1&y=2";
            let letter = SignIn { lang, link, minutes: 15, house: "https://perron.example" }.write().unwrap();
            assert!(letter.text.contains(link), "{}", letter.text);
            assert!(letter.html.contains("links/0a1b?x=1&#38;y=2\""), "{}", letter.html);
            assert!(letter.text.contains("15") && letter.html.contains("15"));
            assert!(letter.html.contains(&format!("lang=\"{}\"", lang.tag())));
            assert!(!letter.text.contains("mail-") && !letter.html.contains("mail-"), "a key is missing");
            assert!(
                !letter.html.contains("<img") && !letter.html.contains("src="),
                "mail asks nobody for pictures"
            );
        }
    }
}
