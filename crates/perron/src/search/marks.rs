//! Words as the search compares them: small letters without accents, articles and endings, in either language; the same
//! for what is kept and for what is asked, whatever database keeps it. Pure.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use rust_stemmers::{Algorithm, Stemmer};
use store::Language;
use store::readable::{Readable, Voiced};
use store::search::{Kind, Way, mark_of};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::markdown;
use crate::similar;

/// Grows with every change to how marks are made: then everything is read again.
pub const EDITION: &str = "2";
/// Characters of the longest question.
pub const LONGEST: usize = 120;
/// Words of it that count.
pub const MOST: usize = 8;
/// Letters of a word that count.
const LETTERS: usize = 40;
/// What French puts before a word that begins with a vowel.
const ELISIONS: &[&str] =
    &["l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// The words of a text and where each stands, without the article before it.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_inside = letter.is_alphanumeric()
            || start.is_some() && (is_combining_mark(letter) || is_apostrophe(letter) || letter == '\u{ad}');
        match start {
            None if is_inside => start = Some(at),
            Some(from) if !is_inside => {
                found.extend(bare(text, from..at));
                start = None;
            }
            _ => {}
        }
    }
    found
}

const fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`')
}

/// A word without what is elided before it: `l’entraide` is `entraide`, `jusqu'à` is `à`.
fn bare(text: &str, word: Range<usize>) -> Option<Range<usize>> {
    let end = word.start + text[word.clone()].trim_end_matches(is_apostrophe).len();
    let mut start = word.start;
    while let Some((at, apostrophe)) =
        text[start..end].char_indices().find(|(_, letter)| is_apostrophe(*letter))
    {
        let before = text[start..start + at].to_lowercase();
        if !ELISIONS.contains(&before.as_str()) {
            break;
        }
        start += at + apostrophe.len_utf8();
    }
    (start < end).then_some(start..end)
}

/// Makes marks of words.
pub struct Stems {
    en: Stemmer,
    fr: Stemmer,
}

impl Default for Stems {
    fn default() -> Self {
        Self { en: Stemmer::create(Algorithm::English), fr: Stemmer::create(Algorithm::French) }
    }
}

impl Stems {
    /// Of both languages.
    pub fn new() -> Self {
        Self::default()
    }

    /// The stems of a word, without accents: of the word as it is written, and as somebody types it who has no accents; in
    /// French of its singular too, for Snowball leaves more of *loyers* than of *loyer*. Mostly they are one.
    pub fn of(&self, word: &str, language: Language) -> Vec<String> {
        let written = written(word);
        let mut forms = vec![plain(&written), written];
        if language == Language::French {
            let singular = |form: &String| form.strip_suffix(['s', 'x']).map(str::to_owned);
            let others: Vec<String> =
                forms.iter().filter_map(singular).filter(|form| form.len() > 2).collect();
            forms.extend(others);
        }
        let mut stems: Vec<String> = Vec::new();
        for stem in forms.iter().map(|form| plain(&self.stem(form, language))) {
            if !stem.is_empty() && !stems.contains(&stem) {
                stems.push(stem);
            }
        }
        stems
    }

    /// What is left of a word without its ending. A word in another script stays as it is.
    fn stem<'w>(&self, word: &'w str, language: Language) -> Cow<'w, str> {
        let is_latin = |letter: char| letter.is_ascii_lowercase() || ('à'..='ÿ').contains(&letter);
        if !word.chars().all(is_latin) {
            return Cow::Borrowed(word);
        }
        match language {
            Language::English => self.en.stem(word),
            Language::French => self.fr.stem(word),
        }
    }
}

/// A word in small letters, composed, without what cannot be heard: apostrophes, an English `'s`, hyphens that are not seen.
fn written(word: &str) -> String {
    let small: String = word.nfc().flat_map(char::to_lowercase).nfc().collect();
    let mut letters: Vec<char> = small.chars().filter(|letter| *letter != '\u{ad}').collect();
    if letters.len() > 2 && letters[letters.len() - 1] == 's' && is_apostrophe(letters[letters.len() - 2]) {
        letters.truncate(letters.len() - 2);
    }
    let mut written = String::new();
    for letter in letters.into_iter().take(LETTERS) {
        match letter {
            'œ' => written.push_str("oe"),
            'æ' => written.push_str("ae"),
            letter if is_apostrophe(letter) => {}
            letter => written.push(letter),
        }
    }
    written
}

/// Letters and digits alone, without accents.
fn plain(word: &str) -> String {
    let bare = word.nfkd().flat_map(char::to_lowercase).map(|letter| match letter {
        'ø' => 'o',
        'ł' => 'l',
        other => other,
    });
    bare.filter(|letter| letter.is_alphanumeric()).collect()
}

/// By which mark a stem is found: anywhere, or in the title.
fn mark(stem: &str, language: Language, is_title: bool) -> String {
    let letter = if language == Language::English { 'e' } else { 'f' };
    if is_title { format!("h{letter}{stem}") } else { format!("{letter}{stem}") }
}

/// The title and the words of a record in a language, as they are read; Markdown without its signs.
pub fn said(record: &Readable, language: Language) -> [String; 2] {
    let text = record.text.get(language);
    let text = match record.entry.kind {
        Kind::Statement | Kind::Summary => text.to_owned(),
        _ => markdown::plain(text),
    };
    [record.title.get(language).to_owned(), text]
}

/// The same of one in another language.
pub fn voiced(words: &Voiced) -> [String; 2] {
    [words.title.clone(), markdown::plain(&words.text)]
}

/// As which of the two the words of other languages are compared: both sides of a comparison lose the same endings, and words
/// in other scripts lose none.
pub const ELSEWHERE: Language = Language::English;

/// All the marks of a record, each once, with a space between.
pub fn of(stems: &Stems, record: &Readable) -> String {
    let mut marks = BTreeSet::from([mark_of(record.entry.kind)]);
    let own = [Language::English, Language::French].map(|language| (language, said(record, language)));
    let others = record.tongues.iter().map(|words| (ELSEWHERE, voiced(words)));
    for (language, texts) in own.into_iter().chain(others) {
        for (text, is_title) in texts.into_iter().zip([true, false]) {
            for stem in words(&text).into_iter().flat_map(|word| stems.of(&text[word], language)) {
                if is_title {
                    marks.insert(mark(&stem, language, true));
                }
                marks.insert(mark(&stem, language, false));
            }
        }
    }
    marks.into_iter().collect::<Vec<_>>().join(" ")
}

/// One word of a question: its stems in either language.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    en: Vec<String>,
    fr: Vec<String>,
}

impl Word {
    fn stems(&self, language: Language) -> &[String] {
        match language {
            Language::English => &self.en,
            Language::French => &self.fr,
        }
    }
}

/// What somebody asks: some words, all of which must be there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// As it was typed, on one line, as far as it counts.
    pub text: String,
    /// Not all of what was typed counts.
    pub is_cut: bool,
    words: Vec<Word>,
}

impl Question {
    /// Of what was typed, whatever that is. Small words count if there are no others.
    pub fn of(stems: &Stems, typed: &str) -> Self {
        let line: String = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let text: String = line.chars().filter(|letter| !letter.is_control()).take(LONGEST).collect();
        let all: Vec<&str> = words(&text).into_iter().map(|word| &text[word]).collect();
        let mut said: Vec<&str> =
            all.iter().copied().filter(|word| !similar::is_small(&plain(&written(word)))).collect();
        if said.is_empty() {
            said = all;
        }
        let mut found: Vec<Word> = Vec::new();
        let mut is_cut = line.chars().count() > LONGEST;
        for word in said {
            let word = Word { en: stems.of(word, Language::English), fr: stems.of(word, Language::French) };
            if word.en.is_empty() || word.fr.is_empty() || found.contains(&word) {
                continue;
            }
            is_cut |= found.len() == MOST;
            if found.len() < MOST {
                found.push(word);
            }
        }
        Self { text, is_cut, words: found }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How a record is found that has all these words in one language.
    pub fn ways(&self, is_title: bool) -> Vec<Way> {
        let way = |language: Language| {
            let group = |word: &Word| {
                word.stems(language).iter().map(|stem| mark(stem, language, is_title)).collect()
            };
            self.words.iter().map(group).collect()
        };
        vec![way(Language::English), way(Language::French)]
    }

    /// Where the words of the question stand in a text, and which of them are there.
    pub fn hits(&self, stems: &Stems, text: &str, language: Language) -> Hits {
        let mut hits = Hits { places: Vec::new(), there: vec![false; self.words.len()] };
        for place in words(text) {
            let own = stems.of(&text[place.clone()], language);
            let mut is_hit = false;
            for (word, there) in self.words.iter().zip(&mut hits.there) {
                if word.stems(language).iter().any(|stem| own.contains(stem)) {
                    (is_hit, *there) = (true, true);
                }
            }
            if is_hit {
                hits.places.push(place);
            }
        }
        hits
    }
}

/// Where the words of a question stand in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// In order.
    pub places: Vec<Range<usize>>,
    /// For each word, whether it is there.
    pub there: Vec<bool>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn finds(language: Language, typed: &str, text: &str) -> bool {
        let stems = Stems::new();
        let question = Question::of(&stems, typed);
        !question.is_empty() && question.hits(&stems, text, language).there.iter().all(|there| *there)
    }

    #[test]
    fn french_words_are_found_whatever_stands_before_them_and_however_they_end() {
        for (typed, text) in [
            ("entraide", "Ici, l’entraide commence sur le perron."),
            ("l'entraide", "Entraide et repas"),
            ("quebec", "à Québec"),
            ("QUÉBEC", "de quebec"),
            ("voisines", "mon voisin"),
            ("loyer", "Les loyers montent."),
            ("loyers", "un loyer"),
            ("quartier", "nos quartiers"),
            ("journaux", "un journal"),
            ("habiter", "Elle habitait ici."),
            ("aînés", "une ainee et son aîné"),
            ("coeur", "au cœur du quartier"),
            ("vivre-ensemble", "vivre ensemble"),
            ("jusqu'à l'école", "l’ecole, jusqu’à midi"),
            ("égalité", "Egalite pour toutes"),
            ("local", "les locaux"),
        ] {
            assert!(finds(Language::French, typed, text), "{typed}: {text}");
        }
        assert!(
            !finds(Language::French, "loyer", "le loto") && !finds(Language::French, "trai", "l’entraide")
        );
    }

    #[test]
    fn english_words_are_found_however_they_end() {
        for (typed, text) in [
            ("neighbours", "One neighbour's kitchen"),
            ("housing", "Who houses whom?"),
            ("belong", "The feeling of belonging"),
            ("women’s", "for women"),
            ("don't", "We don’t know"),
            ("cafe", "the café"),
            ("Nisga'a", "Nisg̱a’a elders"),
            ("the rent", "rents"),
            ("2027", "in 2027"),
            ("ᐃᖃᓗᐃᑦ", "ᐃᖃᓗᐃᑦ, Nunavut"),
        ] {
            assert!(finds(Language::English, typed, text), "{typed}: {text}");
        }
        assert!(!finds(Language::English, "rent snow", "the rent"));
    }

    #[test]
    fn a_question_has_an_end() {
        let stems = Stems::new();
        assert!(Question::of(&stems, "").is_empty() && Question::of(&stems, "?! ' — *\0\u{301}").is_empty());
        let long = Question::of(&stems, &"word ".repeat(400));
        assert!(long.is_cut && long.text.chars().count() <= LONGEST && long.words.len() == 1);
        let many = Question::of(&stems, "un deux trois quatre cinq six sept huit neuf dix onze");
        assert!(many.is_cut && many.words.len() == MOST);
        assert!(!Question::of(&stems, "we are").is_empty(), "small words count if there are no others");
        assert_eq!(Question::of(&stems, "the café").words.len(), 1);
    }

    proptest! {
        #[test]
        fn anything_typed_becomes_letters_and_digits(typed in ".{0,200}") {
            let stems = Stems::new();
            let question = Question::of(&stems, &typed);
            for mark in question.ways(true).into_iter().chain(question.ways(false)).flatten().flatten() {
                prop_assert!(mark.chars().all(char::is_alphanumeric) && mark.len() > 1, "{mark:?}");
            }
        }

        #[test]
        fn whatever_is_written_finds_itself(text in "\\PC{1,60}") {
            let stems = Stems::new();
            let question = Question::of(&stems, &text);
            for language in [Language::English, Language::French] {
                let hits = question.hits(&stems, &text, language);
                prop_assert!(hits.there.iter().all(|there| *there), "{question:?}");
                prop_assert!(hits.places.iter().all(|place| text.get(place.clone()).is_some()));
            }
        }
    }
}
