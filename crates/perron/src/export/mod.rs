//! Taking a conversation away: in the shape of a Polis export, so that anyone can recompute what came of it.

mod pages;

use std::collections::HashMap;

use opinion::Cast;
use store::conversation::Origin;
use store::statement::{self, Statement};
use store::{Tx, participant, vote};

use crate::exchange::{Conversation, Moderation};
use crate::routes::{Access, Route};

/// The votes of fewer people could be told apart too easily; they are for moderators only.
pub const FEWEST: usize = 10;

/// Public times are cut to the hour, so that nobody is found by when they voted.
const HOUR: i64 = 3_600_000;

/// The data of a conversation.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/conversations/{id}/export.zip", Access::Anyone, pages::show)]
}

/// For whom the data is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Anyone: no authors, times to the hour, no words that moderation or their author took back.
    Everyone,
    /// Whoever runs the house: everything.
    Operator,
}

/// The conversation as it leaves the house; `None` where there is none of this id. Participants get numbers of their
/// own (those they came with, if they came from elsewhere), statements the numbers people know them by.
pub fn gather(tx: &mut Tx, id: i64, reader: Reader, address: &str) -> store::Result<Option<Conversation>> {
    let Some(conversation) = store::conversation::by_id(tx, id)? else { return Ok(None) };
    let statements = statement::all(tx, id)?;
    let number = statement_numbers(&statements);
    let voices = voices(tx, id)?;
    let moment = |time: i64| match reader {
        Reader::Everyone if conversation.origin != Origin::Polis => time.div_euclid(HOUR) * HOUR,
        _ => time,
    };
    let mut votes = Vec::new();
    vote::all(tx, id, |vote| {
        let both = (voices.get(&vote.participant_id), number.get(&vote.statement_id));
        if let (Some(choice), (Some(&participant), Some(&statement))) = (vote.choice, both) {
            votes.push(Cast { participant, statement, value: choice.number(), time: moment(vote.made) });
        }
    })?;
    votes.sort_by_key(|cast| (cast.time, cast.statement, cast.participant));
    let author = |s: &Statement| match reader {
        Reader::Everyone if s.origin != statement::Origin::Polis => None,
        _ => s.participant_id.and_then(|author| voices.get(&author).copied()),
    };
    let written = |s: &Statement| crate::exchange::Statement {
        id: number.get(&s.id).copied().unwrap_or_default(),
        author: author(s),
        time: moment(s.made),
        moderation: moderation(s.state),
        is_meta: s.meta,
        is_seed: s.origin == statement::Origin::Seed,
        text: if is_shown(s, reader) { s.text.clone() } else { String::new() },
    };
    let mut out: Vec<_> = statements.iter().filter(|s| number.contains_key(&s.id)).map(written).collect();
    out.sort_by_key(|s| s.id);
    let language = store::Language::English;
    Ok(Some(Conversation {
        topic: conversation.question.nearest(language).0.to_owned(),
        description: conversation.background.nearest(language).0.to_owned(),
        url: address.to_owned(),
        statements: out,
        votes,
    }))
}

/// What a statement is called outside: the number it came with; one that was added here comes after those.
pub(crate) fn statement_numbers(statements: &[Statement]) -> HashMap<i64, u64> {
    let number = |n: i64| u64::try_from(n).unwrap_or_default();
    let last = statements.iter().filter_map(|s| s.outside_id).max();
    let kept = statements.iter().filter(|s| s.state != statement::State::Withdrawn);
    kept.map(|s| {
        let outside = match (s.outside_id, last) {
            (Some(outside), _) => outside,
            (None, Some(last)) => last + s.number,
            (None, None) => s.number,
        };
        (s.id, number(outside))
    })
    .collect()
}

/// What a participant is called outside, by the same rule.
fn voices(tx: &mut Tx, id: i64) -> store::Result<HashMap<i64, u64>> {
    let mut all = Vec::new();
    let mut after = 0;
    loop {
        let page = participant::page(tx, id, after, 10_000)?;
        let Some(last) = page.last() else { break };
        after = last.id;
        all.extend(page.into_iter().map(|voice| (voice.id, voice.outside_id)));
    }
    let mut next = all.iter().filter_map(|(_, outside)| *outside).max().unwrap_or(0);
    let numbered = all.into_iter().map(|(voice, outside)| {
        let outside = outside.unwrap_or_else(|| {
            next += 1;
            next
        });
        (voice, u64::try_from(outside).unwrap_or_default())
    });
    Ok(numbered.collect())
}

fn moderation(state: statement::State) -> Moderation {
    match state {
        statement::State::Accepted => Moderation::In,
        statement::State::Pending => Moderation::Waiting,
        statement::State::Rejected | statement::State::Withdrawn | statement::State::Merged => {
            Moderation::Out
        }
    }
}

fn is_shown(statement: &Statement, reader: Reader) -> bool {
    reader == Reader::Operator
        || statement.state == statement::State::Accepted
        || statement.state == statement::State::Merged
        || statement.origin == statement::Origin::Polis
}
