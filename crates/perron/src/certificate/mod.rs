//! Certificates of participation: for whoever was there, in a series that gives them.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use press::Certificate;
use store::series::{self, Series, State};
use store::session::{self, Session};
use store::{Tx, certificate};

use crate::ballot::paper::{convener, print, sheet};
use crate::error::{Error, OrNotFound};
use crate::id::Id;
use crate::page::{View, view};
use crate::routes::{Access, Route};
use crate::session::path;
use crate::visit::Visit;

/// Sessions named on one; press takes no more.
const MOST: usize = 24;
const MINUTE: i64 = 60_000;

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/series/{id}/certificate", Access::Guest, show),
        Route::get("/series/{id}/certificate.pdf", Access::Guest, paper),
    ]
}

/// What somebody took part in.
struct Part {
    series: Series,
    /// As they wished to be called in the last of them.
    name: String,
    sessions: Vec<Session>,
}

impl Part {
    fn of(tx: &mut Tx<'_>, series_id: i64, now: i64, holder: &str) -> Result<Self, Error> {
        let found =
            series::by_id(tx, series_id)?.filter(|one| one.gives_certificates && one.state != State::Draft);
        let series = found.ok_or_not_found()?;
        let (mut sessions, mut name) = (Vec::new(), String::new());
        for one in certificate::attended(tx, series_id, now, holder)? {
            sessions.push(session::by_id(tx, one.session_id)?.ok_or_not_found()?);
            name = one.name;
        }
        Ok(Self { series, name, sessions })
    }
}

async fn read(visit: &Visit, id: i64) -> Result<Part, Error> {
    let (now, holder) = (visit.app.clock.now(), visit.holder().unwrap_or_default());
    visit.app.db.read(move |tx| Part::of(tx, id, now, &holder)).await
}

/// What one took part in, with the certificate to print.
#[derive(Template)]
#[template(path = "certificate/show.html")]
struct Show<'a> {
    visit: &'a Visit,
    path: String,
    name: String,
    /// Path, day and title of each session.
    sessions: Vec<(String, String)>,
}

view!(Show, "certificate-title", listed false);

/// `GET /series/{id}/certificate`
async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let part = read(&visit, id).await?;
    visit.show(&Show {
        visit: &visit,
        path: format!("/series/{}", Id(id)),
        name: part.series.title.nearest(visit.lang.language()).0.to_owned(),
        sessions: part.sessions.iter().map(|session| (path(session.id), line(&visit, session))).collect(),
    })
}

/// `GET /series/{id}/certificate.pdf`
async fn paper(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let part = read(&visit, id).await?;
    if part.sessions.is_empty() || part.name.trim().is_empty() {
        return Err(Error::NotFound);
    }
    let certificate = certificate_of(&visit, &part);
    print(&visit, &format!("certificate-{}", Id(id)), move |press| press.certificate(&certificate)).await
}

fn certificate_of(visit: &Visit, part: &Part) -> Certificate {
    let (lang, count) = (visit.lang, part.sessions.len());
    let minutes: i64 = part.sessions.iter().map(|session| session.minutes).sum();
    let given_by = convener(visit, lang);
    let zone = part.sessions.last().map_or("UTC", |session| session.zone.as_str());
    Certificate {
        meta: sheet(visit, &lang.text("certificate-title"), zone),
        kicker: part.series.title.nearest(lang.language()).0.to_owned(),
        lead: lang.text("certificate-lead"),
        name: part.name.clone(),
        says: lang
            .t("certificate-says")
            .with("sessions", lang.t("certificate-sessions").with("count", count).to_string())
            .with("length", length(visit, minutes))
            .to_string(),
        // the last ones, if there are more than a sheet holds: the sentence above counts them all
        sessions: part.sessions[count.saturating_sub(MOST)..].iter().map(|one| line(visit, one)).collect(),
        given: lang.date(part.sessions.last().map_or(0, |one| one.starts + one.minutes * MINUTE), zone),
        signature: lang.t("certificate-for").with("convener", given_by.as_str()).to_string(),
        given_by,
    }
}

/// `24 November 2026: Housing`
fn line(visit: &Visit, session: &Session) -> String {
    let title = session.title.nearest(visit.lang.language()).0;
    let day = visit.lang.date(session.starts, &session.zone);
    visit.t("certificate-line").with("day", day).with("title", title).to_string()
}

/// Hours and minutes in words.
fn length(visit: &Visit, minutes: i64) -> String {
    let hours = visit.t("certificate-hours").with("hours", minutes / 60).to_string();
    let rest = visit.t("certificate-minutes").with("minutes", minutes % 60).to_string();
    match (minutes / 60, minutes % 60) {
        (0, _) => rest,
        (_, 0) => hours,
        _ => visit.t("certificate-both").with("hours", hours).with("minutes", rest).to_string(),
    }
}
