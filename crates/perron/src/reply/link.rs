//! An answer from outside this house, opened by the link of a letter: whoever has it answers, changes the answer, reports, or
//! says that they are the wrong person.

use axum::extract::Path;
use axum::response::Response;
use store::Tx;
use store::reply::{self, Ending, Reply};
use store::strategy::State;

use super::forms::{Said, Told};
use super::pages::{Open, told_key};
use super::read::Read;
use super::views::{NotOurs, Way};
use super::{answer, asking, opens};
use crate::endorsement;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::limits::Act;
use crate::plan::today;
use crate::visit::Visit;

/// What a key opens: gone once nobody is asked by that address any more.
async fn open(visit: &Visit, key: &str) -> Result<Open, Error> {
    let id = opens(&visit.app, key).ok_or_not_found()?;
    let read = move |tx: &mut Tx<'_>| {
        let is_asked = |one: &Reply| one.ended.is_none() && one.email.is_some();
        let reply = reply::by_id(tx, id)?.filter(is_asked).ok_or(Error::Gone)?;
        let mut read = Read::of(tx, reply.strategy_id)?.ok_or(Error::Gone)?;
        if read.strategy.state == State::Draft {
            return Err(Error::NotFound);
        }
        let at = read.ones.iter().position(|one| one.reply.id == id).ok_or(Error::Gone)?;
        let one = read.ones.swap_remove(at);
        let said = endorsement::of_clause(tx, one.reply.strategy_id, one.reply.number)?;
        Ok(Open { read, one, said })
    };
    visit.app.db.read(read).await
}

fn own_path(key: &str) -> String {
    format!("/replies/{key}")
}

/// `GET /replies/{key}`: changes nothing, since programs that guard mailboxes open every link.
pub async fn show(visit: Visit, Path(key): Path<String>) -> Result<Response, Error> {
    let open = open(&visit, &key).await?;
    visit.show(&open.page(&visit, Way::Link(own_path(&key)), Form::new()))
}

/// `POST /replies/{key}/answers`
pub async fn answer(visit: Visit, Path(key): Path<String>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Statement)?;
    let open = open(&visit, &key).await?;
    let (id, now) = (open.one.reply.id, visit.app.clock.now());
    let Some(said) = Said::parse(&mut form, today(now, &open.read.strategy.zone)) else {
        return visit.refuse(&open.page(&visit, Way::Link(own_path(&key)), form));
    };
    let app = visit.app.clone();
    visit.app.db.write(move |tx| answer::keep(tx, &app, id, said, None, now)).await?;
    visit.go_saying(&own_path(&key), "reply-answered-now")
}

/// `POST /replies/{key}/progress`
pub async fn progress(visit: Visit, Path(key): Path<String>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Statement)?;
    let open = open(&visit, &key).await?;
    let (id, now) = (open.one.reply.id, visit.app.clock.now());
    let Some(told) = Told::parse(&mut form, today(now, &open.read.strategy.zone)) else {
        return visit.refuse(&open.page(&visit, Way::Link(own_path(&key)), form));
    };
    let app = visit.app.clone();
    let is_kept = visit.app.db.write(move |tx| answer::tell(tx, &app, id, told, None, now)).await?;
    visit.go_saying(&own_path(&key), told_key(is_kept))
}

/// `POST /replies/{key}/withdrawal`: it is not theirs to answer. The address is forgotten, and no more letters come to it; who
/// answers for the institution in this house is still asked.
pub async fn not_ours(visit: Visit, Path(key): Path<String>) -> Result<Response, Error> {
    let open = open(&visit, &key).await?;
    let (id, now) = (open.one.reply.id, visit.app.clock.now());
    let write = move |tx: &mut Tx<'_>| {
        let reply = reply::lock(tx, id)?.ok_or(Error::Gone)?;
        if reply.institution_id.is_some() {
            reply::update(tx, &Reply { email: None, ..reply })?;
            return Ok(true);
        }
        asking::end(tx, reply, Ending::NotOurs, now)
    };
    if !visit.app.db.write(write).await? {
        return visit.go_saying(&own_path(&key), "reply-answered-already");
    }
    visit.show(&NotOurs { visit: &visit })
}
