use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use store::community::{self, Community, Kind, State as There};
use store::issue::{self, Issue, State as Stands};
use store::objection::{self, Objection};
use store::priority::{self, Ballot, Item, Method, Place, Round, State, Voters};
use store::{Bilingual, Tx, membership};

use super::forms::{self, Details};
use super::show::Show;
use super::views::{List, Write};
use super::{Outcome, Refusal, Standing, count, list_path, may, path};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::mail::votes::{self, About};
use crate::rights::Deed;
use crate::visit::Visit;

/// What the page of a round needs; read in one go.
pub struct Read {
    pub round: Round,
    pub community: Community,
    pub listed: Vec<(Item, Issue)>,
    /// The order; empty while people vote.
    pub places: Vec<Place>,
    /// How many ballots; 0 while people vote.
    pub ballots: usize,
    /// How many people belong to the community.
    pub people: i64,
    pub objections: Vec<Objection>,
    /// The ballot of whoever looks.
    pub own: Option<Ballot>,
    pub now: i64,
}

impl Read {
    pub fn of(tx: &mut Tx<'_>, id: i64, holder: Option<&str>, now: i64) -> Result<Self, Error> {
        let round = priority::by_id(tx, id)?.ok_or_not_found()?;
        let is_over = matches!(Standing::of(&round, now), Standing::Closed | Standing::Confirmed);
        // until it is closed nothing is counted, for nobody
        let (mut places, mut ballots) = (Vec::new(), 0);
        if is_over {
            ballots = usize::try_from(priority::count(tx, id)?).unwrap_or(usize::MAX);
            places = priority::places(tx, id)?;
        }
        if is_over && places.is_empty() {
            places = count(tx, &round)?; // its time closed it, and no hand has since
        }
        let counts = membership::count(tx, round.community_id)?;
        Ok(Self {
            community: community::by_id(tx, round.community_id)?.ok_or_not_found()?,
            listed: issue::of_round(tx, id)?,
            objections: objection::of_round(tx, id)?,
            own: holder.map(|holder| priority::of_holder(tx, id, holder)).transpose()?.flatten(),
            people: counts.iter().map(|(_, count)| count).sum(),
            places,
            ballots,
            round,
            now,
        })
    }

    /// What it is now.
    pub fn standing(&self) -> Standing {
        Standing::of(&self.round, self.now)
    }
}

/// A round, if whoever comes may see it: a draft is seen by those who run the table.
pub(super) async fn read(visit: &Visit, id: i64) -> Result<Read, Error> {
    let (holder, now) = (visit.holder(), visit.app.clock.now());
    let read = visit.app.db.read(move |tx| Read::of(tx, id, holder.as_deref(), now)).await?;
    let is_seen = read.standing() != Standing::Draft || may(visit, read.community.id, Deed::Run);
    if is_seen { Ok(read) } else { Err(Error::NotFound) }
}

/// The same, for somebody who may do this with it.
pub(super) async fn read_as(visit: &Visit, id: i64, deed: Deed) -> Result<Read, Error> {
    let read = read(visit, id).await?;
    if may(visit, read.community.id, deed) { Ok(read) } else { Err(Error::Forbidden) }
}

/// Does something with a round, and says on its page what became of it.
pub(super) async fn act<F>(visit: &Visit, id: i64, key: &'static str, act: F) -> Result<Response, Error>
where
    F: FnOnce(&mut Tx<'_>) -> Outcome + Send + 'static,
{
    let outcome = visit.app.db.write(act).await?;
    visit.go_saying(&path(id), outcome.map_or_else(Refusal::key, |()| key))
}

/// The issues that stand in a community.
async fn standing(visit: &Visit, community_id: i64) -> Result<Vec<Issue>, Error> {
    let mut issues = visit.app.db.read(move |tx| issue::of_community(tx, community_id)).await?;
    issues.retain(|issue| issue.state == Stands::Open);
    issues.reverse(); // the oldest first, as on the ballot
    Ok(issues)
}

async fn home(visit: &Visit, id: i64) -> Result<Community, Error> {
    let found = visit.app.db.read(move |tx| community::by_id(tx, id)).await?.ok_or_not_found()?;
    if matches!(found.state, There::Active | There::Closed) { Ok(found) } else { Err(Error::NotFound) }
}

/// `GET /communities/{id}/priorities`
pub async fn list(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let community = home(&visit, id).await?;
    let rounds = visit.app.db.read(move |tx| priority::of_community(tx, id)).await?;
    visit.show(&List::of(&visit, community, rounds))
}

/// `GET /communities/{id}/priorities/new`
pub async fn new(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let community = home(&visit, id).await?;
    let issues = standing(&visit, id).await?;
    let form = forms::empty(issues.iter().map(|issue| issue.id));
    visit.show(&Write { visit: &visit, community, round: None, issues, form })
}

/// `POST /communities/{id}/priorities`
pub async fn create(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let community = home(&visit, id).await?;
    let issues = standing(&visit, id).await?;
    let now = visit.app.clock.now();
    let Some(details) = Details::parse(&mut form, now) else {
        return visit.refuse(&Write { visit: &visit, community, round: None, issues, form });
    };
    let fresh = details.applied(Round {
        id: visit.app.ids.next(),
        community_id: id,
        title: Bilingual::default(),
        method: Method::Approval,
        voters: Voters::Members,
        wanted: 1,
        state: State::Draft,
        opens: None,
        closes: None,
        zone: String::new(),
        rules_json: String::new(),
        rules_sha256: String::new(),
        confirmed: None,
        people: None,
        agenda: String::new(),
        made: now,
        made_by: visit.person.as_ref().map(|person| person.id),
    });
    let (round_id, chosen) = (fresh.id, known(&issues, &details.issues));
    let write = move |tx: &mut Tx<'_>| {
        priority::insert(tx, &fresh)?;
        priority::set_items(tx, fresh.id, &chosen)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&path(round_id), "priority-kept")
}

/// Those of the issues that stand which were chosen, in the order of the list.
fn known(issues: &[Issue], chosen: &[i64]) -> Vec<i64> {
    issues.iter().map(|issue| issue.id).filter(|id| chosen.contains(id)).collect()
}

/// `GET /priorities/{id}`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    let form = confirming(&read);
    visit.show(&Show { visit: &visit, read, form })
}

/// The form by which the table says yes, filled with who usually chose what is on the list.
fn confirming(read: &Read) -> Form {
    let agenda = if read.community.kind == Kind::Institution { "institution" } else { "residents" };
    Form::filled([("agenda", agenda)])
}

/// `GET /priorities/{id}/rules.json`: the rules as they were when it opened, byte by byte as they were hashed.
pub async fn rules(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let round = visit.app.db.read(move |tx| priority::by_id(tx, id)).await?.ok_or_not_found()?;
    if round.rules_json.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(([(header::CONTENT_TYPE, "application/json")], round.rules_json).into_response())
}

/// `GET /priorities/{id}/details`
pub async fn details(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = read_as(&visit, id, Deed::Run).await?;
    if read.standing() != Standing::Draft {
        return visit.go_saying(&path(id), Refusal::Opened.key());
    }
    let issues = standing(&visit, read.community.id).await?;
    let items: Vec<Item> = read.listed.iter().map(|(item, _)| *item).collect();
    let form = forms::filled(&read.round, &items);
    visit.show(&Write { visit: &visit, community: read.community, round: Some(read.round), issues, form })
}

/// `POST /priorities/{id}/details`: while it is a draft; afterwards the rules stand.
pub async fn change(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let read = read_as(&visit, id, Deed::Run).await?;
    if read.standing() != Standing::Draft {
        return visit.go_saying(&path(id), Refusal::Opened.key());
    }
    let issues = standing(&visit, read.community.id).await?;
    let Some(details) = Details::parse(&mut form, visit.app.clock.now()) else {
        let (community, round) = (read.community, Some(read.round));
        return visit.refuse(&Write { visit: &visit, community, round, issues, form });
    };
    let chosen = known(&issues, &details.issues);
    let write = move |tx: &mut Tx<'_>| -> Outcome {
        let round = priority::lock(tx, id)?.ok_or_not_found()?;
        if round.state != State::Draft {
            return Ok(Err(Refusal::Opened));
        }
        priority::update(tx, &details.applied(round))?;
        priority::set_items(tx, id, &chosen)?;
        Ok(Ok(()))
    };
    act(&visit, id, "priority-kept", write).await
}

/// `POST /priorities/{id}/removal`: of a draft.
pub async fn drop(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = read_as(&visit, id, Deed::Run).await?;
    if visit.app.db.write(move |tx| priority::delete(tx, id)).await? {
        return visit.go_saying(&list_path(read.community.id), "priority-removed");
    }
    visit.go_saying(&path(id), Refusal::Opened.key())
}

/// `POST /priorities/{id}/opening`
pub async fn begin(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    read_as(&visit, id, Deed::Run).await?;
    let app = visit.app.clone();
    let open = move |tx: &mut Tx<'_>| {
        let opened = super::open(tx, id, app.clock.now())?;
        if opened.is_ok() {
            votes::opened(tx, &app, About::Round, id)?;
        }
        Ok(opened)
    };
    act(&visit, id, "priority-opened", open).await
}

/// `POST /priorities/{id}/closure`
pub async fn end(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    read_as(&visit, id, Deed::Run).await?;
    let now = visit.app.clock.now();
    act(&visit, id, "priority-is-closed", move |tx| super::close(tx, id, now)).await
}

/// `POST /priorities/{id}/confirmation`
pub async fn agree(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let read = read_as(&visit, id, Deed::Run).await?;
    let Some(said) = forms::consent(&mut form) else {
        return visit.refuse(&Show { visit: &visit, read, form });
    };
    let (ids, now) = (visit.app.ids.clone(), visit.app.clock.now());
    act(&visit, id, "priority-is-confirmed", move |tx| super::confirm(tx, &ids, id, said, now)).await
}
