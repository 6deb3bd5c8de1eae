use qrcode::EcLevel;
use serde::{Deserialize, Serialize};

use crate::{Error, Link, Meta, Pdf, Press, qr};

/// A paper ballot: numbered statements, each with three boxes, on as many sheets of US letter paper as
/// needed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ballot {
    /// Language, metadata. The title is the question asked; the author is the convener, printed above it.
    pub meta: Meta,
    /// The ballot's number, on every page so that sheets stay together, for example "Ballot 0042".
    pub number: String,
    /// How to fill it in, one sentence each.
    pub instructions: Vec<String>,
    /// Where and until when to hand it in.
    pub hand_in: String,
    /// What becomes of the sheet, at the foot of every page.
    pub privacy: String,
    /// Heads of the columns; the last three also stand under each box.
    pub labels: BallotLabels,
    /// The word before the page's number: "Page".
    pub page: String,
    /// The word between the page's number and the number of pages: "of", « de ».
    pub of: String,
    /// The statements, 1 to 500.
    pub statements: Vec<BallotStatement>,
    /// Large print: text of 19 points instead of 12.5.
    pub large_print: bool,
    /// Where the same can be answered online, drawn as a QR code.
    pub link: Option<Link>,
}

/// Heads of a ballot's columns.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BallotLabels {
    /// "No."
    pub number: String,
    /// "Statement"
    pub statement: String,
    /// "Agree"
    pub agree: String,
    /// "Disagree"
    pub disagree: String,
    /// "Pass"
    pub pass: String,
}

/// One statement to answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BallotStatement {
    /// Its number in the conversation, by which the answer is entered.
    pub number: String,
    /// Its text.
    pub text: String,
}

#[derive(Deserialize)]
struct Answer {}

const MOST_STATEMENTS: usize = 500;

impl Press {
    /// Makes a paper ballot.
    ///
    /// # Errors
    /// [`Error::Invalid`] without statements or with more than 500, [`Error::Address`] for a bad address.
    pub fn ballot(&self, ballot: &Ballot) -> Result<Pdf, Error> {
        ballot.meta.check()?;
        if !(1..=MOST_STATEMENTS).contains(&ballot.statements.len()) {
            return Err(Error::Invalid(format!("a ballot has 1 to {MOST_STATEMENTS} statements")));
        }
        let mut drawings = Vec::new();
        if let Some(link) = &ballot.link {
            link.check()?;
            drawings.push(("/qr.svg", qr::svg(&link.url, EcLevel::M)?));
        }
        self.lay_out::<Answer>("/ballot.typ", ballot, &drawings)?.export(())
    }
}
