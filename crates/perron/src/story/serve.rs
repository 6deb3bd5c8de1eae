//! Recordings and photos, to those whom their owner lets see the story; in parts, where a player asks for parts.

use std::io::SeekFrom;

use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use store::consent::{self, Kind};
use store::story;
use store::story_file::{self, Part};
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt};

use super::files::folder;
use super::sound::Format;
use crate::consent::{Purpose, Viewer, may};
use crate::error::{Error, OrNotFound};
use crate::id::Id;
use crate::visit::Visit;

/// Bytes read at once.
const STEP: usize = 64 * 1024;

/// `GET /stories/{id}/sound`
pub async fn sound(visit: Visit, Path(Id(id)): Path<Id>, head: HeaderMap) -> Result<Response, Error> {
    serve(&visit, id, Part::Sound, &head).await
}

/// `GET /stories/{id}/photo`
pub async fn photo(visit: Visit, Path(Id(id)): Path<Id>, head: HeaderMap) -> Result<Response, Error> {
    serve(&visit, id, Part::Photo, &head).await
}

async fn serve(visit: &Visit, id: i64, part: Part, head: &HeaderMap) -> Result<Response, Error> {
    let read = move |tx: &mut store::Tx| {
        let found = story::by_id(tx, id)?.zip(consent::of(tx, Kind::Story, id)?);
        let file = story_file::of(tx, id)?.into_iter().find(|file| file.part == part);
        Ok::<_, store::Error>(found.zip(file))
    };
    let ((story, consent), kept) = visit.app.db.read(read).await?.ok_or_not_found()?;
    let viewer = Viewer::of(visit, story.owner.as_deref(), consent.community_id);
    if !may(&consent, viewer, Purpose::Page, visit.app.clock.now()) {
        return Err(Error::NotFound);
    }
    let Ok(mut file) = File::open(folder(&visit.app.settings).join(&kept.name)).await else {
        tracing::error!(name = kept.name, "the file of a story is not in its folder");
        return Err(Error::NotFound);
    };
    let trouble = |problem: std::io::Error| Error::Internal(format!("a file cannot be read: {problem}"));
    let length = file.metadata().await.map_err(trouble)?.len();
    let asked = head.get(header::RANGE).and_then(|value| range(value.to_str().ok()?, length));
    let (first, after) = asked.unwrap_or((0, length));
    file.seek(SeekFrom::Start(first)).await.map_err(trouble)?;
    let kind = Format::of_word(&kept.format).map_or("image/jpeg", Format::media_type);
    let mut response = body(file, after - first).into_response();
    let head = response.headers_mut();
    head.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    head.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    head.insert(header::CONTENT_LENGTH, HeaderValue::from(after - first));
    if asked.is_some() {
        let range = HeaderValue::from_str(&format!("bytes {first}-{}/{length}", after - 1));
        head.insert(header::CONTENT_RANGE, range.map_err(|problem| Error::Internal(problem.to_string()))?);
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    }
    Ok(response)
}

/// So many bytes of a file, from where it stands, read as they are sent.
pub fn body(file: File, length: u64) -> Body {
    Body::from_stream(stream::unfold((file, length), next))
}

/// The next bytes of a file of which so many are still to be sent.
async fn next((mut file, left): (File, u64)) -> Option<(std::io::Result<Bytes>, (File, u64))> {
    let step = usize::try_from(left).unwrap_or(STEP).min(STEP);
    let mut bytes = vec![0; step];
    match file.read(&mut bytes).await {
        _ if step == 0 => None,
        Ok(0) => Some((Err(std::io::ErrorKind::UnexpectedEof.into()), (file, 0))),
        Ok(count) => {
            bytes.truncate(count);
            Some((Ok(bytes.into()), (file, left - count as u64)))
        }
        Err(problem) => Some((Err(problem), (file, 0))),
    }
}

/// The first byte asked for and the one after the last. `None`: all of it, as HTTP lets a server answer whatever it does
/// not understand or does not have (RFC 9110, 14.2).
fn range(asked: &str, length: u64) -> Option<(u64, u64)> {
    let (first, last) = asked.strip_prefix("bytes=")?.trim().split_once('-')?;
    let (first, after) = if first.is_empty() {
        (length.saturating_sub(last.parse().ok()?), length)
    } else if last.is_empty() {
        (first.parse().ok()?, length)
    } else {
        (first.parse().ok()?, last.parse::<u64>().ok()?.saturating_add(1).min(length))
    };
    (first < after).then_some((first, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_file_is_what_was_asked_for_or_all_of_it() {
        for (asked, answer) in [
            ("bytes=0-", Some((0, 100))),
            ("bytes=0-1", Some((0, 2))),
            ("bytes=99-", Some((99, 100))),
            ("bytes=50-500", Some((50, 100))),
            ("bytes=-10", Some((90, 100))),
            ("bytes=-500", Some((0, 100))),
            ("bytes=0-18446744073709551615", Some((0, 100))),
            ("bytes=100-", None),
            ("bytes=-0", None),
            ("bytes=9-3", None),
            ("bytes=0-1,5-6", None),
            ("bytes=-", None),
            ("bytes=a-b", None),
            ("lines=0-1", None),
            ("", None),
        ] {
            assert_eq!(range(asked, 100), answer, "{asked}");
        }
        assert_eq!(range("bytes=0-", 0), None);
    }
}
