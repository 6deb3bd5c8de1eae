//! The log of bundles, each of them, and what others keep of the log.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use store::Tx;
use store::bundle::{self, Kind};

use super::manifest::Manifest;
use super::note::Growth;
use super::views::{List, Show};
use super::{key, log, publish};
use crate::error::{Error, OrNotFound};
use crate::visit::Visit;

/// Bundles on a page.
const A_PAGE: i64 = 30;

/// `GET /bundles`: all, or those of one result.
pub async fn list(visit: Visit, Query(query): Query<HashMap<String, String>>) -> Result<Response, Error> {
    let kind = query.get("kind").and_then(|word| Kind::of_word(word));
    // the pledge is one
    let id = query
        .get("of")
        .and_then(|id| store::ids::from_text(id))
        .or((kind == Some(Kind::Pledge)).then_some(0));
    let of = kind.zip(id);
    let before = query.get("before").and_then(|number| number.parse().ok()).unwrap_or(i64::MAX);
    let read = move |tx: &mut Tx<'_>| {
        let last = bundle::last(tx)?;
        let Some((kind, id)) = of else {
            let found = bundle::page(tx, before, A_PAGE)?;
            let earlier = found.last().map(|last| last.number).filter(|number| *number > 0);
            return Ok::<_, Error>((found, earlier, last));
        };
        Ok((bundle::of_thing(tx, kind, id)?, None, last))
    };
    let (bundles, earlier, last) = visit.app.db.read(read).await?;
    visit.show(&List { visit: &visit, is_of_one: of.is_some(), bundles, earlier, last })
}

/// `GET /bundles/{number}`
pub async fn show(visit: Visit, Path(number): Path<String>) -> Result<Response, Error> {
    let number = parse(&number)?;
    let read = move |tx: &mut Tx<'_>| {
        let found = bundle::by_number(tx, number)?.ok_or_not_found()?;
        Ok::<_, Error>((found, bundle::corrected_by(tx, number)?, bundle::last(tx)?))
    };
    let (bundle, corrected_by, last) = visit.app.db.read(read).await?;
    let manifest = Manifest::read(&bundle.manifest).map_err(Error::Internal)?;
    let size = last.map_or(0, |last| last.number + 1);
    visit.show(&Show { visit: &visit, bundle, manifest, corrected_by, size })
}

/// `GET /bundles/{number}/bundle.zip`
pub async fn download(visit: Visit, Path(number): Path<String>) -> Result<Response, Error> {
    let number = parse(&number)?;
    let files = visit.app.db.read(move |tx| publish::whole(tx, number)).await?.ok_or_not_found()?;
    let packed = tokio::task::spawn_blocking(move || super::archive::write(&files)).await;
    let packed = packed.map_err(|problem| Error::Internal(problem.to_string()))?;
    let bytes = packed.map_err(|problem| Error::Internal(format!("a bundle cannot be packed: {problem}")))?;
    let name = format!("attachment; filename=\"bundle-{number}.zip\"");
    let head = [(header::CONTENT_TYPE, "application/zip".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((head, bytes).into_response())
}

/// `GET /bundles/{number}/proof`: that it stands in the log as it is now.
pub async fn proof(visit: Visit, Path(number): Path<String>) -> Result<Response, Error> {
    let number = parse(&number)?;
    let read = move |tx: &mut Tx<'_>| {
        let last = bundle::last(tx)?.ok_or_not_found()?;
        publish::proof(tx, number, last.number + 1)?.ok_or_not_found()
    };
    Ok(plain(visit.app.db.read(read).await?.to_string()))
}

/// `GET /bundles/checkpoint`: the log as it is now, signed.
pub async fn checkpoint(visit: Visit) -> Result<Response, Error> {
    let last = visit.app.db.read(bundle::last).await?.ok_or_not_found()?;
    Ok(plain(last.checkpoint))
}

/// `GET /bundles/key`: with which keys the house signs and signed, one a line.
pub async fn keys(visit: Visit) -> Result<Response, Error> {
    let keys = visit.app.db.read(key::all).await?.ok_or_not_found()?;
    Ok(plain(format!("{}\n", keys.trim_end())))
}

/// `GET /bundles/consistency/{old}/{new}`: that the log with so many begins with the log of so many.
pub async fn growth(visit: Visit, Path((old, new)): Path<(String, String)>) -> Result<Response, Error> {
    let (old, new) = (parse(&old)?, parse(&new)?);
    let read = move |tx: &mut Tx<'_>| {
        let last = bundle::by_number(tx, new - 1)?.ok_or_not_found()?;
        let leaves = publish::leaves(tx, new)?;
        let path =
            usize::try_from(old).ok().and_then(|old| log::consistency(&leaves, old)).ok_or_not_found()?;
        Ok::<_, Error>(Growth { old: old.cast_unsigned(), path, checkpoint: last.checkpoint })
    };
    Ok(plain(visit.app.db.read(read).await?.to_string()))
}

/// A number of an address; anything else is not found.
fn parse(text: &str) -> Result<i64, Error> {
    text.parse()
        .ok()
        .filter(|number: &i64| (0..1 << 40).contains(number) && number.to_string() == text)
        .ok_or_not_found()
}

fn plain(text: String) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
