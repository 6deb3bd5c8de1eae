//! What those who run a fund do with an award: decide against the vote, with a public reason; plan and pay instalments.

use axum::extract::Path;
use axum::response::Response;
use store::award::{self, Award, Instalment, State, Way};
use store::fund::{self, State as Step};
use store::{Tx, project};

use super::views::{Show, unplanned};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::fund::{REASON, Whole, count, left};
use crate::id::Id;
use crate::project::{Read, read};
use crate::visit::Visit;

/// Instalments of one award.
const MOST: usize = 24;

fn path(fund_id: i64, id: i64) -> String {
    format!("{}/award", crate::project::path(fund_id, id))
}

/// `GET /funds/{id}/projects/{project}/award`
pub async fn show(visit: Visit, Path((Id(fund_id), Id(id))): Path<(Id, Id)>) -> Result<Response, Error> {
    let read = read(&visit, fund_id, id).await?;
    visit.show(&Show { visit: &visit, read, form: Form::new() })
}

/// `POST /funds/{id}/projects/{project}/award`: gives or takes back against the vote; the reason is public.
pub async fn overrule(
    visit: Visit,
    Path((Id(fund_id), Id(id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let read = read(&visit, fund_id, id).await?;
    let reason = form.text("reason", REASON);
    if !form.is_good() {
        return visit.refuse(&Show { visit: &visit, read, form });
    }
    let (app, by) = (visit.app.clone(), visit.person.as_ref().map(|person| person.id));
    let write = move |tx: &mut Tx<'_>| overrule_now(tx, &app, (fund_id, id), reason, by);
    if let Some(key) = visit.app.db.write(write).await? {
        form.refuse("reason", key, &[]);
        return visit.refuse(&Show { visit: &visit, read, form });
    }
    visit.go_saying(&path(fund_id, id), "award-overruled")
}

/// What was given is taken back, and what was not is given; the key of a sentence if that cannot be.
fn overrule_now(
    tx: &mut Tx<'_>,
    app: &crate::app::App,
    (fund_id, id): (i64, i64),
    reason: String,
    decided_by: Option<i64>,
) -> Result<Option<&'static str>, Error> {
    let fund = fund::lock(tx, fund_id)?.filter(|fund| fund.state == Step::Decided).ok_or_not_found()?;
    let project = project::by_id(tx, fund_id, id)?.ok_or_not_found()?;
    let now = app.clock.now();
    let old = award::of_project(tx, fund_id, id)?;
    let is_given = old.as_ref().is_some_and(|award| award.state == State::Given);
    if is_given && award::instalments(tx, fund_id, id)?.iter().any(|one| one.paid.is_some()) {
        return Ok(Some("award-paid-already"));
    }
    if !is_given && project.said.cost > left(&Whole::of(tx, fund_id)?) {
        return Ok(Some("award-nothing-left"));
    }
    let state = if is_given { State::TakenBack } else { State::Given };
    let way = if is_given { old.map_or(Way::Override, |award| award.way) } else { Way::Override };
    let new = Award { state, reason, decided_by, ..count::award(&fund, &project, way, now) };
    award::put(tx, &new)?;
    let given = award::of_fund(tx, fund_id)?.into_iter().filter(|award| award.state == State::Given);
    let given = given.map(|award| award.amount).sum();
    count::ledger(tx, app, &fund, given)?;
    Ok(None)
}

/// `POST /funds/{id}/projects/{project}/instalments`
pub async fn plan(
    visit: Visit,
    Path((Id(fund_id), Id(id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let read = read(&visit, fund_id, id).await?;
    let sum = form.amount("amount", &read.fund.said.currency);
    let due = form.date("due");
    if due.is_none() && form.fault("due").is_none() {
        form.refuse("due", "fund-day-needed", &[]);
    }
    match sum {
        Some(0) => form.refuse("amount", "project-cost-none", &[]),
        Some(sum) if sum > unplanned(&read) => form.refuse("amount", "award-too-much", &[]),
        _ if read.instalments.len() >= MOST => {
            form.refuse("amount", "award-too-many", &[("most", MOST.into())])
        }
        _ => {}
    }
    let (Some(amount), Some(due), true) = (sum, due, form.is_good()) else {
        return visit.refuse(&Show { visit: &visit, read, form });
    };
    let one = Instalment { id: visit.app.ids.next(), amount, due: due.to_string(), paid: None };
    let write = move |tx: &mut Tx<'_>| {
        fund::lock(tx, fund_id)?;
        // two who plan at once do not plan more than there is
        if unplanned(&Read::of(tx, fund_id, id)?) < one.amount {
            return Ok(false);
        }
        award::add_instalment(tx, (fund_id, id), &one)?;
        Ok::<_, Error>(true)
    };
    let key = if visit.app.db.write(write).await? { "award-planned" } else { "award-too-much" };
    visit.go_saying(&path(fund_id, id), key)
}

type One = Path<(Id, Id, Id)>;

/// `POST /funds/{id}/projects/{project}/instalments/{instalment}/payment`
pub async fn pay(visit: Visit, Path((Id(fund_id), Id(id), Id(one))): One) -> Result<Response, Error> {
    let (now, by) = (visit.app.clock.now(), visit.person.as_ref().map(|person| person.id));
    let paid = visit.app.db.write(move |tx| award::pay(tx, (fund_id, id), one, now, by)).await?;
    visit.go_saying(&path(fund_id, id), if paid { "award-paid" } else { "award-paid-already" })
}

/// `POST /funds/{id}/projects/{project}/instalments/{instalment}/removal`
pub async fn unplan(visit: Visit, Path((Id(fund_id), Id(id), Id(one))): One) -> Result<Response, Error> {
    let gone = visit.app.db.write(move |tx| award::drop_instalment(tx, (fund_id, id), one)).await?;
    visit.go_saying(&path(fund_id, id), if gone { "award-unplanned" } else { "award-paid-already" })
}
