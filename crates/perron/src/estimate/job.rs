//! The job: reads the answers of a wave as they come, works out every figure in the background, and keeps them in a row that
//! says which input it stands for.

use std::sync::Arc;

use serde_json::{Value, json};
use store::estimate::{self, Estimate};
use store::wave::{self, State, Wave};
use store::{Ids, Tx, community, data_steward, margin, release, response};

use super::change::{self, Earlier};
use super::found::Found;
use super::keep;
use super::rows::{Columns, POSTAL_AREA, PROVINCE};
use super::work::{Terms, work};
use crate::app::{App, Shared};
use crate::cookie::sha256;
use crate::jobs::{self, Outcome, Progress, Task, Trouble};
use crate::response::Selves;
use crate::wave::sheet::Sheet;

/// The kind of the job.
pub const JOB: &str = "estimate";
/// How people are asked who answer here.
pub const OWN_MODE: &str = "self-completed";
/// How often figures are worked out again at once because something changed meanwhile.
const MOST_TRIES: usize = 5;
/// Waves that a wave is compared with.
const MOST_EARLIER: usize = 4;

/// Asks for the figures of a wave, in the transaction of what made the old ones stale.
pub fn ask(tx: &mut Tx<'_>, ids: &Ids, now: i64, wave_id: i64) -> store::Result<()> {
    jobs::ask_once(tx, ids, now, JOB, wave_id, &Value::Null).map(drop)
}

/// Everything that decides, but for the answers.
struct Input {
    wave: Wave,
    sheet: Sheet,
    mode: String,
    terms: Terms,
    extent: [i64; 3],
    /// How many said anything of themselves, and have not left since.
    selves: i64,
    /// What went out of the waves of its pulse; its figures must not uncover what that hides.
    releases: Vec<i64>,
    earlier: Vec<Before>,
}

/// An earlier wave of the series, with how its people were asked and what is kept of it.
struct Before {
    wave: Wave,
    mode: String,
    input: String,
    found: Found,
}

impl Input {
    fn read(tx: &mut Tx<'_>, wave_id: i64, now: i64) -> store::Result<Option<Self>> {
        let Some(wave) = wave::by_id(tx, wave_id)?.filter(|wave| wave.state == State::Closed) else {
            return Ok(None);
        };
        let Some(sheet) = Sheet::of(&wave.sheet) else { return Ok(None) };
        let mut views = vec![vec![PROVINCE.to_owned()]];
        if sheet.place == POSTAL_AREA {
            views.push(vec![POSTAL_AREA.to_owned()]);
        }
        for view in estimate::views(tx, wave_id)? {
            views.push([view.first, view.second].into_iter().filter(|word| !word.is_empty()).collect());
        }
        let mut withheld = Vec::new();
        for one in
            data_steward::of_community(tx, wave.community_id)?.into_iter().filter(|one| !one.grants(now))
        {
            let name = community::by_id(tx, one.steward_id)?.map(|body| [body.name.en, body.name.fr]);
            withheld.push((one.attribute, one.level, name.unwrap_or_default()));
        }
        let terms = Terms {
            margins: margin::of_wave(tx, wave_id)?,
            is_imported: wave.is_imported,
            views,
            withheld,
            meaningful: wave.smallest_change / 100.0,
        };
        let (mut earlier, mut releases) = (Vec::new(), Vec::new());
        for other in wave::of_series(tx, wave.community_id, &wave.series)?.into_iter().rev() {
            releases.extend(release::ids(tx, other.id)?);
            if other.number < wave.number && earlier.len() < MOST_EARLIER {
                let kept = estimate::of_wave(tx, other.id)?;
                if let Some((found, kept)) = kept.and_then(|kept| Some((found(&kept.result)?, kept))) {
                    let mode = mode(tx, other.id)?;
                    earlier.push(Before { wave: other, mode, input: kept.input, found });
                }
            }
        }
        let mode = mode(tx, wave_id)?;
        let (extent, selves) = (estimate::extent(tx, wave_id)?, response::count_sealed(tx, wave_id)?);
        Ok(Some(Self { wave, sheet, mode, terms, extent, selves, releases, earlier }))
    }

    /// SHA-256 of everything that decides: the answers by how many, when the last one changed, and the last id; earlier waves by
    /// what decided theirs.
    fn hash(&self) -> String {
        let Terms { margins, views, withheld, .. } = &self.terms;
        let earlier: Vec<(i64, &str, &str)> =
            self.earlier.iter().map(|one| (one.wave.id, &*one.mode, &*one.input)).collect();
        sha256(&format!(
            "{} {} {:?} {} {:?} {margins:?} {views:?} {withheld:?} {earlier:?} {} {}",
            env!("CARGO_PKG_VERSION"),
            self.wave.sheet_sha256,
            self.extent,
            self.selves,
            self.releases,
            self.wave.smallest_change,
            self.mode
        ))
    }
}

/// What is kept of a wave.
pub fn found(result: &str) -> Option<Found> {
    serde_json::from_str(result).ok()
}

/// Takes figures by some groups out of what is kept of a wave, at once, and asks for the rest to be worked out again.
pub fn strip(
    tx: &mut Tx<'_>,
    (ids, now): (&Ids, i64),
    wave_id: i64,
    is_gone: &dyn Fn(&[String]) -> bool,
) -> store::Result<()> {
    // a job that is about to keep what it worked out before this waits, and looks again; or this waits for it
    wave::lock(tx, wave_id)?;
    let kept = estimate::of_wave(tx, wave_id)?;
    match kept.and_then(|kept| Some((found(&kept.result)?, kept))) {
        Some((mut left, kept)) => {
            keep::strip(&mut left, is_gone);
            let result = serde_json::to_string(&left).unwrap_or_default();
            // it stands for no input: other groups may have to be hidden now
            estimate::put(tx, &Estimate { input: String::new(), result, ..kept })?;
        }
        None => estimate::forget(tx, wave_id)?,
    }
    ask(tx, ids, now, wave_id)
}

/// How the people of a wave were asked.
pub fn mode(tx: &mut Tx<'_>, wave_id: i64) -> store::Result<String> {
    Ok(estimate::import_of(tx, wave_id)?.map_or_else(|| OWN_MODE.to_owned(), |from| from.mode))
}

/// Works out the figures of a closed wave, unless those that are kept stand for the same input.
pub async fn run(app: Shared, task: Task) -> Outcome {
    let wave_id = task.job.target;
    now(&app, wave_id, &task.progress).await
}

/// The same at once, for commands and the sample. What changes meanwhile is not lost: then it is done again.
pub async fn now(app: &Shared, wave_id: i64, progress: &Progress) -> Outcome {
    for _ in 0..MOST_TRIES {
        let Some(row) = worked_out(app, wave_id, progress).await? else {
            return Ok(json!({ "estimated": false }));
        };
        let responses = row.responses;
        if publish(app, row).await? {
            app.events.tell(wave_id);
            return Ok(json!({ "estimated": true, "responses": responses }));
        }
    }
    Err(Trouble::Again("What decides the figures kept changing while they were worked out.".to_owned()))
}

/// The figures of a wave; nothing if those that are kept stand for the same input, or it is not closed.
///
/// # Errors
/// The database cannot be read, or the key of what people say of themselves is not there.
pub async fn worked_out(
    app: &Shared,
    wave_id: i64,
    progress: &Progress,
) -> Result<Option<Estimate>, Trouble> {
    let moment = app.clock.now();
    let Some(input) = app.db.read(move |tx| Input::read(tx, wave_id, moment)).await? else {
        return Ok(None);
    };
    let (all, hash) = (input.extent[0], input.hash());
    let kept = app.db.read(move |tx| estimate::of_wave(tx, wave_id)).await?;
    if kept.as_ref().is_some_and(|kept| kept.input == hash) {
        return Ok(None);
    }
    let before = kept
        .filter(|_| crate::wave::is_past_keeping(&input.wave, moment))
        .and_then(|kept| found(&kept.result));
    let columns = columns(app, wave_id, &input.sheet, Some((progress, all))).await?;
    let mut earlier = Vec::new();
    for one in &input.earlier {
        let sheet = Sheet::of(&one.wave.sheet).unwrap_or_default();
        let is_paired = input.wave.is_panel && one.wave.is_panel;
        // what people said of themselves then is not compared, so it stays sealed
        let asked = Sheet { attributes: Vec::new(), ..sheet.clone() };
        let columns =
            if is_paired { Some(self::columns(app, one.wave.id, &asked, None).await?) } else { None };
        let (mode, found) = (one.mode.clone(), one.found.clone());
        earlier.push(Earlier { wave_id: one.wave.id, sheet, mode, found, columns });
    }
    let (steps, wave, sheet) = (progress.clone(), input.wave.clone(), input.sheet.clone());
    let worked = tokio::task::spawn_blocking(move || {
        let Input { sheet, terms, mode, .. } = &input;
        // the answers are read: as much again is left to do
        let half = all.max(1);
        let step = |done: usize, of: usize| steps.at(half + half * done as i64 / of.max(1) as i64, 2 * half);
        let mut found = work(sheet, &columns, terms, &step);
        change::add(&mut found, sheet, &columns, mode, &earlier, terms.meaningful);
        if let Some(before) = before {
            let allowed = keep::Allowed { approved: &terms.views, withheld: &terms.withheld };
            keep::keep(&mut found, &before, &allowed);
        }
        (found, Arc::new(columns))
    });
    let (found, columns) = worked.await.map_err(|problem| Trouble::Again(problem.to_string()))?;
    let covered = crate::release::cover(app, &wave, &sheet, columns, found).await;
    let found = covered.map_err(|problem| Trouble::Again(problem.to_string()))?;
    let result = serde_json::to_string(&found).map_err(|problem| Trouble::Never(problem.to_string()))?;
    let program = env!("CARGO_PKG_VERSION").to_owned();
    Ok(Some(Estimate { wave_id, input: hash, result, responses: all, program, made: app.clock.now() }))
}

/// Keeps what was worked out, and has later waves compared with it; false if what decides it is not what it was, so that it may
/// say what was taken back.
///
/// # Errors
/// The database cannot be written.
pub async fn publish(app: &Shared, row: Estimate) -> Result<bool, Trouble> {
    let (ids, now) = (app.ids.clone(), app.clock.now());
    let write = move |tx: &mut Tx<'_>| {
        // who takes something back waits here, and then finds what is kept; or this finds what they took back
        wave::lock(tx, row.wave_id)?;
        let Some(input) = Input::read(tx, row.wave_id, now)?.filter(|input| input.hash() == row.input) else {
            return Ok(false);
        };
        response::keep_count(tx, row.wave_id)?;
        estimate::put(tx, &row)?;
        for later in wave::of_series(tx, input.wave.community_id, &input.wave.series)? {
            if later.number > input.wave.number && later.state == State::Closed {
                ask(tx, &ids, now, later.id)?;
            }
        }
        Ok::<_, store::Error>(true)
    };
    Ok(app.db.write(write).await?)
}

/// The answers of a wave, read once as they come.
///
/// # Errors
/// The database cannot be read, or the key of what people say of themselves is not there.
pub(crate) async fn columns(
    app: &App,
    wave_id: i64,
    sheet: &Sheet,
    progress: Option<(&Progress, i64)>,
) -> Result<Columns, Trouble> {
    let selves = if sheet.attributes.is_empty() {
        Selves::none()
    } else {
        let selves = Selves::of(app, wave_id).await;
        let selves = selves.map_err(|problem| Trouble::Again(problem.to_string()))?;
        let shut = || Trouble::Again("The key of what people say of themselves is not there.".to_owned());
        selves.ok_or_else(shut)?
    };
    let steps = progress.map(|(steps, all)| (steps.clone(), all));
    let sheet = sheet.clone();
    let read = move |tx: &mut Tx<'_>| {
        let mut columns = Columns::of(&sheet);
        estimate::each(tx, wave_id, |said| {
            let oneself = selves.of_response(said.id);
            columns.push(&said, oneself.as_ref());
            if let Some((steps, all)) = steps.as_ref().filter(|_| columns.rows().is_multiple_of(4096)) {
                steps.at(columns.rows() as i64, 2 * all);
            }
        })?;
        Ok::<_, store::Error>(columns)
    };
    Ok(app.db.read(read).await?)
}
