//! What a table lacks: a language in common, somebody to interpret, the two roles.

use super::problem::{Problem, Profile};

/// How many at each table speak what and offered what, so that a swap need not look at everybody.
#[derive(Clone)]
pub(super) struct Tally {
    languages: usize,
    /// By `table * languages + language`.
    speakers: Vec<u16>,
    /// Who offered to facilitate alone, to take notes alone, and either.
    offers: Vec<[u16; 3]>,
    /// Who needs somebody to interpret: there one has to look at everybody after all.
    interpreted: Vec<u16>,
    people: Vec<u16>,
}

impl Tally {
    pub fn new(problem: &Problem, tables: usize) -> Self {
        let languages = problem.languages as usize;
        Self {
            languages,
            speakers: vec![0; tables * languages],
            offers: vec![[0; 3]; tables],
            interpreted: vec![0; tables],
            people: vec![0; tables],
        }
    }

    /// Counts somebody in or out.
    pub fn count(&mut self, problem: &Problem, table: usize, person: u32, is_in: bool) {
        let profile = problem.profile(person);
        let add = |count: &mut u16| *count = if is_in { *count + 1 } else { *count - 1 };
        add(&mut self.people[table]);
        if profile.is_interpreted {
            add(&mut self.interpreted[table]);
        }
        if let Some(kind) = offer(profile) {
            add(&mut self.offers[table][kind]);
        }
        for (language, count) in
            self.speakers[table * self.languages..][..self.languages].iter_mut().enumerate()
        {
            if profile.languages >> language & 1 == 1 {
                add(count);
            }
        }
    }

    /// What languages, interpreters and roles cost at a table of these people, if some go and others come.
    pub fn lacking(&self, problem: &Problem, table: usize, here: &[u32], go: &[u32], come: &[u32]) -> i64 {
        if !problem.has_different_people() {
            return 0;
        }
        if self.interpreted[table] > 0 || come.iter().any(|&p| problem.profile(p).is_interpreted) {
            let stay = here.iter().filter(|p| !go.contains(p));
            return Lacks::of(problem, stay.chain(come).copied()).cost(problem);
        }
        let mut offers = self.offers[table].map(i32::from);
        let mut people = i32::from(self.people[table]);
        for (all, by) in [(go, -1), (come, 1)] {
            people += by * all.len() as i32;
            all.iter().filter_map(|&p| offer(problem.profile(p))).for_each(|kind| offers[kind] += by);
        }
        let speakers = |language: usize| {
            let speak = |all: &[u32]| {
                all.iter().map(|&p| (problem.profile(p).languages >> language & 1) as i32).sum::<i32>()
            };
            i32::from(self.speakers[table * self.languages + language]) - speak(go) + speak(come)
        };
        let most = (0..self.languages).map(speakers).max().unwrap_or(people);
        let (facilitator, note_taker) = roles(offers);
        Lacks { language: (people - most) as u32, interpreter: 0, facilitator, note_taker }.cost(problem)
    }
}

/// Which of the three kinds of offers somebody made.
fn offer(profile: &Profile) -> Option<usize> {
    match (profile.facilitates, profile.takes_notes) {
        (true, false) => Some(0),
        (false, true) => Some(1),
        (true, true) => Some(2),
        (false, false) => None,
    }
}

/// Whether nobody can facilitate, and whether nobody else can take notes.
fn roles([facilitate, note, both]: [i32; 3]) -> (bool, bool) {
    (facilitate + both == 0, note + both == 0 || (note == 0 && facilitate == 0 && both == 1))
}

/// What a table lacks.
pub(super) struct Lacks {
    /// People who do not follow the language that most do.
    pub language: u32,
    /// People who need somebody to interpret and have nobody.
    pub interpreter: u32,
    /// Whether nobody offered to facilitate.
    pub facilitator: bool,
    /// Whether nobody else offered to take notes.
    pub note_taker: bool,
}

impl Lacks {
    pub fn of(problem: &Problem, people: impl Iterator<Item = u32> + Clone) -> Self {
        let profiles = people.map(|p| *problem.profile(p));
        let (mut shared, mut interpreter, mut interpreted) = (u64::MAX, 0, false);
        let mut offers = [0; 3];
        for profile in profiles.clone() {
            interpreted |= profile.is_interpreted;
            if let Some(kind) = offer(&profile) {
                offers[kind] += 1;
            }
            shared &= profile.languages;
        }
        if interpreted {
            shared = u64::MAX;
            for profile in profiles.clone() {
                let follows = follows(profile, profiles.clone());
                shared &= follows.unwrap_or(profile.languages);
                interpreter += u32::from(follows.is_none());
            }
        }
        let (facilitator, note_taker) = roles(offers);
        let language = if shared == 0 { strangers(problem.languages, profiles) } else { 0 };
        Self { language, interpreter, facilitator, note_taker }
    }

    /// What it costs that these people lack, found by looking at each of them.
    pub fn cost_of(problem: &Problem, here: &[u32]) -> i64 {
        if problem.has_different_people() { Self::of(problem, here.iter().copied()).cost(problem) } else { 0 }
    }

    fn cost(&self, problem: &Problem) -> i64 {
        let roles = i64::from(self.facilitator) + i64::from(self.note_taker);
        problem.need * i64::from(self.language + self.interpreter) + problem.role * roles
    }
}

/// What somebody follows among these people; nothing is known of it where nobody interprets who should.
fn follows(profile: Profile, mut all: impl Iterator<Item = Profile>) -> Option<u64> {
    if !profile.is_interpreted {
        return Some(profile.languages);
    }
    let reached = |reached: Option<u64>, other: Profile| {
        let interprets = other.interprets && other.languages & profile.languages != 0;
        if interprets { Some(reached.unwrap_or(profile.languages) | other.languages) } else { reached }
    };
    all.by_ref().fold(None, reached)
}

/// The fewest who do not follow, whatever language is spoken.
fn strangers(languages: u32, all: impl Iterator<Item = Profile> + Clone) -> u32 {
    let of = |language: u32| {
        let bit = 1_u64 << language;
        let misses =
            |profile: &Profile| follows(*profile, all.clone()).unwrap_or(profile.languages) & bit == 0;
        all.clone().filter(misses).count() as u32
    };
    (0..languages).map(of).min().unwrap_or(0)
}
