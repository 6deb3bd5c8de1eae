//! Where improving begins.

use super::problem::Problem;
use super::state::State;
use super::{Impossible, design, turn};
use crate::random::Draws;

/// A seating to be improved.
pub(super) struct Start {
    pub state: State,
    /// Whether no pair meets twice in it, so that improving should not begin by mixing it up.
    pub is_design: bool,
    /// Tells the draws of this start from those of others.
    pub number: u64,
}

/// Groups of more are improved from one start only.
const LARGE: usize = 3_000;
/// Orders tried in which those who must sit together are put to tables.
const ORDERS: usize = 200;

/// Some starts, the same whatever the number of threads.
pub(super) fn starts(problem: &Problem) -> Result<Vec<Start>, Impossible> {
    let plain = if problem.people() > LARGE { 1 } else { 2 };
    let mut starts = Vec::new();
    if let Some(table_of) = designed(problem) {
        let state = State::new(problem, table_of);
        starts.push(Start { state, is_design: true, number: 0 });
    }
    for number in 1..=plain - u64::from(!starts.is_empty() && plain > 1) {
        starts.push(Start { state: plainly(problem, number)?, is_design: false, number });
    }
    Ok(starts)
}

/// A seating by a construction, if there is one and several rounds to be had.
fn designed(problem: &Problem) -> Option<Vec<u32>> {
    let people = problem.people();
    if problem.rounds < 2 || problem.has_units() {
        return None;
    }
    let by_seat = design::rounds(problem.tables, people, problem.rounds)
        .filter(|rounds| rounds.len() == problem.rounds * people)
        .or_else(|| turn::rounds(problem))?;
    let mut who: Vec<usize> = (0..people).collect();
    Draws::of(problem.seed, 0).shuffle(&mut who);
    let mut table_of = vec![0; by_seat.len()];
    for (at, table) in by_seat.into_iter().enumerate() {
        table_of[at - at % people + who[at % people]] = table;
    }
    Some(table_of)
}

/// Round by round: those who must sit together first, the others in the order of their languages, so that who shares
/// one sits side by side.
fn plainly(problem: &Problem, number: u64) -> Result<State, Impossible> {
    let people = problem.people();
    let mut draws = Draws::of(problem.seed, number);
    let mut table_of = Vec::with_capacity(problem.rounds * people);
    for _ in 0..problem.rounds {
        let mut round = vec![0; people];
        let mut size = together(problem, &mut draws, &mut round)?;
        let mut single: Vec<u32> =
            problem.units.iter().filter(|unit| unit.len() == 1).map(|unit| unit[0]).collect();
        let mut rooms = filled(&size, single.len());
        draws.shuffle(&mut single);
        single.sort_by_key(|&p| problem.profile(p).languages);
        let mut table = 0;
        for person in single {
            while rooms[table] == size[table] {
                table += 1;
            }
            size[table] += 1;
            round[person as usize] = table as u32;
        }
        rooms.clear();
        table_of.extend(round);
    }
    Ok(State::new(problem, table_of))
}

/// The sizes of tables once `more` have gone, one by one, each to the smallest.
fn filled(size: &[usize], more: usize) -> Vec<usize> {
    let mut size = size.to_vec();
    for _ in 0..more {
        if let Some(smallest) = size.iter_mut().min() {
            *smallest += 1;
        }
    }
    size
}

/// Puts those to tables who must sit together; the sizes that tables have then.
fn together(problem: &Problem, draws: &mut Draws, round: &mut [u32]) -> Result<Vec<usize>, Impossible> {
    let mut units: Vec<&Vec<u32>> = problem.units.iter().filter(|unit| unit.len() > 1).collect();
    let single = problem.people() - units.iter().map(|unit| unit.len()).sum::<usize>();
    let (low, high) = problem.sizes;
    for order in 0..ORDERS {
        draws.shuffle(&mut units);
        if order < ORDERS / 2 {
            units.sort_by_key(|unit| std::cmp::Reverse(unit.len()));
        }
        let mut size = vec![0; problem.tables];
        for unit in &units {
            // the emptiest table, or at times the fullest that has room
            let fits = (0..problem.tables).filter(|&table| size[table] + unit.len() <= high);
            let table =
                if order % 2 == 0 { fits.min_by_key(|&t| size[t]) } else { fits.max_by_key(|&t| size[t]) };
            let Some(table) = table else { break };
            size[table] += unit.len();
            unit.iter().for_each(|&person| round[person as usize] = table as u32);
        }
        let end = filled(&size, single);
        if end.iter().sum::<usize>() == problem.people() && end.iter().all(|size| (low..=high).contains(size))
        {
            return Ok(size);
        }
    }
    Err(Impossible::Spread { tables: problem.tables })
}
