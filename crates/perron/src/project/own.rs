//! The page of those who proposed something, behind their own link: change it, take it back, and later say what came of it.

use axum::extract::Path;
use axum::response::Response;
use store::Tx;
use store::fund;
use store::project::{self, State};

use super::pages::Read;
use super::views::Own;
use super::{PURPOSE, forms, own_path};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::fund::{opens, takes_proposals};
use crate::id::Id;
use crate::limits::Act;
use crate::visit::Visit;

/// The project that a link opens.
pub async fn opened(visit: &Visit, fund_id: i64, link: &str) -> Result<Read, Error> {
    let id = opens(&visit.app.secret, PURPOSE, fund_id, link).ok_or_not_found()?;
    visit.app.db.read(move |tx| Read::of(tx, fund_id, id)).await
}

/// The page, with what needs another look.
pub fn page<'a>(visit: &'a Visit, read: Read, form: Option<Form>, report: Form) -> Own<'a> {
    let is_open =
        takes_proposals(&read.fund, visit.app.clock.now()) && read.project.state != State::Withdrawn;
    let form = form.unwrap_or_else(|| forms::filled(&read.fund, &read.project, &read.people));
    let action = own_path(&visit.app, read.fund.id, read.project.id);
    Own { visit, read, action, is_open, form, report }
}

/// `GET /funds/{id}/proposals/{key}`
pub async fn show(visit: Visit, Path((Id(fund_id), link)): Path<(Id, String)>) -> Result<Response, Error> {
    let read = opened(&visit, fund_id, &link).await?;
    visit.show(&page(&visit, read, None, Form::new()))
}

/// `POST /funds/{id}/proposals/{key}`: what is changed is checked again.
pub async fn change(
    visit: Visit,
    Path((Id(fund_id), link)): Path<(Id, String)>,
    mut form: Form,
) -> Result<Response, Error> {
    visit.limit(Act::Registration)?;
    let read = opened(&visit, fund_id, &link).await?;
    let id = read.project.id;
    let language = read.project.said.language;
    let Some((said, people)) = forms::proposal(&mut form, &read.fund, language) else {
        return visit.refuse(&page(&visit, read, Some(form), Form::new()));
    };
    let now = visit.app.clock.now();
    let write = move |tx: &mut Tx<'_>| {
        let fund = fund::lock(tx, fund_id)?.ok_or_not_found()?;
        if !takes_proposals(&fund, now) || !project::update(tx, fund_id, id, &said)? {
            return Ok(false);
        }
        project::set_proposers(tx, fund_id, id, &people)?;
        Ok::<_, Error>(true)
    };
    let key = if visit.app.db.write(write).await? { "project-changed" } else { "project-late" };
    visit.go_saying(&own_path(&visit.app, fund_id, id), key)
}

/// `POST /funds/{id}/proposals/{key}/withdrawal`
pub async fn withdraw(
    visit: Visit,
    Path((Id(fund_id), link)): Path<(Id, String)>,
) -> Result<Response, Error> {
    let read = opened(&visit, fund_id, &link).await?;
    let (id, now) = (read.project.id, visit.app.clock.now());
    let write = move |tx: &mut Tx<'_>| {
        let fund = fund::lock(tx, fund_id)?.ok_or_not_found()?;
        // what people are voting on stays
        let may = takes_proposals(&fund, now);
        if may {
            project::withdraw(tx, fund_id, id)?;
        }
        Ok::<_, Error>(may)
    };
    let key = if visit.app.db.write(write).await? { "project-withdrawn" } else { "project-late" };
    visit.go_saying(&own_path(&visit.app, fund_id, id), key)
}
