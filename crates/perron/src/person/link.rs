//! Signing in by a one-time link: asked for with an address, opened, and used by a button.
//!
//! The answer to an address is the same whether it has an account or not, and so is the work: nobody learns from it who
//! takes part. An address has an account from the first time that its link is used.

use store::link::{self, Link};
use store::person::{self, Person, Role};
use store::{Clock, Db, Ids, Tx};

use crate::app::App;
use crate::cookie::{new_token, token_hash};
use crate::error::Error;
use crate::i18n::Lang;
use crate::mail::{self, Address, letters};
use crate::self_identification::open_key;

use super::entry;

const MINUTE: i64 = 60_000;
/// For how long a mailed link works.
pub const MINUTES: i64 = 15;
/// For how long the operator link of the command line works.
pub const OPERATOR_MINUTES: i64 = 60;
/// Links to one address within an hour: a mailbox cannot be flooded through us.
pub const AN_HOUR: i64 = 10;

/// What became of asking for a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// It is on its way.
    Sent,
    /// This address was sent too many lately.
    TooMany,
}

/// Sends a link to an address. `next` is where to go afterwards, without its language.
pub async fn ask(app: &App, lang: Lang, to: Address, next: String) -> Result<Asked, Error> {
    let token = new_token();
    let address = format!("{}/{}/sign-in/{token}", app.settings.address, lang.code());
    let letter =
        letters::SignIn { lang, link: &address, minutes: MINUTES, house: &app.settings.address }.write()?;
    let (ids, now) = (app.ids.clone(), app.clock.now());
    app.db
        .write(move |tx| {
            if link::sent_since(tx, to.as_str(), now - 60 * MINUTE)? >= AN_HOUR {
                return Ok(Asked::TooMany);
            }
            let fresh = Link {
                token_hash: token_hash(&token),
                email: Some(to.as_str().to_owned()),
                role: None,
                next,
                made: now,
                expires: now + MINUTES * MINUTE,
                used: None,
            };
            link::insert(tx, &fresh)?;
            mail::post(tx, &ids, now, &to, letter)?;
            Ok(Asked::Sent)
        })
        .await
        .map_err(|error: store::Error| error.into())
}

/// A link for the operator, which the command line prints: its token.
pub async fn for_operator(db: &Db, clock: &dyn Clock) -> store::Result<String> {
    let (token, now) = (new_token(), clock.now());
    let fresh = Link {
        token_hash: token_hash(&token),
        email: None,
        role: Some(Role::Operator),
        next: String::from("/"),
        made: now,
        expires: now + OPERATOR_MINUTES * MINUTE,
        used: None,
    };
    db.write(move |tx| link::insert(tx, &fresh)).await?;
    Ok(token)
}

/// Whether anybody runs this house yet.
pub async fn has_operator(db: &Db) -> store::Result<bool> {
    Ok(db.read(|tx| person::count(tx, Role::Operator)).await? > 0)
}

/// A link that still works: whom it signs in (`None`: the operator), without using it.
pub async fn look(app: &App, token: &str) -> Result<Option<Link>, Error> {
    let (hash, now) = (token_hash(token), app.clock.now());
    let found = app.db.read(move |tx| link::by_token(tx, &hash)).await?;
    Ok(found.filter(|link| link.used.is_none() && link.expires > now))
}

/// Someone who came in.
pub struct Entered {
    /// Who.
    pub person: Person,
    /// For the cookie of this device.
    pub token: String,
    /// Where to go now, without its language.
    pub next: String,
}

/// Uses a link: of two presses on the same one, only one comes in. `None` if it does not work any more.
pub async fn enter(
    app: &App,
    lang: Lang,
    token: &str,
    device: String,
    guest: Option<String>,
) -> Result<Option<Entered>, Error> {
    let (hash, ids, now) = (token_hash(token), app.ids.clone(), app.clock.now());
    let key = if guest.is_some() { open_key(app).await? } else { None };
    let entered = app.db.write(move |tx| {
        let Some(taken) = link::take(tx, &hash, now)? else { return Ok(None) };
        let person = person_of(tx, &taken, lang, &ids, now)?;
        if let Some(guest) = guest {
            entry::claim(tx, key.as_deref(), &guest, &person)?;
        }
        let token = entry::begin(tx, &person, &device, now)?;
        Ok(Some(Entered { person, token, next: taken.next }))
    });
    entered.await.map_err(|error: store::Error| error.into())
}

/// The account that a link leads to; a new one the first time.
fn person_of(tx: &mut Tx, link: &Link, lang: Lang, ids: &Ids, now: i64) -> store::Result<Person> {
    let fresh = Person {
        id: ids.next(),
        email: link.email.clone(),
        name: String::new(),
        language: lang.language(),
        role: link.role.unwrap_or(Role::Member),
        made: now,
    };
    if fresh.email.is_some() {
        return person::keep(tx, &fresh);
    }
    match person::without_address(tx)? {
        Some(operator) => Ok(operator),
        None => person::insert(tx, &fresh).map(|()| fresh),
    }
}
