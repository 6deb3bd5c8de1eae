//! The page of an award, for those who run the fund.

use askama::Template;
use store::award::State;

use crate::form::Form;
use crate::fund::REASON;
use crate::i18n::Lang;
use crate::id::Id;
use crate::money;
use crate::page::{View, view};
use crate::project::Read;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "award/show.html")]
pub struct Show<'a> {
    pub visit: &'a Visit,
    pub read: Read,
    pub form: Form,
}

view!(Show, "award-title", nav Communities, listed false);

impl Show<'_> {
    fn facts(&self) -> Vec<(String, String)> {
        crate::project::facts(self.visit.lang, &self.read)
    }

    fn is_given(&self) -> bool {
        self.read.award.as_ref().is_some_and(|award| award.state == State::Given)
    }

    fn money(&self, amount: &i64) -> String {
        money::show(self.visit.lang, *amount, &self.read.fund.said.currency)
    }

    fn day(&self, day: &str) -> String {
        day_in_words(self.visit.lang, day)
    }

    fn moment(&self, at: &i64) -> String {
        self.visit.lang.date(*at, &self.read.fund.said.zone)
    }

    fn id(&self, id: &i64) -> Id {
        Id(*id)
    }

    fn may_overrule(&self) -> bool {
        self.read.fund.state == store::fund::State::Decided
            && self.read.fund.said.way == store::fund::Way::Vote
    }

    /// What is not planned to be paid yet.
    fn unplanned(&self) -> i64 {
        unplanned(&self.read)
    }

    fn unplanned_shown(&self) -> String {
        self.money(&self.unplanned())
    }
}

/// What of an award is not planned to be paid yet.
pub fn unplanned(read: &Read) -> i64 {
    let planned: i64 = read.instalments.iter().map(|one| one.amount).sum();
    read.award.as_ref().filter(|award| award.state == State::Given).map_or(0, |award| award.amount) - planned
}

/// A day such as 2026-01-31, as the language writes it.
pub fn day_in_words(lang: Lang, day: &str) -> String {
    let date = day.parse::<jiff::civil::Date>().ok().and_then(|date| date.in_tz("UTC").ok());
    date.map_or_else(|| day.to_owned(), |at| lang.date(at.timestamp().as_millisecond(), "UTC"))
}
