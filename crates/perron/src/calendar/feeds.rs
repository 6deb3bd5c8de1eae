//! Calendars to subscribe to: what everybody may see of a session, a series, a community; and somebody's own, by a secret
//! link.

use std::hash::{DefaultHasher, Hash, Hasher};

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use store::community::State as CommunityState;
use store::registration::State as Seat;
use store::series::State as SeriesState;
use store::session::{self, State};
use store::{Tx, community, feed, registrant, registration, series};

use super::entries::Subject;
use super::entry::{Calendar, Entry, Method};
use super::lines::one_line;
use super::views::Source;
use crate::app::App;
use crate::error::{Error, OrNotFound};
use crate::i18n::{Lang, dates};
use crate::id::Id;
use crate::session::facts;
use crate::visit::Visit;

/// How long what took place stays in a calendar.
const PAST: i64 = 400 * 24 * 3_600_000;

/// The sessions of a series or a community.
pub struct Collection {
    name: String,
    /// The page about it, without its language.
    path: String,
    subjects: Vec<Subject>,
}

impl Collection {
    /// As it is named on pages.
    pub fn source(self) -> Source {
        Source { path: self.path, name: self.name }
    }
}

/// `GET /sessions/{id}/calendar.ics`
pub async fn session(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = visit.app.db.read(move |tx| {
        let session = session::by_id(tx, id)?.filter(|one| facts::is_shown(one.state)).ok_or_not_found()?;
        Ok::<_, Error>(Subject::of(tx, session)?)
    });
    let entry = read.await?.for_all(&visit.app, visit.lang);
    let text = publish(visit.lang, "", &[entry]);
    answer(&visit, CALENDAR, &format!("attachment; filename=\"session-{}.ics\"", Id(id)), text)
}

/// `GET /series/{id}/calendar.ics`
pub async fn series(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let found = of_series(&visit, id).await?;
    calendar(&visit, &found)
}

/// `GET /series/{id}/sessions.atom`
pub async fn series_atom(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let found = of_series(&visit, id).await?;
    sessions(&visit, &found)
}

/// `GET /communities/{id}/calendar.ics`
pub async fn community(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let found = of_community(&visit, id).await?;
    calendar(&visit, &found)
}

/// `GET /communities/{id}/sessions.atom`
pub async fn community_atom(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let found = of_community(&visit, id).await?;
    sessions(&visit, &found)
}

/// `GET /calendars/{token}/sessions.ics`: whoever has the link sees what its owner sees.
pub async fn mine(visit: Visit, Path(token): Path<String>) -> Result<Response, Error> {
    let app = visit.app.clone();
    let read = visit.app.db.read(move |tx| {
        let found = feed::by_token(tx, &token)?.ok_or_not_found()?;
        let owner = registrant::by_id(tx, found.registrant_id)?.ok_or_not_found()?;
        let mut entries = Vec::new();
        for one in registration::of_registrant(tx, owner.id)? {
            let session = session::by_id(tx, one.session_id)?.ok_or_not_found()?;
            let is_shown = matches!(one.state, Seat::Held | Seat::Waiting) && facts::is_shown(session.state);
            if is_shown && session.starts > app.clock.now() - PAST {
                // a calendar that is published names no guests (RFC 5546, 3.2.1)
                let entry = Subject::of(tx, session)?.for_one(&app, &one, &owner);
                entries.push(Entry { guest: None, ..entry });
            }
        }
        entries.sort_by_key(|entry| entry.starts);
        Ok::<_, Error>((Lang::from(owner.said.language), entries))
    });
    let (lang, entries) = read.await?;
    let text = publish(lang, &lang.text("calendar-mine-name"), &entries);
    answer(&visit, CALENDAR, "inline; filename=\"sessions.ics\"", text)
}

pub async fn of_series(visit: &Visit, id: i64) -> Result<Collection, Error> {
    let (lang, now) = (visit.lang, visit.app.clock.now());
    let read = visit.app.db.read(move |tx| {
        let found = series::by_id(tx, id)?.filter(|one| one.state != SeriesState::Draft).ok_or_not_found()?;
        let ids = feed::of_series(tx, id, now - PAST)?;
        let name = found.title.nearest(lang.language()).0.to_owned();
        Ok::<_, Error>(Collection { name, path: format!("/series/{}", Id(id)), subjects: subjects(tx, ids)? })
    });
    read.await
}

pub async fn of_community(visit: &Visit, id: i64) -> Result<Collection, Error> {
    let (lang, now) = (visit.lang, visit.app.clock.now());
    let read = visit.app.db.read(move |tx| {
        let found =
            community::by_id(tx, id)?.filter(|one| one.state == CommunityState::Active).ok_or_not_found()?;
        let ids = feed::of_community(tx, id, now - PAST)?;
        let name = found.name.nearest(lang.language()).0.to_owned();
        Ok::<_, Error>(Collection {
            name,
            path: format!("/communities/{}", Id(id)),
            subjects: subjects(tx, ids)?,
        })
    });
    read.await
}

fn subjects(tx: &mut Tx<'_>, ids: Vec<i64>) -> Result<Vec<Subject>, Error> {
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        if let Some(session) = session::by_id(tx, id)? {
            found.push(Subject::of(tx, session)?);
        }
    }
    Ok(found)
}

/// What a calendar is, as a header says it.
pub const CALENDAR: &str = "text/calendar; charset=utf-8";
const ATOM: &str = "application/atom+xml; charset=utf-8";

fn publish(lang: Lang, name: &str, entries: &[Entry]) -> String {
    Calendar { method: Method::Publish, lang, name, entries }.write()
}

fn calendar(visit: &Visit, found: &Collection) -> Result<Response, Error> {
    let entries: Vec<Entry> =
        found.subjects.iter().map(|subject| subject.for_all(&visit.app, visit.lang)).collect();
    let text = publish(visit.lang, &found.name, &entries);
    answer(visit, CALENDAR, "inline; filename=\"sessions.ics\"", text)
}

/// News, the newest first (RFC 4287).
#[derive(Template)]
#[template(path = "calendar/feed.atom.xml")]
struct Atom<'a> {
    lang: Lang,
    name: String,
    page: String,
    here: String,
    house: &'a str,
    convener: String,
    updated: String,
    items: Vec<Item>,
}

/// One piece of news in it.
pub struct Item {
    /// By which programs know it again.
    pub id: String,
    /// The whole address of its page.
    pub page: String,
    /// On one line.
    pub title: String,
    /// As machines read it.
    pub published: String,
    /// What there is to say.
    pub lines: Vec<String>,
}

/// What a feed says of itself.
pub struct Feed {
    /// What it is called.
    pub name: String,
    /// The page that it is about, without its language.
    pub page: String,
    /// Its own address, without its language.
    pub here: String,
    /// When the newest of it was.
    pub updated: i64,
    /// The newest first.
    pub items: Vec<Item>,
}

impl Item {
    fn of(app: &App, lang: Lang, subject: &Subject) -> Self {
        let session = &subject.session;
        let text = |text: &store::Bilingual| text.nearest(lang.language()).0.to_owned();
        let title = one_line(&text(&session.title));
        let is_cancelled = session.state == State::Cancelled;
        let page = super::entries::page(&app.settings, lang, session.id);
        Self {
            id: page.clone(),
            page,
            title: if is_cancelled {
                lang.t("calendar-cancelled-title").with("title", title).to_string()
            } else {
                title
            },
            published: dates::machine(session.published.unwrap_or(session.made), "UTC"),
            lines: [
                facts::when(lang, session.starts, session.minutes, &session.zone),
                facts::place(lang, session.mode, session.venue.nearest(lang.language()).0),
                text(&session.about),
            ]
            .map(|line| one_line(&line))
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect(),
        }
    }
}

/// News of sessions.
fn sessions(visit: &Visit, found: &Collection) -> Result<Response, Error> {
    let mut sorted: Vec<&Subject> = found.subjects.iter().collect();
    let published = |subject: &Subject| subject.session.published.unwrap_or(subject.session.made);
    sorted.sort_by_key(|subject| std::cmp::Reverse(published(subject)));
    let feed = Feed {
        name: visit.t("calendar-atom-name").with("name", found.name.as_str()).to_string(),
        page: found.path.clone(),
        here: format!("{}/sessions.atom", found.path),
        updated: sorted.first().map_or(0, |newest| published(newest)),
        items: sorted.into_iter().map(|subject| Item::of(&visit.app, visit.lang, subject)).collect(),
    };
    atom(visit, feed, "sessions.atom")
}

/// News as feed readers take it; `file` is what it is called when it is kept.
pub fn atom(visit: &Visit, feed: Feed, file: &str) -> Result<Response, Error> {
    let settings = &visit.app.settings;
    let written = Atom {
        lang: visit.lang,
        name: one_line(&feed.name),
        page: visit.full_url(&feed.page),
        here: visit.full_url(&feed.here),
        house: &settings.address,
        convener: one_line(settings.convener.as_deref().unwrap_or("Perron")),
        updated: dates::machine(feed.updated, "UTC"),
        items: feed.items,
    };
    answer(visit, ATOM, &format!("inline; filename=\"{file}\""), written.render()?)
}

/// The text, or nothing for who has it already.
pub fn answer(visit: &Visit, kind: &'static str, disposition: &str, text: String) -> Result<Response, Error> {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let tag = HeaderValue::from_str(&format!("W/\"{:016x}\"", hasher.finish()))
        .map_err(|problem| Error::Internal(problem.to_string()))?;
    if visit.known.as_ref() == Some(&tag) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let disposition =
        HeaderValue::from_str(disposition).map_err(|problem| Error::Internal(problem.to_string()))?;
    let head = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, disposition),
        (header::ETAG, tag),
    ];
    Ok((head, text).into_response())
}
