//! Saying that something is wrong.

use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;
use store::report::{self, Reason, Report};

use super::found::{Found, find};
use super::views::New;
use super::{Named, WORDS};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::limits::Act;
use crate::visit::Visit;

/// What a report is about.
#[derive(Deserialize)]
pub struct About {
    thing: Named,
}

/// A thing that whoever asks may see where it stands; there are no others for them.
async fn seen(visit: &Visit, Named(thing): Named) -> Result<Found, Error> {
    let asking = visit.clone();
    let found = visit.app.db.read(move |tx| find(tx, &asking, thing)).await?;
    found.filter(|found| found.is_seen).ok_or_not_found()
}

/// `GET /reports/new`
pub async fn new(visit: Visit, Query(about): Query<About>) -> Result<Response, Error> {
    let found = seen(&visit, about.thing).await?;
    visit.show(&New { visit: &visit, found, form: Form::new() })
}

/// `POST /reports`
pub async fn send(visit: Visit, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Report)?;
    let found = seen(&visit, Named::parse(form.value("thing")).ok_or_not_found()?).await?;
    let Some((reason, words)) = parse(&mut form) else {
        return visit.refuse(&New { visit: &visit, found, form });
    };
    let (id, made) = (visit.app.ids.next(), visit.app.clock.now());
    let report = Report { thing: found.thing, id, holder: visit.holder(), reason, words, made };
    visit.app.db.write(move |tx| report::put(tx, &report)).await?;
    visit.go_saying(&found.path, "report-thanks")
}

fn parse(form: &mut Form) -> Option<(Reason, String)> {
    let reasons: Vec<_> = Reason::ALL.iter().map(|reason| (reason.word(), *reason)).collect();
    let reason = form.choice("reason", &reasons);
    let words = form.optional("words", WORDS).unwrap_or_default();
    if reason == Some(Reason::Other) && words.is_empty() && form.fault("words").is_none() {
        form.refuse("words", "report-words-needed", &[]);
    }
    form.is_good().then_some((reason?, words))
}
