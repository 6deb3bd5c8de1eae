//! The page of a fund, the list of a community, and what those who run a fund say of it.

use axum::extract::Path;
use axum::response::Response;
use store::Tx;
use store::award::{self, Award};
use store::committee::{self, Member};
use store::community::{self, Community};
use store::fund::{self, Fund, Kind, Origin, Said, State};
use store::holding::{self, Holding};
use store::project::{self, Project};

use super::here::{Here, home};
use super::views::{Details, List, RulesView, Show};
use super::{forms, path, seen};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::rights::Deed;
use crate::visit::Visit;

/// `GET /communities/{id}/funds`
pub async fn list(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = move |tx: &mut Tx<'_>| {
        Ok::<_, store::Error>((community::by_id(tx, id)?, fund::of_community(tx, id)?))
    };
    let (community, funds) = visit.app.db.read(read).await?;
    let community = community.filter(|one| shown(&visit, one)).ok_or_not_found()?;
    let here = Here::of(&visit, id, &funds);
    visit.show(&List { visit: &visit, community, here })
}

/// Whether the community is there for whoever asks.
pub(super) fn shown(visit: &Visit, community: &Community) -> bool {
    use community::State::{Active, Closed};
    matches!(community.state, Active | Closed) || visit.rights.in_house(Deed::Moderate)
}

/// What the page of a fund needs; read in one go.
pub struct Read {
    pub fund: Fund,
    pub community: Option<Community>,
    pub projects: Vec<Project>,
    pub awards: Vec<Award>,
    pub members: Vec<Member>,
}

impl Read {
    pub fn of(tx: &mut Tx<'_>, id: i64) -> Result<Self, Error> {
        Ok(Self {
            fund: fund::by_id(tx, id)?.ok_or_not_found()?,
            community: home(tx, id)?,
            projects: project::of_fund(tx, id)?,
            awards: award::of_fund(tx, id)?,
            members: committee::members(tx, id)?,
        })
    }
}

/// `GET /funds/{id}`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = visit.app.db.read(move |tx| Read::of(tx, id)).await?;
    let may_run = visit.may(Deed::Run);
    if read.fund.state == State::Draft && !may_run {
        return Err(Error::NotFound);
    }
    visit.show(&Show { visit: &visit, read, now: visit.app.clock.now() })
}

/// `GET /funds/{id}/rules`
pub async fn rules(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let fund = seen(&visit, id).await?;
    visit.show(&RulesView { visit: &visit, fund })
}

/// `GET /communities/{id}/funds/new`
pub async fn new(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    visit.app.db.read(move |tx| community::by_id(tx, id)).await?.ok_or_not_found()?;
    visit.show(&Details::new(&visit, id, forms::empty()))
}

/// `POST /communities/{id}/funds`
pub async fn create(
    visit: Visit,
    Path(Id(community_id)): Path<Id>,
    mut form: Form,
) -> Result<Response, Error> {
    let now = visit.app.clock.now();
    let Some(said) = forms::said(&mut form, now) else {
        return visit.refuse(&Details::new(&visit, community_id, form));
    };
    let id = visit.app.ids.next();
    let made_by = visit.person.as_ref().map(|person| person.id);
    let fund = Fund { made_by, ..blank(id, said, now) };
    let write = move |tx: &mut Tx<'_>| {
        community::by_id(tx, community_id)?.ok_or_not_found()?;
        keep(tx, &fund, community_id)?;
        Ok::<_, Error>(())
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/settings", path(id)), "fund-made")
}

/// A fund that is a draft.
pub fn blank(id: i64, said: Said, made: i64) -> Fund {
    Fund {
        id,
        said,
        codes: 0,
        kind: Kind::Approval,
        increment: 0,
        rules: String::new(),
        rules_sha256: String::new(),
        state: State::Draft,
        round: 1,
        renewed: String::new(),
        origin: Origin::Own,
        made,
        made_by: None,
    }
}

/// Adds a fund that a community holds.
pub fn keep(tx: &mut Tx<'_>, fund: &Fund, community_id: i64) -> store::Result<()> {
    fund::insert(tx, fund)?;
    let (made, made_by) = (fund.made, fund.made_by);
    let (kind, agreed) = (holding::Kind::Fund, Some(made));
    holding::put(tx, &Holding { kind, thing_id: fund.id, community_id, agreed, made, made_by })
}

/// `GET /funds/{id}/details`
pub async fn details(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let fund = seen(&visit, id).await?;
    visit.show(&Details::change(&visit, &fund, forms::filled(&fund)))
}

/// `POST /funds/{id}/details`: words may always be made clearer; once the vote was opened, rules stay as they are.
pub async fn change(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let fund = seen(&visit, id).await?;
    let is_frozen = !matches!(fund.state, State::Draft | State::Proposals);
    let now = if is_frozen { i64::MIN } else { visit.app.clock.now() };
    let Some(said) = forms::said(&mut form, now) else {
        return visit.refuse(&Details::change(&visit, &fund, form));
    };
    let write = move |tx: &mut Tx<'_>| {
        let now_is = fund::lock(tx, id)?.ok_or_not_found()?;
        if fund::update(tx, id, &said)? {
            return Ok::<_, Error>(true);
        }
        let same = forms::same_rules(&now_is.said, &said);
        if same {
            fund::update_words(tx, id, &said)?;
        }
        Ok(same)
    };
    if !visit.app.db.write(write).await? {
        form.refuse("amount", "fund-rules-frozen", &[]);
        return visit.refuse(&Details::change(&visit, &fund, form));
    }
    visit.go_saying(&format!("{}/settings", path(id)), "fund-changed")
}
