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
    /// What came of it?
    Question(Question<'a>),
}

/// Asks what came of it.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// When they signed.
    pub signed: i64,
    /// The first action they chose, in the words of the pledge.
    pub action: Option<&'a str>,
    /// The whole address that ends these mails.
    pub quiet: &'a str,
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
            About::Question(_) => "pledge-mail-question-subject",
        })
    }

    fn why(&self) -> String {
        let key = match self.about {
            About::Confirm => "pledge-mail-confirm-why",
            About::Already => "pledge-mail-already-why",
            About::Link => "pledge-mail-link-why",
            About::Signed(_) => "pledge-mail-signed-why",
            About::Question(question) => return self.question(&question),
        };
        self.t(key).with("house", self.house_name()).to_string()
    }

    fn act(&self) -> String {
        match self.about {
            About::Confirm => self.t("pledge-mail-confirm-do").with("days", DAYS).to_string(),
            About::Question(_) => self.lang.text("pledge-mail-question-do"),
            _ => self.lang.text("pledge-mail-link-do"),
        }
    }

    fn button(&self) -> String {
        self.lang.text(match self.about {
            About::Confirm => "pledge-mail-confirm-button",
            About::Question(_) => "pledge-mail-question-button",
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
            About::Question(_) => self.lang.text("pledge-mail-question-end"),
        }
    }

    fn question(&self, question: &Question<'_>) -> String {
        let day = self.lang.date(question.signed, "UTC");
        let asked =
            self.t("pledge-mail-question-why").with("house", self.house_name()).with("day", day).to_string();
        match question.action {
            Some(action) => {
                let action = action.trim_end_matches('.');
                format!("{asked} {}", self.t("pledge-mail-question-action").with("action", action))
            }
            None => asked,
        }
    }

    /// The whole address that ends these mails, where they are not asked for one by one.
    const fn quiet(&self) -> Option<&str> {
        match self.about {
            About::Question(question) => Some(question.quiet),
            _ => None,
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
            let quiet = "https://perron.example/en/pledge/reminders/1";
            let question = Question { signed: 1_792_065_600_000, action: Some("Knock"), quiet };
            for about in
                [About::Confirm, About::Already, About::Link, About::Signed(proof), About::Question(question)]
            {
                let link = "https://perron.example/en/pledge/confirmations/0a1b?x=1&y=2";
                let letter = Letter { lang, about, link, house: "https://perron.example" }.write().unwrap();
                assert!(letter.text.contains(link), "{}", letter.text);
                assert!(letter.html.contains("0a1b?x=1&#38;y=2\""), "{}", letter.html);
                assert!(!letter.text.contains("pledge-mail") && !letter.html.contains("pledge-mail"));
                let ends = letter.text.contains(quiet) && letter.html.contains("reminders/1\"");
                assert_eq!(ends, matches!(about, About::Question(_)));
                assert!(!letter.subject.is_empty() && !letter.html.contains("src="));
            }
        }
    }
}
