//! A survey's design file, and the data that it names.

use std::fs;
use std::path::Path;

use survey::{Fault, Study, Table};

/// Reads a design file.
pub fn read(file: &str, bytes: &[u8]) -> Result<Study, Fault> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Fault::new(&format!("{file} is not text in UTF-8; save it as such and run again.")))?;
    toml::from_str(text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let said: String = error.message().trim_end_matches('.').chars().take(400).collect();
        Fault::new(&format!("{file}, line {line}: {said}; see the examples of perron survey --help."))
    })
}

/// Reads a design file and its data, whose path is relative to it.
pub fn read_file(path: &Path) -> Result<(Study, Table), Fault> {
    let study = read(&path.display().to_string(), &bytes(path)?)?;
    if study.data.is_empty() {
        let said = format!("{} names no data; add a line as data = \"answers.csv\".", path.display());
        return Err(Fault::new(&said));
    }
    let data = path.parent().unwrap_or(Path::new("")).join(&study.data);
    let table = Table::read_csv(&study, &bytes(&data)?)?;
    Ok((study, table))
}

fn bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    fs::read(path).map_err(|e| Fault::new(&format!("{} cannot be read ({e}).", path.display())))
}
