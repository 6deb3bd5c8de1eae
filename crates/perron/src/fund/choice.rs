//! One's own ballot, behind one's own link: chosen and changed until the vote ends; afterwards, where one's share went.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use store::Tx;
use store::fund::{self, Fund, State};
use store::fund_ballot::{self, Ballot, Way};
use store::project::{self, Project, State as Standing};

use super::ballot::{PURPOSE, is_open};
use super::outcome::Found;
use super::share::{self, Mine};
use super::views::Top;
use super::{key, opens, path};
use crate::app::Shared;
use crate::error::{Error, OrNotFound};
use crate::form::Form;
use crate::i18n::Lang;
use crate::id::Id;
use crate::limits::Act;
use crate::money;
use crate::page::{View, view};
use crate::project::Entry;
use crate::visit::Visit;

/// One's ballot while people vote.
#[derive(Template)]
#[template(path = "fund/ballot.html")]
struct Choose<'a> {
    visit: &'a Visit,
    fund: Fund,
    projects: Vec<Project>,
    ballot: Ballot,
    form: Form,
}

view!(Choose, "fund-ballot", nav Communities, listed false);

impl Choose<'_> {
    fn top(&self) -> Top {
        Top::of(self.visit.lang, &self.fund, None)
    }

    fn action(&self) -> String {
        own_path(self.visit, self.fund.id, self.ballot.id)
    }

    fn amount(&self) -> String {
        money::show(self.visit.lang, self.fund.said.amount, &self.fund.said.currency)
    }

    fn until(&self) -> String {
        self.visit.lang.moment(self.fund.said.votes_until, &self.fund.said.zone)
    }

    fn entries(&self) -> Vec<Entry> {
        self.projects.iter().map(|one| Entry::of(self.visit.lang, &self.fund, one, &[])).collect()
    }

    /// What is chosen already, in a sentence.
    fn kept(&self) -> Option<String> {
        let chosen = numbers(self.ballot.choices.as_deref()?);
        let cost = |one: &&Project| chosen.contains(&one.number);
        let cost: i64 = self.projects.iter().filter(cost).map(|one| one.said.cost).sum();
        let cost = money::show(self.visit.lang, cost, &self.fund.said.currency);
        Some(self.visit.t("fund-ballot-kept").with("projects", chosen.len()).with("cost", cost).to_string())
    }
}

/// One's share after the count.
#[derive(Template)]
#[template(path = "fund/share.html")]
struct After<'a> {
    visit: &'a Visit,
    fund: Fund,
    /// `None`: nothing was chosen, or it is not counted yet.
    mine: Option<Mine>,
    is_counted: bool,
}

view!(After, "fund-share", nav Communities, listed false);

impl After<'_> {
    fn top(&self) -> Top {
        Top::of(self.visit.lang, &self.fund, None)
    }
}

/// The numbers of the projects on a ballot.
pub fn numbers(choices: &str) -> Vec<i64> {
    let number = |choice: &str| choice.split(':').next()?.parse().ok();
    choices.split_whitespace().filter_map(number).collect()
}

/// What is kept of the numbers that somebody chose.
pub fn written(mut chosen: Vec<i64>) -> String {
    chosen.sort_unstable();
    chosen.dedup();
    chosen.iter().map(i64::to_string).collect::<Vec<_>>().join(" ")
}

fn own_path(visit: &Visit, fund_id: i64, ballot_id: i64) -> String {
    format!("{}/ballots/{}", path(fund_id), key(&visit.app.secret, PURPOSE, fund_id, ballot_id))
}

struct Read {
    fund: Fund,
    ballot: Ballot,
    projects: Vec<Project>,
}

async fn read(visit: &Visit, fund_id: i64, link: &str) -> Result<Read, Error> {
    let id = opens(&visit.app.secret, PURPOSE, fund_id, link).ok_or_not_found()?;
    let read = move |tx: &mut Tx<'_>| {
        Ok::<_, Error>(Read {
            fund: fund::by_id(tx, fund_id)?.ok_or_not_found()?,
            ballot: fund_ballot::by_id(tx, fund_id, id)?.ok_or_not_found()?,
            projects: project::of_fund(tx, fund_id)?,
        })
    };
    let mut read = visit.app.db.read(read).await?;
    read.projects.retain(|one| one.state == Standing::Eligible);
    // each ballot has an order of its own, so that no project always stands first
    let place = |one: &Project| visit.app.secret.number("fund order", &format!("{id} {}", one.id));
    read.projects.sort_by_cached_key(place);
    Ok(read)
}

/// `GET /funds/{id}/ballots/{key}`
pub async fn show(visit: Visit, Path((Id(id), link)): Path<(Id, String)>) -> Result<Response, Error> {
    let Read { fund, ballot, projects } = read(&visit, id, &link).await?;
    if is_open(&fund, visit.app.clock.now()) {
        let mut form = Form::new();
        for number in ballot.choices.as_deref().map(numbers).unwrap_or_default() {
            form.fill("project", &number.to_string());
        }
        return visit.show(&Choose { visit: &visit, fund, projects, ballot, form });
    }
    let (is_counted, choices) = (fund.state == State::Decided, ballot.choices);
    let found = if is_counted { Found::of(&visit.app, id).await? } else { None };
    let mine = found
        .zip(choices)
        .and_then(|(found, choices)| Mine::of(visit.lang, &fund, &projects, share::of(&found, &choices)?));
    visit.show(&After { visit: &visit, fund, mine, is_counted })
}

/// `POST /funds/{id}/ballots/{key}`
pub async fn cast(
    visit: Visit,
    Path((Id(id), link)): Path<(Id, String)>,
    mut form: Form,
) -> Result<Response, Error> {
    visit.limit(Act::Vote)?;
    let Read { fund, ballot, projects } = read(&visit, id, &link).await?;
    let Some(choices) = chosen(&mut form, &projects) else {
        return visit.refuse(&Choose { visit: &visit, fund, projects, ballot, form });
    };
    if !put(&visit.app, (id, ballot.id), choices).await? {
        return visit.go_saying(&own_path(&visit, id, ballot.id), "fund-ballot-late");
    }
    visit.go_saying(&own_path(&visit, id, ballot.id), "fund-ballot-saved")
}

/// What was ticked, if all of it may be voted for; nothing is a ballot too, which supports nothing.
pub fn chosen(form: &mut Form, projects: &[Project]) -> Option<String> {
    let ticked: Vec<String> = form.values("project").map(str::to_owned).collect();
    let known = |number: &i64| projects.iter().any(|one| one.number == *number);
    let numbers: Vec<i64> = ticked.iter().filter_map(|text| text.parse().ok()).filter(known).collect();
    if numbers.len() != ticked.len() {
        form.refuse("project", "fund-ballot-unknown", &[]);
        return None;
    }
    Some(written(numbers))
}

/// Keeps a ballot while people vote; false if the vote has ended.
async fn put(app: &Shared, ballot: (i64, i64), choices: String) -> Result<bool, Error> {
    let now = app.clock.now();
    let write = move |tx: &mut Tx<'_>| {
        // closing waits for this, and this for closing
        let fund = fund::lock(tx, ballot.0)?.ok_or_not_found()?;
        if !is_open(&fund, now) {
            return Ok(false);
        }
        fund_ballot::cast(tx, ballot, &choices, Way::Online, None, now)?;
        Ok::<_, Error>(true)
    };
    app.db.write(write).await
}

impl Mine {
    /// Where somebody's share went, written.
    fn of(lang: Lang, fund: &Fund, projects: &[Project], share: share::Shown) -> Option<Self> {
        let money =
            |amount: u64| money::show(lang, i64::try_from(amount).unwrap_or(i64::MAX), &fund.said.currency);
        let entry = |number: &i64| {
            let one = projects.iter().find(|one| one.number == *number)?;
            Some(Entry::of(lang, fund, one, &[]))
        };
        Some(Self {
            endowment: money(share.endowment),
            unspent: (share.unspent > 0).then(|| money(share.unspent)),
            paid: share
                .paid
                .iter()
                .filter_map(|(number, amount)| Some((entry(number)?, money(*amount))))
                .collect(),
            others: share.others.iter().filter_map(entry).collect(),
            lost: share.lost.iter().filter_map(entry).collect(),
            is_divided: share.is_divided,
        })
    }
}
