//! Questions brought in a file, by whoever has the permission to use their wording: TOML, an `[[item]]` each. For a question
//! whose counting the program knows (`bb10_1` to `bb10_10`, `bscs8_…`, `ucla3_…`) key and wording are enough.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{Choice, French, Item, Kind, Outcome, Scoring, Text, presets};

/// Questions of one file at most.
const MOST: usize = 200;
/// Characters of one text.
const LONGEST: usize = 400;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    item: Vec<Brought>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Brought {
    key: String,
    en: String,
    fr: String,
    #[serde(default)]
    hint_en: String,
    #[serde(default)]
    hint_fr: String,
    #[serde(default)]
    kind: Kind,
    #[serde(default)]
    choices: Vec<Choice>,
    #[serde(default)]
    counted: Vec<String>,
    #[serde(default)]
    reverse: bool,
    #[serde(default)]
    outcome: Outcome,
    #[serde(default)]
    source_en: String,
    #[serde(default)]
    source_fr: String,
    /// On what ground the wording may be used.
    permission: String,
}

/// Why a file is not taken: key of the sentence, and which question it is about.
pub type Wrong = (&'static str, String);

/// The questions of a file, or the first thing that is wrong with it.
pub fn read(text: &str) -> Result<Vec<Item>, Wrong> {
    let file: File = toml::from_str(text).map_err(|wrong| {
        let line = wrong.span().map_or(1, |span| text[..span.start.min(text.len())].lines().count().max(1));
        ("item-file-shape", line.to_string())
    })?;
    if file.item.is_empty() || file.item.len() > MOST {
        return Err(("item-file-none", MOST.to_string()));
    }
    let (known, mut keys) = (presets::items(), BTreeSet::new());
    if let Some(one) = file.item.iter().find(|one| !keys.insert(one.key.as_str())) {
        return Err(("item-file-twice", one.key.chars().take(60).collect()));
    }
    file.item.into_iter().map(|one| item(&known, one)).collect()
}

fn item(known: &[Item], one: Brought) -> Result<Item, Wrong> {
    let key = one.key.clone();
    let is_key = !key.is_empty()
        && key.len() <= 60
        && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if !is_key {
        return Err(("item-file-key", key.chars().take(60).collect()));
    }
    let base = known.iter().find(|item| item.key == key);
    if base.is_some_and(Item::is_whole) {
        return Err(("item-file-known", key));
    }
    if one.permission.trim().is_empty() {
        return Err(("item-file-permission", key));
    }
    let mut item = base.cloned().unwrap_or_else(|| Item {
        key: key.clone(),
        kind: one.kind,
        choices: one.choices,
        scoring: Scoring { counted: one.counted, reverse: one.reverse, ..Scoring::default() },
        outcome: one.outcome,
        source: Text { en: one.source_en, fr: one.source_fr },
        ..Item::default()
    });
    item.version = 1;
    item.wording = Text { en: one.en.trim().to_owned(), fr: one.fr.trim().to_owned() };
    item.hint = Text { en: one.hint_en.trim().to_owned(), fr: one.hint_fr.trim().to_owned() };
    item.french = French::Brought;
    item.is_checked = true;
    for source in [&mut item.source.en, &mut item.source.fr] {
        *source = format!("{} {}", source.trim(), one.permission.trim()).trim().to_owned();
    }
    let is_code =
        |code: &str| (1..=8).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_good = item.is_whole()
        && item.choices.iter().all(|choice| is_code(&choice.code) && choice.text.is_complete())
        && item.scoring.counted.iter().all(|code| item.choice(code).is_some())
        && [&item.wording, &item.hint]
            .iter()
            .all(|text| text.en.chars().count().max(text.fr.chars().count()) <= LONGEST);
    if is_good { Ok(item) } else { Err(("item-file-half", key)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_a_known_scale_takes_its_counting_from_the_program() {
        let file = "[[item]]\nkey = \"bb10_3\"\nen = \"Words in English\"\nfr = \"Mots en français\"\npermission = \"By letter\"\n";
        let items = read(file).expect("a good file");
        assert!(items[0].is_whole() && items[0].scoring.reverse && items[0].choices.len() == 5);
        assert!(items[0].source.en.ends_with("By letter"));
    }

    #[test]
    fn a_file_that_will_not_do_is_refused_by_name() {
        let one =
            |key: &str, rest: &str| format!("[[item]]\nkey = \"{key}\"\nen = \"a\"\nfr = \"b\"\n{rest}");
        let wrong = |text: &str| read(text).expect_err("refused");
        assert_eq!(wrong("[[item]\n").0, "item-file-shape");
        assert_eq!(wrong("").0, "item-file-none");
        assert_eq!(wrong(&one("A b", "permission = \"x\"")).0, "item-file-key");
        assert_eq!(wrong(&one("sc_hope", "permission = \"x\"")).0, "item-file-known");
        assert_eq!(
            wrong(&one("bb10_1", "permission = \" \"")),
            ("item-file-permission", "bb10_1".to_owned())
        );
        assert_eq!(wrong(&one("mine", "permission = \"x\"")).0, "item-file-half", "nothing to choose");
        let twice = [one("bb10_1", "permission = \"x\"\n"), one("bb10_1", "permission = \"x\"")].concat();
        assert_eq!(wrong(&twice), ("item-file-twice", "bb10_1".to_owned()));
    }
}
