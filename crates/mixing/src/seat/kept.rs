//! Seating again after some came late or left.

use super::problem::Problem;
use super::state::State;
use super::{Impossible, Plan, Round};
use crate::Person;

/// The problem of these people with the tables they had.
pub(super) fn problem(people: &[Person], plan: &Plan, before: &[Round]) -> Result<Problem, Impossible> {
    let mut problem = Problem::new(people, plan)?;
    let other = || Impossible::OtherSeating { rounds: plan.rounds, tables: plan.tables };
    if before.len() != plan.rounds {
        return Err(other());
    }
    let mut anchors = vec![None; plan.rounds * problem.people()];
    for (number, round) in before.iter().enumerate() {
        if round.tables.len() != plan.tables {
            return Err(other());
        }
        for (table, at) in round.tables.iter().enumerate() {
            for person in at.people.iter().filter_map(|id| problem.ids.binary_search(id).ok()) {
                let anchor = &mut anchors[number * problem.people() + person];
                if anchor.replace(table as u32).is_some() {
                    return Err(other());
                }
            }
        }
    }
    problem.anchors = Some(anchors);
    problem.is_bound.fill(true);
    problem.widen();
    Ok(problem)
}

/// Everybody who stays where they were; who came with whom they must sit, or at the smallest table.
pub(super) fn start(problem: &Problem) -> Result<State, Impossible> {
    let Some(anchors) = &problem.anchors else { return Err(Impossible::Nobody) };
    let mut table_of = Vec::with_capacity(anchors.len());
    for anchors in anchors.chunks(problem.people()) {
        let mut size = vec![0_usize; problem.tables];
        let mut round = vec![0; problem.people()];
        let mut come = Vec::new();
        for unit in &problem.units {
            match unit.iter().find_map(|&p| anchors[p as usize]) {
                Some(table) => {
                    size[table as usize] += unit.len();
                    unit.iter().for_each(|&p| round[p as usize] = table);
                }
                None => come.push(unit),
            }
        }
        for unit in come {
            let table = (0..problem.tables).min_by_key(|&table| size[table]).unwrap_or(0);
            size[table] += unit.len();
            unit.iter().for_each(|&p| round[p as usize] = table as u32);
        }
        table_of.extend(round);
    }
    Ok(State::new(problem, table_of))
}
