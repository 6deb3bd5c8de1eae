//! Once a day: what is too old to be of use is removed, so that nothing personal is kept longer than promised.

use serde_json::{Value, json};
use store::{booking, challenge, invitation, job, link, mail, mail_consent, participant, request};
use store::{registrant, registration, release_draft, self_identification, sign_in, signature};

use crate::app::{App, Shared};
use crate::jobs::{self, Outcome, Trouble};
use crate::registration::register;
use crate::self_identification::counts;
use crate::self_identification::key::Key;

/// The kind of the job.
pub const JOB: &str = "cleaning";

const DAY: i64 = 24 * 3_600_000;
/// Mail that no longer waits, and reports of jobs.
const MONTH: i64 = 30 * DAY;
/// How long consent is kept as proof after it ends: as long as the law lets anyone ask for it.
const PROOF: i64 = 3 * 365 * DAY;
/// A guest's cookie lives for a year; a month later nobody can be that guest any more.
const GUEST: i64 = 395 * DAY;

/// How long the link in the mail about a registration may be used.
const WISH: i64 = register::DAYS * DAY;
/// Who registered is forgotten a year after their last session.
const REGISTRANT: i64 = 365 * DAY;

/// Asks for the next cleaning, unless it is waiting already.
pub async fn ask(app: &App) -> store::Result<()> {
    let (ids, now) = (app.ids.clone(), app.clock.now());
    app.db.write(move |tx| jobs::ask_once(tx, &ids, now, JOB, 0, &Value::Null).map(drop)).await
}

/// Removes what is too old, and asks for the next time.
pub async fn run(app: Shared) -> Outcome {
    app.limits.forget_quiet();
    let (ids, now) = (app.ids.clone(), app.clock.now());
    let key = Key::find(&app.settings.self_identification_key()).ok().flatten();
    let removed = app.db.write(move |tx| {
        let removed = json!({
            // An hour's links count against a flood, so they stay a day.
            "links": link::forget(tx, now - DAY)?,
            "challenges": challenge::forget(tx, now)?,
            "sign_ins": sign_in::forget(tx, now)?,
            "mails": mail::forget(tx, now - MONTH)?,
            // With the addresses they were mailed to, and with what was said when asking.
            "invitations": invitation::forget(tx, now - MONTH)?,
            "requests": request::forget(tx, now - MONTH)?,
            "mail_consents": mail_consent::forget(tx, now - PROOF)?,
            "stories": crate::story::remove_over(tx, now)?,
            "jobs": job::forget(tx, now - MONTH)?,
            "signatures": signature::forget(tx, now)?,
            "unconfirmed_registrants": registrant::forget_unconfirmed(tx, now - WISH)?,
            "unconfirmed_registrations": registration::forget(tx, now - WISH)?,
            "registrants": registrant::forget(tx, now - REGISTRANT)?,
            "self_identifications": self_identification::forget(tx, now)?,
            "unconfirmed_bookings": booking::forget_asked(tx, now)?,
            "bookings": booking::forget(tx, now - MONTH)?,
            "release_drafts": release_draft::forget(tx, now - DAY)?,
            "guests": participant::let_guests_go(tx, now - GUEST)?,
        });
        if let Some(key) = &key {
            counts::renew(tx, key, now)?;
        }
        crate::bundle::ask_monthly(tx, &ids, now)?;
        jobs::ask_later(tx, &ids, now, now + DAY, JOB, 0, &Value::Null)?;
        Ok::<_, store::Error>(removed)
    });
    let mut removed = removed.await?;
    // after the rows, since the files of stories that went just now go too
    let files = crate::story::files::clean(&app).await;
    removed["files"] = json!(files.map_err(|problem| Trouble::Again(problem.to_string()))?);
    let parcels = crate::parcel::job::clean(&app).await;
    removed["parcels"] = json!(parcels.map_err(|problem| Trouble::Again(problem.to_string()))?);
    removed["found_no_more"] = json!(crate::search::sweep(&app).await?);
    if let Err(problem) = store::scrub(&app.db).await {
        tracing::info!(%problem, "the files of the database are scrubbed at the next cleaning");
    }
    Ok(removed)
}
