//! Conversations as files: what others can bring here, and take away.

pub mod archive;
pub mod export;
pub mod groups;
mod package;
pub mod people;
pub mod polis;
mod problem;
pub mod seating;
pub mod study;
mod table;
#[cfg(test)]
mod tests;
pub mod ties;

use std::fs::File;
use std::io;
use std::path::Path;

use opinion::Cast;

pub use problem::{Problem, ReadError};

/// A conversation as a Polis export folder holds it. Ids are those of the files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Conversation {
    /// The question, in a line.
    pub topic: String,
    /// What it is about, in more words.
    pub description: String,
    /// Where it was held.
    pub url: String,
    /// Every statement, in ascending order of id.
    pub statements: Vec<Statement>,
    /// Every vote, those later changed too, in order of time as far as that is known.
    pub votes: Vec<Cast>,
}

/// A statement of a [`Conversation`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its id.
    pub id: u64,
    /// The participant who wrote it.
    pub author: Option<u64>,
    /// When, in milliseconds since 1970; 0 where unknown.
    pub time: i64,
    /// What moderation made of it.
    pub moderation: Moderation,
    /// Whether it is about the conversation itself.
    pub is_meta: bool,
    /// Whether it was there from the start.
    pub is_seed: bool,
    /// What it says.
    pub text: String,
}

/// What moderation made of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moderation {
    /// Left out (−1).
    Out,
    /// Nobody has looked yet (0).
    Waiting,
    /// Accepted (1).
    In,
}

impl Conversation {
    /// The statement of an id.
    pub fn statement(&self, id: u64) -> Option<&Statement> {
        self.statements.binary_search_by_key(&id, |s| s.id).ok().map(|at| &self.statements[at])
    }
}

/// Opens a file by its path, with the name that errors call it by.
fn opened(path: &Path) -> Result<(String, table::Bytes), ReadError> {
    let name =
        path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
    match File::open(path) {
        Ok(file) => Ok((name, Box::new(file))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(ReadError::new(&name, None, Problem::Missing))
        }
        Err(error) => Err(ReadError::new(&name, None, Problem::Unreadable(error))),
    }
}
