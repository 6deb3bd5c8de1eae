use qrcode::EcLevel;
use serde::{Deserialize, Serialize};

use crate::agenda::{MOST, at_most};
use crate::{Agenda, Error, Fact, Foot, Link, Meta, Pdf, Press, Steps, qr};

/// The guide of whoever facilitates a session: facts, what to do before, the agenda with its cues, the prompts, what to do
/// while it runs and at its end.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Guide {
    /// Language, metadata. The title is the session's; it heads the guide.
    pub meta: Meta,
    /// Small line above the title, for example "Facilitator's guide · Working group".
    pub kicker: String,
    /// When, where, who, in what languages.
    pub facts: Vec<Fact>,
    /// Lists before the agenda.
    pub before: Vec<Steps>,
    /// The agenda.
    pub agenda: Agenda,
    /// Lists after the agenda.
    pub after: Vec<Steps>,
    /// The foot of every page.
    pub foot: Foot,
    /// Large print: text of 18 points instead of 11.
    pub large_print: bool,
    /// The session's page, drawn as a QR code.
    pub link: Link,
}

#[derive(Deserialize)]
struct Answer {}

impl Press {
    /// Makes a facilitator's guide, on as many pages as needed.
    ///
    /// # Errors
    /// [`Error::Invalid`] for lists of more than 100, [`Error::Address`] for a bad address.
    pub fn guide(&self, guide: &Guide) -> Result<Pdf, Error> {
        guide.meta.check()?;
        guide.agenda.check()?;
        at_most("facts", guide.facts.len(), MOST)?;
        for steps in guide.before.iter().chain(&guide.after) {
            at_most("lines in a list", steps.lines.len(), MOST)?;
        }
        guide.link.check()?;
        let drawings = [("/qr.svg", qr::svg(&guide.link.url, EcLevel::M)?)];
        self.lay_out::<Answer>("/guide.typ", guide, &drawings)?.export(())
    }
}
