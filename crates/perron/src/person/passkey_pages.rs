//! What the script on the pages asks about passkeys, in JSON.

use axum::Json;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};
use webauthn_rs::prelude::{PublicKeyCredential, RegisterPublicKeyCredential};

use super::passkey::{self, Answer, Question, Refusal};
use super::sign_in::{device_of, next, set_cookies};
use crate::error::Error;
use crate::limits::Act;
use crate::visit::Visit;

/// `POST /account/passkey-question`
pub async fn ask_to_add(visit: Visit) -> Result<Json<Value>, Error> {
    let me = visit.me()?.id;
    Ok(question(&visit, passkey::ask_to_add(&visit.app, me).await?))
}

/// `POST /account/passkeys`
pub async fn add(
    visit: Visit,
    headers: HeaderMap,
    Json(answer): Json<Answer<RegisterPublicKeyCredential>>,
) -> Result<Response, Error> {
    let added = passkey::add(&visit.app, visit.me()?.id, device_of(&headers), answer).await?;
    match added {
        Ok(()) => {
            let page = visit.go_saying("/account", "account-passkey-added")?;
            Ok(go(&visit, "/account", page))
        }
        Err(refusal) => Ok(problem(&visit, refusal).into_response()),
    }
}

/// `POST /sign-in/passkey-question`
pub async fn ask_who(visit: Visit) -> Result<Json<Value>, Error> {
    visit.limit(Act::SignIn)?;
    Ok(question(&visit, passkey::ask_who(&visit.app).await?))
}

/// What the script sends to sign in.
#[derive(Deserialize)]
pub struct Enter {
    #[serde(flatten)]
    answer: Answer<PublicKeyCredential>,
    #[serde(default)]
    next: String,
}

/// `POST /sign-in/passkey`
pub async fn enter(visit: Visit, headers: HeaderMap, Json(body): Json<Enter>) -> Result<Response, Error> {
    visit.limit(Act::SignIn)?;
    let guest = visit.guest.as_ref().map(|guest| guest.id().to_owned());
    let (person, token) = match passkey::enter(&visit.app, body.answer, device_of(&headers), guest).await? {
        Ok(entered) => entered,
        Err(refusal) => {
            tracing::warn!(refusal, "sign-in failed: passkey");
            return Ok(problem(&visit, refusal).into_response());
        }
    };
    tracing::info!(person = person.id, by = "passkey", "signed in");
    let next = next(&body.next);
    let mut page = visit.go_saying(&next, "sign-in-welcome")?;
    set_cookies(&visit, &mut page, &token, person.role);
    Ok(go(&visit, &next, page))
}

fn question(visit: &Visit, asked: Result<Question, Refusal>) -> Json<Value> {
    match asked {
        Ok(question) => Json(json!(question)),
        Err(refusal) => problem(visit, refusal),
    }
}

fn problem(visit: &Visit, refusal: Refusal) -> Json<Value> {
    Json(json!({ "problem": visit.lang.text(refusal) }))
}

/// The script goes there itself; the cookies are those of the page it would have been sent to.
fn go(visit: &Visit, path: &str, page: Response) -> Response {
    let mut answer = Json(json!({ "go": visit.url(path) })).into_response();
    let cookies = page.headers().get_all(axum::http::header::SET_COOKIE).into_iter().cloned();
    answer.headers_mut().extend(cookies.map(|cookie| (axum::http::header::SET_COOKIE, cookie)));
    answer
}
