//! A person says that the text of a clause in one language says what the clause says.

use axum::extract::Path;
use axum::response::Response;
use store::approval::{self, Approval};
use store::holding::Kind as Held;
use store::{Language, Tx, clause, strategy};

use super::{Standing, path};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::rights::Deed;
use crate::visit::Visit;

/// `POST /strategies/{id}/clauses/{number}/approval`: of the version that was read.
pub async fn approve(
    visit: Visit,
    Path((Id(id), number)): Path<(Id, i64)>,
    mut form: Form,
) -> Result<Response, Error> {
    let language =
        form.choice("language", &Language::ALL.iter().map(|one| (one.word(), *one)).collect::<Vec<_>>());
    let version = form.number("version", 1, i64::MAX);
    let (Some(language), Some(version)) = (language, version) else { return Err(Error::NotFound) };
    let own = visit.clone();
    let write = move |tx: &mut Tx<'_>| {
        strategy::lock(tx, id)?.ok_or_not_found()?;
        let standing = clause::versions(tx, id, number)?.into_iter().next().ok_or_not_found()?;
        let is_there = Standing::of(&standing, language) != Standing::Missing;
        if standing.version != version || !is_there {
            return Ok(false);
        }
        clause::approve(tx, id, number, version, language)?;
        let read = read_by(tx, &own, (id, number, version), language.word())?;
        approval::put(tx, &read)?;
        strategy::touch(tx, id)?;
        Ok::<_, Error>(true)
    };
    let key = if visit.app.db.write(write).await? { "clause-approved" } else { "clause-moved-on" };
    visit.go_saying(&path(id, number), key)
}

/// That whoever comes read a wording, and as what.
pub fn read_by(
    tx: &mut Tx<'_>,
    visit: &Visit,
    (strategy_id, number, version): (i64, i64, i64),
    tag: &str,
) -> store::Result<Approval> {
    let role = visit.rights.role_with(tx, Held::Strategy, strategy_id, Deed::Run)?;
    Ok(Approval {
        strategy_id,
        number,
        version,
        tag: tag.to_owned(),
        role: role.unwrap_or_default().to_owned(),
        made: visit.app.clock.now(),
        made_by: visit.person.as_ref().map(|me| me.id),
    })
}
