use axum::extract::Path;
use axum::response::Response;
use store::community::{self, State as Community};
use store::facilitator::Facilitator;
use store::holding::{self, Kind};
use store::session::{self, Session, State};
use store::theme::Theme;
use store::{Bilingual, Tx, agenda, facilitator, series};

use super::facts;
use super::views::Show;
use crate::error::{Error, OrNotFound};
use crate::id::Id;
use crate::rights::Deed;
use crate::visit::Visit;

/// What the page of a session needs; read in one go.
pub struct Read {
    pub session: Session,
    pub themes: Vec<Theme>,
    pub facilitators: Vec<Facilitator>,
    pub prompts: Vec<agenda::Prompt>,
    pub items: Vec<agenda::Item>,
    pub series: Vec<(i64, Bilingual)>,
    pub holders: Vec<(i64, Bilingual)>,
}

impl Read {
    pub fn of(tx: &mut Tx<'_>, id: i64) -> Result<Self, Error> {
        let session = session::by_id(tx, id)?.ok_or_not_found()?;
        let series = series::of_session(tx, id)?;
        let shown = series.into_iter().filter(|(.., state)| *state != series::State::Draft);
        Ok(Self {
            themes: session::themes(tx, id)?,
            facilitators: facilitator::of_session(tx, id)?,
            prompts: agenda::prompts(tx, id)?,
            items: agenda::items(tx, id)?,
            series: shown.map(|(id, title, _)| (id, title)).collect(),
            holders: holders(tx, Kind::Session, id)?,
            session,
        })
    }
}

/// The communities that hold a thing, by name.
pub fn holders(tx: &mut Tx<'_>, kind: Kind, id: i64) -> store::Result<Vec<(i64, Bilingual)>> {
    let mut named = Vec::new();
    for holder in holding::holders(tx, kind, id)? {
        let found = community::by_id(tx, holder)?.filter(|community| community.state == Community::Active);
        named.extend(found.map(|community| (community.id, community.name)));
    }
    Ok(named)
}

/// `GET /sessions/{id}`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = visit.app.db.read(move |tx| Read::of(tx, id)).await?;
    let may_run = visit.may(Deed::Run);
    if !facts::is_shown(read.session.state) && !may_run {
        return Err(Error::NotFound);
    }
    let is_listed = read.session.state != State::Draft;
    visit.show(&Show { visit: &visit, now: visit.app.clock.now(), read, may_run, is_listed })
}
