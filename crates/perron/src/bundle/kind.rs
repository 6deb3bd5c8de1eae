//! What each kind of result is counted from. A kind is two functions: `gather` takes what may be public out of the records, and
//! `recount`, which is pure, works out of that what the result must be.

use serde_json::{Map, Value};
use store::bundle::Kind;
use store::{Bilingual, Tx};

use super::finding::{Findings, Recount};
use super::manifest::{Files, RESULT};
use super::{edition, fund, map, pledge, priority, release};

/// With fewer ballots than this single ones are not published, though without names: they could tell who chose what.
pub const FEWEST_BALLOTS: i64 = 30;
/// Why what follows from ballots is not counted again.
pub const NO_BALLOTS: &str = "Single ballots are not in the bundle: there are too few of them, or voters had not been told that \
                              they would be published.";

/// A result with what it is counted from.
#[derive(Clone, Debug)]
pub struct Gathered {
    /// What it is called.
    pub title: Bilingual,
    /// The address of the result, without the language.
    pub thing: String,
    /// Rules and data.
    pub files: Files,
    /// As it was published; nothing: as it is counted now.
    pub result: Option<Map<String, Value>>,
}

impl Gathered {
    /// The files with the result; a sentence if the result is not what comes out of the rest.
    ///
    /// # Errors
    /// One sentence for the log: nothing is published that does not hold.
    pub fn settle(mut self, kind: Kind) -> Result<Self, String> {
        let Some(result) = self.result.take() else {
            let counted = recount(kind, &self.files)?.result;
            self.files.insert(RESULT.to_owned(), pretty(&Value::Object(counted)));
            return Ok(self);
        };
        self.files.insert(RESULT.to_owned(), pretty(&Value::Object(result.clone())));
        let mut findings = Findings::default();
        findings.compare(&result, recount(kind, &self.files)?, None);
        if !findings.hold() {
            return Err(format!(
                "The {} of {} does not come out again: {}",
                kind.word(),
                self.thing,
                findings.json()
            ));
        }
        Ok(self)
    }
}

/// Takes a result and what it is counted from out of the records; nothing if there is none to publish.
pub fn gather(tx: &mut Tx<'_>, kind: Kind, id: i64) -> Result<Option<Gathered>, crate::error::Error> {
    match kind {
        Kind::Pledge => pledge::gather(tx),
        Kind::Fund => fund::gather(tx, id),
        Kind::Priority => priority::gather(tx, id),
        Kind::Map => map::gather(tx, id),
        Kind::Release => release::gather(tx, id),
        Kind::Edition => edition::gather(tx, id),
    }
}

/// Works out what the result must be.
///
/// # Errors
/// A file is missing or cannot be read; one sentence.
pub fn recount(kind: Kind, files: &Files) -> Result<Recount, String> {
    match kind {
        Kind::Pledge => pledge::recount(files),
        Kind::Fund => fund::recount(files),
        Kind::Priority => priority::recount(files),
        Kind::Map => map::recount(files),
        Kind::Release => release::recount(files),
        Kind::Edition => edition::recount(files),
    }
}

/// The file of this name.
pub fn file<'f>(files: &'f Files, name: &str) -> Result<&'f str, String> {
    files.get(name).map(String::as_str).ok_or_else(|| format!("{name} is missing."))
}

/// The rows of a CSV file that has these columns.
pub fn rows<const N: usize>(
    files: &Files,
    name: &str,
    columns: [&str; N],
) -> Result<Vec<[String; N]>, String> {
    let wrong = |what: String| format!("{name} cannot be read: {what}.");
    let mut table = csv::Reader::from_reader(file(files, name)?.as_bytes());
    let head = table.headers().map_err(|problem| wrong(problem.to_string()))?;
    if head.iter().ne(columns) {
        return Err(wrong("its columns are not those of such a file".to_owned()));
    }
    let mut rows = Vec::new();
    for row in table.records() {
        let row = row.map_err(|problem| wrong(problem.to_string()))?;
        let cells: Vec<String> = row.iter().map(str::to_owned).collect();
        rows.push(<[String; N]>::try_from(cells).map_err(|_| wrong("a line has too many cells".to_owned()))?);
    }
    Ok(rows)
}

/// A number of a cell.
pub fn number<T: std::str::FromStr>(name: &str, cell: &str) -> Result<T, String> {
    cell.parse().map_err(|_| format!("{name} cannot be read: “{cell}” is no number that belongs there."))
}

/// A CSV file.
pub fn table<const N: usize>(columns: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let mut out = csv::Writer::from_writer(Vec::new());
    // a Vec takes whatever is written
    let _ = out.write_record(columns);
    for row in rows {
        let _ = out.write_record(row);
    }
    String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A value as the fields of a result.
pub fn fields(value: Value) -> Map<String, Value> {
    if let Value::Object(fields) = value { fields } else { Map::new() }
}

/// A value as a file.
pub fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
