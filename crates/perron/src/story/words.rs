//! Words as the search of stories compares them: numbers that sort as words do, the same on every database, whatever
//! language it was set up for.

use std::collections::BTreeSet;

use store::story::Beginning;

use crate::place::fold;

/// Letters of a word that count: as many as fit into a number.
const LETTERS: usize = 12;
/// 26 letters, 10 digits, and nothing.
const BASE: i64 = 37;

/// 1 to 36. Letters that are not Latin share these, each always the same, so that their words are found too.
fn digit(letter: char) -> i64 {
    match letter {
        '0'..='9' => 1 + i64::from(u32::from(letter) - u32::from('0')),
        'a'..='z' => 11 + i64::from(u32::from(letter) - u32::from('a')),
        other => 1 + i64::from(u32::from(other) % 36),
    }
}

/// A folded word as a number, with this digit in the place of each letter that is missing.
fn number(word: &str, missing: i64) -> i64 {
    let mut letters = word.chars().map(digit);
    (0..LETTERS).fold(0, |number, _| number * BASE + letters.next().unwrap_or(missing))
}

/// The words of some texts, each once.
pub fn of(texts: &[&str]) -> Vec<i64> {
    let words = texts.iter().flat_map(|text| {
        let folded = fold(text);
        folded.split(' ').filter(|word| !word.is_empty()).map(|word| number(word, 0)).collect::<Vec<_>>()
    });
    words.collect::<BTreeSet<_>>().into_iter().collect()
}

/// The first three words of a search, of each its beginning.
pub fn searched(text: &str) -> [Beginning; 3] {
    let folded = fold(text);
    let mut words = folded.split(' ').filter(|word| !word.is_empty());
    std::array::from_fn(|_| {
        words.next().map_or(Beginning::default(), |word| Beginning {
            least: number(word, 0),
            most: number(word, BASE - 1),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_word_is_found_by_its_beginning_and_by_nothing_else(
            word in "[a-z0-9]{1,12}", other in "[a-z0-9]{1,12}", length in 1usize..12,
        ) {
            let length = length.min(other.len());
            let [range, ..] = searched(&other[..length]);
            let found = number(&word, 0);
            prop_assert_eq!(word.starts_with(&other[..length]), (range.least..=range.most).contains(&found));
        }
    }

    #[test]
    fn words_are_found_without_accents_and_capitals() {
        let found = |text: &str, wanted: &str| {
            let [range, ..] = searched(wanted);
            of(&[text]).iter().any(|word| (range.least..=range.most).contains(word))
        };
        assert!(found("L’été à l'École", "ÉCOLE") == found("lecole", "ecole"));
        assert!(found("À l’école, l’été revient", "rev") && found("Côté", "cote") && found("2026", "20"));
        assert!(found("constitutionnellement", "constitutionnelle"), "only its first letters count");
        assert!(found("ᐃᖃᓗᐃᑦ", "ᐃᖃᓗ") && !found("alpha", "lpha"));
        assert_eq!(of(&["", "!?"]), Vec::<i64>::new());
        assert_eq!(of(&["a a", "A b"]).len(), 2);
        assert_eq!(searched("a b c d")[2], searched("c")[0]);
    }
}
