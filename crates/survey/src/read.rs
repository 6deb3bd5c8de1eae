//! Reading the columns that a study uses from CSV.

use csv::{ByteRecord, ReaderBuilder};
use rustc_hash::FxHashMap;

use crate::fault::{Fault, fault, quoted};
use crate::study::Study;
use crate::table::{Column, Interned, Levels, MISSING, Table, number, unknown};

/// How a study looks at a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    Numbers,
    Levels,
}

enum Growing {
    Numbers(Vec<f64>),
    Levels(Interned, Vec<u32>),
}

impl Table {
    /// Reads a CSV file (a header, then a line a row): the columns that the study uses, the others left out.
    ///
    /// # Errors
    /// One sentence: a column that is not there, a line of another length, a text where a number is wanted.
    pub fn read_csv(study: &Study, bytes: &[u8]) -> Result<Self, Fault> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader = ReaderBuilder::new().buffer_capacity(1 << 16).from_reader(bytes);
        let broken = |error: &csv::Error| match error.kind() {
            csv::ErrorKind::UnequalLengths { pos, expected_len, len } => fault!(
                "Line {} has {len} fields and the header has {expected_len}; mend it and run again.",
                pos.as_ref().map_or(0, csv::Position::line)
            ),
            _ => fault!(
                "The data cannot be read as CSV ({error}); save it as CSV with a header and run again."
            ),
        };
        let header = reader.byte_headers().map_err(|e| broken(&e))?.clone();
        let names: Vec<String> =
            header.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
        let mut columns = wanted(study, &names)?;
        let missing = |field: &[u8]| study.missing.iter().any(|text| text.as_bytes() == field);
        let (mut record, mut rows) = (ByteRecord::new(), 0);
        while reader.read_byte_record(&mut record).map_err(|e| broken(&e))? {
            rows += 1;
            for (at, column) in &mut columns {
                let field = &record[*at];
                match column {
                    Growing::Levels(interned, codes) => {
                        codes.push(if missing(field) { MISSING } else { interned.code(field) });
                    }
                    Growing::Numbers(numbers) => match number(field) {
                        Some(value) => numbers.push(value),
                        None if missing(field.trim_ascii()) => numbers.push(f64::NAN),
                        None => {
                            let line = record.position().map_or(0, csv::Position::line);
                            let said = String::from_utf8_lossy(field);
                            let name = quoted(&names[*at]);
                            return Err(fault!(
                                "Line {line}: {name} is {}, which is not a number; mend it, or put it among the missing values.",
                                quoted(&said)
                            ));
                        }
                    },
                }
            }
        }
        if rows == 0 {
            return Err(fault!(
                "The data has a header and no rows; put a line for each respondent under it."
            ));
        }
        let mut table = Self::new(rows);
        for (at, column) in columns {
            let column = match column {
                Growing::Numbers(numbers) => Column::Numbers(numbers),
                Growing::Levels(interned, codes) => Column::Levels(Levels::new(interned.names, codes)),
            };
            table.put(&names[at], column)?;
        }
        Ok(table)
    }
}

/// The columns of the file that the study uses, by their places.
fn wanted(study: &Study, names: &[String]) -> Result<Vec<(usize, Growing)>, Fault> {
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for (at, name) in names.iter().enumerate() {
        if places.insert(name, at).is_some() {
            return Err(fault!("The header names the column {} twice; rename one of them.", quoted(name)));
        }
    }
    let mut columns = Vec::new();
    for (name, how) in study.uses(names)? {
        let Some(&at) = places.get(name.as_str()) else {
            return Err(unknown(&name, names.iter().map(String::as_str)));
        };
        columns.push((
            at,
            match how {
                Use::Numbers => Growing::Numbers(Vec::new()),
                Use::Levels => Growing::Levels(Interned::default(), Vec::new()),
            },
        ));
    }
    columns.sort_by_key(|(at, _)| *at);
    Ok(columns)
}
