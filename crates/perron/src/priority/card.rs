//! Paper cards: printed with a number each, entered by a helper, counted once.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use store::Tx;
use store::priority::{self, Ballot};

use super::pages::{read, read_as};
use super::views::{Cards, Paper};
use super::{Outcome, Refusal, Standing, forms, path};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::rights::Deed;
use crate::visit::Visit;

/// Cards printed at once.
const MOST_PRINTED: i64 = 100;

fn own_path(id: i64) -> String {
    format!("{}/cards", path(id))
}

/// The numbers that were entered: not what the cards say.
async fn entered(visit: &Visit, id: i64) -> Result<Vec<(String, String)>, Error> {
    let cards = visit.app.db.read(move |tx| priority::cards(tx, id)).await?;
    let one = |ballot: Ballot| (Id(ballot.id).to_string(), ballot.card.unwrap_or_default());
    Ok(cards.into_iter().map(one).collect())
}

/// `GET /priorities/{id}/cards`
pub async fn list(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = read_as(&visit, id, Deed::Record).await?;
    if read.standing() != Standing::Open {
        return visit.go_saying(&path(id), Refusal::NotOpen.key());
    }
    let card = Some(entered(&visit, id).await?);
    visit.show(&Paper { visit: &visit, read, form: Form::new(), card })
}

/// `POST /priorities/{id}/cards`
pub async fn enter(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let read = read_as(&visit, id, Deed::Record).await?;
    let number = forms::card(&mut form);
    let Some(choices) = forms::choices(&mut form, read.round.method, read.listed.len()) else {
        let card = Some(entered(&visit, id).await?);
        return visit.refuse(&Paper { visit: &visit, read, form, card });
    };
    let (now, ballot_id) = (visit.app.clock.now(), visit.app.ids.next());
    let entered_by = visit.person.as_ref().map(|person| person.id);
    let write = move |tx: &mut Tx<'_>| -> Outcome {
        let round = priority::lock(tx, id)?.ok_or_not_found()?;
        if Standing::of(&round, now) != Standing::Open {
            return Ok(Err(Refusal::NotOpen));
        }
        let card = Some(number);
        let ballot =
            Ballot { round_id: id, id: ballot_id, holder: None, card, entered_by, choices, made: now };
        Ok(if priority::enter(tx, &ballot)? { Ok(()) } else { Err(Refusal::Double) })
    };
    match visit.app.db.write(write).await? {
        Ok(()) => visit.go_saying(&own_path(id), "priority-card-entered"),
        Err(Refusal::Double) => {
            form.refuse("card", Refusal::Double.key(), &[]);
            let card = Some(entered(&visit, id).await?);
            visit.refuse(&Paper { visit: &visit, read, form, card })
        }
        Err(refusal) => visit.go_saying(&path(id), refusal.key()),
    }
}

/// `POST /priorities/{id}/cards/{card}/removal`
pub async fn remove(visit: Visit, Path((Id(id), Id(card))): Path<(Id, Id)>) -> Result<Response, Error> {
    read_as(&visit, id, Deed::Record).await?;
    let now = visit.app.clock.now();
    let write = move |tx: &mut Tx<'_>| -> Outcome {
        let round = priority::lock(tx, id)?.ok_or_not_found()?;
        if Standing::of(&round, now) != Standing::Open {
            return Ok(Err(Refusal::NotOpen));
        }
        priority::remove_card(tx, id, card)?;
        Ok(Ok(()))
    };
    match visit.app.db.write(write).await? {
        Ok(()) => visit.go_saying(&own_path(id), "priority-card-removed"),
        Err(refusal) => visit.go_saying(&path(id), refusal.key()),
    }
}

/// `GET /priorities/{id}/cards/paper?from=1&count=12`: cards to print, each with its number.
pub async fn paper(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    if !super::may(&visit, read.community.id, Deed::Record) {
        return Err(Error::Forbidden);
    }
    let number = |key: &str, usual: i64, most: i64| {
        query.get(key).and_then(|typed| typed.trim().parse().ok()).unwrap_or(usual).clamp(1, most)
    };
    let (from, count) = (number("from", 1, 100_000), number("count", 12, MOST_PRINTED));
    visit.show(&Cards { visit: &visit, read, from, count })
}
