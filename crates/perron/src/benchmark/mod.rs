//! Benchmarks: national figures to hold beside those of a pulse, each with source, date, question and limits.

mod pages;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::i18n::Lang;
use crate::item::{Item, Text};
use crate::place::canada;
use crate::routes::{Access, Route};

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/benchmarks", Access::Anyone, pages::show),
        Route::get("/benchmarks.csv", Access::Anyone, pages::download),
    ]
}

/// A figure from elsewhere.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Benchmark {
    /// By which it is cited.
    pub id: String,
    /// The key of the question.
    pub item: String,
    /// In which version.
    pub version: i64,
    /// The codes of its answers.
    pub choices: Vec<String>,
    /// What share it is, as the key of its text ends.
    pub measure: String,
    /// `CA`, `US` or a province.
    pub place: String,
    /// When people were asked.
    pub year: String,
    /// From 0 to 1.
    pub share: f64,
    /// The lower end of its 95 % interval, where it is known.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// How many people it rests on, where that is known.
    pub n: Option<i64>,
    /// Whether a figure of ours may stand beside it.
    comparable: bool,
    source: String,
    limits: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sources: BTreeMap<String, Text>,
    limits: BTreeMap<String, Text>,
    benchmark: Vec<Benchmark>,
}

static FILE: LazyLock<File> =
    LazyLock::new(|| toml::from_str(include_str!("benchmarks.toml")).unwrap_or_default());

/// Every one, in the order of the page.
pub fn all() -> &'static [Benchmark] {
    &FILE.benchmark
}

impl Benchmark {
    /// Where it is from.
    pub fn source(&self, lang: Lang) -> &'static str {
        FILE.sources.get(&self.source).map_or("", |text| text.get(lang))
    }

    /// Whom it leaves out, and what else is to be known.
    pub fn limits(&self, lang: Lang) -> &'static str {
        FILE.limits.get(&self.limits).map_or("", |text| text.get(lang))
    }

    /// Where people were asked.
    pub fn place_name(&self, lang: Lang) -> String {
        match store::residence::Province::of_word(&self.place) {
            Some(province) => canada::province(province).name(lang).to_owned(),
            None if self.place == "US" => lang.text("benchmark-place-us"),
            None => lang.text("benchmark-place-ca"),
        }
    }

    /// Whether it asks the same, with the same answers, as a question of ours.
    pub fn agrees(&self, item: &Item) -> bool {
        self.comparable
            && self.item == item.key
            && self.version == item.version
            && item.choices.len() == self.choices.len()
            && item.choices.iter().zip(&self.choices).all(|(ours, theirs)| ours.code == *theirs)
    }
}

/// The figures that may stand beside one of ours: of Canada, the latest first.
pub fn beside(item: &Item) -> impl Iterator<Item = &'static Benchmark> {
    all().iter().filter(move |one| one.place == "CA" && one.agrees(item))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::item::presets;

    #[test]
    fn every_figure_has_its_source_and_limits() {
        assert!(all().len() > 20);
        for one in all() {
            for lang in Lang::ALL {
                assert!(!one.source(lang).is_empty() && !one.limits(lang).is_empty(), "{}", one.id);
                assert!(lang.has(&format!("benchmark-measure-{}", one.measure)), "{}", one.id);
            }
            assert!(
                (0.0..=1.0).contains(&one.share) && one.low.is_none_or(|low| low < one.share),
                "{}",
                one.id
            );
        }
    }

    #[test]
    fn only_the_same_question_is_compared() {
        let item = |key: &str| presets::items().into_iter().find(|item| item.key == key).unwrap();
        assert_eq!(beside(&item("sc_belong_local_cchs")).count(), 1, "not the teaching samples");
        assert_eq!(beside(&item("sc_belong_local_css")).count(), 0, "five answers, not four");
        let newer = Item { version: 2, ..item("sc_lonely") };
        assert_eq!((beside(&item("sc_lonely")).count(), beside(&newer).count()), (1, 0));
    }
}
