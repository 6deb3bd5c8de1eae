//! One's own ballot, on a phone: secret, changed until the round closes.

use axum::extract::Path;
use axum::response::Response;
use store::Tx;
use store::priority::{self, Method};

use super::pages::{act, read};
use super::views::Paper;
use super::{Outcome, Refusal, Standing, forms, may_vote, path};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::visit::Visit;

/// `GET /priorities/{id}/ballot`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    if read.standing() != Standing::Open {
        return visit.go(&path(id));
    }
    let mut form = Form::new();
    for (number, weight) in read.own.iter().flat_map(|ballot| &ballot.choices) {
        match read.round.method {
            Method::Approval => form.fill("choice", &number.to_string()),
            Method::Points | Method::Ranking => form.fill(&format!("n{number}"), &weight.to_string()),
        }
    }
    visit.show(&Paper { visit: &visit, read, form, card: None })
}

/// `POST /priorities/{id}/ballot`
pub async fn cast(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Vote)?;
    let read = read(&visit, id).await?;
    if !may_vote(&visit, &read.round) {
        return Err(Error::Forbidden);
    }
    let holder = visit.holder().ok_or_not_found()?;
    let Some(choices) = forms::choices(&mut form, read.round.method, read.listed.len()) else {
        return visit.refuse(&Paper { visit: &visit, read, form, card: None });
    };
    let (ids, now) = (visit.app.ids.clone(), visit.app.clock.now());
    let write = move |tx: &mut Tx<'_>| super::cast(tx, &ids, id, &holder, &choices, now);
    act(&visit, id, "priority-voted", write).await
}

/// `POST /priorities/{id}/ballot/removal`
pub async fn take_back(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    read(&visit, id).await?;
    let (holder, now) = (visit.holder().ok_or_not_found()?, visit.app.clock.now());
    let write = move |tx: &mut Tx<'_>| -> Outcome {
        let round = priority::lock(tx, id)?.ok_or_not_found()?;
        if Standing::of(&round, now) != Standing::Open {
            return Ok(Err(Refusal::NotOpen));
        }
        priority::take_back(tx, id, &holder)?;
        Ok(Ok(()))
    };
    act(&visit, id, "priority-taken-back", write).await
}
