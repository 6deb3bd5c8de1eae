//! Making a session, and changing what it says. Whoever is registered is told of what they must know.

use std::collections::HashMap;

use axum::extract::{Path, Query};
use axum::response::Response;
use store::holding::{self, Holding, Kind};
use store::series::Origin;
use store::session::{self, Session, State};
use store::theme::{self, Theme};
use store::{Bilingual, Tx, community, facilitator, ids, series};

use super::forms::{self, Details};
use super::views::{DetailsView, Texts};
use super::{Refusal, path, renew, usual_agenda};
use crate::app::{App, Shared};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::place::ask::{self, Question};
use crate::registration::seats;
use crate::registration::told::{self, Change};
use crate::rights::Deed;
use crate::visit::Visit;

/// `GET /sessions/new`, `GET /sessions/new?series=…`
pub async fn new(visit: Visit, Query(query): Query<HashMap<String, String>>) -> Result<Response, Error> {
    let mut form = forms::empty();
    if let Some(series) = query.get("series") {
        form.fill("series", series);
    }
    let texts = Texts::of(&visit, &form).await?;
    if let ([only], None) = (texts.communities.as_slice(), &texts.series) {
        form.fill("community", &only.0);
    }
    visit.show(&DetailsView::new(&visit, form, Question::new(&visit), texts))
}

/// `POST /sessions`
pub async fn create(visit: Visit, mut form: Form) -> Result<Response, Error> {
    let now = visit.app.clock.now();
    let texts = Texts::of(&visit, &form).await?;
    let own: Vec<i64> =
        visit.rights.communities(Deed::Run).filter(|id| form.has("community", &ids::to_text(*id))).collect();
    if own.is_empty() && texts.series.is_none() && !visit.rights.in_house(Deed::Run) {
        form.refuse("community", "conversation-no-community", &[]);
    }
    let mut place = Question::new(&visit);
    let details = Details::parse(&mut form, None, now);
    let place_id = place.answer(&visit, &mut form).await?.map(crate::place::code_of);
    let (Some(details), Some(place_id)) = (details.filter(|_| form.is_good()), place_id) else {
        return visit.refuse(&DetailsView::new(&visit, form, place, texts));
    };
    let (app, made_by) = (visit.app.clone(), visit.person.as_ref().map(|person| person.id));
    let in_series = texts.series.map(|(id, _)| id);
    let write = move |tx: &mut Tx<'_>| {
        let fresh = Session { place_id, made_by, ..blank(app.ids.next(), now) };
        let (named, chosen) = (details.facilitators.clone(), (details.themes.clone(), details.theme.clone()));
        let session = details.onto(fresh);
        session::insert(tx, &session)?;
        name_all(tx, &app, session.id, &named)?;
        set_themes(tx, &app, session.id, chosen)?;
        usual_agenda(tx, &app.ids, session.id, session.minutes)?;
        let holders = match in_series {
            Some(series_id) => {
                series::put(tx, series_id, session.id)?;
                holding::holders(tx, Kind::Series, series_id)?
            }
            None => own,
        };
        hold(tx, session.id, holders, now, made_by)?;
        Ok::<_, Error>(session.id)
    };
    let id = visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/settings", path(id)), "session-made")
}

/// A session that says nothing yet.
pub fn blank(id: i64, now: i64) -> Session {
    Session {
        id,
        title: Bilingual::default(),
        about: Bilingual::default(),
        levers: Vec::new(),
        starts: now,
        minutes: 60,
        zone: "UTC".to_owned(),
        mode: session::Mode::Online,
        venue: Bilingual::default(),
        access: Bilingual::default(),
        place_id: None,
        call: session::Call::default(),
        release: now,
        capacity: None,
        taken: 0,
        speaks: community::Speaks::Both,
        speaks_also: String::new(),
        code: door_code(),
        sequence: 0,
        state: State::Draft,
        published: None,
        origin: Origin::Own,
        made: now,
        made_by: None,
    }
}

/// What is typed at the door: five letters that are not taken for others.
pub fn door_code() -> String {
    const LETTERS: &[u8] = b"ABCDEFGHJKMNPQRSTUVWXYZ";
    (0..5).map(|_| char::from(LETTERS[rand::random::<u32>() as usize % LETTERS.len()])).collect()
}

/// Writes down who holds a session.
pub fn hold(
    tx: &mut Tx<'_>,
    thing_id: i64,
    holders: Vec<i64>,
    made: i64,
    made_by: Option<i64>,
) -> store::Result<()> {
    let kind = Kind::Session;
    holders.into_iter().try_for_each(|community_id| {
        holding::put(tx, &Holding { kind, thing_id, community_id, agreed: Some(made), made, made_by })
    })
}

fn name_all(
    tx: &mut Tx<'_>,
    app: &App,
    session_id: i64,
    named: &[(String, Option<String>)],
) -> store::Result<()> {
    facilitator::clear(tx, session_id)?;
    named.iter().try_for_each(|(name, email)| {
        let one = facilitator::Facilitator {
            session_id,
            id: app.ids.next(),
            name: name.clone(),
            email: email.clone(),
        };
        facilitator::insert(tx, &one)
    })
}

fn set_themes(
    tx: &mut Tx<'_>,
    app: &App,
    session_id: i64,
    (mut chosen, fresh): (Vec<i64>, Option<Bilingual>),
) -> store::Result<()> {
    if let Some(name) = fresh {
        let key = crate::place::fold(&name.en);
        chosen.push(theme::keep(tx, &Theme { id: app.ids.next(), name }, &key, app.clock.now())?);
    }
    let known: Vec<i64> = session::all_themes(tx)?.into_iter().map(|theme| theme.id).collect();
    chosen.retain(|id| known.contains(id));
    session::set_themes(tx, session_id, &chosen)
}

/// `GET /sessions/{id}/details`
pub async fn details(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = visit.app.db.read(move |tx| {
        let session = session::by_id(tx, id)?.ok_or_not_found()?;
        let form = forms::filled(&session, &facilitator::of_session(tx, id)?, &session::themes(tx, id)?);
        Ok::<_, Error>((session, form))
    });
    let (session, mut form) = read.await?;
    if let Some(place_id) = session.place_id {
        form.fill(ask::FIELD, &ask::said_of(&visit.app.db, visit.lang, place_id).await?);
    }
    let texts = Texts::of(&visit, &form).await?;
    visit.show(&DetailsView::change(&visit, &session, form, Question::new(&visit), texts))
}

/// `POST /sessions/{id}/details`
pub async fn update(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let now = visit.app.clock.now();
    let old = visit.app.db.read(move |tx| session::by_id(tx, id)).await?.ok_or_not_found()?;
    let mut place = Question::new(&visit);
    let details = Details::parse(&mut form, Some(&old), now);
    let place_id = place.answer(&visit, &mut form).await?.map(crate::place::code_of);
    let texts = Texts::of(&visit, &form).await?;
    let (Some(details), Some(place_id)) = (details.filter(|_| form.is_good()), place_id) else {
        return visit.refuse(&DetailsView::change(&visit, &old, form, place, texts));
    };
    let app = visit.app.clone();
    let write = move |tx: &mut Tx<'_>| keep(tx, &app, id, details, place_id);
    let kept = visit.app.db.write(write).await?;
    renew(&visit.app).await;
    match kept {
        Ok(()) => visit.go_saying(&format!("{}/settings", path(id)), "session-changed"),
        Err(Fault::Language) => {
            form.refuse("title-fr", Refusal::LanguageMissing.key(), &[]);
            visit.refuse(&DetailsView::change(&visit, &old, form, place, texts))
        }
        Err(Fault::Seats(taken)) => {
            form.refuse("capacity", "session-capacity-below", &[("taken", taken.into())]);
            visit.refuse(&DetailsView::change(&visit, &old, form, place, texts))
        }
    }
}

/// Why a published session cannot be changed so.
enum Fault {
    Language,
    /// So many seats are held.
    Seats(i64),
}

fn keep(
    tx: &mut Tx<'_>,
    app: &Shared,
    id: i64,
    details: Details,
    place_id: Option<i64>,
) -> Result<Result<(), Fault>, Error> {
    let now = app.clock.now();
    let old = session::lock(tx, id)?.ok_or_not_found()?;
    let (named, chosen) = (details.facilitators.clone(), (details.themes.clone(), details.theme.clone()));
    let mut new = details.onto(Session { place_id, ..old.clone() });
    if new.capacity.is_some_and(|seats| seats < old.taken) {
        return Ok(Err(Fault::Seats(old.taken))); // somebody took one while the form was open
    }
    if old.state == State::Open && !new.title.is_complete() {
        return Ok(Err(Fault::Language));
    }
    let change = Change::between(&old, &new);
    new.sequence += i64::from(change.is_some());
    session::update(tx, &new)?;
    name_all(tx, app, id, &named)?;
    set_themes(tx, app, id, chosen)?;
    if old.state == State::Open {
        if let Some(change) = change {
            told::changed(tx, app, &new, change)?;
        }
        seats::fill(tx, app, id, now)?;
    }
    Ok(Ok(()))
}
