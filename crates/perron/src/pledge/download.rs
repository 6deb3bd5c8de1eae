//! The public log as a file.

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use store::pledge_line;

use super::log;
use crate::app::Shared;
use crate::error::Error;
use crate::visit::Visit;

/// Lines read and sent at once: about 300 kB, however long the log is.
const PART: i64 = 2_000;

/// `GET /pledge/log.csv`: every line, for `perron verify pledge` and for anyone who recounts by other means.
pub async fn download(visit: Visit) -> Result<Response, Error> {
    let end = visit.app.db.read(pledge_line::last).await?.map_or(0, |line| line.number);
    let head = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"pledge-log.csv\"")),
    ];
    let first = stream::iter([Ok(Bytes::from_static(log::HEAD.as_bytes()))]);
    let whole = stream::StreamExt::chain(first, parts(visit.app, end));
    Ok((head, Body::from_stream(whole)).into_response())
}

/// The lines up to the last one, part by part. Lines never change, so the parts fit whatever is added meanwhile.
fn parts(app: Shared, end: i64) -> impl stream::Stream<Item = store::Result<Bytes>> {
    stream::try_unfold((app, 0), move |(app, sent)| async move {
        let most = PART.min(end - sent);
        if most <= 0 {
            return Ok(None);
        }
        let lines = app.db.read(move |tx| pledge_line::after(tx, sent, most)).await?;
        let Some(last) = lines.last() else { return Ok(None) };
        let sent = last.number;
        Ok(Some((Bytes::from(log::written(&lines)), (app, sent))))
    })
}
