//! What the results page tells without a table being released, as the audit takes it: figures by place, and by the groups
//! that were approved. A share is taken for the count behind it, as if everybody weighed the same. Pure.

use survey::disclosure::ledger::{self, Group, Leak, Told};

use super::audit::{Line, RULES, Table, beside, of_table};
use super::frame::{Frame, Selection, Tally};
use super::people::{POSTAL_AREA, PROVINCE};
use crate::estimate::found::{Cell, Figure, Found, Kind, Part, View, Why};

/// The name of what the results page tells, for the engine and for sentences.
pub const RESULTS: &str = "results";

/// The tables that figures of these kinds make.
pub fn tables(frame: &Frame, found: &Found, kinds: &[Kind]) -> Vec<Table> {
    let parts = found.parts.iter().filter(|part| kinds.contains(&part.kind) && part.n == frame.people.len());
    parts.flat_map(|part| of_part(frame, part)).collect()
}

fn of_part(frame: &Frame, part: &Part) -> Vec<Table> {
    let mut tables = Vec::new();
    for line in &part.lines {
        let Some(outcome) = frame.outcome(&line.item) else { continue };
        for view in &line.views {
            let lines = of_view(frame, outcome, view);
            let key = format!("{RESULTS} {} {} {}", part.kind.word(), line.item, view.by.join(" "));
            tables.push(Table { key, lines });
        }
    }
    tables
}

/// Hides figures by place or group that would uncover what a table that went out hides.
pub fn cover(frame: &Frame, released: &[Table], found: &mut Found, kinds: &[Kind]) {
    let parts =
        found.parts.iter_mut().filter(|part| kinds.contains(&part.kind) && part.n == frame.people.len());
    for line in parts.flat_map(|part| &mut part.lines) {
        let Some(outcome) = frame.outcome(&line.item) else { continue };
        for view in &mut line.views {
            let lines = of_view(frame, outcome, view);
            if uncovers(frame, released, outcome, &Table { key: RESULTS.to_owned(), lines }) {
                for cell in &mut view.cells {
                    (cell.figure, cell.rank) = (Figure::hidden(Why::Protects), None);
                }
                view.sure.clear();
                view.gaps.clear();
            }
        }
    }
}

/// Whether figures tell a number that a table hides. What cannot be audited is taken for telling it.
fn uncovers(frame: &Frame, released: &[Table], outcome: usize, figures: &Table) -> bool {
    let by = figures.lines.iter().flat_map(|line| line.of.levels.keys().copied()).collect();
    let Some((space, published)) = beside(frame, released, outcome, &by) else { return true };
    let Some(figures) = of_table(frame, &space, outcome, figures) else { return false };
    let is_of_table = |leak: &Leak| {
        let of = |key: &String| released.iter().any(|table| table.key == *key);
        matches!(&leak.group, Group::Number { table, .. } if of(table))
    };
    ledger::admit(&published, &figures, RULES).map_or(true, |leaks| leaks.iter().any(is_of_table))
}

fn of_view(frame: &Frame, outcome: usize, view: &View) -> Vec<Line> {
    let tally = frame.tally(outcome, &view.by.iter().filter_map(|word| frame.attribute(word)).collect());
    view.cells.iter().flat_map(|cell| of_cell(frame, (outcome, &tally), view, cell)).collect()
}

fn of_cell(frame: &Frame, (outcome, tally): (usize, &Tally), view: &View, cell: &Cell) -> Vec<Line> {
    let mut of = Selection::default();
    for (word, level) in view.by.iter().zip(&cell.levels) {
        let Some(attribute) = frame.attribute(word) else { return Vec::new() };
        let levels = match word.as_str() {
            PROVINCE | POSTAL_AREA => {
                let mut all = frame.attributes[attribute].levels.iter();
                all.position(|one| one == level).into_iter().collect()
            }
            _ => frame.holding(attribute, level),
        };
        if levels.is_empty() {
            return Vec::new();
        }
        of.levels.insert(attribute, levels);
    }
    let line = |of: Selection| {
        let n = tally.count(&of);
        Line { outcome, told: Told::Exactly(n), of }
    };
    match (cell.figure.n, cell.figure.est) {
        (Some(_), Some(_)) => [of.clone(), of.who(true), of.who(false)].map(line).to_vec(),
        (Some(_), None) => vec![line(of)],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::audit::{Ask, Verdict, look};
    use super::super::frame::tests::made_up;
    use super::*;
    use crate::estimate::found::Line as Shown;

    #[test]
    fn figures_that_would_uncover_a_table_are_hidden() {
        let frame = made_up(&[[0, 0, 40, 30], [1, 0, 31, 44], [2, 0, 4, 1]]);
        let ask =
            Ask { outcome: 0, by: vec![0], withheld: BTreeSet::new(), rounding: None, hides_more: false };
        let Verdict::Safe(lines) = look(&frame, &[], &[], &ask).unwrap() else { panic!("it is safe") };
        let released = [Table { key: "gender".to_owned(), lines }];
        let cell = |level: &str, n, est| Cell {
            levels: vec![level.to_owned()],
            figure: Figure { n, est, ..Figure::default() },
            rank: None,
        };
        let view = View {
            by: vec!["gender".to_owned()],
            cells: vec![
                cell("woman", Some(70), Some(0.57)),
                cell("man", Some(75), Some(0.41)),
                cell("non-binary", None, None),
            ],
            sure: Vec::new(),
            gaps: Vec::new(),
        };
        let part = |views| Part {
            kind: Kind::Panel,
            n: 150,
            left_out: 0,
            weighting: None,
            trouble: None,
            lines: vec![Shown {
                item: "belonging".to_owned(),
                all: Figure::default(),
                with_opinion: None,
                quality: [0; 3],
                views,
                changes: Vec::new(),
            }],
            ties: Vec::new(),
        };
        let mut found = Found { parts: vec![part(vec![view.clone()])] };
        cover(&frame, &[], &mut found, &[Kind::Panel]);
        assert_eq!(found.parts[0].lines[0].views[0], view, "nothing went out yet");
        cover(&frame, &released, &mut found, &[Kind::Panel]);
        let cells = &found.parts[0].lines[0].views[0].cells;
        assert!(cells.iter().all(|cell| cell.figure.est.is_none()), "women and men, all but five: {cells:?}");
    }
}
