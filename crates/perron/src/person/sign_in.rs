//! Pages of signing in by a one-time link, and out.

use axum::extract::{Path, Query};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use serde::Deserialize;
use store::person::Role;

use super::views::{Ask, Open, Sent, Spent};
use super::{device, entry, link, passkey};
use crate::cookie::Cookie;
use crate::error::Error;
use crate::form::Form;
use crate::limits::Act;
use crate::mail::Address;
use crate::visit::Visit;

/// Where to go afterwards.
#[derive(Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
}

/// A page of this house, without its language; the front door for anything else.
pub(super) fn next(path: &str) -> String {
    const LONGEST: usize = 500;
    let is_page = path.starts_with('/') && !path.starts_with("//") && path.len() <= LONGEST;
    let is_plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if is_page && is_plain { path.to_owned() } else { String::from("/") }
}

/// `GET /sign-in`
pub async fn ask(visit: Visit, Query(query): Query<Next>) -> Result<Response, Error> {
    if visit.person.is_some() {
        return visit.go("/account");
    }
    let form = Form::filled([("next", &next(&query.next))]);
    visit.show(&Ask::of(&visit, &form))
}

/// `POST /sign-in`: the same answer whether or not the address has an account.
pub async fn send(visit: Visit, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::SignIn)?;
    visit.limit_all(Act::SignInOfAll)?;
    let typed = form.text("email", 254);
    let Some(address) = Address::parse(&typed) else {
        if !typed.is_empty() {
            form.refuse("email", "sign-in-not-an-address", &[]);
        }
        return visit.refuse(&Ask::of(&visit, &form));
    };
    match link::ask(&visit.app, visit.lang, address, next(form.value("next"))).await? {
        link::Asked::Sent => visit.go("/sign-in/sent"),
        link::Asked::TooMany => {
            form.refuse("email", "sign-in-too-many", &[("links", link::AN_HOUR.into())]);
            visit.refuse(&Ask::of(&visit, &form))
        }
    }
}

/// `GET /sign-in/sent`
pub async fn sent(visit: Visit) -> Result<Response, Error> {
    let has_mail = visit.app.settings.mail_server.is_some();
    visit.show(&Sent { visit: &visit, has_mail, minutes: link::MINUTES })
}

/// `GET /sign-in/{token}`: changes nothing, since programs that guard mailboxes open every link.
pub async fn open(visit: Visit, Path(token): Path<String>) -> Result<Response, Error> {
    match link::look(&visit.app, &token).await? {
        Some(link) => {
            visit.show(&Open { visit: &visit, path: format!("/sign-in/{token}"), email: link.email })
        }
        None => spent(&visit),
    }
}

/// `POST /sign-in/{token}`: uses the link.
pub async fn enter(visit: Visit, headers: HeaderMap, Path(token): Path<String>) -> Result<Response, Error> {
    visit.limit(Act::SignIn)?;
    let guest = visit.guest.as_ref().map(|guest| guest.id().to_owned());
    let Some(entered) = link::enter(&visit.app, visit.lang, &token, device_of(&headers), guest).await? else {
        tracing::warn!("sign-in failed: a link that does not work any more");
        return spent(&visit);
    };
    tracing::info!(person = entered.person.id, by = "link", "signed in");
    let mut response = visit.go_saying(&entered.next, "sign-in-welcome")?;
    set_cookies(&visit, &mut response, &entered.token, entered.person.role);
    Ok(response)
}

/// `POST /sign-out`: the server forgets this device, and then the browser does.
pub async fn leave(visit: Visit) -> Result<Response, Error> {
    let me = visit.me()?.id;
    let hash = visit.here()?.to_owned();
    visit.app.db.write(move |tx| store::sign_in::delete(tx, &hash)).await?;
    tracing::info!(person = me, "signed out");
    let mut response = visit.go_saying("/", "sign-in-goodbye")?;
    let secure = visit.app.settings.is_secure();
    response
        .headers_mut()
        .extend(Cookie::Person.set("", 0, secure).map(|cookie| (header::SET_COOKIE, cookie)));
    Ok(response)
}

/// A link that was used, is too old, or never was; which of them is nobody's business.
fn spent(visit: &Visit) -> Result<Response, Error> {
    visit.refuse(&Spent { visit, minutes: link::MINUTES })
}

pub(super) fn device_of(headers: &HeaderMap) -> String {
    let said = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    device::words(said.unwrap_or_default())
}

/// The new token; and no guest any more, whose votes are the person's now.
pub(super) fn set_cookies(visit: &Visit, response: &mut Response, token: &str, role: Role) {
    let secure = visit.app.settings.is_secure();
    let cookies =
        [Cookie::Person.set(token, entry::cookie_seconds(role), secure), Cookie::Guest.set("", 0, secure)];
    response.headers_mut().extend(cookies.into_iter().flatten().map(|cookie| (header::SET_COOKIE, cookie)));
}

/// Whether this house can offer passkeys.
pub(super) fn has_passkeys(visit: &Visit) -> bool {
    passkey::house(&visit.app.settings.address).is_some()
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn afterwards_one_is_still_in_this_house() {
        assert_eq!(next("/conversations/0B?page=2"), "/conversations/0B?page=2");
        for elsewhere in
            ["", "//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nSet-Cookie: x=1", "évil"]
        {
            assert_eq!(next(elsewhere), "/", "{elsewhere:?}");
        }
    }
}
