//! Who is told what about their sessions: one letter for all that happened at once. None holds words that a stranger may
//! have typed; what it says of a session was written by those who run it.

use std::collections::BTreeMap;

use store::registrant::Registrant;
use store::registration::{self, Registration, State};
use store::session::{Mode, Session};
use store::{Tx, feed};

use super::link;
use crate::app::App;
use crate::calendar;
use crate::calendar::entry::Method;
use crate::error::Error;
use crate::i18n::Lang;
use crate::mail::letters::Note;
use crate::mail::{self, Address, Letter};
use crate::session::facts;

/// What became of a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// A seat is held.
    Held,
    /// They wait for one.
    Waiting,
    /// The one they waited for is theirs.
    SeatFree,
    /// They gave it back.
    GivenBack,
    /// They wait no more; their calendar never had an entry.
    OffList,
    /// The session says something else now.
    Changed(Change),
    /// The session does not take place.
    Cancelled,
    /// How one joins may be told now.
    Call,
    /// They asked for it once more.
    Again,
    /// It begins soon.
    Soon,
}

impl Told {
    /// What becomes of the entry in their calendar; `None`: nothing.
    const fn method(self, state: State) -> Option<Method> {
        match (self, state) {
            (Self::Held | Self::SeatFree | Self::Changed(_) | Self::Call | Self::Again, State::Held) => {
                Some(Method::Request)
            }
            (Self::Cancelled, State::Held) | (Self::GivenBack, _) => Some(Method::Cancel),
            _ => None,
        }
    }
}

/// What somebody who comes must know of what changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// When.
    Time,
    /// Where, or how one joins.
    Place,
    /// Both.
    Both,
    /// Something that a calendar shows and that changes no plans, such as the title.
    Words,
}

impl Change {
    /// What changed of a session, if anything that those who come must know.
    pub fn between(old: &Session, new: &Session) -> Option<Self> {
        let time = (old.starts, old.minutes, &old.zone) != (new.starts, new.minutes, &new.zone);
        let where_ =
            (old.mode, &old.venue, &old.access, &old.call) != (new.mode, &new.venue, &new.access, &new.call);
        match (time, where_) {
            (true, true) => Some(Self::Both),
            (true, false) => Some(Self::Time),
            (false, true) => Some(Self::Place),
            (false, false) => (old.title != new.title || old.about != new.about).then_some(Self::Words),
        }
    }
}

/// One session, somebody's registration in it, and what they are told.
pub type Line = (Session, Registration, Told);

/// Tells somebody, in one letter.
pub fn tell(tx: &mut Tx<'_>, app: &App, to: &Registrant, lines: &[Line]) -> Result<(), Error> {
    let Some((_, _, first)) = lines.first() else { return Ok(()) };
    let Some(address) = Address::parse(&to.email) else { return Ok(()) };
    let now = app.clock.now();
    let letter = letter(app, to, lines, *first, now)?;
    let mut entries = String::new();
    for (session, registration, told) in lines {
        if let Some(method) = told.method(registration.state) {
            entries += &calendar::with_letter(tx, app, method, session, (registration, to))?;
        }
    }
    mail::post_with(tx, &app.ids, now, &address, letter, entries)?;
    Ok(())
}

fn letter(app: &App, to: &Registrant, lines: &[Line], first: Told, now: i64) -> Result<Letter, Error> {
    let lang = Lang::from(to.said.language);
    let all_same = lines.iter().all(|(.., told)| *told == first);
    let mut said = vec![lang.t(lead(first, all_same)).with("sessions", lines.len()).to_string()];
    for (session, registration, told) in lines {
        said.extend(paragraphs(lang, to, session, registration, *told, all_same, now));
    }
    let methods: Vec<Method> =
        lines.iter().filter_map(|(_, registration, told)| told.method(registration.state)).collect();
    if !methods.is_empty() {
        let is_in = methods.contains(&Method::Request);
        let key = if is_in { "registration-mail-entry" } else { "registration-mail-entry-out" };
        said.push(lang.t(key).with("entries", methods.len()).to_string());
    }
    let letter = Note {
        lang,
        subject: lang.t(subject(first, all_same)).with("sessions", lines.len()).to_string(),
        lines: said,
        button: lang.text("registration-mail-button"),
        link: &link(app, lang, to.id),
        foot: lang.text("registration-mail-foot"),
        house: &app.settings.address,
    };
    Ok(letter.write()?)
}

const fn subject(told: Told, all_same: bool) -> &'static str {
    match told {
        _ if !all_same => "registration-mail-mixed-subject",
        Told::Held => "registration-mail-held-subject",
        Told::Waiting => "registration-mail-waiting-subject",
        Told::SeatFree => "registration-mail-free-subject",
        Told::GivenBack => "registration-mail-back-subject",
        Told::OffList => "registration-mail-off-subject",
        Told::Changed(_) => "registration-mail-changed-subject",
        Told::Cancelled => "registration-mail-cancelled-subject",
        Told::Call => "registration-mail-call-subject",
        Told::Again => "registration-mail-again-subject",
        Told::Soon => "registration-mail-soon-subject",
    }
}

const fn lead(told: Told, all_same: bool) -> &'static str {
    match told {
        _ if !all_same => "registration-mail-mixed",
        Told::Held => "registration-mail-held",
        Told::Waiting => "registration-mail-waiting",
        Told::SeatFree => "registration-mail-free",
        Told::GivenBack | Told::OffList => "registration-mail-back",
        Told::Changed(Change::Time) => "registration-mail-changed-time",
        Told::Changed(Change::Place) => "registration-mail-changed-place",
        Told::Changed(Change::Both) => "registration-mail-changed-both",
        Told::Changed(Change::Words) => "registration-mail-changed-words",
        Told::Cancelled => "registration-mail-cancelled",
        Told::Call => "registration-mail-call",
        Told::Again => "registration-mail-again",
        Told::Soon => "registration-mail-soon",
    }
}

/// What a letter says of one session.
fn paragraphs(
    lang: Lang,
    to: &Registrant,
    session: &Session,
    registration: &Registration,
    told: Told,
    all_same: bool,
    now: i64,
) -> Vec<String> {
    let own = |text: &store::Bilingual| text.nearest(lang.language()).0.to_owned();
    let when = facts::when_for(lang, session, &to.said.zone);
    let place = facts::place(lang, session.mode, &own(&session.venue));
    let title = own(&session.title);
    let mut said = vec![format!("{title}\n{when}\n{place}")];
    if !all_same && told == Told::Waiting {
        said.push(lang.text("registration-mail-waiting-line"));
    }
    let stays = !matches!(told, Told::Waiting | Told::GivenBack | Told::OffList | Told::Cancelled);
    if stays && registration.state == State::Held {
        said.extend(join(lang, session, now));
    }
    said
}

/// How one joins: the call details once they are out, and when they come before.
pub fn join(lang: Lang, session: &Session, now: i64) -> Vec<String> {
    if session.mode == Mode::InPerson {
        return Vec::new();
    }
    if now < session.release || session.call == store::session::Call::default() {
        let day = lang.date(session.release.max(now), &session.zone);
        return vec![lang.t("registration-call-later").with("day", day).to_string()];
    }
    let details = session.call.details.nearest(lang.language()).0;
    let mut said = Vec::new();
    if !session.call.link.is_empty() {
        said.push(lang.t("registration-call-link").with("link", session.call.link.as_str()).to_string());
    }
    said.extend(details.lines().map(str::to_owned));
    said
}

/// Tells everybody who has a seat or waits for one that a session says something else now.
pub fn changed(tx: &mut Tx<'_>, app: &App, session: &Session, change: Change) -> Result<(), Error> {
    if change == Change::Words {
        return Ok(()); // no plans change: calendars learn of it, nobody needs a letter
    }
    let now = app.clock.now();
    if calendar::has_call(session) && session.release <= now {
        feed::set_released(tx, session.id, now)?; // with this letter
    }
    tell_all(tx, app, session, Told::Changed(change))
}

/// Tells everybody that a session does not take place.
pub fn cancelled(tx: &mut Tx<'_>, app: &App, session: &Session) -> Result<(), Error> {
    tell_all(tx, app, session, Told::Cancelled)
}

/// Tells everybody who has a seat in any of these sessions how to join; how many letters that are.
pub fn call(tx: &mut Tx<'_>, app: &App, sessions: &[Session]) -> Result<usize, Error> {
    let mut letters = Letters::default();
    for session in sessions {
        let mut all = registration::of_session(tx, session.id)?;
        all.retain(|(registration, _)| registration.state == State::Held);
        for (registration, registrant) in all {
            letters.add(registrant, (session.clone(), registration, Told::Call));
        }
    }
    letters.send(tx, app)
}

fn tell_all(tx: &mut Tx<'_>, app: &App, session: &Session, told: Told) -> Result<(), Error> {
    for (registration, registrant) in registration::of_session(tx, session.id)? {
        tell(tx, app, &registrant, &[(session.clone(), registration, told)])?;
    }
    Ok(())
}

/// What several people are told of several sessions at once: each gets one letter for all of theirs.
#[derive(Default)]
pub struct Letters(BTreeMap<i64, (Registrant, Vec<Line>)>);

impl Letters {
    /// One more line in the letter to somebody.
    pub fn add(&mut self, to: Registrant, line: Line) {
        self.0.entry(to.id).or_insert_with(|| (to, Vec::new())).1.push(line);
    }

    /// Writes them; how many.
    pub fn send(self, tx: &mut Tx<'_>, app: &App) -> Result<usize, Error> {
        let count = self.0.len();
        for (to, mut lines) in self.0.into_values() {
            lines.sort_by_key(|(session, ..)| session.starts);
            tell(tx, app, &to, &lines)?;
        }
        Ok(count)
    }
}
