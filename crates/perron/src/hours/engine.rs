//! Ballots to the engine, and its outcome back: a use is a project that costs its minutes, and the week is the budget.

use std::fmt::Write as _;

use budgeting::{
    Ballot as Vote, Completion, Election, Increment, Kind, Outcome, Project, Rule, Rules, Share, Utility,
};
use store::hours::{Ballot, Hours, Use};

use crate::cookie::sha256;
use crate::i18n::dates;
use crate::id::Id;

/// How it is decided, whatever is voted on: everybody has the same share of the hours, and what is left over is given out
/// by letting everybody's share grow. Ties that nothing else breaks go to what was proposed first, as uses stand.
fn rules(uses: &[Use]) -> Rules {
    Rules {
        rule: Rule::EqualShares,
        utility: Utility::Cost,
        completion: Completion::Add1u,
        increment: Increment::Unit(1),
        tie_order: Some((0..uses.len()).collect()),
        ..Rules::default()
    }
}

fn projects(uses: &[Use]) -> Vec<Project> {
    let cost = |one: &Use| u64::try_from(one.minutes).unwrap_or(0);
    uses.iter().map(|one| Project { id: Id(one.id).to_string(), cost: cost(one) }).collect()
}

/// The rules as they stand when the vote opens, and their SHA-256.
pub fn sheet(hours: &Hours, zone: &str, uses: &[Use]) -> (String, String) {
    let mut sheet = String::new();
    for (name, value) in [
        ("vote", Id(hours.id).to_string()),
        ("space", Id(hours.space_id).to_string()),
        ("minutes a week", hours.minutes.to_string()),
        ("weeks", hours.weeks.to_string()),
        ("closes", dates::machine(hours.closes, zone)),
        (
            "ballots",
            "one for each member of a community that holds the space; paper ballots by their label, once"
                .to_owned(),
        ),
        ("each ballot", "any number of uses".to_owned()),
    ] {
        // writing into a string does not fail
        let _ = writeln!(sheet, "{name}: {value}");
    }
    sheet += &rules(uses).sheet(&projects(uses));
    let hash = sha256(&sheet);
    (sheet, hash)
}

/// Whether these are still the uses and rules that were published when the vote opened.
pub fn is_as_published(hours: &Hours, uses: &[Use]) -> bool {
    hours.sheet.ends_with(&rules(uses).sheet(&projects(uses)))
}

/// Ballots as the engine takes them; a use that is not there any more is passed over.
pub fn election(hours: &Hours, uses: &[Use], ballots: &[Ballot]) -> Election {
    let place = |id: &i64| uses.iter().position(|one| one.id == *id);
    let vote = |ballot: &Ballot| Vote {
        choices: ballot.uses.iter().filter_map(place).map(|at| (at, 1)).collect(),
        weight: 1,
    };
    Election {
        projects: projects(uses),
        ballots: ballots.iter().map(vote).collect(),
        budget: u64::try_from(hours.minutes).unwrap_or(0),
        kind: Kind::Approval,
    }
}

/// What comes of it.
pub fn decide(hours: &Hours, uses: &[Use], ballots: &[Ballot]) -> Result<Outcome, budgeting::Error> {
    budgeting::decide(&election(hours, uses, ballots), &rules(uses))
}

/// Where one person's share went, counted again from the ballots: it stands nowhere.
pub fn share(hours: &Hours, uses: &[Use], ballots: &[Ballot], person_id: i64) -> Option<Share> {
    let at = ballots.iter().position(|ballot| ballot.person_id == Some(person_id))?;
    decide(hours, uses, ballots).ok()?.share_of(at)
}

#[cfg(test)]
mod tests {
    use store::Bilingual;

    use super::*;

    #[test]
    fn ties_go_to_what_was_proposed_first_whatever_its_address() {
        // as text, 59 and 5A, which somebody who counts would put the other way round
        let one = |id: i64| Use { id, title: Bilingual::default(), about: Bilingual::default(), minutes: 60 };
        let uses = [one(5 * 32 + 9), one(5 * 32 + 10)];
        let order = budgeting::natural_order(&projects(&uses));
        assert_eq!(order, [1, 0]);
        let election = Election {
            projects: projects(&uses),
            ballots: vec![Vote { choices: vec![(0, 1), (1, 1)], weight: 1 }],
            budget: 60,
            kind: Kind::Approval,
        };
        assert_eq!(budgeting::decide(&election, &rules(&uses)).unwrap().winners, [0]);
    }
}
