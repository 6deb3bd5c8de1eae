use serde::{Deserialize, Serialize};

use crate::agenda::at_most;
use crate::{Error, Meta, Pdf, Press};

/// A certificate of participation, on one sheet of US letter paper across.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Certificate {
    /// Language, metadata. The title is what it is: "Certificate of participation".
    pub meta: Meta,
    /// Small line at the top, for example the series.
    pub kicker: String,
    /// For example "This is to say that".
    pub lead: String,
    /// Whose it is, as they wish to be called; not empty.
    pub name: String,
    /// For example "took part in 3 sessions, 3 hours in all, of Belonging: the spring series".
    pub says: String,
    /// The sessions, each in a line with its day; 1 to 24.
    pub sessions: Vec<String>,
    /// Who gives it, for example "Round table of the sample street".
    pub given_by: String,
    /// Where and when, for example "Montréal, 9 June 2027".
    pub given: String,
    /// Under the line for a signature: "For the round table".
    pub signature: String,
}

#[derive(Deserialize)]
struct Answer {
    fits: bool,
}

const MOST_SESSIONS: usize = 24;

impl Press {
    /// Makes a certificate of participation.
    ///
    /// # Errors
    /// [`Error::Invalid`] without a name or a session or with too many, [`Error::TooLong`] with the longest text if they do
    /// not fit the sheet.
    pub fn certificate(&self, certificate: &Certificate) -> Result<Pdf, Error> {
        certificate.meta.check()?;
        if certificate.name.trim().is_empty() || certificate.sessions.is_empty() {
            return Err(Error::Invalid("a certificate has a name and a session".into()));
        }
        at_most("sessions on a certificate", certificate.sessions.len(), MOST_SESSIONS)?;
        let layout = self.lay_out::<Answer>("/certificate.typ", certificate, &[])?;
        if layout.answer.fits { layout.export(()) } else { Err(Error::too_long(certificate.texts())) }
    }
}

impl Certificate {
    fn texts(&self) -> impl Iterator<Item = (&'static str, String)> {
        let sessions = self.sessions.iter().map(|session| ("sessions", session.clone()));
        let others = [
            ("kicker", &self.kicker),
            ("lead", &self.lead),
            ("name", &self.name),
            ("says", &self.says),
            ("given_by", &self.given_by),
            ("given", &self.given),
            ("signature", &self.signature),
            ("title", &self.meta.title),
        ];
        sessions.chain(others.map(|(part, text)| (part, text.clone())))
    }
}
