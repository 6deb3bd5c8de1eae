//! The job that draws a map: votes up to date, model refreshed, row written.

use std::sync::Arc;
use std::time::Instant;

use opinion::perron::{Model, Options, Tell};
use opinion::{Votes, polis};
use serde_json::json;
use store::conversation::{self, Conversation};
use store::map::{self, Method};
use store::{Tx, vote};

use super::drawing::Picture;
use super::engine::{self, Ballots, LeftOut};
use super::live::{Shown, Source, Warm, kind, topic};
use super::texts::Texts;
use crate::app::Shared;
use crate::error::Error;
use crate::jobs::{Outcome, Progress, Runner, Task, Trouble};

/// Votes may become visible a little after newer ones; so much of the past is read again (5 s, as ids count time).
const OVERLAP: i64 = 5_000 << 21;
/// Steps of a drawing in hundredths: up to here votes are read, the map is made, the picture is drawn; then the row.
const READ: i64 = 10;
const MADE: i64 = 85;
const DRAWN: i64 = 95;
const STEPS: i64 = 100;

/// Adds the jobs that draw maps to a runner.
#[must_use]
pub fn jobs(runner: Runner, app: &Shared) -> Runner {
    let all = [Method::Perron, Method::Polis];
    all.into_iter().fold(runner, |runner, method| {
        let app = app.clone();
        runner.on(kind(method), 1, 3, move |task| draw(app.clone(), method, task))
    })
}

/// Draws the map of one conversation.
async fn draw(app: Shared, method: Method, task: Task) -> Outcome {
    let start = Instant::now();
    let id = task.job.target;
    let shown = match redraw(&app, id, method, &task.progress).await {
        Ok(shown) => Arc::new(shown),
        Err(Error::NotFound) => return Err(Trouble::Never(String::from("The conversation is gone."))),
        Err(problem) => return Err(Trouble::Again(problem.to_string())),
    };
    let report = json!({ "votes": shown.map().votes, "milliseconds": start.elapsed().as_millis() });
    app.maps.keep(id, method, shown, Some(start.elapsed()));
    app.events.tell(topic(id));
    Ok(report)
}

/// What a drawing starts from.
struct Input {
    conversation: Conversation,
    texts: Arc<Texts>,
    warm: Warm,
}

async fn redraw(app: &Shared, id: i64, method: Method, progress: &Progress) -> Result<Shown, Error> {
    progress.at(0, STEPS);
    let warm = app.maps.warm(id);
    let mut warm = warm.lock().await;
    // If anything goes wrong from here, the next drawing reads all votes again.
    let held = std::mem::take(&mut *warm);
    let known = app.maps.shown(id, method).map(|shown| shown.texts.clone());
    let input = app.db.read(move |tx| Input::read(tx, id, held, known)).await?;
    progress.at(READ, STEPS);
    let before = app.maps.shown(id, method);
    let (steps, made) = (progress.clone(), app.clock.now());
    let drawn = tokio::task::spawn_blocking(move || make(method, input, before.as_deref(), made, &steps));
    let (shown, json, ballots) =
        drawn.await.map_err(|problem| Error::Internal(format!("a map broke off: {problem}")))??;
    let row = row(id, method, &shown, json.0);
    app.db.write(move |tx| map::put(tx, &row, &json.1)).await?;
    progress.at(STEPS, STEPS);
    *warm = Warm { ballots, last_event: shown.last_event };
    Ok(shown)
}

impl Input {
    fn read(tx: &mut Tx<'_>, id: i64, mut warm: Warm, known: Option<Arc<Texts>>) -> Result<Self, Error> {
        let conversation = conversation::by_id(tx, id)?.ok_or(Error::NotFound)?;
        let texts = match known.filter(|texts| texts.version == conversation.version) {
            Some(texts) => texts,
            None => Arc::new(Texts::read(tx, id, conversation.version)?),
        };
        catch_up(tx, id, &mut warm)?;
        Ok(Self { conversation, texts, warm })
    }
}

/// Takes in what is newer than the votes in memory.
pub(super) fn catch_up(tx: &mut Tx<'_>, id: i64, warm: &mut Warm) -> Result<(), Error> {
    let Warm { ballots, last_event } = warm;
    let mut set = |participant: i64, statement: i64, choice: Option<vote::Choice>| {
        let value = choice.map(vote::Choice::number);
        ballots.set(participant.cast_unsigned(), statement.cast_unsigned(), value);
    };
    if *last_event == 0 {
        vote::all(tx, id, |vote| {
            set(vote.participant_id, vote.statement_id, vote.choice);
            *last_event = vote.event.max(*last_event);
        })?;
    } else {
        let from = (*last_event - OVERLAP).max(0);
        let newest = vote::since(tx, id, from, |c| set(c.participant_id, c.statement_id, c.choice))?;
        *last_event = newest.max(*last_event);
    }
    Ok(())
}

type Made = (Shown, (String, String), Ballots);

/// Everything that takes processor time.
fn make(
    method: Method,
    input: Input,
    before: Option<&Shown>,
    made: i64,
    steps: &Progress,
) -> Result<Made, Error> {
    let Input { conversation, texts, warm } = input;
    let votes = warm.ballots.votes();
    let stands_for = (warm.last_event, conversation.version);
    // with nothing newer, what was refreshed before is made again of these votes alone
    let before = before.filter(|shown| (shown.last_event, shown.version) != stands_for);
    let model = before.and_then(Shown::model);
    let tell = |done: usize, all: usize| {
        let share = i64::try_from(done).unwrap_or(0) * (MADE - READ) / i64::try_from(all).unwrap_or(1).max(1);
        steps.at(READ + share, STEPS);
    };
    let source = fit(method, model, &votes, texts.left_out(), conversation.id.cast_unsigned(), &tell);
    let map = match &source {
        Source::Model(model) => model.map(),
        Source::Row(map) => map,
    };
    let picture = Picture::new(map);
    let json = engine::to_json(map);
    let json = json.map_err(|problem| Error::Internal(format!("a map cannot be written: {problem}")))?;
    steps.at(DRAWN, STEPS);
    let (last_event, version) = stands_for;
    Ok((
        Shown { source, picture, texts, last_event, version, made, pages: Default::default() },
        json,
        warm.ballots,
    ))
}

/// The engine: a full fit, or a refresh of the model before.
pub(crate) fn fit(
    method: Method,
    before: Option<&Model>,
    votes: &Votes,
    left_out: LeftOut,
    seed: u64,
    tell: Tell<'_>,
) -> Source {
    match method {
        Method::Perron => {
            let LeftOut { mut moderated_out, meta } = left_out;
            moderated_out.extend(meta);
            let options = Options { seed, moderated_out, ..Options::default() };
            let refreshed = before.and_then(|model| model.refresh(votes, &options));
            let model = refreshed.unwrap_or_else(|| Model::fit_telling(votes, &options, tell));
            Source::Model(Box::new(model))
        }
        Method::Polis => {
            let LeftOut { moderated_out, meta } = left_out;
            let options = polis::Options { moderated_out, meta, ..polis::Options::default() };
            Source::Row(Box::new(polis::map(votes, &options)))
        }
    }
}

fn row(id: i64, method: Method, shown: &Shown, result: String) -> map::Map {
    let map = shown.map();
    map::Map {
        conversation_id: id,
        method,
        last_event: shown.last_event,
        version: shown.version,
        seed: map.seed.cast_signed(),
        program: map.program.clone(),
        result,
        made: shown.made,
    }
}
