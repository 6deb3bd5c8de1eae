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
    let by_holder = match &known.holder {
        Some(holder) => attendance::of_holder(tx, session_id, holder)?,
        None => None,
    };
    let by_registration = match known.registration_id {
        Some(id) => attendance::of_registration(tx, session_id, id)?,
        None => None,
    };
    if let (Some(one), Some(other)) = (&by_holder, &by_registration)
        && one.id != other.id
    {
        // a helper had written them down, and they came by themselves
        attendance::join(tx, session_id, one.id, other.id)?;
    }
    let before = by_holder.or(by_registration);
    let attendance = Attendance {
        session_id,
        id: before.as_ref().map_or_else(|| ids.next(), |before| before.id),
        registration_id: known.registration_id.or(before.as_ref().and_then(|before| before.registration_id)),
        holder: known.holder.or(before.as_ref().and_then(|before| before.holder.clone())),
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
        None => drop(attendance::insert(tx, &attendance)?),
    }
    changed(tx, session_id, &[Part::Desk])?;
    Ok(attendance.id)
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
    visit.app.db.write(move |tx| check_in(tx, &ids, id, known, &coming, (way, now))).await?;
    seating::seat_late(&visit.app, id).await?;
    visit.go_saying(&format!("{}/room", path(id)), "room-come-said")
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
