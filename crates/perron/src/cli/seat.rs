//! `perron seat`: who sits at which table.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use mixing::{Plan, Seating, Want, keep, seat};

use super::{Outcome, may_stop, progress};
use crate::exchange::people::{self, People};
use crate::exchange::seating::{self, Named};

const EXAMPLES: &str = "\
Examples:
  perron seat people.csv --tables 10 --rounds 3          people meet new ones in each round
  perron seat people.csv --tables 10 --step-free 1,2     only tables 1 and 2 are reached without a step
  perron seat people.csv --tables 10 --rounds 3 --json seating.json
                                                         and keep the seating in a file (- for stdout)
  perron seat people.csv --tables 10 --rounds 3 --keep seating.json
                                                         some came late or left: move as few as possible

people.csv has a line for each person, with the column person (a name, each once) and any of these:
  area        postal area: as many as possible at each table
  group       opinion group: likewise
  community   likewise, after the two
  languages   en fr: at each table one that everybody follows
  needs       interpreter step-free: somebody at the table interprets; the table is step-free
  offers      facilitate notes interpret: one of each of the first two at each table
  together    a word: who has the same one sits together (somebody and who supports them)
  apart       words: who shares one never sits together; the seating does not tell why
For example:
  person,area,languages,needs,offers,apart
  Ana,K1A,en fr,,facilitate notes,
  Ben,K2P,en,step-free,,x
  Chloé,J8X,fr,,notes,x

The same people and seed give the same seating. Up to 5,000 people.

Exit codes: 0 done (what could not be had is said), 1 bad input, or who must sit apart or together cannot (one
sentence says why; nobody is seated), 2 a wrong command line.";

/// Seat people at tables so that they meet others than those they know
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Seat {
    /// Who comes: a CSV file with the column person
    people: PathBuf,
    /// How many tables there are
    #[arg(long, value_name = "N")]
    tables: usize,
    /// How many rounds are seated
    #[arg(long, value_name = "N", default_value_t = 1)]
    rounds: usize,
    /// Where every random draw comes from
    #[arg(long, value_name = "N", default_value_t = 0)]
    seed: u64,
    /// Which tables are reached without a step; all of them unless this is said
    #[arg(long, value_name = "TABLES", value_delimiter = ',')]
    step_free: Option<Vec<usize>>,
    /// A seating to keep as far as possible, as --json wrote it
    #[arg(long, value_name = "FILE")]
    keep: Option<PathBuf>,
    /// Write the seating as JSON, to a file or - for stdout
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

impl Seat {
    pub fn run(&self) -> Outcome {
        let people = people::read_file(&self.people)?;
        let plan = self.plan(&people)?;
        let busy = progress::busy("seating");
        let seating = match &self.keep {
            Some(path) => keep(&people.all, &plan, &kept(path)?.rounds(&people)),
            None => seat(&people.all, &plan),
        };
        busy.finish_and_clear();
        let seating = seating?;
        let named = Named::of(&seating, &people);
        if let Some(path) = &self.json {
            let mut json = serde_json::to_vec_pretty(&named)?;
            json.push(b'\n');
            if path == Path::new("-") {
                return Ok(may_stop(io::stdout().lock().write_all(&json))?);
            }
            fs::write(path, json).map_err(|e| format!("{} cannot be written ({e}).", path.display()))?;
        }
        let text = told(&people, &seating, &named, self.keep.is_some())?;
        Ok(may_stop(io::stdout().lock().write_all(text.as_bytes()))?)
    }

    fn plan(&self, people: &People) -> Result<Plan, String> {
        let number = |&table: &usize| {
            let said = "--step-free numbers tables from 1; nobody was seated.";
            table.checked_sub(1).ok_or_else(|| said.to_owned())
        };
        let step_free = self.step_free.as_ref().map(|tables| tables.iter().map(number).collect());
        Ok(Plan {
            tables: self.tables,
            rounds: self.rounds,
            seed: self.seed,
            together: people.together.clone(),
            apart: people.apart.clone(),
            step_free: step_free.transpose()?,
            held: Vec::new(),
        })
    }
}

fn kept(path: &Path) -> Result<Named, String> {
    let bytes = fs::read(path).map_err(|e| format!("{} cannot be read ({e}).", path.display()))?;
    seating::read(&path.display().to_string(), &bytes)
}

/// The seating in words, for a terminal or a door.
fn told(people: &People, seating: &Seating, named: &Named, is_kept: bool) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    for (number, round) in named.rounds.iter().enumerate() {
        writeln!(text, "Round {}", number + 1)?;
        for (number, table) in round.tables.iter().enumerate() {
            let role = |name: &String| {
                let facilitates =
                    if table.facilitator.as_ref() == Some(name) { " (facilitates)" } else { "" };
                let notes = if table.note_taker.as_ref() == Some(name) { " (takes notes)" } else { "" };
                format!("{name}{facilitates}{notes}")
            };
            let names: Vec<String> = table.people.iter().map(role).collect();
            writeln!(text, "  Table {}: {}", number + 1, names.join(", "))?;
        }
    }
    let mixed = &seating.mixed;
    let tables = named.rounds.first().map_or(0, |round| round.tables.len());
    writeln!(
        text,
        "\n{} people at {tables} tables, {} rounds, seed {}.",
        people.all.len(),
        named.rounds.len(),
        named.seed
    )?;
    let again = match mixed.again {
        0 => "nobody meets anybody again".to_owned(),
        1 => "one pair meets again once, which could not be avoided".to_owned(),
        times => format!("pairs who met meet again {times} times"),
    };
    writeln!(text, "{} pairs meet for the first time; {again}.", mixed.acquaintances)?;
    for (what, mean, most) in
        [("Postal areas", mixed.areas, mixed.areas_most), ("Opinion groups", mixed.groups, mixed.groups_most)]
    {
        if most > 0.0 {
            writeln!(text, "{what} at a table: {mean:.1} on average, of {most:.1} at most.")?;
        }
    }
    if is_kept {
        writeln!(text, "Changes of table for those who stay: {}.", seating.moved)?;
    }
    for unmet in &named.unmet {
        writeln!(text, "Round {}, table {}: {}.", unmet.round, unmet.table, missing(unmet.want))?;
    }
    Ok(text)
}

fn missing(want: Want) -> &'static str {
    match want {
        Want::Language => "there is no language that everybody follows",
        Want::Interpreter => "somebody needs an interpreter and has none",
        Want::StepFree => "somebody needs a way without steps, and this table has none",
        Want::Facilitator => "nobody there offered to facilitate",
        Want::NoteTaker => "nobody else there offered to take notes",
    }
}
