//! A strategy with everything that its pages show, read at one moment.

use std::collections::{BTreeMap, HashMap};

use store::amendment::{self, Amendment, State as Decided};
use store::clause::{self, Clause, Version};
use store::community::{self, Community};
use store::edition::{self, Edition};
use store::holding::{self, Kind};
use store::remark::{self, Remark};
use store::strategy::{self, Chapter, Minority, Strategy};
use store::{Bilingual, Tx};

use super::is_seen;
use crate::clause::{in_text, support};
use crate::edition::content::Support;
use crate::error::{Error, OrNotFound};
use crate::visit::Visit;
use crate::{endorsement, place, reply};

/// A strategy with everything on it.
pub struct Read {
    pub strategy: Strategy,
    pub holders: Vec<Community>,
    pub chapters: Vec<Chapter>,
    /// In the order of the text, those that are not in it any more among them.
    pub clauses: Vec<Clause>,
    /// The version of each that stands.
    pub versions: HashMap<i64, Version>,
    /// What stands under each that is in the text.
    pub support: HashMap<i64, Support>,
    /// Under which something was taken back, and when.
    pub marked: HashMap<i64, i64>,
    /// What communities say of each clause, and institutions.
    pub endorsed: BTreeMap<i64, endorsement::UnderClause>,
    pub replied: BTreeMap<i64, reply::UnderClause>,
    pub editions: Vec<Edition>,
    pub minorities: Vec<Minority>,
    pub amendments: Vec<Amendment>,
    pub remarks: Vec<Remark>,
    /// Where it holds: the page of the place, and its name.
    pub place: Option<(String, String)>,
}

impl Read {
    /// The strategy of an address, if whoever comes may read it.
    pub async fn for_visit(visit: &Visit, id: i64) -> Result<Self, Error> {
        let own = visit.clone();
        let read = visit.app.db.read(move |tx| Self::of(tx, &own, id)).await?;
        is_seen(visit, &read.strategy).then_some(read).ok_or_not_found()
    }

    pub fn of(tx: &mut Tx<'_>, visit: &Visit, id: i64) -> Result<Self, Error> {
        let strategy = strategy::by_id(tx, id)?.ok_or_not_found()?;
        let clauses = clause::of(tx, id)?;
        let (support, marked) = support::all(tx, &strategy, &clauses, visit.app.clock.now())?;
        let mut holders = Vec::new();
        for community_id in holding::holders(tx, Kind::Strategy, id)? {
            holders.extend(community::by_id(tx, community_id)?);
        }
        let place = match strategy.place_id {
            Some(id) => place::find(tx, id, visit.lang)?,
            None => None,
        };
        Ok(Self {
            place: place.map(|found| (found.step().id.path(), found.step().name.clone())),
            holders,
            chapters: strategy::chapters(tx, id)?,
            versions: clause::standing(tx, id)?.into_iter().map(|one| (one.number, one)).collect(),
            endorsed: endorsement::of_clauses(tx, id)?,
            replied: reply::under_clauses(tx, id)?,
            editions: edition::of(tx, id)?,
            minorities: strategy::minorities(tx, id)?,
            amendments: amendment::of(tx, id)?,
            remarks: remark::of(tx, id)?,
            clauses,
            support,
            marked,
            strategy,
        })
    }

    /// The clauses of a chapter that are in the text.
    pub fn in_chapter(&self, chapter_id: i64) -> Vec<&Clause> {
        in_text(&self.clauses).filter(|clause| clause.chapter_id == chapter_id).collect()
    }

    /// A clause.
    pub fn clause(&self, number: i64) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.number == number)
    }

    /// What a clause is called.
    pub fn title(&self, number: i64) -> Bilingual {
        self.versions.get(&number).map(|one| one.words.title.clone()).unwrap_or_default()
    }

    /// What is suggested for a clause and not decided.
    pub fn waiting(&self, number: i64) -> impl Iterator<Item = &Amendment> {
        self.amendments.iter().filter(move |one| one.number == number && one.state == Decided::Waiting)
    }

    /// What is said of a clause, for all to read.
    pub fn remarks(&self, number: i64) -> impl Iterator<Item = &Remark> {
        self.remarks.iter().filter(move |one| one.number == number && one.hidden.is_none())
    }
}
