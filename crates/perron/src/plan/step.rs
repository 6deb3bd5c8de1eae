//! What happens with an action: how far it is, who leads it, what shows it, and whether residents say that it is done.

use axum::extract::Path;
use axum::response::Response;
use store::action::{self, Action, Evidence, State, Step};
use store::assent::{self, Assent, Kind};
use store::{Tx, plan};

use super::forms::{self, Told};
use super::line::next_review;
use super::pages::{self, Asked};
use super::{action_path, today};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::rights::Deed;
use crate::visit::Visit;

/// Days until the table looks again at what is under way, if nobody says when.
const LOOK_AGAIN: i64 = 90;

/// Whether whoever comes may say how far an action is: who leads it, and who runs the plan.
pub fn may_tell(visit: &Visit, action: &Action) -> bool {
    let leads = action.lead_id.is_some() && action.lead_id == visit.person.as_ref().map(|me| me.id);
    visit.may(Deed::Run) || leads && visit.may(Deed::TakePart)
}

/// `POST /plans/{id}/actions/{action}/steps`
pub async fn tell(
    visit: Visit,
    Path((Id(id), Id(action_id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let found = visit.app.db.read(move |tx| action::one(tx, id, action_id)).await?.ok_or_not_found()?;
    if !may_tell(&visit, &found) {
        return Err(Error::Forbidden);
    }
    let Some(told) = Told::parse(&mut form) else {
        return pages::refuse(&visit, id, action_id, Asked::Step, form).await;
    };
    let (step_id, now) = (visit.app.ids.next(), visit.app.clock.now());
    let by = visit.person.as_ref().map(|me| me.id);
    let write = move |tx: &mut Tx<'_>| {
        let plan = plan::lock(tx, id)?.ok_or_not_found()?;
        let action = action::one(tx, id, action_id)?.ok_or_not_found()?;
        let goes_on = told.state.is_open() || told.state == State::DoneRecurring;
        let review = match told.review {
            Some(day) => day.to_string(),
            None if goes_on => next_review(today(now, &plan.zone), LOOK_AGAIN),
            None => String::new(),
        };
        let step = Step { id: step_id, state: told.state, words: told.words, made: now, made_by: by };
        Ok::<_, Error>(action::set_state(tx, &Action { review, ..action }, &step)?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&action_path(id, action_id), "action-told")
}

/// `POST /plans/{id}/actions/{action}/lead`: takes it on, or (`leave`) lets go of it.
pub async fn lead(
    visit: Visit,
    Path((Id(id), Id(action_id))): Path<(Id, Id)>,
    form: Form,
) -> Result<Response, Error> {
    let (me, leaves) = (visit.me()?.id, form.is_given("leave"));
    let write = move |tx: &mut Tx<'_>| {
        plan::lock(tx, id)?.ok_or_not_found()?;
        let action = action::one(tx, id, action_id)?.ok_or_not_found()?;
        let is_free = action.lead_id.is_none() && action.lead.is_empty();
        let may = if leaves { action.lead_id == Some(me) } else { is_free };
        if may {
            action::set_lead(tx, &action, (!leaves).then_some(me))?;
        }
        Ok::<_, Error>(may)
    };
    let done = visit.app.db.write(write).await?;
    let key = match (done, leaves) {
        (true, false) => "action-lead-taken",
        (true, true) => "action-lead-left",
        (false, _) => "action-lead-other",
    };
    visit.go_saying(&action_path(id, action_id), key)
}

/// `POST /plans/{id}/actions/{action}/evidence`
pub async fn add_evidence(
    visit: Visit,
    Path((Id(id), Id(action_id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let Some((words, link)) = forms::evidence(&mut form) else {
        return pages::refuse(&visit, id, action_id, Asked::Evidence, form).await;
    };
    let evidence = Evidence {
        id: visit.app.ids.next(),
        words,
        language: visit.lang.language(),
        link,
        made: visit.app.clock.now(),
        made_by: visit.person.as_ref().map(|me| me.id),
    };
    let write = move |tx: &mut Tx<'_>| {
        action::one(tx, id, action_id)?.ok_or_not_found()?;
        Ok::<_, Error>(action::add_evidence(tx, action_id, &evidence)?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&action_path(id, action_id), "action-evidence-kept")
}

/// `POST /plans/{id}/actions/{action}/evidence/removal`
pub async fn remove_evidence(
    visit: Visit,
    Path((Id(id), Id(action_id))): Path<(Id, Id)>,
    form: Form,
) -> Result<Response, Error> {
    let evidence = store::ids::from_text(form.value("evidence")).ok_or(Error::NotFound)?;
    let write = move |tx: &mut Tx<'_>| {
        action::one(tx, id, action_id)?.ok_or_not_found()?;
        Ok::<_, Error>(action::remove_evidence(tx, action_id, evidence)?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&action_path(id, action_id), "plan-kept")
}

/// `POST /plans/{id}/actions/{action}/confirmation`: a resident says whether it is done; not whoever leads it.
pub async fn confirm(
    visit: Visit,
    Path((Id(id), Id(action_id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let Some((verdict, words)) = forms::verdict(&mut form) else {
        return pages::refuse(&visit, id, action_id, Asked::Confirmation, form).await;
    };
    let (assent_id, now, me) = (visit.app.ids.next(), visit.app.clock.now(), visit.me()?.id);
    let language = visit.lang.language();
    let write = move |tx: &mut Tx<'_>| {
        plan::lock(tx, id)?.ok_or_not_found()?;
        let action = action::one(tx, id, action_id)?.ok_or_not_found()?;
        if !action.state.is_done() {
            return Ok("action-not-done");
        }
        if action.lead_id == Some(me) {
            return Ok("action-own-lead");
        }
        let said = Assent {
            id: assent_id,
            kind: Kind::Action,
            thing_id: action_id,
            person_id: Some(me),
            verdict,
            words,
            language,
            version: action.step,
            made: now,
        };
        assent::put(tx, &said)?;
        Ok::<_, Error>("action-said")
    };
    let key = visit.app.db.write(write).await?;
    visit.go_saying(&action_path(id, action_id), key)
}
