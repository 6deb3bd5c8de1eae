//! Reading who named whom: a CSV file with a line for each tie.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use super::people::People;
use super::table::Table;
use super::{Problem, ReadError, opened};

/// Ties by when they were named and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Those without a moment.
    pub all: Vec<[u64; 2]>,
    /// Those named before.
    pub before: Vec<[u64; 2]>,
    /// Those named after.
    pub after: Vec<[u64; 2]>,
    /// Those of each gathering.
    pub gatherings: BTreeMap<String, Vec<[u64; 2]>>,
}

/// Reads a file by its path; see [`read`].
pub fn read_file(path: &Path, people: &People) -> Result<Ties, ReadError> {
    let (name, file) = opened(path)?;
    read(&name, file, people)
}

/// The ties of a file. It must have the columns `from` and `to`, names of people; it may have `when`, before or after (on
/// all lines or on none), and `gathering`.
pub fn read(file: &str, bytes: Box<dyn Read>, people: &People) -> Result<Ties, ReadError> {
    let mut table = Table::open(file, bytes)?;
    let [from, to] = [table.column("from")?, table.column("to")?];
    let (when, gathering) = (table.find("when"), table.find("gathering"));
    let mut ties = Ties::default();
    while let Some(row) = table.next()? {
        let end = |column: usize| {
            let name = row.text(column).trim();
            people.number(name).ok_or_else(|| row.error(Problem::UnknownPerson(name.to_owned())))
        };
        let tie = [end(from)?, end(to)?];
        if tie[0] == tie[1] {
            return Err(row.error(Problem::Oneself));
        }
        let moment = when.map_or("", |column| row.text(column).trim());
        match moment {
            "before" => ties.before.push(tie),
            "after" => ties.after.push(tie),
            "" => ties.all.push(tie),
            other => return Err(row.not_one_of("when", "before or after", other)),
        }
        if !ties.all.is_empty() && ties.before.len() + ties.after.len() > 0 {
            return Err(row.not_one_of("when", "before or after on each line, or on none", moment));
        }
        let name = gathering.map_or("", |column| row.text(column).trim());
        if !name.is_empty() {
            ties.gatherings.entry(name.to_owned()).or_default().push(tie);
        }
    }
    Ok(ties)
}
