//! An institution answers, and reports what it does: by somebody who answers for it here, or by the link of a letter.

use store::answer::Verdict;
use store::community::Community;
use store::holding::{self, Kind as Held};
use store::plan::Origin;
use store::promise::{self, Promise, State as Standing};
use store::reply::{self, Answer, Progress, Reply};
use store::shift::{self, Hand, Shift};
use store::strategy::{self, State, Strategy};
use store::{Tx, clause, community};

use super::forms::{CURRENCY, Said, Told};
use super::reminders;
use super::standing::{Standing as Stands, until};
use crate::app::App;
use crate::endorsement::hands;
use crate::error::{Error, OrNotFound};
use crate::i18n::dates;
use crate::plan::today;
use crate::promise::reminders as promises;

/// Keeps an answer; with it what was promised, the line in the ledger, and when somebody is reminded. `by` is who answers,
/// if not by a link.
pub fn keep(tx: &mut Tx<'_>, app: &App, id: i64, said: Said, by: Option<i64>, now: i64) -> Result<(), Error> {
    let (reply, strategy) = asked(tx, id)?;
    let clause = clause::one(tx, reply.strategy_id, reply.number)?.ok_or_not_found()?;
    let answer = Answer {
        reply_id: id,
        id: app.ids.next(),
        version: clause.version,
        verdict: said.verdict,
        words: said.words,
        due: said.due.map(|day| day.to_string()).unwrap_or_default(),
        made: now,
        made_by: by,
    };
    reply::put_answer(tx, &answer)?;
    let holders = holders(tx, strategy.id)?;
    let promise_id = match (said.promise, holders.first(), reply.promise_id) {
        (Some(promise), Some(holder), None) => {
            let kept = promised(app, &strategy, &reply, holder, (promise, &answer.due), by, now);
            promise::insert(tx, &kept)?;
            Some(kept.id)
        }
        (_, _, known) => known,
    };
    let remind = match (said.verdict, until(&reply, Some(&answer))) {
        (Verdict::Later, Some(until)) => reminders::next(until, &strategy.zone, now),
        _ => None,
    };
    let title = clause::standing(tx, strategy.id)?.into_iter().find(|one| one.number == reply.number);
    let reply = Reply { promise_id, remind, ..reply };
    reply::update(tx, &reply)?;
    match (said.verdict, holders.first(), title) {
        (Verdict::Accepted, Some(first), Some(words)) => {
            let title = words.words.title;
            let agenda_by = hands(holders.iter().map(|one| one.kind));
            let line = line(app, &strategy, &reply, first, agenda_by, now);
            let all: Vec<i64> = holders.iter().map(|one| one.id).collect();
            shift::put_in_each(tx, &Shift { title, ..line }, &all)?;
        }
        _ => shift::forget(tx, shift::Kind::Reply, id)?,
    }
    Ok(())
}

/// Keeps what an institution did; false while it has not said yes.
pub fn tell(
    tx: &mut Tx<'_>,
    app: &App,
    id: i64,
    told: Told,
    by: Option<i64>,
    now: i64,
) -> Result<bool, Error> {
    let (reply, strategy) = asked(tx, id)?;
    let answers = reply::answers_to(tx, id)?;
    if !Stands::of(&reply, answers.first(), today(now, &strategy.zone)).is_yes() {
        return Ok(false);
    }
    let progress = Progress {
        reply_id: id,
        id: app.ids.next(),
        state: told.state,
        words: told.words,
        day: told.day.to_string(),
        made: now,
        made_by: by,
    };
    reply::put_progress(tx, &progress)?;
    Ok(true)
}

/// One that is asked, locked, with its strategy.
fn asked(tx: &mut Tx<'_>, id: i64) -> Result<(Reply, Strategy), Error> {
    let reply = reply::lock(tx, id)?.ok_or_not_found()?;
    if reply.ended.is_some() {
        return Err(Error::Gone);
    }
    let strategy = strategy::by_id(tx, reply.strategy_id)?.filter(|one| one.state != State::Draft);
    Ok((reply, strategy.ok_or_not_found()?))
}

/// The communities that hold a strategy.
fn holders(tx: &mut Tx<'_>, strategy_id: i64) -> store::Result<Vec<Community>> {
    let mut all = Vec::new();
    for id in holding::holders(tx, Held::Strategy, strategy_id)? {
        all.extend(community::by_id(tx, id)?);
    }
    Ok(all)
}

fn promised(
    app: &App,
    strategy: &Strategy,
    reply: &Reply,
    to: &Community,
    (said, due): (super::forms::Promise, &str),
    by: Option<i64>,
    now: i64,
) -> Promise {
    let promise = Promise {
        id: app.ids.next(),
        community_id: to.id,
        institution_id: reply.institution_id,
        who: reply.who.clone(),
        kind: said.kind,
        text: said.text,
        cents: said.cents,
        currency: CURRENCY.to_owned(),
        made_on: today(now, &strategy.zone).to_string(),
        due: due.to_owned(),
        zone: strategy.zone.clone(),
        email: reply.email.clone(),
        language: reply.language,
        state: Standing::Open,
        words: String::new(),
        answer: String::new(),
        answered: None,
        settled: None,
        reminders: 0,
        remind: None,
        origin: Origin::Own,
        made: now,
        made_by: by,
    };
    Promise { remind: promises::next(&promise, now), ..promise }
}

fn line(
    app: &App,
    strategy: &Strategy,
    reply: &Reply,
    first: &Community,
    agenda_by: Hand,
    now: i64,
) -> Shift {
    Shift {
        id: app.ids.next(),
        community_id: first.id,
        kind: shift::Kind::Reply,
        thing_id: reply.id,
        title: strategy.title.clone(),
        decided: now,
        agenda_by,
        decided_by: Hand::Institution,
        holder: Hand::Institution,
        cents: 0,
        currency: String::new(),
        minutes: 0,
        place_id: first.place_id,
        year: i64::from(dates::moment(now, &strategy.zone).year()),
    }
}
