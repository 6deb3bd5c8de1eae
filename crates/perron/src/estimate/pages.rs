//! The results of a wave, from what is kept; nothing is worked out while somebody waits.

use axum::extract::{Path, Query};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;
use store::community::{self, Community};
use store::consent::Consent;
use store::estimate::{self, Estimate, Imported};
use store::job::{Job, State as At};
use store::story::{self, Home, Search, Story};
use store::wave::{self, State, Wave};
use store::{Tx, data_steward, margin};

use super::found::{Found, Kind};
use super::views::{Progress, Results};
use super::{job, keep, path};
use crate::consent::{Purpose, Viewer, may};
use crate::error::{Error, OrNotFound};
use crate::id::Id;
use crate::rights::Deed;
use crate::visit::Visit;
use crate::wave::sheet::Sheet;

/// Stories beside the numbers.
const STORIES: usize = 3;

/// Which figures.
#[derive(Deserialize, Default)]
pub struct Asking {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    item: String,
    #[serde(default)]
    by: String,
}

/// Everything that a page of results shows.
pub struct Read {
    pub wave: Wave,
    pub community: Community,
    pub sheet: Sheet,
    pub kept: Option<Estimate>,
    pub found: Found,
    pub imported: Option<Imported>,
    pub margins: Vec<margin::Margin>,
    /// Other closed waves of the series that have figures, the first first.
    pub series: Vec<(Wave, Found)>,
    job: Option<Job>,
}

fn found(kept: Option<&Estimate>) -> Found {
    kept.and_then(|kept| serde_json::from_str(&kept.result).ok()).unwrap_or_default()
}

impl Read {
    fn of(tx: &mut Tx<'_>, id: i64, now: i64) -> Result<Self, Error> {
        let wave = wave::by_id(tx, id)?.filter(|wave| wave.state != State::Draft).ok_or_not_found()?;
        let community = community::by_id(tx, wave.community_id)?.ok_or_not_found()?;
        let kept = estimate::of_wave(tx, id)?;
        let mut found = found(kept.as_ref());
        withhold(tx, &mut found, wave.community_id, now)?;
        let mut series = Vec::new();
        for other in wave::of_series(tx, wave.community_id, &wave.series)? {
            if other.id != id
                && let Some(kept) = estimate::of_wave(tx, other.id)?
            {
                series.push((other, self::found(Some(&kept))));
            }
        }
        Ok(Self {
            sheet: Sheet::of(&wave.sheet).unwrap_or_default(),
            imported: estimate::import_of(tx, id)?,
            margins: margin::of_wave(tx, id)?,
            job: store::job::newest(tx, job::JOB, id)?,
            wave,
            community,
            kept,
            found,
            series,
        })
    }

    fn progress(&self) -> Progress {
        match &self.job {
            Some(job) if matches!(job.state, At::Waiting | At::Running) => {
                Progress::Under { done: job.done_steps, all: job.all_steps }
            }
            Some(job) if job.state == At::Failed => Progress::Failed,
            _ => Progress::Rests,
        }
    }
}

/// What a body withholds now is not shown, nor what would tell it, whatever is kept: a veto holds at once, and so does the end
/// of a grant.
fn withhold(tx: &mut Tx<'_>, found: &mut Found, community_id: i64, now: i64) -> Result<(), Error> {
    let stewards = data_steward::of_community(tx, community_id)?;
    for one in stewards.into_iter().filter(|one| !one.grants(now)) {
        let body = community::by_id(tx, one.steward_id)?
            .map(|body| [body.name.en, body.name.fr])
            .unwrap_or_default();
        let views = found.parts.iter_mut().flat_map(|part| &mut part.lines).flat_map(|line| &mut line.views);
        views.for_each(|view| keep::withhold(view, (&one.attribute, &one.level), &body));
    }
    Ok(())
}

async fn read(visit: &Visit, id: i64) -> Result<Read, Error> {
    let now = visit.app.clock.now();
    visit.app.db.read(move |tx| Read::of(tx, id, now)).await
}

/// `GET /waves/{id}/results`
pub async fn show(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(asking): Query<Asking>,
) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    // while people answer, nobody sees how others did
    if read.wave.state != State::Closed {
        return visit.go_saying(&crate::wave::path(id), "estimate-still-open");
    }
    let stories = stories(&visit, read.wave.community_id).await?;
    let runs = visit.rights.in_community(read.wave.community_id, Deed::Run);
    let progress = read.progress();
    let kinds: Vec<Kind> = read.found.parts.iter().map(|part| part.kind).collect();
    let kind = Kind::of_word(&asking.kind).filter(|kind| kinds.contains(kind));
    let kind = kind.or_else(|| kinds.first().copied()).unwrap_or(Kind::Participants);
    let mut page =
        Results { visit: &visit, read, stories, runs, progress, kind, item: String::new(), by: Vec::new() };
    page.choose(&asking.item, &asking.by);
    visit.show(&page)
}

/// `GET /waves/{id}/results.json`: the same for programs.
pub async fn data(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    let kept = read.kept.filter(|_| read.wave.state == State::Closed).ok_or_not_found()?;
    let whole = json!({
        "wave": store::ids::to_text(id),
        "title": { "en": read.wave.title.en, "fr": read.wave.title.fr },
        "sheet_sha256": read.wave.sheet_sha256,
        "input_sha256": kept.input,
        "responses": kept.responses,
        "program": kept.program,
        "results": read.found,
    });
    let kind = HeaderValue::from_static("application/json");
    Ok(([(header::CONTENT_TYPE, kind)], whole.to_string()).into_response())
}

/// `POST /waves/{id}/estimates`: worked out again.
pub async fn again(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    if !visit.rights.in_community(read.wave.community_id, Deed::Run) {
        return Err(Error::Forbidden);
    }
    let (ids, now) = (visit.app.ids.clone(), visit.app.clock.now());
    if read.wave.state == State::Closed {
        visit.app.db.write(move |tx| job::ask(tx, &ids, now, id)).await?;
    }
    visit.go(&path(id))
}

/// The newest stories given to the community that whoever asks may see and that may be quoted, with the name if it may be.
async fn stories(visit: &Visit, community_id: i64) -> Result<Vec<(Story, bool)>, Error> {
    let viewer = Viewer::of(visit, None, Some(community_id));
    let now = visit.app.clock.now();
    let search = Search {
        now,
        viewer: viewer.word(),
        home: Home::Community(community_id),
        words: Default::default(),
        theme: None,
        before: i64::MAX,
        limit: 24,
    };
    let found: Vec<(Story, Consent)> = visit.app.db.read(move |tx| story::page(tx, &search)).await?;
    let quoted = found.into_iter().filter(|(_, consent)| may(consent, viewer, Purpose::Quote, now));
    let named = quoted.map(|(story, consent)| {
        let is_named = may(&consent, viewer, Purpose::Name, now);
        (story, is_named)
    });
    Ok(named.take(STORIES).collect())
}

/// `GET /waves/{id}/results/changes`: tells the open page that the work is done; at once, since it may be already.
pub async fn changes(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let stream = visit.app.events.stream(id);
    visit.app.events.tell(id);
    Ok(stream)
}
