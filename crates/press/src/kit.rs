use qrcode::EcLevel;
use serde::{Deserialize, Serialize};

use crate::agenda::{MOST, at_most};
use crate::{Agenda, Error, Fact, Foot, Link, Meta, Pdf, Press, Steps, qr};

/// Everything for a session at a kitchen table without internet: what to do, the agenda, a card for each prompt, note
/// sheets, a sheet to gather what was found, a sign-in sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Kit {
    /// Language, metadata. The title is the session's; it heads the first page.
    pub meta: Meta,
    /// Small line above the title, for example "Host kit · Working group".
    pub kicker: String,
    /// When, where, in what languages.
    pub facts: Vec<Fact>,
    /// What to do, in lists.
    pub steps: Vec<Steps>,
    /// The agenda.
    pub agenda: Agenda,
    /// The prompts, each on a card of its own; at most 100.
    pub prompts: Vec<Prompt>,
    /// The note sheets.
    pub notes: NoteSheet,
    /// The sheet to gather what was found.
    pub harvest: HarvestSheet,
    /// The sheet on which people write who came.
    pub sign_in: SignInSheet,
    /// The foot of every page.
    pub foot: Foot,
    /// Large print: text of 18 points instead of 11, and more room to write.
    pub large_print: bool,
    /// The session's page, drawn as a QR code.
    pub link: Link,
}

/// What is asked of everybody.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Prompt {
    /// For example "Question 1 of 3".
    pub label: String,
    /// The prompt itself.
    pub text: String,
}

/// Words of the note sheets, on which one idea is one note.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NoteSheet {
    /// "Note sheet".
    pub heading: String,
    /// One sentence: how to fill it in.
    pub how: String,
    /// Sheets for each prompt, and for the session if it has no prompt; 1 to 20.
    pub sheets: usize,
    /// "Table".
    pub table: String,
    /// "Note"; a number follows.
    pub note: String,
    /// "Kind (tick one)".
    pub kind: String,
    /// The kinds: "story", "strength" …; 1 to 20.
    pub kinds: Vec<String>,
    /// "Someone's own words: they say we may quote them".
    pub quote: String,
    /// "Agree at our table:".
    pub agree: String,
    /// "of": between two numbers that are written in.
    pub of: String,
}

/// Words of the sheet on which a table gathers what it found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HarvestSheet {
    /// "What we take from it".
    pub heading: String,
    /// One sentence: how to fill it in.
    pub how: String,
    /// Its parts, with what belongs there; 1 to 10.
    pub parts: Vec<Fact>,
}

/// Words of the sheet on which people write who came.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SignInSheet {
    /// "Who is here".
    pub heading: String,
    /// What becomes of the sheet.
    pub privacy: String,
    /// Heads of its columns; 1 to 5. The first is the widest.
    pub columns: Vec<String>,
    /// Sheets, each with as many rows as fit; 1 to 20.
    pub sheets: usize,
}

#[derive(Deserialize)]
struct Answer {}

const MOST_SHEETS: usize = 20;
const MOST_KINDS: usize = 20;
const MOST_PARTS: usize = 10;
const MOST_COLUMNS: usize = 5;

impl Press {
    /// Makes a host kit, on as many pages as needed.
    ///
    /// # Errors
    /// [`Error::Invalid`] for lists that are empty or too long to print, [`Error::Address`] for a bad address.
    pub fn kit(&self, kit: &Kit) -> Result<Pdf, Error> {
        kit.check()?;
        let drawings = [("/qr.svg", qr::svg(&kit.link.url, EcLevel::M)?)];
        self.lay_out::<Answer>("/kit.typ", kit, &drawings)?.export(())
    }
}

impl Kit {
    fn check(&self) -> Result<(), Error> {
        self.meta.check()?;
        self.agenda.check()?;
        self.link.check()?;
        at_most("facts", self.facts.len(), MOST)?;
        at_most("prompts", self.prompts.len(), MOST)?;
        for steps in &self.steps {
            at_most("lines in a list", steps.lines.len(), MOST)?;
        }
        within("note sheets for each prompt", self.notes.sheets, MOST_SHEETS)?;
        within("kinds of notes", self.notes.kinds.len(), MOST_KINDS)?;
        within("parts of the harvest sheet", self.harvest.parts.len(), MOST_PARTS)?;
        within("columns of the sign-in sheet", self.sign_in.columns.len(), MOST_COLUMNS)?;
        within("sign-in sheets", self.sign_in.sheets, MOST_SHEETS)
    }
}

fn within(name: &str, count: usize, most: usize) -> Result<(), Error> {
    if count == 0 { Err(Error::Invalid(format!("there are no {name}"))) } else { at_most(name, count, most) }
}
