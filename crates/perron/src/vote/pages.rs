use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::{Path, Query};
use axum::response::Response;
use store::conversation::{self, Conversation};
use store::vote::{self, Choice, Vote};
use store::{Language, Tx, ids, participant};

use super::views::{About, Answer, Last, Mine, Progress, Rest, TakePart};
use super::{Card, Cast, Deck, Voice, routing};
use crate::app::Shared;
use crate::conversation::{Standing, may_run, path};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::visit::Visit;

/// What the pages of a voter need; read in one go.
struct Read {
    conversation: Conversation,
    deck: Arc<Deck>,
    votes: Vec<Vote>,
    participant_id: i64,
}

impl Read {
    fn of(tx: &mut Tx<'_>, app: &Shared, voice: Voice) -> Result<Self, Error> {
        let conversation = conversation::by_id(tx, voice.conversation_id)?.ok_or_not_found()?;
        let deck = app.decks.of(tx, conversation.id, conversation.version)?;
        let voice = voice.settled(tx)?;
        let votes = vote::of_participant(tx, voice.conversation_id, voice.participant_id)?;
        Ok(Self { conversation, deck, votes, participant_id: voice.participant_id })
    }

    fn next(&self, app: &Shared) -> Option<&Card> {
        routing::next(app, self.conversation.id, &self.deck, &self.votes, self.participant_id)
    }

    fn progress(&self) -> Progress {
        let answered = self.votes.iter().filter(|vote| self.deck.of(vote.statement_id).is_some()).count();
        Progress { answered, all: self.deck.card.len() }
    }

    fn last(&self, visit: &Visit) -> Option<Last> {
        let given = self.votes.iter().filter(|vote| vote.carried_from.is_none());
        let last =
            given.filter(|vote| self.deck.of(vote.statement_id).is_some()).max_by_key(|vote| vote.event)?;
        let shown = self.deck.of(last.statement_id)?.shown(visit.lang.language());
        Some(Last {
            id: ids::to_text(last.statement_id),
            text: shown.text.to_owned(),
            foreign: shown.foreign,
            choice: last.choice?,
        })
    }
}

/// Whose voice this visit is. A person's may be one that they began as a guest, which keeps its id.
pub async fn voice_of(visit: &Visit, conversation_id: i64) -> Result<Voice, Error> {
    let holder = visit.holder().ok_or(Error::Form)?;
    let mut voice = Voice::new(&visit.app.secret, conversation_id, holder.clone());
    if visit.person.is_some() {
        let find = move |tx: &mut store::Tx<'_>| participant::of_holder(tx, conversation_id, &holder);
        if let Some(own) = visit.app.db.read(find).await? {
            voice.participant_id = own.id;
        }
    }
    Ok(voice)
}

async fn read(visit: &Visit, id: i64) -> Result<Read, Error> {
    let voice = voice_of(visit, id).await?;
    let app = visit.app.clone();
    let read = visit.app.db.read(move |tx| Read::of(tx, &app, voice)).await?;
    let is_draft = Standing::of(&read.conversation, visit.app.clock.now()) == Standing::Draft;
    if is_draft && !may_run(visit) { Err(Error::NotFound) } else { Ok(read) }
}

/// `GET /conversations/{id}`
pub async fn take_part(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    let about = About::of(&visit, &read.conversation, visit.app.clock.now());
    let wanted = query.get("statement").and_then(|id| read.deck.of(ids::from_text(id)?));
    let card = wanted.or_else(|| read.next(&visit.app));
    let (progress, last) = (read.progress(), read.last(&visit));
    let Some(card) = card.filter(|_| about.standing == Standing::Open) else {
        return visit.show(&Rest { visit: &visit, about, form: Form::new(), progress, last });
    };
    let shown = card.shown(visit.lang.language());
    let original = shown.translator.map(|_| (card.text.as_str(), card.language.map_or("", Language::word)));
    visit.show(&TakePart {
        visit: &visit,
        about,
        id: ids::to_text(card.id),
        shown,
        original,
        form: Form::new(),
        progress,
        last,
    })
}

/// `GET /conversations/{id}/votes`
pub async fn mine(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = read(&visit, id).await?;
    let mut answers: Vec<(i64, Answer<'_>)> = read
        .votes
        .iter()
        .filter_map(|vote| {
            let card = read.deck.of(vote.statement_id)?;
            let answer = Answer {
                id: ids::to_text(card.id),
                number: card.number,
                shown: card.shown(visit.lang.language()),
                choice: vote.choice?,
                is_carried: vote.carried_from.is_some(),
            };
            Some((vote.event, answer))
        })
        .collect();
    answers.sort_by_key(|(event, _)| std::cmp::Reverse(*event));
    let answers = answers.into_iter().map(|(_, answer)| answer).collect();
    let about = About::of(&visit, &read.conversation, visit.app.clock.now());
    visit.show(&Mine { visit: &visit, about, answers, all: read.deck.card.len() })
}

/// `POST /conversations/{id}/votes`: one vote, or one taken back.
pub async fn cast(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    visit.limit(Act::Vote)?;
    let voice = voice_of(&visit, id).await?;
    let path = path(voice.conversation_id);
    let cast = parse(&form)?;
    let app = visit.app.clone();
    let outcome = visit
        .app
        .db
        .write(move |tx| super::cast(tx, &app.decks, &app.ids, app.clock.now(), voice, cast))
        .await?;
    let back = if form.is_given("mine") { format!("{path}/votes") } else { path };
    if let Err(refusal) = outcome {
        return visit.go_saying(&back, refusal.key());
    }
    if cast.choice.is_some() {
        visit.app.decks.count(id, cast.statement_id);
    }
    visit.app.events.tell(id);
    match cast.choice {
        None if !form.is_given("mine") => {
            visit.go(&format!("{back}?statement={}", ids::to_text(cast.statement_id)))
        }
        None => visit.go_saying(&back, "vote-taken-back"),
        Some(_) if form.is_given("mine") => visit.go_saying(&back, "vote-changed"),
        Some(_) => visit.go(&back),
    }
}

/// `POST /conversations/{id}/votes/erasure`
pub async fn erase(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let voice = voice_of(&visit, id).await?;
    let path = path(voice.conversation_id);
    let app = visit.app.clone();
    let outcome = visit.app.db.write(move |tx| super::erase(tx, &app.ids, app.clock.now(), voice)).await?;
    visit.app.events.tell(id);
    let key = outcome.map_or_else(super::Refusal::key, |()| "vote-erased");
    visit.go_saying(&format!("{path}/votes"), key)
}

fn parse(form: &Form) -> Result<Cast, Error> {
    let undo = form.is_given("undo");
    let statement = form.value(if undo { "undo" } else { "statement" });
    let statement_id = ids::from_text(statement).ok_or_else(|| Error::Bad("no such statement".to_owned()))?;
    let choice = match form.value("vote") {
        _ if undo => None,
        "agree" => Some(Choice::Agree),
        "disagree" => Some(Choice::Disagree),
        "pass" => Some(Choice::Pass),
        _ => return Err(Error::Bad("a vote is agree, disagree or pass".to_owned())),
    };
    Ok(Cast { statement_id, choice })
}
