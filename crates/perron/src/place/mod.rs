//! Places: Canada down to the municipalities, which the program knows; neighbourhoods and blocks, which stewards add.
//!
//! For other nouns: [`ask`] asks a person where they live, and `store::residence::Residence` is what they keep of it.

pub mod ask;
pub mod canada;
mod file;
mod fold;
mod forms;
mod map_file;
mod mine;
mod names;
mod pages;
mod views;

use std::fmt;

use serde::{Deserialize, Deserializer, de};
use store::place::{self, FIRST_ID, Kind, Place, Point};
use store::residence::{Province, Residence};
use store::{Ids, Tx, ids};

use crate::i18n::Lang;
use crate::rights::Deed;
use crate::routes::{Access, Route};
pub(crate) use ask::no_postal_area;
use canada::Level;
pub(crate) use fold::fold;
use names::Name;
pub(crate) use names::is_unseen;

/// Bytes of the largest pasted list.
const LIST_LIMIT: usize = 256 << 10;
/// Bytes of the largest map.
const MAP_LIMIT: usize = 20 << 20;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/places", Access::Anyone, pages::country),
        Route::get("/places/suggestions", Access::Anyone, pages::suggestions),
        Route::get("/places/{id}", Access::Anyone, pages::show),
        Route::get("/places/{id}/parts", Access::Somewhere(Deed::Run), pages::new),
        Route::post("/places/{id}/parts", Access::Somewhere(Deed::Run), pages::add_list).up_to(LIST_LIMIT),
        Route::upload("/places/{id}/map", Access::Somewhere(Deed::Run), MAP_LIMIT, file::add_map),
        Route::get("/places/{id}/name", Access::Moderator, pages::name),
        Route::post("/places/{id}/name", Access::Moderator, pages::rename),
        Route::post("/places/{id}/retirement", Access::Moderator, pages::retire),
        Route::post("/places/{id}/return", Access::Moderator, pages::bring_back),
        Route::get("/account/place", Access::Person, mine::show),
        Route::post("/account/place", Access::Person, mine::change),
    ]
}

/// A place in an address: the code of one that the program knows, the id of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceId(pub i64);

impl PlaceId {
    /// What [`fmt::Display`] wrote.
    pub fn of_text(text: &str) -> Option<Self> {
        match text.parse() {
            Ok(code) if code < FIRST_ID => Some(Self(code)),
            _ => ids::from_text(text).filter(|id| *id >= FIRST_ID).map(Self),
        }
    }

    /// Its page.
    pub fn path(self) -> String {
        if self.0 == canada::COUNTRY { "/places".to_owned() } else { format!("/places/{self}") }
    }
}

impl fmt::Display for PlaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 < FIRST_ID { write!(f, "{}", self.0) } else { f.write_str(&ids::to_text(self.0)) }
    }
}

impl<'de> Deserialize<'de> for PlaceId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::of_text(&text).ok_or_else(|| de::Error::custom("not a place"))
    }
}

/// One place of a path or a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where its page is.
    pub id: PlaceId,
    /// What it is called in the language of the page.
    pub name: String,
    /// What it is, as the key `place-type-…` ends.
    pub kind: &'static str,
}

impl Step {
    fn of_known(known: &canada::Known, lang: Lang) -> Self {
        Self { id: PlaceId(known.code), name: known.name(lang).to_owned(), kind: known.kind }
    }

    fn of(place: &Place, lang: Lang) -> Self {
        let name = place.name.get(lang.language()).to_owned();
        Self { id: PlaceId(place.id), name, kind: place.kind.word() }
    }

    /// The word for what it is.
    pub fn what(&self, lang: &Lang) -> String {
        lang.text(&format!("place-type-{}", self.kind))
    }
}

/// A place with those around it.
pub struct Found {
    /// From the country down; itself last.
    pub path: Vec<Step>,
    /// If a steward added it.
    pub own: Option<Place>,
}

impl Found {
    /// The place itself.
    pub fn step(&self) -> &Step {
        &self.path[self.path.len() - 1]
    }

    /// What stewards may add to it.
    pub fn takes(&self) -> Option<Kind> {
        match &self.own {
            Some(own) => (own.kind == Kind::Neighbourhood).then_some(Kind::Block),
            None => {
                let known = canada::known(self.step().id.0)?;
                (known.level() == Level::Municipality).then_some(Kind::Neighbourhood)
            }
        }
    }

    fn municipality(&self) -> i64 {
        self.own.as_ref().map_or(self.step().id.0, |own| own.municipality)
    }
}

/// The place with this code or id, if there is one.
pub fn find(tx: &mut Tx, id: i64, lang: Lang) -> store::Result<Option<Found>> {
    let known = |code: i64| canada::path(code).into_iter().map(|known| Step::of_known(known, lang));
    if id < FIRST_ID {
        let path: Vec<Step> = known(id).collect();
        return Ok((!path.is_empty()).then_some(Found { path, own: None }));
    }
    let Some(own) = place::by_id(tx, id)? else { return Ok(None) };
    let mut path: Vec<Step> = known(own.municipality).collect();
    if own.part_of != own.municipality
        && let Some(neighbourhood) = place::by_id(tx, own.part_of)?
    {
        path.push(Step::of(&neighbourhood, lang));
    }
    path.push(Step::of(&own, lang));
    Ok(Some(Found { path, own: Some(own) }))
}

/// The number of the place that somebody said; `None` if they did not say.
pub fn code_of(said: Residence) -> Option<i64> {
    match said {
        Residence::Place { id, .. } => Some(id),
        _ => said.province().map(Province::code),
    }
}

/// Who adds places, and when.
#[derive(Clone)]
struct Hand {
    ids: Ids,
    now: i64,
    person: Option<i64>,
}

/// Adds places to a municipality or a neighbourhood, all or none; those whose name is there already stay as they are.
/// How many are new; `None` if nothing can be added there.
fn add(tx: &mut Tx, hand: &Hand, to: i64, named: &[(Name, Option<Point>)]) -> store::Result<Option<usize>> {
    let Some(whole) = find(tx, to, Lang::En)? else { return Ok(None) };
    let Some(kind) = whole.takes() else { return Ok(None) };
    let mut new = 0;
    for (name, point) in named {
        let place = Place {
            id: hand.ids.next(),
            municipality: whole.municipality(),
            part_of: to,
            kind,
            name: name.name.clone(),
            key: name.key.clone(),
            point: *point,
            retired: None,
            made: hand.now,
            made_by: hand.person,
        };
        new += usize::from(place::add(tx, &place)?);
    }
    Ok(Some(new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_one_place() {
        for (id, text) in [(1, "1"), (24, "24"), (2_466_023, "2466023"), (i64::MAX, "7ZZZZZZZZZZZZ")] {
            assert_eq!(PlaceId(id).to_string(), text);
            assert_eq!(PlaceId::of_text(text), Some(PlaceId(id)));
        }
        let first = PlaceId(FIRST_ID).to_string();
        assert_eq!(PlaceId::of_text(&first), Some(PlaceId(FIRST_ID)));
        // ids of the house are far larger, so that none of them is written in seven digits
        assert_eq!(
            (PlaceId::of_text("10000000000"), PlaceId::of_text("x!")),
            (ids::from_text("10000000000").map(PlaceId), None)
        );
        assert_eq!(PlaceId::of_text("AB"), None);
    }
}
