use qrcode::EcLevel;
use serde::{Deserialize, Serialize};

use crate::{Error, Line, Link, Meta, Pdf, Press, qr};

/// A report or a form of as many letter pages as it takes: headings with paragraphs, lines, tables, boxes to tick.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Language, metadata. The title heads the first page.
    pub meta: Meta,
    /// Small line above the title.
    pub kicker: String,
    /// A sentence or two below it; may be empty.
    pub lead: String,
    /// Its parts, in order.
    pub parts: Vec<ReportPart>,
    /// Where it stands on the web.
    pub link: Link,
    /// Said at the foot of each page before the number, for example "Page".
    pub page: String,
}

/// A part of a report: a heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportPart {
    /// Heading; not empty.
    pub heading: String,
    /// What stands under it, in order.
    pub blocks: Vec<Block>,
}

/// What stands in a report.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Block {
    /// A paragraph.
    Text {
        /// Its words.
        words: String,
    },
    /// A heading of the third level.
    Heading {
        /// Its words; not empty.
        words: String,
    },
    /// Lines as on a summary.
    Lines {
        /// In order.
        lines: Vec<Line>,
    },
    /// A table with a header row; the first cell of each row heads it.
    Table {
        /// What the table shows.
        caption: String,
        /// The header cells.
        head: Vec<String>,
        /// As many cells in each as the header has.
        rows: Vec<Vec<String>>,
    },
    /// Boxes to tick with a pen, in one row.
    Boxes {
        /// One box each.
        labels: Vec<String>,
    },
    /// Ruled space to write on.
    Ruled {
        /// Lines, 1 to 30.
        lines: usize,
    },
}

const MOST_RULES: usize = 30;
const MOST_COLUMNS: usize = 9;

/// The template has nothing to choose.
#[derive(Deserialize)]
struct Answer {}

impl Press {
    /// Makes a report or a form.
    ///
    /// # Errors
    /// [`Error::Invalid`] for an empty heading or a table whose rows differ, [`Error::Address`] for a bad address.
    pub fn report(&self, report: &Report) -> Result<Pdf, Error> {
        report.check()?;
        let drawings = [("/qr.svg", qr::svg(&report.link.url, EcLevel::M)?)];
        let layout = self.lay_out::<Answer>("/report.typ", report, &drawings)?;
        layout.export(())
    }
}

impl Report {
    fn check(&self) -> Result<(), Error> {
        self.meta.check()?;
        self.link.check()?;
        for part in &self.parts {
            if part.heading.trim().is_empty() {
                return Err(Error::Invalid("a heading is empty".into()));
            }
            part.blocks.iter().try_for_each(Block::check)?;
        }
        Ok(())
    }
}

impl Block {
    fn check(&self) -> Result<(), Error> {
        let fault = match self {
            Self::Heading { words } if words.trim().is_empty() => "a heading is empty".to_owned(),
            Self::Ruled { lines } if !(1..=MOST_RULES).contains(lines) => {
                format!("{lines} is not a number of lines from 1 to {MOST_RULES}")
            }
            Self::Table { head, .. } if head.is_empty() || head.len() > MOST_COLUMNS => {
                format!("a table has not 1 to {MOST_COLUMNS} columns")
            }
            Self::Table { head, rows, .. } if rows.iter().any(|row| row.len() != head.len()) => {
                "a row of a table has not as many cells as its head".to_owned()
            }
            _ => return Ok(()),
        };
        Err(Error::Invalid(fault))
    }
}
