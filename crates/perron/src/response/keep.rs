//! One response a person: begun, changed part by part, handed in.

use store::panel;
use store::residence::Residence;
use store::response::{self, Arm, Origin, Response};
use store::wave::{self, PlaceLevel, Wave};
use store::{Ids, Language, Tx};

use super::forms::Said;
use super::selves;
use crate::error::{Error, OrNotFound};
use crate::self_identification::Answers;
use crate::self_identification::key::Key;
use crate::wave::sheet::Sheet;
use crate::wave::{Outcome, Refusal, Standing};

/// By which way somebody answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// They had the address.
    Open(String),
    /// They were invited: the key of their link, and who they are.
    Panel(String, i64),
}

/// What a page changes.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// Answers.
    pub said: Said,
    /// Where they live, if that was on the page.
    pub residence: Option<Residence>,
    /// What they say of themselves, if that was on the page.
    pub oneself: Option<Answers>,
    /// Whether they hand it in.
    pub is_last: bool,
}

/// The response of whoever comes this way, if they began.
pub fn of(tx: &mut Tx<'_>, wave_id: i64, way: &Way) -> store::Result<Option<Response>> {
    match way {
        Way::Open(holder) => response::of_holder(tx, wave_id, holder),
        Way::Panel(_, member_id) => response::of_member(tx, wave_id, *member_id),
    }
}

/// A response that says nothing yet.
pub fn fresh(wave_id: i64, id: i64, language: Language, now: i64) -> Response {
    Response {
        wave_id,
        id,
        arm: Arm::Open,
        member_id: None,
        holder: None,
        paper: None,
        origin: Origin::Web,
        recorded_by: None,
        language,
        province: None,
        postal_area: None,
        place_id: None,
        answers: String::new(),
        weight: None,
        stratum: None,
        cluster: None,
        started: now,
        changed: now,
        finished: None,
    }
}

/// The response that is changed: begun if there is none, whoever else begins it at the same moment.
pub fn begun(
    tx: &mut Tx<'_>,
    ids: &Ids,
    wave_id: i64,
    way: &Way,
    language: Language,
    now: i64,
) -> Result<Response, Error> {
    if let Some(found) = of(tx, wave_id, way)? {
        return Ok(found);
    }
    let mut new = fresh(wave_id, ids.next(), language, now);
    match way {
        Way::Open(holder) => new.holder = Some(holder.clone()),
        Way::Panel(_, member_id) => (new.arm, new.member_id) = (Arm::Panel, Some(*member_id)),
    }
    response::insert(tx, &new)?;
    of(tx, wave_id, way)?.ok_or_not_found()
}

/// A place as closely as the wave asks, and no more.
pub fn place(to: &mut Response, level: PlaceLevel, residence: Residence) {
    (to.province, to.postal_area, to.place_id) = (None, None, None);
    if level == PlaceLevel::None {
        return;
    }
    to.province = residence.province().map(|province| province.word().to_owned());
    if level == PlaceLevel::PostalArea {
        match residence {
            Residence::PostalArea(area) => to.postal_area = Some(area.to_string()),
            Residence::Place { id, .. } => to.place_id = Some(id),
            Residence::Unsaid | Residence::Province(_) => {}
        }
    }
}

/// Keeps what a page says; whether all of it, since what people say of themselves is kept only sealed. The wave's row is locked,
/// so that closing waits for this, and this for closing.
pub fn change(
    tx: &mut Tx<'_>,
    (ids, key): (&Ids, Option<&Key>),
    (wave_id, way): (i64, &Way),
    language: Language,
    change: &Change,
    now: i64,
) -> Result<Result<bool, Refusal>, Error> {
    let wave = wave::lock(tx, wave_id)?.ok_or_not_found()?;
    if let Err(refusal) = takes(tx, &wave, way, now)? {
        return Ok(Err(refusal));
    }
    let sheet = Sheet::of(&wave.sheet).ok_or_not_found()?;
    let mut response = begun(tx, ids, wave_id, way, language, now)?;
    let mut given = sheet.given(&response.answers);
    for (at, one) in &change.said.given {
        if let Some(place) = given.get_mut(*at) {
            one.clone_into(place);
        }
    }
    response.answers = sheet.written(&given);
    (response.language, response.changed) = (language, now);
    if let Some(residence) = change.residence {
        place(&mut response, wave.place_level, residence);
    }
    if change.is_last && response.finished.is_none() {
        response.finished = Some(now);
    }
    response::update(tx, &response)?;
    for (item, words) in &change.said.words {
        response::set_words(tx, (wave_id, response.id), item, words)?;
    }
    Ok(Ok(match &change.oneself {
        Some(oneself) => selves::keep(tx, key, (&wave, response.id), oneself, now)?,
        None => true,
    }))
}

/// Whether a wave takes answers this way now.
pub fn takes(tx: &mut Tx<'_>, wave: &Wave, way: &Way, now: i64) -> Outcome {
    let is_asked = match way {
        Way::Open(_) => wave.is_open,
        Way::Panel(_, member_id) => {
            let member = panel::by_id(tx, *member_id)?;
            wave.is_panel
                && member.is_some_and(|one| one.gone.is_none() && one.community_id == wave.community_id)
        }
    };
    if !is_asked {
        return Err(Error::NotFound);
    }
    Ok(if Standing::of(wave, now) == Standing::Open { Ok(()) } else { Err(Refusal::NotOpen) })
}
