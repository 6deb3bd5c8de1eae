//! What the report is made of, read at one moment.

use std::collections::{BTreeMap, BTreeSet};

use store::attendance::Attendance;
use store::feedback::{self, Answer, Question};
use store::residence::{PostalArea, Residence};
use store::series::{self, Series, State as SeriesState};
use store::session::{self, Listed, State};
use store::summary::State as SummaryState;
use store::{Bilingual, Tx, attendance, note, registration, seat};

use crate::coming::missing::{self, Missing};
use crate::feedback::questions;
use crate::feedback::results::{self, Result as Answered};
use crate::i18n::Lang;
use crate::place::find;
use crate::population;
use crate::summary::facts::Facts;

/// A series, looked back on.
pub struct Gathered {
    /// The series.
    pub series: Series,
    /// Sessions that have taken place, the first first.
    pub held: Vec<Held>,
    /// Sessions to come.
    pub coming: Vec<Listed>,
    /// Themes, each with the number of sessions it came up in, the most first.
    pub themes: Vec<(Bilingual, usize)>,
    /// What people thought, over all sessions that asked the same.
    pub feedback: Vec<Answered>,
    /// From where people were missing; `None`: nobody brought how many people live where.
    pub missing: Option<Lack>,
}

/// From where people were missing in a series.
pub struct Lack {
    /// The place whose people are compared, in each language.
    pub place: Bilingual,
    /// Where its numbers are from.
    pub source: String,
    /// The parts from which too few came; `None`: fewer than ten said where they live.
    pub parts: Option<Vec<Missing>>,
}

/// A session that has taken place.
pub struct Held {
    /// The session.
    pub session: Listed,
    /// Its page, once it is published.
    pub facts: Option<Facts>,
    /// How many held a seat.
    pub registered: usize,
    /// How many were there.
    pub people: usize,
    /// Tables of all rounds.
    pub tables: usize,
    /// Postal areas that those who were there named.
    pub areas: usize,
    /// How many notes were written down.
    pub notes: usize,
}

impl Gathered {
    /// Of a series that people can see; `None` if there is none.
    pub fn read(tx: &mut Tx<'_>, id: i64, may_run: bool, now: i64) -> store::Result<Option<Self>> {
        let Some(series) = series::by_id(tx, id)?.filter(|one| one.state != SeriesState::Draft || may_run)
        else {
            return Ok(None);
        };
        let sessions = session::of_series(tx, id)?.into_iter();
        let shown = sessions.filter(|one| matches!(one.state, State::Open | State::Over));
        let (past, coming): (Vec<Listed>, Vec<Listed>) = shown.partition(|one| one.ends() <= now);
        let themes = themes(tx, &past)?;
        let feedback = thought(tx, &past)?;
        let missing = lack(tx, &past)?;
        let held = past.into_iter().map(|one| held(tx, one, now)).collect::<store::Result<Vec<_>>>()?;
        Ok(Some(Self { series, held, coming, themes, feedback, missing }))
    }
}

fn held(tx: &mut Tx<'_>, session: Listed, now: i64) -> store::Result<Held> {
    let id = session.id;
    let there = attendance::of_session(tx, id)?;
    let tables: BTreeSet<(i64, i64)> =
        seat::all(tx, id)?.iter().map(|seat| (seat.round, seat.table_no)).collect();
    let areas: BTreeSet<&str> =
        there.iter().map(|one| one.postal_area.as_str()).filter(|area| !area.is_empty()).collect();
    let facts = Facts::read(tx, id, now)?.filter(|facts| facts.summary.state == SummaryState::Published);
    Ok(Held {
        facts,
        registered: usize::try_from(registration::counts(tx, id)?.held).unwrap_or(0),
        people: there.len(),
        tables: tables.len(),
        areas: areas.len(),
        notes: usize::try_from(note::count(tx, id)?).unwrap_or(0),
        session,
    })
}

/// From where people were missing, beside the people of the place that all sessions share, or of the country.
fn lack(tx: &mut Tx<'_>, sessions: &[Listed]) -> store::Result<Option<Lack>> {
    let mut places = BTreeSet::new();
    let mut there: Vec<Attendance> = Vec::new();
    for one in sessions {
        places.insert(session::by_id(tx, one.id)?.and_then(|session| session.place_id));
        there.extend(attendance::of_session(tx, one.id)?);
    }
    let shared = places.first().copied().flatten().filter(|_| places.len() == 1);
    let Some((place, population)) = population::nearest(tx, shared)? else { return Ok(None) };
    let mut names = Vec::new();
    for lang in Lang::ALL {
        names.push(find(tx, place.0, lang)?.map(|found| found.step().name.clone()).unwrap_or_default());
    }
    let fr = names.pop().unwrap_or_default();
    let en = names.pop().unwrap_or_default();
    let parts = missing::of(&missing::parts(&population), &residences(&there));
    Ok(Some(Lack { place: Bilingual { en, fr }, source: population.source, parts }))
}

/// Where those who were there live: whoever came to several sessions counts once, as far as it is known.
fn residences(there: &[Attendance]) -> Vec<Residence> {
    let mut seen = BTreeSet::new();
    let once = there.iter().filter(|one| one.holder.as_ref().is_none_or(|holder| seen.insert(holder)));
    once.filter_map(|one| PostalArea::parse(&one.postal_area).ok())
        .map(|(area, _)| Residence::PostalArea(area))
        .collect()
}

fn themes(tx: &mut Tx<'_>, sessions: &[Listed]) -> store::Result<Vec<(Bilingual, usize)>> {
    let mut found: BTreeMap<i64, (Bilingual, usize)> = BTreeMap::new();
    for one in sessions {
        for theme in session::themes(tx, one.id)? {
            found.entry(theme.id).or_insert((theme.name, 0)).1 += 1;
        }
    }
    let mut themes: Vec<_> = found.into_values().collect();
    themes.sort_by_key(|(_, sessions)| std::cmp::Reverse(*sessions));
    Ok(themes)
}

/// Answers to the questions that have the same key, over all sessions.
fn thought(tx: &mut Tx<'_>, sessions: &[Listed]) -> store::Result<Vec<Answered>> {
    let mut keys: Vec<String> = Vec::new();
    let (mut asked, mut answered): (Vec<Question>, Vec<Answer>) = (Vec::new(), Vec::new());
    for one in sessions {
        let mut key_of: BTreeMap<i64, i64> = BTreeMap::new();
        for question in questions(tx, one.id)?.into_iter().filter(|question| !question.key.is_empty()) {
            let at = keys.iter().position(|key| *key == question.key).unwrap_or_else(|| {
                keys.push(question.key.clone());
                keys.len() - 1
            });
            let at = i64::try_from(at).unwrap_or(0);
            key_of.insert(question.id, at);
            asked.push(Question { id: at, ..question });
        }
        let answers = feedback::answers(tx, one.id)?.into_iter();
        answered.extend(answers.filter_map(|answer| {
            let question_id = *key_of.get(&answer.question_id)?;
            Some(Answer { question_id, ..answer })
        }));
    }
    Ok(results::of(&asked, &answered))
}
