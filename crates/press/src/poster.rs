use qrcode::EcLevel;
use serde::{Deserialize, Serialize};

use crate::{Error, Lang, Link, Meta, Pdf, Press, qr};

/// A poster that invites to a conversation, on one sheet of US letter paper, in one language or two.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Poster {
    /// Language of the document as a whole, metadata.
    pub meta: Meta,
    /// The texts, once in each language, the first on top; one or two.
    pub texts: Vec<PosterText>,
    /// Where to take part; its caption is not printed.
    pub link: Link,
}

/// What a poster says in one language.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PosterText {
    /// Language of these texts.
    pub lang: Lang,
    /// The question, in large type.
    #[serde(rename = "title")]
    pub question: String,
    /// How to take part, in a sentence or two, for example "It takes about a minute. No account is needed."
    pub how: String,
    /// Beside the QR code, for example "Scan to take part".
    pub scan: String,
    /// When it is open, for example "Until 30 November 2025".
    pub dates: String,
    /// Who invites.
    pub convener: String,
}

#[derive(Deserialize)]
struct Answer {
    fits: bool,
}

impl Press {
    /// Makes a poster.
    ///
    /// # Errors
    /// [`Error::TooLong`] if a text does not fit its place even in the smallest type, [`Error::Invalid`]
    /// unless there is one text or two, [`Error::Address`] for a bad address.
    pub fn poster(&self, poster: &Poster) -> Result<Pdf, Error> {
        poster.meta.check()?;
        poster.link.check()?;
        if !(1..=2).contains(&poster.texts.len()) {
            return Err(Error::Invalid("a poster speaks one language or two".into()));
        }
        let drawings = [("/qr.svg", qr::svg(&poster.link.url, EcLevel::Q)?)];
        let layout = self.lay_out::<Answer>("/poster.typ", poster, &drawings)?;
        if layout.answer.fits && layout.document.pages().len() == 1 {
            layout.export(())
        } else {
            Err(poster.longest_text())
        }
    }
}

impl Poster {
    fn longest_text(&self) -> Error {
        let of_a_text = |t: &'_ PosterText| {
            [
                ("question", t.question.clone()),
                ("how", t.how.clone()),
                ("scan", t.scan.clone()),
                ("dates", t.dates.clone()),
                ("convener", t.convener.clone()),
            ]
        };
        let address = ("link.shown", self.link.shown.clone());
        let texts = self.texts.iter().flat_map(of_a_text).chain([address]);
        Error::too_long(texts)
    }
}
