//! The report on the web and on paper.

use axum::extract::Path;
use axum::response::Response;
use press::Report;

use super::gather::Gathered;
use super::parts;
use super::views::Show;
use crate::ballot::paper::{link, print, sheet};
use crate::error::{Error, OrNotFound};
use crate::id::Id;
use crate::rights::Deed;
use crate::visit::Visit;

async fn gather(visit: &Visit, id: i64) -> Result<Gathered, Error> {
    let (now, may_run) = (visit.app.clock.now(), visit.may(Deed::Run));
    visit.app.db.read(move |tx| Gathered::read(tx, id, may_run, now)).await?.ok_or_not_found()
}

/// `GET /series/{id}/report`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let gathered = gather(&visit, id).await?;
    visit.show(&Show::of(&visit, &gathered))
}

/// `GET /series/{id}/report.pdf`
pub async fn pdf(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let gathered = gather(&visit, id).await?;
    let zone = gathered.held.first().map_or("UTC", |held| held.session.zone.as_str());
    let report = Report {
        meta: sheet(&visit, gathered.series.title.nearest(visit.lang.language()).0, zone),
        kicker: visit.lang.text("lookback-kicker"),
        lead: super::views::lead(visit.lang, &gathered),
        parts: parts::paper(parts::of(&gathered, visit.lang)),
        link: link(&visit, &format!("/series/{}/report", Id(id))),
        page: visit.lang.text("lookback-page"),
    };
    print(&visit, &format!("series-{}", Id(id)), move |press| press.report(&report)).await
}
