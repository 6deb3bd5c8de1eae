use axum::extract::Path;
use axum::response::Response;
use store::pledge::{self, Origin, Pledge};
use store::report::{Kind, Thing};
use store::ruling;
use store::signature::Said;

use super::forms::{self, Version};
use super::views::{Call, Confirm, Link, Mine, New, NewVersion, Sent, Show, Spent, Versions, rows};
use super::{log, sign};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::limits::Act;
use crate::place::ask::{FIELD, Question, said};
use crate::report;
use crate::visit::Visit;

/// `GET /pledge`
pub async fn call(visit: Visit) -> Result<Response, Error> {
    let latest = visit.app.db.read(pledge::latest).await?;
    let tally = super::tally(&visit.app).await?;
    visit.show(&Show::of(&visit, latest.as_ref(), &tally))
}

/// `GET /pledge/versions`
pub async fn versions(visit: Visit) -> Result<Response, Error> {
    let all = visit.app.db.read(pledge::all).await?;
    let calls = all.iter().map(|pledge| Call::of(pledge, visit.lang)).collect();
    visit.show(&Versions { visit: &visit, calls })
}

/// `GET /pledge/versions/new`: begins with what the latest says.
pub async fn new_version(visit: Visit) -> Result<Response, Error> {
    let form = visit.app.db.read(pledge::latest).await?.map_or_else(Form::new, |pledge| {
        Form::filled([
            ("title_en", &pledge.title.en),
            ("title_fr", &pledge.title.fr),
            ("text_en", &pledge.text.en),
            ("text_fr", &pledge.text.fr),
            ("actions_en", &pledge.actions.en),
            ("actions_fr", &pledge.actions.fr),
        ])
    });
    visit.show(&NewVersion { visit: &visit, form })
}

/// `POST /pledge/versions`
pub async fn add_version(visit: Visit, mut form: Form) -> Result<Response, Error> {
    let made_by = Some(visit.me()?.id);
    let Some(version) = Version::parse(&mut form) else {
        return visit.refuse(&NewVersion { visit: &visit, form });
    };
    let Version { title, text, actions } = version;
    let made = visit.app.clock.now();
    let fresh = Pledge { number: 0, title, text, actions, origin: Origin::Own, made, made_by };
    visit.app.db.write(move |tx| pledge::insert(tx, &fresh)).await?;
    visit.go_saying("/pledge", "pledge-version-kept")
}

/// `GET /pledge/signatures/new`
pub async fn new(visit: Visit) -> Result<Response, Error> {
    let call = latest(&visit).await?;
    visit.show(&New { visit: &visit, call, form: Form::new(), place: Question::new(&visit) })
}

/// `POST /pledge/signatures`: the same answer whether the address has signed or not.
pub async fn sign(visit: Visit, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Pledge)?;
    visit.limit_all(Act::PledgeOfAll)?;
    let call = latest(&visit).await?;
    let mut place = Question::new(&visit);
    let address = forms::address(&mut form);
    let Some(said) = everything(&visit, &mut form, &mut place, &call).await? else {
        return visit.refuse(&New { visit: &visit, call, form, place });
    };
    let address = address.ok_or_not_found()?; // without one the form was refused
    sign::sign(&visit.app, visit.lang, said, address).await?;
    visit.go("/pledge/mail")
}

/// `GET /pledge/mail`
pub async fn sent(visit: Visit) -> Result<Response, Error> {
    let has_mail = visit.app.settings.mail_server.is_some();
    visit.show(&Sent { visit: &visit, has_mail })
}

/// `GET /pledge/links/new`
pub async fn ask_link(visit: Visit) -> Result<Response, Error> {
    visit.show(&Link { visit: &visit, form: Form::new() })
}

/// `POST /pledge/links`: the same answer whether the address has signed or not.
pub async fn mail_link(visit: Visit, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Pledge)?;
    visit.limit_all(Act::PledgeOfAll)?;
    let Some(address) = forms::address(&mut form) else {
        return visit.refuse(&Link { visit: &visit, form });
    };
    sign::mail_link(&visit.app, visit.lang, address).await?;
    visit.go("/pledge/mail")
}

/// `GET /pledge/confirmations/{token}`: changes nothing, since programs that guard mailboxes open every link.
pub async fn look(visit: Visit, Path(token): Path<String>) -> Result<Response, Error> {
    let Some(signature) = sign::look(&visit.app, &token).await? else {
        return visit.refuse(&Spent { visit: &visit });
    };
    let call = version(&visit, signature.version).await?;
    let place = said(&visit.app.db, visit.lang, signature.said.residence).await?;
    let rows = rows(visit.lang, &signature, place, &call);
    visit.show(&Confirm { visit: &visit, path: format!("/pledge/confirmations/{token}"), rows })
}

/// `POST /pledge/confirmations/{token}`
pub async fn confirm(visit: Visit, Path(token): Path<String>) -> Result<Response, Error> {
    match sign::confirm(&visit.app, visit.lang, &token).await? {
        Some(key) => visit.go_saying(&format!("/pledge/signatures/{key}"), "pledge-signed"),
        None => visit.refuse(&Spent { visit: &visit }),
    }
}

/// `GET /pledge/signatures/{key}`
pub async fn mine(visit: Visit, Path(key): Path<String>) -> Result<Response, Error> {
    let mine = sign::mine(&visit.app, &key).await?;
    let mut form = forms::filled(&mine.signature.said);
    let place = said(&visit.app.db, visit.lang, mine.signature.said.residence).await?;
    form.fill(FIELD, &place);
    let view = own(&visit, key, mine, form, Question::new(&visit)).await?;
    visit.show(&view)
}

/// `POST /pledge/signatures/{key}`: what its owner says now; the name stays who signed it.
pub async fn change(visit: Visit, Path(key): Path<String>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Pledge)?;
    let mine = sign::mine(&visit.app, &key).await?;
    let call = version(&visit, mine.signature.version).await?;
    let mut place = Question::new(&visit);
    let wants = form.has("reminders", "yes");
    let email = match &mine.signature.email {
        Some(kept) if wants => Some(kept.clone()),
        None if wants => own_address(&visit, &mut form, &mine),
        _ => None,
    };
    let Some(said) = everything(&visit, &mut form, &mut place, &call).await? else {
        let view = own(&visit, key, mine, form, place).await?;
        return visit.refuse(&view);
    };
    sign::change(&visit.app, visit.lang, mine.signature.id, said, email).await?;
    visit.go_saying(&format!("/pledge/signatures/{key}"), "pledge-changed")
}

/// `POST /pledge/signatures/{key}/withdrawal`
pub async fn withdraw(visit: Visit, Path(key): Path<String>) -> Result<Response, Error> {
    let id = sign::opens(&visit.app, &key).ok_or_not_found()?;
    sign::withdraw(&visit.app, id).await?;
    visit.go_saying("/pledge", "pledge-withdrawn")
}

/// `POST /pledge/signatures/{key}/quiet`: no more reminders; the address is forgotten.
pub async fn be_quiet(visit: Visit, Path(key): Path<String>) -> Result<Response, Error> {
    sign::be_quiet(&visit.app, &key).await?;
    visit.go_saying(&format!("/pledge/signatures/{key}"), "pledge-is-quiet")
}

/// What the form says, where they live too; `None`, with sentences beside the fields, if it needs another look.
async fn everything(
    visit: &Visit,
    form: &mut Form,
    place: &mut Question,
    call: &Call,
) -> Result<Option<Said>, Error> {
    let said = forms::said(form, call.actions.len());
    let residence = place.answer(visit, form).await?;
    let (Some(said), Some(residence)) = (said, residence) else { return Ok(None) };
    Ok(form.is_good().then_some(Said { residence, ..said }))
}

/// The address typed to be reminded at: the one that signed, since any other could be a stranger's.
fn own_address(visit: &Visit, form: &mut Form, mine: &sign::Mine) -> Option<String> {
    let address = forms::address(form)?;
    let is_own = mine.signature.address_hash.as_deref() == Some(&sign::address_hash(&visit.app, &address));
    if !is_own {
        form.refuse("email", "pledge-other-address", &[]);
    }
    Some(address.as_str().to_owned())
}

/// `POST /pledge/signatures/{key}/appeal`: somebody else is to look at a name that was taken off the list.
pub async fn appeal(visit: Visit, Path(key): Path<String>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Report)?;
    let id = sign::opens(&visit.app, &key).ok_or_not_found()?;
    let words = form.text("appeal", report::WORDS);
    if !form.is_good() {
        let mine = sign::mine(&visit.app, &key).await?;
        let view = own(&visit, key, mine, form, Question::new(&visit)).await?;
        return visit.refuse(&view);
    }
    let now = visit.app.clock.now();
    let made = visit.app.db.write(move |tx| report::appeal(tx, named(id), &words, now)).await?;
    let said = if made { "report-appealed" } else { "report-appeal-too-late" };
    visit.go_saying(&format!("/pledge/signatures/{key}"), said)
}

/// A signature as reports name it.
const fn named(id: i64) -> Thing {
    Thing { kind: Kind::Signature, within: 0, id }
}

async fn own<'a>(
    visit: &'a Visit,
    key: String,
    mine: sign::Mine,
    form: Form,
    place: Question,
) -> Result<Mine<'a>, Error> {
    let call = version(visit, mine.signature.version).await?;
    let salt = log::salt(&visit.app.secret, mine.signature.id);
    let line = mine.lines.into_iter().next();
    let id = mine.signature.id;
    let read = move |tx: &mut store::Tx<'_>| {
        let latest = ruling::of(tx, named(id))?.pop();
        Ok::<_, store::Error>((store::signature::is_hidden(tx, id)?, latest))
    };
    let (is_hidden, ruling) = visit.app.db.read(read).await?;
    Ok(Mine { visit, key, call, signature: mine.signature, line, salt, form, place, is_hidden, ruling })
}

async fn latest(visit: &Visit) -> Result<Call, Error> {
    let latest = visit.app.db.read(pledge::latest).await?.ok_or_not_found()?;
    Ok(Call::of(&latest, visit.lang))
}

pub(super) async fn version(visit: &Visit, number: i64) -> Result<Call, Error> {
    let all = visit.app.db.read(pledge::all).await?;
    let found = all.iter().find(|pledge| pledge.number == number).ok_or_not_found()?;
    Ok(Call::of(found, visit.lang))
}
