//! `/`: on to the home page in the language that the browser asks for.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};

use crate::i18n::Lang;

/// What a browser asks for.
pub fn wished(headers: &HeaderMap) -> Lang {
    let wish = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Lang::preferred(wish.unwrap_or_default())
}

/// `GET /`
pub async fn choose(headers: HeaderMap) -> Response {
    let mut response = Redirect::to(&format!("/{}/", wished(&headers).code())).into_response();
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-language"));
    response
}
