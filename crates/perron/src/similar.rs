//! Which statements, or which notes, say nearly the same, by the words and the letters they share.

use std::collections::{HashMap, HashSet};

/// From this likeness on (0 nothing in common, 1 the same words) two texts are worth showing beside one another.
pub(crate) const WORTH_SHOWING: f64 = 0.42;
/// From this likeness on two texts say the same in about the same words, and may stand as one without anybody looking.
pub(crate) const NEARLY_THE_SAME: f64 = 0.7;
/// Words that say nothing of what a statement is about.
const SMALL_WORDS: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "for", "and", "or", "is", "are", "be", "it", "that",
    "this", "we", "our", "i", "you", "they", "with", "have", "has", "should", "would", "more", "not", "le",
    "la", "les", "un", "une", "des", "de", "du", "d", "l", "et", "ou", "est", "sont", "que", "qui", "ce",
    "il", "elle", "on", "nous", "notre", "nos", "je", "vous", "ils", "avec", "pour", "dans", "sur", "plus",
    "pas", "ne", "en", "au", "aux", "devrait", "faut", "avoir", "etre",
];

/// Whether a word, as [`normal`] writes it, says nothing of what a text is about.
pub(crate) fn is_small(word: &str) -> bool {
    SMALL_WORDS.contains(&word)
}

/// Texts to compare with, each with whatever it is known by.
pub struct Known<T> {
    gists: Vec<(T, Gist)>,
    /// Which of them have a word: what shares none is not worth comparing, and there may be thousands.
    with: HashMap<String, Vec<usize>>,
}

/// What of a text is compared: its words without endings and small words, and its runs of three letters.
pub(crate) struct Gist {
    pub(crate) words: HashSet<String>,
    runs: HashSet<[char; 3]>,
}

impl<T: Copy + PartialEq> Known<T> {
    /// Of these texts; one thing may have several, such as a translation.
    pub fn of<'a>(texts: impl Iterator<Item = (T, &'a str)>) -> Self {
        let gists: Vec<(T, Gist)> = texts.map(|(what, text)| (what, Gist::of(text))).collect();
        let mut with: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, (_, gist)) in gists.iter().enumerate() {
            for word in &gist.words {
                with.entry(word.clone()).or_default().push(at);
            }
        }
        Self { gists, with }
    }

    /// What is most alike above a stated likeness, the most alike first, each once.
    pub fn alike(&self, text: &str, limit: usize) -> Vec<T> {
        let gist = Gist::of(text);
        let near: HashSet<usize> =
            gist.words.iter().filter_map(|word| self.with.get(word)).flatten().copied().collect();
        let mut near: Vec<usize> = near.into_iter().collect();
        near.sort_unstable();
        let likeness = |at: usize| (gist.likeness(&self.gists[at].1), self.gists[at].0);
        let mut alike: Vec<(f64, T)> = near.into_iter().map(likeness).collect();
        alike.retain(|(likeness, _)| *likeness >= WORTH_SHOWING);
        alike.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let mut found = Vec::new();
        for (_, what) in alike {
            if found.len() < limit && !found.contains(&what) {
                found.push(what);
            }
        }
        found
    }
}

/// Letters and digits in lower case without accents, one space between words: equal for texts that only differ in
/// how they are written.
pub fn normal(text: &str) -> String {
    let plain: String = text.chars().flat_map(char::to_lowercase).map(without_accent).collect();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

impl Gist {
    pub(crate) fn of(text: &str) -> Self {
        let normal = normal(text);
        let words = normal.split(' ').filter(|word| !SMALL_WORDS.contains(word)).map(stem).collect();
        let letters: Vec<char> = format!(" {normal} ").chars().collect();
        let runs = letters.windows(3).map(|run| [run[0], run[1], run[2]]).collect();
        Self { words, runs }
    }

    /// Mean of two overlaps (Dice): of the words, and of the runs of letters.
    pub(crate) fn likeness(&self, other: &Self) -> f64 {
        f64::midpoint(overlap(&self.words, &other.words), overlap(&self.runs, &other.runs))
    }
}

fn overlap<T: std::hash::Hash + Eq>(a: &HashSet<T>, b: &HashSet<T>) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    2.0 * a.intersection(b).count() as f64 / (a.len() + b.len()) as f64
}

/// A word without the endings that number, gender and tense give it in either language; roughly.
fn stem(word: &str) -> String {
    let letters = word.chars().count();
    for ending in ["ements", "ement", "ings", "ing", "ees", "ee", "es", "ed", "er", "s", "e"] {
        if letters >= ending.len() + 4
            && let Some(stem) = word.strip_suffix(ending)
        {
            return stem.to_owned();
        }
    }
    word.to_owned()
}

fn without_accent(letter: char) -> char {
    match letter {
        'à' | 'â' | 'ä' | 'á' | 'ã' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' => 'i',
        'ô' | 'ö' | 'ó' => 'o',
        'ù' | 'û' | 'ü' | 'ú' => 'u',
        'ÿ' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GIVEN: [&str; 5] = [
        "A bench outside every shop would change my day.",
        "Buses should run until midnight on weekends.",
        "Every apartment building should have a room that the people who live there run themselves.",
        "Les autobus devraient rouler jusqu’à minuit la fin de semaine.",
        "I know the names of my neighbours.",
    ];

    fn alike(text: &str) -> Vec<usize> {
        Known::of(GIVEN.iter().copied().enumerate()).alike(text, 3)
    }

    #[test]
    fn the_same_idea_in_other_words_is_found() {
        assert_eq!(alike("Benches outside of shops would change our day"), [0]);
        assert_eq!(alike("Weekend buses should run until midnight!"), [1]);
        assert_eq!(alike("LES AUTOBUS DEVRAIENT ROULER JUSQU’A MINUIT"), [3]);
        assert_eq!(alike("Apartment buildings need a room that the people living there run"), [2]);
    }

    #[test]
    fn other_ideas_are_left_alone() {
        for text in [
            "We should plant more trees.",
            "Newcomers need a mentor.",
            "",
            "!?",
            "La bibliothèque est trop loin.",
        ] {
            assert!(alike(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn writing_makes_no_difference() {
        assert_eq!(normal("  L’Été,   à PIED ! "), "l ete a pied");
        assert_eq!(normal("Sœur"), "sœur");
    }
}
