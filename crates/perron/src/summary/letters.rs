//! The two letters of a page: is it right, to those who were there; and it is published, to those who registered. One
//! of each kind for everybody, none to an address that asked for silence.

use store::registrant::Registrant;
use store::registration::{self, State};
use store::session::Session;
use store::{Tx, attendance};

use super::confirmation::key_of;
use super::path;
use crate::app::App;
use crate::error::Error;
use crate::i18n::Lang;
use crate::mail::letters::Note;
use crate::mail::{self, Address};

/// Asks everyone who was there.
pub(super) fn ask(tx: &mut Tx<'_>, app: &App, house: &str, session: &Session, now: i64) -> Result<(), Error> {
    let there = attendance::of_session(tx, session.id)?;
    for (registration, registrant) in registration::of_session(tx, session.id)? {
        let Some(one) = there.iter().find(|one| one.registration_id == Some(registration.id)) else {
            continue;
        };
        let who = key_of(&app.secret, session.id, one.id);
        let way = format!("{}/confirmation?who={who}", path(session.id));
        post(tx, app, house, now, &registrant, session, "ask", &way)?;
    }
    Ok(())
}

/// Tells everyone who holds a seat, or held one.
pub(super) fn published(
    tx: &mut Tx<'_>,
    app: &App,
    house: &str,
    session: &Session,
    now: i64,
) -> Result<(), Error> {
    for (registration, registrant) in registration::of_session(tx, session.id)? {
        if registration.state == State::Held && registrant.confirmed.is_some() {
            post(tx, app, house, now, &registrant, session, "published", &path(session.id))?;
        }
    }
    Ok(())
}

#[expect(clippy::too_many_arguments, reason = "a letter is its reader, its words and its way")]
fn post(
    tx: &mut Tx<'_>,
    app: &App,
    house: &str,
    now: i64,
    to: &Registrant,
    session: &Session,
    about: &str,
    way: &str,
) -> Result<(), Error> {
    let Some(address) = Address::parse(&to.email) else { return Ok(()) };
    if store::mail::is_stopped(tx, address.as_str())? {
        return Ok(());
    }
    let lang = Lang::from(to.said.language);
    let title = session.title.nearest(to.said.language).0;
    let say =
        |part: &str| lang.t(&format!("summary-letter-{about}-{part}")).with("session", title).to_string();
    let link = format!("{house}/{}{way}", lang.code());
    let note = Note {
        lang,
        subject: say("subject"),
        lines: vec![say("why"), say("do")],
        button: say("button"),
        link: &link,
        foot: say("foot"),
        house,
    };
    mail::post(tx, &app.ids, now, &address, note.write()?)?;
    Ok(())
}
