//! The sample's shared funds: one that was voted on, counted and partly paid out, and one that takes proposals.

use serde::Deserialize;
use store::award::{self, Instalment, Receipt};
use store::fund::{self, Fund, Hand, Origin, Said, State, Voters, Way};
use store::fund_ballot::{self, Ballot};
use store::fund_outcome::{self, Outcome};
use store::project::{self, Kind, Project, State as Standing};
use store::{Bilingual, Ids, Language, Tx};

use crate::fund::{blank, count, keep as hold};

const DAY: i64 = 24 * 3_600_000;

/// The funds as they stand in `programme.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    title_en: String,
    title_fr: String,
    about_en: String,
    about_fr: String,
    help_en: String,
    help_fr: String,
    next_title_en: String,
    next_title_fr: String,
    /// In cents.
    amount: i64,
    areas: Vec<String>,
    /// Which projects a ballot approves of, and how many people cast it.
    ballots: Vec<(Vec<i64>, i64)>,
    project: Vec<Proposal>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Proposal {
    title: String,
    about: String,
    language: String,
    who: String,
    area: String,
    cost: i64,
    /// Why it does not fit the rules; empty: it does.
    #[serde(default)]
    reason: String,
    /// Whether it is proposed to the next fund.
    #[serde(default)]
    is_next: bool,
    /// What came of it; empty: not told yet.
    #[serde(default)]
    note: String,
}

fn said(sample: &Sample, title: Bilingual, until: i64) -> Said {
    let both = |en: &str, fr: &str| Bilingual { en: en.to_owned(), fr: fr.to_owned() };
    Said {
        title,
        about: both(&sample.about_en, &sample.about_fr),
        amount: sample.amount,
        currency: "CAD".to_owned(),
        way: Way::Vote,
        voters: Voters::Contact,
        most: 0,
        honoraria: 50,
        areas: sample.areas.join("\n"),
        help: both(&sample.help_en, &sample.help_fr),
        zone: "America/Toronto".to_owned(),
        proposals_until: until - 14 * DAY,
        votes_until: until,
        report_days: 120,
        agenda_by: Hand::Residents,
        kept_by: Hand::Association,
    }
}

/// Adds both funds to a community.
pub fn keep(tx: &mut Tx, ids: &Ids, sample: &Sample, community_id: i64, now: i64) -> store::Result<()> {
    let title = |en: &str, fr: &str| Bilingual { en: en.to_owned(), fr: fr.to_owned() };
    let old = said(sample, title(&sample.title_en, &sample.title_fr), now - 60 * DAY);
    let next = said(sample, title(&sample.next_title_en, &sample.next_title_fr), now + 45 * DAY);
    let of_sample = |fund: Fund, state: State| Fund { state, origin: Origin::Sample, ..fund };
    let next = of_sample(blank(ids.next(), next, now - 10 * DAY), State::Proposals);
    let old = of_sample(blank(ids.next(), old, now - 120 * DAY), State::Counting);
    hold(tx, &next, community_id)?;
    hold(tx, &old, community_id)?;
    let mut numbers = [0, 0];
    for proposal in &sample.project {
        let (fund, number) =
            if proposal.is_next { (&next, &mut numbers[0]) } else { (&old, &mut numbers[1]) };
        *number += 1;
        project::insert(tx, &record(ids, fund, *number, proposal))?;
    }
    vote(tx, ids, sample, &old, now)?;
    tell(tx, ids, sample, &old, now)
}

fn record(ids: &Ids, fund: &Fund, number: i64, proposal: &Proposal) -> Project {
    let is_checked = fund.state == State::Counting || !proposal.reason.is_empty() || number == 1;
    let state = match (is_checked, proposal.reason.is_empty()) {
        (false, _) => Standing::Proposed,
        (true, true) => Standing::Eligible,
        (true, false) => Standing::Excluded,
    };
    let said = project::Said {
        title: proposal.title.clone(),
        about: proposal.about.clone(),
        language: Language::of_word(&proposal.language).unwrap_or(Language::English),
        who: proposal.who.clone(),
        kind: Kind::Neighbours,
        area: proposal.area.clone(),
        cost: proposal.cost,
        honoraria: 0,
        wants_help: false,
    };
    Project {
        fund_id: fund.id,
        id: ids.next(),
        number,
        code: number.to_string(),
        said,
        holder: None,
        state,
        reason: proposal.reason.clone(),
        costed_by: if is_checked { "Dominique".to_owned() } else { String::new() },
        checked: is_checked.then_some(fund.made),
        checked_by: None,
        made: fund.made,
    }
}

/// The made-up ballots, counted like any others.
fn vote(tx: &mut Tx, ids: &Ids, sample: &Sample, fund: &Fund, now: i64) -> store::Result<()> {
    let cast = now - 65 * DAY;
    let mut number = 0;
    let mut ballots = Vec::new();
    for (projects, people) in &sample.ballots {
        let choices = projects.iter().map(i64::to_string).collect::<Vec<_>>().join(" ");
        for _ in 0..*people {
            number += 1;
            ballots.push(Ballot {
                fund_id: fund.id,
                id: ids.next(),
                mark: format!("s{number}"),
                way: fund_ballot::Way::Brought,
                choices: Some(choices.clone()),
                language: Language::English,
                entered_by: None,
                mails: 0,
                mails_since: cast,
                made: cast,
                changed: cast,
            });
        }
    }
    fund_ballot::insert_all(tx, &ballots)?;
    let Some((found, winners)) = count::of(tx, fund.id)? else { return Ok(()) };
    fund::set_state(tx, fund.id, State::Counting, State::Decided)?;
    let (program, counted) = (env!("CARGO_PKG_VERSION").to_owned(), now - 59 * DAY);
    let outcome = Outcome { fund_id: fund.id, ballots: number, result: found.result, program, counted };
    fund_outcome::put(tx, &outcome, &found.findings)?;
    winners.iter().try_for_each(|won| award::put(tx, &count::award(fund, won, award::Way::Vote, counted)))?;
    crate::bundle::ask(tx, ids, now, store::bundle::Kind::Fund, fund.id)
}

/// What was paid and told since.
fn tell(tx: &mut Tx, ids: &Ids, sample: &Sample, fund: &Fund, now: i64) -> store::Result<()> {
    for project in project::of_fund(tx, fund.id)? {
        let note =
            sample.project.iter().find(|one| one.title == project.said.title).map_or("", |one| &one.note);
        if note.is_empty() || award::of_project(tx, fund.id, project.id)?.is_none() {
            continue;
        }
        let (of, cost) = ((fund.id, project.id), project.said.cost);
        for (at, paid) in [(50, Some(now - 50 * DAY)), (20, Some(now - 20 * DAY))] {
            let due = crate::i18n::dates::moment(now - at * DAY, &fund.said.zone).date().to_string();
            award::add_instalment(tx, of, &Instalment { id: ids.next(), amount: cost / 2, due, paid })?;
        }
        let day = crate::i18n::dates::moment(now - 30 * DAY, &fund.said.zone).date().to_string();
        let receipt = Receipt {
            id: ids.next(),
            amount: cost * 9 / 10,
            what: "Bois, vis / Wood, screws".to_owned(),
            day,
            made: now,
        };
        award::add_receipt(tx, of, &receipt)?;
        award::tell(tx, of.0, of.1, note, now - 5 * DAY)?;
    }
    Ok(())
}
