//! What communities say by province and territory: as the tiles of the house's map, and as rows of a table.

use std::collections::BTreeMap;

use store::endorsement::{Endorsement, Party, Verdict};
use store::residence::Province;

use super::{Tally, province};
use crate::i18n::Lang;
use crate::place::canada;
use crate::pledge::tiles::{Tile, place};

/// What is said in each province; under `None` by communities that do not say where they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places(BTreeMap<Option<Province>, Tally>);

/// A row of the table.
pub struct Row {
    /// The province or territory.
    pub name: String,
    /// How many say yes, with or without a reservation.
    pub yes: String,
    /// Of these, with a reservation.
    pub reserved: String,
    /// How many object.
    pub objecting: String,
    /// How many spoke of an earlier wording.
    pub earlier: String,
}

impl Places {
    /// Counts what a community says; `is_now` if it is of the text as it stands.
    pub fn add(&mut self, party: &Party, verdict: Verdict, is_now: bool) {
        self.0.entry(province(party)).or_default().add(verdict, is_now);
    }

    /// Of these words.
    pub fn of<'a>(said: impl Iterator<Item = (&'a Party, &'a Endorsement, bool)>) -> Self {
        let mut places = Self::default();
        said.for_each(|(party, one, is_now)| places.add(party, one.verdict, is_now));
        places
    }

    /// A tile for each province and territory: how many say yes, of how many who speak of the text as it stands.
    pub fn tiles(&self) -> Vec<Tile> {
        let tile = |one: &Province| {
            let (x, y) = place(*one);
            let tally = self.0.get(&Some(*one)).copied().unwrap_or_default();
            let all = tally.yes + tally.objecting;
            let label = if all == 0 { "–".to_owned() } else { format!("{}/{all}", tally.yes) };
            Tile { code: one.word(), x, y, class: class(tally.yes, all), label, is_count: all > 0 }
        };
        Province::ALL.iter().map(tile).collect()
    }

    /// The same as a table, with those that are somewhere unknown last; provinces in which nobody spoke are left out.
    pub fn rows(&self, lang: Lang) -> Vec<Row> {
        let known = Province::ALL.iter().map(|one| Some(*one)).chain([None]);
        let row = |at: Option<Province>| {
            let tally = self.0.get(&at)?;
            let name = match at {
                Some(at) => canada::province(at).name(lang).to_owned(),
                None => lang.text("endorsement-no-place"),
            };
            let written = |count| lang.count(i64::try_from(count).unwrap_or(i64::MAX));
            Some(Row {
                name,
                yes: written(tally.yes),
                reserved: written(tally.reserved),
                objecting: written(tally.objecting),
                earlier: written(tally.earlier),
            })
        };
        known.filter_map(row).collect()
    }
}

const fn class(yes: usize, all: usize) -> &'static str {
    match (yes, all) {
        (_, 0) => "k0",
        (0, _) => "k1",
        _ if yes == all => "k4",
        _ if yes * 2 >= all => "k3",
        _ => "k2",
    }
}

#[cfg(test)]
mod tests {
    use store::Bilingual;
    use store::community::Kind;

    use super::*;

    #[test]
    fn a_tile_says_how_many_of_those_who_spoke_of_what_stands() {
        let at = |place| Party {
            community_id: 1,
            name: Bilingual::default(),
            kind: Kind::RoundTable,
            place,
            holds: false,
        };
        let mut places = Places::default();
        let (toronto, ontario, nowhere) = (at(Some(3_520_005)), at(Some(35)), at(None));
        places.add(&toronto, Verdict::Yes, true);
        places.add(&ontario, Verdict::Objection, true);
        places.add(&ontario, Verdict::Yes, false);
        places.add(&nowhere, Verdict::Reservation, true);
        let tiles = places.tiles();
        assert_eq!(tiles.len(), 13);
        let tile = tiles.iter().find(|tile| tile.code == "ON").unwrap();
        assert_eq!((tile.label.as_str(), tile.class), ("1/2", "k3"));
        let rows = places.rows(Lang::En);
        let told: Vec<_> =
            rows.iter().map(|row| (row.name.as_str(), row.yes.as_str(), row.earlier.as_str())).collect();
        assert_eq!(told, [("Ontario", "1", "1"), ("Place not said", "1", "0")]);
        assert_eq!(
            [class(0, 0), class(0, 3), class(1, 3), class(2, 3), class(3, 3)],
            ["k0", "k1", "k2", "k3", "k4"]
        );
    }
}
