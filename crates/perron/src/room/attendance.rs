//! Who is there, for those who help at the door: checked in from the list of the registered, or by name.

use axum::extract::Path;
use axum::response::Response;
use store::attendance::{self, Way};
use store::community::Speaks;
use store::residence::Residence;
use store::{Tx, ids, registration, seat};

use super::check_in::{Known, check_in};
use super::forms::{Coming, NAME};
use super::views_desk::Attendances;
use super::{Here, Part, changed, path, seating};
use crate::conversation::one_space;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::visit::Visit;

/// `GET /sessions/{id}/attendance`
pub async fn list(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    let form = Form::filled([("language", visit.lang.code())]);
    visit.show(&page(&visit, &here, form).await?)
}

async fn page<'a>(visit: &'a Visit, here: &'a Here, form: Form) -> Result<Attendances<'a>, Error> {
    let id = here.session.id;
    let read = move |tx: &mut Tx<'_>| {
        let seats = seat::all(tx, id)?;
        Ok::<_, store::Error>((attendance::of_session(tx, id)?, registration::of_session(tx, id)?, seats))
    };
    let (people, registered, mut seats) = visit.app.db.read(read).await?;
    seats.retain(|seat| seat.round == here.room.round);
    Ok(Attendances { visit, here, people, registered, seats, form })
}

/// `POST /sessions/{id}/attendance`: somebody is there (from the list, or by name), has left, or is back.
pub async fn mark(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let here = Here::find(&visit, id).await?;
    let back = format!("{}/attendance", path(id));
    let now = visit.app.clock.now();
    if let Some(who) = ids::from_text(form.value("gone")).or(ids::from_text(form.value("back"))) {
        let gone = form.is_given("gone").then_some(now);
        let write = move |tx: &mut Tx<'_>| {
            attendance::set_gone(tx, id, who, gone)?;
            store::room::lower(tx, id, who)?;
            changed(tx, id, &[Part::Desk])
        };
        visit.app.db.write(write).await?;
        return visit.go_saying(&back, "room-attendance-said");
    }
    let chosen = ids::from_text(form.value("registration"));
    let coming = match chosen {
        Some(_) => Some(None),
        None => walk_in(&mut form).map(Some),
    };
    let Some(coming) = coming else { return visit.refuse(&page(&visit, &here, form).await?) };
    let ids = visit.app.ids.clone();
    let write = move |tx: &mut Tx<'_>| {
        if let Some(registration) = chosen
            && attendance::of_registration(tx, id, registration)?.is_some_and(|one| one.gone.is_none())
        {
            return Ok(0); // they came in by themselves meanwhile
        }
        let coming = match (coming, chosen) {
            (Some(coming), _) => coming,
            (None, chosen) => registered(tx, id, chosen)?,
        };
        let known = Known { registration_id: chosen, ..Known::default() };
        Ok::<_, Error>(check_in(tx, &ids, id, known, &coming, (Way::Helper, now))?)
    };
    visit.app.db.write(write).await?;
    seating::seat_late(&visit.app, id).await?;
    visit.go_saying(&back, "room-attendance-said")
}

/// Somebody who came without a registration: whatever they say of themselves, and at least a name.
fn walk_in(form: &mut Form) -> Option<Coming> {
    let name = one_space(&form.text("name", NAME));
    let coming = Coming::parse(form)?;
    form.is_good().then_some(Coming { name, ..coming })
}

/// What somebody said when they registered.
fn registered(tx: &mut Tx<'_>, session_id: i64, id: Option<i64>) -> Result<Coming, Error> {
    let all = registration::of_session(tx, session_id)?;
    let (registration, registrant) = all.into_iter().find(|(one, _)| Some(one.id) == id).ok_or_not_found()?;
    let needs = store::accommodation::of_registration(tx, session_id, registration.id)?;
    let known = super::forms::NEEDS.into_iter().filter(|need| needs.iter().any(|one| one.kind == *need));
    Ok(Coming {
        name: registrant.said.name,
        language: match registrant.said.language {
            store::Language::English => Speaks::English,
            store::Language::French => Speaks::French,
        },
        postal_area: postal_area(registrant.said.residence),
        needs: known.map(|need| need.word()).collect::<Vec<_>>().join(" "),
        leads: false,
    })
}

/// The postal area, if that is what somebody said of where they live; otherwise nothing.
pub fn postal_area(residence: Residence) -> String {
    match residence {
        Residence::PostalArea(area) => area.to_string(),
        _ => String::new(),
    }
}
