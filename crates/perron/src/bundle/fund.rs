//! Which projects a shared fund pays for, decided again from the ballots without names.

use std::collections::BTreeSet;

use budgeting::{Election, Outcome, Project};
use serde_json::{Value, json};
use store::fund::{self, Kind as Said, State};
use store::project::{self, State as Standing};
use store::{Tx, fund_ballot, fund_outcome};

use super::finding::{Findings, Recount};
use super::kind::{FEWEST_BALLOTS, Gathered, NO_BALLOTS, fields, file, number, rows, table};
use super::manifest::{Files, RESULT, RULES};
use crate::error::Error;
use crate::fund::{Found, Sheet, engine, path};

const PROJECTS: &str = "projects.csv";
const PROJECT: [&str; 3] = ["number", "code", "cost"];
const BALLOTS: &str = "ballots.csv";
const BALLOT: [&str; 2] = ["people", "choices"];

/// What follows from the ballots alone.
const FROM_BALLOTS: [&str; 13] = [
    "rule",
    "voters",
    "winners",
    "added",
    "endowment",
    "increment",
    "rounds",
    "not_funded",
    "people",
    "greedy",
    "comparison",
    "ballots",
    "total_cost",
];

/// The outcome of a vote that is counted.
pub fn gather(tx: &mut Tx<'_>, id: i64) -> Result<Option<Gathered>, Error> {
    let found = fund::by_id(tx, id)?.filter(|fund| fund.state == State::Decided);
    let (Some(fund), Some(kept)) = (found, fund_outcome::of_fund(tx, id)?) else { return Ok(None) };
    let (Some(sheet), found) = (Sheet::read(&fund), Found::read(&kept.result)?) else { return Ok(None) };
    let projects = project::of_fund(tx, id)?;
    let voted =
        projects.iter().filter(|one| one.state == Standing::Eligible && found.numbers.contains(&one.number));
    let voted = voted.map(|one| [one.number.to_string(), one.code.clone(), one.said.cost.to_string()]);
    let mut files =
        Files::from([(RULES.to_owned(), fund.rules.clone()), (PROJECTS.to_owned(), table(PROJECT, voted))]);
    if sheet.publishes_ballots && kept.ballots >= FEWEST_BALLOTS {
        // in the order of their text, which tells nobody's turn
        let kinds =
            fund_ballot::kinds(tx, id)?.into_iter().map(|(choices, people)| [people.to_string(), choices]);
        files.insert(BALLOTS.to_owned(), table(BALLOT, kinds));
    }
    let outcome =
        serde_json::to_value(&found.outcome).map_err(|problem| Error::Internal(problem.to_string()))?;
    let mut result = fields(outcome);
    result.insert("ballots".to_owned(), json!(kept.ballots));
    Ok(Some(Gathered { title: fund.said.title, thing: path(id), files, result: Some(result) }))
}

/// Decides again; with the sums alone, looks whether they fit.
pub fn recount(files: &Files) -> Result<Recount, String> {
    let sheet: Sheet = serde_json::from_str(file(files, RULES)?)
        .map_err(|problem| format!("{RULES} cannot be read: {problem}."))?;
    let mut numbers: Vec<i64> = Vec::new();
    let mut projects = Vec::new();
    for [place, code, cost] in rows(files, PROJECTS, PROJECT)? {
        numbers.push(number(PROJECTS, &place)?);
        projects.push(Project { id: code, cost: number(PROJECTS, &cost)? });
    }
    if !numbers.is_sorted() {
        return Err(format!("{PROJECTS} is not in the order of its numbers."));
    }
    let mut findings = Findings::default();
    findings.holds(
        "rules.lines",
        sheet.count.sheet(&projects) == sheet.lines,
        "The projects, their costs and how the votes are counted are not those of the frozen sheet.",
    );
    if !files.contains_key(BALLOTS) {
        return summed(files, &sheet, &projects, findings);
    }
    let mut ballots = Vec::new();
    let mut people: i64 = 0;
    for [weight, choices] in rows(files, BALLOTS, BALLOT)? {
        let weight: u32 = number(BALLOTS, &weight)?;
        people = people.saturating_add(weight.into());
        ballots.push(engine::ballot(&choices, weight.into(), &numbers));
    }
    let kind = Said::of_word(&sheet.ballots).ok_or_else(|| format!("{RULES} names no kind of ballot."))?;
    let election = Election {
        projects,
        ballots,
        budget: u64::try_from(sheet.budget).unwrap_or(0),
        kind: engine::kind(kind),
    };
    let outcome = budgeting::decide(&election, &sheet.count).map_err(|problem| problem.to_string())?;
    let mut result = fields(serde_json::to_value(&outcome).map_err(|problem| problem.to_string())?);
    result.insert("ballots".to_owned(), json!(people));
    Ok(Recount { result, findings, ..Recount::default() })
}

/// What can be said where no ballots are published.
fn summed(
    files: &Files,
    sheet: &Sheet,
    projects: &[Project],
    mut findings: Findings,
) -> Result<Recount, String> {
    let mut recount = Recount::default();
    recount.result.insert("budget".to_owned(), json!(sheet.budget));
    recount.untold = FROM_BALLOTS.into_iter().map(|name| (name, NO_BALLOTS)).collect();
    // while it is gathered there is no file with the result yet
    if let Some(text) = files.get(RESULT) {
        let said: Value =
            serde_json::from_str(text).map_err(|problem| format!("{RESULT} cannot be read: {problem}."))?;
        let outcome: Outcome =
            serde_json::from_value(said).map_err(|problem| format!("{RESULT} cannot be read: {problem}."))?;
        let cost = |at: &usize| projects.get(*at).map(|project| u128::from(project.cost));
        let all: Option<u128> = outcome.winners.iter().map(cost).sum();
        recount.untold.remove("total_cost");
        recount.result.insert("total_cost".to_owned(), all.map_or(Value::Null, |all| json!(all as u64)));
        let lost = outcome.not_funded.iter().map(|one| one.project);
        let places: BTreeSet<usize> = outcome.winners.iter().copied().chain(lost).collect();
        findings.holds(
            "sums",
            places == (0..projects.len()).collect()
                && places.len() == outcome.winners.len() + outcome.not_funded.len()
                && all.is_some_and(|all| all <= u128::from(outcome.budget)),
            "What is funded and what is not are not all projects, each once, or they cost more than there is.",
        );
    }
    recount.findings = findings;
    Ok(recount)
}
