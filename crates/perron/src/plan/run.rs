//! Those who run a plan write it: what it says, its goals, objectives and actions.

use axum::extract::Path;
use axum::response::Response;
use store::action::{self, Action, State as Far};
use store::holding::{self, Holding, Kind};
use store::plan::{self, Origin, Plan, State};
use store::summary::Doer;
use store::{Bilingual, Tx, issue};

use super::desk_views::{ActionDetails, DetailsView, Settings};
use super::forms::{self, Details, Said, Ties};
use super::lists::List;
use super::read::Read;
use super::{action_path, path};
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::id::Id;
use crate::visit::Visit;

/// Where the days of a new plan are, until places say so.
const ZONE: &str = "America/Toronto";
/// Goals, objectives and actions of one plan, each.
const MOST: usize = 400;

/// `POST /communities/{id}/plan`
pub async fn create(
    visit: Visit,
    Path(Id(community_id)): Path<Id>,
    mut form: Form,
) -> Result<Response, Error> {
    let title = forms::some(&mut form, "title-en", "title-fr", forms::LINE);
    if !form.is_good() {
        return visit.refuse(&List::read(&visit, community_id, form).await?);
    }
    let (id, now, by) = (visit.app.ids.next(), visit.app.clock.now(), visit.person.as_ref().map(|me| me.id));
    let plan = Plan {
        id,
        title,
        welcome: Bilingual::default(),
        profile: Bilingual::default(),
        process: Bilingual::default(),
        thanks: Bilingual::default(),
        zone: ZONE.to_owned(),
        state: State::Draft,
        version: 1,
        agreed: None,
        agreed_version: None,
        agreed_by: None,
        room: 0,
        origin: Origin::Own,
        made: now,
        made_by: by,
    };
    let write = move |tx: &mut Tx<'_>| {
        plan::insert(tx, &plan)?;
        let (kind, thing_id, agreed) = (Kind::Plan, id, Some(now));
        holding::put(tx, &Holding { kind, thing_id, community_id, agreed, made: now, made_by: by })
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/settings", path(id)), "plan-begun")
}

/// `GET /plans/{id}/details`
pub async fn details(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let plan = visit.app.db.read(move |tx| plan::by_id(tx, id)).await?.ok_or_not_found()?;
    visit.show(&DetailsView { visit: &visit, path: path(id), form: Details::filled(&plan) })
}

/// `POST /plans/{id}/details`
pub async fn change(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let Some(details) = Details::parse(&mut form) else {
        return visit.refuse(&DetailsView { visit: &visit, path: path(id), form });
    };
    let write = move |tx: &mut Tx<'_>| {
        let plan = plan::lock(tx, id)?.ok_or_not_found()?;
        Ok::<_, Error>(plan::update(tx, &details.onto(plan))?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/settings", path(id)), "plan-kept")
}

/// `GET /plans/{id}/settings`
pub async fn settings(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read = Read::for_visit(&visit, id).await?;
    visit.show(&Settings { visit: &visit, read, form: Form::new() })
}

/// What a form of the settings did: nothing is changed where it refuses.
async fn settle<F>(visit: Visit, id: i64, form: Form, write: F) -> Result<Response, Error>
where
    F: FnOnce(&mut Tx<'_>) -> Result<bool, Error> + Send + 'static,
{
    if !form.is_good() {
        let read = Read::for_visit(&visit, id).await?;
        return visit.refuse(&Settings { visit: &visit, read, form });
    }
    let done = visit.app.db.write(move |tx| {
        plan::lock(tx, id)?.ok_or_not_found()?;
        let done = write(tx)?;
        if done {
            plan::touch(tx, id)?;
        }
        Ok::<_, Error>(done)
    });
    let key = if done.await? { "plan-kept" } else { "plan-in-use" };
    visit.go_saying(&format!("{}/settings", path(id)), key)
}

/// `POST /plans/{id}/goals`
pub async fn add_goal(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let text = forms::some(&mut form, "goal-en", "goal-fr", forms::LINE);
    let goal_id = visit.app.ids.next();
    settle(visit, id, form, move |tx| {
        let has_room = plan::goals(tx, id)?.len() < MOST;
        if has_room {
            plan::add_goal(tx, id, goal_id, &text)?;
        }
        Ok(has_room)
    })
    .await
}

/// `POST /plans/{id}/goals/{goal}`: changes it, or removes it.
pub async fn change_goal(
    visit: Visit,
    Path((Id(id), Id(goal))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    if form.is_given("remove") {
        return settle(visit, id, form, move |tx| Ok(plan::remove_goal(tx, id, goal)?)).await;
    }
    let text = forms::some(&mut form, "text-en", "text-fr", forms::LINE);
    settle(visit, id, form, move |tx| Ok(plan::change_goal(tx, id, goal, &text)?)).await
}

/// `POST /plans/{id}/objectives`
pub async fn add_objective(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let text = forms::some(&mut form, "text-en", "text-fr", forms::LINE);
    let goal = store::ids::from_text(form.value("goal")).unwrap_or_default();
    let objective = visit.app.ids.next();
    settle(visit, id, form, move |tx| {
        Ok(plan::objectives(tx, id)?.len() < MOST && plan::add_objective(tx, id, goal, objective, &text)?)
    })
    .await
}

/// `POST /plans/{id}/objectives/{objective}`: changes it, or removes it.
pub async fn change_objective(
    visit: Visit,
    Path((Id(id), Id(objective))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    if form.is_given("remove") {
        return settle(visit, id, form, move |tx| Ok(plan::remove_objective(tx, id, objective)?)).await;
    }
    let text = forms::some(&mut form, "text-en", "text-fr", forms::LINE);
    settle(visit, id, form, move |tx| Ok(plan::change_objective(tx, id, objective, &text)?)).await
}

/// `POST /plans/{id}/actions`: what is done, and who does it, is enough to begin with.
pub async fn add_action(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    let text = forms::some(&mut form, "text-en", "text-fr", forms::LINE);
    let doers: Vec<(&str, Doer)> = Doer::ALL.iter().map(|one| (one.word(), *one)).collect();
    let doer = form.choice("doer", &doers).unwrap_or(Doer::Community);
    let objective_id = store::ids::from_text(form.value("objective")).unwrap_or_default();
    let (action_id, now) = (visit.app.ids.next(), visit.app.clock.now());
    let action = blank(id, action_id, objective_id, text, doer, now);
    settle(visit, id, form, move |tx| {
        let is_there = plan::objectives(tx, id)?.iter().any(|one| one.id == objective_id);
        let may = is_there && action::of_plan(tx, id)?.len() < MOST;
        if may {
            action::insert(tx, &action)?;
        }
        Ok(may)
    })
    .await
}

fn blank(plan_id: i64, id: i64, objective_id: i64, text: Bilingual, doer: Doer, now: i64) -> Action {
    Action {
        id,
        plan_id,
        objective_id,
        position: 0,
        text,
        why: Bilingual::default(),
        doer,
        lead_id: None,
        lead: String::new(),
        spot: Bilingual::default(),
        cents: None,
        currency: "CAD".to_owned(),
        source: Bilingual::default(),
        starts: String::new(),
        due: String::new(),
        recurs: None,
        indicator: Bilingual::default(),
        review: String::new(),
        state: Far::Idea,
        words: String::new(),
        step: id,
        changed: now,
        made: now,
    }
}

/// What the form of an action may choose from.
pub struct Choices {
    pub read: Read,
    pub issues: Vec<issue::Issue>,
}

impl Choices {
    async fn of(visit: &Visit, id: i64) -> Result<Self, Error> {
        let read = move |tx: &mut Tx<'_>| {
            let read = Read::of(tx, id)?;
            let mut issues = Vec::new();
            for community in &read.holders {
                issues.extend(issue::of_community(tx, community.id)?);
            }
            let is_chosen = |one: &issue::Issue| read.answers.iter().any(|(_, issue)| issue.id == one.id);
            issues.retain(|one| one.state == issue::State::Open || is_chosen(one));
            Ok::<_, Error>(Self { issues, read })
        };
        visit.app.db.read(read).await
    }

    fn ties(&self) -> Ties {
        Ties {
            objectives: self.read.objectives.iter().map(|one| one.id).collect(),
            members: self.read.members.iter().map(|one| one.person_id).collect(),
            issues: self.issues.iter().map(|one| one.id).collect(),
        }
    }
}

/// `GET /plans/{id}/actions/{action}/details`
pub async fn action_details(
    visit: Visit,
    Path((Id(id), Id(action_id))): Path<(Id, Id)>,
) -> Result<Response, Error> {
    let choices = Choices::of(&visit, id).await?;
    let action = choices.read.action(action_id)?;
    let partners: Vec<_> = choices.read.partners.iter().filter(|one| one.action_id == action_id).collect();
    let answers = choices.read.answers.iter().filter(|(of, _)| *of == action_id);
    let form = Said::filled(action, &partners, &answers.map(|(_, issue)| issue.id).collect::<Vec<_>>());
    visit.show(&ActionDetails { visit: &visit, choices, id: action_id, form })
}

/// `POST /plans/{id}/actions/{action}/details`
pub async fn change_action(
    visit: Visit,
    Path((Id(id), Id(action_id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let choices = Choices::of(&visit, id).await?;
    let old = choices.read.action(action_id)?.clone();
    let Some(said) = Said::parse(&mut form, old, &choices.ties(), &visit.app.ids) else {
        return visit.refuse(&ActionDetails { visit: &visit, choices, id: action_id, form });
    };
    let write = move |tx: &mut Tx<'_>| {
        plan::lock(tx, id)?.ok_or_not_found()?;
        action::update(tx, &said.action)?;
        action::set_partners(tx, action_id, &said.partners)?;
        action::set_issues(tx, action_id, &said.issues)?;
        Ok::<_, Error>(plan::touch(tx, id)?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&action_path(id, action_id), "plan-kept")
}

/// `POST /plans/{id}/actions/{action}/removal`: of one that is only an idea; another is dropped, with a reason.
pub async fn remove_action(
    visit: Visit,
    Path((Id(id), Id(action_id))): Path<(Id, Id)>,
    form: Form,
) -> Result<Response, Error> {
    settle(visit, id, form, move |tx| Ok(action::remove(tx, id, action_id)?)).await
}
