use axum::extract::Path;
use axum::response::Response;
use store::action::{Evidence, Step};
use store::{Tx, action};

use super::lists::List;
use super::read::Read;
use super::views::{ActionShow, People, Show, Timeline};
use crate::error::Error;
use crate::form::Form;
use crate::id::Id;
use crate::visit::Visit;

/// `GET /communities/{id}/plan`
pub async fn list(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    visit.show(&List::read(&visit, id, Form::new()).await?)
}

/// `GET /plans/{id}`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = Read::for_visit(&visit, id).await?;
    visit.show(&Show { visit: &visit, read })
}

/// `GET /plans/{id}/timeline`
pub async fn timeline(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = Read::for_visit(&visit, id).await?;
    visit.show(&Timeline { visit: &visit, read })
}

/// `GET /plans/{id}/people`
pub async fn people(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = Read::for_visit(&visit, id).await?;
    visit.show(&People { visit: &visit, read })
}

/// Which form of the page of an action needs another look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// None.
    Nothing,
    /// How far it is.
    Step,
    /// What shows it.
    Evidence,
    /// Whether it is done.
    Confirmation,
}

/// The page of an action, read in one go.
pub struct One {
    pub read: Read,
    pub id: i64,
    pub steps: Vec<Step>,
    pub evidence: Vec<Evidence>,
}

impl One {
    async fn of(visit: &Visit, id: i64, action_id: i64) -> Result<Self, Error> {
        let read = Read::for_visit(visit, id).await?;
        read.action(action_id)?;
        let more = move |tx: &mut Tx<'_>| {
            Ok::<_, store::Error>((action::steps(tx, action_id)?, action::evidence(tx, action_id)?))
        };
        let (steps, evidence) = visit.app.db.read(more).await?;
        Ok(Self { read, id: action_id, steps, evidence })
    }
}

/// `GET /plans/{id}/actions/{action}`
pub async fn action(visit: Visit, Path((Id(id), Id(action_id))): Path<(Id, Id)>) -> Result<Response, Error> {
    let one = One::of(&visit, id, action_id).await?;
    visit.show(&ActionShow { visit: &visit, one, asked: Asked::Nothing, form: Form::new() })
}

/// The same page, with a form that needs another look.
pub async fn refuse(
    visit: &Visit,
    id: i64,
    action_id: i64,
    asked: Asked,
    form: Form,
) -> Result<Response, Error> {
    let one = One::of(visit, id, action_id).await?;
    visit.refuse(&ActionShow { visit, one, asked, form })
}
