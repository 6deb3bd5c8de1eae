//! Who is to be seated, in numbers: people are 0, 1, 2 … in order of id.

use std::collections::{BTreeMap, BTreeSet};

use super::{Impossible, MOST_PEOPLE, MOST_ROUNDS, Plan, Round};
use crate::Person;

/// What one pair costs that must sit apart and does not: more than anything else can.
pub(super) const APART: i64 = 1 << 50;
/// A seat more or fewer at a table than may be.
pub(super) const SIZE: i64 = 1 << 36;
/// A person without a language in common, an interpreter, or a step-free table.
const NEED: i64 = 1 << 34;
/// Somebody who sits elsewhere than before.
pub(super) const MOVED: i64 = 1 << 20;
/// A table without a facilitator, or without a note-taker.
const ROLE: i64 = 2_000;
/// The two while a seating is still moving: above a pair that meets again, but not so far that nothing gets past them.
const NEED_MEANWHILE: i64 = 800;
const ROLE_MEANWHILE: i64 = 400;
/// A pair that meets again.
pub(super) const AGAIN: i64 = 200;
/// A table with one area fewer than people, and each pair of one area: the second spreads what cannot be avoided.
const WEIGHTS: [(i64, i64); 3] = [(8, 2), (8, 2), (3, 1)];

/// What is said of somebody in three ways: area, opinion group, community. Unsaid is like nobody else's.
pub(super) type Traits = [u32; 3];

/// How somebody counts for languages and roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Profile {
    /// One bit a language.
    pub languages: u64,
    pub is_interpreted: bool,
    pub interprets: bool,
    pub facilitates: bool,
    pub takes_notes: bool,
}

#[derive(Clone)]
pub(super) struct Problem {
    /// What each need costs that is not met.
    pub need: i64,
    /// What each role costs that nobody has who offered.
    pub role: i64,
    pub ids: Vec<u64>,
    pub tables: usize,
    pub rounds: usize,
    pub seed: u64,
    pub traits: Vec<Traits>,
    /// Whether anybody said anything in any of the three ways.
    pub is_told: bool,
    pub profiles: Vec<Profile>,
    /// The number of somebody's profile; who has the same may change places without harm.
    pub profile_of: Vec<u16>,
    pub languages: u32,
    pub needs_step_free: Vec<bool>,
    pub is_step_free: Vec<bool>,
    pub apart: Vec<Vec<u32>>,
    /// Who must sit together, by a number for each such group; everybody is in one.
    pub units: Vec<Vec<u32>>,
    pub unit_of: Vec<u32>,
    /// How often each pair met in rounds held, by `a * people + b`; empty if none were held.
    pub met_before: Vec<u8>,
    /// Whether it matters at which table somebody sits, whoever else does.
    pub is_bound: Vec<bool>,
    /// Where people sat before, by `round * people + person`.
    pub anchors: Option<Vec<Option<u32>>>,
    /// The fewest and the most people at a table.
    pub sizes: (usize, usize),
}

impl Problem {
    pub fn new(people: &[Person], plan: &Plan) -> Result<Self, Impossible> {
        let count = people.len();
        check(count, plan)?;
        let mut people: Vec<&Person> = people.iter().collect();
        people.sort_by_key(|person| person.id);
        let ids: Vec<u64> = people.iter().map(|person| person.id).collect();
        if let Some(pair) = ids.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(Impossible::Twice(pair[0]));
        }
        let number =
            |id: u64| ids.binary_search(&id).map(|at| at as u32).map_err(|_| Impossible::Unknown(id));
        let (profiles, profile_of, languages) = profiles(&people)?;
        let (units, unit_of) = units(count, &plan.together, number)?;
        let apart = apart(count, &plan.apart, number)?;
        if apart.iter().enumerate().any(|(a, all)| all.iter().any(|&b| unit_of[a] == unit_of[b as usize])) {
            return Err(Impossible::Both);
        }
        let (low, high) = (count / plan.tables, count.div_ceil(plan.tables));
        let mut problem = Self {
            need: NEED,
            role: ROLE,
            tables: plan.tables,
            rounds: plan.rounds,
            seed: plan.seed,
            traits: Vec::new(),
            is_told: false,
            profiles,
            profile_of,
            languages,
            needs_step_free: people.iter().map(|person| person.needs_step_free).collect(),
            is_step_free: step_free(plan)?,
            units,
            unit_of,
            is_bound: people
                .iter()
                .zip(&apart)
                .map(|(p, apart)| p.needs_step_free || !apart.is_empty())
                .collect(),
            apart,
            met_before: met(&ids, &plan.held),
            anchors: None,
            sizes: (low, high),
            ids,
        };
        problem.take_traits(&people);
        problem.make_room_for_units()?;
        Ok(problem)
    }

    pub fn people(&self) -> usize {
        self.ids.len()
    }

    pub fn profile(&self, person: u32) -> &Profile {
        &self.profiles[self.profile_of[person as usize] as usize]
    }

    /// Whether some of those who must sit together are more than one.
    pub fn has_units(&self) -> bool {
        self.units.len() < self.people()
    }

    /// What it costs more when one joins `same` of their kind at a table.
    pub fn crowding(&self, of: usize, same: i64) -> i64 {
        let (fewer, pair) = WEIGHTS[of];
        if same > 0 { fewer + pair * same } else { 0 }
    }

    /// No seating of one round costs less in areas, groups and communities.
    pub fn least_crowding(&self) -> i64 {
        let mut least = 0;
        for of in 0..3 {
            let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
            for traits in &self.traits {
                *sizes.entry(traits[of]).or_default() += 1;
            }
            for size in sizes.into_values() {
                // spread evenly, since each more costs more
                least += (0..size).map(|at| self.crowding(of, (at / self.tables) as i64)).sum::<i64>();
            }
        }
        least
    }

    /// Roles that nobody can fill in one round, since too few offered; what that costs.
    pub fn least_lacking(&self) -> i64 {
        if !self.has_different_people() {
            return 0;
        }
        let offers = |is_it: fn(&Profile) -> bool| {
            self.profile_of.iter().filter(|&&number| is_it(&self.profiles[number as usize])).count()
        };
        let facilitate = offers(|profile| profile.facilitates);
        let note = offers(|profile| profile.takes_notes);
        let either = offers(|profile| profile.facilitates || profile.takes_notes);
        let each = self.tables.saturating_sub(facilitate) + self.tables.saturating_sub(note);
        self.role * each.max((2 * self.tables).saturating_sub(either)) as i64
    }

    /// The same, with walls low enough to get past while a seating is still moving; `None` where there are none.
    pub fn relaxed(&self) -> Option<Self> {
        let has_walls = self.has_different_people() || self.needs_step_free.contains(&true);
        has_walls.then(|| Self { need: NEED_MEANWHILE, role: ROLE_MEANWHILE, ..self.clone() })
    }

    /// Whether languages, interpreters and roles have to be looked at: not where everybody is alike in all of them.
    pub fn has_different_people(&self) -> bool {
        self.profiles.len() > 1 || self.profiles.iter().any(|profile| profile.is_interpreted)
    }

    fn take_traits(&mut self, people: &[&Person]) {
        let values = |of: usize, person: &Person| match of {
            0 => person.area.clone(),
            1 => person.opinion_group.clone(),
            _ => person.community.clone(),
        };
        self.traits = vec![[0; 3]; people.len()];
        for of in 0..3 {
            let said: BTreeSet<String> = people.iter().filter_map(|person| values(of, person)).collect();
            let numbers: BTreeMap<&String, u32> = said.iter().zip(0..).collect();
            self.is_told |= !said.is_empty();
            for (at, person) in people.iter().enumerate() {
                let number = values(of, person).and_then(|value| numbers.get(&value).copied());
                self.traits[at][of] = number.unwrap_or((people.len() + at) as u32);
            }
        }
    }

    /// Tables one larger or smaller than even ones, where those who must sit together need it.
    fn make_room_for_units(&mut self) -> Result<(), Impossible> {
        let people = self.units.iter().map(Vec::len).max().unwrap_or(1);
        if people > self.sizes.1 {
            self.widen();
        }
        let most = self.sizes.1;
        if people > most { Err(Impossible::Together { people, most }) } else { Ok(()) }
    }

    /// Lets tables be one larger or smaller.
    pub fn widen(&mut self) {
        let middle = (2 * self.people() + self.tables) / (2 * self.tables);
        self.sizes = (middle.saturating_sub(1).max(1), middle + 1);
    }
}

/// What a pair costs that meets so often.
pub(super) fn again(met: u8) -> i64 {
    let met = i64::from(met);
    AGAIN * met * (met - 1) / 2
}

fn check(count: usize, plan: &Plan) -> Result<(), Impossible> {
    let tables = plan.tables;
    match () {
        () if count == 0 => Err(Impossible::Nobody),
        () if tables == 0 => Err(Impossible::NoTables),
        () if plan.rounds == 0 || plan.rounds.saturating_add(plan.held.len()) > MOST_ROUNDS => {
            Err(Impossible::Rounds)
        }
        () if count > MOST_PEOPLE => Err(Impossible::TooMany(count)),
        () if tables > count => Err(Impossible::TooManyTables { tables, people: count }),
        () => Ok(()),
    }
}

fn step_free(plan: &Plan) -> Result<Vec<bool>, Impossible> {
    let Some(tables) = &plan.step_free else { return Ok(vec![true; plan.tables]) };
    let mut is_step_free = vec![false; plan.tables];
    for &table in tables {
        let place = is_step_free.get_mut(table);
        *place.ok_or(Impossible::NoSuchTable { table, tables: plan.tables })? = true;
    }
    Ok(is_step_free)
}

fn profiles(people: &[&Person]) -> Result<(Vec<Profile>, Vec<u16>, u32), Impossible> {
    let words: BTreeSet<&String> = people.iter().flat_map(|person| &person.languages).collect();
    if words.len() > 64 {
        return Err(Impossible::Languages);
    }
    let bits: BTreeMap<&String, u32> = words.into_iter().zip(0..).collect();
    let count = (bits.len() as u32).max(1);
    let all = u64::MAX >> (64 - count);
    let of = |person: &Person| Profile {
        languages: match person.languages.as_slice() {
            [] => all,
            said => said.iter().fold(0, |mask, word| mask | 1 << bits[word]),
        },
        is_interpreted: person.needs_interpreter,
        // nobody interprets for themselves
        interprets: person.interprets && !person.needs_interpreter,
        facilitates: person.facilitates,
        takes_notes: person.takes_notes,
    };
    let each: Vec<Profile> = people.iter().map(|person| of(person)).collect();
    let distinct: Vec<Profile> = each.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
    let number = |profile: &Profile| distinct.binary_search(profile).map_or(0, |at| at as u16);
    let profile_of = each.iter().map(number).collect();
    Ok((distinct, profile_of, count))
}

type Number<'n> = &'n dyn Fn(u64) -> Result<u32, Impossible>;

/// Joins pairs into groups; numbers them by their first member.
fn units(
    count: usize,
    pairs: &[[u64; 2]],
    number: impl Fn(u64) -> Result<u32, Impossible>,
) -> Result<(Vec<Vec<u32>>, Vec<u32>), Impossible> {
    let mut first: Vec<u32> = (0..count as u32).collect();
    let number: Number = &number;
    for [a, b] in pairs {
        let (a, b) = (first[number(*a)? as usize], first[number(*b)? as usize]);
        let (low, high) = (a.min(b), a.max(b));
        first.iter_mut().filter(|first| **first == high).for_each(|first| *first = low);
    }
    let mut units: Vec<Vec<u32>> = Vec::new();
    let mut unit_of = vec![0; count];
    for person in 0..count {
        let leader = first[person] as usize;
        if leader == person {
            unit_of[person] = units.len() as u32;
            units.push(Vec::new());
        }
        unit_of[person] = unit_of[leader];
        units[unit_of[person] as usize].push(person as u32);
    }
    Ok((units, unit_of))
}

fn apart(
    count: usize,
    pairs: &[[u64; 2]],
    number: impl Fn(u64) -> Result<u32, Impossible>,
) -> Result<Vec<Vec<u32>>, Impossible> {
    let mut apart = vec![BTreeSet::new(); count];
    for [a, b] in pairs {
        let (a, b) = (number(*a)?, number(*b)?);
        apart[a as usize].insert(b);
        apart[b as usize].insert(a);
    }
    Ok(apart.into_iter().map(|all| all.into_iter().collect()).collect())
}

/// How often pairs met in rounds held; who has left is passed over.
fn met(ids: &[u64], held: &[Round]) -> Vec<u8> {
    if held.is_empty() {
        return Vec::new();
    }
    let mut met = vec![0_u8; ids.len() * ids.len()];
    for table in held.iter().flat_map(|round| &round.tables) {
        let here: BTreeSet<usize> = table.people.iter().filter_map(|id| ids.binary_search(id).ok()).collect();
        for &a in &here {
            for &b in here.iter().filter(|&&b| b != a) {
                let count = &mut met[a * ids.len() + b];
                *count = count.saturating_add(1);
            }
        }
    }
    met
}
