use axum::extract::Path;
use axum::response::Response;
use store::community::Community;
use store::handover::{self, Handover};
use store::membership::{self, Ending, Membership, Role};
use store::request::{self, Request};
use store::{Tx, ids};

use super::{change, found};
use crate::community::forms::{self, WORDS};
use crate::community::path;
use crate::community::people::{Joined, Refusal};
use crate::community::views::{Head, Mine, Offer};
use crate::error::Error;
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::visit::Visit;

/// `GET /communities/{id}/membership`: one's own, or the way to one.
pub async fn mine(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = Read::of(&visit, id).await?;
    let form = match &read.own {
        Some(own) => {
            Form::filled([("name", own.name.as_str()), ("shown", if own.is_shown { "yes" } else { "" })])
        }
        None => Form::filled([("name", visit.me()?.name.as_str())]),
    };
    visit.show(&read.view(&visit, form))
}

/// `POST /communities/{id}/membership`: joins, or asks to.
pub async fn join(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Community)?;
    found(&visit, id).await?;
    let person = forms::person(&mut form, visit.me()?.id);
    let words = form.optional("words", WORDS).unwrap_or_default();
    let Some(person) = person.filter(|_| form.is_good()) else {
        let read = Read::of(&visit, id).await?;
        return visit.refuse(&read.view(&visit, form));
    };
    let joined = change(&visit, id, |change| change.join(person, words)).await?;
    let said = match joined {
        Ok(Joined::Belongs) => "community-joined",
        Ok(Joined::Asked) => "community-asked",
        Err(refusal) => refusal.key(),
    };
    visit.go_saying(&format!("{}/membership", path(id)), said)
}

/// `POST /communities/{id}/membership/name`
pub async fn rename(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let Some(person) = forms::person(&mut form, visit.me()?.id) else {
        let read = Read::of(&visit, id).await?;
        return visit.refuse(&read.view(&visit, form));
    };
    let write = move |tx: &mut Tx<'_>| membership::set_name(tx, id, person.id, &person.name, person.is_shown);
    if !visit.app.db.write(write).await? {
        return Err(Error::NotFound);
    }
    visit.go_saying(&format!("{}/membership", path(id)), "account-saved")
}

/// `POST /communities/{id}/membership/end`
pub async fn leave(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let me = visit.me()?.id;
    match change(&visit, id, move |change| change.leave(me)).await? {
        Ok(()) => visit.go_saying(&path(id), "community-left"),
        Err(refusal) => visit.go_saying(&format!("{}/membership", path(id)), refusal.key()),
    }
}

/// `POST /communities/{id}/membership/withdrawal`: takes one's own question to join back.
pub async fn withdraw(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let me = visit.me()?.id;
    let done = change(&visit, id, move |change| change.withdraw_request(me)).await?;
    visit.go_saying(&path(id), done.map_or_else(Refusal::key, |()| "community-request-withdrawn"))
}

/// `POST /communities/{id}/handovers/{handover}/answer`: accepts or declines the stewardship.
pub async fn answer(
    visit: Visit,
    Path((Id(id), Id(offer))): Path<(Id, Id)>,
    form: Form,
) -> Result<Response, Error> {
    let (me, accepts) = (visit.me()?.id, form.is_given("yes"));
    let done = change(&visit, id, move |change| change.answer_offer(offer, me, accepts)).await?;
    let said = match done {
        Ok(()) if accepts => "community-offer-accepted",
        Ok(()) => "community-offer-declined",
        Err(refusal) => refusal.key(),
    };
    visit.go_saying(&format!("{}/membership", path(id)), said)
}

/// What the page needs; read in one go.
struct Read {
    community: Community,
    own: Option<Membership>,
    asked: Option<Request>,
    offers: Vec<(Handover, Option<String>)>,
    stewards: usize,
    must_ask: bool,
}

impl Read {
    async fn of(visit: &Visit, id: i64) -> Result<Self, Error> {
        let (community, me) = (found(visit, id).await?, visit.me()?.id);
        let read = visit.app.db.read(move |tx| {
            let all = membership::of_community(tx, id)?;
            let name = |id: i64| all.iter().find(|one| one.person_id == id).map(|one| one.name.clone());
            let offers = handover::to(tx, me)?.into_iter().filter(|offer| offer.community_id == id);
            let past = membership::of_person(tx, me)?;
            let is_removed = |one: &Membership| one.community_id == id && one.ending == Some(Ending::Removed);
            Ok::<_, store::Error>(Self {
                community,
                own: membership::now(tx, id, me)?,
                asked: request::last(tx, id, me)?,
                offers: offers.map(|offer| (offer.clone(), name(offer.giver_id))).collect(),
                stewards: all.iter().filter(|one| one.role == Role::Steward).count(),
                must_ask: past.iter().any(|(one, _)| is_removed(one)),
            })
        });
        Ok(read.await?)
    }

    fn view<'a>(&'a self, visit: &'a Visit, form: Form) -> Mine<'a> {
        let own = self.own.as_ref();
        let offers = self.offers.iter().map(|(offer, name)| Offer {
            id: ids::to_text(offer.id),
            name: name.clone().unwrap_or_else(|| visit.lang.text("community-who-left")),
            stays: offer.stays,
            until: offer.until.map(|until| visit.lang.date(until, "UTC")),
        });
        Mine {
            visit,
            head: Head::of(visit, &self.community),
            own,
            asked: self.asked.as_ref().filter(|_| own.is_none()),
            offers: offers.collect(),
            is_last_steward: self.stewards == 1 && own.is_some_and(|own| own.role == Role::Steward),
            must_ask: self.must_ask,
            form,
        }
    }
}
