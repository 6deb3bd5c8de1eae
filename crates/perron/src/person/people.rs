//! The operator's list of people, and who may do what.

use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use store::ids;
use store::person::{self, Role};

use super::roles::{self, Given};
use super::views::People;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::mail::Address;
use crate::visit::Visit;

/// People on one page.
const PAGE: i64 = 50;

/// From which person on.
#[derive(Deserialize)]
pub struct After {
    after: Option<String>,
}

/// `GET /people`
pub async fn list(visit: Visit, Query(query): Query<After>) -> Result<Response, Error> {
    let after = query.after.as_deref().and_then(ids::from_text).unwrap_or(0);
    let page = page(&visit, after, Form::new()).await?;
    visit.show(&page)
}

/// `POST /people`: gives a role to an address.
pub async fn give_to_address(visit: Visit, mut form: Form) -> Result<Response, Error> {
    let typed = form.text("email", 254);
    let address = Address::parse(&typed);
    if address.is_none() && !typed.is_empty() {
        form.refuse("email", "sign-in-not-an-address", &[]);
    }
    let role = form.choice("role", &choices());
    let (Some(address), Some(role)) = (address, role) else {
        let page = page(&visit, 0, form).await?;
        return visit.refuse(&page);
    };
    let given = roles::give_to_address(&visit.app, visit.me()?.id, address, role, visit.lang).await?;
    answer(&visit, given)
}

/// `POST /people/{id}/role`
pub async fn give(visit: Visit, Path(id): Path<String>, mut form: Form) -> Result<Response, Error> {
    let id = ids::from_text(&id).ok_or_not_found()?;
    let role = form.choice("role", &choices()).ok_or_else(|| Error::Bad(String::from("no such role")))?;
    let given = roles::give(&visit.app, visit.me()?.id, id, role).await?;
    answer(&visit, given)
}

fn choices() -> Vec<(&'static str, Role)> {
    Role::ALL.iter().map(|role| (role.word(), *role)).collect()
}

fn answer(visit: &Visit, given: Given) -> Result<Response, Error> {
    let said = match given {
        Given::Changed => "people-changed",
        Given::Same => "people-same",
        Given::LastOperator => "people-last-operator",
        Given::Nobody => return Err(Error::NotFound),
    };
    visit.go_saying("/people", said)
}

async fn page<'a>(visit: &'a Visit, after: i64, form: Form) -> Result<People<'a>, Error> {
    let mut people = visit.app.db.read(move |tx| person::page(tx, after, PAGE + 1)).await?;
    let has_more = people.len() > PAGE as usize;
    people.truncate(PAGE as usize);
    let next = people.last().filter(|_| has_more).map(|person| ids::to_text(person.id));
    Ok(People { visit, people, next, is_first: after == 0, form })
}
