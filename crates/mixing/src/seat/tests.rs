use proptest::prelude::*;

use super::problem::Problem;
use super::state::{State, Step};
use super::*;
use crate::random::Draws;

fn somebody(id: u64, seed: u64) -> Person {
    let mut draws = Draws::of(seed, id);
    let mut one_of =
        |words: &[&str]| Some(words[draws.below(words.len())].to_owned()).filter(|word| !word.is_empty());
    Person {
        id,
        area: one_of(&["K1A", "K2P", "J8X", "J8Y", ""]),
        opinion_group: one_of(&["A", "B", ""]),
        community: one_of(&["north", "south", ""]),
        languages: [one_of(&["en", "fr", ""]), one_of(&["en", "", ""])].into_iter().flatten().collect(),
        needs_interpreter: id % 11 == 3,
        interprets: id % 7 == 2,
        needs_step_free: id % 9 == 5,
        facilitates: id % 4 == 1,
        takes_notes: id % 3 == 1,
        institution: false,
    }
}

proptest! {
    /// What steps change, added up, is what counting everything anew says; and a step back undoes a step.
    #[test]
    fn differences_add_up(people in 6_usize..40, tables in 2_usize..6, rounds in 1_usize..4, seed in any::<u64>()) {
        let people: Vec<Person> = (0..people as u64).map(|id| somebody(id, seed)).collect();
        let held = vec![Round { tables: vec![Table { people: vec![0, 1, 2, 99], ..Table::default() }] }];
        let plan = Plan {
            tables, rounds, seed, held, apart: vec![[0, 1], [2, 3], [3, 4]], step_free: Some(vec![1]), ..Plan::default()
        };
        let mut problem = Problem::new(&people, &plan).unwrap();
        let mut draws = Draws::of(seed, 77);
        let anywhere = |draws: &mut Draws| (0..people.len() * rounds).map(|_| draws.below(tables) as u32).collect();
        let before: Vec<u32> = anywhere(&mut draws);
        problem.anchors = Some(before.iter().map(|&t| Some(t).filter(|t| *t > 0)).collect());
        problem.is_bound.fill(true);
        let start = anywhere(&mut draws);
        let mut state = State::new(&problem, start);
        for _ in 0..60 {
            let (round, p) = (draws.below(rounds), draws.below(people.len()) as u32);
            let (q, to) = (draws.below(people.len()) as u32, draws.below(tables) as u32);
            let step = if draws.below(2) == 0 { Step::Swap(round, p, q) } else { Step::Go(round, p, to) };
            let target = if let Step::Swap(..) = step { state.table(round, q) } else { to };
            if target == state.table(round, p) || !state.has_room_for(round, target, 1) {
                continue;
            }
            let (cost, from) = (state.cost, state.table(round, p));
            state.take(&problem, step);
            prop_assert_eq!(state.cost, state.full_cost(&problem));
            if draws.below(3) == 0 {
                let back = if let Step::Swap(..) = step { step } else { Step::Go(round, p, from) };
                state.take(&problem, back);
                prop_assert_eq!(state.cost, cost);
            }
        }
    }

    /// No seating is cheaper than the bound at which improving ends.
    #[test]
    fn the_bound_is_one(people in 6_usize..30, tables in 2_usize..6, seed in any::<u64>()) {
        let people: Vec<Person> = (0..people as u64).map(|id| somebody(id, seed)).collect();
        let problem = Problem::new(&people, &Plan { tables, rounds: 1, ..Plan::default() }).unwrap();
        let table_of: Vec<u32> = (0..people.len()).map(|at| (at % tables) as u32).collect();
        prop_assert!(State::new(&problem, table_of).full_cost(&problem) >= problem.least_crowding() + problem.least_lacking());
    }
}
