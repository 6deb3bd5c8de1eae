use axum::extract::Path;
use axum::response::Response;
use store::community::{self, Community};
use store::handover::{self, Handover};
use store::membership::{self, Membership, Role};
use store::request::{self, Request};
use store::{Tx, ids};

use super::{change, found, write_to};
use crate::community::forms::{self, WORDS};
use crate::community::people::{By, Refusal};
use crate::community::views::{Head, Offer, One, Past, People};
use crate::community::{letters, path};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::rights::Deed;
use crate::visit::Visit;

/// Ended memberships shown.
const PAST: i64 = 30;

/// `GET /communities/{id}/people`
pub async fn list(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = Read::of(&visit, id).await?;
    visit.show(&read.view(&visit, Form::new()))
}

/// `POST /communities/{id}/requests/{request}/answer`: lets someone in, or says why not.
pub async fn answer(
    visit: Visit,
    Path((Id(id), Id(request))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let declined = (!form.is_given("yes")).then(|| form.text("reason", WORDS));
    if !form.is_good() {
        let read = Read::of(&visit, id).await?;
        return visit.refuse(&read.view(&visit, form));
    }
    let (me, house) = (visit.me()?.id, visit.app.settings.address.clone());
    let is_yes = declined.is_none();
    let done = change(&visit, id, move |change| {
        let answered = change.answer_request(request, me, declined.as_deref())?;
        if let Ok(asked) = &answered {
            let community = community::by_id(change.tx, id)?.ok_or(Error::NotFound)?;
            write_to(change, asked.person_id, |lang| {
                letters::answered(&house, lang, &community, declined.as_deref())
            })?;
        }
        Ok(answered)
    });
    let said = match done.await? {
        Ok(_) if is_yes => "community-request-accepted",
        Ok(_) => "community-request-declined",
        Err(refusal) => refusal.key(),
    };
    visit.go_saying(&people(id), said)
}

/// `GET /communities/{id}/people/{membership}`
pub async fn one(visit: Visit, Path((Id(id), Id(membership))): Path<(Id, Id)>) -> Result<Response, Error> {
    let read = ReadOne::of(&visit, id, membership).await?;
    let mut form = Form::filled([("role", read.one.role.word())]);
    if let Some(until) = read.one.until {
        let day = crate::i18n::dates::moment(until, "UTC");
        form.fill("until-day", &day.day().to_string());
        form.fill("until-month", &day.month().to_string());
        form.fill("until-year", &day.year().to_string());
    }
    visit.show(&read.view(&visit, form)?)
}

/// `POST /communities/{id}/people/{membership}/role`: another role, or another term.
pub async fn give(
    visit: Visit,
    Path((Id(id), Id(membership))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let read = ReadOne::of(&visit, id, membership).await?;
    let Some((role, until)) = forms::role(&mut form, read.community.kind, visit.app.clock.now()) else {
        return visit.refuse(&read.view(&visit, form)?);
    };
    let by = by(&visit)?;
    let done = change(&visit, id, move |change| change.give(membership, role, until, &by)).await?;
    visit.go_saying(&people(id), done.map_or_else(Refusal::key, |()| "community-role-given"))
}

/// `POST /communities/{id}/people/{membership}/end`
pub async fn remove(visit: Visit, Path((Id(id), Id(membership))): Path<(Id, Id)>) -> Result<Response, Error> {
    let by = by(&visit)?;
    let done = change(&visit, id, move |change| change.remove(membership, &by)).await?;
    visit.go_saying(&people(id), done.map_or_else(Refusal::key, |()| "community-membership-ended"))
}

/// `POST /communities/{id}/people/{membership}/handover`: offers them the stewardship.
pub async fn offer(
    visit: Visit,
    Path((Id(id), Id(membership))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let read = ReadOne::of(&visit, id, membership).await?;
    let stays = form.choice("stays", &[("yes", true), ("no", false)]);
    let until = forms::term(&mut form, visit.app.clock.now());
    let Some(stays) = stays.filter(|_| form.is_good()) else {
        return visit.refuse(&read.view(&visit, form)?);
    };
    let (me, house) = (visit.me()?.id, visit.app.settings.address.clone());
    let community = read.community.clone();
    let done = change(&visit, id, move |change| {
        let offered = change.offer(me, membership, stays, until)?;
        if let Ok(heir) = &offered {
            write_to(change, heir.person_id, |lang| letters::offered(&house, lang, &community))?;
        }
        Ok(offered)
    });
    let said = done.await?.map_or_else(Refusal::key, |_| "community-offered");
    visit.go_saying(&people(id), said)
}

/// `POST /communities/{id}/handovers/{handover}/withdrawal`
pub async fn withdraw(visit: Visit, Path((Id(id), Id(offer))): Path<(Id, Id)>) -> Result<Response, Error> {
    let done = change(&visit, id, move |change| change.withdraw_offer(offer)).await?;
    visit.go_saying(&people(id), done.map_or_else(Refusal::key, |()| "community-offer-withdrawn"))
}

fn people(id: i64) -> String {
    format!("{}/people", path(id))
}

fn by(visit: &Visit) -> Result<By, Error> {
    Ok(By { person_id: visit.me()?.id, runs_house: visit.rights.in_house(Deed::Keep) })
}

/// What the page of everyone needs; read in one go.
struct Read {
    community: Community,
    people: Vec<Membership>,
    requests: Vec<Request>,
    offers: Vec<Handover>,
    history: Vec<Membership>,
}

impl Read {
    async fn of(visit: &Visit, id: i64) -> Result<Self, Error> {
        let community = found(visit, id).await?;
        let read = visit.app.db.read(move |tx: &mut Tx<'_>| {
            Ok::<_, store::Error>(Self {
                community,
                people: membership::of_community(tx, id)?,
                requests: request::waiting(tx, id)?,
                offers: handover::offered(tx, id)?,
                history: membership::history(tx, id, PAST)?,
            })
        });
        Ok(read.await?)
    }

    fn name(&self, visit: &Visit, person_id: i64) -> String {
        let all = self.people.iter().chain(&self.history);
        let name = all.into_iter().find(|one| one.person_id == person_id).map(|one| one.name.clone());
        name.unwrap_or_else(|| visit.lang.text("community-who-left"))
    }

    fn view<'a>(&'a self, visit: &'a Visit, form: Form) -> People<'a> {
        let offers = self.offers.iter().map(|offer| Offer {
            id: ids::to_text(offer.id),
            name: self.name(visit, offer.heir_id),
            stays: offer.stays,
            until: offer.until.map(|until| visit.lang.date(until, "UTC")),
        });
        let history = self
            .history
            .iter()
            .map(|one| Past { one: one.clone(), heir: one.heir_id.map(|heir| self.name(visit, heir)) });
        let mut people = self.people.clone();
        people.sort_by_cached_key(|one| one.name.to_lowercase());
        People {
            visit,
            head: Head::of(visit, &self.community),
            people,
            requests: self.requests.clone(),
            offers: offers.collect(),
            history: history.collect(),
            form,
            now: visit.app.clock.now(),
        }
    }
}

/// What the page of one needs.
struct ReadOne {
    community: Community,
    one: Membership,
    stewards: usize,
    is_offered: bool,
}

impl ReadOne {
    async fn of(visit: &Visit, id: i64, membership_id: i64) -> Result<Self, Error> {
        let community = found(visit, id).await?;
        let read = visit.app.db.read(move |tx| {
            let all = membership::of_community(tx, id)?;
            Ok::<_, store::Error>((all, handover::offered(tx, id)?))
        });
        let (all, offered) = read.await?;
        let stewards = all.iter().filter(|one| one.role == Role::Steward).count();
        let one = all.into_iter().find(|one| one.id == membership_id).ok_or_not_found()?;
        let is_offered = offered.iter().any(|offer| offer.heir_id == one.person_id);
        Ok(Self { community, one, stewards, is_offered })
    }

    fn view<'a>(&'a self, visit: &'a Visit, form: Form) -> Result<One<'a>, Error> {
        let by = by(visit)?;
        let is_steward = self.one.role == Role::Steward;
        let is_me = self.one.person_id == by.person_id;
        Ok(One {
            visit,
            head: Head::of(visit, &self.community),
            one: &self.one,
            form,
            is_out_of_reach: is_steward && !is_me && !by.runs_house,
            is_me,
            is_last_steward: is_steward && self.stewards == 1,
            is_offered: self.is_offered,
        })
    }
}
