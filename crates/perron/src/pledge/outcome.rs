//! What came of it: the page that a reminder leads to, and what those who look after the pledge read.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use store::reminder;
use store::signature::{self, Outcome, Progress, Signature};

use super::pages::version;
use super::sign;
use super::views::{Call, chosen, who};
use crate::error::Error;
use crate::form::Form;
use crate::i18n::dates;
use crate::id::Id;
use crate::limits::Act;
use crate::page::{View, view};
use crate::place::{canada, is_unseen};
use crate::visit::Visit;

/// Characters of the longest answer.
const LONGEST: usize = 500;
/// Answers on one page.
const PAGE: i64 = 50;

/// How far one is, and the key of its sentence.
const PROGRESS: [(&str, Progress); 3] =
    [("done", Progress::Done), ("begun", Progress::Begun), ("not-yet", Progress::NotYet)];

/// Asks what came of it.
#[derive(Template)]
#[template(path = "pledge/outcome.html")]
struct Ask<'a> {
    visit: &'a Visit,
    key: String,
    call: Call,
    signature: Signature,
    form: Form,
}

view!(Ask, "pledge-outcome-title", listed false);

impl Ask<'_> {
    fn path(&self) -> String {
        self.url(&format!("/pledge/signatures/{}", self.key))
    }

    fn since(&self) -> String {
        self.visit.lang.date(self.signature.confirmed.unwrap_or(self.signature.made), "UTC")
    }

    fn action(&self) -> Option<String> {
        chosen(&self.signature, &self.call)
    }

    fn choices(&self) -> Vec<(&'static str, String)> {
        let name = |progress: Progress| self.visit.lang.text(&format!("pledge-outcome-{}", progress.word()));
        PROGRESS.iter().map(|&(word, progress)| (word, name(progress))).collect()
    }

    fn longest(&self) -> usize {
        LONGEST
    }
}

/// `GET /pledge/signatures/{key}/outcome`
pub async fn ask(visit: Visit, Path(key): Path<String>) -> Result<Response, Error> {
    let signature = sign::mine(&visit.app, &key).await?.signature;
    let form = Form::filled([
        ("progress", signature.outcome.progress.map_or("", Progress::word)),
        ("words", &signature.outcome.words),
    ]);
    let call = version(&visit, signature.version).await?;
    visit.show(&Ask { visit: &visit, key, call, signature, form })
}

/// `POST /pledge/signatures/{key}/outcome`: who has done it is not asked again.
pub async fn keep(visit: Visit, Path(key): Path<String>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Pledge)?;
    let signature = sign::mine(&visit.app, &key).await?.signature;
    let Some(outcome) = parse(&mut form, visit.app.clock.now()) else {
        let call = version(&visit, signature.version).await?;
        return visit.refuse(&Ask { visit: &visit, key, call, signature, form });
    };
    let is_done = outcome.progress == Some(Progress::Done);
    let kept = visit.app.db.write(move |tx| {
        let kept = signature::answer(tx, signature.id, &outcome)?;
        if is_done {
            reminder::be_quiet(tx, signature.id)?;
        }
        Ok::<_, store::Error>(kept)
    });
    if !kept.await? {
        return Err(Error::Gone);
    }
    let said = if is_done { "pledge-outcome-kept-done" } else { "pledge-outcome-kept" };
    visit.go_saying(&format!("/pledge/signatures/{key}"), said)
}

fn parse(form: &mut Form, now: i64) -> Option<Outcome> {
    let progress = form.choice("progress", &PROGRESS);
    let words = form.optional("words", LONGEST).unwrap_or_default();
    if words.chars().any(|letter| letter != '\n' && is_unseen(letter)) {
        form.refuse("words", "pledge-name-unseen", &[]);
    }
    form.is_good().then_some(Outcome { progress, words, when: Some(now) })
}

/// What all who answered said.
#[derive(Template)]
#[template(path = "pledge/outcomes.html")]
struct Outcomes<'a> {
    visit: &'a Visit,
    counts: Vec<(String, String)>,
    all: i64,
    lines: Vec<Line>,
    more: Option<String>,
}

view!(Outcomes, "pledge-outcomes", nav Desk, listed false);

/// What one of them said.
struct Line {
    name: String,
    about: String,
    progress: String,
    words: Vec<String>,
    day: String,
    machine: String,
}

/// `GET /pledge/outcomes`
pub async fn list(visit: Visit, Query(query): Query<HashMap<String, String>>) -> Result<Response, Error> {
    let before = query.get("before").and_then(|text| text.split_once('.'));
    let before = before.and_then(|(when, id)| Some((when.parse().ok()?, store::ids::from_text(id)?)));
    let before = before.unwrap_or((i64::MAX, 0));
    let read = visit.app.db.read(move |tx| {
        Ok::<_, store::Error>((signature::answers(tx)?, signature::answered(tx, before, PAGE + 1)?))
    });
    let (answers, mut found) = read.await?;
    let has_more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let last = found.last().filter(|_| has_more);
    let more = last
        .map(|last| format!("/pledge/outcomes?before={}.{}", last.outcome.when.unwrap_or(0), Id(last.id)));
    let name = |progress: Progress| visit.lang.text(&format!("pledge-outcome-{}", progress.word()));
    let count =
        |progress| answers.iter().find(|(found, _)| *found == progress).map_or(0, |(_, count)| *count);
    visit.show(&Outcomes {
        visit: &visit,
        counts: PROGRESS.iter().map(|&(_, one)| (name(one), visit.lang.count(count(one)))).collect(),
        all: answers.iter().map(|(_, count)| count).sum(),
        lines: found.iter().filter_map(|one| line(&visit, one)).collect(),
        more,
    })
}

fn line(visit: &Visit, signature: &Signature) -> Option<Line> {
    let (said, outcome) = (&signature.said, &signature.outcome);
    let (progress, when) = (outcome.progress?, outcome.when?);
    let place =
        said.residence.province().map(|province| canada::province(province).name(visit.lang).to_owned());
    let about: Vec<String> = [Some(who(visit.lang, said)), place].into_iter().flatten().collect();
    Some(Line {
        name: said.name.clone(),
        about: about.join(" · "),
        progress: visit.lang.text(&format!("pledge-outcome-{}", progress.word())),
        words: outcome.words.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect(),
        day: visit.lang.date(when, "UTC"),
        machine: dates::machine(when, "UTC"),
    })
}
