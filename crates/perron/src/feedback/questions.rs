//! What is asked: changed by whoever runs the session. A version that was read stays as it was.

use axum::extract::Path;
use axum::response::Response;
use store::feedback::{self, Kind, Question};

use super::pages::{asked, session};
use super::views::{One, Questions};
use super::{MOST, forms, keep_questions, path, questions};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::visit::Visit;

async fn now_asked(visit: &Visit, id: i64) -> Result<Vec<Question>, Error> {
    Ok(asked(visit.app.db.read(move |tx| questions(tx, id)).await?))
}

/// `GET /sessions/{id}/feedback/questions`
pub async fn list(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let (session, questions) = (session(&visit, id).await?, now_asked(&visit, id).await?);
    visit.show(&Questions { visit: &visit, session, questions, form: Form::new() })
}

/// `POST /sessions/{id}/feedback/questions`: one more.
pub async fn add(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let (session, questions) = (session(&visit, id).await?, now_asked(&visit, id).await?);
    let parsed = forms::question(&mut form);
    if questions.len() >= MOST {
        form.refuse("text-en", "feedback-too-many", &[("most", MOST.into())]);
    }
    let Some((kind, text)) = parsed.filter(|_| form.is_good()) else {
        return visit.refuse(&Questions { visit: &visit, session, questions, form });
    };
    let now = visit.app.clock.now();
    let position = questions.iter().map(|question| question.position).max().unwrap_or(0) + 1;
    let new = Question {
        id: visit.app.ids.next(),
        version: 1,
        key: String::new(),
        position,
        kind,
        text,
        made: now,
        retired: None,
    };
    let write = move |tx: &mut store::Tx<'_>| {
        keep_questions(tx, id, now)?;
        feedback::insert(tx, id, &new)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&here(id), "feedback-question-kept")
}

/// `GET /sessions/{id}/feedback/questions/{question}`
pub async fn show(visit: Visit, Path((Id(id), Id(question))): Path<(Id, Id)>) -> Result<Response, Error> {
    let session = session(&visit, id).await?;
    let question =
        now_asked(&visit, id).await?.into_iter().find(|one| one.id == question).ok_or_not_found()?;
    let form = Form::filled([("text-en", &question.text.en), ("text-fr", &question.text.fr)]);
    visit.show(&One { visit: &visit, session, question, form })
}

/// `POST /sessions/{id}/feedback/questions/{question}`: other words make another version.
pub async fn change(
    visit: Visit,
    Path((Id(id), Id(question))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let session = session(&visit, id).await?;
    let question =
        now_asked(&visit, id).await?.into_iter().find(|one| one.id == question).ok_or_not_found()?;
    // how it is answered stays: another kind would be another question
    form.set("kind", question.kind.word());
    let Some((_, text)) = forms::question(&mut form) else {
        return visit.refuse(&One { visit: &visit, session, question, form });
    };
    let now = visit.app.clock.now();
    let write = move |tx: &mut store::Tx<'_>| {
        keep_questions(tx, id, now)?;
        if text != question.text && feedback::retire(tx, id, question.id, now)? {
            let next = Question { version: question.version + 1, text, made: now, ..question };
            feedback::insert(tx, id, &next)?;
        }
        Ok::<_, store::Error>(())
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&here(id), "feedback-question-kept")
}

/// `POST /sessions/{id}/feedback/questions/{question}/removal`: it is asked no more; its answers stay.
pub async fn remove(visit: Visit, Path((Id(id), Id(question))): Path<(Id, Id)>) -> Result<Response, Error> {
    session(&visit, id).await?;
    let now = visit.app.clock.now();
    let write = move |tx: &mut store::Tx<'_>| {
        keep_questions(tx, id, now)?;
        feedback::retire(tx, id, question, now)
    };
    let retired = visit.app.db.write(write).await?;
    retired.then_some(()).ok_or_not_found()?;
    visit.go_saying(&here(id), "feedback-question-removed")
}

fn here(id: i64) -> String {
    format!("{}/questions", path(id))
}

/// Kinds of questions with the key of their words.
pub(super) fn kinds() -> impl Iterator<Item = (&'static str, String)> {
    Kind::ALL.iter().map(|kind| (kind.word(), format!("feedback-kind-{}", kind.word())))
}
