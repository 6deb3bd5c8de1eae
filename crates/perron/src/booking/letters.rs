//! What is written to whoever booked. No letter holds words that they typed, since anyone may type anyone's address; the
//! reason of those who look after the space is their own.

use store::Tx;
use store::booking::Booking;
use store::space::Space;

use super::path;
use crate::app::App;
use crate::calendar::entry::Answer;
use crate::calendar::entry::{Calendar, Entry, Guest, Method, Party};
use crate::error::Error;
use crate::i18n::Lang;
use crate::mail::letters::Note;
use crate::mail::{self, Address};
use crate::session::facts;
use crate::space::feed;

/// What became of what they asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It is kept for them until they use the link.
    Asked,
    /// It stands.
    Held,
    /// They gave it back.
    GivenBack,
    /// It was taken away.
    TakenAway,
}

impl Told {
    const fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Held => "held",
            Self::GivenBack => "back",
            Self::TakenAway => "away",
        }
    }

    const fn method(self) -> Option<Method> {
        match self {
            Self::Asked => None,
            Self::Held => Some(Method::Request),
            Self::GivenBack | Self::TakenAway => Some(Method::Cancel),
        }
    }
}

/// Tells them, in one letter for all of a run.
pub fn tell(tx: &mut Tx<'_>, app: &App, space: &Space, run: &[Booking], told: Told) -> Result<(), Error> {
    let Some(first) = run.first() else { return Ok(()) };
    let Some(to) = Address::parse(&first.email) else { return Ok(()) };
    let (lang, word) = (Lang::from(first.language), told.word());
    let own = |text: &store::Bilingual| text.nearest(lang.language()).0.to_owned();
    let mut lines = vec![lang.text(&format!("booking-mail-{word}"))];
    let times = run.iter().map(|one| when(lang, space, one));
    lines.push(format!("{}\n{}\n{}", own(&space.name), times.collect::<Vec<_>>().join("\n"), space.venue));
    if told == Told::TakenAway && !first.reason.is_empty() {
        lines.push(first.reason.clone());
    }
    if told == Told::Held {
        lines.push(lang.text("booking-mail-keys"));
    }
    let letter = Note {
        lang,
        subject: lang.text(&format!("booking-mail-{word}-subject")),
        lines,
        button: lang.text(&format!("booking-mail-{word}-button")),
        link: &format!("{}/{}{}", app.settings.address, lang.code(), path(app, first.run_id)),
        foot: lang.text("booking-mail-foot"),
        house: &app.settings.address,
    };
    let mut entries = String::new();
    if let Some(method) = told.method() {
        for one in run {
            entries += &Calendar { method, lang, name: "", entries: &[entry(app, lang, space, one)] }.write();
        }
    }
    mail::post_with(tx, &app.ids, app.clock.now(), &to, letter.write()?, entries)?;
    Ok(())
}

/// `24 June 2027, 1:00 p.m. to 2:00 p.m., Eastern`
pub fn when(lang: Lang, space: &Space, one: &Booking) -> String {
    facts::when(lang, one.starts, (one.ends - one.starts) / 60_000, &space.zone)
}

fn entry(app: &App, lang: Lang, space: &Space, one: &Booking) -> Entry {
    let party = Party { name: String::new(), email: one.email.clone() };
    let url = format!("{}/{}{}", app.settings.address, lang.code(), path(app, one.run_id));
    let all = feed::entry(app, lang, space, one);
    Entry {
        // what they typed stands on the page alone
        title: space.name.nearest(lang.language()).0.to_owned(),
        about: lang.t("space-entry-page").with("page", url.as_str()).to_string(),
        url,
        guest: Some(Guest { party, answer: Answer::Yes }),
        alarm: Some(60),
        ..all
    }
}
