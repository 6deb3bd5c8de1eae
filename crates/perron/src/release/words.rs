//! Names of outcomes, groups, tables and cells in a language, and the sentence that says why a table may not go out.

use store::release::Release;
use store::residence::Province;
use survey::disclosure::ledger::{Group, Leak};

use super::audit::{CANDIDATE, OVERALL};
use super::frame::{Frame, Selection, Space};
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

/// What sentences about leaks need to name things.
pub struct Names<'a> {
    /// In which language.
    pub lang: Lang,
    /// The questions.
    pub sheet: &'a Sheet,
    /// The attributes.
    pub frame: &'a Frame,
    /// What went out.
    pub releases: &'a [Release],
    /// The question of the table that may not go out.
    pub outcome: &'a str,
}

impl Names<'_> {
    /// What a table would tell that may not be told, and by which tables. The number itself is not said.
    pub fn leak(&self, leak: &Leak, space: &Space) -> String {
        let mut through: Vec<String> = leak.through.iter().map(|key| self.table(key)).collect();
        through.dedup();
        let through = list(self.lang, "release-and", &through);
        let said = match &leak.group {
            Group::Number { table, number } => {
                let (who, table) = (self.people(number), self.table(table));
                self.lang.t("release-leak").with("who", who).with("table", table)
            }
            Group::Less { of: [table, number], less: [_, other] } => self
                .lang
                .t("release-leak-less")
                .with("who", self.people(number))
                .with("table", self.table(table))
                .with("less", self.people(other)),
            Group::Cells(cells) => {
                let who = cells.first().map(|cell| self.selection(&space.who(*cell))).unwrap_or_default();
                self.lang.t("release-leak-cells").with("who", who)
            }
        };
        said.with("through", through).to_string()
    }

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
            let name = match words.as_slice() {
                [_, item, by @ ..] => table(self.lang, self.sheet, item, by),
                _ => String::new(),
            };
            return self.lang.t("release-on-results").with("name", name).to_string();
        }
        let known = self.releases.iter().find(|one| store::ids::to_text(one.id) == key);
        known.map(|one| quoted(name(self.lang, self.sheet, one))).unwrap_or_default()
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

/// What a release is called.
pub fn name(lang: Lang, sheet: &Sheet, release: &Release) -> String {
    if release.kind == store::release::Kind::Rows {
        return lang.text("release-rows");
    }
    let by: Vec<&str> = release.attributes.split_whitespace().collect();
    table(lang, sheet, &release.outcome, &by)
}
