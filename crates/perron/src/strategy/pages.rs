use axum::extract::Path;
use axum::response::Response;
use store::Tx;
use store::edition;
use store::strategy;

use super::is_listed;
use super::read::Read;
use super::views::{Languages, Line, List, Show};
use crate::error::Error;
use crate::id::Id;
use crate::visit::Visit;

/// `GET /strategies`
pub async fn list(visit: Visit) -> Result<Response, Error> {
    let own = visit.clone();
    let read = move |tx: &mut Tx<'_>| {
        let mut lines = Vec::new();
        for one in strategy::all(tx)? {
            let editions = edition::of(tx, one.id)?;
            if is_listed(tx, &own, &one)? || !editions.is_empty() {
                lines.push(Line::of(&own, &one, &editions, strategy_clauses(tx, one.id)?));
            }
        }
        Ok::<_, store::Error>(lines)
    };
    let lines = visit.app.db.read(read).await?;
    visit.show(&List { visit: &visit, lines })
}

fn strategy_clauses(tx: &mut Tx<'_>, id: i64) -> store::Result<usize> {
    Ok(store::clause::of(tx, id)?.iter().filter(|one| one.retired.is_none()).count())
}

/// `GET /strategies/{id}`: the text as it stands.
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = Read::for_visit(&visit, id).await?;
    visit.show(&Show { visit: &visit, read })
}

/// `GET /strategies/{id}/languages`: side by side, and how each clause stands in each.
pub async fn languages(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = Read::for_visit(&visit, id).await?;
    visit.show(&Languages { visit: &visit, read })
}
