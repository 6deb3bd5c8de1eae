//! The outbox, for the operator: what was written, and what became of it.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use store::ids;
use store::mail::{self, Mail, State, Stopped};

use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::i18n::Lang;
use crate::page::{View, view};
use crate::routes::{Access, Route};
use crate::visit::Visit;

/// Mails on one page.
const PAGE: i64 = 30;
/// Addresses shown that were refused for good.
const MOST_STOPPED: i64 = 200;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/outbox", Access::Operator, list),
        Route::get("/outbox/{id}", Access::Operator, show),
        Route::post("/outbox/addresses", Access::Operator, lift),
        Route::post("/outbox/{id}/attempts", Access::Operator, try_again),
    ]
}

/// Before which mail.
#[derive(Deserialize)]
struct Before {
    before: Option<String>,
}

/// The list, newest first.
#[derive(Template)]
#[template(path = "mail/outbox.html")]
struct Outbox<'a> {
    visit: &'a Visit,
    mails: Vec<Mail>,
    /// Before which mail the next page begins.
    older: Option<String>,
    is_first: bool,
    has_server: bool,
    has_news: bool,
    /// Addresses that were refused for good, on the first page.
    stopped: Vec<Stopped>,
}

/// One mail, in its words.
#[derive(Template)]
#[template(path = "mail/mail.html")]
struct Show<'a> {
    visit: &'a Visit,
    mail: Mail,
}

view!(Outbox, "outbox-title", listed false);

view!(Show, |page| page.mail.subject.clone(), listed false);

/// What both pages say of a mail.
trait About: View {
    fn id(&self, mail: &Mail) -> String {
        ids::to_text(mail.id)
    }

    fn written(&self, mail: &Mail) -> String {
        format!("{} UTC", self.visit().lang.moment(mail.made, "UTC"))
    }

    fn state(&self, mail: &Mail) -> String {
        self.visit().lang.text(match mail.state {
            State::Waiting => "outbox-state-waiting",
            State::Sent => "outbox-state-sent",
            State::Failed => "outbox-state-failed",
            State::Kept => "outbox-state-kept",
        })
    }
}

impl About for Outbox<'_> {}
impl About for Show<'_> {}

impl Outbox<'_> {
    fn may_try_again(&self, mail: &Mail) -> bool {
        self.has_server && matches!(mail.state, State::Failed | State::Kept)
    }

    fn day(&self, moment: &i64) -> String {
        self.visit.lang.date(*moment, "UTC")
    }

    fn problem(&self, mail: &Mail) -> String {
        super::problem_in(self.visit.lang, &mail.problem)
    }
}

impl Show<'_> {
    fn lang(&self) -> Lang {
        self.mail.language.into()
    }
}

async fn list(visit: Visit, Query(query): Query<Before>) -> Result<Response, Error> {
    let before = query.before.as_deref().and_then(ids::from_text).unwrap_or(i64::MAX);
    let is_first = before == i64::MAX;
    let read = visit.app.db.read(move |tx| {
        let stopped = if is_first { mail::stopped(tx, MOST_STOPPED)? } else { Vec::new() };
        Ok::<_, store::Error>((mail::page(tx, before, PAGE + 1)?, stopped))
    });
    let (mut mails, stopped) = read.await?;
    let has_more = mails.len() > PAGE as usize;
    mails.truncate(PAGE as usize);
    let older = mails.last().filter(|_| has_more).map(|mail| ids::to_text(mail.id));
    let has_server = visit.app.settings.mail_server.is_some();
    let has_news = visit.app.settings.may_announce();
    visit.show(&Outbox { visit: &visit, mails, older, is_first, has_server, has_news, stopped })
}

async fn lift(visit: Visit, form: Form) -> Result<Response, Error> {
    let address = form.value("address").to_owned();
    if !visit.app.db.write(move |tx| mail::lift(tx, &address)).await? {
        return Err(Error::NotFound);
    }
    visit.go_saying("/outbox", "outbox-lifted")
}

async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Error> {
    let id = ids::from_text(&id).ok_or_not_found()?;
    let mail = visit.app.db.read(move |tx| mail::by_id(tx, id)).await?.ok_or_not_found()?;
    visit.show(&Show { visit: &visit, mail })
}

async fn try_again(visit: Visit, Path(id): Path<String>) -> Result<Response, Error> {
    let id = ids::from_text(&id).ok_or_not_found()?;
    let (ids, now) = (visit.app.ids.clone(), visit.app.clock.now());
    let again = visit.app.db.write(move |tx| super::post_again(tx, &ids, now, id)).await?;
    visit.go_saying("/outbox", if again { "outbox-will-be-sent" } else { "outbox-not-again" })
}
