//! Anybody suggests how a plan would be better; those who run it answer, with a reason that everybody reads.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use store::plan::State;
use store::suggestion::{self, State as Standing, Suggestion};

use super::desk_views::Suggestions;
use super::forms::WORDS;
use super::path;
use super::read::Read;
use crate::error::Error;
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::visit::Visit;

/// `GET /plans/{id}/suggestions?action=…`
pub async fn list(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let read = Read::for_visit(&visit, id).await?;
    let action = query.get("action").map(String::as_str).unwrap_or_default();
    visit.show(&Suggestions { visit: &visit, read, form: Form::filled([("action", action)]) })
}

/// `POST /plans/{id}/suggestions`
pub async fn suggest(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Statement)?;
    let read = Read::for_visit(&visit, id).await?;
    let text = form.text("text", WORDS);
    let name = form.optional("name", 80).unwrap_or_default();
    let action_id = store::ids::from_text(form.value("action"));
    let action_id = action_id.filter(|id| read.actions.iter().any(|one| one.id == *id));
    if read.plan.state == State::Closed {
        form.refuse("text", "suggestion-closed", &[]);
    }
    if !form.is_good() {
        return visit.refuse(&Suggestions { visit: &visit, read, form });
    }
    let suggestion = Suggestion {
        id: visit.app.ids.next(),
        plan_id: id,
        action_id,
        holder: visit.holder(),
        name,
        text,
        language: visit.lang.language(),
        state: Standing::Waiting,
        reason: String::new(),
        reason_language: visit.lang.language(),
        answered: None,
        answered_by: None,
        made: visit.app.clock.now(),
    };
    visit.app.db.write(move |tx| suggestion::insert(tx, &suggestion)).await?;
    visit.go_saying(&format!("{}/suggestions", path(id)), "suggestion-thanks")
}

/// `POST /plans/{id}/suggestions/{suggestion}/answer`
pub async fn answer(
    visit: Visit,
    Path((Id(id), Id(suggestion_id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let states =
        [("accepted", Standing::Accepted), ("declined", Standing::Declined), ("hidden", Standing::Hidden)];
    let state = form.choice("state", &states);
    let reason = form.text("reason", WORDS);
    let Some(state) = state.filter(|_| form.is_good()) else {
        let read = Read::for_visit(&visit, id).await?;
        // what is refused belongs to the suggestion that was answered
        form.set("answered", &store::ids::to_text(suggestion_id));
        return visit.refuse(&Suggestions { visit: &visit, read, form });
    };
    let (now, by) = (visit.app.clock.now(), visit.person.as_ref().map(|me| me.id));
    let language = visit.lang.language();
    let write = move |tx: &mut store::Tx<'_>| {
        suggestion::answer(tx, (id, suggestion_id), state, (&reason, language), now, by)
    };
    let key = if visit.app.db.write(write).await? { "suggestion-answered-now" } else { "suggestion-gone" };
    visit.go_saying(&format!("{}/suggestions", path(id)), key)
}
