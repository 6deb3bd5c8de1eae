//! A pasted list of parts and their people: `K1A 12,345`, `Ontario;14223942`, columns of a spreadsheet.

use std::collections::BTreeMap;

use store::residence::{PostalArea, Province};

use super::Part;
use crate::i18n::Arg;
use crate::place::canada;

/// Lines taken at most.
pub const MOST: usize = 2_000;
/// No part has more people.
const MOST_PEOPLE: i64 = 100_000_000;

/// Why a list is not taken: the key of a sentence, and what it says.
pub type Fault = (&'static str, Vec<(&'static str, Arg)>);

/// The parts of a list; each must lie in the province, if one is given, and be a postal area then.
pub fn read(text: &str, within: Option<Province>) -> Result<Vec<(String, i64)>, Fault> {
    let mut parts = BTreeMap::new();
    let filled = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    for (seen, (at, line)) in filled.enumerate() {
        let fault = |key: &'static str| (key, vec![("line", Arg::from(at + 1))]);
        if seen == MOST {
            return Err(("population-many", vec![("most", Arg::from(MOST))]));
        }
        let plain = line.replace(['"', '\t', ';'], " ");
        let name = plain.trim_end_matches(is_of_number);
        let digits: String = plain[name.len()..].chars().filter(char::is_ascii_digit).collect();
        if digits.is_empty() && seen == 0 {
            continue; // names of columns
        }
        let people = digits.parse().ok().filter(|people| (0..=MOST_PEOPLE).contains(people));
        let people = people.ok_or_else(|| fault("population-line-number"))?;
        let part = part(name.trim()).ok_or_else(|| fault("population-line-part"))?;
        let is_here =
            within.is_none_or(|province| part.province() == province && matches!(part, Part::PostalArea(_)));
        if !is_here {
            return Err(fault("population-line-elsewhere"));
        }
        if parts.insert(part.word(), people).is_some() {
            return Err(fault("population-line-twice"));
        }
    }
    Ok(parts.into_iter().collect())
}

/// Digits, and what stands between them or before the first of them.
fn is_of_number(letter: char) -> bool {
    letter.is_ascii_digit() || letter.is_whitespace() || matches!(letter, ',' | '.' | '\'' | '’')
}

fn part(name: &str) -> Option<Part> {
    let province = canada::province_named(name).map(Part::Province);
    province.or_else(|| match PostalArea::parse(name) {
        Ok((area, was_cut)) => (!was_cut).then_some(Part::PostalArea(area)),
        Err(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(String, i64)> {
        read(text, None).unwrap_or_else(|(key, _)| panic!("{key}"))
    }

    fn key(text: &str, within: Option<Province>) -> &'static str {
        read(text, within).expect_err("a fault").0
    }

    #[test]
    fn lists_are_read_as_people_write_them() {
        let text = "area,people\nK1A, 1,234\n\n\"H2X\"\t12\u{a0}345\r\nX0A;5000\nk2p 0";
        let expected = [("H2X", 12_345), ("K1A", 1_234), ("K2P", 0), ("X0A", 5_000)];
        assert_eq!(parts(text), expected.map(|(part, people)| (part.to_owned(), people)));
        let text = "Ontario,14223942\nQuébec 8 501 833\nT.-N.-L. 510550";
        let expected = [("NL", 510_550), ("ON", 14_223_942), ("QC", 8_501_833)];
        assert_eq!(parts(text), expected.map(|(part, people)| (part.to_owned(), people)));
        assert_eq!(parts(" \n"), []);
    }

    #[test]
    fn a_line_that_cannot_be_taken_is_named() {
        assert_eq!(key("K1A 5\nK2P", None), "population-line-number");
        assert_eq!(key("K1A 999999999999", None), "population-line-number");
        assert_eq!(key("Atlantis 5", None), "population-line-part");
        assert_eq!(key("K1A 0B1 500", None), "population-line-part");
        assert_eq!(key("K1A 5\nk1a 6", None), "population-line-twice");
        assert_eq!(key("K1A 5\nH2X 6", Some(Province::Ontario)), "population-line-elsewhere");
        assert_eq!(key("Ontario 5", Some(Province::Ontario)), "population-line-elsewhere");
        assert_eq!(key(&"K1A 5\n".repeat(MOST + 1), None), "population-line-twice");
    }
}
