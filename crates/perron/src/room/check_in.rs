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
    /// Who they say they are, if the device is known as somebody's.
    pub who: Option<Who>,
}

/// Who comes with a device that is known in the room, as they say themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The one it is known as.
    Same,
    /// Somebody else than this one, whose device it is from now on.
    Other(i64),
    /// Somebody else, who leaves it to the one it is known as.
    Beside,
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
    // on two devices within the same moment the other one was first: then it is there by the second time
    for _ in 0..2 {
        let Recognised { before, holder, passes } = recognise(tx, session_id, &known, now)?;
        let attendance = Attendance {
            session_id,
            id: before.as_ref().map_or_else(|| ids.next(), |before| before.id),
            registration_id: before
                .as_ref()
                .and_then(|before| before.registration_id)
                .or(known.registration_id),
            // the device they came with first stays theirs
            holder: before.as_ref().and_then(|before| before.holder.clone()).or(holder),
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
        if before.is_some() {
            attendance::update(tx, &attendance)?;
        } else if !attendance::insert(tx, &attendance)? {
            continue;
        }
        if let Some(device) = passes {
            attendance::give_device(tx, session_id, attendance.id, &device, now)?;
        }
        changed(tx, session_id, &[Part::Desk])?;
        return Ok(attendance.id);
    }
    Err(store::Error::Busy)
}

/// What is found of somebody who comes.
struct Recognised {
    /// Who they are in the room already, if anybody.
    before: Option<Attendance>,
    /// The device they come with first, if it is nobody's yet.
    holder: Option<String>,
    /// A device that was somebody else's and is theirs from now on.
    passes: Option<String>,
}

/// Who they are in the room already, if anybody: by their device, by their registration, or by both, which then become
/// one. A device they had not come with before is theirs from now on.
fn recognise(tx: &mut Tx<'_>, session_id: i64, known: &Known, now: i64) -> store::Result<Recognised> {
    let mut holder = known.holder.clone();
    let mut by_device = match &holder {
        Some(holder) => attendance::of_holder(tx, session_id, holder)?,
        None => None,
    };
    let by_registration = match known.registration_id {
        Some(id) => attendance::of_registration(tx, session_id, id)?,
        None => None,
    };
    let mut passes = None;
    if let Some(has_it) = by_device.take_if(|one| is_of_another(one, by_registration.as_ref(), known)) {
        // two people share a device: while the first is there it stays theirs, unless the second says otherwise
        let is_theirs = match known.who {
            Some(Who::Other(_)) => true,
            Some(Who::Beside) => false,
            Some(Who::Same) | None => has_it.gone.is_some(),
        };
        passes = holder.take().filter(|holder| is_theirs && may_pass(holder));
    }
    let Some(mut one) = by_registration else {
        let holder = holder.filter(|_| by_device.is_none());
        return Ok(Recognised { before: by_device, holder, passes });
    };
    if let Some(other) = by_device.filter(|other| other.id != one.id) {
        // they had come in without their link before
        attendance::join(tx, session_id, one.id, other.id)?;
        if one.holder.is_none() {
            one.holder = other.holder;
        }
    }
    if let Some(holder) = holder {
        match one.holder {
            None if attendance::came_first(tx, session_id, &holder)?.is_none() => one.holder = Some(holder),
            _ => attendance::give_device(tx, session_id, one.id, &holder, now)?,
        }
    }
    Ok(Recognised { before: Some(one), holder: None, passes })
}

/// Whether who has a device is somebody else than who comes with it.
fn is_of_another(has_it: &Attendance, registered: Option<&Attendance>, known: &Known) -> bool {
    let says_so = match known.who {
        // sent twice: by now it is theirs
        Some(Who::Other(id)) => id == has_it.id,
        Some(Who::Beside) => known.registration_id.is_some(),
        Some(Who::Same) | None => false,
    };
    let has_another =
        has_it.registration_id.is_some_and(|own| known.registration_id.is_some_and(|id| id != own));
    // it passed from them to somebody else
    let was_theirs = registered.is_some_and(|one| one.id != has_it.id && one.holder == known.holder);
    // once it is theirs, whatever they say when it is sent again
    let is_theirs = has_it.registration_id.is_some() && has_it.registration_id == known.registration_id;
    !is_theirs && (says_so || has_another || was_theirs)
}

/// A device passes on, an account does not: what somebody noted signed in is theirs.
fn may_pass(holder: &str) -> bool {
    holder.starts_with('g')
}

/// Who may be coming, as far as it is known before they say anything.
pub struct Comes {
    /// The registration they come with.
    pub registered: Option<(i64, Registrant)>,
    /// Whom the device is known as in the room, if anybody.
    pub has_it: Option<Attendance>,
    /// What they are asked to say of who they are: words of [`Who`]; none where it is plain.
    pub answers: Vec<&'static str>,
    /// They come by the link of their registration.
    by_link: bool,
}

impl Comes {
    /// Looks it up.
    pub fn find(tx: &mut Tx<'_>, session_id: i64, holder: &str, by_link: Option<i64>) -> store::Result<Self> {
        let has_it = attendance::of_holder(tx, session_id, holder)?;
        let mut registered = registered(tx, session_id, holder, by_link)?;
        let by_link = by_link.is_some() && registered.is_some();
        let mut answers = Vec::new();
        if let Some(has_it) = &has_it {
            let asked = registered.as_ref().map(|(id, _)| *id);
            let is_another = has_it.registration_id.is_some() && has_it.registration_id != asked;
            let is_there = |tx: &mut Tx<'_>, id| {
                Ok::<_, store::Error>(
                    attendance::of_registration(tx, session_id, id)?.is_some_and(|one| one.id != has_it.id),
                )
            };
            if let (false, Some(id)) = (by_link, asked)
                && (is_another || is_there(tx, id)?)
            {
                // without a link, it goes on as that of who has it, not of who confirmed a registration on it
                registered = None;
            }
            let is_plain = by_link && has_it.registration_id.is_some() && has_it.registration_id == asked;
            let may = [
                ("same", !(by_link && is_another)),
                ("other", may_pass(holder)),
                ("beside", by_link && has_it.gone.is_none()),
            ];
            if !is_plain && (by_link || has_it.gone.is_some()) {
                answers.extend(may.into_iter().filter(|(_, may)| *may).map(|(word, _)| word));
            }
        }
        Ok(Self { registered, has_it, answers, by_link })
    }

    /// Whether the door asks for the code of the session; it does where somebody else may come, too.
    pub fn may_need_code(&self) -> bool {
        self.registered.is_none() || (!self.by_link && self.answers.contains(&"other"))
    }

    /// Whether a link leads to the door although the device is in the room.
    pub fn stands_before(&self) -> bool {
        self.by_link && !self.answers.is_empty()
    }
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
    let comes = visit.app.db.read(move |tx| Comes::find(tx, id, &holder, by_link)).await?;
    let coming = Coming::parse(&mut form);
    let who = who(&mut form);
    // without a link, what was confirmed on this device is not somebody else's
    let is_other = by_link.is_none() && matches!(who, Some(Who::Other(_)));
    let registration_id = comes.registered.as_ref().map(|(registration_id, _)| *registration_id);
    let registration_id = registration_id.filter(|_| !is_other);
    let needs_code = registration_id.is_none() && !here.session.code.is_empty();
    if needs_code && !form.value("code").trim().eq_ignore_ascii_case(&here.session.code) {
        form.refuse("code", "room-code-wrong", &[]);
    }
    let (Some(coming), true) = (coming, form.is_good()) else {
        return visit.refuse(&CheckIn { visit: &visit, here: &here, form, comes });
    };
    let way = match (registration_id, needs_code) {
        (Some(_), _) => Way::Link,
        (None, true) => Way::Code,
        (None, false) => Way::Own,
    };
    let known = Known { holder: visit.holder(), registration_id, who };
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

/// What they say of who they are, if they were asked.
fn who(form: &mut Form) -> Option<Who> {
    let asked_of = store::ids::from_text(form.value("known"))?;
    form.choice("who", &[("same", Who::Same), ("other", Who::Other(asked_of)), ("beside", Who::Beside)])
}

/// The seat in this session of whoever confirmed a registration on this device or in this account, or came by the link
/// of one.
fn registered(
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
