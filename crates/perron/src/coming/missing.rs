//! From where fewer come than would if people came alike from everywhere. It rests on what is shown alone, so that it tells
//! no more than the counts do.

use store::population::Population;
use store::residence::Residence;

use crate::pledge::counts::{Cell, FEW, Shown, shown};
use crate::population::Part;

/// Parts that are listed.
const MOST: usize = 5;
/// Below so many standard deviations fewer come than by chance in one of twenty cases.
const RARE: f64 = -1.645;

/// A part of the place from which too few come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Missing {
    /// The part.
    pub part: Part,
    /// How many would come if people came alike from everywhere.
    pub expected: i64,
    /// What is shown of how many do.
    pub coming: Shown,
}

/// The parts of a place.
pub fn parts(population: &Population) -> Vec<(Part, i64)> {
    population.parts.iter().filter_map(|(word, people)| Some((Part::of_word(word)?, *people))).collect()
}

/// The parts from which too few come, those first that lack most; `None`: fewer than ten said where they live.
pub fn of(parts: &[(Part, i64)], residences: &[Residence]) -> Option<Vec<Missing>> {
    let all: i64 = parts.iter().map(|(_, people)| people).sum();
    let counts: Vec<i64> = parts.iter().map(|(part, _)| count(residences, |one| part.has(one))).collect();
    let known: i64 = counts.iter().sum();
    if known < FEW || all == 0 {
        return None;
    }
    let rest = count(residences, |one| !parts.iter().any(|(part, _)| part.has(one)));
    // the rest is told nowhere: it stands first, so that it is what hides others, rather than an area without anybody
    let cells: Vec<Cell> = [rest].iter().chain(&counts).map(|&all| Cell { all, public: 0 }).collect();
    // a round number, since more would follow from what is expected
    let said = (known - known % 5) as f64;
    let mut missing: Vec<(f64, Missing)> = Vec::new();
    for (&(part, people), coming) in parts.iter().zip(shown(&cells).into_iter().skip(1)) {
        let share = people as f64 / all as f64;
        let expected = said * share;
        let most = match coming {
            Shown::Count(count) => count,
            Shown::Few => FEW - 1,
            Shown::Hidden | Shown::Untold => continue,
        };
        let off = (most as f64 + 0.5 - expected) / (expected * (1.0 - share)).sqrt();
        let is_missing = if most == 0 { expected >= 1.0 } else { off < RARE };
        if is_missing {
            missing
                .push((expected - most as f64, Missing { part, expected: expected.round() as i64, coming }));
        }
    }
    missing.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.part.cmp(&b.1.part)));
    missing.truncate(MOST);
    Some(missing.into_iter().map(|(_, missing)| missing).collect())
}

fn count(residences: &[Residence], is_it: impl Fn(Residence) -> bool) -> i64 {
    i64::try_from(residences.iter().filter(|one| is_it(**one)).count()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(word: &str) -> Part {
        Part::of_word(word).unwrap()
    }

    fn from(counts: &[(&str, usize)]) -> Vec<Residence> {
        let of = |word: &str| match part(word) {
            Part::Province(province) => Residence::Province(province),
            Part::PostalArea(area) => Residence::PostalArea(area),
        };
        counts.iter().flat_map(|&(word, count)| std::iter::repeat_n(of(word), count)).collect()
    }

    fn found(parts: &[(&str, i64)], coming: &[(&str, usize)]) -> Option<Vec<(String, i64, Shown)>> {
        let parts: Vec<(Part, i64)> = parts.iter().map(|(word, people)| (part(word), *people)).collect();
        let missing = super::of(&parts, &from(coming))?;
        Some(missing.into_iter().map(|one| (one.part.word(), one.expected, one.coming)).collect())
    }

    const PARTS: [(&str, i64); 5] =
        [("K1A", 10_000), ("K2P", 10_000), ("K1N", 20_000), ("K1S", 400), ("K1V", 10_000)];

    #[test]
    fn areas_of_which_nobody_comes_are_named_with_how_many_would() {
        let coming = [("K1A", 15), ("K2P", 12), ("K1N", 13)];
        assert_eq!(
            found(&PARTS, &coming),
            Some(vec![("K1V".to_owned(), 8, Shown::Count(0))]),
            "K1S is too small to tell"
        );
        // three come from one, which is not told, and from another still nobody
        let parts = [("K1A", 10_000), ("K2P", 10_000), ("K1N", 5_000), ("K1V", 20_000)];
        let coming = [("K1A", 15), ("K2P", 12), ("K1N", 3)];
        assert_eq!(found(&parts, &coming), Some(vec![("K1V".to_owned(), 13, Shown::Count(0))]));
        // 40 of the 90 live there, and surely fewer come
        let coming = [("K1A", 30), ("K2P", 30), ("K1N", 12), ("K1V", 18)];
        assert_eq!(found(&PARTS, &coming), Some(vec![("K1N".to_owned(), 36, Shown::Count(12))]));
    }

    #[test]
    fn what_is_hidden_is_not_told_here_either() {
        // three from K1V are fewer than ten, of about eight: nobody knows whether that is few
        let coming = [("K1A", 15), ("K2P", 12), ("K1N", 13), ("K1V", 3)];
        let found = found(&PARTS, &coming).unwrap();
        assert!(found.iter().all(|(word, _, _)| word != "K1V"), "{found:?}");
        // of 120 about 24 would be of K1V: fewer than ten are surely few
        let coming = [("K1A", 40), ("K2P", 40), ("K1N", 37), ("K1V", 3), ("K1S", 4)];
        assert_eq!(super::tests::found(&PARTS, &coming).unwrap()[0], ("K1V".to_owned(), 24, Shown::Few));
    }

    #[test]
    fn too_few_to_tell() {
        assert_eq!(found(&PARTS, &[("K1A", 9)]), None);
        assert_eq!(found(&[], &[("K1A", 90)]), None);
        assert_eq!(found(&[("K1A", 0)], &[("K1A", 90)]), None);
    }
}
