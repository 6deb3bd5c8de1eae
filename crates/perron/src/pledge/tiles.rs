//! The counts as pages show them: tiles placed roughly as on a map, and tables.

use store::residence::Province;

use super::counts::{FEW, Shown, Tally};
use super::views::sector_name;
use crate::i18n::Lang;
use crate::place::canada;
use crate::visit::Visit;

const DAY: i64 = 86_400_000;

/// One tile of the map.
pub struct Tile {
    /// Two letters of the province or territory.
    pub code: &'static str,
    /// Its left edge.
    pub x: i64,
    /// Its upper edge.
    pub y: i64,
    /// How dark it is.
    pub class: &'static str,
    /// What is written on it.
    pub label: String,
    /// Whether the label is a number, written larger.
    pub is_count: bool,
}

/// How many signed, and where, as a picture with words: for every page that shows it.
pub struct Signed<'a> {
    /// What is counted.
    pub tally: &'a Tally,
    /// The tiles.
    pub tiles: Vec<Tile>,
    /// The map in words.
    pub about: String,
}

impl<'a> Signed<'a> {
    /// The picture in the language of the page.
    pub fn of(visit: &Visit, tally: &'a Tally) -> Self {
        Self { tally, tiles: tiles(tally, visit.lang), about: about(tally, visit.lang) }
    }
}

/// Where a tile stands, in columns and rows of half a tile.
pub(crate) const fn place(province: Province) -> (i64, i64) {
    match province {
        Province::Yukon => (40, 0),
        Province::NorthwestTerritories => (120, 0),
        Province::Nunavut => (200, 0),
        Province::BritishColumbia => (0, 84),
        Province::Alberta => (80, 84),
        Province::Saskatchewan => (160, 84),
        Province::Manitoba => (240, 84),
        Province::Ontario => (320, 84),
        Province::Quebec => (400, 84),
        Province::NewfoundlandAndLabrador => (520, 84),
        Province::NewBrunswick => (440, 168),
        Province::PrinceEdwardIsland => (520, 168),
        Province::NovaScotia => (480, 252),
    }
}

/// The tiles of a tally.
pub fn tiles(tally: &Tally, lang: Lang) -> Vec<Tile> {
    tally
        .places
        .iter()
        .map(|&(province, shown)| {
            let (x, y) = place(province);
            let (class, label, is_count) = match shown {
                Shown::Count(0) => ("k0", "0".to_owned(), true),
                Shown::Count(count) => (class(count), lang.count(count), true),
                Shown::Few => ("k1", format!("<\u{a0}{FEW}"), false),
                Shown::Hidden => ("k1", format!("≥\u{a0}{FEW}"), false),
                Shown::Untold => ("k1", "…".to_owned(), false),
            };
            Tile { code: province.word(), x, y, class, label, is_count }
        })
        .collect()
}

const fn class(count: i64) -> &'static str {
    match count {
        ..25 => "k2",
        25..75 => "k3",
        _ => "k4",
    }
}

/// What is shown of a count, in words.
pub fn words(shown: Shown, lang: Lang) -> String {
    match shown {
        Shown::Count(count) => lang.count(count),
        Shown::Few => lang.t("pledge-few").with("few", FEW).to_string(),
        Shown::Hidden => lang.t("pledge-hidden").with("few", FEW).to_string(),
        Shown::Untold => lang.text("pledge-untold"),
    }
}

/// Rows of the table of places, those who did not say last.
pub fn places(tally: &Tally, lang: Lang) -> Vec<(String, String)> {
    let row = |&(province, shown): &(Province, Shown)| {
        (canada::province(province).name(lang).to_owned(), words(shown, lang))
    };
    let unsaid = tally.unsaid.map(|shown| (lang.text("pledge-unsaid"), words(shown, lang)));
    tally.places.iter().map(row).chain(unsaid).collect()
}

/// Rows of the table of sectors.
pub fn sectors(tally: &Tally, lang: Lang) -> Vec<(String, String)> {
    tally.sectors.iter().map(|&(sector, count)| (sector_name(lang, sector), lang.count(count))).collect()
}

/// Rows of the table over time: day, and how many had signed by its end; the last ones.
pub fn time(tally: &Tally, lang: Lang) -> Vec<(String, String)> {
    const MOST: usize = 26;
    let skip = tally.time.len().saturating_sub(MOST);
    tally.time[skip..].iter().map(|&(day, count)| (lang.date(day * DAY, "UTC"), lang.count(count))).collect()
}

/// The map in words.
pub fn about(tally: &Tally, lang: Lang) -> String {
    let told = tally.places.iter().filter_map(|&(province, shown)| match shown {
        Shown::Count(count) if count > 0 => Some((count, province)),
        _ => None,
    });
    match told.max() {
        Some((count, province)) => lang
            .t("pledge-map-about")
            .with("place", canada::province(province).name(lang))
            .with("count", count)
            .to_string(),
        None => lang.text("pledge-map-about-few"),
    }
}
