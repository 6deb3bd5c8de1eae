//! Simulated annealing over swaps of two people. The number of steps depends on the size of the problem alone, never on
//! a clock, so that the same seed gives the same seating on any machine.

use rayon::prelude::*;

use super::problem::{Problem, again};
use super::start::Start;
use super::state::{State, Step};
use crate::random::{Draws, Thresholds};

/// Steps for each seat of each round, with bounds.
const STEPS_A_SEAT: usize = 1_500;
const FEWEST_STEPS: usize = 400_000;
const MOST_STEPS: usize = 4_000_000;
/// Of these, the part of a first look from a start that may be good already.
const FIRST_LOOK: usize = 6;
/// Looks at a neighbour at a table, in all: bounds the work where tables are large.
const MOST_LOOKS: usize = 100_000_000;
/// Temperatures in 1/256 of a unit of cost: hot enough to take a pair that meets again, cool enough not to.
const HOT: f64 = 120.0 * 256.0;
const WARM: f64 = 6.0 * 256.0;
const COOL: f64 = 0.8 * 256.0;
/// How often the temperature falls.
const FALLS: usize = 200;

struct Annealing<'p> {
    problem: &'p Problem,
    state: State,
    draws: Draws,
    thresholds: Thresholds,
    steps: Vec<Step>,
    /// Who had no table before, where a seating is kept.
    come: Vec<u32>,
    /// No seating costs less.
    floor: i64,
}

/// The best seating found: first coolly, which is enough where there is much room; then with patience.
pub(super) fn best(problem: &Problem, starts: Vec<Start>) -> Option<State> {
    let (steps, floor) = (steps(problem), floor(problem));
    let mut found: Vec<State> = Vec::new();
    for start in &starts {
        let mut annealing = Annealing::new(problem, start.state.clone(), 3 << 32 | start.number);
        annealing.run(steps / FIRST_LOOK, WARM, Annealing::exchange_seats);
        let is_best = annealing.state.cost <= floor;
        found.push(annealing.state);
        if is_best {
            return found.pop();
        }
    }
    found.extend(starts.into_par_iter().map(|start| improved(problem, start, steps)).collect::<Vec<_>>());
    // the first of the best, so that threads do not matter
    found.into_iter().min_by_key(|state| state.cost)
}

fn improved(problem: &Problem, start: Start, steps: usize) -> State {
    let (mut state, number) = (start.state, start.number);
    if let Some(relaxed) = problem.relaxed() {
        state.count_anew(&relaxed);
        state = moved(&relaxed, state, (number, steps), start.is_design);
        state.count_anew(problem);
        let mut annealing = Annealing::new(problem, state, 4 << 32 | number);
        annealing.run(steps / 2, WARM, Annealing::exchange_seats);
        return annealing.state;
    }
    moved(problem, state, (number, steps), start.is_design)
}

/// Far from where it began.
fn moved(problem: &Problem, state: State, (number, steps): (u64, usize), is_design: bool) -> State {
    let mut annealing = Annealing::new(problem, state, number);
    if is_design {
        // first only whole people change places, which keeps every pair's meetings; then single seats, coolly
        annealing.run(steps / 4, HOT, Annealing::exchange_people);
        annealing.run(steps / 2, WARM, Annealing::exchange_seats);
    } else {
        annealing.run(steps, HOT, Annealing::exchange_seats);
    }
    annealing.state
}

/// A seating that was kept, with room made for who came: steps that move nobody else cost the least.
pub(super) fn settled(problem: &Problem, state: State) -> State {
    let mut annealing = Annealing::new(problem, state, 0);
    annealing.run(steps(problem) / 4, WARM, Annealing::settle);
    annealing.state
}

fn steps(problem: &Problem) -> usize {
    let size = problem.people().div_ceil(problem.tables);
    let seats = problem.people() * problem.rounds;
    let fewest = FEWEST_STEPS.min(1_000 * seats * problem.people());
    (seats * STEPS_A_SEAT).clamp(fewest, MOST_STEPS).min(MOST_LOOKS / size)
}

/// No seating costs less.
fn floor(problem: &Problem) -> i64 {
    let mut floor = (problem.least_crowding() + problem.least_lacking()) * problem.rounds as i64;
    for (at, &before) in problem.met_before.iter().enumerate() {
        // each pair stands there twice
        floor += if at / problem.people() > at % problem.people() { again(before) } else { 0 };
    }
    for unit in &problem.units {
        for (at, &a) in unit.iter().enumerate() {
            for &b in &unit[..at] {
                let at = a as usize * problem.people() + b as usize;
                let before = problem.met_before.get(at).copied().unwrap_or(0);
                floor += again(before + problem.rounds as u8) - again(before);
            }
        }
    }
    floor
}

impl<'p> Annealing<'p> {
    fn new(problem: &'p Problem, state: State, number: u64) -> Self {
        let draws = Draws::of(problem.seed, 2 << 32 | number);
        let anchors = problem.anchors.as_deref().unwrap_or_default();
        let come = |p: &u32| anchors.get(*p as usize).is_some_and(Option::is_none);
        let come = (0..problem.people() as u32).filter(come).collect();
        Self {
            problem,
            state,
            draws,
            thresholds: Thresholds::new(),
            steps: Vec::new(),
            come,
            floor: floor(problem),
        }
    }

    /// Steps from a temperature down; the last of them take nothing worse.
    fn run(&mut self, steps: usize, hot: f64, propose: fn(&mut Self) -> bool) {
        let fall = (COOL / hot).powf(1.0 / (FALLS as f64 * 0.9));
        let mut temperature = hot;
        for at in 0..FALLS {
            let degrees = if at * 10 < FALLS * 9 { temperature as i64 } else { 0 };
            for _ in 0..steps / FALLS {
                self.steps.clear();
                if propose(self) {
                    self.take_or_leave(degrees);
                }
            }
            if self.state.cost <= self.floor {
                return;
            }
            temperature *= fall;
        }
    }

    fn take_or_leave(&mut self, degrees: i64) {
        let most = self.thresholds.draw(&mut self.draws, degrees);
        if let [step] = self.steps[..] {
            let change = self.state.difference(self.problem, step);
            if change <= most {
                self.state.apply(self.problem, step, change);
            }
            return;
        }
        // several steps at once are taken, and taken back if they are worse
        let mut change = 0;
        let mut back = Vec::with_capacity(self.steps.len());
        for &step in &self.steps {
            back.push(match step {
                Step::Swap(..) => step,
                Step::Go(round, p, _) => Step::Go(round, p, self.state.table(round, p)),
            });
            change += self.state.take(self.problem, step);
        }
        if change > most {
            for step in back.into_iter().rev() {
                self.state.take(self.problem, step);
            }
        }
    }

    fn any_person(&mut self) -> u32 {
        self.draws.below(self.problem.people()) as u32
    }

    fn unit(&self, person: u32) -> &'p [u32] {
        &self.problem.units[self.problem.unit_of[person as usize] as usize]
    }

    /// Two people change places in all rounds at once.
    fn exchange_people(&mut self) -> bool {
        let (p, q) = (self.any_person(), self.any_person());
        for round in 0..self.problem.rounds {
            if self.state.table(round, p) != self.state.table(round, q) {
                self.steps.push(Step::Swap(round, p, q));
            }
        }
        !self.steps.is_empty()
    }

    /// Two people change places in one round, with those who sit together with them.
    fn exchange_seats(&mut self) -> bool {
        let round = self.draws.below(self.problem.rounds);
        let (p, q) = (self.any_person(), self.any_person());
        self.exchange(round, p, q)
    }

    fn exchange(&mut self, round: usize, p: u32, q: u32) -> bool {
        if self.state.table(round, p) == self.state.table(round, q) {
            return false;
        }
        let (one, other) = (self.unit(p), self.unit(q));
        if one.len() == 1 && other.len() == 1 {
            self.steps.push(Step::Swap(round, p, q));
            return true;
        }
        let (many, few) = if one.len() >= other.len() { (one, other) } else { (other, one) };
        self.steps.extend(many.iter().zip(few).map(|(&a, &b)| Step::Swap(round, a, b)));
        // others who sit alone fill up the smaller side
        let there = self.state.at(round, self.state.table(round, few[0]) as usize);
        let turn = self.draws.below(there.len());
        let alone = (0..there.len()).map(|at| there[(at + turn) % there.len()]);
        let problem = self.problem;
        let mut alone =
            alone.filter(|&x| x != few[0] && problem.units[problem.unit_of[x as usize] as usize].len() == 1);
        for &a in &many[few.len()..] {
            let Some(b) = alone.next() else { return false };
            self.steps.push(Step::Swap(round, a, b));
        }
        true
    }

    /// As few as possible move: half of the steps are of those who have just come.
    fn settle(&mut self) -> bool {
        let round = self.draws.below(self.problem.rounds);
        let start = self.any_person();
        let p = match self.come.len() {
            0 => start,
            come if self.draws.below(2) == 0 => self.come[self.draws.below(come)],
            _ => start,
        };
        if self.draws.below(2) == 0 {
            let q = self.any_person();
            return self.exchange(round, p, q);
        }
        let to = self.draws.below(self.problem.tables) as u32;
        let goes = self.unit(p);
        if to == self.state.table(round, p) || !self.state.has_room_for(round, to, goes.len()) {
            return false;
        }
        self.steps.extend(goes.iter().map(|&a| Step::Go(round, a, to)));
        true
    }
}
