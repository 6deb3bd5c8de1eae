//! What people said of themselves is removed some days after a wave closed. Figures of groups that were published before stay
//! as they were: they cannot be worked out again. Pure.

use super::found::{Cell, Found, Line, Part, View};
use crate::self_identification::is_of_self;

/// What may be shown now.
pub struct Allowed<'a> {
    /// By what groups.
    pub approved: &'a [Vec<String>],
    /// Groups that their own body withholds: attribute and level.
    pub withheld: &'a [(String, String, [String; 2])],
}

impl Allowed<'_> {
    /// Whether a view may stay as it was: its groups are still approved, and it shows none that is withheld now, which could
    /// not be hidden well without counting again.
    fn stays(&self, view: &View) -> bool {
        let shows = |(attribute, level, _): &(String, String, [String; 2])| {
            let at = view.by.iter().position(|by| by == attribute);
            let is_it = |cell: &&Cell| at.is_some_and(|at| cell.levels.get(at) == Some(level));
            view.cells.iter().filter(is_it).any(|cell| cell.figure.n.is_some())
        };
        self.approved.contains(&view.by) && !self.withheld.iter().any(shows)
    }
}

/// Puts what was found before in the place of what cannot be found any more: figures by groups, and those of the population
/// where its weights went by groups.
pub fn keep(found: &mut Found, before: &Found, allowed: &Allowed<'_>) {
    for old in &before.parts {
        let weighs_by_self =
            old.weighting.as_ref().is_some_and(|how| how.margins.iter().any(|by| is_of_self(by)));
        let part = found.parts.iter_mut().find(|part| part.kind == old.kind);
        match part {
            Some(part) if weighs_by_self && part.trouble.is_some() => {
                *part = old.clone();
                part.lines.iter_mut().for_each(|line| line.views.retain(|view| allowed.stays(view)));
            }
            Some(part) => part.lines.iter_mut().for_each(|line| keep_views(line, old, allowed)),
            None => {}
        }
    }
}

fn keep_views(line: &mut Line, old: &Part, allowed: &Allowed<'_>) {
    let before = old.lines.iter().filter(|before| before.item == line.item).flat_map(|before| &before.views);
    for view in before.filter(|view| allowed.stays(view) && view.by.iter().any(|by| is_of_self(by))) {
        line.views.retain(|other| other.by != view.by);
        line.views.push(view.clone());
    }
}

/// Takes figures by some groups out of what is kept.
pub fn strip(found: &mut Found, is_gone: &dyn Fn(&[String]) -> bool) {
    let lines = found.parts.iter_mut().flat_map(|part| &mut part.lines);
    lines.for_each(|line| line.views.retain(|view| !is_gone(&view.by)));
}

#[cfg(test)]
mod tests {
    use super::super::found::{Figure, Kind, Trouble, Weighting};
    use super::*;

    fn view(by: &[&str], est: Option<f64>) -> View {
        let cell = Cell {
            levels: by.iter().map(|_| "one".to_owned()).collect(),
            figure: Figure { n: est.map(|_| 40), est, ..Figure::default() },
            rank: None,
        };
        let by = by.iter().map(|word| (*word).to_owned()).collect();
        View { by, cells: vec![cell], sure: Vec::new(), gaps: Vec::new() }
    }

    fn found(kind: Kind, views: Vec<View>) -> Found {
        let line = Line {
            item: "pr_say".to_owned(),
            all: Figure::default(),
            with_opinion: None,
            quality: [0; 3],
            views,
            changes: Vec::new(),
        };
        let part = Part {
            kind,
            n: 80,
            left_out: 0,
            weighting: None,
            trouble: None,
            lines: vec![line],
            ties: Vec::new(),
        };
        Found { parts: vec![part] }
    }

    fn approved(of: &[&[&str]]) -> Vec<Vec<String>> {
        of.iter().map(|by| by.iter().map(|word| (*word).to_owned()).collect()).collect()
    }

    #[test]
    fn figures_of_groups_stay_and_those_of_places_are_worked_out_again() {
        let before = found(
            Kind::Panel,
            vec![view(&["province"], Some(0.5)), view(&["age"], Some(0.6)), view(&["gender"], Some(0.7))],
        );
        let mut now = found(Kind::Panel, vec![view(&["province"], Some(0.4)), view(&["age"], None)]);
        let approved = self::approved(&[&["province"], &["age"]]);
        keep(&mut now, &before, &Allowed { approved: &approved, withheld: &[] });
        assert_eq!(now.parts[0].lines[0].views, [view(&["province"], Some(0.4)), view(&["age"], Some(0.6))]);
        strip(&mut now, &|by| by.iter().any(|word| word == "age"));
        assert_eq!(now.parts[0].lines[0].views, [view(&["province"], Some(0.4))]);
    }

    #[test]
    fn a_population_weighted_by_groups_stays_whole() {
        let mut before = found(Kind::Population, vec![view(&["age"], Some(0.6))]);
        before.parts[0].weighting = Some(Weighting {
            is_brought: false,
            came_by_themselves: false,
            margins: vec!["age".to_owned()],
            kish_deff: 1.0,
            trimmed: 0,
            margin_error: 0.0,
        });
        let mut now = found(Kind::Population, Vec::new());
        now.parts[0].trouble = Some(Trouble::Unweighted);
        let approved = self::approved(&[&["age"]]);
        let withheld = [("age".to_owned(), "one".to_owned(), [String::new(), String::new()])];
        let mut hidden = now.clone();
        keep(&mut hidden, &before, &Allowed { approved: &approved, withheld: &withheld });
        assert!(hidden.parts[0].lines[0].views.is_empty(), "a body that withholds now is heard");
        keep(&mut now, &before, &Allowed { approved: &approved, withheld: &[] });
        assert_eq!(now, before);
    }
}
