//! What people said of themselves is removed some days after a wave closed. Figures of groups that were published before stay
//! as they were: they cannot be worked out again. Pure.

use super::found::{Cell, Figure, Found, Line, Part, View, Why};
use crate::self_identification::is_of_self;

/// What may be shown now.
pub struct Allowed<'a> {
    /// By what groups.
    pub approved: &'a [Vec<String>],
    /// Groups that their own body withholds: attribute and level.
    pub withheld: &'a [(String, String, [String; 2])],
}

impl Allowed<'_> {
    /// Whether a view may stay as it was: its groups are still approved, and it was made of none that is withheld now, which
    /// could not be hidden well without counting again.
    fn stays(&self, view: &View) -> bool {
        let tells = |(attribute, level, _): &(String, String, [String; 2])| tells_of(view, attribute, level);
        self.approved.contains(&view.by) && !self.withheld.iter().any(tells)
    }
}

/// The cells of a view that are of a group.
fn of_group<'a>(by: &[String], attribute: &str, level: &'a str) -> impl Fn(&Cell) -> bool + use<'a> {
    let at = by.iter().position(|word| word == attribute);
    move |cell| at.is_some_and(|at| cell.levels.get(at).is_some_and(|one| one == level))
}

/// Whether a view was made when a group was not withheld. Then its neighbours and the total were not chosen to protect it, even
/// where it is hidden for a reason of its own.
fn tells_of(view: &View, attribute: &str, level: &str) -> bool {
    let is_it = of_group(&view.by, attribute, level);
    view.cells.iter().any(|cell| is_it(cell) && !matches!(cell.figure.why, Some(Why::Withheld(..))))
}

/// Takes a group that is withheld now out of a view that was made before: itself, and everything beside it, since nobody has
/// counted yet what else would tell it.
pub fn withhold(view: &mut View, (attribute, level): (&str, &str), body: &[String; 2]) {
    if !tells_of(view, attribute, level) {
        return;
    }
    let is_it = of_group(&view.by, attribute, level);
    for cell in &mut view.cells {
        if is_it(cell) {
            cell.figure = Figure::hidden(Why::Withheld(body[0].clone(), body[1].clone()));
        } else if cell.figure.why.is_none() {
            cell.figure = Figure::hidden(Why::Protects);
        }
        cell.rank = None;
    }
    view.sure.clear();
    view.gaps.clear();
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
    fn what_is_withheld_now_takes_everything_along_that_would_tell_it() {
        let body = ["A council".to_owned(), "Un conseil".to_owned()];
        let cell = |level: &str, est: Option<f64>, why: Option<Why>| Cell {
            levels: vec![level.to_owned()],
            figure: Figure { n: est.map(|_| 40), est, why, ..Figure::default() },
            rank: Some([1, 2]),
        };
        let view = |first: Cell| View {
            by: vec!["age".to_owned()],
            cells: vec![first, cell("two", Some(0.5), None), cell("three", Some(0.4), None)],
            sure: vec![(1, 2)],
            gaps: Vec::new(),
        };
        let withheld = Some(Why::Withheld(body[0].clone(), body[1].clone()));
        let why = |view: &View| view.cells.iter().map(|cell| cell.figure.why.clone()).collect::<Vec<_>>();
        for before in [cell("one", Some(0.3), None), cell("one", None, Some(Why::Unsure))] {
            let mut now = view(before);
            withhold(&mut now, ("age", "one"), &body);
            assert_eq!(why(&now), [withheld.clone(), Some(Why::Protects), Some(Why::Protects)]);
            assert!(now.sure.is_empty() && now.cells.iter().all(|cell| cell.figure.est.is_none()));
        }
        let mut known = view(cell("one", None, withheld.clone()));
        let whole = known.clone();
        withhold(&mut known, ("age", "one"), &body);
        assert_eq!(known, whole, "it was counted so that nothing tells it");
        let mut other = view(cell("one", Some(0.3), None));
        let whole = other.clone();
        withhold(&mut other, ("gender", "one"), &body);
        assert_eq!(other, whole);
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
