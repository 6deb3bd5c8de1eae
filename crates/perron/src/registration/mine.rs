//! One's own registrations, opened by the link of a mail: confirmed, answered, changed, given back.

use axum::extract::Path;
use axum::response::Response;
use store::accommodation::{self, Accommodation};
use store::registrant::{self, Registrant, Said};
use store::registration::{self, Registration, Rsvp, State};
use store::session::{self, Session, State as SessionState};
use store::{Bilingual, Tx};

use super::views::{Mine, Offers};
use super::{NEEDS, forms, offers_key, opens, register, seats};
use crate::app::Shared;
use crate::cookie::same;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::i18n::Lang;
use crate::id::Id;
use crate::limits::Act;
use crate::place::ask::{self, Question};
use crate::registration::told::{self, Told};
use crate::session::zone_named;
use crate::visit::Visit;

/// Everything somebody is registered for.
pub struct Read {
    pub registrant: Registrant,
    /// Each session with the registration in it, and, for who waits, how many are before them.
    pub seats: Vec<(Session, Registration, i64)>,
    pub needs: Vec<Accommodation>,
    /// Sessions of the same series that they may still choose.
    pub others: Vec<Session>,
}

impl Read {
    fn of(tx: &mut Tx<'_>, id: i64, now: i64) -> Result<Self, Error> {
        let registrant = registrant::by_id(tx, id)?.ok_or(Error::Gone)?;
        let (mut seats, mut needs, mut others) = (Vec::new(), Vec::new(), Vec::new());
        for one in registration::of_registrant(tx, id)? {
            let Some(session) = session::by_id(tx, one.session_id)? else { continue };
            if session.ends() > now && needs.is_empty() {
                needs = accommodation::of_registration(tx, one.session_id, one.id)?;
            }
            let ahead = if one.state == State::Waiting { registration::ahead(tx, &one)? } else { 0 };
            seats.push((session, one, ahead));
        }
        for other in registration::others(tx, id, now)? {
            others.extend(session::by_id(tx, other)?);
        }
        seats.sort_by_key(|(session, ..)| session.starts);
        Ok(Self { registrant, seats, needs, others })
    }
}

async fn read(visit: &Visit, key: &str) -> Result<Read, Error> {
    let (id, now) = (opens(&visit.app, key).ok_or_not_found()?, visit.app.clock.now());
    visit.app.db.read(move |tx| Read::of(tx, id, now)).await
}

/// `GET /registrations/{key}`: changes nothing, since programs that guard mailboxes open every link.
pub async fn show(visit: Visit, Path(key): Path<String>) -> Result<Response, Error> {
    let read = read(&visit, &key).await?;
    let form = filled(&visit, &read).await?;
    let place = Question::new(&visit);
    visit.show(&Mine { visit: &visit, key, read, form, place, now: visit.app.clock.now() })
}

async fn filled(visit: &Visit, read: &Read) -> Result<Form, Error> {
    let said = &read.registrant.said;
    let mut form = Form::filled([
        ("name", said.name.as_str()),
        ("zone", said.zone.as_str()),
        ("language", said.language.word()),
        (ask::FIELD, &ask::said(&visit.app.db, visit.lang, said.residence).await?),
    ]);
    if said.wants_offers {
        form.fill("offers", "yes");
    }
    forms::fill_needs(&mut form, &read.needs);
    Ok(form)
}

/// `POST /registrations/{key}/confirmation`
pub async fn confirm(visit: Visit, Path(key): Path<String>) -> Result<Response, Error> {
    let id = opens(&visit.app, &key).ok_or_not_found()?;
    register::confirm(&visit.app, id, visit.holder()).await?;
    visit.go_saying(&format!("/registrations/{key}"), "registration-done")
}

/// `POST /registrations/{key}`: who they are and what they need, for all sessions to come.
pub async fn change(visit: Visit, Path(key): Path<String>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Registration)?;
    let read = read(&visit, &key).await?;
    let mut place = Question::new(&visit);
    let name = forms::name(&mut form);
    let language =
        form.choice("language", &[("en", store::Language::English), ("fr", store::Language::French)]);
    let zone = zone_named(form.value("zone")).and_then(|zone| zone.iana_name().map(str::to_owned));
    if zone.is_none() {
        let named = form.value("zone").to_owned();
        form.refuse("zone", "session-no-such-zone", &[("zone", named.into())]);
    }
    let needs = forms::needs(&mut form);
    let residence = place.answer(&visit, &mut form).await?;
    let (true, Some(language), Some(zone), Some(residence)) = (form.is_good(), language, zone, residence)
    else {
        return visit.refuse(&Mine { visit: &visit, key, read, form, place, now: visit.app.clock.now() });
    };
    let said = Said { name, language, zone, residence, wants_offers: form.has("offers", "yes") };
    let (app, now) = (visit.app.clone(), visit.app.clock.now());
    let write = move |tx: &mut Tx<'_>| {
        let one = registrant::lock(tx, read.registrant.id)?.ok_or(Error::Gone)?;
        registrant::change(tx, one.id, &said)?;
        for (session, one, _) in &read.seats {
            if session.ends() > now {
                accommodation::set(tx, &app.ids, (one.session_id, one.id), &needs)?;
            }
        }
        Ok::<_, Error>(())
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("/registrations/{key}"), "registration-changed")
}

/// What somebody does about one session.
#[derive(Clone, Copy)]
enum Answer {
    /// They say whether they come.
    Rsvp(Rsvp),
    /// They give it back.
    GiveBack,
    /// They take one, anew or again.
    Take,
}

/// `POST /registrations/{key}/sessions/{id}`
pub async fn answer(
    visit: Visit,
    Path((key, Id(session_id))): Path<(String, Id)>,
    form: Form,
) -> Result<Response, Error> {
    visit.limit(Act::Registration)?;
    let id = opens(&visit.app, &key).ok_or_not_found()?;
    let answer = match form.value("act") {
        "yes" => Answer::Rsvp(Rsvp::Yes),
        "maybe" => Answer::Rsvp(Rsvp::Maybe),
        "no" => Answer::GiveBack,
        "take" => Answer::Take,
        other => return Err(Error::Bad(format!("no such answer: {other}"))),
    };
    let (app, holder) = (visit.app.clone(), visit.holder());
    let said = visit.app.db.write(move |tx| answer_now(tx, &app, id, session_id, answer, holder)).await?;
    visit.go_saying(&format!("/registrations/{key}"), said)
}

/// Does it; the key of the sentence that says so.
fn answer_now(
    tx: &mut Tx<'_>,
    app: &Shared,
    id: i64,
    session_id: i64,
    answer: Answer,
    holder: Option<String>,
) -> Result<&'static str, Error> {
    let now = app.clock.now();
    let registrant = registrant::lock(tx, id)?.ok_or(Error::Gone)?;
    let session = session::lock(tx, session_id)?.ok_or_not_found()?;
    if session.state != SessionState::Open || session.starts <= now {
        return Ok("registration-too-late");
    }
    let mut all = registration::of_registrant(tx, id)?;
    all.retain(|one| one.session_id == session_id);
    let own = all.pop();
    let (one, told) = match (answer, own) {
        (Answer::Rsvp(rsvp), Some(one)) if one.state == State::Held => {
            registration::set(tx, &Registration { rsvp, changed: now, ..one })?;
            return Ok("registration-answered");
        }
        (Answer::GiveBack, Some(one)) if one.state == State::Held => {
            (seats::give_back(tx, app, &one)?, Told::GivenBack)
        }
        (Answer::GiveBack, Some(one)) if one.state == State::Waiting => {
            (seats::give_back(tx, app, &one)?, Told::OffList)
        }
        (Answer::Take, own)
            if !own.as_ref().is_some_and(|one| matches!(one.state, State::Held | State::Waiting)) =>
        {
            registrant::confirm(tx, id, now, holder.as_deref())?;
            let one = match own {
                Some(one) => one,
                None => choose(tx, app, id, session_id)?,
            };
            let Some(taken) = seats::take(tx, &one, now)? else { return Ok("registration-too-late") };
            let told = if taken.state == State::Held { Told::Held } else { Told::Waiting };
            (taken, told)
        }
        _ => return Ok("registration-as-it-was"),
    };
    told::tell(tx, app, &registrant, &[(session, one, told)])?;
    Ok(match told {
        Told::GivenBack => "registration-given-back",
        Told::OffList => "registration-off-list",
        Told::Held => "registration-taken",
        _ => "registration-waits",
    })
}

/// A session that was not on their form; what they need in the others they need there too.
fn choose(tx: &mut Tx<'_>, app: &Shared, id: i64, session_id: i64) -> Result<Registration, Error> {
    let mut needs = Vec::new();
    if let Some(other) = registration::of_registrant(tx, id)?.pop() {
        needs = accommodation::of_registration(tx, other.session_id, other.id)?;
    }
    let one = register::wished(app, session_id, id, app.clock.now());
    registration::insert(tx, &one)?;
    let needs: Vec<_> = needs.into_iter().map(|need| (need.kind, need.words)).collect();
    accommodation::set(tx, &app.ids, (session_id, one.id), &needs)?;
    Ok(one)
}

fn opens_offers(visit: &Visit, given: &str) -> Result<i64, Error> {
    let id = given.split_once('-').and_then(|(id, _)| store::ids::from_text(id)).ok_or_not_found()?;
    if same(&offers_key(&visit.app, id), given) { Ok(id) } else { Err(Error::NotFound) }
}

/// `GET /registrations/offers/{key}`: one button. Programs that look through mail open it, and must end nothing.
pub async fn look_at_offers(visit: Visit, Path(given): Path<String>) -> Result<Response, Error> {
    let id = opens_offers(&visit, &given)?;
    let found = visit.app.db.read(move |tx| registrant::by_id(tx, id)).await?.ok_or(Error::Gone)?;
    visit.show(&Offers { visit: &visit, is_done: !found.said.wants_offers })
}

/// `POST /registrations/offers/{key}`: by the button, or by a mail program on its own (RFC 8058).
pub async fn end_offers(visit: Visit, Path(given): Path<String>) -> Result<Response, Error> {
    let id = opens_offers(&visit, &given)?;
    visit.app.db.write(move |tx| registrant::be_quiet(tx, id)).await?;
    visit.show(&Offers { visit: &visit, is_done: true })
}

/// A text in a language, or in the other one.
pub fn own(lang: Lang, text: &Bilingual) -> &str {
    text.nearest(lang.language()).0
}

/// What is needed, in words.
pub fn said_needs(lang: Lang, needs: &[Accommodation]) -> Vec<String> {
    needs
        .iter()
        .map(|need| {
            let key = NEEDS.iter().find(|(kind, _)| *kind == need.kind).map(|(_, key)| *key);
            key.map_or_else(|| need.words.clone(), |key| lang.text(key))
        })
        .collect()
}
