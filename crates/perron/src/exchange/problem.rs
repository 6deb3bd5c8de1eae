use std::fmt;
use std::io;

/// Why a file could not be read. Its text is one sentence.
#[derive(Debug)]
pub struct ReadError {
    /// The file.
    pub file: String,
    /// The line of it, if one is to blame; the first is 1.
    pub line: Option<u64>,
    /// What is wrong there.
    pub problem: Problem,
}

/// What can be wrong with a file that others made.
#[derive(Debug)]
pub enum Problem {
    /// There is no file with votes.
    NoVotes,
    /// The file is not there.
    Missing,
    /// The file cannot be read from its disk or archive.
    Unreadable(io::Error),
    /// The file is empty.
    Empty,
    /// A column is missing.
    NoColumn(&'static str),
    /// A line has fewer or more fields than the header.
    Fields {
        /// How many the header has.
        expected: usize,
        /// How many the line has.
        found: usize,
    },
    /// The line is not text in UTF-8.
    NotUtf8,
    /// A quote that was opened is not closed before the file ends.
    OpenQuote,
    /// A field should be a whole number.
    NotANumber {
        /// Its column.
        column: String,
        /// What stands there.
        found: String,
    },
    /// A field should be one of a few values.
    NotOneOf {
        /// Its column.
        column: String,
        /// The values.
        allowed: &'static str,
        /// What stands there.
        found: String,
    },
    /// A vote on a statement that comments.csv does not have.
    UnknownStatement(u64),
    /// The file is not a zip archive.
    NotAnArchive,
    /// An archive holds more than is read from one, in bytes.
    TooMuch(u64),
    /// A statement or participant stands in two lines.
    Twice {
        /// Its column.
        column: &'static str,
        /// Its id.
        id: u64,
    },
    /// A text is longer than anybody would read.
    TooLong {
        /// Its column.
        column: &'static str,
        /// The most characters that are taken.
        most: usize,
    },
    /// A line without the name of who it is about.
    NoName(&'static str),
    /// Somebody stands in two lines.
    SamePerson(String),
    /// A tie names somebody whom the list of people does not have.
    UnknownPerson(String),
    /// A tie names the same person twice.
    Oneself,
}

impl ReadError {
    pub(super) fn new(file: &str, line: Option<u64>, problem: Problem) -> Self {
        Self { file: file.to_owned(), line, problem }
    }
}

impl std::error::Error for ReadError {}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {}; nothing was taken from it.", self.problem)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoVotes => write!(f, "there is no votes.csv, votes-derived.csv or participants-votes.csv"),
            Self::Missing => write!(f, "there is no such file"),
            Self::Unreadable(error) => write!(f, "it cannot be read ({error})"),
            Self::Empty => write!(f, "the file is empty, but should begin with the names of its columns"),
            Self::NoColumn(name) => write!(f, "the column “{name}” is missing"),
            Self::Fields { expected, found } => {
                write!(
                    f,
                    "the header has {expected} columns, but this line {found} (was the file cut short?)"
                )
            }
            Self::NotUtf8 => write!(f, "this is not text in UTF-8 (save the file in that encoding)"),
            Self::OpenQuote => {
                write!(f, "a quoted text is not closed before the file ends (was it cut short?)")
            }
            Self::NotANumber { column, found } => {
                write!(f, "“{column}” is “{}”, but should be a whole number", shortened(found))
            }
            Self::NotOneOf { column, allowed, found } => {
                write!(f, "“{column}” is “{}”, but should be {allowed}", shortened(found))
            }
            Self::UnknownStatement(id) => write!(f, "statement {id} is not in comments.csv"),
            Self::NotAnArchive => {
                write!(f, "this is not a zip archive, or it is damaged (was the upload cut short?)")
            }
            Self::TooMuch(most) => {
                write!(
                    f,
                    "it holds more than {} MB unpacked (use the command line on the server)",
                    most >> 20
                )
            }
            Self::NoName(column) => write!(f, "“{column}” is empty or holds a line break"),
            Self::SamePerson(name) => write!(f, "“{}” stands in an earlier line too", shortened(name)),
            Self::UnknownPerson(name) => write!(f, "“{}” is not in the list of people", shortened(name)),
            Self::Oneself => {
                write!(f, "a tie is between two people, but this one names the same person twice")
            }
            Self::TooLong { column, most } => {
                write!(f, "“{column}” has more than {most} characters (is a quote missing before?)")
            }
            Self::Twice { column, id } => write!(f, "“{column}” {id} stands in an earlier line too"),
        }
    }
}

/// Enough of a field to find it, on one line.
fn shortened(text: &str) -> String {
    let start: String = text.chars().take(30).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if start.len() < text.len() { start + "…" } else { start }
}
