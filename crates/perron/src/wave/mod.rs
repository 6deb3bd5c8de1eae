//! The pulse of a community: waves in which people answer a questionnaire that is frozen when the wave opens, and whose
//! smallest visible change is said before it does.

pub mod forms;
mod home;
pub mod hourly;
mod pages;
pub mod power;
mod settings;
pub mod sheet;

use store::wave::{self, State, Wave};
use store::{Ids, Tx, questionnaire, response};

pub(crate) use home::OnCommunity;
pub(crate) use pages::{Read, blank, read, read_as};

use crate::error::{Error, OrNotFound};
use crate::id::Id;
use crate::item::{Item, Known, Text};
use crate::rights::Deed;
use crate::routes::{Access, Route};
use sheet::Sheet;

const DAY: i64 = 24 * 3_600_000;

/// Until when what people say of themselves in a wave is kept: so many days from when it closed, or else is to close. A wave of
/// which neither is known does not keep it for ever either.
pub fn until(wave: &Wave, now: i64) -> i64 {
    wave.closed.or(wave.closes).unwrap_or(now) + wave.keep_days * DAY
}

/// What can be asked for.
pub fn routes() -> Vec<Route> {
    const RUN: Access = Access::May(Deed::Run);
    vec![
        Route::get("/communities/{id}/pulse", Access::Anyone, home::show),
        Route::get("/communities/{id}/waves/new", RUN, settings::new),
        Route::post("/communities/{id}/waves", RUN, settings::create),
        Route::get("/waves/{id}", Access::Anyone, pages::show),
        Route::get("/waves/{id}/sheet.json", Access::Anyone, pages::sheet),
        Route::get("/waves/{id}/settings", Access::Person, settings::show),
        Route::post("/waves/{id}/settings", Access::Person, settings::change),
        Route::post("/waves/{id}/removal", Access::Person, pages::remove),
        Route::post("/waves/{id}/opening", Access::Person, pages::begin),
        Route::post("/waves/{id}/closure", Access::Person, pages::end),
    ]
}

/// The address of a wave, without the language.
pub fn path(id: i64) -> String {
    format!("/waves/{}", Id(id))
}

/// The address of the pulse of a community, without the language.
pub fn pulse_path(community_id: i64) -> String {
    format!("{}/pulse", crate::community::path(community_id))
}

/// What a wave is at a moment: what somebody decided, narrowed by its closing time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Being prepared.
    Draft,
    /// People answer.
    Open,
    /// Nobody answers any more.
    Closed,
}

impl Standing {
    /// Of a wave now.
    pub fn of(wave: &Wave, now: i64) -> Self {
        match wave.state {
            State::Draft => Self::Draft,
            State::Open if wave.closes.is_some_and(|closes| closes <= now) => Self::Closed,
            State::Open => Self::Open,
            State::Closed => Self::Closed,
        }
    }

    /// Key of the word for it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "wave-draft",
            Self::Open => "wave-open",
            Self::Closed => "wave-closed",
        }
    }
}

/// Why nothing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It was opened before, and its sheet stands.
    Opened,
    /// Its questionnaire asks nothing.
    NoQuestions,
    /// Something is missing in one language.
    LanguageMissing,
    /// Its closing time has passed.
    TimePassed,
    /// It asks people about themselves, and nothing says when it closes.
    NoEnd,
    /// Nobody answers in it now.
    NotOpen,
}

impl Refusal {
    /// Key of the sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Opened => "wave-refused-opened",
            Self::NoQuestions => "wave-refused-no-questions",
            Self::LanguageMissing => "wave-refused-language",
            Self::TimePassed => "wave-refused-time-passed",
            Self::NoEnd => "wave-refused-no-end",
            Self::NotOpen => "wave-refused-not-open",
        }
    }
}

/// What became of it; the error is ours.
pub type Outcome = Result<Result<(), Refusal>, Error>;

/// The questions of a questionnaire as they would be asked now, and how many of them are not there any more.
pub fn asked(tx: &mut Tx<'_>, community_id: i64, questionnaire_id: i64) -> store::Result<(Vec<Item>, usize)> {
    let keys = questionnaire::items(tx, questionnaire_id)?;
    let known = Known::read(tx, community_id)?;
    let found = keys.iter().filter_map(|(key, version)| known.find(key, *version));
    let items: Vec<Item> = found.filter(Item::is_whole).collect();
    let missing = keys.len() - items.len();
    Ok((items, missing))
}

/// The sheet of a wave: frozen, or as it would be if it opened now.
pub fn sheet_of(tx: &mut Tx<'_>, wave: &Wave) -> store::Result<Sheet> {
    if let Some(frozen) = Sheet::of(&wave.sheet) {
        return Ok(frozen);
    }
    let Some(id) = wave.questionnaire_id else { return Ok(Sheet::default()) };
    let intro = questionnaire::by_id(tx, id)?.map(|one| Text::from(&one.intro)).unwrap_or_default();
    Ok(Sheet {
        title: Text::from(&wave.title),
        intro,
        place: wave.place_level.word().to_owned(),
        attributes: wave.attributes.split_whitespace().map(str::to_owned).collect(),
        purpose: Text::from(&wave.purpose),
        items: asked(tx, wave.community_id, id)?.0,
    })
}

/// Opens a wave: from now on its sheet stands as it is, and anybody can check that it does.
pub fn open(tx: &mut Tx<'_>, id: i64, now: i64) -> Outcome {
    let mut wave = wave::lock(tx, id)?.ok_or_not_found()?;
    if wave.state != State::Draft {
        return Ok(Err(Refusal::Opened));
    }
    let sheet = sheet_of(tx, &wave)?;
    let missing = match wave.questionnaire_id {
        Some(questionnaire) => asked(tx, wave.community_id, questionnaire)?.1,
        None => 0,
    };
    let is_purpose_said = sheet.attributes.is_empty() || sheet.purpose.is_complete();
    let refusal = if sheet.items.is_empty() {
        Some(Refusal::NoQuestions)
    } else if missing > 0 || !wave.title.is_complete() || !is_purpose_said {
        Some(Refusal::LanguageMissing)
    } else if wave.closes.is_none() && !sheet.attributes.is_empty() {
        Some(Refusal::NoEnd)
    } else {
        wave.closes.filter(|closes| *closes <= now).map(|_| Refusal::TimePassed)
    };
    if let Some(refusal) = refusal {
        return Ok(Err(refusal));
    }
    (wave.state, wave.opened) = (State::Open, Some(now));
    wave.sheet = sheet.json();
    wave.sheet_sha256 = crate::cookie::sha256(&wave.sheet);
    wave::update(tx, &wave)?;
    Ok(Ok(()))
}

/// Whether what people said of themselves in a wave is removed by now.
pub fn is_past_keeping(wave: &Wave, now: i64) -> bool {
    until(wave, now) < now
}

/// Closes a wave now, and has its figures worked out. What people said of themselves is kept so many days from here.
pub fn close(tx: &mut Tx<'_>, ids: &Ids, id: i64, now: i64) -> Outcome {
    let mut wave = wave::lock(tx, id)?.ok_or_not_found()?;
    if wave.state != State::Open {
        return Ok(Err(Refusal::NotOpen));
    }
    (wave.state, wave.closed) = (State::Closed, Some(wave.closes.map_or(now, |closes| closes.min(now))));
    wave::update(tx, &wave)?;
    response::keep_sealed(tx, id, until(&wave, now))?;
    crate::estimate::job::ask(tx, ids, now, id)?;
    Ok(Ok(()))
}
