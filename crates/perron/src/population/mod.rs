//! How many people live in the parts of a place: brought from a census by those who run sessions there, so that they see
//! who is missing.

pub(crate) mod list;
mod pages;

use store::population::{self, Population};
use store::residence::{PostalArea, Province, Residence};
use store::{Tx, place::FIRST_ID};

use crate::i18n::Lang;
use crate::place::canada::{self, COUNTRY};
use crate::place::{PlaceId, find};
use crate::rights::Deed;
use crate::routes::{Access, Route};

/// Bytes of the largest pasted list.
const LIST_LIMIT: usize = 128 << 10;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::Somewhere(Deed::Run);
    vec![
        Route::get("/places/{id}/population", RUN, pages::show),
        Route::post("/places/{id}/population", RUN, pages::change).up_to(LIST_LIMIT),
    ]
}

/// The page of a place's numbers, without its language.
pub fn path(place: PlaceId) -> String {
    format!("/places/{place}/population")
}

/// A part of a place whose people are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A province or territory.
    Province(Province),
    /// A postal area.
    PostalArea(PostalArea),
}

impl Part {
    /// What [`Part::word`] wrote.
    pub fn of_word(word: &str) -> Option<Self> {
        let province = Province::ALL.iter().copied().find(|province| province.word() == word);
        let area = || PostalArea::parse(word).ok().map(|(area, _)| Self::PostalArea(area));
        province.map(Self::Province).or_else(area)
    }

    /// As it is stored.
    pub fn word(self) -> String {
        match self {
            Self::Province(province) => province.word().to_owned(),
            Self::PostalArea(area) => area.to_string(),
        }
    }

    /// What it is called.
    pub fn name(self, lang: Lang) -> String {
        match self {
            Self::Province(province) => canada::province(province).name(lang).to_owned(),
            Self::PostalArea(area) => area.to_string(),
        }
    }

    /// The province it is or lies in.
    pub fn province(self) -> Province {
        match self {
            Self::Province(province) => province,
            Self::PostalArea(area) => area.province(),
        }
    }

    /// Whether somebody who said this of where they live lives here, as far as one can tell.
    pub fn has(self, residence: Residence) -> bool {
        match (self, residence) {
            (Self::Province(province), said) => said.province() == Some(province),
            (Self::PostalArea(area), Residence::PostalArea(said)) => said == area,
            (Self::PostalArea(_), _) => false,
        }
    }
}

/// The numbers that tell most of a place: its own, or those of the nearest place around it that has some; with that place.
pub fn nearest(tx: &mut Tx, place_id: Option<i64>) -> store::Result<Option<(PlaceId, Population)>> {
    let path: Vec<i64> = match place_id {
        Some(id) => find(tx, id, Lang::En)?
            .map_or_else(Vec::new, |found| found.path.iter().rev().map(|step| step.id.0).collect()),
        None => vec![COUNTRY],
    };
    for id in path {
        if let Some(population) = population::of_place(tx, id)? {
            return Ok(Some((PlaceId(id), population)));
        }
    }
    Ok(None)
}

/// The province a place lies in; `None` for the country.
fn province_of(id: i64, municipality: i64) -> Option<Province> {
    Province::of_code(if id < FIRST_ID { id } else { municipality })
}
