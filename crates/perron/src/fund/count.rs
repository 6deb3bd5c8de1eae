//! The count: a job that a closed vote asks for. Result, explanation, awards and the line of the ledger are written together.

use serde_json::json;
use store::award::{self, Award, State as Awarded, Way};
use store::bundle::Kind as Bundled;
use store::fund::{self, Fund, State};
use store::fund_outcome::{self, Outcome as Kept};
use store::project::{self, Project, State as Standing};
use store::shift::{self, Hand, Shift};
use store::{Tx, fund_ballot, holding};

use super::finding::Written;
use super::outcome::Found;
use super::rules::Sheet;
use super::{engine, here, path};
use crate::app::{App, Shared};
use crate::bundle;
use crate::error::Error;
use crate::i18n::{Lang, dates};
use crate::jobs::{Outcome, Trouble};
use crate::mail::letters::Note;
use crate::mail::{self, Address};
use crate::project::own_link;

/// The kind of the job.
pub const JOB: &str = "fund-count";
const DAY: i64 = 24 * 3_600_000;

/// What is counted.
struct Vote {
    fund: Fund,
    projects: Vec<Project>,
    /// What was chosen, and by how many.
    kinds: Vec<(String, i64)>,
}

impl Vote {
    fn read(tx: &mut Tx<'_>, fund_id: i64) -> store::Result<Option<Self>> {
        let Some(fund) = fund::by_id(tx, fund_id)?.filter(|fund| fund.state == State::Counting) else {
            return Ok(None);
        };
        let mut projects = project::of_fund(tx, fund_id)?;
        projects.retain(|one| one.state == Standing::Eligible);
        Ok(Some(Self { fund, projects, kinds: fund_ballot::kinds(tx, fund_id)? }))
    }

    /// Pure, and as long as it takes: on a thread of its own.
    fn count(&self) -> Result<Found, String> {
        let rules =
            Sheet::read(&self.fund).map_or_else(|| super::rules::count(&self.fund), |sheet| sheet.count);
        let (election, numbers) = engine::election(&self.fund, &self.projects, &self.kinds);
        let outcome = budgeting::decide(&election, &rules).map_err(|problem| problem.to_string())?;
        Ok(Found { outcome, numbers, rules, kind: election.kind })
    }
}

/// What the count of a closed vote finds, as it is kept, and what is funded; for the sample, which is made in one go.
pub fn of(tx: &mut Tx<'_>, fund_id: i64) -> store::Result<Option<(Written, Vec<Project>)>> {
    let Some(vote) = Vote::read(tx, fund_id)? else { return Ok(None) };
    let found = vote.count().ok();
    Ok(found.and_then(|found| {
        let won = found.outcome.winners.iter().filter_map(|place| vote.projects.get(*place).cloned());
        Some((found.written().ok()?, won.collect()))
    }))
}

/// Counts the ballots of a fund whose vote is closed; one that is counted already is left as it is.
pub async fn run(app: Shared, fund_id: i64) -> Outcome {
    let Some(vote) = app.db.read(move |tx| Vote::read(tx, fund_id)).await? else {
        return Ok(json!({ "counted": false }));
    };
    let counted = tokio::task::spawn_blocking(move || vote.count().map(|found| (vote, found))).await;
    let (vote, found) =
        counted.map_err(|problem| Trouble::Again(problem.to_string()))?.map_err(Trouble::Never)?;
    let shared = app.clone();
    let ballots: i64 = vote.kinds.iter().map(|(_, count)| count).sum();
    let settled = app.db.write(move |tx| settle(tx, &shared, &vote, &found, ballots)).await;
    settled.map_err(|problem| Trouble::Again(problem.to_string()))?;
    Ok(json!({ "counted": true, "ballots": ballots }))
}

fn settle(tx: &mut Tx<'_>, app: &App, vote: &Vote, found: &Found, ballots: i64) -> Result<(), Error> {
    let (id, now) = (vote.fund.id, app.clock.now());
    fund::lock(tx, id)?;
    if !fund::set_state(tx, id, State::Counting, State::Decided)? {
        return Ok(());
    }
    fund_ballot::forget_empty(tx, id)?;
    let Written { result, findings } = found.written()?;
    let program = env!("CARGO_PKG_VERSION").to_owned();
    fund_outcome::put(tx, &Kept { fund_id: id, ballots, result, program, counted: now }, &findings)?;
    let mut given = 0;
    for place in &found.outcome.winners {
        if let Some(project) = vote.projects.get(*place) {
            award::put(tx, &award(&vote.fund, project, Way::Vote, now))?;
            given += project.said.cost;
        }
    }
    ledger(tx, app, &vote.fund, given)?;
    bundle::ask(tx, &app.ids, now, Bundled::Fund, id)?;
    for (place, project) in vote.projects.iter().enumerate() {
        tell(tx, app, &vote.fund, project, found.outcome.winners.contains(&place))?;
    }
    Ok(())
}

/// What a project gets, whole, from now on.
pub fn award(fund: &Fund, project: &Project, way: Way, now: i64) -> Award {
    Award {
        fund_id: fund.id,
        project_id: project.id,
        amount: project.said.cost,
        way,
        state: Awarded::Given,
        reason: String::new(),
        decided: now,
        decided_by: None,
        due: now + fund.said.report_days * DAY,
        note: String::new(),
        told: None,
        reminded: 0,
    }
}

/// The line of the ledger: residents decided about so much.
pub fn ledger(tx: &mut Tx<'_>, app: &App, fund: &Fund, given: i64) -> store::Result<()> {
    let Some(home) = here::home(tx, fund.id)? else { return Ok(()) };
    let decided = app.clock.now();
    let line = Shift {
        id: app.ids.next(),
        community_id: home.id,
        kind: shift::Kind::Fund,
        thing_id: fund.id,
        title: fund.said.title.clone(),
        decided,
        agenda_by: fund.said.agenda_by,
        decided_by: Hand::Residents,
        holder: fund.said.kept_by,
        cents: given,
        currency: fund.said.currency.clone(),
        minutes: 0,
        place_id: home.place_id,
        year: i64::from(dates::moment(decided, &fund.said.zone).year()),
    };
    let all = holding::holders(tx, holding::Kind::Fund, fund.id)?;
    shift::put_in_each(tx, &line, &all)
}

/// Tells those who proposed a project what became of it, with the link to their own page.
pub fn tell(
    tx: &mut Tx<'_>,
    app: &App,
    fund: &Fund,
    project: &Project,
    is_funded: bool,
) -> Result<(), Error> {
    let proposers = project::proposers(tx, fund.id, project.id)?;
    let to = proposers.first().and_then(|one| one.email.as_deref()).and_then(Address::parse);
    let Some(to) = to else { return Ok(()) };
    let lang = Lang::from(project.said.language);
    let about = if is_funded { "funded" } else { "not-funded" };
    let house = app.settings.address.as_str();
    let outcome = format!("{house}/{}{}/outcome", lang.code(), path(fund.id));
    let own = own_link(app, lang, fund.id, project.id);
    let letter = Note {
        lang,
        subject: lang
            .t(&format!("fund-mail-{about}-subject"))
            .with("project", &project.said.title)
            .to_string(),
        lines: vec![
            lang.t(&format!("fund-mail-{about}"))
                .with("project", &project.said.title)
                .with("fund", fund.said.title.nearest(lang.language()).0)
                .to_string(),
        ],
        button: lang.text(&format!("fund-mail-{about}-button")),
        link: if is_funded { &own } else { &outcome },
        foot: lang.text("fund-mail-foot"),
        house,
    };
    mail::post(tx, &app.ids, app.clock.now(), &to, letter.write()?)?;
    Ok(())
}
