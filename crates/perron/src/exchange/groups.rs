//! Reading who is in which group: a CSV file with the columns `participant` and `group`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

use super::table::Table;
use super::{ReadError, opened};

/// Reads a file by its path; see [`read`].
pub fn read_file(path: &Path) -> Result<BTreeMap<String, BTreeSet<u64>>, ReadError> {
    let (name, file) = opened(path)?;
    read(&name, file)
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
