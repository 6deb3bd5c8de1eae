//! Leaving, and the receipt.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use store::community::{self, Community, State};
use store::departure;

use super::views::{New, Show};
use super::{leave, path, standing};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::parcel::job;
use crate::visit::Visit;

/// Characters of an address.
const LONGEST: usize = 200;

async fn found(visit: &Visit, id: i64) -> Result<Community, Error> {
    let community = visit.app.db.read(move |tx| community::by_id(tx, id)).await?;
    community.filter(|one| one.state != State::Elsewhere).ok_or_not_found()
}

/// How things stand: every row that it holds is read for that.
async fn look(visit: &Visit, community: Community, form: Form) -> Result<New<'_>, Error> {
    let order = job::order(&visit.app, community.id, None);
    let standing = visit.app.db.read(move |tx| standing(tx, &order)).await;
    let standing = standing.map_err(|problem| Error::Internal(problem.to_string()))?;
    Ok(New { visit, community, standing, form })
}

/// `GET /communities/{id}/departure`: what goes and what stays.
pub async fn new(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let community = found(&visit, id).await?;
    visit.show(&look(&visit, community, Form::new()).await?)
}

/// `POST /communities/{id}/departure`: it is removed.
pub async fn create(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let community = found(&visit, id).await?;
    let typed = form.text("name", LONGEST);
    if !typed.is_empty() && typed != community.name.en && typed != community.name.fr {
        form.refuse("name", "departure-other-name", &[]);
    }
    let moved_to = form.optional("moved-to", LONGEST).unwrap_or_default();
    let moved_to = moved_to.trim_end_matches('/').to_owned();
    if !moved_to.is_empty() && !is_server(&moved_to) {
        form.refuse("moved-to", "departure-not-address", &[]);
    }
    if form.is_good()
        && let Ok(id) = leave(&visit.app, id, moved_to).await?
    {
        return visit.go_saying(&path(&id), "departure-done");
    }
    visit.refuse(&look(&visit, community, form).await?)
}

/// Whether it is the address of a server and nothing else.
fn is_server(text: &str) -> bool {
    let host = text.strip_prefix("https://").unwrap_or_default();
    host.contains('.')
        && host.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | ':'))
}

/// `GET /departures/{id}`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let departure = visit.app.db.read(move |tx| departure::by_id(tx, id)).await?.ok_or_not_found()?;
    visit.show(&Show { visit: &visit, departure })
}

/// `GET /departures/{id}/receipt.txt`: signed, as its holder keeps it.
pub async fn receipt(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let departure = visit.app.db.read(move |tx| departure::by_id(tx, id)).await?.ok_or_not_found()?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], departure.note).into_response())
}
