use axum::response::Response;
use store::consent::Kind;
use store::lean::{self, Lean};
use store::{Bilingual, Tx, clause, edition, issue, note, session, story, strategy, summary};

use super::views::{Mine, Step, Word};
use crate::error::Error;
use crate::id::Id;
use crate::visit::Visit;

/// `GET /trace`: from one's own words up.
pub async fn mine(visit: Visit) -> Result<Response, Error> {
    let (own, holder) = (visit.clone(), visit.holder().unwrap_or_default());
    let words = visit.app.db.read(move |tx| words(tx, &own, &holder)).await?;
    visit.show(&Mine { visit: &visit, words })
}

fn words(tx: &mut Tx<'_>, visit: &Visit, holder: &str) -> store::Result<Vec<Word>> {
    let mut words = Vec::new();
    for noted in note::of_owner(tx, holder)? {
        let one = noted.note;
        let from = session::by_id(tx, one.session_id)?.map(|session| visit.nearest(&session.title).0);
        words.push(Word {
            key: "trace-note",
            text: one.text,
            language: one.language,
            from: from.unwrap_or_default(),
            path: format!("/sessions/{}/notes/{}", Id(one.session_id), Id(one.id)),
            is_back: noted.consent.withdrawn.is_some(),
            steps: steps(tx, visit, Kind::Note, one.id)?,
        });
    }
    for (one, consent) in story::of_owner(tx, holder)? {
        words.push(Word {
            key: "trace-story",
            text: if one.title.is_empty() { crate::markdown::plain(&one.text) } else { one.title },
            language: one.language,
            from: String::new(),
            path: format!("/stories/{}", Id(one.id)),
            is_back: consent.withdrawn.is_some(),
            steps: steps(tx, visit, Kind::Story, one.id)?,
        });
    }
    words.sort_by_key(|word| word.steps.is_empty());
    Ok(words)
}

/// From the nearest thing that leans on it to the farthest: lines of a page, issues, clauses, editions.
fn steps(tx: &mut Tx<'_>, visit: &Visit, kind: Kind, record_id: i64) -> store::Result<Vec<Step>> {
    let mut leans = lean::of(tx, kind, record_id)?;
    leans.sort_by_key(|one| (clause_of(&one.path).is_some(), one.id));
    let mut steps = Vec::new();
    for one in leans {
        let Some((strategy_id, number)) = clause_of(&one.path) else {
            steps.push(Step::of(visit, &one, named(tx, &one)?));
            continue;
        };
        steps.extend(upward(tx, visit, &one, strategy_id, number)?);
    }
    Ok(steps)
}

/// What a line of a page or an issue is called now, in both languages; none: nothing else has more than one name.
fn named(tx: &mut Tx<'_>, lean: &Lean) -> store::Result<Option<Bilingual>> {
    let of_session = lean.path.strip_prefix("/sessions/").and_then(|rest| rest.split_once("/summary#l-"));
    if let Some((session, line)) = of_session {
        let ids = store::ids::from_text(session).zip(store::ids::from_text(line));
        let Some((session_id, id)) = ids else { return Ok(None) };
        return Ok(summary::line(tx, session_id, id)?.map(|line| line.text));
    }
    let Some(id) = lean.path.strip_prefix("/issues/").and_then(store::ids::from_text) else {
        return Ok(None);
    };
    Ok(issue::by_id(tx, id)?.map(|issue| issue.words.title))
}

/// The strategy and the number of a clause, by its address.
fn clause_of(path: &str) -> Option<(i64, i64)> {
    let (id, number) = path.strip_prefix("/strategies/")?.split_once("/clauses/")?;
    Some((store::ids::from_text(id)?, number.parse().ok()?))
}

/// A clause, and the editions that it stood in while it rested on these words.
fn upward(
    tx: &mut Tx<'_>,
    visit: &Visit,
    lean: &Lean,
    strategy_id: i64,
    number: i64,
) -> store::Result<Vec<Step>> {
    let Some(strategy) = strategy::by_id(tx, strategy_id)? else { return Ok(Vec::new()) };
    let Some(clause) = clause::one(tx, strategy_id, number)? else { return Ok(Vec::new()) };
    let versions = clause::versions(tx, strategy_id, number)?;
    let (title, foreign) = match versions.first() {
        Some(version) => visit.nearest(&version.words.title),
        None => (lean.title.clone(), None),
    };
    let text = visit.t("trace-clause").with("number", number.to_string());
    let mut steps = vec![Step {
        name: text.with("strategy", visit.nearest(&strategy.title).0).to_string(),
        title: title.clone(),
        foreign,
        path: lean.path.clone(),
        mend: lean.mend.filter(|_| lean.mended.is_none()).map(|at| visit.lang.date(at, &strategy.zone)),
    }];
    for edition in edition::of(tx, strategy_id)?.iter().rev() {
        let was_there = lean.made <= edition.made
            && clause.made <= edition.made
            && clause.retired.is_none_or(|at| at > edition.made)
            && lean.mend.is_none_or(|at| at > edition.made);
        if was_there {
            let name = visit.t("strategy-edition").with("number", edition.number.to_string());
            steps.push(Step {
                name: visit.lang.text("trace-edition"),
                title: name.with("date", crate::plan::day(visit.lang, &edition.day)).to_string(),
                foreign: None,
                path: format!("{}#clause-{number}", crate::edition::path(strategy_id, edition.number)),
                mend: None,
            });
        }
    }
    Ok(steps)
}
