//! `perron survey`: weights and estimates from answers.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use survey::answer::{Answer, Areas, Entry, Level};
use survey::study::Kind;
use survey::{Study, Survey as Engine};

use super::{Outcome, may_stop, progress};
use crate::exchange::study;

const EXAMPLES: &str = "\
Examples:
  perron survey belonging.toml                       estimates with their intervals
  perron survey belonging.toml --json out.json       everything, for another program (- for stdout)
  perron survey belonging.toml --json out.json --weights
                                                     with the weight of each row
  perron survey belonging.toml --replicates bsw.csv  the weights of all and of each replicate, a row each

belonging.toml says where the answers are, how people came to be asked, what is known of the population, and what is
estimated:
  data = \"answers.csv\"             # beside this file: a header, then a line a respondent
  missing = [\"\", \"NA\"]             # what means no answer
  [[recode]]
  name = \"strong\"
  from = \"belong\"
  map = { \"Very strong\" = 1, \"Somewhat strong\" = 1, \"Somewhat weak\" = 0, \"Very weak\" = 0 }
  [[weighting]]
  method = \"rake\"
  margins = [ { by = \"age\", totals = { \"15-34\" = 2100, \"35-64\" = 3900, \"65+\" = 1900 } },
              { by = \"gender\", totals = { \"men+\" = 3880, \"women+\" = 4020 } } ]
  [[estimate]]
  name = \"strong by age\"
  kind = \"proportion\"             # mean total proportion ratio quantile difference risk_ratio scale
  of = \"strong\"
  by = \"age\"
  [[estimate]]
  name = \"change\"
  kind = \"difference\"             # the second less the first; compare = \"pairs\" for all
  of = \"strong\"
  by = \"wave\"
  compare = [\"2025\", \"2026\"]

A sample of another kind is described in a table:
  [design]
  weights = \"w\"                   # and strata, cluster (a list for several stages), fpc, nest, lonely_psu
  replicates = { kind = \"bootstrap\", count = 500 }     # or jk1 jkn brr fay; or columns = \"bsw*\", scale = 0.002

Intervals are of 95%. Flags: A may be released, E with caution, F not. The same data, file and seed give the same figures.
docs/en/researchers.md has more.

Exit codes: 0 done, 1 bad input (one sentence says what to do; nothing is half answered), 2 a wrong command line.";

/// Weight answers to a population and estimate with intervals
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Survey {
    /// What is asked of which data: a TOML file
    design: PathBuf,
    /// Write everything as JSON, to a file or - for stdout
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
    /// Put the weight of each row into the JSON
    #[arg(long)]
    weights: bool,
    /// Write the weights of all and of each replicate as CSV
    #[arg(long, value_name = "FILE")]
    replicates: Option<PathBuf>,
}

impl Survey {
    pub fn run(&self) -> Outcome {
        let busy = progress::busy("estimating");
        let worked = self.work();
        busy.finish_and_clear();
        let (study, answer) = worked?;
        if let Some(path) = &self.json {
            let mut json = serde_json::to_vec_pretty(&answer)?;
            json.push(b'\n');
            if path == Path::new("-") {
                return Ok(may_stop(io::stdout().lock().write_all(&json))?);
            }
            fs::write(path, json).map_err(|e| cannot_write(path, &e))?;
        }
        let text = told(&study, &answer)?;
        Ok(may_stop(io::stdout().lock().write_all(text.as_bytes()))?)
    }

    fn work(&self) -> Result<(Study, Answer), Box<dyn std::error::Error>> {
        let (study, table) = study::read_file(&self.design)?;
        let engine = Engine::new(&study, table)?;
        let mut answer = engine.answer_all(&study)?;
        if self.weights {
            answer.weight = engine.weights().to_vec();
        }
        if let Some(path) = &self.replicates {
            if engine.replicates() == 0 {
                return Err(
                    "The design has no replicates to write; add replicates = { kind = \"bootstrap\" } to it."
                        .into(),
                );
            }
            put_replicates(&engine, path).map_err(|e| cannot_write(path, &e))?;
        }
        Ok((study, answer))
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> String {
    format!("{} cannot be written ({error}).", path.display())
}

/// A header, then a line a row: its weight, and its weight in each replicate.
fn put_replicates(engine: &Engine, path: &Path) -> io::Result<()> {
    let replicates: Vec<Vec<f64>> =
        (0..engine.replicates()).filter_map(|number| engine.replicate(number)).collect();
    let mut file = BufWriter::new(fs::File::create(path)?);
    write!(file, "weight")?;
    for number in 1..=replicates.len() {
        write!(file, ",replicate_{number}")?;
    }
    writeln!(file)?;
    for (row, weight) in engine.weights().iter().enumerate() {
        write!(file, "{weight}")?;
        for replicate in &replicates {
            write!(file, ",{}", replicate[row])?;
        }
        writeln!(file)?;
    }
    file.flush()
}

/// The answer in words, for a terminal.
fn told(study: &Study, answer: &Answer) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    let weights = &answer.weights;
    writeln!(
        text,
        "{} rows; weights from {} to {}, together {}; unequal weights alone widen variances {:.2} times.",
        answer.n,
        short(weights.min),
        short(weights.max),
        short(weights.sum),
        weights.kish_deff
    )?;
    if weights.trimmed > 0 {
        writeln!(text, "{} weights were cut.", weights.trimmed)?;
    }
    let mut last = None;
    for entry in &answer.estimate {
        let kind =
            study.estimate.iter().find(|estimate| estimate.name == entry.name).map(|estimate| estimate.kind);
        if last.replace(&entry.name) != Some(&entry.name) {
            writeln!(text, "\n{}", entry.name)?;
        }
        writeln!(text, "  {}", line(entry, kind))?;
    }
    for rank in &answer.rank {
        writeln!(text, "  {}: {} has place {} to {}", rank.name, rank.level, rank.best, rank.worst)?;
    }
    answer.small_area.iter().try_for_each(|areas| small_areas(&mut text, areas))?;
    for note in &answer.notes {
        writeln!(text, "\n{note}")?;
    }
    Ok(text)
}

fn small_areas(text: &mut String, areas: &Areas) -> std::fmt::Result {
    writeln!(text, "\n{}: variance between areas {}", areas.name, short(areas.sigma2))?;
    for area in &areas.area {
        writeln!(
            text,
            "  {}: {} (direct {}, ± {}), {:.0}% its own",
            area.level,
            short(area.est),
            short(area.direct),
            short(1.96 * area.mse.max(0.0).sqrt()),
            100.0 * area.gamma
        )?;
    }
    Ok(())
}

/// One figure with its interval and what it rests on.
fn line(entry: &Entry, kind: Option<Kind>) -> String {
    let figure = |value: f64| match kind {
        Some(Kind::Proportion) => format!("{:.1}%", 100.0 * value),
        _ => short(value),
    };
    let level = match &entry.level {
        Level::All => "all".to_owned(),
        Level::One(name) => name.clone(),
        Level::Many(names) => names.join(", "),
    };
    let Some(est) = entry.est else { return format!("{level}: no value, n {}", entry.n) };
    let mut said = format!("{level}: {}", figure(est));
    if let (Some(lo), Some(hi)) = (entry.lo, entry.hi) {
        said += &format!(" ({} to {})", figure(lo), figure(hi));
    }
    said += &format!(", n {}", entry.n);
    if let Some([first, second]) = entry.rates {
        said += &format!(", from {} to {}", short(first), short(second));
    }
    if let Some(p) = entry.p_holm.or(entry.p) {
        said += &format!(", p {p:.3}{}", if entry.p_holm.is_some() { " after Holm" } else { "" });
    }
    if let Some(verdict) = entry.verdict.and_then(|verdict| serde_json::to_value(verdict).ok()) {
        said += &format!(", {}", verdict.as_str().unwrap_or_default());
    }
    if let Some(mean) = entry.mean_score {
        said += &format!(", mean score {}", short(mean));
    }
    if let Some(flag) = entry.flag {
        said += &format!(", {flag}");
    }
    said
}

/// A number as people read it: whole if it is large, else with four digits that count.
fn short(value: f64) -> String {
    let size = value.abs();
    if size >= 1e15 || (size > 0.0 && size < 1e-4) {
        return format!("{value:.3e}");
    }
    let digits = if size >= 1000.0 || size == 0.0 { 0 } else { (3 - size.log10().floor() as i32).max(0) };
    format!("{value:.*}", digits.unsigned_abs() as usize)
}
