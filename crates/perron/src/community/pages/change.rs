use axum::extract::Path;
use axum::response::Response;
use store::community::{self, Community, Joining, Kind, Origin, Sharing, Speaks, State};
use store::holding::{self, Holding, Kind as Thing};
use store::membership::Role;
use store::{Bilingual, Tx, ids};

use super::{found as find, show};
use crate::community::forms::{self, WORDS};
use crate::community::path;
use crate::community::people::Change;
use crate::community::views::{Details, Head};
use crate::error::Error;
use crate::form::Form;
use crate::id::Id;
use crate::limits::Act;
use crate::place::ask::{self, Question};
use crate::visit::Visit;

/// `GET /communities/new`
pub async fn new(visit: Visit) -> Result<Response, Error> {
    let name = visit.me()?.name.clone();
    let form = Form::filled([("name", name.as_str()), ("speaks", visit.lang.code()), ("sharing", "here")]);
    let place = Question::new(&visit);
    visit.show(&new_view(&visit, form, place))
}

fn new_view(visit: &Visit, form: Form, place: Question) -> Details<'_> {
    Details { visit, form, place, head: None, is_asked_for: !visit.rights.may_found(Kind::RoundTable) }
}

/// `POST /communities`: founds one, or asks the house for it. Institutions are always asked for, since their people
/// speak in a name that is not their own.
pub async fn found(visit: Visit, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Community)?;
    let me = visit.me()?.id;
    let details = forms::Details::parse(&mut form);
    let mut place = Question::new(&visit);
    let place_id = place.spot(&visit, &mut form, "community-place-area").await?;
    let person = forms::person(&mut form, me);
    let (Some(person), Some(details)) = (person, details) else {
        return visit.refuse(&new_view(&visit, form, place));
    };
    let is_free = visit.rights.may_found(details.kind);
    let (app, id, now) = (visit.app.clone(), visit.app.ids.next(), visit.app.clock.now());
    let fresh = details.applied(Community {
        id,
        kind: Kind::RoundTable,
        name: Bilingual::default(),
        about: Bilingual::default(),
        speaks: Speaks::Both,
        speaks_also: String::new(),
        place_id,
        joining: Joining::Request,
        sharing: Sharing::Here,
        state: if is_free { State::Active } else { State::Proposed },
        reason: String::new(),
        origin: Origin::Own,
        made: now,
        made_by: Some(me),
    });
    let write = move |tx: &mut Tx<'_>| {
        community::insert(tx, &fresh)?;
        let mut change = Change { tx, ids: &app.ids, now, community_id: id };
        change.begin(person, Role::Steward, None, None)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&path(id), if is_free { "community-founded" } else { "community-asked-for" })
}

/// `POST /communities/{id}/decision`: the house says yes or no to a community that was asked for.
pub async fn decide(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let is_yes = form.is_given("yes");
    let reason = if is_yes { String::new() } else { form.text("reason", WORDS) };
    if !form.is_good() {
        let read = show::Read::of(&visit, id).await?;
        return visit.refuse(&read.view(&visit, form));
    }
    let write = move |tx: &mut Tx<'_>| {
        community::lock(tx, id)?;
        let community = community::by_id(tx, id)?.ok_or(Error::NotFound)?;
        let is_open = matches!(community.state, State::Proposed | State::Declined);
        if is_open {
            let state = if is_yes { State::Active } else { State::Declined };
            community::set_state(tx, id, state, &reason)?;
        }
        Ok::<_, Error>(is_open)
    };
    let said = match visit.app.db.write(write).await? {
        true if is_yes => "community-is-there",
        true => "community-is-declined",
        false => "community-refused-too-late",
    };
    visit.go_saying(&path(id), said)
}

/// `GET /communities/{id}/settings`
pub async fn settings(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let community = find(&visit, id).await?;
    let form = filled(&visit, &community).await?;
    let place = Question::new(&visit);
    visit.show(&settings_view(&visit, &community, form, place))
}

async fn filled(visit: &Visit, community: &Community) -> Result<Form, Error> {
    let mut form = forms::filled(community);
    if let Some(id) = community.place_id {
        form.fill(ask::FIELD, &ask::said_of(&visit.app.db, visit.lang, id).await?);
    }
    Ok(form)
}

fn settings_view<'a>(visit: &'a Visit, community: &'a Community, form: Form, place: Question) -> Details<'a> {
    Details { visit, form, place, head: Some(Head::of(visit, community)), is_asked_for: false }
}

/// `POST /communities/{id}/settings`
pub async fn change(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let community = find(&visit, id).await?;
    let details = forms::Details::parse(&mut form);
    let mut place = Question::new(&visit);
    let place_id = place.spot(&visit, &mut form, "community-place-area").await?;
    let is_institution = |kind: Kind| kind == Kind::Institution;
    if let Some(details) = &details
        && is_institution(details.kind) != is_institution(community.kind)
    {
        form.refuse("kind", "community-institution-stays", &[]);
    }
    let Some(details) = details.filter(|_| form.is_good()) else {
        return visit.refuse(&settings_view(&visit, &community, form, place));
    };
    let changed = details.applied(Community { place_id, ..community });
    visit.app.db.write(move |tx| community::update(tx, &changed)).await?;
    visit.go_saying(&path(id), "community-changed")
}

/// `POST /communities/{id}/closure`: it ends, with a sentence that says why; what it held stays readable.
pub async fn close(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let community = find(&visit, id).await?;
    let reason = form.text("reason", WORDS);
    if !form.is_good() {
        let mut filled = filled(&visit, &community).await?;
        filled.refuse("reason", "form-empty", &[]);
        return visit.refuse(&settings_view(&visit, &community, filled, Question::new(&visit)));
    }
    visit.app.db.write(move |tx| community::set_state(tx, id, State::Closed, &reason)).await?;
    visit.go_saying(&path(id), "community-is-closed")
}

/// `POST /communities/{id}/holdings`: says yes to hold something together with others, or lets go of it.
pub async fn hold(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    let kind = Thing::of_word(form.value("kind")).ok_or(Error::NotFound)?;
    let thing_id = ids::from_text(form.value("thing")).ok_or(Error::NotFound)?;
    let (is_yes, now) = (form.is_given("yes"), visit.app.clock.now());
    let write = move |tx: &mut Tx<'_>| {
        super::show::held_name(tx, kind, thing_id)?.ok_or(Error::NotFound)?;
        let asked = holding::of_thing(tx, kind, thing_id)?;
        let asked = asked.into_iter().find(|held| held.community_id == id).ok_or(Error::NotFound)?;
        if is_yes {
            holding::put(tx, &Holding { agreed: Some(now), ..asked })?;
        } else {
            holding::let_go(tx, kind, thing_id, id)?;
        }
        Ok::<_, Error>(())
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&path(id), if is_yes { "community-holds" } else { "community-let-go" })
}
