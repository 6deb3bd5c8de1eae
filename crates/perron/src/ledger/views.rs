//! What the pages of the ledger show.

use askama::Template;
use store::shift::{Hand, Shift};

use super::{Brief, Row};
use crate::i18n::{Lang, dates};
use crate::page::{View, view};
use crate::visit::Visit;

/// The ledger.
#[derive(Template)]
#[template(path = "ledger/show.html")]
pub struct Ledger<'a> {
    pub visit: &'a Visit,
    /// Whose: page and name; `None`: of all.
    pub community: Option<(String, String)>,
    pub path: String,
    pub brief: Option<Brief>,
    pub rows: Vec<Row>,
    pub lines: Vec<Line>,
    /// What the link to earlier decisions says.
    pub earlier: Option<String>,
    pub is_first: bool,
}

impl Ledger<'_> {
    fn moved(&self, row: &Row) -> String {
        let said = row.moved.said(self.visit.lang);
        if said.is_empty() { self.visit.lang.text("ledger-none") } else { said }
    }
}

view!(Ledger, "ledger-title", nav Communities);

/// One decision.
pub struct Line {
    pub day: (i8, String),
    pub machine: String,
    pub year: i64,
    pub path: String,
    pub title: String,
    /// What kind of decision it is.
    pub kind: String,
    /// What was decided on: money, hours.
    pub moved: String,
    /// Who set the agenda, who decided, who holds it.
    pub hands: [String; 3],
    /// Whose it is, where all are listed.
    pub community: Option<(String, String)>,
}

impl Line {
    pub fn of(lang: Lang, one: &Shift, path: String, community: Option<(String, String)>) -> Self {
        let hand = |hand: Hand| lang.text(&format!("ledger-hand-{}", hand.word()));
        let money = (one.cents > 0).then(|| crate::money::show(lang, one.cents, &one.currency));
        let hours =
            (one.minutes > 0).then(|| lang.t("ledger-hours").with("hours", one.minutes / 60).to_string());
        Self {
            day: crate::session::facts::day(lang, one.decided, "UTC"),
            machine: dates::machine(one.decided, "UTC"),
            year: one.year,
            path,
            title: one.title.nearest(lang.language()).0.to_owned(),
            kind: lang.text(&format!("ledger-kind-{}", one.kind.word())),
            moved: money.into_iter().chain(hours).collect::<Vec<_>>().join(" · "),
            hands: [hand(one.agenda_by), hand(one.decided_by), hand(one.holder)],
            community,
        }
    }
}
