//! Coming in: by oneself with the code of the session, or by the link of one's registration. However often somebody
//! comes, they are there once.

use axum::extract::Path;
use axum::response::Response;
use store::attendance::{self, Attendance, Way};
use store::registrant::{self, Registrant};
use store::registration::{self, State};
use store::{Ids, Tx};

use super::forms::Coming;
use super::views::CheckIn;
use super::{Here, Part, changed, path, seating};
use crate::error::Error;
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::registration as registration_page;
use crate::visit::Visit;

/// How somebody is known when they come.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// `p…` a person, `g…` a guest.
    pub holder: Option<String>,
    /// Their seat in the session.
    pub registration_id: Option<i64>,
}

/// Notes that somebody is there; who they are in the room.
pub fn check_in(
    tx: &mut Tx<'_>,
    ids: &Ids,
    session_id: i64,
    known: Known,
    coming: &Coming,
    (way, now): (Way, i64),
) -> store::Result<i64> {
    let mut known = known;
    let before = recognise(tx, session_id, &mut known, now)?;
    let attendance = Attendance {
        session_id,
        id: before.as_ref().map_or_else(|| ids.next(), |before| before.id),
        registration_id: before.as_ref().and_then(|before| before.registration_id).or(known.registration_id),
        // the device they came with first stays theirs
        holder: before.as_ref().and_then(|before| before.holder.clone()).or_else(|| known.holder.clone()),
        name: coming.name.clone(),
        language: coming.language,
        postal_area: coming.postal_area.clone(),
        needs: coming.needs.clone(),
        leads: coming.leads,
        opinion_group: None,
        way,
        made: now,
        gone: None,
    };
    match before {
        Some(_) => attendance::update(tx, &attendance)?,
        None if attendance::insert(tx, &attendance)? => {}
        // on two devices within the same moment: the other one was first
        None => match recognise(tx, session_id, &mut known, now)? {
            Some(first) => return Ok(first.id),
            None => return Err(store::Error::Busy),
        },
    }
    changed(tx, session_id, &[Part::Desk])?;
    Ok(attendance.id)
}

/// Who they are in the room already, if anybody: by their device, by their registration, or by both, which then become
/// one. A device they had not come with before is theirs from now on.
fn recognise(
    tx: &mut Tx<'_>,
    session_id: i64,
    known: &mut Known,
    now: i64,
) -> store::Result<Option<Attendance>> {
    let mut by_device = match &known.holder {
        Some(holder) => attendance::of_holder(tx, session_id, holder)?,
        None => None,
    };
    let is_of_another = |one: &Attendance| matches!((one.registration_id, known.registration_id), (Some(own), Some(asked)) if own != asked);
    if by_device.as_ref().is_some_and(is_of_another) {
        // two people share a device: it goes on as that of the first, and the second is there as if written down
        (by_device, known.holder) = (None, None);
    }
    let by_registration = match known.registration_id {
        Some(id) => attendance::of_registration(tx, session_id, id)?,
        None => None,
    };
    let Some(mut one) = by_registration else { return Ok(by_device) };
    if let Some(other) = by_device.filter(|other| other.id != one.id) {
        // they had come in without their link before
        attendance::join(tx, session_id, one.id, other.id)?;
        if one.holder.is_none() {
            one.holder = other.holder;
        }
    }
    match (&one.holder, &known.holder) {
        (Some(first), Some(holder)) if first != holder => {
            attendance::add_device(tx, session_id, one.id, holder, now)?;
        }
        (None, Some(holder)) => one.holder = Some(holder.clone()),
        _ => {}
    }
    Ok(Some(one))
}

/// `POST /sessions/{id}/room/presence`
pub async fn come(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    if !here.is_open(visit.app.clock.now()) {
        return visit.go(&format!("{}/room", path(id)));
    }
    visit.limit(Act::CheckIn)?;
    visit.limit_all(Act::CheckInOfAll)?;
    let holder = visit.holder().unwrap_or_default();
    let by_link = registration_page::opens(&visit.app, form.value("pass"));
    let found = visit.app.db.read(move |tx| registered(tx, id, &holder, by_link)).await?;
    let registration_id = found.map(|(registration_id, _)| registration_id);
    let coming = Coming::parse(&mut form);
    let needs_code = registration_id.is_none() && !here.session.code.is_empty();
    if needs_code && !form.value("code").trim().eq_ignore_ascii_case(&here.session.code) {
        form.refuse("code", "room-code-wrong", &[]);
    }
    let (Some(coming), true) = (coming, form.is_good()) else {
        return visit.refuse(&CheckIn { visit: &visit, here: &here, form, needs_code });
    };
    let way = match (registration_id, needs_code) {
        (Some(_), _) => Way::Link,
        (None, true) => Way::Code,
        (None, false) => Way::Own,
    };
    let known = Known { holder: visit.holder(), registration_id };
    let (ids, now) = (visit.app.ids.clone(), visit.app.clock.now());
    let holder = visit.holder().unwrap_or_default();
    let write = move |tx: &mut Tx<'_>| {
        let came = check_in(tx, &ids, id, known, &coming, (way, now))?;
        let on_device = attendance::of_holder(tx, id, &holder)?;
        Ok::<_, store::Error>(on_device.is_some_and(|one| one.id != came))
    };
    let is_beside = visit.app.db.write(write).await?;
    seating::seat_late(&visit.app, id).await?;
    let said = if is_beside { "room-come-beside-said" } else { "room-come-said" };
    visit.go_saying(&format!("{}/room", path(id)), said)
}

/// The seat in this session of whoever confirmed a registration on this device or in this account, or came by the link
/// of one.
pub fn registered(
    tx: &mut Tx<'_>,
    session_id: i64,
    holder: &str,
    by_link: Option<i64>,
) -> store::Result<Option<(i64, Registrant)>> {
    let found = match by_link {
        Some(registrant_id) => registrant::by_id(tx, registrant_id)?,
        None => registrant::of_holder(tx, holder)?,
    };
    let Some(registrant) = found else { return Ok(None) };
    let seats = registration::of_registrant(tx, registrant.id)?;
    let held = seats.into_iter().find(|seat| seat.session_id == session_id && seat.state == State::Held);
    Ok(held.map(|seat| (seat.id, registrant)))
}

/// `POST /sessions/{id}/room/departure`
pub async fn leave(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    let (me, now) = (here.me()?.id, visit.app.clock.now());
    let table = Part::Table(here.table_no());
    let write = move |tx: &mut Tx<'_>| {
        attendance::set_gone(tx, id, me, Some(now))?;
        store::room::lower(tx, id, me)?;
        changed(tx, id, &[Part::Desk, table])
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&path(id), "room-left")
}
