//! Once an hour: votes whose time is over are closed, and whoever owes an outcome note is reminded, before it is due and after.

use serde_json::{Value, json};
use store::Tx;
use store::award::{self, Award};
use store::fund;
use store::project;

use super::steps::close_now;
use crate::app::{App, Shared};
use crate::error::Error;
use crate::i18n::Lang;
use crate::jobs::{self, Outcome, Trouble};
use crate::mail::letters::Note;
use crate::mail::{self, Address};
use crate::project::own_link;

/// The kind of the job.
pub const JOB: &str = "funds";
const HOUR: i64 = 3_600_000;
/// How long before a note is due its first letter is written.
const BEFORE: i64 = 14 * 24 * HOUR;

/// Asks for the next look, unless it is waiting already.
pub async fn ask(app: &App) -> store::Result<()> {
    let (ids, now) = (app.ids.clone(), app.clock.now());
    app.db.write(move |tx| jobs::ask_once(tx, &ids, now, JOB, 0, &Value::Null).map(drop)).await
}

/// Does what is due, and asks for the next look an hour later.
pub async fn run(app: Shared) -> Outcome {
    let now = app.clock.now();
    let read = move |tx: &mut Tx<'_>| {
        Ok::<_, store::Error>((fund::over(tx, now)?, award::due(tx, now + BEFORE, now)?))
    };
    let (over, due) = app.db.read(read).await?;
    for id in &over {
        let (shared, id) = (app.clone(), *id);
        let close = move |tx: &mut Tx<'_>| match fund::lock(tx, id)? {
            Some(fund) => close_now(tx, &shared, &fund),
            None => Ok(false),
        };
        app.db.write(close).await?;
    }
    let reminded = due.len();
    for award in due {
        let shared = app.clone();
        let written = app.db.write(move |tx| remind(tx, &shared, &award, now)).await;
        written.map_err(|problem| Trouble::Again(problem.to_string()))?;
    }
    let ids = app.ids.clone();
    app.db.write(move |tx| jobs::ask_later(tx, &ids, now, now + HOUR, JOB, 0, &Value::Null)).await?;
    Ok(json!({ "closed": over.len(), "reminded": reminded }))
}

fn remind(tx: &mut Tx<'_>, app: &App, award: &Award, now: i64) -> Result<(), Error> {
    let is_late = award.due <= now;
    award::set_reminded(tx, award.fund_id, award.project_id, if is_late { 2 } else { 1 })?;
    let Some(fund) = fund::by_id(tx, award.fund_id)? else { return Ok(()) };
    let Some(project) = project::by_id(tx, award.fund_id, award.project_id)? else { return Ok(()) };
    let proposers = project::proposers(tx, fund.id, project.id)?;
    let to = proposers.first().and_then(|one| one.email.as_deref()).and_then(Address::parse);
    let Some(to) = to else { return Ok(()) };
    let lang = Lang::from(project.said.language);
    let about = if is_late { "late" } else { "due" };
    let day = lang.date(award.due, &fund.said.zone);
    let key = format!("fund-mail-{about}");
    let text = lang.t(&key).with("project", &project.said.title).with("day", day);
    let letter = Note {
        lang,
        subject: lang
            .t(&format!("fund-mail-{about}-subject"))
            .with("project", &project.said.title)
            .to_string(),
        lines: vec![text.to_string()],
        button: lang.text("fund-mail-due-button"),
        link: &own_link(app, lang, fund.id, project.id),
        foot: lang.text("fund-mail-foot"),
        house: &app.settings.address,
    };
    mail::post(tx, &app.ids, now, &to, letter.write()?)?;
    Ok(())
}
