//! From one wave to the next: where a series breaks, and what may be said where it does not.

use survey::change::{found_with, verdict};
use survey::study::{Compare, Design, Estimate, Kind as Asked, Names, Study};
use survey::{Column, Levels, Survey, Table};

use super::found::{Break, Change, Figure, Found, Kind, Said};
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
                    (None, Kind::Panel) => paired(then, (sheet, columns), at, meaningful),
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

/// The change of the people who answered both times.
fn paired(then: &Earlier, (sheet, now): (&Sheet, &Columns), at: usize, meaningful: f64) -> Option<Said> {
    let before = then.columns.as_ref()?;
    let at_then = then.sheet.items.iter().position(|item| item.key == sheet.items[at].key)?;
    let counts_no_opinion = sheet.items[at].scoring.counts_no_opinion;
    let number = |class: Class| match class {
        Class::Counted => Some(1.0),
        Class::Other => Some(0.0),
        Class::NoOpinion if counts_no_opinion => Some(0.0),
        Class::NoOpinion | Class::Refused | Class::Missing => None,
    };
    let answers = |columns: &Columns, at: usize| -> Vec<(i64, f64)> {
        let rows = (0..columns.rows()).filter(|row| columns.is_panel[*row] && columns.member[*row] != 0);
        rows.filter_map(|row| Some((columns.member[row], number(columns.items[at].classes[row])?))).collect()
    };
    let mut people = Vec::new();
    let (mut values, mut waves) = (Vec::new(), Vec::new());
    for (wave, answers) in [(0_u32, answers(before, at_then)), (1, answers(now, at))] {
        for (member, value) in answers {
            people.push(member.to_string());
            values.push(value);
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
    let counts = entry.counts.filter(|counts| counts.iter().all(|count| *count >= super::hide::FEWEST))?;
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
