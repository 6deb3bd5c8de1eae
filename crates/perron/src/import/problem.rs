//! What was wrong with an upload, kept so that it can be said in either language.

use serde::{Deserialize, Serialize};

use crate::exchange::{Problem, ReadError};
use crate::i18n::Lang;

/// A sentence to be: its key and what stands in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    key: String,
    file: String,
    line: i64,
    what: String,
    found: String,
}

impl Said {
    /// Of a key that needs nothing else.
    pub fn key(key: &str) -> Self {
        Self { key: key.to_owned(), file: String::new(), line: 0, what: String::new(), found: String::new() }
    }

    /// As a job keeps it.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// From the report of a job that failed, which holds what [`Said::to_json`] wrote under `problem`; anything else
    /// is said in general words.
    pub fn of_report(report: &str) -> Self {
        let report: serde_json::Value = serde_json::from_str(report).unwrap_or_default();
        let said = report["problem"].as_str().and_then(|said| serde_json::from_str(said).ok());
        said.unwrap_or_else(|| Self::key("import-problem-other"))
    }

    /// What is wrong, in the reader's language.
    pub fn text(&self, lang: Lang) -> String {
        lang.t(&self.key)
            .with("file", self.file.as_str())
            .with("line", self.line)
            .with("what", self.what.as_str())
            .with("found", self.found.as_str())
            .to_string()
    }
}

impl From<&ReadError> for Said {
    fn from(error: &ReadError) -> Self {
        let none = String::new;
        let (key, what, found) = match &error.problem {
            Problem::NoVotes => ("import-problem-no-votes", none(), none()),
            Problem::Missing | Problem::Unreadable(_) => ("import-problem-unreadable", none(), none()),
            Problem::Empty => ("import-problem-empty", none(), none()),
            Problem::NoColumn(name) => ("import-problem-column", (*name).to_owned(), none()),
            Problem::Fields { expected, found } => {
                ("import-problem-fields", expected.to_string(), found.to_string())
            }
            Problem::NotUtf8 => ("import-problem-utf8", none(), none()),
            Problem::OpenQuote => ("import-problem-quote", none(), none()),
            Problem::NotANumber { column, found } => ("import-problem-number", column.clone(), short(found)),
            Problem::NotOneOf { column, found, .. } => ("import-problem-value", column.clone(), short(found)),
            Problem::UnknownStatement(id) => ("import-problem-statement", id.to_string(), none()),
            // lists of people and ties are read by commands alone
            Problem::NoName(column) => ("import-problem-value", (*column).to_owned(), none()),
            Problem::SamePerson(name) | Problem::UnknownPerson(name) => {
                ("import-problem-value", "person".to_owned(), short(name))
            }
            Problem::Oneself => ("import-problem-value", "to".to_owned(), none()),
            Problem::NotAnArchive => ("import-problem-archive", none(), none()),
            Problem::TooMuch(most) => ("import-problem-much", (most >> 20).to_string(), none()),
            Problem::TooLong { column, most } => {
                ("import-problem-long", (*column).to_owned(), most.to_string())
            }
            Problem::Twice { column, id } => ("import-problem-twice", (*column).to_owned(), id.to_string()),
        };
        let line = error.line.and_then(|line| i64::try_from(line).ok()).unwrap_or(0);
        Self { key: key.to_owned(), file: error.file.clone(), line, what, found }
    }
}

fn short(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(30).collect()
}
