//! The pages of registrations.

use askama::Template;
use store::accommodation::Accommodation;
use store::ids;
use store::registrant::Registrant;
use store::registration::{Registration, Rsvp, State};
use store::session::Session;

use super::forms::ALL;
use super::mine::{self, own};
use super::pages::Offer;
use super::told::join;
use super::{NEEDS, sessions};
use crate::conversation::ZONES;
use crate::form::Form;
use crate::page::{View, view};
use crate::place::ask::Question;
use crate::session::{Standing, facts};
use crate::visit::Visit;

/// The form.
#[derive(Template)]
#[template(path = "registration/new.html")]
pub struct New<'a> {
    pub visit: &'a Visit,
    pub offer: Offer,
    pub form: Form,
    pub place: Question,
    pub action: String,
}

view!(New, "registration-title", nav Sessions, listed false);

/// A session to choose.
pub struct Choice {
    pub id: String,
    pub title: String,
    pub when: String,
    pub place: String,
    pub seats: Option<String>,
}

impl New<'_> {
    fn name(&self) -> &str {
        own(self.visit.lang, &self.offer.title)
    }

    fn choices(&self) -> Vec<Choice> {
        let lang = self.visit.lang;
        let choice = |one: &store::session::Listed| Choice {
            id: ids::to_text(one.id),
            title: own(lang, &one.title).to_owned(),
            when: facts::when(lang, one.starts, one.minutes, &one.zone),
            place: facts::place(lang, one.mode, own(lang, &one.venue)),
            seats: facts::seats(lang, one.capacity, one.taken),
        };
        self.offer.sessions.iter().map(choice).collect()
    }

    fn needs(&self) -> Vec<(&'static str, String)> {
        needs(self.visit)
    }
}

fn needs(visit: &Visit) -> Vec<(&'static str, String)> {
    NEEDS.iter().map(|(kind, key)| (kind.word(), visit.lang.text(key))).collect()
}

/// What is next: look in the mail.
#[derive(Template)]
#[template(path = "registration/sent.html")]
pub struct Sent<'a> {
    pub visit: &'a Visit,
    pub has_mail: bool,
}

view!(Sent, "registration-sent", nav Sessions, listed false);

/// Asking for the link once more.
#[derive(Template)]
#[template(path = "registration/link.html")]
pub struct Link<'a> {
    pub visit: &'a Visit,
    pub form: Form,
}

view!(Link, "registration-link", nav Sessions, listed false);

/// One's own registrations.
#[derive(Template)]
#[template(path = "registration/mine.html")]
pub struct Mine<'a> {
    pub visit: &'a Visit,
    pub key: String,
    pub read: mine::Read,
    pub form: Form,
    pub place: Question,
    pub now: i64,
}

view!(Mine, "registration-mine", nav Sessions, listed false);

/// A session with one's seat in it.
pub struct Seat {
    pub path: String,
    pub id: String,
    pub title: String,
    pub day: (i8, String),
    pub machine: String,
    pub when: String,
    pub place: String,
    /// What it is, as a word.
    pub state: String,
    pub is_held: bool,
    pub is_waiting: bool,
    pub is_open: bool,
    pub rsvp: Rsvp,
    /// How one joins.
    pub join: Vec<String>,
    pub call_link: Option<String>,
}

impl Mine<'_> {
    fn path(&self) -> String {
        format!("/registrations/{}", self.key)
    }

    fn is_confirmed(&self) -> bool {
        self.read.registrant.confirmed.is_some()
    }

    /// What waits for the press on the button.
    fn wishes(&self) -> Vec<Seat> {
        self.of(|one| one.state == State::Unconfirmed)
    }

    /// What they have, those that are over too.
    fn seats(&self) -> Vec<Seat> {
        self.of(|one| one.state != State::Unconfirmed)
    }

    fn of(&self, is_wanted: impl Fn(&Registration) -> bool) -> Vec<Seat> {
        let seats = self.read.seats.iter().filter(|(_, one, _)| is_wanted(one));
        seats.map(|(session, one, ahead)| self.seat(session, Some(one), *ahead)).collect()
    }

    fn others(&self) -> Vec<Seat> {
        self.read.others.iter().map(|session| self.seat(session, None, 0)).collect()
    }

    fn seat(&self, session: &Session, one: Option<&Registration>, ahead: i64) -> Seat {
        let lang = self.visit.lang;
        let standing = Standing::of(session, self.now);
        let is_held = one.is_some_and(|one| one.state == State::Held);
        let is_there = matches!(standing, Standing::Open | Standing::Now);
        let link = Some(session.call.link.clone()).filter(|link| !link.is_empty());
        let is_out = is_held && is_there && self.now >= session.release;
        Seat {
            path: crate::session::path(session.id),
            id: ids::to_text(session.id),
            title: own(lang, &session.title).to_owned(),
            day: facts::day(lang, session.starts, &self.read.registrant.said.zone),
            machine: crate::i18n::dates::machine(session.starts, &session.zone),
            when: facts::when_for(lang, session, &self.read.registrant.said.zone),
            place: facts::place(lang, session.mode, own(lang, &session.venue)),
            state: self.state(session, standing, one, ahead),
            is_held,
            is_waiting: one.is_some_and(|one| one.state == State::Waiting),
            is_open: standing == Standing::Open,
            rsvp: one.map_or(Rsvp::Unsaid, |one| one.rsvp),
            join: if is_held && is_there { join(lang, session, self.now) } else { Vec::new() },
            call_link: link.filter(|_| is_out),
        }
    }

    fn state(&self, session: &Session, standing: Standing, one: Option<&Registration>, ahead: i64) -> String {
        let lang = self.visit.lang;
        match (standing, one.map(|one| one.state)) {
            (Standing::Cancelled | Standing::Over | Standing::Now, _) => lang.text(standing.key()),
            (_, Some(State::Held)) => lang.text("registration-state-held"),
            (_, Some(State::Waiting)) => {
                lang.t("registration-state-waiting").with("place", ahead + 1).to_string()
            }
            (_, Some(State::Cancelled)) => lang.text("registration-state-cancelled"),
            (_, Some(State::Unconfirmed) | None) => {
                facts::seats(lang, session.capacity, session.taken).unwrap_or_default()
            }
        }
    }

    fn needs(&self) -> Vec<(&'static str, String)> {
        needs(self.visit)
    }

    fn said_needs(&self) -> String {
        mine::said_needs(self.visit.lang, &self.read.needs).join(", ")
    }

    /// The zone of the form, if it is none of those offered.
    fn other_zone(&self) -> Option<&str> {
        let zone = self.form.value("zone");
        (!zone.is_empty() && !ZONES.iter().any(|(known, _)| *known == zone)).then_some(zone)
    }
}

/// The end of news of later sessions, asked for or done.
#[derive(Template)]
#[template(path = "registration/offers.html")]
pub struct Offers<'a> {
    pub visit: &'a Visit,
    pub is_done: bool,
}

view!(
    Offers,
    |page| page.visit.lang.text(if page.is_done { "registration-offers-done" } else { "registration-offers" }),
    listed false
);

/// Who is registered for a session.
#[derive(Template)]
#[template(path = "registration/sessions.html")]
pub struct Registered<'a> {
    pub visit: &'a Visit,
    pub read: sessions::Read,
}

view!(Registered, "registration-list", nav Sessions, listed false);

/// Something that somebody needs.
pub struct Need {
    pub registration: String,
    pub id: String,
    pub who: String,
    pub email: String,
    pub what: String,
    pub provided: Option<String>,
}

impl Registered<'_> {
    fn path(&self) -> String {
        crate::session::path(self.read.session.id)
    }

    fn name(&self) -> &str {
        own(self.visit.lang, &self.read.session.title)
    }

    fn when(&self) -> String {
        let session = &self.read.session;
        facts::when(self.visit.lang, session.starts, session.minutes, &session.zone)
    }

    fn of_state(&self, state: State) -> Vec<(&Registration, &Registrant)> {
        let mut people: Vec<_> = self
            .read
            .people
            .iter()
            .filter(|(one, _)| one.state == state)
            .map(|(one, registrant)| (one, registrant))
            .collect();
        people.sort_by_key(|(one, _)| (one.waiting_since, one.id));
        people
    }

    fn held(&self) -> Vec<(&Registration, &Registrant)> {
        self.of_state(State::Held)
    }

    fn waiting(&self) -> Vec<(&Registration, &Registrant)> {
        self.of_state(State::Waiting)
    }

    fn rsvp(&self, one: &Registration) -> String {
        self.visit.lang.text(match one.rsvp {
            Rsvp::Yes => "registration-rsvp-yes",
            Rsvp::No => "registration-rsvp-no",
            Rsvp::Maybe => "registration-rsvp-maybe",
            Rsvp::Unsaid => "registration-rsvp-unsaid",
        })
    }

    /// What is needed, what is not provided first.
    fn needs(&self) -> Vec<Need> {
        let mut needs: Vec<&Accommodation> = self.read.needs.iter().collect();
        needs.sort_by_key(|need| (need.provided.is_some(), need.kind, need.id));
        needs.into_iter().filter_map(|need| self.need(need)).collect()
    }

    fn need(&self, need: &Accommodation) -> Option<Need> {
        let whose = self.read.people.iter().find(|(one, _)| one.id == need.registration_id)?;
        let lang = self.visit.lang;
        Some(Need {
            registration: ids::to_text(need.registration_id),
            id: ids::to_text(need.id),
            who: whose.1.said.name.clone(),
            email: whose.1.email.clone(),
            what: mine::said_needs(lang, std::slice::from_ref(need)).join(""),
            provided: need.provided.map(|at| lang.date(at, &self.read.session.zone)),
        })
    }

    fn still_needed(&self) -> usize {
        self.read.needs.iter().filter(|need| need.provided.is_none()).count()
    }
}
