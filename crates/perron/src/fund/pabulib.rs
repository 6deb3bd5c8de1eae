//! A vote that was held elsewhere, from a file of the Pabulib format into a fund, where it is counted like any other.

use budgeting::Kind as Said;
use budgeting::pb::{File, ReadError, read};
use store::fund::{self, Fund, Hand, Kind, Origin, State, Voters, Way};
use store::fund_ballot::{self, Ballot};
use store::project::{self, Kind as Who, Project, State as Standing};
use store::{Bilingual, Language, Tx, community};

use super::pages::{blank, keep};
use super::rules::Sheet;
use crate::app::App;
use crate::money;

/// Three of these are ISO 4217 for no currency at all.
const NO_CURRENCY: &str = "X";

/// What is brought: a fund whose vote is closed and not counted yet.
pub struct Brought {
    /// The fund.
    pub fund: Fund,
    /// What was voted on.
    pub projects: Vec<Project>,
    /// One for each person.
    pub ballots: Vec<Ballot>,
    /// Names on ballots that are no project of the file, and repeated ones; neither counts.
    pub left_out: u64,
}

/// Why nothing was brought; a sentence.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// Something in the file.
    #[error("{0} Nothing was taken.")]
    File(#[from] ReadError),
    /// A budget of zero, or more than fits.
    #[error(
        "The budget of the file is {0}; a fund needs more than zero and less than a million million. Nothing was taken."
    )]
    Budget(u64),
    /// Cents in a currency that has none.
    #[error(
        "The amounts of the file are finer than its currency, {0}; nothing was taken. Correct one of them."
    )]
    TooFine(String),
}

/// Reads a file; `now` is when.
pub fn plan(app: &App, bytes: &[u8]) -> Result<Brought, Problem> {
    let file = read(bytes)?;
    let currency = currency(&file);
    let unit = u64::try_from(money::unit(&currency)).unwrap_or(1);
    if file.units > unit {
        return Err(Problem::TooFine(currency));
    }
    let scale = unit / file.units.max(1);
    let amount = |units: u64| units.checked_mul(scale).and_then(|all| i64::try_from(all).ok());
    let budget = file.election.budget;
    let all = amount(budget).filter(|all| (1..=money::MOST).contains(all)).ok_or(Problem::Budget(budget))?;
    let fund = fund(app, &file, all, currency, scale);
    let projects: Vec<Project> = (1..)
        .zip(file.election.projects.iter().zip(&file.about))
        .map(|(number, (project, about))| {
            let cost = amount(project.cost).unwrap_or(money::MOST);
            let title = if about.name.is_empty() { project.id.clone() } else { about.name.clone() };
            stood(app, fund.id, number, project.id.clone(), title, cost)
        })
        .collect();
    let ballots = ballots(app, &file, &fund);
    Ok(Brought { fund, projects, ballots, left_out: file.unknown + file.repeated })
}

/// What the file calls its currency, if it is one.
fn currency(file: &File) -> String {
    let said = file.meta("currency").unwrap_or_default().trim().to_ascii_uppercase();
    if said.len() == 3 && said.bytes().all(|byte| byte.is_ascii_uppercase()) {
        said
    } else {
        NO_CURRENCY.repeat(3)
    }
}

fn fund(app: &App, file: &File, amount: i64, currency: String, scale: u64) -> Fund {
    let now = app.clock.now();
    let said = |name: &str| file.meta(name).map(str::trim).filter(|text| !text.is_empty());
    let title = ["unit", "subunit", "instance"].into_iter().filter_map(said).collect::<Vec<_>>().join(", ");
    let about = said("description").unwrap_or(&title).to_owned();
    let both = |text: String| Bilingual { en: text.clone(), fr: text };
    let said = fund::Said {
        title: both(if title.is_empty() { about.clone() } else { title.clone() }),
        about: both(about.clone()),
        amount,
        currency,
        way: Way::Vote,
        voters: Voters::Contact,
        most: 0,
        honoraria: 100,
        areas: String::new(),
        help: Bilingual::default(),
        zone: "UTC".to_owned(),
        proposals_until: now,
        votes_until: now,
        report_days: 365,
        agenda_by: Hand::Mixed,
        kept_by: Hand::Institution,
    };
    let kind = match file.election.kind {
        Said::Approval => Kind::Approval,
        Said::Cumulative => Kind::Cumulative,
        Said::Ordinal => Kind::Ordinal,
        Said::Scoring => Kind::Scoring,
    };
    // steps of the file's own unit, whatever ours is: the outcome is that of the file
    let increment = i64::try_from(scale).unwrap_or(1);
    Fund {
        kind,
        increment,
        state: State::Counting,
        origin: Origin::Brought,
        ..blank(app.ids.next(), said, now)
    }
}

fn stood(app: &App, fund_id: i64, number: i64, code: String, title: String, cost: i64) -> Project {
    let made = app.clock.now();
    let said = project::Said {
        title,
        about: String::new(),
        language: Language::English,
        who: String::new(),
        kind: Who::Neighbours,
        area: String::new(),
        cost,
        honoraria: 0,
        wants_help: false,
    };
    Project {
        fund_id,
        id: app.ids.next(),
        number,
        code,
        said,
        holder: None,
        state: Standing::Eligible,
        reason: String::new(),
        costed_by: String::new(),
        checked: None,
        checked_by: None,
        made,
    }
}

/// One ballot for each person of the file.
fn ballots(app: &App, file: &File, fund: &Fund) -> Vec<Ballot> {
    let written: Vec<String> = file.election.ballots.iter().map(|one| choices(one, fund.kind)).collect();
    let now = app.clock.now();
    let one = |(place, (_, kind)): (i64, &(String, usize))| Ballot {
        fund_id: fund.id,
        id: app.ids.next(),
        mark: format!("i{place}"),
        way: fund_ballot::Way::Brought,
        choices: written.get(*kind).cloned(),
        language: Language::English,
        entered_by: None,
        mails: 0,
        mails_since: now,
        made: now,
        changed: now,
    };
    (1..).zip(&file.voters).map(one).collect()
}

/// What a ballot says, as it is kept: ascending, but for an order, which is kept as it is.
fn choices(ballot: &budgeting::Ballot, kind: Kind) -> String {
    let mut chosen: Vec<(usize, u64)> =
        ballot.choices.iter().map(|(place, points)| (place + 1, *points)).collect();
    if kind != Kind::Ordinal {
        chosen.sort_unstable();
    }
    let is_plain = matches!(kind, Kind::Approval | Kind::Ordinal);
    let one = |(number, points): &(usize, u64)| {
        if is_plain { number.to_string() } else { format!("{number}:{points}") }
    };
    chosen.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// Writes what is brought into a fund that a community holds; false if there is no such community. The count comes next.
pub fn put(tx: &mut Tx<'_>, mut brought: Brought, community_id: i64) -> store::Result<bool> {
    if community::by_id(tx, community_id)?.is_none() {
        return Ok(false);
    }
    let (rules, sha256) = Sheet::write(&brought.fund, &brought.projects);
    brought.fund.rules = rules;
    brought.fund.rules_sha256 = sha256;
    keep(tx, &brought.fund, community_id)?;
    brought.projects.iter().try_for_each(|one| project::insert(tx, one))?;
    fund_ballot::insert_all(tx, &brought.ballots)?;
    Ok(true)
}
