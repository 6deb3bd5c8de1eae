//! The sample programme: two communities that hold two conversations with simulated people, the same at every run, so that a newcomer sees
//! every page with something on it. Clearly marked as made up wherever it is shown (`origin = sample`).

mod communities;
mod fill;
mod fund;
mod issues;
mod plan;
mod pledge;
mod pulse;
mod series;
mod spaces;
mod stories;
mod strategy;
mod summary;

pub use fill::{Outcome, fill};

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde::Deserialize;

/// Everybody who takes part in the sample; the second conversation hears from some of them.
const PEOPLE: usize = 600;
const SEED: u64 = 20_260_621;

/// The sample programme as it stands in `programme.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// Its conversations, the newest last.
    pub conversation: Vec<Conversation>,
    /// Its communities.
    pub community: Vec<Community>,
    /// Its series of sessions.
    pub series: series::Sample,
    /// The shared funds of its first community.
    pub fund: fund::Sample,
    /// Its pledge.
    pub pledge: pledge::Call,
}

/// One community of the sample.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Community {
    pub kind: String,
    pub name_en: String,
    pub name_fr: String,
    pub about_en: String,
    pub about_fr: String,
    pub speaks_also: String,
    pub joining: String,
    /// Which conversations of the list it holds.
    pub holds: Vec<usize>,
    /// Made-up people: name and role.
    pub people: Vec<(String, String)>,
}

/// One conversation of the sample.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conversation {
    pub question_en: String,
    pub question_fr: String,
    pub background_en: String,
    pub background_fr: String,
    /// How large a part of the people sees things in each way; sums to 1.
    share: Vec<f64>,
    pub statement: Vec<Statement>,
}

/// One statement of the sample, in both languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    pub en: String,
    pub fr: String,
    lean: Vec<f64>,
}

/// One simulated vote: who, on which statement of the list, what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vote {
    pub person: usize,
    pub statement: usize,
    pub value: i8,
}

impl Programme {
    /// The programme that comes with the program.
    pub fn read() -> Result<Self, toml::de::Error> {
        toml::from_str(include_str!("programme.toml"))
    }
}

impl Conversation {
    /// What the simulated people answer: a few answer everything, most stop after some statements.
    pub fn votes(&self, index: usize) -> Vec<Vote> {
        let mut draw = StdRng::seed_from_u64(SEED + index as u64);
        let people = if index == 0 { PEOPLE } else { PEOPLE * 7 / 10 };
        (0..people).flat_map(|person| self.answers(person, &mut draw)).collect()
    }

    fn answers(&self, person: usize, draw: &mut StdRng) -> Vec<Vote> {
        let way = self.way(draw.random());
        let passes = 0.04 + 0.22 * draw.random::<f64>().powi(2);
        // nobody is a pure type: everyone holds some views of everybody else's
        let own = 0.72 + 0.25 * draw.random::<f64>();
        let mut order: Vec<usize> = (0..self.statement.len()).collect();
        for last in (1..order.len()).rev() {
            order.swap(last, draw.random_range(0..=last));
        }
        let patience = 5 + (draw.random::<f64>().powf(0.8) * order.len() as f64 * 1.35) as usize;
        order.truncate(patience);
        let vote = |statement: usize, draw: &mut StdRng| {
            let lean = &self.statement[statement].lean;
            let mean = lean.iter().zip(&self.share).map(|(l, s)| l * s).sum::<f64>();
            let agrees = own * lean[way] + (1.0 - own) * mean;
            match draw.random::<f64>() {
                u if u < passes => 0,
                _ if draw.random::<f64>() < agrees => 1,
                _ => -1,
            }
        };
        order.into_iter().map(|statement| Vote { person, statement, value: vote(statement, draw) }).collect()
    }

    fn way(&self, mut u: f64) -> usize {
        for (way, share) in self.share.iter().enumerate() {
            u -= share;
            if u < 0.0 {
                return way;
            }
        }
        self.share.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_is_whole_and_the_same_every_time() {
        let programme = Programme::read().unwrap();
        assert_eq!(programme.conversation.len(), 2);
        for community in &programme.community {
            assert!(communities::words(community).is_some(), "{}", community.name_en);
            assert!(community.holds.iter().all(|held| *held < programme.conversation.len()));
        }
        assert!(series::words(&programme.series).is_some());
        spaces::Sample::read().unwrap();
        assert!(summary::Sample::read().unwrap().is_whole());
        strategy::Sample::read().unwrap();
        for (index, conversation) in programme.conversation.iter().enumerate() {
            assert!((conversation.share.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            assert!(conversation.statement.iter().all(|s| s.lean.len() == conversation.share.len()));
            let votes = conversation.votes(index);
            assert_eq!(votes, conversation.votes(index));
            assert!(votes.len() > 5_000, "{} votes", votes.len());
            for value in [-1, 0, 1] {
                assert!(votes.iter().any(|v| v.value == value));
            }
        }
    }
}
