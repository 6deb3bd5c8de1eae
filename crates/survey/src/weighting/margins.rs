//! What is known of the population: totals of levels and of numbers.

use std::collections::BTreeMap;

use super::cells::{Cells, NONE};
use super::level_named;
use crate::fault::{Fault, fault, list, quoted, rows};
use crate::study::{INTERCEPT, Margin};
use crate::table::{Levels, MISSING, Table};

/// Totals, and what stands in each cell for them.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) cells: Cells,
    pub(crate) totals: Vec<f64>,
    /// What each column is, for a sentence.
    pub(crate) names: Vec<String>,
}

impl Known {
    /// Margins to rake to.
    pub(crate) fn of_margins(
        margins: &[Margin],
        table: &Table,
        notes: &mut Vec<String>,
    ) -> Result<Self, Fault> {
        if margins.is_empty() {
            return Err(fault!(
                "There is no margin to weight to; give margins = [ {{ by = \"…\", totals = {{ … }} }} ]."
            ));
        }
        let mut factors = Vec::new();
        let (mut totals, mut names) = (Vec::new(), Vec::new());
        let mut first = 0.0;
        for margin in margins {
            let by = margin.by.0.join("|");
            let levels = table.crossed(&margin.by.0)?;
            every_row_has_one(&levels, &by)?;
            let found = of_levels(&levels, &by, &margin.totals)?;
            let sum: f64 = margin.totals.values().sum();
            if totals.is_empty() {
                first = sum;
            }
            let is_same = (sum / first - 1.0).abs() <= 1e-6;
            if !is_same {
                notes.push(format!(
                    "The totals of {} add up to {sum} and those of the first margin to {first}; they were scaled to the first.",
                    quoted(&by)
                ));
            }
            totals.extend(found.iter().map(|total| if is_same { *total } else { total * first / sum }));
            names.extend(levels.names.iter().map(|level| level_named(&by, level)));
            factors.push(levels);
        }
        let cells = Cells::of_levels(&factors.iter().collect::<Vec<_>>());
        Ok(Self { cells, totals, names })
    }

    /// Totals to calibrate to: `(Intercept)`, `column=level`, columns of numbers.
    pub(crate) fn of_totals(given: &BTreeMap<String, f64>, table: &Table) -> Result<Self, Fault> {
        if given.is_empty() {
            return Err(fault!(
                "There is no total to calibrate to; give totals = {{ \"(Intercept)\" = …, … }}."
            ));
        }
        let mut parts = Parts::default();
        for (key, &total) in given {
            if !total.is_finite() {
                return Err(fault!("The total of {} is {total}; give a number.", quoted(key)));
            }
            parts.take(key, total, table)?;
        }
        let mut cells =
            if parts.numbers.is_empty() { parts.collapsed(table.rows()) } else { parts.by_row(table.rows()) };
        cells.columns = parts.totals.len();
        Ok(Self { cells, totals: parts.totals, names: parts.names })
    }
}

/// The columns of a calibration by their kinds.
#[derive(Default)]
struct Parts {
    totals: Vec<f64>,
    names: Vec<String>,
    intercept: Option<u32>,
    /// Levels, and the column of each level.
    factors: Vec<(String, Levels, Vec<u32>)>,
    numbers: Vec<(u32, Vec<f64>)>,
}

impl Parts {
    fn take(&mut self, key: &str, total: f64, table: &Table) -> Result<(), Fault> {
        let column = self.totals.len() as u32;
        self.totals.push(total);
        if key == INTERCEPT {
            self.names.push("the intercept".to_owned());
            self.intercept = Some(column);
            return Ok(());
        }
        let Some((name, level)) = key.split_once('=') else {
            let numbers = table.numbers(key)?;
            let missing = numbers.iter().filter(|x| x.is_nan()).count();
            if missing > 0 {
                return Err(fault!(
                    "{} is missing in {}; fill it in, or leave them out.",
                    quoted(key),
                    rows(missing)
                ));
            }
            self.names.push(quoted(key));
            self.numbers.push((column, numbers));
            return Ok(());
        };
        self.names.push(level_named(name, level));
        let at = match self.factors.iter().position(|(known, ..)| known == name) {
            Some(at) => at,
            None => {
                let levels = table.levels(name)?;
                every_row_has_one(&levels, name)?;
                let columns = vec![NONE; levels.names.len()];
                self.factors.push((name.to_owned(), levels, columns));
                self.factors.len() - 1
            }
        };
        let (_, levels, columns) = &mut self.factors[at];
        match levels.find(level) {
            Some(code) => columns[code as usize] = column,
            None => {
                return Err(fault!(
                    "Nobody in the data is {}, of which there are {total}; the levels are {}.",
                    level_named(name, level),
                    list(levels.names.iter().map(String::as_str))
                ));
            }
        }
        Ok(())
    }

    /// Rows that are alike in every level as one cell.
    fn collapsed(&self, rows: usize) -> Cells {
        let factors: Vec<&Levels> = self.factors.iter().map(|(_, levels, _)| levels).collect();
        let mut cells = if factors.is_empty() {
            Cells {
                of_row: Some(vec![0; rows]),
                count: 1,
                slots: 0,
                column: Vec::new(),
                value: Vec::new(),
                columns: 0,
            }
        } else {
            Cells::of_levels(&factors)
        };
        let of_level: Vec<u32> =
            self.factors.iter().flat_map(|(.., columns)| columns.iter().copied()).collect();
        let mut column = Vec::new();
        for cell in 0..cells.count {
            let range = cell * cells.slots..(cell + 1) * cells.slots;
            column.extend(cells.column[range].iter().map(|&level| of_level[level as usize]));
            column.extend(self.intercept);
        }
        cells.column = column;
        cells.slots += usize::from(self.intercept.is_some());
        cells
    }

    /// Each row its own cell.
    fn by_row(&self, rows: usize) -> Cells {
        let slots = self.factors.len() + self.numbers.len() + usize::from(self.intercept.is_some());
        let (mut column, mut value) = (Vec::with_capacity(rows * slots), Vec::with_capacity(rows * slots));
        for row in 0..rows {
            for (_, levels, columns) in &self.factors {
                column.push(columns[levels.codes[row] as usize]);
                value.push(1.0);
            }
            for (at, numbers) in &self.numbers {
                column.push(*at);
                value.push(numbers[row]);
            }
            if let Some(at) = self.intercept {
                column.push(at);
                value.push(1.0);
            }
        }
        Cells { of_row: None, count: rows, slots, column, value, columns: 0 }
    }
}

fn every_row_has_one(levels: &Levels, name: &str) -> Result<(), Fault> {
    let missing = levels.codes.iter().filter(|code| **code == MISSING).count();
    if missing > 0 {
        let name = quoted(name);
        return Err(fault!(
            "{name} is missing in {}; a margin needs a level in every row: recode what is missing to one, or leave it out.",
            rows(missing)
        ));
    }
    Ok(())
}

/// The total of each level of a margin.
fn of_levels(levels: &Levels, by: &str, totals: &BTreeMap<String, f64>) -> Result<Vec<f64>, Fault> {
    let by_name = quoted(by);
    if let Some((level, total)) = totals.iter().find(|(_, total)| !(total.is_finite() && **total >= 0.0)) {
        return Err(fault!(
            "The total of {} is {total}; give a number that is 0 or more.",
            level_named(by, level)
        ));
    }
    if totals.values().sum::<f64>() <= 0.0 {
        return Err(fault!("The totals of {by_name} add up to nothing; give the population of each level."));
    }
    if let Some((level, total)) =
        totals.iter().find(|(level, total)| levels.find(level).is_none() && **total > 0.0)
    {
        return Err(fault!(
            "The total of {} is {total} and nobody in the data counts for it; join it with another level.",
            level_named(by, level)
        ));
    }
    let total = |level: &String| {
        totals.get(level).copied().ok_or_else(|| {
            let code = levels.find(level);
            let such = levels.codes.iter().filter(|at| Some(**at) == code).count();
            fault!(
                "The margin has no total for {}, which stands in {}; add it, or recode that level.",
                level_named(by, level),
                rows(such)
            )
        })
    };
    levels.names.iter().map(total).collect()
}
