//! The forms in which an edition goes out, each a pure function of its content, a language and the address of the house.

use press::Press;

use super::content::{Content, FORMAT};
use super::sheet::Sheet;
use super::{cited, epub, paper, text};
use crate::i18n::Lang;
use crate::tongue::Tag;

/// A form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The whole, on paper.
    Paper,
    /// In plain words, on paper.
    PlainPaper,
    /// One page.
    OnePage,
    /// A book for readers of books.
    Book,
    /// Markdown.
    Text,
    /// The content as it is kept.
    Content,
    /// A citation for BibTeX.
    Bibtex,
    /// A citation for programs that read CSL-JSON.
    Csl,
}

impl Form {
    /// What it is, as a header says it.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Paper | Self::PlainPaper | Self::OnePage => "application/pdf",
            Self::Book => "application/epub+zip",
            Self::Text => "text/markdown; charset=utf-8",
            Self::Content => "application/json",
            Self::Bibtex => "application/x-bibtex; charset=utf-8",
            Self::Csl => "application/vnd.citationstyles.csl+json",
        }
    }

    /// How its file is named, between the edition and the language, and how it ends.
    pub const fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Paper => ("edition", "pdf"),
            Self::PlainPaper => ("plain", "pdf"),
            Self::OnePage => ("one-page", "pdf"),
            Self::Book => ("edition", "epub"),
            Self::Text => ("edition", "md"),
            Self::Content => ("edition", "json"),
            Self::Bibtex => ("citation", "bib"),
            Self::Csl => ("citation", "json"),
        }
    }

    /// Whether a browser shows it rather than keeping it.
    pub const fn is_shown(self) -> bool {
        !matches!(self, Self::Book | Self::Bibtex)
    }
}

/// What a form is made of.
pub struct Made<'a> {
    pub content: &'a Content,
    pub sha256: &'a str,
    /// The address of this house.
    pub house: &'a str,
    /// Who runs it.
    pub convener: &'a str,
    pub lang: Lang,
    /// The language of the words of `content`, if that is neither English nor French.
    pub tongue: Option<Tag>,
}

impl Made<'_> {
    /// The edition in words.
    pub fn sheet(&self) -> Sheet {
        Sheet { tongue: self.tongue.clone(), ..Sheet::of(self.content, self.sha256, self.house, self.lang) }
    }

    /// The file; the content as it is kept is not made, and stands for itself.
    pub fn bytes(&self, press: &Press, form: Form) -> Result<Vec<u8>, String> {
        let (content, sheet) = (self.content, self.sheet());
        let printed = |problem: press::Error| problem.to_string();
        Ok(match form {
            Form::Paper => {
                press.edition(&paper::whole(content, &sheet, self.convener)).map_err(printed)?.bytes
            }
            Form::PlainPaper => {
                press.edition(&paper::plain(content, &sheet, self.convener)).map_err(printed)?.bytes
            }
            Form::OnePage => {
                press.edition_page(&paper::page(content, &sheet, self.convener)).map_err(printed)?.bytes
            }
            Form::Book => epub::book(content, &sheet).map_err(|problem| problem.to_string())?,
            Form::Text => text::markdown(&sheet).into_bytes(),
            Form::Content => serde_json::to_vec(content).map_err(|problem| problem.to_string())?,
            Form::Bibtex => cited::bibtex(content, self.sha256, self.lang).into_bytes(),
            Form::Csl => cited::csl(content, self.sha256, self.lang).into_bytes(),
        })
    }
}

/// Why a content cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub enum Unread {
    /// A later program wrote it, in this form.
    Newer(u64),
    /// It is not the content of an edition.
    Broken(String),
}

/// Reads what was kept.
pub fn read(json: &str) -> Result<Content, Unread> {
    #[derive(serde::Deserialize)]
    struct Head {
        format: u64,
    }
    let broken = |problem: serde_json::Error| Unread::Broken(problem.to_string());
    let head: Head = serde_json::from_str(json).map_err(broken)?;
    if head.format > u64::from(FORMAT) {
        return Err(Unread::Newer(head.format));
    }
    serde_json::from_str(json).map_err(broken)
}
