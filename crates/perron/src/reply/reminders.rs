//! Whoever was asked is reminded twice: a week before the day by which an answer was asked, and on that day.

use jiff::civil::Date;
use serde_json::{Value, json};
use store::reply::{self, Reply};
use store::strategy::{self, State};
use store::{Tx, clause};

use super::letters::{self, About};
use super::standing::{Standing, until};
use crate::app::{App, Shared};
use crate::error::Error;
use crate::jobs::{self, Outcome, Trouble};
use crate::plan::today;

/// The kind of the job.
pub const JOB: &str = "replies";

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
/// How long before the day the first letter is written.
const BEFORE: i64 = 7 * DAY;
/// Replies looked at in an hour.
const AN_HOUR: i64 = 200;

/// When to write next of an answer that is waited for until this day: at nine in the morning where the strategy is.
pub fn next(until: Date, zone: &str, now: i64) -> Option<i64> {
    let nine = until.at(9, 0, 0, 0).in_tz(zone).ok()?.timestamp().as_millisecond();
    [nine - BEFORE, nine].into_iter().find(|at| *at > now)
}

/// Asks for the next look, unless it is waiting already.
pub async fn ask(app: &App) -> store::Result<()> {
    let (ids, now) = (app.ids.clone(), app.clock.now());
    app.db.write(move |tx| jobs::ask_once(tx, &ids, now, JOB, 0, &Value::Null).map(drop)).await
}

/// Writes what is due, and asks for the next look an hour later.
pub async fn run(app: Shared) -> Outcome {
    let now = app.clock.now();
    let mut written = 0;
    for id in app.db.read(move |tx| reply::to_remind(tx, now, AN_HOUR)).await? {
        let shared = app.clone();
        let done = app.db.write(move |tx| remind(tx, &shared, id, now)).await;
        written += done.map_err(|error: Error| Trouble::Again(error.to_string()))?;
    }
    let ids = app.ids.clone();
    app.db.write(move |tx| jobs::ask_later(tx, &ids, now, now + HOUR, JOB, 0, &Value::Null)).await?;
    Ok(json!({ "written": written }))
}

/// Writes of one to whoever answers for it; how many letters. Of what is not asked any more nothing is written.
fn remind(tx: &mut Tx<'_>, app: &App, id: i64, now: i64) -> Result<usize, Error> {
    let found = reply::lock(tx, id)?.filter(|one| one.remind.is_some_and(|at| at <= now));
    let Some(found) = found else { return Ok(0) }; // another process was quicker
    let answers = reply::answers_to(tx, id)?;
    let strategy = strategy::by_id(tx, found.strategy_id)?;
    let clause = clause::one(tx, found.strategy_id, found.number)?;
    let words = clause::standing(tx, found.strategy_id)?.into_iter().find(|one| one.number == found.number);
    let is_in_text = clause.is_some_and(|one| one.retired.is_none());
    let (Some(strategy), Some(words), Some(until), true) =
        (strategy.filter(|one| one.state == State::Open), words, until(&found, answers.first()), is_in_text)
    else {
        reply::update(tx, &Reply { remind: None, ..found })?;
        return Ok(0);
    };
    let day = today(now, &strategy.zone);
    let is_open = found.ended.is_none() && Standing::of(&found, answers.first(), day).is_open();
    if !is_open {
        reply::update(tx, &Reply { remind: None, ..found })?;
        return Ok(0);
    }
    let about = if day < until { About::Soon } else { About::Now };
    let written = letters::write(tx, app, (&strategy, &found, &words), about, &until.to_string(), now)?;
    let remind = next(until, &strategy.zone, now);
    let reminders = found.reminders + i64::from(written > 0);
    reply::update(tx, &Reply { reminders, remind, ..found })?;
    Ok(written)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn letters_come_a_week_before_and_on_the_day() {
        const NINE: i64 = 1_798_812_000_000; // 2027-01-01T09:00 in Toronto
        let of = |now| next(date(2027, 1, 1), "America/Toronto", now);
        assert_eq!(of(NINE - 30 * DAY), Some(NINE - 7 * DAY));
        assert_eq!(of(NINE - 7 * DAY), Some(NINE));
        assert_eq!(of(NINE - DAY), Some(NINE), "asked with less than a week");
        assert_eq!(of(NINE), None);
        assert_eq!(next(date(2027, 1, 1), "Nowhere/Nowhere", 0), None);
    }
}
