//! The public log as a file.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use store::pledge_line;

use super::log;
use crate::error::Error;
use crate::visit::Visit;

/// Lines read at once.
const PART: i64 = 20_000;

/// `GET /pledge/log.csv`: every line, for `perron verify pledge` and for anyone who recounts by other means.
pub async fn download(visit: Visit) -> Result<Response, Error> {
    let read = visit.app.db.read(|tx| {
        let mut text = String::from(log::HEAD);
        let mut last = 0;
        loop {
            let lines = pledge_line::after(tx, last, PART)?;
            let Some(end) = lines.last() else { return Ok::<_, store::Error>(text) };
            last = end.number;
            for line in &lines {
                text.push_str(&log::words(line.number, line.act, &line.day, &line.mark));
                text.push(',');
                text.push_str(&line.chain);
                text.push('\n');
            }
        }
    });
    let text = read.await?;
    let head = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"pledge-log.csv\"")),
    ];
    Ok((head, text).into_response())
}
