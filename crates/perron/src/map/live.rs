//! Keeps the maps of conversations that are being looked at fresh while people vote.
//!
//! Reading: a page takes the last good map from memory, or from its row. A conversation that someone looks at is
//! watched: a few times a second its newest vote is compared with the map's, and where there is a newer one a job is asked
//! for. One that people only vote in is watched too, from further off, for the order of its statements comes from the
//! map. Once votes rest, a map that was refreshed is made again from them alone, as anybody could make it. Drawing: the job, taken by one process, brings the votes it holds in memory up to date, refreshes the model,
//! writes the row; watchers of other processes find the newer row. When nobody looks any more, all of it is let go.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use opinion::OpinionMap;
use opinion::perron::Model;
use store::conversation::{self, Conversation};
use store::job::{self, State};
use store::map::{self, Method};
use store::{Tx, participant, vote};

use super::drawing::Picture;
use super::engine::Ballots;
use super::findings::FEWEST_PEOPLE;
use super::texts::Texts;
use crate::app::Shared;
use crate::error::Error;
use crate::i18n::Lang;

/// How long after the last look or vote a conversation is still watched.
const INTEREST: Duration = Duration::from_secs(60);
/// After so long without a look, its map and votes are let go.
const IDLE: Duration = Duration::from_secs(600);
/// Between two looks at the newest vote of a conversation.
const PULSE: Duration = Duration::from_millis(300);
/// The same where people vote and nobody looks, and between two maps there.
const SLOW_PULSE: Duration = Duration::from_secs(5);
const SLOW_PAUSE: Duration = Duration::from_secs(60);
/// Without a newer vote for so long, a map that was refreshed is made again.
const REST_MS: i64 = 10_000;
/// After a job that failed, the next one is asked for no sooner.
const PATIENCE_MS: i64 = 60_000;
/// How long the first visitor of a small conversation waits for its map.
const FIRST_WAIT: Duration = Duration::from_millis(1_500);
/// Maps of no more conversations than this are kept in memory, and the votes of still fewer.
const MOST_MAPS: usize = 12;
const MOST_BALLOTS: usize = 3;

/// The kind of job that draws the map of a method.
pub const fn kind(method: Method) -> &'static str {
    match method {
        Method::Perron => "map",
        Method::Polis => "map-polis",
    }
}

/// What pages that show the map of a conversation listen to; votes alone tell another topic.
pub const fn topic(conversation_id: i64) -> i64 {
    !conversation_id
}

/// A map, drawn, and what it stands for.
#[derive(Debug)]
pub struct Shown {
    /// Where it came from.
    pub source: Source,
    /// The map as a picture.
    pub picture: Picture,
    /// What its statements say.
    pub texts: Arc<Texts>,
    /// The newest vote it has seen.
    pub last_event: i64,
    /// Version of the conversation it was made with.
    pub version: i64,
    /// When it was made.
    pub made: i64,
    /// The one page made of it, in each language, once somebody asked.
    pub pages: [OnceLock<Vec<u8>>; 2],
}

/// A map that was made here can place newcomers; one read from its row cannot.
#[derive(Debug)]
pub enum Source {
    /// Made in this process.
    Model(Box<Model>),
    /// Read back.
    Row(Box<OpinionMap>),
}

impl Shown {
    /// The map.
    pub fn map(&self) -> &OpinionMap {
        match &self.source {
            Source::Model(model) => model.map(),
            Source::Row(map) => map,
        }
    }

    /// The model, where it was made here.
    pub fn model(&self) -> Option<&Model> {
        match &self.source {
            Source::Model(model) => Some(model),
            Source::Row(_) => None,
        }
    }

    /// The one page in a language.
    pub fn page(&self, lang: Lang) -> &OnceLock<Vec<u8>> {
        &self.pages[lang as usize]
    }

    fn stands_for(&self) -> (i64, i64) {
        (self.last_event, self.version)
    }
}

/// The votes of a conversation in memory, and the newest of them.
#[derive(Debug, Default)]
pub struct Warm {
    pub(super) ballots: Ballots,
    pub(super) last_event: i64,
}

#[derive(Default)]
struct Entry {
    /// When somebody looked last, and when somebody voted.
    looked: Option<Instant>,
    voted: Option<Instant>,
    is_watched: bool,
    /// Somebody looks; otherwise people only vote.
    is_close: bool,
    perron: Option<Arc<Shown>>,
    polis: Option<Arc<Shown>>,
    warm: Arc<tokio::sync::Mutex<Warm>>,
    /// How long the last drawing took.
    took: Duration,
}

impl Entry {
    fn last_use(&self) -> Option<Instant> {
        self.looked.max(self.voted)
    }
}

/// The maps in memory.
#[derive(Default)]
pub struct Maps(Mutex<HashMap<i64, Entry>>);

impl Maps {
    fn lock(&self) -> MutexGuard<'_, HashMap<i64, Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The last good map in memory.
    pub fn shown(&self, id: i64, method: Method) -> Option<Arc<Shown>> {
        let entries = self.lock();
        let entry = entries.get(&id)?;
        match method {
            Method::Perron => entry.perron.clone(),
            Method::Polis => entry.polis.clone(),
        }
    }

    pub(super) fn keep(&self, id: i64, method: Method, shown: Arc<Shown>, took: Option<Duration>) {
        let mut entries = self.lock();
        let entry = entries.entry(id).or_default();
        match method {
            Method::Perron => entry.perron = Some(shown),
            Method::Polis => entry.polis = Some(shown),
        }
        entry.took = took.unwrap_or(entry.took);
        let_go(&mut entries);
    }

    /// The votes in memory, for the one job that works on them.
    pub(super) fn warm(&self, id: i64) -> Arc<tokio::sync::Mutex<Warm>> {
        self.lock().entry(id).or_default().warm.clone()
    }

    /// Somebody looks; whether a watch must begin.
    fn look(&self, id: i64) -> bool {
        let mut entries = self.lock();
        let entry = entries.entry(id).or_default();
        entry.looked = Some(Instant::now());
        entry.is_close = true;
        !std::mem::replace(&mut entry.is_watched, true)
    }

    /// Somebody votes: the last good map, and whether a watch must begin.
    fn vote(&self, id: i64) -> (Option<Arc<Shown>>, bool) {
        let mut entries = self.lock();
        let entry = entries.entry(id).or_default();
        entry.voted = Some(Instant::now());
        (entry.perron.clone(), !std::mem::replace(&mut entry.is_watched, true))
    }

    /// How long until the next look at a conversation's votes; nothing once nobody looked or voted lately, and the watch
    /// ends.
    fn pulse(&self, id: i64, is_heard: bool) -> Option<Duration> {
        let mut entries = self.lock();
        let entry = entries.get_mut(&id)?;
        let is_recent = |at: Option<Instant>| at.is_some_and(|at| at.elapsed() < INTEREST);
        entry.is_close = is_heard || is_recent(entry.looked);
        entry.is_watched = entry.is_close || is_recent(entry.voted);
        entry.is_watched.then_some(if entry.is_close { PULSE } else { SLOW_PULSE })
    }

    /// Lets everything of a conversation go if it has not been used for a while.
    fn forget(&self, id: i64) {
        let mut entries = self.lock();
        let is_idle = |entry: &Entry| entry.last_use().is_none_or(|at| at.elapsed() >= IDLE);
        if entries.get(&id).is_some_and(|entry| !entry.is_watched && is_idle(entry)) {
            entries.remove(&id);
        }
    }

    /// Between two maps: long enough that drawing takes no more than a third of the time, or a twentieth where nobody
    /// looks.
    fn pause(&self, id: i64) -> i64 {
        let (took, is_close) =
            self.lock().get(&id).map_or((Duration::ZERO, true), |entry| (entry.took, entry.is_close));
        let pause =
            if is_close { (took * 2).max(Duration::from_secs(1)) } else { (took * 20).max(SLOW_PAUSE) };
        i64::try_from(pause.as_millis()).unwrap_or(i64::MAX)
    }
}

/// Lets go of what was used longest ago.
fn let_go(entries: &mut HashMap<i64, Entry>) {
    let mut by_age: Vec<(Option<Instant>, i64)> =
        entries.iter().filter(|(_, e)| !e.is_close).map(|(id, e)| (e.last_use(), *id)).collect();
    by_age.sort();
    for (_, id) in by_age.iter().take(entries.len().saturating_sub(MOST_MAPS)) {
        match entries.get_mut(id).filter(|entry| entry.is_watched) {
            Some(entry) => (entry.perron, entry.polis) = (None, None),
            None => drop(entries.remove(id)),
        }
    }
    let mut by_age: Vec<(Option<Instant>, i64)> = entries.iter().map(|(id, e)| (e.last_use(), *id)).collect();
    by_age.sort();
    for (_, id) in by_age.iter().take(by_age.len().saturating_sub(MOST_BALLOTS)) {
        if let Some(Ok(mut warm)) = entries.get(id).map(|entry| entry.warm.clone().try_lock_owned()) {
            *warm = Warm::default();
        }
    }
}

/// What somebody who looks is shown.
pub struct Look {
    /// The last good map.
    pub shown: Option<Arc<Shown>>,
    /// Whether a newer one is on its way.
    pub newer: Option<Newer>,
    /// How many take part, where there is no map.
    pub people: usize,
}

/// How far a newer map is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newer {
    /// Asked for.
    Waiting,
    /// Steps done, and all.
    Running((i64, i64)),
    /// It came to nothing.
    Failed,
}

/// What the database says of a map.
struct Records {
    stands_for: Option<(i64, i64)>,
    last_event: i64,
    version: i64,
    people: usize,
    job: Option<job::Job>,
}

impl Records {
    fn read(tx: &mut Tx<'_>, id: i64, method: Method) -> Result<Self, Error> {
        let stands_for = map::stands_for(tx, id, method)?;
        let people = if stands_for.is_some() { 0 } else { people(tx, id)? };
        Ok(Self {
            stands_for,
            last_event: vote::last_event(tx, id)?,
            version: conversation::by_id(tx, id)?.ok_or(Error::NotFound)?.version,
            people,
            job: job::newest(tx, kind(method), id)?,
        })
    }

    fn is_stale(&self) -> bool {
        match self.stands_for {
            Some(stands_for) => stands_for != (self.last_event, self.version),
            None => self.last_event > 0 && self.people >= FEWEST_PEOPLE,
        }
    }

    /// How far the newer map is, if one is needed.
    fn newer(&self) -> Option<Newer> {
        let job = self.job.as_ref().filter(|_| self.is_stale())?;
        match job.state {
            State::Waiting => Some(Newer::Waiting),
            State::Running => Some(Newer::Running((job.done_steps, job.all_steps))),
            State::Failed => Some(Newer::Failed),
            State::Done => None,
        }
    }

    fn is_asked_for(&self, now: i64) -> bool {
        self.job.as_ref().is_some_and(|job| match job.state {
            State::Waiting | State::Running => true,
            State::Failed => now < job.changed + PATIENCE_MS,
            State::Done => false,
        })
    }
}

fn people(tx: &mut Tx<'_>, id: i64) -> Result<usize, Error> {
    let count: i64 = participant::count(tx, id)?.into_iter().map(|(_, count)| count).sum();
    Ok(usize::try_from(count).unwrap_or(0))
}

/// The last good map of a conversation for somebody who looks; sees to a newer one where votes came in since.
pub async fn look(app: &Shared, conversation: &Conversation, method: Method) -> Result<Look, Error> {
    let id = conversation.id;
    if app.maps.look(id) {
        tokio::spawn(watch(app.clone(), id));
    }
    let records = freshen(app, id, method).await?;
    let mut shown = app.maps.shown(id, method);
    let deadline = Instant::now() + FIRST_WAIT;
    while shown.is_none() && records.is_stale() && Instant::now() < deadline {
        tokio::time::sleep(Duration::from_millis(50)).await;
        shown = app.maps.shown(id, method);
    }
    let is_newest = shown.as_ref().is_some_and(|s| s.stands_for() == (records.last_event, records.version));
    let newer = if is_newest { None } else { records.newer() };
    Ok(Look { shown, newer, people: records.people })
}

/// Takes a newer row in, and asks for a newer map if there are newer votes.
async fn freshen(app: &Shared, id: i64, method: Method) -> Result<Records, Error> {
    let records = app.db.read(move |tx| Records::read(tx, id, method)).await?;
    let held = app.maps.shown(id, method).map(|shown| shown.stands_for());
    let is_newer = records.stands_for.is_some() && held != records.stands_for;
    if is_newer && let Some(shown) = app.db.read(move |tx| read_back(tx, id, method)).await? {
        app.maps.keep(id, method, Arc::new(shown), None);
        app.events.tell(topic(id));
    }
    let now = app.clock.now();
    let (last, is_refreshed) =
        app.maps.shown(id, method).map_or((0, false), |shown| (shown.made, shown.map().refreshed));
    let is_due = |after: i64| now >= last + after || last > now;
    let is_wanted =
        if records.is_stale() { is_due(app.maps.pause(id)) } else { is_refreshed && is_due(REST_MS) };
    if is_wanted && !records.is_asked_for(now) {
        let ids = app.ids.clone();
        let nothing = serde_json::Value::Null;
        app.db.write(move |tx| crate::jobs::ask_once(tx, &ids, now, kind(method), id, &nothing)).await?;
    }
    Ok(records)
}

/// The last good map for whoever votes; sees to a newer one now and then, so that the order of statements stays of use.
pub fn of_voter(app: &Shared, id: i64) -> Option<Arc<Shown>> {
    let (shown, must_begin) = app.maps.vote(id);
    if must_begin {
        tokio::spawn(watch(app.clone(), id));
    }
    shown
}

/// For as long as somebody looks or votes: a few times a second, or every few seconds.
async fn watch(app: Shared, id: i64) {
    while let Some(pulse) = app.maps.pulse(id, app.events.is_heard(topic(id))) {
        if let Err(problem) = freshen(&app, id, Method::Perron).await {
            tracing::warn!(conversation = id, %problem, "a map could not be watched");
        }
        tokio::time::sleep(pulse).await;
    }
    tokio::time::sleep(IDLE).await;
    app.maps.forget(id);
}

/// A map as its row says.
fn read_back(tx: &mut Tx<'_>, id: i64, method: Method) -> Result<Option<Shown>, Error> {
    let (Some(row), Some(people)) = (map::get(tx, id, method)?, map::participants(tx, id, method)?) else {
        return Ok(None);
    };
    let version = conversation::by_id(tx, id)?.ok_or(Error::NotFound)?.version;
    let texts = Arc::new(Texts::read(tx, id, version)?);
    let map = super::engine::from_json(&row.result, &people);
    let map = map.map_err(|problem| Error::Internal(format!("a map cannot be read back: {problem}")))?;
    Ok(Some(Shown {
        picture: Picture::new(&map),
        source: Source::Row(Box::new(map)),
        texts,
        last_event: row.last_event,
        version: row.version,
        made: row.made,
        pages: Default::default(),
    }))
}
