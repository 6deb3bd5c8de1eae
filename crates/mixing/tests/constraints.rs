//! What is never broken, whatever the people and wishes.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod common;

use common::{is_whole, meetings, strangers, table};
use mixing::{Impossible, Person, Plan, Round, Seating, Table, Want, seat};
use proptest::prelude::*;

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Where people are and what they speak; about one in six speaks French alone.
fn people() -> impl Strategy<Value = Vec<Person>> {
    let person = (0_u8..5, 0_u8..3, 0_u8..6, any::<bool>(), any::<bool>());
    prop::collection::vec(person, 12..48).prop_map(|all| {
        let person =
            |(id, (area, group, tongue, facilitates, takes_notes)): (usize, (u8, u8, u8, bool, bool))| {
                Person {
                    id: 1_000 - id as u64,
                    area: (area > 0).then(|| format!("K{area}A")),
                    opinion_group: (group > 0).then(|| group.to_string()),
                    languages: match tongue {
                        0 => words(&["fr"]),
                        1 | 2 => words(&["en", "fr"]),
                        _ => words(&["fr", "iu", "en"]),
                    },
                    facilitates,
                    takes_notes,
                    ..Person::default()
                }
            };
        all.into_iter().enumerate().map(person).collect()
    })
}

fn pairs(most: usize) -> impl Strategy<Value = Vec<[usize; 2]>> {
    prop::collection::vec([0_usize..12, 12_usize..24], 0..most)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn constraints_hold(
        people in people(), tables in 3_usize..5, rounds in 1_usize..4, seed in any::<u64>(),
        apart in pairs(5), together in prop::collection::vec(0_usize..6, 0..2),
    ) {
        let id = |at: usize| people[at % people.len()].id;
        let apart: Vec<[u64; 2]> = apart.iter().map(|pair| pair.map(id)).filter(|[a, b]| a != b).collect();
        let together: Vec<[u64; 2]> = together.iter().map(|&at| [id(2 * at), id(2 * at + 1)]).collect();
        let plan = Plan { tables, rounds, seed, together: together.clone(), apart: apart.clone(), ..Plan::default() };
        let seating = match seat(&people, &plan) {
            Ok(seating) => seating,
            Err(problem) => {
                // with few wishes apart only a contradiction is impossible
                prop_assert!(matches!(problem, Impossible::Both | Impossible::Apart { .. }), "{problem}");
                prop_assert!(!together.is_empty() || apart.len() >= tables);
                return Ok(());
            }
        };
        is_whole(&seating, &people, &plan, if together.is_empty() { 1 } else { 2 });
        for round in 0..rounds {
            for [a, b] in &apart {
                prop_assert!(table(&seating, round, *a) != table(&seating, round, *b));
            }
            for [a, b] in &together {
                prop_assert_eq!(table(&seating, round, *a), table(&seating, round, *b));
            }
        }
        // everybody speaks French
        prop_assert!(seating.unmet.iter().all(|unmet| matches!(unmet.want, Want::Facilitator | Want::NoteTaker)));
    }

    /// Neither the order of people nor of wishes matters, nor how many threads there are.
    #[test]
    fn order_and_threads_do_not_matter(people in people(), tables in 2_usize..6, seed in any::<u64>(), turn in 1_usize..9) {
        let id = |at: usize| people[at].id;
        let mut plan = Plan { tables, rounds: 3, seed, apart: vec![[id(0), id(1)], [id(2), id(3)]], ..Plan::default() };
        let first = seat(&people, &plan);
        let mut turned = people.clone();
        turned.rotate_left(turn);
        turned.reverse();
        plan.apart = vec![[id(3), id(2)], [id(0), id(1)], [id(1), id(0)]];
        for threads in [1, 3] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            prop_assert_eq!(&pool.install(|| seat(&turned, &plan)), &first);
        }
    }
}

#[test]
fn languages_are_shared_at_every_table() {
    // eleven who speak French alone, thirteen English alone, six both
    let tongues = |id: u64| match id {
        0..11 => words(&["fr"]),
        11..24 => words(&["en"]),
        _ => words(&["en", "fr"]),
    };
    let people: Vec<Person> =
        (0..30).map(|id| Person { id, languages: tongues(id), ..Person::default() }).collect();
    for seed in 0..5 {
        let plan = Plan { tables: 6, rounds: 3, seed, ..Plan::default() };
        let seating = seat(&people, &plan).unwrap();
        assert_eq!(seating.unmet, []);
        for table in seating.rounds.iter().flat_map(|round| &round.tables) {
            let speaks = |word: &str| table.people.iter().all(|&id| tongues(id).contains(&word.to_owned()));
            assert!(speaks("en") || speaks("fr"), "{table:?}");
        }
    }
}

#[test]
fn who_needs_an_interpreter_has_one() {
    let mut people = strangers(24);
    people.iter_mut().for_each(|person| person.languages = words(&["en"]));
    for (at, language) in [(3, "lsq"), (4, "asl"), (9, "asl")] {
        people[at].languages = words(&[language]);
        people[at].needs_interpreter = true;
    }
    people[20].languages = words(&["lsq", "en"]);
    people[21].languages = words(&["asl", "en"]);
    people[20].interprets = true;
    people[21].interprets = true;
    let plan = Plan { tables: 4, rounds: 3, seed: 2, ..Plan::default() };
    let seating = seat(&people, &plan).unwrap();
    assert_eq!(seating.unmet, []);
    for round in 0..3 {
        assert_eq!(table(&seating, round, 3), table(&seating, round, 20));
        assert_eq!(table(&seating, round, 4), table(&seating, round, 21));
        assert_eq!(table(&seating, round, 9), table(&seating, round, 21));
    }
    people[21].interprets = false;
    let seating = seat(&people, &plan).unwrap();
    let lacking = |want| seating.unmet.iter().filter(|unmet| unmet.want == want).count();
    assert!(lacking(Want::Interpreter) >= 3, "said for each round: {:?}", seating.unmet);
}

#[test]
fn step_free_tables_are_for_who_needs_them() {
    let mut people = strangers(20);
    [1, 5, 6, 17].into_iter().for_each(|at| people[at].needs_step_free = true);
    let mut plan = Plan { tables: 5, rounds: 4, seed: 2, step_free: Some(vec![2, 4]), ..Plan::default() };
    let seating = seat(&people, &plan).unwrap();
    assert_eq!(seating.unmet, []);
    for round in 0..4 {
        assert!([1, 5, 6, 17].into_iter().all(|id| [2, 4].contains(&table(&seating, round, id))));
    }
    plan.step_free = Some(Vec::new());
    let seating = seat(&people, &plan).unwrap();
    assert!(seating.unmet.iter().any(|unmet| unmet.want == Want::StepFree));
}

#[test]
fn each_table_has_two_who_offered() {
    let mut people = strangers(30);
    people[..6].iter_mut().for_each(|person| person.facilitates = true);
    people[3..9].iter_mut().for_each(|person| person.takes_notes = true);
    people[20..23].iter_mut().for_each(|person| person.takes_notes = true);
    let seating = seat(&people, &Plan { tables: 6, rounds: 3, seed: 3, ..Plan::default() }).unwrap();
    assert_eq!(seating.unmet, []);
    for table in seating.rounds.iter().flat_map(|round| &round.tables) {
        assert!(table.facilitator.is_some_and(|id| id < 6));
        assert!(table.note_taker.is_some_and(|id| (3..9).contains(&id) || (20..23).contains(&id)));
    }
}

#[test]
fn roles_go_round_where_nobody_offered() {
    let seating = seat(&strangers(12), &Plan { tables: 3, rounds: 2, seed: 3, ..Plan::default() }).unwrap();
    assert_eq!(seating.unmet, []);
    let tables = seating.rounds.iter().flat_map(|round| &round.tables);
    let burdened: Vec<u64> =
        tables.flat_map(|table| [table.facilitator, table.note_taker]).flatten().collect();
    let times = |id: u64| burdened.iter().filter(|other| **other == id).count();
    assert_eq!(burdened.len(), 12);
    assert!(
        (0..12).all(|id| times(id) <= 2) && (0..12).filter(|id| times(*id) == 1).count() >= 8,
        "{burdened:?}"
    );
}

#[test]
fn who_met_in_a_round_held_is_not_met_again() {
    let people = strangers(16);
    let mut plan = Plan { tables: 4, rounds: 1, seed: 4, ..Plan::default() };
    let mut seating: Option<Seating> = None;
    for round in 0..3 {
        plan.seed = round;
        let next = seat(&people, &plan).unwrap();
        assert_eq!((next.mixed.again, next.mixed.acquaintances), (0, 24), "round {round}");
        // somebody who is not there any more does no harm
        let mut held = next.rounds[0].clone();
        held.tables[0].people.push(7_000);
        plan.held.push(held);
        seating = Some(next);
    }
    assert!(seating.is_some());
    plan.held.push(Round { tables: vec![Table { people: (0..16).collect(), ..Table::default() }] });
    assert_eq!(seat(&people, &plan).unwrap().mixed.acquaintances, 0, "all have met");
}

#[test]
fn twelve_who_must_all_sit_apart_do_at_twelve_tables_only() {
    let people = strangers(40);
    let mut apart = Vec::new();
    (0..12).for_each(|a| (0..a).for_each(|b| apart.push([a, b])));
    let mut plan = Plan { tables: 12, rounds: 2, seed: 1, apart, ..Plan::default() };
    let met = meetings(&seat(&people, &plan).unwrap());
    assert!(met.keys().all(|(a, b)| *a >= 12 || *b >= 12));
    plan.tables = 11;
    let problem = seat(&people, &plan).unwrap_err();
    assert_eq!(problem, Impossible::Apart { tables: 11 });
    assert!(!problem.to_string().contains("ids"));
}

#[test]
fn what_contradicts_itself_is_said() {
    let people = strangers(9);
    let plan = Plan { tables: 3, rounds: 1, ..Plan::default() };
    let refused = |people: &[Person], plan: Plan| {
        let problem = seat(people, &plan).unwrap_err();
        assert!(problem.to_string().ends_with('.'), "{problem}");
        problem
    };
    assert_eq!(refused(&[], plan.clone()), Impossible::Nobody);
    assert_eq!(refused(&people, Plan { tables: 0, ..plan.clone() }), Impossible::NoTables);
    assert_eq!(refused(&people, Plan { rounds: 0, ..plan.clone() }), Impossible::Rounds);
    assert_eq!(refused(&people, Plan { rounds: usize::MAX, ..plan.clone() }), Impossible::Rounds);
    assert_eq!(
        refused(&people, Plan { tables: 10, ..plan.clone() }),
        Impossible::TooManyTables { tables: 10, people: 9 }
    );
    assert_eq!(refused(&[people.clone(), strangers(1)].concat(), plan.clone()), Impossible::Twice(0));
    assert_eq!(refused(&people, Plan { apart: vec![[1, 77]], ..plan.clone() }), Impossible::Unknown(77));
    assert_eq!(
        refused(&people, Plan { step_free: Some(vec![3]), ..plan.clone() }),
        Impossible::NoSuchTable { table: 3, tables: 3 }
    );
    let five = vec![[0, 1], [1, 2], [2, 3], [4, 3]];
    assert_eq!(
        refused(&people, Plan { together: five.clone(), ..plan.clone() }),
        Impossible::Together { people: 5, most: 4 }
    );
    let both = Plan { together: five[..2].to_vec(), apart: vec![[0, 2]], ..plan.clone() };
    assert_eq!(refused(&people, both), Impossible::Both);
    assert_eq!(refused(&people, Plan { apart: vec![[4, 4]], ..plan }), Impossible::Both);
    assert_eq!(
        refused(&strangers(5_001), Plan { tables: 3, rounds: 1, ..Plan::default() }),
        Impossible::TooMany(5_001)
    );
}
