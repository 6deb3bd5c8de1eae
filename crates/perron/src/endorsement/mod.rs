//! What communities say of the clauses of a strategy, and of an edition as a whole: yes, yes with a reservation, or no with
//! a reason, each by its own way of deciding. The latest word of a community counts, and earlier ones are kept; once the text
//! has changed, its word is of an earlier wording, and it is asked again.

mod forms;
mod map;
mod pages;
mod read;
mod views;
mod words;

use store::Tx;
use store::community::Kind;
use store::endorsement::{self, Party, Verdict};
use store::residence::Province;
use store::shift::Hand;

pub(crate) use read::OnCommunity;
pub use read::{Objection, Read, UnderClause, of_clause, of_clauses};

use crate::edition::content;
use crate::id::Id;
use crate::rights::Deed;
use crate::routes::{Access, Route};
use crate::visit::Visit;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    vec![
        Route::get("/strategies/{id}/endorsements", Access::Anyone, pages::all),
        Route::get("/strategies/{id}/endorsements/{number}", Access::Anyone, pages::one),
        Route::get("/communities/{id}/endorsements", RUN, pages::asked),
        Route::post("/communities/{id}/endorsements", RUN, pages::record),
        Route::get("/communities/{id}/endorsements/{strategy}/{number}", RUN, pages::new),
    ]
}

/// The address of what communities say of a strategy, without the language.
pub fn path(strategy_id: i64) -> String {
    format!("/strategies/{}/endorsements", Id(strategy_id))
}

/// The address of what they say of a clause, or with 0 of its editions.
pub fn clause_path(strategy_id: i64, number: i64) -> String {
    format!("{}/{number}", path(strategy_id))
}

/// The address of what a community is asked.
pub fn list_path(community_id: i64) -> String {
    format!("{}/endorsements", crate::community::path(community_id))
}

/// The address of where it says something of a clause.
fn new_path(community_id: i64, strategy_id: i64, number: i64) -> String {
    format!("{}/{}/{number}", list_path(community_id), Id(strategy_id))
}

/// Whether whoever comes speaks for a community: through a role there that runs what it does. A role in the house, or in a
/// community that holds the strategy, is not enough.
fn speaks_for(visit: &Visit, community_id: i64) -> bool {
    visit.rights.communities(Deed::Run).any(|own| own == community_id)
}

/// How many communities say what of a clause, or of an edition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// That take part in the strategy.
    pub all: usize,
    /// That say yes to it as it stands, with a reservation or without.
    pub yes: usize,
    /// Of these, with a reservation.
    pub reserved: usize,
    /// That object to it as it stands.
    pub objecting: usize,
    /// That spoke of an earlier wording.
    pub earlier: usize,
}

impl Tally {
    /// That have not said anything.
    pub const fn silent(self) -> usize {
        self.all.saturating_sub(self.yes + self.objecting + self.earlier)
    }

    fn add(&mut self, verdict: Verdict, is_now: bool) {
        match verdict {
            _ if !is_now => self.earlier += 1,
            Verdict::Yes => self.yes += 1,
            Verdict::Reservation => {
                self.yes += 1;
                self.reserved += 1;
            }
            Verdict::Objection => self.objecting += 1,
        }
    }
}

/// In whose hands a community is, for the ledger.
pub(crate) const fn hand(kind: Kind) -> Hand {
    match kind {
        Kind::RoundTable | Kind::WorkingGroup => Hand::Residents,
        Kind::Association => Hand::Association,
        Kind::Programme => Hand::Mixed,
        Kind::Institution => Hand::Institution,
    }
}

/// In whose hands a strategy is: those of its holders, if all are of one kind.
pub(crate) fn hands(kinds: impl IntoIterator<Item = Kind>) -> Hand {
    let mut hands = kinds.into_iter().map(hand);
    let first = hands.next().unwrap_or(Hand::Mixed);
    if hands.all(|one| one == first) { first } else { Hand::Mixed }
}

/// Where a community is, as far as the map goes.
fn province(party: &Party) -> Option<Province> {
    party.place.and_then(Province::of_code)
}

/// What communities say of a clause, or with 0 of editions as a whole, as an edition keeps it.
pub fn frozen(tx: &mut Tx<'_>, strategy_id: i64, number: i64) -> store::Result<Vec<content::Endorsement>> {
    let parties = endorsement::parties(tx, strategy_id)?;
    let said = endorsement::of_clause(tx, strategy_id, number)?;
    let keep = |(party, one): (&Party, &endorsement::Endorsement)| content::Endorsement {
        community: (&party.name).into(),
        province: province(party).map_or_else(String::new, |province| province.word().to_owned()),
        verdict: one.verdict.word().to_owned(),
        reason: (&one.reason).into(),
        way: one.way.word().to_owned(),
        day: one.day.clone(),
        version: one.version,
    };
    Ok(read::latest(&parties, &said, number).map(keep).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_on_an_earlier_wording_is_neither_a_yes_nor_a_no() {
        let mut tally = Tally { all: 6, ..Tally::default() };
        tally.add(Verdict::Yes, true);
        tally.add(Verdict::Reservation, true);
        tally.add(Verdict::Objection, true);
        tally.add(Verdict::Yes, false);
        tally.add(Verdict::Objection, false);
        assert_eq!(tally, Tally { all: 6, yes: 2, reserved: 1, objecting: 1, earlier: 2 });
        assert_eq!(tally.silent(), 1);
    }

    #[test]
    fn a_strategy_is_in_the_hands_of_its_holders() {
        assert_eq!(hands([Kind::RoundTable, Kind::WorkingGroup]), Hand::Residents);
        assert_eq!(hands([Kind::Association]), Hand::Association);
        assert_eq!(hands([Kind::Association, Kind::Institution]), Hand::Mixed);
        assert_eq!(hands([]), Hand::Mixed, "the house's own");
    }
}
