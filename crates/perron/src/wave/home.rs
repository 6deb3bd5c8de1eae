//! The pulse of a community: what can be answered now, what was asked before, and for those who run it, how to ask.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use store::Tx;
use store::community::{self, Community, State as There};
use store::questionnaire::{self, Questionnaire};
use store::wave::{self, Wave};

use super::{Standing, path, pulse_path};
use crate::error::{Error, OrNotFound};
use crate::id::Id;
use crate::page::{View, view};
use crate::rights::Deed;
use crate::visit::Visit;

/// A wave in a list.
pub struct Line {
    pub path: String,
    pub title: String,
    pub foreign: Option<&'static str>,
    pub standing: Standing,
    pub when: Option<String>,
}

impl Line {
    fn of(visit: &Visit, wave: &Wave) -> Self {
        let (title, foreign) = visit.nearest(&wave.title);
        let standing = Standing::of(wave, visit.app.clock.now());
        let (key, at) = match standing {
            Standing::Draft => ("", None),
            Standing::Open => ("wave-until", wave.closes),
            Standing::Closed => ("wave-on", wave.closed.or(wave.closes)),
        };
        let when = at.map(|at| visit.t(key).with("day", visit.lang.date(at, &wave.zone)).to_string());
        Self { path: path(wave.id), title, foreign, standing, when }
    }
}

/// The pulse of a community.
#[derive(Template)]
#[template(path = "wave/home.html")]
struct Home<'a> {
    visit: &'a Visit,
    community: Community,
    waves: Vec<Line>,
    /// Address, title and language of the questionnaires; for those who run the pulse.
    questionnaires: Vec<(String, String, Option<&'static str>)>,
}
view!(Home, |page| page.t("wave-home-title").with("community", page.name()).to_string(), nav Communities);

impl Home<'_> {
    fn name(&self) -> String {
        self.visit.nearest(&self.community.name).0
    }

    fn home(&self) -> String {
        crate::community::path(self.community.id)
    }

    fn may(&self, deed: Deed) -> bool {
        self.community.state == There::Active && self.visit.rights.in_community(self.community.id, deed)
    }

    fn open(&self) -> Vec<&Line> {
        self.waves.iter().filter(|line| line.standing == Standing::Open).collect()
    }

    fn others(&self) -> Vec<&Line> {
        self.waves.iter().filter(|line| line.standing != Standing::Open).collect()
    }
}

/// `GET /communities/{id}/pulse`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = move |tx: &mut Tx<'_>| {
        let community = community::by_id(tx, id)?.ok_or_not_found()?;
        Ok::<_, Error>((community, wave::of_community(tx, id)?, questionnaire::of_community(tx, id)?))
    };
    let (community, waves, questionnaires) = visit.app.db.read(read).await?;
    if !matches!(community.state, There::Active | There::Closed) {
        return Err(Error::NotFound);
    }
    let runs = visit.rights.in_community(id, Deed::Run);
    let now = visit.app.clock.now();
    let seen = waves.iter().filter(|wave| runs || Standing::of(wave, now) != Standing::Draft);
    let named = |one: &Questionnaire| {
        let (title, foreign) = visit.nearest(&one.title);
        (crate::questionnaire::path(one.id), title, foreign)
    };
    let current = questionnaires.iter().filter(|one| runs && one.state == questionnaire::State::Current);
    let (waves, questionnaires) =
        (seen.map(|wave| Line::of(&visit, wave)).collect(), current.map(named).collect());
    visit.show(&Home { visit: &visit, community, waves, questionnaires })
}

/// What the home of a community says of its pulse.
pub struct OnCommunity {
    pub path: String,
    open: Vec<Wave>,
    has_closed: bool,
}

impl OnCommunity {
    /// Of a community.
    pub fn read(tx: &mut Tx<'_>, community_id: i64, now: i64) -> store::Result<Self> {
        let mut open = wave::of_community(tx, community_id)?;
        let has_closed = open.iter().any(|wave| Standing::of(wave, now) == Standing::Closed);
        open.retain(|wave| Standing::of(wave, now) == Standing::Open);
        Ok(Self { path: pulse_path(community_id), open, has_closed })
    }

    /// Whether there is anything to say.
    pub fn is_some(&self) -> bool {
        !self.open.is_empty() || self.has_closed
    }

    /// The waves in which people answer now: address, title, its language if it is another.
    pub fn answering(&self, visit: &Visit) -> Vec<(String, String, Option<&'static str>)> {
        let named = |wave: &Wave| {
            let (title, foreign) = visit.nearest(&wave.title);
            (path(wave.id), title, foreign)
        };
        self.open.iter().map(named).collect()
    }
}
