//! What somebody booked, opened by the link of a mail: confirmed, looked at, given back.

use axum::extract::Path;
use axum::response::Response;
use store::booking::{self, State};
use store::space;

use super::views::Mine;
use super::{opens, path, take};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::visit::Visit;

/// `GET /bookings/{key}`: changes nothing, since programs that guard mailboxes open every link.
pub async fn show(visit: Visit, Path(key): Path<String>) -> Result<Response, Error> {
    let (run_id, now) = (opens(&visit.app, &key).ok_or_not_found()?, visit.app.clock.now());
    let read = visit.app.db.read(move |tx| {
        let run = booking::of_run(tx, run_id)?;
        let space_id = run.first().ok_or(Error::Gone)?.space_id;
        Ok::<_, Error>((space::by_id(tx, space_id)?.ok_or_not_found()?, run))
    });
    let (space, mut run) = read.await?;
    run.retain(|one| one.state != State::Asked || one.kept > now);
    visit.show(&Mine { visit: &visit, key, space, run, now })
}

/// `POST /bookings/{key}/confirmation`
pub async fn confirm(visit: Visit, Path(key): Path<String>) -> Result<Response, Error> {
    visit.limit(Act::Registration)?;
    let run_id = opens(&visit.app, &key).ok_or_not_found()?;
    let (app, holder) = (visit.app.clone(), visit.holder());
    let confirmed = visit.app.db.write(move |tx| take::confirm(tx, &app, run_id, holder.as_deref())).await?;
    let said = match confirmed {
        (_, 0) => "booking-as-it-was",
        (0, _) => "booking-too-late",
        (held, asked) if held < asked => "booking-done-some",
        _ => "booking-done",
    };
    visit.go_saying(&path(&visit.app, run_id), said)
}

/// `POST /bookings/{key}/cancellation`: one of them, or all that are left.
pub async fn cancel(visit: Visit, Path(key): Path<String>, form: Form) -> Result<Response, Error> {
    visit.limit(Act::Registration)?;
    let run_id = opens(&visit.app, &key).ok_or_not_found()?;
    let (app, chosen) = (visit.app.clone(), form.value("booking").to_owned());
    let write = visit.app.db.write(move |tx| {
        take::give_back(tx, &app, run_id, |id| chosen == "all" || Id(id).to_string() == chosen)
    });
    let said = if write.await? > 0 { "booking-given-back" } else { "booking-as-it-was" };
    visit.go_saying(&path(&visit.app, run_id), said)
}
