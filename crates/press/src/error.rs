use crate::text::shorten;

/// Why a document could not be made. Each message is one sentence.
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The parts that are always shown whole do not fit the page, even in the smallest type.
    #[error(
        "The page cannot hold \u{201c}{}\u{201d}: the text has {chars} characters in the part {part}; shorten it.",
        shorten(.text)
    )]
    TooLong {
        /// Field of the document that holds the longest of the texts that must be shown.
        part: &'static str,
        /// That text, whole.
        text: String,
        /// Its length in characters.
        chars: usize,
    },
    /// A field that must be filled is empty, or a figure is out of its range.
    #[error("The document cannot be made because {0}.")]
    Invalid(String),
    /// The address does not fit a QR code, or is not an address.
    #[error("The address cannot be drawn as a QR code: {0}.")]
    Address(String),
    /// Fonts beside the own ones cannot be had.
    #[error("The fonts cannot be read from {0}.")]
    Fonts(String),
    /// Typesetting failed; the message is for a bug report.
    #[error("The document could not be typeset: {0}.")]
    Typesetting(String),
}

impl Error {
    /// [`Error::TooLong`] for the longest of the texts, each given with the field that holds it.
    pub(crate) fn too_long(texts: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let (part, text) = texts.into_iter().max_by_key(|(_, text)| text.chars().count()).unwrap_or_default();
        let chars = text.chars().count();
        Self::TooLong { part, text, chars }
    }
}
