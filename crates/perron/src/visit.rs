//! One request of one person: who, in which language, on which page; and the page they get back.

use std::hash::{DefaultHasher, Hash, Hasher};

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};

use store::Bilingual;
use store::person::{Person, Role};
use store::sign_in::SignIn;

use crate::app::Shared;
use crate::cookie::{Cookie, Guest};
use crate::error::Error;
use crate::i18n::{Lang, Text};
use crate::limits::Act;
use crate::page::{Layout, View};
use crate::rights::{Deed, Rights};

/// One request of one person. Made by `guard`; handlers take it as an argument.
#[derive(Clone)]
pub struct Visit {
    /// What every request shares.
    pub app: Shared,
    /// The language of the address.
    pub lang: Lang,
    /// The page without its language, with its query: `/conversations/0b…?page=2`.
    pub path: String,
    /// Who takes part without an account, if this browser does.
    pub guest: Option<Guest>,
    /// Who is signed in.
    pub person: Option<Person>,
    /// What decides what they may do.
    pub rights: Rights,
    /// What they may do with what the address names.
    pub(crate) deeds: Vec<Deed>,
    /// On which device.
    pub sign_in: Option<SignIn>,
    /// Key of a sentence to show once.
    pub flash: Option<String>,
    /// What the browser already has.
    pub(crate) known: Option<HeaderValue>,
}

impl Visit {
    /// Whose voice this is, as votes and statements are kept: `p…` a person, `g…` a guest.
    pub fn holder(&self) -> Option<String> {
        let person = self.person.as_ref().map(|person| format!("p{}", person.id));
        person.or_else(|| self.guest.as_ref().map(|guest| format!("g{}", guest.id())))
    }

    /// Who is signed in, on a page for people with an account.
    pub fn me(&self) -> Result<&Person, Error> {
        self.person.as_ref().ok_or(Error::Forbidden)
    }

    /// The device they are signed in on, by the hash of its token.
    pub fn here(&self) -> Result<&str, Error> {
        self.sign_in.as_ref().map(|sign_in| sign_in.token_hash.as_str()).ok_or(Error::Forbidden)
    }

    /// Whether they may do what this role may.
    pub fn is(&self, role: Role) -> bool {
        self.person.as_ref().is_some_and(|person| person.role >= role)
    }

    /// Whether they may do this in the community, or with the thing, that the address names; in the house if it names
    /// neither.
    pub fn may(&self, deed: Deed) -> bool {
        self.deeds.contains(&deed)
    }

    /// A token for the forms of this page; empty for someone without a cookie, whose page has no forms.
    pub fn form_token(&self) -> String {
        self.holder().map_or_else(String::new, |holder| self.app.secret.form_token(&holder))
    }

    /// Refuses if this person does this too often.
    pub fn limit(&self, act: Act) -> Result<(), Error> {
        let who = self.holder().unwrap_or_default();
        if self.app.limits.allow(act, &who) { Ok(()) } else { Err(Error::TooOften) }
    }

    /// Refuses if all people together do this too often: who keeps no cookie is somebody else each time.
    pub fn limit_all(&self, act: Act) -> Result<(), Error> {
        if self.app.limits.allow(act, "") { Ok(()) } else { Err(Error::TooOften) }
    }

    /// An address of this house in the language of the page: `/en/conversations`.
    pub fn url(&self, path: &str) -> String {
        format!("/{}{path}", self.lang.code())
    }

    /// The whole address, as on paper and in mail.
    pub fn full_url(&self, path: &str) -> String {
        format!("{}/{}{path}", self.app.settings.address, self.lang.code())
    }

    /// The text of a key in the language of the page.
    pub fn t<'a>(&self, key: &'a str) -> Text<'a> {
        self.lang.t(key)
    }

    /// A text in the language of the page; or in the other one, with the word for that.
    pub fn nearest(&self, text: &Bilingual) -> (String, Option<&'static str>) {
        let (text, language) = text.nearest(self.lang.language());
        (text.to_owned(), (language != self.lang.language()).then(|| language.word()))
    }

    /// The page.
    pub fn show(&self, view: &impl View) -> Result<Response, Error> {
        self.answer(StatusCode::OK, view)
    }

    /// The page of a form that needs another look.
    pub fn refuse(&self, view: &impl View) -> Result<Response, Error> {
        self.answer(StatusCode::UNPROCESSABLE_ENTITY, view)
    }

    /// On to another page, after something was done.
    pub fn go(&self, path: &str) -> Result<Response, Error> {
        Ok(Redirect::to(&self.url(path)).into_response())
    }

    /// On to another page, which says the sentence of this key once.
    pub fn go_saying(&self, path: &str, key: &str) -> Result<Response, Error> {
        let mut response = self.go(path)?;
        let secure = self.app.settings.is_secure();
        if let Some(cookie) = Cookie::Flash.set(key, 120, secure) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
        Ok(response)
    }

    /// Whether the answer is for this person alone and must not be kept by anyone.
    pub fn is_personal(&self) -> bool {
        self.person.is_some() || self.flash.is_some()
    }

    pub(crate) fn answer(&self, status: StatusCode, view: &impl View) -> Result<Response, Error> {
        let content = view.render()?;
        let page = Layout::of(self, status, view, &content).render()?;
        if status != StatusCode::OK || self.is_personal() {
            return Ok((status, Html(page)).into_response());
        }
        let mut hasher = DefaultHasher::new();
        page.hash(&mut hasher);
        let tag = HeaderValue::from_str(&format!("W/\"{:016x}\"", hasher.finish())).ok();
        let mut response = if tag.is_some() && tag == self.known {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            Html(page).into_response()
        };
        if let Some(tag) = tag {
            response.headers_mut().insert(header::ETAG, tag);
        }
        Ok(response)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| Error::Internal("a route without a guard".to_owned()))
    }
}
