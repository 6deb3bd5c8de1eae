//! A CSV file with a header, read line by line, columns found by name.

use std::io::{self, Read};

use csv::{ErrorKind, StringRecord};
use jiff::Timestamp;

use super::{Problem, ReadError};

/// Where a file's bytes come from: a folder, an archive, memory.
pub(super) type Bytes = Box<dyn Read>;

pub(super) struct Table {
    file: String,
    header: Vec<String>,
    reader: csv::Reader<CountingQuotes>,
    record: StringRecord,
}

/// Counts quotes on their way: an odd number means that one is not closed.
struct CountingQuotes {
    bytes: Bytes,
    quotes: u64,
}

impl Read for CountingQuotes {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.bytes.read(buffer)?;
        self.quotes += buffer[..count].iter().filter(|&&b| b == b'"').count() as u64;
        Ok(count)
    }
}

/// What a time is written as.
const TIME: &str = "milliseconds since 1970";

/// One line of a [`Table`].
pub(super) struct Row<'t> {
    file: &'t str,
    record: &'t StringRecord,
}

impl Table {
    /// Of a file with a header.
    pub(super) fn open(file: &str, bytes: Bytes) -> Result<Self, ReadError> {
        let mut table = Self::without_header(file, bytes);
        if !table.advance()? {
            return Err(table.error(None, Problem::Empty));
        }
        table.header = table.record.iter().map(|name| name.trim().to_owned()).collect();
        Ok(table)
    }

    /// Of a file whose first line is like all others; lines may have any number of fields.
    pub(super) fn without_header(file: &str, bytes: Bytes) -> Self {
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(CountingQuotes { bytes, quotes: 0 });
        Self { file: file.to_owned(), header: Vec::new(), reader, record: StringRecord::new() }
    }

    /// Names of the columns.
    pub(super) fn header(&self) -> &[String] {
        &self.header
    }

    /// Place of a column that the file may do without.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|n| n == name)
    }

    /// Place of a column that the file must have.
    pub(super) fn column(&self, name: &'static str) -> Result<usize, ReadError> {
        self.find(name).ok_or_else(|| self.error(Some(1), Problem::NoColumn(name)))
    }

    /// The next line, which must have as many fields as the header.
    pub(super) fn next(&mut self) -> Result<Option<Row<'_>>, ReadError> {
        if !self.advance()? {
            return Ok(None);
        }
        let row = Row { file: &self.file, record: &self.record };
        let expected = self.header.len();
        if self.record.len() != expected {
            return Err(row.error(Problem::Fields { expected, found: self.record.len() }));
        }
        Ok(Some(row))
    }

    /// The next line, with however many fields.
    pub(super) fn next_any(&mut self) -> Result<Option<Row<'_>>, ReadError> {
        Ok(self.advance()?.then_some(Row { file: &self.file, record: &self.record }))
    }

    fn advance(&mut self) -> Result<bool, ReadError> {
        match self.reader.read_record(&mut self.record) {
            // UTF-16 without a mark reads as UTF-8 full of NULs; no database keeps them
            Ok(true) if self.record.as_slice().contains('\0') => {
                Err(self.error(self.record.position().map(csv::Position::line), Problem::NotUtf8))
            }
            Ok(true) => Ok(true),
            Ok(false) if self.reader.get_ref().quotes % 2 == 1 => Err(self.error(None, Problem::OpenQuote)),
            Ok(false) => Ok(false),
            Err(error) => {
                let line = error.position().map(csv::Position::line);
                Err(match error.into_kind() {
                    ErrorKind::Io(error) => self.error(None, Problem::Unreadable(error)),
                    ErrorKind::Utf8 { .. } => self.error(line, Problem::NotUtf8),
                    other => self.error(line, Problem::Unreadable(io::Error::other(format!("{other:?}")))),
                })
            }
        }
    }

    fn error(&self, line: Option<u64>, problem: Problem) -> ReadError {
        ReadError::new(&self.file, line, problem)
    }
}

impl Row<'_> {
    pub(super) fn text(&self, column: usize) -> &str {
        self.record.get(column).unwrap_or_default()
    }

    /// A text of at most so many characters; `name` is the column's, for the error.
    pub(super) fn short_text(
        &self,
        column: usize,
        name: &'static str,
        most: usize,
    ) -> Result<&str, ReadError> {
        let text = self.text(column);
        if text.chars().nth(most).is_some() {
            return Err(self.error(Problem::TooLong { column: name, most }));
        }
        Ok(text)
    }

    /// A whole number; `name` is the column's, for the error.
    pub(super) fn id(&self, column: usize, name: &str) -> Result<u64, ReadError> {
        let text = self.text(column).trim();
        text.parse().map_err(|_| self.not_a_number(name, text))
    }

    /// A time between 1970 and 9999; 0 where the field is empty.
    pub(super) fn time(&self, column: Option<usize>) -> Result<i64, ReadError> {
        match column.map_or("", |c| self.text(c).trim()) {
            "" => Ok(0),
            text => {
                let time = text.parse().map_err(|_| self.not_a_number("timestamp", text))?;
                let is_time = time >= 0 && Timestamp::from_millisecond(time).is_ok();
                if is_time { Ok(time) } else { Err(self.not_one_of("timestamp", TIME, text)) }
            }
        }
    }

    /// A vote, or anything else between −1 and 1.
    pub(super) fn sign(&self, column: usize, name: &str) -> Result<i8, ReadError> {
        match self.text(column).trim() {
            "1" => Ok(1),
            "0" => Ok(0),
            "-1" => Ok(-1),
            text => Err(self.not_one_of(name, "1, 0 or -1", text)),
        }
    }

    /// Yes or no; no where the file has no such column or the field is empty.
    pub(super) fn truth(&self, column: Option<usize>, name: &str) -> Result<bool, ReadError> {
        match column.map_or("", |c| self.text(c).trim()).to_ascii_lowercase().as_str() {
            "true" | "1" => Ok(true),
            "" | "false" | "0" => Ok(false),
            text => Err(self.not_one_of(name, "true or false", text)),
        }
    }

    pub(super) fn error(&self, problem: Problem) -> ReadError {
        ReadError::new(self.file, self.record.position().map(csv::Position::line), problem)
    }

    fn not_a_number(&self, column: &str, found: &str) -> ReadError {
        self.error(Problem::NotANumber { column: column.to_owned(), found: found.to_owned() })
    }

    pub(super) fn not_one_of(&self, column: &str, allowed: &'static str, found: &str) -> ReadError {
        self.error(Problem::NotOneOf { column: column.to_owned(), allowed, found: found.to_owned() })
    }
}
