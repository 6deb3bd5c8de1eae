use qrcode::EcLevel;
use serde::{Deserialize, Serialize};

use crate::{Chapter, Error, Link, Meta, Pdf, Press, Tongue, qr};

/// An edition of a strategy: a cover, its contents, the clauses with what stands under each beside it, what those say who
/// do not agree, and notes that name every source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Edition {
    /// Language, metadata. The title stands on the cover; the date is the day of the edition.
    pub meta: Meta,
    /// The language of its title, its lead, its chapters and its clauses, if that is another.
    pub tongue: Option<Tongue>,
    /// Which edition and of which day, above the title.
    pub kicker: String,
    /// What it is; may be empty.
    pub lead: String,
    /// Who holds it; may be empty.
    pub holders: String,
    /// What stands under it in all, a line each.
    pub facts: Vec<String>,
    /// Larger type, for the edition in plain words.
    pub large: bool,
    /// Heading of the list of contents.
    pub contents: String,
    /// The text.
    pub chapters: Vec<EditionChapter>,
    /// What communities say of it as a whole.
    pub behind: Option<Chapter>,
    /// What those say who do not agree. Its frame is there even when empty, and holds nothing else.
    pub apart: Apart,
    /// The sources, clause by clause.
    pub notes: Option<Endnotes>,
    /// What stands at the end: how to cite it, how to check it.
    pub after: Vec<Chapter>,
    /// Where it stands on the web.
    pub link: Link,
    /// Said at the foot of each page before the number, for example "Page".
    pub page: String,
}

/// A chapter of an edition.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EditionChapter {
    /// Heading; not empty.
    pub heading: String,
    /// Its clauses, in order.
    pub clauses: Vec<Clause>,
}

/// A clause.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Clause {
    /// Its number; not empty.
    pub number: String,
    /// What it is called; not empty.
    pub title: String,
    /// What it is, whom it asks, who does it, a line each.
    pub about: Vec<String>,
    /// What it says.
    pub text: Vec<Prose>,
    /// Smaller print below; may be empty.
    pub note: String,
    /// What stands beside it: voices, places, who endorses it, who answered.
    pub beside: Vec<Beside>,
}

/// A word and what there is to it, in small type.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Beside {
    /// For example "Voices".
    pub label: String,
    /// A line each; at least one.
    pub lines: Vec<String>,
}

/// Words of people with the little that may set them off.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Prose {
    /// A paragraph.
    Words {
        /// One after the other.
        runs: Vec<Run>,
    },
    /// A list.
    List {
        /// The number of its first item; `None`: it has bullets.
        start: Option<u64>,
        /// What stands in each.
        items: Vec<Vec<Prose>>,
    },
    /// Words of somebody else.
    Quote {
        /// Set in a little.
        blocks: Vec<Prose>,
    },
}

/// Words that are set alike.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Run {
    /// The words, without white space around them.
    pub text: String,
    /// Whether white space stands before them.
    pub space: bool,
    /// Whether a line begins with them.
    pub line: bool,
    /// Whether they are set off.
    pub emphasis: bool,
    /// Whether they are set off strongly.
    pub strong: bool,
    /// Where they lead; may be empty.
    pub url: String,
}

/// What those say who do not agree.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Apart {
    /// Heading; not empty.
    pub heading: String,
    /// How to read it; may be empty.
    pub lead: String,
    /// In order.
    pub statements: Vec<Statement>,
    /// Said when there is none.
    pub none: String,
}

/// What somebody says who does not agree.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Statement {
    /// Who; not empty.
    pub who: String,
    /// What they say.
    pub text: Vec<Prose>,
}

/// The sources, clause by clause.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Endnotes {
    /// Heading; not empty.
    pub heading: String,
    /// How to read them; may be empty.
    pub lead: String,
    /// Those clauses that have some.
    pub clauses: Vec<Cited>,
}

/// The sources of a clause.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cited {
    /// Number and name of the clause.
    pub label: String,
    /// In order.
    pub sources: Vec<Cite>,
}

/// A source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cite {
    /// `12.1`, by which the clause names it.
    pub number: String,
    /// What it is.
    pub text: String,
    /// Where it is, whole; may be empty.
    pub url: String,
    /// The same as a person would read it.
    pub shown: String,
}

/// The template has nothing to choose.
#[derive(Deserialize)]
struct Answer {}

impl Press {
    /// Makes an edition of a strategy.
    ///
    /// # Errors
    /// [`Error::Invalid`] for an empty heading, title, number or name; [`Error::Address`] for a bad address.
    pub fn edition(&self, edition: &Edition) -> Result<Pdf, Error> {
        edition.check()?;
        let drawings = [("/qr.svg", qr::svg(&edition.link.url, EcLevel::M)?)];
        let layout = self.lay_out::<Answer>("/edition.typ", edition, &drawings)?;
        layout.export(())
    }
}

impl Edition {
    fn check(&self) -> Result<(), Error> {
        self.meta.check()?;
        self.link.check()?;
        self.tongue.as_ref().map_or(Ok(()), Tongue::check)?;
        let clauses = self.chapters.iter().flat_map(|chapter| &chapter.clauses);
        let of_clauses = clauses.clone().flat_map(|clause| [&clause.number, &clause.title]);
        let headings = [&self.contents, &self.apart.heading].into_iter();
        let all = headings
            .chain(self.chapters.iter().map(|chapter| &chapter.heading))
            .chain(of_clauses)
            .chain(self.behind.iter().chain(&self.after).map(|chapter| &chapter.heading))
            .chain(self.notes.iter().map(|notes| &notes.heading))
            .chain(self.apart.statements.iter().map(|one| &one.who));
        if all.into_iter().any(|words| words.trim().is_empty()) {
            return Err(Error::Invalid("a heading, a clause or a name is empty".into()));
        }
        let sources = self.notes.iter().flat_map(|notes| &notes.clauses).flat_map(|one| &one.sources);
        let texts = clauses.map(|clause| &clause.text);
        let texts = texts.chain(self.apart.statements.iter().map(|one| &one.text));
        if sources.map(|one| one.url.as_str()).any(is_unsafe) || texts.flatten().any(Prose::leads_astray) {
            return Err(Error::Address("a link in the text holds more than plain characters".into()));
        }
        Ok(())
    }
}

impl Prose {
    fn leads_astray(&self) -> bool {
        match self {
            Self::Words { runs } => runs.iter().any(|run| is_unsafe(&run.url)),
            Self::List { items, .. } => items.iter().flatten().any(Self::leads_astray),
            Self::Quote { blocks } => blocks.iter().any(Self::leads_astray),
        }
    }
}

/// A link leads to the web or to a mailbox, or nowhere.
fn is_unsafe(url: &str) -> bool {
    let known = ["https://", "http://", "mailto:"].iter().any(|scheme| url.starts_with(scheme));
    !(url.is_empty() || known && url.bytes().all(|b| b.is_ascii_graphic()))
}
