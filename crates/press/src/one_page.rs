use qrcode::EcLevel;
use serde::{Deserialize, Serialize};

use crate::{Error, Link, Meta, Pdf, Press, qr};

/// The one page of a conversation, on exactly one sheet of US letter paper.
///
/// The layout shows as many findings and statements as fit, in the order given, and says how many more there
/// are. At least the first finding of each part is always shown, and whole.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OnePage {
    /// Language, metadata. The title is the question asked; it heads the page.
    pub meta: Meta,
    /// Small line above the question, for example "A conversation · Round table of the street".
    pub kicker: String,
    /// Who took part and how many, for example "1,284 people · 306 on the map · 19 postal areas".
    pub participants: String,
    /// The opinion groups, largest first, then any other group a finding names. At most 12.
    pub groups: Vec<Group>,
    /// What every group supports, the highest floor first.
    pub common_ground: Part,
    /// What the groups are furthest apart on.
    pub divides: Part,
    /// Where one group does not go along. Its framed place is there even when empty, and holds nothing else.
    pub minority: Part,
    /// The groups in their own statements.
    pub portraits: Portraits,
    /// How it was made and when, in one to four short sentences.
    pub method: Vec<String>,
    /// Where every statement and figure can be read.
    pub link: Link,
}

/// A part of the page: a heading and its findings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// Heading, for example "Common ground".
    pub heading: String,
    /// One sentence beside the heading that says how to read the part; may be empty.
    pub lead: String,
    /// Findings, the most important first.
    pub findings: Vec<Finding>,
    /// Said when there is no finding, for example "No statement was supported by every group."
    pub none: String,
    /// `more[k]` is said when `k + 1` findings are not shown, for example "and 3 more at
    /// perron.example/en/c/rue"; as long as `findings` (the last is never used when the first finding is
    /// always shown, but see [`Portraits::more`]).
    pub more: Vec<String>,
}

/// One statement and what the groups say to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// The statement, in a participant's words.
    pub statement: String,
    /// What it is in, as ISO 639 names it (`fr`; `und` where nobody knows), if not in the page's language.
    pub lang: Option<String>,
    /// The finding in one sentence, for example "At least 74% in every group"; may be empty.
    pub says: String,
    /// Smaller print, for example "306 of 306 people on the map voted on it."; may be empty.
    pub note: String,
    /// What people of the group said, quoted with consent.
    pub voices: Vec<Voice>,
    /// The groups' shares, drawn; without rows nothing is drawn.
    pub chart: Chart,
}

/// Words quoted with consent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Voice {
    /// The quotation, with its quotation marks.
    pub quote: String,
    /// Who said it, as far as they allow, for example "A renter in group C".
    pub source: String,
}

/// Share of each group who agree, with its interval.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// Alternative text that tells the same figures.
    pub alt: String,
    /// One row a group, from top to bottom.
    pub rows: Vec<Row>,
    /// The floor, drawn as a gold line: the lowest bound of any group, 0 to 1. Only common ground has one.
    pub floor: Option<f64>,
}

/// One group's share in a chart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// Index into [`OnePage::groups`].
    pub group: usize,
    /// Share who agree, 0 to 1.
    pub share: f64,
    /// Lower bound of its interval, 0 to 1.
    pub low: f64,
    /// Upper bound of its interval, 0 to 1.
    pub high: f64,
    /// The same in words, for example "84% (74 to 91)".
    pub label: String,
}

/// A group of people, named by a letter or by what they chose to say of themselves.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// Shape that stands for the group wherever it is drawn.
    pub mark: Mark,
    /// Letter beside the shape, for example "A"; empty for a group that is not an opinion group.
    pub letter: String,
    /// Name, for example "Group A" or "People with disabilities".
    pub name: String,
    /// Its size in words, for example "131 people, 84 postal areas".
    pub size: String,
    /// The statements that set it apart, each with what the group says to it. A group without any has no
    /// portrait.
    pub statements: Vec<Leaning>,
}

/// A statement and which way a group leans on it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Leaning {
    /// Which way, for example "More often agree:".
    pub says: String,
    /// The statement.
    pub statement: String,
    /// What it is in, as [`Finding::lang`].
    pub lang: Option<String>,
    /// Smaller print after it, for example "Not translated yet"; may be empty.
    pub note: String,
}

/// The heading of the groups' portraits.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Portraits {
    /// Heading, for example "The groups, in their own statements".
    pub heading: String,
    /// One sentence beside the heading; may be empty.
    pub lead: String,
    /// `more[k]` is said when `k + 1` statements of all groups together are not shown; as long as there are
    /// statements.
    pub more: Vec<String>,
}

/// Shape and line that stand for a group, told apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Filled circle, solid line (group A).
    Circle,
    /// Filled square, dashed line (group B).
    Square,
    /// Filled triangle, dotted line (group C).
    Triangle,
    /// Filled diamond: a group people put themselves in, not an opinion group.
    Diamond,
    /// Open circle, solid line (group D).
    Ring,
    /// Open square, dashed line (group E).
    Frame,
    /// Open triangle, dotted line (group F).
    Delta,
    /// Cross, solid line (group G).
    Cross,
    /// Filled hexagon, dashed line (group H).
    Hexagon,
}

/// How many of the given findings and statements are on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Shown {
    /// Findings of the common ground.
    pub common_ground: usize,
    /// Findings of what divides.
    pub divides: usize,
    /// Minority views.
    pub minority: usize,
    /// Statements in each group's portrait, where it has that many.
    pub statements: usize,
}

/// The template's answer: what it shows, or nothing if the least it must show does not fit.
#[derive(Deserialize)]
struct Answer {
    fits: bool,
    shown: Option<Shown>,
}

/// Shares and bounds may be off by this much, as computed ones are.
const ROUNDING: f64 = 1e-6;
const MOST_GROUPS: usize = 12;
const MOST_SENTENCES: usize = 4;

impl Press {
    /// Makes the one page of a conversation.
    ///
    /// # Errors
    /// [`Error::TooLong`] if the texts that are always shown do not fit one sheet, [`Error::Invalid`] if a
    /// figure or index is out of range, [`Error::Address`] for a bad address.
    pub fn one_page(&self, page: &OnePage) -> Result<Pdf<Shown>, Error> {
        page.check()?;
        let drawings = [("/qr.svg", qr::svg(&page.link.url, EcLevel::M)?)];
        let layout = self.lay_out::<Answer>("/one_page.typ", page, &drawings)?;
        match layout.answer {
            Answer { fits: true, shown: Some(shown) } if layout.document.pages().len() == 1 => {
                layout.export(shown)
            }
            _ => Err(page.longest_text()),
        }
    }
}

impl OnePage {
    fn check(&self) -> Result<(), Error> {
        self.meta.check()?;
        self.link.check()?;
        if self.groups.len() > MOST_GROUPS {
            return Err(Error::Invalid(format!("it names more than {MOST_GROUPS} groups")));
        }
        if self.method.len() > MOST_SENTENCES {
            return Err(Error::Invalid(format!("its method has more than {MOST_SENTENCES} sentences")));
        }
        for (name, part) in self.parts() {
            if part.more.len() < part.findings.len() {
                return Err(Error::Invalid(format!("{name} does not say how many more there are")));
            }
            for finding in &part.findings {
                finding.chart.check(self.groups.len())?;
                check_language(finding.lang.as_deref())?;
            }
        }
        for leaning in self.groups.iter().flat_map(|group| &group.statements) {
            check_language(leaning.lang.as_deref())?;
        }
        if self.portraits.more.len() < self.groups.iter().map(|g| g.statements.len()).sum() {
            return Err(Error::Invalid("the portraits do not say how many more there are".into()));
        }
        Ok(())
    }

    fn parts(&self) -> [(&'static str, &Part); 3] {
        [("common_ground", &self.common_ground), ("divides", &self.divides), ("minority", &self.minority)]
    }

    /// The longest of the texts that must be on the page, to name it in an error.
    fn longest_text(&self) -> Error {
        let mut texts = vec![
            ("meta.title", &self.meta.title),
            ("kicker", &self.kicker),
            ("participants", &self.participants),
            ("link.shown", &self.link.shown),
            ("link.caption", &self.link.caption),
            ("portraits.heading", &self.portraits.heading),
            ("portraits.lead", &self.portraits.lead),
        ];
        texts.extend(self.method.iter().map(|text| ("method", text)));
        texts.extend(self.groups.iter().flat_map(|g| [("groups", &g.name), ("groups", &g.size)]));
        for (name, part) in self.parts() {
            texts.extend([(name, &part.heading), (name, &part.lead), (name, &part.none)]);
            if let Some(first) = part.findings.first() {
                texts.extend([(name, &first.statement), (name, &first.says), (name, &first.note)]);
                texts.extend(first.voices.iter().flat_map(|v| [(name, &v.quote), (name, &v.source)]));
            }
        }
        Error::too_long(texts.into_iter().map(|(part, text)| (part, text.clone())))
    }
}

fn check_language(lang: Option<&str>) -> Result<(), Error> {
    let is_code = |lang: &str| matches!(lang.len(), 2 | 3) && lang.bytes().all(|b| b.is_ascii_lowercase());
    match lang.filter(|lang| !is_code(lang)) {
        Some(lang) => Err(Error::Invalid(format!("{lang} is not a language's code"))),
        None => Ok(()),
    }
}

impl Chart {
    fn check(&self, groups: usize) -> Result<(), Error> {
        let unit = -ROUNDING..=1.0 + ROUNDING;
        if self.floor.is_some_and(|floor| !unit.contains(&floor)) {
            return Err(Error::Invalid("a floor is not between 0 and 1".into()));
        }
        for row in &self.rows {
            if row.group >= groups {
                return Err(Error::Invalid(format!("a chart names group {} of {groups}", row.group)));
            }
            let ordered = row.low <= row.share + ROUNDING && row.share <= row.high + ROUNDING;
            if !ordered || !unit.contains(&row.low) || !unit.contains(&row.high) {
                return Err(Error::Invalid("a share is outside of its interval or of 0 to 1".into()));
            }
        }
        if !self.rows.is_empty() && self.alt.trim().is_empty() {
            return Err(Error::Invalid("a chart has no alternative text".into()));
        }
        Ok(())
    }
}
