//! Responses, read once as they come, as columns of small numbers: what figures are made of.

use std::collections::{BTreeSet, HashMap};

use store::estimate::Said;
use store::response::{Arm, Origin};

use crate::item::{ChoiceKind, Item, REFUSED};
use crate::self_identification::{Answers, QUESTIONS, Question, UNSAID};
use crate::wave::sheet::Sheet;

/// No level.
pub const NONE: u32 = u32::MAX;
/// Where people live, as it stands in margins and views.
pub const PROVINCE: &str = "province";
/// The first three characters of the postal code.
pub const POSTAL_AREA: &str = "postal-area";

/// What an answer is to the count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// Not among those whose share is shown.
    Other,
    /// Among them.
    Counted,
    /// No opinion.
    NoOpinion,
    /// Would rather not say.
    Refused,
    /// Nothing.
    Missing,
}

/// Texts by the order in which they were met.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Each once.
    pub names: Vec<String>,
    known: HashMap<String, u32>,
    /// One a row.
    pub codes: Vec<u32>,
}

impl Words {
    fn push(&mut self, text: Option<&str>) {
        let Some(text) = text else { return self.codes.push(NONE) };
        let code = match self.known.get(text) {
            Some(code) => *code,
            None => {
                let code = u32::try_from(self.names.len()).unwrap_or(NONE);
                self.names.push(text.to_owned());
                self.known.insert(text.to_owned(), code);
                code
            }
        };
        self.codes.push(code);
    }

    /// Whether every row has one, and there is one.
    pub fn is_full(&self) -> bool {
        !self.codes.is_empty() && self.codes.iter().all(|code| *code != NONE)
    }
}

/// One question, row by row.
#[derive(Clone, Debug)]
pub struct Answered {
    /// By code: what it is to the count, and its number where it is one digit.
    codes: Vec<(String, Class, u8)>,
    /// What each row says.
    pub classes: Vec<Class>,
    /// The digit each row chose, for questions on ties; 255: none.
    pub digits: Option<Vec<u8>>,
}

impl Answered {
    fn of(item: &Item) -> Self {
        let class = |code: &String, kind: ChoiceKind| match kind {
            _ if item.scoring.counted.contains(code) => Class::Counted,
            ChoiceKind::NoOpinion => Class::NoOpinion,
            ChoiceKind::Answer | ChoiceKind::Alone => Class::Other,
        };
        let code = |choice: &crate::item::Choice| {
            let digit = choice.code.parse().unwrap_or(u8::MAX);
            (choice.code.clone(), class(&choice.code, choice.kind), digit)
        };
        let is_tie = matches!(item.scale.as_str(), "ties" | "bridging" | "linking");
        Self {
            codes: item.choices.iter().map(code).collect(),
            classes: Vec::new(),
            digits: is_tie.then(Vec::new),
        }
    }

    fn push(&mut self, kept: &str) {
        let (mut class, mut digit) = (Class::Missing, u8::MAX);
        if kept == REFUSED {
            class = Class::Refused;
        } else if !kept.is_empty() {
            for code in kept.split(',') {
                let Some((_, one, number)) = self.codes.iter().find(|(known, ..)| known == code) else {
                    continue;
                };
                digit = *number;
                class = if class == Class::Counted { class } else { *one };
            }
        }
        self.classes.push(class);
        if let Some(digits) = &mut self.digits {
            digits.push(digit);
        }
    }
}

/// A question on oneself, row by row.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// Its word.
    pub word: String,
    /// The words of its answers.
    pub levels: Vec<&'static str>,
    /// Bit by bit, which of them each row gave.
    pub masks: Vec<u32>,
}

impl Attribute {
    fn of(question: &Question) -> Self {
        let levels = question.answers().filter(|level| *level != UNSAID).collect();
        Self { word: question.word.to_owned(), levels, masks: Vec::new() }
    }

    /// The words of the levels that a row gave.
    pub fn words(&self, row: usize) -> Vec<&'static str> {
        let bits = self.levels.iter().enumerate();
        bits.filter(|(bit, _)| self.masks[row] >> bit & 1 == 1).map(|(_, level)| *level).collect()
    }

    fn push(&mut self, said: Option<&Answers>) {
        let answer = said.and_then(|said| said.0.get(&self.word));
        let bit =
            |(at, level): (usize, &&str)| if answer.is_some_and(|one| one.is(level)) { 1 << at } else { 0 };
        self.masks.push(self.levels.iter().enumerate().map(bit).sum());
    }
}

/// All responses of a wave.
#[derive(Clone, Debug)]
pub struct Columns {
    /// A column for each question of the sheet.
    pub items: Vec<Answered>,
    /// Whether each was invited.
    pub is_panel: Vec<bool>,
    /// The member of the panel; 0: none.
    pub member: Vec<i64>,
    /// Two letters.
    pub province: Words,
    /// Three characters.
    pub postal_area: Words,
    /// As they were brought; NaN: none.
    pub weight: Vec<f64>,
    /// As they were brought.
    pub stratum: Words,
    /// As they were brought.
    pub cluster: Words,
    /// Questions on oneself that the sheet asks.
    pub attributes: Vec<Attribute>,
    /// How they came.
    pub origins: BTreeSet<Origin>,
}

impl Columns {
    /// Of a sheet, without rows.
    pub fn of(sheet: &Sheet) -> Self {
        let asked =
            QUESTIONS.iter().filter(|question| sheet.attributes.iter().any(|word| word == question.word));
        Self {
            items: sheet.items.iter().map(Answered::of).collect(),
            is_panel: Vec::new(),
            member: Vec::new(),
            province: Words::default(),
            postal_area: Words::default(),
            weight: Vec::new(),
            stratum: Words::default(),
            cluster: Words::default(),
            attributes: asked.map(Attribute::of).collect(),
            origins: BTreeSet::new(),
        }
    }

    /// One more response, with what its author said of themselves.
    pub fn push(&mut self, said: &Said, oneself: Option<&Answers>) {
        let mut kept = said.answers.split(';');
        for item in &mut self.items {
            item.push(kept.next().unwrap_or_default());
        }
        self.attributes.iter_mut().for_each(|attribute| attribute.push(oneself));
        self.is_panel.push(said.arm == Arm::Panel);
        self.member.push(said.member_id.unwrap_or(0));
        let from_area = || said.postal_area.as_deref().and_then(province_of);
        self.province.push(said.province.as_deref().or_else(from_area));
        self.postal_area.push(said.postal_area.as_deref());
        self.weight.push(said.weight.unwrap_or(f64::NAN));
        self.stratum.push(said.stratum.as_deref());
        self.cluster.push(said.cluster.as_deref());
        self.origins.insert(said.origin);
    }

    /// How many responses there are.
    pub fn rows(&self) -> usize {
        self.weight.len()
    }

    /// The levels of an attribute, and which of them each row has, if the wave knows it.
    pub fn attribute(&self, word: &str) -> Option<Levels<'_>> {
        match word {
            PROVINCE => Some(Levels::One(&self.province)),
            POSTAL_AREA => Some(Levels::One(&self.postal_area)),
            _ => self.attributes.iter().find(|one| one.word == word).map(Levels::Many),
        }
    }
}

/// The province of a postal area.
pub(super) fn province_of(area: &str) -> Option<&'static str> {
    let (area, _) = store::residence::PostalArea::parse(area).ok()?;
    Some(area.province().word())
}

/// What rows have of an attribute: one level at most, or several.
#[derive(Clone, Copy, Debug)]
pub enum Levels<'a> {
    /// A place.
    One(&'a Words),
    /// A question on oneself.
    Many(&'a Attribute),
}

impl Levels<'_> {
    /// Their words.
    pub fn names(&self) -> Vec<String> {
        match self {
            Self::One(words) => words.names.clone(),
            Self::Many(attribute) => attribute.levels.iter().map(|level| (*level).to_owned()).collect(),
        }
    }

    /// Those of a row.
    pub fn of_row(&self, row: usize) -> impl Iterator<Item = usize> {
        let (one, mask) = match self {
            Self::One(words) => (words.codes.get(row).copied().unwrap_or(NONE), 0),
            Self::Many(attribute) => (NONE, attribute.masks.get(row).copied().unwrap_or(0)),
        };
        let one = (one != NONE).then_some(one as usize);
        one.into_iter().chain((0..32).filter(move |bit| mask >> bit & 1 == 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::item::presets;
    use crate::self_identification::Answer;

    fn said(answers: &str) -> Said {
        Said {
            id: 1,
            arm: Arm::Open,
            member_id: None,
            origin: Origin::Web,
            province: None,
            postal_area: Some("H2X".to_owned()),
            answers: answers.to_owned(),
            weight: None,
            stratum: None,
            cluster: None,
        }
    }

    #[test]
    fn answers_become_what_they_are_to_the_count() {
        let mut items = presets::items();
        items
            .retain(|item| ["sc_belong_local_css", "sc_discrim5", "pr_friends"].contains(&item.key.as_str()));
        let sheet = Sheet { items, attributes: vec!["group".to_owned()], ..Sheet::default() };
        let mut columns = Columns::of(&sheet);
        let both = Answer { chosen: ["black".to_owned(), "arab".to_owned()].into(), own: String::new() };
        let oneself = Answers([("group".to_owned(), both)].into());
        columns.push(&said("2;0;0"), Some(&oneself));
        columns.push(&said("5;3,10;4"), None);
        columns.push(&said("-;;9"), None);
        columns.push(&said(""), None);
        use Class::{Counted, Missing, NoOpinion, Other, Refused};
        assert_eq!(columns.items[0].classes, [Counted, NoOpinion, Refused, Missing]);
        assert_eq!(columns.items[1].classes, [Other, Counted, Missing, Missing]);
        assert_eq!(columns.items[2].digits.as_deref(), Some(&[0, 4, 255, 255][..]));
        let group = columns.attribute("group").unwrap();
        let names = group.names();
        let of: Vec<&str> = group.of_row(0).map(|at| names[at].as_str()).collect();
        assert_eq!((of, group.of_row(1).count()), (vec!["black", "arab"], 0));
        assert_eq!(columns.province.names, ["QC"], "by the postal area");
        assert!(columns.attribute("age").is_none());
    }
}
