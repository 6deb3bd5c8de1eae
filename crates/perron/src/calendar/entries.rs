//! From a session to its entry in a calendar: what everybody may see, and what one registrant may.

use store::facilitator::{self, Facilitator};
use store::registrant::Registrant;
use store::registration::{Registration, Rsvp, State as Seat};
use store::session::{Call, Mode, Session, State};
use store::{Tx, ids};

use super::entry::{Answer, Conference, Entry, Guest, Party, Status};
use crate::app::App;
use crate::i18n::Lang;
use crate::registration::told::join;
use crate::session::{facts, path};
use crate::settings::Settings;

/// Minutes before it at which somebody's own calendar says that it begins.
const ALARM: i64 = 60;

/// A session with what an entry says of it besides.
pub struct Subject {
    pub session: Session,
    pub facilitators: Vec<Facilitator>,
}

impl Subject {
    /// With those who run it.
    pub fn of(tx: &mut Tx<'_>, session: Session) -> store::Result<Self> {
        Ok(Self { facilitators: facilitator::of_session(tx, session.id)?, session })
    }

    /// The entry that everybody may see.
    pub fn for_all(&self, app: &App, lang: Lang) -> Entry {
        let session = &self.session;
        Entry {
            uid: format!("session-{}@{}", ids::to_text(session.id), host(&app.settings)),
            sequence: session.sequence,
            stamp: session.published.unwrap_or(session.made),
            starts: session.starts,
            ends: session.ends(),
            zone: session.zone.clone(),
            title: session.title.nearest(lang.language()).0.to_owned(),
            about: self.about(app, lang, false),
            location: self.location(lang),
            conference: None,
            url: page(&app.settings, lang, session.id),
            status: if session.state == State::Cancelled { Status::Cancelled } else { Status::Confirmed },
            organiser: organiser(&app.settings),
            guest: None,
            alarm: None,
        }
    }

    /// The entry of somebody who has a seat, or waits for one, or gave it back.
    pub fn for_one(&self, app: &App, registration: &Registration, registrant: &Registrant) -> Entry {
        let (session, lang) = (&self.session, Lang::from(registrant.said.language));
        let has_seat = registration.state == Seat::Held;
        let address = self.call(app.clock.now()).filter(|_| has_seat);
        let conference = address.map(|address| Conference { address, label: lang.text("calendar-join") });
        let location = match &conference {
            Some(Conference { address, .. }) if session.mode == Mode::Online => address.clone(),
            Some(Conference { address, .. }) => format!("{}; {address}", self.location(lang)),
            None => self.location(lang),
        };
        let all = self.for_all(app, lang);
        Entry {
            sequence: session.sequence + registration.sequence,
            stamp: all.stamp.max(registration.changed),
            about: self.about(app, lang, has_seat),
            location,
            conference,
            status: match registration.state {
                Seat::Held => all.status,
                Seat::Waiting | Seat::Unconfirmed if all.status == Status::Confirmed => Status::Tentative,
                Seat::Waiting | Seat::Unconfirmed | Seat::Cancelled => Status::Cancelled,
            },
            guest: Some(Guest {
                party: Party { name: registrant.said.name.clone(), email: registrant.email.clone() },
                answer: answer(registration.rsvp),
            }),
            alarm: Some(ALARM),
            ..all
        }
    }

    /// Where one goes, or that it is online.
    fn location(&self, lang: Lang) -> String {
        let venue = self.session.venue.nearest(lang.language()).0;
        let place = facts::place(lang, self.session.mode, venue);
        // the first line is in it already
        let rest = venue.lines().skip(1).filter(|_| self.session.mode != Mode::Online);
        [place.as_str()].into_iter().chain(rest).collect::<Vec<_>>().join(", ")
    }

    /// The address of the call, once it is out.
    fn call(&self, now: i64) -> Option<String> {
        let session = &self.session;
        let is_out =
            session.mode != Mode::InPerson && session.release <= now && !session.call.link.is_empty();
        is_out.then(|| session.call.link.clone())
    }

    /// What it is about, how to get there and, for who has a seat, how to join; in both languages, the reader's first.
    fn about(&self, app: &App, lang: Lang, has_seat: bool) -> String {
        [lang, lang.other()].map(|lang| self.about_in(app, lang, has_seat)).join("\n\n———\n\n")
    }

    fn about_in(&self, app: &App, lang: Lang, has_seat: bool) -> String {
        let (session, language) = (&self.session, lang.language());
        let mut parts = vec![session.title.nearest(language).0.to_owned()];
        parts.push(session.about.nearest(language).0.to_owned());
        parts.extend(self.way(lang));
        if has_seat {
            parts.push(join(lang, session, app.clock.now()).join("\n"));
        }
        if !self.facilitators.is_empty() {
            let names: Vec<&str> = self.facilitators.iter().map(|one| one.name.as_str()).collect();
            parts.push(lang.t("calendar-facilitators").with("names", names.join(", ")).to_string());
        }
        let page = page(&app.settings, lang, session.id);
        parts.push(lang.t("calendar-page").with("page", page).to_string());
        parts.retain(|part| !part.trim().is_empty());
        parts.join("\n\n")
    }

    /// Where one goes, and how one gets in.
    fn way(&self, lang: Lang) -> Vec<String> {
        let (session, language) = (&self.session, lang.language());
        if session.mode == Mode::Online {
            return Vec::new();
        }
        let venue = session.venue.nearest(language).0;
        let access = session.access.nearest(language).0;
        let said =
            |key, name, text: &str| (!text.is_empty()).then(|| lang.t(key).with(name, text).to_string());
        [said("calendar-venue", "venue", venue), said("calendar-access", "access", access)]
            .into_iter()
            .flatten()
            .collect()
    }
}

/// Whether there is anything to tell of how to join.
pub fn has_call(session: &Session) -> bool {
    session.mode != Mode::InPerson && session.call != Call::default()
}

/// The whole address of the page of a session.
pub fn page(settings: &Settings, lang: Lang, id: i64) -> String {
    format!("{}/{}{}", settings.address, lang.code(), path(id))
}

/// The house by its name alone: `perron.example.org`.
pub fn host(settings: &Settings) -> &str {
    let address = settings.address.split_once("://").map_or(settings.address.as_str(), |(_, rest)| rest);
    address.split(['/', ':']).next().unwrap_or_default()
}

/// Who invites: whoever sends the house's mail, so that an answer by a calendar program goes there.
pub fn organiser(settings: &Settings) -> Party {
    let sender = settings.mail_from.as_deref().and_then(|from| from.parse::<lettre::message::Mailbox>().ok());
    let name = settings.convener.clone().or_else(|| sender.as_ref().and_then(|sender| sender.name.clone()));
    let email =
        sender.map_or_else(|| format!("noreply@{}", host(settings)), |sender| sender.email.to_string());
    Party { name: name.unwrap_or_else(|| String::from("Perron")), email }
}

const fn answer(rsvp: Rsvp) -> Answer {
    match rsvp {
        Rsvp::Yes => Answer::Yes,
        Rsvp::No => Answer::No,
        Rsvp::Maybe => Answer::Maybe,
        Rsvp::Unsaid => Answer::Unsaid,
    }
}
