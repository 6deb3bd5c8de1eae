//! Reading.

use std::collections::HashMap;

use super::money::Amount;
use super::{About, File, ReadError};
use crate::{Ballot, Election, Kind, MOST_PEOPLE, MOST_POINTS, MOST_PROJECTS, Project};

/// Reads a file. It may begin with a byte-order mark, end lines in either way, quote values with `;` in them, and write amounts
/// with a decimal comma; ballots may name projects twice, or such as do not exist.
pub fn read(bytes: &[u8]) -> Result<File, ReadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|wrong| {
        let line = 1 + bytes[..wrong.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count();
        at(line as u64, "the text is not UTF-8; save the file as UTF-8 and try again")
    })?;
    let mut lines = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut reading = Reading::default();
    let mut record = csv::StringRecord::new();
    loop {
        let line = lines.position().line();
        match lines.read_record(&mut record) {
            Ok(true) => reading.take(record.position().map_or(line, csv::Position::line), &record)?,
            Ok(false) => return reading.finish(),
            Err(_) => return Err(at(line, "this cannot be read as values parted by “;”")),
        }
    }
}

fn at(line: u64, what: impl Into<String>) -> ReadError {
    ReadError::Line(line, what.into())
}

/// Somebody's words in a sentence: short, and on one line.
fn quoted(text: &str) -> String {
    let short: String = text.chars().take(40).flat_map(char::escape_debug).collect();
    format!("“{short}{}”", if text.chars().nth(40).is_some() { "…" } else { "" })
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Section {
    #[default]
    None,
    Meta,
    Projects,
    Votes,
}

impl Section {
    fn of(record: &csv::StringRecord) -> Option<Section> {
        // a spreadsheet may have filled the line with empty values
        if record.iter().skip(1).any(|value| !value.trim().is_empty()) {
            return None;
        }
        match record.get(0)?.trim() {
            "META" => Some(Section::Meta),
            "PROJECTS" => Some(Section::Projects),
            "VOTES" => Some(Section::Votes),
            _ => None,
        }
    }
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    section: Section,
    /// Names of the columns of this section, once they are known.
    columns: Option<Vec<String>>,
    meta: Vec<(String, String)>,
    kind: Kind,
    budget: Option<(u64, Amount)>,
    projects: Vec<(u64, String, Amount, About)>,
    places: HashMap<String, usize>,
    has_votes: bool,
    voter: usize,
    vote: usize,
    points: Option<usize>,
    voters: Vec<(String, usize)>,
    first_lines: HashMap<String, u64>,
    ballots: Vec<Ballot>,
    /// Ballots by what is written in the file, and by what that says.
    written: HashMap<String, usize>,
    said: HashMap<Vec<(usize, u64)>, usize>,
    unknown: u64,
    repeated: u64,
}

impl Reading {
    fn take(&mut self, line: u64, record: &csv::StringRecord) -> Result<(), ReadError> {
        if record.iter().all(|value| value.trim().is_empty()) {
            return Ok(());
        }
        if let Some(section) = Section::of(record) {
            self.section = section;
            self.columns = None;
            return self.begin(line);
        }
        if self.section == Section::None {
            return Err(at(
                line,
                format!("the file begins with {} instead of META", quoted(record.get(0).unwrap_or_default())),
            ));
        }
        let Some(columns) = &self.columns else {
            let columns: Vec<String> = record.iter().map(|name| name.trim().to_owned()).collect();
            return self.name_columns(line, columns);
        };
        match self.section {
            Section::None => Ok(()),
            Section::Meta => self.take_meta(line, record),
            Section::Projects => {
                let values: Vec<(String, String)> =
                    columns.iter().cloned().zip(record.iter().map(|value| value.trim().to_owned())).collect();
                self.take_project(line, values)
            }
            Section::Votes => self.take_vote(line, record),
        }
    }

    fn begin(&mut self, line: u64) -> Result<(), ReadError> {
        if self.section == Section::Votes {
            if self.projects.is_empty() {
                return Err(at(line, "there is no project before the votes"));
            }
            self.has_votes = true;
        }
        Ok(())
    }

    fn name_columns(&mut self, line: u64, columns: Vec<String>) -> Result<(), ReadError> {
        let find = |name: &str| columns.iter().position(|column| column == name);
        let needs = |name: &str| find(name).ok_or_else(|| at(line, format!("the column {name} is missing")));
        match self.section {
            Section::None | Section::Meta => {}
            Section::Projects => {
                needs("project_id")?;
                needs("cost")?;
            }
            Section::Votes => {
                self.voter = needs("voter_id")?;
                self.vote = needs("vote")?;
                self.points = find("points");
                if matches!(self.kind, Kind::Cumulative | Kind::Scoring) {
                    needs("points")?;
                }
            }
        }
        self.columns = Some(columns);
        Ok(())
    }

    fn take_meta(&mut self, line: u64, record: &csv::StringRecord) -> Result<(), ReadError> {
        let (name, value) =
            (record.get(0).unwrap_or_default().trim(), record.get(1).unwrap_or_default().trim());
        match name {
            "budget" => {
                let budget = Amount::parse(value)
                    .map_err(|wrong| at(line, format!("the budget is {}, which {wrong}", quoted(value))))?;
                self.budget = Some((line, budget));
            }
            "vote_type" => {
                self.kind = match value {
                    "approval" | "choose-1" => Kind::Approval,
                    "cumulative" => Kind::Cumulative,
                    "ordinal" => Kind::Ordinal,
                    "scoring" => Kind::Scoring,
                    _ => {
                        let known = "approval, choose-1, cumulative, ordinal and scoring";
                        return Err(at(
                            line,
                            format!("votes of the type {} are not known, only {known}", quoted(value)),
                        ));
                    }
                };
            }
            _ => {}
        }
        if !name.is_empty() && !value.is_empty() {
            self.meta.push((name.to_owned(), value.to_owned()));
        }
        Ok(())
    }

    fn take_project(&mut self, line: u64, values: Vec<(String, String)>) -> Result<(), ReadError> {
        let (mut id, mut cost, mut about) = (String::new(), None, About::default());
        for (column, value) in values {
            match column.as_str() {
                "project_id" => id = value,
                "cost" => cost = Some(value),
                "votes" | "score" => {} // follow from the ballots
                "name" => about.name = value,
                "selected" => about.selected = selected(line, &value)?,
                _ if value.is_empty() || about.more.iter().any(|(other, _)| *other == column) => {}
                _ => about.more.push((column, value)),
            }
        }
        if id.is_empty() {
            return Err(at(line, "the project has no id"));
        }
        let written = cost.filter(|cost| !cost.is_empty());
        let Some(written) = written else {
            return Err(at(line, format!("the project {} has no cost", quoted(&id))));
        };
        let cost = Amount::parse(&written).map_err(|wrong| {
            at(line, format!("the cost of {} is {}, which {wrong}", quoted(&id), quoted(&written)))
        })?;
        if let Some(&first) = self.places.get(&id) {
            return Err(at(
                line,
                format!("the project {} stands on line {} already", quoted(&id), self.projects[first].0),
            ));
        }
        if self.projects.len() == MOST_PROJECTS {
            return Err(at(line, format!("there are more than {MOST_PROJECTS} projects")));
        }
        self.places.insert(id.clone(), self.projects.len());
        self.projects.push((line, id, cost, about));
        Ok(())
    }

    fn take_vote(&mut self, line: u64, record: &csv::StringRecord) -> Result<(), ReadError> {
        let value = |at: usize| record.get(at).unwrap_or_default();
        let voter = value(self.voter).trim();
        if voter.is_empty() {
            return Err(at(line, "the ballot has no voter_id"));
        }
        if matches!(voter, "META" | "PROJECTS" | "VOTES") {
            return Err(at(line, format!("nobody can be called {}, which begins a section", quoted(voter))));
        }
        if let Some(first) = self.first_lines.insert(voter.to_owned(), line) {
            return Err(at(line, format!("the voter {} stands on line {first} already", quoted(voter))));
        }
        let (vote, points) = (value(self.vote), self.points.map_or("", value));
        let written = if points.is_empty() { vote.to_owned() } else { format!("{vote};{points}") };
        let ballot = match self.written.get(&written) {
            Some(&ballot) => ballot,
            None => {
                let choices = self.choices(line, vote, points)?;
                let next = self.ballots.len();
                let ballot = *self.said.entry(choices).or_insert_with_key(|choices| {
                    self.ballots.push(Ballot { choices: choices.clone(), weight: 0 });
                    next
                });
                self.written.insert(written, ballot);
                ballot
            }
        };
        if self.voters.len() as u64 == MOST_PEOPLE {
            return Err(at(line, format!("there are more than {MOST_PEOPLE} ballots")));
        }
        self.ballots[ballot].weight += 1;
        self.voters.push((voter.to_owned(), ballot));
        Ok(())
    }

    fn choices(&mut self, line: u64, vote: &str, points: &str) -> Result<Vec<(usize, u64)>, ReadError> {
        let named: Vec<&str> = vote.split(',').map(str::trim).filter(|id| !id.is_empty()).collect();
        let given: Vec<&str> = points.split(',').map(str::trim).filter(|points| !points.is_empty()).collect();
        let has_points = matches!(self.kind, Kind::Cumulative | Kind::Scoring);
        if has_points && named.len() != given.len() {
            let (projects, points) = (named.len(), given.len());
            return Err(at(
                line,
                format!("the ballot names {projects} projects and gives points {points} times"),
            ));
        }
        let mut choices: Vec<(usize, u64)> = Vec::with_capacity(named.len());
        for (place, id) in named.into_iter().enumerate() {
            let points = if has_points { whole_points(line, given[place])? } else { 1 };
            match self.places.get(id) {
                None => self.unknown += 1,
                Some(project) if choices.iter().any(|(other, _)| other == project) => self.repeated += 1,
                Some(&project) => choices.push((project, points)),
            }
        }
        Ok(choices)
    }

    fn finish(self) -> Result<File, ReadError> {
        let whole = |what: &str| Err(ReadError::Whole(what.to_owned()));
        let missing = match () {
            () if self.meta.is_empty() => Some("META"),
            () if self.projects.is_empty() => Some("PROJECTS"),
            () if !self.has_votes => Some("VOTES"),
            () => None,
        };
        if let Some(section) = missing {
            return whole(&format!("The file has no section {section}; it may have been cut off"));
        }
        let Some((line, budget)) = &self.budget else { return whole("The section META says no budget") };
        let said = |name: &str| -> Option<u64> {
            self.meta.iter().find(|(key, _)| key == name).and_then(|(_, value)| value.parse().ok())
        };
        for (name, count) in [("num_projects", self.projects.len()), ("num_votes", self.voters.len())] {
            if let Some(said) = said(name).filter(|&said| said > count as u64) {
                return whole(&format!(
                    "The file says {name} {said} and holds {count}; it may have been cut off"
                ));
            }
        }
        let costs = self.projects.iter().map(|(.., cost, _)| cost);
        let decimals = costs.map(Amount::decimals).max().unwrap_or(0).max(budget.decimals());
        let money = |line: u64, amount: &Amount| {
            amount.units(decimals).ok_or_else(|| at(line, "the amount is too large to be counted"))
        };
        let budget = money(*line, budget)?;
        let (mut projects, mut all) = (Vec::with_capacity(self.projects.len()), Vec::new());
        for (line, id, cost, about) in self.projects {
            projects.push(Project { id, cost: money(line, &cost)? });
            all.push(about);
        }
        Ok(File {
            election: Election { projects, ballots: self.ballots, budget, kind: self.kind },
            units: 10_u64.pow(u32::try_from(decimals).unwrap_or(0)),
            meta: self.meta,
            about: all,
            voters: self.voters,
            unknown: self.unknown,
            repeated: self.repeated,
        })
    }
}

fn selected(line: u64, value: &str) -> Result<Option<u8>, ReadError> {
    match value {
        "" => Ok(None),
        "0" => Ok(Some(0)),
        "1" => Ok(Some(1)),
        "2" => Ok(Some(2)),
        _ => Err(at(line, format!("selected is {}, where 0, 1 or 2 can stand", quoted(value)))),
    }
}

fn whole_points(line: u64, text: &str) -> Result<u64, ReadError> {
    let whole =
        Amount::parse(text).ok().filter(|points| points.decimals() == 0).and_then(|points| points.units(0));
    whole.filter(|&points| points <= MOST_POINTS).ok_or_else(|| {
        at(
            line,
            format!("{} stands among the points, which are whole numbers up to {MOST_POINTS}", quoted(text)),
        )
    })
}
