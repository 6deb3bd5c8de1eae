//! Elections as files of the Pabulib format (`.pb`): sections META, PROJECTS and VOTES, columns parted by `;`
//! (Stolicki, Szufa, Talmon, *Pabulib: A Participatory Budgeting Library*, 2020).

mod money;
mod read;
mod write;

use thiserror::Error;

use crate::Election;

pub use read::read;
pub use write::write;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct File {
    /// Projects, ballots and the budget. What people voted alike stands in one ballot.
    pub election: Election,
    /// How many of the smallest unit make 1 in the file: 1 where all amounts are whole, 100 where they have cents.
    pub units: u64,
    /// What the first section says, in its order: names and values.
    pub meta: Vec<(String, String)>,
    /// More about each project.
    pub about: Vec<About>,
    /// Who voted, in the order of the file: a name or number, and which of the ballots they cast.
    pub voters: Vec<(String, usize)>,
    /// How many times a ballot names what is no project of the file; that does not count.
    pub unknown: u64,
    /// How many times a ballot names a project again; that does not count either.
    pub repeated: u64,
}

/// More about a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// What it is called; empty if the file does not say.
    pub name: String,
    /// 1 if it was funded where the vote was held, 2 if it was left out for another reason than money, else 0; none if the file
    /// does not say.
    pub selected: Option<u8>,
    /// The other columns that are filled in, with their names.
    pub more: Vec<(String, String)>,
}

/// Why a file cannot be read, in one sentence that begins with the line.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// Something on a line.
    #[error("Line {0}: {1}.")]
    Line(u64, String),
    /// Something about the whole.
    #[error("{0}.")]
    Whole(String),
}

impl File {
    /// A value of the first section.
    pub fn meta(&self, name: &str) -> Option<&str> {
        self.meta.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}
