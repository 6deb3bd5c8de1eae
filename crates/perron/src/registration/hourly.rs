//! Once an hour: whoever has a session within a day is reminded, in one letter for all of theirs of the next days; and
//! whoever wishes it is told of sessions that were added to a series they registered in, in one letter for all of them.

use serde_json::{Value, json};
use store::registrant;
use store::registration::{self, Registration, State};
use store::session::{self, State as Session};
use store::{Tx, news};

use super::told::{self, Line, Told};
use super::{link, offers_key};
use crate::app::{App, Shared};
use crate::error::Error;
use crate::i18n::Lang;
use crate::jobs::{self, Outcome, Trouble};
use crate::mail::letters::Note;
use crate::mail::{self, Address};
use crate::session::facts;

/// The kind of the job.
pub const JOB: &str = "sessions";

const HOUR: i64 = 3_600_000;
/// How long before a session its reminder is written.
const BEFORE: i64 = 24 * HOUR;
/// What begins within this time is named in the same letter.
const TOGETHER: i64 = 72 * HOUR;
/// Letters in one run.
const MOST: i64 = 2_000;

/// Asks for the next look, unless it is waiting already.
pub async fn ask(app: &App) -> store::Result<()> {
    let (ids, now) = (app.ids.clone(), app.clock.now());
    app.db.write(move |tx| jobs::ask_once(tx, &ids, now, JOB, 0, &Value::Null).map(drop)).await
}

/// Writes what is due, and asks for the next look an hour later.
pub async fn run(app: Shared) -> Outcome {
    let now = app.clock.now();
    let due = app.db.read(move |tx| registrant::to_remind(tx, now, now + BEFORE, MOST)).await?;
    let mut reminded = 0;
    for id in due {
        let shared = app.clone();
        let done = app.db.write(move |tx| remind(tx, &shared, id, now)).await;
        reminded += i64::from(done.map_err(|error| Trouble::Again(error.to_string()))?);
    }
    let mut offered = 0;
    // news: a house that does not yet say who it is writes none
    if app.settings.may_announce() {
        let waiting = app.db.read(move |tx| registrant::to_offer(tx, now, MOST)).await?;
        for id in waiting {
            let shared = app.clone();
            let done = app.db.write(move |tx| offer(tx, &shared, id, now)).await;
            offered += i64::from(done.map_err(|error| Trouble::Again(error.to_string()))?);
        }
    }
    let ids = app.ids.clone();
    app.db.write(move |tx| jobs::ask_later(tx, &ids, now, now + HOUR, JOB, 0, &Value::Null)).await?;
    Ok(json!({ "reminded": reminded, "offered": offered }))
}

/// Reminds one registrant of all that begins soon; whether a letter was written.
fn remind(tx: &mut Tx<'_>, app: &App, id: i64, now: i64) -> Result<bool, Error> {
    let Some(registrant) = registrant::lock(tx, id)? else { return Ok(false) };
    let mut lines: Vec<Line> = Vec::new();
    for one in registration::of_registrant(tx, id)? {
        if one.state != State::Held || one.reminded.is_some() {
            continue;
        }
        let Some(session) = session::lock(tx, one.session_id)? else { continue };
        let is_soon = session.starts > now && session.starts <= now + TOGETHER;
        if session.state == Session::Open && is_soon {
            let one = Registration { reminded: Some(now), ..one };
            registration::set(tx, &one)?;
            lines.push((session, one, Told::Soon));
        }
    }
    lines.sort_by_key(|(session, ..)| session.starts);
    told::tell(tx, app, &registrant, &lines)?;
    Ok(!lines.is_empty())
}

/// Tells one registrant of what was added; whether a letter was written.
fn offer(tx: &mut Tx<'_>, app: &App, id: i64, now: i64) -> Result<bool, Error> {
    let Some(registrant) = registrant::lock(tx, id)?.filter(|one| one.said.wants_offers) else {
        return Ok(false);
    };
    let (lang, language) = (Lang::from(registrant.said.language), registrant.said.language);
    let mut lines = vec![lang.text("registration-mail-offer")];
    let sessions = registrant::offers(tx, now, id)?;
    for session_id in &sessions {
        let Some(session) = session::by_id(tx, *session_id)? else { continue };
        let when = facts::when_for(lang, &session, &registrant.said.zone);
        lines.push(format!("{}\n{when}", session.title.nearest(language).0));
    }
    registrant::set_offered(tx, id, now)?;
    let Some(to) = Address::parse(&registrant.email).filter(|_| !sessions.is_empty()) else {
        return Ok(false);
    };
    let house = app.settings.address.as_str();
    let quiet = format!("{house}/{}/registrations/offers/{}", lang.code(), offers_key(app, id));
    lines.push(lang.t("registration-mail-offer-end").with("link", quiet.as_str()).to_string());
    let letter = Note {
        lang,
        subject: lang.t("registration-mail-offer-subject").with("sessions", sessions.len()).to_string(),
        lines,
        button: lang.text("registration-mail-offer-button"),
        link: &link(app, lang, id),
        foot: lang.text("registration-mail-offer-foot"),
        house,
    };
    let mail_id = mail::post(tx, &app.ids, now, &to, letter.write()?)?;
    news::mark_offer(tx, mail_id, id, &quiet)?;
    Ok(true)
}
