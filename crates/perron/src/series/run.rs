//! What whoever runs a series does with it.

use axum::extract::Path;
use axum::response::Response;
use store::holding::{self, Holding, Kind};
use store::series::{self, Origin, Series, State};
use store::session::{self, State as Session};
use store::short_address;
use store::{Bilingual, Tx, ids};

use super::forms::{self, Details};
use super::path;
use super::views::{DetailsView, Settings};
use crate::conversation::{Holders, ask_for, own_communities};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::rights::Deed;
use crate::session::{give_address, publish_now, renew};
use crate::visit::Visit;

/// `GET /series/new`
pub async fn new(visit: Visit) -> Result<Response, Error> {
    let communities = own_communities(&visit).await?;
    let mut form = Form::new();
    if let [only] = communities.as_slice() {
        form.fill("community", &only.0);
    }
    visit.show(&DetailsView::new(&visit, form, communities))
}

/// `POST /series`
pub async fn create(visit: Visit, mut form: Form) -> Result<Response, Error> {
    let holders: Vec<i64> =
        visit.rights.communities(Deed::Run).filter(|id| form.has("community", &ids::to_text(*id))).collect();
    let details = Details::parse(&mut form);
    if holders.is_empty() && !visit.rights.in_house(Deed::Run) {
        form.refuse("community", "conversation-no-community", &[]);
    }
    let Some(details) = details.filter(|_| form.is_good()) else {
        return visit.refuse(&DetailsView::new(&visit, form, own_communities(&visit).await?));
    };
    let (id, made) = (visit.app.ids.next(), visit.app.clock.now());
    let made_by = visit.person.as_ref().map(|person| person.id);
    let fresh = details.onto(blank(id, made, made_by));
    let write = move |tx: &mut Tx<'_>| {
        series::insert(tx, &fresh)?;
        let (kind, agreed) = (Kind::Series, Some(made));
        holders.iter().try_for_each(|community_id| {
            let community_id = *community_id;
            holding::put(tx, &Holding { kind, thing_id: id, community_id, agreed, made, made_by })
        })
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/settings", path(id)), "series-made")
}

/// A series that says nothing yet.
fn blank(id: i64, made: i64, made_by: Option<i64>) -> Series {
    Series {
        id,
        title: Bilingual::default(),
        about: Bilingual::default(),
        audience: Bilingual::default(),
        logistics: Bilingual::default(),
        benefits: Bilingual::default(),
        values: Bilingual::default(),
        contact: String::new(),
        gives_certificates: false,
        state: State::Draft,
        origin: Origin::Own,
        made,
        made_by,
    }
}

async fn found(visit: &Visit, id: i64) -> Result<Series, Error> {
    visit.app.db.read(move |tx| series::by_id(tx, id)).await?.ok_or_not_found()
}

/// `GET /series/{id}/details`
pub async fn details(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let series = found(&visit, id).await?;
    visit.show(&DetailsView::change(&visit, id, forms::filled(&series)))
}

/// `POST /series/{id}/details`
pub async fn update(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let series = found(&visit, id).await?;
    let details = Details::parse(&mut form);
    let is_public = series.state != State::Draft;
    let changed = details.map(|details| details.onto(series));
    if is_public && changed.as_ref().is_some_and(|changed| !forms::is_whole(changed)) {
        form.refuse("title-fr", "series-refused-language", &[]);
    }
    let Some(changed) = changed.filter(|_| form.is_good()) else {
        return visit.refuse(&DetailsView::change(&visit, id, form));
    };
    visit.app.db.write(move |tx| series::update(tx, &changed)).await?;
    visit.go_saying(&format!("{}/settings", path(id)), "series-changed")
}

/// `GET /series/{id}/settings`
pub async fn settings(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let view = view(&visit, id, Form::new()).await?;
    visit.show(&view)
}

async fn view(visit: &Visit, id: i64, form: Form) -> Result<Settings<'_>, Error> {
    let language = visit.lang.language();
    let read = visit.app.db.read(move |tx| {
        Ok::<_, Error>((
            series::by_id(tx, id)?.ok_or_not_found()?,
            session::of_series(tx, id)?,
            Holders::of(tx, Kind::Series, id, language)?,
            short_address::of_thing(tx, short_address::Kind::Series, id)?,
        ))
    });
    let (series, sessions, holders, address) = read.await?;
    Ok(Settings { visit, series, sessions, holders, address, form, now: visit.app.clock.now() })
}

/// `POST /series/{id}/publication`: the series, and those of its sessions that can be published.
pub async fn publish(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let now = visit.app.clock.now();
    let said = visit.app.db.write(move |tx| publish_all(tx, id, now)).await?;
    renew(&visit.app).await;
    visit.go_saying(&format!("{}/settings", path(id)), said)
}

/// Publishes it; the key of the sentence that says what came of it.
fn publish_all(tx: &mut Tx<'_>, id: i64, now: i64) -> Result<&'static str, Error> {
    let series = series::by_id(tx, id)?.ok_or_not_found()?;
    if !forms::is_whole(&series) {
        return Ok("series-refused-language");
    }
    series::set_state(tx, id, State::Open)?;
    let mut left = 0;
    for one in session::of_series(tx, id)? {
        if one.state == Session::Draft && publish_now(tx, one.id, now)?.is_err() {
            left += 1;
        }
    }
    Ok(if left == 0 { "series-published" } else { "series-published-some" })
}

/// `POST /series/{id}/closure`: it stays readable, and takes nobody any more.
pub async fn close(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    found(&visit, id).await?;
    visit.app.db.write(move |tx| series::set_state(tx, id, State::Closed)).await?;
    visit.go_saying(&format!("{}/settings", path(id)), "series-is-closed")
}

/// `POST /series/{id}/address`: gives it a short address.
pub async fn address(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    found(&visit, id).await?;
    if !give_address(&visit, &mut form, short_address::Kind::Series, id).await? {
        let view = view(&visit, id, form).await?;
        return visit.refuse(&view);
    }
    visit.go_saying(&format!("{}/settings", path(id)), "session-address-given")
}

/// `POST /series/{id}/holders`: asks a community to hold it too.
pub async fn ask_holder(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    found(&visit, id).await?;
    ask_for(&visit, Kind::Series, id, &format!("{}/settings", path(id)), &form).await
}
