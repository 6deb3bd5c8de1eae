//! Puts the sample programme into a database that is still empty.

use store::conversation::{Adding, Moderation, State};
use store::{Bilingual, Clock, Db, Ids, Language, Tx, participant, statement, translation, vote};

use super::{
    Conversation, Programme, communities, fund, issues, plan, pledge, pulse, series, spaces, stories,
    strategy, summary,
};

const DAY: i64 = 24 * 60 * 60 * 1000;
/// For how long the simulated people have been voting.
const WEEKS: i64 = 21 * DAY;

/// What became of `--demo`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The sample is there now.
    Filled,
    /// The database holds conversations already; nothing was changed.
    Left,
}

/// Fills a database without conversations with the sample programme, whole or not at all.
pub async fn fill(db: &Db, ids: &Ids, clock: &dyn Clock) -> Result<Outcome, crate::error::Error> {
    let programme =
        Programme::read().map_err(|problem| crate::error::Error::Internal(problem.to_string()))?;
    let stories =
        stories::Sample::read().map_err(|problem| crate::error::Error::Internal(problem.to_string()))?;
    let plan = plan::Sample::read().map_err(|problem| crate::error::Error::Internal(problem.to_string()))?;
    let issues =
        issues::Sample::read().map_err(|problem| crate::error::Error::Internal(problem.to_string()))?;
    let space =
        spaces::Sample::read().map_err(|problem| crate::error::Error::Internal(problem.to_string()))?;
    let page =
        summary::Sample::read().map_err(|problem| crate::error::Error::Internal(problem.to_string()))?;
    let text =
        strategy::Sample::read().map_err(|problem| crate::error::Error::Internal(problem.to_string()))?;
    let (ids, now) = (ids.clone(), clock.now());
    let filled = db
        .write(move |tx| {
            if !store::conversation::ids(tx)?.is_empty() {
                return Ok::<_, crate::error::Error>(Outcome::Left);
            }
            // the first of the list is the question of the season: it is made last, so that it is the newest
            let mut made = Vec::new();
            for (index, conversation) in programme.conversation.iter().enumerate().rev() {
                made.push(keep(tx, &ids, conversation, index, now)?);
            }
            made.reverse();
            let mut homes = Vec::new();
            for community in &programme.community {
                homes.extend(communities::keep(tx, &ids, community, &made, now)?);
            }
            series::keep(tx, &ids, (&programme.series, &page), &homes, now)?;
            if let Some(table) = homes.first() {
                plan.keep(tx, &ids, *table, now)?;
            }
            if let (Some(home), Some(conversation)) = (homes.first(), made.first()) {
                issues.keep(tx, &ids, (*home, *conversation), now)?;
            }
            if let Some(home) = homes.first() {
                space.keep(tx, &ids, *home, now)?;
            }
            if let Some(home) = homes.first() {
                fund::keep(tx, &ids, &programme.fund, *home, now)?;
                pulse::keep(tx, &ids, *home, now)?;
            }
            if let Some(conversation) = made.first() {
                text.keep(tx, &ids, &homes, *conversation, now)?;
            }
            pledge::keep(tx, &ids, &programme.pledge, now)?;
            stories.keep(tx, &ids, now)?;
            store::server::put(tx, "sample", "")?; // every page says so
            Ok(Outcome::Filled)
        })
        .await?;
    Ok(filled)
}

fn keep(tx: &mut Tx, ids: &Ids, sample: &Conversation, index: usize, now: i64) -> store::Result<i64> {
    let begun = now - WEEKS;
    let conversation_id = ids.next();
    store::conversation::insert(tx, &record(sample, conversation_id, begun, now))?;
    let mut statements = Vec::with_capacity(sample.statement.len());
    for written in &sample.statement {
        let id = ids.next();
        statements.push(id);
        statement::insert(tx, &seed(conversation_id, id, &written.en, begun))?;
        translation::put(
            tx,
            &translation::Translation {
                conversation_id,
                statement_id: id,
                language: Language::French,
                text: written.fr.clone(),
                of_edition: 1,
                translator: "Perron".to_owned(),
                person_id: None,
                made: begun,
            },
        )?;
    }
    let votes = sample.votes(index);
    let people = votes.iter().map(|v| v.person).max().map_or(0, |last| last + 1);
    let voices: Vec<i64> = (0..people).map(|_| ids.next()).collect();
    let moment = |person: usize| begun + WEEKS * person as i64 / people.max(1) as i64;
    let participants: Vec<_> = voices
        .iter()
        .enumerate()
        .map(|(person, &id)| participant::Participant {
            conversation_id,
            id,
            holder: None,
            outside_id: None,
            origin: participant::Origin::Sample,
            made: moment(person),
        })
        .collect();
    participant::insert_many(tx, &participants)?;
    let votes: Vec<_> = votes
        .iter()
        .map(|v| vote::Vote {
            conversation_id,
            participant_id: voices[v.person],
            statement_id: statements[v.statement],
            choice: vote::Choice::of_number(v.value.into()),
            event: ids.next(),
            made: moment(v.person),
            carried_from: None,
        })
        .collect();
    vote::insert_many(tx, &votes)?;
    Ok(conversation_id)
}

fn record(sample: &Conversation, id: i64, begun: i64, now: i64) -> store::conversation::Conversation {
    store::conversation::Conversation {
        id,
        question: Bilingual { en: sample.question_en.clone(), fr: sample.question_fr.clone() },
        background: Bilingual { en: sample.background_en.clone(), fr: sample.background_fr.clone() },
        opens: Some(begun),
        closes: Some(now + 30 * DAY),
        zone: "America/Toronto".to_owned(),
        moderation: Moderation::Before,
        adding: Adding::Everyone,
        state: State::Open,
        published: None,
        origin: store::conversation::Origin::Sample,
        version: 1,
        made: begun,
        made_by: None,
    }
}

fn seed(conversation_id: i64, id: i64, text: &str, made: i64) -> statement::Statement {
    statement::Statement {
        conversation_id,
        id,
        number: 0,
        outside_id: None,
        participant_id: None,
        text: text.to_owned(),
        language: Some(Language::English),
        edition: 1,
        state: statement::State::Accepted,
        merged_into: None,
        meta: false,
        origin: statement::Origin::Sample,
        made,
    }
}
