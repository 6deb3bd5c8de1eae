//! Taking a time, confirming it, giving it back. Each of these locks the space first, so that whoever comes second waits, and
//! then sees what the first one took.

use store::Tx;
use store::booking::{self, Booking, State};
use store::space_rule::Who;

use super::letters::{self, Told};
use crate::app::Shared;
use crate::error::{Error, OrNotFound};
use crate::i18n::Lang;
use crate::mail::Address;
use crate::space::Found;
use crate::space::rules::{self, Refusal, Wish};

/// For how long a time is kept until the link in the mail is used.
pub const KEPT: i64 = 2 * 3_600_000;
/// Unconfirmed requests that one address may have.
const MOST_WAITING: i64 = 3;

/// What somebody asks for.
pub struct Asked {
    pub space_id: i64,
    pub lang: Lang,
    /// All of one run, the first first.
    pub times: Vec<Wish>,
    pub title: String,
    pub name: String,
    pub email: Address,
    pub holder: Option<String>,
    /// Whether the address is that of the account they are signed in with.
    pub is_proven: bool,
    /// Whether they belong to a community that holds the space.
    pub is_member: bool,
    /// Whether the times that are free are to be booked where others are taken.
    pub may_skip: bool,
}

/// What became of it.
pub enum Answer {
    /// They stand; the number of the run, and how many were left out.
    Held(i64, usize),
    /// A mail was sent.
    Sent,
    /// These are taken, or are against the rules; nothing was booked.
    Not(Vec<(Wish, No)>),
    /// Only those who belong may book.
    MembersOnly,
    /// It cannot be booked now.
    Shut,
    /// This address has not answered to what was asked before.
    TooMany,
}

/// Why one time is not to be had.
#[derive(Clone, Copy)]
pub enum No {
    /// Somebody has it.
    Taken,
    /// The rules say no.
    Rules(Refusal),
}

/// Books, or keeps the time until the mail is answered.
pub fn take(tx: &mut Tx<'_>, app: &Shared, asked: &Asked) -> Result<Answer, Error> {
    let now = app.clock.now();
    let found = Found::locked(tx, asked.space_id)?;
    let Some(rule) = found.bookable() else { return Ok(Answer::Shut) };
    if rule.who == Who::Members && !asked.is_member {
        return Ok(Answer::MembersOnly);
    }
    if !asked.is_proven && booking::waiting(tx, asked.email.as_str(), now)? >= MOST_WAITING {
        return Ok(Answer::TooMany);
    }
    let (mut free, mut not) = (Vec::new(), Vec::new());
    for wish in &asked.times {
        if let Some(refusal) = rules::refusal(rule, &found.space.zone, *wish, now) {
            not.push((*wish, No::Rules(refusal)));
        } else if !booking::between(tx, asked.space_id, (wish.starts, wish.ends), now)?.is_empty() {
            not.push((*wish, No::Taken));
        } else {
            free.push(*wish);
        }
    }
    if free.is_empty() || !not.is_empty() && !asked.may_skip {
        return Ok(Answer::Not(not));
    }
    let kept = keep(tx, app, asked, &free)?;
    let told = if asked.is_proven { Told::Held } else { Told::Asked };
    letters::tell(tx, app, &found.space, &kept, told)?;
    Ok(if asked.is_proven { Answer::Held(kept[0].run_id, not.len()) } else { Answer::Sent })
}

fn keep(tx: &mut Tx<'_>, app: &Shared, asked: &Asked, free: &[Wish]) -> Result<Vec<Booking>, Error> {
    let (now, run_id) = (app.clock.now(), app.ids.next());
    let mut kept = Vec::new();
    for (n, wish) in free.iter().enumerate() {
        let one = Booking {
            space_id: asked.space_id,
            id: if n == 0 { run_id } else { app.ids.next() },
            run_id,
            starts: wish.starts,
            ends: wish.ends,
            title: asked.title.clone(),
            is_loud: wish.is_loud,
            name: asked.name.clone(),
            email: asked.email.as_str().to_owned(),
            language: asked.lang.language(),
            holder: asked.holder.clone(),
            state: if asked.is_proven { State::Held } else { State::Asked },
            kept: now + KEPT,
            sequence: 0,
            reason: String::new(),
            made: now,
            changed: now,
        };
        booking::insert(tx, &one)?;
        kept.push(one);
    }
    Ok(kept)
}

/// Uses the link of the mail: what is still free stands from now on. How many of how many.
pub fn confirm(
    tx: &mut Tx<'_>,
    app: &Shared,
    run_id: i64,
    holder: Option<&str>,
) -> Result<(usize, usize), Error> {
    let now = app.clock.now();
    let space_id = booking::of_run(tx, run_id)?.first().ok_or(Error::Gone)?.space_id;
    let found = Found::locked(tx, space_id)?;
    let mut run = booking::of_run(tx, run_id)?;
    run.retain(|one| one.state == State::Asked);
    let mut held = Vec::new();
    for one in &run {
        let others = booking::between(tx, space_id, (one.starts, one.ends), now)?;
        let is_free = others.iter().all(|other| other.id == one.id);
        if is_free && one.starts > now && found.space.is_open {
            let holder = one.holder.clone().or_else(|| holder.map(str::to_owned));
            let one = Booking { state: State::Held, holder, changed: now, ..one.clone() };
            booking::set(tx, &one)?;
            held.push(one);
        } else {
            let lost = Booking { state: State::Cancelled, changed: now, ..one.clone() };
            booking::set(tx, &lost)?;
        }
    }
    if !held.is_empty() {
        letters::tell(tx, app, &found.space, &held, Told::Held)?;
    }
    Ok((held.len(), run.len()))
}

/// Gives back those of a run that are chosen and have not begun. How many.
pub fn give_back(
    tx: &mut Tx<'_>,
    app: &Shared,
    run_id: i64,
    is_chosen: impl Fn(i64) -> bool,
) -> Result<usize, Error> {
    let now = app.clock.now();
    let space_id = booking::of_run(tx, run_id)?.first().ok_or(Error::Gone)?.space_id;
    let found = Found::locked(tx, space_id)?;
    let mut run = booking::of_run(tx, run_id)?;
    run.retain(|one| one.state != State::Cancelled && one.ends > now && is_chosen(one.id));
    let was_held = run.iter().any(|one| one.state == State::Held);
    let mut given = Vec::new();
    for one in run {
        let one = Booking { state: State::Cancelled, sequence: one.sequence + 1, changed: now, ..one };
        booking::set(tx, &one)?;
        given.push(one);
    }
    if was_held {
        letters::tell(tx, app, &found.space, &given, Told::GivenBack)?;
    }
    Ok(given.len())
}

/// Those who look after the space take a booking away, and say why.
pub fn take_away(
    tx: &mut Tx<'_>,
    app: &Shared,
    (space_id, id): (i64, i64),
    reason: String,
) -> Result<bool, Error> {
    let now = app.clock.now();
    let found = Found::locked(tx, space_id)?;
    let one = booking::by_id(tx, space_id, id)?.ok_or_not_found()?;
    if one.state == State::Cancelled || one.ends <= now {
        return Ok(false);
    }
    let one = Booking { state: State::Cancelled, sequence: one.sequence + 1, reason, changed: now, ..one };
    booking::set(tx, &one)?;
    letters::tell(tx, app, &found.space, &[one], Told::TakenAway)?;
    Ok(true)
}
