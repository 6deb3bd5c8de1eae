//! What the home of a community says of its priorities.

use store::Tx;
use store::issue::{self, Issue};
use store::priority::{self, Place, Round};

use super::show::{FEWEST_BALLOTS, adds};
use super::{Standing, list_path, path};
use crate::issue::title;
use crate::visit::Visit;

/// What the home of a community says of its priorities.
pub struct OnCommunity {
    pub path: String,
    /// Rounds in which people vote now.
    open: Vec<Round>,
    /// The last order that the table said yes to, and its first places.
    last: Option<(Round, Vec<(Place, Issue)>)>,
}

impl OnCommunity {
    /// Of a community.
    pub fn read(tx: &mut Tx<'_>, community_id: i64, now: i64) -> store::Result<Self> {
        let rounds = priority::of_community(tx, community_id)?;
        let open =
            rounds.iter().filter(|round| Standing::of(round, now) == Standing::Open).cloned().collect();
        let confirmed = rounds.into_iter().filter(|round| round.state == priority::State::Confirmed);
        let last = match confirmed.max_by_key(|round| round.confirmed) {
            None => None,
            Some(round) => {
                let listed = issue::of_round(tx, round.id)?;
                let first = priority::places(tx, round.id)?.into_iter();
                let first = first.filter(|place| place.position <= round.wanted).filter_map(|place| {
                    let issue = listed.iter().find(|(item, _)| item.issue_id == place.issue_id)?.1.clone();
                    Some((place, issue))
                });
                let first = first.collect();
                Some((round, first))
            }
        };
        Ok(Self { path: list_path(community_id), open, last })
    }

    /// Whether there is anything to say.
    pub fn is_some(&self) -> bool {
        !self.open.is_empty() || self.last.is_some()
    }

    /// The rounds in which people vote now: address, question, the language of that if it is another.
    pub fn voting(&self, visit: &Visit) -> Vec<(String, String, Option<&'static str>)> {
        let named = |round: &Round| {
            let (title, foreign) = visit.nearest(&round.title);
            (path(round.id), title, foreign)
        };
        self.open.iter().map(named).collect()
    }

    /// The page of the last order.
    pub fn last_path(&self) -> Option<String> {
        self.last.as_ref().map(|(round, _)| path(round.id))
    }

    /// Its first places: address, title, language, and how many people each adds.
    pub fn first(&self, visit: &Visit) -> Vec<(String, String, Option<&'static str>, String)> {
        let Some((_, first)) = &self.last else { return Vec::new() };
        // with so few ballots that it would tell who chose what, nothing is counted
        let ballots: i64 = first.iter().map(|(place, _)| place.adds).sum();
        let is_counted = usize::try_from(ballots).is_ok_and(|ballots| ballots >= FEWEST_BALLOTS);
        let line = |(place, issue): &(Place, Issue)| {
            let (title, foreign) = title(visit, issue);
            let adds = if is_counted { adds(visit, place) } else { String::new() };
            (crate::issue::path(issue.id), title, foreign, adds)
        };
        first.iter().map(line).collect()
    }
}
