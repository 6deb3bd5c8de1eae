//! Bringing a list of signatories by hand: the form, the report, and the names, of which each can be mended or withdrawn.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use store::{job, signature};

use super::bring::{Clerk, KIND, Report, bring, note, take_back};
use super::list_file::{self, MOST};
use super::sign;
use super::views::who;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::page::{View, view};
use crate::place::{canada, fold};
use crate::upload::Upload;
use crate::visit::Visit;

/// Bytes of the largest file.
pub const LIMIT: usize = 4 << 20;
/// Lines that were not taken, as the page lists them; the command line lists all.
const LISTED: usize = 1_000;
/// Names on one page.
const PAGE: i64 = 60;
const WHAT: &[(&str, bool)] = &[("check", false), ("keep", true)];

/// The form that takes a list.
#[derive(Template)]
#[template(path = "pledge/list_new.html")]
struct New<'a> {
    visit: &'a Visit,
    form: Form,
}

view!(New, "pledge-lists-title", nav Desk, listed false);

/// What came of a list.
#[derive(Template)]
#[template(path = "pledge/list_report.html")]
struct Show<'a> {
    visit: &'a Visit,
    id: Id,
    report: Report,
    broken: Vec<(usize, String)>,
    left: usize,
}

view!(
    Show,
    |page| page.visit.lang.text(if page.report.is_kept { "pledge-lists-kept" } else { "pledge-lists-checked" }),
    nav Desk,
    listed false
);

/// The names of a list.
#[derive(Template)]
#[template(path = "pledge/list_names.html")]
struct Names<'a> {
    visit: &'a Visit,
    id: Id,
    from: String,
    lines: Vec<Line>,
    more: Option<String>,
}

view!(Names, "pledge-lists-names-title", nav Desk, listed false);

struct Line {
    name: String,
    about: String,
    path: String,
}

/// `GET /pledge/lists/new`
pub async fn new(visit: Visit) -> Result<Response, Error> {
    visit.show(&New { visit: &visit, form: Form::new() })
}

/// `POST /pledge/lists`: looks at the list, or keeps its good lines; then on to the report.
pub async fn create(visit: Visit, mut upload: Upload) -> Result<Response, Error> {
    visit.limit(Act::Upload)?;
    let (mut form, bytes) = receive(&mut upload).await?;
    let keep = form.choice("what", WHAT);
    if bytes.is_empty() {
        form.refuse("list", "pledge-lists-none", &[]);
    }
    let read = tokio::task::spawn_blocking(move || list_file::read(&bytes)).await;
    let list = match read.map_err(|error| Error::Internal(error.to_string()))? {
        Ok(list) => Some(list),
        Err(why) => {
            if form.fault("list").is_none() {
                form.refuse("list", why.key(), &[("most", MOST.into())]);
            }
            None
        }
    };
    let (Some(list), Some(keep), true) = (list, keep, form.is_good()) else {
        return visit.refuse(&New { visit: &visit, form });
    };
    let (app, lang, list_id) = (visit.app.clone(), visit.lang, visit.app.ids.next());
    let write = move |tx: &mut store::Tx<'_>| {
        let clerk = Clerk { app: &app, lang, list_id };
        let report = bring(tx, &clerk, list, keep)?;
        note(tx, &clerk, &report)
    };
    visit.app.db.write(write).await?;
    visit.go(&format!("/pledge/lists/{}", Id(list_id)))
}

/// `GET /pledge/lists/{id}`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let job = visit.app.db.read(move |tx| job::newest(tx, KIND, id)).await?.ok_or_not_found()?;
    let report: Report =
        serde_json::from_str(&job.report).map_err(|error| Error::Internal(error.to_string()))?;
    let broken =
        report.broken.iter().take(LISTED).map(|(line, fault)| (*line, fault.text(visit.lang))).collect();
    let left = report.broken.len().saturating_sub(LISTED);
    visit.show(&Show { visit: &visit, id: Id(id), report, broken, left })
}

/// `GET /pledge/lists/{id}/names`: each leads to the page of the signature, where it can be changed or withdrawn.
pub async fn names(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let from = fold(query.get("from").map(String::as_str).unwrap_or_default());
    let after = query.get("after").and_then(|after| store::ids::from_text(after)).unwrap_or(0);
    let start = from.clone();
    let read = visit.app.db.read(move |tx| signature::of_list(tx, id, (&start, after), PAGE + 1));
    let mut found = read.await?;
    let has_more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let more = found.last().filter(|_| has_more).map(|last| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs([("from", &last.said.key), ("after", &Id(last.id).to_string())]);
        format!("/pledge/lists/{}/names?{}", Id(id), query.finish())
    });
    let lines = found.iter().map(|one| {
        let place =
            one.said.residence.province().map(|place| canada::province(place).name(visit.lang).to_owned());
        let about: Vec<String> = [Some(who(visit.lang, &one.said)), place].into_iter().flatten().collect();
        let path = format!("/pledge/signatures/{}", sign::key(&visit.app, one.id));
        Line { name: one.said.name.clone(), about: about.join(" · "), path }
    });
    visit.show(&Names { visit: &visit, id: Id(id), from, lines: lines.collect(), more })
}

/// `POST /pledge/lists/{id}/withdrawal`: the whole list, as if each had withdrawn.
pub async fn withdraw(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let app = visit.app.clone();
    let count = visit.app.db.write(move |tx| take_back(tx, &app, id)).await?;
    if count == 0 {
        return Err(Error::Gone);
    }
    visit.go_saying("/pledge", "pledge-lists-withdrawn")
}

/// What was typed, and the bytes of the file; the route says how many there may be.
async fn receive(upload: &mut Upload) -> Result<(Form, Vec<u8>), Error> {
    let (mut typed, mut bytes) = (Vec::new(), Vec::new());
    while let Some(field) = upload.next().await? {
        let name = field.name().unwrap_or_default().to_owned();
        let content = field.bytes().await.map_err(|problem| Error::of_status(problem.status()))?;
        if name == "list" {
            bytes = content.to_vec();
        } else {
            typed.push((name, String::from_utf8_lossy(&content).into_owned()));
        }
    }
    Ok((Form::of_pairs(typed), bytes))
}
