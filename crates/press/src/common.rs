use serde::Serialize;

use crate::Error;

/// Language of a document: its hyphenation, and what a screen reader is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Canadian English (`en-CA`).
    En,
    /// Canadian French (`fr-CA`).
    Fr,
}

/// A language beside those of documents, in which words of one may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tongue {
    /// The language, by ISO 639: two or three small letters.
    pub lang: String,
    /// Its script, by ISO 15924: four small letters. `None`: the one that it is mostly written in.
    pub script: Option<String>,
    /// The country, by ISO 3166: two capitals. `None`: anywhere.
    pub region: Option<String>,
    /// Whether it is written from right to left.
    pub leftward: bool,
}

/// A calendar day, for the PDF's metadata. The day that is printed is in the caller's sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Date {
    /// Year of the common era, for example 2025.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

/// What the PDF says of itself.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Meta {
    /// Language of the document.
    pub lang: Lang,
    /// Title in the metadata and in the window's title bar; not empty.
    pub title: String,
    /// Author in the metadata: the convener.
    pub author: String,
    /// Day the document is made.
    pub date: Date,
    /// Said at the foot when a character has no glyph in the embedded fonts and is printed as a box, for
    /// example "The box □ stands for a character this paper cannot show." Not printed otherwise.
    pub unprintable: String,
}

/// Where the document leads: an address, drawn as a QR code with the address in words beside it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Link {
    /// Full address, ASCII, starting with `https://` or `http://`; at most 300 bytes.
    pub url: String,
    /// The address as a person would type it, for example `perron.example/en/c/rue`.
    pub shown: String,
    /// What the address leads to, for example "Every statement, every figure and the data:".
    pub caption: String,
    /// Alternative text of the QR code.
    pub alt: String,
}

/// Longest address accepted, in bytes: a QR code of it can still be scanned from a small print.
const LONGEST_ADDRESS: usize = 300;

impl Tongue {
    pub(crate) fn check(&self) -> Result<(), Error> {
        let is = |text: &str, letters: std::ops::RangeInclusive<usize>, is_one: fn(&u8) -> bool| {
            letters.contains(&text.len()) && text.as_bytes().iter().all(is_one)
        };
        let small = u8::is_ascii_lowercase;
        let is_known = is(&self.lang, 2..=3, small)
            && self.script.as_ref().is_none_or(|script| is(script, 4..=4, small))
            && self.region.as_ref().is_none_or(|region| is(region, 2..=2, u8::is_ascii_uppercase));
        is_known.then_some(()).ok_or_else(|| Error::Invalid(format!("“{}” is not a language", self.lang)))
    }
}

impl Meta {
    pub(crate) fn check(&self) -> Result<(), Error> {
        if self.title.trim().is_empty() {
            return Err(Error::Invalid("the title is empty".into()));
        }
        let Date { year, month, day } = self.date;
        let days = match month {
            2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=days).contains(&day) {
            return Err(Error::Invalid(format!("{year}-{month}-{day} is not a day")));
        }
        Ok(())
    }
}

impl Link {
    pub(crate) fn check(&self) -> Result<(), Error> {
        let web = self.url.starts_with("https://") || self.url.starts_with("http://");
        if !web || !self.url.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(Error::Address("it must start with https:// and hold plain characters only".into()));
        }
        if self.url.len() > LONGEST_ADDRESS {
            return Err(Error::Address(format!("it is longer than {LONGEST_ADDRESS} characters")));
        }
        Ok(())
    }
}
