//! Records to the engine's input, and its result back to a record.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use opinion::{Entry, OpinionMap, ParticipantResult, Votes};
use serde::{Deserialize, Serialize};

use super::drawing::kept;

/// The votes of one conversation as they stand, ready to take in newer ones.
///
/// About 4 bytes a vote and 60 a participant.
#[derive(Debug, Default)]
pub struct Ballots {
    /// By column, in order of arrival.
    statement: Vec<u64>,
    column: HashMap<u64, usize>,
    by_participant: BTreeMap<u64, Vec<Entry>>,
    votes: usize,
}

impl Ballots {
    /// Takes one vote in; `None` takes back the one that was there. The same change may arrive twice.
    pub fn set(&mut self, participant: u64, statement: u64, value: Option<i8>) {
        let column = *self.column.entry(statement).or_insert_with(|| {
            self.statement.push(statement);
            self.statement.len() - 1
        });
        let row = self.by_participant.entry(participant).or_default();
        let place = row.iter().position(|e| e.statement() == column);
        match (place, value) {
            (Some(i), Some(value)) => row[i] = Entry::new(column, value),
            (Some(i), None) => {
                row.swap_remove(i);
                self.votes -= 1;
            }
            (None, Some(value)) => {
                row.push(Entry::new(column, value));
                self.votes += 1;
            }
            (None, None) => {}
        }
    }

    /// How many votes count.
    pub fn len(&self) -> usize {
        self.votes
    }

    /// Whether no vote counts.
    pub fn is_empty(&self) -> bool {
        self.votes == 0
    }

    /// How many people have a vote that counts.
    pub fn people(&self) -> usize {
        self.by_participant.values().filter(|row| !row.is_empty()).count()
    }

    /// All of them as the engine takes them.
    pub fn votes(&self) -> Votes {
        let mut order: Vec<usize> = (0..self.statement.len()).collect();
        order.sort_unstable_by_key(|&column| self.statement[column]);
        let mut place = vec![0; order.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = new;
        }
        let statements = order.iter().map(|&column| self.statement[column]).collect();
        let mut row = Vec::new();
        let rows = self.by_participant.iter().map(|(participant, entries)| {
            row.clear();
            row.extend(entries.iter().map(|e| Entry::new(place[e.statement()], e.value())));
            (*participant, row.clone())
        });
        Votes::from_rows(statements, rows).unwrap_or_default()
    }

    /// One participant's votes: statement and value.
    pub fn of_participant(&self, participant: u64) -> Vec<(u64, i8)> {
        let row = self.by_participant.get(&participant).map(Vec::as_slice).unwrap_or_default();
        row.iter().map(|e| (self.statement[e.statement()], e.value())).collect()
    }
}

/// What is left out of the map and only counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Waiting, refused, withdrawn and merged statements.
    pub moderated_out: BTreeSet<u64>,
    /// Statements about the conversation itself.
    pub meta: BTreeSet<u64>,
}

/// A map as it is kept: everything but the participants, then where each of them stands.
pub fn to_json(map: &OpinionMap) -> Result<(String, String), serde_json::Error> {
    let people = map.participant.iter().map(Place::of).collect::<Vec<_>>();
    let people = serde_json::to_string(&people)?;
    let bare = OpinionMap { participant: Vec::new(), ..map.clone() };
    Ok((serde_json::to_string(&bare)?, people))
}

/// Reads a kept map back.
pub fn from_json(result: &str, participants: &str) -> Result<OpinionMap, serde_json::Error> {
    let mut map: OpinionMap = serde_json::from_str(result)?;
    let people: Vec<Place> = serde_json::from_str(participants)?;
    map.participant = people.into_iter().map(Place::into_result).collect();
    Ok(map)
}

/// A participant in few bytes: id, votes, position, spread, group, membership; numbers to four decimals.
#[derive(Serialize, Deserialize)]
struct Place(u64, u32, [f64; 2], Option<[f64; 3]>, Option<usize>, Vec<f64>);

impl Place {
    fn of(person: &ParticipantResult) -> Self {
        Self(
            person.id,
            person.votes,
            [kept(person.x), kept(person.y)],
            person.spread.map(|s| s.map(kept)),
            person.group,
            person.membership.iter().copied().map(kept).collect(),
        )
    }

    fn into_result(self) -> ParticipantResult {
        let Self(id, votes, [x, y], spread, group, membership) = self;
        ParticipantResult { id, votes, x, y, spread, group, membership }
    }
}

#[cfg(test)]
mod tests {
    use opinion::{Cast, Consensus};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_kept_map_reads_back() {
        let person = ParticipantResult {
            id: u64::MAX,
            votes: 7,
            x: 0.123_456,
            y: -2.0,
            spread: Some([0.5, 0.25, 0.0]),
            group: None,
            membership: vec![0.75, 0.25],
        };
        let map = OpinionMap {
            method: "perron",
            seed: 3,
            program: "opinion 1".to_owned(),
            participants: 1,
            statements: 2,
            votes: 7,
            refreshed: false,
            k: 2,
            silhouette: BTreeMap::from([(2, 0.5)]),
            statement: Vec::new(),
            participant: vec![person],
            group: Vec::new(),
            consensus: Consensus::default(),
            forecast: None,
            stability: None,
            slate: vec![9],
        };
        let (result, people) = to_json(&map).expect("writes");
        let back = from_json(&result, &people).expect("reads");
        assert_eq!(
            (back.method, back.k, back.slate, back.silhouette),
            ("perron", 2, vec![9], map.silhouette)
        );
        assert_eq!((back.participant[0].id, back.participant[0].x), (u64::MAX, 0.1235));
    }

    proptest! {
        #[test]
        fn changes_add_up_to_the_last_votes(changes in prop::collection::vec(
            (0u64..6, 0u64..8, prop::option::of(-1i8..=1)), 0..200,
        )) {
            let mut ballots = Ballots::default();
            let mut last = BTreeMap::new();
            for (participant, statement, value) in changes {
                ballots.set(participant, 100 - statement, value);
                last.insert((participant, 100 - statement), value);
            }
            let casts: Vec<Cast> = last
                .iter()
                .filter_map(|(&(participant, statement), value)| {
                    Some(Cast { participant, statement, value: (*value)?, time: 0 })
                })
                .collect();
            prop_assert_eq!(ballots.votes(), Votes::from_casts(&casts));
            prop_assert_eq!(ballots.len(), casts.len());
            prop_assert_eq!(ballots.people(), ballots.votes().participant().len());
            for participant in 0..6 {
                let own = casts.iter().filter(|c| c.participant == participant).count();
                prop_assert_eq!(ballots.of_participant(participant).len(), own);
            }
        }
    }
}
