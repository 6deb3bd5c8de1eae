//! The check: does it fit the rules, what does it really cost, and who says so. Reasons are public.

use axum::extract::Path;
use axum::response::Response;
use store::Tx;
use store::fund::{self, State as Step, Way};
use store::project::{self, Check as Checked, State};

use super::pages::{Read, read};
use super::views::Check;
use super::{forms, path};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::money;
use crate::visit::Visit;

/// Characters of a reason.
const REASON: usize = 600;

/// `GET /funds/{id}/projects/{project}/check`
pub async fn show(visit: Visit, Path((Id(fund_id), Id(id))): Path<(Id, Id)>) -> Result<Response, Error> {
    let read = read(&visit, fund_id, id).await?;
    let said = &read.project.said;
    let money = |amount: i64| money::plain(amount, &read.fund.said.currency);
    let verdict = if read.project.state == State::Proposed { "" } else { read.project.state.word() };
    let form = Form::filled([
        ("verdict", verdict),
        ("reason", &read.project.reason),
        ("costed-by", &read.project.costed_by),
        ("cost", &money(said.cost)),
        ("honoraria", &money(said.honoraria)),
    ]);
    visit.show(&Check { visit: &visit, read, form, most: REASON })
}

/// `POST /funds/{id}/projects/{project}/check`
pub async fn decide(
    visit: Visit,
    Path((Id(fund_id), Id(id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let read = read(&visit, fund_id, id).await?;
    let Some(parsed) = parse(&mut form, &read) else {
        return visit.refuse(&Check { visit: &visit, read, form, most: REASON });
    };
    let (now, by) = (visit.app.clock.now(), visit.person.as_ref().map(|person| person.id));
    let write = move |tx: &mut Tx<'_>| {
        let fund = fund::lock(tx, fund_id)?.ok_or_not_found()?;
        let is_open = match fund.said.way {
            Way::Vote => fund.state == Step::Proposals,
            Way::Committee => fund.state == Step::Voting,
        };
        let check = Checked {
            state: parsed.state,
            reason: &parsed.reason,
            costed_by: &parsed.costed_by,
            cost: parsed.cost,
            honoraria: parsed.honoraria,
            checked: now,
            checked_by: by,
        };
        Ok::<_, Error>(is_open && project::check(tx, fund_id, id, &check)?)
    };
    if !visit.app.db.write(write).await? {
        return visit.go_saying(&path(fund_id, id), "project-check-late");
    }
    visit.go_saying(&format!("{}/settings", crate::fund::path(fund_id)), "project-checked")
}

struct Parsed {
    state: State,
    reason: String,
    costed_by: String,
    cost: i64,
    honoraria: i64,
}

fn parse(form: &mut Form, read: &Read) -> Option<Parsed> {
    let rules = &read.fund.said;
    let verdict = form.choice("verdict", &[("eligible", State::Eligible), ("excluded", State::Excluded)]);
    let reason = form.optional("reason", REASON).unwrap_or_default();
    let costed_by = form.optional("costed-by", forms::NAME).unwrap_or_default();
    let (cost, honoraria) = (form.amount("cost", &rules.currency), form.amount("honoraria", &rules.currency));
    match verdict {
        Some(State::Excluded) if reason.is_empty() => form.refuse("reason", "project-reason-needed", &[]),
        Some(State::Eligible) => {
            if costed_by.is_empty() {
                form.refuse("costed-by", "project-costed-needed", &[]);
            }
            forms::within(form, rules, cost, honoraria, false);
        }
        _ if cost.zip(honoraria).is_some_and(|(cost, honoraria)| honoraria > cost) => {
            form.refuse("honoraria", "project-honoraria-most", &[("share", rules.honoraria.into())]);
        }
        _ => {}
    }
    form.is_good().then_some(())?;
    Some(Parsed { state: verdict?, reason, costed_by, cost: cost?, honoraria: honoraria? })
}
