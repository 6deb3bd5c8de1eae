//! The rules of a space: proposed by anyone who belongs to it, agreed to, brought into force, kept when they are replaced.

use axum::extract::Path;
use axum::response::Response;
use store::shift::{self, Hand, Shift};
use store::space::{self, Space};
use store::space_rule::{self, Rule, State, Who};
use store::{Bilingual, Tx};

use super::views::{Propose, Rules, Version};
use super::{Found, forms, path, title_of_rules};
use crate::app::Shared;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::i18n::dates;
use crate::id::Id;
use crate::limits::Act;
use crate::visit::Visit;

/// `GET /spaces/{id}/rules`
pub async fn list(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let view = view(&visit, id, Form::new()).await?;
    visit.show(&view)
}

async fn view(visit: &Visit, id: i64, form: Form) -> Result<Rules<'_>, Error> {
    let read = visit.app.db.read(move |tx| {
        let space = space::by_id(tx, id)?.ok_or_not_found()?;
        let mut versions = Vec::new();
        for rule in space_rule::of(tx, id)? {
            let agreed = space_rule::agreed(tx, id, rule.number)?;
            versions.push((rule, agreed));
        }
        Ok::<_, Error>((space, versions))
    });
    let (space, versions) = read.await?;
    let me = visit.person.as_ref().map(|person| person.id);
    let versions =
        versions.into_iter().map(|(rule, agreed)| Version::of(visit.lang, &space, rule, &agreed, me));
    Ok(Rules { visit, versions: versions.collect(), space, form })
}

/// `GET /spaces/{id}/rules/new`
pub async fn new(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let found = visit.app.db.read(move |tx| Found::of(tx, id)).await?;
    let form = found.rule.as_ref().map_or_else(forms::empty_rule, forms::filled_rule);
    visit.show(&Propose { visit: &visit, space: found.space, form })
}

/// `POST /spaces/{id}/rules`: a version that people may agree to; whoever writes it agrees.
pub async fn propose(visit: Visit, Path(Id(id)): Path<Id>, mut form: Form) -> Result<Response, Error> {
    visit.limit(Act::Community)?;
    let (me, now, ids) = (visit.me()?.id, visit.app.clock.now(), visit.app.ids.clone());
    let Some(rule) = forms::rule(&mut form, blank(id, now, me)) else {
        let space = visit.app.db.read(move |tx| space::by_id(tx, id)).await?.ok_or_not_found()?;
        return visit.refuse(&Propose { visit: &visit, space, form });
    };
    let write = move |tx: &mut Tx<'_>| {
        space::lock(tx, id)?.ok_or_not_found()?;
        let number = space_rule::of(tx, id)?.first().map_or(1, |last| last.number + 1);
        space_rule::insert(tx, &Rule { number, ..rule })?;
        Ok::<_, Error>(space_rule::agree(tx, (id, number), ids.next(), me, now)?)
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/rules", path(id)), "space-rules-proposed")
}

fn blank(space_id: i64, made: i64, made_by: i64) -> Rule {
    Rule {
        space_id,
        number: 0,
        who: Who::Members,
        hours: [None; 7],
        most_minutes: 60,
        ahead_days: 1,
        cents: 0,
        currency: String::new(),
        quiet: None,
        words: Bilingual::default(),
        state: State::Proposed,
        meeting: Bilingual::default(),
        meeting_people: 0,
        agenda_by: Hand::Residents,
        decided_by: None,
        since: None,
        until: None,
        made,
        made_by: Some(made_by),
    }
}

/// `POST /spaces/{id}/rules/{number}/agreement`: yes, or not any more.
pub async fn agree(
    visit: Visit,
    Path((Id(id), number)): Path<(Id, i64)>,
    form: Form,
) -> Result<Response, Error> {
    visit.limit(Act::Community)?;
    let (me, now, agreement) = (visit.me()?.id, visit.app.clock.now(), visit.app.ids.next());
    let says_yes = form.value("agree") == "yes";
    let write = move |tx: &mut Tx<'_>| {
        space::lock(tx, id)?.ok_or_not_found()?;
        let rule = space_rule::by_number(tx, id, number)?.ok_or_not_found()?;
        if rule.state != State::Proposed {
            return Ok("space-rules-settled");
        }
        if says_yes {
            space_rule::agree(tx, (id, number), agreement, me, now)?;
            return Ok("space-rules-agreed");
        }
        space_rule::disagree(tx, (id, number), me)?;
        Ok::<_, Error>("space-rules-not-agreed")
    };
    let said = visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/rules", path(id)), said)
}

/// How a version came to be agreed to.
struct Entry {
    meeting: Bilingual,
    people: i64,
    decided_by: Hand,
}

/// `POST /spaces/{id}/rules/{number}/entry`: from now on it holds.
pub async fn enter(
    visit: Visit,
    Path((Id(id), number)): Path<(Id, i64)>,
    mut form: Form,
) -> Result<Response, Error> {
    let meeting = forms::both(&mut form, ["meeting-en", "meeting-fr"], forms::NOTE);
    let people =
        if form.value("people").trim().is_empty() { Some(0) } else { form.number("people", 0, 100_000) };
    let decided_by = form.choice("decided-by", &forms::HANDS);
    if people.is_some_and(|people| people > 0) && meeting == Bilingual::default() {
        form.refuse("meeting-en", "space-no-meeting", &[]);
    }
    let (true, Some(people), Some(decided_by)) = (form.is_good(), people, decided_by) else {
        let view = view(&visit, id, form).await?;
        return visit.refuse(&view);
    };
    let (app, entry) = (visit.app.clone(), Entry { meeting, people, decided_by });
    let done = visit.app.db.write(move |tx| enter_now(tx, &app, (id, number), entry)).await?;
    if done {
        return visit.go_saying(&path(id), "space-rules-in-force");
    }
    form.refuse("people", "space-nobody-agreed", &[]);
    let view = view(&visit, id, form).await?;
    visit.refuse(&view)
}

/// False if nobody has agreed to it.
fn enter_now(tx: &mut Tx<'_>, app: &Shared, (id, number): (i64, i64), entry: Entry) -> Result<bool, Error> {
    let now = app.clock.now();
    let found = Found::locked(tx, id)?;
    let rule = space_rule::by_number(tx, id, number)?.filter(|rule| rule.state == State::Proposed);
    let rule = rule.ok_or(Error::Gone)?;
    if entry.people == 0 && space_rule::agreed(tx, id, number)?.is_empty() {
        return Ok(false);
    }
    if let Some(old) = &found.rule {
        space_rule::settle(tx, &Rule { state: State::Past, until: Some(now), ..old.clone() })?;
    }
    let in_force = Rule {
        state: State::InForce,
        meeting: entry.meeting,
        meeting_people: entry.people,
        decided_by: Some(entry.decided_by),
        since: Some(now),
        ..rule
    };
    space_rule::settle(tx, &in_force)?;
    space::update(tx, &Space { rule: number, ..found.space.clone() })?;
    let Some(community_id) = found.communities.first().copied() else { return Ok(true) };
    let line = Shift {
        id: app.ids.next(),
        community_id,
        kind: shift::Kind::Space,
        thing_id: id,
        title: title_of_rules(&found.space),
        decided: now,
        agenda_by: in_force.agenda_by,
        decided_by: entry.decided_by,
        holder: found.space.keeper,
        cents: 0,
        currency: String::new(),
        minutes: 0, // how time is shared, a vote says, and counts it
        place_id: found.space.place_id,
        year: i64::from(dates::moment(now, &found.space.zone).year()),
    };
    shift::put_in_each(tx, &line, &found.communities)?;
    Ok(true)
}
