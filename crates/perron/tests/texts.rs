//! Every text: in both languages, with the same placeholders, used, and set as each language sets it.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;
use perron::i18n::FILES;

const NO_BREAK: char = '\u{a0}';

/// The first word of a key; all keys that begin with it stand in one file.
fn subject(key: &str) -> &str {
    key.split('-').next().unwrap_or_default()
}

/// `key → text` of one language; the text is everything up to the next key.
fn texts(language: &str) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let mut file_of: BTreeMap<String, &str> = BTreeMap::new();
    for file in FILES.iter().filter(|file| file.lang.code() == language) {
        let (noun, source) = (&file.noun, file.text());
        let mut key = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            let starts = line.starts_with(|first: char| first.is_ascii_lowercase());
            if let Some((name, rest)) = line.split_once(" =").filter(|_| starts) {
                name.clone_into(&mut key);
                let home = *file_of.entry(subject(name).to_owned()).or_insert(noun);
                assert_eq!(home, *noun, "{language}: {name} belongs to {home}.ftl");
                assert!(
                    texts.insert(key.clone(), rest.to_owned()).is_none(),
                    "{language}: {name} is there twice"
                );
            } else if let Some(text) = texts.get_mut(&key) {
                *text += "\n";
                *text += line;
            }
        }
    }
    texts
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    let names = text.split("{ $").skip(1).chain(text.split("{$").skip(1));
    names
        .filter_map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next())
        .collect()
}

/// Sources and templates, where keys are used.
fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                walk(&entry, found);
            } else {
                let text = fs::read_to_string(&entry).expect("text");
                found.push((entry, text));
            }
        }
    }
    let mut found = Vec::new();
    for folder in ["src", "templates"] {
        walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    }
    found
}

/// What stands between quotes and could be a key, or a pattern of keys such as `privacy-{part}`.
fn literals(text: &str) -> impl Iterator<Item = &str> {
    let is_key = |text: &&str| {
        text.contains('-')
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_{}".contains(c))
    };
    text.split('"').filter(is_key)
}

/// Whether a literal names this key: as it is, or with something in the place of each `{…}`.
fn names(literal: &str, key: &str) -> bool {
    let mut pieces = literal.split('{').map(|piece| piece.split_once('}').map_or(piece, |(_, rest)| rest));
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = key.strip_prefix(first) else { return false };
    if !literal.contains('{') {
        return rest.is_empty();
    }
    for piece in pieces {
        let Some(at) =
            (1..=rest.len()).find(|at| rest.is_char_boundary(*at) && rest[*at..].starts_with(piece))
        else {
            return false;
        };
        rest = &rest[at + piece.len()..];
        if piece.is_empty() {
            return true;
        }
    }
    rest.is_empty()
}

#[test]
fn every_file_of_texts_is_well_formed() {
    for file in FILES {
        if let Err((_, problems)) = FluentResource::try_new(file.text()) {
            panic!("{}/{}.ftl: {problems:?}", file.lang.code(), file.noun);
        }
    }
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_placeholders() {
    let (english, french) = (texts("en"), texts("fr"));
    let keys = |texts: &BTreeMap<String, String>| texts.keys().cloned().collect::<BTreeSet<_>>();
    let missing: Vec<_> = keys(&english).symmetric_difference(&keys(&french)).cloned().collect();
    assert!(missing.is_empty(), "in one language only: {missing:?}");
    for (key, text) in &english {
        assert_eq!(placeholders(text), placeholders(&french[key]), "placeholders of {key}");
    }
}

#[test]
fn every_text_is_used() {
    let sources = sources();
    let used: BTreeSet<&str> = sources.iter().flat_map(|(_, text)| literals(text)).collect();
    let (patterns, whole): (Vec<&str>, Vec<&str>) = used.iter().partition(|literal| literal.contains('{'));
    let whole: BTreeSet<&str> = whole.into_iter().collect();
    let is_used = |key: &str| whole.contains(key) || patterns.iter().any(|pattern| names(pattern, key));
    let unused: Vec<_> = texts("en").into_keys().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "never used: {unused:?}");
}

#[test]
fn every_text_that_is_asked_for_is_there() {
    let texts = texts("en");
    let mut missing = Vec::new();
    for (path, source) in sources() {
        for call in source.split("t(\"").skip(1) {
            let key = call.split('"').next().unwrap_or_default();
            let is_key = literals(&format!("\"{key}\"")).next().is_some() && !key.contains('{');
            let is_ours = texts.keys().any(|known| subject(known) == subject(key));
            if is_key && is_ours && !texts.contains_key(key) {
                missing.push(format!("{}: {key}", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "no such text: {missing:#?}");
}

/// What is wrong with how a text is set in French, if anything.
fn set_wrongly_in_french(text: &str) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    let around =
        |i: usize| letters[i.saturating_sub(12)..(i + 3).min(letters.len())].iter().collect::<String>();
    for (i, letter) in letters.iter().enumerate() {
        let before = if i == 0 { ' ' } else { letters[i - 1] };
        let after = letters.get(i + 1).copied().unwrap_or(' ');
        let is_wrong = match letter {
            ':' => {
                before != NO_BREAK && !(before.is_alphanumeric() && (after == '/' || after.is_ascii_digit()))
            }
            '»' | '%' => before != NO_BREAK,
            '«' => after != NO_BREAK,
            ';' | '!' | '?' => before.is_whitespace(),
            '\'' => true,
            _ => false,
        };
        if is_wrong {
            return Some(format!("{letter} in …{}…", around(i)));
        }
    }
    None
}

#[test]
fn french_is_set_as_french() {
    let wrong: Vec<_> = texts("fr")
        .into_iter()
        .filter_map(|(key, text)| set_wrongly_in_french(&text).map(|what| format!("{key}: {what}")))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(set_wrongly_in_french("Un mot : un autre").is_some());
    assert!(set_wrongly_in_french("Un mot\u{a0}: « un autre »").is_some());
    assert!(set_wrongly_in_french("L'autre ?").is_some());
    assert!(set_wrongly_in_french("Un mot\u{a0}: «\u{a0}l’autre\u{a0}»? 91\u{a0}% à https://x").is_none());
}

#[test]
fn english_is_set_as_english() {
    for (key, text) in texts("en") {
        for wrong in [" :", " ;", " !", " ?", "'", " %", "...", "  "] {
            let plain = text.replace("{ ", "{").replace(" }", "}");
            let lines = plain.lines().map(str::trim_start);
            assert!(!lines.clone().any(|line| line.contains(wrong)), "{key} has “{wrong}”: {text}");
        }
    }
}

#[test]
fn a_pattern_names_the_keys_that_are_made_of_it() {
    assert!(names("privacy-{part}-text", "privacy-guest-text"));
    assert!(!names("privacy-{part}-text", "privacy-guest"));
    assert!(names("form-{}", "form-day"));
    assert!(names("form-day", "form-day"));
    assert!(!names("form-day", "form-days"));
}
