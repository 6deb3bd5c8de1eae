//! What the home of a community says of its issues.

use store::issue::State;
use store::{Bilingual, Tx};

use super::{list_path, path};
use crate::visit::Visit;

/// What the home of a community says of its issues.
pub struct OnCommunity {
    pub path: String,
    /// How many stand.
    pub open: usize,
    /// How many wait for a look.
    pub waiting: usize,
    /// The newest that stand: address and title.
    newest: Vec<(String, Bilingual)>,
}

impl OnCommunity {
    /// Issues named on the home of a community.
    const NAMED: usize = 4;

    /// Of a community.
    pub fn read(tx: &mut Tx<'_>, community_id: i64) -> store::Result<Self> {
        let issues = store::issue::of_community(tx, community_id)?;
        let in_state = |state: State| issues.iter().filter(move |issue| issue.state == state);
        let named = in_state(State::Open).take(Self::NAMED);
        Ok(Self {
            path: list_path(community_id),
            open: in_state(State::Open).count(),
            waiting: in_state(State::Waiting).count(),
            newest: named.map(|issue| (path(issue.id), issue.words.title.clone())).collect(),
        })
    }

    /// The newest that stand: address, title, the language of that if it is another.
    pub fn named(&self, visit: &Visit) -> Vec<(String, String, Option<&'static str>)> {
        let named = |(path, title): &(String, Bilingual)| {
            let (title, foreign) = visit.nearest(title);
            (path.clone(), title, foreign)
        };
        self.newest.iter().map(named).collect()
    }
}
