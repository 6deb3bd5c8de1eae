use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response as Answer;
use store::response::Response;
use store::wave::{self, Wave};
use store::{Tx, panel, response};

use super::answer::{Done, Part, Show, own_path, parts};
use super::keep::{self, Change, Way};
use super::{forms, selves};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::panel::member_of;
use crate::place::ask::{self, Question as Place};
use crate::self_identification::key::Key;
use crate::self_identification::{Answers, Lock, lock};
use crate::visit::Visit;
use crate::wave::sheet::Sheet;
use crate::wave::{Refusal, Standing};

/// A wave, and what somebody answered in it so far.
struct Found {
    wave: Wave,
    sheet: Sheet,
    response: Option<Response>,
    words: Vec<(String, String)>,
    is_reminded: bool,
}

async fn find(visit: &Visit, id: i64, way: &Way) -> Result<Found, Error> {
    let (way, now) = (way.clone(), visit.app.clock.now());
    let read = move |tx: &mut Tx<'_>| {
        let wave = wave::by_id(tx, id)?.ok_or_not_found()?;
        let sheet = Sheet::of(&wave.sheet).ok_or_not_found()?;
        keep::takes(tx, &wave, &way, now)?.ok();
        let response = keep::of(tx, id, &way)?;
        let words = match &response {
            Some(found) => response::words(tx, id, found.id)?,
            None => Vec::new(),
        };
        let is_reminded = match way {
            Way::Panel(_, member) => panel::by_id(tx, member)?.is_some_and(|one| one.is_reminded),
            Way::Open(_) => false,
        };
        Ok::<_, Error>(Found { wave, sheet, response, words, is_reminded })
    };
    visit.app.db.read(read).await
}

fn open_way(visit: &Visit) -> Result<Way, Error> {
    Ok(Way::Open(visit.holder().ok_or(Error::Forbidden)?))
}

fn panel_way(visit: &Visit, id: i64, key: &str) -> Result<Way, Error> {
    let member = member_of(&visit.app, id, key).ok_or_not_found()?;
    Ok(Way::Panel(key.to_owned(), member))
}

type Asked = Query<HashMap<String, String>>;

/// `GET /waves/{id}/response?part=2`
pub async fn open(visit: Visit, Path(Id(id)): Path<Id>, Query(query): Asked) -> Result<Answer, Error> {
    let way = open_way(&visit)?;
    show(&visit, id, way, query.get("part").map(String::as_str)).await
}

/// `GET /waves/{id}/invitations/{key}?part=2`
pub async fn invited(
    visit: Visit,
    Path((Id(id), key)): Path<(Id, String)>,
    Query(query): Asked,
) -> Result<Answer, Error> {
    let way = panel_way(&visit, id, &key)?;
    show(&visit, id, way, query.get("part").map(String::as_str)).await
}

/// `POST /waves/{id}/response`
pub async fn save_open(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Answer, Error> {
    let way = open_way(&visit)?;
    save(&visit, id, way, form).await
}

/// `POST /waves/{id}/invitations/{key}`
pub async fn save_invited(
    visit: Visit,
    Path((Id(id), key)): Path<(Id, String)>,
    form: Form,
) -> Result<Answer, Error> {
    let way = panel_way(&visit, id, &key)?;
    save(&visit, id, way, form).await
}

async fn show(visit: &Visit, id: i64, way: Way, part: Option<&str>) -> Result<Answer, Error> {
    let found = find(visit, id, &way).await?;
    let is_open = Standing::of(&found.wave, visit.app.clock.now()) == Standing::Open;
    let is_finished = found.response.as_ref().is_some_and(|one| one.finished.is_some());
    let all = parts(&found.wave, &found.sheet);
    let wanted: Option<usize> =
        part.and_then(|part| part.parse().ok()).filter(|part| (1..=all.len()).contains(part));
    if !is_open || is_finished && wanted.is_none() {
        let (wave, is_reminded) = (found.wave, found.is_reminded);
        return visit.show(&Done { visit, wave, way, is_finished, is_open, is_reminded });
    }
    let given = found.sheet.given(found.response.as_ref().map_or("", |one| one.answers.as_str()));
    let resumed = if found.response.is_some() { found.sheet.resume(&given) } else { 1 };
    let Some(part) = all.get(wanted.unwrap_or(resumed).saturating_sub(1)).copied() else {
        return Err(Error::NotFound);
    };
    let (mut is_shut, mut place) = (false, Place::default());
    let form = match part {
        Part::Questions(_) => forms::filled(&given, &found.sheet.items, &found.words),
        Part::Place => {
            place = Place::new(visit);
            placed(visit, found.response.as_ref()).await?
        }
        Part::Oneself => {
            is_shut = matches!(lock(&visit.app).await?, Lock::Shut(_));
            match &found.response {
                Some(one) => selves::said(&visit.app, id, one.id).await?.form(),
                None => Form::new(),
            }
        }
    };
    let (wave, sheet) = (found.wave, found.sheet);
    visit.show(&Show { visit, wave, sheet, way, part, place, is_shut, form })
}

/// The form with the place that was said before.
async fn placed(visit: &Visit, response: Option<&Response>) -> Result<Form, Error> {
    let Some(one) = response else { return Ok(Form::new()) };
    let said = match (&one.postal_area, one.place_id, &one.province) {
        (Some(area), _, _) => area.clone(),
        (None, Some(place), _) => ask::said_of(&visit.app.db, visit.lang, place).await?,
        (None, None, Some(word)) => {
            let province = store::residence::Province::of_word(word);
            province
                .map(|one| crate::place::canada::province(one).name(visit.lang).to_owned())
                .unwrap_or_default()
        }
        (None, None, None) => String::new(),
    };
    Ok(Form::filled([(ask::FIELD, &said)]))
}

async fn save(visit: &Visit, id: i64, way: Way, mut form: Form) -> Result<Answer, Error> {
    visit.limit(Act::Vote)?;
    let found = find(visit, id, &way).await?;
    let all = parts(&found.wave, &found.sheet);
    let number: usize = form.value("part").parse().unwrap_or(0);
    let part = number.checked_sub(1).and_then(|at| all.get(at)).copied();
    let part = part.ok_or_else(|| Error::Bad("no such part".to_owned()))?;
    let (mut place, mut key) = (Place::new(visit), None);
    let mut change = Change { is_last: number == all.len(), ..Change::default() };
    match part {
        Part::Questions(page) => match forms::answers(&mut form, found.sheet.page(page)) {
            Some(said) => change.said = said,
            None => change.is_last = false,
        },
        Part::Place => change.residence = place.answer(visit, &mut form).await?,
        Part::Oneself => {
            change.oneself = Answers::parse(&mut form);
            if let Some(said) = &mut change.oneself {
                said.0.retain(|word, _| found.sheet.attributes.contains(word));
            }
            key = selves::key(&visit.app).await;
        }
    }
    let path = own_path(&found.wave, &way);
    if form.is_good() {
        return match written(visit, id, &way, change, key).await? {
            Err(_) => visit.go_saying(&path, "response-late"),
            Ok(is_whole) => {
                let next = next(&path, number, all.len());
                // the key is not there: nothing that they do here changes that, and all else is kept
                let said = (!is_whole).then_some("response-unsealed");
                match said.or(place.was_cut.then_some("place-cut")) {
                    Some(said) => visit.go_saying(&next, said),
                    None => visit.go(&next),
                }
            }
        };
    }
    let (wave, sheet) = (found.wave, found.sheet);
    visit.refuse(&Show { visit, wave, sheet, way, part, place, is_shut: false, form })
}

/// The next part; after the last, the thanks.
fn next(path: &str, number: usize, all: usize) -> String {
    if number < all { format!("{path}?part={}", number + 1) } else { path.to_owned() }
}

async fn written(
    visit: &Visit,
    id: i64,
    way: &Way,
    change: Change,
    key: Option<Key>,
) -> Result<Result<bool, Refusal>, Error> {
    let (way, app, language) = (way.clone(), visit.app.clone(), visit.lang.language());
    let write = move |tx: &mut Tx<'_>| {
        let clerk = (&app.ids, key.as_ref());
        keep::change(tx, clerk, (id, &way), language, &change, app.clock.now())
    };
    visit.app.db.write(write).await
}

/// `POST /waves/{id}/invitations/{key}/reminders`: somebody wants no more of them, or wants them again.
pub async fn remind(
    visit: Visit,
    Path((Id(id), key)): Path<(Id, String)>,
    form: Form,
) -> Result<Answer, Error> {
    let way = panel_way(&visit, id, &key)?;
    let Way::Panel(_, member) = way else { return Err(Error::NotFound) };
    let is_reminded = form.has("reminders", "yes");
    visit.app.db.write(move |tx| panel::set_reminded(tx, member, is_reminded)).await?;
    let path = format!("{}/invitations/{key}", crate::wave::path(id));
    visit.go_saying(&path, if is_reminded { "response-reminders-on" } else { "response-reminders-off" })
}

/// `POST /waves/{id}/invitations/{key}/leaving`: somebody is not asked any more, and their address is forgotten.
pub async fn leave(visit: Visit, Path((Id(id), key)): Path<(Id, String)>) -> Result<Answer, Error> {
    let Way::Panel(_, member) = panel_way(&visit, id, &key)? else { return Err(Error::NotFound) };
    let now = visit.app.clock.now();
    visit.app.db.write(move |tx| crate::panel::go(tx, member, now)).await?;
    visit.go_saying(&crate::wave::path(id), "response-left")
}
