//! `/search`: one field, what was found, and nothing kept of what was asked.

use axum::extract::Query;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use serde::Deserialize;
use store::search::Kind;

use super::marks::{Question, Stems};
use super::views::Show;
use super::{Place, find};
use crate::error::Error;
use crate::limits::Act;
use crate::visit::Visit;

/// What is asked, and how far somebody has read.
#[derive(Deserialize, Default)]
pub struct Asking {
    #[serde(default)]
    q: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    from: String,
}

/// `GET /search`: the field alone, or what was found.
pub async fn show(visit: Visit, Query(asking): Query<Asking>) -> Result<Response, Error> {
    let question = Question::of(&Stems::new(), &asking.q);
    let (kind, from) = (Kind::of_word(&asking.kind), Place::of_text(&asking.from));
    if question.is_empty() {
        return unkept(visit.show(&Show::of(&visit, question, kind, from, None))?);
    }
    visit.limit_all(Act::SearchOfAll)?;
    let (now, reader, asked) = (visit.app.clock.now(), visit.lang.language(), question.clone());
    let found = visit.app.db.read(move |tx| find(tx, (&asked, kind), reader, from, now)).await?;
    unkept(visit.show(&Show::of(&visit, question, kind, from, Some(found)))?)
}

/// Neither a browser that others use nor anything on the way keeps what was asked.
fn unkept(mut response: Response) -> Result<Response, Error> {
    response.headers_mut().remove(header::ETAG);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}
