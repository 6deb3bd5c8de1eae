//! The first draft of a session's page, put together from its notes: agreement times spread. It is extractive: every
//! line is a note's own words, and keeps the notes it rests on. Pure: the same notes give the same draft.
//!
//! Notes of one section that were clustered by hand, or say nearly the same, make one line. A line is as strong as
//! *agreement × spread*: agreement is the share of those asked at the tables who agreed, with one yes and one no added
//! so that two of two are not more than eleven of twelve; spread is the share of the session's tables and postal areas
//! that the notes come from. What fewer than half of those asked agreed with is not left out: it stays open.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use store::Language;
use store::summary::Section;

use crate::similar::{Gist, NEARLY_THE_SAME};

/// Characters of the longest words that are taken into the draft.
pub const LONGEST: usize = 240;
/// Lines of each section at most: about what one page holds.
const MOST: [(Section, usize); 6] = [
    (Section::Insight, 4),
    (Section::Recommendation, 3),
    (Section::Resource, 3),
    (Section::Collaboration, 2),
    (Section::Dissent, 2),
    (Section::Open, 2),
];
/// Characters of a note that are compared with those of others.
const COMPARED: usize = 600;
/// A word that so many groups begin with tells none of them apart.
const COMMON_WORD: usize = 100;

/// A note, as the draft sees it.
#[derive(Clone, Debug)]
pub struct Note {
    /// Which.
    pub id: i64,
    /// Where it belongs by its kind.
    pub section: Section,
    /// What was written down.
    pub text: String,
    /// In which language.
    pub language: Language,
    /// At which table: the round and its number.
    pub table: Option<(i64, i64)>,
    /// Postal areas of the people it comes from.
    pub areas: BTreeSet<String>,
    /// How many of how many agreed, if the table was asked.
    pub agreed: Option<(i64, i64)>,
    /// Marks that it was given.
    pub dots: i64,
    /// The cluster it was put in by hand.
    pub cluster: Option<i64>,
    /// Whether its words may stand on the page; else it counts without them.
    pub may_speak: bool,
    /// Somebody's exact words.
    pub is_quote: bool,
}

/// A line of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// In which section.
    pub section: Section,
    /// The words of one of its notes.
    pub text: String,
    /// In which language.
    pub language: Language,
    /// The notes it rests on, the one that speaks first.
    pub notes: Vec<i64>,
}

/// A draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Its lines, section by section, the strongest first.
    pub lines: Vec<Line>,
    /// Notes of ideas whose words could not be taken: too long, or not to be shown.
    pub left_out: usize,
}

/// Puts a draft together.
pub fn draft(notes: &[Note]) -> Draft {
    let mut notes: Vec<&Note> = notes.iter().collect();
    notes.sort_by_key(|note| note.id);
    let whole = Spread::of(&notes);
    let mut found: BTreeMap<Section, Vec<(f64, Line)>> = BTreeMap::new();
    let mut left_out = 0;
    for section in Section::ALL {
        let own: Vec<&Note> = notes.iter().copied().filter(|note| note.section == *section).collect();
        for group in groups(&own) {
            let Some(line) = line(*section, &group) else {
                left_out += group.len();
                continue;
            };
            found.entry(line.section).or_default().push((strength(&group, &whole), line));
        }
    }
    let mut lines = Vec::new();
    for (section, most) in MOST {
        let mut of_section = found.remove(&section).unwrap_or_default();
        of_section.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| one.notes.cmp(&other.notes)));
        lines.extend(of_section.into_iter().take(most).map(|(_, line)| line));
    }
    Draft { lines, left_out }
}

/// The line of a group, in the words of the note that most agreed with; `None` if none of its notes may or can speak.
fn line(section: Section, group: &[&Note]) -> Option<Line> {
    let (speaker, text) =
        group.iter().filter_map(|note| Some((*note, words(note)?))).min_by(|(a, _), (b, _)| {
            agreement(b).total_cmp(&agreement(a)).then(b.dots.cmp(&a.dots)).then(a.id.cmp(&b.id))
        })?;
    let others = group.iter().map(|note| note.id).filter(|id| *id != speaker.id);
    let is_open = matches!(section, Section::Insight | Section::Recommendation) && is_contested(group);
    Some(Line {
        section: if is_open { Section::Open } else { section },
        text,
        language: speaker.language,
        notes: std::iter::once(speaker.id).chain(others).collect(),
    })
}

/// The words that a note gives: all of them, or its first sentences as far as they are short enough.
fn words(note: &Note) -> Option<String> {
    if !note.may_speak {
        return None;
    }
    let text = note.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = if text.chars().count() <= LONGEST { text } else { first_sentences(&text)? };
    if text.is_empty() {
        return None;
    }
    Some(match (note.is_quote, note.language) {
        (false, _) => text,
        (true, Language::English) => format!("“{text}”"),
        (true, Language::French) => format!("«\u{a0}{text}\u{a0}»"),
    })
}

fn first_sentences(text: &str) -> Option<String> {
    let mut ends = text.match_indices(['.', '!', '?', '…']).map(|(at, end)| at + end.len());
    let is_end = |at: &usize| text[*at..].starts_with(' ') && text[..*at].chars().count() <= LONGEST;
    ends.rfind(is_end).map(|at| text[..at].to_owned())
}

/// Notes that make one line: those of one cluster, and those that say nearly the same as the first of a group.
fn groups<'a>(notes: &[&'a Note]) -> Vec<Vec<&'a Note>> {
    let mut groups: Vec<Vec<&Note>> = Vec::new();
    let mut of_cluster: HashMap<i64, usize> = HashMap::new();
    let mut first_words = FirstWords::default();
    for note in notes {
        let gist = Gist::of(&note.text.chars().take(COMPARED).collect::<String>());
        let found = match note.cluster {
            Some(cluster) => of_cluster.get(&cluster).copied(),
            None => first_words.nearest(&gist),
        };
        if let Some(at) = found {
            groups[at].push(note);
            continue;
        }
        if let Some(cluster) = note.cluster {
            of_cluster.insert(cluster, groups.len());
        } else {
            first_words.insert(gist, groups.len());
        }
        groups.push(vec![note]);
    }
    groups
}

/// The first note of each group, found by its words.
#[derive(Default)]
struct FirstWords {
    gists: Vec<(Gist, usize)>,
    by_word: HashMap<String, Vec<usize>>,
}

impl FirstWords {
    fn nearest(&self, gist: &Gist) -> Option<usize> {
        let known = gist.words.iter().filter_map(|word| self.by_word.get(word));
        let near: BTreeSet<usize> =
            known.filter(|with| with.len() <= COMMON_WORD).flatten().copied().collect();
        let likeness = |at: usize| (self.gists[at].0.likeness(gist), at);
        let best = near.into_iter().map(likeness).max_by(|(a, i), (b, j)| a.total_cmp(b).then(j.cmp(i)))?;
        (best.0 >= NEARLY_THE_SAME).then(|| self.gists[best.1].1)
    }

    fn insert(&mut self, gist: Gist, group: usize) {
        for word in &gist.words {
            self.by_word.entry(word.clone()).or_default().push(self.gists.len());
        }
        self.gists.push((gist, group));
    }
}

/// Distinct tables and postal areas.
struct Spread {
    tables: usize,
    areas: usize,
}

impl Spread {
    fn of(notes: &[&Note]) -> Self {
        let tables: BTreeSet<_> = notes.iter().filter_map(|note| note.table).collect();
        let areas: BTreeSet<_> = notes.iter().flat_map(|note| &note.areas).collect();
        Self { tables: tables.len(), areas: areas.len() }
    }
}

/// Agreement × spread.
fn strength(group: &[&Note], whole: &Spread) -> f64 {
    let (agreed, asked) = asked(group);
    let agreement = (agreed + 1) as f64 / (asked + 2) as f64;
    let own = Spread::of(group);
    let all = whole.tables + whole.areas;
    if all == 0 { agreement } else { agreement * (own.tables + own.areas) as f64 / all as f64 }
}

fn agreement(note: &Note) -> f64 {
    let (agreed, asked) = asked(&[note]);
    (agreed + 1) as f64 / (asked + 2) as f64
}

/// How many agreed, of how many who were asked.
fn asked(group: &[&Note]) -> (i64, i64) {
    let counts = group.iter().filter_map(|note| note.agreed);
    counts.fold((0, 0), |(agreed, asked), (a, n)| {
        let n = n.max(0);
        (agreed + a.clamp(0, n), asked + n)
    })
}

fn is_contested(group: &[&Note]) -> bool {
    let (agreed, asked) = asked(group);
    2 * agreed < asked
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn note(id: i64, section: Section, text: &str, table: i64, agreed: (i64, i64)) -> Note {
        Note {
            id,
            section,
            text: text.to_owned(),
            language: Language::English,
            table: Some((1, table)),
            areas: BTreeSet::from([format!("K{table}A")]),
            agreed: Some(agreed),
            dots: 0,
            cluster: None,
            may_speak: true,
            is_quote: false,
        }
    }

    fn insight(id: i64, text: &str, table: i64, agreed: (i64, i64)) -> Note {
        note(id, Section::Insight, text, table, agreed)
    }

    #[test]
    fn what_more_tables_agree_on_comes_first() {
        let notes = [
            insight(1, "Stairs keep people out.", 1, (6, 6)),
            insight(2, "Nobody knows the name of the caretaker.", 2, (6, 6)),
            insight(3, "The stairs keep many people out", 3, (5, 6)),
        ];
        let draft = draft(&notes);
        let lines: Vec<(&str, &[i64])> =
            draft.lines.iter().map(|line| (line.text.as_str(), &*line.notes)).collect();
        assert_eq!(
            lines,
            [("Stairs keep people out.", &[1, 3][..]), ("Nobody knows the name of the caretaker.", &[2])]
        );
    }

    #[test]
    fn clusters_made_by_hand_are_one_line_in_the_words_most_agreed_with() {
        let mut notes = [
            insight(1, "Being asked twice matters.", 1, (3, 6)),
            insight(2, "A second knock opened my door.", 2, (6, 6)),
        ];
        for note in &mut notes {
            note.cluster = Some(9);
        }
        let draft = draft(&notes);
        assert_eq!(draft.lines.len(), 1);
        assert_eq!(draft.lines[0].text, "A second knock opened my door.");
        assert_eq!(draft.lines[0].notes, [2, 1]);
    }

    #[test]
    fn what_few_agreed_with_stays_open_and_is_not_lost() {
        let notes = [
            note(1, Section::Recommendation, "Pay one door-keeper per block.", 1, (2, 6)),
            note(2, Section::Dissent, "Once it is paid it is a job.", 2, (2, 6)),
        ];
        let sections: Vec<Section> = draft(&notes).lines.iter().map(|line| line.section).collect();
        assert_eq!(sections, [Section::Dissent, Section::Open]);
    }

    #[test]
    fn a_note_that_may_not_speak_counts_without_its_words() {
        let mut notes = [
            insight(1, "My neighbour Jo is lonely at night", 1, (6, 6)),
            insight(2, "Neighbours are lonely at night", 2, (4, 6)),
        ];
        notes[0].may_speak = false;
        assert_eq!(draft(&notes).lines[0].text, "Neighbours are lonely at night");
        assert_eq!(draft(&notes).lines[0].notes, [2, 1]);
        notes[1].may_speak = false;
        assert_eq!(draft(&notes), Draft { lines: Vec::new(), left_out: 2 });
    }

    #[test]
    fn a_long_note_gives_its_first_sentences_whole() {
        let first = format!("{}.", "word ".repeat(30).trim());
        let long = insight(1, &format!("{first} {}", "and more ".repeat(60)), 1, (6, 6));
        assert_eq!(draft(&[long]).lines[0].text, first);
        let endless = insight(1, &"word ".repeat(20_000), 1, (6, 6));
        assert_eq!(draft(&[endless]), Draft { lines: Vec::new(), left_out: 1 });
    }

    #[test]
    fn quotes_have_their_marks() {
        let mut notes = [insight(1, "On m’a dit non.", 1, (1, 1))];
        notes[0].is_quote = true;
        notes[0].language = Language::French;
        assert_eq!(draft(&notes).lines[0].text, "«\u{a0}On m’a dit non.\u{a0}»");
    }

    #[test]
    fn thousands_of_notes_are_drafted_at_once() {
        let text = |n: i64| format!("Idea {n} of street {} about bench {}", n % 97, n % 89);
        let notes: Vec<Note> = (0..5_000).map(|n| insight(n, &text(n), n % 50, (4 + n % 3, 6))).collect();
        assert_eq!(draft(&notes).lines.iter().filter(|line| line.section == Section::Insight).count(), 4);
    }

    fn notes() -> impl Strategy<Value = Vec<Note>> {
        let words = prop::sample::select(vec![
            "stairs", "keep", "people", "out", "bench", "door", "night", "lonely", "pay.", "room!", "key",
            "école", "bus",
        ]);
        let text = prop::collection::vec(words, 0..40).prop_map(|words| words.join(" "));
        let section = prop::sample::select(Section::ALL.to_vec());
        let asked = prop::option::of((-1i64..12, -1i64..12));
        let one = (
            section,
            text,
            prop::option::of(0i64..6),
            asked,
            prop::option::weighted(0.2, 0i64..3),
            any::<[bool; 3]>(),
            0i64..9,
        );
        prop::collection::vec(one, 0..40).prop_map(|all| {
            type Drawn = (Section, String, Option<i64>, Option<(i64, i64)>, Option<i64>, [bool; 3], i64);
            let note = |(
                id,
                (section, text, table, agreed, cluster, [may_speak, is_quote, is_french], dots),
            ): (i64, Drawn)| Note {
                id,
                section,
                text,
                language: if is_french { Language::French } else { Language::English },
                table: table.map(|table| (1, table)),
                areas: table.map(|table| format!("K{table}A")).into_iter().collect(),
                agreed,
                dots,
                cluster,
                may_speak,
                is_quote,
            };
            (0i64..).zip(all).map(note).collect()
        })
    }

    proptest! {
        #[test]
        fn every_line_is_the_words_of_a_note_it_rests_on(notes in notes()) {
            let draft = draft(&notes);
            let mut used = BTreeSet::new();
            for line in &draft.lines {
                let of = |id: i64| notes.iter().find(|note| note.id == id).expect("a source");
                let speaker = of(line.notes[0]);
                prop_assert!(speaker.may_speak);
                prop_assert!(line.text.chars().count() <= LONGEST + 4);
                let plain = line.text.trim_matches(['“', '”', '«', '»', '\u{a0}']);
                prop_assert!(speaker.text.contains(plain), "{plain:?} is not in {:?}", speaker.text);
                for id in &line.notes {
                    prop_assert!(used.insert(*id), "a note stands in two lines");
                    let section = of(*id).section;
                    prop_assert!(section == line.section || line.section == Section::Open);
                }
            }
            for (section, most) in MOST {
                prop_assert!(draft.lines.iter().filter(|line| line.section == section).count() <= most);
            }
        }

        #[test]
        fn the_order_of_the_notes_makes_no_difference(notes in notes()) {
            let mut turned = notes.clone();
            turned.reverse();
            prop_assert_eq!(draft(&notes), draft(&turned));
        }

        #[test]
        fn a_lone_disagreement_always_has_its_place(notes in notes()) {
            let mut notes: Vec<Note> = notes.into_iter().filter(|note| note.section != Section::Dissent).collect();
            notes.push(note(1_000, Section::Dissent, "I do not agree.", 1, (0, 9)));
            prop_assert!(draft(&notes).lines.iter().any(|line| line.text == "I do not agree."));
        }
    }
}
