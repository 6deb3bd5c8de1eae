//! Whether a table may go out beside everything that went out before. Pure: the engine audits, here is what it is asked.

use std::collections::{BTreeMap, BTreeSet};

use survey::disclosure::ledger::{self, Count, Leak, Number, Published, Told};
use survey::disclosure::{Rules, rounded};

use super::frame::{Frame, Selection, Space, Tally, linked};

/// What everybody reads of a wave without any release: how many gave an answer that counts, of all.
pub const OVERALL: &str = "overall";
/// What the table that may go out is called.
pub const CANDIDATE: &str = "this";
/// Counts of fewer people are hidden. The rule is that what can be worked out of them is at least 5 wide and reaches 10, from all
/// questions and waves together; each is audited alone, as far as they share people, and so is held to more.
pub const RULES: Rules = Rules { min_n: 10, width: 20 };
/// Rounded counts are multiples of it.
pub const BASE: u64 = 5;

/// One number that went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The place of its outcome.
    pub outcome: usize,
    /// Whom it counts.
    pub of: Selection,
    /// What it tells.
    pub told: Told,
}

/// A table that went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name for the engine, which sentences are made from.
    pub key: String,
    /// Its numbers.
    pub lines: Vec<Line>,
}

impl Table {
    /// The places of the attributes that it is broken down by.
    pub fn attributes(&self) -> BTreeSet<usize> {
        self.lines.iter().flat_map(|line| line.of.levels.keys().copied()).collect()
    }
}

/// What tables of another wave tell of this one: how many there are of a group that is the same people in both. Those who
/// answered only one of the waves tell nothing.
pub fn of_other_wave(frame: &Frame, other: &Frame, tables: &[Table]) -> Vec<Table> {
    let same = |line: &Line| {
        let is_whole = line.of.is_high.is_none() && !line.of.levels.is_empty();
        let of = is_whole.then(|| frame.read(&other.written(&line.of)))??;
        let there = other.members(line.outcome, &line.of);
        let outcome = (0..frame.outcomes.len()).find(|&one| frame.members(one, &of) == there)?;
        Some(Line { outcome, of, told: line.told })
    };
    let table = |table: &Table| Table {
        key: table.key.clone(),
        lines: table.lines.iter().filter_map(same).collect(),
    };
    tables.iter().map(table).filter(|table| !table.lines.is_empty()).collect()
}

/// A table that a steward would like to publish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The place of its outcome.
    pub outcome: usize,
    /// The places of one or two attributes.
    pub by: Vec<usize>,
    /// Levels, by attribute, of which nothing goes out: their own body withholds it.
    pub withheld: BTreeSet<(usize, usize)>,
    /// The key under which counts are rounded, if they are.
    pub rounding: Option<Vec<u8>>,
    /// Whether as much is hidden as the tables that went out before make necessary.
    pub hides_more: bool,
}

impl Ask {
    /// Whether some of these people have a level that their body withholds.
    pub fn withholds(&self, of: &Selection) -> bool {
        let mut levels =
            of.levels.iter().flat_map(|(&at, levels)| levels.iter().map(move |&level| (at, level)));
        levels.any(|level| self.withheld.contains(&level))
    }
}

/// Something that a table would tell and that may not be told.
#[derive(Clone, Debug)]
pub struct Uncovered {
    /// What, and by which tables.
    pub leak: Leak,
    /// The cells that it may name.
    pub space: Space,
    /// The place of the outcome that it is about.
    pub outcome: usize,
    /// The place of the other wave whose people it tells of; `None`: those of this one.
    pub other: Option<usize>,
}

/// What becomes of it.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// It may go out, with these numbers.
    Safe(Vec<Line>),
    /// It would tell what may not be told.
    Refused(Vec<Uncovered>),
    /// Too many attributes hang together to be audited.
    TooLarge,
}

/// A wave of the same pulse, with everything that tells something of its people.
#[derive(Clone, Debug)]
pub struct Other {
    /// Who answered.
    pub frame: Frame,
    /// What went out of it, and what other waves tell of it.
    pub tables: Vec<Table>,
}

/// What a table tells of the other outcomes of its wave and of other waves: who its rows count may uncover what tables of
/// these hide. `None`: too much to audit.
///
/// # Errors
/// One sentence of the engine.
pub fn elsewhere(
    frame: &Frame,
    tables: &[Table],
    others: &[Other],
    table: &Table,
) -> Result<Option<Vec<Uncovered>>, survey::Fault> {
    let mut all = Vec::new();
    let own: BTreeSet<usize> = table.lines.iter().map(|line| line.outcome).collect();
    let mut wholes = Vec::new();
    for outcome in (0..frame.outcomes.len()).filter(|outcome| !own.contains(outcome)) {
        wholes.push((None, frame, tables, outcome, table.clone()));
    }
    for (at, other) in others.iter().enumerate() {
        for there in of_other_wave(&other.frame, frame, std::slice::from_ref(table)) {
            for outcome in 0..other.frame.outcomes.len() {
                wholes.push((Some(at), &other.frame, &other.tables, outcome, there.clone()));
            }
        }
    }
    for (other, frame, tables, outcome, table) in wholes {
        if !tables.iter().any(|table| table.lines.iter().any(|line| line.outcome == outcome)) {
            continue;
        }
        let Some((space, published)) = beside(frame, tables, outcome, &table.attributes()) else {
            return Ok(None);
        };
        let Some(told) = of_table(frame, &space, outcome, &table) else { continue };
        let leaks = ledger::admit(&published, &told, RULES)?;
        all.extend(leaks.into_iter().map(|leak| Uncovered { leak, space: space.clone(), outcome, other }));
    }
    Ok(Some(all))
}

/// Looks whether a table may go out, beside the tables of its wave and of other waves.
///
/// # Errors
/// One sentence of the engine: tables that contradict each other.
pub fn look(frame: &Frame, tables: &[Table], others: &[Other], ask: &Ask) -> Result<Verdict, survey::Fault> {
    let by: BTreeSet<usize> = ask.by.iter().copied().collect();
    let Some((space, published)) = beside(frame, tables, ask.outcome, &by) else {
        return Ok(Verdict::TooLarge);
    };
    let rows = rows(frame, ask);
    let tally = frame.tally(ask.outcome, &by);
    let counts: Vec<Count> =
        rows.iter().map(|row| count(frame, &space, ask, (row, tally.count(row)))).collect();
    let lines = |told: &Published| -> Vec<Line> {
        let line = |(of, number): (&Selection, &Number)| Line {
            outcome: ask.outcome,
            of: of.clone(),
            told: number.told,
        };
        rows.iter().zip(&told.numbers).map(line).collect()
    };
    let mut first = None;
    for way in Way::ALL {
        let Some(draft) = way.draft(&published, &counts, ask) else { continue };
        let draft = round(frame, draft, &rows, ask);
        let leaks = ledger::admit(&published, &draft, RULES)?;
        let own = |leak| Uncovered { leak, space: space.clone(), outcome: ask.outcome, other: None };
        let mut leaks: Vec<Uncovered> = leaks.into_iter().map(own).collect();
        let table = Table { key: CANDIDATE.to_owned(), lines: lines(&draft) };
        if leaks.is_empty() {
            let Some(more) = elsewhere(frame, tables, others, &table)? else { return Ok(Verdict::TooLarge) };
            leaks = more;
        }
        if leaks.is_empty() {
            return Ok(Verdict::Safe(table.lines));
        }
        first.get_or_insert(leaks);
    }
    Ok(Verdict::Refused(first.unwrap_or_default()))
}

/// Everything that went out and hangs together with some attributes, as far as it tells something of an outcome; nothing if
/// that is too much to audit. What everybody reads of the whole wave comes first.
pub fn beside(
    frame: &Frame,
    tables: &[Table],
    outcome: usize,
    by: &BTreeSet<usize>,
) -> Option<(Space, Vec<Published>)> {
    let attributes: Vec<BTreeSet<usize>> = tables.iter().map(Table::attributes).collect();
    let crossed: Vec<BTreeSet<usize>> = attributes.iter().cloned().chain([by.clone()]).collect();
    let all = linked(&crossed, by);
    let space = Space::of(frame, &all)?;
    let known = tables.iter().zip(&attributes).filter(|(_, of)| of.is_subset(&all)).map(|(table, _)| table);
    let mut published = vec![overall(frame, &space, outcome)];
    published.extend(known.filter_map(|table| of_table(frame, &space, outcome, table)));
    Some((space, published))
}

/// How much of a table is hidden, what hides least first.
#[derive(Clone, Copy)]
enum Way {
    /// What is small, which is enough where counts are rounded.
    Bare,
    /// And what would uncover it within the table.
    Alone,
    /// And what would uncover it, or what other tables hide, with these.
    Beside,
}

impl Way {
    const ALL: [Self; 3] = [Self::Bare, Self::Alone, Self::Beside];

    /// The table; nothing if it is not to be made this way, or cannot be.
    fn draft(self, published: &[Published], counts: &[Count], ask: &Ask) -> Option<Published> {
        let protected = |beside: &[Published]| ledger::protect_beside(beside, CANDIDATE, counts, RULES).ok();
        match self {
            Self::Bare if ask.rounding.is_some() => Some(bare(counts)),
            Self::Bare => None,
            Self::Alone => protected(&published[..1]).or_else(|| Some(bare(counts))),
            Self::Beside if ask.hides_more => protected(published),
            Self::Beside => None,
        }
    }
}

fn bare(counts: &[Count]) -> Published {
    let number = |count: &Count| {
        let is_small = (1..RULES.min_n).contains(&count.n);
        let told = if is_small { Told::Small } else { Told::Exactly(count.n) };
        Number { name: count.name.clone(), of: count.of.clone(), told }
    };
    Published { name: CANDIDATE.to_owned(), numbers: counts.iter().map(number).collect() }
}

/// The rows of a table, each with its two cells: total, answers that count, others.
fn rows(frame: &Frame, ask: &Ask) -> Vec<Selection> {
    let mut wholes = vec![Selection::default()];
    for &at in &ask.by {
        let wider = |whole: Selection| {
            frame.attributes[at].rows.iter().map(move |(_, levels)| {
                let mut narrower = whole.clone();
                narrower.levels.insert(at, levels.clone());
                narrower
            })
        };
        wholes = wholes.into_iter().flat_map(wider).collect();
    }
    wholes.into_iter().flat_map(|of| [of.clone(), of.who(true), of.who(false)]).collect()
}

/// What a body withholds is taken for small: nobody may work it out.
fn count(frame: &Frame, space: &Space, ask: &Ask, (of, n): (&Selection, u64)) -> Count {
    let is_withheld = ask.withholds(of);
    let n = if is_withheld { n.min(1) } else { n };
    Count { name: frame.written(of), of: space.cells(of), n, may_hide: true }
}

fn round(frame: &Frame, mut draft: Published, rows: &[Selection], ask: &Ask) -> Published {
    let Some(key) = &ask.rounding else { return draft };
    for (number, of) in draft.numbers.iter_mut().zip(rows) {
        if let Told::Exactly(n) = number.told {
            // the same people are rounded the same way in every table
            let cell = format!("{} {}", frame.outcomes[ask.outcome], frame.written(of));
            number.told = Told::rounded(rounded(key, &cell, n), BASE);
        }
    }
    draft
}

fn overall(frame: &Frame, space: &Space, outcome: usize) -> Published {
    let tally = frame.tally(outcome, &BTreeSet::new());
    let number = |of: Selection| Number {
        name: frame.written(&of),
        of: space.cells(&of),
        told: Told::Exactly(tally.count(&of)),
    };
    let all = Selection::default();
    Published { name: OVERALL.to_owned(), numbers: vec![number(all.who(true)), number(all.who(false))] }
}

/// What a table tells of an outcome: all of its own; of another only who answered, where the same people answered both.
pub fn of_table(frame: &Frame, space: &Space, outcome: usize, table: &Table) -> Option<Published> {
    let mut strays: BTreeMap<usize, Tally> = BTreeMap::new();
    let mut is_same = |line: &Line| {
        let of = strays.entry(line.outcome);
        of.or_insert_with(|| frame.strays(line.outcome, outcome, &table.attributes())).count(&line.of) == 0
    };
    let tells = |line: &&Line| line.outcome == outcome || line.of.is_high.is_none() && is_same(line);
    let number =
        |line: &Line| Number { name: frame.written(&line.of), of: space.cells(&line.of), told: line.told };
    let numbers: Vec<Number> = table.lines.iter().filter(tells).map(number).collect();
    (!numbers.is_empty()).then(|| Published { name: table.key.clone(), numbers })
}

#[cfg(test)]
mod tests {
    use survey::disclosure::ledger::Group;

    use super::super::frame::tests::made_up;
    use super::*;

    /// Women, men and seven non-binary people in two provinces.
    fn frame() -> Frame {
        made_up(&[[0, 0, 40, 30], [0, 1, 25, 35], [1, 0, 31, 44], [1, 1, 22, 28], [2, 0, 4, 1], [2, 1, 2, 0]])
    }

    fn ask(by: &[usize]) -> Ask {
        Ask { outcome: 0, by: by.to_vec(), withheld: BTreeSet::new(), rounding: None, hides_more: false }
    }

    fn published(key: &str, lines: Vec<Line>) -> Table {
        Table { key: key.to_owned(), lines }
    }

    #[test]
    fn small_cells_are_hidden_with_another_row() {
        let Verdict::Safe(lines) = look(&frame(), &[], &[], &ask(&[0])).unwrap() else {
            panic!("it is safe")
        };
        assert_eq!(lines.len(), 9);
        let told = |gender: usize| {
            let row = lines.iter().filter(|line| line.of.levels[&0] == [gender].into());
            row.map(|line| line.told).collect::<Vec<_>>()
        };
        assert_eq!(told(2)[..2], [Told::Small, Told::Small]);
        let hidden = [told(0), told(1)].concat().contains(&Told::Withheld);
        assert!(hidden, "by what is left, seven would be known: {lines:?}");
    }

    #[test]
    fn a_table_that_uncovers_what_another_hides_is_refused_or_hides_more() {
        let frame = frame();
        let Verdict::Safe(gender) = look(&frame, &[], &[], &ask(&[0])).unwrap() else { panic!("it is safe") };
        // every single cell of women and men, as a table by hand would tell them
        let crossed: Vec<Line> = [0, 1]
            .into_iter()
            .flat_map(|gender| {
                [0, 1].map(|province| Selection::levels([(0, [gender].into()), (1, [province].into())]))
            })
            .flat_map(|of| [of.who(true), of.who(false)])
            .map(|of| Line { outcome: 0, told: Told::Exactly(frame.count(0, &of)), of })
            .collect();
        let verdict = look(&frame, &[published("crossed", crossed)], &[], &ask(&[0])).unwrap();
        let Verdict::Refused(leaks) = verdict else { panic!("all but seven are told already: {verdict:?}") };
        assert!(leaks.iter().all(|one| one.leak.through.contains(&"crossed".to_owned())), "{leaks:?}");
        assert!(leaks.iter().any(|one| matches!(&one.leak.group, Group::Number { .. } | Group::Cells(_))));
        // beside the table by gender, that by both may go out with more hidden
        let before = [published("gender", gender)];
        let both = Ask { hides_more: true, ..ask(&[0, 1]) };
        let verdict = look(&frame, &before, &[], &both).unwrap();
        assert!(matches!(verdict, Verdict::Safe(_)), "{verdict:?}");
    }

    #[test]
    fn what_a_body_withholds_cannot_be_worked_out() {
        let mut frame = frame();
        frame.attributes[0].levels[1] = "first-nations".to_owned();
        let held = Ask { withheld: [(0, 1)].into(), ..ask(&[0]) };
        let Verdict::Safe(lines) = look(&frame, &[], &[], &held).unwrap() else { panic!("it is safe") };
        for line in lines.iter().filter(|line| line.of.levels[&0] == [1].into()) {
            assert_eq!(line.told, Told::Small, "{line:?}");
        }
    }

    #[test]
    fn another_wave_of_the_same_people_tells_how_many_they_are() {
        let mut frame = frame();
        frame.people.iter_mut().zip(1..).for_each(|(person, member)| person.member = Some(member));
        let Verdict::Safe(lines) = look(&frame, &[], &[], &ask(&[0])).unwrap() else { panic!("it is safe") };
        let before = [published("earlier", lines)];
        let known = of_other_wave(&frame, &frame.clone(), &before);
        assert!(known[0].lines.len() == 3 && known[0].lines.iter().all(|line| line.of.is_high.is_none()));
        // the same groups are hidden in a second wave, or the first would tell who is missing
        let mut later = frame.clone();
        later.people.iter_mut().for_each(|person| person.answers.rotate_left(1));
        let more = Ask { hides_more: true, ..ask(&[0]) };
        let Verdict::Safe(second) = look(&later, &known, &[], &more).unwrap() else { panic!("it is safe") };
        let hidden = |lines: &[Line]| -> Vec<bool> {
            let totals = lines.iter().filter(|line| line.of.is_high.is_none());
            totals.map(|line| !matches!(line.told, Told::Exactly(_))).collect()
        };
        assert_eq!(hidden(&before[0].lines), hidden(&second));
        later.people.pop();
        assert!(of_other_wave(&later, &frame, &before)[0].lines.len() < 3, "one answered only the first");
    }

    #[test]
    fn rounded_counts_are_multiples_of_five_and_the_same_each_time() {
        let rounded = Ask { rounding: Some(b"key".to_vec()), ..ask(&[0]) };
        let Verdict::Safe(lines) = look(&frame(), &[], &[], &rounded).unwrap() else { panic!("it is safe") };
        let Verdict::Safe(again) = look(&frame(), &[], &[], &rounded).unwrap() else { panic!("it is safe") };
        assert_eq!(lines, again);
        for line in &lines {
            match line.told {
                Told::Between(low, high) => assert!((low + high) % 10 == 0 && high - low == 8, "{line:?}"),
                told => assert_ne!(told, Told::Exactly(frame().count(0, &line.of))),
            }
        }
    }
}
