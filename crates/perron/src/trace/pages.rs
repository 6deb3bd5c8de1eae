use std::collections::HashMap;
use std::collections::hash_map::Entry;

use axum::response::Response;
use store::clause::{self, Clause};
use store::consent::Kind;
use store::edition::{self, Edition};
use store::lean::{self, Lean};
use store::strategy::{self, Strategy};
use store::{Bilingual, Tx, issue, note, session, story, summary};

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
    let mut known = Known::default();
    for noted in note::of_owner(tx, holder)? {
        let one = noted.note;
        if let Entry::Vacant(place) = known.sessions.entry(one.session_id) {
            let session = session::by_id(tx, one.session_id)?;
            place.insert(session.map(|session| visit.nearest(&session.title).0));
        }
        let from = known.sessions.get(&one.session_id).cloned().flatten();
        words.push(Word {
            key: "trace-note",
            text: one.text,
            language: one.language,
            from: from.unwrap_or_default(),
            path: format!("/sessions/{}/notes/{}", Id(one.session_id), Id(one.id)),
            is_back: noted.consent.withdrawn.is_some(),
            steps: steps(tx, visit, &mut known, (Kind::Note, one.id))?,
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
            steps: steps(tx, visit, &mut known, (Kind::Story, one.id))?,
        });
    }
    words.sort_by_key(|word| word.steps.is_empty());
    Ok(words)
}

/// From the nearest thing that leans on it to the farthest: lines of a page, issues, clauses, editions.
fn steps(
    tx: &mut Tx<'_>,
    visit: &Visit,
    known: &mut Known,
    (kind, record_id): (Kind, i64),
) -> store::Result<Vec<Step>> {
    let mut leans = lean::of(tx, kind, record_id)?;
    leans.sort_by_key(|one| (clause_of(&one.path).is_some(), one.id));
    let mut steps = Vec::new();
    for one in leans {
        let Some((strategy_id, number)) = clause_of(&one.path) else {
            steps.push(Step::of(visit, &one, named(tx, &one)?));
            continue;
        };
        if let Some(above) = known.above(tx, strategy_id)? {
            steps.extend(upward(visit, &one, above, number));
        }
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

/// A strategy, as far as steps lead up to it.
struct Above {
    strategy: Strategy,
    clauses: HashMap<i64, Clause>,
    titles: HashMap<i64, Bilingual>,
    /// The latest first.
    editions: Vec<Edition>,
}

/// What was read already: each session and each strategy once, however many words lead there.
#[derive(Default)]
struct Known {
    sessions: HashMap<i64, Option<String>>,
    strategies: HashMap<i64, Option<Above>>,
}

impl Known {
    fn above(&mut self, tx: &mut Tx<'_>, id: i64) -> store::Result<Option<&Above>> {
        if let Entry::Vacant(place) = self.strategies.entry(id) {
            let read = match strategy::by_id(tx, id)? {
                None => None,
                Some(strategy) => Some(Above {
                    strategy,
                    clauses: clause::of(tx, id)?.into_iter().map(|one| (one.number, one)).collect(),
                    titles: clause::standing(tx, id)?
                        .into_iter()
                        .map(|one| (one.number, one.words.title))
                        .collect(),
                    editions: edition::of(tx, id)?,
                }),
            };
            place.insert(read);
        }
        Ok(self.strategies.get(&id).and_then(Option::as_ref))
    }
}

/// A clause, and the editions that it stood in while it rested on these words.
fn upward(visit: &Visit, lean: &Lean, above: &Above, number: i64) -> Vec<Step> {
    let Some(clause) = above.clauses.get(&number) else { return Vec::new() };
    let strategy = &above.strategy;
    let (title, foreign) = match above.titles.get(&number) {
        Some(title) => visit.nearest(title),
        None => (lean.title.clone(), None),
    };
    let text = visit.t("trace-clause").with("number", number.to_string());
    let mut steps = vec![Step {
        name: text.with("strategy", visit.nearest(&strategy.title).0).to_string(),
        title,
        foreign,
        path: lean.path.clone(),
        mend: lean.mend.filter(|_| lean.mended.is_none()).map(|at| visit.lang.date(at, &strategy.zone)),
    }];
    for edition in above.editions.iter().rev() {
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
                path: format!("{}#clause-{number}", crate::edition::path(strategy.id, edition.number)),
                mend: None,
            });
        }
    }
    steps
}
