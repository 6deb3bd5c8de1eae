//! Which statement is put before someone next: by the routing of the conversation's map where one was made here, with its
//! guarantees watched; otherwise the least answered first. Voting keeps that map from growing old ([`live::of_voter`]).

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use opinion::perron::routing::{Audit, Routing};
use store::vote::Vote;

use super::{Card, Deck};
use crate::app::Shared;
use crate::map::live::{self, Shown};

/// The routings in use.
#[derive(Default)]
pub struct Routings(Mutex<HashMap<i64, Made>>);

/// A routing, and the map and deck it was made of.
struct Made {
    last_event: i64,
    version: i64,
    routing: Routing,
}

impl Routings {
    /// Whether the routing of a conversation keeps its promises; `None` while the least answered goes first.
    pub fn audit(&self, conversation_id: i64) -> Option<Audit> {
        self.lock().get(&conversation_id).map(|made| made.routing.audit())
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<i64, Made>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The statement to put before someone, counted as shown.
    fn choose(
        &self,
        conversation_id: i64,
        shown: &Shown,
        deck: &Deck,
        votes: &[Vote],
        who: i64,
    ) -> Option<i64> {
        let model = shown.model()?;
        let given =
            votes.iter().filter_map(|vote| Some((vote.statement_id.cast_unsigned(), vote.choice?.number())));
        let standing = model.standing(who.cast_unsigned(), given);
        let answered: HashSet<u64> = votes.iter().map(|vote| vote.statement_id.cast_unsigned()).collect();
        let mut held = self.lock();
        let is_of_now = |made: &Made| (made.last_event, made.version) == (shown.last_event, deck.version);
        if !held.get(&conversation_id).is_some_and(is_of_now) {
            let open: Vec<u64> = deck.card.iter().map(|card| card.id.cast_unsigned()).collect();
            let mut routing = model.routing(&open);
            if let Some(before) = held.get(&conversation_id) {
                routing.pages = before.routing.pages;
                report(conversation_id, &before.routing.audit());
            }
            let (last_event, version) = (shown.last_event, deck.version);
            held.insert(conversation_id, Made { last_event, version, routing });
        }
        let routing = &mut held.get_mut(&conversation_id)?.routing;
        let choice = routing.next(&standing, |id| answered.contains(&id))?;
        routing.record(&standing, &choice);
        Some(choice.statement.cast_signed())
    }
}

/// A routing that breaks its promises is said in the log, so that somebody notices.
fn report(conversation: i64, audit: &Audit) {
    if !audit.faults.is_empty() {
        tracing::warn!(conversation, faults = ?audit.faults, fresh = audit.fresh_share, gain = audit.gain, "routing is off");
    }
}

/// The statement to put before someone next.
pub fn next<'a>(app: &Shared, id: i64, deck: &'a Arc<Deck>, votes: &[Vote], who: i64) -> Option<&'a Card> {
    let shown = live::of_voter(app, id);
    let chosen = shown.and_then(|shown| app.routings.choose(id, &shown, deck, votes, who));
    chosen.and_then(|id| deck.of(id)).or_else(|| least_answered(deck, votes, who))
}

/// The statement with the fewest answers; among equals, not the same one for all.
fn least_answered<'a>(deck: &'a Deck, votes: &[Vote], who: i64) -> Option<&'a Card> {
    let answered: HashSet<i64> = votes.iter().map(|vote| vote.statement_id).collect();
    let open = deck.card.iter().filter(|card| !answered.contains(&card.id));
    open.min_by_key(|card| (card.seen(), scatter(card.id, who)))
}

/// A number that looks random but is the same for the same two.
fn scatter(statement_id: i64, who: i64) -> u64 {
    let mixed = (statement_id ^ who.rotate_left(17)).cast_unsigned().wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ mixed >> 29
}
