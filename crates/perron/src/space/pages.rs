//! The spaces of a community, one space with its week, and its settings.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use jiff::civil::Date;
use store::booking;
use store::community::{self, State as Community};
use store::holding::{self, Holding, Kind};
use store::hours;
use store::space::{self, Space};
use store::{Bilingual, Tx};

use super::views::{Details, Line, List, Show};
use super::week::Week;
use super::{Found, blank, forms, path};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::i18n::dates;
use crate::id::Id;
use crate::place::ask::{self, Question};
use crate::place::{self};
use crate::visit::Visit;

/// `GET /communities/{id}/spaces`
pub async fn list(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = visit.app.db.read(move |tx| Ok::<_, Error>((named(tx, id)?, space::of_community(tx, id)?)));
    let (community, spaces) = read.await?;
    let lines = spaces.iter().map(|space| Line::of(visit.lang, space)).collect();
    visit.show(&List {
        visit: &visit,
        community_path: crate::community::path(id),
        community: own(&visit, &community),
        lines,
    })
}

/// The name of a community that is there.
fn named(tx: &mut Tx<'_>, id: i64) -> Result<Bilingual, Error> {
    let found = community::by_id(tx, id)?.filter(|found| found.state == Community::Active);
    Ok(found.ok_or_not_found()?.name)
}

fn own(visit: &Visit, text: &Bilingual) -> String {
    text.nearest(visit.lang.language()).0.to_owned()
}

/// `GET /communities/{id}/spaces/new`
pub async fn new(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    visit.app.db.read(move |tx| named(tx, id)).await?;
    let form = Form::filled([("zone", "America/Toronto"), ("keeper", "institution"), ("open", "yes")]);
    let back = format!("{}/spaces", crate::community::path(id));
    visit.show(&Details {
        visit: &visit,
        form,
        place: Question::new(&visit),
        action: back.clone(),
        back,
        is_new: true,
    })
}

/// `POST /communities/{id}/spaces`
pub async fn create(
    visit: Visit,
    Path(Id(community_id)): Path<Id>,
    mut form: Form,
) -> Result<Response, Error> {
    visit.app.db.read(move |tx| named(tx, community_id)).await?;
    let (id, made) = (visit.app.ids.next(), visit.app.clock.now());
    let made_by = visit.person.as_ref().map(|person| person.id);
    let mut place = Question::new(&visit);
    let said = forms::space(&mut form, blank(id, made, made_by));
    let place_id = place.answer(&visit, &mut form).await?.map(place::code_of);
    let (Some(said), Some(place_id)) = (said.filter(|_| form.is_good()), place_id) else {
        let back = format!("{}/spaces", crate::community::path(community_id));
        return visit.refuse(&Details {
            visit: &visit,
            form,
            place,
            action: back.clone(),
            back,
            is_new: true,
        });
    };
    let write = move |tx: &mut Tx<'_>| {
        space::insert(tx, &Space { place_id, ..said })?;
        let (kind, agreed) = (Kind::Space, Some(made));
        holding::put(tx, &Holding { kind, thing_id: id, community_id, agreed, made, made_by })
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/rules", path(id)), "space-made")
}

/// `GET /spaces/{id}`, with `?week=2026-11-23` the seven days from then on.
pub async fn show(
    visit: Visit,
    Path(Id(id)): Path<Id>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Error> {
    let (now, lang, holder) = (visit.app.clock.now(), visit.lang, visit.holder());
    let asked: Option<Date> = query.get("week").and_then(|day| day.parse().ok());
    let asked = asked.filter(|day| (2000..2200).contains(&day.year()));
    let read = visit.app.db.read(move |tx| {
        let found = Found::of(tx, id)?;
        let zone = &found.space.zone;
        let today = dates::moment(now, zone).date();
        let first = asked.unwrap_or(today);
        let bookings = booking::between(tx, id, Week::bounds(first, zone), now)?;
        let mine = match &holder {
            Some(holder) => booking::of_holder(tx, id, holder, now, 20)?,
            None => Vec::new(),
        };
        let mut communities = Vec::new();
        for community_id in &found.communities {
            if let Some(known) = community::by_id(tx, *community_id)? {
                let name = known.name.nearest(lang.language()).0.to_owned();
                communities.push((crate::community::path(*community_id), name));
            }
        }
        let place = match found.space.place_id {
            Some(place_id) => place::find(tx, place_id, lang)?.map(|known| known.step().clone()),
            None => None,
        };
        let votes = hours::of_space(tx, id)?;
        Ok::<_, Error>((found, (first, first == today), bookings, mine, communities, place, votes))
    });
    let (found, (first, is_next), bookings, mine, communities, place, votes) = read.await?;
    let week = Week::of(lang, &found.space, found.rule.as_ref(), first, &bookings, now);
    let view = Show { visit: &visit, found, week, is_next, mine, communities, place, votes };
    visit.show(&view)
}

/// `GET /spaces/{id}/settings`
pub async fn settings(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let found = visit.app.db.read(move |tx| space::by_id(tx, id)).await?.ok_or_not_found()?;
    let mut form = forms::filled(&found);
    if let Some(place_id) = found.place_id {
        form.fill(ask::FIELD, &ask::said_of(&visit.app.db, visit.lang, place_id).await?);
    }
    let (action, back) = (format!("{}/settings", path(id)), path(id));
    visit.show(&Details { visit: &visit, form, place: Question::new(&visit), action, back, is_new: false })
}

/// `POST /spaces/{id}/settings`
pub async fn change(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let old = visit.app.db.read(move |tx| space::by_id(tx, id)).await?.ok_or_not_found()?;
    let mut place = Question::new(&visit);
    let said = forms::space(&mut form, old);
    let place_id = place.answer(&visit, &mut form).await?.map(place::code_of);
    let (Some(said), Some(place_id)) = (said.filter(|_| form.is_good()), place_id) else {
        let (action, back) = (format!("{}/settings", path(id)), path(id));
        return visit.refuse(&Details { visit: &visit, form, place, action, back, is_new: false });
    };
    let write = move |tx: &mut Tx<'_>| {
        // rules may have come into force meanwhile
        let now = space::lock(tx, id)?.ok_or_not_found()?;
        Ok::<_, Error>(space::update(tx, &Space { place_id, rule: now.rule, ..said })?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&path(id), "space-saved")
}
