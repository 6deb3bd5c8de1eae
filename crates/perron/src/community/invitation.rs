//! Inviting someone by a one-time code, as a link to pass on or by mail.

use store::Tx;
use store::community::{self, Community};
use store::invitation::{self, Invitation};

use super::forms::NewInvitation;
use super::letters;
use super::people::{Change, Outcome, Person, Refusal, told};
use crate::app::Shared;
use crate::cookie::{new_token, token_hash};
use crate::error::Error;
use crate::i18n::Lang;
use crate::mail;

/// For how many days a code works.
pub const DAYS: i64 = 14;
const DAY: i64 = 24 * 3_600_000;
/// Invitations that one community may mail in a day: mailboxes cannot be flooded through us.
pub const A_DAY: i64 = 50;

/// What became of inviting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// The code, shown to the steward once.
    Code(String),
    /// It is on its way by mail.
    Mailed,
    /// The community mailed too many today.
    TooMany,
}

/// Makes a code. Only its hash is kept; whoever has the code, or the mail, comes in with it.
pub async fn make(
    app: &Shared,
    lang: Lang,
    community_id: i64,
    by: i64,
    new: NewInvitation,
) -> Result<Made, Error> {
    let (shared, code) = (app.clone(), new_token());
    let write = move |tx: &mut Tx<'_>| {
        let (ids, now) = (&shared.ids, shared.clock.now());
        let community = community::by_id(tx, community_id)?.ok_or(Error::NotFound)?;
        if new.email.is_some() && invitation::mailed_since(tx, community_id, now - DAY)? >= A_DAY {
            return Ok(Made::TooMany);
        }
        let fresh = Invitation {
            token_hash: token_hash(&code),
            community_id,
            id: ids.next(),
            role: new.role,
            until: new.until,
            email: new.email.as_ref().map(|address| address.as_str().to_owned()),
            label: new.label,
            made: now,
            made_by: Some(by),
            expires: now + DAYS * DAY,
            used: None,
        };
        invitation::insert(tx, &fresh)?;
        let Some(to) = new.email else { return Ok(Made::Code(code)) };
        let letter = letters::invitation(&shared.settings.address, lang, &community, new.role, &code)?;
        mail::post(tx, ids, now, &to, letter)?;
        Ok::<_, Error>(Made::Mailed)
    };
    app.db.write(write).await
}

/// An invitation that still works, and where to, without using it.
pub async fn look(app: &Shared, code: &str) -> Result<Option<(Invitation, Community)>, Error> {
    let (hash, now) = (token_hash(code), app.clock.now());
    let read = app.db.read(move |tx| {
        let found = invitation::by_token(tx, &hash)?;
        let Some(found) = found.filter(|found| found.used.is_none() && found.expires > now) else {
            return Ok(None);
        };
        let community = community::by_id(tx, found.community_id)?;
        Ok::<_, store::Error>(community.map(|community| (found, community)))
    });
    Ok(read.await?)
}

/// Comes in by a code: of two presses only one counts, and one that is refused does not use it up.
pub fn accept(
    tx: &mut Tx<'_>,
    app: &Shared,
    code: &str,
    email: Option<&str>,
    person: Person,
) -> Outcome<i64> {
    let (hash, now) = (token_hash(code), app.clock.now());
    let found = invitation::by_token(tx, &hash)?.ok_or(Error::NotFound)?;
    if found.email.is_some() && found.email.as_deref() != email {
        return Ok(Err(Refusal::OtherAddress));
    }
    let mut change = Change { tx, ids: &app.ids, now, community_id: found.community_id };
    told!(change.enter(person, found.role, found.until, found.made_by)?);
    match invitation::take(tx, &hash, now)? {
        Some(_) => Ok(Ok(found.community_id)),
        None => Err(Error::Gone), // used or too old: what was begun above is not kept
    }
}
