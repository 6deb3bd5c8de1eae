//! The door: who comes in, to which route, with which form; and what every answer carries.

use std::any::Any;
use std::time::Instant;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{MatchedPath, OriginalUri, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use futures_util::StreamExt;

use store::person::{Person, Role};
use store::sign_in::SignIn;

use crate::app::Shared;
use crate::cookie::{Cookie, Guest, token_hash};
use crate::departure;
use crate::error::Error;
use crate::form::Form;
use crate::i18n::Lang;
use crate::language::wished;
use crate::lost;
use crate::person::entry;
use crate::rights::{Deed, Place, Rights};
use crate::routes::Access;
use crate::visit::Visit;

/// What a route asks of whoever comes.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The route, as the log names it: addresses may hold one-time tokens.
    pub route: &'static str,
    /// The language of the route; `None` where nothing is, and it must be guessed.
    pub lang: Option<Lang>,
    /// Who may.
    pub access: Access,
    /// Bytes of the largest body.
    pub limit: usize,
    /// Whether the form token is in the body that the handler reads.
    pub is_upload: bool,
    /// Whether it needs neither form token nor a page of ours, since the address holds a secret.
    pub is_one_click: bool,
}

/// Bytes of a body that is too large after which the line is cut.
const MOST_PASSED_OVER: usize = 1 << 30;

/// Lets a request in, or not; makes the page of whatever went wrong.
pub async fn enter(State((app, rule)): State<(Shared, Rule)>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let mut visit = visit_of(&app, rule, &parts);
    match signed_in(&app, &parts.headers).await {
        Ok(Some((sign_in, person, rights))) => {
            (visit.sign_in, visit.person, visit.rights) = (Some(sign_in), Some(person), rights);
            match deeds(&visit, rule).await {
                Ok(deeds) => visit.deeds = deeds,
                Err(error) => return with_page(&visit, rule, false, error.into_response()),
            }
        }
        Ok(None) => {}
        Err(error) => return with_page(&visit, rule, false, error.into_response()),
    }
    let is_read = parts.method == Method::GET;
    let is_new_guest =
        matches!(rule.access, Access::Guest | Access::Voice) && visit.holder().is_none() && is_read;
    if is_new_guest {
        visit.guest = Some(Guest::new());
    }
    let response = match admit(&visit, rule, parts, body).await {
        Ok(request) => next.run(request).await,
        Err(response) => *response,
    };
    let is_lost = is_read && response.status() == StatusCode::NOT_FOUND;
    let response = match departed(&visit, is_lost).await {
        Some(page) => page,
        None => with_page(&visit, rule, is_read, response),
    };
    leave(&visit, rule, is_new_guest, response)
}

fn visit_of(app: &Shared, rule: Rule, parts: &Parts) -> Visit {
    let secure = app.settings.is_secure();
    let whole = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |original| &original.0);
    let (first, rest) = split_language(whole.path());
    let lang = rule.lang.or_else(|| Lang::of_code(first)).unwrap_or_else(|| wished(&parts.headers));
    let rest = if rule.lang.is_none() && Lang::of_code(first).is_none() { "/" } else { rest };
    let query = whole.query().map_or_else(String::new, |query| format!("?{query}"));
    let guest = Cookie::Guest.read(&parts.headers, secure);
    let flash = Cookie::Flash.read(&parts.headers, secure).filter(|key| lang.has(key));
    Visit {
        app: app.clone(),
        lang,
        path: format!("{rest}{query}"),
        guest: guest.and_then(|value| Guest::of_cookie(&app.secret, value)),
        person: None,
        rights: Rights::default(),
        deeds: Vec::new(),
        sign_in: None,
        flash: flash.map(str::to_owned),
        known: parts.headers.get(header::IF_NONE_MATCH).cloned(),
    }
}

async fn signed_in(app: &Shared, headers: &HeaderMap) -> Result<Option<(SignIn, Person, Rights)>, Error> {
    match Cookie::Person.read(headers, app.settings.is_secure()) {
        Some(token) => entry::who(app, token_hash(token)).await,
        None => Ok(None),
    }
}

/// What whoever is signed in may do with what the address names.
async fn deeds(visit: &Visit, rule: Rule) -> Result<Vec<Deed>, Error> {
    let (rights, place) = (visit.rights.clone(), Place::of(rule.route, &visit.path));
    Ok(visit.app.db.read(move |tx| rights.at(tx, place)).await?)
}

/// `/en/conversations` → `en`, `/conversations`.
fn split_language(path: &str) -> (&str, &str) {
    let path = path.trim_start_matches('/');
    match path.find('/') {
        Some(end) => path.split_at(end),
        None => (path, "/"),
    }
}

/// The request, if the rule lets it in; otherwise the answer.
async fn admit(visit: &Visit, rule: Rule, mut parts: Parts, body: Body) -> Result<Request, Box<Response>> {
    if let Err(refused) = permit(visit, rule.access) {
        if parts.method == Method::GET && visit.person.is_none() {
            return Err(Box::new(Redirect::to(&sign_in_url(visit)).into_response()));
        }
        tracing::warn!(route = rule.route, access = ?rule.access, "refused");
        return Err(Box::new(refused.into_response()));
    }
    let is_read = matches!(parts.method, Method::GET | Method::HEAD);
    let body = if is_read || rule.is_one_click || rule.lang.is_none() {
        body
    } else {
        checked_form(visit, rule, &parts, body).await.map_err(|error| Box::new(error.into_response()))?
    };
    parts.extensions.insert(visit.clone());
    Ok(Request::from_parts(parts, body))
}

/// Where whoever must first sign in goes, and comes back from.
fn sign_in_url(visit: &Visit) -> String {
    let next: String = form_urlencoded::byte_serialize(visit.path.as_bytes()).collect();
    visit.url(&format!("/sign-in?next={next}"))
}

fn permit(visit: &Visit, access: Access) -> Result<(), Error> {
    let may = match access {
        Access::Anyone | Access::Guest => true,
        Access::Voice if !visit.rights.may_take_part() => return Err(Error::Institution),
        Access::Voice => true,
        Access::Person => visit.is(Role::Member),
        Access::May(deed) => visit.may(deed),
        Access::Somewhere(deed) => visit.rights.somewhere(deed),
        Access::Moderator => visit.rights.in_house(Deed::Moderate),
        Access::Operator => visit.is(Role::Operator),
    };
    if may { Ok(()) } else { Err(Error::Forbidden) }
}

/// The body of a form that comes from a page of ours, in this browser.
async fn checked_form(visit: &Visit, rule: Rule, parts: &Parts, body: Body) -> Result<Body, Error> {
    if !is_same_origin(visit, &parts.headers) {
        return Err(Error::Form);
    }
    let length =
        parts.headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    if length.unwrap_or(0) > rule.limit {
        pass_over(body).await;
        return Err(Error::TooLarge);
    }
    if rule.is_upload {
        return Ok(body);
    }
    let body: Bytes = to_bytes(body, rule.limit).await.map_err(|_| Error::TooLarge)?;
    let in_head = parts.headers.get("x-form-token").and_then(|value| value.to_str().ok());
    let holds = match in_head {
        Some(token) => is_form_token(visit, token),
        None => is_form_token(visit, Form::of_body(&body).value("token")),
    };
    if holds { Ok(Body::from(body)) } else { Err(Error::Form) }
}

/// Reads what is too large and keeps nothing of it: a browser shows the answer only after it has sent everything.
async fn pass_over(body: Body) {
    let mut parts = body.into_data_stream();
    let mut left = MOST_PASSED_OVER;
    while let Some(Ok(part)) = parts.next().await
        && let Some(rest) = left.checked_sub(part.len())
    {
        left = rest;
    }
}

/// Whether a form token belongs to this visit.
pub fn is_form_token(visit: &Visit, token: &str) -> bool {
    visit.holder().is_some_and(|holder| visit.app.secret.is_form_token(token, &holder))
}

/// Whether the browser says that the request comes from a page of ours; one that says nothing has only the token.
fn is_same_origin(visit: &Visit, headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(&HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(&header::ORIGIN) else { return true };
    let is_host = origin.split_once("://").map(|(_, authority)| authority) == text(&header::HOST);
    is_host || origin == visit.app.settings.address
}

/// The page at the address of something that left with its community.
async fn departed(visit: &Visit, is_lost: bool) -> Option<Response> {
    let departure = if is_lost { departure::once_here(visit).await? } else { return None };
    visit.answer(StatusCode::GONE, &departure::Moved { visit, departure }).ok()
}

/// Makes a page of an answer that says only what went wrong.
fn with_page(visit: &Visit, rule: Rule, is_read: bool, mut response: Response) -> Response {
    let status = response.status();
    let carried = response.extensions_mut().remove::<Error>();
    let is_bare = !response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
        let kind = kind.as_bytes();
        kind.starts_with(b"text/html") || kind.starts_with(b"application/json")
    });
    let error = match carried {
        Some(error) => error,
        // an id or a number in the address that is none
        None if is_bare && is_read && status == StatusCode::BAD_REQUEST => Error::NotFound,
        None if is_bare && (status.is_client_error() || status.is_server_error()) => Error::of_status(status),
        None => return response,
    };
    if let Error::Internal(problem) = &error {
        tracing::error!(route = rule.route, %problem, "a request failed");
    }
    let mut page = lost::show(visit, &error);
    if matches!(error, Error::Busy | Error::TooOften) {
        page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
    }
    page
}

/// Cookies and caching.
fn leave(visit: &Visit, rule: Rule, is_new_guest: bool, mut response: Response) -> Response {
    let app = &visit.app;
    let secure = app.settings.is_secure();
    let is_page = response.status() == StatusCode::OK;
    let head = response.headers_mut();
    if is_new_guest
        && let Some(guest) = &visit.guest
        && let Some(cookie) = Cookie::set_guest(guest, &app.secret, secure)
    {
        head.append(header::SET_COOKIE, cookie);
    }
    if is_page
        && visit.flash.is_some()
        && let Some(cookie) = Cookie::Flash.set("", 0, secure)
    {
        head.append(header::SET_COOKIE, cookie);
    }
    let is_public = rule.access == Access::Anyone && !visit.is_personal();
    let caching = if is_public { "no-cache" } else { "no-store" };
    if is_public {
        head.append(header::VARY, HeaderValue::from_static("cookie"));
    } else if !head.contains_key(header::CACHE_CONTROL) {
        // a page of one's own is made anew each time; a part that many share says itself how it is kept
        head.remove(header::ETAG);
    }
    head.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(caching));
    response
}

/// A handler that panicked; the page says that it is our fault.
pub fn panicked(problem: Box<dyn Any + Send + 'static>) -> Response {
    let text = problem.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| problem.downcast_ref::<String>().cloned()).unwrap_or_default();
    Error::Internal(format!("panicked: {text}")).into_response()
}

/// What every answer carries.
pub async fn headers(State(app): State<Shared>, mut response: Response) -> Response {
    const EVERY: [(HeaderName, &str); 7] = [
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
        ),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-embedder-policy"), "require-corp"),
    ];
    for (name, value) in EVERY {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    if app.settings.is_secure() {
        let year = HeaderValue::from_static("max-age=31536000");
        response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}

/// One line a request: what, how it ended, how long; no address, no query, no cookie.
pub async fn log(request: Request, next: Next) -> Response {
    let start = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let response = next.run(request).await;
    let micros = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
    let route = route.unwrap_or_default();
    tracing::debug!(%method, route, status = response.status().as_u16(), micros, "answered");
    response
}
