//! What an author reads about words of theirs that are hidden, and how they ask somebody else to look.

use axum::extract::Path;
use axum::response::Response;
use store::Tx;
use store::report::Thing;
use store::ruling::{self, Ruling};

use super::found::{Found, find};
use super::views::Reason;
use super::{Named, WORDS};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::limits::Act;
use crate::visit::Visit;

/// Something of whoever asks about which something was decided.
async fn mine(visit: &Visit, Named(thing): Named) -> Result<(Found, Vec<Ruling>), Error> {
    let asking = visit.clone();
    let read = move |tx: &mut Tx<'_>| {
        let Some(found) = find(tx, &asking, thing)?.filter(|found| found.is_author) else { return Ok(None) };
        let rulings = ruling::of(tx, thing)?;
        Ok::<_, Error>((!rulings.is_empty()).then_some((found, rulings)))
    };
    visit.app.db.read(read).await?.ok_or_not_found()
}

/// `GET /reports/{thing}/reason`
pub async fn show(visit: Visit, Path(named): Path<Named>) -> Result<Response, Error> {
    let (found, rulings) = mine(&visit, named).await?;
    visit.show(&Reason { visit: &visit, found, rulings, form: Form::new() })
}

/// `POST /reports/{thing}/appeal`
pub async fn appeal(visit: Visit, Path(named): Path<Named>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Report)?;
    let (found, rulings) = mine(&visit, named).await?;
    let words = form.text("words", WORDS);
    if !form.is_good() {
        return visit.refuse(&Reason { visit: &visit, found, rulings, form });
    }
    let now = visit.app.clock.now();
    let made = visit.app.db.write(move |tx| appeal_against(tx, named.0, &words, now)).await?;
    let said = if made { "report-appealed" } else { "report-appeal-too-late" };
    visit.go_saying(&format!("/reports/{named}/reason"), said)
}

/// Asks somebody else to look at what was decided last about a thing. False if that is not possible, or no more.
pub fn appeal_against(tx: &mut Tx<'_>, thing: Thing, words: &str, now: i64) -> store::Result<bool> {
    let Some(latest) = ruling::of(tx, thing)?.pop() else { return Ok(false) };
    ruling::appeal(tx, thing, latest.id, words, now)
}
