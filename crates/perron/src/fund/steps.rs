//! The steps of a fund: proposals, the vote with its rules frozen, the closure, and if it must be a new vote.

use axum::extract::Path;
use axum::response::Response;
use serde_json::Value;
use store::fund::{self, Fund, State, Way};
use store::project::{self, State as Project};
use store::{Tx, award, committee, fund_ballot, fund_outcome, news, shift};

use super::pages::Read;
use super::rules::Sheet;
use super::views::Settings;
use super::{count, path};
use crate::app::App;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::jobs;
use crate::mail::votes::{self, About};
use crate::visit::Visit;

/// Members that a committee needs.
pub const MEMBERS: usize = 3;
/// Characters of a public reason.
pub const REASON: usize = 600;

/// `GET /funds/{id}/settings`
pub async fn settings(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = visit.app.db.read(move |tx| Read::of(tx, id)).await?;
    visit.show(&Settings { visit: &visit, read, form: Form::new() })
}

async fn refuse(visit: &Visit, id: i64, key: &'static str) -> Result<Response, Error> {
    let mut form = Form::new();
    form.refuse("next", key, &[]);
    refuse_with(visit, id, form).await
}

async fn refuse_with(visit: &Visit, id: i64, form: Form) -> Result<Response, Error> {
    let read = visit.app.db.read(move |tx| Read::of(tx, id)).await?;
    visit.refuse(&Settings { visit, read, form })
}

/// `POST /funds/{id}/publication`: proposals are welcome; a committee begins its work by rules that are frozen now.
pub async fn publish(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let write = move |tx: &mut Tx<'_>| {
        let fund = fund::lock(tx, id)?.ok_or_not_found()?;
        if fund.state != State::Draft {
            return Ok(Some("fund-step-taken"));
        }
        if !fund.said.title.is_complete() || !fund.said.about.is_complete() {
            return Ok(Some("fund-both-languages"));
        }
        if fund.said.way == Way::Committee && committee::members(tx, id)?.len() < MEMBERS {
            return Ok(Some("fund-committee-small"));
        }
        fund::set_state(tx, id, State::Draft, State::Proposals)?;
        if fund.said.way == Way::Committee {
            let (rules, sha256) = Sheet::write(&fund, &[]);
            fund::freeze(tx, id, &rules, &sha256)?;
        }
        Ok::<_, Error>(None)
    };
    match visit.app.db.write(write).await? {
        Some(key) => refuse(&visit, id, key).await,
        None => visit.go_saying(&format!("{}/settings", path(id)), "fund-published"),
    }
}

/// `POST /funds/{id}/opening`
pub async fn open(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let app = visit.app.clone();
    let write = move |tx: &mut Tx<'_>| {
        let refused = open_now(tx, id, app.clock.now())?;
        if refused.is_none() {
            votes::opened(tx, &app, About::Fund, id)?;
        }
        Ok::<_, Error>(refused)
    };
    match visit.app.db.write(write).await? {
        Some(key) => refuse(&visit, id, key).await,
        None => visit.go_saying(&format!("{}/settings", path(id)), "fund-opened"),
    }
}

/// Freezes the rules and opens the vote; or the key of the sentence that says why not.
pub fn open_now(tx: &mut Tx<'_>, id: i64, now: i64) -> Result<Option<&'static str>, Error> {
    let fund = fund::lock(tx, id)?.ok_or_not_found()?;
    let projects = project::of_fund(tx, id)?;
    if fund.state != State::Proposals || fund.said.way != Way::Vote {
        return Ok(Some("fund-step-taken"));
    }
    if fund.said.votes_until <= now {
        return Ok(Some("fund-day-past"));
    }
    if projects.iter().any(|one| one.state == Project::Proposed) {
        return Ok(Some("fund-open-unchecked"));
    }
    let eligible: Vec<_> = projects.into_iter().filter(|one| one.state == Project::Eligible).collect();
    if eligible.is_empty() {
        return Ok(Some("fund-open-none"));
    }
    let (rules, sha256) = Sheet::write(&fund, &eligible);
    fund::freeze(tx, id, &rules, &sha256)?;
    Ok(None)
}

/// `POST /funds/{id}/closure`
pub async fn close(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let app = visit.app.clone();
    let closed = visit.app.db.write(move |tx| {
        let fund = fund::lock(tx, id)?.ok_or_not_found()?;
        close_now(tx, &app, &fund).map_err(Error::from)
    });
    if closed.await? {
        visit.go_saying(&path(id), "fund-closed")
    } else {
        refuse(&visit, id, "fund-close-twice").await
    }
}

/// Ends a vote, or the work of a committee, and asks for the count; false if it is not open.
pub fn close_now(tx: &mut Tx<'_>, app: &App, fund: &Fund) -> store::Result<bool> {
    if fund.said.way == Way::Committee {
        return fund::set_state(tx, fund.id, State::Voting, State::Decided);
    }
    if !fund::set_state(tx, fund.id, State::Voting, State::Counting)? {
        return Ok(false);
    }
    news::drop_of(tx, &path(fund.id))?; // a digest to come would say that it is open
    jobs::ask(tx, &app.ids, app.clock.now(), count::JOB, fund.id, &Value::Null)?;
    Ok(true)
}

/// `POST /funds/{id}/renewal`: rules or projects must change, so everybody votes anew; why is public.
pub async fn renew(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let why = form.text("why", REASON);
    if !form.is_good() {
        return refuse_with(&visit, id, form).await;
    }
    let write = move |tx: &mut Tx<'_>| {
        let fund = fund::lock(tx, id)?.ok_or_not_found()?;
        if fund.said.way == Way::Committee || !award::forget(tx, id)? {
            return Ok(Some("fund-renew-paid"));
        }
        if !fund::renew(tx, id, &why)? {
            return Ok(Some("fund-step-taken"));
        }
        news::drop_of(tx, &path(id))?;
        fund_ballot::forget(tx, id)?;
        fund_outcome::forget(tx, id)?;
        shift::forget(tx, shift::Kind::Fund, id)?;
        Ok::<_, Error>(None)
    };
    match visit.app.db.write(write).await? {
        Some(key) => refuse(&visit, id, key).await,
        None => visit.go_saying(&format!("{}/settings", path(id)), "fund-renewed"),
    }
}
