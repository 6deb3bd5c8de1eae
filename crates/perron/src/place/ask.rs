//! Asking a person where they live: one field that takes nothing, a province or territory, a postal area, a municipality or
//! a neighbourhood. Where a name fits several places, the form comes back with these to choose from, so that it works
//! without a script; with one, names are offered while one types.
//!
//! ```text
//! let mut place = Question::new(&visit);                      // in the view: `pub place: Question`
//! let residence = place.answer(&visit, &mut form).await?;     // None: a sentence stands beside the field
//! {{ ask::place(form, place, t("…-place"), t("…-place-why")) }}   // {% import "place/ask.html" as ask %}
//! ```

use store::place::{self, Kind};
use store::residence::{NoPostalArea, PostalArea, Province, Residence};
use store::{Db, place::FIRST_ID};

use super::canada::{self, Level};
use super::fold::{fold, rank};
use super::{PlaceId, find};
use crate::error::Error;
use crate::form::Form;
use crate::i18n::{Arg, Lang};
use crate::visit::Visit;

/// The field of the words.
pub const FIELD: &str = "place";
/// The field of the choice, where several places fit the words.
pub const CHOICE: &str = "place_choice";
/// Characters of the longest answer.
const LONGEST: usize = 160;
/// Places offered to choose from.
const MOST: usize = 12;
/// Neighbourhoods looked at; beyond that more of the name is asked for.
const LOOKED_AT: i64 = 200;

/// A place that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The place.
    pub id: PlaceId,
    /// Its name with what tells it from others.
    pub label: String,
    province: Province,
    rank: u8,
}

/// The question as a page shows it.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// What to choose from, if the words fit several places.
    pub choices: Vec<Candidate>,
    /// The provinces and territories, offered from the start.
    pub offered: Vec<&'static str>,
    /// Whether a whole postal code was typed, of which only three characters are left; the page then says so.
    pub was_cut: bool,
}

impl Question {
    /// The question, not yet answered.
    pub fn new(visit: &Visit) -> Self {
        let offered = canada::provinces().map(|province| province.name(visit.lang)).collect();
        Self { choices: Vec::new(), offered, was_cut: false }
    }

    /// What the form says. `None`, with a sentence beside the field, if that needs another look.
    ///
    /// Of a postal code all but three characters is dropped here, from the form too; `was_cut` then says so, and the
    /// page that thanks should say the sentence of the key `place-cut`.
    pub async fn answer(&mut self, visit: &Visit, form: &mut Form) -> Result<Option<Residence>, Error> {
        let typed = form.optional(FIELD, LONGEST).unwrap_or_default();
        if form.fault(FIELD).is_some() {
            return Ok(None);
        }
        if typed.is_empty() {
            return Ok(Some(Residence::Unsaid));
        }
        if let Some(province) = canada::province_named(&typed) {
            return Ok(Some(Residence::Province(province)));
        }
        if is_like_a_code(&typed) {
            return Ok(self.postal_area(form, &typed));
        }
        self.named(visit, form, &typed).await
    }

    /// Where something is, rather than somebody: a postal area is refused with the sentence of this key.
    pub async fn spot(
        &mut self,
        visit: &Visit,
        form: &mut Form,
        no_area: &'static str,
    ) -> Result<Option<i64>, Error> {
        Ok(match self.answer(visit, form).await? {
            Some(Residence::Place { id, .. }) => Some(id),
            Some(Residence::Province(province)) => Some(canada::province(province).code),
            Some(Residence::PostalArea(_)) => {
                form.refuse(FIELD, no_area, &[]);
                None
            }
            Some(Residence::Unsaid) | None => None,
        })
    }

    fn postal_area(&mut self, form: &mut Form, typed: &str) -> Option<Residence> {
        match PostalArea::parse(typed) {
            Ok((area, was_cut)) => {
                form.set(FIELD, &area.to_string());
                self.was_cut = was_cut;
                Some(Residence::PostalArea(area))
            }
            Err(why) => {
                let (key, letter) = no_postal_area(why);
                form.refuse(FIELD, key, &[("letter", letter)]);
                None
            }
        }
    }

    async fn named(
        &mut self,
        visit: &Visit,
        form: &mut Form,
        typed: &str,
    ) -> Result<Option<Residence>, Error> {
        let mut found = candidates(&visit.app.db, visit.lang, typed).await?;
        let chosen = PlaceId::of_text(form.value(CHOICE));
        let same = |candidate: &&Candidate| fold(&candidate.label) == fold(typed);
        let exact: Vec<&Candidate> = found.iter().filter(|candidate| candidate.rank == 0).collect();
        let meant = found
            .iter()
            .find(|candidate| Some(candidate.id) == chosen)
            .or_else(|| found.iter().find(same))
            .or(if let [only] = exact[..] { Some(only) } else { None });
        if let Some(meant) = meant {
            return Ok(Some(Residence::Place { id: meant.id.0, province: meant.province }));
        }
        if exact.len() > 1 {
            found.retain(|candidate| candidate.rank == 0);
        }
        let key = match found.len() {
            0 => "place-not-found",
            1..=MOST => "place-which",
            _ => "place-many",
        };
        found.truncate(MOST);
        self.choices = found;
        form.refuse(FIELD, key, &[]);
        Ok(None)
    }
}

/// What a person said earlier, as they may write it again and as pages say it; empty if they did not say.
pub async fn said(db: &Db, lang: Lang, residence: Residence) -> Result<String, Error> {
    match residence {
        Residence::Unsaid => Ok(String::new()),
        Residence::Province(province) => Ok(canada::province(province).name(lang).to_owned()),
        Residence::PostalArea(area) => Ok(area.to_string()),
        Residence::Place { id, .. } => said_of(db, lang, id).await,
    }
}

/// A place as it may be written into the field again.
pub async fn said_of(db: &Db, lang: Lang, id: i64) -> Result<String, Error> {
    if id < FIRST_ID {
        return Ok(canada::known(id).map(|known| known.label(lang)).unwrap_or_default());
    }
    let found = db.read(move |tx| find(tx, id, lang)).await?;
    Ok(found.and_then(|found| found.own).map(|own| label(&own, lang)).unwrap_or_default())
}

/// Municipalities and neighbourhoods of which a word begins as the answer does, those that fit best first. A province
/// may stand behind a comma: `Windsor, Ontario`.
pub async fn candidates(db: &Db, lang: Lang, typed: &str) -> Result<Vec<Candidate>, Error> {
    let (words, province) = match typed.rsplit_once(',') {
        Some((words, last)) => match canada::province_named(last) {
            Some(province) => (words, Some(province)),
            None => (typed, None),
        },
        None => (typed, None),
    };
    // a label as we write it: what stands before its type
    let before = words.split_once(" (").map_or(words, |(name, _)| name);
    let wanted = fold(before);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let key = wanted.clone();
    let places = db.read(move |tx| place::search(tx, Kind::Neighbourhood, &key, LOOKED_AT)).await?;
    let known = canada::search(before).into_iter().filter(|(_, known)| known.level() == Level::Municipality);
    let known = known.filter_map(|(rank, known)| {
        let province = Province::of_code(known.code)?;
        Some(Candidate { id: PlaceId(known.code), label: known.label(lang), province, rank })
    });
    let places = places.iter().filter_map(|place| {
        let rank = [&place.key.en, &place.key.fr].into_iter().filter_map(|key| rank(key, &wanted)).min()?;
        let province = Province::of_code(place.municipality)?;
        Some(Candidate { id: PlaceId(place.id), label: label(place, lang), province, rank })
    });
    let mut found: Vec<Candidate> = known.chain(places).collect();
    found.retain(|candidate| province.is_none_or(|province| candidate.province == province));
    found.sort_by_cached_key(|candidate| (candidate.rank, fold(&candidate.label)));
    Ok(found)
}

/// `Mile End (neighbourhood), Montréal, Québec`.
fn label(place: &place::Place, lang: Lang) -> String {
    let name = place.name.get(lang.language());
    let mut label = format!("{name} ({})", lang.t(&format!("place-type-{}", place.kind.word())));
    for around in canada::path(place.municipality)
        .iter()
        .rev()
        .filter(|around| matches!(around.level(), Level::Municipality | Level::Province))
    {
        label.push_str(", ");
        label.push_str(around.name(lang));
    }
    label
}

/// Whether an answer is meant as a postal code, ours or another country's: names do not begin so.
fn is_like_a_code(typed: &str) -> bool {
    let letters: Vec<char> = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let is_ours = letters.len() <= 7
        && letters[0].is_ascii_alphabetic()
        && letters.get(1).is_some_and(char::is_ascii_digit);
    is_ours && letters.iter().all(char::is_ascii_alphanumeric)
        || (letters.len() >= 4 && letters.iter().all(char::is_ascii_digit))
}

/// Key of the sentence that says why a text is no postal area, and the letter it names.
pub fn no_postal_area(why: NoPostalArea) -> (&'static str, Arg) {
    match why {
        NoPostalArea::Shape => ("place-postal-shape", "".into()),
        NoPostalArea::Foreign => ("place-postal-foreign", "".into()),
        NoPostalArea::NeverUsed(letter) => ("place-postal-never-used", letter.to_string().into()),
        NoPostalArea::NeverFirst(letter) => ("place-postal-never-first", letter.to_string().into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_from_names() {
        for code in ["H2X", "h2x 1y4", "K1A-0B1", "90210", "D1A", "h2", "X0A0A0Z"] {
            assert!(is_like_a_code(code), "{code}");
        }
        for name in ["Mile End", "100 Mile House", "S1/2 Tsimpsean 2", "O’Chiese 203", "A", "É2X", "12"] {
            assert!(!is_like_a_code(name), "{name}");
        }
    }
}
