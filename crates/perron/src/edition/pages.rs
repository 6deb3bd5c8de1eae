use axum::extract::Path;
use axum::response::Response;
use store::edition::{self, Edition};
use store::{Tx, strategy};

use super::form_pages::open;
use super::freeze::{freeze, obstacles};
use super::path;
use super::sheet::Sheet;
use super::views::{New, Show};
use crate::cookie::sha256;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::plan::today;
use crate::strategy::read::Read;
use crate::tongue::Tag;
use crate::visit::Visit;

/// `GET /strategies/{id}/editions/new`: what would go out, and what stands in the way.
pub async fn new(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let (own, now) = (visit.clone(), visit.app.clock.now());
    let look = move |tx: &mut Tx<'_>| {
        let read = Read::of(tx, &own, id)?;
        let hindrances = obstacles(tx, &own, &read, today(now, &read.strategy.zone))?;
        Ok::<_, Error>((read, hindrances))
    };
    let (read, hindrances) = visit.app.db.read(look).await?;
    visit.show(&New { visit: &visit, hindrances, read, form: Form::new() })
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
        let day = today(now, &read.strategy.zone);
        if !obstacles(tx, &own, &read, day)?.is_empty() {
            return Ok(Err("edition-hindered"));
        }
        let number = edition::last(tx, id)? + 1;
        let content = freeze(tx, &own, &read, number, day)?;
        let text = serde_json::to_string(&content).map_err(|problem| Error::Internal(problem.to_string()))?;
        let one = Edition {
            strategy_id: id,
            number,
            version: read.strategy.version,
            day: day.to_string(),
            sha256: sha256(&text),
            made: now,
            made_by: by,
        };
        edition::insert(tx, &one, &text)?;
        crate::bundle::ask(tx, &own.app.ids, now, store::bundle::Kind::Edition, id)?;
        Ok::<_, Error>(Ok(number))
    };
    match visit.app.db.write(write).await? {
        Ok(number) => visit.go_saying(&path(id, number), "edition-published"),
        Err(key) => visit.go_saying(&format!("{}/editions/new", crate::strategy::path(id)), key),
    }
}

/// `GET /strategies/{id}/editions/{number}`
pub async fn show(visit: Visit, Path((Id(id), number)): Path<(Id, i64)>) -> Result<Response, Error> {
    page(visit, id, number, None).await
}

/// `GET /strategies/{id}/editions/{number}/tongues/{tag}`: in one of its other languages.
pub async fn voiced(
    visit: Visit,
    Path((Id(id), number, tag)): Path<(Id, i64, String)>,
) -> Result<Response, Error> {
    let tag = Tag::parse(&tag).ok_or_not_found()?;
    page(visit, id, number, Some(tag)).await
}

async fn page(visit: Visit, id: i64, number: i64, tongue: Option<Tag>) -> Result<Response, Error> {
    let own = visit.clone();
    let find = move |tx: &mut Tx<'_>| {
        let (one, text) = edition::one(tx, id, number)?.ok_or_not_found()?;
        Ok::<_, Error>((one, text, Read::of(tx, &own, id)?))
    };
    let (one, text, read) = visit.app.db.read(find).await?;
    let content = match open(&visit, &one, &text)? {
        Ok(content) => content,
        Err(page) => return Ok(page),
    };
    let content = match &tongue {
        Some(tag) => content.in_tongue(tag.as_str()).ok_or_not_found()?,
        None => content,
    };
    let sheet = Sheet::of(&content, &one.sha256, &visit.app.settings.address, visit.lang);
    let sheet = Sheet { tongue, ..sheet };
    visit.show(&Show { visit: &visit, edition: one, content, sheet, read })
}
