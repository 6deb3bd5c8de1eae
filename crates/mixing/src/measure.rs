//! How far ties cross: between postal areas, opinion groups, communities, and towards institutions.
//!
//! A tie is an unordered pair; who said nothing of their area does not count where areas are compared. Intervals are those
//! of chance: what the same figure is, in 95 of 100 cases, if labels are dealt out anew among the same people.
//!
//! * E–I index: (E − I) / (E + I), E ties that cross and I that do not (Krackhardt & Stern 1988); −1 all within, 1 all across.
//! * Diversity: 1 − Σ p², the chance that two people drawn with replacement differ (Blau 1977).
//! * Assortativity: (Σ eᵢᵢ − Σ aᵢ²) / (1 − Σ aᵢ²), of the matrix of ties between categories (Newman 2003).
//! * Bonding, bridging, linking: within one area, between areas, between people and institutions (Szreter & Woolcock 2004).

mod change;
mod crossing;
mod flow;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{Impossible, Person, Round};
pub use change::{Change, Shift};
pub use crossing::{Chance, Crossing};
pub use flow::{FEWEST, Flow, Flows};

/// Permutations, unless more are asked for.
pub const PERMUTATIONS: usize = 999;

/// How chance is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// What every random draw comes from.
    pub seed: u64,
    /// How often labels are dealt out anew.
    pub permutations: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { seed: 0, permutations: PERMUTATIONS }
    }
}

/// What is measured of some ties.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measures {
    /// People, with ties or without.
    pub people: usize,
    /// Distinct pairs.
    pub ties: usize,
    /// Between postal areas; nothing where nobody said theirs.
    pub area: Option<Crossing>,
    /// Between opinion groups.
    pub opinion_group: Option<Crossing>,
    /// Between communities.
    pub community: Option<Crossing>,
    /// Kinds of ties.
    pub kinds: Kinds,
    /// Ties within each area and between each two, as far as they may be published. Whoever publishes them for a whole must
    /// not publish them for its parts too: what is hidden in one part would be the rest.
    pub flows: Option<Flows>,
}

/// How many ties there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kinds {
    /// Within one postal area.
    pub bonding: usize,
    /// Between two.
    pub bridging: usize,
    /// Between somebody who is here for an institution and somebody who is not.
    pub linking: usize,
    /// One of the two did not tell their area.
    pub unknown: usize,
}

/// A kind of tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Bonding,
    Bridging,
    Linking,
    Unknown,
}

/// People and ties in numbers.
struct Network<'p> {
    /// In order of id.
    people: Vec<&'p Person>,
    /// Distinct pairs, the smaller first, in order.
    ties: Vec<(usize, usize)>,
}

/// Measures ties between people.
///
/// # Errors
/// An id that two people have, or one in a tie that nobody has.
pub fn measure(people: &[Person], ties: &[[u64; 2]], options: &Options) -> Result<Measures, Impossible> {
    let network = Network::new(people, ties)?;
    let crossing = |of: fn(&Person) -> Option<&str>, purpose| network.crossing(of, options, purpose);
    Ok(Measures {
        people: network.people.len(),
        ties: network.ties.len(),
        area: crossing(area, 1),
        opinion_group: crossing(|person| person.opinion_group.as_deref(), 2),
        community: crossing(|person| person.community.as_deref(), 3),
        kinds: network.kinds(),
        flows: Some(network.flows()),
    })
}

/// What changed between two moments, of the same people.
///
/// # Errors
/// As [`measure`].
pub fn change(
    people: &[Person],
    before: &[[u64; 2]],
    after: &[[u64; 2]],
    options: &Options,
) -> Result<Change, Impossible> {
    Ok(Change::of(&Network::new(people, before)?, &Network::new(people, after)?, options))
}

/// The pairs who shared a table, once each.
pub fn meetings(rounds: &[Round]) -> Vec<[u64; 2]> {
    let mut pairs = BTreeSet::new();
    for table in rounds.iter().flat_map(|round| &round.tables) {
        for (at, a) in table.people.iter().enumerate() {
            pairs.extend(table.people[..at].iter().map(|b| [*a.min(b), *a.max(b)]));
        }
    }
    pairs.into_iter().collect()
}

fn area(person: &Person) -> Option<&str> {
    person.area.as_deref()
}

impl<'p> Network<'p> {
    fn new(people: &'p [Person], ties: &[[u64; 2]]) -> Result<Self, Impossible> {
        let mut people: Vec<&Person> = people.iter().collect();
        people.sort_by_key(|person| person.id);
        if let Some(pair) = people.windows(2).find(|pair| pair[0].id == pair[1].id) {
            return Err(Impossible::Twice(pair[0].id));
        }
        let number = |id: u64| {
            people.binary_search_by_key(&id, |person| person.id).map_err(|_| Impossible::Unknown(id))
        };
        let mut pairs = BTreeSet::new();
        for [a, b] in ties {
            let (a, b) = (number(*a)?, number(*b)?);
            if a != b {
                pairs.insert((a.min(b), a.max(b)));
            }
        }
        Ok(Self { people, ties: pairs.into_iter().collect() })
    }

    fn kind(&self, (a, b): (usize, usize)) -> Kind {
        let (a, b) = (self.people[a], self.people[b]);
        if a.institution != b.institution {
            return Kind::Linking;
        }
        match (&a.area, &b.area) {
            (Some(a), Some(b)) if a == b => Kind::Bonding,
            (Some(_), Some(_)) => Kind::Bridging,
            _ => Kind::Unknown,
        }
    }

    fn kinds(&self) -> Kinds {
        let mut kinds = Kinds::default();
        for &tie in &self.ties {
            match self.kind(tie) {
                Kind::Bonding => kinds.bonding += 1,
                Kind::Bridging => kinds.bridging += 1,
                Kind::Linking => kinds.linking += 1,
                Kind::Unknown => kinds.unknown += 1,
            }
        }
        kinds
    }

    /// The label of each person as a number in the order of labels; how many there are.
    fn labels(&self, of: fn(&Person) -> Option<&str>) -> (Vec<Option<usize>>, usize) {
        let said: BTreeSet<&str> = self.people.iter().filter_map(|person| of(person)).collect();
        let numbers: BTreeMap<&str, usize> = said.into_iter().zip(0..).collect();
        let labels =
            self.people.iter().map(|person| of(person).and_then(|label| numbers.get(label).copied()));
        (labels.collect(), numbers.len())
    }
}
