use axum::Json;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use store::community;
use store::place::{self, Kind, Place, Point};
use store::residence::PostalArea;

use super::ask::candidates;
use super::canada::{self, COUNTRY};
use super::fold::fold;
use super::names::Name;
use super::views::{Add, Answer, Area, Country, Line, Rename, Show};
use super::{Found, Hand, PlaceId, Step, add, find, forms};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::visit::Visit;

/// Names offered while one types.
const OFFERED: usize = 10;
/// Places that a search shows.
const SHOWN: usize = 60;
/// Characters of the longest search.
const LONGEST: usize = 160;

/// What is searched for.
#[derive(Deserialize)]
pub struct Search {
    #[serde(default)]
    q: String,
}

/// `GET /places`: the country, or with `?q=` what a search finds.
pub async fn country(visit: Visit, Query(Search { q }): Query<Search>) -> Result<Response, Error> {
    let words: String = q.trim().chars().take(LONGEST).collect();
    let mut search = Form::filled([("q", words.as_str())]);
    let answer = if words.is_empty() { None } else { Some(answer(&visit, &mut search, &words).await?) };
    let counts = visit.app.db.read(place::municipalities).await?;
    let lang = visit.lang;
    let line = |(code, count): (i64, i64)| {
        let label = canada::known(code)?.label(lang);
        Some(Line {
            id: PlaceId(code),
            name: label,
            about: lang.t("place-neighbourhoods").with("count", count).to_string(),
        })
    };
    let mut divided: Vec<Line> = counts.into_iter().filter_map(line).collect();
    divided.sort_by_cached_key(|line| fold(&line.name));
    let provinces = canada::provinces().map(|province| Step::of_known(province, lang)).collect();
    visit.show(&Country { visit: &visit, search, answer, provinces, divided })
}

/// What a search finds; of a postal code only the area is looked at, and stays in the field.
async fn answer(visit: &Visit, search: &mut Form, words: &str) -> Result<Answer, Error> {
    let lang = visit.lang;
    if let Ok((area, was_cut)) = PostalArea::parse(words) {
        search.set("q", &area.to_string());
        let province = Step::of_known(canada::province(area.province()), lang);
        return Ok(Answer { area: Some(Area { area, province, was_cut }), places: Vec::new(), all: 1 });
    }
    let key = fold(words);
    let own = if key.is_empty() {
        Vec::new()
    } else {
        let both = move |tx: &mut store::Tx| {
            let mut own = place::search(tx, Kind::Neighbourhood, &key, SHOWN as i64)?;
            own.extend(place::search(tx, Kind::Block, &key, SHOWN as i64)?);
            let mut lines = Vec::new();
            for place in &own {
                if let Some(found) = find(tx, place.id, lang)? {
                    lines.push(line_of(&found.path, lang));
                }
            }
            Ok::<_, store::Error>(lines)
        };
        visit.app.db.read(both).await?
    };
    let known = canada::search(words).into_iter().map(|(_, known)| {
        let path: Vec<Step> =
            canada::path(known.code).into_iter().map(|known| Step::of_known(known, lang)).collect();
        line_of(&path, lang)
    });
    let mut places: Vec<Line> = known.chain(own).collect();
    let all = places.len();
    places.truncate(SHOWN);
    Ok(Answer { area: None, places, all })
}

/// A place with its type and what it lies in.
fn line_of(path: &[Step], lang: crate::i18n::Lang) -> Line {
    let (last, above) = (&path[path.len() - 1], &path[..path.len() - 1]);
    let mut about = last.what(&lang);
    let mut said = &last.name;
    for step in above.iter().skip(1).rev().filter(|step| step.name != last.name) {
        if step.name != *said {
            about = format!("{about} · {}", step.name);
        }
        said = &step.name;
    }
    Line { id: last.id, name: last.name.clone(), about }
}

/// `GET /places/suggestions?q=`: names to offer while one types.
pub async fn suggestions(visit: Visit, Query(Search { q }): Query<Search>) -> Result<Response, Error> {
    let words: String = q.chars().take(LONGEST).collect();
    let found = candidates(&visit.app.db, visit.lang, &words).await?;
    let labels: Vec<String> = found.into_iter().take(OFFERED).map(|candidate| candidate.label).collect();
    Ok(Json(labels).into_response())
}

/// `GET /places/{id}`
pub async fn show(visit: Visit, Path(PlaceId(id)): Path<PlaceId>) -> Result<Response, Error> {
    if id == COUNTRY {
        return visit.go("/places");
    }
    let lang = visit.lang;
    let read = move |tx: &mut store::Tx| {
        let Some(found) = find(tx, id, lang)? else { return Ok(None) };
        let parts = if found.takes().is_some() { place::parts(tx, id)? } else { Vec::new() };
        let (divisions, municipalities) = canada::codes_within(id);
        let here = community::at(tx, id, &divisions, &municipalities, SHOWN as i64)?;
        Ok::<_, store::Error>(Some((found, parts, here)))
    };
    let (found, own, here) = visit.app.db.read(read).await?.ok_or_not_found()?;
    let (retired, own): (Vec<Place>, Vec<Place>) = own.into_iter().partition(|place| place.retired.is_some());
    let known = canada::parts(id).into_iter().map(|known| Step::of_known(known, lang));
    let mut parts: Vec<Step> = known.chain(own.iter().map(|place| Step::of(place, lang))).collect();
    parts.sort_by_cached_key(|part| fold(&part.name));
    let retired = retired.iter().map(|place| Step::of(place, lang)).collect();
    visit.show(&Show { visit: &visit, found, parts, here, retired })
}

/// A municipality or a neighbourhood that parts are added to.
pub(super) struct Adding<'a> {
    visit: &'a Visit,
    found: Found,
    kind: Kind,
}

impl<'a> Adding<'a> {
    pub(super) async fn of(visit: &'a Visit, id: i64) -> Result<Self, Error> {
        let lang = visit.lang;
        let found = visit.app.db.read(move |tx| find(tx, id, lang)).await?.ok_or_not_found()?;
        let kind = found.takes().ok_or_not_found()?;
        Ok(Self { visit, found, kind })
    }

    fn view(&self, form: Form) -> Add<'_> {
        Add { visit: self.visit, found: &self.found, kind: self.kind, form }
    }

    /// The page again, with what needs another look.
    pub(super) fn refuse(&self, form: Form) -> Result<Response, Error> {
        self.visit.refuse(&self.view(form))
    }
}

/// `GET /places/{id}/parts`: the form that adds neighbourhoods or blocks.
pub async fn new(visit: Visit, Path(PlaceId(id)): Path<PlaceId>) -> Result<Response, Error> {
    let adding = Adding::of(&visit, id).await?;
    visit.show(&adding.view(Form::new()))
}

/// `POST /places/{id}/parts`: a pasted list.
pub async fn add_list(
    visit: Visit,
    Path(PlaceId(id)): Path<PlaceId>,
    mut form: Form,
) -> Result<Response, Error> {
    let adding = Adding::of(&visit, id).await?;
    match forms::names(&mut form) {
        Some(named) => keep(&visit, id, named).await,
        None => adding.refuse(form),
    }
}

/// Adds them all, in one write, and goes to the page that shows them.
pub(super) async fn keep(
    visit: &Visit,
    to: i64,
    named: Vec<(Name, Option<Point>)>,
) -> Result<Response, Error> {
    let person = visit.me()?.id;
    let hand = Hand { ids: visit.app.ids.clone(), now: visit.app.clock.now(), person: Some(person) };
    let new = visit.app.db.write(move |tx| add(tx, &hand, to, &named)).await?.ok_or_not_found()?;
    tracing::info!(person, place = to, new, "places added");
    visit.go_saying(&PlaceId(to).path(), if new > 0 { "place-added" } else { "place-added-none" })
}

/// A place that a steward added, with those around it.
async fn own(visit: &Visit, id: i64) -> Result<(Found, Place), Error> {
    let lang = visit.lang;
    let found = visit.app.db.read(move |tx| find(tx, id, lang)).await?.ok_or_not_found()?;
    let own = found.own.clone().ok_or_not_found()?;
    Ok((found, own))
}

/// `GET /places/{id}/name`
pub async fn name(visit: Visit, Path(PlaceId(id)): Path<PlaceId>) -> Result<Response, Error> {
    let (found, own) = own(&visit, id).await?;
    let form = Form::filled([("name_en", own.name.en.as_str()), ("name_fr", own.name.fr.as_str())]);
    visit.show(&Rename { visit: &visit, found, form })
}

/// `POST /places/{id}/name`
pub async fn rename(
    visit: Visit,
    Path(PlaceId(id)): Path<PlaceId>,
    mut form: Form,
) -> Result<Response, Error> {
    let (found, own) = own(&visit, id).await?;
    let Some(Name { name, key }) = forms::name(&mut form) else {
        return visit.refuse(&Rename { visit: &visit, found, form });
    };
    let renamed = Place { name, key, ..own };
    if !visit.app.db.write(move |tx| place::rename(tx, &renamed)).await? {
        form.refuse("name_en", "place-name-taken", &[]);
        return visit.refuse(&Rename { visit: &visit, found, form });
    }
    visit.go_saying(&PlaceId(id).path(), "place-renamed")
}

/// `POST /places/{id}/retirement`: offered no more, but never removed, since people may have named it.
pub async fn retire(visit: Visit, Path(PlaceId(id)): Path<PlaceId>) -> Result<Response, Error> {
    let now = visit.app.clock.now();
    offer(&visit, id, Some(now)).await?;
    visit.go_saying(&PlaceId(id).path(), "place-retired")
}

/// `POST /places/{id}/return`
pub async fn bring_back(visit: Visit, Path(PlaceId(id)): Path<PlaceId>) -> Result<Response, Error> {
    offer(&visit, id, None).await?;
    visit.go_saying(&PlaceId(id).path(), "place-returned")
}

async fn offer(visit: &Visit, id: i64, retired: Option<i64>) -> Result<(), Error> {
    visit.app.db.write(move |tx| place::retire(tx, id, retired)).await?.then_some(()).ok_or_not_found()
}
