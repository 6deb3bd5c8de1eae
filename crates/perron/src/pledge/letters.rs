//! The letters of the pledge. None holds words that a signer wrote: whoever types a stranger's address cannot make us say
//! anything to them.

use askama::Template;

use crate::i18n::{Lang, Text};
use crate::mail;

/// For how many days an unconfirmed signature waits.
pub const DAYS: i64 = 7;

/// A letter of the pledge.
pub struct Letter<'a> {
    /// In which language.
    pub lang: Lang,
    /// What it is about.
    pub about: About<'a>,
    /// The whole address of its one link.
    pub link: &'a str,
    /// The whole address of the house.
    pub house: &'a str,
}

/// What a letter is about.
#[derive(Clone, Copy)]
pub enum About<'a> {
    /// Confirm a signature.
    Confirm,
    /// The address has signed already.
    Already,
    /// The link to a signature, which someone asked for.
    Link,
    /// It counts from now on.
    Signed(Proof<'a>),
}

/// What shows which line of the public log is someone's own.
#[derive(Clone, Copy)]
pub struct Proof<'a> {
    /// The number of the line.
    pub number: i64,
    /// The salt.
    pub salt: &'a str,
}

#[derive(Template)]
#[template(path = "mail/pledge.txt")]
struct AsText<'a>(&'a Letter<'a>);

#[derive(Template)]
#[template(path = "mail/pledge.html")]
struct AsHtml<'a>(&'a Letter<'a>);

impl Letter<'_> {
    /// Writes it.
    pub fn write(&self) -> askama::Result<mail::Letter> {
        Ok(mail::Letter {
            lang: self.lang,
            subject: self.subject(),
            text: AsText(self).render()?,
            html: AsHtml(self).render()?,
        })
    }

    fn t<'k>(&self, key: &'k str) -> Text<'k> {
        self.lang.t(key)
    }

    fn subject(&self) -> String {
        self.lang.text(match self.about {
            About::Confirm => "pledge-mail-confirm-subject",
            About::Already | About::Link => "pledge-mail-link-subject",
            About::Signed(_) => "pledge-mail-signed-subject",
        })
    }

    fn why(&self) -> String {
        let key = match self.about {
            About::Confirm => "pledge-mail-confirm-why",
            About::Already => "pledge-mail-already-why",
            About::Link => "pledge-mail-link-why",
            About::Signed(_) => "pledge-mail-signed-why",
        };
        self.t(key).with("house", self.house_name()).to_string()
    }

    fn act(&self) -> String {
        match self.about {
            About::Confirm => self.t("pledge-mail-confirm-do").with("days", DAYS).to_string(),
            _ => self.lang.text("pledge-mail-link-do"),
        }
    }

    fn button(&self) -> String {
        self.lang.text(match self.about {
            About::Confirm => "pledge-mail-confirm-button",
            _ => "pledge-mail-link-button",
        })
    }

    fn end(&self) -> String {
        match self.about {
            About::Confirm => self.t("pledge-mail-confirm-not-you").with("days", DAYS).to_string(),
            About::Already | About::Link => self.lang.text("pledge-mail-link-not-you"),
            About::Signed(proof) => self
                .t("pledge-mail-signed-proof")
                .with("number", proof.number)
                .with("salt", proof.salt)
                .to_string(),
        }
    }

    fn house_name(&self) -> &str {
        self.house.split_once("://").map_or(self.house, |(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_letter_carries_its_link_in_both_languages() {
        let proof = Proof { number: 7, salt: "0a1b" };
        for lang in Lang::ALL {
            for about in [About::Confirm, About::Already, About::Link, About::Signed(proof)] {
                let link = "https://perron.example/en/pledge/confirmations/0a1b?x=1&y=2";
                let letter = Letter { lang, about, link, house: "https://perron.example" }.write().unwrap();
                assert!(letter.text.contains(link), "{}", letter.text);
                assert!(letter.html.contains("0a1b?x=1&#38;y=2\""), "{}", letter.html);
                assert!(!letter.text.contains("pledge-mail") && !letter.html.contains("pledge-mail"));
                assert!(!letter.subject.is_empty() && !letter.html.contains("src="));
            }
        }
    }
}
