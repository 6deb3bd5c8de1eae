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
    /// Shares with their intervals, drawn. What it shows stands in a table too, which the caller gives.
    Intervals {
        /// What is drawn, in a sentence above it; not empty.
        caption: String,
        /// The same in words, for whoever cannot see it; not empty.
        alt: String,
        /// What is written under the beginning, the middle and the end of the axis: "0%", "50%", "100%".
        axis: [String; 3],
        /// From top to bottom.
        rows: Vec<Estimate>,
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

/// One line of a picture of shares.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Estimate {
    /// What it is of; not empty.
    pub label: String,
    /// The share with the ends of its interval, each from 0 to 1, in order; `None`: it is not shown, and `words` says why.
    pub share: Option<Span>,
    /// A reference to compare it with, from 0 to 1.
    pub reference: Option<f64>,
    /// The figures in words, or why there are none.
    pub words: String,
}

/// A share and its interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Span {
    /// The lower end.
    pub low: f64,
    /// The share.
    pub at: f64,
    /// The upper end.
    pub high: f64,
}

const MOST_RULES: usize = 30;
const MOST_ROWS: usize = 40;
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

impl Estimate {
    fn is_drawable(&self) -> bool {
        let ordered = self.share.is_none_or(|span| {
            0.0 <= span.low && span.low <= span.at && span.at <= span.high && span.high <= 1.0
        });
        ordered && self.reference.is_none_or(|at| (0.0..=1.0).contains(&at))
    }
}

impl Block {
    fn check(&self) -> Result<(), Error> {
        let fault = match self {
            Self::Heading { words } if words.trim().is_empty() => "a heading is empty".to_owned(),
            Self::Ruled { lines } if !(1..=MOST_RULES).contains(lines) => {
                format!("{lines} is not a number of lines from 1 to {MOST_RULES}")
            }
            Self::Intervals { caption, alt, rows, .. }
                if [caption, alt]
                    .into_iter()
                    .chain(rows.iter().map(|row| &row.label))
                    .any(|text| text.trim().is_empty()) =>
            {
                "a picture of shares has no caption, no alternative text, or a line without a label"
                    .to_owned()
            }
            Self::Intervals { rows, .. } if rows.is_empty() || rows.len() > MOST_ROWS => {
                format!("a picture of shares has not 1 to {MOST_ROWS} lines")
            }
            Self::Intervals { rows, .. } if !rows.iter().all(Estimate::is_drawable) => {
                "a share, its interval or its reference is not between 0 and 1, in order".to_owned()
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
