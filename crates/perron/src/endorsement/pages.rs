use axum::extract::Path;
use axum::response::Response;
use jiff::civil::Date;
use store::community::{self, Community, State as There};
use store::endorsement::{self, Endorsement, Party, WHOLE};
use store::shift::{self, Shift};
use store::strategy::{self, State};
use store::{Ids, Tx, clause, edition};

use super::forms::Said;
use super::read::{Read, is_asked, open_to};
use super::views::{All, Asked, New, One};
use super::{hand, hands, list_path, speaks_for};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::i18n::dates;
use crate::id::Id;
use crate::plan::today;
use crate::rights::Deed;
use crate::visit::Visit;

/// A strategy, for whoever comes: a draft is seen by those who run it.
async fn read(visit: &Visit, id: i64) -> Result<Read, Error> {
    let read = visit.app.db.read(move |tx| Read::of(tx, id)).await?.ok_or_not_found()?;
    let is_seen = read.strategy.state != State::Draft || visit.may(Deed::Run);
    if is_seen { Ok(read) } else { Err(Error::NotFound) }
}

/// `GET /strategies/{id}/endorsements`
pub async fn all(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    visit.show(&All { visit: &visit, read })
}

/// `GET /strategies/{id}/endorsements/{number}`
pub async fn one(visit: Visit, Path((Id(id), number)): Path<(Id, i64)>) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    read.now(number).ok_or_not_found()?;
    let asked = visit.app.db.read(move |tx| crate::reply::under_clause(tx, id, number)).await?;
    visit.show(&One { visit: &visit, read, number, asked })
}

/// A community that may speak of strategies.
fn there(tx: &mut Tx<'_>, id: i64) -> Result<Community, Error> {
    let found = community::by_id(tx, id)?.filter(|one| one.state == There::Active).ok_or_not_found()?;
    if found.kind == community::Kind::Institution { Err(Error::NotFound) } else { Ok(found) }
}

/// `GET /communities/{id}/endorsements`: the strategies of which a community is asked.
pub async fn asked(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = move |tx: &mut Tx<'_>| {
        let community = there(tx, id)?;
        Ok::<_, Error>((open_to(tx, &community)?, community))
    };
    let (strategies, community) = visit.app.db.read(read).await?;
    visit.show(&Asked { visit: &visit, community, strategies })
}

/// What a community is asked about, with the versions that it may have decided on.
pub struct Question {
    pub community: Community,
    pub read: Read,
    pub number: i64,
    /// The latest first, each with the day since when it can be read.
    pub versions: Vec<(i64, Date)>,
}

impl Question {
    async fn read(visit: &Visit, id: i64, strategy_id: i64, number: i64) -> Result<Self, Error> {
        let read = move |tx: &mut Tx<'_>| {
            let community = there(tx, id)?;
            let read = Read::of(tx, strategy_id)?.ok_or_not_found()?;
            is_asked(tx, &community, &read.strategy)?.then_some(()).ok_or_not_found()?;
            read.now(number).ok_or_not_found()?;
            let versions = versions(tx, &read.strategy, number)?;
            Ok::<_, Error>(Self { community, read, number, versions })
        };
        visit.app.db.read(read).await
    }

    /// The day it is where the strategy is.
    fn today(&self, visit: &Visit) -> Date {
        today(visit.app.clock.now(), &self.read.strategy.zone)
    }
}

fn versions(tx: &mut Tx<'_>, strategy: &strategy::Strategy, number: i64) -> store::Result<Vec<(i64, Date)>> {
    let since = |made: i64| today(made, &strategy.zone);
    if number == WHOLE {
        let all = edition::of(tx, strategy.id)?;
        return Ok(all.into_iter().map(|one| (one.number, since(one.made))).collect());
    }
    let all = clause::versions(tx, strategy.id, number)?;
    Ok(all.into_iter().map(|one| (one.version, since(one.made))).collect())
}

/// `GET /communities/{id}/endorsements/{strategy}/{number}`
pub async fn new(
    visit: Visit,
    Path((Id(id), Id(strategy_id), number)): Path<(Id, Id, i64)>,
) -> Result<Response, Error> {
    let question = Question::read(&visit, id, strategy_id, number).await?;
    let version = question.read.now(number).unwrap_or_default().to_string();
    let form = Form::filled([("version", &version)]);
    visit.show(&New { visit: &visit, question, form, may_say: speaks_for(&visit, id) })
}

/// `POST /communities/{id}/endorsements`: whoever runs the community writes down what it decided. Nobody does so for another
/// community, whatever they may do elsewhere.
pub async fn record(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let strategy_id = store::ids::from_text(form.value("strategy")).ok_or_not_found()?;
    let number = form.value("number").parse().ok().ok_or_not_found()?;
    let question = Question::read(&visit, id, strategy_id, number).await?;
    if !speaks_for(&visit, id) {
        return Err(Error::Forbidden);
    }
    let Some(said) = Said::parse(&mut form, &question.versions, question.today(&visit)) else {
        return visit.refuse(&New { visit: &visit, question, form, may_say: true });
    };
    let one = Endorsement {
        id: visit.app.ids.next(),
        strategy_id,
        number,
        community_id: id,
        version: said.version,
        verdict: said.verdict,
        reason: said.reason,
        way: said.way,
        people: said.people,
        yes: said.yes,
        no: said.no,
        day: said.day.to_string(),
        made: visit.app.clock.now(),
        made_by: Some(visit.me()?.id),
    };
    let (ids, community) = (visit.app.ids.clone(), question.community);
    let write = move |tx: &mut Tx<'_>| keep(tx, &ids, &one, &community);
    let is_kept = visit.app.db.write(write).await?;
    visit.go_saying(&list_path(id), if is_kept { "endorsement-kept" } else { "endorsement-closed" })
}

/// Keeps a community's word, and its line in the ledger: one for all that a community says of a strategy. False if the
/// strategy was closed meanwhile.
fn keep(tx: &mut Tx<'_>, ids: &Ids, one: &Endorsement, community: &Community) -> Result<bool, Error> {
    let strategy = strategy::lock(tx, one.strategy_id)?.ok_or_not_found()?;
    if strategy.state != State::Open {
        return Ok(false);
    }
    endorsement::insert(tx, one)?;
    let first = endorsement::first(tx, one.strategy_id, one.community_id)?.unwrap_or(one.id);
    let parties = endorsement::parties(tx, one.strategy_id)?;
    let holder = hands(parties.iter().filter(|party| party.holds).map(|party: &Party| party.kind));
    let line = Shift {
        id: ids.next(),
        community_id: one.community_id,
        kind: shift::Kind::Endorsement,
        thing_id: first,
        title: strategy.title.clone(),
        decided: one.made,
        agenda_by: holder,
        decided_by: hand(community.kind),
        holder,
        cents: 0,
        currency: String::new(),
        minutes: 0,
        place_id: community.place_id,
        year: i64::from(dates::moment(one.made, &strategy.zone).year()),
    };
    shift::put(tx, &line)?;
    Ok(true)
}
