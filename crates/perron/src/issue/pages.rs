use axum::extract::{Path, Query};
use axum::response::Response;
use store::action::{self, Action};
use store::community::{self, Community, State as Standing};
use store::issue::{self, Issue, State};
use store::theme::Theme;
use store::{Tx, priority};

use super::evidence::{self, Eye};
use super::views::{List, Show, Write};
use super::{Outcome, Raised, Raiser, forms, is_mine, is_seen, may, may_change, path, sources};
use crate::consent::Purpose;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::place;
use crate::place::ask::{self, Question};
use crate::rights::Deed;
use crate::visit::Visit;

/// Everything that the page of an issue needs; read in one go.
pub struct Read {
    pub issue: Issue,
    pub community: Community,
    pub themes: Vec<Theme>,
    pub place: Option<(String, String)>,
    /// What it rests on, with what the issues rest on that were merged into it.
    pub rests: Vec<evidence::Shown>,
    /// The same of what stands on the server that the community came from: what it is, and its address.
    pub elsewhere: Vec<(issue::Kind, String)>,
    /// The issues that were merged into it.
    pub parts: Vec<Issue>,
    /// The issue that it is a part of.
    pub whole: Option<Issue>,
    /// Rounds that have it on their list.
    pub rounds: Vec<priority::Round>,
    /// Where it came out in those that are confirmed.
    pub places: Vec<(i64, priority::Place)>,
    /// The actions of plans that all may read which answer it, or what was merged into it.
    pub actions: Vec<Action>,
}

impl Read {
    fn of(tx: &mut Tx<'_>, visit: &Visit, id: i64) -> Result<Self, Error> {
        let issue = issue::by_id(tx, id)?.ok_or_not_found()?;
        let community = community::by_id(tx, issue.community_id)?.ok_or_not_found()?;
        let place = match issue.words.place_id {
            Some(id) => place::find(tx, id, visit.lang)?,
            None => None,
        };
        let eye = Eye::new(visit, visit.app.clock.now(), Purpose::Summary);
        let lineage = super::lineage(tx, issue.clone())?;
        let mut rests: Vec<evidence::Shown> = Vec::new();
        for one in &lineage {
            for source in issue::sources(tx, one.id)? {
                if !rests.iter().any(|known| known.source == source) {
                    rests.push(eye.look(tx, source)?);
                }
            }
        }
        let mut elsewhere = Vec::new();
        for one in &lineage {
            elsewhere.extend(issue::elsewhere(tx, one.id)?);
        }
        let rounds = priority::of_issue(tx, id)?;
        let mut places = Vec::new();
        for round in rounds.iter().filter(|round| round.state == priority::State::Confirmed) {
            let found = priority::places(tx, round.id)?.into_iter().find(|place| place.issue_id == id);
            places.extend(found.map(|place| (round.id, place)));
        }
        Ok(Self {
            themes: issue::themes(tx, id)?,
            place: place.map(|found| (found.step().id.path(), found.step().name.clone())),
            whole: issue.merged_into.map(|id| issue::by_id(tx, id)).transpose()?.flatten(),
            parts: lineage.into_iter().skip(1).collect(),
            rests,
            elsewhere,
            actions: action::answering(tx, id)?,
            rounds,
            places,
            community,
            issue,
        })
    }
}

/// The community of the address, if it is there for all to see.
pub(super) async fn active(visit: &Visit, id: i64) -> Result<Community, Error> {
    let found = visit.app.db.read(move |tx| community::by_id(tx, id)).await?.ok_or_not_found()?;
    if matches!(found.state, Standing::Active | Standing::Closed) { Ok(found) } else { Err(Error::NotFound) }
}

/// An issue that whoever comes may do this with.
pub(super) async fn open(visit: &Visit, id: i64, deed: Deed) -> Result<Issue, Error> {
    let issue = visit.app.db.read(move |tx| issue::by_id(tx, id)).await?.ok_or_not_found()?;
    if may(visit, issue.community_id, deed) { Ok(issue) } else { Err(Error::Forbidden) }
}

/// Tells what became of a change.
pub(super) fn said(
    visit: &Visit,
    id: i64,
    outcome: Result<(), super::Refusal>,
    key: &'static str,
) -> Result<Response, Error> {
    visit.go_saying(&path(id), outcome.map_or_else(super::Refusal::key, |()| key))
}

/// `GET /communities/{id}/issues`
pub async fn list(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<std::collections::HashMap<String, String>>,
) -> Result<Response, Error> {
    let community = active(&visit, id).await?;
    let read = move |tx: &mut Tx<'_>| {
        let (issues, counts) = (issue::of_community(tx, id)?, issue::count_sources(tx, id)?);
        Ok::<_, store::Error>((issues, counts, issue::themes_here(tx, id)?))
    };
    let (issues, counts, themes) = visit.app.db.read(read).await?;
    let is_all = query.contains_key("all");
    visit.show(&List::of(&visit, community, issues, &counts, &themes, is_all))
}

/// `GET /communities/{id}/issues/new?source=…`
pub async fn new(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let community = active(&visit, id).await?;
    let mut form = Form::of_pairs(query.into_iter().filter(|(name, _)| name == "source").collect());
    let rests = sources::chosen(&visit, id, &form).await?;
    if let [only] = &rests[..]
        && only.is_quotable
        && let Some(words) = only.words.as_deref().filter(|words| words.chars().count() <= super::TITLE)
    {
        let language = only.foreign.unwrap_or(visit.lang.code());
        form.fill(&format!("title-{language}"), words.trim_end_matches('.'));
    }
    let place = Question::new(&visit);
    visit.show(&Write { visit: &visit, community, issue: None, form, place, rests })
}

/// `POST /communities/{id}/issues`
pub async fn create(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Statement)?;
    let community = active(&visit, id).await?;
    if community.state != Standing::Active {
        return visit.go_saying(&super::list_path(id), "community-refused-not-active");
    }
    let mut place = Question::new(&visit);
    let place_id = place.spot(&visit, &mut form, "issue-place-area").await?;
    let rests = sources::chosen(&visit, id, &form).await?;
    let chosen = rests.iter().map(|one| one.source).collect();
    let Some(mut raised) = Raised::parse(&mut form, visit.lang, place_id, chosen) else {
        return visit.refuse(&Write { visit: &visit, community, issue: None, form, place, rests });
    };
    raised.is_for_other &= may(&visit, id, Deed::Record);
    if !may(&visit, id, Deed::Run) {
        raised.themes.clear();
    }
    let is_own = may(&visit, id, Deed::TakePart) || may(&visit, id, Deed::Record);
    let person_id = visit.person.as_ref().map(|person| person.id);
    let by = Raiser { holder: visit.holder(), person_id, is_own };
    let (ids, now) = (visit.app.ids.clone(), visit.app.clock.now());
    let made = visit.app.db.write(move |tx| super::raise(tx, (&ids, now), id, &raised, &by)).await?;
    visit.go_saying(&path(made), if is_own { "issue-raised" } else { "issue-raised-waiting" })
}

/// What the page of an issue needs, if whoever comes may read it.
async fn read(visit: &Visit, id: i64) -> Result<Read, Error> {
    let own = visit.clone();
    let read = visit.app.db.read(move |tx| Read::of(tx, &own, id)).await?;
    if is_seen(visit, &read.issue) { Ok(read) } else { Err(Error::NotFound) }
}

/// `GET /issues/{id}`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    visit.show(&Show::of(&visit, read, Form::new()))
}

/// An issue whose words whoever comes may change.
async fn own(visit: &Visit, id: i64) -> Result<(Issue, Community, Vec<Theme>), Error> {
    let read = move |tx: &mut Tx<'_>| {
        let issue = issue::by_id(tx, id)?.ok_or_not_found()?;
        let community = community::by_id(tx, issue.community_id)?.ok_or_not_found()?;
        Ok::<_, Error>((issue, community, issue::themes(tx, id)?))
    };
    let found = visit.app.db.read(read).await?;
    if may_change(visit, &found.0) { Ok(found) } else { Err(Error::Forbidden) }
}

/// `GET /issues/{id}/details`
pub async fn details(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let (issue, community, themes) = own(&visit, id).await?;
    let mut form = forms::filled(&issue, &themes);
    if let Some(place_id) = issue.words.place_id {
        form.fill(ask::FIELD, &ask::said_of(&visit.app.db, visit.lang, place_id).await?);
    }
    let place = Question::new(&visit);
    visit.show(&Write { visit: &visit, community, issue: Some(issue), form, place, rests: Vec::new() })
}

/// `POST /issues/{id}/details`
pub async fn change(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let (issue, community, themes) = own(&visit, id).await?;
    let mut place = Question::new(&visit);
    let place_id = place.spot(&visit, &mut form, "issue-place-area").await?;
    let Some(mut raised) = Raised::parse(&mut form, visit.lang, place_id, Vec::new()) else {
        let rests = Vec::new();
        return visit.refuse(&Write { visit: &visit, community, issue: Some(issue), form, place, rests });
    };
    if !may(&visit, issue.community_id, Deed::Run) {
        let key = |theme: &Theme| crate::place::fold(&theme.name.en);
        raised.themes = themes.into_iter().map(|theme| (theme.name.clone(), key(&theme))).collect();
    }
    let (ids, now) = (visit.app.ids.clone(), visit.app.clock.now());
    let outcome = visit.app.db.write(move |tx| super::change(tx, &ids, id, &raised, now)).await?;
    said(&visit, id, outcome, "issue-changed")
}

/// `POST /issues/{id}/decision`: it stands, is set apart, or is resolved. Who raised it may set it apart, too.
pub async fn decide(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    let runs = may(&visit, read.issue.community_id, Deed::Run);
    let decided = forms::decision(&mut form);
    if !runs && !is_mine(&visit, &read.issue) {
        return Err(Error::Forbidden);
    }
    let Some((state, reason)) = decided else { return visit.refuse(&Show::of(&visit, read, form)) };
    if !runs && state != State::SetApart {
        return Err(Error::Forbidden);
    }
    let now = visit.app.clock.now();
    let write = move |tx: &mut Tx<'_>| -> Outcome { super::decide(tx, id, state, &reason, now) };
    let outcome = visit.app.db.write(write).await?;
    said(&visit, id, outcome, "issue-decided")
}
