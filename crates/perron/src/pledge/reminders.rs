//! "What came of it?": whoever signed and wishes it is asked twice, three months and a year after signing, and then never
//! again. One press ends it, without signing in; what they answer is read by those who look after the pledge.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use serde_json::{Value, json};
use store::reminder::{self, Asked};
use store::signature::{self, Signature, State};
use store::{Tx, mail as outbox, news, pledge};

use super::letters::{About, Letter, Question};
use super::sign;
use crate::app::{App, Shared};
use crate::cookie::same;
use crate::error::{Error, OrNotFound};
use crate::i18n::Lang;
use crate::id::Id;
use crate::jobs::{self, Outcome, Trouble};
use crate::mail::{self, Address};
use crate::page::{View, view};
use crate::visit::Visit;

/// The kind of the job that asks.
pub const JOB: &str = "reminder";

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
/// How long after signing each mail is written.
const AFTER: [i64; 2] = [90 * DAY, 365 * DAY];
/// How long the address is kept after the last one, so that a mail server that is down may come back.
const FORGET: i64 = 30 * DAY;
/// Mails an hour at most: those who signed on one day are not all asked in one.
const AN_HOUR: i64 = 500;

/// What someone agrees to by ticking the box, as it stands there.
pub fn words(lang: Lang) -> String {
    format!("{} {}", lang.text("pledge-reminders-yes"), lang.text("pledge-reminders-hint"))
}

/// When to ask next: so long after signing, and never sooner than three months from now.
fn next(times: i64, signed: i64, now: i64) -> Option<i64> {
    let after = usize::try_from(times).ok().and_then(|times| AFTER.get(times))?;
    Some((signed + after).max(now + AFTER[0]))
}

/// Whether someone may still wish to be asked.
pub fn may_wish(asked: &Asked) -> bool {
    usize::try_from(asked.times).is_ok_and(|times| times < AFTER.len())
}

/// What is kept of the wish of someone who signs and has not confirmed yet.
pub fn agreed(wants: bool, lang: Lang, now: i64) -> Asked {
    if wants { Asked { agreed: Some(now), words: words(lang), ..Asked::default() } } else { Asked::default() }
}

/// The same, once they confirmed.
pub fn begun(asked: Asked, wants: bool, now: i64) -> Asked {
    Asked { due: if wants { next(0, now, now) } else { None }, ..asked }
}

/// What is kept of a wish that may have changed, of someone who signed some time ago.
pub fn wish(before: &Asked, wants: bool, lang: Lang, signed: i64, now: i64) -> Asked {
    match before.due {
        Some(_) if wants => before.clone(),
        None if wants => Asked {
            agreed: Some(now),
            words: words(lang),
            due: next(before.times, signed, now),
            times: before.times,
        },
        _ => Asked { due: None, ..before.clone() },
    }
}

/// Asks for the next look for those who are to be asked, unless it is waiting already.
pub async fn ask(app: &App) -> store::Result<()> {
    let (ids, now) = (app.ids.clone(), app.clock.now());
    app.db.write(move |tx| jobs::ask_once(tx, &ids, now, JOB, 0, &Value::Null).map(drop)).await
}

/// Writes the mails that are due, and asks for the next look an hour later. A house that does not yet say who it is, as such
/// a mail must, writes none and forgets none.
pub async fn run(app: Shared) -> Outcome {
    let now = app.clock.now();
    let mut written = 0;
    if app.settings.may_announce() {
        for id in app.db.read(move |tx| reminder::to_ask(tx, now, AN_HOUR)).await? {
            let shared = app.clone();
            let done = app.db.write(move |tx| ask_one(tx, &shared, id, now)).await;
            written += i64::from(done.map_err(|error: Error| Trouble::Again(error.to_string()))?);
        }
    }
    let ids = app.ids.clone();
    app.db.write(move |tx| jobs::ask_later(tx, &ids, now, now + HOUR, JOB, 0, &Value::Null)).await?;
    Ok(json!({ "written": written }))
}

/// Writes one mail, or forgets the address of someone who is not to be asked again. Whether it wrote.
fn ask_one(tx: &mut Tx<'_>, app: &App, id: i64, now: i64) -> Result<bool, Error> {
    let found = signature::lock(tx, id)?.filter(|found| found.asked.due.is_some_and(|due| due <= now));
    let Some(found) = found else { return Ok(false) }; // another process was quicker, or it was withdrawn
    let to = address(tx, &found)?;
    let (Some(to), Some(signed)) = (to, found.confirmed) else {
        reminder::be_quiet(tx, id)?;
        return Ok(false);
    };
    let times = found.asked.times + 1;
    let due = next(times, signed, now).unwrap_or(now + FORGET);
    reminder::ask(tx, id, &Asked { due: Some(due), times, ..found.asked.clone() })?;
    write(tx, app, &found, &to, signed)?;
    Ok(true)
}

/// Where to ask, if someone wishes it still, was not asked often enough, and their mail server takes mail for them.
fn address(tx: &mut Tx<'_>, found: &Signature) -> store::Result<Option<Address>> {
    let wants = found.state == State::Confirmed && found.said.reminders && may_wish(&found.asked);
    let Some(to) = found.email.as_deref().and_then(Address::parse).filter(|_| wants) else {
        return Ok(None);
    };
    Ok((!outbox::is_stopped(tx, to.as_str())?).then_some(to))
}

fn write(tx: &mut Tx<'_>, app: &App, found: &Signature, to: &Address, signed: i64) -> Result<(), Error> {
    let lang = Lang::from(found.language);
    let house = app.settings.address.as_str();
    let start = format!("{house}/{}/pledge", lang.code());
    let quiet = format!("{start}/reminders/{}", key(app, found.id));
    let link = format!("{start}/signatures/{}/outcome", sign::key(app, found.id));
    let call = pledge::all(tx)?.into_iter().find(|call| call.number == found.version);
    let actions = call.as_ref().map(|call| super::actions(call, lang)).unwrap_or_default();
    // only an action that was chosen from our list: what they wrote themselves stays on their page
    let chosen = found.said.action.and_then(|number| usize::try_from(number - 1).ok());
    let question = Question { signed, action: chosen.and_then(|at| actions.get(at).copied()), quiet: &quiet };
    let letter = Letter { lang, about: About::Question(question), link: &link, house }.write()?;
    let id = mail::post(tx, &app.ids, app.clock.now(), to, letter)?;
    Ok(news::mark_reminder(tx, id, found.id, &quiet)?)
}

/// What ends the mails about a signature, and can do nothing else: it stands in a header that mail programs read.
fn key(app: &App, id: i64) -> String {
    format!("{}-{}", Id(id), &app.secret.key("pledge reminders", &id.to_string())[..32])
}

async fn opened(app: &Shared, given: &str) -> Result<Signature, Error> {
    let id = given.split_once('-').and_then(|(id, _)| store::ids::from_text(id)).ok_or_not_found()?;
    if !same(&key(app, id), given) {
        return Err(Error::NotFound);
    }
    app.db.read(move |tx| signature::by_id(tx, id)).await?.ok_or_not_found()
}

/// The end of the mails, asked for or done.
#[derive(Template)]
#[template(path = "pledge/quiet.html")]
struct Quiet<'a> {
    visit: &'a Visit,
    is_done: bool,
}

view!(
    Quiet,
    |page| page.visit.lang.text(if page.is_done { "pledge-quiet-done" } else { "pledge-quiet-title" }),
    listed false
);

/// `GET /pledge/reminders/{key}`: one button. Programs that look through mail for bad links open it, and must end nothing.
pub async fn look(visit: Visit, Path(given): Path<String>) -> Result<Response, Error> {
    let found = opened(&visit.app, &given).await?;
    visit.show(&Quiet { visit: &visit, is_done: !found.said.reminders })
}

/// `POST /pledge/reminders/{key}`: by the button, or by a mail program on its own (RFC 8058). The address is forgotten.
pub async fn end(visit: Visit, Path(given): Path<String>) -> Result<Response, Error> {
    let id = opened(&visit.app, &given).await?.id;
    visit.app.db.write(move |tx| reminder::be_quiet(tx, id)).await?;
    tracing::info!("reminders of the pledge ended by the link of a mail");
    visit.show(&Quiet { visit: &visit, is_done: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_two_mails_and_never_two_in_three_months() {
        assert_eq!(next(0, 0, 0), Some(90 * DAY));
        assert_eq!(next(1, 0, 90 * DAY), Some(365 * DAY));
        assert_eq!(
            next(0, 0, 200 * DAY),
            Some(290 * DAY),
            "who changes their mind later is not asked at once"
        );
        assert_eq!(next(1, 0, 400 * DAY), Some(490 * DAY), "nor after a house was silent for long");
        assert_eq!(next(2, 0, 400 * DAY), None);
    }

    #[test]
    fn a_wish_is_kept_with_the_words_that_stood_there() {
        let signing = agreed(true, Lang::Fr, 10);
        assert_eq!((signing.agreed, signing.due), (Some(10), None));
        assert!(signing.words.contains("demandez-moi"));
        let counts = begun(signing, true, 20);
        assert_eq!((counts.agreed, counts.due), (Some(10), Some(20 + 90 * DAY)));
        assert_eq!(wish(&counts, true, Lang::En, 20, 99), counts, "what was agreed stays as it was read");
        let off = wish(&counts, false, Lang::En, 20, 99);
        assert_eq!((off.due, off.agreed), (None, Some(10)));
        assert_eq!(wish(&off, true, Lang::En, 20, 99).agreed, Some(99), "agreed anew");
        let asked_twice = Asked { times: 2, ..off };
        assert_eq!(wish(&asked_twice, true, Lang::En, 20, 99).due, None);
        assert!(!may_wish(&asked_twice));
        assert_eq!(agreed(false, Lang::En, 10), Asked::default());
    }
}
