//! Once an hour, and when a wave opens: waves whose time is over are closed, invitations and reminders go out, and what
//! people said of themselves is removed when its time is over, as is what a group's own body granted for a time.

use serde_json::{Value, json};
use store::panel::{self, Member};
use store::response;
use store::wave::{self, Wave};
use store::{Ids, Tx};

use super::{DAY, Standing};
use crate::app::{App, Shared};
use crate::error::Error;
use crate::i18n::Lang;
use crate::jobs::{self, Outcome, Trouble};
use crate::mail::letters::Note;
use crate::mail::{self, Address};

/// The kind of the job.
pub const JOB: &str = "waves";
const HOUR: i64 = 3_600_000;
/// Between an invitation and its reminder, and between two of these.
const BETWEEN: i64 = 5 * DAY;
/// Letters in one transaction.
const AT_ONCE: usize = 100;

/// Asks for the next look, unless it is waiting already.
pub async fn ask(app: &App) -> store::Result<()> {
    let (ids, now) = (app.ids.clone(), app.clock.now());
    app.db.write(move |tx| jobs::ask_once(tx, &ids, now, JOB, 0, &Value::Null).map(drop)).await
}

/// Asks for a look at one wave now.
pub fn at_once(tx: &mut Tx<'_>, ids: &Ids, now: i64, wave_id: i64) -> store::Result<()> {
    jobs::ask_once(tx, ids, now, JOB, wave_id, &Value::Null).map(drop)
}

/// Does what is due; the look that is about no wave asks for the next one an hour later.
pub async fn run(app: Shared, target: i64) -> Outcome {
    let now = app.clock.now();
    let closed = close_due(&app, now).await?;
    let forgotten = app.db.write(move |tx| response::forget_sealed(tx, now)).await?;
    let ids = app.ids.clone();
    let run_out = app.db.write(move |tx| crate::estimate::run_out(tx, &ids, now)).await?;
    let waves = app.db.read(wave::open).await?;
    let (mut invited, mut reminded) = (0, 0);
    for wave in waves.into_iter().filter(|wave| wave.is_panel && Standing::of(wave, now) == Standing::Open) {
        invited += invite(&app, &wave).await.map_err(|problem| Trouble::Again(problem.to_string()))?;
        reminded += remind(&app, &wave).await.map_err(|problem| Trouble::Again(problem.to_string()))?;
    }
    if target == 0 {
        let ids = app.ids.clone();
        app.db.write(move |tx| jobs::ask_later(tx, &ids, now, now + HOUR, JOB, 0, &Value::Null)).await?;
    }
    Ok(json!({
        "closed": closed, "invited": invited, "reminded": reminded, "forgotten": forgotten, "run_out": run_out,
    }))
}

async fn close_due(app: &Shared, now: i64) -> Result<usize, Trouble> {
    let due = app.db.read(move |tx| wave::due(tx, now)).await?;
    for id in &due {
        let id = *id;
        let ids = app.ids.clone();
        let closed = app.db.write(move |tx| super::close(tx, &ids, id, now)).await;
        closed.map_err(|problem: Error| Trouble::Again(problem.to_string()))?.ok();
    }
    Ok(due.len())
}

/// Writes to every member of the panel who has not been asked yet; those without an address get their link on paper.
async fn invite(app: &Shared, wave: &Wave) -> Result<usize, Error> {
    let (community, wave_id) = (wave.community_id, wave.id);
    let all = app.db.read(move |tx| panel::uninvited(tx, community, wave_id)).await?;
    let mut sent = 0;
    for some in all.chunks(AT_ONCE) {
        let (shared, wave, some) = (app.clone(), wave.clone(), some.to_vec());
        let write = move |tx: &mut Tx<'_>| {
            let (now, mut sent) = (shared.clock.now(), 0);
            for member in &some {
                let at = member.address.as_ref().map(|_| now);
                if panel::invite(tx, wave.id, member.id, at)? {
                    sent += usize::from(letter(tx, &shared, &wave, member, "invite")?);
                }
            }
            Ok::<_, Error>(sent)
        };
        sent += app.db.write(write).await?;
    }
    Ok(sent)
}

/// Writes again to whoever has not finished, unless they said no to that.
async fn remind(app: &Shared, wave: &Wave) -> Result<usize, Error> {
    let (wave_id, most, now) = (wave.id, wave.reminders, app.clock.now());
    let before = now - BETWEEN;
    let all = app.db.read(move |tx| panel::to_remind(tx, wave_id, most, before)).await?;
    let mut sent = 0;
    for some in all.chunks(AT_ONCE) {
        let (shared, wave, some) = (app.clone(), wave.clone(), some.to_vec());
        let write = move |tx: &mut Tx<'_>| {
            let mut sent = 0;
            for member in &some {
                if panel::remind(tx, (wave.id, member.id), most, before, now)? {
                    sent += usize::from(letter(tx, &shared, &wave, member, "remind")?);
                }
            }
            Ok::<_, Error>(sent)
        };
        sent += app.db.write(write).await?;
    }
    Ok(sent)
}

/// A letter with somebody's own link; false if there is no address to write to.
fn letter(tx: &mut Tx<'_>, app: &App, wave: &Wave, member: &Member, which: &str) -> Result<bool, Error> {
    let Some(to) = member.address.as_deref().and_then(Address::parse) else { return Ok(false) };
    let lang = Lang::from(member.language);
    let title = wave.title.nearest(member.language).0;
    let until = wave.closes.map(|closes| lang.moment(closes, &wave.zone));
    let (house, path) = (app.settings.address.as_str(), crate::panel::own_path(app, wave.id, member.id));
    let mut lines = vec![lang.t(&format!("panel-mail-{which}")).with("wave", title).to_string()];
    lines.extend(until.map(|until| lang.t("panel-mail-until").with("until", until).to_string()));
    lines.push(lang.text("panel-mail-own"));
    let letter = Note {
        lang,
        subject: crate::panel::subject(wave, member.language, which),
        lines,
        button: lang.text("panel-mail-button"),
        link: &format!("{house}/{}{path}", lang.code()),
        foot: lang.text("panel-mail-foot"),
        house,
    };
    mail::post(tx, &app.ids, app.clock.now(), &to, letter.write()?)?;
    Ok(true)
}
