//! Late arrivals and leavers.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use common::{is_whole, meetings, strangers, table};
use mixing::{Impossible, Person, Plan, keep, seat};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Who comes late takes a free seat: nobody moves, unless tables have become too unequal, and then as few as that takes.
    #[test]
    fn as_few_as_possible_move(
        count in 12_u64..40, tables in 2_usize..6, rounds in 1_usize..4, seed in any::<u64>(),
        come in 0_u64..4, gone in prop::collection::btree_set(0_u64..12, 0..4),
    ) {
        let plan = Plan { tables, rounds, seed, ..Plan::default() };
        let before = seat(&strangers(count), &plan).unwrap();
        let people: Vec<Person> = strangers(count + come).into_iter().filter(|p| !gone.contains(&p.id)).collect();
        let after = keep(&people, &plan, &before.rounds).unwrap();
        is_whole(&after, &people, &plan, 2);
        // tables may be one more or fewer than even
        let middle = (2 * people.len() + tables) / (2 * tables);
        let (mut most, mut moved) = (0, 0);
        for (round, kept) in before.rounds.iter().enumerate() {
            let sizes = kept.tables.iter().map(|t| t.people.iter().filter(|id| !gone.contains(id)).count());
            let sizes: Vec<usize> = sizes.collect();
            let over: usize = sizes.iter().map(|size| size.saturating_sub(middle + 1)).sum();
            let under: usize = sizes.iter().map(|size| (middle.max(2) - 1).saturating_sub(*size)).sum();
            most += over.max(under.saturating_sub(come as usize));
            let stay = people.iter().filter(|person| person.id < count);
            moved += stay.filter(|person| table(&before, round, person.id) != table(&after, round, person.id)).count();
        }
        prop_assert_eq!((after.moved, moved), (most, most));
    }
}

#[test]
fn nobody_moves_for_one_who_comes_late() {
    let one_of = |words: &[&str], at: u64| Some(words[at as usize % words.len()].to_owned());
    let person = |id: u64| Person { id, area: one_of(&["K1A", "K2P", "J8X"], id), ..Person::default() };
    let mut people: Vec<Person> = (0..19).map(person).collect();
    let plan = Plan { tables: 5, rounds: 3, seed: 1, ..Plan::default() };
    let before = seat(&people, &plan).unwrap();
    people.push(person(19));
    let after = keep(&people, &plan, &before.rounds).unwrap();
    assert_eq!(after.moved, 0);
    is_whole(&after, &people, &plan, 2);
    assert_eq!(after.mixed.again, before.mixed.again, "and they meet others in each round");
    assert_eq!(meetings(&after).into_values().max(), Some(1));
    for (kept, now) in before.rounds.iter().zip(&after.rounds) {
        for (kept, now) in kept.tables.iter().zip(&now.tables) {
            assert_eq!((kept.facilitator, kept.note_taker), (now.facilitator, now.note_taker));
        }
    }
}

#[test]
fn one_moves_where_who_comes_must_sit_apart() {
    // two tables; whoever comes must not sit with 0, nor with 1, who sit at one table each
    let mut people = strangers(8);
    let plan = Plan { tables: 2, rounds: 1, seed: 1, apart: vec![[0, 1]], ..Plan::default() };
    let before = seat(&people, &plan).unwrap();
    people.push(Person { id: 8, ..Person::default() });
    let apart = Plan { apart: vec![[8, 0], [8, 1]], ..plan };
    let after = keep(&people, &apart, &before.rounds).unwrap();
    assert_eq!(after.moved, 1);
    assert_eq!(table(&after, 0, 0), table(&after, 0, 1));
    assert_ne!(table(&after, 0, 0), table(&after, 0, 8));
}

#[test]
fn a_support_person_comes_to_whom_they_support() {
    let mut people = strangers(12);
    let plan = Plan { tables: 3, rounds: 2, seed: 1, ..Plan::default() };
    let before = seat(&people, &plan).unwrap();
    people.push(Person { id: 12, ..Person::default() });
    let after = keep(&people, &Plan { together: vec![[12, 5]], ..plan }, &before.rounds).unwrap();
    assert_eq!(after.moved, 0);
    assert!((0..2).all(|round| table(&after, round, 12) == table(&after, round, 5)));
}

#[test]
fn another_seating_is_refused() {
    let people = strangers(12);
    let plan = Plan { tables: 3, rounds: 2, seed: 1, ..Plan::default() };
    let mut before = seat(&people, &plan).unwrap();
    let refused = Err(Impossible::OtherSeating { rounds: 2, tables: 4 });
    assert_eq!(keep(&people, &Plan { tables: 4, ..plan.clone() }, &before.rounds), refused);
    before.rounds[1].tables[0].people = (0..12).collect();
    assert!(
        matches!(keep(&people, &plan, &before.rounds), Err(Impossible::OtherSeating { .. })),
        "somebody sits twice"
    );
    before.rounds.pop();
    assert!(matches!(keep(&people, &plan, &before.rounds), Err(Impossible::OtherSeating { .. })));
}
