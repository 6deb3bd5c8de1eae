//! What was worked out of a wave, as it is kept and shown. A figure that may not be shown is not in it.

use serde::{Deserialize, Serialize};

/// Three kinds of figures that are never added up or drawn in one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Of everybody who lives there, by weights; the interval holds under what the page says.
    Population,
    /// Of people who are asked again each time; their change is paired.
    Panel,
    /// Of those who answered, and of nobody else.
    Participants,
}

impl Kind {
    /// All, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Population, Self::Panel, Self::Participants];

    /// Its word in addresses and keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Population => "population",
            Self::Panel => "panel",
            Self::Participants => "participants",
        }
    }

    /// The kind of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Everything that was worked out of a wave.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// One for each kind of figure there is.
    pub parts: Vec<Part>,
}

/// The figures of one kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Which kind.
    pub kind: Kind,
    /// How many people.
    pub n: usize,
    /// Of these, how many could not be weighted, since they did not say what the weights go by.
    pub left_out: usize,
    /// How they were weighted.
    pub weighting: Option<Weighting>,
    /// Why there are no figures.
    pub trouble: Option<Trouble>,
    /// A line for each question whose answers are counted, in the order of the sheet.
    pub lines: Vec<Line>,
    /// Kinds of ties: word and share.
    pub ties: Vec<(String, Figure)>,
}

/// How answers were weighted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Weighting {
    /// Whether each answer brought a weight of its own.
    pub is_brought: bool,
    /// Whether people came by themselves rather than by invitation.
    pub came_by_themselves: bool,
    /// By what the weights were fitted.
    pub margins: Vec<String>,
    /// Unequal weights alone widen variances so many times.
    pub kish_deff: f64,
    /// How many weights were cut.
    pub trimmed: usize,
    /// By what part the worst total is off after cutting.
    pub margin_error: f64,
}

/// The figures of one question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// The key of the question.
    pub item: String,
    /// The share that counts, of everybody.
    pub all: Figure,
    /// The same without those who have no opinion, where they stand below the line.
    pub with_opinion: Option<Figure>,
    /// How many would rather not say, had no opinion, and gave nothing; in parts of ten thousand of all.
    pub quality: [usize; 3],
    /// By place and by groups.
    pub views: Vec<View>,
    /// Since earlier waves, the latest first.
    pub changes: Vec<Change>,
}

/// A share.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// How many people it rests on; not told of what is hidden.
    pub n: Option<usize>,
    /// From 0 to 1.
    pub est: Option<f64>,
    /// Its standard error.
    pub se: Option<f64>,
    /// The lower end of the 95 % interval.
    pub lo: Option<f64>,
    /// The upper end.
    pub hi: Option<f64>,
    /// A, or E: to be read with caution.
    pub flag: Option<char>,
    /// Why it is not shown.
    pub why: Option<Why>,
}

/// Why a figure is not shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Fewer than ten people.
    Few,
    /// It would let another one be worked out.
    Protects,
    /// Fewer than ten gave one of the two answers, which the share would tell.
    FewSuch,
    /// All answered alike, or none did: it would tell of each of them.
    Alike,
    /// It is too unsure.
    Unsure,
    /// Its own body withholds it: its name in English and in French.
    Withheld(String, String),
}

impl Figure {
    /// One that is not shown.
    pub fn hidden(why: Why) -> Self {
        Self { why: Some(why), ..Self::default() }
    }
}

/// Figures by place, by a group, or by two.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// `province`, `postal-area`, words of questions on oneself; one or two.
    pub by: Vec<String>,
    /// A level of each, and its figure.
    pub cells: Vec<Cell>,
    /// Pairs of cells that surely differ, the higher one first; all others may be alike.
    pub sure: Vec<(usize, usize)>,
    /// Each cell beside the largest.
    pub gaps: Vec<Gap>,
}

/// The figure of one group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// One or two.
    pub levels: Vec<String>,
    /// Its share.
    pub figure: Figure,
    /// The places it may have among all, 1 the highest.
    pub rank: Option<[usize; 2]>,
}

/// Two groups side by side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// Which two cells.
    pub cells: [usize; 2],
    /// Their shares.
    pub rates: [f64; 2],
    /// How many people each rests on.
    pub counts: [usize; 2],
    /// The first less the second, with its interval.
    pub difference: [f64; 3],
    /// The first divided by the second, with its interval; none where a share is zero.
    pub ratio: Option<[f64; 3]>,
}

/// What may be said of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It went up.
    Up,
    /// It went down.
    Down,
    /// Less than what would matter.
    Alike,
    /// Too few answers to say.
    Unsure,
}

impl From<survey::change::Verdict> for Verdict {
    fn from(verdict: survey::change::Verdict) -> Self {
        use survey::change::Verdict as Of;
        match verdict {
            Of::Up => Self::Up,
            Of::Down => Self::Down,
            Of::NoMaterialChange => Self::Alike,
            Of::NotEnoughData => Self::Unsure,
        }
    }
}

/// Why a line is not drawn from one wave to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Break {
    /// The question was not asked.
    Absent,
    /// Its words changed.
    Version,
    /// Its answers changed.
    Answers,
    /// People were asked in another way.
    Mode,
}

/// Since an earlier wave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Which wave.
    pub wave_id: i64,
    /// Why nothing is said of it.
    pub gap: Option<Break>,
    /// What can be said.
    pub said: Option<Said>,
}

/// A change in figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Said {
    /// Now less then, with its interval.
    pub difference: [f64; 3],
    /// Then, and now.
    pub rates: [f64; 2],
    /// How many people each rests on; of a panel the same.
    pub counts: [usize; 2],
    /// In a word.
    pub verdict: Verdict,
    /// What this comparison would find four times out of five.
    pub detectable: f64,
}

/// Why there are no figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trouble {
    /// Fewer than ten people answered.
    Few,
    /// Everybody would rather not say.
    Refused,
    /// Every weight is zero.
    NoWeight,
    /// Somebody gave an answer of which no total is known: attribute and level.
    NoTotal(String, String),
    /// A total is known of an answer that nobody gave: attribute and level.
    Nobody(String, String),
    /// Two margins add up to different numbers of people: both attributes with their sums.
    Contradiction(String, i64, String, i64),
    /// Nobody said what the weights go by.
    Unweighted,
    /// The engine's own sentence, in English.
    Engine(String),
}
