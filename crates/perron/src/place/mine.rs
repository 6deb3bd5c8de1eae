//! Where I live: what other forms begin with, so that I need not write it again.

use axum::response::Response;
use store::residence;

use super::ask::{FIELD, Question, said};
use super::views::Mine;
use crate::error::Error;
use crate::form::Form;
use crate::visit::Visit;

/// `GET /account/place`
pub async fn show(visit: Visit) -> Result<Response, Error> {
    let me = visit.me()?.id;
    let residence = visit.app.db.read(move |tx| residence::of_person(tx, me)).await?;
    let said = said(&visit.app.db, visit.lang, residence).await?;
    let form = Form::filled([(FIELD, said.as_str())]);
    visit.show(&Mine { visit: &visit, form, place: Question::new(&visit) })
}

/// `POST /account/place`: keeps it, or forgets it if the field is empty.
pub async fn change(visit: Visit, mut form: Form) -> Result<Response, Error> {
    let me = visit.me()?.id;
    let mut place = Question::new(&visit);
    let Some(residence) = place.answer(&visit, &mut form).await? else {
        return visit.refuse(&Mine { visit: &visit, form, place });
    };
    visit.app.db.write(move |tx| residence::set(tx, me, residence)).await?;
    let said = match residence {
        residence::Residence::Unsaid => "place-mine-forgotten",
        _ if place.was_cut => "place-cut",
        _ => "place-mine-kept",
    };
    visit.go_saying("/account/place", said)
}
