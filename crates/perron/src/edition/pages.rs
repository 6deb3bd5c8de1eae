use axum::extract::Path;
use axum::response::Response;
use store::edition::{self, Edition};
use store::{Tx, strategy};

use super::content::Content;
use super::freeze::{freeze, hindrances};
use super::path;
use super::views::{New, Show};
use crate::cookie::sha256;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::plan::today;
use crate::strategy::read::Read;
use crate::visit::Visit;

/// `GET /strategies/{id}/editions/new`: what would go out, and what stands in the way.
pub async fn new(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = Read::for_visit(&visit, id).await?;
    visit.show(&New { visit: &visit, hindrances: hindrances(&read), read, form: Form::new() })
}

/// `POST /strategies/{id}/editions`: of the text that was read. Asked twice at once, it goes out once.
pub async fn publish(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    let (own, now) = (visit.clone(), visit.app.clock.now());
    let by = visit.person.as_ref().map(|me| me.id);
    let seen: i64 = form.value("version").parse().unwrap_or(0);
    let write = move |tx: &mut Tx<'_>| {
        strategy::lock(tx, id)?.ok_or_not_found()?;
        let read = Read::of(tx, &own, id)?;
        if read.strategy.version != seen {
            return Ok(Err("edition-moved-on"));
        }
        if !hindrances(&read).is_empty() {
            return Ok(Err("edition-hindered"));
        }
        let number = edition::last(tx, id)? + 1;
        let day = today(now, &read.strategy.zone).to_string();
        let content = freeze(tx, &own, &read, number, &day)?;
        let text = serde_json::to_string(&content).map_err(|problem| Error::Internal(problem.to_string()))?;
        let one = Edition {
            strategy_id: id,
            number,
            version: read.strategy.version,
            day,
            sha256: sha256(&text),
            made: now,
            made_by: by,
        };
        edition::insert(tx, &one, &text)?;
        Ok::<_, Error>(Ok(number))
    };
    match visit.app.db.write(write).await? {
        Ok(number) => visit.go_saying(&path(id, number), "edition-published"),
        Err(key) => visit.go_saying(&format!("{}/editions/new", crate::strategy::path(id)), key),
    }
}

/// An edition and what it says.
pub(super) async fn find(visit: &Visit, id: i64, number: i64) -> Result<(Edition, Content), Error> {
    let found = visit.app.db.read(move |tx| edition::one(tx, id, number)).await?;
    let (one, text) = found.ok_or_not_found()?;
    let content = serde_json::from_str(&text)
        .map_err(|problem| Error::Internal(format!("edition {number} of {id} cannot be read: {problem}")))?;
    Ok((one, content))
}

/// `GET /strategies/{id}/editions/{number}`
pub async fn show(visit: Visit, Path((Id(id), number)): Path<(Id, i64)>) -> Result<Response, Error> {
    let (one, content) = find(&visit, id, number).await?;
    let own = visit.clone();
    let read = visit.app.db.read(move |tx| Read::of(tx, &own, id)).await?;
    visit.show(&Show { visit: &visit, edition: one, content, read })
}
