//! Small grants: residents decide, each says why, and whoever has an interest of their own steps aside.

use axum::extract::Path;
use axum::response::Response;
use store::award;
use store::committee::{self, Member, Verdict, Vote};
use store::fund::{self, Fund, State as Step, Way};
use store::project::{self, Project, State};
use store::shift::{self, Hand, Shift};
use store::{Tx, holding, membership};

use super::pages::{Read, read};
use super::path;
use super::views::{Members, Say};
use crate::app::App;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::fund::{count, home, left, seen};
use crate::i18n::dates;
use crate::id::Id;
use crate::visit::Visit;

/// Characters of a reason.
const REASON: usize = 600;

/// The person and the project, if they are a member and it is theirs to decide.
async fn mine(visit: &Visit, fund_id: i64, id: i64) -> Result<(Read, i64), Error> {
    let read = read(visit, fund_id, id).await?;
    let me = visit.me()?.id;
    let is_member = read.members.iter().any(|member| member.person_id == me);
    let is_open = read.fund.state == Step::Voting && read.fund.said.way == Way::Committee;
    if is_member && is_open && read.project.state == State::Eligible {
        Ok((read, me))
    } else {
        Err(Error::NotFound)
    }
}

/// Whether they stand behind the proposal themselves.
fn is_own(visit: &Visit, read: &Read) -> bool {
    let email = visit.person.as_ref().and_then(|person| person.email.as_ref());
    read.project.holder.is_some() && read.project.holder == visit.holder()
        || read.people.iter().any(|one| one.email.is_some() && one.email.as_ref() == email)
}

/// `GET /funds/{id}/projects/{project}/verdict`
pub async fn ask(visit: Visit, Path((Id(fund_id), Id(id))): Path<(Id, Id)>) -> Result<Response, Error> {
    let (read, me) = mine(&visit, fund_id, id).await?;
    let form = match read.votes.iter().find(|vote| vote.person_id == me) {
        Some(vote) => Form::filled([("verdict", vote.verdict.word()), ("reason", &vote.reason)]),
        None => Form::new(),
    };
    visit.show(&Say { visit: &visit, read, form, most: REASON })
}

/// `POST /funds/{id}/projects/{project}/verdict`
pub async fn say(
    visit: Visit,
    Path((Id(fund_id), Id(id))): Path<(Id, Id)>,
    mut form: Form,
) -> Result<Response, Error> {
    let (read, me) = mine(&visit, fund_id, id).await?;
    let verdicts: Vec<(&str, Verdict)> = Verdict::ALL.iter().map(|one| (one.word(), *one)).collect();
    let (verdict, reason) = (form.choice("verdict", &verdicts), form.text("reason", REASON));
    if verdict.is_some_and(|one| one != Verdict::Aside) && is_own(&visit, &read) {
        form.refuse("verdict", "project-own-interest", &[]);
    }
    let Some(verdict) = verdict.filter(|_| form.is_good()) else {
        return visit.refuse(&Say { visit: &visit, read, form, most: REASON });
    };
    let app = visit.app.clone();
    let made = visit.app.clock.now();
    let write = move |tx: &mut Tx<'_>| {
        let fund = fund::lock(tx, fund_id)?.filter(|fund| fund.state == Step::Voting).ok_or_not_found()?;
        let given = award::of_project(tx, fund_id, id)?.is_some();
        if !given {
            committee::put(tx, fund_id, &Vote { project_id: id, person_id: me, verdict, reason, made })?;
            settle(tx, &app, &fund, id)?;
        }
        Ok::<_, Error>(given)
    };
    let key = if visit.app.db.write(write).await? { "project-said-late" } else { "project-said" };
    visit.go_saying(&path(fund_id, id), key)
}

/// Whether a committee of so many gives the money: more than half of those who do not step aside, and at least two, say yes.
pub fn is_given(members: usize, votes: &[Vote]) -> bool {
    let count = |verdict: Verdict| votes.iter().filter(|vote| vote.verdict == verdict).count();
    let deciding = members.saturating_sub(count(Verdict::Aside));
    let yes = count(Verdict::Yes);
    yes >= 2 && yes * 2 > deciding
}

/// Gives the money once the committee says so, as far as there is some left.
fn settle(tx: &mut Tx<'_>, app: &App, fund: &Fund, id: i64) -> Result<(), Error> {
    let all = crate::fund::Whole::of(tx, fund.id)?;
    let votes: Vec<Vote> =
        committee::votes(tx, fund.id)?.into_iter().filter(|vote| vote.project_id == id).collect();
    let Some(project) = project::by_id(tx, fund.id, id)? else { return Ok(()) };
    if !is_given(all.members.len(), &votes) || project.said.cost > left(&all) {
        return Ok(());
    }
    award::put(tx, &count::award(fund, &project, award::Way::Committee, app.clock.now()))?;
    ledger(tx, app, fund, &project)?;
    count::tell(tx, app, fund, &project, true)
}

/// The line of the ledger: a committee of residents gave so much.
fn ledger(tx: &mut Tx<'_>, app: &App, fund: &Fund, project: &Project) -> store::Result<()> {
    let Some(home) = home(tx, fund.id)? else { return Ok(()) };
    let decided = app.clock.now();
    let line = Shift {
        id: app.ids.next(),
        community_id: home.id,
        kind: shift::Kind::Award,
        thing_id: project.id,
        title: store::Bilingual { en: project.said.title.clone(), fr: project.said.title.clone() },
        decided,
        agenda_by: fund.said.agenda_by,
        decided_by: Hand::Residents,
        holder: fund.said.kept_by,
        cents: project.said.cost,
        currency: fund.said.currency.clone(),
        minutes: 0,
        place_id: home.place_id,
        year: i64::from(dates::moment(decided, &fund.said.zone).year()),
    };
    let all = holding::holders(tx, holding::Kind::Fund, fund.id)?;
    shift::put_in_each(tx, &line, &all)
}

/// People of the community who may decide: those who belong to it.
async fn people(visit: &Visit, fund_id: i64) -> Result<Vec<(i64, String)>, Error> {
    let read = move |tx: &mut Tx<'_>| {
        let Some(home) = home(tx, fund_id)? else { return Ok(Vec::new()) };
        membership::of_community(tx, home.id)
    };
    let people = visit.app.db.read(read).await?;
    Ok(people.into_iter().map(|one| (one.person_id, one.name)).collect())
}

fn members_page<'a>(visit: &'a Visit, fund: Fund, people: &[(i64, String)], form: Form) -> Members<'a> {
    let people = people.iter().map(|(id, name)| (store::ids::to_text(*id), name.clone())).collect();
    Members { visit, fund, people, form }
}

/// `GET /funds/{id}/committee`
pub async fn members(visit: Visit, Path(Id(fund_id)): Path<Id>) -> Result<Response, Error> {
    let fund = seen(&visit, fund_id).await?;
    let chosen = visit.app.db.read(move |tx| committee::members(tx, fund_id)).await?;
    let mut form = Form::new();
    for member in chosen {
        form.fill("member", &store::ids::to_text(member.person_id));
    }
    let people = people(&visit, fund_id).await?;
    visit.show(&members_page(&visit, fund, &people, form))
}

/// `POST /funds/{id}/committee`
pub async fn set_members(
    visit: Visit,
    Path(Id(fund_id)): Path<Id>,
    mut form: Form,
) -> Result<Response, Error> {
    let fund = seen(&visit, fund_id).await?;
    let people = people(&visit, fund_id).await?;
    let chosen: Vec<Member> = people
        .iter()
        .filter(|(id, _)| form.has("member", &store::ids::to_text(*id)))
        .map(|(person_id, name)| Member { person_id: *person_id, name: name.clone() })
        .collect();
    if chosen.len() < crate::fund::MEMBERS {
        form.refuse("member", "fund-committee-small", &[]);
        return visit.refuse(&members_page(&visit, fund, &people, form));
    }
    let now = visit.app.clock.now();
    let write = move |tx: &mut Tx<'_>| {
        fund::lock(tx, fund_id)?;
        for old in committee::members(tx, fund_id)? {
            if !chosen.iter().any(|one| one.person_id == old.person_id) {
                committee::remove(tx, fund_id, old.person_id)?;
            }
        }
        chosen.iter().try_for_each(|one| committee::add(tx, fund_id, one, now))
    };
    visit.app.db.write(write).await?;
    visit.go_saying(&format!("{}/settings", crate::fund::path(fund_id)), "project-committee-set")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_half_of_those_who_decide_say_yes() {
        let votes = |words: &str| -> Vec<Vote> {
            let verdict = |letter| match letter {
                'y' => Verdict::Yes,
                'n' => Verdict::No,
                _ => Verdict::Aside,
            };
            let one = |(person_id, letter)| Vote {
                project_id: 1,
                person_id,
                verdict: verdict(letter),
                reason: String::new(),
                made: 0,
            };
            (1..).zip(words.chars()).map(one).collect()
        };
        for (members, words, given) in [
            (3, "yy", true),
            (3, "y", false),
            (3, "yn", false),
            (5, "yy", false),
            (5, "yyy", true),
            (5, "yyaa", true),
            (5, "yynn", false),
            (3, "yaa", false),
            (4, "yynn", false),
        ] {
            assert_eq!(is_given(members, &votes(words)), given, "{words} of {members}");
        }
    }
}
