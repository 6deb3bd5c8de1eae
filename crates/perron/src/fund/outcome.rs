//! What the count found, project by project, in plain words: why this one, why not that one, and what another way of
//! counting would have funded.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use budgeting::{Kind, NotFunded, Outcome, Rules};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::award::{State as Awarded, Way};
use store::fund::State;
use store::fund_outcome;
use store::project::Project;

use super::pages::Read;
use super::path;
use super::told::{Telling, Told, money_of};
use super::views::Top;
use crate::app::Shared;
use crate::error::{Error, OrNotFound};
use crate::id::Id;
use crate::money;
use crate::page::{View, view};
use crate::project::Entry;
use crate::visit::Visit;

/// So many projects are named where the money of one project's supporters went; its own page names all.
const FLOWS: usize = 5;
/// Projects of a list that is not long.
const LONG: usize = 30;

/// What the count found, as it is kept.
#[derive(Debug, Serialize, Deserialize)]
pub struct Found {
    /// As the engine says it; projects by their place.
    pub outcome: Outcome,
    /// The numbers of the projects, by their place.
    pub numbers: Vec<i64>,
    /// By which rules.
    pub rules: Rules,
    /// What the ballots said.
    pub kind: Kind,
}

impl Found {
    /// What was found of a fund.
    pub async fn of(app: &Shared, fund_id: i64) -> Result<Option<Self>, Error> {
        let kept = app.db.read(move |tx| fund_outcome::of_fund(tx, fund_id)).await?;
        kept.map(|kept| Self::read(&kept.result)).transpose()
    }

    pub(crate) fn read(result: &str) -> Result<Self, Error> {
        serde_json::from_str(result)
            .map_err(|problem| Error::Internal(format!("an outcome is unreadable: {problem}")))
    }
}

#[derive(Template)]
#[template(path = "fund/outcome.html")]
struct Show<'a> {
    visit: &'a Visit,
    read: Read,
    ballots: i64,
    counted: i64,
    found: Option<Found>,
}

view!(Show, "fund-outcome", nav Communities);

/// `GET /funds/{id}/outcome`
pub async fn show(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read =
        move |tx: &mut store::Tx<'_>| Ok::<_, Error>((Read::of(tx, id)?, fund_outcome::of_fund(tx, id)?));
    let (read, kept) = visit.app.db.read(read).await?;
    // before the vote is closed and counted there is nothing to see, and nothing is said of it
    if read.fund.state != State::Decided {
        return visit.go(&path(id));
    }
    let found = kept.as_ref().map(|kept| Found::read(&kept.result)).transpose()?;
    let (ballots, counted) = kept.map_or((0, 0), |kept| (kept.ballots, kept.counted));
    visit.show(&Show { visit: &visit, read, ballots, counted, found })
}

/// `GET /funds/{id}/outcome.json`: for whoever counts again.
pub async fn data(visit: Visit, Path(Id(id)): Path<Id>) -> Result<Response, Error> {
    let read =
        move |tx: &mut store::Tx<'_>| Ok::<_, Error>((Read::of(tx, id)?, fund_outcome::of_fund(tx, id)?));
    let (read, kept) = visit.app.db.read(read).await?;
    let kept = kept.filter(|_| read.fund.state == State::Decided).ok_or_not_found()?;
    let found = Found::read(&kept.result)?;
    let name = |place: &usize| {
        let number = found.numbers.get(*place).copied().unwrap_or(0);
        read.projects.iter().find(|one| one.number == number).map(|one| one.code.clone())
    };
    let projects: Vec<_> = (0..found.numbers.len()).filter_map(|place| name(&place)).collect();
    let whole = json!({
        "currency": read.fund.said.currency,
        "ballots": kept.ballots,
        "program": kept.program,
        "rule_sheet": read.fund.rules,
        "rule_sheet_sha256": read.fund.rules_sha256,
        "projects": projects,
        "outcome": found.outcome,
    });
    let mut response = whole.to_string().into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok(response)
}

impl Show<'_> {
    fn top(&self) -> Top {
        Top::of(self.visit.lang, &self.read.fund, self.read.community.as_ref())
    }

    fn telling(&self) -> Telling<'_> {
        Telling { lang: self.visit.lang, read: &self.read }
    }

    /// Whether figures stand on the pages of the projects alone: a phone is not sent those of a long list.
    fn is_long(&self) -> bool {
        self.found.as_ref().is_some_and(|found| found.numbers.len() > LONG)
    }

    /// What the vote funded, in order.
    fn winners(&self) -> Vec<Told> {
        let Some(found) = &self.found else { return Vec::new() };
        let telling = self.telling();
        let told = |place: &usize| telling.told(found.number(*place), &found.won(*place), None);
        found.outcome.winners.iter().filter_map(told).collect()
    }

    /// What it did not fund, the most approved first.
    fn others(&self) -> Vec<Told> {
        let Some(found) = &self.found else { return Vec::new() };
        let telling = self.telling();
        let mut lost: Vec<&NotFunded> = found.outcome.not_funded.iter().collect();
        lost.sort_by_key(|one| std::cmp::Reverse(one.raw_votes));
        let told = |one: &&NotFunded| telling.told(found.number(one.project), &found.lost(one), Some(FLOWS));
        lost.iter().filter_map(told).collect()
    }

    fn entry(&self, project: &Project) -> Entry {
        Entry::of(self.visit.lang, &self.read.fund, project, &self.read.awards)
    }

    fn project(&self, place: usize) -> Option<&Project> {
        let number = self.found.as_ref()?.numbers.get(place)?;
        self.read.projects.iter().find(|one| one.number == *number)
    }

    fn money(&self, amount: u64) -> String {
        money_of(self.visit.lang, &self.read.fund, amount)
    }

    /// What was decided against the vote, or after it: project, how much, and the public reason.
    fn overrides(&self) -> Vec<(Entry, String, String)> {
        let special =
            self.read.awards.iter().filter(|one| one.way == Way::Override || one.state == Awarded::TakenBack);
        let told = |award: &store::award::Award| {
            let project = self.read.projects.iter().find(|one| one.id == award.project_id)?;
            let key =
                if award.state == Awarded::Given { "fund-override-given" } else { "fund-override-taken" };
            let amount = money::show(self.visit.lang, award.amount, &self.read.fund.said.currency);
            let act = self.visit.t(key).with("amount", amount).to_string();
            Some((self.entry(project), act, award.reason.clone()))
        };
        special.filter_map(told).collect()
    }

    /// Funded by Equal Shares, and by most votes first: how much, and for how many people at least one project.
    fn beside(&self) -> Option<Vec<(String, String, String)>> {
        let outcome = &self.found.as_ref()?.outcome;
        let row = |key: &str, cost: u64, people: u64| {
            let people = i64::try_from(people).unwrap_or(i64::MAX);
            let all = i64::try_from(outcome.voters).unwrap_or(i64::MAX);
            let people =
                self.visit.t("fund-beside-people").with("people", people).with("all", all).to_string();
            (self.visit.lang.text(key), self.money(cost), people)
        };
        Some(vec![
            row("fund-beside-shares", outcome.total_cost, outcome.people.with_a_winner),
            row("fund-beside-greedy", outcome.greedy.total_cost, outcome.greedy.voters_with_a_winner),
        ])
    }

    /// What the other way of counting would have funded and this one does not, and the other way round.
    fn differences(&self) -> [Vec<Entry>; 2] {
        let Some(found) = &self.found else { return Default::default() };
        let (ours, theirs) = (&found.outcome.winners, &found.outcome.greedy.winners);
        let alone = |these: &[usize], those: &[usize]| {
            let only = these.iter().filter(|place| !those.contains(place));
            only.filter_map(|place| self.project(*place).map(|one| self.entry(one))).collect()
        };
        [alone(ours, theirs), alone(theirs, ours)]
    }

    fn sum(&self) -> String {
        let outcome = self.found.as_ref().map(|found| &found.outcome);
        let spent = self.money(outcome.map_or(0, |outcome| outcome.total_cost));
        let all = money::show(self.visit.lang, self.read.fund.said.amount, &self.read.fund.said.currency);
        let projects = outcome.map_or(0, |outcome| outcome.winners.len());
        let text = self.visit.t("fund-outcome-sum").with("projects", projects).with("spent", spent);
        text.with("amount", all).with("ballots", self.ballots).to_string()
    }

    fn when(&self) -> String {
        self.visit.lang.moment(self.counted, &self.read.fund.said.zone)
    }

    /// What a committee gave, where there was no vote.
    fn given(&self) -> Vec<Entry> {
        let given = self.read.awards.iter().filter(|award| award.state == Awarded::Given);
        let one =
            |award: &store::award::Award| self.read.projects.iter().find(|one| one.id == award.project_id);
        given.filter_map(one).map(|project| self.entry(project)).collect()
    }
}
