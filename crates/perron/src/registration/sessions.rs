//! Who is registered for a session, for those who run it: seats, the waiting list, and what people need until it is
//! provided.

use axum::extract::Path;
use axum::response::Response;
use store::accommodation::{self, Accommodation};
use store::registrant::Registrant;
use store::registration::{self, Counts, Registration};
use store::session::{self, Session};
use store::{Tx, ids};

use super::views::Registered;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::visit::Visit;

/// What the page needs; read in one go.
pub struct Read {
    pub session: Session,
    pub people: Vec<(Registration, Registrant)>,
    pub needs: Vec<Accommodation>,
    pub counts: Counts,
}

impl Read {
    fn of(tx: &mut Tx<'_>, id: i64) -> Result<Self, Error> {
        Ok(Self {
            session: session::by_id(tx, id)?.ok_or_not_found()?,
            people: registration::of_session(tx, id)?,
            needs: accommodation::of_session(tx, id)?,
            counts: registration::counts(tx, id)?,
        })
    }
}

/// `GET /sessions/{id}/registrations`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = visit.app.db.read(move |tx| Read::of(tx, id)).await?;
    visit.show(&Registered { visit: &visit, read })
}

/// `POST /sessions/{id}/provisions`: what someone needs is seen to, or is not after all.
pub async fn provide(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    let registration = ids::from_text(form.value("registration")).ok_or_not_found()?;
    let need = ids::from_text(form.value("need")).ok_or_not_found()?;
    let is_provided = !form.is_given("undo");
    let (when, by) = (visit.app.clock.now(), visit.person.as_ref().map(|person| person.id));
    let (when, by) = if is_provided { (Some(when), by) } else { (None, None) };
    let write = move |tx: &mut Tx<'_>| accommodation::provide(tx, (id, registration, need), when, by);
    let said = match (visit.app.db.write(write).await?, is_provided) {
        (false, _) => "registration-need-gone",
        (true, true) => "registration-provided",
        (true, false) => "registration-not-provided",
    };
    visit.go_saying(&format!("{}/registrations", crate::session::path(id)), said)
}
