//! The forms of an edition, sent; the edition in plain words; how to cite it. Whatever became of the strategy, what was published
//! stays public.

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use store::edition::{self, Edition};

use super::form::{Form, Made, Unread, read};
use super::form_views::{Citation, Newer, Plain};
use super::{content::Content, path};
use crate::ballot::paper::convener;
use crate::cookie::sha256_of;
use crate::error::{Error, OrNotFound};
use crate::id::Id;
use crate::tongue::Tag;
use crate::visit::Visit;

/// The SHA-256 of the content as it is kept, beside the content itself.
const SHA256: HeaderName = HeaderName::from_static("x-sha256");

async fn find(visit: &Visit, id: i64, number: i64) -> Result<(Edition, String), Error> {
    visit.app.db.read(move |tx| edition::one(tx, id, number)).await?.ok_or_not_found()
}

/// What an edition says; or the page that says that a later program wrote it.
pub(super) fn open(visit: &Visit, edition: &Edition, json: &str) -> Result<Result<Content, Response>, Error> {
    match read(json) {
        Ok(content) => Ok(Ok(content)),
        Err(Unread::Newer(_)) => {
            let page = Newer { visit, path: path(edition.strategy_id, edition.number) };
            Ok(Err(visit.answer(StatusCode::NOT_IMPLEMENTED, &page)?))
        }
        Err(Unread::Broken(problem)) => Err(Error::Internal(format!("an edition cannot be read: {problem}"))),
    }
}

/// The same in one of its other languages.
fn open_voiced(
    visit: &Visit,
    edition: &Edition,
    json: &str,
    tag: &str,
) -> Result<Result<(Content, Tag), Response>, Error> {
    let content = match open(visit, edition, json)? {
        Ok(content) => content.in_tongue(tag).ok_or_not_found()?,
        Err(page) => return Ok(Err(page)),
    };
    Ok(Ok((content, Tag::parse(tag).ok_or_not_found()?)))
}

/// A file: made where it holds up nobody, or nothing for who has it already.
pub async fn file(visit: Visit, id: i64, number: i64, form: Form) -> Result<Response, Error> {
    let (edition, json) = find(&visit, id, number).await?;
    if form == Form::Content {
        return send(&visit, &edition, None, form, json.into());
    }
    let content = match open(&visit, &edition, &json)? {
        Ok(content) => content,
        Err(page) => return Ok(page),
    };
    let bytes = made(&visit, &edition, (content, None), form).await?;
    send(&visit, &edition, None, form, bytes)
}

/// A file in one of the other languages of an edition.
pub async fn voiced(visit: Visit, id: i64, number: i64, tag: String, form: Form) -> Result<Response, Error> {
    let (edition, json) = find(&visit, id, number).await?;
    let (content, tag) = match open_voiced(&visit, &edition, &json, &tag)? {
        Ok(said) => said,
        Err(page) => return Ok(page),
    };
    let bytes = made(&visit, &edition, (content, Some(tag.clone())), form).await?;
    send(&visit, &edition, Some(&tag), form, bytes)
}

async fn made(
    visit: &Visit,
    edition: &Edition,
    (content, tongue): (Content, Option<Tag>),
    form: Form,
) -> Result<Bytes, Error> {
    let (app, lang, shelf) = (visit.app.clone(), visit.lang, &visit.app.editions);
    let key = (edition.sha256.clone(), lang, tongue.as_ref().map(Tag::to_string), form);
    if let Some(bytes) = shelf.get(&key) {
        return Ok(bytes);
    }
    let _turn = shelf.turn().await?;
    if let Some(bytes) = shelf.get(&key) {
        return Ok(bytes);
    }
    let (sha256, convener) = (edition.sha256.clone(), convener(visit, lang));
    let make = move || {
        let house = app.settings.address.as_str();
        let made = Made { content: &content, sha256: &sha256, house, convener: &convener, lang, tongue };
        made.bytes(&app.press, form)
    };
    let made = tokio::task::spawn_blocking(make).await;
    let made = made.map_err(|problem| Error::Internal(format!("an edition broke off: {problem}")))?;
    let made = made.map_err(|problem| Error::Internal(format!("an edition could not be made: {problem}")))?;
    let bytes = Bytes::from(made);
    shelf.put(key, bytes.clone());
    Ok(bytes)
}

fn send(
    visit: &Visit,
    edition: &Edition,
    tongue: Option<&Tag>,
    form: Form,
    bytes: Bytes,
) -> Result<Response, Error> {
    let value =
        |text: &str| HeaderValue::from_str(text).map_err(|problem| Error::Internal(problem.to_string()));
    let begins: String = sha256_of(&bytes).chars().take(16).collect();
    let tag = value(&format!("W/\"{begins}\""))?;
    if visit.known.as_ref() == Some(&tag) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let (name, ending) = form.name();
    let (strategy, number) = (Id(edition.strategy_id), edition.number);
    let lang = tongue.map_or(visit.lang.code(), Tag::as_str);
    let way = if form.is_shown() { "inline" } else { "attachment" };
    let name = format!("{way}; filename=\"perron-strategy-{strategy}-{number}-{name}-{lang}.{ending}\"");
    let head = [
        (header::CONTENT_TYPE, HeaderValue::from_static(form.kind())),
        (header::CONTENT_DISPOSITION, value(&name)?),
        (header::ETAG, tag),
        (SHA256, value(&edition.sha256)?),
    ];
    Ok((head, bytes).into_response())
}

/// `GET /strategies/{id}/editions/{number}/plain`
pub async fn plain(visit: Visit, Path((Id(id), number)): Path<(Id, i64)>) -> Result<Response, Error> {
    let (edition, json) = find(&visit, id, number).await?;
    match open(&visit, &edition, &json)? {
        Ok(content) => visit.show(&Plain::of(&visit, &edition, &content, None)),
        Err(page) => Ok(page),
    }
}

/// `GET /strategies/{id}/editions/{number}/tongues/{tag}/plain`
pub async fn voiced_plain(
    visit: Visit,
    Path((Id(id), number, tag)): Path<(Id, i64, String)>,
) -> Result<Response, Error> {
    let (edition, json) = find(&visit, id, number).await?;
    match open_voiced(&visit, &edition, &json, &tag)? {
        Ok((content, tag)) => visit.show(&Plain::of(&visit, &edition, &content, Some(tag))),
        Err(page) => Ok(page),
    }
}

/// `GET /strategies/{id}/editions/{number}/citation`
pub async fn citation(visit: Visit, Path((Id(id), number)): Path<(Id, i64)>) -> Result<Response, Error> {
    let (edition, json) = find(&visit, id, number).await?;
    match open(&visit, &edition, &json)? {
        Ok(content) => visit.show(&Citation { visit: &visit, edition, content }),
        Err(page) => Ok(page),
    }
}
