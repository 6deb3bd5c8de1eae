//! Which rows an estimate is about, in which group each is, and what it says.

use super::{Above, Ground};
use crate::expression::Expression;
use crate::fault::{Fault, fault, quoted};
use crate::study::{Estimate, Kind};
use crate::table::{Levels, MISSING};

/// The rows of an estimate.
#[derive(Clone, Debug)]
pub(super) struct Rows {
    /// The group of each row, or [`MISSING`] if it is outside or has no answer.
    pub(super) group: Vec<u32>,
    /// The levels that name each group, in order.
    pub(super) names: Vec<Vec<String>>,
    /// What each row says.
    pub(super) above: Above,
    /// What it is divided by, for a ratio.
    pub(super) below: Option<Vec<f64>>,
    /// Names of the levels, where shares of each are asked for.
    pub(super) levels: Option<Vec<String>>,
    /// Whether what each row says is 0 or 1.
    pub(super) is_share: bool,
}

impl Rows {
    pub(super) fn of(ground: &Ground, estimate: &Estimate) -> Result<Self, Fault> {
        let table = ground.table;
        let (mut group, names) = groups(ground, estimate)?;
        if let Some(only) = &estimate.only {
            let holds = Expression::parse(only)?.evaluate(table)?;
            for (group, holds) in group.iter_mut().zip(holds) {
                if holds.is_nan() || holds == 0.0 {
                    *group = MISSING;
                }
            }
        }
        let mut rows = Self {
            group,
            names,
            above: Above::Numbers(Vec::new()),
            below: None,
            levels: None,
            is_share: false,
        };
        match estimate.kind {
            Kind::Scale => return Ok(rows),
            Kind::Proportion => rows.say_shares(table.levels(&estimate.of.0[0])?),
            Kind::RiskRatio => rows.say(table.numbers(&estimate.of.0[0])?),
            _ => rows.say(table.numbers(&estimate.of.0[0])?),
        }
        if estimate.kind == Kind::RiskRatio && !rows.is_share {
            return Err(fault!(
                "The risk ratio {} needs a column of 0 and 1; recode {} first.",
                quoted(&estimate.name),
                quoted(&estimate.of.0[0])
            ));
        }
        if let Some(over) = &estimate.over {
            let below = table.numbers(over)?;
            rows.leave_out(|row| below[row].is_nan());
            rows.below = Some(below);
        }
        Ok(rows)
    }

    fn leave_out(&mut self, is_missing: impl Fn(usize) -> bool) {
        for (row, group) in self.group.iter_mut().enumerate() {
            if is_missing(row) {
                *group = MISSING;
            }
        }
    }

    fn say(&mut self, mut numbers: Vec<f64>) {
        self.leave_out(|row| numbers[row].is_nan());
        self.is_share = numbers.iter().all(|x| x.is_nan() || *x == 0.0 || *x == 1.0);
        // outside of every group nothing is added, and what is missing must not spread
        numbers.iter_mut().filter(|x| x.is_nan()).for_each(|x| *x = 0.0);
        self.above = Above::Numbers(numbers);
    }

    /// Shares of 1 among 0 and 1, or of each level.
    fn say_shares(&mut self, levels: Levels) {
        self.is_share = true;
        if !levels.names.is_empty() && levels.names.iter().all(|name| name == "0" || name == "1") {
            let one = levels.find("1");
            let number = |&code: &u32| {
                if code == MISSING { f64::NAN } else { f64::from(u8::from(Some(code) == one)) }
            };
            let numbers = levels.codes.iter().map(number).collect();
            return self.say(numbers);
        }
        self.leave_out(|row| levels.codes[row] == MISSING);
        self.above = Above::Levels(levels.codes, levels.names.len());
        self.levels = Some(levels.names);
    }
}

/// The group of each row and the levels that name each; combinations that do not occur are left out.
fn groups(ground: &Ground, estimate: &Estimate) -> Result<(Vec<u32>, Vec<Vec<String>>), Fault> {
    let table = ground.table;
    let by = estimate.by.0.iter().map(|name| table.levels(name)).collect::<Result<Vec<_>, _>>()?;
    Ok(match by.as_slice() {
        [] => (vec![0; table.rows()], vec![Vec::new()]),
        [one] => (one.codes.clone(), one.names.iter().map(|name| vec![name.clone()]).collect()),
        [first, second, ..] => {
            let width = second.names.len() as u32;
            let pair = |(&a, &b): (&u32, &u32)| {
                if a == MISSING || b == MISSING { MISSING } else { a * width + b }
            };
            let codes: Vec<u32> = first.codes.iter().zip(&second.codes).map(pair).collect();
            let mut used = codes.clone();
            used.sort_unstable();
            used.dedup();
            used.retain(|code| *code != MISSING);
            let names = used
                .iter()
                .map(|code| {
                    vec![
                        first.names[(code / width) as usize].clone(),
                        second.names[(code % width) as usize].clone(),
                    ]
                })
                .collect();
            let place = |code: u32| used.binary_search(&code).map_or(MISSING, |at| at as u32);
            (codes.into_iter().map(place).collect(), names)
        }
    })
}
