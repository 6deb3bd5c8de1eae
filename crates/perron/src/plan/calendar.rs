//! The days of a plan in people's calendars: whole days by which something is to be done or looked at again.

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use store::action::{Action, Recurs, State};

use super::read::Read;
use super::{action_path, line};
use crate::calendar::day::{Day, Repeats};
use crate::error::Error;
use crate::id::Id;
use crate::visit::Visit;

/// `GET /plans/{id}/calendar.ics`
pub async fn plan(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = Read::for_visit(&visit, id).await?;
    let days: Vec<Day> = read.actions.iter().flat_map(|one| days(&visit, one)).collect();
    let name = read.plan.title.nearest(visit.lang.language()).0;
    answer(&visit, name, &days, "inline; filename=\"plan.ics\"".to_owned())
}

/// `GET /plans/{id}/actions/{action}/calendar.ics`
pub async fn action(visit: Visit, Path((Id(id), Id(action))): Path<(Id, Id)>) -> Result<Response, Error> {
    let read = Read::for_visit(&visit, id).await?;
    let days = days(&visit, read.action(action)?);
    answer(&visit, "", &days, format!("attachment; filename=\"action-{}.ics\"", Id(action)))
}

/// The days of an action: when it begins if it comes again, by when it is to be done, when the table looks at it again.
fn days(visit: &Visit, action: &Action) -> Vec<Day> {
    let lang = visit.lang;
    let text = action.text.nearest(lang.language()).0;
    let is_over = !action.state.is_open() && action.state != State::DoneRecurring;
    let entry = |kind: &str, key: &str, day: Date, repeats: Option<(Repeats, Option<Date>)>| Day {
        name: format!("action-{}-{kind}", Id(action.id)),
        sequence: (action.changed / 1_000).max(0) % i64::from(i32::MAX),
        stamp: visit.app.clock.now(),
        day,
        repeats,
        title: lang.t(key).with("action", text).to_string(),
        about: line::standing(lang, action),
        location: action.spot.nearest(lang.language()).0.to_owned(),
        url: visit.full_url(&action_path(action.plan_id, action.id)),
        is_cancelled: is_over,
    };
    let parsed = |day: &str| day.parse::<Date>().ok();
    let (starts, due) = (parsed(&action.starts), parsed(&action.due));
    let mut days = Vec::new();
    match (action.recurs.and_then(often), starts.or(due)) {
        (Some(often), Some(first)) => {
            days.push(entry(
                "again",
                "action-calendar-again",
                first,
                Some((often, due.filter(|due| *due > first))),
            ));
        }
        _ => days.extend(due.map(|day| entry("due", "action-calendar-due", day, None))),
    }
    let review = parsed(&action.review).filter(|_| action.state != State::Dropped);
    days.extend(
        review.map(|day| Day { is_cancelled: false, ..entry("review", "action-calendar-review", day, None) }),
    );
    days
}

const fn often(recurs: Recurs) -> Option<Repeats> {
    match recurs {
        Recurs::Weekly => Some(Repeats::Weekly),
        Recurs::Monthly => Some(Repeats::Monthly),
        Recurs::Yearly => Some(Repeats::Yearly),
        Recurs::Always => None,
    }
}

fn answer(visit: &Visit, name: &str, days: &[Day], file: String) -> Result<Response, Error> {
    let text = crate::calendar::day::publish(&visit.app.settings, visit.lang, name, days);
    let file = HeaderValue::from_str(&file).map_err(|problem| Error::Internal(problem.to_string()))?;
    let head = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8")),
        (header::CONTENT_DISPOSITION, file),
    ];
    Ok((head, text).into_response())
}
