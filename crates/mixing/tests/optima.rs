//! Seatings whose best answer is known.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use common::{is_whole, meetings, strangers, table};
use mixing::{Person, Plan, Seating, seat};

fn seated(people: u64, tables: usize, rounds: usize, seed: u64) -> Seating {
    let people = strangers(people);
    let plan = Plan { tables, rounds, seed, ..Plan::default() };
    let seating = seat(&people, &plan).unwrap();
    is_whole(&seating, &people, &plan, 1);
    let tables =
        (0..people.len() as u64).map(|id| table(&seating, 0, id)).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(tables.len(), plan.tables);
    seating
}

#[test]
fn social_golfers_never_meet_twice() {
    for (tables, size, rounds) in
        [(8, 4, 7), (5, 5, 6), (4, 4, 5), (7, 7, 8), (9, 3, 4), (10, 6, 3), (6, 4, 3), (7, 3, 9)]
    {
        for seed in 0..3 {
            let seating = seated((tables * size) as u64, tables, rounds, seed);
            let most = meetings(&seating).into_values().max();
            assert_eq!((most, seating.mixed.again), (Some(1), 0), "{tables}-{size}-{rounds}, seed {seed}");
            assert_eq!(seating.mixed.acquaintances, tables * size * (size - 1) / 2 * rounds);
        }
    }
}

/// 5-5-6 and 4-4-5 are affine planes: every pair meets exactly once.
#[test]
fn planes_are_complete() {
    for (order, rounds) in [(5, 6), (4, 5), (3, 4), (8, 9), (9, 10)] {
        let met = meetings(&seated(order * order, order as usize, rounds, 1));
        assert_eq!(met.len() as u64, order * order * (order * order - 1) / 2);
        assert!(met.into_values().all(|count| count == 1));
    }
}

#[test]
fn fifteen_schoolgirls_walk_for_a_week() {
    for seed in 0..20 {
        let met = meetings(&seated(15, 5, 7, seed));
        assert_eq!(met.len(), 105, "every pair, seed {seed}");
        assert!(met.into_values().all(|count| count == 1));
    }
}

/// Who cannot help meeting again does so as little as possible: 8 people in two tables of 4 meet 6 + 6 pairs a round, of 28.
#[test]
fn meeting_again_is_spread() {
    let seating = seated(8, 2, 7, 1);
    assert!(meetings(&seating).into_values().all(|count| count == 3), "a 3-design: each pair three times");
}

#[test]
fn every_area_and_group_is_at_every_table() {
    let one_of = |words: &[&str], at: u64| Some(words[at as usize % words.len()].to_owned());
    let person = |id: u64| Person {
        id,
        area: one_of(&["K1A", "K2P", "J8X", "J8Y", "J9H", "K1N"], id),
        opinion_group: one_of(&["A", "B", "C"], id / 6),
        ..Person::default()
    };
    let people: Vec<Person> = (0..60).map(person).collect();
    for seed in 0..3 {
        let seating = seat(&people, &Plan { tables: 10, rounds: 3, seed, ..Plan::default() }).unwrap();
        let mixed = &seating.mixed;
        assert_eq!((mixed.again, mixed.areas, mixed.areas_most), (0, 6.0, 6.0), "seed {seed}");
        assert_eq!((mixed.groups, mixed.groups_most), (3.0, 3.0));
    }
}

/// A large area is spread, and a small one does not sit at one table.
#[test]
fn what_cannot_be_avoided_is_spread() {
    let person = |id: u64| Person {
        id,
        area: Some((if id < 40 { "K1A" } else { "J8X" }).to_owned()),
        ..Person::default()
    };
    let people: Vec<Person> = (0..60).map(person).collect();
    let seating = seat(&people, &Plan { tables: 10, rounds: 2, seed: 5, ..Plan::default() }).unwrap();
    for table in seating.rounds.iter().flat_map(|round| &round.tables) {
        assert_eq!(table.people.iter().filter(|id| **id < 40).count(), 4);
    }
}

#[test]
fn two_thousand_people_meet_new_ones_in_each_round() {
    let person = |id: u64| Person { id, area: Some(format!("A{}", id % 150)), ..Person::default() };
    let people: Vec<Person> = (0..2_000).map(person).collect();
    let plan = Plan { tables: 250, rounds: 3, seed: 1, ..Plan::default() };
    let seating = seat(&people, &plan).unwrap();
    is_whole(&seating, &people, &plan, 1);
    assert_eq!((seating.mixed.again, seating.mixed.areas), (0, 8.0));
}
