//! What those who got money say of it, behind their own link: receipts, and what came of it.

use axum::extract::Path;
use axum::response::Response;
use store::award::{self, Receipt};

use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::project::{Read, opened, own_page, own_path};
use crate::visit::Visit;

/// Characters of the note, and of what was bought.
pub const NOTE: usize = 3000;
const WHAT: usize = 200;
/// Receipts of one award.
const MOST: usize = 200;

/// The project that a link opens, if it got money.
pub async fn awarded(visit: &Visit, fund_id: i64, link: &str) -> Result<Read, Error> {
    let read = opened(visit, fund_id, link).await?;
    if read.award.is_some() { Ok(read) } else { Err(Error::NotFound) }
}

/// `POST /funds/{id}/proposals/{key}/receipts`
pub async fn receipt(
    visit: Visit,
    Path((Id(fund_id), link)): Path<(Id, String)>,
    mut form: Form,
) -> Result<Response, Error> {
    visit.limit(Act::Room)?;
    let read = awarded(&visit, fund_id, &link).await?;
    let sum = form.amount("amount", &read.fund.said.currency);
    let what = form.text("what", WHAT);
    let day = form.date("day");
    if day.is_none() && form.fault("day").is_none() {
        form.refuse("day", "fund-day-needed", &[]);
    }
    if sum == Some(0) {
        form.refuse("amount", "project-cost-none", &[]);
    } else if read.receipts.len() >= MOST {
        form.refuse("amount", "award-too-many", &[("most", MOST.into())]);
    }
    let (Some(amount), Some(day), true) = (sum, day, form.is_good()) else {
        return visit.refuse(&own_page(&visit, read, None, form));
    };
    let made = visit.app.clock.now();
    let one = Receipt { id: visit.app.ids.next(), amount, what, day: day.to_string(), made };
    let id = read.project.id;
    visit.app.db.write(move |tx| award::add_receipt(tx, (fund_id, id), &one)).await?;
    visit.go_saying(&own_path(&visit.app, fund_id, id), "award-receipt-kept")
}

/// `POST /funds/{id}/proposals/{key}/receipts/{receipt}/removal`
pub async fn drop_receipt(
    visit: Visit,
    Path((Id(fund_id), link, Id(one))): Path<(Id, String, Id)>,
) -> Result<Response, Error> {
    let read = awarded(&visit, fund_id, &link).await?;
    let id = read.project.id;
    visit
        .app
        .db
        .write(move |tx| award::drop_receipt(tx, (fund_id, id), one))
        .await?
        .then_some(())
        .ok_or_not_found()?;
    visit.go_saying(&own_path(&visit.app, fund_id, id), "award-receipt-gone")
}

/// `POST /funds/{id}/proposals/{key}/note`
pub async fn note(
    visit: Visit,
    Path((Id(fund_id), link)): Path<(Id, String)>,
    mut form: Form,
) -> Result<Response, Error> {
    visit.limit(Act::Room)?;
    let read = awarded(&visit, fund_id, &link).await?;
    let note = form.text("note", NOTE);
    if !form.is_good() {
        return visit.refuse(&own_page(&visit, read, None, form));
    }
    let (id, now) = (read.project.id, visit.app.clock.now());
    visit.app.db.write(move |tx| award::tell(tx, fund_id, id, &note, now)).await?;
    visit.go_saying(&own_path(&visit.app, fund_id, id), "award-note-kept")
}
