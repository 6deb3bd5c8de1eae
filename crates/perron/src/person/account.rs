//! What someone may see and change about their own account.

use axum::extract::Path;
use axum::response::Response;
use store::Language;
use store::{handover, ids, membership, passkey, person, sign_in};

use super::sign_in::has_passkeys;
use super::views::{Account, Device, Place};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::i18n::Lang;
use crate::visit::Visit;

/// Characters of a name.
const LONGEST_NAME: usize = 60;

/// `GET /account`
pub async fn show(visit: Visit) -> Result<Response, Error> {
    let page = page(&visit, None).await?;
    visit.show(&page)
}

/// `POST /account`: name and language. Nothing else of a form is read, least of all a role.
pub async fn change(visit: Visit, mut form: Form) -> Result<Response, Error> {
    let me = visit.me()?.id;
    let name = form.optional("name", LONGEST_NAME).unwrap_or_default();
    if name.chars().any(char::is_control) {
        form.refuse("name", "account-name-one-line", &[]);
    }
    let language = form.choice("language", &[("en", Language::English), ("fr", Language::French)]);
    let Some(language) = language.filter(|_| form.is_good()) else {
        let page = page(&visit, Some(form)).await?;
        return visit.refuse(&page);
    };
    visit.app.db.write(move |tx| person::set_profile(tx, me, &name, language)).await?;
    visit.go_saying("/account", "account-saved")
}

/// `POST /account/devices`: signs out another device, or all others.
pub async fn sign_out_there(visit: Visit, form: Form) -> Result<Response, Error> {
    let (me, here) = (visit.me()?.id, visit.here()?.to_owned());
    let (device, all) = (form.value("device").to_owned(), form.is_given("all"));
    let ended = visit.app.db.write(move |tx| {
        if all {
            return sign_in::delete_others(tx, me, &here);
        }
        sign_in::delete_of(tx, me, &device).map(u64::from)
    });
    let ended = ended.await?;
    tracing::info!(person = me, devices = ended, "signed out elsewhere");
    visit.go_saying("/account", if ended > 0 { "account-device-ended" } else { "account-device-gone" })
}

/// `POST /account/passkeys/{id}/removal`
pub async fn remove_passkey(visit: Visit, Path(id): Path<String>) -> Result<Response, Error> {
    let (me, id) = (visit.me()?.id, ids::from_text(&id).ok_or_not_found()?);
    if !visit.app.db.write(move |tx| passkey::delete(tx, me, id)).await? {
        return Err(Error::NotFound);
    }
    tracing::info!(person = me, "passkey removed");
    visit.go_saying("/account", "account-passkey-removed")
}

async fn page<'a>(visit: &'a Visit, form: Option<Form>) -> Result<Account<'a>, Error> {
    let (person, here, now) = (visit.me()?, visit.here()?, visit.app.clock.now());
    let me = person.id;
    let found = visit.app.db.read(move |tx| {
        let mut places = Vec::new();
        for (one, community) in membership::of_person(tx, me)? {
            let is_offered = handover::to(tx, me)?.iter().any(|offer| offer.community_id == community.id);
            places.push((one, community, is_offered));
        }
        Ok::<_, store::Error>((passkey::of_person(tx, me)?, sign_in::of_person(tx, me, now)?, places))
    });
    let (passkeys, devices, places) = found.await?;
    let places =
        places.iter().map(|(one, community, is_offered)| Place::of(visit, one, community, *is_offered));
    let devices =
        devices.into_iter().map(|device| Device { is_here: device.token_hash == here, device }).collect();
    let form = form.unwrap_or_else(|| {
        Form::filled([("name", person.name.as_str()), ("language", Lang::from(person.language).code())])
    });
    Ok(Account {
        visit,
        has_passkeys: has_passkeys(visit),
        person,
        places: places.collect(),
        passkeys,
        devices,
        form,
    })
}
