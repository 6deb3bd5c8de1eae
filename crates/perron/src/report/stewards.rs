//! What those who look after things do about reports: the queue, one thing with all that was said of it, the log.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use store::report::{self, Reason, Report, Thing};
use store::ruling::{self, Act, Ruling};
use store::{Tx, ids, person};

use super::found::{Found, find};
use super::rule::{self, By, Decided};
use super::views::{Log, Logged, Queue, Show, Waiting};
use super::{Named, WORDS, letters};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::visit::Visit;

/// Reported things, and appeals, looked at for one page of the queue.
const MOST: i64 = 500;
/// Decisions on one page of the log.
const PAGE: usize = 50;

/// What waits for whoever asks: appeals first, then what was reported, the oldest first.
fn waiting(tx: &mut Tx<'_>, visit: &Visit) -> Result<Vec<Waiting>, Error> {
    let appeals = ruling::appealed(tx, MOST)?;
    let reports = report::waiting(tx, visit.app.clock.now(), MOST)?;
    let counts: HashMap<Thing, i64> = reports.iter().copied().collect();
    let mut order: Vec<Thing> = Vec::new();
    let things = appeals.iter().map(|ruling| ruling.thing).chain(reports.iter().map(|(thing, _)| *thing));
    for thing in things {
        if !order.contains(&thing) {
            order.push(thing);
        }
    }
    let mut all = Vec::new();
    for thing in order {
        let Some(found) = find(tx, visit, thing)?.filter(|found| found.is_steward) else { continue };
        let is_appealed = appeals.iter().any(|ruling| ruling.thing == thing);
        all.push(Waiting::of(visit, found, counts.get(&thing).copied().unwrap_or(0), is_appealed));
    }
    Ok(all)
}

/// How many things wait for whoever asks.
pub fn count(tx: &mut Tx<'_>, visit: &Visit) -> Result<usize, Error> {
    Ok(waiting(tx, visit)?.len())
}

/// `GET /reports`
pub async fn queue(visit: Visit) -> Result<Response, Error> {
    let asking = visit.clone();
    let waiting = visit.app.db.read(move |tx| waiting(tx, &asking)).await?;
    visit.show(&Queue { visit: &visit, waiting })
}

/// A thing that whoever asks looks after, with all that was said and decided about it.
struct Read {
    found: Found,
    reports: Vec<Report>,
    past: Vec<Logged>,
    rulings: Vec<Ruling>,
}

impl Read {
    async fn of(visit: &Visit, Named(thing): Named) -> Result<Self, Error> {
        let asking = visit.clone();
        let read = move |tx: &mut Tx<'_>| {
            let Some(found) = find(tx, &asking, thing)?.filter(|found| found.is_steward) else {
                return Ok(None);
            };
            let reports = report::of(tx, thing)?;
            let rulings = ruling::of(tx, thing)?;
            let mut past = Vec::new();
            for ruling in &rulings {
                past.push(Logged::of(&asking, ruling, name(tx, ruling)?, None));
            }
            Ok::<_, Error>(Some(Self { found, reports, past, rulings }))
        };
        visit.app.db.read(read).await?.ok_or_not_found()
    }

    fn view(self, visit: &Visit, form: Form) -> Show<'_> {
        let mine = visit.person.as_ref().map_or(0, |person| person.id);
        let is_another_s = !rule::may_decide(&self.rulings, Act::Hide, mine);
        let appeal = self.rulings.into_iter().find(Ruling::waits);
        Show { visit, found: self.found, reports: self.reports, past: self.past, appeal, is_another_s, form }
    }
}

/// Who decided, as they are called.
fn name(tx: &mut Tx<'_>, ruling: &Ruling) -> store::Result<String> {
    let Some(id) = ruling.person_id else { return Ok(String::new()) };
    Ok(person::by_id(tx, id)?.map(|person| person.name).unwrap_or_default())
}

/// `GET /reports/{thing}`
pub async fn show(visit: Visit, Path(named): Path<Named>) -> Result<Response, Error> {
    let read = Read::of(&visit, named).await?;
    visit.show(&read.view(&visit, Form::new()))
}

/// `POST /reports/{thing}`: it stays, it is hidden, or it is shown again.
pub async fn decide(visit: Visit, Path(named): Path<Named>, mut form: Form) -> Result<Response, Error> {
    let read = Read::of(&visit, named).await?;
    let Some(decided) = parse(&mut form, &read.found) else {
        return visit.refuse(&read.view(&visit, form));
    };
    let (app, me, asking) = (visit.app.clone(), visit.me()?.id, visit.clone());
    let said = match decided.act {
        Act::Hide => "report-hidden",
        Act::Leave => "report-left",
        Act::Show => "report-shown",
    };
    let write = move |tx: &mut Tx<'_>| {
        // looked up again: another steward may just have decided
        let Some(found) = find(tx, &asking, named.0)?.filter(|found| found.is_steward) else {
            return Err(Error::NotFound);
        };
        if !rule::may_decide(&ruling::of(tx, named.0)?, decided.act, me) {
            return Ok(false);
        }
        let by = By { ids: &app.ids, now: app.clock.now(), person_id: me };
        rule::decide(tx, &by, &found, &decided)?;
        letters::tell(tx, &app, &found, decided.act)?;
        Ok(true)
    };
    if !visit.app.db.write(write).await? {
        form.refuse("act", "report-somebody-else", &[]);
        let read = Read::of(&visit, named).await?;
        return visit.refuse(&read.view(&visit, form));
    }
    if named.0.within != 0 {
        visit.app.events.tell(named.0.within);
    }
    visit.go_saying("/reports", said)
}

fn parse(form: &mut Form, found: &Found) -> Option<Decided> {
    let acts: &[_] = match found.is_hidden {
        true => &[("show", Act::Show), ("hide", Act::Hide)],
        false => &[("leave", Act::Leave), ("hide", Act::Hide)],
    };
    let act = form.choice("act", acts)?;
    let words = form.optional("words", WORDS).unwrap_or_default();
    if act != Act::Hide {
        return form.is_good().then_some(Decided { act, reason: None, words });
    }
    let reasons: Vec<_> = Reason::ALL.iter().map(|reason| (reason.word(), *reason)).collect();
    let reason = form.choice("reason", &reasons);
    if words.is_empty() && form.fault("words").is_none() {
        form.refuse("words", "report-why-needed", &[]);
    }
    form.is_good().then_some(Decided { act, reason: Some(reason?), words })
}

/// Where the log goes on.
#[derive(Deserialize, Default)]
pub struct From {
    #[serde(default)]
    before: String,
}

/// `GET /reports/log`: what was decided about the things that whoever asks looks after.
pub async fn log(visit: Visit, Query(from): Query<From>) -> Result<Response, Error> {
    let before = ids::from_text(&from.before).unwrap_or(i64::MAX);
    let asking = visit.clone();
    let read = move |tx: &mut Tx<'_>| {
        let rulings = ruling::page(tx, before, PAGE as i64 + 1)?;
        let more = (rulings.len() > PAGE).then(|| rulings[PAGE - 1].id);
        let mut lines = Vec::new();
        for ruling in rulings.iter().take(PAGE) {
            if let Some(found) = find(tx, &asking, ruling.thing)?.filter(|found| found.is_steward) {
                lines.push(Logged::of(&asking, ruling, name(tx, ruling)?, Some(&found)));
            }
        }
        Ok::<_, Error>((lines, more))
    };
    let (lines, more) = visit.app.db.read(read).await?;
    visit.show(&Log {
        visit: &visit,
        lines,
        more: more.map(|id| format!("/reports/log?before={}", ids::to_text(id))),
    })
}
