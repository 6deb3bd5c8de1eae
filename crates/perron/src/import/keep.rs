//! A conversation of the files becomes a conversation of the house.

use std::collections::BTreeMap;
use std::sync::Arc;

use store::conversation::{Adding, Moderation, Origin, State};
use store::participant::Participant;
use store::statement::Statement;
use store::vote::{Choice, Vote};
use store::{Clock, Db, Ids, participant, statement, vote};

use super::{Report, Terms};
use crate::exchange::{self, Conversation};

/// Votes written at once: enough to be quick, few enough that nobody who votes meanwhile waits for long.
const CHUNK: usize = 5_000;

/// Where it is kept.
#[derive(Clone)]
pub struct Desk {
    /// The database.
    pub db: Db,
    /// Makes ids.
    pub ids: Ids,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
}

/// Keeps the conversation under `id`, in parts, hidden as a draft until it is whole; if that fails nothing is left.
/// Whatever an earlier try left under `id` is removed first. `told` hears how many votes are kept.
pub async fn keep(
    desk: &Desk,
    id: i64,
    brought: Conversation,
    terms: &Terms,
    told: impl Fn(usize, usize),
) -> store::Result<Report> {
    let kept = keep_parts(desk, id, brought, terms, told).await;
    if kept.is_err() {
        desk.db.write(move |tx| store::conversation::delete(tx, id)).await?;
    }
    kept
}

async fn keep_parts(
    desk: &Desk,
    id: i64,
    brought: Conversation,
    terms: &Terms,
    told: impl Fn(usize, usize),
) -> store::Result<Report> {
    let now = desk.clock.now();
    let votes = last_votes(&brought);
    let mut report = Report { conversation: id, votes: votes.len(), ..Report::default() };
    report.changed = brought.votes.len() - votes.len();
    let people = people(&desk.ids, &votes);
    report.participants = people.len();
    let record = record(&brought, id, terms, now);
    let statements = statements(&desk.ids, id, &brought, terms, &people, &votes, &mut report);
    let statement_ids: BTreeMap<u64, i64> =
        brought.statements.iter().map(|s| s.id).zip(statements.iter().map(|s| s.id)).collect();
    let voices: Vec<Participant> =
        people.iter().map(|(&outside, &voice)| voice_of(id, outside, voice, now)).collect();
    desk.db
        .write(move |tx| {
            store::conversation::delete(tx, id)?;
            store::conversation::insert(tx, &record)?;
            statement::insert_many(tx, &statements)?;
            participant::insert_many(tx, &voices)
        })
        .await?;
    let all = votes.len();
    for (part, chunk) in votes.chunks(CHUNK).enumerate() {
        told(part * CHUNK, all);
        let mut rows: Vec<Vote> = chunk
            .iter()
            .map(|cast| Vote {
                conversation_id: id,
                participant_id: people[&cast.participant],
                statement_id: statement_ids[&cast.statement],
                choice: Choice::of_number(cast.value.into()),
                event: 0,
                made: if cast.time > 0 { cast.time } else { now },
                carried_from: None,
            })
            .collect();
        let ids = desk.ids.clone();
        desk.db
            .write(move |tx| {
                rows.iter_mut().for_each(|row| row.event = ids.next());
                vote::insert_many(tx, &rows)
            })
            .await?;
    }
    let state = if terms.open { State::Open } else { State::Closed };
    desk.db
        .write(move |tx| {
            let Some(mut whole) = store::conversation::by_id(tx, id)? else { return Ok(()) };
            whole.state = state;
            store::conversation::set_state(tx, &whole)
        })
        .await?;
    told(all, all);
    Ok(report)
}

/// The last vote of each person on each statement, in order of time.
fn last_votes(brought: &Conversation) -> Vec<opinion::Cast> {
    let mut last = BTreeMap::new();
    for (at, cast) in brought.votes.iter().enumerate() {
        last.insert((cast.participant, cast.statement), at);
    }
    let mut places: Vec<usize> = last.into_values().collect();
    places.sort_unstable();
    places.into_iter().map(|at| brought.votes[at]).collect()
}

fn people(ids: &Ids, votes: &[opinion::Cast]) -> BTreeMap<u64, i64> {
    let mut people: BTreeMap<u64, i64> = votes.iter().map(|cast| (cast.participant, 0)).collect();
    people.values_mut().for_each(|id| *id = ids.next());
    people
}

fn voice_of(conversation_id: i64, outside: u64, id: i64, made: i64) -> Participant {
    let outside_id = outside_id(outside);
    Participant { conversation_id, id, holder: None, outside_id, origin: participant::Origin::Polis, made }
}

/// The number something came with, if it can be kept and counted on from: tables and JSON lose whole numbers above 2⁵³.
/// Anything larger is given a number of its own when it is taken away.
fn outside_id(number: u64) -> Option<i64> {
    i64::try_from(number).ok().filter(|number| *number <= 1 << 53)
}

fn record(brought: &Conversation, id: i64, terms: &Terms, now: i64) -> store::conversation::Conversation {
    let about = match brought.description.trim() {
        "" => brought.url.clone(),
        words => words.to_owned(),
    };
    let in_french = terms.language() == Some(store::Language::French);
    let (en, fr) = if in_french { (String::new(), about) } else { (about, String::new()) };
    store::conversation::Conversation {
        id,
        question: terms.question(&brought.topic),
        background: store::Bilingual { en, fr },
        opens: None,
        closes: None,
        zone: terms.zone.clone(),
        moderation: Moderation::Before,
        adding: Adding::Everyone,
        state: State::Draft,
        published: None,
        origin: Origin::Polis,
        version: 1,
        made: now,
        made_by: None,
    }
}

fn statements(
    ids: &Ids,
    conversation_id: i64,
    brought: &Conversation,
    terms: &Terms,
    people: &BTreeMap<u64, i64>,
    votes: &[opinion::Cast],
    report: &mut Report,
) -> Vec<Statement> {
    let voted: std::collections::BTreeSet<u64> = votes.iter().map(|cast| cast.statement).collect();
    let mut rows = Vec::with_capacity(brought.statements.len());
    for (at, written) in brought.statements.iter().enumerate() {
        let state = match written.moderation {
            exchange::Moderation::Out => statement::State::Rejected,
            exchange::Moderation::Waiting if !voted.contains(&written.id) => statement::State::Pending,
            _ => statement::State::Accepted,
        };
        let counted = match state {
            statement::State::Rejected => &mut report.moderated_out,
            statement::State::Pending => &mut report.waiting,
            _ => &mut report.statements,
        };
        *counted += 1;
        report.about += usize::from(written.is_meta);
        report.without_words += usize::from(written.text.trim().is_empty());
        rows.push(Statement {
            conversation_id,
            id: ids.next(),
            number: at as i64 + 1,
            outside_id: outside_id(written.id),
            participant_id: written.author.and_then(|author| people.get(&author).copied()),
            text: if written.text.trim().is_empty() {
                format!("({})", written.id)
            } else {
                written.text.clone()
            },
            language: terms.language(),
            edition: 1,
            state,
            merged_into: None,
            meta: written.is_meta,
            origin: if written.is_seed { statement::Origin::Seed } else { statement::Origin::Polis },
            made: written.time,
        });
    }
    rows
}
