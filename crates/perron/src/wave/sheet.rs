//! The sheet of a wave: its questionnaire as it stood when the wave opened, the same text for the same questions, and its
//! hash, so that anybody can see that it stayed as it was. Answers are kept as codes in the order of its questions.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::item::{ChoiceKind, Item, Kind, REFUSED, SAID, Text};

/// Questions on one page.
pub const ON_A_PAGE: usize = 3;

/// A frozen questionnaire.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// What the wave is called.
    pub title: Text,
    /// What stands above the first question.
    pub intro: Text,
    /// `none`, `province`, `postal-area`.
    pub place: String,
    /// Which questions on oneself are asked.
    pub attributes: Vec<String>,
    /// What these are for.
    pub purpose: Text,
    /// The questions, in order.
    pub items: Vec<Item>,
}

/// One answer to a question of the sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Given {
    /// Nothing.
    #[default]
    Nothing,
    /// They would rather not say.
    Refused,
    /// These codes; one, or several where several may be given.
    Codes(BTreeSet<String>),
    /// Words, which are kept apart.
    Words,
}

impl Given {
    /// As it is kept.
    fn written(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Refused => REFUSED.to_owned(),
            Self::Words => SAID.to_owned(),
            Self::Codes(codes) => codes.iter().map(String::as_str).collect::<Vec<_>>().join(","),
        }
    }

    /// What is kept, if the question knows it.
    fn read(item: &Item, kept: &str) -> Self {
        match (kept, item.kind) {
            ("", _) => Self::Nothing,
            (REFUSED, _) => Self::Refused,
            (SAID, Kind::Words) => Self::Words,
            (_, Kind::Words) => Self::Nothing,
            (kept, _) => Self::of_codes(item, kept.split(',')).unwrap_or_default(),
        }
    }

    /// These codes, if the question has them all, and as many as it takes.
    pub fn of_codes<'a>(item: &Item, codes: impl Iterator<Item = &'a str>) -> Option<Self> {
        let codes: BTreeSet<String> = codes.map(str::to_owned).collect();
        let is_known = codes.iter().all(|code| item.choice(code).is_some());
        let alone = |code: &String| item.choice(code).is_some_and(|choice| choice.kind == ChoiceKind::Alone);
        let fits = codes.len() == 1 || item.kind == Kind::Several && !codes.iter().any(alone);
        if codes.is_empty() { Some(Self::Nothing) } else { (is_known && fits).then_some(Self::Codes(codes)) }
    }

    /// Whether this code is among them.
    pub fn has(&self, code: &str) -> bool {
        matches!(self, Self::Codes(codes) if codes.contains(code))
    }
}

impl Sheet {
    /// As it is kept and hashed.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// What was kept.
    pub fn of(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// How many pages its questions take.
    pub fn pages(&self) -> usize {
        self.items.len().div_ceil(ON_A_PAGE)
    }

    /// The questions of a page, from 1, with their numbers in the sheet, from 0.
    pub fn page(&self, page: usize) -> impl Iterator<Item = (usize, &Item)> {
        self.items.iter().enumerate().skip(page.saturating_sub(1) * ON_A_PAGE).take(ON_A_PAGE)
    }

    /// The answers that were kept, one a question.
    pub fn given(&self, answers: &str) -> Vec<Given> {
        let mut kept = answers.split(';');
        self.items.iter().map(|item| Given::read(item, kept.next().unwrap_or_default())).collect()
    }

    /// Answers as they are kept.
    pub fn written(&self, given: &[Given]) -> String {
        given.iter().take(self.items.len()).map(Given::written).collect::<Vec<_>>().join(";")
    }

    /// The first page on which something is not answered yet; the last if all is.
    pub fn resume(&self, given: &[Given]) -> usize {
        let at =
            given.iter().position(|one| *one == Given::Nothing).unwrap_or(self.items.len().saturating_sub(1));
        at / ON_A_PAGE + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::item::presets;

    fn sheet() -> Sheet {
        let mut items = presets::items();
        items.retain(|item| matches!(item.key.as_str(), "sc_belong_local_css" | "sc_hope" | "sc_discrim5"));
        items.push(Item { key: "own_1".into(), kind: Kind::Words, ..Item::default() });
        Sheet { items, ..Sheet::default() }
    }

    fn codes(codes: &[&str]) -> Given {
        Given::Codes(codes.iter().map(|code| (*code).to_owned()).collect())
    }

    #[test]
    fn a_sheet_stays_the_same_text() {
        let sheet = sheet();
        assert_eq!(Sheet::of(&sheet.json()), Some(sheet.clone()));
        assert_eq!(sheet.json(), sheet.clone().json());
        assert_eq!((sheet.pages(), sheet.page(2).map(|(at, _)| at).collect::<Vec<_>>()), (2, vec![3]));
    }

    #[test]
    fn answers_come_back_as_they_were_given() {
        let sheet = sheet();
        let given = vec![codes(&["5"]), codes(&["2", "10"]), Given::Refused, Given::Words];
        let kept = sheet.written(&given);
        assert_eq!(kept, "5;10,2;-;w");
        assert_eq!(sheet.given(&kept), given);
        assert_eq!(sheet.given(""), vec![Given::Nothing; 4]);
        assert_eq!(sheet.resume(&sheet.given("5")), 1);
        assert_eq!(sheet.resume(&sheet.given("5;-;1")), 2);
        assert_eq!(sheet.resume(&given), 2);
    }

    #[test]
    fn what_a_question_does_not_know_is_no_answer() {
        let sheet = sheet();
        assert_eq!(sheet.given("9;x;1,2;1"), vec![Given::Nothing; 4]);
        let (one, several) = (&sheet.items[0], &sheet.items[1]);
        assert_eq!(Given::of_codes(one, ["1", "2"].into_iter()), None);
        assert_eq!(Given::of_codes(several, ["0", "2"].into_iter()), None, "none of these, and one of them");
        assert_eq!(Given::of_codes(several, ["1", "2"].into_iter()), Some(codes(&["1", "2"])));
        assert_eq!(Given::of_codes(one, std::iter::empty()), Some(Given::Nothing));
    }
}
