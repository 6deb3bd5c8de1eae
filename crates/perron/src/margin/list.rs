//! A pasted table of answers and people: `25 to 34, 1 234`, columns of a spreadsheet or a CSV file.

use std::collections::BTreeMap;

use crate::estimate::level_name;
use crate::estimate::rows::{POSTAL_AREA, PROVINCE};
use crate::i18n::{Arg, Lang};
use crate::population::list as places;
use crate::self_identification::{QUESTIONS, UNSAID};

/// No group has more people.
const MOST_PEOPLE: i64 = 100_000_000;

/// Why a table is not taken: the key of a sentence, and what it says.
pub type Fault = (&'static str, Vec<(&'static str, Arg)>);

/// The text of a file, without the mark that some spreadsheets put first.
pub fn of_file(bytes: &[u8]) -> Result<&str, Fault> {
    let text = std::str::from_utf8(bytes).map_err(|_| ("margin-file-not-text", Vec::new()))?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() { Err(("margin-file-none", Vec::new())) } else { Ok(text) }
}

/// The totals of an attribute; of a question on oneself every answer must have one.
pub fn read(attribute: &str, text: &str) -> Result<Vec<(String, i64)>, Fault> {
    if attribute == PROVINCE || attribute == POSTAL_AREA {
        let parts = places::read(text, None)?;
        let length = if attribute == PROVINCE { 2 } else { 3 };
        return match parts.iter().find(|(part, _)| part.len() != length) {
            Some((part, _)) => Err(("margin-mixed", vec![("part", Arg::from(part))])),
            None => Ok(parts),
        };
    }
    let Some(question) = QUESTIONS.iter().find(|question| question.word == attribute) else {
        return Ok(Vec::new());
    };
    let levels: Vec<&str> = question.answers().filter(|level| *level != UNSAID).collect();
    let mut totals = BTreeMap::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let fault = |key: &'static str| (key, vec![("line", Arg::from(at + 1))]);
        let plain = line.replace(['"', '\t', ';'], " ");
        let (name, number) = split(&plain);
        let Some(people) = number.filter(|people| (0..=MOST_PEOPLE).contains(people)) else {
            if at == 0 {
                continue; // names of columns
            }
            return Err(fault("population-line-number"));
        };
        let is_it = |level: &&&str| {
            let names = Lang::ALL.map(|lang| level_name(lang, attribute, level));
            **level == name || names.iter().any(|known| folded(known) == folded(name))
        };
        let level = levels.iter().find(is_it).ok_or_else(|| fault("margin-line-level"))?;
        if totals.insert((*level).to_owned(), people).is_some() {
            return Err(fault("population-line-twice"));
        }
    }
    Ok(totals.into_iter().collect())
}

/// The answers of a question on oneself that a table says nothing of.
pub fn lacking(attribute: &str, totals: &[(String, i64)]) -> Option<&'static str> {
    let question = QUESTIONS.iter().find(|question| question.word == attribute)?;
    question.choices.iter().copied().find(|level| !totals.iter().any(|(known, _)| known == level))
}

/// What stands before the last number of a line, and that number. A number may hold spaces and commas; a name may hold
/// numbers, as `25 to 34` does, and then a comma or two spaces stand between.
fn split(line: &str) -> (&str, Option<i64>) {
    let line = line.trim();
    let is_apart = |at: &usize| {
        let rest = &line[*at..];
        rest.starts_with(',') || rest.starts_with("  ") || rest.starts_with(':')
    };
    let ends: Vec<usize> = line.char_indices().map(|(at, _)| at).filter(is_apart).collect();
    let number = |text: &str| {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let is_number = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ",:.'’".contains(c));
        is_number.then(|| digits.parse().ok()).flatten()
    };
    for at in ends {
        if let Some(people) = number(&line[at..]) {
            return (line[..at].trim(), Some(people));
        }
    }
    match line.rsplit_once(' ') {
        Some((name, last)) => (name.trim().trim_end_matches([',', ':']), number(last)),
        None => (line, None),
    }
}

fn folded(text: &str) -> String {
    text.to_lowercase().replace('\u{a0}', " ").replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_as_people_paste_them() {
        let text = "age,people\n15 to 24, 1,200\n\"25 to 34\";2 300\nfifty-five 900\n65 à 74 ans, 10";
        let found = read("age", text).map_err(|(key, _)| key);
        let expected = [("fifteen", 1_200), ("fifty-five", 900), ("sixty-five", 10), ("twenty-five", 2_300)];
        assert_eq!(found, Ok(expected.map(|(level, people)| (level.to_owned(), people)).to_vec()));
        assert_eq!(lacking("age", &found.unwrap()), Some("thirty-five"));
        assert_eq!(read("province", "Ontario 14,223,942\nQC 8501833").unwrap().len(), 2);
    }

    #[test]
    fn files_are_text_with_something_in_it() {
        let text = of_file("\u{feff}province,people\nOntario,\"14,223,942\"\n".as_bytes()).ok().unwrap();
        assert_eq!(read("province", text).ok().unwrap(), [("ON".to_owned(), 14_223_942)]);
        let key = |bytes: &[u8]| of_file(bytes).unwrap_err().0;
        assert_eq!((key(b"O\xff"), key(b" \n")), ("margin-file-not-text", "margin-file-none"));
    }

    #[test]
    fn what_cannot_be_taken_is_named() {
        let key = |attribute: &str, text: &str| read(attribute, text).unwrap_err().0;
        assert_eq!(key("age", "15 to 24, 5\nof all ages, 7"), "margin-line-level");
        assert_eq!(key("age", "15 to 24, 5\n25 to 34, many"), "population-line-number");
        assert_eq!(key("age", "15 to 24, 5\n15 to 24, 6"), "population-line-twice");
        assert_eq!(key("province", "Ontario 5\nK1A 6"), "margin-mixed");
    }
}
