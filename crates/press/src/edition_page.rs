use qrcode::EcLevel;
use serde::{Deserialize, Serialize};

use crate::{Error, Link, Meta, Pdf, Press, Tongue, qr};

/// An edition of a strategy on exactly one sheet of US letter paper.
///
/// Every clause is there with its first sentence if that fits, else with its name alone; what does not fit even so is
/// counted and said. The place of those who do not agree is there even when empty.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EditionPage {
    /// Language, metadata. The title heads the page.
    pub meta: Meta,
    /// The language of its title, its lead and its clauses, if that is another.
    pub tongue: Option<Tongue>,
    /// Which edition, of which day, whose.
    pub kicker: String,
    /// What it is, in a sentence or two; may be empty.
    pub lead: String,
    /// Whose voices stand under it; may be empty.
    pub voices: String,
    /// Heading of the clauses.
    pub heading: String,
    /// The clauses, in order.
    pub clauses: Vec<InShort>,
    /// `more[k]` is said when `k + 1` clauses are not shown; as long as `clauses`.
    pub more: Vec<String>,
    /// Heading of who stands behind it.
    pub behind: String,
    /// Who stands behind it, in one to four short sentences.
    pub stands: Vec<String>,
    /// Heading of what those say who do not agree.
    pub apart: String,
    /// What they say; the first is always shown.
    pub statements: Vec<InShort>,
    /// `more_apart[k]` is said when `k + 1` of them are not shown; as long as `statements`.
    pub more_apart: Vec<String>,
    /// Said when there is none.
    pub none: String,
    /// What it is and how to cite it, in one to four short sentences.
    pub foot: Vec<String>,
    /// Where the whole stands.
    pub link: Link,
}

/// A clause or a statement in short.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InShort {
    /// Its number; empty if it has none.
    pub number: String,
    /// What it is called, or who says it.
    pub title: String,
    /// Its first sentence.
    pub text: String,
}

/// How much of an edition is on its one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Held {
    /// Clauses that are named.
    pub clauses: usize,
    /// Whether each is there with its first sentence.
    pub sentences: bool,
    /// Statements of those who do not agree.
    pub statements: usize,
}

/// The template's answer: what it shows, or nothing if the least it must show does not fit.
#[derive(Deserialize)]
struct Answer {
    held: Option<Held>,
}

const MOST_SENTENCES: usize = 4;

impl Press {
    /// Makes the one page of an edition.
    ///
    /// # Errors
    /// [`Error::TooLong`] if the texts that are always shown do not fit one sheet, [`Error::Invalid`] for an empty title or
    /// too many sentences, [`Error::Address`] for a bad address.
    pub fn edition_page(&self, page: &EditionPage) -> Result<Pdf<Held>, Error> {
        page.check()?;
        let drawings = [("/qr.svg", qr::svg(&page.link.url, EcLevel::M)?)];
        let layout = self.lay_out::<Answer>("/edition_page.typ", page, &drawings)?;
        match layout.answer.held {
            Some(held) if layout.document.pages().len() == 1 => layout.export(held),
            _ => Err(page.longest_text()),
        }
    }
}

impl EditionPage {
    fn check(&self) -> Result<(), Error> {
        self.meta.check()?;
        self.link.check()?;
        self.tongue.as_ref().map_or(Ok(()), Tongue::check)?;
        if self.foot.len().max(self.stands.len()) > MOST_SENTENCES {
            return Err(Error::Invalid(format!("a part of it has more than {MOST_SENTENCES} sentences")));
        }
        if self.more.len() < self.clauses.len() || self.more_apart.len() < self.statements.len() {
            return Err(Error::Invalid("it does not say how many more there are".into()));
        }
        Ok(())
    }

    /// The longest of the texts that must be on the page, to name it in an error.
    fn longest_text(&self) -> Error {
        let mut texts = vec![
            ("meta.title", &self.meta.title),
            ("kicker", &self.kicker),
            ("lead", &self.lead),
            ("voices", &self.voices),
        ];
        texts.extend(self.stands.iter().map(|text| ("stands", text)));
        texts.extend(self.foot.iter().map(|text| ("foot", text)));
        let first = self.statements.first();
        texts.extend(
            first.into_iter().flat_map(|one| [("statements", &one.title), ("statements", &one.text)]),
        );
        Error::too_long(texts.into_iter().map(|(part, text)| (part, text.clone())))
    }
}
