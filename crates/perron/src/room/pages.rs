//! What somebody in a room sees and does.

use axum::extract::{Path, Query};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use store::seat::Role;
use store::{Tx, agenda, note, room, seat};

use super::check_in::Comes;
use super::fragments::Fragment;
use super::views::{CheckIn, Mine, Show, Table, Waiting, Wall};
use super::{DOTS, Here, PAUSE, Part, attendance, changed, forms, path};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::rights::Deed;
use crate::visit::Visit;

/// Newest notes that everybody sees, and among how many they are looked for: some may not be shown.
const NEWEST: usize = 12;
const AMONG: i64 = 60;

/// `GET /sessions/{id}/room`: the way in, and then the room.
pub async fn show(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(Pass { pass }): Query<Pass>,
) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    if !here.is_open(visit.app.clock.now()) {
        return visit.show(&Waiting { visit: &visit, here: &here });
    }
    let (holder, by_link) =
        (visit.holder().unwrap_or_default(), crate::registration::opens(&visit.app, &pass));
    if here.me.is_none() || by_link.is_some() {
        let comes = visit.app.db.read(move |tx| Comes::find(tx, id, &holder, by_link)).await?;
        if here.me.is_none() || comes.stands_before() {
            return door(&visit, &here, &pass, comes).await;
        }
    }
    visit.show(&page(&visit, &here, note_form(&visit), Form::new()).await?)
}

/// The key of a registration's link, which lets in without a code.
#[derive(Deserialize)]
pub struct Pass {
    #[serde(default)]
    pass: String,
}

/// The way in, filled with what is known of whoever comes.
async fn door(visit: &Visit, here: &Here, pass: &str, comes: Comes) -> Result<Response, Error> {
    let (id, registration_id) = (here.session.id, comes.registered.as_ref().map(|(id, _)| *id));
    let before = match registration_id {
        Some(registration_id) => {
            let read = move |tx: &mut Tx<'_>| store::attendance::of_registration(tx, id, registration_id);
            visit.app.db.read(read).await?
        }
        None => comes.has_it.clone(),
    };
    let mut form = Form::filled([("pass", pass)]);
    form.fill("language", before.as_ref().map_or(visit.lang.code(), |before| before.language.word()));
    if let Some(before) = &before {
        // what they said when they came first, on this device or another
        form.fill("name", &before.name);
        form.fill("postal", &before.postal_area);
        before.needs.split_whitespace().for_each(|need| form.fill("needs", need));
        if before.leads {
            form.fill("leads", "yes");
        }
    } else if let Some((_, registrant)) = &comes.registered {
        form.fill("name", &registrant.said.name);
        form.fill("postal", &attendance::postal_area(registrant.said.residence));
    } else if let Some(person) = &visit.person {
        form.fill("name", &person.name);
    }
    visit.show(&CheckIn { visit, here, form, comes })
}

/// An empty form for a note; its number makes it one note however often it is sent.
pub fn note_form(visit: &Visit) -> Form {
    let client = Id(visit.app.ids.next()).to_string();
    Form::filled([("client", client.as_str()), ("language", visit.lang.code())])
}

/// The room of whoever is in it, with what they typed.
pub async fn page<'a>(visit: &'a Visit, here: &'a Here, note: Form, pulse: Form) -> Result<Show<'a>, Error> {
    let (id, me, table_no) = (here.session.id, here.me()?.id, here.table_no());
    let (round, asked) = (here.room.round, here.room.prompt_id);
    let read = move |tx: &mut Tx<'_>| {
        let people = match table_no {
            0 => Vec::new(),
            _ => seat::at_table(tx, id, round, table_no)?,
        };
        let prompt = agenda::prompts(tx, id)?.into_iter().find(|prompt| Some(prompt.id) == asked);
        let hands = room::hands(tx, id)?;
        let (said, dots) = (room::pulse(tx, id, me)?, note::dots_of(tx, id, me)?);
        Ok::<_, store::Error>((people, prompt, hands, said, dots))
    };
    let (people, prompt, hands, said, dots) = visit.app.db.read(read).await?;
    let mine = Mine {
        has_hand_up: hands.iter().any(|hand| hand.attendance_id == me && hand.called.is_none()),
        is_called: hands.iter().any(|hand| hand.attendance_id == me && hand.called.is_some()),
        before: hands.iter().take_while(|hand| hand.attendance_id != me).count(),
        said,
        dots_left: DOTS.saturating_sub(dots.len()),
    };
    let called = hands.into_iter().find(|hand| hand.called.is_some());
    let (notes, wall) = match here.takes_notes() {
        true => (
            table_part(visit, here, table_no).await?.inner.clone(),
            wall_part(visit, here).await?.inner.clone(),
        ),
        false => Default::default(),
    };
    Ok(Show { visit, here, people, prompt, called, mine, notes, wall, note, pulse })
}

/// Since which version of the room a page was made.
#[derive(Deserialize)]
pub struct Since {
    #[serde(default)]
    since: i64,
    /// Whether it is a page of those who run the session.
    #[serde(default)]
    desk: bool,
}

/// `GET /sessions/{id}/room/changes`: which parts change, as they do.
pub async fn changes(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(Since { since, desk }): Query<Since>,
) -> Result<Response, Error> {
    let app = &visit.app;
    let here = Here::find(&visit, id).await?;
    let runs = visit.may(Deed::Run);
    if here.me.is_none() && !runs {
        return Err(Error::Forbidden);
    }
    let (name, third) = match runs && desk {
        true => ("desk", Part::Desk),
        false => ("table", Part::Table(here.table_no())),
    };
    let parts = [("change", Part::Room), ("note", Part::Wall), (name, third)];
    let parts = parts.map(|(name, part)| (name, part.topic(id)));
    Ok(app.events.parts(parts, PAUSE, here.room.version > since))
}

/// `GET /sessions/{id}/room/wall`
pub async fn wall(visit: Visit, Path(Id(id)): Path<Id>, headers: HeaderMap) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    if here.me.is_none() && !visit.may(Deed::Run) {
        return Err(Error::Forbidden);
    }
    Ok(wall_part(&visit, &here).await?.answer(visit.known.as_ref(), &headers))
}

/// `GET /sessions/{id}/room/tables/{table}`: for those who sit there, and those who run the session.
pub async fn table(
    visit: Visit,
    Path((Id(id), table_no)): Path<(Id, i64)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    if !visit.may(Deed::Run) && (here.me.is_none() || here.table_no() != table_no) {
        return Err(Error::Forbidden);
    }
    Ok(table_part(&visit, &here, table_no).await?.answer(visit.known.as_ref(), &headers))
}

/// The newest notes of all tables, that everybody who is there may see.
pub(super) async fn wall_part(visit: &Visit, here: &Here) -> Result<std::sync::Arc<Fragment>, Error> {
    let (app, id, lang) = (&visit.app, here.session.id, visit.lang);
    let make = async || {
        let read = move |tx: &mut Tx<'_>| {
            let version = room::of(tx, id)?.version;
            Ok::<_, store::Error>((version, note::newest(tx, id, AMONG)?, note::count(tx, id)?))
        };
        let (version, noted, count) = app.db.read(read).await?;
        let wall = Wall::of(lang, noted, (NEWEST, count), app.clock.now());
        Ok(Fragment::new("wall", version, askama::Template::render(&wall)?))
    };
    app.fragments.get((id, Part::Wall, lang), here.room.version, make).await
}

/// The notes of a table in this round.
async fn table_part(visit: &Visit, here: &Here, table_no: i64) -> Result<std::sync::Arc<Fragment>, Error> {
    let (app, id, lang) = (&visit.app, here.session.id, visit.lang);
    let make = async || {
        let read = move |tx: &mut Tx<'_>| {
            let room = room::of(tx, id)?;
            Ok::<_, store::Error>((room.version, note::at_table(tx, id, room.round, table_no)?))
        };
        let (version, noted) = app.db.read(read).await?;
        let table = Table::of(lang, id, noted, app.clock.now());
        Ok(Fragment::new("table", version, askama::Template::render(&table)?))
    };
    app.fragments.get((id, Part::Table(table_no), lang), here.room.version, make).await
}

/// `POST /sessions/{id}/room/hand`: up, or down again.
pub async fn hand(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    visit.limit(Act::Room)?;
    let here = Here::find(&visit, id).await?;
    let (me, now) = (here.me()?.id, visit.app.clock.now());
    let goes_up = form.value("hand") == "up";
    let write = move |tx: &mut Tx<'_>| {
        match goes_up {
            true => room::raise(tx, id, me, now)?,
            false => drop(room::lower(tx, id, me)?),
        }
        changed(tx, id, &[Part::Desk])
    };
    visit.app.db.write(write).await?;
    let said = if goes_up { "room-hand-up-said" } else { "room-hand-down-said" };
    visit.go_saying(&format!("{}/room", path(id)), said)
}

/// `POST /sessions/{id}/room/role`: what one does at one's table in this round.
pub async fn role(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    visit.limit(Act::Room)?;
    let here = Here::find(&visit, id).await?;
    let seat = here.seat.ok_or_not_found()?;
    let role = Role::of_word(form.value("role")).ok_or_not_found()?;
    let write = move |tx: &mut Tx<'_>| {
        seat::take_role(tx, id, seat, role)?;
        // names and roles stand in each page, not in the part they share
        changed(tx, id, &[Part::Table(seat.table_no)])
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/room", path(id)), "room-role-said")
}

/// `POST /sessions/{id}/room/pulse`: the three questions at the end.
pub async fn pulse(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Room)?;
    let here = Here::find(&visit, id).await?;
    let (me, now) = (here.me()?.id, visit.app.clock.now());
    let Some(said) = forms::pulse(&mut form) else {
        return visit.refuse(&page(&visit, &here, note_form(&visit), form).await?);
    };
    let write = move |tx: &mut Tx<'_>| {
        room::put_pulse(tx, id, me, said, now)?;
        changed(tx, id, &[Part::Desk])
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/room", path(id)), "room-pulse-said")
}
