//! Margins: how many people there are of each kind, entered, pasted or brought as a file by those who run a wave, with source and
//! date. Those of the provinces and territories are in the program; those of a place that the house keeps are taken from there.

mod file;
pub mod list;
mod pages;

use store::margin::Margin;

use crate::estimate::rows::{POSTAL_AREA, PROVINCE};
use crate::id::Id;
use crate::routes::{Access, Route};

/// Bytes of the largest table, pasted or as a file.
const LIST_LIMIT: usize = 128 << 10;

/// People in each province and territory in the Census of Population of May 2021 (Statistics Canada), which add up to
/// 36,991,981.
pub const PROVINCES: [(&str, i64); 13] = [
    ("NL", 510_550),
    ("PE", 154_331),
    ("NS", 969_383),
    ("NB", 775_610),
    ("QC", 8_501_833),
    ("ON", 14_223_942),
    ("MB", 1_342_153),
    ("SK", 1_132_505),
    ("AB", 4_262_635),
    ("BC", 5_000_879),
    ("YT", 40_232),
    ("NT", 41_070),
    ("NU", 36_858),
];

/// What can be asked for. Who runs the pulse of the wave's community is asked in the handler.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/waves/{id}/margins", Access::Person, pages::show),
        Route::post("/waves/{id}/margins", Access::Person, pages::change).up_to(LIST_LIMIT),
        Route::post("/waves/{id}/margins/provinces", Access::Person, pages::take_provinces),
        Route::post("/waves/{id}/margins/place", Access::Person, pages::take_place),
        Route::get("/waves/{id}/margins/file", Access::Person, file::show),
        Route::upload("/waves/{id}/margins/file", Access::Person, LIST_LIMIT, file::take),
    ]
}

/// The page of a wave's margins, without its language.
pub fn path(wave_id: i64) -> String {
    format!("/waves/{}/margins", Id(wave_id))
}

/// How many people a margin adds up to.
pub fn sum(margin: &Margin) -> i64 {
    margin.totals.iter().map(|(_, total)| total).sum()
}

/// What weights may go by in a wave that asks these questions on oneself and this place.
fn attributes<'a>(place: &str, asked: impl Iterator<Item = &'a str>) -> Vec<String> {
    let places: &[&str] = match place {
        POSTAL_AREA => &[PROVINCE, POSTAL_AREA],
        "none" => &[],
        _ => &[PROVINCE],
    };
    places.iter().copied().chain(asked).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_provinces_add_up_to_canada() {
        let all: i64 = super::PROVINCES.iter().map(|(_, people)| people).sum();
        assert_eq!(all, 36_991_981);
    }
}
