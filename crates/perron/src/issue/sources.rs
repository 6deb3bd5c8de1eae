//! What was said here and could be an issue, or carry one: lines of published pages, common ground, stories, notes.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use store::issue::{self, Kind, Source};
use store::map::Method;
use store::story::{self, Beginning, Home, Search};
use store::{Tx, community, conversation, holding, ids, note, session, summary};

use super::evidence::{self, Eye, Shown};
use super::pages::open;
use super::views::Sources;
use super::{list_path, may, path};
use crate::consent::{Purpose, Viewer, may as allowed};
use crate::conversation::Standing;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::map::findings::Findings;
use crate::map::live;
use crate::rights::Deed;
use crate::visit::Visit;

/// Stories offered at once.
const STORIES: i64 = 40;
/// Sessions, and conversations, of the house itself that are looked through.
const OF_HOUSE: i64 = 100;
/// Sources that a form may name.
const MOST: usize = 60;

/// What is offered, by where it was said.
#[derive(Default)]
pub struct Offered {
    /// A heading, and what stands under it.
    pub groups: Vec<(String, Vec<Shown>)>,
    /// Sessions whose notes whoever looks may see: id and title.
    pub sessions: Vec<(String, String)>,
}

/// The sessions or the conversations of a community, or (`None`) of the house itself.
fn held(tx: &mut Tx<'_>, community_id: Option<i64>, kind: holding::Kind) -> store::Result<Vec<i64>> {
    Ok(match (community_id, kind) {
        (None, holding::Kind::Session) => holding::sessions_of_house(tx, OF_HOUSE)?,
        (None, holding::Kind::Conversation) => holding::conversations_of_house(tx, OF_HOUSE)?,
        (None, _) => Vec::new(),
        (Some(id), _) => {
            let all = holding::of_community(tx, id)?.into_iter();
            all.filter(|one| one.agreed.is_some() && one.kind == kind).map(|one| one.thing_id).collect()
        }
    })
}

/// What may be offered from a community, or (`None`) from the house itself; `session` shows its notes.
pub(crate) async fn offered(
    visit: &Visit,
    community_id: Option<i64>,
    session: Option<i64>,
    purpose: Purpose,
) -> Result<Offered, Error> {
    let mut groups = Vec::new();
    for one in visit.app.db.read(move |tx| conversations(tx, community_id)).await? {
        let common = common_ground(visit, &one, purpose).await?;
        groups.push((visit.lang.text("issue-sources-common"), common));
    }
    let (own, now) = (visit.clone(), visit.app.clock.now());
    let (more, sessions) = visit
        .app
        .db
        .read(move |tx| {
            let eye = Eye::new(&own, now, purpose);
            let mut groups = lines(tx, &eye, community_id)?;
            if community_id.is_some() {
                groups.push((own.lang.text("issue-sources-stories"), stories(tx, &eye, community_id)?));
            }
            let mut sessions = Vec::new();
            for id in held(tx, community_id, holding::Kind::Session)? {
                if !own.rights.with(tx, holding::Kind::Session, id, Deed::Run)? {
                    continue;
                }
                let Some(found) = session::by_id(tx, id)? else { continue };
                let title = found.title.nearest(own.lang.language()).0.to_owned();
                if session == Some(found.id) {
                    let heading = own.lang.t("issue-sources-notes").with("session", title.as_str());
                    groups.push((heading.to_string(), notes(tx, &eye, found.id)?));
                }
                sessions.push((ids::to_text(found.id), title));
            }
            Ok::<_, Error>((groups, sessions))
        })
        .await?;
    groups.extend(more);
    groups.retain(|(_, shown)| !shown.is_empty());
    Ok(Offered { groups, sessions })
}

fn conversations(
    tx: &mut Tx<'_>,
    community_id: Option<i64>,
) -> store::Result<Vec<conversation::Conversation>> {
    let mut found = Vec::new();
    for id in held(tx, community_id, holding::Kind::Conversation)? {
        found.extend(conversation::by_id(tx, id)?);
    }
    Ok(found)
}

/// What every group of a conversation supports, as its map says now.
async fn common_ground(
    visit: &Visit,
    held: &conversation::Conversation,
    purpose: Purpose,
) -> Result<Vec<Shown>, Error> {
    if Standing::of(held, visit.app.clock.now()) == Standing::Draft {
        return Ok(Vec::new());
    }
    let look = live::look(&visit.app, held, Method::Perron).await?;
    let Some(shown) = look.shown else { return Ok(Vec::new()) };
    let shared: Vec<i64> =
        Findings::of(shown.map()).shared.iter().map(|statement| statement.id.cast_signed()).collect();
    let (own, now, within) = (visit.clone(), visit.app.clock.now(), held.id);
    let read = move |tx: &mut Tx<'_>| {
        let eye = Eye::new(&own, now, purpose);
        let source = |record_id| Source { kind: Kind::Statement, within, record_id };
        shared.into_iter().map(|id| eye.look(tx, source(id))).collect::<store::Result<Vec<_>>>()
    };
    let mut found = visit.app.db.read(read).await?;
    found.retain(|one| !one.is_lost);
    Ok(found)
}

fn lines(
    tx: &mut Tx<'_>,
    eye: &Eye<'_>,
    community_id: Option<i64>,
) -> store::Result<Vec<(String, Vec<Shown>)>> {
    let mut groups = Vec::new();
    for id in held(tx, community_id, holding::Kind::Session)? {
        if summary::of(tx, id)?.is_none_or(|page| page.state != summary::State::Published) {
            continue;
        }
        let mut shown = eye.lines(tx, id)?;
        shown.retain(|one| !one.is_lost);
        let heading = shown.first().map(|one| one.from.clone()).unwrap_or_default();
        groups.push((heading, shown));
    }
    Ok(groups)
}

/// Stories that were given to a community, or (`None`) to the programme.
pub(crate) fn stories(
    tx: &mut Tx<'_>,
    eye: &Eye<'_>,
    community_id: Option<i64>,
) -> store::Result<Vec<Shown>> {
    let search = Search {
        now: eye.now,
        viewer: Viewer::of(eye.visit, None, community_id).word(),
        home: community_id.map_or(Home::Programme, Home::Community),
        words: [Beginning::default(); 3],
        theme: None,
        before: i64::MAX,
        limit: STORIES,
    };
    let mut found = Vec::new();
    for (story, _) in story::page(tx, &search)? {
        found.push(eye.look(tx, Source { kind: Kind::Story, within: 0, record_id: story.id })?);
    }
    found.retain(|one| !one.is_lost && one.words.is_some());
    Ok(found)
}

fn notes(tx: &mut Tx<'_>, eye: &Eye<'_>, session_id: i64) -> store::Result<Vec<Shown>> {
    let mut found = Vec::new();
    for noted in note::of_session(tx, session_id)? {
        if allowed(&noted.consent, Viewer::Steward, eye.purpose, eye.now) {
            let source = Source { kind: Kind::Note, within: session_id, record_id: noted.note.id };
            found.push(eye.look(tx, source)?);
        }
    }
    found.retain(|one| one.words.is_some());
    Ok(found)
}

/// The sources that a form names, of those that whoever sends it may use for this community.
pub async fn chosen(visit: &Visit, community_id: i64, form: &Form) -> Result<Vec<Shown>, Error> {
    let mut wanted: Vec<Source> = form.values("source").filter_map(evidence::of_word).collect();
    wanted.truncate(MOST);
    if wanted.is_empty()
        || !may(visit, community_id, Deed::TakePart) && !may(visit, community_id, Deed::Record)
    {
        return Ok(Vec::new());
    }
    let (own, now) = (visit.clone(), visit.app.clock.now());
    let read = move |tx: &mut Tx<'_>| {
        let eye = Eye::new(&own, now, Purpose::Summary);
        wanted.into_iter().map(|source| eye.look(tx, source)).collect::<store::Result<Vec<_>>>()
    };
    let mut found = visit.app.db.read(read).await?;
    found.retain(|one| !one.is_lost && one.words.is_some());
    Ok(found)
}

/// The page where whoever reads raises an issue from what stands in a session or a conversation: of the first of its
/// communities that they take part in.
pub async fn raise_from(visit: &Visit, kind: holding::Kind, thing_id: i64) -> Result<Option<String>, Error> {
    if visit.person.is_none() {
        return Ok(None); // guests belong to no community
    }
    let held = visit.app.db.read(move |tx| holding::holders(tx, kind, thing_id)).await?;
    let own = held.into_iter().find(|id| may(visit, *id, Deed::TakePart));
    Ok(own.map(|id| format!("{}/sources", list_path(id))))
}

/// The page where whoever reads raises an issue from a story that was given to a community they take part in.
pub fn raise_from_story(visit: &Visit, community_id: i64, story_id: i64) -> Option<String> {
    let source = evidence::word(Source { kind: Kind::Story, within: 0, record_id: story_id });
    may(visit, community_id, Deed::TakePart)
        .then(|| format!("{}/new?source={source}", list_path(community_id)))
}

pub(crate) fn session_of(query: &HashMap<String, String>) -> Option<i64> {
    query.get("session").and_then(|id| ids::from_text(id))
}

/// `GET /communities/{id}/issues/sources`
pub async fn choose(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let community = visit.app.db.read(move |tx| community::by_id(tx, id)).await?.ok_or_not_found()?;
    let offered = offered(&visit, Some(id), session_of(&query), Purpose::Summary).await?;
    let name = community.name.nearest(visit.lang.language()).0.to_owned();
    let (back, base) = (list_path(id), format!("{}/sources", list_path(id)));
    visit.show(&Sources { visit: &visit, name, back, base, issue: None, offered, held: Vec::new() })
}

/// `GET /issues/{id}/sources`
pub async fn show(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let issue = open(&visit, id, Deed::Record).await?;
    let offered = offered(&visit, Some(issue.community_id), session_of(&query), Purpose::Summary).await?;
    let (own, now) = (visit.clone(), visit.app.clock.now());
    let read = move |tx: &mut Tx<'_>| {
        let eye = Eye::new(&own, now, Purpose::Summary);
        let sources = issue::sources(tx, id)?;
        sources.into_iter().map(|source| eye.look(tx, source)).collect::<store::Result<Vec<_>>>()
    };
    let held = visit.app.db.read(read).await?;
    let name = issue.words.title.nearest(visit.lang.language()).0.to_owned();
    let base = format!("{}/sources", path(id));
    visit.show(&Sources { visit: &visit, name, back: path(id), base, issue: Some(path(id)), offered, held })
}

/// `POST /issues/{id}/sources`: what is ticked carries it; what was shown and is not ticked does not any more.
pub async fn set(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    let issue = open(&visit, id, Deed::Record).await?;
    let wanted = chosen(&visit, issue.community_id, &form).await?;
    let wanted: Vec<Source> = wanted.iter().map(|one| one.source).collect();
    let kept: Vec<Source> = form.values("source").filter_map(evidence::of_word).collect();
    let shown: Vec<Source> = form.values("shown").filter_map(evidence::of_word).collect();
    let (ids, now) = (visit.app.ids.clone(), visit.app.clock.now());
    let write = move |tx: &mut Tx<'_>| {
        let before = issue::sources(tx, id)?;
        let gone = before.into_iter().filter(|one| shown.contains(one) && !kept.contains(one));
        evidence::let_go(tx, id, &gone.collect::<Vec<_>>(), now)?;
        evidence::rest_on(tx, &ids, &issue, &wanted, now)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&path(id), "issue-sources-kept")
}
