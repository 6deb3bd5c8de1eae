//! A file with a row a person, as far as it is safe: no place finer than the province, few things about anybody, every
//! combination of them shared by many whose answers differ. Pure.

use std::collections::{BTreeMap, BTreeSet};

use survey::Draws;
use survey::disclosure::ledger::{self, Told};

use super::audit::{CANDIDATE, Line, Other, RULES, Table, Uncovered, beside, elsewhere};
use super::frame::{Frame, Selection};

/// Replicates in the file, for few and for many rows.
const REPLICATES: [usize; 2] = [200, 50];
const MANY_ROWS: usize = 5_000;
/// Tells what is drawn for rows from what is drawn for anything else.
const ROWS: u64 = 1;

/// An attribute as the file tells it: some levels joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coarse {
    /// The place of the attribute.
    pub attribute: usize,
    /// The levels of each class; the last class joins the rare ones, if there are any.
    pub classes: Vec<BTreeSet<usize>>,
}

/// A file with a row a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// What is told of everybody.
    pub told: Vec<Coarse>,
    /// The places of the outcomes in the file; those that nearly all answered alike are not there.
    pub outcomes: Vec<usize>,
    /// Classes, by attribute told; answers, by outcome; weight; how often each replicate drew the row.
    pub rows: Vec<Entry>,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The class of each attribute that is told.
    pub classes: Vec<usize>,
    /// The answers.
    pub answers: Vec<Option<bool>>,
    /// The weight, the same for at least ten.
    pub weight: f64,
    /// The weight in each replicate.
    pub replicates: Vec<f64>,
}

impl Coarse {
    fn class_of(&self, level: usize) -> usize {
        self.classes.iter().position(|levels| levels.contains(&level)).unwrap_or_default()
    }

    /// The words of a class, those of several levels with `|` between.
    pub fn word(&self, frame: &Frame, class: usize) -> String {
        let of = &frame.attributes[self.attribute];
        self.classes[class].iter().map(|&level| of.levels[level].as_str()).collect::<Vec<_>>().join("|")
    }
}

/// The rows of everybody; nothing if they are too few. `tell` are the attributes that may be told, the most wanted first. One
/// with a group that its body withholds is none of them: rows without those people, beside the whole wave, would tell of them.
pub fn make(frame: &Frame, tell: &[usize], seed: u64) -> Option<Rows> {
    let people: Vec<usize> = (0..frame.people.len()).collect();
    let outcomes: Vec<usize> =
        (0..frame.outcomes.len()).filter(|&outcome| differ(frame, &people, outcome)).collect();
    if outcomes.is_empty() {
        return None;
    }
    let mut told = Vec::new();
    for &attribute in tell {
        told.extend(coarsen(frame, &people, &outcomes, &told, attribute));
    }
    let mut rows = entries(frame, &people, &outcomes, &told);
    alike_weights(&mut rows);
    // an order that the file itself gives: whoever undoes the shuffling does not learn who answered when
    rows.sort_by(|a, b| {
        let said = (&a.classes, &a.answers).cmp(&(&b.classes, &b.answers));
        said.then(a.weight.total_cmp(&b.weight))
    });
    let mut draws = Draws::of(seed, ROWS);
    draws.shuffle(&mut rows);
    replicate(&mut rows, &mut draws);
    Some(Rows { told, outcomes, rows })
}

/// Whether at least ten gave each of the two answers, or nobody one of them.
fn differ(frame: &Frame, people: &[usize], outcome: usize) -> bool {
    let count = |is_high| {
        people.iter().filter(|&&at| frame.people[at].answers[outcome] == Some(is_high)).count() as u64
    };
    [true, false].map(count).into_iter().all(|n| n >= RULES.min_n)
}

/// An attribute with its rare levels joined until every combination with what is told already is shared by many; nothing if
/// only one class is left.
fn coarsen(
    frame: &Frame,
    people: &[usize],
    outcomes: &[usize],
    told: &[Coarse],
    attribute: usize,
) -> Option<Coarse> {
    let size =
        |level: &usize| people.iter().filter(|&&at| frame.people[at].levels[attribute] == *level).count();
    let mut apart: Vec<usize> =
        (0..frame.attributes[attribute].levels.len()).filter(|level| size(level) > 0).collect();
    apart.sort_by_key(|level| std::cmp::Reverse(size(level)));
    let mut joined = BTreeSet::new();
    loop {
        let mut classes: Vec<BTreeSet<usize>> = apart.iter().map(|&level| [level].into()).collect();
        classes.extend((!joined.is_empty()).then(|| joined.clone()));
        let coarse = Coarse { attribute, classes };
        if coarse.classes.len() < 2 {
            return None;
        }
        let all: Vec<Coarse> = told.iter().cloned().chain([coarse.clone()]).collect();
        if is_shared(&entries(frame, people, outcomes, &all)) {
            return Some(coarse);
        }
        joined.extend(apart.pop());
    }
}

/// Whether each combination is nobody's, or that of at least ten, of whom at least ten gave each answer that any of them gave.
fn is_shared(rows: &[Entry]) -> bool {
    let mut groups: BTreeMap<&[usize], Vec<&Entry>> = BTreeMap::new();
    rows.iter().for_each(|row| groups.entry(&row.classes).or_default().push(row));
    let is_enough = |n: usize| n == 0 || n as u64 >= RULES.min_n;
    groups.values().all(|group| {
        let outcomes = group.first().map_or(0, |row| row.answers.len());
        let count =
            |outcome: usize, answer| group.iter().filter(|row| row.answers[outcome] == Some(answer)).count();
        is_enough(group.len())
            && (0..outcomes)
                .all(|outcome| [true, false].iter().all(|&answer| is_enough(count(outcome, answer))))
    })
}

fn entries(frame: &Frame, people: &[usize], outcomes: &[usize], told: &[Coarse]) -> Vec<Entry> {
    let entry = |&at: &usize| {
        let person = &frame.people[at];
        Entry {
            classes: told.iter().map(|coarse| coarse.class_of(person.levels[coarse.attribute])).collect(),
            answers: outcomes.iter().map(|&outcome| person.answers[outcome]).collect(),
            weight: person.weight,
            replicates: Vec::new(),
        }
    };
    people.iter().map(entry).collect()
}

/// A weight tells who somebody is when few have it: in each combination at least ten get their mean.
fn alike_weights(rows: &mut [Entry]) {
    let least = RULES.min_n as usize;
    rows.sort_by(|a, b| a.classes.cmp(&b.classes).then(a.weight.total_cmp(&b.weight)));
    for group in rows.chunk_by_mut(|a, b| a.classes == b.classes) {
        let mut rest = group;
        while !rest.is_empty() {
            let size = if rest.len() < 2 * least { rest.len() } else { least };
            let (few, more) = rest.split_at_mut(size);
            let mean = few.iter().map(|row| row.weight).sum::<f64>() / few.len() as f64;
            few.iter_mut().for_each(|row| row.weight = mean);
            rest = more;
        }
    }
}

/// Bootstrap replicates (Rao and Wu 1988, everybody a cluster): n − 1 rows are drawn with replacement; a row that is drawn m
/// times weighs m · n ÷ (n − 1) as much.
fn replicate(rows: &mut [Entry], draws: &mut Draws) {
    let n = rows.len();
    let count = if n > MANY_ROWS { REPLICATES[1] } else { REPLICATES[0] };
    let factor = n as f64 / (n as f64 - 1.0);
    for _ in 0..count {
        let mut drawn = vec![0_u32; n];
        (1..n).for_each(|_| drawn[draws.below(n)] += 1);
        for (row, times) in rows.iter_mut().zip(drawn) {
            row.replicates.push(row.weight * factor * f64::from(times));
        }
    }
}

/// What the file tells, number by number: each answer in each combination of what is told.
pub fn lines(rows: &Rows) -> Vec<Line> {
    let mut groups: BTreeMap<&[usize], Vec<&Entry>> = BTreeMap::new();
    rows.rows.iter().for_each(|row| groups.entry(&row.classes).or_default().push(row));
    let mut lines = Vec::new();
    for (classes, group) in groups {
        let levels = rows
            .told
            .iter()
            .zip(classes)
            .map(|(coarse, &class)| (coarse.attribute, coarse.classes[class].clone()));
        let of = Selection::levels(levels);
        for (at, &outcome) in rows.outcomes.iter().enumerate() {
            let whole = group.iter().filter(|row| row.answers[at].is_some()).count() as u64;
            lines.push(Line { outcome, of: of.clone(), told: Told::Exactly(whole) });
            for is_high in [true, false] {
                let n = group.iter().filter(|row| row.answers[at] == Some(is_high)).count() as u64;
                lines.push(Line { outcome, of: of.who(is_high), told: Told::Exactly(n) });
            }
        }
    }
    lines
}

/// What the file would tell beside everything that went out before; nothing: it may go out. `None`: too much to audit.
///
/// # Errors
/// One sentence of the engine.
pub fn look(
    frame: &Frame,
    tables: &[Table],
    others: &[Other],
    rows: &Rows,
) -> Result<Option<Vec<Uncovered>>, survey::Fault> {
    let candidate = Table { key: CANDIDATE.to_owned(), lines: lines(rows) };
    let by: BTreeSet<usize> = rows.told.iter().map(|coarse| coarse.attribute).collect();
    let mut all = Vec::new();
    for &outcome in &rows.outcomes {
        let Some((space, published)) = beside(frame, tables, outcome, &by) else { return Ok(None) };
        let Some(told) = super::audit::of_table(frame, &space, outcome, &candidate) else { continue };
        let leaks = ledger::admit(&published, &told, RULES)?;
        all.extend(leaks.into_iter().map(|leak| Uncovered {
            leak,
            space: space.clone(),
            outcome,
            other: None,
        }));
    }
    let Some(more) = elsewhere(frame, tables, others, &candidate)? else { return Ok(None) };
    all.extend(more);
    Ok(Some(all))
}

#[cfg(test)]
mod tests {
    use super::super::audit::{Ask, Verdict};
    use super::super::frame::tests::made_up;
    use super::*;

    fn frame() -> Frame {
        let mut frame = made_up(&[
            [0, 0, 40, 30],
            [0, 1, 25, 35],
            [1, 0, 31, 44],
            [1, 1, 22, 28],
            [2, 0, 4, 1],
            [2, 1, 2, 0],
        ]);
        for (at, person) in frame.people.iter_mut().enumerate() {
            person.weight = 1.0 + at as f64 / 100.0;
        }
        frame
    }

    #[test]
    fn every_combination_and_every_weight_is_that_of_ten() {
        let frame = frame();
        let rows = make(&frame, &[0, 1], 7).unwrap();
        assert_eq!((rows.rows.len(), rows.told.len()), (262, 2));
        assert!(is_shared(&rows.rows));
        assert_eq!(rows.told[0].classes.len(), 2, "non-binary people stand with others: {:?}", rows.told);
        let same = |row: &Entry| {
            rows.rows.iter().filter(|one| one.classes == row.classes && one.weight == row.weight).count()
        };
        assert!(rows.rows.iter().all(|row| same(row) >= 10));
        let sum = |of: fn(&Entry) -> f64| rows.rows.iter().map(of).sum::<f64>();
        let truth: f64 = frame.people.iter().map(|person| person.weight).sum();
        assert!((sum(|row| row.weight) - truth).abs() < 1e-9);
        let mean = sum(|row| row.replicates.iter().sum::<f64>() / row.replicates.len() as f64);
        assert!((mean / truth - 1.0).abs() < 0.01, "replicates weigh the same on average: {mean} {truth}");
        assert_eq!(make(&frame, &[0, 1], 7), Some(rows));
        let mut alike = frame;
        alike.people.iter_mut().for_each(|person| person.weight = 1.0);
        let first = make(&alike, &[0, 1], 7);
        alike.people.reverse();
        assert_eq!(make(&alike, &[0, 1], 7), first, "whoever answered first");
    }

    #[test]
    fn a_file_that_uncovers_a_hidden_cell_is_refused() {
        let frame = frame();
        let safe = make(&frame, &[1], 7).unwrap();
        assert!(look(&frame, &[], &[], &safe).unwrap().unwrap().is_empty());
        // a table that hides what the file tells: how many women gave which answer
        let ask =
            Ask { outcome: 0, by: vec![0], withheld: BTreeSet::new(), rounding: None, hides_more: false };
        let Verdict::Safe(lines) = super::super::audit::look(&frame, &[], &[], &ask).unwrap() else {
            panic!("it is safe")
        };
        let table = Table { key: "gender".to_owned(), lines };
        let told = Coarse { attribute: 0, classes: vec![[0].into(), [1].into(), [2].into()] };
        let people: Vec<usize> = (0..frame.people.len()).collect();
        let rows = Rows {
            rows: entries(&frame, &people, &[0], std::slice::from_ref(&told)),
            told: vec![told],
            outcomes: vec![0],
        };
        let leaks = look(&frame, &[table], &[], &rows).unwrap().unwrap();
        assert!(!leaks.is_empty());
    }
}
