use qrcode::EcLevel;
use serde::{Deserialize, Serialize};

use crate::{Error, Link, Meta, Pdf, Press, qr};

/// The summary of a session, on exactly one sheet of US letter paper.
///
/// Unlike the page of a conversation it leaves nothing out: what does not fit in the smallest type is refused, and
/// [`Press::measure_summary`] says which section is too long, and by how much.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Summary {
    /// Language, metadata. The title is the session's; it heads the page.
    pub meta: Meta,
    /// Small line above the title, for example "Autumn series, session 2 of 4 · 13 November 2025, online".
    pub kicker: String,
    /// Who took part and how many, for example "41 people · 7 tables · 19 postal areas · 93 notes".
    pub participants: String,
    /// What was learnt.
    pub insights: Section,
    /// What is asked, of whom.
    pub recommendations: Section,
    /// What there is to use.
    pub resources: Section,
    /// Who will do what together.
    pub collaborations: Section,
    /// Where people did not agree. Its framed place is there even when empty, and holds nothing else.
    pub dissent: Section,
    /// What stays open, in the same frame.
    pub open: Section,
    /// Who confirmed it, how it was made, in one to four short sentences.
    pub foot: Vec<String>,
    /// Where every line can be followed to its notes.
    pub link: Link,
}

/// A section of the summary: a heading and its lines.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Section {
    /// Heading, for example "Insights".
    pub heading: String,
    /// Its lines, in order; all are shown, and whole.
    pub lines: Vec<Line>,
    /// Said when there is no line, for example "Nothing was written down here."
    pub none: String,
}

/// A line of the summary.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// Who does it: a sign and its words; recommendations have one.
    pub doer: Option<(Doer, String)>,
    /// Whom it is addressed to, who does it, by when; may be empty.
    pub about: String,
    /// Where it comes from, for example "9 notes · 5 tables · 8 postal areas".
    pub source: String,
}

/// Who does what a recommendation asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doer {
    /// The community alone: a full circle.
    Community,
    /// The community, with help: the circle before a square.
    Help,
    /// An institution: an empty square.
    Institution,
}

/// A part of the page that takes room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Title, and the lines around it.
    Head,
    /// The insights.
    Insights,
    /// The recommendations.
    Recommendations,
    /// The resources.
    Resources,
    /// The collaborations.
    Collaborations,
    /// Where people did not agree.
    Dissent,
    /// What stays open.
    Open,
    /// The sentences at the foot.
    Foot,
}

/// How full the page is, as the typesetter measured it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Gauge {
    /// Share of the sheet that is used in the smallest type: above 1 it does not fit.
    pub used: f64,
    /// Lines of the smallest type that can still be added to a column; 0 when full.
    pub left: usize,
    /// Sections to shorten, each with how many lines of text too many it has; empty when it fits.
    pub too_long: Vec<Excess>,
}

/// A section that is too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Excess {
    /// Which.
    pub place: Place,
    /// By how many lines of text, at least 1.
    pub lines: usize,
}

impl Gauge {
    /// Whether the summary is exactly one page.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.too_long.is_empty()
    }
}

const MOST_SENTENCES: usize = 4;
const TEMPLATE: &str = "/summary.typ";

/// The document and whether its pages are wanted, or its measures alone.
#[derive(Serialize)]
struct Order<'a> {
    #[serde(flatten)]
    summary: &'a Summary,
    pages_wanted: bool,
}

impl Press {
    /// Makes the summary of a session.
    ///
    /// # Errors
    /// [`Error::TooLong`] if it does not fit one sheet, [`Error::Invalid`] for an empty title or too many sentences,
    /// [`Error::Address`] for a bad address.
    pub fn summary(&self, summary: &Summary) -> Result<Pdf, Error> {
        summary.check()?;
        let drawings = [("/qr.svg", qr::svg(&summary.link.url, EcLevel::M)?)];
        let order = Order { summary, pages_wanted: true };
        let layout = self.lay_out::<Gauge>(TEMPLATE, &order, &drawings)?;
        if layout.answer.fits() && layout.document.pages().len() == 1 {
            return layout.export(());
        }
        Err(summary.longest_text())
    }

    /// Measures a summary without making its pages: by the same rule, and several times faster.
    ///
    /// # Errors
    /// As [`Press::summary`], but a summary that is too long is measured.
    pub fn measure_summary(&self, summary: &Summary) -> Result<Gauge, Error> {
        summary.check()?;
        let drawings = [("/qr.svg", qr::svg(&summary.link.url, EcLevel::M)?)];
        let order = Order { summary, pages_wanted: false };
        Ok(self.lay_out::<Gauge>(TEMPLATE, &order, &drawings)?.answer)
    }
}

impl Summary {
    fn check(&self) -> Result<(), Error> {
        self.meta.check()?;
        self.link.check()?;
        if self.foot.len() > MOST_SENTENCES {
            return Err(Error::Invalid(format!("its foot has more than {MOST_SENTENCES} sentences")));
        }
        Ok(())
    }

    fn longest_text(&self) -> Error {
        let mut texts = vec![
            ("meta.title", &self.meta.title),
            ("kicker", &self.kicker),
            ("participants", &self.participants),
        ];
        texts.extend(self.foot.iter().map(|text| ("foot", text)));
        for (name, section) in [
            ("insights", &self.insights),
            ("recommendations", &self.recommendations),
            ("resources", &self.resources),
            ("collaborations", &self.collaborations),
            ("dissent", &self.dissent),
            ("open", &self.open),
        ] {
            texts.extend(section.lines.iter().map(|line| (name, &line.text)));
        }
        Error::too_long(texts.into_iter().map(|(part, text)| (part, text.clone())))
    }
}
