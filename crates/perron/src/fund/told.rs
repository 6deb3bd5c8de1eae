//! Why a project is funded or not, in plain words, with the figures and where the money of its supporters went.

use budgeting::{NotFunded, Outcome, Reason, Round};
use store::fund::{Fund, State};
use store::fund_outcome;
use store::project::Project;

use super::Found;
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
    /// What was found.
    pub found: &'a Found,
}

/// What the vote of a fund found of one project, with everywhere that its supporters' money went; `None`: nothing yet.
pub async fn of_project(visit: &Visit, fund_id: i64, number: i64) -> Result<Option<Told>, Error> {
    let read = move |tx: &mut store::Tx<'_>| {
        Ok::<_, Error>((Read::of(tx, fund_id)?, fund_outcome::of_fund(tx, fund_id)?))
    };
    let (read, kept) = visit.app.db.read(read).await?;
    let Some(kept) = kept.filter(|_| read.fund.state == State::Decided) else { return Ok(None) };
    let found = Found::read(&kept.result)?;
    let telling = Telling { lang: visit.lang, read: &read, found: &found };
    let Some(place) = found.numbers.iter().position(|known| *known == number) else { return Ok(None) };
    Ok(match found.outcome.not_funded.iter().find(|one| one.project == place) {
        Some(lost) => telling.lost(lost, None),
        None => telling.won(place),
    })
}

impl Telling<'_> {
    fn words(&self) -> Words<'_> {
        Words { lang: self.lang, fund: &self.read.fund }
    }

    fn entry(&self, project: &Project) -> Entry {
        Entry::of(self.lang, &self.read.fund, project, &self.read.awards)
    }

    fn project(&self, place: usize) -> Option<&Project> {
        let number = self.found.numbers.get(place)?;
        self.read.projects.iter().find(|one| one.number == *number)
    }

    /// Why one is funded.
    pub fn won(&self, place: usize) -> Option<Told> {
        let outcome = &self.found.outcome;
        let round = outcome.rounds.iter().find(|round| round.project == place);
        let (words, figures) = self.words().won(outcome, place, round);
        Some(Told { entry: self.entry(self.project(place)?), words, figures, flows: Vec::new() })
    }

    /// Why one is not, and so many of the projects where its supporters' money went; `None`: all of them.
    pub fn lost(&self, one: &NotFunded, flows: Option<usize>) -> Option<Told> {
        let (words, figures) = self.words().lost(one);
        let flows = self.flows(one, flows);
        Some(Told { entry: self.entry(self.project(one.project)?), words, figures, flows })
    }

    /// Where the money of a project's supporters went, the most first; beyond `most`, the smaller ones are one sum.
    fn flows(&self, one: &NotFunded, most: Option<usize>) -> Vec<(Option<Entry>, String)> {
        let mut flows: Vec<_> = one.money_went_to.iter().filter(|flow| flow.amount > 0).collect();
        flows.sort_by_key(|flow| std::cmp::Reverse(flow.amount));
        let shown = most.filter(|most| flows.len() > most + 1).unwrap_or(flows.len());
        let words = self.words();
        let named = |flow: &&budgeting::Flow| {
            Some((Some(self.entry(self.project(flow.project)?)), words.money(flow.amount)))
        };
        let rest: u64 = flows[shown..].iter().map(|flow| flow.amount).sum();
        let rest = (rest > 0).then(|| (None, words.money(rest)));
        flows[..shown].iter().filter_map(named).chain(rest).collect()
    }
}

/// An amount in the currency of a fund.
pub fn money_of(lang: Lang, fund: &Fund, amount: u64) -> String {
    money::show(lang, i64::try_from(amount).unwrap_or(i64::MAX), &fund.said.currency)
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

    /// An amount that need not be whole, rounded up to what can be paid.
    fn about(&self, amount: f64) -> String {
        // never negative, and far below where an f64 loses units
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a rounded amount of money"
        )]
        let whole = amount.max(0.0).ceil() as u64;
        self.money(whole)
    }

    fn row(&self, key: &str, value: String) -> (String, String) {
        (self.lang.text(key), value)
    }

    fn people(&self, people: u64) -> String {
        self.lang.count(i64::try_from(people).unwrap_or(i64::MAX))
    }

    /// Why something is funded.
    fn won(
        &self,
        outcome: &Outcome,
        place: usize,
        round: Option<&Round>,
    ) -> (Vec<String>, Vec<(String, String)>) {
        let Some(round) = round else {
            let key = if outcome.added.contains(&place) { "fund-won-added" } else { "fund-won-votes" };
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

    /// Why something is not funded, and what would have been needed.
    fn lost(&self, one: &NotFunded) -> (Vec<String>, Vec<(String, String)>) {
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
        if let Some(more) = one.extra_supporters.filter(|more| *more > 0) {
            let more = i64::try_from(more).unwrap_or(i64::MAX);
            words.push(self.lang.t("fund-lost-more").with("people", more).to_string());
        }
        if let Some(cut) = one.cost_cut.filter(|cut| *cut > 0) {
            words.push(
                self.lang
                    .t("fund-lost-cut")
                    .with("cost", self.money(one.cost.saturating_sub(cut)))
                    .to_string(),
            );
        }
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
