//! Signing, confirming, changing, withdrawing.

use store::pledge_line::{self, Act, Line};
use store::reminder;
use store::signature::{self, Origin, Outcome, Said, Signature, State};
use store::{Tx, pledge};

use super::letters::{About, DAYS, Letter, Proof};
use super::{log, reminders};
use crate::app::{App, Shared};
use crate::cookie::{Secret, new_token, same, token_hash};
use crate::error::{Error, OrNotFound};
use crate::i18n::Lang;
use crate::id::Id;
use crate::mail::{self, Address};

const HOUR: i64 = 3_600_000;
/// Mails of the pledge to one address within an hour: a mailbox cannot be flooded through us.
const AN_HOUR: i64 = 5;

/// The hash under which an address is known to have signed.
pub fn address_hash(app: &Shared, address: &Address) -> String {
    hash_of(&app.secret, address)
}

/// The same, under a secret.
pub fn hash_of(secret: &Secret, address: &Address) -> String {
    secret.key("pledge address", address.as_str())
}

/// What opens one's own signature: its id, and a key that follows from the secret of the house.
pub fn key(app: &App, id: i64) -> String {
    format!("{}-{}", Id(id), &app.secret.key("pledge signature", &id.to_string())[..32])
}

/// The id of a signature, if the key opens it.
pub fn opens(app: &Shared, given: &str) -> Option<i64> {
    let id = store::ids::from_text(given.split_once('-')?.0)?;
    same(&key(app, id), given).then_some(id)
}

fn link(app: &Shared, lang: Lang, rest: &str) -> String {
    format!("{}/{}/pledge/{rest}", app.settings.address, lang.code())
}

fn post(
    tx: &mut Tx,
    app: &Shared,
    to: &Address,
    lang: Lang,
    about: About<'_>,
    link: &str,
) -> Result<(), Error> {
    let letter = Letter { lang, about, link, house: &app.settings.address }.write()?;
    mail::post(tx, &app.ids, app.clock.now(), to, letter)?;
    Ok(())
}

/// Counts one more mail to the address of a signature; false if there were too many within the hour.
fn may_mail(tx: &mut Tx, signature: &Signature, now: i64) -> store::Result<bool> {
    let is_over = now - signature.mails_since >= HOUR;
    let (mails, since) = if is_over { (1, now) } else { (signature.mails + 1, signature.mails_since) };
    let may = mails <= AN_HOUR;
    if may {
        signature::mailed(tx, signature.id, mails, since)?;
    }
    Ok(may)
}

/// Keeps a signature until it is confirmed, and sends the mail that asks; an address that has signed already is sent the link
/// to its signature instead, and nothing changes.
pub async fn sign(app: &Shared, lang: Lang, said: Said, to: Address) -> Result<(), Error> {
    let (hash, now) = (address_hash(app, &to), app.clock.now());
    let token = new_token();
    let confirmation = link(app, lang, &format!("confirmations/{token}"));
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let app = &shared;
            let version = pledge::latest(tx)?.ok_or_not_found()?.number;
            let wants = said.reminders;
            let fresh = Signature {
                id: app.ids.next(),
                version,
                said,
                address_hash: Some(hash.clone()),
                email: Some(to.as_str().to_owned()),
                language: lang.language(),
                asked: reminders::agreed(wants, lang, now),
                outcome: Outcome::default(),
                state: State::Unconfirmed,
                origin: Origin::Own,
                list_id: None,
                mark: String::new(),
                confirm_hash: Some(token_hash(&token)),
                expires: Some(now + DAYS * 24 * HOUR),
                mails: 0,
                mails_since: now,
                made: now,
                confirmed: None,
                withdrawn: None,
            };
            if signature::insert(tx, &fresh)? {
                may_mail(tx, &fresh, now)?;
                return post(tx, app, &to, lang, About::Confirm, &confirmation);
            }
            pledge::lock(tx)?; // so that it is not confirmed meanwhile
            let Some(old) = signature::by_address(tx, &hash)? else { return Ok(()) };
            if !may_mail(tx, &old, now)? {
                return Ok(());
            }
            if old.state == State::Confirmed {
                let own = link(app, lang, &format!("signatures/{}", key(app, old.id)));
                return post(tx, app, &to, lang, About::Already, &own);
            }
            // what was typed last is what the newest mail confirms
            signature::change(tx, old.id, &fresh.said, fresh.email.as_deref())?;
            reminder::ask(tx, old.id, &fresh.asked)?;
            signature::renew(tx, &Signature { id: old.id, ..fresh })?;
            post(tx, app, &to, lang, About::Confirm, &confirmation)
        })
        .await
}

/// Sends an address the link to its signature, if it has one.
pub async fn mail_link(app: &Shared, lang: Lang, to: Address) -> Result<(), Error> {
    let (hash, now) = (address_hash(app, &to), app.clock.now());
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let app = &shared;
            let found = signature::by_address(tx, &hash)?.filter(|old| old.state == State::Confirmed);
            let Some(old) = found else { return Ok(()) };
            if !may_mail(tx, &old, now)? {
                return Ok(());
            }
            let own = link(app, lang, &format!("signatures/{}", key(app, old.id)));
            post(tx, app, &to, lang, About::Link, &own)
        })
        .await
}

/// The signature that a token confirms, without confirming it.
pub async fn look(app: &Shared, token: &str) -> Result<Option<Signature>, Error> {
    let (hash, now) = (token_hash(token), app.clock.now());
    let found = app.db.read(move |tx| signature::by_confirmation(tx, &hash)).await?;
    Ok(found.filter(|signature| signature.expires.is_some_and(|expires| expires > now)))
}

/// Confirms a signature, writes it in the log, and mails its owner the link to it. The key, or `None` if the token does not
/// work any more.
pub async fn confirm(app: &Shared, lang: Lang, token: &str) -> Result<Option<String>, Error> {
    let (hash, now) = (token_hash(token), app.clock.now());
    let shared = app.clone();
    app.db
        .write(move |tx| {
            let app = &shared;
            pledge::lock(tx)?; // of two presses on the same link the second finds nothing any more
            let found = signature::by_confirmation(tx, &hash)?;
            let Some(found) = found.filter(|found| found.expires.is_some_and(|expires| expires > now)) else {
                return Ok(None);
            };
            let to = found.email.as_deref().and_then(Address::parse).ok_or_not_found()?;
            let salt = log::salt(&app.secret, found.id);
            let mark = log::mark(&salt, to.as_str());
            let kept = found.said.reminders.then_some(to.as_str());
            if !signature::confirm(tx, found.id, now, kept, &mark)? {
                return Ok(None);
            }
            reminder::ask(tx, found.id, &reminders::begun(found.asked, found.said.reminders, now))?;
            let number = log::append(tx, Act::Signed, now, &mark)?;
            let key = key(app, found.id);
            let own = link(app, lang, &format!("signatures/{key}"));
            post(tx, app, &to, lang, About::Signed(Proof { number, salt: &salt }), &own)?;
            Ok(Some(key))
        })
        .await
}

/// One's own signature, with its lines of the log.
pub struct Mine {
    pub signature: Signature,
    pub lines: Vec<Line>,
}

/// The signature that a key opens.
pub async fn mine(app: &Shared, key: &str) -> Result<Mine, Error> {
    let id = opens(app, key).ok_or_not_found()?;
    let read = app.db.read(move |tx| {
        let Some(signature) = signature::by_id(tx, id)? else { return Ok(None) };
        let lines = pledge_line::of_mark(tx, &signature.mark)?;
        Ok::<_, store::Error>(Some(Mine { signature, lines }))
    });
    let mine = read.await?.ok_or_not_found()?;
    if mine.signature.state == State::Confirmed { Ok(mine) } else { Err(Error::Gone) }
}

/// Keeps what its owner says now. `email` is needed where reminders are wanted and were not before.
pub async fn change(
    app: &Shared,
    lang: Lang,
    id: i64,
    said: Said,
    email: Option<String>,
) -> Result<(), Error> {
    let now = app.clock.now();
    app.db
        .write(move |tx| {
            pledge::lock(tx)?;
            let found = signature::lock(tx, id)?.filter(|found| found.state == State::Confirmed);
            let found = found.ok_or(Error::Gone)?;
            let wants = said.reminders && reminders::may_wish(&found.asked);
            let said = Said { reminders: wants, ..said };
            let signed = found.confirmed.unwrap_or(now);
            signature::change(tx, id, &said, email.as_deref().filter(|_| wants))?;
            reminder::ask(tx, id, &reminders::wish(&found.asked, wants, lang, signed, now))?;
            Ok(())
        })
        .await
}

/// Ends the reminders about a signature, and forgets its address.
pub async fn be_quiet(app: &Shared, key: &str) -> Result<(), Error> {
    let id = mine(app, key).await?.signature.id;
    Ok(app.db.write(move |tx| reminder::be_quiet(tx, id)).await?)
}

/// Withdraws a signature: it counts no more, and who it was is forgotten at once; the log says that one was withdrawn.
pub async fn withdraw(app: &Shared, id: i64) -> Result<(), Error> {
    let now = app.clock.now();
    let withdrawn = app.db.write(move |tx| withdraw_now(tx, id, now)).await?;
    if withdrawn { Ok(()) } else { Err(Error::Gone) }
}

/// The same within a greater transaction; false if it did not count.
pub fn withdraw_now(tx: &mut Tx, id: i64, now: i64) -> store::Result<bool> {
    pledge::lock(tx)?;
    let found = signature::lock(tx, id)?.filter(|found| found.state == State::Confirmed);
    let Some(found) = found else { return Ok(false) };
    signature::withdraw(tx, id, now)?;
    log::append(tx, Act::Withdrawn, now, &found.mark)?;
    Ok(true)
}
