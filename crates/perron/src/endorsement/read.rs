//! What communities say of a strategy, read in one go; and what a community is asked.

use std::collections::BTreeMap;

use store::clause::{self, Clause, Version};
use store::community::{Community, Kind};
use store::endorsement::{self, Endorsement, Party, Verdict, WHOLE};
use store::holding::{self, Kind as Held};
use store::strategy::{self, State, Strategy};
use store::{Bilingual, Tx, edition};

use super::Tally;
use crate::i18n::Lang;
use crate::place;

/// A strategy with what communities say of it.
pub struct Read {
    /// The strategy.
    pub strategy: Strategy,
    /// The clauses that are in its text, in order.
    pub clauses: Vec<Clause>,
    /// Their words as they stand.
    pub words: Vec<Version>,
    /// Number of its last edition; 0 if there is none.
    pub edition: i64,
    /// The communities that take part.
    pub parties: Vec<Party>,
    /// Each community's latest word first.
    pub said: Vec<Endorsement>,
}

/// An objection, as the margin of a clause tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// Who objects.
    pub community: Bilingual,
    /// Why.
    pub reason: Bilingual,
}

/// What communities say of a clause, as its margin tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnderClause {
    /// Where all of it stands, without the language.
    pub path: String,
    /// How many say what.
    pub tally: Tally,
    /// Those who object to it as it stands.
    pub objections: Vec<Objection>,
}

/// The latest word of each community on a clause.
pub fn latest<'a>(
    parties: &'a [Party],
    said: &'a [Endorsement],
    number: i64,
) -> impl Iterator<Item = (&'a Party, &'a Endorsement)> {
    parties.iter().filter_map(move |party| {
        let of = |one: &&Endorsement| one.number == number && one.community_id == party.community_id;
        Some((party, said.iter().find(of)?))
    })
}

impl Read {
    /// A strategy; `None` if it is not there.
    pub fn of(tx: &mut Tx<'_>, id: i64) -> store::Result<Option<Self>> {
        let Some(strategy) = strategy::by_id(tx, id)? else { return Ok(None) };
        let mut clauses = clause::of(tx, id)?;
        clauses.retain(|one| one.retired.is_none());
        Ok(Some(Self {
            clauses,
            words: clause::standing(tx, id)?,
            edition: edition::last(tx, id)?,
            parties: endorsement::parties(tx, id)?,
            said: endorsement::of(tx, id)?,
            strategy,
        }))
    }

    /// What something can be said of: the last edition, if there is one, and each clause.
    pub fn numbers(&self) -> Vec<i64> {
        let whole = (self.edition > 0).then_some(WHOLE);
        whole.into_iter().chain(self.clauses.iter().map(|one| one.number)).collect()
    }

    /// The version that stands of a clause, or the number of the last edition; `None` if it is not in the text.
    pub fn now(&self, number: i64) -> Option<i64> {
        if number == WHOLE {
            return (self.edition > 0).then_some(self.edition);
        }
        self.clauses.iter().find(|one| one.number == number).map(|one| one.version)
    }

    /// The words of a clause as they stand.
    pub fn words(&self, number: i64) -> Option<&Version> {
        self.words.iter().find(|one| one.number == number)
    }

    /// The latest word of each community.
    pub fn latest(&self, number: i64) -> impl Iterator<Item = (&Party, &Endorsement)> {
        latest(&self.parties, &self.said, number)
    }

    /// What one community said of a clause, the latest first.
    pub fn of_community(&self, community_id: i64, number: i64) -> impl Iterator<Item = &Endorsement> {
        self.said.iter().filter(move |one| one.community_id == community_id && one.number == number)
    }

    /// How many communities say what.
    pub fn tally(&self, number: i64) -> Tally {
        let mut tally = Tally { all: self.parties.len(), ..Tally::default() };
        let now = self.now(number);
        self.latest(number).for_each(|(_, one)| tally.add(one.verdict, now == Some(one.version)));
        tally
    }

    /// The same for the margin of a clause.
    pub fn under_clause(&self, number: i64) -> UnderClause {
        let now = self.now(number);
        let objects = |one: &Endorsement| one.verdict == Verdict::Objection && now == Some(one.version);
        let said = self.latest(number).filter(|(_, one)| objects(one));
        UnderClause {
            path: super::clause_path(self.strategy.id, number),
            tally: self.tally(number),
            objections: said
                .map(|(party, one)| Objection { community: party.name.clone(), reason: one.reason.clone() })
                .collect(),
        }
    }
}

/// What communities say of a clause, or with 0 of the last edition.
pub fn of_clause(tx: &mut Tx<'_>, strategy_id: i64, number: i64) -> store::Result<UnderClause> {
    Ok(Read::of(tx, strategy_id)?.map(|read| read.under_clause(number)).unwrap_or_default())
}

/// The same of every clause of a strategy, by number.
pub fn of_clauses(tx: &mut Tx<'_>, strategy_id: i64) -> store::Result<BTreeMap<i64, UnderClause>> {
    let Some(read) = Read::of(tx, strategy_id)? else { return Ok(BTreeMap::new()) };
    Ok(read.numbers().into_iter().map(|number| (number, read.under_clause(number))).collect())
}

/// Whether a community is asked what it says of a strategy: it is open to everybody, and holds where the community is.
pub fn is_asked(tx: &mut Tx<'_>, community: &Community, strategy: &Strategy) -> store::Result<bool> {
    if strategy.state != State::Open || community.kind == Kind::Institution {
        return Ok(false);
    }
    let (Some(whole), Some(own)) = (strategy.place_id, community.place_id) else { return Ok(true) };
    if holding::holders(tx, Held::Strategy, strategy.id)?.contains(&community.id) {
        return Ok(true);
    }
    let found = place::find(tx, own, Lang::En)?;
    Ok(found.is_some_and(|found| found.path.iter().any(|step| step.id.0 == whole)))
}

/// The strategies of which a community is asked, the latest first.
pub fn open_to(tx: &mut Tx<'_>, community: &Community) -> store::Result<Vec<Read>> {
    let mut all = Vec::new();
    for strategy in strategy::all(tx)? {
        if is_asked(tx, community, &strategy)? {
            all.extend(Read::of(tx, strategy.id)?.filter(|read| !read.clauses.is_empty()));
        }
    }
    Ok(all)
}

/// What the home of a community says to those who run it: what waits for its word.
#[derive(Clone, Debug, Default)]
pub struct OnCommunity {
    /// Where it is said, without the language.
    pub path: String,
    /// On what it never said anything.
    pub new: usize,
    /// What has changed since it did.
    pub again: usize,
}

impl OnCommunity {
    /// Of a community.
    pub fn read(tx: &mut Tx<'_>, community: &Community) -> store::Result<Self> {
        let mut here = Self { path: super::list_path(community.id), ..Self::default() };
        for read in open_to(tx, community)? {
            for number in read.numbers() {
                match read.of_community(community.id, number).next() {
                    None => here.new += 1,
                    Some(one) if read.now(number) != Some(one.version) => here.again += 1,
                    Some(_) => {}
                }
            }
        }
        Ok(here)
    }

    /// Whether something waits.
    pub const fn is_some(&self) -> bool {
        self.new + self.again > 0
    }
}
