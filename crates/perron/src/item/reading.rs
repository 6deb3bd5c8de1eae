//! A hint at how old somebody is at school who reads a text with ease: English after Flesch and Kincaid (1975), French after
//! Kandel and Moles (1958). Both count words, sentences and syllables; neither knows whether the words are known.

use crate::i18n::Lang;

/// The reading age in years, between 6 and 18; `None`: there are too few words to say.
pub fn age(text: &str, lang: Lang) -> Option<u32> {
    let words: Vec<&str> =
        text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).collect();
    if words.len() < 4 {
        return None;
    }
    let ends =
        |word: &&str| word.trim_end_matches(['»', '”', '"', ')']).ends_with(['.', '?', '!', '…', ':', ';']);
    let ends_itself = words.last().is_some_and(ends);
    let sentences = words.iter().filter(|word| ends(word)).count() + usize::from(!ends_itself);
    let syllables: usize = words.iter().map(|word| syllables(word, lang)).sum();
    let of = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let (length, weight) = (of(words.len()) / of(sentences), of(syllables) / of(words.len()));
    let years = match lang {
        // the grade of an American school, five years below the age
        Lang::En => 0.39 * length + 11.8 * weight - 15.59 + 5.0,
        // an ease of reading from 0 to 100, turned into years as Flesch's table does
        Lang::Fr => years_of(207.0 - 1.015 * length - 73.6 * weight),
    };
    let apart = |year: u32| (f64::from(year) - years).abs();
    (6..=18_u32).min_by(|one, other| apart(*one).total_cmp(&apart(*other)))
}

/// Years for an ease of reading, in a straight line through Flesch's table: 90 at 11, 60 at 15, 30 at 18.
fn years_of(ease: f64) -> f64 {
    if ease >= 60.0 { 11.0 + (90.0 - ease) * 4.0 / 30.0 } else { 15.0 + (60.0 - ease) * 3.0 / 30.0 }
}

/// Groups of vowels; a silent e at the end counts for none.
fn syllables(word: &str, lang: Lang) -> usize {
    let letters: String = word.to_lowercase().chars().filter(|letter| letter.is_alphabetic()).collect();
    let is_vowel = |letter: char| "aeiouyàâäéèêëîïôöùûüœæ".contains(letter);
    let (mut groups, mut was_vowel) = (0, false);
    for letter in letters.chars() {
        let vowel = is_vowel(letter);
        groups += usize::from(vowel && !was_vowel);
        was_vowel = vowel;
    }
    let silent = match lang {
        Lang::En => letters.ends_with('e') && !letters.ends_with("le"),
        Lang::Fr => letters.ends_with('e') || letters.ends_with("es"),
    };
    if silent && groups > 1 { groups - 1 } else { groups.max(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_they_are_heard() {
        let english = [("belonging", 3), ("time", 1), ("people", 2), ("the", 1), ("neighbourhood", 3)];
        for (word, count) in english {
            assert_eq!(syllables(word, Lang::En), count, "{word}");
        }
        for (word, count) in
            [("appartenance", 4), ("fort", 1), ("communauté", 4), ("personnes", 2), ("le", 1)]
        {
            assert_eq!(syllables(word, Lang::Fr), count, "{word}");
        }
    }

    #[test]
    fn hard_words_and_long_sentences_are_for_older_readers() {
        let easy = age("How do you feel today? I feel good. Do you like it here?", Lang::En);
        let hard = "To what extent do institutional representatives incorporate community recommendations into their \
            administrative decision-making procedures and accountability mechanisms?";
        assert!(easy.is_some_and(|years| years <= 8), "{easy:?}");
        assert_eq!(age(hard, Lang::En), Some(18));
        let easy = age("Comment vas-tu? Je vais bien. Tu aimes ton quartier?", Lang::Fr);
        let hard = "Dans quelle mesure les représentants institutionnels intègrent-ils les recommandations communautaires \
            dans leurs procédures administratives décisionnelles?";
        assert!(easy.is_some_and(|years| years <= 12), "{easy:?}");
        assert!(age(hard, Lang::Fr) > Some(16), "{:?}", age(hard, Lang::Fr));
        assert_eq!(age("Too short", Lang::En), None);
        assert_eq!(age("1 2 3 4 5 6", Lang::En), None);
    }
}
