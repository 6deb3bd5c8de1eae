//! The form, for a series or for one session.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use store::registrant::Said;
use store::residence::Residence;
use store::series::{self, State as Series};
use store::session::{self, Listed, Session, State};
use store::{Bilingual, Tx, ids};

use super::forms;
use super::register::{self, Wish};
use super::views::{Link, New, Sent};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::place::ask::{self, Question};
use crate::visit::Visit;

/// What one can register for.
pub struct Offer {
    /// What it is called: a series, or one session.
    pub title: Bilingual,
    /// Its page.
    pub path: String,
    /// Sessions that take registrations, the soonest first.
    pub sessions: Vec<Listed>,
}

impl Offer {
    fn of_series(tx: &mut Tx<'_>, id: i64, now: i64) -> Result<Self, Error> {
        let series = series::by_id(tx, id)?.filter(|found| found.state == Series::Open).ok_or_not_found()?;
        let mut sessions = session::of_series(tx, id)?;
        sessions.retain(|one| one.state == State::Open && one.starts > now);
        Ok(Self { title: series.title, path: crate::series::path(id), sessions })
    }

    fn of_session(tx: &mut Tx<'_>, id: i64, now: i64) -> Result<Self, Error> {
        let session =
            session::by_id(tx, id)?.filter(|found| found.state != State::Draft).ok_or_not_found()?;
        let (title, path) = (session.title.clone(), crate::session::path(id));
        let takes = session.state == State::Open && session.starts > now;
        Ok(Self { title, path, sessions: if takes { vec![listed(session)] } else { Vec::new() } })
    }
}

fn listed(session: Session) -> Listed {
    Listed {
        id: session.id,
        title: session.title,
        levers: session.levers,
        starts: session.starts,
        minutes: session.minutes,
        zone: session.zone,
        mode: session.mode,
        venue: session.venue,
        capacity: session.capacity,
        taken: session.taken,
        speaks: session.speaks,
        speaks_also: session.speaks_also,
        state: session.state,
    }
}

async fn series_offer(visit: &Visit, id: i64) -> Result<Offer, Error> {
    let now = visit.app.clock.now();
    visit.app.db.read(move |tx| Offer::of_series(tx, id, now)).await
}

async fn session_offer(visit: &Visit, id: i64) -> Result<Offer, Error> {
    let now = visit.app.clock.now();
    visit.app.db.read(move |tx| Offer::of_session(tx, id, now)).await
}

/// `GET /series/{id}/registrations/new`, with `?session=…` that session chosen.
pub async fn new_in_series(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let offer = series_offer(&visit, id).await?;
    let mut form = begun(&visit).await?;
    if let Some(session) = query.get("session") {
        form.fill("session", session);
    }
    let place = Question::new(&visit);
    visit.show(&New { visit: &visit, offer, form, place, action: series_action(id) })
}

/// `POST /series/{id}/registrations`
pub async fn create_in_series(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    let offer = series_offer(&visit, id).await?;
    create(visit, offer, series_action(id), form).await
}

/// `GET /sessions/{id}/registrations/new`: that of its series, if it stands in one.
pub async fn new_in_session(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let series = visit.app.db.read(move |tx| series::of_session(tx, id)).await?;
    if let Some((series_id, ..)) = series.iter().find(|(.., state)| *state == Series::Open) {
        let chosen = ids::to_text(id);
        return visit.go(&format!("{}/new?session={chosen}", series_action(*series_id)));
    }
    let offer = session_offer(&visit, id).await?;
    let mut form = begun(&visit).await?;
    form.fill("session", &ids::to_text(id));
    let place = Question::new(&visit);
    visit.show(&New { visit: &visit, offer, form, place, action: session_action(id) })
}

/// `POST /sessions/{id}/registrations`
pub async fn create_in_session(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    let offer = session_offer(&visit, id).await?;
    create(visit, offer, session_action(id), form).await
}

fn series_action(id: i64) -> String {
    format!("{}/registrations", crate::series::path(id))
}

fn session_action(id: i64) -> String {
    format!("{}/registrations", crate::session::path(id))
}

/// The form with what an account knows already.
async fn begun(visit: &Visit) -> Result<Form, Error> {
    let mut form = Form::new();
    if let Some(person) = &visit.person {
        form.fill("name", &person.name);
        form.fill("email", person.email.as_deref().unwrap_or_default());
        let id = person.id;
        let residence = visit.app.db.read(move |tx| store::residence::of_person(tx, id)).await?;
        form.fill(ask::FIELD, &ask::said(&visit.app.db, visit.lang, residence).await?);
    }
    Ok(form)
}

/// The same answer whether the address is known or not; whoever is signed in with it is registered at once.
async fn create(visit: Visit, offer: Offer, action: String, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Registration)?;
    visit.limit_all(Act::RegistrationOfAll)?;
    let mut place = Question::new(&visit);
    let offered: Vec<i64> = offer.sessions.iter().map(|one| one.id).collect();
    let sessions = forms::sessions(&mut form, &offered);
    let (name, to) = (forms::name(&mut form), forms::address(&mut form));
    let needs = forms::needs(&mut form);
    let residence = place.answer(&visit, &mut form).await?;
    let (true, Some(to), Some(residence)) = (form.is_good(), to, residence) else {
        return visit.refuse(&New { visit: &visit, offer, form, place, action });
    };
    let first = offer.sessions.iter().find(|one| sessions.contains(&one.id));
    let said = Said {
        name,
        language: visit.lang.language(),
        zone: zone(residence, first),
        residence,
        wants_offers: form.has("offers", "yes"),
    };
    let is_own = visit.person.as_ref().is_some_and(|person| person.email.as_deref() == Some(to.as_str()));
    let proven = visit.holder().filter(|_| is_own);
    match register::ask(&visit.app, visit.lang, Wish { said, to, sessions, needs }, proven).await? {
        Some(key) => visit.go_saying(&format!("/registrations/{key}"), "registration-done"),
        None => visit.go("/registrations/mail"),
    }
}

/// The zone of times in mail: where they live, or else that of the first session they chose.
fn zone(residence: Residence, first: Option<&Listed>) -> String {
    let own = forms::zone_of(residence).map(str::to_owned);
    own.or_else(|| first.map(|one| one.zone.clone())).unwrap_or_else(|| "UTC".to_owned())
}

/// `GET /registrations/mail`
pub async fn sent(visit: Visit) -> Result<Response, Error> {
    let has_mail = visit.app.settings.mail_server.is_some();
    visit.show(&Sent { visit: &visit, has_mail })
}

/// `GET /registrations/links/new`
pub async fn ask_link(visit: Visit) -> Result<Response, Error> {
    visit.show(&Link { visit: &visit, form: Form::new() })
}

/// `POST /registrations/links`: the same answer whether the address is known or not.
pub async fn mail_link(visit: Visit, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Registration)?;
    visit.limit_all(Act::RegistrationOfAll)?;
    let Some(address) = forms::address(&mut form) else {
        return visit.refuse(&Link { visit: &visit, form });
    };
    register::mail_link(&visit.app, visit.lang, address).await?;
    visit.go("/registrations/mail")
}
