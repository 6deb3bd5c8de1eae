//! A two-way table of counts.

use csv::ReaderBuilder;

use crate::fault::{Fault, fault, quoted};

/// No table has more cells.
const MOST: usize = 4_000;

/// Counts of people by two things, without totals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    rows: Vec<String>,
    columns: Vec<String>,
    /// Row by row.
    counts: Vec<Vec<u64>>,
}

impl Counts {
    /// A table of named rows and columns, row by row.
    ///
    /// # Errors
    /// When a row has another length, a name stands twice, or the table is empty or too large.
    pub fn new(rows: Vec<String>, columns: Vec<String>, counts: Vec<Vec<u64>>) -> Result<Self, Fault> {
        if rows.is_empty() || columns.is_empty() || counts.len() != rows.len() {
            return Err(fault!(
                "The table has no rows or no columns; it needs a header with names, then a line a row."
            ));
        }
        if counts.iter().any(|row| row.len() != columns.len()) {
            return Err(fault!("A row of the table has not as many counts as there are columns; mend it."));
        }
        if rows.len() * columns.len() > MOST {
            return Err(fault!(
                "The table has {} cells and {MOST} are the most; split it, or join rows.",
                rows.len() * columns.len()
            ));
        }
        for names in [&rows, &columns] {
            let mut sorted: Vec<&String> = names.iter().collect();
            sorted.sort();
            if let Some(pair) = sorted.windows(2).find(|pair| pair[0] == pair[1]) {
                return Err(fault!("The table names {} twice; rename one.", quoted(pair[0])));
            }
        }
        if counts
            .iter()
            .flatten()
            .try_fold(0u64, |sum, count| sum.checked_add(*count))
            .is_none_or(|sum| sum > 1 << 50)
        {
            return Err(fault!("The counts add up to more people than there are; mend them."));
        }
        Ok(Self { rows, columns, counts })
    }

    /// Reads CSV: a header (any name for the row labels, then the column labels), then a line a row (label, counts).
    ///
    /// # Errors
    /// One sentence: what is not a count, a line of another length, a name that stands twice.
    pub fn read_csv(bytes: &[u8]) -> Result<Self, Fault> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader = ReaderBuilder::new().flexible(true).from_reader(bytes);
        let broken = |error: csv::Error| {
            fault!("The table cannot be read as CSV ({error}); save it as CSV and run again.")
        };
        let text = |field: &[u8]| String::from_utf8_lossy(field).trim().to_owned();
        let columns: Vec<String> = reader.byte_headers().map_err(broken)?.iter().skip(1).map(text).collect();
        let (mut rows, mut counts) = (Vec::new(), Vec::new());
        for record in reader.byte_records() {
            let record = record.map_err(broken)?;
            let line = record.position().map_or(0, csv::Position::line);
            if record.len() != columns.len() + 1 {
                let wanted = columns.len() + 1;
                return Err(fault!(
                    "Line {line} has {} fields and the header has {wanted}; mend it.",
                    record.len()
                ));
            }
            let count = |field: &[u8]| {
                text(field).parse::<u64>().map_err(|_| {
                    fault!("Line {line}: {} is not a count; counts are whole numbers of 0 or more, without totals.", quoted(&text(field)))
                })
            };
            rows.push(text(&record[0]));
            counts.push(record.iter().skip(1).map(count).collect::<Result<Vec<u64>, _>>()?);
            if rows.len() > MOST {
                return Err(fault!("The table has more than {MOST} rows; split it, or join rows."));
            }
        }
        Self::new(rows, columns, counts)
    }

    /// The names of the rows.
    #[must_use]
    pub fn rows(&self) -> &[String] {
        &self.rows
    }

    /// The names of the columns.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// One count.
    #[must_use]
    pub fn at(&self, row: usize, column: usize) -> u64 {
        self.counts[row][column]
    }

    /// The sum of each row.
    #[must_use]
    pub fn row_totals(&self) -> Vec<u64> {
        self.counts.iter().map(|row| row.iter().sum()).collect()
    }

    /// The sum of each column.
    #[must_use]
    pub fn column_totals(&self) -> Vec<u64> {
        (0..self.columns.len()).map(|column| self.counts.iter().map(|row| row[column]).sum()).collect()
    }
}
