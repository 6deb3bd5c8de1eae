//! Names of outcomes, groups, tables and cells in a language, and the sentence that says why a table may not go out.

use std::collections::BTreeSet;

use store::release::Release;
use store::residence::Province;
use survey::disclosure::ledger::Group;

use super::audit::{CANDIDATE, OVERALL, Uncovered};
use super::frame::{Frame, Selection};
use super::here::Here;
use super::people::{POSTAL_AREA, PROVINCE, SEVERAL};
use super::shown::RESULTS;
use crate::i18n::Lang;
use crate::item::{Item, Outcome};
use crate::place::canada;
use crate::self_identification::{OWN, UNSAID};
use crate::wave::sheet::Sheet;

/// A question in few words: its outcome, or the question itself.
pub fn item(lang: Lang, item: &Item) -> String {
    match item.outcome {
        Outcome::None => item.wording.get(lang).to_owned(),
        outcome => lang.text(&format!("release-outcome-{}", outcome.word())),
    }
}

/// The same by its key.
pub fn outcome(lang: Lang, sheet: &Sheet, key: &str) -> String {
    sheet.items.iter().find(|one| one.key == key).map_or_else(|| key.to_owned(), |one| item(lang, one))
}

/// The answers that count, in a row: "Very strong or somewhat strong".
pub fn counted(lang: Lang, item: &Item) -> String {
    let choices = item.choices.iter().filter(|choice| item.scoring.counted.contains(&choice.code));
    list(lang, "release-or", &choices.map(|choice| choice.text.get(lang).to_owned()).collect::<Vec<_>>())
}

/// An attribute: "gender".
pub fn attribute(lang: Lang, word: &str) -> String {
    lang.text(&format!("release-by-{word}"))
}

/// One of its levels: "Woman", "Ontario".
pub fn level(lang: Lang, attribute: &str, word: &str) -> String {
    match (attribute, word) {
        (_, UNSAID) => lang.text("release-unsaid"),
        (_, SEVERAL) => lang.text("release-several"),
        (_, OWN) => lang.text("self-own"),
        (PROVINCE, word) => {
            let known = Province::ALL.iter().find(|province| province.word() == word);
            known
                .map_or_else(|| word.to_owned(), |province| canada::province(*province).name(lang).to_owned())
        }
        (POSTAL_AREA, word) => word.to_owned(),
        (attribute, word) => lang.text(&format!("self-{attribute}-{word}")),
    }
}

/// A table: "Belonging by gender and province or territory".
pub fn table(lang: Lang, sheet: &Sheet, key: &str, attributes: &[&str]) -> String {
    let names: Vec<String> = attributes.iter().map(|word| attribute(lang, word)).collect();
    let by = list(lang, "release-and", &names);
    lang.t("release-table").with("outcome", outcome(lang, sheet, key)).with("by", by).to_string()
}

/// "A, B and C".
pub fn list(lang: Lang, key: &str, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            lang.t(key).with("first", first.join(", ")).with("last", last.as_str()).to_string()
        }
    }
}

/// What a table would tell that may not be told, and by which tables. The number itself is not said.
pub fn leak(lang: Lang, here: &Here, told: &Uncovered) -> String {
    let other = told.other.and_then(|at| Some((here.others.get(at)?, *here.other_ids.get(at)?)));
    let (frame, wave) = other.map_or((&here.frame, here.wave.id), |(other, id)| (&other.frame, id));
    let sheet = here.asked.get(&wave).map_or(&here.sheet, |(_, sheet)| sheet);
    let names = Names { lang, here, frame, sheet, outcome: &frame.outcomes[told.outcome] };
    let mut seen = BTreeSet::new();
    let mut through: Vec<String> = told.leak.through.iter().map(|key| names.table(key)).collect();
    through.retain(|name| seen.insert(name.clone()));
    let through = list(lang, "release-and", &through);
    let said = match &told.leak.group {
        Group::Number { table, number } => {
            lang.t("release-leak").with("who", names.people(number)).with("table", names.table(table))
        }
        Group::Less { of: [table, number], less: [_, other] } => lang
            .t("release-leak-less")
            .with("who", names.people(number))
            .with("table", names.table(table))
            .with("less", names.people(other)),
        Group::Cells(cells) => {
            let who = cells.first().map(|cell| names.selection(&told.space.who(*cell))).unwrap_or_default();
            lang.t("release-leak-cells").with("who", who)
        }
    };
    said.with("through", through).to_string()
}

/// What sentences about leaks name things by.
struct Names<'a> {
    lang: Lang,
    here: &'a Here,
    /// Whose people.
    frame: &'a Frame,
    /// What they were asked.
    sheet: &'a Sheet,
    /// The question.
    outcome: &'a str,
}

impl Names<'_> {
    fn table(&self, key: &str) -> String {
        let quoted = |name: String| self.lang.t("release-quoted").with("name", name).to_string();
        if key == CANDIDATE {
            return self.lang.text("release-this-table");
        }
        if key == OVERALL {
            return self.lang.text("release-overall");
        }
        if let Some(rest) = key.strip_prefix(RESULTS) {
            let words: Vec<&str> = rest.split_whitespace().collect();
            let [wave, _, item, by @ ..] = words.as_slice() else { return String::new() };
            let wave = store::ids::from_text(wave).unwrap_or_default();
            let name = self.of_wave(wave, |sheet| table(self.lang, sheet, item, by));
            return self.lang.t("release-on-results").with("name", name).to_string();
        }
        let known = self.here.releases.iter().find(|one| store::ids::to_text(one.id) == key);
        let named = |one: &Release| quoted(self.of_wave(one.wave_id, |sheet| name(self.lang, sheet, one)));
        known.map(named).unwrap_or_default()
    }

    /// A name, and of another wave which one.
    fn of_wave(&self, wave: i64, name: impl Fn(&Sheet) -> String) -> String {
        let Some((title, sheet)) = self.here.asked.get(&wave) else { return String::new() };
        if wave == self.here.wave.id {
            return name(sheet);
        }
        let said = self.lang.t("release-of-wave").with("name", name(sheet));
        said.with("wave", title.nearest(self.lang.language()).0).to_string()
    }

    fn people(&self, written: &str) -> String {
        self.frame.read(written).map(|of| self.selection(&of)).unwrap_or_default()
    }

    fn selection(&self, of: &Selection) -> String {
        let row = |(&at, levels): (&usize, &std::collections::BTreeSet<usize>)| {
            let attribute = &self.frame.attributes[at];
            let row = attribute.rows.iter().find(|(_, row)| row == levels);
            let named = |word: &str| level(self.lang, &attribute.word, word);
            match row {
                Some((word, _)) => named(word),
                None => {
                    let words = levels.iter().flat_map(|&one| attribute.levels[one].split('+'));
                    let mut names: Vec<String> = words.map(named).collect();
                    names.dedup();
                    list(self.lang, "release-or", &names)
                }
            }
        };
        let answer = of.is_high.map(|is_high| {
            let item = self.sheet.items.iter().find(|one| one.key == self.outcome);
            match item.filter(|_| is_high) {
                Some(item) => counted(self.lang, item),
                None => self.lang.text("release-other"),
            }
        });
        of.levels.iter().map(row).chain(answer).collect::<Vec<_>>().join(", ")
    }
}

/// What a file with a row a person does not tell, and why.
pub fn untold(lang: Lang, attributes: &[String]) -> String {
    let names: Vec<String> = attributes.iter().map(|word| attribute(lang, word)).collect();
    lang.t("release-rows-untold").with("names", list(lang, "release-and", &names)).to_string()
}

/// What a release is called.
pub fn name(lang: Lang, sheet: &Sheet, release: &Release) -> String {
    if release.kind == store::release::Kind::Rows {
        return lang.text("release-rows");
    }
    let by: Vec<&str> = release.attributes.split_whitespace().collect();
    table(lang, sheet, &release.outcome, &by)
}
