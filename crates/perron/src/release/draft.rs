//! What a steward looks at before it is published: asked for, worked out in the background, kept with what it was audited
//! beside. Nobody waits for it in a request, and what was seen is what goes out.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::job::{self, State};
use store::release::{Cell, Kind, Told};
use store::release_draft::{self, Draft};
use store::response::Arm;
use store::wave::{self, Wave};
use store::{Ids, Tx};
use survey::Fault;

use super::audit::{Ask, Uncovered, Verdict, look};
use super::content::Content;
use super::here::{Here, basis, cells};
use super::people::{MOST_LEVELS, POSTAL_AREA, PROVINCE};
use super::rows::{self, Rows};
use super::words;
use crate::app::Shared;
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
    /// Whether it would uncover something, and hiding more may help.
    pub may_hide_more: bool,
    /// Whether it would uncover something.
    pub is_leak: bool,
    /// Why it may not go out, a sentence each, in English and in French.
    pub refusals: [Vec<String>; 2],
}

/// What a file with a row a person tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowsTold {
    /// How many.
    pub rows: usize,
    /// Attributes that are not told, since a body withholds one of their groups.
    pub untold: Vec<String>,
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
    let key = app.secret.key("rounding", &store::ids::to_text(draft.wave_id)).into_bytes();
    let made = tokio::task::spawn_blocking(move || {
        make(&here, &draft, key).unwrap_or_else(|fault| {
            tracing::warn!(%fault, "what was published cannot be audited");
            refused("release-unchecked")
        })
    });
    let made = made.await.map_err(|problem| Trouble::Again(format!("the audit broke off: {problem}")))?;
    let shown = serde_json::to_string(&made.shown).map_err(|problem| Trouble::Never(problem.to_string()))?;
    let cells = written(&made.cells).map_err(|problem| Trouble::Never(problem.to_string()))?;
    let content = made.content;
    let write = move |tx: &mut Tx<'_>| release_draft::fill(tx, target, &basis, &shown, (&content, &cells));
    app.db.write(write).await?;
    app.events.tell(target);
    Ok(json!({ "made": true }))
}

/// The key is that of the wave: counts are rounded under it, and rows shuffled, always the same way.
fn make(here: &Here, draft: &Draft, key: Vec<u8>) -> Result<Made, Fault> {
    match draft.kind {
        _ if !here.is_whole => Ok(refused("release-unchecked")),
        Kind::Rows => make_rows(here, &key),
        Kind::Table => make_table(here, draft, key),
    }
}

fn make_table(here: &Here, draft: &Draft, key: Vec<u8>) -> Result<Made, Fault> {
    let frame = &here.frame;
    let by: Option<Vec<usize>> = draft.attributes.split(' ').map(|word| frame.attribute(word)).collect();
    let item = here.sheet.items.iter().find(|one| one.key == draft.outcome);
    let (Some(outcome), Some(item), Some(by)) = (frame.outcome(&draft.outcome), item, by) else {
        return Ok(refused("release-unchecked"));
    };
    if by.iter().any(|&at| frame.attributes[at].rows.len() > MOST_LEVELS) {
        return Ok(refused("release-too-fine"));
    }
    let ask = Ask {
        outcome,
        by,
        withheld: here.withheld(),
        rounding: draft.is_rounded.then_some(key),
        hides_more: draft.hides_more,
    };
    Ok(match look(frame, &here.tables, &here.others, &ask)? {
        Verdict::TooLarge => refused("release-too-large"),
        Verdict::Safe(lines) => {
            let content = Content::of(frame, &ask, item.version, &lines);
            Made {
                content: serde_json::to_string(&content).unwrap_or_default(),
                cells: cells(frame, &lines),
                shown: Shown { table: Some(content), ..Shown::default() },
            }
        }
        Verdict::Refused(leaks) => uncovering(here, &leaks, !draft.hides_more),
    })
}

fn refused(key: &str) -> Made {
    let refusals = Lang::ALL.map(|lang| vec![lang.text(key)]);
    Made { shown: Shown { refusals, ..Shown::default() }, ..Made::default() }
}

/// What may not go out for what it would tell, a sentence each.
fn uncovering(here: &Here, leaks: &[Uncovered], may_hide_more: bool) -> Made {
    let refusals = Lang::ALL.map(|lang| {
        let mut seen = BTreeSet::new();
        let all = leaks.iter().map(|told| words::leak(lang, here, told));
        all.filter(|sentence| seen.insert(sentence.clone())).take(MOST_SENTENCES).collect()
    });
    let shown = Shown { may_hide_more, is_leak: true, refusals, ..Shown::default() };
    Made { shown, ..Made::default() }
}

/// The file with as much as is safe, or with the place alone, which tells less.
fn make_rows(here: &Here, key: &[u8]) -> Result<Made, Fault> {
    let frame = &here.frame;
    // nobody can put the rows back in the order in which people answered
    let seed = key.iter().fold(0_u64, |seed, &byte| seed.wrapping_mul(0x100_0000_01b3) ^ u64::from(byte));
    let untold: BTreeSet<usize> = here.withheld().into_iter().map(|(attribute, _)| attribute).collect();
    // no place finer than the province
    let is_wanted = |at: &usize| frame.attributes[*at].word != POSTAL_AREA && !untold.contains(at);
    let wanted: Vec<usize> = (0..frame.attributes.len()).filter(is_wanted).collect();
    let place: Vec<usize> = frame.attribute(PROVINCE).into_iter().collect();
    let mut first = None;
    for told in [wanted, place] {
        let Some(rows) = rows::make(frame, &told, seed) else { return Ok(refused("release-rows-few")) };
        match rows::look(frame, &here.tables, &here.others, &rows)? {
            Some(leaks) if leaks.is_empty() => return Ok(of_rows(here, &rows, &untold)),
            Some(leaks) => drop(first.get_or_insert(leaks)),
            None => {}
        }
    }
    Ok(first.map_or_else(|| refused("release-rows-large"), |leaks| uncovering(here, &leaks, false)))
}

fn of_rows(here: &Here, rows: &Rows, untold: &BTreeSet<usize>) -> Made {
    let frame = &here.frame;
    let told = |coarse: &rows::Coarse| {
        let attribute = &frame.attributes[coarse.attribute];
        let words =
            |class: &BTreeSet<usize>| class.iter().map(|&level| attribute.levels[level].clone()).collect();
        (attribute.word.clone(), coarse.classes.iter().map(words).collect())
    };
    let untold: Vec<String> = untold.iter().map(|&at| frame.attributes[at].word.clone()).collect();
    let shown = RowsTold {
        rows: rows.rows.len(),
        untold: untold.clone(),
        attributes: rows.told.iter().map(told).collect(),
        outcomes: rows.outcomes.iter().map(|&at| frame.outcomes[at].clone()).collect(),
    };
    Made {
        content: serde_json::to_string(&super::package::file(frame, rows, untold)).unwrap_or_default(),
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
