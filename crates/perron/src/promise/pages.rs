use axum::extract::Path;
use axum::response::Response;
use store::community::{self, Community, Kind as Home, State as There};
use store::plan::Origin;
use store::promise::{self, Promise, State};
use store::shift::{self, Shift};
use store::{Bilingual, Ids, Language, Tx};

use super::forms::{Said, Settled};
use super::views::{List, Show, Write};
use super::{path, reminders};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::i18n::dates;
use crate::id::Id;
use crate::plan::forms::{Hands, WORDS};
use crate::rights::Deed;
use crate::visit::Visit;

/// Where the days of a promise are, until places say so.
const ZONE: &str = "America/Toronto";
/// The currency of a new promise.
const CURRENCY: &str = "CAD";

/// A community, if it is there for all to see.
fn there(tx: &mut Tx<'_>, id: i64) -> Result<Community, Error> {
    let found = community::by_id(tx, id)?.ok_or_not_found()?;
    if matches!(found.state, There::Active | There::Closed) { Ok(found) } else { Err(Error::NotFound) }
}

/// What is promised to a community, or by an institution.
pub fn promises(tx: &mut Tx<'_>, community: &Community) -> store::Result<Vec<Promise>> {
    match community.kind {
        Home::Institution => promise::of_institution(tx, community.id),
        _ => promise::of_community(tx, community.id),
    }
}

async fn institutions(visit: &Visit) -> Result<Vec<Community>, Error> {
    let all = visit.app.db.read(|tx| community::in_state(tx, There::Active)).await?;
    Ok(all.into_iter().map(|listed| listed.community).filter(|one| one.kind == Home::Institution).collect())
}

/// `GET /communities/{id}/promises`
pub async fn list(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = move |tx: &mut Tx<'_>| {
        let community = there(tx, id)?;
        Ok::<_, Error>((promises(tx, &community)?, community))
    };
    let (promises, community) = visit.app.db.read(read).await?;
    visit.show(&List { visit: &visit, community, promises })
}

/// `GET /communities/{id}/promises/new`
pub async fn new(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let institutions = institutions(&visit).await?;
    let form = Form::filled([("language", visit.lang.code())]);
    visit.show(&Write { visit: &visit, community_id: id, promise: None, institutions, form })
}

/// `POST /communities/{id}/promises`
pub async fn create(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    visit.app.db.read(move |tx| there(tx, id)).await?;
    let institutions = institutions(&visit).await?;
    let Some(said) = Said::parse(&mut form, &institutions, CURRENCY) else {
        return visit.refuse(&Write { visit: &visit, community_id: id, promise: None, institutions, form });
    };
    let now = visit.app.clock.now();
    let blank = Promise {
        id: visit.app.ids.next(),
        community_id: id,
        institution_id: None,
        who: String::new(),
        kind: promise::Kind::Door,
        text: Bilingual::default(),
        cents: None,
        currency: CURRENCY.to_owned(),
        made_on: String::new(),
        due: String::new(),
        zone: ZONE.to_owned(),
        email: None,
        language: Language::English,
        state: State::Open,
        words: String::new(),
        answer: String::new(),
        answered: None,
        settled: None,
        reminders: 0,
        remind: None,
        origin: Origin::Own,
        made: now,
        made_by: visit.person.as_ref().map(|me| me.id),
    };
    let promise = said.onto(blank);
    let promise = Promise { remind: reminders::next(&promise, now), ..promise };
    let place = path(id, promise.id);
    visit.app.db.write(move |tx| promise::insert(tx, &promise)).await?;
    visit.go_saying(&place, "promise-kept-down")
}

async fn one(visit: &Visit, id: i64, promise_id: i64) -> Result<(Community, Promise), Error> {
    let read = move |tx: &mut Tx<'_>| {
        let promise = promise::one(tx, id, promise_id)?.ok_or_not_found()?;
        Ok::<_, Error>((there(tx, id)?, promise))
    };
    visit.app.db.read(read).await
}

/// `GET /communities/{id}/promises/{promise}`
pub async fn show(visit: Visit, Path((Id(id), Id(promise_id))): Path<(Id, Id)>) -> Result<Response, Error> {
    let (community, promise) = one(&visit, id, promise_id).await?;
    visit.show(&Show { visit: &visit, community, promise, form: Form::new() })
}

/// `GET /communities/{id}/promises/{promise}/details`
pub async fn details(
    visit: Visit,
    Path((Id(id), Id(promise_id))): Path<(Id, Id)>,
) -> Result<Response, Error> {
    let (_, promise) = one(&visit, id, promise_id).await?;
    let (institutions, form) = (institutions(&visit).await?, Said::filled(&promise));
    visit.show(&Write { visit: &visit, community_id: id, promise: Some(promise_id), institutions, form })
}

/// `POST /communities/{id}/promises/{promise}/details`
pub async fn change(
    visit: Visit,
    Path((Id(id), Id(promise_id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let (_, promise) = one(&visit, id, promise_id).await?;
    let institutions = institutions(&visit).await?;
    let Some(said) = Said::parse(&mut form, &institutions, &promise.currency) else {
        return visit.refuse(&Write {
            visit: &visit,
            community_id: id,
            promise: Some(promise_id),
            institutions,
            form,
        });
    };
    let now = visit.app.clock.now();
    let write = move |tx: &mut Tx<'_>| {
        let promise =
            promise::lock(tx, promise_id)?.filter(|one| one.community_id == id).ok_or_not_found()?;
        // of another day, people are reminded anew
        let anew = promise.due != said.due;
        let promise = said.onto(promise);
        let promise = if anew { Promise { reminders: 0, ..promise } } else { promise };
        Ok::<_, Error>(promise::update(tx, &Promise { remind: reminders::next(&promise, now), ..promise })?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&path(id, promise_id), "promise-kept-down")
}

/// `POST /communities/{id}/promises/{promise}/settlement`: it was kept, or broken, or it is open again. What was kept is a
/// line in the ledger of decisions.
pub async fn settle(
    visit: Visit,
    Path((Id(id), Id(promise_id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let (community, promise) = one(&visit, id, promise_id).await?;
    let Some(settled) = Settled::parse(&mut form) else {
        return visit.refuse(&Show { visit: &visit, community, promise, form });
    };
    let (ids, now, by) =
        (visit.app.ids.clone(), visit.app.clock.now(), visit.person.as_ref().map(|me| me.id));
    let write = move |tx: &mut Tx<'_>| {
        let promise = promise::lock(tx, promise_id)?.ok_or_not_found()?;
        let is_open = settled.state == State::Open;
        let promise = Promise {
            state: settled.state,
            words: settled.words,
            settled: (!is_open).then_some(now),
            ..promise
        };
        let promise = Promise { remind: reminders::next(&promise, now), ..promise };
        promise::update(tx, &promise)?;
        promise::sign_settled(tx, promise_id, by.filter(|_| !is_open))?;
        match settled.hands {
            Some(hands) => shift::put(tx, &line(&ids, &promise, &community, hands, now))?,
            None => shift::forget(tx, shift::Kind::Promise, promise_id)?,
        }
        Ok::<_, Error>(())
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&path(id, promise_id), "promise-settled-now")
}

fn line(ids: &Ids, promise: &Promise, community: &Community, hands: Hands, now: i64) -> Shift {
    let cents = promise.cents.filter(|_| promise.kind == promise::Kind::Fund).unwrap_or_default();
    Shift {
        id: ids.next(),
        community_id: promise.community_id,
        kind: shift::Kind::Promise,
        thing_id: promise.id,
        title: promise.text.clone(),
        decided: now,
        agenda_by: hands.agenda_by,
        decided_by: hands.decided_by,
        holder: hands.holder,
        cents,
        currency: if cents > 0 { promise.currency.clone() } else { String::new() },
        minutes: 0,
        place_id: community.place_id,
        year: i64::from(dates::moment(now, &promise.zone).year()),
    }
}

/// Whether whoever comes answers for the institution that promised.
pub fn may_answer(visit: &Visit, promise: &Promise) -> bool {
    promise.institution_id.is_some_and(|id| visit.rights.in_community(id, Deed::Answer))
}

/// `POST /communities/{id}/promises/{promise}/answer`: what the institution says of it stands beside what the community says.
pub async fn answer(
    visit: Visit,
    Path((Id(id), Id(promise_id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let (community, promise) = one(&visit, id, promise_id).await?;
    if !may_answer(&visit, &promise) {
        return Err(Error::Forbidden);
    }
    let answer = form.text("answer", WORDS);
    if !form.is_good() {
        return visit.refuse(&Show { visit: &visit, community, promise, form });
    }
    let (now, by) = (visit.app.clock.now(), visit.person.as_ref().map(|me| me.id));
    let write = move |tx: &mut Tx<'_>| {
        let promise = promise::lock(tx, promise_id)?.ok_or_not_found()?;
        promise::update(tx, &Promise { answer, answered: Some(now), ..promise })?;
        Ok::<_, Error>(promise::sign_answered(tx, promise_id, by)?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&path(id, promise_id), "promise-answered-now")
}
