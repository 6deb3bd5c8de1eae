//! `perron safe-table`: a table of counts that may be published.

mod noisy;

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use survey::disclosure::{self, Counts, Rules, Status};

use super::{Outcome, may_stop};

const EXAMPLES: &str = "\
Examples:
  perron safe-table groups.csv                       hide cells of fewer than 10 people, and what would tell them
  perron safe-table groups.csv --min-n 5 --width 3   with other limits
  perron safe-table groups.csv --json safe.json      with the interval of each hidden cell (- for stdout)
  perron safe-table groups.csv --noise 0.005 --budget wave.json
                                                     hide nothing, but add noise to every count, and pay for it

groups.csv is a two-way table of counts without totals:
  group,agree,disagree,pass
  K1A,40,3,22
  K2P,35,28,19

Totals of rows and columns are published with it, and zeros are shown. Hidden: cells of 1 to 9 people (x), and others with
together as few people as possible (c), so that nobody can work out a small cell: from all that is shown it could be
anything in an interval at least 5 wide that reaches 10. Each table is looked at alone: two tables of the same people (other
filters, the next wave, other limits) may tell together what neither tells; the library audits those (survey::disclosure::ledger).

With --noise nothing is hidden: each count is told with noise of variance 1 ÷ 2ρ (discrete Gaussian; differential privacy, zero-
concentrated), and ρ is taken from a budget, a file such as {\"rho\": 0.1}, which keeps what is spent. When too little is left,
nothing is told. Each person must stand in one cell alone. A table with noise and one without, of the same people, are not safe together.

Exit codes: 0 done, 1 bad input or a table that cannot be made safe (one sentence says what to do), 2 a wrong command
line.";

/// Hide small cells of a table of counts so that nobody can work them out
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct SafeTable {
    /// The table: a CSV file
    table: PathBuf,
    /// Hide cells of fewer people
    #[arg(long, value_name = "N", default_value_t = 10)]
    min_n: u64,
    /// How wide the interval of a hidden cell must be at least
    #[arg(long, value_name = "N", default_value_t = 5)]
    width: u64,
    /// Write the table as JSON, to a file or - for stdout
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Add noise that costs so much of the budget
    #[arg(long, value_name = "RHO", requires = "budget", conflicts_with_all = ["min_n", "width"])]
    noise: Option<f64>,
    /// The file that keeps the budget
    #[arg(long, value_name = "FILE", requires = "noise")]
    budget: Option<PathBuf>,
}

impl SafeTable {
    pub fn run(&self) -> Outcome {
        let bytes =
            fs::read(&self.table).map_err(|e| format!("{} cannot be read ({e}).", self.table.display()))?;
        let counts = Counts::read_csv(&bytes)?;
        if let (Some(rho), Some(budget)) = (self.noise, &self.budget) {
            let noisy = noisy::told(&counts, rho, budget, || self.can_be_kept())?;
            return self.tell(&noisy, |noisy| noisy.text());
        }
        let safe = disclosure::protect(&counts, Rules { min_n: self.min_n, width: self.width })?;
        self.tell(&safe, told)
    }

    /// That the file which is asked for can be written: nothing is paid for what is then lost.
    fn can_be_kept(&self) -> Result<(), String> {
        let file = self.json.as_deref().filter(|path| *path != Path::new("-"));
        let Some(path) = file else { return Ok(()) };
        let opened = File::options().append(true).create(true).open(path);
        opened.map(drop).map_err(|problem| unwritten(path, &problem))
    }

    /// As JSON where that is asked for, and in words.
    fn tell<Table: Serialize>(
        &self,
        table: &Table,
        words: impl Fn(&Table) -> Result<String, std::fmt::Error>,
    ) -> Outcome {
        if let Some(path) = &self.json {
            let mut json = serde_json::to_vec_pretty(table)?;
            json.push(b'\n');
            if path == Path::new("-") {
                return Ok(may_stop(io::stdout().lock().write_all(&json))?);
            }
            fs::write(path, json).map_err(|problem| unwritten(path, &problem))?;
        }
        Ok(may_stop(io::stdout().lock().write_all(words(table)?.as_bytes()))?)
    }
}

fn unwritten(path: &Path, problem: &io::Error) -> String {
    format!("{} cannot be written ({problem}).", path.display())
}

/// Lines of as many fields each, the first to the left, the others to the right.
fn in_columns(lines: &[Vec<String>]) -> Result<String, std::fmt::Error> {
    let size = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let sizes: Vec<usize> = (0..lines.first().map_or(0, Vec::len)).map(size).collect();
    let mut text = String::new();
    for line in lines {
        write!(text, "{:<1$}", line[0], sizes[0])?;
        for (field, size) in line.iter().zip(&sizes).skip(1) {
            write!(text, "  {field:>size$}")?;
        }
        text.push('\n');
    }
    Ok(text)
}

/// The table in columns, for a terminal.
fn told(safe: &disclosure::SafeTable) -> Result<String, std::fmt::Error> {
    let width = safe.columns.len();
    let mut lines = vec![[&[String::new()], &safe.columns[..], &["all".to_owned()]].concat()];
    for (row, name) in safe.rows.iter().enumerate() {
        let cell = |cell: &disclosure::Cell| match (cell.shown, cell.status) {
            (Some(n), _) => n.to_string(),
            (None, Status::Primary) => "x".to_owned(),
            (None, _) => "c".to_owned(),
        };
        let cells = safe.cell[row * width..(row + 1) * width].iter().map(cell);
        lines.push(
            [name.clone()].into_iter().chain(cells).chain([safe.row_totals[row].to_string()]).collect(),
        );
    }
    let totals = safe.column_totals.iter().map(u64::to_string);
    let all: u64 = safe.row_totals.iter().sum();
    lines.push(["all".to_owned()].into_iter().chain(totals).chain([all.to_string()]).collect());
    let mut text = in_columns(&lines)?;
    let count = |status: Status| safe.cell.iter().filter(|cell| cell.status == status).count();
    writeln!(
        text,
        "\nHidden: {} small (x), and {} others with {} people, so that nobody can work out a small one (c).",
        count(Status::Primary),
        count(Status::Complementary),
        safe.cost
    )?;
    if !safe.is_least {
        writeln!(text, "Perhaps fewer would do; the table is too large to try everything.")?;
    }
    for cell in safe.cell.iter().filter(|cell| cell.shown.is_none()) {
        writeln!(text, "  {}, {}: anything from {} to {}", cell.row, cell.column, cell.low, cell.high)?;
    }
    Ok(text)
}
