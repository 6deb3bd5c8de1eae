//! What moderators do to statements; each act is recorded with its reason.

use store::decision::{self, Act, Decision};
use store::report::{Kind, Reason, Thing};
use store::ruling::{self, Act as Ruled, Ruling};
use store::statement::{self, State, Statement};
use store::{Ids, Language, Tx, conversation, vote};

use crate::error::Error;

/// Reasons to refuse or set aside, as stored; each is the end of a key.
pub const REASONS: &[&str] = &["off", "double", "person", "private", "several", "unclear", "other"];

/// Who decides, where and when.
pub struct Moderator<'a> {
    pub ids: &'a Ids,
    pub now: i64,
    pub conversation_id: i64,
    pub person_id: Option<i64>,
}

/// An act on several statements.
#[derive(Clone, Debug)]
pub struct Bulk {
    pub statement_ids: Vec<i64>,
    pub act: Act,
    /// A word of [`REASONS`], and on the next line what the moderator adds; may be empty.
    pub reason: String,
    /// The number of the statement that goes on for them, when they are merged.
    pub into: Option<i64>,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// So many were changed.
    Done(usize),
    /// There is no accepted statement of this number to merge into.
    NoTarget,
}

/// Does the act on each statement that is in a state for it.
pub fn decide(tx: &mut Tx<'_>, moderator: &Moderator<'_>, bulk: &Bulk) -> Result<Outcome, Error> {
    let conversation_id = moderator.conversation_id;
    conversation::touch(tx, conversation_id)?;
    let all = statement::all(tx, conversation_id)?;
    let target = bulk.into.and_then(|number| {
        all.iter().find(|statement| statement.number == number && statement.state == State::Accepted)
    });
    if bulk.act == Act::Merge && target.is_none() {
        return Ok(Outcome::NoTarget);
    }
    let target = target.map(|target| target.id);
    let chosen = all.iter().filter(|one| bulk.statement_ids.contains(&one.id) && may(bulk.act, one, target));
    let mut done = 0;
    for one in chosen {
        apply(tx, moderator, bulk.act, one, target)?;
        record(tx, moderator, one.id, bulk.act, &bulk.reason)?;
        done += 1;
    }
    Ok(Outcome::Done(done))
}

/// Whether a statement is in a state for the act.
fn may(act: Act, one: &Statement, target: Option<i64>) -> bool {
    match act {
        Act::Accept => one.state == State::Pending,
        Act::Reject => matches!(one.state, State::Pending | State::Accepted),
        Act::Merge => matches!(one.state, State::Pending | State::Accepted) && target != Some(one.id),
        Act::Restore => matches!(one.state, State::Rejected | State::Merged),
        Act::SetApart => one.state == State::Accepted && !one.meta,
        Act::TakeIn => one.state == State::Accepted && one.meta,
        Act::Edit => false,
    }
}

fn apply(
    tx: &mut Tx<'_>,
    by: &Moderator<'_>,
    act: Act,
    one: &Statement,
    target: Option<i64>,
) -> Result<(), Error> {
    let key = (by.conversation_id, one.id);
    match (act, target, one.merged_into) {
        (Act::Merge, Some(target), _) => {
            vote::carry(tx, by.ids.next(), by.conversation_id, one.id, target)?;
            statement::set_state(tx, key, State::Merged, Some(target))?;
        }
        (Act::Restore, _, Some(merged_into)) => {
            vote::carry_back(tx, by.ids.next(), by.conversation_id, one.id, merged_into)?;
            statement::set_state(tx, key, State::Accepted, None)?;
        }
        (Act::Accept | Act::Restore, _, _) => {
            statement::set_state(tx, key, State::Accepted, None)?;
        }
        (Act::Reject, _, _) => {
            statement::set_state(tx, key, State::Rejected, None)?;
        }
        (Act::SetApart | Act::TakeIn, _, _) => {
            statement::set_meta(tx, key, act == Act::SetApart)?;
        }
        (Act::Merge, None, _) | (Act::Edit, _, _) => {}
    }
    Ok(())
}

/// Changes the words of a statement: a new edition, so its translation becomes stale. Votes stay.
pub fn reword(
    tx: &mut Tx<'_>,
    moderator: &Moderator<'_>,
    statement_id: i64,
    (text, language): (&str, Language),
    reason: &str,
) -> Result<(), Error> {
    conversation::touch(tx, moderator.conversation_id)?;
    if !statement::set_text(tx, (moderator.conversation_id, statement_id), text, Some(language))? {
        return Err(Error::NotFound);
    }
    record(tx, moderator, statement_id, Act::Edit, reason)
}

/// Writes down what was done; what sets aside or brings back is a ruling too, which its author may appeal against.
fn record(
    tx: &mut Tx<'_>,
    by: &Moderator<'_>,
    statement_id: i64,
    act: Act,
    reason: &str,
) -> Result<(), Error> {
    decision::insert(
        tx,
        &Decision {
            conversation_id: by.conversation_id,
            id: by.ids.next(),
            statement_id,
            person_id: by.person_id,
            act,
            reason: reason.to_owned(),
            made: by.now,
        },
    )?;
    let ruled = match act {
        Act::Reject => Ruled::Hide,
        Act::Restore => Ruled::Show,
        _ => return Ok(()),
    };
    let thing = Thing { kind: Kind::Statement, within: by.conversation_id, id: statement_id };
    let (first, rest) = reason.split_once('\n').unwrap_or((reason, ""));
    let because = match Reason::of_word(first) {
        Some(said) => (Some(said), rest),
        None => (None, reason),
    };
    let ruling = Ruling::new(thing, by.ids.next(), ruled, because, by.person_id, by.now);
    Ok(ruling::insert(tx, ruling)?)
}
