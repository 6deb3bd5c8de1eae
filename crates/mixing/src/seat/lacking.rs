//! What a table lacks: a language in common, somebody to interpret, the two roles.

use super::problem::{NEED, Problem, Profile, ROLE};

/// What languages, interpreters and roles cost at a table of these people.
pub(super) fn lacking_at(problem: &Problem, people: impl Iterator<Item = u32> + Clone) -> i64 {
    if problem.profiles.len() == 1 && !problem.profiles[0].is_interpreted {
        return 0;
    }
    let lacks = Lacks::of(problem, people);
    let roles = i64::from(lacks.facilitator) + i64::from(lacks.note_taker);
    NEED * i64::from(lacks.language + lacks.interpreter) + ROLE * roles
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
        let profiles = people.map(|p| problem.profiles[problem.profile_of[p as usize] as usize]);
        let (mut shared, mut interpreter, mut interpreted) = (u64::MAX, 0, false);
        let (mut facilitate, mut note, mut both) = (0, 0, 0);
        for profile in profiles.clone() {
            interpreted |= profile.is_interpreted;
            match (profile.facilitates, profile.takes_notes) {
                (true, true) => both += 1,
                (true, false) => facilitate += 1,
                (false, true) => note += 1,
                (false, false) => {}
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
        let facilitator = facilitate + both == 0;
        let note_taker = note + both == 0 || (note == 0 && facilitate == 0 && both == 1);
        let language = if shared == 0 { strangers(problem.languages, profiles) } else { 0 };
        Self { language, interpreter, facilitator, note_taker }
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
