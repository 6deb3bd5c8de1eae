use std::sync::Arc;

use axum::extract::Path;
use axum::response::Response;
use store::ballot::{self, Ballot};
use store::conversation::{self, Conversation};
use store::{Tx, ids};

use super::views::{Entered, List};
use super::{Clerk, Refusal, Sheet};
use crate::conversation::path;
use crate::error::Error;
use crate::form::Form;
use crate::id::Id;
use crate::visit::Visit;
use crate::vote::Deck;

/// Ballots listed under the form.
const LISTED: i64 = 30;

/// `GET /conversations/{id}/ballots`
pub async fn list(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = Read::of(&visit, id).await?;
    visit.show(&read.view(&visit, Form::new()))
}

/// `POST /conversations/{id}/ballots`
pub async fn enter(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let read = Read::of(&visit, id).await?;
    let Some(sheet) = Sheet::parse(&mut form, read.deck.card.iter().map(|card| card.number)) else {
        return visit.refuse(&read.view(&visit, form));
    };
    let outcome = write(&visit, id, move |tx, clerk| super::enter(tx, clerk, &sheet)).await;
    match outcome {
        Ok(()) => visit.go_saying(&format!("{}/ballots", path(id)), "ballot-entered"),
        Err(Refused::Because(refusal)) => {
            form.refuse("label", refusal.key(), &[]);
            visit.refuse(&read.view(&visit, form))
        }
        Err(Refused::Failed(error)) => Err(error),
    }
}

/// `POST /conversations/{id}/ballots/{ballot}/removal`
pub async fn remove(visit: Visit, Path((Id(id), Id(ballot))): Path<(Id, Id)>) -> Result<Response, Error> {
    let said = match write(&visit, id, move |tx, clerk| super::remove(tx, clerk, ballot)).await {
        Ok(()) => "ballot-removed",
        Err(Refused::Because(refusal)) => refusal.key(),
        Err(Refused::Failed(error)) => return Err(error),
    };
    visit.go_saying(&format!("{}/ballots", path(id)), said)
}

/// Why nothing was written.
enum Refused {
    Because(Refusal),
    Failed(Error),
}

impl From<store::Error> for Refused {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Conflict(_) => Self::Because(Refusal::Double), // entered by another clerk just now
            other => Self::Failed(other.into()),
        }
    }
}

async fn write<F>(visit: &Visit, id: i64, act: F) -> Result<(), Refused>
where
    F: FnOnce(&mut Tx<'_>, &Clerk<'_>) -> Result<Result<(), Refusal>, Error> + Send + 'static,
{
    let app = visit.app.clone();
    let person_id = visit.person.as_ref().map(|person| person.id);
    let write = move |tx: &mut Tx<'_>| {
        let clerk = Clerk { ids: &app.ids, now: app.clock.now(), conversation_id: id, person_id };
        act(tx, &clerk).map_err(Refused::Failed)?.map_err(Refused::Because)
    };
    visit.app.db.write(write).await?;
    visit.app.events.tell(id);
    Ok(())
}

/// What the page needs; read in one go.
struct Read {
    conversation: Conversation,
    deck: Arc<Deck>,
    entered: Vec<Ballot>,
    count: i64,
}

impl Read {
    async fn of(visit: &Visit, id: i64) -> Result<Self, Error> {
        let app = visit.app.clone();
        let read = visit.app.db.read(move |tx| {
            let conversation = conversation::by_id(tx, id)?.ok_or(Error::NotFound)?;
            Ok::<_, Error>(Self {
                deck: app.decks.of(tx, id, conversation.version)?,
                entered: ballot::page(tx, id, i64::MAX, LISTED)?,
                count: ballot::count(tx, id)?,
                conversation,
            })
        });
        read.await
    }

    fn view<'a>(&'a self, visit: &'a Visit, form: Form) -> List<'a> {
        let language = visit.lang.language();
        let entered = self.entered.iter().map(|ballot| Entered {
            id: ids::to_text(ballot.id),
            label: ballot.label.clone(),
            when: visit.lang.moment(ballot.made, &self.conversation.zone),
        });
        List {
            visit,
            path: path(self.conversation.id),
            question: self.conversation.question.nearest(language).0,
            form,
            statements: self.deck.card.iter().map(|card| (card.number, card.shown(language))).collect(),
            entered: entered.collect(),
            count: self.count,
        }
    }
}
