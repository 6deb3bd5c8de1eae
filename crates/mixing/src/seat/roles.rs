//! Who facilitates and who takes notes at each table.

use super::problem::Problem;
use super::state::State;
use super::{Round, Table};

/// Few are looked at for each role: the best for one may be the best for the other too.
const LOOKED_AT: usize = 2;

/// The rounds as they are handed out. Who offered comes first, then who had a role least often; whoever interprets, or
/// has somebody interpret, is asked last. Where a seating is kept, so are the roles of those who still sit there.
pub(super) fn given(problem: &Problem, state: &State, before: &[Round]) -> Vec<Round> {
    let mut burden = vec![0_u32; problem.people()];
    let mut rounds = Vec::with_capacity(problem.rounds);
    for round in 0..problem.rounds {
        let mut tables = Vec::with_capacity(problem.tables);
        for table in 0..problem.tables {
            let mut here = state.at(round, table).to_vec();
            here.sort_unstable();
            let kept = before.get(round).and_then(|round| round.tables.get(table));
            let kept = |role: fn(&Table) -> Option<u64>| {
                let id = kept.and_then(role)?;
                here.iter().copied().find(|&p| problem.ids[p as usize] == id)
            };
            let (facilitator, note_taker) = (kept(|t| t.facilitator), kept(|t| t.note_taker));
            let (facilitator, note_taker) = both(problem, &here, &burden, facilitator, note_taker);
            for person in [facilitator, note_taker].into_iter().flatten() {
                burden[person as usize] += 1;
            }
            let id = |person: u32| problem.ids[person as usize];
            tables.push(Table {
                people: here.iter().map(|&person| id(person)).collect(),
                facilitator: facilitator.map(id),
                note_taker: note_taker.map(id),
            });
        }
        rounds.push(Round { tables });
    }
    rounds
}

/// The two who cost least together.
fn both(
    problem: &Problem,
    here: &[u32],
    burden: &[u32],
    facilitator: Option<u32>,
    note_taker: Option<u32>,
) -> (Option<u32>, Option<u32>) {
    let cost = |person: u32, is_note_taker: bool| {
        let profile = problem.profile(person);
        let offers = if is_note_taker { profile.takes_notes } else { profile.facilitates };
        let is_busy = profile.interprets || profile.is_interpreted;
        10_000 * u64::from(!offers) + 1_000 * u64::from(is_busy) + u64::from(burden[person as usize])
    };
    let best = |is_note_taker: bool, kept: Option<u32>| match kept {
        Some(person) => vec![(0, person)],
        None => {
            let mut all: Vec<(u64, u32)> = here.iter().map(|&p| (cost(p, is_note_taker), p)).collect();
            all.sort_unstable();
            all.truncate(LOOKED_AT);
            all
        }
    };
    let (facilitators, note_takers) = (best(false, facilitator), best(true, note_taker));
    let pairs = facilitators.iter().flat_map(|f| note_takers.iter().map(move |n| (f, n)));
    let pair = pairs.filter(|(f, n)| f.1 != n.1).min_by_key(|(f, n)| (f.0 + n.0, f.1, n.1));
    match pair {
        Some((f, n)) => (Some(f.1), Some(n.1)),
        None => (facilitators.first().map(|f| f.1), None),
    }
}
