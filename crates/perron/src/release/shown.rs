//! What the results page tells without a table being released, as the audit takes it: figures by place, and by the groups
//! that were approved. A share is taken for the count behind it, as if everybody weighed the same. Pure.

use std::collections::BTreeSet;

use survey::disclosure::ledger::{self, Group, Leak, Told};

use super::audit::{Line, Other, RULES, Table, beside, elsewhere, of_other_wave, of_table};
use super::frame::{Frame, Selection, Tally};
use super::people::{POSTAL_AREA, PROVINCE};
use crate::estimate::found::{Cell, Figure, Found, Kind, Part as Figures, View, Why};
use crate::self_identification::is_of_self;

/// The name of what the results page tells, for the engine and for sentences.
pub const RESULTS: &str = "results";

/// The figures of a wave that are about people of an arm.
pub struct Part {
    /// Of which wave.
    pub wave_id: i64,
    /// Of what kinds.
    pub kinds: &'static [Kind],
}

impl Part {
    fn is_of(&self, frame: &Frame, part: &Figures) -> bool {
        self.kinds.contains(&part.kind) && part.n == frame.people.len()
    }

    /// What figures tell, as a table with a name of its own.
    fn table(&self, frame: &Frame, (kind, item, outcome): (Kind, &str, usize), view: &View) -> Table {
        let wave = store::ids::to_text(self.wave_id);
        let key = format!("{RESULTS} {wave} {} {item} {}", kind.word(), view.by.join(" "));
        Table { key, lines: of_view(frame, outcome, view) }
    }
}

/// The tables that figures of a part make.
pub fn tables(frame: &Frame, found: &Found, of: &Part) -> Vec<Table> {
    let mut tables = Vec::new();
    for part in found.parts.iter().filter(|part| of.is_of(frame, part)) {
        for line in &part.lines {
            let Some(outcome) = frame.outcome(&line.item) else { continue };
            let whose = (part.kind, line.item.as_str(), outcome);
            tables.extend(line.views.iter().map(|view| of.table(frame, whose, view)));
        }
    }
    tables
}

/// Whether figures are told by what people say of themselves.
pub fn tells_selves(found: &Found) -> bool {
    let mut views = found.parts.iter().flat_map(|part| &part.lines).flat_map(|line| &line.views);
    views.any(by_selves)
}

fn by_selves(view: &View) -> bool {
    view.by.iter().any(|by| is_of_self(by))
}

/// What figures are looked at beside.
pub struct Beside<'a> {
    /// Who answered.
    pub frame: &'a Frame,
    /// What tells of them.
    pub tables: Vec<Table>,
    /// Other waves of the same people.
    pub others: Vec<Other>,
    /// The names of the tables that went out.
    pub released: &'a BTreeSet<String>,
}

/// Hides figures by place or group that would uncover what a table that went out hides, alone or with those before them. Those
/// by what people said of themselves are left as they are if that cannot be counted any more.
pub fn cover(mut beside: Beside<'_>, found: &mut Found, of: &Part, counts_selves: bool) {
    let frame = beside.frame;
    for part in found.parts.iter_mut().filter(|part| of.is_of(frame, part)) {
        let kind = part.kind;
        for line in &mut part.lines {
            let Some(outcome) = frame.outcome(&line.item) else { continue };
            for view in line.views.iter_mut().filter(|view| counts_selves || !by_selves(view)) {
                let table = of.table(frame, (kind, &line.item, outcome), view);
                if beside.uncovers(outcome, &table) {
                    for cell in &mut view.cells {
                        (cell.figure, cell.rank) = (Figure::hidden(Why::Protects), None);
                    }
                    view.sure.clear();
                    view.gaps.clear();
                } else {
                    beside.tell(table);
                }
            }
        }
    }
}

impl Beside<'_> {
    /// Figures that are told.
    fn tell(&mut self, figures: Table) {
        for other in &mut self.others {
            let there = of_other_wave(&other.frame, self.frame, std::slice::from_ref(&figures));
            other.tables.extend(there);
        }
        self.tables.push(figures);
    }

    /// Whether figures tell a number that a table hides. What cannot be audited is taken for telling it.
    fn uncovers(&self, outcome: usize, figures: &Table) -> bool {
        let frame = self.frame;
        let Some((space, published)) = beside(frame, &self.tables, outcome, &figures.attributes()) else {
            return true;
        };
        let Some(told) = of_table(frame, &space, outcome, figures) else { return false };
        let is_of_table = |leak: &Leak| match &leak.group {
            Group::Number { table, .. } | Group::Less { of: [table, _], .. } => self.released.contains(table),
            Group::Cells(_) => false,
        };
        let is_told = ledger::admit(&published, &told, RULES).map_or(true, |all| all.iter().any(is_of_table));
        is_told
            || elsewhere(frame, &self.tables, &self.others, figures)
                .map_or(true, |all| all.is_none_or(|all| all.iter().any(|one| is_of_table(&one.leak))))
    }
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
        let part = |views| Figures {
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
        let of = Part { wave_id: 7, kinds: &[Kind::Panel] };
        let names = BTreeSet::from(["gender".to_owned()]);
        let beside = |tables: &[Table]| Beside {
            frame: &frame,
            tables: tables.to_vec(),
            others: Vec::new(),
            released: &names,
        };
        cover(beside(&[]), &mut found, &of, true);
        assert_eq!(found.parts[0].lines[0].views[0], view, "nothing went out yet");
        cover(beside(&released), &mut found, &of, false);
        assert_eq!(
            found.parts[0].lines[0].views[0], view,
            "it went out before, and cannot be counted any more"
        );
        cover(beside(&released), &mut found, &of, true);
        let cells = &found.parts[0].lines[0].views[0].cells;
        assert!(cells.iter().all(|cell| cell.figure.est.is_none()), "women and men, all but five: {cells:?}");
    }
}
