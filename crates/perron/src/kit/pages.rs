use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;

use super::Material;
use super::papers::Paper;
use crate::ballot::paper::print;
use crate::error::Error;
use crate::id::Id;
use crate::page::{View, view};
use crate::session::{facts, path};
use crate::visit::Visit;

/// Note sheets for each question, unless somebody says how many.
const SHEETS: usize = 2;
/// As many as press takes.
const MOST_SHEETS: usize = 20;

/// What there is to print.
#[derive(Template)]
#[template(path = "kit/show.html")]
struct Show<'a> {
    visit: &'a Visit,
    path: String,
    name: String,
    when: String,
    has_agenda: bool,
    has_prompts: bool,
}

view!(Show, "kit-title", listed false);

/// `GET /sessions/{id}/kit`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let material = visit.app.db.read(move |tx| Material::of(tx, id)).await?;
    let session = &material.session;
    visit.show(&Show {
        visit: &visit,
        path: path(id),
        name: session.title.nearest(visit.lang.language()).0.to_owned(),
        when: facts::when(visit.lang, session.starts, session.minutes, &session.zone),
        has_agenda: !material.items.is_empty(),
        has_prompts: !material.prompts.is_empty(),
    })
}

/// `GET /sessions/{id}/guide.pdf`; `?print=large` for large print.
pub async fn guide(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let material = visit.app.db.read(move |tx| Material::of(tx, id)).await?;
    let guide = Paper { visit: &visit, material: &material }.guide(is_large(&query));
    print(&visit, &format!("guide-{}", Id(id)), move |press| press.guide(&guide)).await
}

/// `GET /sessions/{id}/kit.pdf`; `?print=large` for large print, `?sheets=4` for so many note sheets a question.
pub async fn kit(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let material = visit.app.db.read(move |tx| Material::of(tx, id)).await?;
    let sheets = query.get("sheets").and_then(|sheets| sheets.parse().ok()).unwrap_or(SHEETS);
    let kit =
        Paper { visit: &visit, material: &material }.kit(is_large(&query), sheets.clamp(1, MOST_SHEETS));
    print(&visit, &format!("kit-{}", Id(id)), move |press| press.kit(&kit)).await
}

fn is_large(query: &HashMap<String, String>) -> bool {
    query.get("print").is_some_and(|print| print == "large")
}
