//! What several tests ask of a seating.

use std::collections::BTreeMap;

use mixing::{Person, Plan, Seating};

/// People who said nothing.
pub fn strangers(count: u64) -> Vec<Person> {
    (0..count).map(|id| Person { id, ..Person::default() }).collect()
}

/// How often each pair meets.
pub fn meetings(seating: &Seating) -> BTreeMap<(u64, u64), usize> {
    let mut met = BTreeMap::new();
    for table in seating.rounds.iter().flat_map(|round| &round.tables) {
        for (at, &a) in table.people.iter().enumerate() {
            table.people[..at].iter().for_each(|&b| *met.entry((b, a)).or_default() += 1);
        }
    }
    met
}

/// The table of somebody in a round.
pub fn table(seating: &Seating, round: usize, id: u64) -> usize {
    seating.rounds[round].tables.iter().position(|table| table.people.contains(&id)).expect("a seat")
}

/// Everybody sits once in each round, at tables of about the same size, with two different people for the two roles.
pub fn is_whole(seating: &Seating, people: &[Person], plan: &Plan, difference: usize) {
    let mut ids: Vec<u64> = people.iter().map(|person| person.id).collect();
    ids.sort_unstable();
    assert_eq!(seating.rounds.len(), plan.rounds);
    for round in &seating.rounds {
        assert_eq!(round.tables.len(), plan.tables);
        let mut seated: Vec<u64> = round.tables.iter().flat_map(|table| table.people.clone()).collect();
        seated.sort_unstable();
        assert_eq!(seated, ids);
        let sizes: Vec<usize> = round.tables.iter().map(|table| table.people.len()).collect();
        let (low, high) = (sizes.iter().min().expect("a table"), sizes.iter().max().expect("a table"));
        assert!(high - low <= difference, "{sizes:?}");
        for table in &round.tables {
            let is_here = |role: Option<u64>| role.is_none_or(|id| table.people.contains(&id));
            assert!(is_here(table.facilitator) && is_here(table.note_taker));
            assert!(table.facilitator.is_some() && table.note_taker.is_some() == (table.people.len() > 1));
            assert_ne!(table.facilitator, table.note_taker);
        }
    }
}
