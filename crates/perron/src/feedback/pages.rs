//! The form, and what came of it.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use store::attendance::Attendance;
use store::feedback::{self, Answer, Question};
use store::session::{self, Session, State};

use super::views::{Ask, Results, Thanks};
use super::{forms, keep_questions, path, questions, results};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::i18n::dates;
use crate::id::Id;
use crate::limits::Act;
use crate::rights::Deed;
use crate::summary::confirmation::who;
use crate::visit::Visit;

/// A session that people can see.
pub(super) async fn session(visit: &Visit, id: i64) -> Result<Session, Error> {
    let found = visit.app.db.read(move |tx| session::by_id(tx, id)).await?;
    found.filter(|one| one.state != State::Draft || visit.may(Deed::Run)).ok_or_not_found()
}

/// Whoever may hand a sheet in: they were there, and it has begun.
async fn giver(visit: &Visit, session: &Session, link: &str) -> Result<Option<Attendance>, Error> {
    if session.starts > visit.app.clock.now() {
        return Ok(None);
    }
    who(visit, session.id, link).await
}

/// `GET /sessions/{id}/feedback`
pub async fn show(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let session = session(&visit, id).await?;
    let link = query.get("who").cloned().unwrap_or_default();
    let giver = giver(&visit, &session, &link).await?.map(|one| one.id);
    let read = move |tx: &mut store::Tx<'_>| {
        let given = giver.map(|one| feedback::is_given(tx, id, one)).transpose()?;
        Ok::<_, store::Error>((asked(questions(tx, id)?), given))
    };
    let (questions, given) = visit.app.db.read(read).await?;
    if given == Some(false) {
        return visit.show(&Ask { visit: &visit, session, questions, link, form: Form::new() });
    }
    visit.show(&Thanks { visit: &visit, session, is_given: given.is_some() })
}

/// `POST /sessions/{id}/feedback`: who answered is written down, and what was answered, and nothing that joins the two.
pub async fn answer(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Statement)?;
    let session = session(&visit, id).await?;
    let link = form.value("who").to_owned();
    let giver = giver(&visit, &session, &link).await?.ok_or_not_found()?.id;
    let now = visit.app.clock.now();
    let questions = asked(visit.app.db.write(move |tx| keep_questions(tx, id, now)).await?);
    let Some(given) = forms::answers(&mut form, &questions) else {
        return visit.refuse(&Ask { visit: &visit, session, questions, link, form });
    };
    let sheet = rand::random::<i64>() & i64::MAX;
    let day = dates::moment(now, &session.zone).date().to_string();
    let one = |(question, value): (&Question, String)| Answer {
        sheet,
        question_id: question.id,
        version: question.version,
        value,
        language: visit.lang.language(),
        day: day.clone(),
    };
    let answers: Vec<Answer> = given.into_iter().map(one).collect();
    let write = move |tx: &mut store::Tx<'_>| {
        if feedback::give(tx, id, giver)? {
            answers.iter().try_for_each(|answer| feedback::answer(tx, id, answer))?;
        }
        Ok::<_, store::Error>(())
    };
    visit.app.db.write(write).await?;
    let way = if link.is_empty() { String::new() } else { format!("?who={link}") };
    visit.go_saying(&format!("{}{way}", path(id)), "feedback-kept")
}

/// The questions that are asked now, in order.
pub(super) fn asked(questions: Vec<Question>) -> Vec<Question> {
    questions.into_iter().filter(|question| question.retired.is_none()).collect()
}

/// `GET /sessions/{id}/feedback/results`
pub async fn results(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let session = session(&visit, id).await?;
    let read = move |tx: &mut store::Tx<'_>| {
        Ok::<_, store::Error>((questions(tx, id)?, feedback::answers(tx, id)?, feedback::sheets(tx, id)?))
    };
    let (questions, answers, sheets) = visit.app.db.read(read).await?;
    let results = results::of(&questions, &answers);
    let may_run = visit.may(Deed::Run);
    visit.show(&Results {
        visit: &visit,
        session,
        results,
        sheets: usize::try_from(sheets).unwrap_or(0),
        may_run,
    })
}
