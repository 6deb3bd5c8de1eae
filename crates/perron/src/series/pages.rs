use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use store::holding::Kind;
use store::series::{self, Series, State};
use store::session::{self, Listed, State as Session};
use store::{Bilingual, Tx, ids};

use super::views::{List, Show};
use crate::error::{Error, OrNotFound};
use crate::id::Id;
use crate::rights::Deed;
use crate::session::holders;
use crate::visit::Visit;

/// Series on one page of the list.
const PAGE: i64 = 50;

/// `GET /series`
pub async fn list(visit: Visit, Query(query): Query<HashMap<String, String>>) -> Result<Response, Error> {
    let before = query.get("before").and_then(|id| ids::from_text(id)).unwrap_or(i64::MAX);
    let (rights, now) = (visit.rights.clone(), visit.app.clock.now());
    let read = visit.app.db.read(move |tx| {
        let mine = rights.reach(tx, Kind::Series, Deed::Run)?;
        Ok::<_, store::Error>((series::page(tx, now, before, rights.somewhere(Deed::Run), PAGE)?, mine))
    });
    let (all, mine) = read.await?;
    let last = all.last().filter(|_| i64::try_from(all.len()) == Ok(PAGE));
    let more = last.map(|last| format!("/series?before={}", Id(last.id)));
    let shown = all.into_iter().filter(|one| one.state != State::Draft || mine.has(one.id)).collect();
    visit.show(&List { visit: &visit, all: shown, more })
}

/// What the page of a series needs; read in one go.
pub struct Read {
    pub series: Series,
    pub sessions: Vec<Listed>,
    pub holders: Vec<(i64, Bilingual)>,
}

impl Read {
    pub fn of(tx: &mut Tx<'_>, id: i64) -> Result<Self, Error> {
        Ok(Self {
            series: series::by_id(tx, id)?.ok_or_not_found()?,
            sessions: session::of_series(tx, id)?,
            holders: holders(tx, Kind::Series, id)?,
        })
    }
}

/// `GET /series/{id}`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let mut read = visit.app.db.read(move |tx| Read::of(tx, id)).await?;
    let may_run = visit.may(Deed::Run);
    if read.series.state == State::Draft && !may_run {
        return Err(Error::NotFound);
    }
    read.sessions.retain(|one| one.state != Session::Draft || may_run);
    visit.show(&Show { visit: &visit, read, may_run, now: visit.app.clock.now() })
}
