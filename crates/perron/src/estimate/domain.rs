//! Groups: every combination of the levels of one or two attributes, as columns for the engine.

use survey::MISSING;

use super::rows::Columns;

/// No more groups are looked at.
const MOST: usize = 1_500;

/// Groups by one or two attributes.
#[derive(Clone, Debug)]
pub struct Domain {
    /// The attributes.
    pub by: Vec<String>,
    /// How many levels each has.
    pub sizes: Vec<usize>,
    /// A level of each; in the order of the levels.
    pub cells: Vec<Vec<String>>,
    /// One column with the cell of each row where nobody is in two; else a column for each cell.
    pub columns: Vec<Vec<u32>>,
}

/// The name of a cell as the engine orders it.
pub fn key(cell: usize) -> String {
    format!("{cell:05}")
}

impl Domain {
    /// Of these rows. `None` if the wave does not know an attribute, or there are too many groups.
    pub fn of(columns: &Columns, rows: &[usize], by: &[String]) -> Option<Self> {
        let levels: Vec<_> = by.iter().map(|word| columns.attribute(word)).collect::<Option<_>>()?;
        let mut names: Vec<Vec<String>> = levels.iter().map(super::rows::Levels::names).collect();
        // places in their own order, not in that of the answers
        let order: Vec<Vec<usize>> =
            levels.iter().zip(&mut names).map(|(levels, names)| placed(levels, names)).collect();
        let sizes: Vec<usize> = names.iter().map(Vec::len).collect();
        let cells: Vec<Vec<String>> = match names.as_slice() {
            [one] => one.iter().map(|name| vec![name.clone()]).collect(),
            [one, other] => {
                one.iter().flat_map(|a| other.iter().map(move |b| vec![a.clone(), b.clone()])).collect()
            }
            _ => return None,
        };
        if cells.is_empty() || cells.len() > MOST {
            return None;
        }
        let width = sizes.get(1).copied().unwrap_or(1);
        let of_row = |row: usize| -> Vec<usize> {
            let first = levels[0].of_row(row).map(|at| order[0][at]);
            match levels.get(1) {
                None => first.collect(),
                Some(second) => {
                    let second: Vec<usize> = second.of_row(row).map(|at| order[1][at]).collect();
                    first.flat_map(|a| second.iter().map(move |b| a * width + b)).collect()
                }
            }
        };
        let code = |cell: usize| u32::try_from(cell).unwrap_or(MISSING);
        let mut single = Vec::with_capacity(rows.len());
        for row in rows {
            match of_row(*row).as_slice() {
                [] => single.push(MISSING),
                [one] => single.push(code(*one)),
                _ => break,
            }
        }
        let columns = if single.len() == rows.len() {
            vec![single]
        } else {
            let mut columns = vec![vec![MISSING; rows.len()]; cells.len()];
            for (at, row) in rows.iter().enumerate() {
                of_row(*row).into_iter().for_each(|cell| columns[cell][at] = 0);
            }
            columns
        };
        Some(Self { by: by.to_vec(), sizes, cells, columns })
    }

    /// The names of the levels of a column.
    pub fn keys(&self, column: usize) -> Vec<String> {
        if self.columns.len() == 1 && self.cells.len() != 1 {
            (0..self.cells.len()).map(key).collect()
        } else {
            vec![key(column)]
        }
    }

    /// Whether nobody is in two groups.
    pub fn is_exclusive(&self) -> bool {
        self.columns.len() == 1
    }
}

/// Puts the levels of a place in order; where each went.
fn placed(levels: &super::rows::Levels<'_>, names: &mut [String]) -> Vec<usize> {
    let mut at: Vec<usize> = (0..names.len()).collect();
    if matches!(levels, super::rows::Levels::One(_)) {
        let place = |name: &String| store::residence::Province::of_word(name);
        at.sort_by(|a, b| place(&names[*a]).cmp(&place(&names[*b])).then_with(|| names[*a].cmp(&names[*b])));
    }
    let mut order = vec![0; names.len()];
    at.iter().enumerate().for_each(|(new, old)| order[*old] = new);
    let sorted: Vec<String> = at.iter().map(|old| names[*old].clone()).collect();
    names.clone_from_slice(&sorted);
    order
}
