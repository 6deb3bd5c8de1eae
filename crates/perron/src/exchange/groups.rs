//! Reading who is in which group: a CSV file with the columns `participant` and `group`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::table::Table;
use super::{Problem, ReadError};

/// Reads a file by its path; see [`read`].
pub fn read_file(path: &Path) -> Result<BTreeMap<String, BTreeSet<u64>>, ReadError> {
    let name =
        path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
    match File::open(path) {
        Ok(file) => read(&name, Box::new(file)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(ReadError::new(&name, None, Problem::Missing))
        }
        Err(error) => Err(ReadError::new(&name, None, Problem::Unreadable(error))),
    }
}

/// The participants of every group, by the group's name. A participant may stand in several lines; a line without a
/// group is passed over.
pub fn read(file: &str, bytes: Box<dyn Read>) -> Result<BTreeMap<String, BTreeSet<u64>>, ReadError> {
    let mut table = Table::open(file, bytes)?;
    let [participant, group] = [table.column("participant")?, table.column("group")?];
    let mut groups: BTreeMap<String, BTreeSet<u64>> = BTreeMap::new();
    while let Some(row) = table.next()? {
        let id = row.id(participant, "participant")?;
        let name = row.text(group).trim();
        if !name.is_empty() {
            groups.entry(name.to_owned()).or_default().insert(id);
        }
    }
    Ok(groups)
}
