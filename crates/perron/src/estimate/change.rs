//! From one wave to the next: where a series breaks, and what may be said where it does not.

use std::collections::{BTreeMap, BTreeSet};

use survey::change::{found_with, verdict};
use survey::release::tells_of_all;
use survey::study::{Compare, Design, Estimate, Kind as Asked, Names, Study};
use survey::{Column, Levels, Survey, Table};

use super::found::{Break, Change, Figure, Found, Kind, Said};
use super::hide::FEWEST;
use super::rows::{Class, Columns};
use crate::item::Item;
use crate::wave::sheet::Sheet;

/// The normal value of a 95 % interval.
const NORMAL: f64 = 1.959_963_984_540_054;

/// A wave that another one is compared with.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// Which.
    pub wave_id: i64,
    /// What was asked.
    pub sheet: Sheet,
    /// How people were asked, in a word.
    pub mode: String,
    /// What was found.
    pub found: Found,
    /// Who answered what; for a panel alone.
    pub columns: Option<Columns>,
}

/// Why two waves cannot be drawn in one line, for one question.
pub fn gap(item: &Item, then: &Sheet, is_same_mode: bool) -> Option<Break> {
    let Some(other) = then.items.iter().find(|other| other.key == item.key) else {
        return Some(Break::Absent);
    };
    if other.version != item.version || other.wording != item.wording {
        Some(Break::Version)
    } else if other.choices != item.choices || other.scoring != item.scoring || other.kind != item.kind {
        Some(Break::Answers)
    } else {
        (!is_same_mode).then_some(Break::Mode)
    }
}

/// Adds to each question what may be said since the earlier waves, the latest first.
pub fn add(
    found: &mut Found,
    sheet: &Sheet,
    columns: &Columns,
    mode: &str,
    earlier: &[Earlier],
    meaningful: f64,
) {
    for part in &mut found.parts {
        for line in &mut part.lines {
            let Some(at) = sheet.items.iter().position(|item| item.key == line.item) else { continue };
            let mut told = Vec::new();
            for then in earlier {
                let gap = gap(&sheet.items[at], &then.sheet, mode == then.mode);
                let before = then.found.parts.iter().find(|other| other.kind == part.kind);
                let figure =
                    before.and_then(|other| other.lines.iter().find(|other| other.item == line.item));
                let said = match (gap, part.kind) {
                    (Some(_), _) | (None, Kind::Participants) => None,
                    (None, Kind::Population) => {
                        figure.and_then(|figure| independent(&figure.all, &line.all, meaningful))
                    }
                    (None, Kind::Panel) => {
                        let item = &sheet.items[at];
                        paired((then, earlier), (sheet, columns), item, meaningful, &mut told)
                    }
                };
                // a wave without figures of this kind is no break, and nothing to compare with
                if gap.is_some() || said.is_some() {
                    line.changes.push(Change { wave_id: then.wave_id, gap, said });
                }
            }
        }
    }
}

/// The change between two samples that have nothing to do with each other.
pub fn independent(then: &Figure, now: &Figure, meaningful: f64) -> Option<Said> {
    let (from, to) = (then.est?, now.est?);
    let se = then.se?.hypot(now.se?);
    let change = to - from;
    Some(Said {
        difference: [change, change - NORMAL * se, change + NORMAL * se],
        rates: [from, to],
        counts: [then.n?, now.n?],
        verdict: verdict(change, se, meaningful).into(),
        detectable: found_with(se),
    })
}

/// Answers of the panel to one question in one wave.
struct Answers {
    /// By member.
    of: BTreeMap<i64, f64>,
    /// Of people whom nothing leads to any more.
    nameless: Vec<f64>,
}

impl Answers {
    fn of(columns: &Columns, sheet: &Sheet, item: &Item) -> Option<Self> {
        let at = sheet.items.iter().position(|one| one.key == item.key)?;
        let number = |class: Class| match class {
            Class::Counted => Some(1.0),
            Class::Other => Some(0.0),
            Class::NoOpinion if item.scoring.counts_no_opinion => Some(0.0),
            Class::NoOpinion | Class::Refused | Class::Missing => None,
        };
        let mut answers = Self { of: BTreeMap::new(), nameless: Vec::new() };
        for row in (0..columns.rows()).filter(|row| columns.is_panel[*row]) {
            let Some(value) = number(columns.items[at].classes[row]) else { continue };
            match columns.member[row] {
                0 => answers.nameless.push(value),
                member => drop(answers.of.insert(member, value)),
            }
        }
        Some(answers)
    }

    fn both(&self, other: &Self) -> BTreeSet<i64> {
        self.of.keys().filter(|member| other.of.contains_key(member)).copied().collect()
    }

    /// Whether those who are not among these people, and are in the figure of the whole wave, stay hidden when one is taken from
    /// the other: they are nobody, or enough who did not all answer alike.
    fn hides_others(&self, both: &BTreeSet<i64>) -> bool {
        let others = self.of.iter().filter(|(member, _)| !both.contains(member)).map(|(_, value)| value);
        let (n, such) = others
            .chain(&self.nameless)
            .fold((0, 0), |(n, such), value| (n + 1, such + usize::from(*value > 0.5)));
        n == 0 || n >= FEWEST && !tells_of_all(n, such)
    }
}

/// Whether two groups of people of one wave differ by so few that one taken from the other tells of these.
fn tell_of_few(one: &BTreeSet<i64>, other: &BTreeSet<i64>) -> bool {
    let few = |count: usize| count > 0 && count < FEWEST;
    few(one.difference(other).count()) || few(other.difference(one).count())
}

/// Whom the results of earlier waves tell of besides, of those who answered in one of them: people who answered in it and in
/// another one.
fn told_before(then: &Earlier, earlier: &[Earlier], item: &Item) -> Vec<BTreeSet<i64>> {
    let tells = |one: &Earlier, other: &Earlier| {
        let parts = one.found.parts.iter().filter(|part| part.kind == Kind::Panel);
        let mut lines = parts.flat_map(|part| &part.lines).filter(|line| line.item == item.key);
        lines.any(|line| line.changes.iter().any(|one| one.wave_id == other.wave_id && one.said.is_some()))
    };
    let answers = |one: &Earlier| Answers::of(one.columns.as_ref()?, &one.sheet, item);
    let beside = earlier.iter().filter(|other| other.wave_id != then.wave_id);
    let told = beside.filter(|other| tells(then, other) || tells(other, then));
    told.filter_map(|other| Some(answers(then)?.both(&answers(other)?))).collect()
}

/// The change of the people who answered both times, unless it tells of the few who did not; who they are goes to `told`.
fn paired(
    (then, earlier): (&Earlier, &[Earlier]),
    (sheet, columns): (&Sheet, &Columns),
    item: &Item,
    meaningful: f64,
    told: &mut Vec<BTreeSet<i64>>,
) -> Option<Said> {
    let before = Answers::of(then.columns.as_ref()?, &then.sheet, item)?;
    let now = Answers::of(columns, sheet, item)?;
    let both = before.both(&now);
    let is_beside = |other: &BTreeSet<i64>| tell_of_few(other, &both);
    if !before.hides_others(&both)
        || !now.hides_others(&both)
        || told.iter().any(is_beside)
        || told_before(then, earlier, item).iter().any(is_beside)
    {
        return None;
    }
    let mut people = Vec::new();
    let (mut values, mut waves) = (Vec::new(), Vec::new());
    for (wave, answers) in [(0_u32, &before), (1, &now)] {
        for (member, value) in &answers.of {
            people.push(member.to_string());
            values.push(*value);
            waves.push(wave);
        }
    }
    let mut table = Table::new(values.len());
    let people = Levels::of(people.iter().map(|one| Some(one.as_str())));
    table.put("person", Column::Levels(people)).ok()?;
    table.put("value", Column::Numbers(values)).ok()?;
    let levels = Levels { names: vec!["now 0".to_owned(), "now 1".to_owned()], codes: waves };
    table.put("wave", Column::Levels(levels)).ok()?;
    let design = Design { cluster: Names::from("person"), ..Design::default() };
    let survey = Survey::new(&Study { design, ..Study::default() }, table).ok()?;
    let asked = Estimate {
        by: Names::from("wave"),
        compare: Some(Compare::Two(["now 0".to_owned(), "now 1".to_owned()])),
        panel: Some("person".to_owned()),
        meaningful: Some(meaningful),
        ..Estimate::new("change", Asked::Difference, "value")
    };
    let answer = survey.answer(&[asked]).ok()?;
    let entry = answer.estimate.first()?;
    let counts = entry.counts.filter(|counts| counts.iter().all(|count| *count >= FEWEST))?;
    told.push(both);
    Some(Said {
        difference: [entry.est?, entry.lo?, entry.hi?],
        rates: entry.rates?,
        counts,
        verdict: entry.verdict?.into(),
        detectable: entry.detectable?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::found::Verdict;
    use crate::item::presets;

    fn item(key: &str) -> Item {
        presets::items().into_iter().find(|item| item.key == key).unwrap()
    }

    #[test]
    fn a_series_breaks_where_words_answers_or_mode_change() {
        let belong = item("sc_belong_local_css");
        let then = |item: Item| Sheet { items: vec![item], ..Sheet::default() };
        assert_eq!(gap(&belong, &then(belong.clone()), true), None);
        assert_eq!(gap(&belong, &then(belong.clone()), false), Some(Break::Mode));
        assert_eq!(gap(&belong, &then(item("sc_hope")), true), Some(Break::Absent));
        let newer = Item { version: 2, ..belong.clone() };
        assert_eq!(gap(&belong, &then(newer), true), Some(Break::Version));
        let mut fewer = belong.clone();
        fewer.choices.pop();
        assert_eq!(gap(&belong, &then(fewer), true), Some(Break::Answers));
    }

    /// A wave in which these members of the panel answered; of ten in a row so many with what counts, but none after the last.
    fn wave(wave_id: i64, members: &[i64], (of_ten, last): (i64, i64)) -> Earlier {
        let sheet = Sheet { items: vec![item("sc_hope")], ..Sheet::default() };
        let mut columns = Columns::of(&sheet);
        for member in members {
            let said = store::estimate::Said {
                id: 1,
                arm: store::response::Arm::Panel,
                member_id: Some(*member).filter(|member| *member != 0),
                origin: store::response::Origin::Web,
                province: None,
                postal_area: None,
                answers: if member % 10 < of_ten && *member <= last { "1" } else { "4" }.to_owned(),
                weight: None,
                stratum: None,
                cluster: None,
            };
            columns.push(&said, None);
        }
        let found = crate::estimate::work(&sheet, &columns, &crate::estimate::Terms::default(), &|_, _| {});
        Earlier { wave_id, sheet, mode: String::new(), found, columns: Some(columns) }
    }

    /// Of which waves a wave says how much it differs.
    fn compared(now: &mut Earlier, earlier: &[Earlier]) -> Vec<i64> {
        let columns = now.columns.clone().unwrap();
        add(&mut now.found, &now.sheet, &columns, "", earlier, 0.03);
        now.found.parts[0].lines[0].changes.iter().map(|change| change.wave_id).collect()
    }

    #[test]
    fn a_change_tells_nothing_of_the_few_who_came_or_left() {
        let members: Vec<i64> = (1..=60).collect();
        let (some, more) = ((5, 99), (7, 99));
        let first = wave(1, &members[..40], some);
        let before = std::slice::from_ref(&first);
        assert_eq!(compared(&mut wave(2, &members[..40], more), before), [1]);
        assert!(compared(&mut wave(2, &members[..39], more), before).is_empty(), "one left");
        assert!(compared(&mut wave(2, &members[..49], more), before).is_empty(), "nine came");
        assert_eq!(compared(&mut wave(2, &members[..50], more), before), [1]);
        let alike = compared(&mut wave(2, &members[..50], (7, 40)), before);
        assert!(alike.is_empty(), "ten came and answered alike");
        let nameless: Vec<i64> = members[..40].iter().copied().chain([0]).collect();
        assert!(compared(&mut wave(2, &nameless, more), before).is_empty(), "somebody whose name is gone");
    }

    #[test]
    fn two_changes_of_one_wave_tell_nothing_of_the_few_between_them() {
        let members =
            |some: &[std::ops::RangeInclusive<i64>]| some.iter().cloned().flatten().collect::<Vec<i64>>();
        let first = wave(1, &members(&[1..=60]), (3, 99));
        let second = wave(2, &members(&[1..=59, 61..=80]), (5, 99));
        let third = || wave(3, &members(&[1..=60, 81..=100]), (7, 99));
        assert_eq!(compared(&mut third(), std::slice::from_ref(&first)), [1]);
        assert_eq!(compared(&mut third(), &[second, first.clone()]), [2], "the two differ by one");

        let mut second = wave(2, &members(&[1..=40, 61..=80]), (5, 99));
        assert_eq!(
            compared(&mut second, std::slice::from_ref(&first)),
            [1],
            "published with the second wave"
        );
        let earlier = [second, first];
        assert!(compared(&mut wave(3, &members(&[1..=39]), (7, 99)), &earlier).is_empty(), "that one left");
        assert_eq!(compared(&mut wave(3, &members(&[1..=30]), (7, 99)), &earlier), [2, 1]);
    }

    #[test]
    fn a_change_says_no_more_than_it_can() {
        let figure =
            |est: f64, se: f64| Figure { n: Some(400), est: Some(est), se: Some(se), ..Figure::default() };
        let said = |then: f64, now: f64, se: f64| {
            independent(&figure(then, se), &figure(now, se), 0.03).unwrap().verdict
        };
        assert_eq!(said(0.50, 0.62, 0.02), Verdict::Up);
        assert_eq!(said(0.62, 0.50, 0.02), Verdict::Down);
        assert_eq!(said(0.50, 0.505, 0.005), Verdict::Alike);
        assert_eq!(said(0.50, 0.54, 0.03), Verdict::Unsure);
        assert_eq!(
            independent(&Figure::default(), &figure(0.5, 0.1), 0.03),
            None,
            "nothing of what is hidden"
        );
    }
}
