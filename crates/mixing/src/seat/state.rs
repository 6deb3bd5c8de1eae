//! A seating while it is being improved: what it costs, and what a step would change.

use super::lacking::{Lacks, Tally};
use super::problem::{AGAIN, APART, MOVED, Problem, Profile, SIZE, Traits, again};
use super::{Mixed, Unmet, Want};

/// One change of one round.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// Two people at different tables change places.
    Swap(usize, u32, u32),
    /// Somebody goes to another table.
    Go(usize, u32, u32),
}

#[derive(Clone)]
pub(super) struct State {
    pub cost: i64,
    tables: usize,
    people: usize,
    /// Seats kept for each table.
    room: usize,
    /// Who sits at a table, `room` places for each; a table of a round is `round * tables + table`.
    seats: Vec<u32>,
    size: Vec<u32>,
    /// By `round * people + person`.
    table_of: Vec<u32>,
    place_of: Vec<u32>,
    /// How often each pair meets, rounds held included.
    met: Vec<u8>,
    /// Languages and roles at each table.
    tally: Tally,
    /// What these cost there.
    lacking: Vec<i64>,
}

impl State {
    /// Of the table of each person in each round.
    pub fn new(problem: &Problem, table_of: Vec<u32>) -> Self {
        let (tables, people) = (problem.tables, problem.people());
        let mut size = vec![0_u32; tables * problem.rounds];
        let slot = |at: usize| at / people * tables + table_of[at] as usize;
        (0..table_of.len()).for_each(|at| size[slot(at)] += 1);
        let largest_unit = problem.units.iter().map(Vec::len).max().unwrap_or(1);
        let fullest = size.iter().max().map_or(0, |&most| most as usize);
        let room = fullest.max(problem.sizes.1) + largest_unit;
        let mut seats = vec![0; size.len() * room];
        let mut place_of = vec![0; table_of.len()];
        size.fill(0);
        for (at, place) in place_of.iter_mut().enumerate() {
            let slot = slot(at);
            *place = size[slot];
            seats[slot * room + size[slot] as usize] = (at % people) as u32;
            size[slot] += 1;
        }
        let met = match problem.met_before.as_slice() {
            [] => vec![0; people * people],
            before => before.to_vec(),
        };
        let (tally, lacking) = (Tally::new(problem, size.len()), vec![0; size.len()]);
        let mut state =
            Self { cost: 0, tables, people, room, seats, size, table_of, place_of, met, tally, lacking };
        state.count_meetings();
        for slot in 0..state.size.len() {
            for &p in &state.seats[slot * room..][..state.size[slot] as usize] {
                state.tally.count(problem, slot, p, true);
            }
        }
        state.count_anew(problem);
        state
    }

    /// Counts the whole cost, which may be of other weights than before.
    pub fn count_anew(&mut self, problem: &Problem) {
        self.lacking = (0..self.size.len()).map(|slot| self.lacking_at(problem, slot, &[], &[])).collect();
        self.cost = self.full_cost(problem);
    }

    /// What languages, interpreters and roles cost at a table if some go and others come.
    fn lacking_at(&self, problem: &Problem, slot: usize, go: &[u32], come: &[u32]) -> i64 {
        self.tally.lacking(problem, slot, self.at_slot(slot), go, come)
    }

    fn count_meetings(&mut self) {
        for slot in 0..self.size.len() {
            let seats = &self.seats[slot * self.room..][..self.size[slot] as usize];
            for &a in seats {
                for &b in seats.iter().filter(|&&b| b != a) {
                    self.met[a as usize * self.people + b as usize] += 1;
                }
            }
        }
    }

    fn at_slot(&self, slot: usize) -> &[u32] {
        &self.seats[slot * self.room..][..self.size[slot] as usize]
    }

    /// Who sits at a table.
    pub fn at(&self, round: usize, table: usize) -> &[u32] {
        self.at_slot(round * self.tables + table)
    }

    pub fn table(&self, round: usize, person: u32) -> u32 {
        self.table_of[round * self.people + person as usize]
    }

    /// Whether seats are kept for so many more at a table.
    pub fn has_room_for(&self, round: usize, table: u32, more: usize) -> bool {
        self.size[round * self.tables + table as usize] as usize + more <= self.room
    }

    fn meetings(&self, person: u32) -> &[u8] {
        &self.met[person as usize * self.people..][..self.people]
    }

    /// What a step would change.
    pub fn difference(&self, problem: &Problem, step: Step) -> i64 {
        match step {
            Step::Swap(round, p, q) => self.swap_difference(problem, round, p, q),
            Step::Go(round, p, to) => self.go_difference(problem, round, p, to),
        }
    }

    fn swap_difference(&self, problem: &Problem, round: usize, p: u32, q: u32) -> i64 {
        let (from, to) = (self.table(round, p), self.table(round, q));
        let base = round * self.tables;
        let (from_slot, to_slot) = (base + from as usize, base + to as usize);
        let mut change = self.exchange(problem, from_slot, p, q) + self.exchange(problem, to_slot, q, p);
        change += self.place_difference(problem, round, p, to, q)
            + self.place_difference(problem, round, q, from, p);
        if problem.profile_of[p as usize] != problem.profile_of[q as usize] {
            let here = |slot: usize, goes: u32, comes: u32| {
                self.lacking_at(problem, slot, &[goes], &[comes]) - self.lacking[slot]
            };
            change += here(from_slot, p, q) + here(to_slot, q, p);
        }
        change
    }

    /// Meetings, areas, groups and communities at one table where one goes and another comes.
    fn exchange(&self, problem: &Problem, slot: usize, goes: u32, comes: u32) -> i64 {
        let (before, after) = (self.meetings(goes), self.meetings(comes));
        let (of_goes, of_comes) = (problem.traits[goes as usize], problem.traits[comes as usize]);
        let (mut again, mut fewer, mut more) = (0_i64, [0_i64; 3], [0_i64; 3]);
        for &x in self.at_slot(slot).iter().filter(|&&x| x != goes) {
            again += i64::from(after[x as usize]) - i64::from(before[x as usize]) + 1;
        }
        if !problem.is_told {
            return AGAIN * again;
        }
        for &x in self.at_slot(slot).iter().filter(|&&x| x != goes) {
            let x = x as usize;
            add_same(&mut fewer, &of_goes, &problem.traits[x]);
            add_same(&mut more, &of_comes, &problem.traits[x]);
        }
        AGAIN * again + crowding(problem, &more) - crowding(problem, &fewer)
    }

    fn go_difference(&self, problem: &Problem, round: usize, p: u32, to: u32) -> i64 {
        let base = round * self.tables;
        let from_slot = base + self.table(round, p) as usize;
        let to_slot = base + to as usize;
        let company = |slot: usize, met_here: i64| {
            let (mut again, mut same) = (0, [0; 3]);
            for &x in self.at_slot(slot).iter().filter(|&&x| x != p) {
                again += i64::from(self.meetings(p)[x as usize]) - met_here;
                add_same(&mut same, &problem.traits[p as usize], &problem.traits[x as usize]);
            }
            AGAIN * again + crowding(problem, &same)
        };
        let (left, joined) = (self.size[from_slot] as usize, self.size[to_slot] as usize);
        let sizes = of_size(problem, left - 1) + of_size(problem, joined + 1)
            - of_size(problem, left)
            - of_size(problem, joined);
        let lacking = self.lacking_at(problem, from_slot, &[p], &[]) - self.lacking[from_slot]
            + self.lacking_at(problem, to_slot, &[], &[p])
            - self.lacking[to_slot];
        let place = self.place_difference(problem, round, p, to, p);
        company(to_slot, 0) - company(from_slot, 1) + sizes + lacking + place
    }

    /// Who must sit apart, step-free tables, and where somebody sat before; `but` makes room and does not count.
    fn place_difference(&self, problem: &Problem, round: usize, p: u32, to: u32, but: u32) -> i64 {
        if !problem.is_bound[p as usize] {
            return 0;
        }
        let from = self.table(round, p);
        let cost = |table: u32| {
            let mut cost = 0;
            for &x in problem.apart[p as usize].iter().filter(|&&x| x != but) {
                cost += if self.table(round, x) == table { APART } else { 0 };
            }
            if problem.needs_step_free[p as usize] && !problem.is_step_free[table as usize] {
                cost += problem.need;
            }
            cost + of_anchor(problem, round, p, table)
        };
        cost(to) - cost(from)
    }

    /// Takes a step and says what it changed.
    pub fn take(&mut self, problem: &Problem, step: Step) -> i64 {
        let change = self.difference(problem, step);
        self.apply(problem, step, change);
        change
    }

    /// Takes a step whose difference is known.
    pub fn apply(&mut self, problem: &Problem, step: Step, change: i64) {
        let (round, p) = match step {
            Step::Swap(round, p, _) | Step::Go(round, p, _) => (round, p),
        };
        let from_slot = round * self.tables + self.table(round, p) as usize;
        let to_slot = match step {
            Step::Swap(_, _, q) => round * self.tables + self.table(round, q) as usize,
            Step::Go(_, _, to) => round * self.tables + to as usize,
        };
        self.leave(problem, round, from_slot, p);
        if let Step::Swap(_, _, q) = step {
            self.leave(problem, round, to_slot, q);
            self.join(problem, round, from_slot, q);
        }
        self.join(problem, round, to_slot, p);
        for slot in [from_slot, to_slot] {
            self.lacking[slot] = self.lacking_at(problem, slot, &[], &[]);
        }
        self.cost += change;
    }

    fn leave(&mut self, problem: &Problem, round: usize, slot: usize, p: u32) {
        self.tally.count(problem, slot, p, false);
        let last = self.size[slot] as usize - 1;
        let place = self.place_of[round * self.people + p as usize] as usize;
        let moved = self.seats[slot * self.room + last];
        self.seats[slot * self.room + place] = moved;
        self.place_of[round * self.people + moved as usize] = place as u32;
        self.size[slot] -= 1;
        for at in 0..last {
            let x = self.seats[slot * self.room + at] as usize;
            self.met[p as usize * self.people + x] -= 1;
            self.met[x * self.people + p as usize] -= 1;
        }
    }

    fn join(&mut self, problem: &Problem, round: usize, slot: usize, p: u32) {
        self.tally.count(problem, slot, p, true);
        let size = self.size[slot] as usize;
        for at in 0..size {
            let x = self.seats[slot * self.room + at] as usize;
            self.met[p as usize * self.people + x] += 1;
            self.met[x * self.people + p as usize] += 1;
        }
        self.seats[slot * self.room + size] = p;
        self.size[slot] += 1;
        self.place_of[round * self.people + p as usize] = size as u32;
        self.table_of[round * self.people + p as usize] = (slot - round * self.tables) as u32;
    }

    /// The whole cost, counted anew.
    pub fn full_cost(&self, problem: &Problem) -> i64 {
        let mut cost = 0;
        for slot in 0..self.size.len() {
            let here = self.at_slot(slot);
            cost += of_size(problem, here.len()) + Lacks::cost_of(problem, here);
            for (at, &p) in here.iter().enumerate() {
                let (round, table) = (slot / self.tables, (slot % self.tables) as u32);
                let mut same = [0; 3];
                for &x in &here[..at] {
                    add_same(&mut same, &problem.traits[p as usize], &problem.traits[x as usize]);
                    cost += if problem.apart[p as usize].contains(&x) { APART } else { 0 };
                }
                cost += crowding(problem, &same) + of_anchor(problem, round, p, table);
                let is_barred = problem.needs_step_free[p as usize] && !problem.is_step_free[table as usize];
                cost += if is_barred { problem.need } else { 0 };
            }
        }
        for p in 0..self.people as u32 {
            let meetings = &self.meetings(p)[..p as usize];
            cost += meetings.iter().map(|&met| again(met)).sum::<i64>();
        }
        cost
    }

    pub fn any_apart_together(&self, problem: &Problem) -> bool {
        let together = |p: u32, round: usize| {
            problem.apart[p as usize].iter().any(|&x| self.table(round, x) == self.table(round, p))
        };
        (0..self.people as u32).any(|p| (0..problem.rounds).any(|round| together(p, round)))
    }

    /// How many times somebody sits elsewhere than before.
    pub fn moved(&self, problem: &Problem) -> usize {
        let Some(anchors) = &problem.anchors else { return 0 };
        anchors
            .iter()
            .zip(&self.table_of)
            .filter(|(anchor, table)| anchor.is_some_and(|a| a != **table))
            .count()
    }

    pub fn mixed(&self, problem: &Problem) -> Mixed {
        let (mut acquaintances, mut met_again) = (0, 0);
        for a in 0..self.people {
            for b in (0..a).filter(|&b| problem.unit_of[a] != problem.unit_of[b]) {
                let at = a * self.people + b;
                let before = problem.met_before.get(at).copied().unwrap_or(0);
                let now = usize::from(self.met[at] - before);
                let first = usize::from(before == 0 && now > 0);
                acquaintances += first;
                met_again += now - first;
            }
        }
        let (areas, areas_most) = self.distinct(problem, 0);
        let (groups, groups_most) = self.distinct(problem, 1);
        Mixed { acquaintances, again: met_again, areas, areas_most, groups, groups_most }
    }

    /// Distinct areas or groups at a table, and the most there could be; means over tables.
    fn distinct(&self, problem: &Problem, of: usize) -> (f64, f64) {
        let said = |p: u32| Some(problem.traits[p as usize][of]).filter(|&value| value < self.people as u32);
        let count = |people: &mut dyn Iterator<Item = u32>| {
            let mut values: Vec<u32> = people.filter_map(said).collect();
            values.sort_unstable();
            values.dedup();
            values.len()
        };
        let all = count(&mut (0..self.people as u32));
        let (mut found, mut most) = (0, 0);
        for slot in 0..self.size.len() {
            found += count(&mut self.at_slot(slot).iter().copied());
            most += all.min(self.size[slot] as usize);
        }
        (found as f64 / self.size.len() as f64, most as f64 / self.size.len() as f64)
    }

    pub fn unmet(&self, problem: &Problem) -> Vec<Unmet> {
        let offers = |is_it: fn(&Profile) -> bool| problem.profiles.iter().any(is_it);
        let (facilitates, notes) =
            (offers(|profile| profile.facilitates), offers(|profile| profile.takes_notes));
        let mut unmet = Vec::new();
        for slot in 0..self.size.len() {
            let (round, table) = (slot / self.tables, slot % self.tables);
            let here = self.at_slot(slot);
            let lacks = Lacks::of(problem, here.iter().copied());
            let is_barred =
                here.iter().any(|&p| problem.needs_step_free[p as usize]) && !problem.is_step_free[table];
            let wants = [
                (Want::Language, lacks.language > 0),
                (Want::Interpreter, lacks.interpreter > 0),
                (Want::StepFree, is_barred),
                (Want::Facilitator, facilitates && lacks.facilitator),
                (Want::NoteTaker, notes && lacks.note_taker && here.len() > 1),
            ];
            let missing = wants.into_iter().filter(|(_, is_missing)| *is_missing);
            unmet.extend(missing.map(|(want, _)| Unmet { round, table, want }));
        }
        unmet
    }
}

fn add_same(same: &mut [i64; 3], one: &Traits, other: &Traits) {
    for of in 0..3 {
        same[of] += i64::from(one[of] == other[of]);
    }
}

fn crowding(problem: &Problem, same: &[i64; 3]) -> i64 {
    (0..3).map(|of| problem.crowding(of, same[of])).sum()
}

fn of_size(problem: &Problem, size: usize) -> i64 {
    let (low, high) = problem.sizes;
    SIZE * (low.saturating_sub(size) + size.saturating_sub(high)) as i64
}

fn of_anchor(problem: &Problem, round: usize, p: u32, table: u32) -> i64 {
    let Some(anchors) = &problem.anchors else { return 0 };
    let anchor = anchors[round * problem.people() + p as usize];
    if anchor.is_some_and(|anchor| anchor != table) { MOVED } else { 0 }
}
