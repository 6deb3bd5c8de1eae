use axum::extract::Path;
use axum::response::Response;
use store::clause::{self, Cited, Source, SourceKind};
use store::{Tx, approval, issue, note};

use super::evidence::{self, Rest, look};
use super::views::{Branch, Show, Trace};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::issue::evidence::Eye;
use crate::strategy::read::Read;
use crate::visit::Visit;

/// Things under one thing that a trace shows at most.
const UNDER: usize = 60;

async fn page<'a>(visit: &'a Visit, id: i64, number: i64, form: Form) -> Result<Show<'a>, Error> {
    let (own, now) = (visit.clone(), visit.app.clock.now());
    let read = move |tx: &mut Tx<'_>| {
        let read = Read::of(tx, &own, id)?;
        let clause = read.clause(number).cloned().ok_or_not_found()?;
        let eye = evidence::eye(&own, now);
        let cited = clause::sources(tx, id, number)?;
        let rests: Result<Vec<Rest>, store::Error> = cited.iter().map(|one| look(tx, &eye, one)).collect();
        let approvals = approval::of(tx, id, number)?;
        Ok::<_, Error>((clause::versions(tx, id, number)?, rests?, approvals, clause, read))
    };
    let (versions, rests, approvals, clause, read) = visit.app.db.read(read).await?;
    if !crate::strategy::is_seen(visit, &read.strategy) || versions.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(Show { visit, read, clause, versions, rests, approvals, form })
}

/// `GET /strategies/{id}/clauses/{number}`
pub async fn show(visit: Visit, Path((Id(id), number)): Path<(Id, i64)>) -> Result<Response, Error> {
    visit.show(&page(&visit, id, number, Form::new()).await?)
}

/// The same page, with a form that needs another look.
pub async fn refuse(visit: &Visit, id: i64, number: i64, form: Form) -> Result<Response, Error> {
    visit.refuse(&page(visit, id, number, form).await?)
}

/// `GET /strategies/{id}/clauses/{number}/trace`: down to the words that it rests on.
pub async fn trace(visit: Visit, Path((Id(id), number)): Path<(Id, i64)>) -> Result<Response, Error> {
    let (own, now) = (visit.clone(), visit.app.clock.now());
    let read = move |tx: &mut Tx<'_>| {
        let read = Read::of(tx, &own, id)?;
        let clause = read.clause(number).cloned().ok_or_not_found()?;
        let eye = evidence::eye(&own, now);
        let mut branches = Vec::new();
        for cited in clause::sources(tx, id, number)? {
            branches.push(branch(tx, &eye, &cited)?);
        }
        let own_source = Source { kind: SourceKind::Clause, within: id, record_id: number };
        let above: Vec<i64> = clause::uses(tx, own_source)?.into_iter().map(|one| one.number).collect();
        Ok::<_, Error>((branches, above, clause, read))
    };
    let (branches, above, clause, read) = visit.app.db.read(read).await?;
    if !crate::strategy::is_seen(&visit, &read.strategy) {
        return Err(Error::NotFound);
    }
    let name = |number: &i64| {
        let (title, foreign) = visit.nearest(&read.title(*number));
        (super::path(id, *number), format!("{number}. {title}"), foreign)
    };
    let above = above.iter().map(name).collect();
    visit.show(&Trace { visit: &visit, read, clause, branches, above })
}

fn branch(tx: &mut Tx<'_>, eye: &Eye<'_>, cited: &Cited) -> store::Result<Branch> {
    let rest = look(tx, eye, cited)?;
    let source = cited.source;
    let below: Vec<Source> = match source.kind {
        SourceKind::SummaryLine => notes_under(tx, source, eye)?,
        SourceKind::Priority => {
            issue::sources(tx, source.record_id)?.into_iter().map(evidence::from_issue).collect()
        }
        _ => Vec::new(),
    };
    let mut under = Vec::new();
    for source in below.iter().take(UNDER) {
        let cited = Cited { source: *source, ..cited.clone() };
        under.push(look(tx, eye, &cited)?);
    }
    under.retain(|one| !one.is_lost);
    Ok(Branch { rest, under, more: below.len().saturating_sub(UNDER) })
}

fn notes_under(tx: &mut Tx<'_>, source: Source, eye: &Eye<'_>) -> store::Result<Vec<Source>> {
    let Some(facts) = eye.page(tx, source.within, Some(source.record_id))? else { return Ok(Vec::new()) };
    let of = |note_id| Source { kind: SourceKind::Note, within: source.within, record_id: note_id };
    let mut notes: Vec<i64> = facts.sources(source.record_id).iter().map(|one| one.note_id).collect();
    notes.sort_unstable_by_key(|id| facts.notes.get(id).map(|noted: &note::Noted| noted.note.made));
    Ok(notes.into_iter().map(of).collect())
}
