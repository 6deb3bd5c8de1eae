//! Seats: taken, given back, and passed on to whoever waits. Each of these locks the session first, so that never one seat
//! too many is held and none stays empty while somebody waits.

use store::registration::{self, Registration, Rsvp, State};
use store::session::{self, State as Session};
use store::{Tx, registrant};

use super::told::{Letters, Told};
use crate::app::Shared;
use crate::error::{Error, OrNotFound};

const DAY: i64 = 24 * 3_600_000;

/// Takes a seat, or a place in the waiting list; `None` if the session takes nobody any more.
pub fn take(tx: &mut Tx<'_>, one: &Registration, now: i64) -> store::Result<Option<Registration>> {
    let is_held = session::hold(tx, one.session_id)?;
    let found = session::by_id(tx, one.session_id)?; // locked by what came before
    let Some(session) = found.filter(|found| found.state == Session::Open) else { return Ok(None) };
    if session.starts <= now {
        if is_held {
            session::let_go(tx, one.session_id)?;
        }
        return Ok(None);
    }
    let taken = Registration {
        state: if is_held { State::Held } else { State::Waiting },
        rsvp: Rsvp::Unsaid,
        sequence: one.sequence + i64::from(one.state == State::Cancelled),
        waiting_since: (!is_held).then_some(now),
        // whoever registers on the last day needs no reminder
        reminded: (session.starts <= now + DAY).then_some(now),
        changed: now,
        ..one.clone()
    };
    registration::set(tx, &taken)?;
    Ok(Some(taken))
}

/// Gives a seat, or a place in the waiting list, back; whoever is first in line gets it and is told.
pub fn give_back(tx: &mut Tx<'_>, app: &Shared, one: &Registration) -> Result<Registration, Error> {
    let mut letters = Letters::default();
    let given = give(tx, app.clock.now(), one, &mut letters)?;
    letters.send(tx, app)?;
    Ok(given)
}

fn give(tx: &mut Tx<'_>, now: i64, one: &Registration, letters: &mut Letters) -> Result<Registration, Error> {
    session::lock(tx, one.session_id)?;
    let one = registration::by_id(tx, one.session_id, one.id)?.ok_or_not_found()?;
    let given = Registration {
        state: State::Cancelled,
        rsvp: Rsvp::No,
        sequence: one.sequence + 1,
        waiting_since: None,
        changed: now,
        ..one.clone()
    };
    registration::set(tx, &given)?;
    if one.state == State::Held {
        session::let_go(tx, one.session_id)?;
        pass_on(tx, one.session_id, now, letters)?;
    }
    Ok(given)
}

/// Gives free seats to those who wait, in turn, and tells them.
pub fn fill(tx: &mut Tx<'_>, app: &Shared, session_id: i64, now: i64) -> Result<(), Error> {
    let mut letters = Letters::default();
    pass_on(tx, session_id, now, &mut letters)?;
    letters.send(tx, app)?;
    Ok(())
}

fn pass_on(tx: &mut Tx<'_>, session_id: i64, now: i64, letters: &mut Letters) -> store::Result<()> {
    let Some(session) = session::lock(tx, session_id)? else { return Ok(()) };
    if session.state != Session::Open || session.starts <= now {
        return Ok(());
    }
    while let Some(next) = registration::next_waiting(tx, session_id)? {
        if !session::hold(tx, session_id)? {
            break;
        }
        let held = Registration {
            state: State::Held,
            sequence: next.sequence + 1,
            waiting_since: None,
            changed: now,
            ..next
        };
        registration::set(tx, &held)?;
        if let Some(registrant) = registrant::by_id(tx, held.registrant_id)? {
            letters.add(registrant, (session.clone(), held, Told::SeatFree));
        }
    }
    Ok(())
}

/// Gives everything back that somebody holds, and forgets them. Whoever gets several of their seats is told in one letter.
pub fn forget(tx: &mut Tx<'_>, app: &Shared, registrant_id: i64) -> Result<(), Error> {
    let mut all = registration::of_registrant(tx, registrant_id)?;
    all.retain(|one| matches!(one.state, State::Held | State::Waiting));
    let (mut letters, now) = (Letters::default(), app.clock.now());
    for one in &all {
        give(tx, now, one, &mut letters)?;
    }
    letters.send(tx, app)?;
    Ok(registrant::delete(tx, registrant_id)?)
}
