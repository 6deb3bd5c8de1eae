//! The job: reads the answers of a wave as they come, works out every figure in the background, and keeps them in a row that
//! says which input it stands for.

use std::sync::Arc;

use serde_json::{Value, json};
use store::estimate::{self, Estimate};
use store::wave::{self, State, Wave};
use store::{Ids, Tx, community, data_steward, margin, response};

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
    earlier: Vec<(Wave, String, Found)>,
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
        let mut earlier = Vec::new();
        for other in wave::of_series(tx, wave.community_id, &wave.series)?.into_iter().rev() {
            if other.number < wave.number && earlier.len() < MOST_EARLIER {
                let kept = estimate::of_wave(tx, other.id)?;
                if let Some(found) = kept.and_then(|kept| serde_json::from_str(&kept.result).ok()) {
                    let mode = mode(tx, other.id)?;
                    earlier.push((other, mode, found));
                }
            }
        }
        let mode = mode(tx, wave_id)?;
        Ok(Some(Self { extent: estimate::extent(tx, wave_id)?, wave, sheet, mode, terms, earlier }))
    }

    /// SHA-256 of everything that decides: the answers by how many, when the last one changed, and the last id.
    fn hash(&self) -> String {
        let Terms { margins, views, withheld, .. } = &self.terms;
        let earlier: Vec<(i64, &str)> =
            self.earlier.iter().map(|(wave, mode, _)| (wave.id, mode.as_str())).collect();
        sha256(&format!(
            "{} {} {:?} {margins:?} {views:?} {withheld:?} {earlier:?} {} {}",
            env!("CARGO_PKG_VERSION"),
            self.wave.sheet_sha256,
            self.extent,
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

/// The same at once, for commands and the sample.
pub async fn now(app: &Shared, wave_id: i64, progress: &Progress) -> Outcome {
    let moment = app.clock.now();
    let Some(input) = app.db.read(move |tx| Input::read(tx, wave_id, moment)).await? else {
        return Ok(json!({ "estimated": false }));
    };
    let hash = input.hash();
    let kept = app.db.read(move |tx| estimate::of_wave(tx, wave_id)).await?;
    if kept.as_ref().is_some_and(|kept| kept.input == hash) {
        return Ok(json!({ "estimated": false }));
    }
    let before = kept
        .filter(|_| crate::wave::is_past_keeping(&input.wave, moment))
        .and_then(|kept| found(&kept.result));
    let all = input.extent[0];
    let columns = columns(app, wave_id, &input.sheet, Some((progress, all))).await?;
    let mut earlier = Vec::new();
    for (wave, mode, found) in &input.earlier {
        let sheet = Sheet::of(&wave.sheet).unwrap_or_default();
        let is_paired = input.wave.is_panel && wave.is_panel;
        let columns = if is_paired { Some(self::columns(app, wave.id, &sheet, None).await?) } else { None };
        earlier.push(Earlier { wave_id: wave.id, sheet, mode: mode.clone(), found: found.clone(), columns });
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
    let made = app.clock.now();
    let row = Estimate { wave_id, input: hash, result, responses: all, program, made };
    let write = move |tx: &mut Tx<'_>| {
        response::keep_count(tx, wave_id)?;
        estimate::put(tx, &row)
    };
    app.db.write(write).await?;
    app.events.tell(wave_id);
    Ok(json!({ "estimated": true, "responses": all }))
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
