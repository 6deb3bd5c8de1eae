//! Rounds in which no pair meets twice, by turning one round.
//!
//! People stand in circles of m places, and a few stand apart; the next round is the last one turned by a place. Two
//! people never meet twice if, in the first round, no distance between two circles (or within one) occurs twice and
//! nobody who stands apart sits with two of one circle. So one round has to be found instead of all of them: swaps of
//! two seats, by annealing. Kirkman's fifteen schoolgirls are two circles of seven and one.

use super::problem::Problem;
use crate::random::Draws;

/// Larger groups are loose enough to be seated without.
const MOST_SEATS: usize = 400;
const STEPS: usize = 60_000;
const CIRCLES_TRIED: usize = 8;

/// The table of each seat in each round, by `round * people + seat`.
pub(super) fn rounds(problem: &Problem) -> Option<Vec<u32>> {
    let (seats, tables, rounds) = (problem.people(), problem.tables, problem.rounds);
    let largest = seats.div_ceil(tables);
    if seats > MOST_SEATS || rounds * (largest - 1) > seats {
        return None;
    }
    let fits = |circle: &usize| {
        let (circles, single) = (seats / circle, seats % circle);
        single <= tables && (single == 0 || circles + 1 >= largest)
    };
    let mut found = None;
    for circle in (rounds.max(2)..=seats).filter(fits).take(CIRCLES_TRIED) {
        found = found.or_else(|| First::new(problem, circle).search());
    }
    let (circle, first) = found?;
    let turned = |round: usize| {
        let first = &first;
        (0..seats).map(move |seat| {
            let start = seat - seat % circle;
            let is_single = start + circle > seats;
            first[if is_single { seat } else { start + (seat % circle + round) % circle }]
        })
    };
    Some((0..rounds).flat_map(turned).collect())
}

/// The first round, in search of one that can be turned.
struct First {
    circle: usize,
    circles: usize,
    /// Who stands on which seat of which table: seats of a table stand one after another.
    on: Vec<u32>,
    /// First seat of each table, and the end.
    begin: Vec<usize>,
    table_of_place: Vec<usize>,
    /// How often each distance occurs, by `(line * lines + line) * circle + distance`.
    count: Vec<u16>,
    lines: usize,
    draws: Draws,
}

impl First {
    fn new(problem: &Problem, circle: usize) -> Self {
        let (seats, tables) = (problem.people(), problem.tables);
        let (circles, single) = (seats / circle, seats % circle);
        let lines = circles + single;
        let mut draws = Draws::of(problem.seed, 1 << 32 | circle as u64);
        let mut on: Vec<u32> = (0..seats as u32).collect();
        draws.shuffle(&mut on);
        let begin: Vec<usize> = (0..=tables).map(|table| table * seats / tables).collect();
        let table_of_place = (0..tables).flat_map(|t| vec![t; begin[t + 1] - begin[t]]).collect();
        let mut count = vec![0; lines * lines * circle];
        for a in circles..lines {
            // who stands apart never meets another who does: that pair would meet in each round
            (circles..lines).for_each(|b| count[(a * lines + b) * circle] = 1);
        }
        if circle.is_multiple_of(2) && problem.rounds > circle / 2 {
            // opposite each other: the same pair again after half a turn
            (0..circles).for_each(|a| count[(a * lines + a) * circle + circle / 2] = 1);
        }
        Self { circle, circles, on, begin, table_of_place, count, lines, draws }
    }

    fn class(&self, a: u32, b: u32) -> usize {
        let (a, b) = (a.min(b) as usize, a.max(b) as usize);
        let turning = self.circle * self.circles;
        let line = |p: usize| if p < turning { p / self.circle } else { self.circles + p - turning };
        let distance = match (line(a), line(b)) {
            (_, other) if other >= self.circles => 0,
            (one, other) if one == other => (b - a).min(self.circle - (b - a)),
            _ => (b % self.circle + self.circle - a % self.circle) % self.circle,
        };
        (line(a) * self.lines + line(b)) * self.circle + distance
    }

    /// Counts one person's distances at a place in or out; what that changes.
    fn turn_count(&mut self, place: usize, is_in: bool) -> i64 {
        let table = self.table_of_place[place];
        let mut change = 0;
        for other in (self.begin[table]..self.begin[table + 1]).filter(|&other| other != place) {
            let class = self.class(self.on[place], self.on[other]);
            if is_in {
                change += i64::from(self.count[class]);
                self.count[class] += 1;
            } else {
                self.count[class] -= 1;
                change -= i64::from(self.count[class]);
            }
        }
        change
    }

    fn swap(&mut self, a: usize, b: usize) -> i64 {
        let out = self.turn_count(a, false) + self.turn_count(b, false);
        self.on.swap(a, b);
        out + self.turn_count(a, true) + self.turn_count(b, true)
    }

    /// A round without any distance twice, by the table of each person; the circle with it.
    fn search(mut self) -> Option<(usize, Vec<u32>)> {
        let mut cost: i64 = 0;
        for table in 0..self.begin.len() - 1 {
            for a in self.begin[table]..self.begin[table + 1] {
                for b in self.begin[table]..a {
                    let class = self.class(self.on[a], self.on[b]);
                    cost += i64::from(self.count[class]);
                    self.count[class] += 1;
                }
            }
        }
        for step in 0..STEPS {
            if cost == 0 {
                return Some((self.circle, self.tables()));
            }
            let (a, b) = (self.draws.below(self.on.len()), self.draws.below(self.on.len()));
            if self.table_of_place[a] == self.table_of_place[b] {
                continue;
            }
            let change = self.swap(a, b);
            // one worse is taken less and less often
            let chance = 150 - 150 * step / STEPS;
            if change > 0 && (change > 1 || self.draws.below(1000) >= chance) {
                self.swap(a, b);
            } else {
                cost += change;
            }
        }
        None
    }

    fn tables(&self) -> Vec<u32> {
        let mut tables = vec![0; self.on.len()];
        for (place, &person) in self.on.iter().enumerate() {
            tables[person as usize] = self.table_of_place[place] as u32;
        }
        tables
    }
}
