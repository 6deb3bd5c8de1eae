//! Objections to the order: raised with a reason by somebody of the table, answered by the table, shown beside the order.

use axum::extract::Path;
use axum::response::Response;
use store::objection::{self, Objection};
use store::{Tx, priority};

use super::forms::WORDS;
use super::pages::{Read, act, read_as};
use super::show::Show;
use super::{Outcome, Refusal, Standing, may};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::rights::Deed;
use crate::visit::Visit;

/// Does something with an objection while the order waits for the table's yes.
async fn with_closed<F>(visit: &Visit, id: i64, key: &'static str, then: F) -> Result<Response, Error>
where
    F: FnOnce(&mut Tx<'_>, i64) -> store::Result<bool> + Send + 'static,
{
    let now = visit.app.clock.now();
    let write = move |tx: &mut Tx<'_>| -> Outcome {
        let round = priority::lock(tx, id)?.ok_or_not_found()?;
        match Standing::of(&round, now) {
            Standing::Closed => {}
            Standing::Draft | Standing::Open => return Ok(Err(Refusal::NotClosed)),
            Standing::Confirmed => return Ok(Err(Refusal::ConfirmedBefore)),
        }
        Ok(if then(tx, now)? { Ok(()) } else { Err(Refusal::NotYours) })
    };
    act(visit, id, key, write).await
}

/// `POST /priorities/{id}/objections`: one's own, or one that was said aloud, written down by a helper.
pub async fn raise(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Statement)?;
    let read = read_as(&visit, id, Deed::See).await?;
    let is_for_other = form.is_given("other") && may(&visit, read.community.id, Deed::Record);
    if !is_for_other && !may(&visit, read.community.id, Deed::TakePart) {
        return Err(Error::Forbidden);
    }
    let words = form.text("objection", WORDS);
    if !form.is_good() {
        return visit.refuse(&Show { visit: &visit, read, form });
    }
    let me = visit.person.as_ref().map(|person| person.id);
    let fresh = Objection {
        round_id: id,
        id: visit.app.ids.next(),
        holder: visit.holder().filter(|_| !is_for_other),
        recorded_by: me.filter(|_| is_for_other),
        words,
        language: visit.lang.language(),
        answer: String::new(),
        answer_language: visit.lang.language(),
        answered: None,
        answered_by: None,
        withdrawn: None,
        hidden: None,
        made: visit.app.clock.now(),
    };
    let write = move |tx: &mut Tx<'_>, _| objection::insert(tx, &fresh).map(|()| true);
    with_closed(&visit, id, "priority-objected", write).await
}

/// `POST /priorities/{id}/objections/{objection}/answer`: what the table made of it.
pub async fn answer(
    visit: Visit,
    Path((Id(id), Id(one))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let read = read_as(&visit, id, Deed::Run).await?;
    find(&read, one)?;
    let words = form.text("answer", WORDS);
    if !form.is_good() {
        let fault = form.fault("answer").cloned();
        if let Some(fault) = fault {
            form.refuse_as(&format!("answer-{}", Id(one)), fault);
        }
        return visit.refuse(&Show { visit: &visit, read, form });
    }
    let me = visit.person.as_ref().map(|person| person.id);
    let language = visit.lang.language();
    let write = move |tx: &mut Tx<'_>, now| objection::answer(tx, (id, one), (&words, language), now, me);
    with_closed(&visit, id, "priority-answered", write).await
}

/// `POST /priorities/{id}/objections/{objection}/withdrawal`: by whoever raised it, or by who wrote it down for them.
pub async fn withdraw(visit: Visit, Path((Id(id), Id(one))): Path<(Id, Id)>) -> Result<Response, Error> {
    let read = read_as(&visit, id, Deed::See).await?;
    if !is_own(&visit, find(&read, one)?) {
        return Err(Error::Forbidden);
    }
    let write = move |tx: &mut Tx<'_>, now| objection::withdraw(tx, (id, one), now);
    with_closed(&visit, id, "priority-objection-withdrawn", write).await
}

/// `POST /priorities/{id}/objections/{objection}/hiding`: its words hurt somebody; that there is one stays.
pub async fn hide(
    visit: Visit,
    Path((Id(id), Id(one))): Path<(Id, Id)>,
    form: Form,
) -> Result<Response, Error> {
    let read = read_as(&visit, id, Deed::Moderate).await?;
    find(&read, one)?;
    let now = visit.app.clock.now();
    let since = (!form.is_given("show")).then_some(now);
    let write = move |tx: &mut Tx<'_>| -> Outcome {
        objection::hide(tx, (id, one), since)?;
        Ok(Ok(()))
    };
    act(&visit, id, "priority-objection-changed", write).await
}

fn find(read: &Read, id: i64) -> Result<&Objection, Error> {
    read.objections.iter().find(|one| one.id == id).ok_or_not_found()
}

/// Whether whoever comes raised it, or wrote it down for somebody.
pub fn is_own(visit: &Visit, one: &Objection) -> bool {
    let me = visit.person.as_ref().map(|person| person.id);
    one.holder.is_some() && one.holder == visit.holder() || me.is_some() && one.recorded_by == me
}
