//! Registering, confirming, changing.

use std::collections::BTreeSet;

use store::Tx;
use store::accommodation::{self, Kind};
use store::registrant::{self, Registrant, Said};
use store::registration::{self, Registration, Rsvp, State};
use store::series::Origin;
use store::session;

use super::told::{self, Line, Told};
use super::{key, link, seats};
use crate::app::{App, Shared};
use crate::error::{Error, OrNotFound};
use crate::i18n::Lang;
use crate::mail::letters::Note;
use crate::mail::{self, Address};

const HOUR: i64 = 3_600_000;
/// For how many days an unconfirmed registration waits.
pub const DAYS: i64 = 7;
/// Mails about registrations to one address within an hour: a mailbox cannot be flooded through us.
const AN_HOUR: i64 = 5;

/// What somebody asks for with the form.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Who they are.
    pub said: Said,
    /// Where to write.
    pub to: Address,
    /// Which sessions.
    pub sessions: BTreeSet<i64>,
    /// What they need there.
    pub needs: Vec<(Kind, String)>,
}

/// Keeps what somebody asks for until the link in the mail is used. With `proven`, the holder of an account that has this
/// very address, it counts at once; then the answer is the key to it.
pub async fn ask(
    app: &Shared,
    lang: Lang,
    wish: Wish,
    proven: Option<String>,
) -> Result<Option<String>, Error> {
    let shared = app.clone();
    app.db.write(move |tx| ask_now(tx, &shared, lang, &wish, proven.as_deref())).await
}

fn ask_now(
    tx: &mut Tx<'_>,
    app: &Shared,
    lang: Lang,
    wish: &Wish,
    proven: Option<&str>,
) -> Result<Option<String>, Error> {
    let now = app.clock.now();
    registrant::insert(tx, &fresh(app, wish, now))?;
    let found = registrant::by_email(tx, wish.to.as_str())?.ok_or_not_found()?;
    if proven.is_some() || found.confirmed.is_none() {
        // what was typed last is what the newest mail confirms; who is known changes it with their own link
        registrant::change(tx, found.id, &wish.said)?;
    }
    if proven.is_none() && !may_mail(tx, &found, now)? {
        return Ok(None);
    }
    let mut waits = keep_wishes(tx, app, found.id, wish, now)?;
    if let Some(holder) = proven {
        confirm_now(tx, app, found.id, Some(holder))?;
        return Ok(Some(key(app, found.id)));
    }
    waits |= found.confirmed.is_none();
    let key = if waits { "confirm" } else { "already" };
    post(tx, app, &wish.to, lang, key, &link(app, lang, found.id))?;
    Ok(None)
}

fn fresh(app: &App, wish: &Wish, now: i64) -> Registrant {
    Registrant {
        id: app.ids.next(),
        holder: None,
        said: wish.said.clone(),
        email: wish.to.as_str().to_owned(),
        confirmed: None,
        offered: now,
        mails: 0,
        mails_since: now,
        origin: Origin::Own,
        made: now,
    }
}

/// Counts one more mail to an address; false if there were too many within the hour.
fn may_mail(tx: &mut Tx<'_>, one: &Registrant, now: i64) -> store::Result<bool> {
    let is_over = now - one.mails_since >= HOUR;
    let (mails, since) = if is_over { (1, now) } else { (one.mails + 1, one.mails_since) };
    let may = mails <= AN_HOUR;
    if may {
        registrant::mailed(tx, one.id, mails, since)?;
    }
    Ok(may)
}

/// Keeps which sessions are asked for; whether any of them waits to be confirmed.
fn keep_wishes(tx: &mut Tx<'_>, app: &App, registrant_id: i64, wish: &Wish, now: i64) -> Result<bool, Error> {
    let mut waits = false;
    let known = registration::of_registrant(tx, registrant_id)?;
    for session_id in &wish.sessions {
        let old = known.iter().find(|one| one.session_id == *session_id);
        let one = match old {
            Some(one) if matches!(one.state, State::Held | State::Waiting) => continue,
            Some(one) => Registration { state: State::Unconfirmed, changed: now, ..one.clone() },
            None => wished(app, *session_id, registrant_id, now),
        };
        if old.is_some() {
            registration::set(tx, &one)?;
        } else {
            registration::insert(tx, &one)?;
        }
        accommodation::set(tx, &app.ids, (one.session_id, one.id), &wish.needs)?;
        waits = true;
    }
    Ok(waits)
}

/// A registration that waits to be confirmed.
pub fn wished(app: &App, session_id: i64, registrant_id: i64, now: i64) -> Registration {
    Registration {
        session_id,
        id: app.ids.next(),
        registrant_id,
        state: State::Unconfirmed,
        rsvp: Rsvp::Unsaid,
        sequence: 0,
        waiting_since: None,
        reminded: None,
        made: now,
        changed: now,
    }
}

/// A letter that says what to do: `confirm`, `already` or `link`.
fn post(tx: &mut Tx<'_>, app: &App, to: &Address, lang: Lang, about: &str, link: &str) -> Result<(), Error> {
    let letter = Note {
        lang,
        subject: lang.text(&format!("registration-mail-{about}-subject")),
        lines: vec![lang.t(&format!("registration-mail-{about}")).with("days", DAYS).to_string()],
        button: lang.text(&format!("registration-mail-{about}-button")),
        link,
        foot: lang.text("registration-mail-not-you"),
        house: &app.settings.address,
    };
    mail::post(tx, &app.ids, app.clock.now(), to, letter.write()?)?;
    Ok(())
}

/// Sends an address the link to its registrations, if it has any.
pub async fn mail_link(app: &Shared, lang: Lang, to: Address) -> Result<(), Error> {
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let (app, now) = (&shared, shared.clock.now());
            let Some(found) = registrant::by_email(tx, to.as_str())? else { return Ok(()) };
            if found.confirmed.is_none() || !may_mail(tx, &found, now)? {
                return Ok(());
            }
            post(tx, app, &to, lang, "link", &link(app, lang, found.id))
        })
        .await
}

/// Uses the link of a mail: what was asked for counts from now on.
pub async fn confirm(app: &Shared, id: i64, holder: Option<String>) -> Result<(), Error> {
    let shared = app.clone();
    app.db.write(move |tx| confirm_now(tx, &shared, id, holder.as_deref())).await
}

fn confirm_now(tx: &mut Tx<'_>, app: &Shared, id: i64, holder: Option<&str>) -> Result<(), Error> {
    let now = app.clock.now();
    let registrant = registrant::lock(tx, id)?.ok_or_not_found()?;
    registrant::confirm(tx, id, now, holder)?;
    let mut lines: Vec<Line> = Vec::new();
    // by id of the session: two who register for the same ones lock them in the same order
    for one in registration::of_registrant(tx, id)? {
        if one.state != State::Unconfirmed {
            continue;
        }
        match seats::take(tx, &one, now)? {
            Some(taken) => {
                let told = if taken.state == State::Held { Told::Held } else { Told::Waiting };
                if let Some(session) = session::by_id(tx, taken.session_id)? {
                    lines.push((session, taken, told));
                }
            }
            None => drop(registration::delete(tx, one.session_id, one.id)?),
        }
    }
    lines.sort_by_key(|(session, ..)| session.starts);
    told::tell(tx, app, &registrant, &lines)
}
