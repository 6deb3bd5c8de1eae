//! Which figures of groups are not shown: small ones, those that would tell of each member, those that are withheld, and
//! those by which these could be worked out.

use std::collections::BTreeMap;

use survey::disclosure::{Counts, Rules, Status, protect};

use super::domain::Domain;
use super::found::{Figure, View, Why};
use super::rows::{POSTAL_AREA, PROVINCE, province_of};

/// No figure rests on fewer people.
pub const FEWEST: usize = survey::release::FEWEST;

/// Groups that together are one of another picture: the postal areas of a province.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// Which cells.
    pub cells: Vec<usize>,
    /// Whether the other picture hides it, so that it must not be added up here.
    pub is_hidden: bool,
}

impl Whole {
    /// The provinces of postal areas, as they are shown already.
    pub fn provinces(domain: &Domain, shown: &[View]) -> Vec<Self> {
        if domain.by != [POSTAL_AREA] {
            return Vec::new();
        }
        let provinces = shown.iter().find(|view| view.by == [PROVINCE]);
        let mut wholes: BTreeMap<&str, Self> = BTreeMap::new();
        for (at, cell) in domain.cells.iter().enumerate() {
            let Some(province) = cell.first().and_then(|area| province_of(area)) else { continue };
            let cell = provinces.and_then(|view| view.cells.iter().find(|cell| cell.levels == [province]));
            let is_hidden = cell.is_some_and(|cell| is_private(&cell.figure));
            wholes.entry(province).or_insert(Self { cells: Vec::new(), is_hidden }).cells.push(at);
        }
        wholes.into_values().collect()
    }
}

/// Whether a figure is hidden because it would tell of people.
fn is_private(figure: &Figure) -> bool {
    !matches!(figure.why, None | Some(Why::Unsure))
}

/// Hides what must not be shown; `counts` has of each group how many answered, and how many of them gave what counts.
pub fn hide(
    (domain, wholes): (&Domain, &[Whole]),
    mut figures: Vec<Figure>,
    counts: &[[usize; 2]],
    withheld: &[Option<Why>],
) -> Vec<Figure> {
    let mut protects = complementary(domain, counts);
    wholes
        .iter()
        .filter(|whole| whole.is_hidden)
        .flat_map(|whole| &whole.cells)
        .for_each(|at| protects[*at] = true);
    for (at, figure) in figures.iter_mut().enumerate() {
        let [n, such] = counts[at];
        if let Some(why) = &withheld[at] {
            *figure = Figure::hidden(why.clone());
        } else if n > 0 && n < FEWEST {
            *figure = Figure::hidden(Why::Few);
        } else if figure.est.is_some() && survey::release::tells_of_all(n, such) {
            *figure = Figure::hidden(Why::Alike);
        } else if protects[at] {
            *figure = Figure::hidden(Why::Protects);
        }
    }
    while let Some(at) = exposed((domain, wholes), &figures, counts) {
        figures[at] = Figure::hidden(Why::Protects);
    }
    figures
}

/// Cells that the engine hides so that small ones cannot be worked out from the totals.
fn complementary(domain: &Domain, counts: &[[usize; 2]]) -> Vec<bool> {
    let none = vec![false; counts.len()];
    let width = domain.sizes.get(1).copied().unwrap_or(1);
    // of one line there are no totals but that of all, which `exposed` looks at
    if !domain.is_exclusive() || width == 1 {
        return none;
    }
    let rows: Vec<Vec<u64>> =
        counts.chunks(width).map(|row| row.iter().map(|[n, _]| *n as u64).collect()).collect();
    let names = |count: usize| (0..count).map(|at| at.to_string()).collect();
    let rules = Rules { min_n: FEWEST as u64, ..Rules::default() };
    let table = Counts::new(names(rows.len()), names(width), rows).and_then(|table| protect(&table, rules));
    match table {
        Ok(table) => table.cell.iter().map(|cell| cell.status == Status::Complementary).collect(),
        // what cannot be protected is not shown at all
        Err(_) => counts.iter().map(|[n, _]| *n > 0).collect(),
    }
}

/// A shown cell that must go, since a line has hidden people who are too few, or stand alone, and could be worked out from
/// the total.
fn exposed(
    (domain, wholes): (&Domain, &[Whole]),
    figures: &[Figure],
    counts: &[[usize; 2]],
) -> Option<usize> {
    lines(domain, wholes).iter().find_map(|line| {
        let is_hidden = |at: &&usize| is_private(&figures[**at]) && counts[**at][0] > 0;
        let hidden: Vec<&usize> = line.iter().filter(is_hidden).collect();
        let people: usize = hidden.iter().map(|at| counts[**at][0]).sum();
        if hidden.is_empty() || (hidden.len() > 1 && people >= FEWEST) {
            return None;
        }
        let shown = line.iter().copied().filter(|at| figures[*at].est.is_some());
        shown.min_by_key(|at| counts[*at][0])
    })
}

/// The cells that add up to something that may be known: all of one level, and wholes of another picture.
fn lines(domain: &Domain, wholes: &[Whole]) -> Vec<Vec<usize>> {
    let width = domain.sizes.get(1).copied().unwrap_or(1);
    let rows = domain.sizes.first().copied().unwrap_or(0);
    let mut lines: Vec<Vec<usize>> =
        (0..width).map(|column| (0..rows).map(|row| row * width + column).collect()).collect();
    if width > 1 {
        lines.extend((0..rows).map(|row| (0..width).map(|column| row * width + column).collect()));
    }
    lines.extend(wholes.iter().map(|whole| whole.cells.clone()));
    lines
}

/// Where a share tells how many people gave an answer, since everybody counts alike: hides it where fewer than ten gave one of
/// the two answers, and those by which such a number could be worked out.
pub fn hide_such((domain, wholes): (&Domain, &[Whole]), figures: &mut [Figure], counts: &[[usize; 2]]) {
    let is_few = |[n, such]: [usize; 2]| [such, n - such].iter().any(|part| (1..FEWEST).contains(part));
    for (figure, _) in figures.iter_mut().zip(counts).filter(|(_, counts)| is_few(**counts)) {
        if figure.est.is_some() {
            *figure = Figure::hidden(Why::FewSuch);
        }
    }
    let lines = lines(domain, wholes);
    let exposed = |figures: &[Figure]| {
        lines.iter().find_map(|line| {
            let hidden: Vec<[usize; 2]> =
                line.iter().filter(|at| figures[**at].est.is_none()).map(|at| counts[*at]).collect();
            let such: usize = hidden.iter().map(|[_, such]| such).sum();
            let others = hidden.iter().map(|[n, _]| n).sum::<usize>() - such;
            let people = hidden.iter().filter(|[n, _]| *n > 0).count();
            if people == 0 || people > 1 && such >= FEWEST && others >= FEWEST {
                return None;
            }
            line.iter().copied().filter(|at| figures[*at].est.is_some()).min_by_key(|at| counts[*at][0])
        })
    };
    while let Some(at) = exposed(figures) {
        figures[at] = Figure::hidden(Why::Protects);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn domain(rows: usize, width: usize) -> Domain {
        let cells = (0..rows * width).map(|at| vec![at.to_string()]).collect();
        let sizes = if width > 1 { vec![rows, width] } else { vec![rows] };
        Domain { by: vec!["age".into()], sizes, cells, columns: vec![Vec::new()] }
    }

    fn shown(domain: &Domain, counts: &[[usize; 2]], withheld: &[Option<Why>]) -> Vec<Option<Why>> {
        let figure = |[n, such]: &[usize; 2]| Figure {
            n: Some(*n),
            est: Some(*such as f64 / *n as f64),
            ..Figure::default()
        };
        let figures = counts.iter().map(figure).collect();
        hide((domain, &[]), figures, counts, withheld).into_iter().map(|figure| figure.why).collect()
    }

    #[test]
    fn a_small_group_takes_another_one_along() {
        let found = shown(&domain(3, 1), &[[50, 20], [9, 4], [30, 10]], &[None, None, None]);
        assert_eq!(found, [None, Some(Why::Few), Some(Why::Protects)]);
        let found = shown(&domain(3, 1), &[[50, 20], [40, 4], [30, 10]], &[None, None, None]);
        assert_eq!(found, [None, None, None]);
    }

    #[test]
    fn a_small_area_cannot_be_worked_out_of_its_province() {
        let areas = ["L6P", "L6R", "M9V", "H2X", "H3A", "R2C"];
        let domain = Domain {
            by: vec![POSTAL_AREA.to_owned()],
            sizes: vec![areas.len()],
            cells: areas.iter().map(|area| vec![(*area).to_owned()]).collect(),
            columns: vec![Vec::new()],
        };
        let counts = [[40, 20], [30, 20], [4, 2], [50, 20], [5, 2], [20, 10]];
        let figure = |[n, such]: &[usize; 2]| Figure {
            n: Some(*n),
            est: Some(*such as f64 / *n as f64),
            ..Figure::default()
        };
        let province = |word: &str, figure: Figure| super::super::found::Cell {
            levels: vec![word.to_owned()],
            figure,
            rank: None,
        };
        let shown = View {
            by: vec![PROVINCE.to_owned()],
            cells: vec![
                province("ON", figure(&[74, 42])),
                province("QC", figure(&[55, 22])),
                province("MB", Figure::hidden(Why::Protects)),
            ],
            sure: Vec::new(),
            gaps: Vec::new(),
        };
        let wholes = Whole::provinces(&domain, &[shown]);
        assert_eq!(wholes.iter().map(|whole| whole.is_hidden).collect::<Vec<_>>(), [true, false, false]);
        let figures = counts.iter().map(figure).collect();
        let found = hide((&domain, &wholes), figures, &counts, &vec![None; areas.len()]);
        let why: Vec<Option<Why>> = found.into_iter().map(|figure| figure.why).collect();
        let (few, protects) = (Some(Why::Few), Some(Why::Protects));
        assert_eq!(
            why,
            [None, protects.clone(), few.clone(), protects.clone(), few, protects],
            "another area of the same province goes along, and no area adds up to a hidden province"
        );
        assert!(Whole::provinces(&self::domain(3, 1), &[]).is_empty());
    }

    #[test]
    fn who_all_answered_alike_are_not_told_of() {
        let found = shown(&domain(3, 1), &[[50, 20], [40, 40], [30, 0]], &[None, None, None]);
        assert_eq!(found, [None, Some(Why::Alike), Some(Why::Alike)]);
    }

    #[test]
    fn a_share_that_tells_of_few_takes_another_one_along() {
        let such = |counts: &[[usize; 2]]| {
            let figure = |[n, such]: &[usize; 2]| Figure {
                n: Some(*n),
                est: Some(*such as f64 / *n as f64),
                ..Figure::default()
            };
            let mut figures: Vec<Figure> = counts.iter().map(figure).collect();
            hide_such((&domain(counts.len(), 1), &[]), &mut figures, counts);
            figures.into_iter().map(|figure| figure.why).collect::<Vec<_>>()
        };
        assert_eq!(such(&[[50, 20], [40, 14], [30, 10]]), [None, None, None]);
        // two of ten, beside all of them: who gave the other answers would be known
        assert_eq!(such(&[[90, 61], [50, 31], [10, 8]]), [None, Some(Why::Protects), Some(Why::FewSuch)]);
        let few = Some(Why::FewSuch);
        assert_eq!(
            such(&[[90, 61], [20, 12], [16, 8]]),
            [None, few.clone(), few.clone()],
            "sixteen and twelve"
        );
        assert_eq!(such(&[[90, 61], [10, 9], [11, 10]]), [Some(Why::Protects), few.clone(), few]);
    }

    #[test]
    fn what_a_body_withholds_cannot_be_worked_out() {
        let body = Some(Why::Withheld("A council".into(), "Un conseil".into()));
        let found = shown(&domain(3, 1), &[[50, 20], [40, 14], [30, 10]], &[body.clone(), None, None]);
        assert_eq!(found, [body, None, Some(Why::Protects)]);
    }

    #[test]
    fn by_two_things_no_line_has_one_hidden_cell() {
        let counts = [[40, 20], [5, 2], [40, 20], [40, 20], [41, 20], [40, 20], [40, 20], [40, 20], [40, 20]];
        let found = shown(&domain(3, 3), &counts, &vec![None; 9]);
        for line in [[0, 1, 2], [3, 4, 5], [6, 7, 8], [0, 3, 6], [1, 4, 7], [2, 5, 8]] {
            let hidden = line.iter().filter(|at| found[**at].is_some()).count();
            assert_ne!(hidden, 1, "{line:?} {found:?}");
        }
        assert_eq!(found[1], Some(Why::Few));
    }
}
