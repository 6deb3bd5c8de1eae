//! A clause is written in another language here, by whoever runs the strategy; and read by a person, who says that it says
//! what the clause says.

use axum::extract::Path;
use axum::response::Response;
use store::clause::Clause;
use store::tongue::{self, Said};
use store::{Tx, approval, clause, strategy};

use super::views::Wording;
use super::{Spoken, path};
use crate::clause::approval::read_by;
use crate::clause::{TEXT, TITLE, drafted};
use crate::conversation::one_space;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::visit::Visit;

/// A clause that may be written in a language.
type At = Path<(Id, i64, String)>;

async fn page<'a>(
    visit: &'a Visit,
    at: (i64, i64, String),
    form: Option<Form>,
) -> Result<Wording<'a>, Error> {
    let (id, number, tag) = at;
    let look = move |tx: &mut Tx<'_>| {
        let strategy = strategy::by_id(tx, id)?.ok_or_not_found()?;
        let spoken = Spoken::of(tx, id, &tag)?.ok_or_not_found()?;
        let clause = clause::one(tx, id, number)?.ok_or_not_found()?;
        let version = clause::versions(tx, id, number)?.into_iter().next().ok_or_not_found()?;
        Ok::<_, Error>((strategy, spoken, clause, version))
    };
    let (strategy, spoken, clause, version) = visit.app.db.read(look).await?;
    let form = form.unwrap_or_else(|| Wording::filled(&spoken, &clause));
    Ok(Wording { visit, strategy, spoken, clause, version, form })
}

/// `GET /strategies/{id}/clauses/{number}/tongues/{tag}`
pub async fn show(visit: Visit, Path((Id(id), number, tag)): At) -> Result<Response, Error> {
    visit.show(&page(&visit, (id, number, tag), None).await?)
}

/// `POST /strategies/{id}/clauses/{number}/tongues/{tag}`: of the version that its author read. If the clause has moved on
/// meanwhile, it is kept, and behind.
pub async fn write(visit: Visit, Path((Id(id), number, tag)): At, mut form: Form) -> Result<Response, Error> {
    let title = one_space(&form.text("title", TITLE));
    let text = form.text("text", TEXT);
    let plain = form.optional("plain", TEXT).unwrap_or_default();
    let version = form.value("version").parse().unwrap_or(0);
    if !form.is_good() {
        return visit.refuse(&page(&visit, (id, number, tag), Some(form)).await?);
    }
    let state = drafted(form.is_given("machine"));
    let (made, made_by) = (visit.app.clock.now(), visit.person.as_ref().map(|me| me.id));
    let said = move |clause: &Clause| {
        let version = if version < 1 || version > clause.version { clause.version } else { version };
        Said { number, version, title, text, plain, state, made, made_by }
    };
    let own = tag.clone();
    let write = move |tx: &mut Tx<'_>| {
        strategy::lock(tx, id)?.ok_or_not_found()?;
        Spoken::of(tx, id, &own)?.ok_or_not_found()?;
        let said = said(&clause::one(tx, id, number)?.ok_or_not_found()?);
        tongue::say(tx, id, &own, &said)?;
        approval::forget(tx, id, number, said.version, &own)?;
        Ok::<_, Error>(strategy::touch(tx, id)?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}#clause-{number}", path(id, &tag)), "tongue-kept")
}

/// `POST /strategies/{id}/clauses/{number}/tongues/{tag}/approval`: of the words and the version that were read.
pub async fn approve(visit: Visit, Path((Id(id), number, tag)): At, form: Form) -> Result<Response, Error> {
    let parsed = |field| form.value(field).parse::<i64>().unwrap_or(0);
    let (version, made) = (parsed("version"), parsed("made"));
    let (own, own_tag) = (visit.clone(), tag.clone());
    let write = move |tx: &mut Tx<'_>| {
        strategy::lock(tx, id)?.ok_or_not_found()?;
        let stands = clause::one(tx, id, number)?.ok_or_not_found()?.version == version;
        if !stands || !tongue::approve(tx, id, number, &own_tag, (version, made))? {
            return Ok(false);
        }
        let read = read_by(tx, &own, (id, number, version), &own_tag)?;
        approval::put(tx, &read)?;
        strategy::touch(tx, id)?;
        Ok::<_, Error>(true)
    };
    let key = if visit.app.db.write(write).await? { "clause-approved" } else { "clause-moved-on" };
    visit.go_saying(&format!("{}#clause-{number}", path(id, &tag)), key)
}
