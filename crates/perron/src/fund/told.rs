//! Why a project is funded or not, in plain words, with the figures and where the money of its supporters went.

use budgeting::{NotFunded, Reason};
use store::fund::{Fund, State};
use store::fund_outcome;
use store::project::Project;

use super::finding::Finding;
use super::pages::Read;
use crate::error::Error;
use crate::i18n::Lang;
use crate::money;
use crate::project::Entry;
use crate::visit::Visit;

/// A project of the outcome, with what is said about it.
#[derive(Clone)]
pub struct Told {
    /// The project.
    pub entry: Entry,
    /// In plain words, sentence by sentence.
    pub words: Vec<String>,
    /// How many approved of it, and what it cost them: one tap away.
    pub figures: Vec<(String, String)>,
    /// Where its supporters' money went: project, or all others together, and amount.
    pub flows: Vec<(Option<Entry>, String)>,
}

/// An outcome that is told.
pub struct Telling<'a> {
    /// In which language.
    pub lang: Lang,
    /// The fund.
    pub read: &'a Read,
}

/// What the vote of a fund found of one project, with everywhere that its supporters' money went; `None`: nothing yet.
pub async fn of_project(visit: &Visit, fund_id: i64, number: i64) -> Result<Option<Told>, Error> {
    let read = move |tx: &mut store::Tx<'_>| {
        let read = Read::of(tx, fund_id)?;
        if read.fund.state != State::Decided {
            return Ok(None);
        }
        let kept = fund_outcome::finding(tx, fund_id, number)?;
        kept.map(|kept| Ok::<_, Error>((read, Finding::read(&kept)?))).transpose()
    };
    let found = visit.app.db.read(read).await?;
    Ok(found
        .and_then(|(read, finding)| Telling { lang: visit.lang, read: &read }.told(number, &finding, None)))
}

impl Telling<'_> {
    fn words(&self) -> Words<'_> {
        Words { lang: self.lang, fund: &self.read.fund }
    }

    fn entry(&self, project: &Project) -> Entry {
        Entry::of(self.lang, &self.read.fund, project, &self.read.awards)
    }

    fn project(&self, number: i64) -> Option<&Project> {
        self.read.projects.iter().find(|one| one.number == number)
    }

    /// Why the project with this number is funded or not, and so many of those where its supporters' money went; `None`: all
    /// of them.
    pub fn told(&self, number: i64, finding: &Finding, flows: Option<usize>) -> Option<Told> {
        let ((words, figures), flows) = match &finding.lost {
            Some(one) => (self.words().lost(one, finding.is_shareless), self.flows(one, finding, flows)),
            None => (self.words().won(finding), Vec::new()),
        };
        Some(Told { entry: self.entry(self.project(number)?), words, figures, flows })
    }

    /// Where the money of a project's supporters went, the most first; beyond `most`, the smaller ones are one sum.
    fn flows(&self, one: &NotFunded, finding: &Finding, most: Option<usize>) -> Vec<(Option<Entry>, String)> {
        let amounts = one.money_went_to.iter().map(|flow| flow.amount);
        let mut flows: Vec<(i64, u64)> =
            finding.went_to.iter().copied().zip(amounts).filter(|(_, amount)| *amount > 0).collect();
        flows.sort_by_key(|(_, amount)| std::cmp::Reverse(*amount));
        let shown = most.filter(|most| flows.len() > most + 1).unwrap_or(flows.len());
        let words = self.words();
        let named = |(number, amount): &(i64, u64)| {
            Some((Some(self.entry(self.project(*number)?)), words.money(*amount)))
        };
        let rest: u64 = flows[shown..].iter().map(|(_, amount)| amount).sum();
        let rest = (rest > 0).then(|| (None, words.money(rest)));
        flows[..shown].iter().filter_map(named).chain(rest).collect()
    }
}

/// An amount in the currency of a fund.
pub fn money_of(lang: Lang, fund: &Fund, amount: u64) -> String {
    money::show(lang, i64::try_from(amount).unwrap_or(i64::MAX), &fund.said.currency)
}

/// An amount that need not be whole, rounded up to what can be paid.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rounded amount of money")]
fn whole(amount: f64) -> u64 {
    // never negative, and far below where an f64 loses units
    amount.max(0.0).ceil() as u64
}

/// Findings in words.
struct Words<'a> {
    lang: Lang,
    fund: &'a Fund,
}

impl Words<'_> {
    fn money(&self, amount: u64) -> String {
        money_of(self.lang, self.fund, amount)
    }

    /// An amount that need not be whole, as it is shown.
    fn about(&self, amount: f64) -> String {
        self.money(whole(amount))
    }

    fn row(&self, key: &str, value: String) -> (String, String) {
        (self.lang.text(key), value)
    }

    fn people(&self, people: u64) -> String {
        self.lang.count(i64::try_from(people).unwrap_or(i64::MAX))
    }

    /// Why something is funded.
    fn won(&self, finding: &Finding) -> (Vec<String>, Vec<(String, String)>) {
        let Some(round) = &finding.round else {
            let key = if finding.is_added { "fund-won-added" } else { "fund-won-votes" };
            return (vec![self.lang.text(key)], Vec::new());
        };
        let highest = self.about(round.highest_payment.to_f64());
        let votes = i64::try_from(round.raw_votes).unwrap_or(i64::MAX);
        let mut words = vec![
            self.lang.t("fund-won-shares").with("votes", votes).with("most", highest.as_str()).to_string(),
        ];
        if !round.tied.is_empty() {
            words.push(self.lang.text("fund-won-tied"));
        }
        let figures = vec![
            self.row("fund-figure-votes", self.people(round.raw_votes)),
            self.row("fund-figure-most", highest),
            self.row("fund-figure-full", self.people(round.paid_in_full)),
            self.row("fund-figure-part", self.people(round.paid_in_part)),
            self.row("fund-figure-nothing", self.people(round.paid_nothing)),
        ];
        (words, figures)
    }

    /// How many more people it would have taken, or why no number would do.
    fn more(&self, one: &NotFunded, is_shareless: bool) -> Option<String> {
        let said = |key: &str, people: u64| {
            let people = i64::try_from(people).unwrap_or(i64::MAX);
            self.lang.t(key).with("people", people).to_string()
        };
        match (one.extra_supporters, one.extra_too_much) {
            (Some(more), _) => (more > 0).then(|| said("fund-lost-more", more)),
            (None, Some(more)) => Some(said("fund-lost-more-too-much", more)),
            (None, None) => is_shareless.then(|| self.lang.text("fund-lost-no-shares")),
        }
    }

    /// At which cost it would have been funded. Where that is far below what was missing, it is said why: all together would
    /// have been too much for the fund, or its supporters went on buying.
    fn cuts(&self, one: &NotFunded) -> Vec<String> {
        let said = |key: &str, cut: u64| {
            self.lang.t(key).with("cost", self.money(one.cost.saturating_sub(cut))).to_string()
        };
        let too_much = one.cut_too_much.map(|cut| said("fund-lost-cut-too-much", cut));
        let cut = one.cost_cut.filter(|cut| *cut > 0).map(|cut| {
            let is_plain = too_much.is_some() || cut <= whole(one.shortfall);
            said(if is_plain { "fund-lost-cut" } else { "fund-lost-cut-later" }, cut)
        });
        too_much.into_iter().chain(cut).collect()
    }

    /// Why something is not funded, and what would have been needed.
    fn lost(&self, one: &NotFunded, is_shareless: bool) -> (Vec<String>, Vec<(String, String)>) {
        let reason = match one.reason {
            Reason::NotEligible => "fund-lost-not-eligible",
            Reason::OverBudget => "fund-lost-over-budget",
            Reason::TooFew => "fund-lost-too-few",
            Reason::SpentElsewhere => "fund-lost-spent",
            Reason::NoRoom => "fund-lost-no-room",
        };
        let votes = i64::try_from(one.raw_votes).unwrap_or(i64::MAX);
        let mut words = vec![
            self.lang.t("fund-lost-votes").with("votes", votes).to_string(),
            self.lang.t(reason).with("shortfall", self.about(one.shortfall)).to_string(),
        ];
        words.extend(self.more(one, is_shareless));
        words.extend(self.cuts(one));
        let mut figures = vec![
            self.row("fund-figure-votes", self.people(one.raw_votes)),
            self.row("fund-figure-cost", self.money(one.cost)),
            self.row("fund-figure-shortfall", self.about(one.shortfall)),
        ];
        if let Some(support) = one.effective_support {
            figures.push(self.row("fund-figure-support", self.lang.percent((support / 100.0).min(0.99))));
        }
        (words, figures)
    }
}
