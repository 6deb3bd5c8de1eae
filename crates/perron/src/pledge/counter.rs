//! The counter that other sites show: a small page to put in a frame, and JSON. Neither sets a cookie, and only these may be
//! used from elsewhere.

use askama::Template;
use axum::Json;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Map, Value, json};
use store::pledge;

use super::counts::{FEW, Shown, Tally};
use super::tiles::{self, Tile};
use crate::assets;
use crate::error::{Error, OrNotFound};
use crate::i18n::Text;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pledge/counter.html")]
struct Counter<'a> {
    visit: &'a Visit,
    sheet: &'static str,
    name: String,
    tally: &'a Tally,
    tiles: Vec<Tile>,
    about: String,
}

impl Counter<'_> {
    fn t<'k>(&self, key: &'k str) -> Text<'k> {
        self.visit.t(key)
    }
}

/// `GET /pledge/counter`: for a frame on another site.
pub async fn page(visit: Visit) -> Result<Response, Error> {
    let pledge = visit.app.db.read(pledge::latest).await?.ok_or_not_found()?;
    let tally = super::tally(&visit.app).await?;
    let counter = Counter {
        visit: &visit,
        sheet: assets::path("perron.css"),
        name: pledge.title.get(visit.lang.language()).to_owned(),
        tiles: tiles::tiles(&tally, visit.lang),
        about: tiles::about(&tally, visit.lang),
        tally: &tally,
    };
    let policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; \
                  frame-ancestors *";
    let mut response = Html(counter.render()?).into_response();
    elsewhere(&mut response);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    Ok(response)
}

/// `GET /pledge/counter.json`
pub async fn data(visit: Visit) -> Result<Response, Error> {
    let mut whole = told(&*super::tally(&visit.app).await?);
    whole["pledge"] = json!(visit.full_url("/pledge"));
    let mut response = Json(whole).into_response();
    elsewhere(&mut response);
    Ok(response)
}

/// What everybody may know of who signed.
pub(crate) fn told(tally: &Tally) -> Value {
    let told = |shown: Shown| match shown {
        Shown::Count(count) => json!(count),
        Shown::Few => json!(format!("<{FEW}")),
        Shown::Hidden => json!(format!(">={FEW}")),
        Shown::Untold => Value::Null,
    };
    let places: Map<String, Value> =
        tally.places.iter().map(|&(province, shown)| (province.word().to_owned(), told(shown))).collect();
    let sectors: Map<String, Value> =
        tally.sectors.iter().map(|&(sector, count)| (sector.word().to_owned(), json!(count))).collect();
    json!({
        "signatories": tally.all,
        "people": tally.people,
        "organisations": tally.organisations,
        "places_reached": tally.reach,
        "by_place": places,
        "place_not_said": tally.unsaid.map(told),
        "by_sector": sectors,
    })
}

/// Lets other sites use an answer.
fn elsewhere(response: &mut Response) {
    for (name, value) in [
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
        (header::CACHE_CONTROL, "public, max-age=60"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
}
