//! Institutions are reminded of what they promised: two weeks before its day, the day after, and then each month for half a
//! year, until the community says that it was kept or broken.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde_json::{Value, json};
use store::membership::{self, Role};
use store::promise::{self, Promise, State};
use store::{Tx, community, mail as outbox, person};

use super::{Standing, path};
use crate::app::{App, Shared};
use crate::error::Error;
use crate::i18n::Lang;
use crate::jobs::{self, Outcome, Trouble};
use crate::mail::letters::Note;
use crate::mail::{self, Address};
use crate::plan::day;

/// The kind of the job.
pub const JOB: &str = "promises";

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
/// Days before its day on which the first letter is written.
const BEFORE: i64 = 14;
/// Days between later letters.
const MONTH: i64 = 30;
/// Letters of one promise.
const MOST: i64 = 8;
/// Letters' promises looked at in an hour.
const AN_HOUR: i64 = 200;

/// When to write of a promise next, from now on; never of one that is settled.
pub fn next(promise: &Promise, now: i64) -> Option<i64> {
    if promise.state != State::Open || promise.reminders >= MOST {
        return None;
    }
    let due = promise.due.parse::<Date>().ok()?;
    // nine in the morning of that day, where the promise was made
    let nine = due.at(9, 0, 0, 0).in_tz(&promise.zone).ok()?.timestamp().as_millisecond();
    let first = nine - BEFORE * DAY;
    let after = nine + DAY;
    Some(match promise.reminders {
        0 if first >= now => first,
        // it was written down late: before its day it is told at once
        0 if now < nine => now,
        0 | 1 => after.max(now),
        _ => now + MONTH * DAY,
    })
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
    for id in app.db.read(move |tx| promise::to_remind(tx, now, AN_HOUR)).await? {
        let shared = app.clone();
        let done = app.db.write(move |tx| remind(tx, &shared, id, now)).await;
        written += done.map_err(|error: Error| Trouble::Again(error.to_string()))?;
    }
    let ids = app.ids.clone();
    app.db.write(move |tx| jobs::ask_later(tx, &ids, now, now + HOUR, JOB, 0, &Value::Null)).await?;
    Ok(json!({ "written": written }))
}

/// Writes of one promise to whoever answers for it; how many letters.
fn remind(tx: &mut Tx<'_>, app: &App, id: i64, now: i64) -> Result<usize, Error> {
    let found = promise::lock(tx, id)?.filter(|one| one.remind.is_some_and(|at| at <= now));
    let Some(found) = found else { return Ok(0) }; // another process was quicker
    let counted = Promise { reminders: found.reminders + 1, ..found.clone() };
    promise::update(tx, &Promise { remind: next(&counted, now), ..counted })?;
    let addressed = addresses(tx, &found)?;
    for (to, lang) in &addressed {
        let letter = letter(tx, app, &found, *lang, now)?;
        mail::post(tx, &app.ids, now, to, letter)?;
    }
    Ok(addressed.len())
}

/// Who answers for an institution of this house, by address, each with the language of their letters.
pub(crate) fn answering(tx: &mut Tx<'_>, institution_id: i64) -> store::Result<Vec<(String, Lang)>> {
    let mut all = Vec::new();
    for one in membership::of_community(tx, institution_id)? {
        if matches!(one.role, Role::Responder | Role::Steward)
            && let Some(person) = person::by_id(tx, one.person_id)?
        {
            let lang = Lang::from(person.language);
            all.extend(person.email.map(|email| (email, lang)));
        }
    }
    Ok(all)
}

/// Who answers for the institution here, and whom the community named; each once, and nobody whose mail comes back.
fn addresses(tx: &mut Tx<'_>, promise: &Promise) -> Result<Vec<(Address, Lang)>, Error> {
    let mut all = match promise.institution_id {
        Some(home) => answering(tx, home)?,
        None => Vec::new(),
    };
    all.extend(promise.email.clone().map(|email| (email, Lang::from(promise.language))));
    let (mut known, mut to) = (BTreeSet::new(), Vec::new());
    for (email, lang) in all {
        if known.insert(email.to_lowercase())
            && !outbox::is_stopped(tx, &email)?
            && let Some(address) = Address::parse(&email)
        {
            to.push((address, lang));
        }
    }
    Ok(to)
}

fn letter(
    tx: &mut Tx<'_>,
    app: &App,
    promise: &Promise,
    lang: Lang,
    now: i64,
) -> Result<mail::Letter, Error> {
    let home = community::by_id(tx, promise.community_id)?;
    let name = home.map(|home| home.name.nearest(lang.language()).0.to_owned()).unwrap_or_default();
    let text = promise.text.nearest(lang.language()).0;
    let key = match Standing::of(promise, now) {
        Standing::Late => "promise-letter-late",
        _ => "promise-letter-soon",
    };
    let of = |key: &str| {
        let words = lang.t(key).with("who", promise.who.as_str()).with("community", name.as_str());
        words.with("date", day(lang, &promise.due)).to_string()
    };
    let link = format!("{}/{}{}", app.settings.address, lang.code(), path(promise.community_id, promise.id));
    let note = Note {
        lang,
        subject: of(&format!("{key}-subject")),
        lines: vec![of(key), text.to_owned(), of("promise-letter-do")],
        button: lang.text("promise-letter-see"),
        link: &link,
        foot: of("promise-letter-foot"),
        house: &app.settings.address,
    };
    Ok(note.write()?)
}

#[cfg(test)]
mod tests {
    use store::plan::Origin;
    use store::promise::Kind;
    use store::{Bilingual, Language};

    use super::*;

    const NINE: i64 = 1_798_812_000_000; // 2027-01-01T09:00 in Toronto

    fn promise(reminders: i64) -> Promise {
        Promise {
            id: 1,
            community_id: 1,
            institution_id: None,
            who: "The city".to_owned(),
            kind: Kind::Door,
            text: Bilingual::default(),
            cents: None,
            currency: "CAD".to_owned(),
            made_on: "2026-10-01".to_owned(),
            due: "2027-01-01".to_owned(),
            zone: "America/Toronto".to_owned(),
            email: None,
            language: Language::English,
            state: State::Open,
            words: String::new(),
            answer: String::new(),
            answered: None,
            settled: None,
            reminders,
            remind: None,
            origin: Origin::Own,
            made: 0,
            made_by: None,
        }
    }

    #[test]
    fn letters_come_two_weeks_before_the_day_after_and_then_each_month() {
        let first = next(&promise(0), NINE - 60 * DAY);
        assert_eq!(first, Some(NINE - 14 * DAY));
        assert_eq!(next(&promise(1), NINE - 14 * DAY), Some(NINE + DAY));
        assert_eq!(next(&promise(2), NINE + DAY), Some(NINE + 31 * DAY));
        assert_eq!(next(&promise(MOST), NINE + 300 * DAY), None);
        assert_eq!(next(&promise(0), NINE - DAY), Some(NINE - DAY), "written down late");
        assert_eq!(next(&promise(0), NINE + 9 * DAY), Some(NINE + 9 * DAY), "written down after its day");
        let kept = Promise { state: State::Kept, ..promise(0) };
        assert_eq!(next(&kept, NINE - 60 * DAY), None);
    }

    #[test]
    fn a_promise_is_late_from_the_day_after() {
        let of = |promise: &Promise, at| Standing::of(promise, at);
        assert_eq!(of(&promise(0), NINE), Standing::Open);
        assert_eq!(of(&promise(0), NINE + DAY), Standing::Late);
        let kept = |settled| Promise { state: State::Kept, settled: Some(settled), ..promise(0) };
        assert_eq!(of(&kept(NINE), NINE + 90 * DAY), Standing::Kept);
        assert_eq!(of(&kept(NINE + DAY), NINE + 90 * DAY), Standing::KeptLate);
    }
}
