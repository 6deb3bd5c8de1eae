//! Seats people at tables over rounds.
//!
//! Nobody who must sit apart shares a table, and who must sit together always does; a seating that breaks either is
//! never returned. Below that, in this order: a language in common, an interpreter and a step-free table for who needs
//! one; as few moves as possible ([`keep`]); somebody at each table who offered to facilitate and another who offered to
//! take notes; no pair twice; many postal areas, opinion groups and communities at each table.
//!
//! A start in which no pair meets twice comes from a transversal design over a finite field where there is one, or from
//! one round that is turned (a cyclic construction, as of Kirkman's schoolgirls). It is then improved, as is a start that
//! keeps languages together, by simulated annealing over swaps of two people.

mod anneal;
mod design;
mod field;
mod kept;
mod lacking;
mod problem;
mod roles;
mod start;
mod state;
#[cfg(test)]
mod tests;
mod turn;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Person;
use problem::Problem;
use state::State;

/// The most people seated at once.
pub const MOST_PEOPLE: usize = 5_000;
/// The most rounds, those held included.
pub const MOST_ROUNDS: usize = 100;

/// What is wanted of a seating.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// How many tables there are in each round.
    pub tables: usize,
    /// How many rounds are to be seated.
    pub rounds: usize,
    /// What every random draw comes from.
    pub seed: u64,
    /// Pairs who always share a table.
    pub together: Vec<[u64; 2]>,
    /// Pairs who never share a table. The answer does not tell who or why.
    pub apart: Vec<[u64; 2]>,
    /// Which tables are reached without a step, the first being 0; all of them if this is not said.
    pub step_free: Option<Vec<usize>>,
    /// Rounds that were held already: who met there is met again only where it cannot be avoided. People who have left
    /// may stand in them.
    pub held: Vec<Round>,
}

/// Who sits where.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seating {
    /// Name and version of the engine that made it.
    pub program: String,
    /// What every random draw came from.
    pub seed: u64,
    /// The rounds, in order.
    pub rounds: Vec<Round>,
    /// How well people are mixed.
    pub mixed: Mixed,
    /// What could not be had.
    pub unmet: Vec<Unmet>,
    /// How many times somebody who stays sits at another table than before ([`keep`]); 0 for a new seating.
    pub moved: usize,
}

/// One round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Its tables.
    pub tables: Vec<Table>,
}

/// One table in one round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Table {
    /// Who sits there, in order of id.
    pub people: Vec<u64>,
    /// Who of them facilitates.
    pub facilitator: Option<u64>,
    /// Who of them takes notes; nobody if only one sits there.
    pub note_taker: Option<u64>,
}

/// How well people are mixed over all rounds of a seating, those held not counted where not said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mixed {
    /// Pairs who meet in these rounds for the first time.
    pub acquaintances: usize,
    /// How many times a pair meets that met before, in a round held or in these. Who must sit together does not count.
    pub again: usize,
    /// Distinct postal areas at a table, on average.
    pub areas: f64,
    /// What that cannot exceed: the smaller of a table's size and the number of areas, on average.
    pub areas_most: f64,
    /// Distinct opinion groups at a table, on average.
    pub groups: f64,
    /// What that cannot exceed.
    pub groups_most: f64,
}

/// Something that could not be had at a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unmet {
    /// The round, the first being 0.
    pub round: usize,
    /// The table, the first being 0.
    pub table: usize,
    /// What is missing.
    pub want: Want,
}

/// What a table may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Want {
    /// A language that everybody follows, alone or through somebody who interprets.
    Language,
    /// Somebody who interprets for who needs it.
    Interpreter,
    /// A way without steps for who needs it.
    StepFree,
    /// Somebody who offered to facilitate. Not reported where nobody in the whole list offered.
    Facilitator,
    /// Somebody else who offered to take notes. Not reported where nobody in the whole list offered.
    NoteTaker,
}

/// Why nobody can be seated so. The text is one sentence, and never says who asked to sit apart from whom.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Impossible {
    /// Nobody to seat.
    #[error("There is nobody to seat.")]
    Nobody,
    /// No tables.
    #[error("There must be at least one table.")]
    NoTables,
    /// No rounds, or too many.
    #[error("There must be from 1 to {MOST_ROUNDS} rounds, those already held included.")]
    Rounds,
    /// More people than are seated at once.
    #[error("There are {0} people; at most {MOST_PEOPLE} are seated at once.")]
    TooMany(usize),
    /// More tables than people.
    #[error("There are {tables} tables for {people} people; take as many tables as people, or fewer.")]
    TooManyTables {
        /// Tables.
        tables: usize,
        /// People.
        people: usize,
    },
    /// An id that two people have.
    #[error("Two people have the id {0}.")]
    Twice(u64),
    /// An id in a pair that nobody has.
    #[error("A pair names the id {0}, which nobody has.")]
    Unknown(u64),
    /// More languages than are told apart.
    #[error("There are more than 64 languages.")]
    Languages,
    /// A step-free table that is not there.
    #[error("Table {} is said to be step-free, but there are {tables} tables.", .table + 1)]
    NoSuchTable {
        /// The table, the first being 0.
        table: usize,
        /// Tables.
        tables: usize,
    },
    /// A seating to keep that has other rounds or tables, or in which somebody sits twice in a round.
    #[error(
        "The seating to keep does not have {rounds} rounds of {tables} tables with everybody once in each."
    )]
    OtherSeating {
        /// Rounds wanted.
        rounds: usize,
        /// Tables wanted.
        tables: usize,
    },
    /// More people must sit together than a table holds.
    #[error("{people} people must sit together, but a table holds at most {most}; take fewer tables.")]
    Together {
        /// How many.
        people: usize,
        /// How many a table holds.
        most: usize,
    },
    /// Tables cannot be filled with those who must sit together.
    #[error(
        "Those who must sit together cannot be spread over {tables} tables of about the same size; take fewer tables."
    )]
    Spread {
        /// Tables.
        tables: usize,
    },
    /// The same people must sit together and apart.
    #[error("Some of those who must sit together must also sit apart; nobody was seated.")]
    Both,
    /// Who must sit apart cannot.
    #[error(
        "No seating was found at {tables} tables that keeps apart all who must sit apart; nobody was seated; take more tables."
    )]
    Apart {
        /// Tables.
        tables: usize,
    },
}

/// Seats people afresh. In each round the sizes of two tables differ by one at most, unless those who must sit together
/// do not fit so; then by two.
///
/// # Errors
/// [`Impossible`], where the input contradicts itself or no seating keeps those apart who must sit apart.
pub fn seat(people: &[Person], plan: &Plan) -> Result<Seating, Impossible> {
    let mut problem = Problem::new(people, plan)?;
    let starts = match start::starts(&problem) {
        Err(Impossible::Spread { .. }) => {
            problem.widen();
            start::starts(&problem)?
        }
        starts => starts?,
    };
    let state = anneal::best(&problem, starts).ok_or(Impossible::Nobody)?;
    finished(&problem, &state, &[])
}

/// Seats again after some came late or left. Those who stay keep their tables, except as few as possible. Tables may then
/// be one larger or smaller than they would be in a new seating.
///
/// # Errors
/// As [`seat`]; and where the seating to keep is not one of these rounds and tables.
pub fn keep(people: &[Person], plan: &Plan, before: &[Round]) -> Result<Seating, Impossible> {
    let problem = kept::problem(people, plan, before)?;
    let state = anneal::settled(&problem, kept::start(&problem)?);
    finished(&problem, &state, before)
}

/// What came out, unless it breaks what is never broken.
fn finished(problem: &Problem, state: &State, before: &[Round]) -> Result<Seating, Impossible> {
    if state.any_apart_together(problem) {
        return Err(Impossible::Apart { tables: problem.tables });
    }
    let rounds = roles::given(problem, state, before);
    Ok(Seating {
        program: concat!("mixing ", env!("CARGO_PKG_VERSION")).to_owned(),
        seed: problem.seed,
        mixed: state.mixed(problem),
        unmet: state.unmet(problem),
        moved: state.moved(problem),
        rounds,
    })
}
