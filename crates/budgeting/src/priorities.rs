//! The order of priorities at a round table.

use serde::{Deserialize, Serialize};

use crate::contest::Contest;
use crate::{Ballot, Election, Kind, Project, Rules, phragmen};

/// One place in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Which item stands here.
    pub item: usize,
    /// How many people approved it.
    pub votes: u64,
    /// How many of them approved nothing that stands above.
    pub adds: u64,
}

/// Orders `items` things by approvals, so that everybody's voice is in the first places as far as can be: sequential
/// Phragmén with equal costs. The first three of ten places are the same as the first three of three. Ties go to more
/// votes, then to the smaller number; what nobody approved comes last.
///
/// A ballot is what somebody approved, and how many people approved exactly that. What is no item, and what stands on a
/// ballot twice, does not count.
pub fn priorities(items: usize, ballots: &[(Vec<usize>, u64)]) -> Vec<Place> {
    let project = |item: usize| Project { id: item.to_string(), cost: 1 };
    let ballot = |(approved, weight): &(Vec<usize>, u64)| {
        let mut approved: Vec<usize> = approved.iter().copied().filter(|&item| item < items).collect();
        approved.sort_unstable();
        approved.dedup();
        Ballot { choices: approved.into_iter().map(|item| (item, 1)).collect(), weight: *weight }
    };
    let election = Election {
        projects: (0..items).map(project).collect(),
        ballots: ballots.iter().map(ballot).collect(),
        budget: items as u64,
        kind: Kind::Approval,
    };
    let contest = Contest::new(&election, &Rules::default());
    let order = phragmen::run(&contest, false).bought.into_iter().map(|(item, _)| item);
    let mut rest: Vec<usize> = (0..items).filter(|&item| contest.votes[item] == 0).collect();
    let mut heard = vec![false; contest.people.len()];
    let mut place = |item: usize| {
        let supporters = contest.supporters.get(item).iter().map(|group| group.kind());
        let new = supporters.filter(|&kind| !std::mem::replace(&mut heard[kind], true));
        Place { item, votes: contest.votes[item], adds: new.map(|kind| contest.people[kind]).sum() }
    };
    let mut places: Vec<Place> = order.map(&mut place).collect();
    places.extend(rest.drain(..).map(place));
    places
}
