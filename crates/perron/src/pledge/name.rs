//! Names of signatories: one line that shows what it is. Anybody may write one, and everybody reads it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::place::{fold, is_unseen};

/// Marks that may stand on one letter; more would paint over the lines around.
const MOST_MARKS: usize = 2;

/// A name, and the name as one searches for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// As it is shown.
    pub text: String,
    /// As one searches for it.
    pub key: String,
}

/// Why a text is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoName {
    /// No letter in it.
    Empty,
    /// A line break or another control character, one that cannot be seen, or that turns the direction of writing.
    Unseen,
    /// A word that mixes letters of two scripts that look alike.
    Mixed,
    /// Many marks on one letter.
    Marks,
    /// An address of the web or of mail.
    Link,
}

impl NoName {
    /// Key of its sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "form-empty",
            Self::Unseen => "pledge-name-unseen",
            Self::Mixed => "pledge-name-mixed",
            Self::Marks => "pledge-name-marks",
            Self::Link => "pledge-name-link",
        }
    }
}

impl Name {
    /// The name in what was typed. Letters in fancy dress (`𝐌𝐚𝐫𝐢𝐞`, `Ｍａｒｉｅ`) become plain ones.
    pub fn parse(typed: &str) -> Result<Self, NoName> {
        if typed.trim().chars().any(is_unseen) {
            return Err(NoName::Unseen);
        }
        let plain: String = typed.nfkc().collect();
        let text = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.chars().any(is_unseen) {
            return Err(NoName::Unseen);
        }
        if text.contains("://") || text.contains('@') || text.to_lowercase().contains("www.") {
            return Err(NoName::Link);
        }
        if most_marks(&text) > MOST_MARKS {
            return Err(NoName::Marks);
        }
        if text.split(|letter: char| !letter.is_alphanumeric()).any(is_mixed) {
            return Err(NoName::Mixed);
        }
        let key = fold(&text);
        if key.is_empty() { Err(NoName::Empty) } else { Ok(Self { text, key }) }
    }
}

fn most_marks(text: &str) -> usize {
    let (mut most, mut now) = (0, 0);
    for letter in text.chars() {
        now = if is_combining_mark(letter) { now + 1 } else { 0 };
        most = most.max(now);
    }
    most
}

/// Scripts whose letters pass for one another's.
fn look_alike(letter: char) -> Option<u8> {
    match letter {
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some(1),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(2),
        '\u{400}'..='\u{52f}' => Some(3),
        '\u{530}'..='\u{58f}' => Some(4),
        '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}' => Some(5),
        _ => None,
    }
}

fn is_mixed(word: &str) -> bool {
    let mut scripts = word.chars().filter_map(look_alike);
    let first = scripts.next();
    scripts.any(|script| Some(script) != first)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_of_all_kinds_are_names() {
        for (typed, text, key) in [
            ("  Marie-Ève   Côté ", "Marie-Ève Côté", "marie eve cote"),
            ("𝐌𝐚𝐫𝐢𝐞", "Marie", "marie"),
            ("Ｍａｒｉｅ", "Marie", "marie"),
            ("Οδυσσέας Ελύτης", "Οδυσσέας Ελύτης", "οδυσσεας ελυτης"),
            ("Лариса (Larissa)", "Лариса (Larissa)", "лариса larissa"),
            ("محمد", "محمد", "محمد"),
            ("ᐊᓕᓯ", "ᐊᓕᓯ", "ᐊᓕᓯ"),
            ("Nguyễn Thị Minh", "Nguyễn Thị Minh", "nguyen thi minh"),
            ("Mill Street 4-H", "Mill Street 4-H", "mill street 4 h"),
        ] {
            assert_eq!(Name::parse(typed), Ok(Name { text: text.into(), key: key.into() }));
        }
    }

    #[test]
    fn tricks_are_refused() {
        for (typed, why) in [
            ("", NoName::Empty),
            ("!!!", NoName::Empty),
            ("Marie\r\nBcc: paul@example.org", NoName::Unseen),
            ("Marie\u{202e}eiram", NoName::Unseen),
            ("Ma\u{200b}rie", NoName::Unseen),
            ("M\u{430}rie", NoName::Mixed),
            ("\u{391}lice", NoName::Mixed),
            ("M\u{301}\u{302}\u{303}\u{304}arie", NoName::Marks),
            ("See https://evil.example", NoName::Link),
            ("WWW.evil.example", NoName::Link),
            ("marie@example.org", NoName::Link),
        ] {
            assert_eq!(Name::parse(typed), Err(why), "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_taken_is_one_plain_line_and_taken_again(typed in ".{0,80}") {
            if let Ok(name) = Name::parse(&typed) {
                prop_assert!(!name.text.chars().any(is_unseen) && !name.key.is_empty());
                prop_assert_eq!(name.text.trim(), name.text.as_str());
                prop_assert_eq!(Name::parse(&name.text), Ok(name.clone()));
            }
        }
    }
}
