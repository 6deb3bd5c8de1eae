use axum::extract::Path;
use axum::response::Response;
use store::community::{self, Community, Kind as Home, State as There};
use store::reply as replies;
use store::strategy::State;
use store::{Bilingual, Tx, strategy};

use super::answer;
use super::forms::{Said, Told};
use super::path;
use super::read::{One, Read};
use super::views::{List, OfInstitution, Show, Way};
use crate::endorsement::{self, UnderClause};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::plan::today;
use crate::rights::Deed;
use crate::visit::Visit;

/// All that a strategy asked, for whoever comes: what a draft asked is seen by those who run it.
async fn read(visit: &Visit, id: i64) -> Result<Read, Error> {
    let read = visit.app.db.read(move |tx| Read::of(tx, id)).await?.ok_or_not_found()?;
    let is_seen = read.strategy.state != State::Draft || visit.may(Deed::Run);
    if is_seen { Ok(read) } else { Err(Error::NotFound) }
}

/// `GET /strategies/{id}/replies`
pub async fn list(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    visit.show(&List { visit: &visit, read })
}

/// One of them, with all that its page shows.
pub struct Open {
    pub read: Read,
    pub one: One,
    pub said: UnderClause,
}

impl Open {
    /// Its page.
    pub fn page(self, visit: &Visit, way: Way, form: Form) -> Show<'_> {
        let Self { read, one, said } = self;
        Show { visit, read, one, said, way, form }
    }
}

/// One of them. What was taken back is seen by those who run the strategy.
async fn one(visit: &Visit, id: i64, reply_id: i64) -> Result<Open, Error> {
    let mut read = read(visit, id).await?;
    let at = read.ones.iter().position(|one| one.reply.id == reply_id).ok_or_not_found()?;
    let one = read.ones.swap_remove(at);
    if one.reply.ended.is_some() && !visit.may(Deed::Run) {
        return Err(Error::Gone);
    }
    let number = one.reply.number;
    let said = visit.app.db.read(move |tx| endorsement::of_clause(tx, id, number)).await?;
    Ok(Open { read, one, said })
}

/// Whether whoever comes answers for the institution that is asked.
fn may_answer(visit: &Visit, one: &One) -> bool {
    one.reply.institution_id.is_some_and(|home| visit.rights.in_community(home, Deed::Answer))
}

/// How whoever comes answers, if they do.
fn way(visit: &Visit, one: &One) -> Way {
    if may_answer(visit, one) { Way::Here } else { Way::None }
}

/// `GET /strategies/{id}/replies/{reply}`
pub async fn show(visit: Visit, Path((Id(id), Id(reply_id))): Path<(Id, Id)>) -> Result<Response, Error> {
    let open = one(&visit, id, reply_id).await?;
    let way = way(&visit, &open.one);
    visit.show(&open.page(&visit, way, Form::new()))
}

/// `POST /strategies/{id}/replies/{reply}/answers`
pub async fn answer(
    visit: Visit,
    Path((Id(id), Id(reply_id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    visit.limit(Act::Statement)?;
    let open = one(&visit, id, reply_id).await?;
    if !may_answer(&visit, &open.one) {
        return Err(Error::Forbidden);
    }
    let now = visit.app.clock.now();
    let Some(said) = Said::parse(&mut form, today(now, &open.read.strategy.zone)) else {
        return visit.refuse(&open.page(&visit, Way::Here, form));
    };
    let (app, by) = (visit.app.clone(), Some(visit.me()?.id));
    visit.app.db.write(move |tx| answer::keep(tx, &app, reply_id, said, by, now)).await?;
    visit.go_saying(&path(id, reply_id), "reply-answered-now")
}

/// `POST /strategies/{id}/replies/{reply}/progress`
pub async fn progress(
    visit: Visit,
    Path((Id(id), Id(reply_id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    visit.limit(Act::Statement)?;
    let open = one(&visit, id, reply_id).await?;
    if !may_answer(&visit, &open.one) {
        return Err(Error::Forbidden);
    }
    let now = visit.app.clock.now();
    let Some(told) = Told::parse(&mut form, today(now, &open.read.strategy.zone)) else {
        return visit.refuse(&open.page(&visit, Way::Here, form));
    };
    let (app, by) = (visit.app.clone(), Some(visit.me()?.id));
    let is_kept = visit.app.db.write(move |tx| answer::tell(tx, &app, reply_id, told, by, now)).await?;
    visit.go_saying(&path(id, reply_id), told_key(is_kept))
}

/// What is said after something was told.
pub const fn told_key(is_kept: bool) -> &'static str {
    if is_kept { "reply-told-now" } else { "reply-told-without-yes" }
}

/// An institution of this house, if it is there for all to see.
fn there(tx: &mut Tx<'_>, id: i64) -> Result<Community, Error> {
    let is_there =
        |one: &Community| matches!(one.state, There::Active | There::Closed) && one.kind == Home::Institution;
    community::by_id(tx, id)?.filter(is_there).ok_or_not_found()
}

/// What an institution is asked by strategies that everybody reads: each with the strategy's name.
pub fn asked_of(tx: &mut Tx<'_>, institution_id: i64) -> store::Result<Vec<(Bilingual, String, One)>> {
    let mut strategies: Vec<i64> =
        replies::of_institution(tx, institution_id)?.iter().map(|one| one.strategy_id).collect();
    strategies.sort_unstable();
    strategies.dedup();
    let mut all = Vec::new();
    for id in strategies {
        if strategy::by_id(tx, id)?.is_none_or(|one| one.state == State::Draft) {
            continue;
        }
        let Some(read) = Read::of(tx, id)? else { continue };
        let Read { strategy, ones, .. } = read;
        let own = ones
            .into_iter()
            .filter(|one| one.reply.ended.is_none() && one.reply.institution_id == Some(institution_id));
        all.extend(own.map(|one| (strategy.title.clone(), strategy.zone.clone(), one)));
    }
    all.sort_by_key(|(.., one)| std::cmp::Reverse(one.reply.asked));
    Ok(all)
}

/// `GET /communities/{id}/replies`: what an institution is asked, and what it answered.
pub async fn of_institution(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = move |tx: &mut Tx<'_>| {
        let community = there(tx, id)?;
        Ok::<_, Error>((asked_of(tx, id)?, community))
    };
    let (all, community) = visit.app.db.read(read).await?;
    visit.show(&OfInstitution { visit: &visit, community, all })
}
