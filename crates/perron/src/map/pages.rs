use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use store::conversation::{self, Conversation};
use store::holding::Kind;
use store::map::Method;
use store::vote;

use super::counts::{Before, Table, Why};
use super::findings::{FEWEST_PEOPLE, Findings};
use super::live::{self, Look, Newer, Shown};
use super::polis::PolisPage;
use super::views::{self, Head, MapPage, Mine, Says};
use super::{mine, share, summary, words};
use crate::conversation::{Standing, may_run, path};
use crate::error::{Error, OrNotFound};
use crate::id::Id;
use crate::issue::raise_from;
use crate::visit::Visit;

/// Statements on one page of the table.
const ROWS: usize = 50;
/// Statements in the table of the map's own page.
const FIRST_ROWS: usize = 30;

/// `GET /conversations/{id}/map`, with `?view=polis` by the method that Polis publishes.
pub async fn show(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let (conversation, head) = open(&visit, id).await?;
    let is_polis = query.get("view").is_some_and(|view| view == "polis");
    let method = if is_polis { Method::Polis } else { Method::Perron };
    let look = live::look(&visit.app, &conversation, method).await?;
    let Some(shown) = look.shown.as_deref().filter(|shown| shown.map().participants >= FEWEST_PEOPLE) else {
        return before(&visit, head, &look, id).await;
    };
    if is_polis {
        return visit.show(&PolisPage::new(&visit, head, shown, &shown.texts));
    }
    let mine = mine::find(&visit, id, shown).await?;
    let is_personal = mine.is_some();
    let raise = raise_from(&visit, Kind::Conversation, id).await?;
    let mut response = visit.show(&page(&visit, head, shown, (mine, look.newer, raise)))?;
    if is_personal {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    Ok(response)
}

fn page<'a>(
    visit: &'a Visit,
    head: Head,
    shown: &'a Shown,
    (mine, newer, raise): (Option<Mine>, Option<Newer>, Option<String>),
) -> MapPage<'a> {
    let (lang, map, texts) = (visit.lang, shown.map(), &*shown.texts);
    let findings = Findings::of(map);
    let told = findings.told();
    MapPage {
        visit,
        finding: words::finding(lang, map, &findings),
        says: Says::new(visit, &head.zone, shown),
        parts: views::parts(lang, map, &findings, texts),
        portraits: views::portraits(lang, map, texts),
        slate: map.slate.iter().map(|id| texts.said(*id, lang)).collect(),
        table: told.into_iter().take(FIRST_ROWS).map(|s| views::table_row(lang, map, s, texts)).collect(),
        head,
        shown,
        mine,
        newer,
        raise,
    }
}

/// `GET /conversations/{id}/map/table`
pub async fn table(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let (conversation, head) = open(&visit, id).await?;
    let look = live::look(&visit.app, &conversation, Method::Perron).await?;
    let Some(shown) = look.shown.as_deref().filter(|shown| shown.map().participants >= FEWEST_PEOPLE) else {
        return before(&visit, head, &look, id).await;
    };
    let (map, texts) = (shown.map(), &*shown.texts);
    let all = Findings::of(map).all();
    let pages = all.len().div_ceil(ROWS).max(1);
    let page = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, pages);
    let rows = all.into_iter().skip((page - 1) * ROWS).take(ROWS);
    let rows = rows.map(|s| views::table_row(visit.lang, map, s, texts)).collect();
    let groups = shown.picture.groups.iter().map(|group| (group.letter, group.size)).collect();
    let one_range = words::one_range(visit.lang, map);
    visit.show(&Table { visit: &visit, head, groups, one_range, rows, page, pages })
}

/// `GET /conversations/{id}/map/changes`: tells an open page that there is a newer map.
pub async fn changes(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    open(&visit, id).await?;
    Ok(visit.app.events.stream(live::topic(id)))
}

/// `GET /conversations/{id}/map.svg`: the picture alone, to be shared.
pub async fn image(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let (conversation, head) = open(&visit, id).await?;
    let look = live::look(&visit.app, &conversation, Method::Perron).await?;
    let shown = look.shown.filter(|shown| shown.map().participants >= FEWEST_PEOPLE).ok_or_not_found()?;
    let svg = share::draw(&visit, &head, &shown)?;
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], svg).into_response())
}

/// `GET /conversations/{id}/summary.pdf`: the one page.
pub async fn summary(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let (conversation, head) = open(&visit, id).await?;
    let look = live::look(&visit.app, &conversation, Method::Perron).await?;
    let shown = look.shown.filter(|shown| shown.map().participants >= FEWEST_PEOPLE).ok_or_not_found()?;
    let pdf = summary::pdf(&visit, head, shown).await?;
    let name = format!("inline; filename=\"perron-{}-{}.pdf\"", Id(id), visit.lang.code());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).map_err(|_| Error::NotFound)?),
    ];
    Ok((headers, pdf).into_response())
}

/// The conversation, unless it is a draft that this visit may not see.
async fn open(visit: &Visit, id: i64) -> Result<(Conversation, Head), Error> {
    let conversation = visit.app.db.read(move |tx| conversation::by_id(tx, id)).await?.ok_or_not_found()?;
    let standing = Standing::of(&conversation, visit.app.clock.now());
    if standing == Standing::Draft && !may_run(visit) {
        return Err(Error::NotFound);
    }
    let head = Head {
        id,
        path: path(id),
        question: conversation.question.nearest(visit.lang.language()).0.to_owned(),
        is_open: standing == Standing::Open,
        published: conversation.published.map(|at| visit.lang.date(at, &conversation.zone)),
        zone: conversation.zone.clone(),
    };
    Ok((conversation, head))
}

/// What is shown before there is a map: why, and plain counts.
async fn before(visit: &Visit, head: Head, look: &Look, id: i64) -> Result<Response, Error> {
    let people = look.shown.as_ref().map_or(look.people, |shown| shown.map().participants);
    let why = match people {
        0 => Why::Nobody,
        _ if people < FEWEST_PEOPLE => Why::Few(people),
        _ => Why::First(match look.newer {
            Some(Newer::Running(steps)) if steps.1 > 0 => Some(steps),
            _ => None,
        }),
    };
    let counts = if let Why::Few(_) = why { counts(visit, id).await? } else { Vec::new() };
    visit.show(&Before { visit, head, why, counts })
}

async fn counts(visit: &Visit, id: i64) -> Result<Vec<(super::texts::Said, [i64; 3])>, Error> {
    let read = visit
        .app
        .db
        .read(move |tx| Ok::<_, Error>((super::texts::Texts::read(tx, id, 0)?, vote::tallies(tx, id)?)));
    let (texts, tallies) = read.await?;
    let count = |tally: &vote::Tally| {
        let said = texts.said(tally.statement_id.cast_unsigned(), visit.lang);
        (said, [tally.agrees, tally.disagrees, tally.passes])
    };
    Ok(tallies.iter().map(count).collect())
}
