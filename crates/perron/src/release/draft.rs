//! What a steward looks at before it is published: asked for, worked out in the background, kept with what it was audited
//! beside. Nobody waits for it in a request, and what was seen is what goes out.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::job::{self, State};
use store::release::{Cell, Kind, Told};
use store::release_draft::{self, Draft};
use store::response::Arm;
use store::wave::{self, Wave};
use store::{Ids, Tx};
use survey::Fault;
use survey::disclosure::ledger::Leak;

use super::audit::{Ask, Verdict, look};
use super::content::Content;
use super::frame::Space;
use super::here::{Here, basis, cells};
use super::people::{MOST_LEVELS, POSTAL_AREA, PROVINCE};
use super::rows::{self, Rows};
use super::words::Names;
use crate::app::{App, Shared};
use crate::i18n::Lang;
use crate::jobs::{self, Outcome, Trouble};

/// The kind of the job.
pub const JOB: &str = "release-draft";
/// Sentences that say why something may not go out.
const MOST_SENTENCES: usize = 12;

/// What a steward sees of a draft.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    /// A table that may go out.
    pub table: Option<Content>,
    /// What a file with a row a person tells, if it may go out.
    pub rows: Option<RowsTold>,
    /// Whether hiding more may help.
    pub may_hide_more: bool,
    /// Why it may not go out, a sentence each, in English and in French.
    pub refusals: [Vec<String>; 2],
}

/// What a file with a row a person tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowsTold {
    /// How many.
    pub rows: usize,
    /// People whose body withholds them.
    pub left_out: usize,
    /// Attribute by attribute, the words of the levels of each class.
    pub attributes: Vec<(String, Vec<Vec<String>>)>,
    /// The questions.
    pub outcomes: Vec<String>,
}

/// What came of a draft.
#[derive(Default)]
struct Made {
    shown: Shown,
    /// As everybody would read it; nothing if it may not go out.
    content: String,
    cells: Vec<Cell>,
}

/// How far a draft is.
pub enum Stage {
    /// It is being worked out.
    Under,
    /// It came to nothing.
    Failed,
    /// Something went out, or changed, since it was worked out.
    Old,
    /// It is there.
    Ready(Box<Shown>),
}

impl Stage {
    /// Of a draft now.
    pub fn of(tx: &mut Tx<'_>, draft: &Draft, wave: &Wave, now: i64) -> store::Result<Self> {
        let job = job::newest(tx, JOB, draft.id)?;
        Ok(match job.map(|job| job.state) {
            Some(State::Waiting | State::Running) => Self::Under,
            Some(State::Failed) => Self::Failed,
            _ if draft.basis.is_empty() || draft.basis != basis(tx, wave, now)? => Self::Old,
            _ => serde_json::from_str(&draft.shown).map_or(Self::Old, |shown| Self::Ready(Box::new(shown))),
        })
    }
}

/// Asks for a draft: that which is there, if nothing changed since; drafts of the wave that are out of date go. Its id.
pub fn ask(tx: &mut Tx<'_>, ids: &Ids, now: i64, wave: &Wave, draft: &Draft) -> store::Result<i64> {
    wave::lock(tx, wave.id)?;
    let basis = basis(tx, wave, now)?;
    let same = |one: &Draft| {
        let of = |one: &Draft| {
            (one.kind, one.arm.clone(), one.outcome.clone(), one.attributes.clone(), one.is_rounded)
        };
        of(one) == of(draft) && one.hides_more == draft.hides_more
    };
    for one in release_draft::of_wave(tx, wave.id)? {
        let is_under_way = matches!(Stage::of(tx, &one, wave, now)?, Stage::Under);
        if same(&one) && (is_under_way || one.basis == basis) {
            return Ok(one.id);
        }
        if !is_under_way && (one.basis != basis || same(&one)) {
            release_draft::delete(tx, one.id)?;
        }
    }
    release_draft::insert(tx, draft)?;
    jobs::ask_once(tx, ids, now, JOB, draft.id, &Value::Null)?;
    Ok(draft.id)
}

/// Works out a draft.
pub async fn run(app: Shared, target: i64) -> Outcome {
    let now = app.clock.now();
    let read = move |tx: &mut Tx<'_>| {
        let Some(draft) = release_draft::by_id(tx, target)? else { return Ok(None) };
        let Some(wave) = wave::by_id(tx, draft.wave_id)? else { return Ok(None) };
        let basis = basis(tx, &wave, now)?;
        Ok::<_, store::Error>(Some((draft, wave, basis)))
    };
    let Some((draft, wave, basis)) = app.db.read(read).await? else { return Ok(json!({ "made": false })) };
    let arm = Arm::of_word(&draft.arm).unwrap_or(Arm::Open);
    let here = Here::of(&app, wave, arm).await.map_err(|problem| Trouble::Again(problem.to_string()))?;
    let key = rounding_key(&app, draft.wave_id);
    let made = tokio::task::spawn_blocking(move || make(&here, &draft, key)).await;
    let made = made.map_err(|problem| Trouble::Again(format!("the audit broke off: {problem}")))?;
    let made =
        made.map_err(|fault| Trouble::Never(format!("what was published cannot be audited: {fault}")))?;
    let shown = serde_json::to_string(&made.shown).map_err(|problem| Trouble::Never(problem.to_string()))?;
    let cells = written(&made.cells).map_err(|problem| Trouble::Never(problem.to_string()))?;
    let content = made.content;
    let write = move |tx: &mut Tx<'_>| release_draft::fill(tx, target, &basis, &shown, (&content, &cells));
    app.db.write(write).await?;
    app.events.tell(target);
    Ok(json!({ "made": true }))
}

/// The key under which the counts of a wave are rounded.
fn rounding_key(app: &App, wave_id: i64) -> Vec<u8> {
    app.secret.key("rounding", &store::ids::to_text(wave_id)).into_bytes()
}

fn make(here: &Here, draft: &Draft, key: Vec<u8>) -> Result<Made, Fault> {
    match draft.kind {
        Kind::Rows => make_rows(here),
        Kind::Table => make_table(here, draft, key),
    }
}

fn make_table(here: &Here, draft: &Draft, key: Vec<u8>) -> Result<Made, Fault> {
    let frame = &here.frame;
    let by: Option<Vec<usize>> = draft.attributes.split(' ').map(|word| frame.attribute(word)).collect();
    let fits = |by: &Vec<usize>| by.iter().all(|&at| frame.attributes[at].rows.len() <= MOST_LEVELS);
    let item = here.sheet.items.iter().find(|one| one.key == draft.outcome);
    let (Some(outcome), Some(item), Some(by)) = (frame.outcome(&draft.outcome), item, by.filter(fits)) else {
        return Ok(too_large());
    };
    let ask = Ask {
        outcome,
        by,
        withheld: here.withheld(),
        rounding: draft.is_rounded.then_some(key),
        hides_more: draft.hides_more,
    };
    Ok(match look(frame, &here.tables, &here.others, &ask)? {
        Verdict::TooLarge => too_large(),
        Verdict::Safe(lines) => {
            let content = Content::of(frame, &ask, item.version, &lines);
            Made {
                content: serde_json::to_string(&content).unwrap_or_default(),
                cells: cells(frame, &lines),
                shown: Shown { table: Some(content), ..Shown::default() },
            }
        }
        Verdict::Refused { leaks } => {
            let refusals = sentences(here, &draft.outcome, &leaks);
            Made {
                shown: Shown { may_hide_more: !draft.hides_more, refusals, ..Shown::default() },
                ..Made::default()
            }
        }
    })
}

fn refused(key: &str) -> Made {
    let refusals = Lang::ALL.map(|lang| vec![lang.text(key)]);
    Made { shown: Shown { refusals, ..Shown::default() }, ..Made::default() }
}

fn too_large() -> Made {
    refused("release-too-large")
}

fn sentences(here: &Here, outcome: &str, leaks: &[(Leak, Space)]) -> [Vec<String>; 2] {
    Lang::ALL.map(|lang| {
        let names = Names { lang, sheet: &here.sheet, frame: &here.frame, releases: &here.releases, outcome };
        let mut all: Vec<String> =
            leaks.iter().take(MOST_SENTENCES).map(|(leak, space)| names.leak(leak, space)).collect();
        all.dedup();
        all
    })
}

/// The file with as much as is safe, or with the place alone, which tells less.
fn make_rows(here: &Here) -> Result<Made, Fault> {
    let frame = &here.frame;
    // the seed is the wave's own, so that the same file comes whenever it is made
    let seed = here.wave.id.unsigned_abs();
    // no place finer than the province
    let wanted: Vec<usize> =
        (0..frame.attributes.len()).filter(|&at| frame.attributes[at].word != POSTAL_AREA).collect();
    let place: Vec<usize> = frame.attribute(PROVINCE).into_iter().collect();
    let mut first = None;
    for told in [wanted, place] {
        let Some(rows) = rows::make(frame, &told, &here.withheld(), seed) else { break };
        match rows::look(frame, &here.tables, &here.others, &rows)? {
            Some(leaks) if leaks.is_empty() => return Ok(of_rows(here, &rows)),
            Some(leaks) => drop(first.get_or_insert(leaks)),
            None => break,
        }
    }
    Ok(first.map_or_else(
        || refused("release-rows-few"),
        |leaks| {
            let refusals = sentences(here, "", &leaks);
            Made { shown: Shown { refusals, ..Shown::default() }, ..Made::default() }
        },
    ))
}

fn of_rows(here: &Here, rows: &Rows) -> Made {
    let frame = &here.frame;
    let told = |coarse: &rows::Coarse| {
        let attribute = &frame.attributes[coarse.attribute];
        let words = |class: &std::collections::BTreeSet<usize>| {
            class.iter().map(|&level| attribute.levels[level].clone()).collect()
        };
        (attribute.word.clone(), coarse.classes.iter().map(words).collect())
    };
    let shown = RowsTold {
        rows: rows.rows.len(),
        left_out: rows.left_out,
        attributes: rows.told.iter().map(told).collect(),
        outcomes: rows.outcomes.iter().map(|&at| frame.outcomes[at].clone()).collect(),
    };
    Made {
        content: serde_json::to_string(&super::package::file(frame, rows)).unwrap_or_default(),
        cells: cells(frame, &rows::lines(rows)),
        shown: Shown { rows: Some(shown), ..Shown::default() },
    }
}

/// Numbers as they are kept until they go out.
type Kept = (String, String, String, i64, i64);

fn written(cells: &[Cell]) -> serde_json::Result<String> {
    let one = |cell: &Cell| -> Kept {
        (cell.outcome.clone(), cell.people.clone(), cell.told.word().to_owned(), cell.low, cell.high)
    };
    serde_json::to_string(&cells.iter().map(one).collect::<Vec<_>>())
}

/// The numbers that were kept.
pub fn read(written: &str) -> Vec<Cell> {
    let kept: Vec<Kept> = serde_json::from_str(written).unwrap_or_default();
    let one = |(outcome, people, told, low, high): Kept| {
        Some(Cell { outcome, people, told: Told::of_word(&told)?, low, high })
    };
    kept.into_iter().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_were_kept() {
        let cell = |told, low| Cell {
            outcome: "pr_say".to_owned(),
            people: "answer=high;gender=woman".to_owned(),
            told,
            low,
            high: low,
        };
        let cells = [cell(Told::Exactly, 14), cell(Told::Small, 0)];
        assert_eq!(read(&written(&cells).unwrap()), cells);
        assert!(read("").is_empty());
    }
}
