//! Responses as people of a frame: what they answered, and what levels they have.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use store::residence::Province;
use store::response::Arm;

use super::frame::{Attribute, Frame, Person};
use crate::estimate::rows::{Attribute as Said, Class, Columns, Words};
pub use crate::estimate::rows::{POSTAL_AREA, PROVINCE};
use crate::item::{Item, Kind};
use crate::self_identification::{OWN, QUESTIONS, Question, UNSAID};
use crate::wave::sheet::Sheet;

/// The row of those who gave several answers to one question on oneself.
pub const SEVERAL: &str = "several";
/// A table with more levels of one thing would tell of nobody.
pub const MOST_LEVELS: usize = 60;

/// The questions that can be tabulated: some of their answers count.
pub fn items(sheet: &Sheet) -> impl Iterator<Item = (usize, &Item)> {
    let counts = |item: &Item| item.kind != Kind::Words && !item.scoring.counted.is_empty();
    sheet.items.iter().enumerate().filter(move |(_, item)| counts(item))
}

/// Everybody who answered in one arm, from the columns of a wave.
pub fn frame(sheet: &Sheet, columns: &Columns, arm: Arm) -> Frame {
    let is_panel = arm == Arm::Panel;
    let rows: Vec<usize> = (0..columns.rows()).filter(|&row| columns.is_panel[row] == is_panel).collect();
    let mut known: Vec<(Attribute, Vec<usize>)> = Vec::new();
    if sheet.place == PROVINCE || sheet.place == POSTAL_AREA {
        let all = Province::ALL.iter().map(|province| province.word().to_owned());
        known.push(of_place(PROVINCE, all.collect(), &columns.province, &rows));
    }
    if sheet.place == POSTAL_AREA {
        let seen: BTreeSet<u32> = rows.iter().map(|&row| columns.postal_area.codes[row]).collect();
        let names = seen.into_iter().filter_map(|code| columns.postal_area.names.get(code as usize));
        let mut names: Vec<String> = names.cloned().collect();
        names.sort();
        known.push(of_place(POSTAL_AREA, names, &columns.postal_area, &rows));
    }
    for attribute in &columns.attributes {
        let question = QUESTIONS.iter().find(|question| question.word == attribute.word);
        known.extend(question.map(|question| of_question(question, attribute, &rows)));
    }
    let asked: Vec<(usize, &Item)> = items(sheet).collect();
    let person = |(at, &row): (usize, &usize)| Person {
        answers: asked.iter().map(|(item, of)| answer(of, columns.items[*item].classes[row])).collect(),
        levels: known.iter().map(|(_, levels)| levels[at]).collect(),
        weight: Some(columns.weight[row]).filter(|weight| !weight.is_nan()).unwrap_or(1.0),
        member: Some(columns.member[row]).filter(|member| *member != 0),
    };
    let people = rows.iter().enumerate().map(person).collect();
    let outcomes = asked.iter().map(|(_, item)| item.key.clone()).collect();
    Frame { outcomes, people, attributes: known.into_iter().map(|(attribute, _)| attribute).collect() }
}

/// The words of what a table may be broken down by.
pub fn offered(sheet: &Sheet) -> Vec<&str> {
    let places: &[&str] = match sheet.place.as_str() {
        PROVINCE => &[PROVINCE],
        POSTAL_AREA => &[PROVINCE, POSTAL_AREA],
        _ => &[],
    };
    let asked = QUESTIONS.iter().map(|question| question.word);
    let asked = asked.filter(|word| sheet.attributes.iter().any(|one| one == word));
    places.iter().copied().chain(asked).collect()
}

fn plain(word: &str, levels: Vec<String>) -> Attribute {
    let rows = levels.iter().cloned().zip((0..).map(|level| [level].into())).collect();
    Attribute { word: word.to_owned(), levels, rows }
}

/// A place, and which of its levels each row has.
fn of_place(word: &str, names: Vec<String>, said: &Words, rows: &[usize]) -> (Attribute, Vec<usize>) {
    let unsaid = names.len();
    let place = |name: &String| names.iter().position(|one| one == name).unwrap_or(unsaid);
    let places: Vec<usize> = said.names.iter().map(place).collect();
    let level = |row: &usize| places.get(said.codes[*row] as usize).copied().unwrap_or(unsaid);
    let levels = rows.iter().map(level).collect();
    (plain(word, names.into_iter().chain([UNSAID.to_owned()]).collect()), levels)
}

/// A question on oneself. Each answer alone is a row; all combinations that somebody gave are one together.
fn of_question(question: &Question, said: &Said, rows: &[usize]) -> (Attribute, Vec<usize>) {
    let mut several = BTreeMap::new();
    for &row in rows.iter().filter(|&&row| said.masks[row].count_ones() > 1) {
        several.entry(said.masks[row]).or_insert_with(|| said.words(row).join("+"));
    }
    let choices = question.choices.iter().map(|choice| (*choice).to_owned());
    let own = question.own.map(|_| OWN.to_owned());
    let mut of = plain(question.word, choices.chain(own).chain([UNSAID.to_owned()]).collect());
    if !several.is_empty() {
        let places = of.levels.len()..of.levels.len() + several.len();
        of.rows.insert(of.levels.len() - 1, (SEVERAL.to_owned(), places.collect()));
        of.levels.extend(several.values().cloned().collect::<BTreeSet<_>>());
    }
    let place = |word: &str| of.levels.iter().rposition(|level| level == word).unwrap_or_default();
    let mut places: HashMap<u32, usize> = several.iter().map(|(mask, word)| (*mask, place(word))).collect();
    places.insert(0, place(UNSAID));
    places.extend((0..).zip(&said.levels).map(|(bit, word)| (1_u32 << bit, place(word))));
    let levels = rows.iter().map(|row| places.get(&said.masks[*row]).copied().unwrap_or_default()).collect();
    (of, levels)
}

fn answer(item: &Item, class: Class) -> Option<bool> {
    match class {
        Class::Counted => Some(true),
        Class::Other => Some(false),
        Class::NoOpinion => item.scoring.counts_no_opinion.then_some(false),
        Class::Refused | Class::Missing => None,
    }
}

#[cfg(test)]
mod tests {
    use store::estimate::Said;
    use store::response::{Arm, Origin};

    use super::super::frame::Selection;
    use super::{POSTAL_AREA, SEVERAL, frame, offered};
    use crate::estimate::rows::Columns;
    use crate::item::presets;
    use crate::self_identification::{Answer, Answers};
    use crate::wave::sheet::Sheet;

    fn said(id: i64, arm: Arm, answers: &str) -> Said {
        Said {
            id,
            arm,
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
    fn people_have_one_level_of_each_attribute() {
        let mut items = presets::items();
        items.retain(|item| item.key == "sc_belong_local_css");
        let attributes = vec!["group".to_owned()];
        let sheet = Sheet { items, attributes, place: POSTAL_AREA.to_owned(), ..Sheet::default() };
        let own = |words: &[&str]| {
            let chosen = words.iter().map(|word| (*word).to_owned()).collect();
            Answers([("group".to_owned(), Answer { chosen, own: String::new() })].into())
        };
        let mut columns = Columns::of(&sheet);
        let both = [own(&["black", "arab"]), own(&["black"])];
        columns.push(&said(1, Arm::Panel, "1"), both.first());
        columns.push(&said(2, Arm::Panel, "4"), both.last());
        columns.push(&said(3, Arm::Panel, "-"), None);
        columns.push(&said(4, Arm::Open, "1"), None);
        let frame = frame(&sheet, &columns, Arm::Panel);
        assert_eq!(offered(&sheet), ["province", "postal-area", "group"]);
        let words: Vec<&str> = frame.attributes.iter().map(|one| one.word.as_str()).collect();
        assert_eq!((words, frame.people.len()), (vec!["province", "postal-area", "group"], 3));
        assert_eq!(frame.people[0].answers, [Some(true)]);
        assert_eq!((frame.people[1].answers[0], frame.people[2].answers[0]), (Some(false), None));
        let black = frame.holding(2, "black");
        assert_eq!((black.len(), frame.count(0, &Selection::levels([(2, black)]))), (2, 2));
        let several = frame.attributes[2].rows.iter().find(|(word, _)| word == SEVERAL).unwrap();
        assert_eq!(frame.count(0, &Selection::levels([(2, several.1.clone())])), 1);
        let quebec = frame.attributes[0].rows.iter().find(|(word, _)| word == "QC").unwrap();
        assert_eq!(frame.count(0, &Selection::levels([(0, quebec.1.clone())])), 2);
    }
}
