use qrcode::EcLevel;
use serde::{Deserialize, Serialize};

use crate::{Doer, Error, Link, Meta, Pdf, Press, qr};

/// The booklet of an action plan: a cover, its chapters, goals with their objectives, and the workplan on pages that lie
/// on their side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Plan {
    /// Language, metadata. The title stands on the cover.
    pub meta: Meta,
    /// Whose plan it is, above the title.
    pub kicker: String,
    /// How far it is, below the title; may be empty.
    pub lead: String,
    /// Heading of the list of chapters.
    pub contents: String,
    /// What stands before the goals, in order.
    pub before: Vec<Chapter>,
    /// Goals and their objectives.
    pub goals: Goals,
    /// Who does what by when.
    pub work: Work,
    /// What stands after the workplan, in order.
    pub after: Vec<Chapter>,
    /// Where it stands on the web.
    pub link: Link,
    /// Said at the foot of each page before the number, for example "Page".
    pub page: String,
}

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chapter {
    /// Heading; not empty.
    pub heading: String,
    /// Its paragraphs, in order.
    pub paragraphs: Vec<String>,
}

/// Goals and their objectives.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Goals {
    /// Heading; not empty.
    pub heading: String,
    /// In order.
    pub goals: Vec<Goal>,
}

/// A goal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Goal {
    /// `Goal 1`.
    pub label: String,
    /// In a sentence; not empty.
    pub text: String,
    /// Its objectives, in order.
    pub objectives: Vec<String>,
}

/// Who does what by when.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Work {
    /// Heading; not empty.
    pub heading: String,
    /// How to read it.
    pub lead: String,
    /// The header cells: what, who, where and when, cost, how one sees it, how far.
    pub head: [String; 6],
    /// Objective by objective.
    pub parts: Vec<WorkPart>,
}

/// The actions of an objective.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WorkPart {
    /// The objective; not empty.
    pub heading: String,
    /// Its actions, in order; at least one.
    pub rows: Vec<WorkRow>,
}

/// An action.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WorkRow {
    /// What is done; not empty.
    pub text: String,
    /// Why; may be empty.
    pub why: String,
    /// Who does it, by kind and in words.
    pub doer: (Doer, String),
    /// Who leads it, and the partners, a line each.
    pub who: Vec<String>,
    /// Where and when, a line each.
    pub place: Vec<String>,
    /// What it costs, and where the money comes from; may be empty.
    pub cost: String,
    /// How one sees that it worked; may be empty.
    pub indicator: String,
    /// How far it is, and what residents say of it, a line each.
    pub state: Vec<String>,
}

/// The template has nothing to choose.
#[derive(Deserialize)]
struct Answer {}

impl Press {
    /// Makes the booklet of an action plan.
    ///
    /// # Errors
    /// [`Error::Invalid`] for an empty heading, goal or action, or an objective without actions in the workplan;
    /// [`Error::Address`] for a bad address.
    pub fn plan(&self, plan: &Plan) -> Result<Pdf, Error> {
        plan.check()?;
        let drawings = [("/qr.svg", qr::svg(&plan.link.url, EcLevel::M)?)];
        let layout = self.lay_out::<Answer>("/plan.typ", plan, &drawings)?;
        layout.export(())
    }
}

impl Plan {
    fn check(&self) -> Result<(), Error> {
        self.meta.check()?;
        self.link.check()?;
        let chapters = self.before.iter().chain(&self.after).map(|chapter| &chapter.heading);
        let goals = self.goals.goals.iter().map(|goal| &goal.text);
        let parts = self.work.parts.iter();
        let work =
            parts.clone().flat_map(|part| part.rows.iter().map(|row| &row.text).chain([&part.heading]));
        let mut headings = chapters.chain(goals).chain(work).chain([&self.goals.heading, &self.work.heading]);
        if headings.any(|heading| heading.trim().is_empty()) {
            return Err(Error::Invalid("a heading, a goal or an action is empty".into()));
        }
        if parts.clone().any(|part| part.rows.is_empty()) {
            return Err(Error::Invalid("an objective in the workplan has no actions".into()));
        }
        Ok(())
    }
}
