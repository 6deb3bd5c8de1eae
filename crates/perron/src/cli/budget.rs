//! `perron budget`: which projects of an election are funded, and why the others are not.

mod json;
mod report;

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use budgeting::{Completion, Increment, Project, Rule, Rules, Utility, decide, natural_order, pb};
use clap::Args;
use clap::builder::PossibleValuesParser;

use super::{Outcome, may_stop, progress};

const EXAMPLES: &str = "\
Examples:
  perron budget park.pb                       by Equal Shares: who wins, who paid, why not the others
  perron budget park.pb --json out.json       and everything for a program (- for stdout)
  perron budget park.pb --rule greedy         most votes first, as far as the money goes
  perron budget park.pb --increment auto      larger steps where amounts are large
  perron budget park.pb --completion none     each voter has an equal share of the budget, no more
  perron budget points.pb --utility points    what a project is worth is the points on the ballot
  perron budget park.pb --tie-order ties.txt  the last ties go to who stands first in ties.txt

An election is a file of the Pabulib format. The smallest there can be, with four voters:
  META
  key;value
  budget;900
  vote_type;approval
  PROJECTS
  project_id;cost;name
  1;500;Benches
  2;400;Crossing
  3;300;Mural
  VOTES
  voter_id;vote
  a;1,2
  b;1
  c;3
  d;2,3
Types of votes: approval, choose-1, cumulative or scoring (with a column points), ordinal (best
first).

The same file and flags give the same outcome on any machine: what is close is compared exactly.
The rule sheet, all that decides besides the ballots, is hashed; publish the hash before the vote.

Exit codes: 0 done, 1 bad input (one sentence says which line; nothing is written),
2 a wrong command line.";

/// Decide which projects of an election are funded, and say why
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Budget {
    /// The election: a .pb file
    file: PathBuf,
    /// Who wins; bos is experimental
    #[arg(long, value_name = "RULE", default_value = "equal-shares", value_parser = PossibleValuesParser::new(Rule::WORDS))]
    rule: String,
    /// What a project is worth to who supports it
    #[arg(long, value_name = "UTILITY", default_value = "cost", value_parser = PossibleValuesParser::new(Utility::WORDS))]
    utility: String,
    /// What becomes of money that Equal Shares leaves: nothing, or everybody's share grows (add1), and then what fits is
    /// added by votes (add1u)
    #[arg(long, value_name = "HOW", default_value = "add1u", value_parser = PossibleValuesParser::new(Completion::WORDS))]
    completion: String,
    /// By how much everybody's share grows at a time, in the smallest unit of the file, or auto
    #[arg(long, value_name = "N", default_value = "1", value_parser = increment)]
    increment: Increment,
    /// Also stop once nothing more fits into the budget
    #[arg(long)]
    stop_when_exhaustive: bool,
    /// Take the greedy outcome if more voters prefer it
    #[arg(long)]
    comparison: bool,
    /// Pass over what does not fit (as greedy does anyway)
    #[arg(long, conflicts_with = "no_skip")]
    skip: bool,
    /// End with what does not fit (as phragmen does anyway)
    #[arg(long)]
    no_skip: bool,
    /// Fewest supporters that a project needs to stand
    #[arg(long, value_name = "N", default_value_t = 0)]
    threshold: u64,
    /// Which of two projects wins when all else is equal: a file with an id on each line; the others follow in their
    /// natural order
    #[arg(long, value_name = "FILE")]
    tie_order: Option<PathBuf>,
    /// Write the outcome as JSON, to a file or - for stdout
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

fn increment(text: &str) -> Result<Increment, String> {
    match (text, text.parse()) {
        ("auto", _) => Ok(Increment::Auto),
        (_, Ok(step @ 1..)) => Ok(Increment::Unit(step)),
        _ => Err("a whole number from 1, or auto".to_owned()),
    }
}

impl Budget {
    pub fn run(&self) -> Outcome {
        let busy = progress::busy("reading ballots");
        let path = self.file.display();
        let bytes = fs::read(&self.file).map_err(|e| format!("{path} cannot be read ({e})."))?;
        let file = pb::read(&bytes).map_err(|wrong| format!("{path}: {wrong}"))?;
        drop(bytes);
        let rules = self.rules(&file.election.projects)?;
        busy.set_message("deciding");
        let outcome = decide(&file.election, &rules)?;
        busy.finish_and_clear();
        if let Some(to) = &self.json {
            let name = self.file.file_name().unwrap_or_default().to_string_lossy();
            let mut json = serde_json::to_vec_pretty(&json::of(&name, &file, &rules, &outcome))?;
            json.push(b'\n');
            if to == Path::new("-") {
                return Ok(may_stop(io::stdout().lock().write_all(&json))?);
            }
            fs::write(to, json).map_err(|e| format!("{} cannot be written ({e}).", to.display()))?;
        }
        let text = report::write(&file, &rules, &outcome)?;
        Ok(may_stop(io::stdout().lock().write_all(text.as_bytes()))?)
    }

    fn rules(&self, projects: &[Project]) -> Result<Rules, String> {
        Ok(Rules {
            rule: Rule::of_word(&self.rule).unwrap_or_default(),
            utility: Utility::of_word(&self.utility).unwrap_or_default(),
            completion: Completion::of_word(&self.completion).unwrap_or_default(),
            increment: self.increment,
            stop_when_exhaustive: self.stop_when_exhaustive,
            comparison: self.comparison,
            skip: (self.skip || self.no_skip).then_some(self.skip),
            threshold: self.threshold,
            excluded: Vec::new(),
            tie_order: self.tie_order.as_deref().map(|path| tie_order(path, projects)).transpose()?,
        })
    }
}

/// Reads which projects win ties.
fn tie_order(path: &Path, projects: &[Project]) -> Result<Vec<usize>, String> {
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|e| format!("{name} cannot be read ({e})."))?;
    let mut order: Vec<usize> = Vec::new();
    for (number, id) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        let id = id.trim();
        if id.is_empty() {
            continue;
        }
        let Some(project) = projects.iter().position(|project| project.id == id) else {
            return Err(format!("{name}: Line {number}: there is no project “{}”.", id.escape_debug()));
        };
        if order.contains(&project) {
            return Err(format!(
                "{name}: Line {number}: the project “{}” stands here again.",
                id.escape_debug()
            ));
        }
        order.push(project);
    }
    let named: BTreeSet<usize> = order.iter().copied().collect();
    order.extend(natural_order(projects).into_iter().filter(|project| !named.contains(project)));
    Ok(order)
}
