//! What a bundle says of itself: what is inside by its SHA-256, what it is the result of, and where it stands in the log. The
//! text as it stands, byte by byte, is what is signed and what the log holds. Pure.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use store::Bilingual;

use crate::cookie::sha256;

/// The name of its file.
pub const MANIFEST: &str = "manifest.json";
/// The file that signs it.
pub const SIGNATURE: &str = "manifest.sig";
/// The file that shows that it stands in the log.
pub const PROOF: &str = "bundle.tlog-proof";
/// The file with the result.
pub const RESULT: &str = "result.json";
/// The file with the rules.
pub const RULES: &str = "rules.json";

/// How bundles of this program are written.
const FORM: &str = "perron bundle ";
const VERSION: u32 = 1;

/// What a bundle says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// How it is written.
    pub form: String,
    /// With whose key it is signed.
    pub key: String,
    /// Its place in the log.
    pub number: u64,
    /// How the log holds the bundle before, in hexadecimal.
    pub before: Option<String>,
    /// The number of the bundle that it stands for from now on.
    pub corrects: Option<u64>,
    /// What it is the result of: the word of a kind.
    pub kind: String,
    /// The address of that, without the language.
    pub thing: String,
    /// What that is called.
    pub title: Title,
    /// When it was made.
    pub made: String,
    /// Which program counted.
    pub program: String,
    /// Everything else that is inside.
    pub files: Vec<Said>,
}

/// A title in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// English.
    pub en: String,
    /// French.
    pub fr: String,
}

/// What is said of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Its name.
    pub name: String,
    /// How long it is.
    pub bytes: u64,
    /// Its hash, in hexadecimal.
    pub sha256: String,
}

/// Files by name.
pub type Files = BTreeMap<String, String>;

impl From<Bilingual> for Title {
    fn from(title: Bilingual) -> Self {
        Self { en: title.en, fr: title.fr }
    }
}

impl Said {
    /// Of a file.
    pub fn of(name: &str, content: &str) -> Self {
        Self { name: name.to_owned(), bytes: content.len() as u64, sha256: sha256(content) }
    }
}

impl Manifest {
    /// How bundles of this program say that they are written.
    pub fn form() -> String {
        format!("{FORM}{VERSION}")
    }

    /// The version of the program that this is.
    pub fn program() -> String {
        format!("perron {}", env!("CARGO_PKG_VERSION"))
    }

    /// As it is written, signed and kept in the log.
    pub fn text(&self) -> String {
        // strings and numbers can always be written
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Reads it.
    ///
    /// # Errors
    /// One sentence.
    pub fn read(text: &str) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Form {
            form: String,
        }
        let form = serde_json::from_str::<Form>(text).map_err(|_| unreadable())?.form;
        let version = form.strip_prefix(FORM).and_then(|version| version.parse::<u32>().ok());
        match version.ok_or_else(unreadable)? {
            VERSION => serde_json::from_str(text).map_err(|_| unreadable()),
            newer if newer > VERSION => Err(format!(
                "This bundle is written in a newer way (“{form}”) than this program knows (“{}”): check it with a newer \
                 perron.",
                Self::form()
            )),
            _ => Err(unreadable()),
        }
    }
}

fn unreadable() -> String {
    format!("The {MANIFEST} of this bundle cannot be read: it was changed, or is of something else.")
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn sample() -> Manifest {
        Manifest {
            form: Manifest::form(),
            key: "k".to_owned(),
            number: 3,
            before: None,
            corrects: None,
            kind: "fund".to_owned(),
            thing: "/funds/1".to_owned(),
            title: Title { en: "Park".to_owned(), fr: "Le parc".to_owned() },
            made: "2026-10-15T12:00:00Z".to_owned(),
            program: Manifest::program(),
            files: vec![Said::of("a.csv", "1\n")],
        }
    }

    #[test]
    fn it_reads_back_and_a_newer_one_is_told_from_a_broken_one() {
        let text = sample().text();
        assert_eq!(Manifest::read(&text), Ok(sample()));
        let newer = Manifest::read(&text.replace("bundle 1", "bundle 2")).unwrap_err();
        assert!(newer.contains("newer way (“perron bundle 2”)"), "{newer}");
        let even_other = r#"{"form": "perron bundle 3", "all": "different"}"#;
        assert!(Manifest::read(even_other).unwrap_err().contains("newer"));
        for broken in ["", "{}", "[1]", &text.replace("bundle 1", "bundle 0"), &text.replace("number", "n")] {
            assert!(Manifest::read(broken).unwrap_err().contains("cannot be read"), "{broken}");
        }
    }
}
