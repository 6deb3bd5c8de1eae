//! A table told with noise, which a budget in a file pays for.

use std::error::Error;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use rand::Rng;
use serde::{Deserialize, Serialize};
use survey::disclosure::Counts;
use survey::disclosure::noise::{Budget, Noisy, epsilon};

use super::in_columns;

/// Of (ε, δ)-differential privacy, as which ρ is told too: the chance that it does not hold.
const DELTA: f64 = 1e-6;

/// What stands in the file of a budget.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Purse {
    rho: f64,
    #[serde(default)]
    spent: f64,
}

/// A table with noise.
#[derive(Serialize)]
pub struct Table {
    /// What this table cost.
    rho: f64,
    /// Of the noise of each count; that of a total is as many times that as it has cells.
    variance: f64,
    /// What is spent and left, after it.
    spent: f64,
    left: f64,
    /// What all that is spent means.
    epsilon: f64,
    delta: f64,
    rows: Vec<String>,
    columns: Vec<String>,
    /// Row by row.
    counts: Vec<Vec<i128>>,
}

/// Pays, and keeps on disk what is spent; only then is anything told. `ready` is asked once all else is well, right before.
pub fn told(
    counts: &Counts,
    rho: f64,
    file: &Path,
    ready: impl Fn() -> Result<(), String>,
) -> Result<Table, Box<dyn Error>> {
    let failed = |what: &str, problem: &dyn std::fmt::Display| {
        format!("The budget {} {what} ({problem}); nothing was told.", file.display())
    };
    let missing = |problem: std::io::Error| match problem.kind() {
        std::io::ErrorKind::NotFound => format!(
            "There is no budget {}; write {{\"rho\": 0.1}} into it, or how much may be told of these people in all.",
            file.display()
        ),
        _ => failed("cannot be read", &problem),
    };
    fs::metadata(file).map_err(missing)?;
    // two at once do not spend the same; a file of its own is locked, since what is kept is a new file each time
    let turn = File::create(beside(file, ".lock")).map_err(|problem| failed("cannot be locked", &problem))?;
    turn.lock().map_err(|problem| failed("cannot be locked", &problem))?;
    let text = fs::read_to_string(file).map_err(missing)?;
    let purse: Purse = serde_json::from_str(&text).map_err(|problem| failed("cannot be read", &problem))?;
    let mut budget = Budget::new(purse.rho, purse.spent)?;
    let (height, width) = (counts.rows().len(), counts.columns().len());
    let cells: Vec<u64> = (0..height * width).map(|at| counts.at(at / width, at % width)).collect();
    let mut random = rand::rng();
    let told = budget.table(&cells, rho, &mut || random.next_u64())?;
    ready()?;
    keep(file, Purse { spent: budget.spent(), ..purse })
        .map_err(|problem| failed("cannot be written", &problem))?;
    let told_of = |row: &[Noisy]| row.iter().map(|one| one.count).collect();
    Ok(Table {
        rho,
        variance: told.first().map_or(0.0, |one| one.variance),
        spent: budget.spent(),
        left: budget.left().max(0.0),
        epsilon: epsilon(budget.spent(), DELTA),
        delta: DELTA,
        rows: counts.rows().to_vec(),
        columns: counts.columns().to_vec(),
        counts: told.chunks(width).map(told_of).collect(),
    })
}

/// A file with a longer name: it is never the budget itself.
fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Into a file beside it, which then takes its name: whatever happens, one of the two is whole.
fn keep(file: &Path, purse: Purse) -> std::io::Result<()> {
    let text = serde_json::to_string(&purse)? + "\n";
    let part = beside(file, ".part");
    let mut new = File::create(&part)?;
    new.write_all(text.as_bytes())?;
    new.sync_all()?;
    fs::rename(&part, file)
}

impl Table {
    /// In columns, for a terminal.
    pub fn text(&self) -> Result<String, std::fmt::Error> {
        let sum = |row: &[i128]| row.iter().sum::<i128>();
        let line = |name: &str, counts: Vec<i128>| {
            let all = sum(&counts);
            [name.to_owned()].into_iter().chain(counts.iter().chain([&all]).map(i128::to_string)).collect()
        };
        let mut lines = vec![[&[String::new()], &self.columns[..], &["all".to_owned()]].concat()];
        lines.extend(self.rows.iter().zip(&self.counts).map(|(name, row)| line(name, row.clone())));
        let total = |column: usize| self.counts.iter().map(|row| row[column]).sum();
        lines.push(line("all", (0..self.columns.len()).map(total).collect()));
        let mut text = in_columns(&lines)?;
        writeln!(
            text,
            "\nEvery count has noise of its own, of variance {:.1}: two in three are off by {:.0} at most. Totals are sums of these, and counts\n\
             may be below 0; keep them so, or sums lean. This cost {} of the budget; {:.6} are spent, which is ε = {:.2} at δ = {DELTA}, and {:.6} left.",
            self.variance,
            self.variance.sqrt().ceil(),
            self.rho,
            self.spent,
            self.epsilon,
            self.left
        )?;
        Ok(text)
    }
}
