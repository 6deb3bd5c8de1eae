//! Who answered what, as far as tables are made of it, and the cells that tables are sums of. Pure.

use std::collections::{BTreeMap, BTreeSet};

/// The cells of the finest table that any published one comes from are so many at most.
const MOST_CELLS: usize = 20_000;
/// The word under which selections name the answer.
pub const ANSWER: &str = "answer";
/// Whoever gave an answer that counts.
pub const HIGH: &str = "high";
/// Whoever gave another answer.
pub const OTHER: &str = "other";

/// By what tables can be broken down: its word and the words of its levels, of which everybody has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// `province`, `postal-area`, or the word of a question on oneself.
    pub word: String,
    /// In order; who did not say has one too, and so has each combination that somebody gave: `black+arab`.
    pub levels: Vec<String>,
    /// The rows of tables: their words, and which levels each has.
    pub rows: Vec<(String, BTreeSet<usize>)>,
}

/// Somebody who answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// For each outcome whether they gave an answer that counts; `None`: no answer.
    pub answers: Vec<Option<bool>>,
    /// For each attribute the place of their level.
    pub levels: Vec<usize>,
    /// How many people of the population they stand for.
    pub weight: f64,
    /// Who they are among those who are asked again from wave to wave.
    pub member: Option<i64>,
}

/// Everybody who answered in one arm of a wave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frame {
    /// The words of the outcomes.
    pub outcomes: Vec<String>,
    /// By what tables can be broken down.
    pub attributes: Vec<Attribute>,
    /// Who answered.
    pub people: Vec<Person>,
}

/// Some people: by their answer to the outcome of the table, and by levels of attributes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Selection {
    /// Those who gave an answer that counts, or another; `None`: both.
    pub is_high: Option<bool>,
    /// By the place of an attribute, the places of its levels: any of them.
    pub levels: BTreeMap<usize, BTreeSet<usize>>,
}

impl Frame {
    /// The place of an outcome.
    pub fn outcome(&self, word: &str) -> Option<usize> {
        self.outcomes.iter().position(|one| one == word)
    }

    /// The place of an attribute.
    pub fn attribute(&self, word: &str) -> Option<usize> {
        self.attributes.iter().position(|one| one.word == word)
    }

    /// Those who answered an outcome, counted once by their levels of some attributes.
    pub fn tally(&self, outcome: usize, by: &BTreeSet<usize>) -> Tally {
        self.tally_of(by, |person| person.answers[outcome])
    }

    /// Those who answered one of two outcomes alone, by their levels of some attributes.
    pub fn strays(&self, one: usize, other: usize, by: &BTreeSet<usize>) -> Tally {
        let is_stray = |person: &Person| person.answers[one].is_some() != person.answers[other].is_some();
        self.tally_of(by, |person| is_stray(person).then_some(true))
    }

    fn tally_of(&self, by: &BTreeSet<usize>, answer: impl Fn(&Person) -> Option<bool>) -> Tally {
        let attributes: Vec<usize> = by.iter().copied().collect();
        let mut cells: BTreeMap<Vec<usize>, [Sum; 2]> = BTreeMap::new();
        let mut levels = Vec::with_capacity(attributes.len());
        for person in &self.people {
            let Some(is_high) = answer(person) else { continue };
            levels.clear();
            levels.extend(attributes.iter().map(|&at| person.levels[at]));
            // a key of its own only for a cell that is new
            match cells.get_mut(levels.as_slice()) {
                Some(cell) => cell[usize::from(is_high)].add(person.weight),
                None => cells.entry(levels.clone()).or_default()[usize::from(is_high)].add(person.weight),
            }
        }
        Tally { attributes, cells }
    }

    /// How many gave an answer to an outcome, among these.
    pub fn count(&self, outcome: usize, of: &Selection) -> u64 {
        self.tally(outcome, &of.attributes()).count(of)
    }

    /// The members of the panel who answered an outcome, among these, and how many are known as members no more.
    pub fn members(&self, outcome: usize, of: &Selection) -> (BTreeSet<i64>, usize) {
        let mut known = BTreeSet::new();
        let mut gone = 0;
        for person in self.people.iter().filter(|person| of.has(person, outcome)) {
            match person.member {
                Some(member) => drop(known.insert(member)),
                None => gone += 1,
            }
        }
        (known, gone)
    }

    /// The levels of an attribute that hold a word: it alone, and in every combination.
    pub fn holding(&self, attribute: usize, word: &str) -> BTreeSet<usize> {
        let levels = self.attributes[attribute].levels.iter().enumerate();
        levels.filter(|(_, level)| level.split('+').any(|one| one == word)).map(|(at, _)| at).collect()
    }

    /// As it stands in the ledger: `answer=high;gender=woman;province=NB|NS`.
    pub fn written(&self, of: &Selection) -> String {
        let answer = of.is_high.map(|is_high| format!("{ANSWER}={}", if is_high { HIGH } else { OTHER }));
        let level = |(&at, levels): (&usize, &BTreeSet<usize>)| {
            let of = &self.attributes[at];
            let words: Vec<&str> = levels.iter().map(|&level| of.levels[level].as_str()).collect();
            format!("{}={}", of.word, words.join("|"))
        };
        answer.into_iter().chain(of.levels.iter().map(level)).collect::<Vec<_>>().join(";")
    }

    /// What the ledger says; `None` if the wave knows no such people any more.
    pub fn read(&self, written: &str) -> Option<Selection> {
        let mut of = Selection::default();
        for part in written.split(';').filter(|part| !part.is_empty()) {
            let (word, level) = part.split_once('=')?;
            if word == ANSWER {
                of.is_high = Some(level == HIGH);
            } else {
                let at = self.attribute(word)?;
                let place = |word| self.attributes[at].levels.iter().position(|one| one == word);
                of.levels.insert(at, level.split('|').map(place).collect::<Option<_>>()?);
            }
        }
        Some(of)
    }
}

/// Some people: how many, and their weights.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sum {
    /// How many.
    pub n: u64,
    /// Their weights added up.
    pub weight: f64,
    /// The squares of their weights added up.
    pub squares: f64,
}

impl Sum {
    fn add(&mut self, weight: f64) {
        (self.n, self.weight, self.squares) =
            (self.n + 1, self.weight + weight, self.squares + weight * weight);
    }
}

/// People counted by their levels of some attributes, and by whether they gave an answer that counts: what many questions are
/// answered from without looking at everybody again.
#[derive(Clone, Debug, PartialEq)]
pub struct Tally {
    attributes: Vec<usize>,
    /// By levels; those who gave another answer, and those whose answer counts.
    cells: BTreeMap<Vec<usize>, [Sum; 2]>,
}

impl Tally {
    /// Those of a selection by attributes of the tally: who gave another answer, and whose answer counts.
    pub fn of(&self, of: &Selection) -> [Sum; 2] {
        let wanted: Vec<Option<&BTreeSet<usize>>> =
            self.attributes.iter().map(|at| of.levels.get(at)).collect();
        let has = |levels: &[usize]| {
            levels.iter().zip(&wanted).all(|(level, wanted)| wanted.is_none_or(|set| set.contains(level)))
        };
        let mut sums = [Sum::default(); 2];
        for (_, cell) in self.cells.iter().filter(|(levels, _)| has(levels)) {
            for is_high in [false, true].into_iter().filter(|is| of.is_high.is_none_or(|only| only == *is)) {
                let (sum, more) = (&mut sums[usize::from(is_high)], cell[usize::from(is_high)]);
                (sum.n, sum.weight, sum.squares) =
                    (sum.n + more.n, sum.weight + more.weight, sum.squares + more.squares);
            }
        }
        sums
    }

    /// How many people a selection has.
    pub fn count(&self, of: &Selection) -> u64 {
        self.of(of).iter().map(|sum| sum.n).sum()
    }
}

impl Selection {
    /// The places of the attributes that it goes by.
    pub fn attributes(&self) -> BTreeSet<usize> {
        self.levels.keys().copied().collect()
    }

    /// Those who have one of the levels of each attribute, whatever the answer.
    pub fn levels(levels: impl IntoIterator<Item = (usize, BTreeSet<usize>)>) -> Self {
        Self { is_high: None, levels: levels.into_iter().collect() }
    }

    /// Those of them who gave an answer that counts, or another.
    #[must_use]
    pub fn who(&self, is_high: bool) -> Self {
        Self { is_high: Some(is_high), ..self.clone() }
    }

    fn has_levels(&self, person: &Person) -> bool {
        self.levels.iter().all(|(&at, levels)| levels.contains(&person.levels[at]))
    }

    /// Whether somebody is one of them and answered the outcome.
    pub fn has(&self, person: &Person, outcome: usize) -> bool {
        let answer = person.answers[outcome];
        answer.is_some() && (self.is_high.is_none() || self.is_high == answer) && self.has_levels(person)
    }
}

/// The cells of the finest table: an answer crossed with a level of each of some attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Space {
    /// The places of the attributes.
    attributes: Vec<usize>,
    /// How many levels each has.
    sizes: Vec<usize>,
}

impl Space {
    /// Of these attributes; `None` if it would have too many cells to audit.
    pub fn of(frame: &Frame, attributes: &BTreeSet<usize>) -> Option<Self> {
        let attributes: Vec<usize> = attributes.iter().copied().collect();
        let sizes: Vec<usize> = attributes.iter().map(|&at| frame.attributes[at].levels.len()).collect();
        let cells = sizes.iter().try_fold(2_usize, |cells, size| cells.checked_mul(*size))?;
        (cells <= MOST_CELLS).then_some(Self { attributes, sizes })
    }

    /// Who is in a cell.
    pub fn who(&self, mut cell: u64) -> Selection {
        let mut levels = BTreeMap::new();
        for (&at, &size) in self.attributes.iter().zip(&self.sizes).rev() {
            levels.insert(at, [(cell % size as u64) as usize].into());
            cell /= size as u64;
        }
        Selection { is_high: Some(cell == 1), levels }
    }

    /// The cells that these people are in.
    pub fn cells(&self, of: &Selection) -> Vec<u64> {
        let mut cells = match of.is_high {
            Some(is_high) => vec![u64::from(is_high)],
            None => vec![0, 1],
        };
        for (at, &size) in self.attributes.iter().zip(&self.sizes) {
            let levels: Vec<u64> = match of.levels.get(at) {
                Some(levels) => levels.iter().map(|&level| level as u64).collect(),
                None => (0..size as u64).collect(),
            };
            let wider = |cell: u64| levels.clone().into_iter().map(move |level| cell * size as u64 + level);
            cells = cells.into_iter().flat_map(wider).collect();
        }
        cells
    }
}

/// The attributes that hang together with some: those that a published table crosses with one of them, and so on.
pub fn linked(tables: &[BTreeSet<usize>], with: &BTreeSet<usize>) -> BTreeSet<usize> {
    let mut all = with.clone();
    loop {
        let before = all.len();
        for table in tables {
            if !table.is_disjoint(&all) {
                all.extend(table);
            }
        }
        if all.len() == before {
            return all;
        }
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    fn attribute(word: &str, levels: &[&str]) -> Attribute {
        let levels: Vec<String> = levels.iter().map(|level| (*level).to_owned()).collect();
        let rows = levels.iter().cloned().zip((0..).map(|level| [level].into())).collect();
        Attribute { word: word.to_owned(), levels, rows }
    }

    /// People by gender and province: how many of each gave an answer that counts, and how many another.
    pub fn made_up(counts: &[[usize; 4]]) -> Frame {
        let people = counts.iter().flat_map(|&[gender, province, high, other]| {
            let one = move |is_high| Person {
                answers: vec![Some(is_high), Some(!is_high)],
                levels: vec![gender, province],
                weight: 1.0,
                member: None,
            };
            std::iter::repeat_n(one(true), high).chain(std::iter::repeat_n(one(false), other))
        });
        Frame {
            outcomes: vec!["belonging".to_owned(), "power".to_owned()],
            attributes: vec![
                attribute("gender", &["woman", "man", "non-binary"]),
                attribute("province", &["ON", "QC"]),
            ],
            people: people.collect(),
        }
    }

    #[test]
    fn people_are_written_and_read_the_same() {
        let frame = made_up(&[[0, 0, 3, 4], [2, 1, 1, 0]]);
        let women = Selection::levels([(0, [0].into())]);
        assert_eq!(frame.written(&women.who(true)), "answer=high;gender=woman");
        assert_eq!(frame.read("answer=high;gender=woman"), Some(women.who(true)));
        assert_eq!(frame.read(""), Some(Selection::default()));
        assert_eq!(frame.read("gender=unknown"), None);
        let both = Selection::levels([(0, [0, 2].into())]);
        assert_eq!(frame.written(&both), "gender=woman|non-binary");
        assert_eq!((frame.read("gender=woman|non-binary"), frame.count(0, &both)), (Some(both), 8));
        assert_eq!((frame.count(0, &women), frame.count(0, &women.who(true))), (7, 3));
        assert_eq!(frame.strays(0, 1, &[0].into()).count(&Selection::default()), 0);
        let [other, high] = frame.tally(0, &[0, 1].into()).of(&women);
        assert_eq!((other.n, high.n, high.weight, high.squares), (4, 3, 3.0, 3.0));
    }

    #[test]
    fn every_cell_is_in_exactly_one_of_the_parts() {
        let frame = made_up(&[]);
        let space = Space::of(&frame, &[0, 1].into()).unwrap();
        let mut all: Vec<u64> = (0..3)
            .flat_map(|gender| {
                (0..2).map(move |province| Selection::levels([(0, [gender].into()), (1, [province].into())]))
            })
            .flat_map(|of| [space.cells(&of.who(true)), space.cells(&of.who(false))].concat())
            .collect();
        all.sort_unstable();
        assert_eq!(all, (0..12).collect::<Vec<u64>>());
        let mut everybody = space.cells(&Selection::default());
        everybody.sort_unstable();
        assert_eq!(everybody, all);
        for cell in 0..12 {
            assert_eq!(space.cells(&space.who(cell)), [cell]);
        }
        let mut wide = made_up(&[]);
        wide.attributes = (0..5).map(|_| attribute("a", &["x"; 10])).collect();
        assert!(Space::of(&wide, &(0..5).collect()).is_none());
    }

    #[test]
    fn tables_link_what_they_cross() {
        let tables = [[0, 1].into(), [1, 2].into(), [4].into()];
        assert_eq!(linked(&tables, &[0].into()), [0, 1, 2].into());
        assert_eq!(linked(&tables, &[4].into()), [4].into());
        assert_eq!(linked(&tables, &BTreeSet::new()), BTreeSet::new());
    }
}
