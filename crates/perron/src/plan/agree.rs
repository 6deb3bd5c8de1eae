//! A plan is shown, residents say whether they agree, and the table agrees: with how many, who objects and why, and a line
//! in the ledger of decisions.

use axum::extract::Path;
use axum::response::Response;
use store::assent::{self, Assent, Kind, Verdict};
use store::plan::{self, Plan, State};
use store::shift::{self, Shift};
use store::{Ids, Tx, action};

use super::desk_views::Agreement;
use super::forms::{self, Hands};
use super::path;
use super::read::{Read, SEVERAL};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::i18n::dates;
use crate::id::Id;
use crate::rights::Deed;
use crate::visit::Visit;

/// What residents say of a thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many agree, here and in the room.
    pub yes: usize,
    /// How many object.
    pub no: usize,
    /// How many of these spoke of an earlier version.
    pub earlier: usize,
}

impl Tally {
    /// Of what residents said, with those counted in a room; what was said of versions before this one is counted as earlier.
    pub fn of(said: &[Assent], room: i64, version: i64) -> Self {
        let count = |verdict| said.iter().filter(|one| one.verdict == verdict).count();
        Self {
            yes: count(Verdict::Yes) + usize::try_from(room).unwrap_or_default(),
            no: count(Verdict::No),
            earlier: said.iter().filter(|one| one.version < version).count(),
        }
    }
}

/// `POST /plans/{id}/publication`: everybody reads the draft, and residents are asked.
pub async fn publish(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let write = move |tx: &mut Tx<'_>| {
        let plan = plan::lock(tx, id)?.ok_or_not_found()?;
        let is_ready = plan.state == State::Draft && !action::of_plan(tx, id)?.is_empty();
        if is_ready {
            plan::update(tx, &Plan { state: State::Open, ..plan })?;
        }
        Ok::<_, Error>(is_ready)
    };
    let key = if visit.app.db.write(write).await? { "plan-published" } else { "plan-not-ready" };
    visit.go_saying(&format!("{}/settings", path(id)), key)
}

/// `POST /plans/{id}/closure`: its time is over, or (`again`) it is not.
pub async fn close(visit: Visit, Path(Id(id)): Path<Id>, form: Form) -> Result<Response, Error> {
    let again = form.is_given("again");
    let write = move |tx: &mut Tx<'_>| {
        let plan = plan::lock(tx, id)?.ok_or_not_found()?;
        let before = if plan.agreed.is_some() { State::Agreed } else { State::Open };
        let state = match plan.state {
            State::Closed if again => before,
            State::Open | State::Agreed if !again => State::Closed,
            state => state,
        };
        Ok::<_, Error>(plan::update(tx, &Plan { state, ..plan })?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/settings", path(id)), "plan-kept")
}

async fn heard(visit: &Visit, id: i64) -> Result<(Read, Vec<Assent>), Error> {
    let read = Read::for_visit(visit, id).await?;
    let said = visit.app.db.read(move |tx| assent::of(tx, Kind::Plan, id)).await?;
    Ok((read, said))
}

/// `GET /plans/{id}/agreement`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let (read, said) = heard(&visit, id).await?;
    visit.show(&Agreement { visit: &visit, read, said, form: Form::new() })
}

/// `POST /plans/{id}/assent`: a resident agrees or objects, and may change their mind until the plan's time is over.
pub async fn say(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let Some((verdict, words)) = forms::verdict(&mut form) else {
        let (read, said) = heard(&visit, id).await?;
        return visit.refuse(&Agreement { visit: &visit, read, said, form });
    };
    let (assent_id, now, person_id) = (visit.app.ids.next(), visit.app.clock.now(), visit.me()?.id);
    let language = visit.lang.language();
    let write = move |tx: &mut Tx<'_>| {
        let plan = plan::lock(tx, id)?.ok_or_not_found()?;
        let is_asked = matches!(plan.state, State::Open | State::Agreed);
        if is_asked {
            let said = Assent {
                id: assent_id,
                kind: Kind::Plan,
                thing_id: id,
                person_id: Some(person_id),
                verdict,
                words,
                language,
                version: plan.version,
                made: now,
            };
            assent::put(tx, &said)?;
        }
        Ok::<_, Error>(is_asked)
    };
    let key = if visit.app.db.write(write).await? { "plan-said" } else { "plan-not-asked" };
    visit.go_saying(&format!("{}/agreement", path(id)), key)
}

/// `POST /plans/{id}/agreement`: whoever runs it writes down that the table agrees.
pub async fn settle(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let (read, said) = heard(&visit, id).await?;
    let (hands, room) = (Hands::parse(&mut form), forms::room(&mut form));
    if form.is_good() && Tally::of(&said, room, 0).yes < SEVERAL {
        form.refuse("room", "plan-too-few", &[("several", SEVERAL.into())]);
    }
    let Some(hands) = hands.filter(|_| form.is_good()) else {
        return visit.refuse(&Agreement { visit: &visit, read, said, form });
    };
    let (ids, now, by) =
        (visit.app.ids.clone(), visit.app.clock.now(), visit.person.as_ref().map(|me| me.id));
    let community = read.holders.first().cloned();
    let write = move |tx: &mut Tx<'_>| {
        let plan = plan::lock(tx, id)?.ok_or_not_found()?;
        if !matches!(plan.state, State::Open | State::Agreed) {
            return Ok(false);
        }
        let version = plan.version;
        let plan = Plan {
            state: State::Agreed,
            agreed: Some(now),
            agreed_version: Some(version),
            agreed_by: by,
            room,
            ..plan
        };
        plan::update(tx, &plan)?;
        action::agree(tx, id, now)?;
        if let Some(community) = community {
            shift::put(tx, &line(&ids, &plan, &community, hands, now))?;
        }
        Ok::<_, Error>(true)
    };
    let key = if visit.app.db.write(write).await? { "plan-agreed-now" } else { "plan-not-asked" };
    visit.go_saying(&path(id), key)
}

fn line(ids: &Ids, plan: &Plan, community: &store::community::Community, hands: Hands, now: i64) -> Shift {
    Shift {
        id: ids.next(),
        community_id: community.id,
        kind: shift::Kind::Plan,
        thing_id: plan.id,
        title: plan.title.clone(),
        decided: now,
        agenda_by: hands.agenda_by,
        decided_by: hands.decided_by,
        holder: hands.holder,
        cents: 0,
        currency: String::new(),
        minutes: 0,
        place_id: community.place_id,
        year: i64::from(dates::moment(now, &plan.zone).year()),
    }
}

/// Whether whoever comes belongs to those who are asked.
pub fn is_asked(visit: &Visit, plan: &Plan) -> bool {
    matches!(plan.state, State::Open | State::Agreed) && visit.may(Deed::TakePart)
}
