//! A person says that the text of a clause in one language says what the clause says.

use axum::extract::Path;
use axum::response::Response;
use store::{Language, Tx, clause, strategy};

use super::path;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
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
    let write = move |tx: &mut Tx<'_>| {
        strategy::lock(tx, id)?.ok_or_not_found()?;
        let clause = clause::one(tx, id, number)?.ok_or_not_found()?;
        if clause.version == version {
            clause::approve(tx, id, number, version, language)?;
            strategy::touch(tx, id)?;
        }
        Ok::<_, Error>(clause.version == version)
    };
    let key = if visit.app.db.write(write).await? { "clause-approved" } else { "clause-moved-on" };
    visit.go_saying(&path(id, number), key)
}
