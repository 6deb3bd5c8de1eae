//! Passkeys: a key on someone's device that signs them in without a mail.
//!
//! A challenge lives in the database for five minutes and is used once, whatever comes of it; several processes share it.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::challenge::{self, Challenge};
use store::passkey::{self, Passkey};
use store::person::{self, Person};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Url,
    Uuid, Webauthn, WebauthnBuilder,
};

use crate::app::App;
use crate::cookie::{hex, new_token, token_hash};
use crate::error::Error;
use crate::self_identification::open_key;

use super::entry;

/// For how long a challenge may be answered; people with a slow hand need minutes.
const LASTS: i64 = 5 * 60_000;
/// Passkeys of one person.
const MOST: usize = 20;

/// The house as passkeys know it: by the name in its address. `None` where browsers offer no passkeys: at a bare IP
/// address, or without HTTPS anywhere but on this computer.
pub fn house(address: &str) -> Option<Webauthn> {
    let origin = Url::parse(address).ok()?;
    let name = origin.domain()?.to_owned();
    if origin.scheme() != "https" && name != "localhost" {
        return None;
    }
    WebauthnBuilder::new(&name, &origin).ok()?.rp_name("Perron").build().ok()
}

/// What the browser is asked, and under which name it answers.
#[derive(Serialize)]
pub struct Question {
    challenge: String,
    options: Value,
}

/// What the browser answers.
#[derive(Deserialize)]
pub struct Answer<T> {
    challenge: String,
    credential: T,
}

/// Why a passkey did not do, as a key of the texts.
pub type Refusal = &'static str;

/// Asks the browser to make a key for a person.
pub async fn ask_to_add(app: &App, person_id: i64) -> Result<Result<Question, Refusal>, Error> {
    let Some(house) = house(&app.settings.address) else { return Ok(Err("passkey-not-here")) };
    let (person, keys) = app
        .db
        .read(move |tx| {
            Ok::<_, store::Error>((person::by_id(tx, person_id)?, passkey::of_person(tx, person_id)?))
        })
        .await?;
    let person = person.ok_or(Error::Forbidden)?;
    if keys.len() >= MOST {
        return Ok(Err("passkey-too-many"));
    }
    let known = keys.iter().filter_map(|key| credential(key).ok()).map(|key| key.cred_id().clone()).collect();
    let name = name_of(&person);
    let begun = house.start_passkey_registration(handle(person_id), &name, &name, Some(known));
    let (options, state) =
        begun.map_err(|error| Error::Internal(format!("a passkey could not be asked for: {error}")))?;
    let mut options = as_json(&options)?;
    // Kept on the device with the person it belongs to, so that signing in needs no address.
    options["publicKey"]["authenticatorSelection"]["residentKey"] = json!("required");
    options["publicKey"]["authenticatorSelection"]["requireResidentKey"] = json!(true);
    remember(app, Some(person_id), &state, options).await.map(Ok)
}

/// Adds the key that the browser made.
pub async fn add(
    app: &App,
    person_id: i64,
    name: String,
    answer: Answer<RegisterPublicKeyCredential>,
) -> Result<Result<(), Refusal>, Error> {
    let Some(house) = house(&app.settings.address) else { return Ok(Err("passkey-not-here")) };
    let Some(state) = recall::<PasskeyRegistration>(app, Some(person_id), &answer.challenge).await? else {
        return Ok(Err("passkey-too-late"));
    };
    let made = match house.finish_passkey_registration(&answer.credential, &state) {
        Ok(made) => made,
        Err(error) => {
            tracing::warn!(person = person_id, %error, "a passkey was not added");
            return Ok(Err("passkey-not-good"));
        }
    };
    let key = Passkey {
        id: app.ids.next(),
        person_id,
        name,
        credential_id: hex(made.cred_id().as_ref()),
        credential: as_text(&made)?,
        made: app.clock.now(),
        used: None,
    };
    match app.db.write(move |tx| passkey::insert(tx, &key)).await {
        Ok(()) => {
            tracing::info!(person = person_id, "passkey added");
            Ok(Ok(()))
        }
        Err(store::Error::Conflict(_)) => Ok(Err("passkey-there-already")),
        Err(error) => Err(error.into()),
    }
}

/// Asks the browser for any key it has for this house.
pub async fn ask_who(app: &App) -> Result<Result<Question, Refusal>, Error> {
    let Some(house) = house(&app.settings.address) else { return Ok(Err("passkey-not-here")) };
    let begun = house.start_discoverable_authentication();
    let (options, state) =
        begun.map_err(|error| Error::Internal(format!("a passkey could not be asked for: {error}")))?;
    let mut options = as_json(&options)?;
    // Asked for by a button, so the browser's own window opens; not hidden in the suggestions of a field.
    if let Some(options) = options.as_object_mut() {
        options.remove("mediation");
    }
    remember(app, None, &state, options).await.map(Ok)
}

/// Signs in with the key that the browser showed: who, and the token for the cookie.
pub async fn enter(
    app: &App,
    answer: Answer<PublicKeyCredential>,
    device: String,
    guest: Option<String>,
) -> Result<Result<(Person, String), Refusal>, Error> {
    let Some(house) = house(&app.settings.address) else { return Ok(Err("passkey-not-here")) };
    let Some(state) = recall::<DiscoverableAuthentication>(app, None, &answer.challenge).await? else {
        return Ok(Err("passkey-too-late"));
    };
    let Ok((who, credential_id)) = house.identify_discoverable_authentication(&answer.credential) else {
        return Ok(Err("passkey-unknown"));
    };
    let credential_id = hex(credential_id);
    let Some(key) = app.db.read(move |tx| passkey::by_credential(tx, &credential_id)).await? else {
        return Ok(Err("passkey-unknown"));
    };
    let mut made = credential(&key)?;
    let checked = house.finish_discoverable_authentication_v2(&answer.credential, state, &made);
    let result = match checked {
        Ok(result) if who == handle(key.person_id) => result,
        refused => {
            let error = refused.err().map(|error| error.to_string()).unwrap_or_default();
            tracing::warn!(person = key.person_id, error, "sign-in with a passkey failed");
            return Ok(Err("passkey-not-good"));
        }
    };
    made.update_credential(&result);
    let (counted, now) = (as_text(&made)?, app.clock.now());
    let sealing = if guest.is_some() { open_key(app).await? } else { None };
    let entered = app.db.write(move |tx| {
        let Some(person) = person::by_id(tx, key.person_id)? else { return Ok(None) };
        passkey::used(tx, key.id, &counted, now)?;
        if let Some(guest) = guest {
            entry::claim(tx, sealing.as_deref(), &guest, &person)?;
        }
        let token = entry::begin(tx, &person, &device, now)?;
        Ok::<_, store::Error>(Some((person, token)))
    });
    Ok(entered.await?.ok_or("passkey-unknown"))
}

/// A person as authenticators know them: their id, which says nothing about them.
fn handle(person_id: i64) -> Uuid {
    Uuid::from_u128(u128::from(person_id.unsigned_abs()))
}

/// What the browser shows beside the key.
fn name_of(person: &Person) -> String {
    let email = person.email.clone();
    if person.name.is_empty() {
        email.unwrap_or_else(|| person.role.word().to_owned())
    } else {
        person.name.clone()
    }
}

fn credential(key: &Passkey) -> Result<webauthn_rs::prelude::Passkey, Error> {
    serde_json::from_str(&key.credential).map_err(|error| {
        Error::Internal(format!("passkey {} in the database cannot be read: {error}", key.id))
    })
}

fn as_json(value: &impl Serialize) -> Result<Value, Error> {
    serde_json::to_value(value)
        .map_err(|error| Error::Internal(format!("a passkey cannot be written: {error}")))
}

fn as_text(value: &impl Serialize) -> Result<String, Error> {
    Ok(as_json(value)?.to_string())
}

async fn remember(
    app: &App,
    person_id: Option<i64>,
    state: &impl Serialize,
    options: Value,
) -> Result<Question, Error> {
    let (token, now) = (new_token(), app.clock.now());
    let kept =
        Challenge { token_hash: token_hash(&token), person_id, state: as_text(state)?, expires: now + LASTS };
    app.db
        .write(move |tx| {
            challenge::forget(tx, now)?;
            challenge::insert(tx, &kept)
        })
        .await?;
    Ok(Question { challenge: token, options })
}

async fn recall<T: for<'a> Deserialize<'a>>(
    app: &App,
    person_id: Option<i64>,
    token: &str,
) -> Result<Option<T>, Error> {
    let (hash, now) = (token_hash(token), app.clock.now());
    let taken = app.db.write(move |tx| challenge::take(tx, &hash, now)).await?;
    let mine = taken.filter(|challenge| challenge.person_id == person_id);
    Ok(mine.and_then(|challenge| serde_json::from_str(&challenge.state).ok()))
}
