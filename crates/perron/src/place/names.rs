//! Names of neighbourhoods and blocks as stewards bring them: a list, one a line.

use store::Bilingual;

use super::fold::fold;

/// Names taken at once.
pub const MOST: usize = 1_000;
/// Characters of one name.
pub const LONGEST: usize = 80;

/// A name in both languages, and as one searches for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// As it is written.
    pub name: Bilingual,
    /// As one searches for it.
    pub key: Bilingual,
}

/// Why a name cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoName {
    /// No letter or digit in it.
    Empty,
    /// Longer than [`LONGEST`] characters.
    Long,
    /// A character that cannot be seen, or that turns the direction of writing.
    Unseen,
}

impl NoName {
    /// Key of its sentence in a list.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Empty => "place-list-empty",
            Self::Long => "place-list-long",
            Self::Unseen => "place-list-unseen",
        }
    }

    /// Key of its sentence in a form for one name.
    pub const fn key_of_one(self) -> &'static str {
        match self {
            Self::Empty => "form-empty",
            Self::Long => "place-name-long",
            Self::Unseen => "place-name-unseen",
        }
    }
}

impl Name {
    /// In both languages; where French is left out, the English name serves in both, and the other way round.
    pub fn of(en: &str, fr: &str) -> Result<Self, NoName> {
        let (en, fr) = (tidied(en), tidied(fr));
        let (en, fr) = match (en.is_empty(), fr.is_empty()) {
            (false, true) => (en.clone(), en),
            (true, false) => (fr.clone(), fr),
            _ => (en, fr),
        };
        for name in [&en, &fr] {
            if name.chars().any(is_unseen) {
                return Err(NoName::Unseen);
            }
            if name.chars().count() > LONGEST {
                return Err(NoName::Long);
            }
        }
        let key = Bilingual { en: fold(&en), fr: fold(&fr) };
        if key.is_complete() { Ok(Self { name: Bilingual { en, fr }, key }) } else { Err(NoName::Empty) }
    }
}

/// Reads a list: one name a line, `English | French` where they differ; empty lines are passed over. Otherwise the first
/// line, counted from 1, that cannot be taken.
pub fn list(text: &str) -> Result<Vec<Name>, (usize, NoName)> {
    let mut names = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let (en, fr) = line.split_once(['|', '\t']).unwrap_or((line, ""));
        names.push(Name::of(en, fr).map_err(|why| (at + 1, why))?);
    }
    Ok(names)
}

/// One space between words, and none around them.
fn tidied(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Control characters, and those that hide or turn what stands beside them.
pub fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(letter, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_list_is_read_line_by_line() {
        let names =
            list("Mile End\r\n\n  Old   Port | Vieux-Port \nPetite-Patrie\tLa Petite-Patrie\n").unwrap();
        let read: Vec<_> = names.iter().map(|name| (name.name.en.as_str(), name.key.fr.as_str())).collect();
        assert_eq!(
            read,
            [("Mile End", "mile end"), ("Old Port", "vieux port"), ("Petite-Patrie", "la petite patrie")]
        );
        assert_eq!(list(""), Ok(vec![]));
    }

    #[test]
    fn a_line_that_is_no_name_is_pointed_at() {
        assert_eq!(list("A\n\n---\nB"), Err((3, NoName::Empty)));
        assert_eq!(list(&format!("A\n{}", "x".repeat(81))), Err((2, NoName::Long)));
        assert_eq!(list("Market\u{202e}tekraM"), Err((1, NoName::Unseen)));
        assert_eq!(list("A\u{0}"), Err((1, NoName::Unseen)));
    }

    proptest! {
        #[test]
        fn whatever_is_taken_can_be_shown_and_found(text in ".{0,200}") {
            if let Ok(names) = list(&text) {
                for name in names {
                    prop_assert!(name.name.is_complete() && name.key.is_complete());
                    prop_assert!(!name.name.en.contains(['\n', '\0']) && name.name.en.chars().count() <= LONGEST);
                }
            }
        }
    }
}
