use std::sync::Arc;

use axum::extract::Path;
use axum::response::Response;
use store::conversation::{self, Conversation};
use store::decision::{self, Decision};
use store::ids;
use store::statement::{self, Statement};

use crate::conversation::{Standing, may_run, path};
use crate::error::Error;
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::statement::views::{Mine, Own, Past, Similar};
use crate::statement::{Added, New};
use crate::visit::Visit;
use crate::vote::{About, Deck, voice_of};

/// `GET /conversations/{id}/statements`: mine.
pub async fn list(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = Read::of(&visit, id).await?;
    visit.show(&read.view(&visit, Form::new(), &[], false))
}

/// `POST /conversations/{id}/statements`: one more, unless others say nearly the same.
pub async fn add(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Statement)?;
    let voice = voice_of(&visit, id).await?;
    let Some(new) = New::parse(&mut form, visit.lang.language(), may_run(&visit)) else {
        return refuse(&visit, id, form, &[], false).await;
    };
    let app = visit.app.clone();
    let added = visit.app.db.write(move |tx| crate::statement::add(tx, &app, voice, &new)).await?;
    match added {
        Added::Similar(similar) => refuse(&visit, id, form, &similar, false).await,
        Added::Same(same) => refuse(&visit, id, form, &[same], true).await,
        Added::Refused(key) => {
            form.refuse("text", key, &[]);
            refuse(&visit, id, form, &[], false).await
        }
        Added::Pending => visit.go_saying(&format!("{}/statements", path(id)), "statement-added-pending"),
        Added::Accepted => {
            visit.app.events.tell(id);
            visit.go_saying(&format!("{}/statements", path(id)), "statement-added")
        }
    }
}

/// `POST /conversations/{id}/statements/{statement}/withdrawal`
pub async fn withdraw(
    visit: Visit,
    Path((Id(id), Id(statement))): Path<(Id, Id)>,
) -> Result<Response, Error> {
    let voice = voice_of(&visit, id).await?;
    let now = visit.app.clock.now();
    let said = visit.app.db.write(move |tx| crate::statement::withdraw(tx, voice, statement, now)).await?;
    visit.app.events.tell(id);
    visit.go_saying(&format!("{}/statements", path(id)), said)
}

async fn refuse(
    visit: &Visit,
    id: i64,
    form: Form,
    similar: &[i64],
    is_same: bool,
) -> Result<Response, Error> {
    let read = Read::of(visit, id).await?;
    visit.refuse(&read.view(visit, form, similar, is_same))
}

/// What the page needs; read in one go.
struct Read {
    conversation: Conversation,
    deck: Arc<Deck>,
    own: Vec<Statement>,
    decisions: Vec<Decision>,
}

impl Read {
    async fn of(visit: &Visit, id: i64) -> Result<Self, Error> {
        let voice = voice_of(visit, id).await?;
        let app = visit.app.clone();
        let read = visit.app.db.read(move |tx| {
            let conversation = conversation::by_id(tx, id)?.ok_or(Error::NotFound)?;
            let voice = voice.settled(tx)?;
            Ok::<_, Error>(Self {
                deck: app.decks.of(tx, id, conversation.version)?,
                own: statement::of_participant(tx, id, voice.participant_id)?,
                decisions: decision::of_participant(tx, id, voice.participant_id)?,
                conversation,
            })
        });
        let read = read.await?;
        let is_draft = Standing::of(&read.conversation, visit.app.clock.now()) == Standing::Draft;
        if is_draft && !may_run(visit) { Err(Error::NotFound) } else { Ok(read) }
    }

    fn view<'a>(&'a self, visit: &'a Visit, form: Form, similar: &[i64], is_same: bool) -> Mine<'a> {
        let similar = similar.iter().filter_map(|id| {
            let shown = self.deck.of(*id)?.shown(visit.lang.language());
            Some(Similar { id: ids::to_text(*id), shown, is_same })
        });
        Mine {
            visit,
            about: About::of(visit, &self.conversation, visit.app.clock.now()),
            form,
            own: self.own.iter().map(|own| self.own_view(visit, own)).collect(),
            similar: similar.collect(),
        }
    }

    fn own_view<'a>(&'a self, visit: &Visit, own: &'a Statement) -> Own<'a> {
        let decisions = self.decisions.iter().filter(|decision| decision.statement_id == own.id);
        Own {
            id: ids::to_text(own.id),
            text: &own.text,
            language: own.language.map_or("", store::Language::word),
            state: own.state,
            history: decisions
                .map(|decision| Past::of(visit.lang, decision, &self.conversation.zone))
                .collect(),
        }
    }
}
