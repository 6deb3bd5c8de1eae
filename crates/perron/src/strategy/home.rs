//! What a community's page says of its strategies.

use store::edition::Edition;
use store::strategy::{State, Strategy};
use store::{Tx, clause, edition, strategy};

use super::views::Line;
use crate::rights::Deed;
use crate::visit::Visit;

/// The strategies that a community holds, each with its editions and how many clauses it has.
pub struct OnCommunity {
    all: Vec<(Strategy, Vec<Edition>, usize)>,
}

impl OnCommunity {
    pub fn read(tx: &mut Tx<'_>, community_id: i64) -> store::Result<Self> {
        let mut all = Vec::new();
        for one in strategy::of_community(tx, community_id)? {
            let clauses = clause::of(tx, one.id)?.iter().filter(|one| one.retired.is_none()).count();
            let editions = edition::of(tx, one.id)?;
            all.push((one, editions, clauses));
        }
        Ok(Self { all })
    }

    /// Those that whoever reads may see.
    pub fn lines(&self, visit: &Visit) -> Vec<Line> {
        let is_seen = |one: &Strategy| one.state != State::Draft || visit.may(Deed::See);
        let seen = self.all.iter().filter(|(one, ..)| is_seen(one));
        seen.map(|(one, editions, clauses)| Line::of(visit, one, editions, *clauses)).collect()
    }
}
