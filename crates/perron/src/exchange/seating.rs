//! A seating as a file of names, which `perron seat` writes and takes again.

use mixing::{Mixed, Round, Seating, Table, Want};
use serde::{Deserialize, Serialize};

use super::people::People;

/// A seating by names; rounds and tables are numbered from 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Named {
    /// What made it.
    #[serde(default)]
    pub program: String,
    /// What every random draw came from.
    #[serde(default)]
    pub seed: u64,
    /// The rounds, in order.
    pub rounds: Vec<NamedRound>,
    /// How well people are mixed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mixed: Option<Mixed>,
    /// What could not be had.
    #[serde(default)]
    pub unmet: Vec<NamedUnmet>,
    /// How many times somebody who stays changes tables.
    #[serde(default)]
    pub moved: usize,
}

/// One round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedRound {
    /// Its tables, in order.
    pub tables: Vec<NamedTable>,
}

/// One table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedTable {
    /// Who sits there.
    pub people: Vec<String>,
    /// Who facilitates.
    #[serde(default)]
    pub facilitator: Option<String>,
    /// Who takes notes.
    #[serde(default)]
    pub note_taker: Option<String>,
}

/// What a table lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedUnmet {
    /// The round, from 1.
    pub round: usize,
    /// The table, from 1.
    pub table: usize,
    /// What is missing.
    pub want: Want,
}

/// Reads what [`Named`] is written as. The error is one sentence.
pub fn read(file: &str, bytes: &[u8]) -> Result<Named, String> {
    serde_json::from_slice(bytes).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        format!("{file}, line {line}, column {column}: this is not a seating that perron seat --json wrote; nothing was seated.")
    })
}

impl Named {
    /// A seating with the names of its people.
    pub fn of(seating: &Seating, people: &People) -> Self {
        let name = |id: u64| people.name(id).to_owned();
        let table = |table: &Table| NamedTable {
            people: table.people.iter().map(|&id| name(id)).collect(),
            facilitator: table.facilitator.map(name),
            note_taker: table.note_taker.map(name),
        };
        let round = |round: &Round| NamedRound { tables: round.tables.iter().map(table).collect() };
        let unmet = seating.unmet.iter().map(|unmet| NamedUnmet {
            round: unmet.round + 1,
            table: unmet.table + 1,
            want: unmet.want,
        });
        Self {
            program: seating.program.clone(),
            seed: seating.seed,
            rounds: seating.rounds.iter().map(round).collect(),
            mixed: Some(seating.mixed.clone()),
            unmet: unmet.collect(),
            moved: seating.moved,
        }
    }

    /// The rounds with the numbers of people, without those who are not among them any more.
    pub fn rounds(&self, people: &People) -> Vec<Round> {
        let role = |name: &Option<String>| name.as_ref().and_then(|name| people.number(name));
        let table = |table: &NamedTable| Table {
            people: table.people.iter().filter_map(|name| people.number(name)).collect(),
            facilitator: role(&table.facilitator),
            note_taker: role(&table.note_taker),
        };
        self.rounds.iter().map(|round| Round { tables: round.tables.iter().map(table).collect() }).collect()
    }
}
