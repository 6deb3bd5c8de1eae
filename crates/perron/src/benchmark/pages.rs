use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::{Benchmark, all};
use crate::error::Error;
use crate::item::presets;
use crate::page::{View, view};
use crate::visit::Visit;

/// Every benchmark, by question.
#[derive(Template)]
#[template(path = "benchmark/show.html")]
struct Show<'a> {
    visit: &'a Visit,
    groups: Vec<Group>,
}
view!(Show, "benchmark-title", nav Communities);

/// The benchmarks of one question from one source.
struct Group {
    title: String,
    question: String,
    item: String,
    source: &'static str,
    limits: &'static str,
    rows: Vec<Row>,
}

struct Row {
    id: &'static str,
    place: String,
    year: &'static str,
    share: String,
    interval: String,
    n: String,
}

/// `GET /benchmarks`
pub async fn show(visit: Visit) -> Result<Response, Error> {
    let lang = visit.lang;
    let mut groups: Vec<Group> = Vec::new();
    let items = presets::items();
    for one in all() {
        let title = lang.text(&format!("benchmark-measure-{}", one.measure));
        let row = row(&visit, one);
        let (source, limits) = (one.source(lang), one.limits(lang));
        match groups.iter_mut().find(|group| (&group.title, group.source) == (&title, source)) {
            Some(group) => group.rows.push(row),
            None => {
                let item = items.iter().find(|item| item.key == one.item);
                let question = item.map(|item| item.wording.get(lang).to_owned()).unwrap_or_default();
                let item = format!("{} {}", one.item, one.version);
                groups.push(Group { title, question, item, source, limits, rows: vec![row] });
            }
        }
    }
    visit.show(&Show { visit: &visit, groups })
}

fn row(visit: &Visit, one: &'static Benchmark) -> Row {
    let lang = visit.lang;
    let interval = match (one.low, one.high) {
        (Some(low), Some(high)) => crate::estimate::range(lang, low, high),
        _ => visit.t("benchmark-no-interval").to_string(),
    };
    Row {
        id: &one.id,
        place: one.place_name(lang),
        year: &one.year,
        share: crate::estimate::share(lang, one.share),
        interval,
        n: one.n.map_or_else(|| "–".to_owned(), |n| lang.count(n)),
    }
}

/// `GET /benchmarks.csv`
pub async fn download(visit: Visit) -> Result<Response, Error> {
    let mut file = csv::Writer::from_writer(Vec::new());
    let wrong = |problem: csv::Error| Error::Internal(problem.to_string());
    let head = [
        "id", "item", "version", "measure", "place", "year", "share", "low", "high", "n", "source", "limits",
    ];
    file.write_record(head).map_err(wrong)?;
    for one in all() {
        let number = |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
        let line = [
            one.id.clone(),
            one.item.clone(),
            one.version.to_string(),
            one.measure.clone(),
            one.place.clone(),
            one.year.clone(),
            one.share.to_string(),
            number(one.low),
            number(one.high),
            one.n.map(|n| n.to_string()).unwrap_or_default(),
            one.source(visit.lang).to_owned(),
            one.limits(visit.lang).to_owned(),
        ];
        file.write_record(line).map_err(wrong)?;
    }
    let bytes = file.into_inner().map_err(|problem| Error::Internal(problem.to_string()))?;
    let kind = HeaderValue::from_static("text/csv; charset=utf-8");
    let name = HeaderValue::from_static("attachment; filename=\"benchmarks.csv\"");
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}
