//! What whoever was addressed answered to a recommendation, written down by who runs the session.

use axum::extract::Path;
use axum::response::Response;
use jiff::civil::Date;
use store::Bilingual;
use store::answer::{self, Answer, Verdict};
use store::summary::Section;

use super::desk::facts;
use super::line::{changed, find};
use super::path;
use super::views::Answers;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::visit::Visit;

/// Characters of who answered.
const LONGEST_WHO: usize = 120;
/// Characters of the reasons.
const LONGEST: usize = 1000;

/// `GET /sessions/{id}/summary/lines/{line}/answers`
pub async fn show(visit: Visit, Path((Id(id), Id(line))): Path<(Id, Id)>) -> Result<Response, Error> {
    let facts = facts(&visit, id).await?;
    let line = find(&facts, line)?;
    (line.section == Section::Recommendation).then_some(()).ok_or_not_found()?;
    visit.show(&Answers::of(&visit, &facts, line, Form::new()))
}

/// `POST /sessions/{id}/summary/lines/{line}/answers`
pub async fn add(
    visit: Visit,
    Path((Id(id), Id(line))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let facts = facts(&visit, id).await?;
    let line = find(&facts, line)?;
    let Some(answer) = parse(&visit, line.id, &mut form)? else {
        return visit.refuse(&Answers::of(&visit, &facts, line, form));
    };
    let way = here(id, line.id);
    visit.app.db.write(move |tx| answer::insert(tx, id, &answer)).await?;
    changed(&visit, id);
    visit.go_saying(&way, "summary-answer-kept")
}

fn parse(visit: &Visit, line_id: i64, form: &mut Form) -> Result<Option<Answer>, Error> {
    let verdicts: Vec<(&str, Verdict)> = Verdict::ALL.iter().map(|one| (one.word(), *one)).collect();
    let who = form.text("who", LONGEST_WHO);
    let verdict = form.choice("verdict", &verdicts);
    let mut reasons = |field| form.optional(field, LONGEST).unwrap_or_default();
    let words = Bilingual { en: reasons("words-en"), fr: reasons("words-fr") };
    let day: Option<Date> = form.date("answered");
    if day.is_none() && form.is_good() {
        form.refuse("answered", "summary-answer-day", &[]);
    }
    let (Some(verdict), Some(day), true) = (verdict, day, form.is_good()) else { return Ok(None) };
    Ok(Some(Answer {
        line_id,
        id: visit.app.ids.next(),
        verdict,
        who,
        words,
        answered: day.to_string(),
        made: visit.app.clock.now(),
        made_by: Some(visit.me()?.id),
    }))
}

/// `POST /sessions/{id}/summary/lines/{line}/answers/removal`
pub async fn remove(
    visit: Visit,
    Path((Id(id), Id(line))): Path<(Id, Id)>,
    form: Form,
) -> Result<Response, Error> {
    let answer = store::ids::from_text(form.value("answer")).ok_or_not_found()?;
    let removed = visit.app.db.write(move |tx| answer::remove(tx, id, line, answer)).await?;
    removed.then_some(()).ok_or_not_found()?;
    visit.go_saying(&here(id, line), "summary-answer-removed")
}

fn here(id: i64, line: i64) -> String {
    format!("{}/lines/{}/answers", path(id), Id(line))
}
