//! How it is decided, and the sheet that says so before anybody votes.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Project, natural};

/// How it is decided. Fixed when voting opens, and published as [`Rules::sheet`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// Who wins.
    pub rule: Rule,
    /// What a project is worth to who supports it.
    pub utility: Utility,
    /// What becomes of money that Equal Shares leaves.
    pub completion: Completion,
    /// By how much everybody's endowment grows at a time.
    pub increment: Increment,
    /// Whether the endowment also stops growing once nothing more fits into the budget.
    pub stop_when_exhaustive: bool,
    /// Whether the greedy outcome wins if more people prefer it, by how many projects they approved are in it.
    pub comparison: bool,
    /// Whether greedy and Phragmén pass over what does not fit, or end with it; greedy passes over and Phragmén ends
    /// unless this says otherwise.
    pub skip: Option<bool>,
    /// Fewest supporters that a project needs to stand.
    pub threshold: u64,
    /// Projects that do not stand, by their place; votes for them do not count.
    pub excluded: Vec<usize>,
    /// All projects in the order that breaks the last ties; the natural order of their ids if it is not said.
    pub tie_order: Option<Vec<usize>>,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules {
            rule: Rule::EqualShares,
            utility: Utility::Cost,
            completion: Completion::Add1u,
            increment: Increment::Unit(1),
            stop_when_exhaustive: false,
            comparison: false,
            skip: None,
            threshold: 0,
            excluded: Vec::new(),
            tie_order: None,
        }
    }
}

/// Who wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Everybody has the same money, and supporters buy what they want together (Peters, Pierczyński, Skowron 2021).
    #[default]
    EqualShares,
    /// Most votes first.
    Greedy,
    /// Costs are borne by supporters as evenly as can be (Brill, Freeman, Janson, Lackner 2017).
    Phragmen,
    /// Equal Shares in which supporters may go a little beyond their money (Papasotiropoulos, Pishbin, Skibski, Skowron,
    /// Wąs 2025). Experimental.
    #[serde(rename = "bos")]
    BoundedOverspending,
}

/// What a project is worth to who supports it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Utility {
    /// Its cost.
    #[default]
    Cost,
    /// The same for all projects.
    Cardinality,
    /// The points on the ballot.
    Points,
    /// How many projects are ranked below it on the same ballot.
    Borda,
}

/// What becomes of money that Equal Shares leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Completion {
    /// It stays.
    None,
    /// Endowments grow while the outcome stays within the budget.
    Add1,
    /// Likewise; then what fits is added, most votes first.
    #[default]
    Add1u,
}

/// By how much everybody's endowment grows at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Increment {
    /// So many of the smallest unit of the money.
    Unit(u64),
    /// The smallest power of ten with which the first endowment is at most 2,000 steps.
    Auto,
}

impl Increment {
    /// The step for an endowment of so much at first.
    pub(crate) fn step(self, first: u64) -> u64 {
        match self {
            Increment::Unit(step) => step,
            Increment::Auto => {
                let mut step = 1;
                while first > 2000 * step {
                    step *= 10;
                }
                step
            }
        }
    }
}

impl Rules {
    /// Whether what does not fit is passed over.
    pub(crate) fn passes_over(&self) -> bool {
        self.skip.unwrap_or(self.rule == Rule::Greedy)
    }

    /// The place of each project in the order that breaks the last ties.
    pub(crate) fn ranks(&self, projects: &[Project]) -> Vec<u32> {
        let order = self.tie_order.clone().unwrap_or_else(|| natural_order(projects));
        let mut ranks = vec![0; projects.len()];
        (0..).zip(order).for_each(|(rank, project)| ranks[project] = rank);
        ranks
    }

    /// The rule sheet: everything that decides besides the ballots, in plain lines that can be hashed. `projects` are those
    /// of the election; places that it does not have are left out.
    pub fn sheet(&self, projects: &[Project]) -> String {
        let yes = |yes: bool| if yes { "yes" } else { "no" };
        let mut sheet = String::new();
        let mut line = |name: &str, value: &str| {
            // writing into a string does not fail
            let _ = writeln!(sheet, "{name}: {value}");
        };
        line("rule", self.rule.word());
        line("utility", self.utility.word());
        if self.rule == Rule::EqualShares {
            line("completion", self.completion.word());
            let increment = match self.increment {
                Increment::Unit(step) => step.to_string(),
                Increment::Auto => "auto".to_owned(),
            };
            line("increment", &increment);
            line("stop when exhaustive", yes(self.stop_when_exhaustive));
            line("compared with greedy", yes(self.comparison));
        }
        if matches!(self.rule, Rule::Greedy | Rule::Phragmen) {
            line("what does not fit", if self.passes_over() { "is passed over" } else { "ends it" });
        }
        line("fewest supporters", &self.threshold.to_string());
        let mut excluded: Vec<usize> = self.excluded.clone();
        excluded.sort_unstable();
        excluded.dedup();
        for project in excluded.iter().filter_map(|&at| projects.get(at)) {
            line("excluded", &one_line(&project.id));
        }
        line("ties", "lower cost, more supporters, then in this order");
        let order = self.tie_order.clone().unwrap_or_else(|| natural_order(projects));
        for project in order.iter().filter_map(|&at| projects.get(at)) {
            line("project", &format!("{} {}", project.cost, one_line(&project.id)));
        }
        sheet
    }

    /// The SHA-256 of the sheet, in hexadecimal.
    pub fn sha256(&self, projects: &[Project]) -> String {
        let digest = Sha256::digest(self.sheet(projects).as_bytes());
        digest.iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

/// Places of projects in the natural order of their ids: numbers in them count as numbers.
pub fn natural_order(projects: &[Project]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..projects.len()).collect();
    order.sort_by(|&a, &b| natural::compare(&projects[a].id, &projects[b].id));
    order
}

/// An id as one line of a sheet: no id can pretend to be another line.
fn one_line(id: &str) -> String {
    id.escape_debug().to_string()
}

macro_rules! words {
    ($($type:ident { $($variant:ident: $word:literal),+ $(,)? })+) => {$(
        impl $type {
            /// Its word in files, sheets and on the command line.
            pub fn word(self) -> &'static str {
                match self { $($type::$variant => $word),+ }
            }

            /// The one with this word.
            pub fn of_word(word: &str) -> Option<$type> {
                match word { $($word => Some($type::$variant),)+ _ => None }
            }

            /// All words, in order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];
        }
    )+};
}

words! {
    Rule { EqualShares: "equal-shares", Greedy: "greedy", Phragmen: "phragmen", BoundedOverspending: "bos" }
    Utility { Cost: "cost", Cardinality: "cardinality", Points: "points", Borda: "borda" }
    Completion { None: "none", Add1: "add1", Add1u: "add1u" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn projects() -> Vec<Project> {
        [("10", 5), ("2", 7), ("x\nrule: greedy", 1)]
            .map(|(id, cost)| Project { id: id.to_owned(), cost })
            .into()
    }

    #[test]
    fn the_sheet_says_everything_that_decides() {
        let sheet = Rules::default().sheet(&projects());
        assert_eq!(
            sheet,
            "rule: equal-shares\nutility: cost\ncompletion: add1u\nincrement: 1\nstop when exhaustive: no\n\
             compared with greedy: no\nfewest supporters: 0\nties: lower cost, more supporters, then in this order\n\
             project: 7 2\nproject: 5 10\nproject: 1 x\\nrule: greedy\n"
        );
        let changed = [
            Rules { rule: Rule::Greedy, ..Rules::default() },
            Rules { utility: Utility::Borda, ..Rules::default() },
            Rules { completion: Completion::Add1, ..Rules::default() },
            Rules { increment: Increment::Auto, ..Rules::default() },
            Rules { stop_when_exhaustive: true, ..Rules::default() },
            Rules { comparison: true, ..Rules::default() },
            Rules { rule: Rule::Greedy, skip: Some(false), ..Rules::default() },
            Rules { threshold: 1, ..Rules::default() },
            Rules { excluded: vec![0], ..Rules::default() },
            Rules { tie_order: Some(vec![0, 1, 2]), ..Rules::default() },
        ];
        let mut hashes: Vec<String> = changed.iter().map(|rules| rules.sha256(&projects())).collect();
        hashes.push(Rules::default().sha256(&projects()));
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), changed.len() + 1);
        assert!(hashes.iter().all(|hash| hash.len() == 64));
    }

    #[test]
    fn a_step_is_the_smallest_power_of_ten_that_will_do() {
        let steps: Vec<u64> =
            [0, 2000, 2001, 20_000, 163_398].map(|first| Increment::Auto.step(first)).into();
        assert_eq!(steps, [1, 1, 10, 10, 100]);
        assert_eq!(Increment::Unit(7).step(1_000_000), 7);
    }
}
